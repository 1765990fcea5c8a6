//! `/brief`: the page that a team posts on a topic, story by story, every line cited.

mod page;
mod select;

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::{Value as Json, json};

use super::ask::{self, Answer};
use super::options::{PRIVATE, SINCE, SOURCE, TOPIC};
use super::record;
use super::sources::counted;
use super::topic::{self, Covered, FORMER_MAX, Topic};
use super::{Access, Audience, Command, CommandOption, Group, Kind, OptionKind, Refusal, Values};
use super::{day, seen};
use crate::news::{Article, Excerpt, Published, Span};
use crate::newsroom::Newsroom;
use crate::reply::{Action, Attachment, Block, Line, Quotation, Reply};
use select::{Item, Measure};

/// The command.
pub(super) const COMMAND: Command = Command {
    name: "brief",
    description: "The page to post on a topic: its stories in order, what each adds, a quote, what differs or lacks",
    kind: Kind::Slash,
    group: Group::Story,
    options: &[
        TOPIC,
        SINCE,
        CommandOption {
            name: "length",
            description: "How long it is: short, standard or long; standard unless given",
            kind: OptionKind::Choice(&["short", "standard", "long"]),
            required: false,
            suggest: None,
        },
        CommandOption {
            name: "as_of",
            description: "As the collection stood at the end of this day (UTC): 2022-01-25, 25 Jan 2022",
            kind: OptionKind::Day,
            required: false,
            suggest: None,
        },
        SOURCE,
        PRIVATE,
    ],
    access: Access::Everyone,
    audience: Audience::Choice,
    example: "/brief Macron and Putin length: short",
    answer,
    record,
};

/// How many articles on a topic are read.
const ARTICLES_MAX: usize = 40;
/// So many articles that only touch on a topic are named.
const TOUCHING_MAX: usize = 3;

/// A brief: one selection for whatever is made of it.
struct Brief {
    topic: Topic,
    as_of: Option<Date>,
    articles: usize,
    /// How many more are on the topic, at least.
    further: usize,
    /// How many articles on the topic were taken in after the day it is rebuilt for.
    later: usize,
    items: Vec<Item>,
    left_out: usize,
    /// Whether some article is about all of the topic.
    is_met: bool,
    /// The articles that only touch on the topic, and are not told.
    touching: Vec<Arc<Article>>,
}

fn answer(values: &Values, newsroom: &Newsroom) -> Result<Reply, Refusal> {
    let brief = match read(values, newsroom)? {
        Ok(brief) => brief,
        Err(nothing) => return Ok(topic::receipt(&nothing)),
    };
    let mut reply = Reply::new(format!("Brief: {}", brief.topic.words));
    reply.blocks.push(Block::Words(told(&brief).into()));
    reply
        .blocks
        .extend(reserve(&brief).map(|line| Block::Words(line.into())));
    for (at, item) in brief.items.iter().enumerate() {
        reply.blocks.extend(blocks(at + 1, item));
    }
    reply.blocks.extend(touching(&brief.touching));
    if values.seen() == 0 && !brief.items.is_empty() {
        reply.attachments.push(Attachment {
            name: "brief.md".to_owned(),
            description: format!(
                "{} as a Markdown page, with the proof of every line",
                reply.heading
            ),
            bytes: page::written(&reply).into_bytes().into(),
        });
    }
    reply.blocks = seen::after(reply.blocks, values.seen());
    reply
        .blocks
        .splice(0..0, brief.topic.taken(brief.further, values.seen()));
    reply.footer = "Copied from the articles; counts and labels are Attaché’s.".into();
    if reply.quotations().next().is_some() {
        reply.actions.push(Action::InContext);
    }
    reply.actions.push(Action::Share);
    Ok(reply)
}

/// Makes the selection, or says what was searched where there is nothing.
fn read(values: &Values, newsroom: &Newsroom) -> Result<Result<Brief, Box<Answer>>, Refusal> {
    let as_of = as_of(values, newsroom)?;
    let topic = Topic::read_as_of(values, as_of.map(end_of), newsroom)?;
    let mut coverage = match topic.covered(ARTICLES_MAX, newsroom)? {
        Covered::By(coverage) => coverage,
        Covered::Nothing(answer) => return Ok(Err(answer)),
    };
    let is_met = coverage.is_met(&topic);
    let touching = coverage.part(&topic);
    let articles = coverage.numbered();
    // Which sources were silent then, what the collection has of each today does not tell.
    let known = coverage.known.as_deref().filter(|_| as_of.is_none());
    let (items, left_out) = select::select(&articles, known, &topic, measure(values), newsroom);
    Ok(Ok(Brief {
        topic,
        as_of,
        articles: articles.len(),
        further: coverage.further,
        later: coverage.later,
        items,
        left_out,
        is_met,
        touching: touching.into_iter().map(|own| own.article).collect(),
    }))
}

fn measure(values: &Values) -> Measure {
    let (stories, additions, figures) = match values.text("length") {
        Some("short") => (2, 1, 1),
        Some("long") => (8, 4, 3),
        _ => (4, 2, 2),
    };
    Measure {
        stories,
        additions,
        figures,
    }
}

/// The day as whose end the collection is wanted: of a month or a year that is not over, today.
fn as_of(values: &Values, newsroom: &Newsroom) -> Result<Option<Date>, Refusal> {
    let Some(days) = values.text("as_of").and_then(day::days) else {
        return Ok(None);
    };
    let today = newsroom.now().to_zoned(TimeZone::UTC).date();
    if days.first() > today {
        return Err(Refusal::new(Line::new().code("as_of").plain(
            " is a day to come. Leave it out for the collection as it stands.",
        )));
    }
    Ok(Some(days.last().min(today)))
}

/// The last instant of a day in UTC.
fn end_of(day: Date) -> Timestamp {
    let next = day.tomorrow().unwrap_or(day);
    let begins = next.to_zoned(TimeZone::UTC).map(|zoned| zoned.timestamp());
    begins.unwrap_or(Timestamp::MAX) - jiff::SignedDuration::from_millis(1)
}

fn told(brief: &Brief) -> String {
    let stories = match brief.items.len() {
        0 => "no story".to_owned(),
        1 => "1 story".to_owned(),
        count => format!("{count} stories"),
    };
    let origins: usize = brief
        .items
        .iter()
        .map(|item| item.event.origins.len())
        .sum();
    let then = brief.as_of.map_or_else(String::new, |day| {
        format!(", as the collection stood on {}", Published::On(day))
    });
    let cut = brief.topic.then.as_ref().filter(|then| then.is_cut());
    let cut = cut.map_or_else(String::new, |_| {
        format!(" Of what was revised or withdrawn since, the last {FORMER_MAX} texts were read.")
    });
    if brief.items.is_empty() {
        let later = match brief.later {
            0 => String::new(),
            1 => ": the one article on it was taken in later".to_owned(),
            count => format!(": the {count} articles on it were taken in later"),
        };
        return format!("Nothing on this{then}{later}.{cut}");
    }
    let days =
        select::days(&brief.items).map_or_else(String::new, |days| format!(", {}", between(days)));
    let left = match brief.left_out {
        0 => String::new(),
        1 => " 1 further story is left out for length.".to_owned(),
        count => format!(" {count} further stories are left out for length."),
    };
    format!(
        "{stories} of {} in {} on the topic{days}{then}.{left}{cut}",
        counted(origins as u64, "origin"),
        counted(brief.articles as u64, "article"),
    )
}

/// What a reader should know of how much there is on the topic.
fn reserve(brief: &Brief) -> Option<&'static str> {
    if brief.items.is_empty() {
        return None;
    }
    if !brief.is_met {
        return Some("No article is about all of this: what comes closest is told.");
    }
    let in_passing = brief.items.iter().all(|item| item.in_passing);
    in_passing.then_some("No article is about this alone: it is named among other things.")
}

/// Which articles only touch on the topic.
fn touching(articles: &[Arc<Article>]) -> Option<Block> {
    let titles: Vec<String> = articles
        .iter()
        .take(TOUCHING_MAX)
        .map(|article| format!("“{}”", article.title()))
        .collect();
    let count = counted(articles.len() as u64, "article");
    let line = match articles.len() {
        0 => return None,
        1..=TOUCHING_MAX => format!("Not told, as less about this: {}.", titles.join(", ")),
        _ => format!(
            "Not told, as less about this: {count}, among them {}.",
            titles.join(", ")
        ),
    };
    Some(Block::Words(line.into()))
}

fn between((first, last): (Date, Date)) -> String {
    if first == last {
        return Published::On(first).to_string();
    }
    format!("{} to {}", Published::On(first), Published::On(last))
}

/// A story: its heading, its lines, and what is missing.
fn blocks(at: usize, item: &Item) -> Vec<Block> {
    let days = item
        .event
        .days
        .map_or_else(|| "undated".to_owned(), between);
    let articles = item.event.count() as u64;
    let origins = item.event.origins.len() as u64;
    let heading = match articles {
        1 => format!("{at}. {days}, 1 article"),
        _ => format!(
            "{at}. {days}, {} of {}",
            counted(articles, "article"),
            counted(origins, "origin")
        ),
    };
    let mut blocks = vec![Block::Section(heading.into())];
    let quotation = |label: Option<Line>, excerpt: &Excerpt, marks: Vec<Span>| {
        Block::Quotation(Quotation {
            label,
            excerpt: excerpt.clone(),
            marks,
            note: None,
        })
    };
    blocks.extend(
        item.lead
            .iter()
            .map(|lead| quotation(None, lead, Vec::new())),
    );
    for addition in &item.additions {
        blocks.push(quotation(Some("Adds".into()), addition, Vec::new()));
    }
    if let Some((speaker, excerpt)) = &item.quote {
        let label = Line::new().plain("Said by ").strong(speaker);
        blocks.push(quotation(Some(label), excerpt, Vec::new()));
    }
    for [(one, own), (other, their)] in &item.figures {
        blocks.push(quotation(
            Some("Figures differ: here".into()),
            own,
            vec![*one],
        ));
        blocks.push(quotation(Some("and here".into()), their, vec![*other]));
    }
    if !item.missing.is_empty() {
        let line = Line::new()
            .strong("Missing")
            .plain(format!(": {}.", item.missing.join("; ")));
        blocks.push(Block::Words(line));
    }
    blocks
}

fn record(values: &Values, newsroom: &Newsroom) -> Result<Json, Refusal> {
    let brief = match read(values, newsroom)? {
        Ok(brief) => brief,
        Err(nothing) => return Ok(ask::nothing(&nothing, "stories")),
    };
    let line = |excerpt: &Excerpt| {
        let revision = excerpt.article().revision().to_string();
        record::told(json!({ "revision": revision }), excerpt)
    };
    let stories: Vec<Json> = brief
        .items
        .iter()
        .map(|item| {
            let figures = item.figures.iter().map(|pair| {
                pair.each_ref().map(|(figure, excerpt)| {
                    json!({ "figure": figure.slice(excerpt.article().body()), "line": line(excerpt) })
                })
            });
            json!({
                "articles": item.event.count(),
                "origins": item.event.origins.len(),
                "first": item.event.days.map(|(first, _)| first.to_string()),
                "last": item.event.days.map(|(_, last)| last.to_string()),
                "lead": item.lead.as_ref().map(line),
                "adds": item.additions.iter().map(line).collect::<Vec<_>>(),
                "quote": item.quote.as_ref().map(|(speaker, excerpt)| json!({ "speaker": speaker, "line": line(excerpt) })),
                "figures": figures.map(|pair| json!(pair)).collect::<Vec<_>>(),
                "missing": item.missing,
            })
        })
        .collect();
    Ok(json!({
        "topic": brief.topic.words,
        "verdict": "answered",
        "as_of": brief.as_of.map(|day| day.to_string()),
        "articles": brief.articles,
        "further_articles": brief.further,
        "stories": stories,
        "left_out": brief.left_out,
        "reserve": reserve(&brief),
        "touching": brief.touching.iter().map(|own| record::article(own)).collect::<Vec<_>>(),
    }))
}

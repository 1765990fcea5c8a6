//! `/story`: the articles of one event together: how it is told first, what each article adds, and who is silent.

use std::sync::Arc;

use serde_json::{Value as Json, json};

use super::ask::{self, Answer};
use super::options::{PRIVATE, SINCE, SOURCE, TOPIC, UNTIL};
use super::record;
use super::sources::counted;
use super::telling::{self, Event, Lexicon};
use super::topic::{self, Covered, Topic};
use super::{Access, Audience, Command, Group, Kind, Refusal, Values};
use crate::news::{Article, ArticleNumber, Excerpt, Published};
use crate::newsroom::Newsroom;
use crate::reply::{Action, Block, Line, Quotation, Reply};

/// How many articles on a topic are grouped.
const ARTICLES_MAX: usize = 60;
/// How many stories a page shows.
const STORIES: usize = 3;
/// How many articles of a story are shown with what they add.
const ADDITIONS: usize = 3;
/// How many silent sources are named.
const SILENT: usize = 5;

/// The command.
pub(super) const COMMAND: Command = Command {
    name: "story",
    description: "The articles of one event: how it begins, what each adds, and which sources are silent",
    kind: Kind::Slash,
    group: Group::Story,
    options: &[TOPIC, SOURCE, SINCE, UNTIL, PRIVATE],
    access: Access::Everyone,
    audience: Audience::Choice,
    example: "/story Macron's dialogue with Putin",
    answer,
    record,
};

type Numbered = (ArticleNumber, Arc<Article>);

/// The articles on a topic by story.
struct Told {
    articles: Vec<Numbered>,
    /// All articles on the topic, as far as they are known.
    known: Option<Vec<Arc<Article>>>,
    /// How many more are on the topic, at least.
    further: usize,
    stories: Vec<telling::Story>,
    sought: telling::Sought,
    lexicon: Lexicon,
}

fn told(topic: &Topic, newsroom: &Newsroom) -> Result<Result<Told, Box<Answer>>, Refusal> {
    let coverage = match topic.covered(ARTICLES_MAX, newsroom)? {
        Covered::By(coverage) => coverage,
        Covered::Nothing(answer) => return Ok(Err(answer)),
    };
    let articles = coverage.numbered();
    let mut lexicon = Lexicon::new(newsroom);
    let sought = topic.sought(&mut lexicon);
    let found_by = topic.article.is_none().then_some(&sought);
    let stories = telling::grouped(&articles, found_by, newsroom, &mut lexicon);
    Ok(Ok(Told {
        articles,
        known: coverage.known,
        further: coverage.further,
        stories,
        sought,
        lexicon,
    }))
}

impl Told {
    fn event(&mut self, story: usize, newsroom: &Newsroom) -> Option<Event> {
        let story = self.stories.get(story)?;
        Some(telling::event(
            story,
            &self.articles,
            &self.sought,
            newsroom,
            &mut self.lexicon,
        ))
    }
}

fn answer(values: &Values, newsroom: &Newsroom) -> Result<Reply, Refusal> {
    let topic = Topic::read(values, newsroom)?;
    let mut told = match told(&topic, newsroom)? {
        Ok(told) => told,
        Err(nothing) => return Ok(topic::receipt(&nothing)),
    };
    let stories = counted_stories(told.stories.len());
    let mut reply = topic
        .opened(topic.words.as_str(), told.further, values.seen())
        .with(Block::Words(
            Line::new()
                .plain(counted(told.articles.len() as u64, "article"))
                .plain(" of ")
                .strong(stories)
                .plain("."),
        ));
    let page = if values.is_unpaged() {
        usize::MAX
    } else {
        STORIES
    };
    // What a reader has seen is counted in excerpts, wherever a message ended.
    let (mut before, mut shown, mut story) = (0, 0, 0);
    let mut undated = false;
    while shown < page
        && let Some(event) = told.event(story, newsroom)
    {
        story += 1;
        let blocks = blocks(story, &event, &told, newsroom);
        let count = blocks.iter().filter(|block| is_excerpt(block)).count();
        if before + count > values.seen() {
            let mut passed = values.seen().saturating_sub(before);
            undated |= event.days.is_none();
            shown += 1;
            reply.blocks.extend(blocks.into_iter().filter(|block| {
                let pass = passed > 0 && is_excerpt(block);
                passed -= usize::from(pass);
                !pass
            }));
        }
        before += count;
    }
    if undated {
        reply = reply.with(Block::Words(
            "Which sources are silent on a story cannot be told when none of its articles is dated.".into(),
        ));
    }
    reply.footer = Line::from(format!(
        "Grouped by what {} first and when",
        match told.articles.len() {
            1 => "the article tells".to_owned(),
            count => format!("{count} articles tell"),
        }
    ));
    if reply.quotations().next().is_some() {
        reply.actions.push(Action::InContext);
    }
    if story < told.stories.len() {
        reply.actions.push(Action::More { seen: before });
    }
    reply.actions.push(Action::Share);
    Ok(reply)
}

fn counted_stories(count: usize) -> String {
    match count {
        1 => "1 story".to_owned(),
        _ => format!("{count} stories"),
    }
}

fn is_excerpt(block: &Block) -> bool {
    matches!(block, Block::Quotation(_))
}

/// What a reader is shown of a story.
fn blocks(at: usize, event: &Event, told: &Told, newsroom: &Newsroom) -> Vec<Block> {
    let mut blocks = vec![Block::Section(headed(at, event).into())];
    if let Some(lead) = &event.lead {
        blocks.push(Block::Quotation(quoted(lead, None)));
    }
    for addition in event.additions.iter().take(ADDITIONS) {
        if let Some(excerpt) = &addition.excerpt {
            let label = match addition.count {
                1 => "Adds one sentence".to_owned(),
                count => format!("Adds {count} sentences, among them"),
            };
            blocks.push(Block::Quotation(quoted(excerpt, Some(label.into()))));
        }
    }
    let mut lines = Vec::new();
    let nothing = event
        .additions
        .iter()
        .filter(|addition| addition.excerpt.is_none());
    let titles: Vec<String> = nothing
        .filter_map(|addition| told.articles.get(addition.place))
        .map(|(_, article)| format!("“{}”", article.title()))
        .collect();
    if !titles.is_empty() {
        lines.push(format!("Nothing more on it in {}.", titles.join(", ")).into());
    }
    let left = event
        .additions
        .iter()
        .skip(ADDITIONS)
        .filter(|addition| addition.excerpt.is_some())
        .count() as u64;
    if left > 0 {
        let verb = if left == 1 { "adds" } else { "add" };
        lines.push(format!("{} {verb} to it.", counted(left, "further article")).into());
    }
    lines.extend(silence(event, told.known.as_deref(), newsroom));
    if !lines.is_empty() {
        blocks.push(Block::List(lines));
    }
    blocks
}

/// `Story 1: 3 articles of 2 origins, 7 Feb 2022 to 8 Feb 2022`.
fn headed(at: usize, event: &Event) -> String {
    let days = match event.days {
        None => "undated".to_owned(),
        Some((first, last)) if first == last => Published::On(first).to_string(),
        Some((first, last)) => format!("{} to {}", Published::On(first), Published::On(last)),
    };
    let count = event.count() as u64;
    let origins = event.origins.len() as u64;
    match count {
        1 => format!("Story {at}: 1 article, {days}"),
        _ => format!(
            "Story {at}: {} of {}, {days}",
            counted(count, "article"),
            counted(origins, "origin")
        ),
    }
}

/// Which sources have nothing on it, as far as that can be known.
fn silence(event: &Event, known: Option<&[Arc<Article>]>, newsroom: &Newsroom) -> Option<Line> {
    let silent = event.silent(known?, newsroom)?;
    let named: Vec<String> = silent
        .iter()
        .take(SILENT)
        .map(|silent| {
            format!(
                "{} ({})",
                silent.source,
                counted(silent.articles, "article")
            )
        })
        .collect();
    (!named.is_empty()).then(|| {
        Line::new()
            .plain("Silent, with other articles of these days: ")
            .plain(named.join(", "))
            .plain(match silent.len().saturating_sub(SILENT) {
                0 => ".".to_owned(),
                more => format!(" and {more} more."),
            })
    })
}

fn quoted(excerpt: &Excerpt, label: Option<Line>) -> Quotation {
    Quotation {
        label,
        excerpt: excerpt.clone(),
        marks: Vec::new(),
        note: None,
    }
}

fn record(values: &Values, newsroom: &Newsroom) -> Result<Json, Refusal> {
    let topic = Topic::read(values, newsroom)?;
    let mut told = match told(&topic, newsroom)? {
        Ok(told) => told,
        Err(nothing) => return Ok(ask::nothing(&nothing, "stories")),
    };
    let mut stories = Vec::new();
    for story in 0..told.stories.len() {
        let event = told.event(story, newsroom);
        stories.extend(event.map(|event| story_record(&event, &told, newsroom)));
    }
    Ok(json!({
        "topic": topic.words,
        "verdict": "answered",
        "articles": told.articles.len(),
        "further_articles": told.further,
        "stories": stories,
    }))
}

fn story_record(event: &Event, told: &Told, newsroom: &Newsroom) -> Json {
    let id = |place: usize| {
        told.articles
            .get(place)
            .map(|(_, article)| article.id().as_str())
    };
    let origins = event.origins.iter().map(|origin| {
        let members = origin
            .members
            .iter()
            .map(|member| json!({ "id": id(member.place), "kinship": member.kinship.as_str() }));
        json!({ "articles": members.collect::<Vec<_>>() })
    });
    let additions = event.additions.iter().map(|addition| {
        json!({
            "id": id(addition.place),
            "sentences": addition.count,
            "excerpt": addition.excerpt.as_ref().map(record::excerpt),
        })
    });
    let known = told.known.as_deref();
    let silent = known.and_then(|known| event.silent(known, newsroom));
    let silent = silent.map(|silent| {
        silent
            .iter()
            .map(|silent| json!({ "source": silent.source, "articles": silent.articles }))
            .collect::<Vec<_>>()
    });
    json!({
        "first": event.days.map(|days| days.0.to_string()),
        "last": event.days.map(|days| days.1.to_string()),
        "lead": event.lead.as_ref().map(record::excerpt),
        "origins": origins.collect::<Vec<_>>(),
        "additions": additions.collect::<Vec<_>>(),
        "silent": silent,
    })
}

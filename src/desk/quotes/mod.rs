//! `/quotes`: what somebody is quoted as saying, with the article that quotes it.

use std::sync::Arc;

use serde_json::{Value as Json, json};

use super::office;
use super::options::{LIMIT, PRIVATE};
use super::sources::counted;
use super::spelling::Respelt;
use super::telling::{self, Standing};
use super::{
    Access, Audience, Command, CommandOption, Group, Kind, OptionKind, Refusal, Suggestion, Values,
};
use crate::news::{Article, Certainty, Quote};
use crate::newsroom::{Holder, Newsroom, Speaker};
use crate::reply::{Action, Block, Line, Quotation, Reply};

mod gather;
mod same;

use gather::{Found, Gathered, Sought, gather};
use same::Group as Same;

/// How many quotes a reply shows unless a limit is given.
const LIMIT_DEFAULT: usize = 5;

/// How many speakers are listed when none is named.
const SPEAKERS_SHOWN: usize = 25;

/// The command.
pub(super) const COMMAND: Command = Command {
    name: "quotes",
    description: "What somebody is quoted as saying, word for word, and in which articles",
    kind: Kind::Slash,
    group: Group::Find,
    options: &[
        CommandOption {
            name: "speaker",
            description: "Who speaks; leave it out to see everyone who is quoted",
            kind: OptionKind::Text { length_max: 100 },
            required: false,
            suggest: Some(suggest),
        },
        CommandOption {
            name: "about",
            description: "Only quotes in whose sentences or paragraph these words stand",
            kind: OptionKind::Text { length_max: 200 },
            required: false,
            suggest: None,
        },
        LIMIT,
        PRIVATE,
    ],
    access: Access::Everyone,
    audience: Audience::Choice,
    example: "/quotes speaker: Emmanuel Macron about: Russia",
    answer,
    record,
};

fn suggest(typed: &str, newsroom: &Newsroom) -> Vec<Suggestion> {
    newsroom
        .speaker_names(typed, Suggestion::COUNT_MAX)
        .into_iter()
        .map(|name| Suggestion {
            label: name.clone(),
            value: name,
        })
        .collect()
}

fn answer(values: &Values, newsroom: &Newsroom) -> Result<Reply, Refusal> {
    let Some(named) = values.text("speaker") else {
        return Ok(everyone(values, newsroom));
    };
    let Called {
        speaker,
        holder,
        respelt,
    } = Called::find(named, newsroom)?;
    let about = values.text("about");
    let Gathered {
        found,
        read,
        quoting,
    } = gather(
        &Sought {
            speaker: &speaker,
            about,
        },
        newsroom,
    );
    let groups = same::grouped(&found);
    let heading = match about {
        Some(about) => format!("{} on “{about}”, as quoted", speaker.name),
        None => format!("{}, as quoted", speaker.name),
    };
    let mut reply = Reply::new(heading);
    let understood = Respelt::told(&respelt).into_iter();
    let understood = understood.chain(holder.as_ref().map(office::told));
    reply.blocks.extend(understood.map(Block::Words));
    if groups.is_empty() {
        return Ok(nothing(reply, &speaker, about));
    }
    let limit = values.limit().unwrap_or(LIMIT_DEFAULT);
    let limit = if values.is_unpaged() {
        usize::MAX
    } else {
        limit
    };
    let all = joined(groups.iter().flat_map(Same::quotations));
    let shown = all.len().min(values.seen().saturating_add(limit));
    for quotation in all.iter().skip(values.seen()).take(limit) {
        reply = reply.with(Block::Quotation(quotation.clone()));
    }
    reply.footer = Line::from(format!(
        "{} of {} in {}{}",
        counted(groups.len() as u64, "quote"),
        speaker.name,
        told_by(&found, newsroom),
        match (read < quoting, about) {
            (false, _) => String::new(),
            (true, None) => format!("; read: the newest {read} of {quoting} that quote them"),
            (true, Some(_)) =>
                format!("; read: {read} of {quoting} that quote them, those about it first"),
        }
    ));
    reply.actions.push(Action::InContext);
    if shown < all.len() {
        reply.actions.push(Action::More { seen: shown });
    }
    reply.actions.push(Action::Share);
    Ok(reply)
}

/// The quotations with those that follow one another in a paragraph as one.
fn joined(quotations: impl Iterator<Item = Quotation>) -> Vec<Quotation> {
    let mut joined: Vec<Quotation> = Vec::new();
    for quotation in quotations {
        if let Some(last) = joined.last_mut()
            && let Some(both) = both(last, &quotation)
        {
            *last = both;
        } else {
            joined.push(quotation);
        }
    }
    joined
}

/// Two quotations as one, when their excerpts overlap or touch and the marks of the second come after the first's.
fn both(one: &Quotation, other: &Quotation) -> Option<Quotation> {
    let (first, second) = (&one.excerpt, &other.excerpt);
    let same = first.article().id() == second.article().id()
        && first.paragraph() == second.paragraph()
        && first.span().overlaps(second.span())
        && one.marks.last()?.end() <= other.marks.first()?.start();
    let excerpt = first
        .article()
        .excerpt(first.span().cover(second.span()))
        .filter(|_| same)?;
    Some(Quotation {
        excerpt,
        marks: one.marks.iter().chain(&other.marks).copied().collect(),
        label: None,
        note: one.note.clone(),
    })
}

/// How many articles quote, and of how many origins they are.
fn told_by(found: &[Found], newsroom: &Newsroom) -> String {
    let articles = found.iter().map(|found| &found.article);
    let standing = Standing::among(articles, newsroom);
    telling::told_by(standing.articles(), standing.count())
}

/// Says that the speaker is quoted, but not on this.
fn nothing(reply: Reply, speaker: &Speaker, about: Option<&str>) -> Reply {
    let line = Line::new()
        .strong(speaker.name.as_str())
        .plain(format!(
            " is quoted {} in {}, ",
            match speaker.quotes {
                1 => "once".to_owned(),
                times => format!("{times} times"),
            },
            counted(speaker.articles, "article")
        ))
        .plain(match about {
            Some(about) => format!("but no quote has all the words of “{about}” in its paragraph."),
            None => "but the articles could not be read.".to_owned(),
        });
    reply.with(Block::Words(line))
}

/// Who is quoted, and how often.
fn everyone(values: &Values, newsroom: &Newsroom) -> Reply {
    let speakers = newsroom.speakers();
    let mut reply = Reply::new("Who is quoted");
    if speakers.is_empty() {
        return reply.with(Block::Words(
            "No article of this collection quotes anybody by name.".into(),
        ));
    }
    let page = if values.is_unpaged() {
        speakers.len()
    } else {
        SPEAKERS_SHOWN
    };
    let lines = speakers
        .iter()
        .skip(values.seen())
        .take(page)
        .map(|speaker| {
            Line::new().strong(speaker.name.as_str()).plain(format!(
                ": {} in {}",
                counted(speaker.quotes, "quote"),
                counted(speaker.articles, "article")
            ))
        })
        .collect();
    reply = reply.with(Block::List(lines));
    if values.seen() + page < speakers.len() {
        reply.actions.push(Action::More {
            seen: values.seen() + page,
        });
    }
    reply.footer = Line::from(counted(speakers.len() as u64, "speaker"));
    reply.actions.push(Action::Share);
    reply
}

/// Whom a reader means.
struct Called {
    speaker: Speaker,
    /// Where the reader called them by their office.
    holder: Option<Holder>,
    /// Where the reader misspelt their name.
    respelt: Vec<Respelt>,
}

impl Called {
    /// The holder of that office, or the speaker of that name, or the one whose name has such words.
    fn find(named: &str, newsroom: &Newsroom) -> Result<Self, Refusal> {
        if let Some(called) = Self::known(named, newsroom) {
            return Ok(called);
        }
        let (written, respelt) = Respelt::read(named, newsroom)?;
        if !respelt.is_empty()
            && let Some(called) = Self::known(&written, newsroom)
        {
            return Ok(Self { respelt, ..called });
        }
        let likely: Vec<String> = match newsroom.holders(named).as_slice() {
            [] => newsroom.speaker_names(&written, LIKELY_MAX),
            holders => holders
                .iter()
                .take(LIKELY_MAX)
                .map(|holder| holder.speaker.name.clone())
                .collect(),
        };
        let line = Line::new().plain(format!(
            "No article quotes “{}” by that name. ",
            named.trim()
        ));
        Err(Refusal::new(if likely.is_empty() {
            line.plain("Begin to type a name and choose it, or see ")
                .code("/quotes")
                .plain(" for everyone who is quoted.")
        } else {
            line.plain(format!("Did you mean {}?", likely.join(" or ")))
        }))
    }

    fn known(named: &str, newsroom: &Newsroom) -> Option<Self> {
        let speakers = newsroom.speakers();
        let wanted = named.trim().to_lowercase();
        let same = |speaker: &&Speaker| {
            let mut all = speaker.names.iter();
            all.any(|name| name.to_lowercase() == wanted)
        };
        let called = |speaker: &Speaker| Self {
            speaker: speaker.clone(),
            holder: None,
            respelt: Vec::new(),
        };
        // Somebody whom an article calls by an office alone is asked for by it only where nobody is known to hold it.
        if let Some(holder) = newsroom.holder(named.trim()) {
            return Some(Self {
                speaker: holder.speaker.clone(),
                holder: Some(holder),
                respelt: Vec::new(),
            });
        }
        if let Some(speaker) = speakers.iter().find(same) {
            return Some(called(speaker));
        }
        let likely = newsroom.speaker_names(named, LIKELY_MAX);
        let [name] = likely.as_slice() else {
            return None;
        };
        let mut speakers = speakers.iter();
        speakers.find(|speaker| speaker.name == *name).map(called)
    }
}

/// So many speakers are named who may be meant.
const LIKELY_MAX: usize = 3;

/// How sure it is who speaks, as a reader is told.
fn told(certainty: Certainty, written: Option<&str>) -> String {
    match (certainty, written) {
        (Certainty::Named, _) | (_, None) => "named as the speaker in the text".to_owned(),
        (Certainty::Resolved, Some(written)) => {
            format!("the text says “{written}”, and makes clear who that is")
        }
        (Certainty::Carried, Some(_)) => {
            "the text names no speaker here; it goes on from the quote before".to_owned()
        }
        (Certainty::Unclear, Some(_)) => "the text does not settle who speaks".to_owned(),
    }
}

fn record(values: &Values, newsroom: &Newsroom) -> Result<Json, Refusal> {
    let quotes: Vec<Json> = match values.text("speaker") {
        Some(named) => {
            let Called { speaker, .. } = Called::find(named, newsroom)?;
            let sought = Sought {
                speaker: &speaker,
                about: values.text("about"),
            };
            let found = gather(&sought, newsroom).found;
            found
                .iter()
                .map(|found| quote_record(&found.article, &found.quote))
                .collect()
        }
        None => newsroom
            .titles("", usize::MAX)
            .into_iter()
            .filter_map(|(id, _)| newsroom.article(&id))
            .flat_map(|article| {
                newsroom
                    .quotes(&article)
                    .iter()
                    .filter(|quote| gather::is_about(&article, quote, values.text("about")))
                    .map(|quote| quote_record(&article, quote))
                    .collect::<Vec<_>>()
            })
            .collect(),
    };
    Ok(json!({ "quotes": quotes }))
}

/// A quote for a program.
fn quote_record(article: &Arc<Article>, quote: &Quote) -> Json {
    let known = article.metadata();
    let written = quote.speaker.written;
    json!({
        "article": {
            "id": article.id().as_str(),
            "title": known.title,
            "source": known.source,
            "published": known.published.to_rfc3339(),
            "url": known.url,
        },
        "speech": {
            "text": quote.speech.slice(article.body()),
            "start": quote.speech.start(),
            "end": quote.speech.end(),
            "continues": quote.continues,
        },
        "speaker": {
            "name": quote.speaker.name,
            "as_written": written.map(|span| span.slice(article.body())),
            "start": written.map(crate::news::Span::start),
            "end": written.map(crate::news::Span::end),
            "certainty": quote.speaker.certainty.as_str(),
        },
    })
}

/// An excerpt of whole sentences with the speech marked.
fn quotation(found: &Found, note: Line) -> Option<Quotation> {
    let excerpt = gather::excerpt(&found.article, &found.quote)?;
    Some(Quotation {
        excerpt,
        marks: vec![found.quote.speech],
        label: None,
        note: Some(note),
    })
}

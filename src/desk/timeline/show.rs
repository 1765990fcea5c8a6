//! A timeline as readers and as programs are given it.

use jiff::Timestamp;
use serde_json::{Value as Json, json};

use super::super::{record, sources::counted};
use super::event::{Aside, Event, Mention};
use super::events::Chronicle;
use super::line::{excerpt, how, others, told};
use super::{Asked, export, picture};
use crate::reply::{Action, Block, Line, Quotation, Reply};

/// The timeline for a reader.
pub(super) fn reply(asked: &Asked, found: &Chronicle, now: Timestamp) -> Reply {
    let heading = format!("Timeline: {}", asked.topic.words);
    let mut reply = asked.topic.opened(heading, found.further, asked.seen);
    let all = found.events.len();
    let page = found.page(asked.seen, asked.count(found));
    if page.is_empty() {
        reply = reply.with(Block::Words(nothing(asked, found).into()));
    }
    let chosen = chosen(asked, found, page.len());
    if page.len() < all && !chosen.is_empty() {
        reply = reply.with(Block::Words(chosen.into()));
    }
    let mut is_open = false;
    for (at, event) in &page {
        if *at >= found.dated && !is_open {
            is_open = true;
            let line = "As written: nothing in the article settles the day";
            reply = reply.with(Block::Section(line.into()));
        }
        reply.blocks.extend(quotation(event).map(Block::Quotation));
    }
    if found.left_out > 0 {
        let line = left_out(found.left_out);
        reply = reply.with(Block::Words(line.into()));
    }
    let shown = asked.seen + page.len();
    reply.footer = footer(asked, found, shown);
    let events: Vec<&Event> = page.iter().map(|(_, event)| *event).collect();
    reply
        .attachments
        .extend(picture::picture(asked, found, &events));
    if asked.export && all > 0 {
        reply
            .attachments
            .extend(export::files(&asked.topic.words, found, now));
    }
    if !page.is_empty() {
        reply.actions.push(Action::InContext);
    }
    if shown < all {
        reply.actions.push(Action::More { seen: shown });
    }
    reply.actions.push(Action::Share);
    reply
}

/// Which events are shown where there are more, and how many of the others tell of no event.
fn chosen(asked: &Asked, found: &Chronicle, count: usize) -> String {
    let all = found.events.len();
    let further = if asked.seen == 0 { "" } else { "further " };
    let shown = (count > 0).then(|| {
        format!("{count} {further}of {all} events, of the days most told of, in the order of time.")
    });
    let kinds = [
        (Aside::State, "of a state, a count or a view"),
        (Aside::Beside, "of other matters"),
    ];
    let asides = kinds.iter().filter_map(|(kind, what)| {
        let count = found.asides(asked.seen + count, *kind);
        (count > 0).then(|| format!("{} {what}", counted(count as u64, "date")))
    });
    let asides: Vec<String> = asides.collect();
    let asides = (!asides.is_empty()).then(|| {
        let others = if count > 0 { "the others" } else { "them" };
        format!("Among {others}: {}.", asides.join(", "))
    });
    shown
        .into_iter()
        .chain(asides)
        .collect::<Vec<_>>()
        .join(" ")
}

fn left_out(events: usize) -> String {
    match events {
        1 => "1 event is left out by the limit on days: its day is not known.".to_owned(),
        events => {
            format!("{events} events are left out by the limit on days: their days are not known.")
        }
    }
}

fn nothing(asked: &Asked, found: &Chronicle) -> String {
    if asked.seen > 0 {
        return "There are no further events.".to_owned();
    }
    let articles = counted(found.articles as u64, "article");
    if !found.events.is_empty() {
        return format!("No dated sentence of the {articles} on this tells what happened.");
    }
    let verb = if found.articles == 1 { "is" } else { "are" };
    if asked.since.is_some() || asked.until.is_some() {
        return format!(
            "{articles} {verb} on this, but no date that they tell lies within these days."
        );
    }
    format!("{articles} {verb} on this, but no sentence on it tells a date.")
}

fn footer(asked: &Asked, found: &Chronicle, shown: usize) -> Line {
    let all = found.events.len();
    let part = if asked.seen == 0 && shown == all {
        counted(all as u64, "event")
    } else if shown == asked.seen {
        format!("0 of {}", counted(all as u64, "event"))
    } else {
        format!("Events {}–{shown} of {all}", asked.seen + 1)
    };
    let open = all - found.dated;
    let dated = match open {
        0 => String::new(),
        open => format!(", {open} without a settled day"),
    };
    let articles = counted(found.articles as u64, "article");
    Line::from(format!("{part}{dated}, of {articles} on the topic"))
}

/// The event with its best sentence, when it was above it, and who else tells of it below.
fn quotation(event: &Event) -> Option<Quotation> {
    let first = event.first()?;
    let others: Vec<String> = others(event);
    Some(Quotation {
        label: Some(label(first)),
        excerpt: excerpt(first)?,
        marks: first.marks(),
        note: (!others.is_empty()).then(|| told_by(&others, event.origins()).into()),
    })
}

/// Who else tells of an event, and whether all of them have one text.
fn told_by(others: &[String], origins: usize) -> String {
    let named = others.join(", ");
    match origins {
        1 => format!("also told by {named}, in the same text"),
        _ => format!("also told by {named}: {origins} origins"),
    }
}

/// When it was, as settled; as written where that was inferred or is all that is known.
pub(super) fn label(mention: &Mention) -> Line {
    let line = Line::new().strong(told(mention));
    match how(mention) {
        Some(how) => line.plain(format!(" ({how})")),
        None => line,
    }
}

/// The timeline for a program.
pub(super) fn record(asked: &Asked, found: &Chronicle) -> Json {
    let events = found.page(asked.seen, asked.count(found));
    let events: Vec<Json> = events
        .iter()
        .filter_map(|(_, event)| event_record(event))
        .collect();
    json!({
        "topic": asked.topic.words,
        "verdict": "answered",
        "events": events,
        "dated": found.dated,
        "undated": found.events.len() - found.dated,
        "left_out": found.left_out,
        "articles": found.articles,
        "further_articles": found.further,
    })
}

fn event_record(event: &Event) -> Option<Json> {
    let first = event.first()?;
    let when = first.when;
    let sentences = event.mentions.iter().filter_map(|mention| {
        let excerpt = excerpt(mention)?;
        let span = mention.when.span;
        let date = json!({
            "text": span.slice(mention.article.body()),
            "start": span.start(),
            "end": span.end(),
            "basis": mention.when.basis.as_str(),
        });
        Some(record::told(json!({ "date": date }), &excerpt))
    });
    Some(json!({
        "first": when.days.map(|days| days.first().to_string()),
        "last": when.days.map(|days| days.last().to_string()),
        "precision": when.precision.as_str(),
        "relation": when.relation.as_str(),
        "told": told(first),
        "aside": event.aside().map(Aside::as_str),
        "origins": event.origins(),
        "sentences": sentences.collect::<Vec<_>>(),
    }))
}

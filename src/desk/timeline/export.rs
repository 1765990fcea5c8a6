//! A timeline as files: Markdown with all of it, and a calendar (RFC 5545) of what has settled days.

use jiff::Timestamp;

use super::super::calendar::{self, Entry};
use super::super::markdown::plain;
use super::event::{Event, Mention};
use super::events::Chronicle;
use super::line;
use crate::reply::Attachment;

/// The files: Markdown always, a calendar where there is an event with settled days.
pub(super) fn files(topic: &str, found: &Chronicle, now: Timestamp) -> Vec<Attachment> {
    let file = |name: &str, description: String, text: String| Attachment {
        name: name.to_owned(),
        description,
        bytes: text.into_bytes().into(),
    };
    let mut files = Vec::new();
    if found.dated > 0 {
        let description = format!("Calendar of {} on {topic}, in whole days", found.dated);
        let entries: Vec<Entry> = found.events.iter().filter_map(entry).collect();
        files.push(file(
            "timeline.ics",
            description,
            calendar::written(&entries, now),
        ));
    }
    let description = format!("Timeline on {topic}: every event with its sentences");
    files.push(file("timeline.md", description, markdown(topic, found)));
    files
}

fn markdown(topic: &str, found: &Chronicle) -> String {
    let mut lines = vec![format!("# Timeline: {}", plain(topic)), String::new()];
    for (at, event) in found.events.iter().enumerate() {
        let Some(first) = event.first() else { continue };
        if at == found.dated {
            lines.extend([
                "## As written: nothing in the article settles the day".to_owned(),
                String::new(),
            ]);
        }
        let how = line::how(first).map_or(String::new(), |how| format!(" ({})", plain(&how)));
        lines.extend([
            format!("**{}**{how}", plain(&line::told(first))),
            String::new(),
        ]);
        for mention in &event.mentions {
            let text = mention.sentence.slice(mention.article.body());
            lines.extend([format!("> {}", plain(text)), ">".to_owned()]);
            lines.extend([
                format!("> — {}{}", plain(&cited(mention)), linked(mention)),
                String::new(),
            ]);
        }
    }
    lines.join("\n")
}

/// Where a sentence stands.
fn cited(mention: &Mention) -> String {
    let Some(excerpt) = line::excerpt(mention) else {
        return String::new();
    };
    let citation = excerpt.citation();
    let parts = [
        citation.title().to_owned(),
        citation.source().unwrap_or("source unknown").to_owned(),
        citation.published().to_string(),
        citation.place(),
    ];
    parts.join(", ")
}

/// The address of an article, as Markdown links it; nothing where it has none that could be linked.
fn linked(mention: &Mention) -> String {
    let excerpt = line::excerpt(mention);
    let url = excerpt
        .as_ref()
        .and_then(|excerpt| excerpt.citation().url());
    let is_plain = |url: &&str| {
        let mut bytes = url.bytes();
        bytes.all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'<' | b'>'))
    };
    url.filter(is_plain)
        .map_or(String::new(), |url| format!(", <{url}>"))
}

/// The event over all of its days; nothing where they are not settled.
fn entry(event: &Event) -> Option<Entry> {
    let first = event.first()?;
    let excerpt = line::excerpt(first)?;
    let span = first.when.span;
    let how = line::how(first).map_or(String::new(), |how| format!(" ({how})"));
    Some(Entry {
        // The same sentence is the same entry when a calendar is taken in again.
        id: format!(
            "{}-{}-{}",
            excerpt.checksum().short(),
            span.start(),
            span.end()
        ),
        days: event.days()?,
        summary: excerpt.text().to_owned(),
        description: format!("{}{how}\n{}", line::told(first), cited(first)),
        url: excerpt.citation().url().map(str::to_owned),
    })
}

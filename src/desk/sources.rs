//! `/sources`: what is in the collection, by source and date, and what is unknown of it.

use serde_json::{Value as Json, json};

use super::options::PRIVATE;
use super::{Access, Audience, Command, Group, Kind, Refusal, Values};
use crate::news::Article;
use crate::newsroom::{Newsroom, SourceCount};
use crate::reply::{Action, Block, Line, Reply};

/// How many sources one page lists: each is a line of at most 100 characters or so.
const PAGE: usize = 25;

/// The command.
pub(super) const COMMAND: Command = Command {
    name: "sources",
    description: "What is in the collection, by source and date, and what is unknown of it",
    kind: Kind::Slash,
    group: Group::Collection,
    options: &[PRIVATE],
    access: Access::Everyone,
    audience: Audience::Choice,
    example: "/sources",
    answer,
    record,
};

fn answer(values: &Values, newsroom: &Newsroom) -> Result<Reply, Refusal> {
    let counts = newsroom.source_counts();
    let articles: u64 = counts.iter().map(|count| count.articles).sum();
    let undated: u64 = counts.iter().map(|count| count.undated).sum();
    let named = counts.iter().filter(|count| count.source.is_some()).count();
    let mut reply = Reply::new("What is in the collection");
    if articles == 0 {
        return Ok(reply.with(Block::Words(
            Line::new()
                .plain("Nothing yet. Put articles in the folder that is taken in, or run ")
                .code("attache index PATH")
                .plain("."),
        )));
    }
    reply = reply.with(Block::Words(
        Line::new()
            .strong(counted(articles, "article"))
            .plain(format!(" of {}; ", counted(named as u64, "named source")))
            .plain(match undated {
                0 => "all are dated.".to_owned(),
                _ => format!("{undated} are undated."),
            }),
    ));
    let page = if values.is_unpaged() {
        counts.len()
    } else {
        PAGE
    };
    let shown = counts
        .iter()
        .skip(values.seen())
        .take(page)
        .map(described)
        .collect();
    reply = reply.with(Block::List(shown));
    if values.seen() + page < counts.len() {
        reply.actions.push(Action::More {
            seen: values.seen() + page,
        });
    }
    reply.actions.push(Action::Share);
    Ok(reply)
}

fn described(count: &SourceCount) -> Line {
    let name = count.source.as_deref().unwrap_or("source unknown");
    let line = Line::new()
        .strong(name)
        .plain(format!(": {}", counted(count.articles, "article")));
    let dates = match (count.first, count.last) {
        (Some(first), Some(last)) if first == last => format!(", {}", day(first)),
        (Some(first), Some(last)) => format!(", {} to {}", day(first), day(last)),
        _ => String::new(),
    };
    let undated = match count.undated {
        0 => String::new(),
        all if all == count.articles => ", undated".to_owned(),
        some => format!(", {some} undated"),
    };
    line.plain(dates).plain(undated)
}

fn day(date: jiff::civil::Date) -> String {
    crate::news::Published::On(date).to_string()
}

/// The source of an article; its title where that is not known.
pub(super) fn outlet(article: &Article) -> String {
    match &article.metadata().source {
        Some(source) => source.clone(),
        None => format!("“{}”", article.title()),
    }
}

/// `1 article`, `2 articles`.
pub(super) fn counted(count: u64, noun: &str) -> String {
    match count {
        1 => format!("1 {noun}"),
        _ => format!("{count} {noun}s"),
    }
}

fn record(_: &Values, newsroom: &Newsroom) -> Result<Json, Refusal> {
    let sources: Vec<Json> = newsroom
        .source_counts()
        .iter()
        .map(|count| {
            json!({
                "source": count.source,
                "articles": count.articles,
                "undated": count.undated,
                "first": count.first.map(|date| date.to_string()),
                "last": count.last.map(|date| date.to_string()),
            })
        })
        .collect();
    Ok(json!({ "sources": sources }))
}

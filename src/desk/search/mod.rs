//! `/search`: the passages that match words, phrases and conditions, exactly as they are put.

mod parse;

use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::{Value as Json, json};

use super::ask::{self, EXCERPTS};
use super::options::{LIMIT, PRIVATE, SINCE, SOURCE, UNTIL};
use super::spelling::{RESPELT_MAX, Respelt};
use super::{Access, Audience, Command, CommandOption, Group, Kind, OptionKind, Refusal, Values};
use crate::news::{Excerpt, Span};
use crate::newsroom::{Clause, Filter, Found, Method, Newsroom, Scope, Snapshot};
use crate::reply::{Action, Block, Line, Quotation, Reply};

/// The command.
pub(super) const COMMAND: Command = Command {
    name: "search",
    description: "Finds passages by words, \"phrases\", AND, OR, NOT, source:, title:, before:, after:, begin*",
    kind: Kind::Slash,
    group: Group::Find,
    options: &[
        CommandOption {
            name: "query",
            description: "What the passages must have: \"normandy format\" -merkel source:\"India Today\" after:2021",
            kind: OptionKind::Text { length_max: 1_000 },
            required: true,
            suggest: None,
        },
        SOURCE,
        SINCE,
        UNTIL,
        LIMIT,
        PRIVATE,
    ],
    access: Access::Everyone,
    audience: Audience::Choice,
    example: "/search \"security guarantees\" -Biden",
    answer,
    record,
};

/// A word that more passages have is taken to be spelt as it was meant.
const RARE_MAX: u64 = 10;

/// What a search found, and how it was read.
struct Results {
    query: String,
    clause: Option<Clause>,
    mended: Vec<String>,
    /// The words that were searched for as others, since nothing matched as it was put.
    respelt: Vec<Respelt>,
    found: Found,
    shown: Vec<(Excerpt, Vec<Span>, f32)>,
    scope: Scope,
    took: Duration,
    seen: usize,
}

fn run(values: &Values, newsroom: &Newsroom) -> Result<Results, Refusal> {
    let begun = Instant::now();
    let query = values.text("query").unwrap_or_default().to_owned();
    let filter = ask::filter(values, newsroom)?;
    let limit = values.limit().unwrap_or(EXCERPTS);
    let snapshot = newsroom.snapshot();
    let read = parse::parse(&query);
    let mut results = Results {
        query,
        clause: read.clause,
        mended: read.mended,
        respelt: Vec::new(),
        found: Found::default(),
        shown: Vec::new(),
        scope: snapshot.scope(&filter).map_err(ask::failed)?,
        took: Duration::ZERO,
        seen: values.seen(),
    };
    if let Some(clause) = results.clause.clone() {
        results.found = search(&clause, &filter, results.seen, limit, &snapshot)?;
        if results.found.passages == 0 {
            results.respelt = respelt(&clause, newsroom, &snapshot)?;
        }
        let mut searched = clause;
        if !results.respelt.is_empty() {
            let written = written(&searched, &results.respelt);
            let found = search(&written, &filter, results.seen, limit, &snapshot)?;
            if found.passages > 0 {
                (results.found, searched) = (found, written);
            } else {
                results.respelt.clear();
            }
        }
        results.shown = shown(&searched, &results.found, newsroom, &snapshot)?;
    }
    results.took = begun.elapsed();
    Ok(results)
}

fn search(
    clause: &Clause,
    filter: &Filter,
    skip: usize,
    limit: usize,
    snapshot: &Snapshot,
) -> Result<Found, Refusal> {
    snapshot
        .search(clause, filter, skip, limit)
        .map_err(ask::failed)
}

/// The words of a search that were likely meant to be others: of those that few passages or none have, the rarest. A
/// word that many have is spelt as the articles spell it, and every word looked for among all others costs.
fn respelt(
    clause: &Clause,
    newsroom: &Newsroom,
    snapshot: &Snapshot,
) -> Result<Vec<Respelt>, Refusal> {
    let mut rare = Vec::new();
    for condition in clause.conditions() {
        let Clause::Word(word) = condition else {
            continue;
        };
        let passages = passages_with(word, snapshot)?;
        rare.extend(passages.map(|passages| (passages, word)));
    }
    rare.retain(|(passages, _)| *passages <= RARE_MAX);
    rare.sort_by_key(|(passages, _)| *passages);
    // The rarest, as in a question.
    rare.truncate(RESPELT_MAX);
    let mut respelt = Vec::new();
    for (passages, word) in rare {
        respelt.extend(Respelt::of_word(word, passages, newsroom, snapshot)?);
    }
    Ok(respelt)
}

/// The same search with those words as the articles spell them.
fn written(clause: &Clause, respelt: &[Respelt]) -> Clause {
    clause.with_each(&|condition| {
        let meant = respelt
            .iter()
            .find(|word| *condition == Clause::Word(word.asked.clone()));
        meant.map_or_else(
            || condition.clone(),
            |word| Clause::Word(word.searched.clone()),
        )
    })
}

/// How many passages have a word, in the language of which most have it; nothing for one that is not searched for.
fn passages_with(word: &str, snapshot: &Snapshot) -> Result<Option<u64>, Refusal> {
    let mut most = None;
    for language in snapshot.languages() {
        let parts = snapshot.occurrences(word, *language).map_err(ask::failed)?;
        most = most.max(parts.iter().map(|part| part.passages).min());
    }
    Ok(most)
}

/// The words that a match is marked by.
fn words(clause: &Clause) -> Vec<&str> {
    let conditions = clause.conditions().into_iter();
    conditions
        .filter_map(|condition| match condition {
            Clause::Word(text) | Clause::Phrase(text) | Clause::Prefix(text) => Some(text.as_str()),
            Clause::Title(_)
            | Clause::Source(_)
            | Clause::Until(_)
            | Clause::Since(_)
            | Clause::All(_)
            | Clause::Any(_)
            | Clause::Not(_) => None,
        })
        .collect()
}

/// An excerpt of each passage found: the sentences that have most of what was searched for.
fn shown(
    clause: &Clause,
    found: &Found,
    newsroom: &Newsroom,
    snapshot: &Snapshot,
) -> Result<Vec<(Excerpt, Vec<Span>, f32)>, Refusal> {
    let sought = words(clause).join(" ");
    let method = Method::for_topics();
    let mut shown = Vec::new();
    for matched in &found.best {
        let Some(article) = newsroom.article_numbered(matched.article) else {
            continue;
        };
        let cut = ask::within(&sought, &article, matched.paragraph, snapshot, &method)?;
        if let Some((span, marks)) = cut
            && let Some(excerpt) = Arc::clone(&article).excerpt(span)
        {
            shown.push((excerpt, marks, matched.score));
        }
    }
    Ok(shown)
}

fn answer(values: &Values, newsroom: &Newsroom) -> Result<Reply, Refusal> {
    let results = run(values, newsroom)?;
    let mut reply = Reply::new(results.query.as_str()).with(Block::Words(counted(&results)));
    if let Some(clause) = results
        .clause
        .as_ref()
        .filter(|_| !results.mended.is_empty())
    {
        let line = Line::new().plain("Read as: ").code(parse::written(clause));
        let mended = results.mended.join(" ");
        reply = reply.with(Block::Words(line.plain(format!(". {mended}"))));
    }
    for (excerpt, marks, _) in &results.shown {
        reply = reply.with(Block::Quotation(Quotation {
            excerpt: excerpt.clone(),
            marks: marks.clone(),
            label: None,
            note: None,
        }));
    }
    reply.footer = ask::searched(results.scope, results.took);
    if !results.shown.is_empty() {
        reply.actions.push(Action::InContext);
    }
    let seen = results.seen + results.found.best.len();
    if seen < results.found.passages && !results.found.best.is_empty() {
        reply.actions.push(Action::More { seen });
    }
    reply.actions.push(Action::Share);
    Ok(reply)
}

fn counted(results: &Results) -> Line {
    if results.clause.is_none() {
        return "There is nothing to search for: write a word, a \"phrase\" or a condition such as source:.".into();
    }
    let count = match results.found.passages {
        0 => "No passage matches.".to_owned(),
        1 => "1 passage matches.".to_owned(),
        count => format!("{count} passages match."),
    };
    if results.respelt.is_empty() {
        return count.into();
    }
    let mut line = Line::new().plain("Nothing matches as it is spelt. Searched for ");
    for (at, word) in results.respelt.iter().enumerate() {
        let before = if at == 0 { "" } else { ", " };
        let line_so_far = line.plain(before).strong(&word.searched);
        line = line_so_far.plain(" instead of ").strong(&word.asked);
    }
    line.plain(format!(": {count}"))
}

fn record(values: &Values, newsroom: &Newsroom) -> Result<Json, Refusal> {
    let results = run(values, newsroom)?;
    let excerpts = results
        .shown
        .iter()
        .enumerate()
        .map(|(at, (excerpt, _, score))| {
            let rank = results.seen + at + 1;
            super::record::ranked(rank, excerpt, f64::from(*score))
        });
    Ok(json!({
        "query": results.query,
        "read_as": results.clause.as_ref().map(parse::written),
        "mended": results.mended,
        "respelt": Respelt::record(&results.respelt),
        "passages": results.found.passages,
        "excerpts": excerpts.collect::<Vec<_>>(),
        "searched": { "articles": results.scope.articles, "passages": results.scope.passages },
        "took_ms": results.took.as_secs_f64() * 1_000.0,
    }))
}

//! `/sourcing`: to what kind of source the articles attribute what they say on a topic.

mod gather;

use serde_json::{Map, Value as Json, json};

use super::ask::{self, Answer};
use super::options::{PRIVATE, SINCE, SOURCE, TOPIC, UNTIL};
use super::record;
use super::sources::counted;
use super::telling;
use super::topic::{self, Covered, Topic};
use super::{Access, Audience, Command, CommandOption, Group, Kind, OptionKind, Refusal, Values};
use crate::news::quote::Attributed;
use crate::newsroom::Newsroom;
use crate::reply::{Action, Block, Line, Quotation, Reply};
use gather::{Gathered, Lines};

/// The command.
pub(super) const COMMAND: Command = Command {
    name: "sourcing",
    description: "Who says it: each statement on a topic by how it is attributed, and the least attributed lines",
    kind: Kind::Slash,
    group: Group::Verify,
    options: &[
        TOPIC,
        CommandOption {
            name: "kind",
            description: "Show only the lines attributed so: none, unnamed, outlet, document, office, person",
            kind: OptionKind::Choice(&[
                "none", "unnamed", "outlet", "document", "office", "person",
            ]),
            required: false,
            suggest: None,
        },
        SOURCE,
        SINCE,
        UNTIL,
        PRIVATE,
    ],
    access: Access::Everyone,
    audience: Audience::Choice,
    example: "/sourcing Macron and Putin",
    answer,
    record,
};

/// How many lines of each of the two least attributed kinds are shown.
const LEAST: usize = 3;
/// How many of the sources of a kind are named.
const NAMED_MAX: usize = 3;
/// How many lines of a kind that is asked for are shown at once.
const PAGE: usize = 5;

fn answer(values: &Values, newsroom: &Newsroom) -> Result<Reply, Refusal> {
    let gathered = match read(values, newsroom)? {
        Ok(gathered) => gathered,
        Err(nothing) => return Ok(topic::receipt(&nothing)),
    };
    let title = format!("Sourcing: {}", gathered.topic.words);
    let mut reply = gathered
        .topic
        .opened(title, gathered.further, values.seen())
        .with(Block::Words(told(&gathered).into()))
        .with(Block::List(
            Attributed::ALL
                .iter()
                .rev()
                .map(|kind| counts(*kind, &gathered))
                .collect(),
        ));
    if let Some(kind) = wanted(values) {
        let lines = gathered.lines.of(kind);
        let seen = values.seen();
        let page = if values.is_unpaged() {
            usize::MAX
        } else {
            PAGE
        };
        reply = reply.with(Block::Section(heading(kind).into()));
        let shown = lines
            .iter()
            .skip(seen)
            .take(page)
            .filter_map(|line| line.quotation());
        reply.blocks.extend(shown.map(Block::Quotation));
        if lines.len() > seen.saturating_add(page) {
            reply.actions.push(Action::More { seen: seen + page });
        }
    } else {
        for kind in [Attributed::Nobody, Attributed::Unnamed] {
            let lines = gathered.lines.of(kind);
            let shown: Vec<Quotation> = lines
                .iter()
                .take(LEAST)
                .filter_map(|line| line.quotation())
                .collect();
            if !shown.is_empty() {
                reply = reply.with(Block::Section(heading(kind).into()));
                reply.blocks.extend(shown.into_iter().map(Block::Quotation));
            }
        }
    }
    reply.footer = "This says whom the articles name, not who is right.".into();
    if reply.quotations().next().is_some() {
        reply.actions.push(Action::InContext);
    }
    reply.actions.push(Action::Share);
    Ok(reply)
}

/// What there is on the topic, or what was searched where there is nothing.
fn read(values: &Values, newsroom: &Newsroom) -> Result<Result<Gathered, Box<Answer>>, Refusal> {
    let topic = Topic::read(values, newsroom)?;
    match topic.covered(gather::ARTICLES_MAX, newsroom)? {
        Covered::Nothing(answer) => Ok(Err(answer)),
        Covered::By(coverage) => Ok(Ok(gather::gather(topic, coverage, newsroom)?)),
    }
}

fn wanted(values: &Values) -> Option<Attributed> {
    let word = values.text("kind")?;
    Attributed::ALL
        .into_iter()
        .find(|kind| kind.as_str() == word)
}

fn told(gathered: &Gathered) -> String {
    let statements = counted(gathered.lines.all.len() as u64, "sentence");
    let articles = telling::told_by(gathered.texts + gathered.copies, gathered.texts);
    let once = match gathered.copies {
        0 => "",
        _ => "; each origin is read once",
    };
    format!("{statements} on this in {articles}{once}.")
}

/// How many sentences there are of a kind, and who is named for them.
fn counts(kind: Attributed, gathered: &Gathered) -> Line {
    let lines = gathered.lines.of(kind);
    let line = Line::new()
        .plain(format!("{}: ", called(kind)))
        .strong(lines.len().to_string());
    let mut named: Vec<&str> = Vec::new();
    for written in lines.iter().filter_map(|line| line.source()) {
        if !is_pronoun(written)
            && !named
                .iter()
                .any(|known| known.eq_ignore_ascii_case(written))
        {
            named.push(written);
        }
    }
    match named.len() {
        0 => line,
        count => {
            let more = if count > NAMED_MAX { ", …" } else { "" };
            named.truncate(NAMED_MAX);
            line.plain(format!(" ({}{more})", named.join(", ")))
        }
    }
}

fn is_pronoun(written: &str) -> bool {
    let pronouns = ["he", "she", "it", "they", "said", "believed", "reported"];
    pronouns
        .iter()
        .any(|pronoun| written.eq_ignore_ascii_case(pronoun))
}

fn called(kind: Attributed) -> &'static str {
    match kind {
        Attributed::Nobody => "To nobody",
        Attributed::Unnamed => "To somebody not named",
        Attributed::Outlet => "To another outlet",
        Attributed::Document => "To a document",
        Attributed::Office => "To an office or a body",
        Attributed::Person => "To a person by name",
    }
}

fn heading(kind: Attributed) -> String {
    format!("Attributed {}", called(kind).replacen("To", "to", 1))
}

fn record(values: &Values, newsroom: &Newsroom) -> Result<Json, Refusal> {
    let gathered = match read(values, newsroom)? {
        Ok(gathered) => gathered,
        Err(nothing) => return Ok(ask::nothing(&nothing, "lines")),
    };
    let counts: Map<String, Json> = Attributed::ALL
        .iter()
        .map(|kind| {
            (
                kind.as_str().to_owned(),
                json!(gathered.lines.of(*kind).len()),
            )
        })
        .collect();
    let kind = wanted(values);
    let lines = gathered.lines.all.iter();
    let lines: Vec<Json> = lines
        .filter(|line| kind.is_none_or(|kind| kind == line.attributed))
        .filter_map(|line| {
            let excerpt = line.quotation()?.excerpt;
            let fields = json!({ "attributed": line.attributed.as_str(), "source": line.source() });
            Some(record::told(fields, &excerpt))
        })
        .collect();
    Ok(json!({
        "topic": gathered.topic.words,
        "verdict": "answered",
        "articles": gathered.texts + gathered.copies,
        "further_articles": gathered.further,
        "origins": gathered.texts,
        "counts": counts,
        "lines": lines,
    }))
}

impl Lines {
    /// Those of one kind, in their order.
    fn of(&self, kind: Attributed) -> Vec<&gather::Attributable> {
        self.all
            .iter()
            .filter(|line| line.attributed == kind)
            .collect()
    }
}

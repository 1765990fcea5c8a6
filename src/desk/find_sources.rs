//! **Find sources**, on a message's menu: what the collection has on what a message says, statement by statement.

use serde_json::{Value as Json, json};

use super::ask::{self, Answer};
use super::spelling::Respelt;
use super::{
    Access, Audience, Command, CommandOption, Group, Kind, OptionKind, Refusal, Values, check,
};
use crate::news::{Language, Span, sentence};
use crate::newsroom::Newsroom;
use crate::reply::{Action, Block, Line, Reply};

/// The command.
pub(super) const COMMAND: Command = Command {
    name: "Find sources",
    description: "What the collection has on the text of a message",
    kind: Kind::Message,
    group: Group::Find,
    options: &[CommandOption {
        name: "text",
        description: "The text of the message",
        kind: OptionKind::Message {
            length_max: check::MESSAGE_MAX,
        },
        required: true,
        suggest: None,
    }],
    access: Access::Everyone,
    audience: Audience::Private,
    example: "/find-sources Macron hosted Putin at Versailles in 2017.",
    answer,
    record,
};

/// How many statements of a message are looked up: those that tell most.
const STATEMENTS_MAX: usize = 5;
/// How many excerpts a statement is shown.
const EXCERPTS: usize = 2;
/// A statement of fewer words that tell something is no more than a remark.
const WORDS_MIN: usize = 2;
/// In a statement's heading, longer ones are cut.
const HEADING_CHARACTERS: usize = 120;

/// A statement of the message, and what there is on it.
struct Statement {
    text: String,
    answer: Answer,
}

fn answer(values: &Values, newsroom: &Newsroom) -> Result<Reply, Refusal> {
    let statements = statements(values.text("text").unwrap_or_default(), newsroom)?;
    let mut reply = Reply::new("Sources for this message");
    if statements.is_empty() {
        return Ok(reply.with(Block::Words(
            "The message states nothing that could be looked up: no sentence of it has two words that tell something.".into(),
        )));
    }
    for statement in &statements {
        reply = reply.with(Block::Section(heading(&statement.text).into()));
        let respelt = Respelt::told(&statement.answer.respelt);
        reply.blocks.extend(respelt.map(Block::Words));
        if statement.answer.receipt.is_some() {
            reply = reply.with(Block::Words(nothing(&statement.answer)));
        }
        let quotations = statement.answer.excerpts.iter().filter_map(ask::quotation);
        reply.blocks.extend(quotations.map(Block::Quotation));
    }
    if let Some(last) = statements.last() {
        let took = statements
            .iter()
            .map(|statement| statement.answer.took)
            .sum();
        reply.footer = ask::searched(last.answer.scope, took);
    }
    if reply.quotations().next().is_some() {
        reply.actions.push(Action::InContext);
    }
    reply.actions.push(Action::Share);
    Ok(reply)
}

/// The statements that tell most, in the order of the message, with what there is on them.
fn statements(text: &str, newsroom: &Newsroom) -> Result<Vec<Statement>, Refusal> {
    let text = bare(text);
    let language = newsroom.snapshot().languages().first().copied();
    let mut told = Vec::new();
    for line in text.lines() {
        let Some(whole) = Span::whole(line) else {
            continue;
        };
        for span in sentence::sentences(line, whole, language.unwrap_or(Language::English)) {
            let statement = span.slice(line);
            let (words, information) = ask::information_of(statement, newsroom)?;
            if words >= WORDS_MIN {
                told.push((information, told.len(), statement.to_owned()));
            }
        }
    }
    told.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    told.truncate(STATEMENTS_MAX);
    told.sort_by_key(|(_, place, _)| *place);
    let found = told.into_iter().map(|(_, _, text)| {
        let answer = ask::on_statement(&text, EXCERPTS, newsroom)?;
        Ok(Statement { text, answer })
    });
    found.collect()
}

/// The message without its links, mentions and emoji codes, which state nothing.
fn bare(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let words = line.split_whitespace().filter(|word| {
            let code = word.starts_with('<') && word.ends_with('>');
            !code && !word.starts_with("http://") && !word.starts_with("https://")
        });
        words.collect::<Vec<_>>().join(" ")
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn heading(statement: &str) -> String {
    if statement.chars().count() <= HEADING_CHARACTERS {
        return statement.to_owned();
    }
    statement
        .chars()
        .take(HEADING_CHARACTERS)
        .chain(['…'])
        .collect()
}

fn nothing(answer: &Answer) -> Line {
    let words = answer.receipt.iter().flat_map(|receipt| &receipt.words);
    let missing: Vec<&str> = words
        .filter(|(_, passages)| *passages == 0)
        .map(|(word, _)| word.as_str())
        .collect();
    let line = Line::new().plain("Nothing in the collection is on this.");
    if missing.is_empty() {
        return line;
    }
    line.plain(format!(" In no passage: {}.", missing.join(", ")))
}

fn record(values: &Values, newsroom: &Newsroom) -> Result<Json, Refusal> {
    let text = values.text("text").unwrap_or_default();
    let statements = statements(text, newsroom)?;
    let found: Vec<Json> = statements
        .iter()
        .map(|statement| ask::told(&statement.answer))
        .collect();
    Ok(json!({ "text": text, "statements": found }))
}

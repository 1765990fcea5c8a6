//! `/check` and **Check quote**: whether the collection has a quotation, and how closely. Never whether it is true.
//!
//! A message's text is read for this reply only and kept nowhere.

use serde_json::{Value as Json, json};

use super::options::PRIVATE;
use super::sources::counted;
use super::{Access, Audience, Command, CommandOption, Group, Kind, OptionKind, Refusal, Values};
use crate::news::quote;
use crate::newsroom::Newsroom;
use crate::reply::{Action, Block, Line, Reply};

mod align;
pub(super) mod compare;
mod show;
mod verdict;

use verdict::{Verdict, verdict};

/// The most quotations of one message that are checked.
const QUOTATIONS_MAX: usize = 5;

/// The fewest words between marks that make a quotation to check; fewer set off a term.
const QUOTATION_WORDS_MIN: usize = 3;

/// The most characters of a message: of its text, and of what it sets apart.
pub(super) const MESSAGE_MAX: u16 = 10_000;

const TEXT: CommandOption = CommandOption {
    name: "text",
    description: "The quotation; of a text with several in marks, each is checked",
    kind: OptionKind::Message { length_max: 4_000 },
    required: true,
    suggest: None,
};

/// The command.
pub(super) const COMMAND: Command = Command {
    name: "check",
    description: "Whether a quotation stands in the collection: exact, altered, in part or not, and who said it",
    kind: Kind::Slash,
    group: Group::Verify,
    options: &[TEXT, PRIVATE],
    access: Access::Everyone,
    audience: Audience::Choice,
    example: "/check “We will not obtain unilateral gestures, but it is essential to halt the situation.”",
    answer,
    record,
};

/// The same on a message's menu.
pub(super) const MESSAGE: Command = Command {
    name: "Check quote",
    description: "Whether the quotations of this message stand in the collection, and how closely",
    kind: Kind::Message,
    group: Group::Verify,
    options: &[CommandOption {
        description: "What the message says",
        kind: OptionKind::Message {
            length_max: MESSAGE_MAX,
        },
        ..TEXT
    }],
    access: Access::Everyone,
    audience: Audience::Private,
    example: "/check-quote “We are at the table. We are not simply on the menu.”",
    answer,
    record,
};

fn answer(values: &Values, newsroom: &Newsroom) -> Result<Reply, Refusal> {
    let verdicts = verdicts(values, newsroom)?;
    let mut reply = Reply::new(match verdicts.len() {
        1 => "Quote check".to_owned(),
        count => format!("Quote check: {count} quotations"),
    });
    let several = verdicts.len() > 1;
    for verdict in &verdicts {
        if several {
            reply = reply.with(Block::Section(Line::from(show::shortened(verdict.text))));
        }
        for block in show::blocks(verdict, newsroom) {
            reply = reply.with(block);
        }
    }
    let status = newsroom.status();
    reply.footer = Line::from(format!(
        "Compared with {}. This says where words stand, not whether they are true or were said.",
        counted(status.articles, "article"),
    ));
    if reply.quotations().next().is_some() {
        reply.actions.push(Action::InContext);
    }
    reply.actions.push(Action::Share);
    Ok(reply)
}

fn record(values: &Values, newsroom: &Newsroom) -> Result<Json, Refusal> {
    let verdicts = verdicts(values, newsroom)?;
    let checked: Vec<Json> = verdicts
        .iter()
        .map(|verdict| show::record(verdict, newsroom))
        .collect();
    Ok(json!({ "checked": checked }))
}

/// The verdict on every quotation of the text.
fn verdicts<'v>(values: &'v Values, newsroom: &Newsroom) -> Result<Vec<Verdict<'v>>, Refusal> {
    let text = values.text("text").unwrap_or_default();
    let quotations = quotations(text);
    if quotations.is_empty() {
        return Err(Refusal::new(
            "There are no words in this text to look for. Check a text that quotes somebody.",
        ));
    }
    Ok(quotations
        .into_iter()
        .map(|text| verdict(text, newsroom))
        .collect())
}

/// What is to be checked of a text: what stands between marks, else all of it.
fn quotations(text: &str) -> Vec<&str> {
    let count = |text: &str| align::words(text, align::WORDS_MAX).len();
    let marked: Vec<&str> = quote::marked(text)
        .into_iter()
        .filter(|quotation| count(quotation) >= QUOTATION_WORDS_MIN)
        .take(QUOTATIONS_MAX)
        .collect();
    if !marked.is_empty() {
        return marked;
    }
    let whole = text.trim();
    if count(whole) == 0 {
        Vec::new()
    } else {
        vec![whole]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(quotations(text), expected);
    }

    #[test]
    fn each_quotation_is_checked_and_a_text_without_any_as_a_whole() {
        check(
            "He said “we leave on Monday” and “we shall not return”.",
            &["we leave on Monday", "we shall not return"],
        );
        check("we leave on Monday", &["we leave on Monday"]);
        check("the “dam” holds for now", &["the “dam” holds for now"]);
        check("> \"we leave on Monday\" - Quill", &["we leave on Monday"]);
        check("?!", &[]);
        check("", &[]);
    }
}

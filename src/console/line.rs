//! A line as typed, cut into a command and the pieces of its options.
//!
//! Typed as in Discord: `/ask What did Macron say? source:"Le Monde" limit:3`, or with every option named,
//! `/ask question: What did Macron say? source: Le Monde limit: 3`. A line without a slash is a question.
//!
//! Words that follow no option's name are for the command's main option. A value in quotes ends with them. A value
//! without quotes runs to the next option's name once the main option has its words, and is one word before that,
//! so that `/ask source:Reuters What did Macron say?` asks what it seems to ask.

use std::ops::Range;

use crate::desk::{Command, CommandOption, Refusal, Value, command};

/// How alike a word before a colon and an option's name are when the word is taken for that name misspelt.
const MISSPELT_MIN: f64 = 0.88;

/// One option's part of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// The option's name as typed; nothing where words stand without one and no main option takes them.
    pub(super) name: String,
    /// Where its value stands in the line, quotes included.
    pub(super) value: Range<usize>,
    /// Whether the value is in quotes that are not closed, or is not in quotes: more may be typed.
    pub(super) open: bool,
}

/// What a line calls: the command, and the values given.
pub(super) type Typed = (&'static Command, Vec<(String, Value)>);

/// Reads a line that calls a command of the desk.
pub(super) fn parse(line: &str) -> Result<Typed, Refusal> {
    let (name, from) = name(line);
    let command = command(name).ok_or_else(|| Refusal::unknown_command(name))?;
    Ok((command, given(line, from, command)))
}

/// The values that the line gives from byte `from` on.
fn given(line: &str, from: usize, command: &Command) -> Vec<(String, Value)> {
    let mut given: Vec<(String, Value)> = Vec::new();
    for piece in pieces(line, from, command) {
        let value = unquoted(line.get(piece.value).unwrap_or_default());
        match given.iter_mut().find(|(name, _)| *name == piece.name) {
            // Words on both sides of an option are one text.
            Some((_, Value::Text(text))) if is_main(command, &piece.name) => {
                text.push(' ');
                text.push_str(&value);
            }
            Some((_, earlier)) => *earlier = Value::Text(value),
            None => given.push((piece.name, Value::Text(value))),
        }
    }
    given
}

/// The name of the command that a line calls, and where what follows it begins.
pub(super) fn name(line: &str) -> (&str, usize) {
    let Some(called) = line.strip_prefix('/') else {
        return ("ask", 0);
    };
    let length = called.find(char::is_whitespace).unwrap_or(called.len());
    (called.get(..length).unwrap_or_default(), length + 1)
}

/// The pieces of `line` from byte `from` on.
pub(super) fn pieces(line: &str, from: usize, command: &Command) -> Vec<Piece> {
    let main = command.main_option().map_or("", |option| option.name);
    let mut pieces: Vec<Piece> = Vec::new();
    let mut at = from;
    while let Some(word) = next_word(line, at) {
        let text = line.get(word.clone()).unwrap_or_default();
        if let Some((name, after)) = option_name(text, command) {
            let start = word.start + after;
            pieces.push(value(line, start, name));
            at = pieces.last().map_or(line.len(), |piece| piece.value.end);
            continue;
        }
        let has_main = pieces.iter().any(|piece| piece.name == main);
        match pieces.last_mut() {
            Some(last) if last.open && (last.name == main || has_main) => {
                last.value.end = word.end;
            }
            _ => pieces.push(Piece {
                name: main.to_owned(),
                value: word.clone(),
                open: true,
            }),
        }
        at = word.end;
    }
    pieces
}

/// The value that begins at byte `start`: what is in quotes there, or one word.
fn value(line: &str, start: usize, name: &str) -> Piece {
    let rest = line.get(start..).unwrap_or_default();
    let start = start + (rest.len() - rest.trim_start().len());
    let rest = rest.trim_start();
    let quoted = rest.chars().next().and_then(closing).map(|close| {
        let inner = rest.chars().next().map_or(0, char::len_utf8);
        rest.get(inner..)
            .and_then(|inside| inside.find(close))
            .map(|length| inner + length + close.len_utf8())
    });
    let (length, open) = match quoted {
        Some(Some(length)) => (length, false),
        Some(None) => (rest.len(), true),
        None => (rest.find(char::is_whitespace).unwrap_or(rest.len()), true),
    };
    Piece {
        name: name.to_owned(),
        value: start..start + length,
        open,
    }
}

/// The option that a word names, and where in the word its value begins.
fn option_name<'a>(word: &'a str, command: &Command) -> Option<(&'a str, usize)> {
    let (name, value) = word.split_once(':')?;
    let known = |option: &CommandOption| option.name == name;
    if command.options.iter().any(known) {
        return Some((name, name.len() + 1));
    }
    // `sorce:"Le Monde"` is refused with a suggestion rather than searched for.
    let is_name = name.len() > 3 && name.chars().all(|c| c.is_ascii_lowercase());
    let like = |option: &CommandOption| strsim::jaro_winkler(name, option.name) >= MISSPELT_MIN;
    let misspelt = is_name && !value.is_empty() && command.options.iter().any(like);
    misspelt.then_some((name, name.len() + 1))
}

fn next_word(line: &str, at: usize) -> Option<Range<usize>> {
    let rest = line.get(at..)?;
    let start = at + rest.find(|c: char| !c.is_whitespace())?;
    let rest = line.get(start..)?;
    let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
    Some(start..start + length)
}

fn is_main(command: &Command, name: &str) -> bool {
    command
        .main_option()
        .is_some_and(|option| option.name == name)
}

/// The mark that closes a value which begins with `open`.
fn closing(open: char) -> Option<char> {
    match open {
        '"' => Some('"'),
        '“' => Some('”'),
        _ => None,
    }
}

/// The value without the quotes that it stands in as a whole; quotes within it are the reader's own.
pub(super) fn unquoted(value: &str) -> String {
    let value = value.trim();
    let mut inside = value.chars();
    let inner = inside.next().and_then(closing).and_then(|close| {
        let rest = inside.as_str();
        let inner = rest.strip_suffix(close).unwrap_or(rest);
        (!inner.contains(close)).then_some(inner)
    });
    inner.unwrap_or(value).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::{Access, Audience, Group, Kind, OptionKind};

    const fn option(name: &'static str, required: bool, kind: OptionKind) -> CommandOption {
        CommandOption {
            name,
            description: "",
            kind,
            required,
            suggest: None,
        }
    }

    const TEXT: OptionKind = OptionKind::Text { length_max: 100 };

    const ASK: Command = Command {
        name: "ask",
        description: "",
        kind: Kind::Slash,
        group: Group::Find,
        options: &[
            option("question", true, TEXT),
            option("source", false, TEXT),
            option("since", false, OptionKind::Day),
            option("limit", false, OptionKind::Whole { min: 1, max: 10 }),
        ],
        access: Access::Everyone,
        audience: Audience::Choice,
        example: "",
        answer: |_, _| Err(Refusal::new("")),
        record: |_, _| Err(Refusal::new("")),
    };

    /// What `rest` gives for each option, as `name=value`.
    #[track_caller]
    fn check(rest: &str, expected: &[&str]) {
        let given: Vec<String> = given(rest, 0, &ASK)
            .into_iter()
            .map(|(name, value)| match value {
                Value::Text(text) => format!("{name}={text}"),
                Value::Whole(_) | Value::Flag(_) => panic!("what is typed is text"),
            })
            .collect();
        assert_eq!(given, expected);
    }

    #[test]
    fn words_without_a_name_are_the_question() {
        check("What did Macron say?", &["question=What did Macron say?"]);
        check("", &[]);
        check("  two  spaces ", &["question=two  spaces"]);
        check("He said: no", &["question=He said: no"]);
        check(
            "\"nuclear talks\" Iran",
            &["question=\"nuclear talks\" Iran"],
        );
    }

    #[test]
    fn options_are_typed_as_in_discord() {
        check(
            "What did Macron say? source:\"Le Monde\" limit:3",
            &[
                "question=What did Macron say?",
                "source=Le Monde",
                "limit=3",
            ],
        );
        check(
            "question: What did Macron say? source: Le Monde since: 25 Jan 2022 limit: 3",
            &[
                "question=What did Macron say?",
                "source=Le Monde",
                "since=25 Jan 2022",
                "limit=3",
            ],
        );
        check(
            "source:Reuters What did he say?",
            &["source=Reuters", "question=What did he say?"],
        );
        check(
            "source:“Le Monde” What did he say? limit:2",
            &["source=Le Monde", "question=What did he say?", "limit=2"],
        );
        check(
            "What limit:2 did he say",
            &["question=What", "limit=2 did he say"],
        );
    }

    #[test]
    fn what_is_half_typed_is_still_read() {
        check("What source:", &["question=What", "source="]);
        check("What source:\"Le Mo", &["question=What", "source=Le Mo"]);
        check("What sorce:Reuters", &["question=What", "sorce=Reuters"]);
    }
}

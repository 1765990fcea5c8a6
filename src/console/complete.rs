//! What the TAB key completes: commands, names of options and, from memory, their values.

use super::BUILT_IN;
use super::line::{Piece, name, pieces, unquoted};
use super::safe::safe;
use crate::desk::{COMMANDS, Command, CommandOption, Kind, OptionKind, command};
use crate::newsroom::Newsroom;

/// One completion: what is shown, and what stands in the line when it is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Completion {
    pub(super) shown: String,
    pub(super) typed: String,
}

/// Completes `line`, typed up to the cursor: where the completions begin in it, and what they are.
pub(super) fn complete(line: &str, newsroom: &Newsroom) -> (usize, Vec<Completion>) {
    let (called, from) = name(line);
    if from >= line.len() || line.is_empty() {
        return (0, commands(called, line));
    }
    let Some(command) = command(called) else {
        return (line.len(), Vec::new());
    };
    let given = pieces(line, from, command);
    let blank = Piece {
        name: command
            .main_option()
            .map_or_else(String::new, |main| main.name.to_owned()),
        value: line.len()..line.len(),
        open: true,
    };
    let last = given.last().unwrap_or(&blank);
    if let Some(option) = command.option(&last.name).filter(|_| last.open) {
        let typed = unquoted(line.get(last.value.start..).unwrap_or_default());
        let is_main = blank.name == option.name;
        let found = values(option, &typed, is_main, newsroom);
        if !found.is_empty() {
            return (last.value.start, found);
        }
    }
    let start = line.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let word = line.get(start..).unwrap_or_default();
    (start, options(command, word, &given))
}

fn commands(called: &str, line: &str) -> Vec<Completion> {
    if !line.is_empty() && !line.starts_with('/') {
        return Vec::new();
    }
    let called = if line.is_empty() { "" } else { called };
    COMMANDS
        .iter()
        .filter(|command| command.kind == Kind::Slash)
        .map(|command| (command.slug(), command.description))
        .chain(BUILT_IN.map(|(name, does)| (name.to_owned(), does)))
        .filter(|(name, _)| name.starts_with(called))
        .map(|(name, does)| Completion {
            shown: format!("/{name}  {does}"),
            typed: format!("/{name} "),
        })
        .collect()
}

fn options(command: &Command, word: &str, given: &[Piece]) -> Vec<Completion> {
    command
        .options
        .iter()
        .filter(|option| option.name != "private")
        .filter(|option| option.name.starts_with(word))
        .filter(|option| given.iter().all(|piece| piece.name != option.name))
        .map(|option| Completion {
            shown: format!("{}:  {}", option.name, option.description),
            typed: format!("{}:", option.name),
        })
        .collect()
}

fn values(
    option: &CommandOption,
    typed: &str,
    is_main: bool,
    newsroom: &Newsroom,
) -> Vec<Completion> {
    let words: Option<&[&str]> = match option.kind {
        OptionKind::Flag => Some(&["yes", "no"]),
        OptionKind::Choice(words) => Some(words),
        OptionKind::Text { .. }
        | OptionKind::Message { .. }
        | OptionKind::Whole { .. }
        | OptionKind::Day => None,
    };
    if let Some(words) = words {
        return words
            .iter()
            .filter(|word| word.starts_with(typed))
            .map(|word| Completion {
                shown: (*word).to_owned(),
                typed: format!("{word} "),
            })
            .collect();
    }
    let Some(suggest) = option.suggest else {
        return Vec::new();
    };
    suggest(typed, newsroom)
        .into_iter()
        .map(|suggestion| Completion {
            shown: safe(&suggestion.label).replace(['\n', '\t'], " "),
            typed: match (&suggestion.value, is_main) {
                (name, false) if name.contains('"') => format!("“{name}” "),
                (name, false) if name.contains(char::is_whitespace) => format!("\"{name}\" "),
                (name, _) => format!("{name} "),
            },
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::newsroom::Settings;

    #[track_caller]
    fn check(line: &str, start: usize, expected: &[&str]) {
        let newsroom = Newsroom::open(Settings::memory(), &mut |_| ()).unwrap();
        let (from, found) = complete(line, &newsroom);
        let typed: Vec<&str> = found
            .iter()
            .map(|completion| completion.typed.as_str())
            .collect();
        assert_eq!((from, typed.as_slice()), (start, expected), "{line}");
    }

    #[test]
    fn commands_and_options_are_completed() {
        check("/as", 0, &["/ask "]);
        check("/ask", 0, &["/ask "]);
        check("/sta", 0, &["/status "]);
        check("/nothing-like-it", 0, &[]);
        check("/ask who spoke? lim", 16, &["limit:"]);
        check("who spoke? lim", 11, &["limit:"]);
        check("/ask who spoke? limit:3 lim", 24, &[]);
    }

    #[test]
    fn a_name_with_marks_in_it_reads_back() {
        let file = tempfile::Builder::new()
            .suffix(".jsonl")
            .tempfile()
            .unwrap();
        let line =
            r#"{"id": "a", "source": "The \"Coast\" Post", "body": "A harbour opened on Monday."}"#;
        std::fs::write(file.path(), line).unwrap();
        let newsroom = Newsroom::open(Settings::memory(), &mut |_| ()).unwrap();
        newsroom.take_in(file.path(), &mut |_| ()).unwrap();
        let typed = "/ask what? source:Coa";
        let (from, found) = complete(typed, &newsroom);
        let line = format!("{}{}", typed.split_at(from).0, found[0].typed);
        let (command, given) = crate::console::line::parse(&line).unwrap();
        let values = crate::desk::Values::new(command, given).unwrap();
        assert_eq!(values.text("source"), Some("The \"Coast\" Post"));
    }
}

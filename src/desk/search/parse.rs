//! Reads a search as it is typed. Any text is a search: what makes no sense is mended, and the mend is told.

use crate::desk::day::days;
use crate::news::{day_number, numbered_day};
use crate::newsroom::Clause;

/// A search as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Search {
    /// What it matches; nothing where there is nothing to search for.
    pub(super) clause: Option<Clause>,
    /// What was mended, as whole sentences.
    pub(super) mended: Vec<String>,
}

/// The most words, phrases and conditions of a search: the first ones.
const PARTS_MAX: usize = 48;
/// The most brackets within brackets; deeper ones are passed over.
const DEPTH_MAX: usize = 12;

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Open,
    Close,
    And,
    Or,
    Not,
    Part(Clause),
}

/// Reads `text`.
pub(super) fn parse(text: &str) -> Search {
    let mut mended = Vec::new();
    let pieces = pieces(text, &mut mended);
    let mut parser = Parser {
        pieces,
        at: 0,
        mended,
    };
    let mut clauses = Vec::new();
    while parser.at < parser.pieces.len() {
        clauses.extend(parser.either(0));
        if parser.next_is(&Piece::Close) {
            parser.at += 1;
            parser.mend("A closing bracket without an opening one was passed over.");
        }
    }
    Search {
        clause: all(clauses),
        mended: parser.mended,
    }
}

/// The clause as a reader would type it.
pub(super) fn written(clause: &Clause) -> String {
    let joined = |clauses: &[Clause], between: &str| {
        let parts: Vec<String> = clauses.iter().map(bracketed).collect();
        parts.join(between)
    };
    match clause {
        Clause::Word(word) => word.clone(),
        Clause::Phrase(words) => format!("\"{words}\""),
        Clause::Prefix(start) => format!("{start}*"),
        Clause::Title(words) => format!("title:\"{words}\""),
        Clause::Source(name) => format!("source:\"{name}\""),
        Clause::Until(day) => format!("up to {}", dated(*day)),
        Clause::Since(day) => format!("from {}", dated(*day)),
        Clause::All(clauses) => joined(clauses, " AND "),
        Clause::Any(clauses) => joined(clauses, " OR "),
        Clause::Not(inner) => format!("NOT {}", bracketed(inner)),
    }
}

/// The clause as a part of another.
fn bracketed(clause: &Clause) -> String {
    if matches!(clause, Clause::All(_) | Clause::Any(_)) {
        return format!("({})", written(clause));
    }
    written(clause)
}

fn dated(day: i64) -> String {
    numbered_day(day).map_or_else(|| day.to_string(), |date| date.to_string())
}

fn all(mut clauses: Vec<Clause>) -> Option<Clause> {
    match clauses.len() {
        0 => None,
        1 => clauses.pop(),
        _ => Some(Clause::All(clauses)),
    }
}

struct Parser {
    pieces: Vec<Piece>,
    at: usize,
    mended: Vec<String>,
}

impl Parser {
    fn next_is(&self, piece: &Piece) -> bool {
        self.pieces.get(self.at) == Some(piece)
    }

    fn mend(&mut self, what: &str) {
        if !self.mended.iter().any(|known| known == what) {
            self.mended.push(what.to_owned());
        }
    }

    /// Parts joined by OR.
    fn either(&mut self, depth: usize) -> Option<Clause> {
        let mut clauses: Vec<Clause> = Vec::new();
        loop {
            let before = clauses.len();
            clauses.extend(self.each(depth));
            let none = clauses.len() == before;
            if !self.next_is(&Piece::Or) {
                if none && before > 0 {
                    self.mend("An OR with nothing after it was passed over.");
                }
                break;
            }
            self.at += 1;
            if none {
                self.mend("An OR with nothing before it was passed over.");
            }
        }
        match clauses.len() {
            0 | 1 => clauses.pop(),
            _ => Some(Clause::Any(clauses)),
        }
    }

    /// Parts that all must hold.
    fn each(&mut self, depth: usize) -> Option<Clause> {
        let mut clauses = Vec::new();
        let mut joined = false;
        while let Some(piece) = self.pieces.get(self.at) {
            match piece {
                Piece::Or | Piece::Close => break,
                Piece::And => {
                    self.at += 1;
                    if clauses.is_empty() || joined {
                        self.mend("An AND with nothing before it was passed over.");
                    }
                    joined = true;
                }
                Piece::Open | Piece::Not | Piece::Part(_) => {
                    clauses.extend(self.one(depth));
                    joined = false;
                }
            }
        }
        if joined && !clauses.is_empty() {
            self.mend("An AND with nothing after it was passed over.");
        }
        all(clauses)
    }

    /// One part, with its NOT.
    fn one(&mut self, depth: usize) -> Option<Clause> {
        let mut negated = false;
        while self.next_is(&Piece::Not) {
            self.at += 1;
            negated = !negated;
        }
        let piece = self.pieces.get(self.at).cloned();
        let clause = match piece {
            Some(Piece::Part(clause)) => {
                self.at += 1;
                Some(clause)
            }
            Some(Piece::Open) => {
                self.at += 1;
                let inner = if depth < DEPTH_MAX {
                    self.either(depth + 1)
                } else {
                    self.mend("Brackets within so many brackets were passed over.");
                    None
                };
                if self.next_is(&Piece::Close) {
                    self.at += 1;
                } else if depth < DEPTH_MAX {
                    self.mend("A missing closing bracket was added.");
                }
                inner
            }
            _ => None,
        };
        if negated && clause.is_none() {
            self.mend("A NOT with nothing after it was passed over.");
        }
        clause.map(|clause| {
            if negated {
                Clause::Not(Box::new(clause))
            } else {
                clause
            }
        })
    }
}

/// Cuts the text into operators and parts.
fn pieces(text: &str, mended: &mut Vec<String>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut parts = 0;
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let (piece, length) = match first {
            '(' => (Some(Piece::Open), 1),
            ')' => (Some(Piece::Close), 1),
            '-' | '−' => (Some(Piece::Not), first.len_utf8()),
            _ => word(rest, mended),
        };
        if let Some(Piece::Part(_)) = piece {
            parts += 1;
            if parts > PARTS_MAX {
                mended.push(format!(
                    "Only the first {PARTS_MAX} words and conditions are searched for."
                ));
                break;
            }
        }
        pieces.extend(piece);
        rest = rest.get(length..).unwrap_or_default().trim_start();
    }
    pieces
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

/// The word, phrase, operator or condition that `text` begins with, and its bytes.
fn word(text: &str, mended: &mut Vec<String>) -> (Option<Piece>, usize) {
    if text.starts_with(is_quote) {
        let (phrase, length) = quoted(text, mended);
        let clause = (!phrase.is_empty()).then_some(Clause::Phrase(phrase));
        return (clause.map(Piece::Part), length);
    }
    let end = text
        .find(|c: char| c.is_whitespace() || is_quote(c) || matches!(c, '(' | ')'))
        .unwrap_or(text.len());
    let word = text.get(..end).unwrap_or_default();
    match word {
        "AND" | "&&" => return (Some(Piece::And), end),
        "OR" | "||" => return (Some(Piece::Or), end),
        "NOT" => return (Some(Piece::Not), end),
        _ => {}
    }
    if let Some((name, value)) = word.split_once(':')
        && let Some(make) = condition(name)
    {
        let (value, length) = if value.is_empty()
            && text
                .get(end..)
                .is_some_and(|rest| rest.starts_with(is_quote))
        {
            let (value, length) = quoted(text.get(end..).unwrap_or_default(), mended);
            (value, end + length)
        } else {
            (value.to_owned(), end)
        };
        let clause = make(value.trim());
        if clause.is_none() {
            mended.push(format!(
                "“{}” could not be read and was passed over.",
                text.get(..length).unwrap_or_default()
            ));
        }
        return (clause.map(Piece::Part), length);
    }
    let bare = word.trim_end_matches('*');
    let has_word = bare.chars().any(char::is_alphanumeric);
    let clause = match (has_word, bare.len() < word.len()) {
        (false, _) => None,
        (true, true) => Some(Clause::Prefix(bare.to_owned())),
        (true, false) => Some(Clause::Word(word.to_owned())),
    };
    (clause.map(Piece::Part), end)
}

/// What stands between the quotation mark that `text` begins with and the next, and the bytes of both and all.
fn quoted(text: &str, mended: &mut Vec<String>) -> (String, usize) {
    let open = text.chars().next().map_or(0, char::len_utf8);
    let inner = text.get(open..).unwrap_or_default();
    if let Some((at, mark)) = inner.char_indices().find(|(_, c)| is_quote(*c)) {
        let phrase = inner.get(..at).unwrap_or_default().trim();
        return (phrase.to_owned(), open + at + mark.len_utf8());
    }
    mended.push("A missing closing quotation mark was added at the end.".to_owned());
    (inner.trim().to_owned(), text.len())
}

/// How the condition of that name is made of its value.
fn condition(name: &str) -> Option<fn(&str) -> Option<Clause>> {
    Some(match name {
        "source" => |value| (!value.is_empty()).then(|| Clause::Source(value.to_owned())),
        "title" => |value| (!value.is_empty()).then(|| Clause::Title(value.to_owned())),
        "before" => |value| Some(Clause::Until(day_number(days(value)?.first()) - 1)),
        "after" => |value| Some(Clause::Since(day_number(days(value)?.last()) + 1)),
        "until" => |value| Some(Clause::Until(day_number(days(value)?.last()))),
        "since" => |value| Some(Clause::Since(day_number(days(value)?.first()))),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str, mends: usize) {
        let read = parse(text);
        let clause = read.clause.as_ref().map(written).unwrap_or_default();
        assert_eq!(
            (clause.as_str(), read.mended.len()),
            (expected, mends),
            "{text}: {:?}",
            read.mended
        );
    }

    #[test]
    fn searches_are_read() {
        check("macron putin", "macron AND putin", 0);
        check(
            "macron AND putin OR biden",
            "(macron AND putin) OR biden",
            0,
        );
        check(
            "\"normandy format\" -merkel",
            "\"normandy format\" AND NOT merkel",
            0,
        );
        check(
            "(paris OR kyiv) NOT moscow",
            "(paris OR kyiv) AND NOT moscow",
            0,
        );
        check(
            "source:\"India Today\" diplom*",
            "source:\"India Today\" AND diplom*",
            0,
        );
        check(
            "after:2022-01-25 before:2023",
            "from 2022-01-26 AND up to 2022-12-31",
            0,
        );
        check(
            "title:macron cease-fire",
            "title:\"macron\" AND cease-fire",
            0,
        );
        check("NOT (a OR b)", "NOT (a OR b)", 0);
        check("and or not", "and AND or AND not", 0);
    }

    #[test]
    fn broken_searches_are_mended() {
        check("\"normandy format", "\"normandy format\"", 1);
        check("(paris OR", "paris", 2);
        check("paris) kyiv", "paris AND kyiv", 1);
        check("AND paris AND", "paris", 2);
        check("before:whenever paris", "paris", 1);
        check("20.04: !?", "20.04:", 0);
        check("-", "", 1);
        check("", "", 0);
        check(&"(".repeat(500), "", 2);
    }

    proptest! {
        #[test]
        fn any_text_is_a_search(text in "\\PC{0,300}") {
            let read = parse(&text);
            if let Some(clause) = read.clause {
                let again = parse(&written(&clause));
                prop_assert!(again.clause.is_some());
            }
        }
    }
}

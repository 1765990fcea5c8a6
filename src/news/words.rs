//! The words, numbers and marks of a sentence, as spans, without a copy of any of them; and lists to look words up in.

use std::collections::HashSet;
use std::sync::OnceLock;

use foldhash::fast::RandomState;

use super::Span;

/// A list of words in lower case, which blanks part. Every word of a text may be looked up in it: looking through
/// the list anew for each took most of the time that numbers and dates were found in.
pub(super) struct List {
    words: &'static str,
    known: OnceLock<HashSet<&'static str, RandomState>>,
}

impl List {
    /// Longer than any word of a list.
    const LENGTH_MAX: usize = 16;

    /// A list of those words.
    pub(super) const fn new(words: &'static str) -> Self {
        Self {
            words,
            known: OnceLock::new(),
        }
    }

    /// Whether it has a word, whatever the word's case.
    pub(super) fn has(&self, word: &str) -> bool {
        let mut lower = [0; Self::LENGTH_MAX];
        let Some(lower) = lower.get_mut(..word.len()) else {
            return false;
        };
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        let known = self
            .known
            .get_or_init(|| self.words.split_ascii_whitespace().collect());
        std::str::from_utf8(lower).is_ok_and(|word| known.contains(word))
    }
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters.
    Word,
    /// Digits, with the commas and points inside them: `100,000`, `3.5`.
    Number,
    /// Any other character that is not white space.
    Mark,
}

/// A word, a number or a mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'a> {
    /// What it is.
    pub(super) kind: Kind,
    /// Its text.
    pub(super) text: &'a str,
    /// The first byte in the body.
    pub(super) start: usize,
    /// The byte after the last.
    pub(super) end: usize,
    /// Whether it stands right after the token before it, with no white space between.
    pub(super) glued: bool,
}

impl Token<'_> {
    /// Whether it is that word or mark, whatever its case.
    pub(super) fn is(&self, text: &str) -> bool {
        self.text.eq_ignore_ascii_case(text)
    }

    /// Whether it is one of those, whatever its case.
    pub(super) fn is_one(&self, of: &[&str]) -> bool {
        of.iter().any(|text| self.is(text))
    }

    /// Whether it is a word that begins with a capital.
    pub(super) fn is_capital(&self) -> bool {
        self.kind == Kind::Word && self.text.chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether it is a word that begins in lower case.
    pub(super) fn is_lower(&self) -> bool {
        self.kind == Kind::Word && self.text.chars().next().is_some_and(char::is_lowercase)
    }

    /// Whether it is a dash of any length, or a hyphen.
    pub(super) fn is_dash(&self) -> bool {
        matches!(self.text, "-" | "‐" | "‑" | "–" | "—")
    }

    /// Whether it is an apostrophe.
    pub(super) fn is_apostrophe(&self) -> bool {
        matches!(self.text, "'" | "’")
    }
}

/// The tokens of `span`.
pub(super) fn tokens(body: &str, span: Span) -> Vec<Token<'_>> {
    let text = span.slice(body);
    let mut found: Vec<Token<'_>> = Vec::with_capacity(text.len() / 5);
    let mut rest = text;
    let mut glued = false;
    while let Some(first) = rest.chars().next() {
        let at = text.len() - rest.len();
        if first.is_whitespace() {
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
            glued = false;
            continue;
        }
        let (kind, length) = if first.is_ascii_digit() {
            (Kind::Number, number(rest))
        } else if first.is_alphabetic() {
            (Kind::Word, word(rest))
        } else {
            (Kind::Mark, first.len_utf8())
        };
        found.push(Token {
            kind,
            text: rest.get(..length).unwrap_or_default(),
            start: span.start() + at,
            end: span.start() + at + length,
            glued,
        });
        rest = rest.get(length..).unwrap_or_default();
        glued = true;
    }
    found
}

/// How many bytes of `text` are the word it begins with.
fn word(text: &str) -> usize {
    text.find(|c: char| !c.is_alphabetic() && !matches!(c, '\u{300}'..='\u{36f}'))
        .unwrap_or(text.len())
}

/// How many bytes of `text` are the number it begins with: a comma or a point counts between digits, a comma only
/// before three of them.
fn number(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digits = |from: usize| {
        let after = bytes.iter().skip(from);
        after.take_while(|byte| byte.is_ascii_digit()).count()
    };
    let mut end = digits(0);
    loop {
        let more = digits(end + 1);
        let goes_on = match bytes.get(end) {
            Some(b',') => more == 3,
            Some(b'.') => more > 0,
            _ => false,
        };
        if !goes_on {
            return end;
        }
        end += 1 + more;
    }
}

/// Made words for the laws of those who read them.
#[cfg(test)]
pub(in crate::news) mod made {
    use proptest::prelude::*;

    /// A word, mostly one of `known`, which stand with spaces between them.
    pub(in crate::news) fn word(known: &'static str) -> impl Strategy<Value = String> {
        let known: Vec<&str> = known.split_whitespace().collect();
        prop_oneof![
            9 => prop::sample::select(known).prop_map(str::to_owned),
            1 => "[a-z]{1,9}",
        ]
    }
}

#[cfg(test)]
#[expect(clippy::string_slice, reason = "a wrong cut is what the law looks for")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found = tokens(text, Span::whole(text).unwrap());
        let found: Vec<&str> = found.iter().map(|token| token.text).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_list_has_its_words_in_any_case() {
        static LIST: List = List::new("said a.m known");
        for word in ["said", "Said", "A.M", "KNOWN"] {
            assert!(LIST.has(word), "{word}");
        }
        for word in [
            "",
            " ",
            "sai",
            "said known",
            "knöwn",
            "aWordLongerThanAnyOfTheList",
        ] {
            assert!(!LIST.has(word), "{word}");
        }
    }

    #[test]
    fn words_numbers_and_marks_are_told_apart() {
        check(
            "100,000 troops, 3.5bn.",
            &["100,000", "troops", ",", "3.5", "bn", "."],
        );
        check("on Jan. 25th", &["on", "Jan", ".", "25", "th"]);
        check("mid-June’s", &["mid", "-", "June", "’", "s"]);
        check("in 2014,2015", &["in", "2014", ",", "2015"]);
        check("", &[]);
    }

    proptest! {
        #[test]
        fn tokens_cover_all_but_white_space(text in any::<String>()) {
            let mut at = 0;
            for token in tokens(&text, Span::whole(&text).unwrap()) {
                prop_assert!(text[at..token.start].trim().is_empty());
                prop_assert_eq!(&text[token.start..token.end], token.text);
                prop_assert!(!token.text.is_empty());
                at = token.end;
            }
            prop_assert!(text[at..].trim().is_empty());
        }
    }
}

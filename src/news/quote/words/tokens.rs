//! Words and marks of a paragraph, with each speech as one token.

use std::borrow::Cow;

use super::lexicon::{Lexicon, Lists};
use super::listed::lists;
use super::lookalikes;
use crate::news::Span;
use crate::news::quote::marks::Speech;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::news::quote) enum Kind {
    /// Letters and digits, with the points, hyphens and apostrophes inside them.
    Word,
    /// Any other character that is not white space.
    Mark(char),
    /// The speech of that number.
    Speech(usize),
}

/// A token of a paragraph.
#[derive(Clone, Debug)]
pub(in crate::news::quote) struct Token<'a> {
    /// What it is.
    pub(in crate::news::quote) kind: Kind,
    /// The first byte in the body.
    pub(in crate::news::quote) start: usize,
    /// The byte after the last, a possessive ending left out.
    pub(in crate::news::quote) end: usize,
    /// The text of a word, a possessive ending left out.
    pub(in crate::news::quote) text: &'a str,
    /// The same in lower case.
    pub(in crate::news::quote) lower: Cow<'a, str>,
    /// The lists that a word is in.
    pub(in crate::news::quote) lists: Lists,
    /// Whether a possessive ending follows.
    pub(in crate::news::quote) possessive: bool,
    /// Whether it is a word that begins with a capital.
    capital: bool,
    /// Whether it is a speech that begins with a capital, as what somebody is called does.
    called: bool,
}

impl Token<'_> {
    /// Whether it is the word `word`, whatever its case.
    pub(in crate::news::quote) fn is(&self, word: &str) -> bool {
        self.kind == Kind::Word && self.lower == word
    }

    /// Whether it is one of `words`, whatever its case.
    pub(in crate::news::quote) fn is_in(&self, words: &[&str]) -> bool {
        self.kind == Kind::Word && words.contains(&&*self.lower)
    }

    /// Whether it is a word of `lexicon`, whatever its case.
    pub(in crate::news::quote) fn is_of(&self, lexicon: &Lexicon) -> bool {
        self.lists.meets(lexicon.bit())
    }

    /// Whether it is a word that begins with a capital, a particle that is run together with it aside: `d'Orsi`.
    pub(in crate::news::quote) fn is_capital(&self) -> bool {
        self.capital
    }

    /// Whether it owns what follows and begins with a capital: `France’s president`.
    pub(in crate::news::quote) fn is_name_like(&self) -> bool {
        self.is_capital() && (self.possessive || self.text.chars().count() > 1)
    }

    /// Whether it is the mark `mark`.
    pub(in crate::news::quote) fn is_mark(&self, mark: char) -> bool {
        self.kind == Kind::Mark(mark)
    }

    /// Whether it is one of the `marks`.
    pub(in crate::news::quote) fn is_mark_of(&self, marks: &str) -> bool {
        matches!(self.kind, Kind::Mark(mark) if marks.contains(mark))
    }

    /// Whether it is a speech that may be what somebody is called: `Ada “The Gate” Quill`.
    pub(in crate::news::quote) fn may_be_nickname(&self) -> bool {
        /// The most bytes of a nickname with its marks.
        const NICKNAME_MAX: usize = 24;
        self.called && self.end - self.start <= NICKNAME_MAX
    }

    /// Whether it is a speech.
    pub(in crate::news::quote) fn is_speech(&self) -> bool {
        matches!(self.kind, Kind::Speech(_))
    }
}

/// Abbreviations whose point does not end a sentence, without it.
const ABBREVIATIONS: &[&str] = &[
    "adm", "ald", "apr", "assn", "asst", "atty", "aug", "ave", "brig", "capt", "cmdr", "co", "col",
    "corp", "cpl", "dec", "dept", "det", "dr", "feb", "fr", "gen", "gov", "hon", "inc", "jan",
    "jr", "jul", "jun", "lt", "ltd", "maj", "mar", "mr", "mrs", "ms", "mt", "nov", "oct", "pfc",
    "prof", "pvt", "rep", "reps", "rev", "sen", "sens", "sept", "sgt", "sr", "st", "supt", "vs",
];

/// The tokens of `span`, the speeches that lie in it each as one.
pub(in crate::news::quote) fn tokens<'a>(
    body: &'a str,
    span: Span,
    speeches: &[Speech],
) -> Vec<Token<'a>> {
    // Some five bytes a word: grown by doubling, the list would be copied over and over.
    let mut found = Vec::with_capacity(span.len() / 5 + 1);
    let mut at = span.start();
    for (number, speech) in speeches.iter().enumerate() {
        plain(body, at, speech.outer.start(), &mut found);
        found.push(Token {
            kind: Kind::Speech(number),
            start: speech.outer.start(),
            end: speech.outer.end(),
            text: "",
            lower: Cow::Borrowed(""),
            lists: Lists::default(),
            possessive: false,
            capital: false,
            called: speech
                .inner
                .slice(body)
                .chars()
                .next()
                .is_some_and(char::is_uppercase),
        });
        at = speech.outer.end();
    }
    plain(body, at, span.end(), &mut found);
    lookalikes::settle(body, &mut found);
    found
}

/// Adds the words and marks of `start..end`.
fn plain<'a>(body: &'a str, start: usize, end: usize, found: &mut Vec<Token<'a>>) {
    let Some(text) = body.get(start..end) else {
        return;
    };
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.starts_with(' ') {
            at += 1;
            continue;
        }
        let length = simple(rest).unwrap_or(0);
        if length > 0 {
            let word = rest.get(..length).unwrap_or_default();
            found.push(bare(Kind::Word, start + at, word, false));
            at += length;
        } else {
            at += any(body, start + at, rest, found);
        }
    }
}

/// The length of the word that `text` begins with, when it is of ASCII letters and digits and nothing after it may
/// belong to it: most words.
fn simple(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let length = bytes
        .iter()
        .position(|byte| !byte.is_ascii_alphanumeric())
        .unwrap_or(bytes.len());
    match bytes.get(length) {
        Some(b'\'' | b'-' | b'.' | b'&' | b'@' | 0x80..) => None,
        _ => Some(length),
    }
}

/// Adds the word or the mark that `text`, which stands at byte `start`, begins with; gives how far it reaches.
fn any<'a>(body: &'a str, start: usize, text: &'a str, found: &mut Vec<Token<'a>>) -> usize {
    let mut chars = text.char_indices().peekable();
    let Some((_, first)) = chars.next() else {
        return text.len();
    };
    let mut length = first.len_utf8();
    if first.is_whitespace() {
        return length;
    }
    let handle = first == '@' && chars.peek().is_some_and(|(_, c)| c.is_alphanumeric());
    if !first.is_alphanumeric() && !handle {
        let (mark, length) = dash(body, start, text).unwrap_or((first, length));
        found.push(token(body, Kind::Mark(mark), start, start + length));
        return length;
    }
    while let Some(&(next, c)) = chars.peek() {
        let inside = c.is_alphanumeric()
            || is_mark_within(c)
            || ("'’-‑.&@".contains(c)
                && !(c == '.' && is_run_on(text, next))
                && text
                    .get(next + c.len_utf8()..)
                    .and_then(|rest| rest.chars().next())
                    .is_some_and(char::is_alphanumeric));
        if !inside {
            break;
        }
        length = next + c.len_utf8();
        chars.next();
    }
    let word = text.get(..length).unwrap_or_default();
    if chars.peek().is_some_and(|(_, c)| *c == '.') && is_abbreviation(word) {
        chars.next();
        length += 1;
    }
    let mut word = token(body, Kind::Word, start, start + length);
    // "Walters’ spokesperson": the apostrophe alone, after an s.
    if word.lower.ends_with('s')
        && let Some((_, mark)) = chars.next_if(|(_, c)| matches!(c, '\'' | '’'))
    {
        word.possessive = true;
        length += mark.len_utf8();
    }
    found.push(word);
    length
}

/// Whether the point at `at` ends a sentence after which no space was set: `the Norwold News.The dam`.
fn is_run_on(text: &str, at: usize) -> bool {
    let mut before = text.get(..at).unwrap_or_default().chars().rev();
    let mut after = text.get(at + 1..).unwrap_or_default().chars();
    let lower = |c: Option<char>| c.is_some_and(char::is_lowercase);
    (0..3).all(|_| lower(before.next()))
        && after.next().is_some_and(char::is_uppercase)
        && lower(after.next())
}

/// The dash that `text`, which stands at byte `start`, begins with, and its length: whatever is set for one.
fn dash(body: &str, start: usize, text: &str) -> Option<(char, usize)> {
    const DASH: char = '—';
    if text.starts_with("--") {
        return Some((DASH, 2));
    }
    let mark = text.chars().next().filter(|c| "-−‒―".contains(*c))?;
    let free = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let before = body
        .get(..start)
        .and_then(|before| before.chars().next_back());
    (free(before) && free(text.chars().nth(1))).then_some((DASH, mark.len_utf8()))
}

/// Whether a character belongs to the letter before it (a combining mark or a joiner).
fn is_mark_within(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}')
}

/// Whether a point after `word` belongs to it: a title, a month, an initial, `U.S`.
fn is_abbreviation(word: &str) -> bool {
    let mut letters = word.chars();
    if matches!(word, "jr" | "sr") {
        return true;
    }
    let initial = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    let dotted = word.contains('.') && word.split('.').all(|part| part.chars().count() == 1);
    initial
        || dotted
        || (word.chars().next().is_some_and(char::is_uppercase)
            && ABBREVIATIONS
                .binary_search(&word.to_lowercase().as_str())
                .is_ok())
}

fn token(body: &str, kind: Kind, start: usize, end: usize) -> Token<'_> {
    let whole = body.get(start..end).unwrap_or_default();
    let bare = ["'s", "’s", "'S", "’S"]
        .iter()
        .find_map(|ending| whole.strip_suffix(ending))
        .filter(|bare| !bare.is_empty());
    self::bare(kind, start, bare.unwrap_or(whole), bare.is_some())
}

/// The token with that text, which begins at byte `start`.
fn bare(kind: Kind, start: usize, text: &str, possessive: bool) -> Token<'_> {
    let lower = lower(text);
    Token {
        kind,
        start,
        end: start + text.len(),
        text,
        // "The i news site": a name, unlike I.
        lists: if kind == Kind::Word && text != "i" {
            lists(&lower)
        } else {
            Lists::default()
        },
        capital: kind == Kind::Word && is_capital(text),
        called: false,
        lower,
        possessive,
    }
}

/// Whether a word begins with a capital, a particle that is run together with it aside.
fn is_capital(text: &str) -> bool {
    // "Norwold-based".
    const SAID_OF: &[&str] = &["-backed", "-based", "-born", "-led", "-owned", "-run"];
    if text.contains('-') && SAID_OF.iter().any(|ending| text.ends_with(ending)) {
        return false;
    }
    let mut chars = text.chars();
    let capital = |c: Option<char>| c.is_some_and(char::is_uppercase);
    match chars.next() {
        Some('d' | 'l') => matches!(chars.next(), Some('\'' | '’')) && capital(chars.next()),
        Some('a' | 'e') => {
            chars.next() == Some('l') && chars.next() == Some('-') && capital(chars.next())
        }
        Some('@') => true,
        // "norwold.co.uk".
        Some(_) if text.contains('.') && text.split('.').all(|part| part.len() > 1) => true,
        first => capital(first),
    }
}

/// The text in lower case, which most words are in already.
fn lower(text: &str) -> Cow<'_, str> {
    let as_it_is = |byte: u8| byte.is_ascii() && !byte.is_ascii_uppercase();
    if text.bytes().all(as_it_is) {
        Cow::Borrowed(text)
    } else if text.is_ascii() {
        Cow::Owned(text.to_ascii_lowercase())
    } else {
        Cow::Owned(text.to_lowercase())
    }
}

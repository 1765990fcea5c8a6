//! A stretch between marks in its sentence, and whether it is a term, a title or a sign.

use super::Speech;
use super::kinds::Shape;
use crate::news::quote::attribution::Sentence;
use crate::news::quote::words::tokens::Token;

/// Words whose marked neighbour is what is called so.
const NAMED: &[&str] = &[
    "headline",
    "headlines",
    "hashtag",
    "nicknamed",
    "phrase",
    "so-called",
    "term",
    "title",
    "titles",
    "word",
    "words",
];

/// Works, which have titles.
const WORKS: &[&str] = &[
    "album",
    "anthem",
    "ballad",
    "book",
    "comedy",
    "documentary",
    "drama",
    "episode",
    "film",
    "hit",
    "memoir",
    "movie",
    "musical",
    "novel",
    "play",
    "podcast",
    "series",
    "show",
    "single",
    "sitcom",
    "song",
];

/// Words before `of` and the title of a work.
const MAKERS: &[&str] = &[
    "author",
    "cast",
    "co-author",
    "creator",
    "director",
    "editor",
    "episode",
    "fan",
    "fans",
    "host",
    "season",
    "star",
    "stars",
    "version",
    "writer",
];

/// Words that lead to an example of what is called so.
const LIKE: &[&str] = &["as", "like"];

/// Words before `for` and what they are short for.
const SHORT: &[&str] = &[
    "abbreviation",
    "acronym",
    "acronyms",
    "code",
    "euphemism",
    "nickname",
    "shorthand",
    "slang",
];

/// Words after `the` and a term that is their name.
const CALLED: &[&str] = &[
    "brand", "doctrine", "format", "hashtag", "label", "meme", "moniker", "movement", "slogan",
];

/// Words before `of` and a term.
const NOTIONS: &[&str] = &[
    "concept", "idea", "kind", "label", "name", "notion", "sort", "term", "title", "type",
];

/// A stretch between marks in its sentence.
pub(in crate::news::quote) struct Spoken<'s> {
    pub(in crate::news::quote) tokens: &'s [Token<'s>],
    pub(in crate::news::quote) sentence: &'s Sentence<'s, 's>,
    /// The first token of the sentence.
    pub(in crate::news::quote) first: usize,
    /// Its own token.
    pub(in crate::news::quote) at: usize,
    pub(in crate::news::quote) speech: &'s Speech,
    pub(in crate::news::quote) text: &'s str,
    pub(in crate::news::quote) shape: Shape,
    /// Whether the sentence is nothing but speech.
    pub(in crate::news::quote) alone: bool,
    /// Whether it goes on from the paragraph before.
    pub(in crate::news::quote) continues: bool,
    /// Whether it goes on in the next paragraph if nothing closes it here.
    pub(in crate::news::quote) goes_on: bool,
}

impl Spoken<'_> {
    /// The token so many before it in its sentence.
    pub(in crate::news::quote) fn before(&self, count: usize) -> Option<&Token<'_>> {
        let at = self.at.checked_sub(count).filter(|at| *at >= self.first)?;
        self.tokens.get(at)
    }

    /// Whether the words before the marks say that they set off a term, a title or a sign.
    pub(in crate::news::quote) fn is_term(&self) -> bool {
        let of = self.before(1).is_some_and(|token| token.is("of"));
        !self.text.chars().any(char::is_alphabetic)
            || self.sentence.is_label(self.at)
            || self.before(1).is_some_and(|token| {
                !token.possessive
                    && (token.is_in(NAMED) || token.is_in(WORKS) && self.shape != Shape::Fragment)
            })
            || self.before(1).is_some_and(|token| token.is_in(&["called"]))
                && self.shape == Shape::Title
            || self.before(1).is_some_and(|token| token.is_in(LIKE))
                && self.before(2).is_some_and(|token| token.is_in(NAMED))
            // "In her memoir, “Oak,” she says".
            || self.shape == Shape::Title
                && self.before(1).is_some_and(|token| token.is_mark(','))
                && self
                    .before(2)
                    .is_some_and(|token| token.is_in(WORKS) || token.is_in(&["report", "study"]))
            || self.before(1).is_some_and(|token| token.is("for"))
                && self.before(2).is_some_and(|token| token.is_in(SHORT))
            || self
                .tokens
                .get(self.at + 1)
                .is_some_and(|token| token.is_in(CALLED) && self.shape == Shape::Fragment)
                && self.before(1).is_some_and(|token| token.is("the"))
            || of
                && self
                    .before(2)
                    .is_some_and(|token| token.is_in(NOTIONS) || token.is_in(MAKERS))
    }
}

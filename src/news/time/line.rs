//! A sentence as readers of date expressions look at it: token by token, by place.

use super::super::Language;
use super::super::words::Token;
use super::said::Said;

/// The tokens of a sentence, looked at by place.
#[derive(Clone, Copy)]
pub(super) struct Line<'a, 't> {
    tokens: &'t [Token<'a>],
    pub(super) language: Language,
}

/// What was read at a place: what it says, and the place after it.
pub(super) type Read = Option<(Said, usize)>;

impl<'a, 't> Line<'a, 't> {
    /// The tokens of a sentence in that language.
    pub(super) fn new(tokens: &'t [Token<'a>], language: Language) -> Self {
        Self { tokens, language }
    }

    /// Whether the words of English are read.
    pub(super) fn is_english(&self) -> bool {
        matches!(self.language, Language::English | Language::Other)
    }

    /// The token at a place.
    pub(super) fn at(&self, at: usize) -> Option<&Token<'a>> {
        self.tokens.get(at)
    }

    /// The text of the token at a place; empty past the end.
    pub(super) fn text(&self, at: usize) -> &'a str {
        self.at(at).map_or("", |token| token.text)
    }

    /// Whether the token at a place is one of those.
    pub(super) fn is(&self, at: usize, of: &[&str]) -> bool {
        self.at(at).is_some_and(|token| token.is_one(of))
    }

    /// The token so many places before one.
    pub(super) fn before(&self, at: usize, back: usize) -> Option<&Token<'a>> {
        self.at(at.checked_sub(back)?)
    }

    /// Whether the token so many places before one is one of those.
    pub(super) fn is_before(&self, at: usize, back: usize, of: &[&str]) -> bool {
        self.before(at, back).is_some_and(|token| token.is_one(of))
    }
}

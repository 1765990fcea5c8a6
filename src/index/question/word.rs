//! A word of a question, as asked and as it is searched for.

use crate::news::Span;

/// A word of a question.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    /// As asked.
    pub surface: String,
    /// The terms it is searched by in one language or another, the first in the question's own.
    pub terms: Vec<String>,
    /// The compounds it is a part of: `ceasefire` for `cease` of `cease-fire`, or of `cease fire`.
    pub compounds: Vec<String>,
    /// Where it begins in the question, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// How many words of the question stand before it.
    pub position: u32,
    /// Whether it is written as a name.
    pub name: bool,
    /// The term of the initials of the name that it is a part of: `us` for United States.
    pub initials: Option<String>,
}

/// The words of a text as they stand, each with where it begins.
pub(super) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let inner = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-');
    text.split(move |c: char| !inner(c))
        .filter(|word| word.contains(char::is_alphanumeric))
        .filter_map(|word| Some((Span::of_slice(text, word)?.start(), word)))
}

//! Cuts a paragraph into sentences.

use super::{Language, Span};

/// The sentences of the paragraph `within` of `body`, in order, without surrounding white space.
pub fn sentences(body: &str, within: Span, language: Language) -> Vec<Span> {
    let code = if language == Language::Other {
        "en"
    } else {
        language.code()
    };
    let mut at = within.start();
    let mut found = Vec::new();
    for piece in sentencex::segment(code, within.slice(body)) {
        let end = at + piece.len();
        let start = at + (piece.len() - piece.trim_start().len());
        let trimmed = start + piece.trim().len();
        if start < trimmed
            && let Some(span) = Span::of(body, start, trimmed)
        {
            found.push(span);
        }
        at = end;
    }
    found
}

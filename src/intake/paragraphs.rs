//! Cuts a normalised body into paragraphs.

use crate::news::Span;

/// The paragraphs of a normalised `body`: its lines that are not empty, without surrounding blanks.
pub(super) fn paragraphs(body: &str) -> Vec<Span> {
    body.split('\n')
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .filter_map(|line| Span::of_slice(body, line))
        .collect()
}

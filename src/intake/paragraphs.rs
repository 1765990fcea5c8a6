//! Cuts a normalised body into paragraphs.

use crate::news::Span;

/// The paragraphs of a normalised `body`: its lines that are not empty, without surrounding blanks. The head of an entry
/// of a running report that was run together with the entry is one of its own.
pub(super) fn paragraphs(body: &str) -> Vec<Span> {
    body.split('\n')
        .flat_map(|line| {
            let (head, rest) = entry(line.trim());
            [head.trim_end(), rest]
        })
        .filter(|line| !line.is_empty())
        .filter_map(|line| Span::of_slice(body, line))
        .collect()
}

/// What ends the head of an entry: the page's own control.
const CONTROL: &str = " Share this update ";
/// The longest hour and date before it, in bytes.
const WHEN_BYTES_MAX: usize = 40;

/// The hour and the control at the head of an entry, if it has them, and the rest.
fn entry(line: &str) -> (&str, &str) {
    let at = if line.starts_with(|c: char| c.is_ascii_digit()) {
        line.find(CONTROL).filter(|at| *at <= WHEN_BYTES_MAX)
    } else {
        None
    };
    at.and_then(|at| line.split_at_checked(at + CONTROL.len()))
        .unwrap_or(("", line))
}

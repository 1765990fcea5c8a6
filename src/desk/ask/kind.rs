//! Whether sentences hold the kind of answer that a question expects.
//!
//! A number, a time or speech tells. A name does not: nearly every sentence of news has one, and looking for one
//! that the question does not have made answers a little worse.

use crate::newsroom::{Expects, Sentence, Signs};

/// Whether `run` holds something of the kind that is expected.
pub(super) fn holds(expects: Expects, run: &[Sentence]) -> bool {
    let signs = |wanted: Signs| run.iter().any(|one| one.outline.signs.has(wanted));
    match expects {
        Expects::Number => signs(Signs::NUMBER),
        Expects::Time => signs(Signs::NUMBER | Signs::TIME),
        Expects::Speech => signs(Signs::SPEECH),
        Expects::Name | Expects::Place | Expects::Anything => false,
    }
}

//! The words that tell something for somebody: verbs that report, papers that show, and what is only said.

use crate::news::quote::words::lexicon;
use crate::news::quote::words::source_words::HEDGES;
use crate::news::quote::words::tokens::{Kind, Token};
use crate::news::quote::words::verbs::{SAID_TO, SHOWS, STRONG};

/// Whether the verb reports whatever stands by it.
pub(super) fn is_strong(verb: &str) -> bool {
    STRONG.contains(&verb)
}

/// Whether the verb tells what somebody or some paper found rather than what they said.
pub(super) fn is_finding(verb: &str) -> bool {
    matches!(
        verb,
        "finds" | "found" | "indicated" | "indicates" | "recorded" | "showed" | "shows"
    )
}

/// Whether the word says that something is only said.
pub(super) fn is_hedge(word: &str) -> bool {
    HEDGES.contains(&word)
}

/// Whether the token at `at` is such as in `is believed to`.
pub(super) fn is_said_to(tokens: &[Token<'_>], at: usize) -> bool {
    let is = |at: Option<usize>, words: &[&str]| {
        at.and_then(|at| tokens.get(at))
            .is_some_and(|token| token.is_in(words))
    };
    is(Some(at), &SAID_TO)
        && is(Some(at + 1), &["to"])
        && is(
            at.checked_sub(1),
            &["am", "are", "be", "been", "is", "was", "were", "widely"],
        )
}

/// Whether the thing at `at` is said to show something: its verb follows, with no clause between.
pub(super) fn shows(tokens: &[Token<'_>], at: usize) -> bool {
    /// How far the verb may be: `the report by the two inspectors of the fund found`.
    const REACH: usize = 8;
    let after = tokens.get(at + 1..).unwrap_or_default().iter().take(REACH);
    for token in after.take_while(|token| token.kind == Kind::Word) {
        if token.is_in(&SHOWS) {
            return true;
        }
        let when = token.is("after");
        if when || token.is_of(&lexicon::AUXILIARIES) || token.is_of(&lexicon::JOINERS) {
            return false;
        }
    }
    false
}

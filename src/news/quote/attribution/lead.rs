//! What may stand between a speech and its attribution.

use crate::news::quote::phrase::mention;
use crate::news::quote::words::lexicon;
use crate::news::quote::words::tokens::{Kind, Token};

/// Whether the words between a speech and its attribution lead up to it: a time (`on Monday Smith said`), or what
/// the speaker is (`Kremlin spokesman Smith said`).
pub(super) fn is_lead(between: &[Token<'_>], inverted: bool) -> bool {
    // "The town's chief, Ada Quill, said".
    let between = match between {
        [role @ .., comma] if !role.is_empty() && comma.is_mark(',') => role,
        whole => whole,
    };
    // "Norwold (Westland) Mayor Ada Quill said".
    let mut open = false;
    let words = between.iter().all(|token| {
        open = token.is_mark('(') || open && !token.is_mark(')');
        open || token.kind == Kind::Word || token.is_mark(')')
    });
    let time = between.len() <= 3
        && between.iter().all(|token| {
            mention::is_time(token)
                || token.is_of(&lexicon::PREPOSITIONS)
                || token.is_in(&["as", "the", "and", "last", "this"])
                || token.lower.ends_with("ly")
        });
    let role = between.len() <= 10
        && between.iter().enumerate().all(|(at, token)| {
            !mention::is_function_word(token)
                || at == 0 && token.is_in(&["a", "an", "the", "his", "her", "their"])
                || token.is_in(&["of", "for", "at", "and"])
        });
    // "“It holds,” also said Quill".
    let also = between.iter().all(mention::is_adverb);
    words && if inverted { also } else { time || role }
}

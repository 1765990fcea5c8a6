//! What the words beside a name tell of whoever bears it.

use crate::news::quote::words::lexicon;
use crate::news::quote::words::tokens::Token;

/// Whether what follows a name tells that it is a person's: `Quill, 38,`, `Quill, who left`.
pub(super) fn is_somebody(tokens: &[Token<'_>], end: usize) -> bool {
    let at = |ahead: usize| tokens.get(end + ahead);
    let comma = at(0).is_some_and(|token| token.is_mark(','));
    let who = comma && at(1).is_some_and(|token| token.is_in(&["who", "whose"]));
    who || is_aged(tokens, end)
}

/// Whether an age stands after a name: `Quill, 38,`.
pub(super) fn is_aged(tokens: &[Token<'_>], end: usize) -> bool {
    let at = |ahead: usize| tokens.get(end + ahead);
    let age = at(1).is_some_and(|token| {
        (1..=2).contains(&token.text.len()) && token.text.bytes().all(|byte| byte.is_ascii_digit())
    });
    age && at(0).is_some_and(|token| token.is_mark(','))
        && at(2).is_none_or(|token| token.is_mark_of(",.)"))
}

/// Whether a reporting verb stands right beside the name `first..end`.
pub(super) fn speaks(tokens: &[Token<'_>], first: usize, end: usize) -> bool {
    let before = first.checked_sub(1).and_then(|at| tokens.get(at));
    [before, tokens.get(end)].into_iter().flatten().any(|verb| {
        (verb.is_of(&lexicon::SAYS) || verb.is_of(&lexicon::TELLS))
            && !verb.is_of(&lexicon::NOUNS_TOO)
    })
}

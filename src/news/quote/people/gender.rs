//! Which pronoun stands for somebody.

use crate::news::quote::phrase::mention;
use crate::news::quote::words::tokens::Token;

/// Which pronoun stands for somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::news::quote) enum Gender {
    /// `he`
    He,
    /// `she`
    She,
}

/// How much `he` and `she` tell of whoever bears the name that ends before `end`: `Quill and his mates`.
pub(super) fn followed(tokens: &[Token<'_>], end: usize) -> [usize; 2] {
    const NEAR: usize = 9;
    let rest = tokens.get(end..).unwrap_or_default().iter().take(NEAR);
    let mut rest = rest.take_while(|token| {
        !token.is_mark_of(".;:?!“”\"") && !token.is_speech() && !mention::is_name_word(token)
    });
    rest.find_map(|token| match &*token.lower {
        "his" | "himself" => Some([2, 0]),
        "he" | "him" => Some([1, 0]),
        "her" | "herself" => Some([0, 2]),
        "she" => Some([0, 1]),
        _ => None,
    })
    .unwrap_or_default()
}

/// The pronoun that surely is theirs.
pub(super) fn told_by([he, she]: [usize; 2]) -> Option<Gender> {
    if he >= 2 && he > 2 * she {
        Some(Gender::He)
    } else if she >= 2 && she > 2 * he {
        Some(Gender::She)
    } else {
        None
    }
}

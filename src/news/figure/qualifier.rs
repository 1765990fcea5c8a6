//! The words before a number that qualify it.

use super::super::words::Token;
use super::Bound;

/// Words that qualify a number, and how.
#[derive(Clone, Copy, Debug)]
pub(super) struct Qualified {
    /// Their tokens.
    pub(super) place: (usize, usize),
    /// How.
    pub(super) bound: Bound,
}

/// The longest first, so that `well over` is not `over`.
const QUALIFIERS: &[(&str, Bound)] = &[
    ("no more than", Bound::AtMost),
    ("not more than", Bound::AtMost),
    ("no fewer than", Bound::AtLeast),
    ("no less than", Bound::AtLeast),
    ("slightly more than", Bound::Above),
    ("slightly less than", Bound::Below),
    ("a little more than", Bound::Above),
    ("a little over", Bound::Above),
    ("well more than", Bound::Above),
    ("far more than", Bound::Above),
    ("as many as", Bound::AtMost),
    ("as much as", Bound::AtMost),
    ("as few as", Bound::AtLeast),
    ("as little as", Bound::AtLeast),
    ("in excess of", Bound::Above),
    ("a total of", Bound::Exact),
    ("an average of", Bound::About),
    ("more than", Bound::Above),
    ("greater than", Bound::Above),
    ("fewer than", Bound::Below),
    ("less than", Bound::Below),
    ("at least", Bound::AtLeast),
    ("at most", Bound::AtMost),
    ("up to", Bound::AtMost),
    ("upward of", Bound::Above),
    ("upwards of", Bound::Above),
    ("well over", Bound::Above),
    ("well above", Bound::Above),
    ("well under", Bound::Below),
    ("just over", Bound::Above),
    ("just under", Bound::Below),
    ("just above", Bound::Above),
    ("just below", Bound::Below),
    ("close to", Bound::About),
    ("an estimated", Bound::About),
    ("an additional", Bound::Exact),
    ("estimated", Bound::About),
    ("approximately", Bound::About),
    ("around", Bound::About),
    ("roughly", Bound::About),
    ("about", Bound::About),
    ("some", Bound::About),
    ("nearly", Bound::Below),
    ("almost", Bound::Below),
    ("under", Bound::Below),
    ("below", Bound::Below),
    ("over", Bound::Above),
    ("above", Bound::Above),
    ("exceeding", Bound::Above),
    ("exactly", Bound::Exact),
    ("only", Bound::Exact),
    ("just", Bound::Exact),
    ("another", Bound::Exact),
];

/// Words before a qualifier that belong to it: `at around`, `an estimated` after `of` does not.
const BEFORE: &[&str] = &["an", "a"];

/// The words that qualify the number that begins at a place.
pub(super) fn before(tokens: &[Token<'_>], number: usize) -> Option<Qualified> {
    for (words, bound) in QUALIFIERS {
        let count = words.split(' ').count();
        let Some(from) = number.checked_sub(count) else {
            continue;
        };
        let run = tokens.get(from..number)?;
        if run
            .iter()
            .zip(words.split(' '))
            .all(|(token, word)| token.is(word))
        {
            return Some(widened(tokens, from, number, *bound));
        }
    }
    None
}

/// The qualifier with a further one right before it: `at least around`, `already more than` is one.
fn widened(tokens: &[Token<'_>], from: usize, number: usize, bound: Bound) -> Qualified {
    if let Some(more) = before(tokens, from) {
        return Qualified {
            place: (more.place.0, number),
            bound: if more.bound == Bound::Exact {
                bound
            } else {
                more.bound
            },
        };
    }
    let article = from
        .checked_sub(1)
        .filter(|at| tokens.get(*at).is_some_and(|token| token.is_one(BEFORE)))
        .filter(|_| tokens.get(from).is_some_and(|token| token.is("estimated")));
    Qualified {
        place: (article.unwrap_or(from), number),
        bound,
    }
}

//! From text to the terms that are indexed and searched for, with their places.
//!
//! One analysis for articles and questions, so that both sides meet: words are cut by [`surface`], and made
//! terms by [`term`] (case, accents, possessives, stems and spelling variants folded; small words dropped).
//! A hyphenated word gives its parts and, at the place of the first, their compound: `cease-fire` is found by
//! `ceasefire` and the other way round. Positions count every word, dropped or not, so that phrases keep gaps.

mod initials;
mod recent;
mod regional;
mod surface;
mod term;

use crate::news::Language;
pub use initials::Initials;
use surface::{Surface, surfaces};
use term::{Looked, Terms};

pub use term::one_spelling;

/// A word of a text, as it is searched for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    /// What is indexed; nothing for a small word, which is not.
    pub term: Option<&'a str>,
    /// The word as written.
    pub surface: &'a str,
    /// Where it begins, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// How many words stand before it.
    pub position: u32,
    /// Whether it is the compound of hyphenated words that follow one by one.
    pub compound: bool,
}

/// A word and what stands after it take at least so many bytes, but for short lines of short words.
const WORD_BYTES: usize = 5;
/// How many words are looked up together.
const AT_ONCE: usize = 32;

/// Calls `each` with the words of `text` in order.
pub fn analyse(text: &str, language: Language, each: impl FnMut(Token<'_>)) {
    analyse_some(text, language, |_| true, each);
}

/// The same, but words for which `may` is false are given no term: who looks for few terms is spared the others.
pub fn analyse_some(
    text: &str,
    language: Language,
    may: impl Fn(&str) -> bool,
    mut each: impl FnMut(Token<'_>),
) {
    term::with(language, |terms| {
        let mut words = Vec::with_capacity(text.len() / WORD_BYTES + 1);
        words.extend(surfaces(text));
        let mut position = 0;
        for (part, from) in words.chunks(AT_ONCE).zip((0..).step_by(AT_ONCE)) {
            let mut looked = [Looked::default(); AT_ONCE];
            for (word, looked) in part.iter().zip(&mut looked) {
                if may(word.text) {
                    *looked = terms.look(word.text);
                }
            }
            terms.fetch(&looked);
            for ((word, looked), at) in part.iter().zip(looked).zip(from..) {
                if let Some(chain) = words.get(at..).and_then(chain) {
                    compound(text, chain, position, terms, &mut each);
                }
                let term = if may(word.text) {
                    terms.term_looked_up(word.text, looked)
                } else {
                    None
                };
                each(Token {
                    term,
                    surface: word.text,
                    start: word.start,
                    end: word.end,
                    position,
                    compound: false,
                });
                position += 1;
            }
        }
    });
}

/// The terms of `text`, without the words that have none.
pub fn terms(text: &str, language: Language) -> Vec<String> {
    let mut found = Vec::new();
    analyse(text, language, |token| {
        found.extend(token.term.map(str::to_owned));
    });
    found
}

/// The beginning of a word as terms begin: in lower case, without accents.
pub(super) fn prefix(start: &str) -> String {
    let letters: String = start.chars().filter(|c| c.is_alphanumeric()).collect();
    term::fold(&letters.to_lowercase()).into_owned()
}

/// The most parts a hyphenated word may have to be searched for as one: more is a line of words, not a word.
const COMPOUND_PARTS_MAX: usize = 3;

/// The hyphenated words that `words` begin with; nothing where the first is no beginning, or stands alone.
fn chain<'w, 'a>(words: &'w [Surface<'a>]) -> Option<&'w [Surface<'a>]> {
    let [first, second, ..] = words else {
        return None;
    };
    if first.joined || !second.joined {
        return None;
    }
    let others = words.iter().skip(1).take_while(|word| word.joined);
    words.get(..=others.count())
}

fn compound(
    text: &str,
    chain: &[Surface<'_>],
    position: u32,
    terms: &mut Terms,
    each: &mut impl FnMut(Token<'_>),
) {
    let (Some(first), Some(last)) = (chain.first(), chain.last()) else {
        return;
    };
    let wordlike = chain
        .iter()
        .all(|part| part.text.chars().all(char::is_alphabetic));
    if !(2..=COMPOUND_PARTS_MAX).contains(&chain.len()) || !wordlike {
        return;
    }
    let joined: String = chain.iter().map(|part| part.text).collect();
    each(Token {
        term: terms.term(&joined),
        surface: text.get(first.start..last.end).unwrap_or_default(),
        start: first.start,
        end: last.end,
        position,
        compound: true,
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(terms(text, Language::English).join(" "), expected, "{text}");
    }

    #[test]
    fn words_become_terms() {
        check("The talks’ aims", "talk aim");
        check("Macron's own call", "macron own call");
        check("Élysée Elysee", "elyse elyse");
        check(
            "Zelensky Zelenskyy Zelenskiy ZELENSKY",
            "zelenski zelenski zelenski zelenski",
        );
        check("Mohammed Mohamed", "moham moham");
        check("the U.S. and the US told us", "us us told");
        check("100,000 troops and 7.0 points", "100000 troop 7.0 point");
        check("cease-fire ceasefire", "ceasefir ceas fire ceasefir");
        check("de-escalate", "deescal de escal");
        check("d’Estaing and O’Brien don’t", "esta obrien");
        check("WHO says who", "who say who");
        check("the 27-nation EU", "27 nation eu");
    }

    #[test]
    fn places_are_kept() {
        let mut places = Vec::new();
        analyse(
            "“L’Élysée” said the U.K.",
            Language::English,
            |token| {
                places.push((token.surface.to_owned(), token.start, token.position));
            },
        );
        let expected = [
            ("L’Élysée", 3, 0),
            ("said", 19, 1),
            ("the", 24, 2),
            ("U.K", 28, 3),
        ];
        let expected = expected.map(|(word, start, position)| (word.to_owned(), start, position));
        assert_eq!(places, expected);
    }
}

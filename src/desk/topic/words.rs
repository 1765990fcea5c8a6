//! The words of a topic, and how much of what they tell a passage has.
//!
//! The words of one name count together or not at all, and what has none of the names of a topic is of another matter
//! that shares its commoner words.

use super::super::rarity::{Kind, Rarity};
use crate::news::Article;
use crate::newsroom::{Met, Question, Unit};

/// The words of a topic, those of one name as one.
pub(super) struct Words {
    words: Vec<Word>,
    /// How much the collection tells of how rare its words are: a few articles on one matter tell little.
    known: f32,
}

/// A word, or the words of one name.
struct Word {
    /// The words.
    units: Met,
    /// How much they tell.
    weight: f32,
    /// Whether they are written as a name is.
    is_name: bool,
}

/// Which words of a topic something has.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Had(Met);

/// Of what the names of a topic tell, so much must be there.
const NAMES_MIN: f32 = 0.3;
/// What has less of them has so much less of a topic, where the collection is large: a few articles on one matter need
/// not name it each.
const NAMELESS: f32 = 0.5;

impl Words {
    /// The words of a question, with what each tells. Neighbours with capitals are one name where some article writes
    /// them side by side: a reader may type two names in a row.
    pub(super) fn of<'a>(
        question: &Question,
        units: &[Unit],
        rarity: Rarity,
        articles: &(impl Iterator<Item = &'a Article> + Clone),
    ) -> Self {
        let word = |unit: &Unit| question.words.get(unit.word);
        let is_capital = |unit: &Unit| {
            word(unit).is_some_and(|word| word.surface.starts_with(char::is_uppercase))
        };
        let is_one_name = |one: &Unit, next: &Unit| {
            let pair = word(one).zip(word(next));
            is_capital(one)
                && is_capital(next)
                && pair.is_some_and(|(one, next)| {
                    let together = format!("{} {}", one.surface, next.surface);
                    one.position + 1 == next.position && is_written(&together, articles.clone())
                })
        };
        let told = |unit: &Unit| {
            // A topic is no sentence: a capital is a name's at its beginning too.
            let kind = word(unit).map_or(Kind::Plain, |word| Kind::written(&word.surface, true));
            -rarity.share((-unit.idf).exp(), kind).ln()
        };
        let mut words = Vec::new();
        let mut at = 0;
        for name in units.chunk_by(is_one_name) {
            let mut met = Met::default();
            (at..at + name.len()).for_each(|unit| met.note(unit));
            words.push(Word {
                units: met,
                weight: name.iter().map(told).sum(),
                is_name: name.iter().any(is_capital),
            });
            at += name.len();
        }
        Self {
            words,
            known: rarity.known(),
        }
    }

    /// Which of them are met: a name by all of its words.
    pub(super) fn had(&self, met: Met) -> Had {
        let mut had = Had::default();
        for (at, word) in self.words.iter().enumerate() {
            if word.units.without(met) == Met::default() {
                had.0.note(at);
            }
        }
        had
    }

    /// How much of what they tell those tell: from 0 to 1.
    pub(super) fn told(&self, had: Had) -> f32 {
        share(self.words.iter().enumerate(), had).unwrap_or_default()
    }

    /// How much of what they tell a passage tells under a title, in an article that begins so.
    pub(super) fn told_under(&self, passage: Had, title: Had, lead: Had) -> f32 {
        let both = self.told(passage.or(title));
        // What only the title and another matter further down have between them the article does not tell.
        let least = self.told(passage).max(both.min(self.told(lead)));
        let told = both + (least - both) * self.known;
        let names = self.words.iter().enumerate();
        let names = share(names.filter(|(_, word)| word.is_name), passage.or(lead));
        let is_nameless = names.is_some_and(|share| share < NAMES_MIN);
        told * if is_nameless {
            1.0 - NAMELESS * self.known
        } else {
            1.0
        }
    }
}

/// Whether some article has these words as they are.
fn is_written<'a>(words: &str, mut articles: impl Iterator<Item = &'a Article>) -> bool {
    articles.any(|article| article.body().contains(words) || article.title().contains(words))
}

/// The share, by weight, of some words that are had; nothing where there are none.
fn share<'w>(words: impl Iterator<Item = (usize, &'w Word)>, had: Had) -> Option<f32> {
    let (mut all, mut own) = (0.0, 0.0);
    for (at, word) in words {
        all += word.weight;
        own += if had.0.has(at) { word.weight } else { 0.0 };
    }
    (all > 0.0).then_some(own / all)
}

impl Had {
    /// Those of both.
    pub(super) fn or(self, other: Self) -> Self {
        Self(self.0.or(other.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A name and two words, the name telling half of the topic, in a collection that tells so much.
    fn words(known: f32) -> Words {
        let word = |at, weight, is_name| {
            let mut units = Met::default();
            units.note(at);
            Word {
                units,
                weight,
                is_name,
            }
        };
        let words = vec![word(0, 2.0, true), word(1, 1.0, false), word(2, 1.0, false)];
        Words { words, known }
    }

    fn had(words: &Words, units: &[usize]) -> Had {
        let mut met = Met::default();
        for unit in units {
            met.note(*unit);
        }
        words.had(met)
    }

    #[track_caller]
    fn check(known: f32, [passage, title, lead]: [&[usize]; 3], expected: f32) {
        let words = words(known);
        let of = |units| had(&words, units);
        let title = of(title);
        let told = words.told_under(of(passage), title, title.or(of(lead)));
        assert!((told - expected).abs() < 0.001, "{told}, not {expected}");
    }

    #[test]
    fn a_title_adds_no_more_than_what_the_article_begins_with() {
        // The name in the title, the other words far down.
        check(1.0, [&[1, 2], &[0], &[]], 0.5);
        check(1.0, [&[1, 2], &[0], &[1]], 0.75);
        check(1.0, [&[1, 2], &[0], &[1, 2]], 1.0);
        check(1.0, [&[0, 1, 2], &[], &[]], 1.0);
        // A few articles on one matter need not say it again.
        check(0.0, [&[1, 2], &[0], &[]], 1.0);
    }

    #[test]
    fn what_names_none_of_the_names_counts_half() {
        check(1.0, [&[1, 2], &[], &[]], 0.25);
        check(1.0, [&[1, 2], &[], &[0]], 0.5);
        check(0.0, [&[1, 2], &[], &[]], 0.5);
    }
}

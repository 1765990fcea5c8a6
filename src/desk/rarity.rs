//! How rare a word is, where a collection is too small to tell by itself.
//!
//! In a handful of articles on one event what matters most stands in most of them, and a word that happens to stand in
//! one is no rarer than others in the news. So the fewer the articles, the more a guess by the kind of word counts.

use crate::newsroom::Token;

/// What a word is as written: by which, where a collection is small, it is guessed how rare it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// It begins with a capital within a sentence.
    Name,
    /// It begins with a digit.
    Number,
    /// Any other.
    Plain,
}

/// How much a collection tells of how rare its words are, and how much is guessed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rarity {
    known: f32,
}

/// A collection of so many articles is half way to telling by itself how rare words are.
const ARTICLES_TELLING: f32 = 1_000.0;
/// How much the guess by kind counts where the collection tells nothing.
const GUESS: f32 = 0.4;

impl Kind {
    /// The kind of a word of a text.
    pub(super) fn of(token: &Token<'_>) -> Self {
        Self::written(token.surface, token.position > 0)
    }

    /// The kind of a word that is written so; whether a capital may be told from that of a sentence's beginning.
    pub(super) fn written(surface: &str, within: bool) -> Self {
        let first = surface.chars().next();
        if first.is_some_and(|first| first.is_ascii_digit()) {
            Self::Number
        } else if within && first.is_some_and(char::is_uppercase) {
            Self::Name
        } else {
            Self::Plain
        }
    }

    /// In what share of all news a word of this kind stands: a guess at the order of magnitude.
    fn share(self) -> f32 {
        match self {
            Self::Name => 0.002,
            Self::Number => 0.004,
            Self::Plain => 0.02,
        }
    }
}

impl Rarity {
    /// In a collection of so many articles.
    #[expect(clippy::cast_precision_loss, reason = "a weight needs no more digits")]
    pub(super) fn of(articles: u64) -> Self {
        let articles = articles as f32;
        Self {
            known: articles / (ARTICLES_TELLING + articles),
        }
    }

    /// How much the collection tells by itself: 0 to 1.
    pub(super) fn known(self) -> f32 {
        self.known
    }

    /// In what share of the news a word stands, from its share of the collection and from its kind.
    pub(super) fn share(self, share: f32, kind: Kind) -> f32 {
        let guess = GUESS * (1.0 - self.known);
        share.powf(1.0 - guess) * kind.share().powf(guess)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_collection_takes_a_name_for_rarer_than_a_word() {
        let (few, many) = (Rarity::of(5), Rarity::of(1_000_000));
        assert!(few.share(0.9, Kind::Name) < few.share(0.4, Kind::Plain));
        assert!(many.share(0.9, Kind::Name) > many.share(0.4, Kind::Plain));
    }
}

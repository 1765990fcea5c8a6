//! Which sentences of one time tell of one event: by the words that they share, weighed by how rare they are.

use std::collections::HashMap;

use super::event::{Event, Mention};

/// Two sentences of one time tell of one event from such a share of the weight of their rarer words on.
const SHARED_MIN: f64 = 0.45;

/// The same of one settled day: two articles that tell of the topic and one day mostly tell the same.
const SHARED_OF_DAY_MIN: f64 = 0.3;

/// The same where they share a name that is rare.
const SHARED_WITH_NAME_MIN: f64 = 0.25;

/// Two sentences of one article and one time do from such a share on.
const REPEATED_MIN: f64 = 0.6;

/// A name is rare that stands in so many of the sentences at most.
const RARE_MAX: u32 = 4;

/// And from so many words in common on.
const SHARED_WORDS_MIN: usize = 3;

/// The terms of the sentences, each by a number: two sentences are compared without looking at a letter.
#[derive(Default)]
pub(super) struct Terms {
    known: HashMap<String, u32>,
}

impl Terms {
    /// The numbers of terms, in order.
    pub(super) fn numbers(&mut self, terms: &[String]) -> Vec<u32> {
        let mut numbers: Vec<u32> = terms.iter().map(|term| self.number(term)).collect();
        numbers.sort_unstable();
        numbers
    }

    /// The number of a term.
    fn number(&mut self, term: &str) -> u32 {
        if let Some(number) = self.known.get(term) {
            return *number;
        }
        let number = u32::try_from(self.known.len()).unwrap_or(u32::MAX);
        self.known.insert(term.to_owned(), number);
        number
    }
}

/// How rare each word is among the sentences.
pub(super) struct Weights {
    weights: Vec<f64>,
    counts: Vec<u32>,
}

impl Weights {
    /// Counts the words of the sentences, and notes of each what all of its words weigh.
    pub(super) fn of(mentions: &mut [Mention], terms: &Terms) -> Self {
        let mut counts = vec![0_u32; terms.known.len()];
        for term in mentions.iter().flat_map(|mention| &mention.terms) {
            if let Some(count) = counts.get_mut(*term as usize) {
                *count += 1;
            }
        }
        let all = f64::from(u32::try_from(mentions.len()).unwrap_or(u32::MAX));
        let weight = |count: &u32| (1.0 + all / f64::from((*count).max(1))).ln();
        let weights = Self {
            weights: counts.iter().map(weight).collect(),
            counts,
        };
        for mention in mentions {
            mention.weight = mention.terms.iter().map(|term| weights.weight(*term)).sum();
        }
        weights
    }

    fn weight(&self, term: u32) -> f64 {
        self.weights.get(term as usize).copied().unwrap_or_default()
    }

    /// What two sentences share, as a part of the weight of the lighter, and in how many words.
    fn shared(&self, one: &Mention, other: &Mention) -> (f64, usize) {
        let (mut weight, mut count) = (0.0, 0);
        let mut others = other.terms.iter().peekable();
        for term in &one.terms {
            while others.next_if(|other| *other < term).is_some() {}
            if others.next_if_eq(&term).is_some() {
                weight += self.weight(*term);
                count += 1;
            }
        }
        let lighter = one.weight.min(other.weight);
        (weight / lighter.max(f64::MIN_POSITIVE), count)
    }

    /// Whether two sentences share enough of the weight of the lighter; with a rare name in common, less is enough.
    fn alike(&self, one: &Mention, other: &Mention) -> bool {
        let (share, count) = self.shared(one, other);
        if count < SHARED_WORDS_MIN || share < SHARED_WITH_NAME_MIN {
            return false;
        }
        let rare = |name: &&u32| {
            let count = self.counts.get(**name as usize);
            count.is_some_and(|count| *count <= RARE_MAX)
        };
        let mut rarest = one.names.iter().filter(rare);
        let named = rarest.any(|name| other.names.contains(name));
        let day = |mention: &Mention| mention.when.days.filter(|days| days.length() == 1);
        let least = if named {
            SHARED_WITH_NAME_MIN
        } else if day(one).is_some() && day(one) == day(other) {
            SHARED_OF_DAY_MIN
        } else {
            SHARED_MIN
        };
        share >= least
    }

    /// Whether a sentence tells of an event that others of the same time tell of.
    pub(super) fn tells_of(&self, mention: &Mention, event: &Event) -> bool {
        event.mentions.iter().any(|known| {
            let elsewhere =
                known.article.id() != mention.article.id() || known.sentence == mention.sentence;
            let alike = if elsewhere {
                self.alike(known, mention)
            } else {
                // An article says again what it began with.
                self.shared(known, mention).0 >= REPEATED_MIN
            };
            // Not settled, they must at least be written with a word in common: `last June`, `June of last year`.
            alike && (mention.when.days.is_some() || written_alike(known, mention))
        })
    }
}

fn written_alike(one: &Mention, other: &Mention) -> bool {
    let words = |mention: &Mention| -> Vec<String> {
        let written = mention.when.span.slice(mention.article.body());
        let words = written.split(|c: char| !c.is_alphanumeric());
        words
            .filter(|word| word.len() > 2)
            .map(str::to_lowercase)
            .collect()
    };
    let other = words(other);
    words(one)
        .iter()
        .any(|word| other.contains(word) && !matches!(word.as_str(), "last" | "next" | "this"))
}

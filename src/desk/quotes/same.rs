//! One quote in several articles: the same words, or the same words but for some.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use super::super::named::called;
use super::gather::Found;
use super::{quotation, told};
use crate::reply::{Line, Quotation};

/// The share of words in common, of the longer of the two, from which two speeches are one quote.
const SHARED_MIN: f64 = 0.6;

/// The fewest words from which speeches are compared by what they share: of two or three, every word counts.
const COMPARED_MIN: usize = 5;

/// The most quotes that are compared with one another: work is bounded, and no reader pages further.
const COMPARED_MAX: usize = 400;

/// One quote with its wordings, the longest first.
#[derive(Debug)]
pub(super) struct Group<'f> {
    wordings: Vec<Wording<'f>>,
}

/// One wording with the articles that have it.
#[derive(Debug)]
struct Wording<'f> {
    words: Words,
    found: Vec<&'f Found>,
}

/// The words of a speech, in lower case and without marks, by their hashes: each is compared with hundreds.
#[derive(Debug, PartialEq, Eq)]
struct Words {
    words: Vec<u64>,
    /// Its pairs of neighbouring words, each once, in order of their hashes.
    pairs: Vec<u64>,
}

/// Puts together what is one quote, in the order found.
pub(super) fn grouped(found: &[Found]) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    for found in found {
        let words = Words::of(found.quote.speech.slice(found.article.body()));
        let place = groups
            .iter_mut()
            .take(COMPARED_MAX)
            .find(|group| group.has(found, &words));
        match place {
            Some(group) => group.add(found, words),
            None => groups.push(Group {
                wordings: vec![Wording {
                    words,
                    found: vec![found],
                }],
            }),
        }
    }
    for group in &mut groups {
        group
            .wordings
            .sort_by_key(|wording| std::cmp::Reverse(wording.words.words.len()));
    }
    groups
}

impl<'f> Group<'f> {
    /// Whether `words` of another article are this quote.
    fn has(&self, found: &Found, words: &Words) -> bool {
        self.wordings.iter().any(|wording| {
            let same = wording.words == *words || wording.words.is_near(words);
            same && wording
                .found
                .iter()
                .all(|known| !Arc::ptr_eq(&known.article, &found.article))
        })
    }

    fn add(&mut self, found: &'f Found, words: Words) {
        match self
            .wordings
            .iter_mut()
            .find(|wording| wording.words == words)
        {
            Some(wording) => wording.found.push(found),
            None => self.wordings.push(Wording {
                words,
                found: vec![found],
            }),
        }
    }

    /// An excerpt for each wording.
    pub(super) fn quotations(&self) -> Vec<Quotation> {
        let several = self.wordings.len() > 1;
        self.wordings
            .iter()
            .enumerate()
            .filter_map(|(number, wording)| {
                let first = wording.found.first()?;
                let speaker = &first.quote.speaker;
                let written = speaker.written.map(|span| span.slice(first.article.body()));
                let mut line = Line::new();
                if let Some(name) = &speaker.name {
                    line = line.strong(name.as_str()).plain(": ");
                }
                line = line.plain(told(speaker.certainty, written));
                if several && number > 0 {
                    line = line.plain("; another wording of the quote above");
                } else if several {
                    line = line.plain("; worded otherwise below");
                }
                let others: Vec<String> = wording
                    .found
                    .iter()
                    .skip(1)
                    .map(|other| called(&other.article))
                    .collect();
                if !others.is_empty() {
                    line = line.plain(format!("; the same words in {}", others.join(", ")));
                }
                quotation(first, line)
            })
            .collect()
    }
}

impl Words {
    fn of(speech: &str) -> Self {
        let words: Vec<u64> = speech
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(|word| hash(&word.to_lowercase()))
            .collect();
        let mut pairs: Vec<u64> = words.windows(2).map(|pair| hash(&pair)).collect();
        pairs.sort_unstable();
        pairs.dedup();
        Self { words, pairs }
    }

    /// Whether two speeches are one but for some words: most pairs of neighbouring words are the same, or the
    /// shorter stands within the longer.
    fn is_near(&self, other: &Self) -> bool {
        let (short, long) = if self.words.len() < other.words.len() {
            (self, other)
        } else {
            (other, self)
        };
        if short.words.len() < COMPARED_MIN {
            return false;
        }
        let mut windows = long.words.windows(short.words.len());
        if windows.any(|window| window == short.words) {
            return true;
        }
        let mut others = long.pairs.iter().peekable();
        let is_shared = |pair: &&u64| {
            while others.next_if(|other| other < pair).is_some() {}
            others.next_if_eq(pair).is_some()
        };
        let shared = short.pairs.iter().filter(is_shared).count();
        // Counts of words: exact in a float.
        let share = f64::from(u32::try_from(shared).unwrap_or(u32::MAX))
            / f64::from(u32::try_from(long.pairs.len().max(1)).unwrap_or(u32::MAX));
        share >= SHARED_MIN
    }
}

fn hash(of: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}

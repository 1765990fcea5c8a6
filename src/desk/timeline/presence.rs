//! How much of a topic stands in a sentence, in those beside it and in the title above it.
//!
//! An article on a topic tells of other things as well, each with its day. The words of one name count as one: who
//! names a person once goes on with half of the name. What is a name is told by how the articles write it, since
//! readers type in lower case.

use std::collections::HashMap;

use super::super::topic::Topic;
use crate::news::Language;
use crate::newsroom::{Newsroom, Snapshot, analyse};

/// Which words of a topic something has, by their places.
pub(super) type Had = u64;

/// The words of the title and the first sentences count half of a sentence's own.
const OF_TITLE: f64 = 0.5;
/// Those of the sentences beside it count as its own where it has one itself, or stands among the first; else half.
const OF_BESIDE: f64 = 0.5;
/// What has so much of the weightiest word of a name has the name.
const OF_NAME: f64 = 0.9;

/// The words of a topic as they are looked for.
pub(super) struct Sought<'t> {
    topic: &'t Topic,
    snapshot: Snapshot,
    /// The places of its terms, by language: each is analysed as its article is.
    places: HashMap<Language, HashMap<String, u32>>,
    weights: HashMap<u32, f64>,
    /// How often each stands with a capital within a sentence, and how often in all.
    capitals: HashMap<u32, (u32, u32)>,
}

/// What was met of a topic by one sentence.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Met {
    pub(super) own: Had,
    pub(super) beside: Had,
    /// What the title and the first sentences have.
    pub(super) title: Had,
    /// Whether it is one of the first.
    pub(super) is_first: bool,
}

impl<'t> Sought<'t> {
    pub(super) fn new(topic: &'t Topic, newsroom: &Newsroom) -> Self {
        Self {
            topic,
            snapshot: newsroom.snapshot(),
            places: HashMap::new(),
            weights: HashMap::new(),
            capitals: HashMap::new(),
        }
    }

    fn places(&mut self, language: Language) -> &HashMap<String, u32> {
        let (topic, snapshot, weights) = (self.topic, &self.snapshot, &mut self.weights);
        self.places.entry(language).or_insert_with(|| {
            let mut places = HashMap::new();
            analyse(&topic.words, language, |token| {
                let place = token.position;
                if let Some(term) = token.term
                    && !token.compound
                    && place < Had::BITS
                {
                    places.insert(term.to_owned(), place);
                    weights
                        .entry(place)
                        .or_insert_with(|| rarity(snapshot, term));
                }
            });
            places
        })
    }

    /// Which of the words a title has, whose capitals tell nothing.
    pub(super) fn in_title(&mut self, title: &str, language: Language) -> Had {
        let places = self.places(language);
        let mut had = 0;
        analyse(title, language, |token| {
            if let Some(place) = token.term.and_then(|term| places.get(term)) {
                had |= 1 << *place;
            }
        });
        had
    }

    /// Which of the words a sentence has.
    pub(super) fn had(&mut self, text: &str, language: Language) -> Had {
        let mut had = 0;
        let mut written = Vec::new();
        let places = self.places(language);
        analyse(text, language, |token| {
            if let Some(place) = token.term.and_then(|term| places.get(term)) {
                had |= 1 << *place;
                let is_capital = token.surface.starts_with(char::is_uppercase);
                if token.position > 0 {
                    written.push((*place, is_capital));
                }
            }
        });
        for (place, is_capital) in written {
            let (capitals, all) = self.capitals.entry(place).or_default();
            *capitals += u32::from(is_capital);
            *all += 1;
        }
        had
    }

    /// The words, those of one name together, each with its weight.
    pub(super) fn groups(&self) -> Groups {
        let mut places: Vec<u32> = self.weights.keys().copied().collect();
        places.sort_unstable();
        let is_name = |place: &u32| {
            let counts = self.capitals.get(place);
            counts.is_some_and(|(capitals, all)| capitals * 2 > *all)
        };
        let joined = |one: &u32, next: &u32| one + 1 == *next && is_name(one) && is_name(next);
        let weight = |place: &u32| self.weights.get(place).copied().unwrap_or_default();
        let group = |places: &[u32]| {
            let most = places.iter().map(weight).fold(0.0, f64::max);
            let telling = places
                .iter()
                .filter(|place| weight(place) >= OF_NAME * most);
            (telling.fold(0, |had, place| had | 1 << *place), most)
        };
        Groups(places.chunk_by(joined).map(group).collect())
    }
}

/// How much a word tells: one that every article has tells something still.
#[expect(clippy::cast_precision_loss, reason = "weights need no more digits")]
fn rarity(snapshot: &Snapshot, term: &str) -> f64 {
    let with = snapshot.articles_with(term).unwrap_or_default().max(1);
    (1.0 + snapshot.articles_ever() as f64 / with as f64).ln()
}

/// The words of a topic, those of one name together: any of these meets it.
pub(super) struct Groups(Vec<(Had, f64)>);

impl Groups {
    /// How much of the topic a sentence has with those beside it: a share.
    pub(super) fn near(&self, met: Met) -> f64 {
        self.share(|group| self.part(met, group))
    }

    /// The same with what the article begins with.
    pub(super) fn under_title(&self, met: Met) -> f64 {
        self.share(|group| {
            let is_begun = f64::from(u8::from(group & met.title != 0));
            (self.part(met, group) + OF_TITLE * is_begun).min(1.0)
        })
    }

    /// How far a sentence has a word of the topic, itself or beside it.
    fn part(&self, met: Met, group: Had) -> f64 {
        let goes_on = met.is_first || self.0.iter().any(|(group, _)| group & met.own != 0);
        match (group & met.own != 0, group & met.beside != 0) {
            (true, _) => 1.0,
            (false, true) if goes_on => 1.0,
            (false, true) => OF_BESIDE,
            (false, false) => 0.0,
        }
    }

    fn share(&self, part: impl Fn(Had) -> f64) -> f64 {
        let all: f64 = self.0.iter().map(|(_, weight)| weight).sum();
        let had: f64 = self
            .0
            .iter()
            .map(|(group, weight)| part(*group) * weight)
            .sum();
        had / all.max(f64::MIN_POSITIVE)
    }
}

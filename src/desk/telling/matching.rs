//! Which sentences of several texts tell the same, although in other words.
//!
//! Words are weighed by how few articles of the collection and how few sentences at hand have them: on one topic
//! the words of the topic tell sentences apart least. Sentences are compared whole and clause by clause, since what
//! one article tells in a sentence of its own another has among other things. A match needs words that are
//! seldom at hand, so that a common phrase is none.

use std::collections::HashMap;

use jiff::civil::Date;

use super::clause::{Clause, Occurring, clauses};
use super::{Lexicon, Voice};
use crate::news::Span;

/// A sentence of a text, by the places of both.
pub(in crate::desk) type Place = (usize, usize);

/// Two sentences say the same when they share so much of what both tell (the Dice coefficient, by weight).
const WHOLE_MIN: f32 = 0.36;
/// Two clauses do from so much on: they are shorter, so that a few words weigh more.
const CLAUSE_MIN: f32 = 0.5;
/// So much more where the collection is large enough to tell how rare words are: what is rare weighs more then.
const KNOWN_MORE: f32 = 0.1;
/// So much more where the texts lie a year and more apart, and its share where they are nearer: what is told again
/// then is background in nearly the same words, and what is merely alike, another year's event.
const APART_MORE: f32 = 0.15;
/// From so many days on.
const APART_DAYS: f32 = 365.0;
/// What says the same has so many words in common.
const SHARED_MIN: usize = 3;
/// So many of them are no names: who has to do with a matter does not say what happened.
const PLAIN_MIN: usize = 2;
/// So many of them are seldom.
const SELDOM_MIN: usize = 2;
/// A word is seldom that so many sentences at hand have, or one in so many where there are more.
const SELDOM_COUNT: usize = 5;
const SELDOM_SHARE: usize = 50;

/// Two stretches of two texts that say the same.
#[derive(Clone, Copy, Debug)]
pub(in crate::desk) struct Match {
    /// The sentence it is found in.
    pub(in crate::desk) place: Place,
    /// How nearly they say the same: 1 is just enough.
    pub(in crate::desk) nearness: f32,
    /// The stretch of the sentence that was asked of.
    pub(in crate::desk) own: Span,
    /// The stretch of the other.
    pub(in crate::desk) their: Span,
}

/// Which sentences of which texts say the same.
#[derive(Debug, Default)]
pub(in crate::desk) struct Matching {
    matches: HashMap<Place, Vec<Match>>,
    /// How nearly any other sentence says the same as one, where that is not enough for a match.
    kinship: HashMap<Place, f32>,
    seldom: HashMap<Place, Vec<u32>>,
    /// Of what each tells, by weight, the share in words that no other text has.
    own: HashMap<Place, f32>,
    /// The day of each text, where it is known.
    days: Vec<Option<Date>>,
}

/// A sentence: first whole, then its clauses where it has several.
struct Cut {
    place: Place,
    clauses: Vec<Clause>,
}

/// What the words at hand weigh.
struct Weights {
    by_word: HashMap<u32, f32>,
    /// How many sentences have each.
    counts: HashMap<u32, usize>,
    /// The one text that has it; nothing where several have.
    of: HashMap<u32, Option<usize>>,
    seldom_max: usize,
    /// How much the collection tells of how rare words are: 0 to 1.
    known: f32,
    /// The day of each text, where it is known.
    days: Vec<Option<Date>>,
}

impl Matching {
    /// Compares the sentences of each text with those of every other.
    pub(in crate::desk) fn of(voices: &[Voice], lexicon: &mut Lexicon) -> Self {
        let mut weights = Weights {
            by_word: HashMap::new(),
            counts: HashMap::new(),
            of: HashMap::new(),
            seldom_max: 0,
            known: lexicon.rarity().known(),
            days: voices
                .iter()
                .map(|voice| voice.told.article.metadata().published.date())
                .collect(),
        };
        let mut cuts: Vec<Cut> = Vec::new();
        for (voice, text) in voices.iter().enumerate() {
            for (at, sentence) in text.told.sentences.iter().enumerate() {
                if sentence.tells() {
                    let clauses = clauses(text, sentence.span, lexicon, &mut weights.by_word);
                    let place = (voice, at);
                    cuts.push(Cut { place, clauses });
                }
            }
        }
        weights.settle(&cuts);
        let mut matching = Self {
            days: weights.days.clone(),
            ..Self::default()
        };
        for cut in &cuts {
            let words = cut.clauses.first().map(|whole| whole.words.as_slice());
            let seldom = words.unwrap_or_default().iter().map(|word| word.id);
            let seldom = seldom.filter(|id| weights.is_seldom(*id));
            matching.seldom.insert(cut.place, seldom.collect());
            matching.own.insert(cut.place, weights.own(cut));
        }
        for (one, other) in candidates(&cuts, &weights) {
            if let (Some(one), Some(other)) = (cuts.get(one), cuts.get(other)) {
                matching.compare(one, other, &weights);
            }
        }
        for matches in matching.matches.values_mut() {
            matches.sort_by(|a, b| {
                (a.place.0.cmp(&b.place.0))
                    .then(b.nearness.total_cmp(&a.nearness))
                    .then(a.place.1.cmp(&b.place.1))
            });
        }
        matching
    }

    fn compare(&mut self, one: &Cut, other: &Cut, weights: &Weights) {
        let more = KNOWN_MORE * weights.known + APART_MORE * weights.apart(one.place, other.place);
        let mut best: Option<Match> = None;
        for (at, own) in one.clauses.iter().enumerate() {
            for (to, their) in other.clauses.iter().enumerate() {
                let whole = at == 0 && to == 0;
                let Some(share) = weights.dice(own, their) else {
                    continue;
                };
                let least = if whole { WHOLE_MIN } else { CLAUSE_MIN };
                let nearness = share / (least + more);
                if best.is_none_or(|best| nearness > best.nearness) {
                    best = Some(Match {
                        place: other.place,
                        nearness,
                        own: own.span,
                        their: their.span,
                    });
                }
            }
        }
        let Some(best) = best else { return };
        for place in [one.place, other.place] {
            let kinship = self.kinship.entry(place).or_default();
            *kinship = kinship.max(best.nearness);
        }
        if best.nearness >= 1.0 {
            let back = Match {
                place: one.place,
                own: best.their,
                their: best.own,
                ..best
            };
            self.matches.entry(one.place).or_default().push(best);
            self.matches.entry(other.place).or_default().push(back);
        }
    }

    /// Notes that two sentences say the same in these stretches, whatever else they tell.
    pub(in crate::desk) fn add(&mut self, one: (Place, Span), other: (Place, Span)) {
        for ((place, own), (other, their)) in [(one, other), (other, one)] {
            self.kinship.insert(place, 1.0);
            let matches = self.matches.entry(place).or_default();
            if matches.iter().all(|found| found.place != other) {
                matches.push(Match {
                    place: other,
                    nearness: 1.0,
                    own,
                    their,
                });
                matches.sort_by_key(|found| found.place.0);
            }
        }
    }

    /// The sentences of other texts that say the same, of each text the nearest.
    pub(in crate::desk) fn of_each(&self, place: Place) -> impl Iterator<Item = &Match> {
        let mut last = None;
        let all = self.matches.get(&place).into_iter().flatten();
        all.filter(move |found| {
            let first = last != Some(found.place.0);
            last = Some(found.place.0);
            first
        })
    }

    /// The stretches of two sentences that say the same, where any do.
    pub(in crate::desk) fn between(&self, one: Place, other: Place) -> Option<&Match> {
        let mut all = self.matches.get(&one).into_iter().flatten();
        all.find(|found| found.place == other)
    }

    /// How nearly two sentences say the same; 0 where that is not enough.
    pub(in crate::desk) fn nearness(&self, one: Place, other: Place) -> f32 {
        self.between(one, other).map_or(0.0, |found| found.nearness)
    }

    /// How nearly some other text says the same: 1 from where it does, 0 where none has its seldom words.
    pub(in crate::desk) fn kinship(&self, place: Place) -> f32 {
        self.kinship
            .get(&place)
            .copied()
            .unwrap_or_default()
            .min(1.0)
    }

    /// Of what a sentence tells, by weight, the share in words that no other text has.
    pub(in crate::desk) fn own(&self, place: Place) -> f32 {
        self.own.get(&place).copied().unwrap_or_default()
    }

    /// Whether the texts of two sentences lie within so many days, as far as that is known.
    pub(in crate::desk) fn is_within(&self, one: Place, other: Place, days: i32) -> bool {
        let day = |place: Place| self.days.get(place.0).copied().flatten();
        let apart = day(one)
            .zip(day(other))
            .and_then(|(one, other)| one.until(other).ok());
        apart.is_none_or(|apart| apart.get_days().abs() <= days)
    }

    /// How many words that are seldom at hand two sentences have in common.
    pub(in crate::desk) fn seldom_shared(&self, one: Place, other: Place) -> usize {
        let words = |place| self.seldom.get(&place).map_or(&[][..], Vec::as_slice);
        let others = words(other);
        let own = words(one).iter();
        own.filter(|id| others.binary_search(id).is_ok()).count()
    }
}

/// Pairs of sentences of two texts that have enough seldom words in common to be compared.
fn candidates(cuts: &[Cut], weights: &Weights) -> Vec<(usize, usize)> {
    let mut holding: HashMap<u32, Vec<usize>> = HashMap::new();
    for (number, cut) in cuts.iter().enumerate() {
        let words = cut.clauses.first().map(|whole| &whole.words);
        for Occurring { id, .. } in words.into_iter().flatten() {
            if weights.is_seldom(*id) {
                holding.entry(*id).or_default().push(number);
            }
        }
    }
    let voice = |number: usize| cuts.get(number).map(|cut| cut.place.0);
    let mut shared: HashMap<(usize, usize), usize> = HashMap::new();
    for numbers in holding.values() {
        for (at, other) in numbers.iter().enumerate() {
            for one in numbers.iter().take(at) {
                if voice(*one) != voice(*other) {
                    *shared.entry((*one, *other)).or_default() += 1;
                }
            }
        }
    }
    let mut pairs: Vec<(usize, usize)> = shared
        .into_iter()
        .filter(|(_, count)| *count >= SELDOM_MIN)
        .map(|(pair, _)| pair)
        .collect();
    pairs.sort_unstable();
    pairs
}

impl Weights {
    /// Weighs each word by the collection, as noted, and by the sentences at hand.
    #[expect(clippy::cast_precision_loss, reason = "weights need no more digits")]
    fn settle(&mut self, cuts: &[Cut]) {
        for cut in cuts {
            let words = cut.clauses.first().into_iter();
            for Occurring { id, .. } in words.flat_map(|whole| &whole.words) {
                *self.counts.entry(*id).or_default() += 1;
                let of = self.of.entry(*id).or_insert(Some(cut.place.0));
                if *of != Some(cut.place.0) {
                    *of = None;
                }
            }
        }
        for (id, weight) in &mut self.by_word {
            let count = self.counts.get(id).copied().unwrap_or(1);
            let here = (1.0 + cuts.len() as f32 / count as f32).ln();
            *weight = (*weight * here).sqrt();
        }
        self.seldom_max = SELDOM_COUNT.max(cuts.len() / SELDOM_SHARE);
    }

    /// How far apart the texts of two sentences lie: 0 on one day, 1 from a year on.
    #[expect(clippy::cast_precision_loss, reason = "days need no more digits")]
    fn apart(&self, one: Place, other: Place) -> f32 {
        let day = |place: Place| self.days.get(place.0).copied().flatten();
        let apart = day(one)
            .zip(day(other))
            .and_then(|(one, other)| one.until(other).ok());
        apart.map_or(0.0, |apart| {
            (apart.get_days().abs() as f32 / APART_DAYS).min(1.0)
        })
    }

    fn own(&self, cut: &Cut) -> f32 {
        let Some(whole) = cut.clauses.first() else {
            return 0.0;
        };
        let own = whole.words.iter().copied();
        let own: Vec<Occurring> = own
            .filter(|word| self.of.get(&word.id).is_some_and(Option::is_some))
            .collect();
        self.weight(&own) / self.weight(&whole.words).max(f32::MIN_POSITIVE)
    }

    fn is_seldom(&self, id: u32) -> bool {
        let count = self.counts.get(&id).copied().unwrap_or_default();
        (2..=self.seldom_max).contains(&count)
    }

    fn weight(&self, words: &[Occurring]) -> f32 {
        let weights = words.iter().filter_map(|word| self.by_word.get(&word.id));
        weights.sum()
    }

    /// How much of what two clauses tell both do, by weight; nothing where they share too little to be told.
    fn dice(&self, one: &Clause, other: &Clause) -> Option<f32> {
        let shared = |of: &Clause, with: &Clause| -> Vec<Occurring> {
            let has = |id: u32| with.words.binary_search_by_key(&id, |word| word.id).is_ok();
            let words = of.words.iter().copied();
            words.filter(|word| has(word.id)).collect()
        };
        let (own, theirs) = (shared(one, other), shared(other, one));
        let told = |words: &[Occurring]| {
            let seldom = words.iter().filter(|word| self.is_seldom(word.id));
            let mut units: Vec<usize> = seldom.map(|word| word.unit).collect();
            units.sort_unstable();
            units.dedup();
            units.len() >= SELDOM_MIN
        };
        let plain = own.iter().filter(|word| !word.named).count();
        if own.len() < SHARED_MIN || plain < PLAIN_MIN || !told(&own) || !told(&theirs) {
            return None;
        }
        let both = self.weight(&one.words) + self.weight(&other.words);
        Some(2.0 * self.weight(&own) / both.max(f32::MIN_POSITIVE))
    }
}

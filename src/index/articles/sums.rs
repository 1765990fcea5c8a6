//! What the articles of a window have together, a window small enough to stay in the fastest memory.

use tantivy::DocId;

use super::lists::{Clause, List};
use crate::index::met::Met;
use crate::index::segments::places::Places;

/// The most articles that a window has.
pub(super) const WINDOW: usize = 4_096;

/// Some articles one after another.
pub(super) struct Window<'a> {
    places: &'a Places,
    /// The place of the first.
    first: usize,
    /// Its document, and the first one after the last.
    pub(in crate::index) base: DocId,
    pub(in crate::index) end: DocId,
}

impl<'a> Window<'a> {
    /// At most so many articles from one on.
    pub(in crate::index) fn new(places: &'a Places, first: usize, count: usize) -> Self {
        Self {
            places,
            first,
            base: places.doc(first),
            end: places.doc(first + count.min(WINDOW)),
        }
    }
}

/// An article that was found, with what it has so far.
#[derive(Clone, Copy)]
pub(in crate::index) struct Article {
    pub(in crate::index) doc: DocId,
    pub(in crate::index) place: usize,
    pub(in crate::index) score: f32,
    /// Which units its title has.
    pub(in crate::index) title: Met,
}

/// What a window's articles have. All is nought between windows.
pub(super) struct Sums {
    scores: Vec<f32>,
    /// Which units their titles have.
    titles: Vec<Met>,
    /// Which of them have anything.
    any: Vec<u64>,
    /// The frequencies of a unit of several terms, and which documents have one.
    frequencies: Vec<f32>,
    some: Vec<u64>,
}

impl Default for Sums {
    fn default() -> Self {
        Self {
            scores: vec![0.0; WINDOW],
            titles: vec![Met::default(); WINDOW],
            any: vec![0; WINDOW / 64],
            frequencies: vec![0.0; WINDOW],
            some: vec![0; WINDOW / 64],
        }
    }
}

/// How often the articles at some places have a unit, by the terms of it that were summed up, in order.
pub(super) type Parts = Vec<(usize, f32)>;

impl Sums {
    /// Adds what those of a clause's terms that find articles give to those of a window; notes in `parts`, where there are any, how often they have these terms. Passed over are blocks of postings, and documents, for which
    /// `hopeless` is true of what they gain by the clause at most.
    pub(in crate::index) fn add(
        &mut self,
        clause: &Clause<'_>,
        lists: &mut [List<'_>],
        window: &Window<'_>,
        hopeless: impl Fn(f32) -> bool,
        mut parts: Option<&mut Parts>,
    ) -> tantivy::Result<()> {
        let Self {
            scores,
            titles,
            any,
            frequencies,
            some,
        } = self;
        let (base, end, first) = (window.base, window.end, window.first);
        let mut add = |place: usize, frequency: f32, beside: f32| {
            let gain = clause.score(place, frequency);
            if hopeless(gain + beside) {
                return;
            }
            let at = place - first;
            if let Some(score) = scores.get_mut(at) {
                *score += gain;
            }
            if let (Some(unit), Some(met)) = (clause.title, titles.get_mut(at)) {
                met.note(unit);
            }
            note(any, at);
            if let Some(parts) = parts.as_deref_mut() {
                parts.push((place, frequency));
            }
        };
        let several = lists.iter().filter(|list| list.finds).count() > 1;
        for list in lists.iter_mut().filter(|list| list.finds) {
            let (weight, beside) = (list.weight, list.beside);
            let hopeless = |of_block| hopeless(clause.most(beside + of_block));
            if several {
                list.each(base, end, hopeless, |doc, frequency| {
                    let at = window.places.of(doc) - first;
                    if let Some(sum) = frequencies.get_mut(at) {
                        *sum += weight * frequency;
                    }
                    note(some, at);
                })?;
            } else {
                let beside = clause.most(beside);
                list.each(base, end, hopeless, |doc, frequency| {
                    add(window.places.of(doc), weight * frequency, beside);
                })?;
            }
        }
        if several {
            let looked_up = lists.iter().filter(|list| !list.finds);
            let beside = clause.most(looked_up.map(|list| list.most).sum());
            drained(some, |at| {
                let frequency = frequencies.get_mut(at).map(std::mem::take);
                add(first + at, frequency.unwrap_or_default(), beside);
            });
        }
        Ok(())
    }

    /// Appends the articles that come to `least` to `found`, in order, and clears all.
    pub(super) fn drain(&mut self, window: &Window<'_>, least: f32, found: &mut Vec<Article>) {
        let (scores, titles) = (&mut self.scores, &mut self.titles);
        drained(&mut self.any, |at| {
            let score = scores.get_mut(at).map(std::mem::take);
            let title = titles.get_mut(at).map(std::mem::take);
            let (score, title) = (score.unwrap_or_default(), title.unwrap_or_default());
            if score >= least {
                let place = window.first + at;
                let doc = window.places.doc(place);
                found.push(Article {
                    doc,
                    place,
                    score,
                    title,
                });
            }
        });
    }
}

/// Notes a place in a set of them.
fn note(set: &mut [u64], place: usize) {
    if let Some(bits) = set.get_mut(place / 64) {
        *bits |= 1 << (place % 64);
    }
}

/// Calls `each` with the places that are noted, in order, and clears them.
fn drained(set: &mut [u64], mut each: impl FnMut(usize)) {
    for (at, bits) in set.iter_mut().enumerate() {
        let mut left = std::mem::take(bits);
        while left != 0 {
            each(at * 64 + left.trailing_zeros() as usize);
            left &= left - 1;
        }
    }
}

//! Whether a question is answered, or nothing was found.
//!
//! Six things are weighed: how much of the question's information (idf) the best excerpts and the text around them
//! have; how strongly the best of them meets the question for each bit of that information; whether the names of the
//! question turn up among them; whether what is asked stands with the names, for a collection knows much of whom it
//! names and not all; how long the question is, since no sentence has all the words of a long one; and how
//! large the collection is, since the more articles there are the better some will match by chance. The weights were
//! fitted by logistic regression on judged questions, with questions about other collections, and questions whose own
//! passage was taken away, as the ones without an answer. Besides, who cites an outlet ("according to …", "the …
//! report") asks for what that outlet says: where the collection has nothing of it and the best excerpts do not name
//! it, nothing they say answers the question. And who asks for somebody's words is hardly answered by excerpts of which
//! none quotes them or tells what they said; who asks how many, by excerpts without a number of it.

use super::cut::Run;
use super::reading::Sought;
use super::speaker::Heard;
use crate::newsroom::{Met, Question, Snapshot, Unit};

/// How many excerpts are looked at.
const BEST: usize = 5;

/// Strength is taken as a logarithm, of which this keeps that of nothing from being without end.
const LEAST: f32 = 0.1;

const COVERED: f32 = 2.3;
const STRENGTH: f32 = 2.3;
const NAMES: f32 = 3.0;
const LENGTH: f32 = 2.6;
const LARGE: f32 = 0.75;
const TOGETHER: f32 = 2.2;
const EVEN: f32 = 10.5;
/// Not fitted: judged questions for the words of somebody who is not heard are few.
const UNHEARD: f32 = 3.0;
/// Nor this: of 117 judged questions for a count 3 are answered without one.
const UNCOUNTED: f32 = 2.0;

/// The articles from which on, and up to which, a collection's size counts: beyond, nothing was measured.
const SIZES: (f32, f32) = (1_100.0, 13_000.0);

/// The logarithm of the odds that the excerpts answer the question.
pub(super) fn confidence(
    sought: &Sought<'_>,
    question: &Question,
    runs: &[Run],
    heard: Heard,
    snapshot: &Snapshot,
) -> f32 {
    let best = runs.get(..BEST.min(runs.len())).unwrap_or_default();
    if best.is_empty() || cites_unknown(sought.units, question, best, snapshot) {
        return f32::NEG_INFINITY;
    }
    let total: f32 = sought.units.iter().map(|unit| unit.idf).sum();
    let total = total.max(f32::MIN_POSITIVE);
    let around = around(best);
    let covered = information(sought.units, around) / total;
    let strength = best.iter().map(|run| run.strength).fold(0.0, f32::max) / total;
    #[expect(clippy::cast_precision_loss, reason = "a question has few words")]
    let length = (sought.units.len() as f32).ln();
    COVERED * covered
        + STRENGTH * (LEAST + strength).ln()
        + NAMES * names(sought.units, question, around)
        + LENGTH * length
        + TOGETHER * together(sought.units, question, best)
        - UNCOUNTED * f32::from(u8::from(is_uncounted(sought.units, question, best)))
        - UNHEARD * f32::from(u8::from(matches!(heard, Heard::No(_))))
        - LARGE * size(snapshot.articles_ever())
        - EVEN
}

/// How much larger a collection is than one in which chance counts for nothing, as a logarithm.
#[expect(
    clippy::cast_precision_loss,
    reason = "a logarithm needs no more digits"
)]
fn size(articles: u64) -> f32 {
    let (from, to) = SIZES;
    (articles as f32).clamp(from, to).ln() - from.ln()
}

/// The units that are in or around some of the runs.
fn around(runs: &[Run]) -> Met {
    let all = runs.iter().map(|run| run.around);
    all.fold(Met::default(), Met::or)
}

/// The information of the units that are met.
fn information(units: &[Unit], met: Met) -> f32 {
    let of = units.iter().enumerate().filter(|(at, _)| met.has(*at));
    of.map(|(_, unit)| unit.idf).sum()
}

/// The share of the information of the question's names that turns up in or around the best excerpts.
fn names(units: &[Unit], question: &Question, around: Met) -> f32 {
    share(units, named(units, question), around)
}

/// Whether what is asked stands where those are named of whom it is asked: the share of the names in or around one
/// excerpt, times that of the other words which it has itself, for the excerpt of which this is most.
fn together(units: &[Unit], question: &Question, best: &[Run]) -> f32 {
    let named = named(units, question);
    let mut all = Met::default();
    (0..units.len()).for_each(|at| all.note(at));
    let others = all.without(named);
    let each = best
        .iter()
        .map(|run| share(units, named, run.around) * share(units, others, run.itself));
    each.fold(0.0, f32::max)
}

/// The units that are written as names.
fn named(units: &[Unit], question: &Question) -> Met {
    let mut names = Met::default();
    for (at, unit) in units.iter().enumerate() {
        if question.words.get(unit.word).is_some_and(|word| word.name) {
            names.note(at);
        }
    }
    names
}

/// The share of the information of some units that is met; all of it where there are none.
fn share(units: &[Unit], some: Met, met: Met) -> f32 {
    let all = information(units, some);
    if all > 0.0 {
        information(units, some.and(met)) / all
    } else {
        1.0
    }
}

/// Whether the question asks how many there are of something, and none of the excerpts has a number beside it.
fn is_uncounted(units: &[Unit], question: &Question, best: &[Run]) -> bool {
    let mut counted = units_within(units, question, &question.counted).peekable();
    counted.peek().is_some() && !counted.any(|unit| best.iter().any(|run| run.numbered.has(unit)))
}

/// The units whose words stand within one of some byte ranges of the question.
fn units_within(
    units: &[Unit],
    question: &Question,
    ranges: &[(usize, usize)],
) -> impl Iterator<Item = usize> {
    let within = move |unit: &Unit| {
        question.words.get(unit.word).is_some_and(|word| {
            let mut ranges = ranges.iter();
            ranges.any(|(start, end)| *start <= word.start && word.end <= *end)
        })
    };
    let units = units
        .iter()
        .enumerate()
        .filter(move |(_, unit)| within(unit));
    units.map(|(at, _)| at)
}

/// Whether the question cites somebody who is neither a source of the collection nor named by an excerpt.
fn cites_unknown(units: &[Unit], question: &Question, best: &[Run], snapshot: &Snapshot) -> bool {
    let sources = snapshot.named_sources(&question.text);
    question.cited.iter().any(|(start, end)| {
        let cited: Vec<usize> = units_within(units, question, &[(*start, *end)]).collect();
        let is_source = sources
            .iter()
            .any(|source| source.start < *end && *start < source.end);
        let is_named = best
            .iter()
            .any(|run| cited.iter().all(|at| run.has.has(*at)));
        !is_source && !is_named
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_size_of_a_collection_counts_within_what_was_measured() {
        let sizes = [0, 5, 1_100].map(size);
        assert!(sizes.iter().all(|size| *size == 0.0), "{sizes:?}");
        assert!(size(1_200) > 0.0 && size(9_600) > size(1_200));
        assert!((size(13_000) - size(1_000_000)).abs() < f32::EPSILON);
    }
}

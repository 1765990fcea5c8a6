//! Whether a question is answered, or nothing was found.
//!
//! Four things are weighed, each between nought and about two: how much of the question's information (idf) the
//! best excerpt's surroundings have; how strongly its own sentences meet the question for each bit of that
//! information; whether the names of the question turn up among the best excerpts; and how long the question is,
//! since no sentence has all the words of a long one. The weights were fitted by logistic regression on judged
//! questions, with questions about other collections as the ones without an answer. Besides, who cites an outlet
//! ("according to …", "the … report") asks for what that outlet says: where the collection has nothing of it and
//! the best excerpts do not name it, nothing they say answers the question.

use super::cut::Run;
use super::reading::Sought;
use crate::newsroom::{Met, Question, Snapshot, Unit};

/// How many excerpts are looked at.
const BEST: usize = 5;

const COVERED: f32 = 3.8;
const STRENGTH: f32 = 7.0;
const NAMES: f32 = 3.3;
const LENGTH: f32 = 4.9;
const EVEN: f32 = 17.5;

/// The logarithm of the odds that the excerpts answer the question.
pub(super) fn confidence(
    sought: &Sought<'_>,
    question: &Question,
    runs: &[Run],
    snapshot: &Snapshot,
) -> f32 {
    let best = runs.get(..BEST.min(runs.len())).unwrap_or_default();
    if best.is_empty() || cites_unknown(sought.units, question, best, snapshot) {
        return f32::NEG_INFINITY;
    }
    let total: f32 = sought.units.iter().map(|unit| unit.idf).sum();
    let total = total.max(f32::MIN_POSITIVE);
    let greatest = |value: &dyn Fn(&Run) -> f32| best.iter().map(value).fold(0.0, f32::max);
    let covered = greatest(&|run| information(sought.units, run.around) / total);
    let strength = greatest(&|run| run.own / total);
    #[expect(clippy::cast_precision_loss, reason = "a question has few words")]
    let length = (sought.units.len() as f32).ln();
    COVERED * covered
        + STRENGTH * strength
        + NAMES * names(sought.units, question, best)
        + LENGTH * length
        - EVEN
}

/// The information of the units that are met.
fn information(units: &[Unit], met: Met) -> f32 {
    let of = units.iter().enumerate().filter(|(at, _)| met.has(*at));
    of.map(|(_, unit)| unit.idf).sum()
}

/// The share of the information of the question's names that turns up in or around the best excerpts; all of it
/// where it has none.
fn names(units: &[Unit], question: &Question, best: &[Run]) -> f32 {
    let mut names = Met::default();
    for (at, unit) in units.iter().enumerate() {
        if question.words.get(unit.word).is_some_and(|word| word.name) {
            names.note(at);
        }
    }
    let around = best
        .iter()
        .fold(Met::default(), |met, run| met.or(run.around));
    let all = information(units, names);
    if all > 0.0 {
        information(units, names.and(around)) / all
    } else {
        1.0
    }
}

/// Whether the question cites somebody who is neither a source of the collection nor named by an excerpt.
fn cites_unknown(units: &[Unit], question: &Question, best: &[Run], snapshot: &Snapshot) -> bool {
    let sources = snapshot.named_sources(&question.text);
    question.cited.iter().any(|(start, end)| {
        let within = |word: usize| {
            question
                .words
                .get(word)
                .is_some_and(|word| *start <= word.start && word.end <= *end)
        };
        let cited: Vec<usize> = (0..units.len())
            .filter(|at| units.get(*at).is_some_and(|unit| within(unit.word)))
            .collect();
        let is_source = sources
            .iter()
            .any(|source| source.start < *end && *start < source.end);
        let is_named = best
            .iter()
            .any(|run| cited.iter().all(|at| run.has.has(*at)));
        !is_source && !is_named
    })
}

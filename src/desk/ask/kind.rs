//! Whether sentences hold the kind of answer that a question expects.

use crate::newsroom::{Expects, Match, Question, Sentence, Signs, Unit};

/// Whether `run`, with the words of the question found in it, holds something of the kind that `question` expects.
pub(super) fn holds(
    expects: Expects,
    run: &[Sentence],
    matches: &[Match],
    units: &[Unit],
    question: &Question,
) -> bool {
    let signs = |wanted: Signs| run.iter().any(|one| one.outline.signs.has(wanted));
    match expects {
        Expects::Number => signs(Signs::NUMBER),
        Expects::Time => signs(Signs::NUMBER | Signs::TIME),
        Expects::Speech => signs(Signs::SPEECH),
        Expects::Name | Expects::Place => other_name(run, matches, units, question),
        Expects::Anything => false,
    }
}

/// Whether a capitalised word stands within the sentences that the question does not have.
fn other_name(run: &[Sentence], matches: &[Match], units: &[Unit], question: &Question) -> bool {
    // The first word of each further sentence has a capital too.
    let further = run.len().saturating_sub(1);
    let capitals = run
        .iter()
        .map(|one| one.outline.capitals as usize)
        .sum::<usize>();
    let is_name = |found: &&Match| {
        let word = units
            .get(found.unit)
            .and_then(|unit| question.words.get(unit.word));
        found.weight >= 1.0 && word.is_some_and(|word| word.surface.starts_with(char::is_uppercase))
    };
    capitals + further > matches.iter().filter(is_name).count()
}

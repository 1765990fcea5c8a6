//! Two wordings of one passage, word by word.

use super::align::{self, Step, Word};
use crate::reply::Line;

/// What differs between an earlier wording and a later one.
#[derive(Clone, Debug)]
pub(in crate::desk) struct Difference {
    /// The earlier words, struck where the later text has them not; the later ones bold where only it has them.
    pub(in crate::desk) line: Line,
    /// The share of the earlier words that the later text has in this order.
    pub(in crate::desk) same: f64,
    /// The bytes of the later text from the first to the last word that both have.
    pub(in crate::desk) range: (usize, usize),
}

/// Compares all of `earlier` with all of `later`; nothing where they share no word.
pub(in crate::desk) fn difference(earlier: &str, later: &str) -> Option<Difference> {
    let (before, after) = (
        align::words(earlier, align::WORDS_MAX),
        align::passage_words(later),
    );
    let steps = align::fit(&before, &after);
    let same: Vec<usize> = steps
        .iter()
        .filter_map(|step| match step {
            Step::Same(_, place) => Some(*place),
            Step::Text(_) | Step::Passage(_) => None,
        })
        .collect();
    let (from, to) = (*same.first()?, *same.last()?);
    let (first, last) = (after.get(from)?, after.get(to)?);
    let begun = steps
        .iter()
        .position(|step| matches!(step, Step::Same(..)))?;
    let mut whole = steps;
    whole.splice(begun..begun, (0..from).map(Step::Passage));
    whole.extend((to + 1..after.len()).map(Step::Passage));
    let steps = whole;
    Some(Difference {
        line: line(&steps, (earlier, &before), (later, &after)),
        same: ratio(same.len(), before.len()),
        range: (first.start, last.end),
    })
}

/// The words of a text, set beside those of a passage: struck where the passage has them not; bold where only it has
/// them.
pub(super) fn line(steps: &[Step], text: (&str, &[Word]), passage: (&str, &[Word])) -> Line {
    let of_text = |step: &Step| match step {
        Step::Same(place, _) | Step::Text(place) => text.1.get(*place),
        Step::Passage(_) => None,
    };
    let of_passage = |step: &Step| match step {
        Step::Passage(place) => passage.1.get(*place),
        Step::Same(..) | Step::Text(_) => None,
    };
    let mut line = Line::new();
    for run in
        steps.chunk_by(|one, next| std::mem::discriminant(one) == std::mem::discriminant(next))
    {
        if !line.is_empty() {
            line = line.plain(" ");
        }
        let words = from_to(text.0, run.iter().filter_map(of_text));
        line = match run.first() {
            Some(Step::Same(..)) => line.plain(words),
            Some(Step::Text(_)) => line.struck(words),
            Some(Step::Passage(_)) | None => {
                line.added(from_to(passage.0, run.iter().filter_map(of_passage)))
            }
        };
    }
    line
}

/// The text from the first to the last of `words`.
fn from_to<'t, 'w>(text: &'t str, words: impl Iterator<Item = &'w Word>) -> &'t str {
    let mut start = None;
    let mut end = 0;
    for word in words {
        start.get_or_insert(word.start);
        end = word.end;
    }
    text.get(start.unwrap_or_default()..end).unwrap_or_default()
}

#[expect(clippy::cast_precision_loss, reason = "a few hundred words")]
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_revised_is_struck_and_what_is_new_is_bold() {
        let told = difference(
            "Nine people were hurt.",
            "On Monday twelve people were hurt, police said.",
        )
        .unwrap();
        let line = Line::new().struck("Nine").plain(" ");
        let line = line
            .added("On Monday twelve")
            .plain(" ")
            .plain("people were hurt");
        assert_eq!(told.line, line.plain(" ").added("police said"));
        assert!((told.same - 0.75).abs() < 0.01);
        assert!(difference("Nine people.", "Quite another.").is_none());
    }
}

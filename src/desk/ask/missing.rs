//! Which words of a question the excerpts that are shown do not have.
//!
//! What is shown as an answer may be on whom the question names and not on what it asks of them. The reader sees it
//! at once by the words that are nowhere in it.

use super::Chosen;
use crate::newsroom::{Met, Question, Unit};

/// The words that none of `chosen` has, nor the title of its article: as asked, in another form or by another word. Of
/// those that tell less than the question's words do on the mean ("soon") none is named, and a name is missing when
/// all of its words are.
pub(super) fn missing(chosen: &[Chosen], question: &Question, units: &[Unit]) -> Vec<String> {
    if chosen.is_empty() {
        return Vec::new();
    }
    let shown = chosen.iter().map(|one| one.cut.has);
    let has = shown.fold(Met::default(), Met::or);
    let tells = |unit: &usize| units.get(*unit).map_or(0.0, |unit| unit.idf);
    #[expect(clippy::cast_precision_loss, reason = "a question has few words")]
    let mean = units.iter().map(|unit| unit.idf).sum::<f32>() / units.len() as f32;
    let lacking = parts(question, units).into_iter().filter(|part| {
        part.units.iter().any(|unit| tells(unit) >= mean)
            && !part.units.iter().any(|unit| has.has(*unit))
    });
    let words = lacking.filter_map(|part| question.text.get(part.start..part.end));
    let words = words.filter(|words| !stands(chosen, words));
    words.map(str::to_owned).collect()
}

/// Whether one of the words stands there to the letter: a word that tells nothing in an article's own language is not
/// looked for in it, and the reader sees it all the same.
fn stands(chosen: &[Chosen], words: &str) -> bool {
    let split = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric());
        words.map(str::to_lowercase).collect()
    };
    let wanted = split(words);
    chosen.iter().any(|one| {
        let article = &one.cut.article;
        let shown = [one.cut.span.slice(article.body()), article.title()];
        let mut there = shown.into_iter().flat_map(split);
        there.any(|word| !word.is_empty() && wanted.contains(&word))
    })
}

/// A word of a question, or the words of a name.
struct Part {
    units: Vec<usize>,
    start: usize,
    end: usize,
    /// Where the next word of the name would stand, if it is a name.
    next: Option<u32>,
}

/// The words of a question; those of a name, which stand side by side, as one.
fn parts(question: &Question, units: &[Unit]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for (at, unit) in units.iter().enumerate() {
        let Some(word) = question.words.get(unit.word) else {
            continue;
        };
        let next = word.name.then_some(word.position + 1);
        match parts.last_mut() {
            Some(name) if word.name && name.next == Some(word.position) => {
                name.units.push(at);
                (name.end, name.next) = (word.end, next);
            }
            _ => parts.push(Part {
                units: vec![at],
                start: word.start,
                end: word.end,
                next,
            }),
        }
    }
    parts
}

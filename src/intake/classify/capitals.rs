//! Labels in capitals: before the headline of another story, or before each fact of a page of facts.

use super::line::Line;
use super::teaser;
use crate::news::Class;

/// So many lines with labels in capitals are a sheet of facts, an interview or a list of winners.
const SHEET_MIN: usize = 4;
/// A label that comes so often is somebody who speaks, or a kind of fact.
const REPEATED_MIN: usize = 3;
/// How many words the headline of a teaser has.
const HEADLINE_WORDS: std::ops::RangeInclusive<usize> = 4..=26;
/// So many commas part the items of a list.
const LISTED_MIN: usize = 3;
/// The longest label, in bytes.
const LABEL_BYTES_MAX: usize = 60;

/// What pages that are always fresh are called; what they hold is told in a sentence.
const FRESH: [&str; 9] = [
    "UPDATE", "UPDATES", "HUB", "TRACKER", "CENTRAL", "GUIDE", "RANKINGS", "PICKS", "COVERAGE",
];

/// The lines of a sheet: each begins with a label in capitals. None when the page is no sheet; then those that a
/// headline stands behind, alone between other text, are teasers.
pub(super) fn capitals(lines: &[Line<'_>], classes: &mut [Option<Class>]) -> Vec<usize> {
    let labelled: Vec<(usize, &str)> = lines
        .iter()
        .enumerate()
        .filter(|(number, _)| classes.get(*number) == Some(&None))
        .filter_map(|(number, line)| Some((number, parts(line.text)?.0)))
        .collect();
    let close = labelled
        .iter()
        .zip(labelled.iter().skip(1))
        .filter(|((above, _), (below, _))| below - above <= 2)
        .count();
    let announces = |label: &str| teaser::is_announcing(label);
    if labelled.len() >= SHEET_MIN && close * 2 >= labelled.len() {
        return labelled
            .into_iter()
            .filter(|(_, label)| !announces(label))
            .map(|(number, _)| number)
            .collect();
    }
    for (number, label) in &labelled {
        let count = labelled.iter().filter(|(_, other)| other == label).count();
        let is_beside = |other: &(usize, &str)| other.0.abs_diff(*number) == 1;
        let is_alone = count < REPEATED_MIN && !labelled.iter().any(is_beside);
        if (is_alone || announces(label))
            && lines.get(*number).is_some_and(is_teaser)
            && let Some(class) = classes.get_mut(*number)
        {
            *class = Some(Class::Furniture);
        }
    }
    Vec::new()
}

/// The label and what stands behind it: `SPONSOR: A company`.
fn parts(text: &str) -> Option<(&str, &str)> {
    let (label, rest) = text.split_once(':')?;
    let letters = label.chars().filter(|c| c.is_uppercase()).count();
    (label.len() <= LABEL_BYTES_MAX && letters >= 3 && !label.contains(char::is_lowercase))
        .then(|| (label.trim(), rest.trim_start()))
}

/// Whether a headline stands behind a label of two words or more.
fn is_teaser(line: &Line<'_>) -> bool {
    let Some((label, headline)) = parts(line.text) else {
        return false;
    };
    let has_word = |word: &&str| word.contains(char::is_uppercase);
    let last = label.rsplit(' ').next().unwrap_or_default();
    // `CHAPTER 1`, `WEEK 12` count the parts of the page itself.
    let is_counted = last.len() <= 2 && last.bytes().all(|byte| byte.is_ascii_digit());
    let words = headline.split(' ').count();
    (label.split(' ').filter(has_word).count() >= 2 || teaser::is_announcing(label))
        && headline
            .split(' ')
            .any(|word| word.starts_with(char::is_lowercase))
        && !is_counted
        && HEADLINE_WORDS.contains(&words)
        && headline.matches(", ").count() < LISTED_MIN
        && (!line.is_stopped || FRESH.contains(&last))
        && !line.text.ends_with([':', ',', ';'])
        && (line.numbers() < 2 || line.text.ends_with('?'))
}

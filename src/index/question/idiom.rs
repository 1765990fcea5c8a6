//! A word of the asking that means something in its phrase: what somebody "is after" is their aim.

use super::word::{Word, words};
use crate::index::analysis::terms;
use crate::news::Language;

const BE: &[&str] = &["are", "is", "was", "were"];

/// The word that is meant where `text` asks what somebody is after.
pub(super) fn meant(text: &str) -> Option<Word> {
    let words: Vec<(usize, &str)> = words(text).collect();
    let is = |at: usize, list: &[&str]| {
        let word = words.get(at).map(|(_, word)| word.to_lowercase());
        word.is_some_and(|word| list.contains(&word.as_str()))
    };
    let asks = (0..words.len()).any(|at| is(at, &["what"]) && is(at + 1, BE));
    let (at, (start, after)) = words.iter().enumerate().find(|(at, (start, word))| {
        let rest = text.get(start + word.len()..).unwrap_or_default();
        let ends = rest.trim_start();
        is(*at, &["after"]) && (ends.is_empty() || ends.starts_with([',', '.', ';', '?', '!']))
    })?;
    asks.then(|| Word {
        surface: (*after).to_owned(),
        terms: terms("aim", Language::English),
        compounds: Vec::new(),
        start: *start,
        end: start + after.len(),
        position: u32::try_from(at).unwrap_or(u32::MAX),
        name: false,
        initials: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_is_after_is_their_aim() {
        let found = |text| meant(text).map(|word| word.terms.concat());
        assert_eq!(found("What is Quill really after?").as_deref(), Some("aim"));
        assert_eq!(
            found("what are the unions after, in Vey's view").as_deref(),
            Some("aim")
        );
        assert_eq!(found("What was built after the war?"), None);
        assert_eq!(found("Who came after?"), None);
    }
}

//! Forms of a name that stemming keeps apart: a country, its people and what is theirs.

use std::sync::OnceLock;

use super::forms::{Others, others};
use crate::index::question::Word;

/// The country of a people, and the people of a country, where no ending tells: France for French.
pub(super) fn peoples(word: &Word) -> impl Iterator<Item = &'static String> {
    static KNOWN: OnceLock<Others> = OnceLock::new();
    let known = KNOWN.get_or_init(|| others(PEOPLES));
    // A pole is not a Pole.
    let is_name = word.surface.starts_with(char::is_uppercase);
    let terms = word.terms.first().filter(|_| is_name);
    terms.and_then(|term| known.get(term)).into_iter().flatten()
}

/// Each line a country with the words for its people and for what is theirs.
const PEOPLES: &[&str] = &[
    "Afghanistan Afghan",
    "America American U.S. USA",
    "Argentina Argentine",
    "Belgium Belgian",
    "Britain British U.K. Briton",
    "Chile Chilean",
    "China Chinese",
    "Cyprus Cypriot",
    "Czechia Czech",
    "Denmark Danish Dane",
    "Emirates Emirati UAE",
    "Finland Finnish Finn",
    "France French",
    "Greece Greek",
    "Hungary Hungarian",
    "Iceland Icelandic",
    "Ireland Irish",
    "Japan Japanese",
    "Kazakhstan Kazakh",
    "Lebanon Lebanese",
    "Netherlands Dutch",
    "Norway Norwegian",
    "Peru Peruvian",
    "Philippines Philippine Filipino",
    "Poland Polish Pole",
    "Portugal Portuguese",
    "Scotland Scottish",
    "Spain Spanish Spaniard",
    "Sweden Swedish Swede",
    "Switzerland Swiss",
    "Taiwan Taiwanese",
    "Thailand Thai",
    "Turkey Turkish",
    "Uzbekistan Uzbek",
    "Vietnam Vietnamese",
    "Wales Welsh",
];

/// Terms that `word` may also be met by: Russia for Russian, Ukraine for Ukrainian, and the other way round.
pub(in crate::index) fn forms(word: &Word) -> Vec<String> {
    let Some(term) = word.terms.first() else {
        return Vec::new();
    };
    if term.len() < 4 || !term.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Vec::new();
    }
    let mut forms: Vec<String> = Vec::new();
    for ending in ["ian", "ean", "an", "ia", "n", "a", "i", "e"] {
        if let Some(base) = term.strip_suffix(ending)
            && base.len() >= 4
        {
            for other in ["", "ian", "ean", "an", "ia", "a", "i"] {
                forms.push(format!("{base}{other}"));
            }
        }
    }
    for other in ["ian", "ean", "an", "n"] {
        forms.push(format!("{term}{other}"));
    }
    if !word.name {
        return Vec::new();
    }
    forms.retain(|form| form != term);
    forms.sort();
    forms.dedup();
    forms
}

//! Forms of a name that stemming keeps apart: a country, its people and what is theirs.

use super::question::Word;

/// Terms that `word` may also be met by: Russia for Russian, Ukraine for Ukrainian, and the other way round.
pub(super) fn forms(word: &Word) -> Vec<String> {
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

//! The terms that a word of a question may be met by besides its own, each with what it counts.

mod derive;
mod family;
mod forms;
mod loose;
pub(super) mod related;
mod seats;

use crate::index::method::Method;
use crate::index::question::Word;
use crate::news::Language;
use family::family;
use forms::inflected;
use loose::loose;
use related::related;

/// A word near in sense that counts less is not worth looking for.
const LOOSE_MIN: f32 = 0.05;

/// The terms of the word itself: as it is asked, and in its other forms. How rare they are is how much it tells.
pub(in crate::index) fn same(
    word: &Word,
    languages: &[Language],
    method: &Method,
) -> Vec<(String, f32)> {
    let own = word.terms.iter().chain(&word.compounds);
    let mut terms: Vec<(String, f32)> = own.map(|term| (term.clone(), 1.0)).collect();
    if method.derived > 0.0 {
        let forms = derive::forms(word).into_iter();
        terms.extend(forms.map(|form| (form, method.derived)));
    }
    if languages.contains(&Language::English) {
        if method.derived > 0.0 {
            terms.extend(derive::peoples(word).map(|form| (form.clone(), method.derived)));
        }
        if method.inflected > 0.0 {
            let forms = everyday(word).flat_map(inflected);
            terms.extend(forms.map(|form| (form.clone(), method.inflected)));
        }
    }
    terms
}

/// The terms of other words that tell nearly the same.
pub(in crate::index) fn other<'a>(
    word: &'a Word,
    languages: &[Language],
    method: &Method,
    articles: u64,
) -> Vec<(&'a str, f32)> {
    let mut terms: Vec<(&'a str, f32)> = Vec::new();
    if method.initials > 0.0 {
        let initials = word.initials.as_deref();
        terms.extend(initials.map(|term| (term, method.initials)));
    }
    if !languages.contains(&Language::English) {
        return terms;
    }
    if method.family > 0.0 {
        let family = everyday(word).flat_map(family);
        terms.extend(family.map(|term| (term.as_str(), method.family)));
    }
    if method.related > 0.0 {
        let related = word.terms.iter().flat_map(|term| related(term));
        terms.extend(related.map(|term| (term.as_str(), method.related)));
    }
    let smallness = 1.0 - method.largeness(articles);
    let (loosely, seat) = (method.loose * smallness, method.seat * smallness);
    if loosely >= LOOSE_MIN {
        let loose = everyday(word).flat_map(loose);
        terms.extend(loose.map(|term| (term.as_str(), loosely)));
    }
    if seat >= LOOSE_MIN {
        let country = seats::country(word).iter();
        terms.extend(country.map(|term| (term.as_str(), seat)));
    }
    terms
}

/// The terms of a word that is no name: Rose is not a form of rise.
fn everyday(word: &Word) -> impl Iterator<Item = &str> {
    let terms = word.terms.iter().filter(|_| !word.name);
    terms.map(String::as_str)
}

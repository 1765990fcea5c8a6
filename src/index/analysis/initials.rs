//! Tells most words that cannot have one of a few terms by how they begin.

use crate::news::Language;

/// How the terms that are looked for begin.
#[derive(Clone, Copy, Debug, Default)]
pub struct Initials {
    /// Which letters and digits of ASCII.
    plain: u128,
}

impl Initials {
    /// The beginnings of `terms`.
    pub fn of<'a>(terms: impl Iterator<Item = &'a str>) -> Self {
        let plain = terms
            .filter_map(|term| term.bytes().next())
            .map(bit)
            .fold(0, |all, one| all | one);
        Self { plain }
    }

    /// Whether a word of a text may have one of the terms: false only where it surely has none. A term begins as
    /// its word does, unless that begins with an accent or another script, or has an apostrophe before which
    /// something may be cut off; Dutch stems lose a prefix.
    pub fn may_begin(self, word: &str, language: Language) -> bool {
        let Some(first) = word.bytes().next() else {
            return false;
        };
        language == Language::Dutch
            || !first.is_ascii()
            || self.plain & bit(first.to_ascii_lowercase()) != 0
            || !word.bytes().all(|byte| byte.is_ascii_alphanumeric())
    }
}

fn bit(byte: u8) -> u128 {
    1_u128.checked_shl(u32::from(byte)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::analysis::terms;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_word_with_the_term_is_never_left_out(word in "[A-Za-zÀ-ÿ0-9’'.]{1,12}", at in 0_usize..16) {
            let languages = [
                Language::English, Language::French, Language::German, Language::Italian, Language::Dutch,
                Language::Turkish, Language::Spanish, Language::Finnish, Language::Hungarian, Language::Romanian,
                Language::Danish, Language::Norwegian, Language::Portuguese, Language::Swedish, Language::Russian,
                Language::Other,
            ];
            let language = languages[at];
            let mut met = Vec::new();
            crate::index::analysis::analyse(&word, language, |token| {
                if !token.compound && let Some(term) = token.term {
                    met.push((token.surface.to_owned(), term.to_owned()));
                }
            });
            for (surface, term) in met {
                let initials = Initials::of(std::iter::once(term.as_str()));
                prop_assert!(initials.may_begin(&surface, language), "{} {:?}", surface, language);
            }
            let _ = terms(&word, language);
        }
    }
}

//! Reading a card back, in any of its forms.

use super::card::{Given, Proof, is_hexadecimal};
use super::{bibtex, csl, markdown};
use crate::desk::ExcerptRef;
use crate::desk::markdown::read;

/// How many digits of a checksum tell a revision apart: fewer are no reference.
const DIGITS_MIN: usize = 8;

impl Given {
    /// Reads a card in any of its forms, or a reference; nothing where it is none.
    pub(in crate::desk) fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let fenced = text
            .strip_prefix("```")
            .and_then(|text| text.strip_suffix("```"));
        let text = fenced.unwrap_or(text).trim();
        if text.starts_with(['[', '{']) {
            return csl::read(text);
        }
        if text.starts_with('@') {
            return bibtex::read(text);
        }
        if let Some(proof) = Proof::within(text) {
            // As written, or as copied from where it was shown, without the backslashes before marks.
            let words = markdown::words(text).map(|copied| {
                let read = read(&copied);
                if proof.is_of(&copied) { copied } else { read }
            });
            return Some(Self { proof, words });
        }
        let reference: ExcerptRef = text.trim_matches('`').parse().ok()?;
        let told_apart = reference.revision.len() >= DIGITS_MIN;
        (told_apart && is_hexadecimal(&reference.revision)).then_some(Self {
            proof: Proof {
                article: reference.article,
                bytes: reference.bytes,
                revision: reference.revision,
                excerpt: None,
            },
            words: None,
        })
    }
}

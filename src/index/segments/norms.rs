//! How BM25 counts a word: more the rarer it is, ever less for each time more, and less in a long text.

use tantivy::fieldnorm::FieldNormReader;

const K1: f32 = 1.2;
const B: f32 = 0.75;

/// What no frequency counts more than.
const MOST: f32 = K1 + 1.0;
/// No text's norm is less.
pub(super) const LEAST: f32 = K1 * (1.0 - B);

/// What a frequency counts in a text of that norm.
pub(in crate::index) fn saturated(frequency: f32, norm: f32) -> f32 {
    frequency * MOST / (frequency + norm)
}

/// How much a word tells that so many of all texts have: the more the rarer it is.
#[expect(
    clippy::cast_precision_loss,
    reason = "a logarithm needs no more digits"
)]
pub(in crate::index) fn idf(count: u64, frequency: u64) -> f32 {
    let (count, frequency) = (count as f32, frequency.min(count) as f32);
    (1.0 + (count - frequency + 0.5) / (frequency + 0.5)).ln()
}

/// A count of words as a number to reckon with.
#[expect(clippy::cast_precision_loss, reason = "no document has so many words")]
pub(in crate::index) fn counted(count: u32) -> f32 {
    count as f32
}

/// The norms of a field by the code that a length is kept under, reckoned once.
#[derive(Debug)]
pub(in crate::index) struct Norms {
    mean: f32,
    by_code: [f32; 256],
}

impl Norms {
    /// The norms of a field whose texts have that many words on average.
    pub(in crate::index) fn new(mean: f32) -> Self {
        let mut by_code = [0.0; 256];
        for (code, norm) in (0..=u8::MAX).zip(&mut by_code) {
            let length = counted(FieldNormReader::id_to_fieldnorm(code));
            *norm = K1 * (1.0 - B + B * length / mean);
        }
        Self { mean, by_code }
    }

    /// How many words the texts have on average.
    pub(in crate::index) fn mean(&self) -> f32 {
        self.mean
    }

    /// The norm of a length.
    pub(in crate::index) fn of(&self, code: u8) -> f32 {
        self.by_code
            .get(usize::from(code))
            .copied()
            .unwrap_or_default()
    }
}

impl Default for Norms {
    fn default() -> Self {
        Self::new(1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_longer_text_counts_less_and_a_second_time_less_than_the_first() {
        let norms = Norms::new(100.0);
        let (short, long) = (norms.of(40), norms.of(80));
        assert!(saturated(1.0, short) > saturated(1.0, long));
        let (one, two) = (saturated(1.0, short), saturated(2.0, short));
        assert!(two > one && two < 2.0 * one && two < K1 + 1.0);
    }
}

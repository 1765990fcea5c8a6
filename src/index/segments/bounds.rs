//! How much a term can count at most, block by block, without its postings being read.
//!
//! Beside every 128 postings of a term tantivy keeps the length and the frequency of that document among them which
//! counts most, for its own search. It reckons with the mean length over all documents. Here most documents lack the
//! field, so that the mean of those that have it is larger, and another document of the block may count more. What is
//! kept bounds that one too: a text of length `l` with the term `f` times counts the more the less its share
//! `K1 (1 - B) / f + K1 B l / (mean f)` is. tantivy's least share `s` is the least for its own mean; for a mean that
//! is `1 / ratio` times as large no share is less than `ratio s + (1 - ratio) K1 (1 - B) / f`, and `f` is no more
//! than the bits of the block's frequencies can hold.

use tantivy::directory::{CompositeFile, FileSlice, OwnedBytes};
use tantivy::fieldnorm::FieldNormReader;
use tantivy::index::SegmentComponent;
use tantivy::postings::TermInfo;
use tantivy::schema::Field;
use tantivy::{DocId, SegmentReader};

use super::norms::{self, Norms, counted};

/// How many postings a block has.
const BLOCK: u32 = 128;
/// How many bytes are kept of a block: its last document, two counts of bits, a length and a frequency.
const ENTRY: usize = 8;
/// Room for the rounding of sums.
const SLACK: f32 = 1.0001;
/// Stands for what has no bound: what it gives differs from the most that anything gives by less than rounding does.
pub(in crate::index) const BOUNDLESS: f32 = 1e9;

/// What the postings of one field of a segment tell of their bounds.
pub(in crate::index) struct Bounds {
    postings: Option<FileSlice>,
    /// What a length adds to the least share, by its code, before it is divided by the frequency.
    of_length: [f32; 256],
    /// What any text's share has at least, before it is divided by the largest frequency.
    of_all: f32,
}

impl Bounds {
    /// Those of a field whose texts are counted by `norms`; `terms` is how many terms the segment has in it.
    pub(in crate::index) fn open(
        reader: &SegmentReader,
        field: Field,
        terms: u64,
        norms: &Norms,
    ) -> tantivy::Result<Self> {
        let file = CompositeFile::open(&reader.open_read(SegmentComponent::Postings)?)?;
        // The number of terms stands before the postings.
        let postings = file.open_read(field).map(|file| file.slice_from(8));
        #[expect(
            clippy::cast_precision_loss,
            reason = "as tantivy reckons the mean, whose figures these are"
        )]
        let mean = terms as f32 / reader.max_doc() as f32;
        let ratio = (mean / norms.mean()).min(1.0);
        let theirs = Norms::new(mean);
        let mut of_length = [0.0; 256];
        for (code, share) in (0..=u8::MAX).zip(&mut of_length) {
            *share = ratio * theirs.of(code);
        }
        Ok(Self {
            postings,
            of_length,
            of_all: (1.0 - ratio) * norms::LEAST,
        })
    }

    /// The blocks of a term's postings.
    pub(in crate::index) fn blocks(&self, found: &TermInfo) -> tantivy::Result<Blocks> {
        let mut blocks = Blocks {
            entries: OwnedBytes::empty(),
            rest: found.doc_freq % BLOCK,
        };
        let Some(postings) = self.postings.as_ref().filter(|_| found.doc_freq >= BLOCK) else {
            return Ok(blocks);
        };
        let mut bytes = postings.read_bytes_slice(found.postings_range.clone())?;
        let mut length = 0;
        for shift in (0..).step_by(7).take(5) {
            let byte = usize::from(bytes.read_u8());
            length |= (byte & 0x7f) << shift;
            if byte & 0x80 != 0 {
                break;
            }
        }
        let whole = (found.doc_freq / BLOCK) as usize * ENTRY;
        if length == whole && bytes.len() >= whole {
            blocks.entries = bytes.slice(0..whole);
        } else {
            // Not as it is known to be kept: nothing is known of any block.
            blocks.rest = found.doc_freq;
        }
        Ok(blocks)
    }

    /// How often a document of a block has the term at most, each time by what its length's norm is; nothing is known
    /// after the last whole block.
    fn most(&self, entry: [u8; ENTRY]) -> f32 {
        let [.., bits, length, frequency] = entry;
        let known = match frequency {
            0 | u8::MAX => 0.0,
            _ => {
                let of_length = self.of_length.get(usize::from(length));
                of_length.copied().unwrap_or_default() / f32::from(frequency)
            }
        };
        let frequencies = counted(1 << u32::from(bits).min(31));
        SLACK / (known + self.of_all / frequencies).max(1.0 / BOUNDLESS)
    }
}

/// What is known of the blocks of a term's postings.
#[derive(Clone)]
pub(in crate::index) struct Blocks {
    entries: OwnedBytes,
    /// How many postings come after the whole blocks.
    pub(in crate::index) rest: u32,
}

impl Blocks {
    /// How many whole blocks there are.
    pub(in crate::index) fn len(&self) -> usize {
        self.entries.len() / ENTRY
    }

    fn entry(&self, block: usize) -> Option<[u8; ENTRY]> {
        let rest = self.entries.get(block * ENTRY..)?;
        rest.first_chunk().copied()
    }

    /// The last document of a block; nothing after the last whole one.
    pub(in crate::index) fn last(&self, block: usize) -> Option<DocId> {
        let [a, b, c, d, ..] = self.entry(block)?;
        Some(DocId::from_le_bytes([a, b, c, d]))
    }

    /// How often a document of a block has the term at most, for each unit of its norm; nothing after the last whole
    /// block.
    pub(in crate::index) fn most(&self, block: usize, bounds: &Bounds) -> Option<f32> {
        Some(bounds.most(self.entry(block)?))
    }
}

/// How often a text has a term at most for each unit of its norm, when it has it so often.
pub(in crate::index) fn most_of(frequency: u32, norms: &Norms) -> f32 {
    // Whatever has a term is at least one word long.
    SLACK * counted(frequency) / norms.of(FieldNormReader::fieldnorm_to_id(1))
}

#[cfg(test)]
mod tests {
    use crate::index::made;
    use crate::index::segments::postings::Located;
    use crate::index::segments::{Segment, Words};
    use proptest::prelude::*;
    use tantivy::postings::Postings;
    use tantivy::{DocSet, TERMINATED};

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4))]

        #[test]
        fn no_document_has_a_term_more_than_its_block_may(seed: u64, count in 300_usize..1_200) {
            let index = made::index(seed, count);
            let snapshot = index.snapshot();
            let fields: [fn(&Segment) -> &Words; 2] = [|segment| &segment.whole, |segment| &segment.title];
            let mut blocks_met = 0;
            for (words, norms) in fields.into_iter().zip([&snapshot.facts.article_norms, &snapshot.facts.title_norms]) {
                let terms: Vec<_> = ["talk", "troop", "said", "storm"].map(|term| (term.to_owned(), 1.0)).into();
                let located = Located::find(&terms, &snapshot.segments, words).unwrap();
                for (number, segment) in snapshot.segments.iter().enumerate() {
                    for found in located.within(number) {
                        let words = words(segment);
                        let blocks = words.bounds.blocks(&found.info).unwrap();
                        let whole = found.info.doc_freq / super::BLOCK;
                        prop_assert_eq!(blocks.len(), whole as usize);
                        prop_assert_eq!(blocks.rest, found.info.doc_freq % super::BLOCK);
                        let mut postings = words.postings(&found.info).unwrap();
                        let mut at = 0;
                        while postings.doc() != TERMINATED {
                            while blocks.last(at).is_some_and(|last| last < postings.doc()) {
                                at += 1;
                            }
                            let norm = norms.of(words.lengths.fieldnorm_id(postings.doc()));
                            let share = super::counted(postings.term_freq()) / norm;
                            if let Some(most) = blocks.most(at, &words.bounds) {
                                blocks_met += 1;
                                prop_assert!(share <= most, "{} {}", share, most);
                                // Not so loose as to be of no use.
                                prop_assert!(most < 1_000.0);
                            }
                            prop_assert!(share <= super::most_of(postings.term_freq(), norms));
                            postings.advance();
                        }
                    }
                }
            }
            prop_assert!(blocks_met > 0);
        }
    }
}

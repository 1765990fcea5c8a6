//! The postings of several terms that stand for one word of a question, read forward together.

use tantivy::postings::{Postings, SegmentPostings};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet, SegmentReader, TERMINATED, Term};

use super::rank::Unit;

/// The postings of a unit's terms in one segment, each with what it counts.
pub(super) struct Several {
    postings: Vec<(SegmentPostings, f32)>,
}

impl Several {
    pub(super) fn open(
        segment: &SegmentReader,
        field: Field,
        unit: &Unit,
    ) -> tantivy::Result<Self> {
        let inverted = segment.inverted_index(field)?;
        let mut postings = Vec::with_capacity(unit.terms.len());
        for (term, weight) in &unit.terms {
            let term = Term::from_field_text(field, term);
            if let Some(found) = inverted.read_postings(&term, IndexRecordOption::WithFreqs)? {
                postings.push((found, *weight));
            }
        }
        Ok(Self { postings })
    }

    /// The weighted frequency in `doc`, which must not lie before one asked for earlier.
    pub(super) fn at(&mut self, doc: DocId) -> f32 {
        let mut frequency = 0.0;
        for (postings, weight) in &mut self.postings {
            if postings.doc() < doc {
                postings.seek(doc);
            }
            if postings.doc() == doc {
                frequency += *weight * counted(postings.term_freq());
            }
        }
        frequency
    }

    /// Calls `each` with the documents of `from..to` that have a term, and the weighted frequency there.
    pub(super) fn each(&mut self, from: DocId, to: DocId, mut each: impl FnMut(DocId, f32)) {
        let mut at = from;
        loop {
            let mut next = TERMINATED;
            for (postings, _) in &mut self.postings {
                if postings.doc() < at {
                    postings.seek(at);
                }
                next = next.min(postings.doc());
            }
            if next >= to {
                return;
            }
            let frequency = self.at(next);
            each(next, frequency);
            at = next + 1;
        }
    }
}

/// A count of words as a number to reckon with.
#[expect(clippy::cast_precision_loss, reason = "no document has so many words")]
pub(super) fn counted(count: u32) -> f32 {
    count as f32
}

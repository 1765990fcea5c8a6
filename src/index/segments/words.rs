//! The terms of one field in one segment, and where their postings are.

use std::sync::{Arc, OnceLock};

use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::{BlockSegmentPostings, SegmentPostings, TermInfo};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{InvertedIndexReader, SegmentReader};

use super::bounds::Bounds;
use super::norms::Norms;
use crate::index::variants::related;

/// The terms of one field in one segment.
pub(in crate::index) struct Words {
    terms: Arc<InvertedIndexReader>,
    pub(in crate::index) lengths: FieldNormReader,
    pub(in crate::index) bounds: Bounds,
    /// Where the terms of the list of related words are, by their numbers, as far as they were looked up: most
    /// questions have some of them.
    related: Box<[OnceLock<Option<TermInfo>>]>,
}

impl Words {
    pub(super) fn open(
        reader: &SegmentReader,
        field: Field,
        norms: &Norms,
    ) -> tantivy::Result<Self> {
        let terms = reader.inverted_index(field)?;
        Ok(Self {
            bounds: Bounds::open(reader, field, terms.total_num_tokens(), norms)?,
            terms,
            related: (0..related::count()).map(|_| OnceLock::new()).collect(),
            lengths: reader.get_fieldnorms_reader(field)?,
        })
    }

    /// Where the postings of a term are; nothing where no document has it.
    pub(in crate::index) fn find(&self, term: &str) -> tantivy::Result<Option<TermInfo>> {
        Ok(self.terms.terms().get(term.as_bytes())?)
    }

    /// The same for the term of that number in the list of related words.
    pub(super) fn find_related(
        &self,
        number: usize,
        term: &str,
    ) -> tantivy::Result<Option<TermInfo>> {
        let Some(kept) = self.related.get(number) else {
            return self.find(term);
        };
        if let Some(known) = kept.get() {
            return Ok(known.clone());
        }
        let found = self.find(term)?;
        Ok(kept.get_or_init(|| found).clone())
    }

    /// The postings of a term that was found, with frequencies.
    pub(in crate::index) fn postings(&self, found: &TermInfo) -> tantivy::Result<SegmentPostings> {
        let option = IndexRecordOption::WithFreqs;
        Ok(self.terms.read_postings_from_terminfo(found, option)?)
    }

    /// The same, to be read block by block.
    pub(in crate::index) fn blocks(
        &self,
        found: &TermInfo,
    ) -> tantivy::Result<BlockSegmentPostings> {
        let option = IndexRecordOption::WithFreqs;
        Ok(self
            .terms
            .read_block_postings_from_terminfo(found, option)?)
    }

    /// The postings of a term that was found, with places.
    pub(in crate::index) fn places(&self, found: &TermInfo) -> tantivy::Result<SegmentPostings> {
        let option = IndexRecordOption::WithFreqsAndPositions;
        Ok(self.terms.read_postings_from_terminfo(found, option)?)
    }
}

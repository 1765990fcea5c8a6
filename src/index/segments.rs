//! The parts of an index that a question reads, opened once for all questions of a snapshot.

use std::sync::Arc;

use tantivy::columnar::{Column, StrColumn};
use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::{BlockSegmentPostings, SegmentPostings, TermInfo};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, InvertedIndexReader, SegmentReader};

use super::outline::Outline;
use super::schema::Fields;

/// A segment with its columns and dictionaries open: opening one costs more than a question reads of it.
pub(super) struct Segment {
    pub(super) reader: SegmentReader,
    pub(super) text: Words,
    pub(super) whole: Words,
    pub(super) title: Words,
    pub(super) article: Column<u64>,
    pub(super) paragraph: Column<u64>,
    pub(super) published: Column<i64>,
    source: Option<StrColumn>,
    passages: Column<u64>,
    outlines: Column<u64>,
}

/// The terms of one field in one segment.
pub(super) struct Words {
    terms: Arc<InvertedIndexReader>,
    pub(super) lengths: FieldNormReader,
}

impl Segment {
    pub(super) fn open(reader: &SegmentReader, fields: &Fields) -> tantivy::Result<Self> {
        let columns = reader.fast_fields();
        Ok(Self {
            text: Words::open(reader, fields.text)?,
            whole: Words::open(reader, fields.whole)?,
            title: Words::open(reader, fields.title)?,
            article: columns.u64("article")?,
            paragraph: columns.u64("paragraph")?,
            published: columns.i64("published")?,
            source: columns.str("source")?,
            passages: columns.u64("passages")?,
            outlines: columns.u64("outlines")?,
            reader: reader.clone(),
        })
    }

    /// The documents of an article's passages, which follow its own.
    pub(super) fn passages_of(&self, article: DocId) -> std::ops::Range<DocId> {
        let count = self.passages.first(article).unwrap_or_default();
        let first = article.saturating_add(1);
        let end = first.saturating_add(u32::try_from(count).unwrap_or(u32::MAX));
        first..end.min(self.reader.max_doc())
    }

    /// The numbers by which this segment knows sources; nothing for one of which it has no article.
    pub(super) fn numbers_of(&self, sources: &[String]) -> tantivy::Result<Vec<Option<u64>>> {
        let number = |source: &String| match &self.source {
            Some(column) => Ok(column.dictionary().term_ord(source)?),
            None => Ok(None),
        };
        sources.iter().map(number).collect()
    }

    /// The number by which this segment knows the source of a document.
    pub(super) fn source_of(&self, doc: DocId) -> Option<u64> {
        self.source.as_ref()?.ords().first(doc)
    }

    /// Which paragraph a passage is.
    pub(super) fn paragraph_of(&self, passage: DocId) -> Option<usize> {
        usize::try_from(self.paragraph.first(passage)?).ok()
    }

    /// The sentences of a passage.
    pub(super) fn outlines_of(&self, passage: DocId) -> impl Iterator<Item = Outline> + '_ {
        self.outlines.values_for_doc(passage).map(Outline::unpacked)
    }
}

impl Words {
    fn open(reader: &SegmentReader, field: Field) -> tantivy::Result<Self> {
        Ok(Self {
            terms: reader.inverted_index(field)?,
            lengths: reader.get_fieldnorms_reader(field)?,
        })
    }

    /// Where the postings of a term are; nothing where no document has it.
    pub(super) fn find(&self, term: &str) -> tantivy::Result<Option<TermInfo>> {
        Ok(self.terms.terms().get(term.as_bytes())?)
    }

    /// The postings of a term that was found, with frequencies.
    pub(super) fn postings(&self, found: &TermInfo) -> tantivy::Result<SegmentPostings> {
        let option = IndexRecordOption::WithFreqs;
        Ok(self.terms.read_postings_from_terminfo(found, option)?)
    }

    /// The same, to be read block by block.
    pub(super) fn blocks(&self, found: &TermInfo) -> tantivy::Result<BlockSegmentPostings> {
        let option = IndexRecordOption::WithFreqs;
        Ok(self
            .terms
            .read_block_postings_from_terminfo(found, option)?)
    }

    /// The postings of a term that was found, with places.
    pub(super) fn places(&self, found: &TermInfo) -> tantivy::Result<SegmentPostings> {
        let option = IndexRecordOption::WithFreqsAndPositions;
        Ok(self.terms.read_postings_from_terminfo(found, option)?)
    }
}

//! The parts of an index that a question reads, opened once for all questions of a snapshot.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use tantivy::columnar::{Column, StrColumn};
use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::{BlockSegmentPostings, SegmentPostings, TermInfo};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, InvertedIndexReader, SegmentReader};

use super::bounds::Bounds;
use super::norms::Norms;
use super::outline::Outline;
use super::places::Places;
use super::related;
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
    places: OnceLock<Places>,
}

/// The terms of one field in one segment.
pub(super) struct Words {
    terms: Arc<InvertedIndexReader>,
    pub(super) lengths: FieldNormReader,
    pub(super) bounds: Bounds,
    /// Where the terms of the list of related words are, by their numbers, as far as they were looked up: most
    /// questions have some of them.
    related: Box<[OnceLock<Option<TermInfo>>]>,
}

impl Segment {
    /// Opens a segment, whose passages, articles and titles are counted by `norms`.
    pub(super) fn open(
        reader: &SegmentReader,
        fields: &Fields,
        norms: [&Norms; 3],
    ) -> tantivy::Result<Self> {
        let columns = reader.fast_fields();
        let [of_text, of_whole, of_title] = norms;
        Ok(Self {
            text: Words::open(reader, fields.text, of_text)?,
            whole: Words::open(reader, fields.whole, of_whole)?,
            title: Words::open(reader, fields.title, of_title)?,
            article: columns.u64("article")?,
            paragraph: columns.u64("paragraph")?,
            published: columns.i64("published")?,
            source: columns.str("source")?,
            passages: columns.u64("passages")?,
            outlines: columns.u64("outlines")?,
            places: OnceLock::new(),
            reader: reader.clone(),
        })
    }

    /// The documents of an article's passages, which follow its own.
    pub(super) fn passages_of(&self, article: DocId) -> Range<DocId> {
        let places = self.places();
        let end = places.doc(places.of(article) + 1);
        article.saturating_add(1)..end.min(self.reader.max_doc())
    }

    /// How many passages an article has.
    pub(super) fn count_of(&self, article: DocId) -> DocId {
        let count = self.passages.first(article).unwrap_or_default();
        DocId::try_from(count).unwrap_or(DocId::MAX)
    }

    /// Its articles one after another; read when they are first asked for.
    pub(super) fn places(&self) -> &Places {
        self.places.get_or_init(|| Places::read(self))
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
    fn open(reader: &SegmentReader, field: Field, norms: &Norms) -> tantivy::Result<Self> {
        let terms = reader.inverted_index(field)?;
        Ok(Self {
            bounds: Bounds::open(reader, field, terms.total_num_tokens(), norms)?,
            terms,
            related: (0..related::count()).map(|_| OnceLock::new()).collect(),
            lengths: reader.get_fieldnorms_reader(field)?,
        })
    }

    /// Where the postings of a term are; nothing where no document has it.
    pub(super) fn find(&self, term: &str) -> tantivy::Result<Option<TermInfo>> {
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

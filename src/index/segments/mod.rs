//! The parts of an index that a question reads, opened once for all questions of a snapshot.

pub(super) mod bounds;
pub(super) mod norms;
pub(super) mod places;
pub(super) mod postings;
mod words;

use std::ops::Range;
use std::sync::OnceLock;

use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocId, SegmentReader};

use crate::index::outline::Outline;
use crate::index::schema::Fields;
use norms::Norms;
use places::{Place, Places};

pub(super) use words::Words;

/// A segment with its columns and dictionaries open: opening one costs more than a question reads of it.
pub(in crate::index) struct Segment {
    pub(in crate::index) reader: SegmentReader,
    pub(in crate::index) text: Words,
    pub(in crate::index) whole: Words,
    pub(in crate::index) title: Words,
    pub(in crate::index) article: Column<u64>,
    pub(in crate::index) paragraph: Column<u64>,
    pub(in crate::index) published: Column<i64>,
    source: Option<StrColumn>,
    passages: Column<u64>,
    outlines: Column<u64>,
    places: OnceLock<Places>,
}

impl Segment {
    /// Opens a segment, whose passages, articles and titles are counted by `norms`.
    pub(in crate::index) fn open(
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
    pub(in crate::index) fn passages_of(&self, article: DocId) -> Range<DocId> {
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
    pub(in crate::index) fn places(&self) -> &Places {
        self.places
            .get_or_init(|| Places::new(self.reader.max_doc(), self.articles()))
    }

    /// What is read of its articles, in order: each is followed by its passages.
    fn articles(&self) -> impl Iterator<Item = Place> + '_ {
        let all = self.reader.max_doc();
        let mut next = 0;
        std::iter::from_fn(move || {
            let doc = Some(next).filter(|doc| *doc < all)?;
            next = doc.saturating_add(1).saturating_add(self.count_of(doc));
            Some(Place {
                doc,
                number: self.article.first(doc).unwrap_or_default(),
                day: self.published.first(doc),
                whole: self.whole.lengths.fieldnorm_id(doc),
                title: self.title.lengths.fieldnorm_id(doc),
            })
        })
    }

    /// The numbers by which this segment knows sources; nothing for one of which it has no article.
    pub(in crate::index) fn numbers_of(
        &self,
        sources: &[String],
    ) -> tantivy::Result<Vec<Option<u64>>> {
        let number = |source: &String| match &self.source {
            Some(column) => Ok(column.dictionary().term_ord(source)?),
            None => Ok(None),
        };
        sources.iter().map(number).collect()
    }

    /// The number by which this segment knows the source of a document.
    pub(in crate::index) fn source_of(&self, doc: DocId) -> Option<u64> {
        self.source.as_ref()?.ords().first(doc)
    }

    /// Which paragraph a passage is.
    pub(in crate::index) fn paragraph_of(&self, passage: DocId) -> Option<usize> {
        usize::try_from(self.paragraph.first(passage)?).ok()
    }

    /// The sentences of a passage.
    pub(in crate::index) fn outlines_of(
        &self,
        passage: DocId,
    ) -> impl Iterator<Item = Outline> + '_ {
        self.outlines.values_for_doc(passage).map(Outline::unpacked)
    }
}

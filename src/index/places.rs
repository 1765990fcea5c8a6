//! The articles of a segment one after another, without the passages that stand between them in the index: what is
//! reckoned for each article then stays in the fastest memory.

use tantivy::DocId;

use super::segments::Segment;
use crate::news::ArticleNumber;

/// The articles of a segment, each at a place, in order.
pub(super) struct Places {
    /// Their documents.
    docs: Box<[DocId]>,
    /// Of every [`RUN`] documents, which are articles, and how many articles stand before them.
    runs: Box<[(u32, u32)]>,
    /// The codes of the lengths of the whole of each, and of its title.
    pub(super) whole: Box<[u8]>,
    pub(super) title: Box<[u8]>,
    /// The days that are known, counted from 1 January 1970, each with its article, in order.
    pub(super) days: Box<[(i32, DocId)]>,
    /// The day of each; [`UNDATED`] where it is not known.
    by_place: Box<[i32]>,
    /// The number of each.
    numbers: Box<[u64]>,
}

/// No day.
const UNDATED: i32 = i32::MIN;

/// As many documents as a number has bits.
const RUN: u32 = u32::BITS;

impl Places {
    /// Reads them of a segment.
    pub(super) fn read(segment: &Segment) -> Self {
        let all = segment.reader.max_doc();
        let (mut docs, mut by_place, mut numbers) = (Vec::new(), Vec::new(), Vec::new());
        let mut runs = vec![(0_u32, 0_u32); all.div_ceil(RUN) as usize];
        let mut doc = 0;
        while doc < all {
            docs.push(doc);
            numbers.push(segment.article.first(doc).unwrap_or_default());
            if let Some((bits, _)) = runs.get_mut((doc / RUN) as usize) {
                *bits |= 1 << (doc % RUN);
            }
            let day = segment.published.first(doc);
            by_place.push(day.map_or(UNDATED, near));
            let passages = segment.count_of(doc);
            doc = doc.saturating_add(1).saturating_add(passages);
        }
        let mut before = 0;
        for (bits, count) in &mut runs {
            *count = before;
            before += bits.count_ones();
        }
        let dated = by_place.iter().copied().zip(docs.iter().copied());
        let mut days: Vec<(i32, DocId)> = dated.filter(|(day, _)| *day != UNDATED).collect();
        days.sort_unstable();
        let whole = docs
            .iter()
            .map(|doc| segment.whole.lengths.fieldnorm_id(*doc));
        let title = docs
            .iter()
            .map(|doc| segment.title.lengths.fieldnorm_id(*doc));
        Self {
            whole: whole.collect(),
            title: title.collect(),
            docs: docs.into_boxed_slice(),
            runs: runs.into_boxed_slice(),
            days: days.into_boxed_slice(),
            by_place: by_place.into_boxed_slice(),
            numbers: numbers.into_boxed_slice(),
        }
    }

    /// The day that an article is of, as far as it is known.
    pub(super) fn day(&self, article: DocId) -> Option<i64> {
        let day = self.by_place.get(self.of(article)).copied();
        day.filter(|day| *day != UNDATED).map(i64::from)
    }

    /// The number of an article.
    pub(super) fn number(&self, article: DocId) -> Option<ArticleNumber> {
        let number = self.numbers.get(self.of(article));
        number.copied().map(ArticleNumber)
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.docs.len()
    }

    /// The document of a place; one after all where there is no such place.
    pub(super) fn doc(&self, place: usize) -> DocId {
        self.docs.get(place).copied().unwrap_or(DocId::MAX)
    }

    /// The place of an article's document.
    pub(super) fn of(&self, doc: DocId) -> usize {
        let run = self.runs.get((doc / RUN) as usize);
        let (bits, before) = run.copied().unwrap_or_default();
        let lower = bits & ((1 << (doc % RUN)) - 1);
        (before + lower.count_ones()) as usize
    }
}

/// A day, or the nearest of those that four bytes can hold: some millions of years away.
fn near(day: i64) -> i32 {
    let end = if day < 0 { UNDATED + 1 } else { i32::MAX };
    i32::try_from(day).map_or(end, |day| day.max(UNDATED + 1))
}

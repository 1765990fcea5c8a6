//! The articles of a segment one after another, without the passages that stand between them in the index: what is
//! reckoned for each article then stays in the fastest memory.

use tantivy::DocId;

use crate::news::ArticleNumber;

/// What is read of an article.
pub(super) struct Place {
    /// Its document.
    pub(super) doc: DocId,
    /// Its number.
    pub(super) number: u64,
    /// The day that it is of, counted from 1 January 1970, as far as it is known.
    pub(super) day: Option<i64>,
    /// The codes of the lengths of its whole and of its title.
    pub(super) whole: u8,
    pub(super) title: u8,
}

/// The articles of a segment, each at a place, in order.
pub(in crate::index) struct Places {
    /// Their documents.
    docs: Box<[DocId]>,
    /// Of every [`RUN`] documents, which are articles, and how many articles stand before them.
    runs: Box<[(u32, u32)]>,
    /// The codes of the lengths of the whole of each, and of its title.
    pub(in crate::index) whole: Box<[u8]>,
    pub(in crate::index) title: Box<[u8]>,
    /// The days that are known, counted from 1 January 1970, each with its article, in order.
    pub(in crate::index) days: Box<[(i32, DocId)]>,
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
    /// Those of a segment of so many documents.
    pub(super) fn new(documents: DocId, articles: impl Iterator<Item = Place>) -> Self {
        let mut runs = vec![(0_u32, 0_u32); documents.div_ceil(RUN) as usize];
        let (mut docs, mut numbers) = (Vec::new(), Vec::new());
        let (mut by_place, mut days) = (Vec::new(), Vec::new());
        let (mut whole, mut title) = (Vec::new(), Vec::new());
        for article in articles {
            let doc = article.doc;
            if let Some((bits, _)) = runs.get_mut((doc / RUN) as usize) {
                *bits |= 1 << (doc % RUN);
            }
            let day = article.day.map(near);
            days.extend(day.map(|day| (day, doc)));
            by_place.push(day.unwrap_or(UNDATED));
            docs.push(doc);
            numbers.push(article.number);
            whole.push(article.whole);
            title.push(article.title);
        }
        let mut before = 0;
        for (bits, count) in &mut runs {
            *count = before;
            before += bits.count_ones();
        }
        days.sort_unstable();
        Self {
            docs: docs.into_boxed_slice(),
            runs: runs.into_boxed_slice(),
            whole: whole.into_boxed_slice(),
            title: title.into_boxed_slice(),
            days: days.into_boxed_slice(),
            by_place: by_place.into_boxed_slice(),
            numbers: numbers.into_boxed_slice(),
        }
    }

    /// The day that an article is of, as far as it is known.
    pub(in crate::index) fn day(&self, article: DocId) -> Option<i64> {
        let day = self.by_place.get(self.of(article)).copied();
        day.filter(|day| *day != UNDATED).map(i64::from)
    }

    /// The number of an article.
    pub(in crate::index) fn number(&self, article: DocId) -> Option<ArticleNumber> {
        let number = self.numbers.get(self.of(article));
        number.copied().map(ArticleNumber)
    }

    /// How many there are.
    pub(in crate::index) fn len(&self) -> usize {
        self.docs.len()
    }

    /// The document of a place; one after all where there is no such place.
    pub(in crate::index) fn doc(&self, place: usize) -> DocId {
        self.docs.get(place).copied().unwrap_or(DocId::MAX)
    }

    /// The place of an article's document.
    pub(in crate::index) fn of(&self, doc: DocId) -> usize {
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

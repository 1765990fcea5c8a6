//! The articles whose whole meets a question best.
//!
//! The postings of the terms are summed up in windows of documents, a window small enough to stay in the fastest
//! memory. As soon as enough articles are kept, terms that could not lift an article among the best by themselves
//! are only looked up for articles that others found (`MaxScore`; Turtle and Flood 1995). tantivy's own way (block-max
//! WAND) sorts its terms anew for every article, which for the twenty terms of a question costs several times more,
//! and its bounds are not exact where, as here, most documents do not have the field.

use std::cell::RefCell;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

use tantivy::DocId;
use tantivy::postings::BlockSegmentPostings;

use super::norms::{self, Norms};
use super::postings::{Located, counted};
use super::priors::{Priors, SegmentPriors};
use super::rank::idf;
use super::segments::{Segment, Words};
use super::snapshot::Snapshot;

/// An article's document and its score; of equals the one added first is better.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Ranked {
    pub(super) score: f32,
    pub(super) segment: usize,
    pub(super) doc: DocId,
}

impl Eq for Ranked {}

impl Ord for Ranked {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let place = |one: &Self| (one.segment, one.doc);
        self.score
            .total_cmp(&other.score)
            .then(place(other).cmp(&place(self)))
    }
}

impl PartialOrd for Ranked {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// How many documents a window has.
const WINDOW: usize = 8_192;

thread_local! {
    static SUMS: RefCell<Sums> = RefCell::new(Sums::default());
}

impl Snapshot {
    /// The best articles by the sum of their terms' BM25 scores times their priors, in no order: exactly those that
    /// looking at all would give.
    pub(super) fn best_articles(
        &self,
        whole: &[Located],
        priors: &Priors,
        limit: usize,
    ) -> tantivy::Result<Vec<Ranked>> {
        let mut best = Best {
            limit,
            highest: priors.highest(),
            kept: BinaryHeap::with_capacity(limit.saturating_add(1)),
        };
        let mut sums = SUMS.take();
        for (number, segment) in self.segments.iter().enumerate() {
            let lists = self.lists(whole, number, &segment.whole)?;
            if lists.is_empty() {
                continue;
            }
            let prior = SegmentPriors::new(priors, segment)?;
            let norms = &self.facts.article_norms;
            let mut pass = Pass {
                number,
                segment,
                prior,
                norms,
                lists,
            };
            while pass.window(&mut sums, &mut best) {}
        }
        SUMS.replace(sums);
        Ok(best.kept.into_iter().map(|ranked| ranked.0).collect())
    }

    /// The postings of the terms in a segment, those that can give least first.
    fn lists(
        &self,
        whole: &[Located],
        segment: usize,
        words: &Words,
    ) -> tantivy::Result<Vec<List>> {
        let mut lists = Vec::new();
        for located in whole {
            for found in located.within(segment) {
                let documents = located.documents.get(found.term).copied();
                let idf = idf(self.facts.documents, documents.unwrap_or_default());
                let weight = found.weight * idf;
                lists.push(List {
                    postings: words.blocks(&found.info)?,
                    at: 0,
                    weight,
                    bound: weight * norms::MOST,
                });
            }
        }
        lists.sort_by(|a, b| a.bound.total_cmp(&b.bound));
        let mut bound = 0.0;
        for list in &mut lists {
            bound += list.bound;
            list.bound = bound;
        }
        Ok(lists)
    }
}

/// The best articles so far.
struct Best {
    limit: usize,
    highest: f32,
    kept: BinaryHeap<Reverse<Ranked>>,
}

impl Best {
    /// What an article must have before its prior, at least, to be among them.
    fn threshold(&self) -> f32 {
        match self.kept.peek() {
            Some(worst) if self.kept.len() >= self.limit => worst.0.score / self.highest,
            _ => 0.0,
        }
    }

    fn offer(&mut self, ranked: Ranked) {
        self.kept.push(Reverse(ranked));
        if self.kept.len() > self.limit {
            self.kept.pop();
        }
    }
}

/// The sums of a window's documents, and which of them have one. All are nought between windows.
struct Sums {
    scores: Vec<f32>,
    met: Vec<u64>,
}

impl Default for Sums {
    fn default() -> Self {
        Self {
            scores: vec![0.0; WINDOW],
            met: vec![0; WINDOW / 64],
        }
    }
}

/// The postings of one term.
struct List {
    postings: BlockSegmentPostings,
    /// Where in the block it is read from.
    at: usize,
    weight: f32,
    /// What it and all lists before it can give at most.
    bound: f32,
}

impl List {
    /// The next document.
    fn doc(&self) -> Option<DocId> {
        self.postings.docs().get(self.at).copied()
    }

    /// Adds what it gives to the documents before `end`, counted from `base`.
    fn sum(&mut self, words: &Words, norms: &Norms, base: DocId, end: DocId, sums: &mut Sums) {
        loop {
            let docs = self.postings.docs().get(self.at..).unwrap_or_default();
            let frequencies = self.postings.freqs().get(self.at..).unwrap_or_default();
            if docs.is_empty() {
                return;
            }
            for (doc, frequency) in docs.iter().zip(frequencies) {
                if *doc >= end {
                    return;
                }
                self.at += 1;
                let place = (doc - base) as usize;
                let norm = norms.of(words.lengths.fieldnorm_id(*doc));
                if let (Some(score), Some(met)) =
                    (sums.scores.get_mut(place), sums.met.get_mut(place / 64))
                {
                    *score += self.weight * norms::saturated(counted(*frequency), norm);
                    *met |= 1 << (place % 64);
                }
            }
            self.postings.advance();
            self.at = 0;
        }
    }

    /// What it gives to a document, which must not lie before one asked for earlier.
    fn score(&mut self, doc: DocId, norm: f32) -> f32 {
        match self.postings.docs().last() {
            Some(last) if *last >= doc => {
                let rest = self.postings.docs().get(self.at..).unwrap_or_default();
                self.at += rest.partition_point(|one| *one < doc);
            }
            Some(_) => self.at = self.postings.seek(doc),
            None => return 0.0,
        }
        if self.doc() != Some(doc) {
            return 0.0;
        }
        let frequency = self.postings.freqs().get(self.at).copied();
        self.weight * norms::saturated(counted(frequency.unwrap_or_default()), norm)
    }
}

/// One segment that is gone through.
struct Pass<'a> {
    number: usize,
    segment: &'a Segment,
    prior: SegmentPriors<'a>,
    norms: &'a Norms,
    lists: Vec<List>,
}

impl Pass<'_> {
    /// Goes through the next documents; false when none that is left can be among the best.
    fn window(&mut self, sums: &mut Sums, best: &mut Best) -> bool {
        let threshold = best.threshold();
        let few = self.lists.partition_point(|list| list.bound <= threshold);
        let (lesser, finding) = self.lists.split_at_mut(few);
        let Some(base) = finding.iter().filter_map(List::doc).min() else {
            return false;
        };
        let end = base.saturating_add(u32::try_from(WINDOW).unwrap_or(u32::MAX));
        let words = &self.segment.whole;
        for list in finding {
            list.sum(words, self.norms, base, end, sums);
        }
        for (at, met) in sums.met.iter_mut().enumerate() {
            let mut left = std::mem::take(met);
            while left != 0 {
                let place = at * 64 + left.trailing_zeros() as usize;
                left &= left - 1;
                let Some(score) = sums.scores.get_mut(place).map(std::mem::take) else {
                    continue;
                };
                let doc = base + u32::try_from(place).unwrap_or_default();
                let norm = self.norms.of(words.lengths.fieldnorm_id(doc));
                let threshold = best.threshold();
                let Some(score) = completed(score, lesser, doc, norm, threshold) else {
                    continue;
                };
                if self.segment.reader.is_deleted(doc) {
                    continue;
                }
                let score = score * self.prior.factor(doc);
                if score > 0.0 {
                    best.offer(Ranked {
                        score,
                        segment: self.number,
                        doc,
                    });
                }
            }
        }
        true
    }
}

/// A document's score with what the lists that find nothing by themselves give; nothing when it cannot come to more
/// than the threshold.
fn completed(
    mut score: f32,
    lesser: &mut [List],
    doc: DocId,
    norm: f32,
    threshold: f32,
) -> Option<f32> {
    for list in lesser.iter_mut().rev() {
        if score + list.bound <= threshold {
            return None;
        }
        score += list.score(doc, norm);
    }
    (score > threshold).then_some(score)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::{Index, Mark, Method, Question};
    use crate::news::{Article, ArticleId, ArticleNumber, Class, Language, Metadata, Span};
    use proptest::prelude::*;

    const WORDS: [&str; 8] = [
        "talks", "troops", "border", "minister", "grain", "harbour", "vote", "storm",
    ];

    fn article(number: u64, words: &[usize]) -> Article {
        let words: Vec<&str> = words.iter().map(|word| WORDS[*word]).collect();
        let body = words.join(" ");
        let span = Span::of(&body, 0, body.len()).unwrap();
        let id = ArticleId::new(format!("made-{number}")).unwrap();
        let classified = [(Class::Body, span)];
        Article::new(id, body, Language::English, Metadata::default(), classified).unwrap()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn the_best_are_those_that_looking_at_all_gives(
            made in prop::collection::vec(prop::collection::vec(0..WORDS.len(), 1..30), 1..60),
            asked in prop::collection::vec(0..WORDS.len(), 1..8),
            limit in 1_usize..12,
            committed in 1_u64..40,
        ) {
            let index = Index::in_memory(Mark { archive: [0; 16], sequence: 0 }).unwrap();
            let mut writer = index.writer().unwrap();
            for (number, words) in (0..).zip(&made) {
                writer.add(ArticleNumber(number), index.entry(&article(number, words))).unwrap();
                if number == committed {
                    writer.commit(number).unwrap();
                }
            }
            writer.commit(100).unwrap();
            let snapshot = index.snapshot();
            let asked: Vec<&str> = asked.iter().map(|word| WORDS[*word]).collect();
            let question = Question::new(&asked.join(" "), &[Language::English]);
            let units = snapshot.weigh(&question, &Method::default()).unwrap();
            let terms = units.iter().map(|unit| unit.terms.as_slice());
            let whole: Vec<Located> = terms
                .map(|terms| Located::find(terms, &snapshot.segments, |segment| &segment.whole).unwrap())
                .collect();
            let best = |limit| {
                let mut best = snapshot.best_articles(&whole, &Priors::default(), limit).unwrap();
                best.sort_unstable_by(|a, b| b.cmp(a));
                best
            };
            let (few, mut all) = (best(limit), best(1_000));
            all.truncate(limit);
            prop_assert_eq!(few.len(), all.len());
            for (one, other) in few.iter().zip(&all) {
                prop_assert!((one.score - other.score).abs() <= 1e-4 * other.score);
            }
        }
    }
}

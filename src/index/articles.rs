//! The articles that meet a question best, by all their words and their title's.
//!
//! The postings of the question's units are summed up in windows of documents, a window small enough to stay in the
//! fastest memory. As soon as enough articles are kept, units that could not lift an article among the best by
//! themselves are only looked up for articles that others found (`MaxScore`; Turtle and Flood 1995). tantivy's own
//! way (block-max WAND) sums terms, not units, sorts them anew for every article, which for the twenty terms of a
//! question costs several times more, and its bounds are not exact where, as here, most documents lack the field.

use std::cell::RefCell;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

use tantivy::DocId;
use tantivy::postings::BlockSegmentPostings;

use super::met::Met;
use super::norms::{self, Norms};
use super::postings::{Located, counted};
use super::priors::{Priors, SegmentPriors};
use super::rank::idf;
use super::segments::{Segment, Words};
use super::snapshot::Snapshot;

/// An article's document and its score; of equals the one added first is better.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Ranked {
    /// Its score times its prior.
    value: f32,
    pub(super) score: f32,
    pub(super) prior: f32,
    /// Which units its title has.
    pub(super) title: Met,
    pub(super) segment: usize,
    pub(super) doc: DocId,
}

impl Eq for Ranked {}

impl Ord for Ranked {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let place = |one: &Self| (one.segment, one.doc);
        self.value
            .total_cmp(&other.value)
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
    static SUMS: RefCell<Option<Sums>> = const { RefCell::new(None) };
}

impl Snapshot {
    /// The best articles by their units' BM25 scores, those of their title counted by `share`, times their priors,
    /// in no order: exactly those that looking at all would give.
    pub(super) fn best_articles(
        &self,
        (whole, title): (&[Located], &[Located]),
        share: f32,
        priors: &Priors,
        limit: usize,
    ) -> tantivy::Result<Vec<Ranked>> {
        let mut best = Best {
            limit,
            highest: priors.highest(),
            kept: BinaryHeap::with_capacity(limit.saturating_add(1)),
        };
        let mut sums = SUMS.take().unwrap_or_default();
        for (number, segment) in self.segments.iter().enumerate() {
            let norms = (&self.facts.article_norms, &self.facts.title_norms);
            let mut clauses = Vec::with_capacity(whole.len() + title.len());
            for (unit, (whole, title)) in whole.iter().zip(title).enumerate() {
                let weight = |located: &Located| idf(self.facts.articles, located.most());
                let of_whole = Clause::open(whole, number, &segment.whole, norms.0, weight(whole));
                clauses.extend(of_whole?);
                let weight = share * weight(title);
                let of_title = Clause::open(title, number, &segment.title, norms.1, weight);
                clauses.extend(of_title?.map(|clause| Clause {
                    title: Some(unit),
                    ..clause
                }));
            }
            if clauses.is_empty() {
                continue;
            }
            let prior = SegmentPriors::new(priors, segment)?;
            let mut pass = Pass::new(number, segment, prior, clauses);
            while pass.window(&mut sums, &mut best) {}
        }
        SUMS.replace(Some(sums));
        Ok(best.kept.into_iter().map(|ranked| ranked.0).collect())
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
            Some(worst) if self.kept.len() >= self.limit => worst.0.value / self.highest,
            _ => 0.0,
        }
    }

    fn offer(&mut self, ranked: Ranked) {
        if self.kept.len() < self.limit {
            self.kept.push(Reverse(ranked));
        } else if let Some(mut worst) = self.kept.peek_mut()
            && ranked > worst.0
        {
            *worst = Reverse(ranked);
        }
    }
}

/// What a window's documents have. All is nought between windows.
struct Sums {
    scores: Vec<f32>,
    /// Which units their titles have.
    titles: Vec<Met>,
    /// Which of them have anything.
    any: Vec<u64>,
    /// The frequencies of a unit of several terms, and which documents have one.
    frequencies: Vec<f32>,
    some: Vec<u64>,
}

impl Default for Sums {
    fn default() -> Self {
        Self {
            scores: vec![0.0; WINDOW],
            titles: vec![Met::default(); WINDOW],
            any: vec![0; WINDOW / 64],
            frequencies: vec![0.0; WINDOW],
            some: vec![0; WINDOW / 64],
        }
    }
}

/// Notes a place in a set of them.
fn note(set: &mut [u64], place: usize) {
    if let Some(bits) = set.get_mut(place / 64) {
        *bits |= 1 << (place % 64);
    }
}

/// Calls `each` with the places that are noted, in order, and clears them.
fn drained(set: &mut [u64], mut each: impl FnMut(usize)) {
    for (at, bits) in set.iter_mut().enumerate() {
        let mut left = std::mem::take(bits);
        while left != 0 {
            each(at * 64 + left.trailing_zeros() as usize);
            left &= left - 1;
        }
    }
}

/// A unit in the whole of articles or in their titles.
struct Clause<'a> {
    words: &'a Words,
    norms: &'a Norms,
    lists: Vec<List>,
    weight: f32,
    /// Of titles, which unit it is.
    title: Option<usize>,
    /// What it and all before it can give at most.
    bound: f32,
}

/// The postings of one term.
struct List {
    postings: BlockSegmentPostings,
    /// Where in the block it is read from.
    at: usize,
    weight: f32,
}

impl List {
    /// The next document.
    fn doc(&self) -> Option<DocId> {
        self.postings.docs().get(self.at).copied()
    }

    /// Calls `each` with the documents before `end` and how often they have the term, which is read no more.
    fn each(&mut self, end: DocId, mut each: impl FnMut(DocId, f32)) {
        loop {
            let docs = self.postings.docs().get(self.at..).unwrap_or_default();
            let frequencies = self.postings.freqs().get(self.at..).unwrap_or_default();
            if docs.is_empty() {
                return;
            }
            let within = match docs.last() {
                Some(last) if *last < end => docs.len(),
                _ => docs.partition_point(|doc| *doc < end),
            };
            for (doc, frequency) in docs.iter().zip(frequencies).take(within) {
                each(*doc, counted(*frequency));
            }
            if within < docs.len() {
                self.at += within;
                return;
            }
            self.postings.advance();
            self.at = 0;
        }
    }

    /// How often a document has the term; it must not lie before one asked for earlier.
    fn at(&mut self, doc: DocId) -> f32 {
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
        counted(frequency.unwrap_or_default())
    }
}

impl<'a> Clause<'a> {
    /// Opens a unit's postings in a segment; nothing where no document has it.
    fn open(
        located: &Located,
        segment: usize,
        words: &'a Words,
        norms: &'a Norms,
        weight: f32,
    ) -> tantivy::Result<Option<Self>> {
        let mut lists = Vec::new();
        for found in located.within(segment) {
            lists.push(List {
                postings: words.blocks(&found.info)?,
                at: 0,
                weight: found.weight,
            });
        }
        let clause = Self {
            words,
            norms,
            lists,
            weight,
            title: None,
            bound: 0.0,
        };
        Ok(Some(clause).filter(|clause| !clause.lists.is_empty()))
    }

    /// The next document.
    fn doc(&self) -> Option<DocId> {
        self.lists.iter().filter_map(List::doc).min()
    }

    /// What a document gains that has the unit so often.
    fn score(&self, doc: DocId, frequency: f32) -> f32 {
        let norm = self.norms.of(self.words.lengths.fieldnorm_id(doc));
        self.weight * norms::saturated(frequency, norm)
    }

    /// Adds what it gives to the documents before `end`, counted from `base`.
    fn sum(&mut self, base: DocId, end: DocId, sums: &mut Sums) {
        let (words, norms, weight, title) = (self.words, self.norms, self.weight, self.title);
        let Sums {
            scores,
            titles,
            any,
            frequencies,
            some,
        } = sums;
        let mut add = |doc: DocId, frequency: f32| {
            let place = (doc - base) as usize;
            if let Some(score) = scores.get_mut(place) {
                let norm = norms.of(words.lengths.fieldnorm_id(doc));
                *score += weight * norms::saturated(frequency, norm);
            }
            if let (Some(unit), Some(met)) = (title, titles.get_mut(place)) {
                met.note(unit);
            }
            note(any, place);
        };
        if let [only] = self.lists.as_mut_slice() {
            let weight = only.weight;
            only.each(end, |doc, frequency| add(doc, weight * frequency));
            return;
        }
        for list in &mut self.lists {
            let weight = list.weight;
            list.each(end, |doc, frequency| {
                let place = (doc - base) as usize;
                if let Some(sum) = frequencies.get_mut(place) {
                    *sum += weight * frequency;
                }
                note(some, place);
            });
        }
        drained(some, |place| {
            let frequency = frequencies.get_mut(place).map(std::mem::take);
            let doc = base + u32::try_from(place).unwrap_or_default();
            add(doc, frequency.unwrap_or_default());
        });
    }
}

/// One segment that is gone through.
struct Pass<'a> {
    number: usize,
    segment: &'a Segment,
    prior: SegmentPriors<'a>,
    /// Those that can give least first.
    clauses: Vec<Clause<'a>>,
}

impl<'a> Pass<'a> {
    fn new(
        number: usize,
        segment: &'a Segment,
        prior: SegmentPriors<'a>,
        mut clauses: Vec<Clause<'a>>,
    ) -> Self {
        clauses.sort_by(|a, b| a.weight.total_cmp(&b.weight));
        let mut bound = 0.0;
        for clause in &mut clauses {
            bound += clause.weight * norms::MOST;
            clause.bound = bound;
        }
        Self {
            number,
            segment,
            prior,
            clauses,
        }
    }

    /// Goes through the next documents; false when none that is left can be among the best.
    fn window(&mut self, sums: &mut Sums, best: &mut Best) -> bool {
        let threshold = best.threshold();
        let few = self
            .clauses
            .partition_point(|clause| clause.bound <= threshold);
        let (lesser, finding) = self.clauses.split_at_mut(few);
        let Some(base) = finding.iter().filter_map(Clause::doc).min() else {
            return false;
        };
        let end = base.saturating_add(u32::try_from(WINDOW).unwrap_or(u32::MAX));
        for clause in finding {
            clause.sum(base, end, sums);
        }
        let (scores, titles) = (&mut sums.scores, &mut sums.titles);
        drained(&mut sums.any, |place| {
            let score = scores.get_mut(place).map(std::mem::take);
            let title = titles.get_mut(place).map(std::mem::take);
            let doc = base + u32::try_from(place).unwrap_or_default();
            let (score, title) = (score.unwrap_or_default(), title.unwrap_or_default());
            let threshold = best.threshold();
            let Some((score, title)) = completed(score, title, lesser, doc, threshold) else {
                return;
            };
            if self.segment.reader.is_deleted(doc) {
                return;
            }
            let prior = self.prior.factor(doc);
            if prior > 0.0 {
                best.offer(Ranked {
                    value: score * prior,
                    score,
                    prior,
                    title,
                    segment: self.number,
                    doc,
                });
            }
        });
        true
    }
}

/// A document's score and its title's units with what the clauses that find nothing by themselves give; nothing when
/// it cannot come to more than the threshold.
fn completed(
    mut score: f32,
    mut title: Met,
    lesser: &mut [Clause<'_>],
    doc: DocId,
    threshold: f32,
) -> Option<(f32, Met)> {
    for clause in lesser.iter_mut().rev() {
        if score + clause.bound <= threshold {
            return None;
        }
        let lists = clause.lists.iter_mut();
        let frequency: f32 = lists.map(|list| list.weight * list.at(doc)).sum();
        if frequency > 0.0 {
            score += clause.score(doc, frequency);
            if let Some(unit) = clause.title {
                title.note(unit);
            }
        }
    }
    (score > threshold).then_some((score, title))
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
        let metadata = Metadata {
            title: words.last().map(|word| (*word).to_owned()),
            ..Metadata::default()
        };
        Article::new(id, body, Language::English, metadata, classified).unwrap()
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
            let terms = || units.iter().map(|unit| unit.terms.as_slice());
            let whole = snapshot.located(terms(), |segment| &segment.whole).unwrap();
            let title = snapshot.located(terms(), |segment| &segment.title).unwrap();
            let best = |limit| {
                let mut best = snapshot.best_articles((&whole, &title), 0.5, &Priors::default(), limit).unwrap();
                best.sort_unstable_by(|a, b| b.cmp(a));
                best
            };
            let (few, mut all) = (best(limit), best(1_000));
            all.truncate(limit);
            prop_assert_eq!(few.len(), all.len());
            for (one, other) in few.iter().zip(&all) {
                prop_assert!((one.value - other.value).abs() <= 1e-4 * other.value);
            }
        }
    }
}

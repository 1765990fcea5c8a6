//! From a question to the passages most likely to answer it.
//!
//! In two steps, so that a large collection costs little: the best articles by BM25 over the whole of each
//! (pruned by tantivy's block maxima), then every passage of these, read from the postings that stand next to
//! their article's own.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use tantivy::query::{
    Bm25StatisticsProvider, BooleanQuery, EnableScoring, Occur, Query, TermQuery, Weight,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, SegmentReader, Term};

use super::method::Method;
use super::postings::{Several, counted};
use super::priors::{Priors, SegmentPriors};
use super::question::{Question, Word};
use super::related::related;
use super::snapshot::Snapshot;
use crate::news::{ArticleNumber, Language};

/// A word of a question, weighed by how rare it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// Which word of the question it is.
    pub word: usize,
    /// The terms it is met by, each with what it counts.
    pub terms: Vec<(String, f32)>,
    /// How much it tells: the logarithm of how rare it is among the passages.
    pub idf: f32,
}

/// An article that may answer, with its passages that share a word with the question.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The article.
    pub number: ArticleNumber,
    /// Its score as a whole, its title's included.
    pub score: f32,
    /// What its passages' scores are multiplied by: for its source, its day, its newness.
    pub prior: f32,
    /// Its passages, in reading order.
    pub passages: Vec<Hit>,
}

/// A passage and how well it meets the question.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// Which paragraph of its article it is, from 0.
    pub paragraph: usize,
    /// Its BM25 score.
    pub score: f32,
}

const K1: f32 = 1.2;
const B: f32 = 0.75;

fn saturated(frequency: f32, length: f32, mean: f32) -> f32 {
    frequency * (K1 + 1.0) / (frequency + K1 * (1.0 - B + B * length / mean))
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a logarithm needs no more digits"
)]
fn idf(count: u64, frequency: u64) -> f32 {
    let (count, frequency) = (count as f32, frequency.min(count) as f32);
    (1.0 + (count - frequency + 0.5) / (frequency + 0.5)).ln()
}

impl Snapshot {
    /// The question's words as this index knows them, without the names of its sources, which say where to look
    /// rather than what for.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn weigh(&self, question: &Question, method: &Method) -> tantivy::Result<Vec<Unit>> {
        let named = self.named_sources(&question.text);
        let is_source = |word: &Word| {
            named
                .iter()
                .any(|named| named.start <= word.start && word.end <= named.end)
        };
        let only_sources = question.words.iter().all(is_source);
        let mut units = Vec::new();
        for (at, word) in question.words.iter().enumerate() {
            if is_source(word) && !only_sources {
                continue;
            }
            let (terms, passages) = self.terms_of(word, method)?;
            units.push(Unit {
                word: at,
                terms,
                idf: idf(self.facts.passages, passages),
            });
        }
        Ok(units)
    }

    /// The terms that `word` is met by, and how many passages have the most frequent.
    fn terms_of(&self, word: &Word, method: &Method) -> tantivy::Result<(Vec<(String, f32)>, u64)> {
        let mut terms: Vec<(String, f32)> = Vec::new();
        let mut passages = 0;
        let own = word.terms.iter().chain(&word.compounds);
        let own = own.map(|term| (term.clone(), 1.0));
        let derived = super::derive::forms(word)
            .into_iter()
            .map(|term| (term, method.derived));
        for (term, weight) in own.chain(derived) {
            let count = self.frequency(self.fields.text, &term)?;
            if (count > 0 || terms.is_empty()) && !terms.iter().any(|(known, _)| *known == term) {
                passages = passages.max(count);
                terms.push((term, weight));
            }
        }
        if method.related > 0.0 && self.languages().contains(&Language::English) {
            let related = word.terms.iter().flat_map(|term| related(term));
            for term in related {
                let known = terms.iter().any(|(known, _)| known == term);
                if !known && self.frequency(self.fields.text, term)? > 0 {
                    terms.push((term.clone(), method.related));
                }
            }
        }
        Ok((terms, passages))
    }

    /// The articles that may answer, the best first, with their passages.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn candidates(
        &self,
        units: &[Unit],
        priors: &Priors,
        method: &Method,
    ) -> tantivy::Result<Vec<Candidate>> {
        let clauses: Vec<(Occur, Box<dyn Query>)> = units
            .iter()
            .flat_map(|unit| &unit.terms)
            .map(|(term, _)| {
                let term = Term::from_field_text(self.fields.whole, term);
                let query = TermQuery::new(term, IndexRecordOption::WithFreqs);
                (Occur::Should, Box::new(query) as Box<dyn Query>)
            })
            .collect();
        if clauses.is_empty() {
            return Ok(Vec::new());
        }
        let statistics = ArticleStatistics(self);
        let scoring = EnableScoring::enabled_from_statistics_provider(&statistics, &self.searcher);
        let weight = BooleanQuery::new(clauses).weight(scoring)?;
        let mut best: Vec<(f32, u32, DocId)> = Vec::new();
        for (ordinal, segment) in (0_u32..).zip(self.searcher.segment_readers()) {
            let found = self.best_of(segment, weight.as_ref(), priors, method.articles_max)?;
            best.extend(
                found
                    .into_iter()
                    .map(|ranked| (ranked.score, ordinal, ranked.doc)),
            );
        }
        best.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        best.truncate(method.articles_max);
        let mut candidates = Vec::new();
        for (ordinal, segment) in (0_u32..).zip(self.searcher.segment_readers()) {
            let of_segment = best.iter().filter(|(_, at, _)| *at == ordinal);
            let mut docs: Vec<DocId> = of_segment.map(|(_, _, doc)| *doc).collect();
            docs.sort_unstable();
            if !docs.is_empty() {
                candidates.extend(self.read(units, segment, &docs, priors, method)?);
            }
        }
        candidates.sort_by(|a, b| {
            let (of_a, of_b) = (a.score * a.prior, b.score * b.prior);
            of_b.total_cmp(&of_a).then(a.number.cmp(&b.number))
        });
        Ok(candidates)
    }

    /// The best articles of a segment. Pruning stays exact though priors are applied after: what tantivy may
    /// pass over is what no prior would lift above the worst of the best.
    fn best_of(
        &self,
        segment: &SegmentReader,
        weight: &dyn Weight,
        priors: &Priors,
        limit: usize,
    ) -> tantivy::Result<Vec<Ranked>> {
        let prior = SegmentPriors::new(priors, self, segment)?;
        let highest = priors.highest();
        let mut kept: BinaryHeap<Reverse<Ranked>> = BinaryHeap::new();
        weight.for_each_pruning(0.0, segment, &mut |doc, score| {
            let factor = if segment.is_deleted(doc) {
                0.0
            } else {
                prior.factor(doc)
            };
            if factor > 0.0 {
                let score = score * factor;
                kept.push(Reverse(Ranked { score, doc }));
                if kept.len() > limit {
                    kept.pop();
                }
            }
            match kept.peek() {
                Some(worst) if kept.len() >= limit => worst.0.score / highest,
                _ => 0.0,
            }
        })?;
        Ok(kept.into_iter().map(|ranked| ranked.0).collect())
    }

    /// Reads the scores of these articles and of their passages.
    fn read(
        &self,
        units: &[Unit],
        segment: &SegmentReader,
        docs: &[DocId],
        priors: &Priors,
        method: &Method,
    ) -> tantivy::Result<Vec<Candidate>> {
        let prior = SegmentPriors::new(priors, self, segment)?;
        let mut found = laid_out(segment, docs, &prior)?;
        let (fields, facts) = (self.fields, &self.facts);
        for (field, mean, share) in [
            (fields.whole, facts.article_length, 1.0),
            (fields.title, facts.title_length, method.title),
        ] {
            let lengths = segment.get_fieldnorms_reader(field)?;
            for unit in units {
                let mut known = 0;
                for (term, _) in &unit.terms {
                    known = known.max(self.frequency(field, term)?);
                }
                let weight = share * idf(facts.articles, known);
                let mut postings = Several::open(segment, field, unit)?;
                for (doc, _, candidate) in &mut found {
                    let length = counted(lengths.fieldnorm(*doc));
                    candidate.score += weight * saturated(postings.at(*doc), length, mean);
                }
            }
        }
        let lengths = segment.get_fieldnorms_reader(fields.text)?;
        for unit in units {
            let mut postings = Several::open(segment, fields.text, unit)?;
            for (doc, end, candidate) in &mut found {
                let first = *doc + 1;
                postings.each(first, *end, |at, frequency| {
                    let length = counted(lengths.fieldnorm(at));
                    if let Some(hit) = candidate.passages.get_mut((at - first) as usize) {
                        hit.score += unit.idf * saturated(frequency, length, facts.passage_length);
                    }
                });
            }
        }
        Ok(found
            .into_iter()
            .map(|(_, _, candidate)| candidate)
            .collect())
    }
}

/// The articles of these documents and their passages, not yet scored, each with its document and the one
/// after its last passage.
fn laid_out(
    segment: &SegmentReader,
    docs: &[DocId],
    prior: &SegmentPriors<'_>,
) -> tantivy::Result<Vec<(DocId, DocId, Candidate)>> {
    let articles = segment.fast_fields().u64("article")?;
    let paragraphs = segment.fast_fields().u64("paragraph")?;
    let mut found = Vec::with_capacity(docs.len());
    for doc in docs {
        let Some(number) = articles.first(*doc) else {
            continue;
        };
        let mut passages = Vec::new();
        let mut end = doc + 1;
        while end < segment.max_doc() && articles.first(end) == Some(number) {
            let Some(paragraph) = paragraphs.first(end) else {
                break;
            };
            passages.push(Hit {
                paragraph: usize::try_from(paragraph).unwrap_or(usize::MAX),
                score: 0.0,
            });
            end += 1;
        }
        let candidate = Candidate {
            number: ArticleNumber(number),
            score: 0.0,
            prior: prior.factor(*doc),
            passages,
        };
        found.push((*doc, end, candidate));
    }
    Ok(found)
}

/// An article's document and its score; of equals the one added first is better.
#[derive(Clone, Copy, PartialEq)]
struct Ranked {
    score: f32,
    doc: DocId,
}

impl Eq for Ranked {}

impl Ord for Ranked {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.score
            .total_cmp(&other.score)
            .then(other.doc.cmp(&self.doc))
    }
}

impl PartialOrd for Ranked {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// Statistics of the fields that only an article's own document has: it is counted among articles.
struct ArticleStatistics<'a>(&'a Snapshot);

impl Bm25StatisticsProvider for ArticleStatistics<'_> {
    fn total_num_tokens(&self, field: Field) -> tantivy::Result<u64> {
        self.0.searcher.total_num_tokens(field)
    }

    fn total_num_docs(&self) -> tantivy::Result<u64> {
        Ok(self.0.facts.documents)
    }

    fn doc_freq(&self, term: &Term) -> tantivy::Result<u64> {
        self.0.searcher.doc_freq(term)
    }
}

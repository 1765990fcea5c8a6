//! From a question to the passages most likely to answer it.
//!
//! In two steps, so that a large collection costs little: the best articles by BM25 over the whole of each
//! (held to bounds of their blocks), then every passage of these, read from the postings that stand next to
//! their article's own.

use tantivy::DocId;

use super::articles::Ranked;
use super::met::Met;
use super::method::Method;
use super::priors::{Priors, SegmentPriors};
use super::question::{Question, Word};
use super::segments::norms::{counted, idf, saturated};
use super::segments::postings::{Located, Several};
use super::segments::{Segment, Words};
use super::snapshot::Snapshot;
use super::variants;
use crate::news::ArticleNumber;

/// A word of a question, weighed by how rare it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// Which word of the question it is.
    pub word: usize,
    /// The terms it is met by, each with what it counts.
    pub terms: Vec<(String, f32)>,
    /// How many of these, from the first, articles are looked for by.
    pub(super) searched: usize,
    /// How much it tells: the logarithm of how rare it is among the passages.
    pub idf: f32,
    /// Where its terms stand in passages.
    pub(super) text: Located,
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
    /// The share of that which is for its newness.
    pub newness: f32,
    /// Which units its title has.
    pub title: Met,
    /// Which units its first passage has.
    pub lead: Met,
    /// The day it was published, counted from 1 January 1970.
    pub day: Option<i64>,
    /// Which of the sources that the question names it is of.
    pub named: Option<usize>,
    /// Its passages that share a word with the question, in reading order.
    pub passages: Vec<Hit>,
    /// Where it is in the index.
    pub(super) segment: usize,
    pub(super) doc: DocId,
}

/// A passage and how well it meets the question.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// Its BM25 score.
    pub score: f32,
    /// Which units it has.
    pub met: Met,
    /// Where it is in the index.
    pub(super) doc: DocId,
}

impl Unit {
    /// Looks for articles by its looser terms too: more are on a topic than answer a question about it.
    pub fn search_loosely(&mut self) {
        self.searched = self.terms.len();
    }

    /// The terms that articles are looked for by.
    pub(super) fn searched(&self) -> &[(String, f32)] {
        self.terms.get(..self.searched).unwrap_or_default()
    }
}

impl Candidate {
    /// How many passages of the article stand before one of them.
    pub fn before(&self, hit: &Hit) -> f32 {
        counted(hit.doc.saturating_sub(self.doc + 1))
    }
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
            units.push(self.unit(at, word, method)?);
        }
        Ok(units)
    }

    /// Whether no passage and no title has any of a unit's terms.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn lacks(&self, unit: &Unit) -> tantivy::Result<bool> {
        let mut lacks = unit.text.most() == 0;
        for (term, _) in &unit.terms {
            lacks = lacks && self.frequency(self.fields.title, term)? == 0;
        }
        Ok(lacks)
    }

    /// A word with the terms that it is met by.
    fn unit(&self, at: usize, word: &Word, method: &Method) -> tantivy::Result<Unit> {
        let mut terms: Vec<(String, f32)> = Vec::new();
        let mut text = Located::default();
        let words: fn(&Segment) -> &Words = |segment| &segment.text;
        for (term, weight) in variants::same(word, self.languages(), method) {
            if terms.iter().any(|(known, _)| *known == term) {
                continue;
            }
            let count = text.add(&term, weight, &self.segments, words)?;
            if count > 0 || terms.is_empty() {
                terms.push((term, weight));
            }
        }
        let articles = self.articles_ever();
        let (itself, known) = (terms.len(), text.most() > 0);
        let name = if word.name { 1.0 + method.name } else { 1.0 };
        let idf = name * idf(self.facts.passages, text.most());
        for (term, weight) in variants::other(word, self.languages(), method, articles) {
            let known = terms.iter().any(|(known, _)| known == term);
            if !known && text.add(term, weight, &self.segments, words)? > 0 {
                terms.push((term.to_owned(), weight));
            }
        }
        Ok(Unit {
            word: at,
            // An article is on a word that it has; which of its passages answers, other words may tell.
            searched: if known { itself } else { terms.len() },
            terms,
            idf,
            text,
        })
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
        let terms = || units.iter().map(Unit::searched);
        let whole = self.located(terms(), |segment| &segment.whole)?;
        let title = self.located(terms(), |segment| &segment.title)?;
        let count = match units {
            [_] => method.articles_of_word_max,
            _ => method.articles_max,
        };
        let mut best = self.best_articles((&whole, &title), method.title, priors, count)?;
        best.sort_unstable_by_key(|ranked| (ranked.segment, ranked.doc));
        let mut candidates = Vec::with_capacity(best.len());
        for of_segment in best.chunk_by(|a, b| a.segment == b.segment) {
            let number = of_segment.first().map_or(0, |first| first.segment);
            let Some(segment) = self.segments.get(number) else {
                continue;
            };
            let mut found = laid_out(segment, of_segment, priors)?;
            self.score_passages(units, segment, &mut found)?;
            candidates.append(&mut found);
        }
        candidates.sort_by(|a, b| {
            let (of_a, of_b) = (a.score * a.prior, b.score * b.prior);
            of_b.total_cmp(&of_a).then(a.number.cmp(&b.number))
        });
        Ok(candidates)
    }

    /// Which paragraph of its article a passage is, from 0. It is not noted with every passage that shares a word with a
    /// question, as few of these are read.
    pub fn paragraph_of(&self, candidate: &Candidate, hit: &Hit) -> usize {
        let segment = self.segments.get(candidate.segment);
        let paragraph = segment.and_then(|segment| segment.paragraph_of(hit.doc));
        paragraph.unwrap_or(usize::MAX)
    }

    /// Where the terms of each unit stand in a field.
    pub(super) fn located<'a>(
        &self,
        terms: impl Iterator<Item = &'a [(String, f32)]>,
        words: fn(&Segment) -> &Words,
    ) -> tantivy::Result<Vec<Located>> {
        terms
            .map(|terms| Located::find(terms, &self.segments, words))
            .collect()
    }

    /// Scores the passages of these articles of one segment.
    fn score_passages(
        &self,
        units: &[Unit],
        segment: &Segment,
        found: &mut [Candidate],
    ) -> tantivy::Result<()> {
        let (words, norms) = (&segment.text, &self.facts.passage_norms);
        let ranges: Vec<_> = found
            .iter()
            .map(|candidate| segment.passages_of(candidate.doc))
            .collect();
        let count = ranges.iter().map(ExactSizeIterator::len).sum();
        let mut scores = vec![(0.0_f32, Met::default()); count];
        let at = found.first().map_or(0, |first| first.segment);
        for (number, unit) in units.iter().enumerate() {
            let Some(mut postings) = Several::open(words, &unit.text, at)? else {
                continue;
            };
            let mut from = 0;
            for range in &ranges {
                postings.each(range.start, range.end, |doc, frequency| {
                    let norm = norms.of(words.lengths.fieldnorm_id(doc));
                    let at = from + (doc - range.start) as usize;
                    if let Some((score, met)) = scores.get_mut(at) {
                        *score += unit.idf * saturated(frequency, norm);
                        met.note(number);
                    }
                });
                from += range.len();
            }
        }
        let mut scores = scores.into_iter();
        for (range, candidate) in ranges.into_iter().zip(found) {
            let first = range.start;
            for (doc, (score, met)) in range.zip(scores.by_ref()) {
                if doc == first {
                    candidate.lead = met;
                }
                if score > 0.0 {
                    candidate.passages.push(Hit { score, met, doc });
                }
            }
        }
        Ok(())
    }
}

/// The articles of these documents of one segment, without their passages.
fn laid_out(
    segment: &Segment,
    ranked: &[Ranked],
    priors: &Priors,
) -> tantivy::Result<Vec<Candidate>> {
    let prior = SegmentPriors::new(priors, segment)?;
    let candidates = ranked.iter().filter_map(|ranked| {
        Some(Candidate {
            number: segment.places().number(ranked.doc)?,
            score: ranked.score,
            prior: ranked.prior,
            newness: prior.newness(ranked.doc),
            title: ranked.title,
            lead: Met::default(),
            day: prior.day(ranked.doc),
            named: prior.named(ranked.doc),
            passages: Vec::new(),
            segment: ranked.segment,
            doc: ranked.doc,
        })
    });
    Ok(candidates.collect())
}

//! Finds and counts the passages that a clause matches.

use std::collections::HashSet;

use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, EnableScoring, ExistsQuery, Occur, Query, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, DocId, SegmentReader, Term};

use super::clause::Clause;
use super::priors::Filter;
use super::snapshot::Snapshot;
use crate::news::ArticleNumber;

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// How many passages match.
    pub passages: usize,
    /// The best of them, by BM25.
    pub best: Vec<Matched>,
}

/// A passage that matches.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Matched {
    /// Its article.
    pub article: ArticleNumber,
    /// Which paragraph of it.
    pub paragraph: usize,
    /// Its score.
    pub score: f32,
}

impl Snapshot {
    /// The passages that `clause` matches within `filter`: how many, and the best but for the first `skip`.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn search(
        &self,
        clause: &Clause,
        filter: &Filter,
        skip: usize,
        limit: usize,
    ) -> tantivy::Result<Found> {
        let passages = self.to_count(clause, filter)?.count(&self.searcher)?;
        if limit == 0 || passages <= skip {
            return Ok(Found {
                passages,
                best: Vec::new(),
            });
        }
        let query = self.passages(clause, filter)?;
        let top = TopDocs::with_limit(limit).and_offset(skip).order_by_score();
        let found = self.searcher.search(&query, &top)?;
        let mut best = Vec::new();
        for (
            score,
            DocAddress {
                segment_ord,
                doc_id,
            },
        ) in found
        {
            let columns = self.searcher.segment_reader(segment_ord).fast_fields();
            let article = columns.u64("article")?.first(doc_id);
            let paragraph = columns.u64("paragraph")?.first(doc_id);
            if let (Some(article), Some(paragraph)) = (article, paragraph) {
                best.push(Matched {
                    article: ArticleNumber(article),
                    paragraph: usize::try_from(paragraph).unwrap_or(usize::MAX),
                    score,
                });
            }
        }
        Ok(Found { passages, best })
    }

    /// How many passages `clause` matches within `filter`.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn count(&self, clause: &Clause, filter: &Filter) -> tantivy::Result<usize> {
        Ok(self.search(clause, filter, 0, 0)?.passages)
    }

    /// The articles of which a passage matches `clause`.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn articles_matching(&self, clause: &Clause) -> tantivy::Result<HashSet<ArticleNumber>> {
        let query = self.passages(clause, &Filter::default())?;
        self.articles_of(&*query)
    }

    /// The articles of which a passage has all of `terms`, as [`analyse`](super::analyse) makes them; none without any.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn articles_sharing(&self, terms: &[&str]) -> tantivy::Result<HashSet<ArticleNumber>> {
        let parts = terms.iter().map(|term| {
            let term = Term::from_field_text(self.fields.text, term);
            let query = TermQuery::new(term, IndexRecordOption::Basic);
            (Occur::Must, Box::new(query) as Box<dyn Query>)
        });
        self.articles_of(&BooleanQuery::new(parts.collect()))
    }

    /// The articles that the documents found are of.
    fn articles_of(&self, query: &dyn Query) -> tantivy::Result<HashSet<ArticleNumber>> {
        let weight = query.weight(EnableScoring::disabled_from_searcher(&self.searcher))?;
        let mut found = HashSet::new();
        for segment in &*self.segments {
            weight.for_each_no_score(&segment.reader, &mut |docs| {
                let alive = docs.iter().filter(|doc| !segment.reader.is_deleted(**doc));
                found.extend(
                    alive
                        .filter_map(|doc| segment.article.first(*doc))
                        .map(ArticleNumber),
                );
            })?;
        }
        Ok(found)
    }

    /// The query for the passages, not the articles' own documents, that match.
    fn passages(&self, clause: &Clause, filter: &Filter) -> tantivy::Result<Box<dyn Query>> {
        let mut parts: Vec<(Occur, Box<dyn Query>)> = vec![
            (Occur::Must, self.translated(clause)?),
            (
                Occur::Must,
                Box::new(ExistsQuery::new("paragraph".to_owned(), false)),
            ),
        ];
        if !filter.sources.is_empty() {
            let sources = filter.sources.iter().cloned().map(Clause::Source).collect();
            parts.push((Occur::Must, self.translated(&Clause::Any(sources))?));
        }
        let since = filter.since.map(Clause::Since);
        let until = filter.until.map(Clause::Until);
        for limit in since.iter().chain(&until) {
            parts.push((Occur::Must, self.translated(limit)?));
        }
        Ok(Box::new(BooleanQuery::new(parts)))
    }

    /// The same to be counted, which is soonest for one term alone. What only passages have is not looked for among
    /// all that are passages: that opens a column of every segment.
    fn to_count(&self, clause: &Clause, filter: &Filter) -> tantivy::Result<Box<dyn Query>> {
        if filter.is_open() && clause.is_of_text() {
            self.translated_once(clause)
        } else {
            self.passages(clause, filter)
        }
    }

    /// Calls `each` with every document that `query` matches.
    pub(super) fn each_match(
        &self,
        query: &dyn Query,
        each: &mut dyn FnMut(&SegmentReader, DocId),
    ) -> tantivy::Result<()> {
        let weight = query.weight(EnableScoring::disabled_from_searcher(&self.searcher))?;
        for segment in self.searcher.segment_readers() {
            weight.for_each_no_score(segment, &mut |docs| {
                for doc in docs.iter().filter(|doc| !segment.is_deleted(**doc)) {
                    each(segment, *doc);
                }
            })?;
        }
        Ok(())
    }
}

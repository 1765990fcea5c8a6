//! Passages that share words with a text: where a quotation could come from.

use std::collections::HashSet;

use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, Occur, Query, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, Term};

use super::analysis::analyse;
use super::snapshot::Snapshot;
use crate::news::{ArticleNumber, Language};

/// How many of a text's rarest terms are searched for: those of a sentence or two. More cost time and find no more.
const TERMS_MAX: usize = 24;

/// A word of a text with the number of passages that have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// The word as written.
    pub word: String,
    /// In how many passages it stands, in whatever form.
    pub passages: u64,
}

impl Snapshot {
    /// The passages that share the most of the rare words of `text`, best first: the article and the paragraph.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn alike(
        &self,
        text: &str,
        languages: &[Language],
        limit: usize,
    ) -> tantivy::Result<Vec<(ArticleNumber, usize)>> {
        let mut terms: Vec<(u64, String)> = Vec::new();
        let mut seen = HashSet::new();
        for language in languages {
            let mut found = Vec::new();
            analyse(text, *language, |token| {
                found.extend(token.term.map(str::to_owned));
            });
            for term in found {
                if seen.insert(term.clone()) {
                    terms.push((self.frequency(self.fields.text, &term)?, term));
                }
            }
        }
        terms.retain(|(passages, _)| *passages > 0);
        terms.sort();
        terms.truncate(TERMS_MAX);
        if terms.is_empty() || limit == 0 {
            return Ok(Vec::new());
        }
        let parts = terms
            .iter()
            .map(|(_, term)| {
                let term = Term::from_field_text(self.fields.text, term);
                let query: Box<dyn Query> =
                    Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs));
                (Occur::Should, query)
            })
            .collect();
        let top = TopDocs::with_limit(limit).order_by_score();
        let mut best = Vec::new();
        for (
            _,
            DocAddress {
                segment_ord,
                doc_id,
            },
        ) in self.searcher.search(&BooleanQuery::new(parts), &top)?
        {
            let columns = self.searcher.segment_reader(segment_ord).fast_fields();
            let article = columns.u64("article")?.first(doc_id);
            let paragraph = columns.u64("paragraph")?.first(doc_id);
            if let (Some(article), Some(paragraph)) = (article, paragraph) {
                best.push((
                    ArticleNumber(article),
                    usize::try_from(paragraph).unwrap_or(usize::MAX),
                ));
            }
        }
        Ok(best)
    }

    /// The words of `text` that are searched for, each with the number of passages that have it.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn occurrences(&self, text: &str, language: Language) -> tantivy::Result<Vec<Occurrence>> {
        let mut words = Vec::new();
        let mut seen = HashSet::new();
        analyse(text, language, |token| {
            if let Some(term) = token.term
                && !token.compound
                && seen.insert(term.to_owned())
            {
                words.push((token.surface.to_owned(), term.to_owned()));
            }
        });
        words
            .into_iter()
            .map(|(word, term)| {
                Ok(Occurrence {
                    word,
                    passages: self.frequency(self.fields.text, &term)?,
                })
            })
            .collect()
    }
}

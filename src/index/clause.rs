//! What a search matches, said exactly; and its translation for tantivy.

use std::ops::Bound;

use tantivy::Term;
use tantivy::query::{
    AllQuery, BooleanQuery, EmptyQuery, Occur, PhraseQuery, Query, RangeQuery, TermQuery,
    TermSetQuery,
};
use tantivy::schema::{Field, IndexRecordOption};

use super::analysis::{analyse, prefix};
use super::snapshot::Snapshot;
use crate::news::Language;

/// A condition on passages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clause {
    /// They have this word, in one of its forms or spellings.
    Word(String),
    /// They have these words one after the other; a small word stands for any word.
    Phrase(String),
    /// They have a word that begins so.
    Prefix(String),
    /// Their article's title has all of these words.
    Title(String),
    /// Their article is of a source that goes by this name.
    Source(String),
    /// Their article was published on this day, counted from 1 January 1970, or earlier.
    Until(i64),
    /// Their article was published on this day or later.
    Since(i64),
    /// All of these hold.
    All(Vec<Self>),
    /// One of these holds.
    Any(Vec<Self>),
    /// This does not hold.
    Not(Box<Self>),
}

/// The most terms that a beginning of a word stands for: the first ones in the order of the alphabet.
const PREFIX_TERMS_MAX: usize = 256;
/// The most articles that a condition on titles finds.
const TITLED_MAX: usize = 10_000;

impl Clause {
    /// The conditions that it is made of but for those that must not hold, in order.
    pub fn conditions(&self) -> Vec<&Self> {
        match self {
            Self::All(clauses) | Self::Any(clauses) => {
                clauses.iter().flat_map(Self::conditions).collect()
            }
            Self::Not(_) => Vec::new(),
            Self::Word(_)
            | Self::Phrase(_)
            | Self::Prefix(_)
            | Self::Title(_)
            | Self::Source(_)
            | Self::Until(_)
            | Self::Since(_) => vec![self],
        }
    }

    /// The same with each of those conditions as `change` makes it.
    #[must_use]
    pub fn with_each(&self, change: &dyn Fn(&Self) -> Self) -> Self {
        let all = |clauses: &[Self]| clauses.iter().map(|one| one.with_each(change)).collect();
        match self {
            Self::All(clauses) => Self::All(all(clauses)),
            Self::Any(clauses) => Self::Any(all(clauses)),
            Self::Not(_) => self.clone(),
            Self::Word(_)
            | Self::Phrase(_)
            | Self::Prefix(_)
            | Self::Title(_)
            | Self::Source(_)
            | Self::Until(_)
            | Self::Since(_) => change(self),
        }
    }

    /// Whether only passages can match: it asks for words of the text.
    pub(super) fn is_of_text(&self) -> bool {
        match self {
            Self::Word(_) | Self::Phrase(_) | Self::Prefix(_) => true,
            Self::All(clauses) => clauses.iter().any(Self::is_of_text),
            Self::Any(clauses) => clauses.iter().all(Self::is_of_text),
            Self::Title(_) | Self::Source(_) | Self::Until(_) | Self::Since(_) | Self::Not(_) => {
                false
            }
        }
    }
}

impl Snapshot {
    /// The query for tantivy that matches what `clause` says.
    pub(super) fn translated(&self, clause: &Clause) -> tantivy::Result<Box<dyn Query>> {
        let fields = self.fields;
        Ok(match clause {
            Clause::Word(word) => {
                any(self.by_language(|language| Ok(word_query(fields.text, word, language)))?)
            }
            Clause::Phrase(text) => {
                any(self.by_language(|language| Ok(phrase_query(fields.text, text, language)))?)
            }
            Clause::Prefix(start) => any(self.prefixed(start)?),
            Clause::Title(words) => self.titled(words)?,
            Clause::Source(name) => {
                let sources = self.sources_called(name);
                let terms = sources
                    .iter()
                    .map(|source| Term::from_field_text(fields.source, source));
                Box::new(TermSetQuery::new(terms))
            }
            Clause::Until(day) => Box::new(RangeQuery::new(
                Bound::Unbounded,
                Bound::Included(Term::from_field_i64(fields.published, *day)),
            )),
            Clause::Since(day) => Box::new(RangeQuery::new(
                Bound::Included(Term::from_field_i64(fields.published, *day)),
                Bound::Unbounded,
            )),
            Clause::All(clauses) => {
                let mut parts: Vec<(Occur, Box<dyn Query>)> = Vec::new();
                for clause in clauses {
                    parts.push(if let Clause::Not(inner) = clause {
                        (Occur::MustNot, self.translated(inner)?)
                    } else {
                        (Occur::Must, self.translated(clause)?)
                    });
                }
                if parts.iter().all(|(occur, _)| *occur == Occur::MustNot) {
                    parts.push((Occur::Must, Box::new(AllQuery)));
                }
                Box::new(BooleanQuery::new(parts))
            }
            Clause::Any(clauses) => {
                let parts: tantivy::Result<Vec<_>> = clauses
                    .iter()
                    .map(|clause| self.translated(clause))
                    .collect();
                any(parts?)
            }
            Clause::Not(inner) => Box::new(BooleanQuery::new(vec![
                (Occur::MustNot, self.translated(inner)?),
                (Occur::Must, Box::new(AllQuery)),
            ])),
        })
    }

    /// The same without scores: a word that has one term in several languages is looked for once.
    pub(super) fn translated_once(&self, clause: &Clause) -> tantivy::Result<Box<dyn Query>> {
        let Clause::Word(word) = clause else {
            return self.translated(clause);
        };
        let field = self.fields.text;
        let queries = self.by_language(|language| Ok(word_query(field, word, language)))?;
        let mut once: Vec<Box<dyn Query>> = Vec::new();
        for query in queries {
            let term = term_of(query.as_ref());
            if term.is_none() || !once.iter().any(|known| term_of(known.as_ref()) == term) {
                once.push(query);
            }
        }
        Ok(any(once))
    }

    fn by_language(
        &self,
        query: impl Fn(Language) -> tantivy::Result<Option<Box<dyn Query>>>,
    ) -> tantivy::Result<Vec<Box<dyn Query>>> {
        let mut queries = Vec::new();
        for language in self.languages() {
            queries.extend(query(*language)?);
        }
        Ok(queries)
    }

    /// Queries for the words that begin with `start`.
    fn prefixed(&self, start: &str) -> tantivy::Result<Vec<Box<dyn Query>>> {
        let field = self.fields.text;
        let start = prefix(start);
        let mut terms = Vec::new();
        if !start.is_empty() {
            for segment in self.searcher.segment_readers() {
                let inverted = segment.inverted_index(field)?;
                let range = inverted.terms().range().ge(start.as_bytes());
                let mut stream = range.into_stream()?;
                for _ in 0..PREFIX_TERMS_MAX {
                    let Some((term, _)) = stream.next() else {
                        break;
                    };
                    if !term.starts_with(start.as_bytes()) {
                        break;
                    }
                    terms.push(String::from_utf8_lossy(term).into_owned());
                }
            }
        }
        terms.sort();
        terms.dedup();
        let mut queries: Vec<Box<dyn Query>> =
            terms.iter().map(|term| term_query(field, term)).collect();
        // The word itself, whose term may end otherwise than it does.
        queries.extend(self.by_language(|language| Ok(word_query(field, &start, language)))?);
        Ok(queries)
    }

    /// A query for the passages of the articles whose title has all of `words`.
    fn titled(&self, words: &str) -> tantivy::Result<Box<dyn Query>> {
        let field = self.fields.title;
        let title = any(self.by_language(|language| {
            let mut parts: Vec<(Occur, Box<dyn Query>)> = Vec::new();
            analyse(words, language, |token| {
                if let Some(term) = token.term.filter(|_| !token.compound) {
                    parts.push((Occur::Must, term_query(field, term)));
                }
            });
            let query = BooleanQuery::new(parts);
            Ok((!query.clauses().is_empty()).then(|| Box::new(query) as Box<dyn Query>))
        })?);
        let mut numbers = Vec::new();
        self.each_match(title.as_ref(), &mut |segment, doc| {
            if numbers.len() < TITLED_MAX
                && let Ok(articles) = segment.fast_fields().u64("article")
            {
                numbers.extend(articles.first(doc));
            }
        })?;
        let terms = numbers
            .into_iter()
            .map(|number| Term::from_field_u64(self.fields.article, number));
        Ok(Box::new(TermSetQuery::new(terms)))
    }
}

fn any(mut queries: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    match queries.len() {
        0 => Box::new(EmptyQuery),
        1 => queries.pop().unwrap_or_else(|| Box::new(EmptyQuery)),
        _ => Box::new(BooleanQuery::union(queries)),
    }
}

/// The term of a query for one.
fn term_of(query: &dyn Query) -> Option<&Term> {
    query.downcast_ref::<TermQuery>().map(TermQuery::term)
}

fn term_query(field: Field, term: &str) -> Box<dyn Query> {
    let term = Term::from_field_text(field, term);
    Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs))
}

/// A query for what is written as one word: a hyphenated one is met by its compound or by its parts in a row.
fn word_query(field: Field, word: &str, language: Language) -> Option<Box<dyn Query>> {
    let mut queries = Vec::new();
    analyse(word, language, |token| {
        if let Some(term) = token.term.filter(|_| token.compound) {
            queries.push(term_query(field, term));
        }
    });
    queries.extend(phrase_query(field, word, language));
    (!queries.is_empty()).then(|| any(queries))
}

/// A query for the words of `text` in a row.
fn phrase_query(field: Field, text: &str, language: Language) -> Option<Box<dyn Query>> {
    let mut terms: Vec<(usize, Term)> = Vec::new();
    analyse(text, language, |token| {
        if let Some(term) = token.term.filter(|_| !token.compound) {
            terms.push((token.position as usize, Term::from_field_text(field, term)));
        }
    });
    let first = terms.first()?.0;
    if let [(_, only)] = terms.as_slice() {
        return Some(Box::new(TermQuery::new(
            only.clone(),
            IndexRecordOption::WithFreqs,
        )));
    }
    let terms = terms
        .into_iter()
        .map(|(at, term)| (at - first, term))
        .collect();
    Some(Box::new(PhraseQuery::new_with_offset(terms)))
}

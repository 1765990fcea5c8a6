//! The index as it is at one moment: what searches and rankings read.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Searcher, SegmentReader, TERMINATED, Term};

use super::frequencies::Frequencies;
use super::priors::Filter;
use super::schema::Fields;
use super::segments::Segment;
use super::segments::norms::Norms;
use super::sources::{NamedSource, SourceNames};
use crate::news::Language;

/// The index at one moment. Cheap to clone; never changes.
#[derive(Clone)]
pub struct Snapshot {
    pub(super) searcher: Searcher,
    pub(super) fields: Fields,
    pub(super) facts: Arc<Facts>,
    pub(super) segments: Arc<[Segment]>,
}

/// What is read of an index once.
#[derive(Debug, Default)]
pub(super) struct Facts {
    pub(super) articles: u64,
    pub(super) passages: u64,
    /// How many articles, withdrawn ones that are not merged away included.
    pub(super) documents: u64,
    pub(super) passage_norms: Norms,
    pub(super) article_norms: Norms,
    pub(super) title_norms: Norms,
    languages: Vec<Language>,
    sources: SourceNames,
    newest: Option<i64>,
    frequencies: Frequencies,
}

/// How much of a collection a search goes through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// How many articles.
    pub articles: u64,
    /// How many passages.
    pub passages: u64,
    /// How many articles a limit on days leaves out because they are undated.
    pub undated: u64,
}

impl fmt::Debug for Snapshot {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Snapshot")
            .field("facts", &self.facts)
            .finish_non_exhaustive()
    }
}

impl Snapshot {
    /// The snapshot of a searcher over an index of these fields.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn new(searcher: Searcher, fields: Fields) -> tantivy::Result<Self> {
        let mut facts = Facts::default();
        let mut languages: HashMap<Language, u64> = HashMap::new();
        let mut terms = [0_u64; 3];
        for segment in searcher.segment_readers() {
            for (field, terms) in [fields.text, fields.whole, fields.title]
                .into_iter()
                .zip(&mut terms)
            {
                *terms += segment.inverted_index(field)?.total_num_tokens();
            }
            let inverted = segment.inverted_index(fields.language)?;
            let mut codes = inverted.terms().stream()?;
            let mut articles = 0;
            while let Some((code, info)) = codes.next() {
                let postings =
                    inverted.read_postings_from_terminfo(info, IndexRecordOption::Basic)?;
                let count = match segment.alive_bitset() {
                    Some(alive) => postings.doc_freq_given_deletes(alive),
                    None => info.doc_freq,
                };
                articles += u64::from(count);
                facts.documents += u64::from(info.doc_freq);
                let language = Language::from_code(&String::from_utf8_lossy(code));
                *languages.entry(language).or_default() += u64::from(count);
            }
            facts.articles += articles;
            facts.passages += u64::from(segment.num_docs()) - articles;
            let inverted = segment.inverted_index(fields.source)?;
            let mut sources = inverted.terms().stream()?;
            while let Some((source, _)) = sources.next() {
                facts.sources.note(&String::from_utf8_lossy(source));
            }
            let days = segment.fast_fields().i64("published")?;
            if days.values.num_vals() > 0 {
                facts.newest = facts.newest.max(Some(days.max_value()));
            }
        }
        let [passage, whole, title] = terms;
        facts.passage_norms = Norms::new(mean(passage, facts.passages));
        facts.article_norms = Norms::new(mean(whole, facts.articles));
        facts.title_norms = Norms::new(mean(title, facts.articles));
        let mut known: Vec<(Language, u64)> = languages
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .collect();
        known.sort_by_key(|(language, count)| (std::cmp::Reverse(*count), *language));
        facts.languages = known.into_iter().map(|(language, _)| language).collect();
        let norms = [
            &facts.passage_norms,
            &facts.article_norms,
            &facts.title_norms,
        ];
        let segments: tantivy::Result<Vec<Segment>> = searcher
            .segment_readers()
            .iter()
            .map(|reader| Segment::open(reader, &fields, norms))
            .collect();
        Ok(Self {
            segments: segments?.into(),
            searcher,
            fields,
            facts: Arc::new(facts),
        })
    }

    /// The languages of the articles, the most frequent first.
    pub fn languages(&self) -> &[Language] {
        &self.facts.languages
    }

    /// How many articles there are, withdrawn ones that are not merged away included.
    pub fn articles_ever(&self) -> u64 {
        self.facts.documents
    }

    /// How many articles have a term of [`analyse`](super::analyse), counted as [`articles_ever`](Self::articles_ever) are.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn articles_with(&self, term: &str) -> tantivy::Result<u64> {
        let find = || self.frequency(self.fields.whole, term);
        self.facts.frequencies.get_or_find(term, find)
    }

    /// The last day that an article was published on, counted from 1 January 1970.
    pub fn newest(&self) -> Option<i64> {
        self.facts.newest
    }

    /// Where `text` names sources of the collection, spelt as they are.
    pub fn named_sources(&self, text: &str) -> Vec<NamedSource> {
        self.facts.sources.named_in(text)
    }

    /// The sources that go by `name`, in whatever case, as they are spelt.
    pub fn sources_called(&self, name: &str) -> Vec<String> {
        self.facts.sources.spelt(name)
    }

    /// How much of the collection `filter` leaves.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn scope(&self, filter: &Filter) -> tantivy::Result<Scope> {
        let mut scope = Scope::default();
        if filter.is_open() {
            scope.articles = self.facts.articles;
            scope.passages = self.facts.passages;
            return Ok(scope);
        }
        for segment in self.searcher.segment_readers() {
            let paragraphs = segment.fast_fields().u64("paragraph")?;
            let days = segment.fast_fields().i64("published")?;
            let allowed = self.documents_of(segment, &filter.sources)?;
            let every = if allowed.is_some() {
                0
            } else {
                segment.max_doc()
            };
            for doc in allowed.into_iter().flatten().chain(0..every) {
                if segment.is_deleted(doc) {
                    continue;
                }
                let passage = paragraphs.first(doc).is_some();
                match days.first(doc) {
                    day if filter.holds(day) => {
                        scope.articles += u64::from(!passage);
                        scope.passages += u64::from(passage);
                    }
                    None if !passage => scope.undated += 1,
                    _ => {}
                }
            }
        }
        Ok(scope)
    }

    /// The documents of a segment that are of these sources, in order; nothing where no source is asked for.
    pub(super) fn documents_of(
        &self,
        segment: &SegmentReader,
        sources: &[String],
    ) -> tantivy::Result<Option<Vec<u32>>> {
        use tantivy::DocSet;
        if sources.is_empty() {
            return Ok(None);
        }
        let inverted = segment.inverted_index(self.fields.source)?;
        let mut documents = Vec::new();
        for source in sources {
            let term = Term::from_field_text(self.fields.source, source);
            let Some(mut postings) = inverted.read_postings(&term, IndexRecordOption::Basic)?
            else {
                continue;
            };
            while postings.doc() != TERMINATED {
                documents.push(postings.doc());
                postings.advance();
            }
        }
        documents.sort_unstable();
        documents.dedup();
        Ok(Some(documents))
    }

    /// How many documents have `term`; withdrawn ones count until they are merged away.
    pub(super) fn frequency(&self, field: Field, term: &str) -> tantivy::Result<u64> {
        self.searcher.doc_freq(&Term::from_field_text(field, term))
    }
}

#[expect(clippy::cast_precision_loss, reason = "a mean needs no more digits")]
fn mean(terms: u64, count: u64) -> f32 {
    (terms as f32 / count.max(1) as f32).max(1.0)
}

//! The sentences on a topic, each with its kind of source.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::super::Refusal;
use super::super::ask;
use super::super::topic::{Coverage, Topic};
use crate::news::quote::{Attributed, sourcing};
use crate::news::{Article, Span};
use crate::newsroom::{Method, Newsroom};
use crate::reply::Quotation;

/// How many articles are read.
pub(super) const ARTICLES_MAX: usize = 24;
/// How many passages of an article are: those most on the topic.
const PASSAGES_MAX: usize = 6;

/// What the articles say on a topic.
pub(super) struct Gathered {
    pub(super) topic: Topic,
    /// How many articles were read, each text once.
    pub(super) texts: usize,
    /// How many more carry a text that was read.
    pub(super) copies: usize,
    /// How many more are on the topic, at least.
    pub(super) further: usize,
    pub(super) lines: Lines,
}

/// The sentences, those most on the topic first.
pub(super) struct Lines {
    pub(super) all: Vec<Attributable>,
}

/// A sentence and what it is attributed to.
pub(super) struct Attributable {
    pub(super) attributed: Attributed,
    article: Arc<Article>,
    sentence: Span,
    source: Option<Span>,
}

impl Attributable {
    /// The words that name the source.
    pub(super) fn source(&self) -> Option<&str> {
        Some(self.source?.slice(self.article.body()))
    }

    /// The sentence with its source marked.
    pub(super) fn quotation(&self) -> Option<Quotation> {
        let excerpt = self.article.excerpt(self.sentence)?;
        let within = |source: &Span| excerpt.span().contains(*source);
        Some(Quotation {
            label: None,
            marks: self.source.iter().copied().filter(within).collect(),
            excerpt,
            note: None,
        })
    }
}

/// Reads the sentences that are on the topic.
pub(super) fn gather(
    topic: Topic,
    coverage: Coverage,
    newsroom: &Newsroom,
) -> Result<Gathered, Refusal> {
    let snapshot = newsroom.snapshot();
    let method = Method::for_topics();
    let origins = coverage.standing(newsroom);
    let further = coverage.further;
    let mut known = BTreeSet::new();
    let mut copies = 0;
    let mut all = Vec::new();
    for covering in coverage.articles {
        if !known.insert(origins.origin(covering.number)) {
            copies += 1;
            continue;
        }
        let article = covering.article;
        let sourced = sourcing(&article, &newsroom.quotes(&article));
        for passage in covering.passages.into_iter().take(PASSAGES_MAX) {
            let best = ask::within(&topic.words, &article, passage, &snapshot, &method)?;
            let Some((span, _)) = best else { continue };
            let on_topic = sourced
                .iter()
                .filter(|sourced| span.contains(sourced.sentence));
            all.extend(on_topic.map(|sourced| Attributable {
                attributed: sourced.attributed,
                article: Arc::clone(&article),
                sentence: sourced.sentence,
                source: sourced.source,
            }));
        }
    }
    Ok(Gathered {
        topic,
        texts: known.len(),
        copies,
        further,
        lines: Lines { all },
    })
}

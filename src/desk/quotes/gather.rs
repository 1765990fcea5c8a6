//! The quotes of one speaker, from the articles that quote them.

use std::sync::Arc;

use crate::news::{Article, Excerpt, Quote};
use crate::newsroom::{Newsroom, Speaker};

/// The most articles read for one reply: the newest, those about what is asked for before the others.
const ARTICLES_MAX: usize = 60;

/// Whose quotes are sought.
pub(super) struct Sought<'a> {
    pub(super) speaker: &'a Speaker,
    pub(super) about: Option<&'a str>,
}

/// A quote in its article.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) article: Arc<Article>,
    pub(super) quote: Quote,
}

/// What was sought and found.
pub(super) struct Gathered {
    /// The quotes, those of the newest articles first, each article's in reading order.
    pub(super) found: Vec<Found>,
    /// How many articles were read.
    pub(super) read: usize,
    /// How many quote the speaker.
    pub(super) quoting: usize,
}

/// The quotes sought.
pub(super) fn gather(sought: &Sought<'_>, newsroom: &Newsroom) -> Gathered {
    let (articles, quoting) = newsroom.quoting(sought.speaker, sought.about, ARTICLES_MAX);
    let read = articles.len();
    let mut found = Vec::new();
    for article in articles {
        for quote in newsroom.quotes(&article) {
            let spoken = quote
                .speaker
                .name
                .as_ref()
                .is_some_and(|name| sought.speaker.names.contains(name));
            if spoken && is_about(&article, &quote, sought.about) {
                found.push(Found {
                    article: Arc::clone(&article),
                    quote,
                });
            }
        }
    }
    Gathered {
        found,
        read,
        quoting,
    }
}

/// Whether the paragraph of a quote has every word of `about`, in whatever case; words are met by their beginnings,
/// so that `Russia` finds `Russian`.
pub(super) fn is_about(article: &Article, quote: &Quote, about: Option<&str>) -> bool {
    let Some(about) = about else {
        return true;
    };
    let paragraph = article
        .paragraph_at(quote.speech)
        .and_then(|number| article.paragraphs().get(number))
        .map(|paragraph| paragraph.span.slice(article.body()).to_lowercase())
        .unwrap_or_default();
    let words: Vec<&str> = paragraph.split(|c: char| !c.is_alphanumeric()).collect();
    about
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .all(|wanted| words.iter().any(|word| word.starts_with(wanted)))
}

/// The whole sentences that hold the speech and, in the same paragraph, whoever speaks it.
pub(super) fn excerpt(article: &Arc<Article>, quote: &Quote) -> Option<Excerpt> {
    let paragraph = article
        .paragraphs()
        .get(article.paragraph_at(quote.speech)?)?;
    let near = quote
        .speaker
        .written
        .filter(|written| paragraph.span.contains(*written));
    let wanted = near.map_or(quote.speech, |written| written.cover(quote.speech));
    article.excerpt(article.sentences_around(wanted)?)
}

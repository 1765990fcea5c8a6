//! Excerpts and their citations: an article's own words, and the proof of it.

use std::sync::Arc;

use super::{Article, Class, Paragraph, Published, Revision, Span};

/// Whole sentences of an article: of one paragraph, or of paragraphs of its own words that follow one by one.
///
/// It owns no text: what it shows is always a slice of its article's body. It can be made only by
/// [`Article::excerpt`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    article: Arc<Article>,
    paragraph: usize,
    span: Span,
}

impl Excerpt {
    pub(super) fn cut(article: &Arc<Article>, span: Span) -> Option<Self> {
        let paragraphs = article.paragraphs();
        let starts_in = paragraphs.iter().position(|paragraph| {
            let mut starts = paragraph.sentences.iter().map(|sentence| sentence.start());
            starts.any(|start| start == span.start())
        })?;
        let covered: Vec<&Paragraph> = paragraphs
            .iter()
            .skip(starts_in)
            .take_while(|paragraph| paragraph.span.start() < span.end())
            .collect();
        let last = covered.last()?;
        let ends = last
            .sentences
            .iter()
            .any(|sentence| sentence.end() == span.end());
        let own = match covered.as_slice() {
            [only] => only.class != Class::Furniture,
            several => several
                .iter()
                .all(|paragraph| paragraph.class == Class::Body),
        };
        (own && ends && !span.is_empty()).then(|| Self {
            article: Arc::clone(article),
            paragraph: starts_in,
            span,
        })
    }

    /// The words, exactly as they stand in the body.
    pub fn text(&self) -> &str {
        self.span.slice(self.article.body())
    }

    /// Where they stand in the body.
    pub fn span(&self) -> Span {
        self.span
    }

    /// The number (from 0) of the paragraph they begin in.
    pub fn paragraph(&self) -> usize {
        self.paragraph
    }

    /// The article they were cut from.
    pub fn article(&self) -> &Arc<Article> {
        &self.article
    }

    /// Where the words come from.
    pub fn citation(&self) -> Citation<'_> {
        Citation { excerpt: self }
    }

    /// The checksum of the words alone.
    pub fn checksum(&self) -> Revision {
        Revision::of(self.text())
    }
}

/// Where an excerpt comes from: read from the excerpt's own article, never passed beside it.
#[derive(Clone, Copy, Debug)]
pub struct Citation<'a> {
    excerpt: &'a Excerpt,
}

impl<'a> Citation<'a> {
    /// What the article is called.
    pub fn title(self) -> &'a str {
        self.excerpt.article.title()
    }

    /// The outlet that published it, where known.
    pub fn source(self) -> Option<&'a str> {
        self.excerpt.article.metadata().source.as_deref()
    }

    /// When it was published.
    pub fn published(self) -> &'a Published {
        &self.excerpt.article.metadata().published
    }

    /// Where it can be read, where known: an address of the web, as nothing else may be opened.
    pub fn url(self) -> Option<&'a str> {
        let url = self.excerpt.article.metadata().url.as_deref();
        url.filter(|url| {
            let (scheme, _) = url.split_once("://").unwrap_or_default();
            ["http", "https"]
                .iter()
                .any(|web| scheme.eq_ignore_ascii_case(web))
        })
    }

    /// The paragraphs the words stand in, as a reader is told: `paragraph 4`, `paragraphs 4–5`.
    pub fn place(self) -> String {
        let paragraphs = self.excerpt.article.paragraphs().iter();
        let covered = paragraphs
            .skip(self.excerpt.paragraph)
            .take_while(|paragraph| paragraph.span.start() < self.excerpt.span.end())
            .count();
        let first = self.paragraph();
        match covered {
            0 | 1 => format!("paragraph {first}"),
            several => format!("paragraphs {first}–{}", first + several - 1),
        }
    }

    /// The number of the first paragraph as a reader counts, from 1.
    pub fn paragraph(self) -> usize {
        self.excerpt.paragraph + 1
    }
}

//! Articles: an immutable body, cut into classified paragraphs, with what is known of its origin.

use std::fmt;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::{Excerpt, Language, Published, Span, sentence};

/// The name of an article in its collection: its file's stem unless its metadata gives one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(String);

impl ArticleId {
    /// The most bytes an id may have: longer than a usual file name's stem, short enough to show.
    pub const BYTES_MAX: usize = 200;

    /// Makes an id; nothing when it is empty, too long or holds white space or control characters.
    pub fn new(id: impl Into<String>) -> Option<Self> {
        let id = id.into();
        let fits = !id.is_empty()
            && id.len() <= Self::BYTES_MAX
            && !id.chars().any(|c| c.is_whitespace() || c.is_control());
        fits.then_some(Self(id))
    }

    /// The id as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ArticleId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// The number an archive gives an article for good: short, never reused, the same over all its revisions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleNumber(pub u64);

/// The SHA-256 checksum of a normalised body: names one revision of an article.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Revision([u8; 32]);

impl Revision {
    /// The checksum of `text`.
    pub fn of(text: &str) -> Self {
        Self(Sha256::digest(text.as_bytes()).into())
    }

    /// The revision with these bytes, as an archive stored them.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The 32 bytes.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The first eight hexadecimal digits: enough to tell revisions of one article apart.
    pub fn short(&self) -> String {
        let mut hex = self.to_string();
        hex.truncate(8);
        hex
    }
}

impl fmt::Display for Revision {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(out, "{byte:02x}"))
    }
}

impl fmt::Debug for Revision {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Revision({})", self.short())
    }
}

/// What a paragraph is to a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// A title of the whole article.
    Headline,
    /// A heading over some of the article's own text.
    Subheading,
    /// What describes a picture, with or without its credit.
    Caption,
    /// Who wrote, contributed or produced it, where and when: bylines, credits, datelines that stand alone.
    Byline,
    /// The article's own words.
    Body,
    /// What is not this article: navigation, tags, teasers, promotions, notices.
    Furniture,
}

impl Class {
    /// Every class, in the order of declaration.
    pub const ALL: [Self; 6] = [
        Self::Headline,
        Self::Subheading,
        Self::Caption,
        Self::Byline,
        Self::Body,
        Self::Furniture,
    ];

    /// Whether a reader may be shown it as something the article says.
    pub fn is_quotable(self) -> bool {
        matches!(self, Self::Body | Self::Subheading)
    }

    /// The word for it in exports and in the archive.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Subheading => "subheading",
            Self::Caption => "caption",
            Self::Byline => "byline",
            Self::Body => "body",
            Self::Furniture => "furniture",
        }
    }
}

/// A paragraph of a body: its class, its place and the sentences in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// What it is.
    pub class: Class,
    /// Where it stands in the body, without surrounding white space.
    pub span: Span,
    /// Its sentences in order, as spans of the body; none of them for furniture.
    pub sentences: Vec<Span>,
}

/// What is known of an article besides its text. Unknown stays unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The title as stated; an article without one is called by its first words.
    pub title: Option<String>,
    /// The outlet that published it.
    pub source: Option<String>,
    /// Who wrote it, as stated.
    pub author: Option<String>,
    /// Where (and by which desk) it was filed, as stated: `PARIS`.
    pub dateline: Option<String>,
    /// Outlets, agencies and people that the text credits, in order of appearance.
    pub credits: Vec<String>,
    /// When it was published.
    pub published: Published,
    /// Where it can be read.
    pub url: Option<String>,
    /// The file it came from, relative to the folder that was taken in.
    pub path: Option<String>,
}

/// A news article as taken in: an immutable body and what is known of it.
#[derive(Debug, PartialEq, Eq)]
pub struct Article {
    id: ArticleId,
    revision: Revision,
    body: String,
    language: Language,
    metadata: Metadata,
    paragraphs: Vec<Paragraph>,
}

/// Why parts do not make an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Malformed {
    /// A paragraph is empty, out of order, or covers what another covers.
    #[error("paragraph {0} overlaps another or is out of order")]
    Order(usize),
    /// Text that is more than white space belongs to no paragraph.
    #[error("text before paragraph {0} belongs to no paragraph")]
    Gap(usize),
    /// A sentence lies outside its paragraph.
    #[error("a sentence of paragraph {0} lies outside it")]
    Sentence(usize),
}

impl Article {
    /// Makes an article of a normalised body whose paragraphs are classified; cuts the sentences.
    ///
    /// # Errors
    /// When the paragraphs do not tile the body: in order, apart, with nothing but white space between them.
    pub fn new(
        id: ArticleId,
        body: String,
        language: Language,
        metadata: Metadata,
        classified: impl IntoIterator<Item = (Class, Span)>,
    ) -> Result<Self, Malformed> {
        let paragraphs = classified
            .into_iter()
            .map(|(class, span)| Paragraph {
                class,
                span,
                sentences: match class {
                    Class::Furniture => Vec::new(),
                    Class::Headline
                    | Class::Subheading
                    | Class::Caption
                    | Class::Byline
                    | Class::Body => sentence::sentences(&body, span, language),
                },
            })
            .collect();
        Self::restore(id, body, language, metadata, paragraphs)
    }

    /// Makes an article of parts that were cut before, as an archive keeps them.
    ///
    /// # Errors
    /// When the paragraphs do not tile the body or a sentence lies outside its paragraph.
    pub fn restore(
        id: ArticleId,
        body: String,
        language: Language,
        metadata: Metadata,
        paragraphs: Vec<Paragraph>,
    ) -> Result<Self, Malformed> {
        let mut at = 0;
        for (number, paragraph) in paragraphs.iter().enumerate() {
            let span = paragraph.span;
            if span.is_empty()
                || span.start() < at
                || Span::of(&body, span.start(), span.end()).is_none()
            {
                return Err(Malformed::Order(number));
            }
            if !is_blank(&body, at, span.start()) {
                return Err(Malformed::Gap(number));
            }
            let mut from = span.start();
            for sentence in &paragraph.sentences {
                if sentence.start() < from
                    || !span.contains(*sentence)
                    || Span::of(&body, sentence.start(), sentence.end()).is_none()
                {
                    return Err(Malformed::Sentence(number));
                }
                from = sentence.end();
            }
            at = span.end();
        }
        if !is_blank(&body, at, body.len()) {
            return Err(Malformed::Gap(paragraphs.len()));
        }
        let revision = Revision::of(&body);
        Ok(Self {
            id,
            revision,
            body,
            language,
            metadata,
            paragraphs,
        })
    }

    /// Its name in the collection.
    pub fn id(&self) -> &ArticleId {
        &self.id
    }

    /// The checksum of its body.
    pub fn revision(&self) -> Revision {
        self.revision
    }

    /// The normalised body: what spans and checksums refer to.
    pub fn body(&self) -> &str {
        &self.body
    }

    /// The language most of it is written in.
    pub fn language(&self) -> Language {
        self.language
    }

    /// What is known of it.
    pub fn metadata(&self) -> &Metadata {
        &self.metadata
    }

    /// Its paragraphs in reading order; with the white space between them they tile the body.
    pub fn paragraphs(&self) -> &[Paragraph] {
        &self.paragraphs
    }

    /// What to call it: its title, or its id where no title is known.
    pub fn title(&self) -> &str {
        self.metadata.title.as_deref().unwrap_or(self.id.as_str())
    }

    /// The number (from 0) of the paragraph that holds all of `span`.
    pub fn paragraph_at(&self, span: Span) -> Option<usize> {
        let after = self
            .paragraphs
            .partition_point(|paragraph| paragraph.span.start() <= span.start());
        let number = after.checked_sub(1)?;
        self.paragraphs
            .get(number)?
            .span
            .contains(span)
            .then_some(number)
    }

    /// The whole sentences that hold `span`, which must lie in one paragraph.
    pub fn sentences_around(&self, span: Span) -> Option<Span> {
        let paragraph = self.paragraphs.get(self.paragraph_at(span)?)?;
        let sentences = paragraph.sentences.iter().copied();
        sentences
            .filter(|sentence| sentence.overlaps(span))
            .reduce(Span::cover)
    }

    /// Cuts an excerpt: nothing unless `span` is one or more whole sentences of one paragraph that is not furniture,
    /// or of paragraphs of class body that follow one by one.
    pub fn excerpt(self: &Arc<Self>, span: Span) -> Option<Excerpt> {
        Excerpt::cut(self, span)
    }
}

fn is_blank(body: &str, start: usize, end: usize) -> bool {
    body.get(start..end)
        .is_some_and(|gap| gap.trim().is_empty())
}

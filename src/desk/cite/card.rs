//! The evidence card: an excerpt, where it stands and the checksums that prove it.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;

use crate::desk::{ExcerptRef, NoReference};
use crate::news::{ArticleId, Excerpt, Revision};
use crate::newsroom::Newsroom;

/// What proves an excerpt: its article, its bytes, and the checksums of the revision and of the words.
///
/// Written `attache:ARTICLE:START-END:REVISION:EXCERPT`, with all digits of both checksums.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::desk) struct Proof {
    /// The article.
    pub(in crate::desk) article: ArticleId,
    /// The first byte and the byte after the last.
    pub(in crate::desk) bytes: (usize, usize),
    /// The checksum of the article's body, or the first digits of it.
    pub(in crate::desk) revision: String,
    /// The checksum of the words; nothing where only a reference was given.
    pub(in crate::desk) excerpt: Option<String>,
}

/// What the written form begins with.
const SCHEME: &str = "attache:";
/// The hexadecimal digits of a checksum.
const DIGITS: usize = 64;

/// An evidence card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::desk) struct Card {
    /// The excerpt.
    pub(super) excerpt: Excerpt,
    /// When its revision was taken in.
    pub(super) taken: Option<Timestamp>,
    /// What proves it.
    pub(super) proof: Proof,
}

/// What was read of a card that somebody gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::desk) struct Given {
    /// What is to be proved.
    pub(in crate::desk) proof: Proof,
    /// The words on the card; nothing on a bare reference.
    pub(in crate::desk) words: Option<String>,
}

impl Proof {
    /// What proves `excerpt`.
    pub(in crate::desk) fn of(excerpt: &Excerpt) -> Self {
        let span = excerpt.span();
        Self {
            article: excerpt.article().id().clone(),
            bytes: (span.start(), span.end()),
            revision: excerpt.article().revision().to_string(),
            excerpt: Some(excerpt.checksum().to_string()),
        }
    }

    /// Finds the written form among other words.
    pub(super) fn within(text: &str) -> Option<Self> {
        text.match_indices(SCHEME).find_map(|(at, _)| {
            let rest = text.get(at..)?;
            let end = rest.find(|c: char| c.is_whitespace() || "`,;\"<>".contains(c));
            rest.get(..end.unwrap_or(rest.len()))?.parse().ok()
        })
    }

    /// Whether `words` are those whose checksum it has.
    pub(in crate::desk) fn is_of(&self, words: &str) -> bool {
        let excerpt = self.excerpt.as_deref();
        excerpt.is_some_and(|excerpt| Revision::of(words).to_string() == excerpt)
    }
}

impl fmt::Display for Proof {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (start, end) = self.bytes;
        write!(
            out,
            "{SCHEME}{}:{start}-{end}:{}",
            self.article, self.revision
        )?;
        match &self.excerpt {
            Some(excerpt) => write!(out, ":{excerpt}"),
            None => Ok(()),
        }
    }
}

impl FromStr for Proof {
    type Err = NoReference;

    fn from_str(text: &str) -> Result<Self, NoReference> {
        let rest = text.strip_prefix(SCHEME).ok_or(NoReference)?;
        let (rest, excerpt) = rest.rsplit_once(':').ok_or(NoReference)?;
        let reference: ExcerptRef = rest.parse()?;
        if !is_checksum(excerpt) || !is_checksum(&reference.revision) {
            return Err(NoReference);
        }
        Ok(Self {
            article: reference.article,
            bytes: reference.bytes,
            revision: reference.revision,
            excerpt: Some(excerpt.to_owned()),
        })
    }
}

fn is_checksum(digits: &str) -> bool {
    digits.len() == DIGITS && is_hexadecimal(digits)
}

/// Whether these are digits of a checksum.
pub(super) fn is_hexadecimal(digits: &str) -> bool {
    let digit = |c: char| c.is_ascii_digit() || ('a'..='f').contains(&c);
    !digits.is_empty() && digits.chars().all(digit)
}

impl Card {
    /// The card of `excerpt`.
    pub(super) fn of(excerpt: Excerpt, newsroom: &Newsroom) -> Self {
        let article = excerpt.article();
        let revisions = newsroom.revisions(article.id());
        let taken = revisions
            .iter()
            .find(|revised| revised.revision == article.revision());
        Self {
            taken: taken.map(|revised| revised.taken),
            proof: Proof::of(&excerpt),
            excerpt,
        }
    }
}

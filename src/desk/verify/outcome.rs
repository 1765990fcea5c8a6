//! Whether the collection still holds what a card says, where it says.

use std::sync::Arc;

use super::super::check::compare::{Difference, difference};
use super::super::cite::{Given, Proof};
use crate::news::{Article, Class, Excerpt, Span};
use crate::newsroom::Newsroom;

/// A passage of the article now is the one on the card, revised, when it has this share of its words in their order.
const REVISED_MIN: f64 = 0.5;

/// The most paragraphs that are compared with a card at once: more than excerpts go over.
const PARAGRAPHS_MAX: usize = 4;

/// What became of the words on a card.
#[derive(Debug)]
pub(super) enum Outcome {
    /// The same bytes stand there.
    Same {
        /// The words.
        now: Excerpt,
        /// Whether the article was revised elsewhere.
        elsewhere: bool,
    },
    /// The same words stand at other bytes.
    Moved {
        /// Where they stood, when the archive has that revision.
        before: Option<Excerpt>,
        /// The sentences that they stand in now.
        now: Excerpt,
    },
    /// The article has a passage instead that is much like it.
    Revised {
        /// As it was, when the archive has that revision.
        before: Option<Excerpt>,
        /// As it is.
        now: Excerpt,
        /// What differs.
        difference: Difference,
    },
    /// The words stand nowhere in the article now.
    Gone {
        /// As they were, when the archive has that revision.
        before: Option<Excerpt>,
        /// Why.
        why: Gone,
    },
    /// The card contradicts itself or the archive.
    Damaged(Damaged),
}

/// Why words are gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gone {
    /// The article was withdrawn.
    Withdrawn,
    /// No article ever had that id.
    Unknown,
    /// The article was revised, and has nothing like it.
    Removed,
    /// The card is of a revision that this collection never had.
    OtherRevision,
}

/// What is wrong with a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Damaged {
    /// Its words are not those whose checksum it has.
    Words,
    /// Its revision has other words at its bytes.
    Bytes,
}

impl Outcome {
    /// The word for it in exports.
    pub(super) fn as_str(&self) -> &'static str {
        match self {
            Self::Same { .. } => "same",
            Self::Moved { .. } => "moved",
            Self::Revised { .. } => "revised",
            Self::Gone { .. } => "gone",
            Self::Damaged(_) => "damaged",
        }
    }
}

/// Looks for what `given` says.
pub(super) fn outcome(given: &Given, newsroom: &Newsroom) -> Outcome {
    let proof = &given.proof;
    let archived = newsroom.article_revised(&proof.article, &proof.revision);
    let before = archived.as_ref().map(|article| {
        let span = Span::of(article.body(), proof.bytes.0, proof.bytes.1);
        (article, span)
    });
    let words = match words(given, before) {
        Ok(words) => words,
        Err(damaged) => return Outcome::Damaged(damaged),
    };
    let before = before.and_then(|(article, span)| article.excerpt(span?));
    let Some(article) = newsroom.article(&proof.article) else {
        let known = newsroom.number(&proof.article).is_some();
        let why = if known {
            Gone::Withdrawn
        } else {
            Gone::Unknown
        };
        return Outcome::Gone { before, why };
    };
    let Some(words) = words else {
        let why = Gone::OtherRevision;
        return Outcome::Gone { before, why };
    };
    found(&article, proof, &words, before)
}

/// The words that are looked for, exactly: the archive's, else the card's; nothing for a reference to a revision
/// that the archive never had.
fn words(
    given: &Given,
    archived: Option<(&Arc<Article>, Option<Span>)>,
) -> Result<Option<String>, Damaged> {
    let proof = &given.proof;
    let Some((article, span)) = archived else {
        return match &given.words {
            Some(words) if proof.is_of(words) => Ok(Some(words.clone())),
            Some(_) => Err(Damaged::Words),
            None => Ok(None),
        };
    };
    let there = span.ok_or(Damaged::Bytes)?.slice(article.body());
    if proof.excerpt.is_some() && !proof.is_of(there) {
        return Err(Damaged::Bytes);
    }
    // A field of one line turns line ends into blanks, and some programs cut those at the ends.
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    match &given.words {
        Some(words) if words != there && plain(words) != plain(there) => Err(Damaged::Words),
        _ => Ok(Some(there.to_owned())),
    }
}

/// Where the article has `words` now, or what it has instead.
fn found(article: &Arc<Article>, proof: &Proof, words: &str, before: Option<Excerpt>) -> Outcome {
    let body = article.body();
    let elsewhere = !article.revision().to_string().starts_with(&proof.revision);
    let there =
        Span::of(body, proof.bytes.0, proof.bytes.1).filter(|span| span.slice(body) == words);
    if let Some(now) = there.and_then(|span| sentences_of(article, span)) {
        return Outcome::Same { now, elsewhere };
    }
    let moved = body
        .match_indices(words)
        .filter_map(|(at, _)| sentences_of(article, Span::of(body, at, at + words.len())?))
        .min_by_key(|now| now.span().start().abs_diff(proof.bytes.0));
    if let Some(now) = moved {
        return Outcome::Moved { before, now };
    }
    match most_like(article, words) {
        Some((now, difference)) => Outcome::Revised {
            before,
            now,
            difference,
        },
        None => Outcome::Gone {
            before,
            why: Gone::Removed,
        },
    }
}

/// The sentences of the article in which the words are that are most like `words`, in as many paragraphs as they
/// stood in or fewer; nothing where few are.
fn most_like(article: &Arc<Article>, words: &str) -> Option<(Excerpt, Difference)> {
    let body = article.body();
    let paragraphs = article.paragraphs();
    let stood_in = words.split('\n').filter(|line| !line.trim().is_empty());
    let most = stood_in.count().clamp(1, PARAGRAPHS_MAX);
    let stretches = (1..=most).flat_map(|count| paragraphs.windows(count));
    let own = stretches.filter(|stretch| {
        let mut classes = stretch.iter().map(|paragraph| paragraph.class);
        classes.all(|class| class != Class::Furniture)
    });
    let spans = own.filter_map(|stretch| Some(stretch.first()?.span.cover(stretch.last()?.span)));
    let compared = spans.filter_map(|span| Some((span, difference(words, span.slice(body))?)));
    let (span, found) = compared
        .filter(|(_, found)| found.same >= REVISED_MIN)
        .max_by(|(a, one), (b, other)| {
            // Of equals the shorter, then the earlier.
            let shorter = b.len().cmp(&a.len()).then(b.cmp(a));
            one.same.total_cmp(&other.same).then(shorter)
        })?;
    let (start, end) = found.range;
    let span = Span::of(body, span.start() + start, span.start() + end)?;
    let now = sentences_of(article, span)?;
    let difference = difference(words, now.text())?;
    Some((now, difference))
}

/// The whole sentences that `span` touches.
fn sentences_of(article: &Arc<Article>, span: Span) -> Option<Excerpt> {
    let paragraphs = article.paragraphs().iter();
    let touched = paragraphs
        .flat_map(|paragraph| &paragraph.sentences)
        .filter(|sentence| sentence.overlaps(span))
        .copied()
        .reduce(Span::cover)?;
    article.excerpt(touched)
}

//! An excerpt among the paragraphs around it: the reply to **In context**.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use super::Refusal;
use crate::news::{Article, ArticleId, Class, Excerpt, Span};
use crate::newsroom::Newsroom;
use crate::reply::{Block, Line, Quotation, Reply};

/// How many paragraphs are shown before and after the excerpt's own.
const AROUND: usize = 2;

/// Names an excerpt: its article, its bytes and the revision they were cut from.
///
/// Written `000_a665…:1042-1187:1f2e3d4c`; read back from a component or the console, so untrusted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExcerptRef {
    /// The article.
    pub article: ArticleId,
    /// The first byte and the byte after the last.
    pub bytes: (usize, usize),
    /// The first eight digits of the revision.
    pub revision: String,
}

impl ExcerptRef {
    /// The reference that names `excerpt`.
    pub fn of(excerpt: &Excerpt) -> Self {
        let span = excerpt.span();
        Self {
            article: excerpt.article().id().clone(),
            bytes: (span.start(), span.end()),
            revision: excerpt.article().revision().short(),
        }
    }
}

impl fmt::Display for ExcerptRef {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            out,
            "{}:{}-{}:{}",
            self.article, self.bytes.0, self.bytes.1, self.revision
        )
    }
}

/// What is no reference to an excerpt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a reference to an excerpt: write article:start-end:revision")]
pub struct NoReference;

impl FromStr for ExcerptRef {
    type Err = NoReference;

    fn from_str(text: &str) -> Result<Self, NoReference> {
        let mut parts = text.rsplitn(3, ':');
        let revision = parts.next().ok_or(NoReference)?;
        let (start, end) = parts
            .next()
            .and_then(|bytes| bytes.split_once('-'))
            .ok_or(NoReference)?;
        let article = parts.next().and_then(ArticleId::new).ok_or(NoReference)?;
        let number = |digits: &str| digits.parse().map_err(|_| NoReference);
        Ok(Self {
            article,
            bytes: (number(start)?, number(end)?),
            revision: revision.to_owned(),
        })
    }
}

/// Shows the excerpt that `reference` names, marked, with the paragraphs around it, its bytes and its checksums.
///
/// # Errors
/// When the collection no longer holds those bytes.
pub fn context(reference: &ExcerptRef, newsroom: &Newsroom) -> Result<Reply, Refusal> {
    let excerpt = excerpt_of(reference, newsroom)?;
    Ok(shown(excerpt.article(), &excerpt))
}

/// The excerpt that `reference` names.
///
/// # Errors
/// When the collection no longer holds those bytes.
pub(super) fn excerpt_of(reference: &ExcerptRef, newsroom: &Newsroom) -> Result<Excerpt, Refusal> {
    let Some(article) = newsroom.article(&reference.article) else {
        return Err(Refusal::new(
            "That article is no longer in the collection: ask again to see what is.",
        ));
    };
    let (start, end) = reference.bytes;
    let same = article.revision().short() == reference.revision;
    Span::of(article.body(), start, end)
        .filter(|_| same)
        .and_then(|span| article.excerpt(span))
        .ok_or_else(|| {
            Refusal::new(
                "That article has been revised since this excerpt was shown: ask again to see how it reads now.",
            )
        })
}

fn shown(article: &Arc<Article>, excerpt: &Excerpt) -> Reply {
    let own: Vec<(usize, Span)> = article
        .paragraphs()
        .iter()
        .enumerate()
        .filter(|(_, paragraph)| paragraph.class != Class::Furniture)
        .map(|(number, paragraph)| (number, paragraph.span))
        .collect();
    let holds = |(_, span): &(usize, Span)| span.overlaps(excerpt.span());
    let first = own.iter().position(holds).unwrap_or_default();
    let last = own.iter().rposition(holds).unwrap_or_default();
    let mut reply = Reply::new(article.title());
    for &(number, span) in own
        .iter()
        .take(last + AROUND + 1)
        .skip(first.saturating_sub(AROUND))
    {
        let marks = span.shared(excerpt.span()).into_iter().collect();
        if let Some(paragraph) = whole_paragraph(article, number) {
            reply = reply.with(Block::Paragraph(Quotation {
                excerpt: paragraph,
                marks,
                label: None,
                note: None,
            }));
        }
    }
    let citation = excerpt.citation();
    let source = citation.source().unwrap_or("source unknown").to_owned();
    reply.with(Block::List(vec![
        Line::from(format!(
            "{source}, {}, {}",
            citation.published(),
            citation.place()
        )),
        Line::new()
            .plain(format!("bytes {} of ", excerpt.span()))
            .code(article.id().as_str())
            .plain(", revision ")
            .code(article.revision().to_string()),
        Line::new()
            .plain("sha256 of the excerpt ")
            .code(excerpt.checksum().to_string()),
        Line::new()
            .plain("to cite it: ")
            .code(format!("/cite {}", ExcerptRef::of(excerpt))),
    ]))
}

/// All sentences of a paragraph; nothing for furniture.
pub(super) fn whole_paragraph(article: &Arc<Article>, number: usize) -> Option<Excerpt> {
    let sentences = &article.paragraphs().get(number)?.sentences;
    article.excerpt(sentences.first()?.cover(*sentences.last()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_reads_as_it_was_written() {
        for written in ["a:0-4:1f2e3d4c", "urn:x:7:10-20:00000000"] {
            assert_eq!(written.parse::<ExcerptRef>().unwrap().to_string(), written);
        }
        for broken in ["", "a", "a:1:2", "a:1-2", ":1-2:f", "a:x-2:f", "a b:1-2:f"] {
            assert_eq!(broken.parse::<ExcerptRef>(), Err(NoReference), "{broken}");
        }
    }
}

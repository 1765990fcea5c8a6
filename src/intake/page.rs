//! What a record states and its text become an article.

use super::record::Given;
use super::{ReadError, dates, language, normal, paragraphs};
use crate::news::{Article, ArticleId, Class, Metadata, Published};

/// Makes the article of one record; `stem` names it where it does not name itself, `path` is where it came from.
///
/// # Errors
/// When there is no id or no body in it.
pub(super) fn article(given: Given, stem: &str, path: &str) -> Result<Article, ReadError> {
    let id = match given.id.as_deref().map(str::trim) {
        None | Some("") => ArticleId::new(stem.split_whitespace().collect::<Vec<_>>().join("-")),
        Some(id) => ArticleId::new(id),
    }
    .ok_or(ReadError::NoId)?;
    let body = normal::normalise(given.body.as_deref().unwrap_or_default());
    let spans = paragraphs::paragraphs(&body);
    let title = line(given.title);
    let mut classified = Vec::with_capacity(spans.len());
    let mut stated = title.clone();
    for (number, span) in spans.into_iter().enumerate() {
        let words = span.slice(&body);
        let is_headline = match &stated {
            Some(title) => words == title,
            None => number == 0 && !words.ends_with('.'),
        };
        if is_headline && stated.is_none() {
            stated = Some(words.to_owned());
        }
        let class = if is_headline {
            Class::Headline
        } else {
            Class::Body
        };
        classified.push((class, span));
    }
    if !classified.iter().any(|(class, _)| *class == Class::Body) {
        return Err(ReadError::NoBody);
    }
    let published = given
        .published_at
        .or(given.published)
        .map_or(Published::Unknown, |text| dates::published(&text));
    let metadata = Metadata {
        title: stated,
        source: line(given.source),
        author: line(given.author),
        dateline: None,
        credits: Vec::new(),
        published,
        url: line(given.url),
        path: Some(path.to_owned()),
    };
    let language = language::language(&body);
    Article::new(id, body, language, metadata, classified).map_err(|_| ReadError::NoBody)
}

/// A stated value on one line, normalised; nothing when it is blank.
fn line(text: Option<String>) -> Option<String> {
    let text = normal::normalise(&text?).replace('\n', " ");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

//! What a record states and its text become an article.

use super::collection::Collection;
use super::given::Given;
use super::{ReadError, classify, credits, dateline, dates, language, normal, paragraphs};
use crate::news::{Article, ArticleId, Class, Metadata, Published};

/// Makes the article of one record; `stem` names it where it does not name itself, `path` is where it came from.
///
/// # Errors
/// When there is no id or no body in it.
pub(super) fn article(
    given: Given,
    stem: &str,
    path: &str,
    collection: &Collection,
) -> Result<Article, ReadError> {
    let id = match given.id.as_deref().map(str::trim) {
        None | Some("") => ArticleId::new(stem.split_whitespace().collect::<Vec<_>>().join("-")),
        Some(id) => ArticleId::new(id),
    }
    .ok_or(ReadError::NoId)?;
    let body = normal::normalise(given.body.as_deref().unwrap_or_default());
    let spans = paragraphs::paragraphs(&body);
    let title = line(given.title);
    let author = line(given.author);
    let found = classify::classify(&body, &spans, title.as_deref(), author.as_deref());
    let stated = title.or_else(|| {
        let span = spans.get(found.title?)?;
        Some(span.slice(&body).to_owned())
    });
    let classified: Vec<_> = found.classes.into_iter().zip(spans).collect();
    if !classified.iter().any(|(class, _)| *class == Class::Body) {
        return Err(ReadError::NoBody);
    }
    let kept = || {
        classified
            .iter()
            .filter(|(class, _)| *class != Class::Furniture)
            .map(|(class, span)| (*class, span.slice(&body)))
    };
    let stated_date = given.published_at.or(given.published);
    let published = match stated_date.map_or(Published::Unknown, |text| dates::published(&text)) {
        Published::Unknown => dates::not_before(kept().map(|(_, text)| text)),
        known @ (Published::At(_) | Published::On(_) | Published::NotBefore(_)) => known,
    };
    let credits = credits::credits(kept());
    let metadata = Metadata {
        title: stated,
        source: line(given.source)
            .or(credits.source)
            .or_else(|| line(collection.source.clone())),
        author: author.or(credits.author),
        dateline: dateline::dateline(kept()),
        credits: credits.names,
        published,
        url: line(given.url),
        path: Some(path.to_owned()),
    };
    let language = collection
        .language()
        .unwrap_or_else(|| language::language(&body));
    Article::new(id, body, language, metadata, classified).map_err(|_| ReadError::NoBody)
}

/// A stated value on one line, normalised; nothing when it is blank.
fn line(text: Option<String>) -> Option<String> {
    let text = normal::normalise(&text?).replace('\n', " ");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

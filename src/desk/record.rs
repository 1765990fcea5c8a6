//! What programs are given of an article and of an excerpt, whichever command gives it.

use serde_json::{Map, Value as Json, json};

use super::ExcerptRef;
use crate::news::{Article, Excerpt};

/// What is known of an article; null where it is not.
pub(super) fn article(article: &Article) -> Json {
    let known = article.metadata();
    json!({
        "id": article.id().as_str(),
        "title": known.title,
        "source": known.source,
        "published": known.published.to_rfc3339(),
        "url": known.url,
        "path": known.path,
    })
}

/// An excerpt: its words, its article, where it stands there, and the reference by which `/cite` takes it.
pub(super) fn excerpt(excerpt: &Excerpt) -> Json {
    json!({
        "text": excerpt.text(),
        "article": article(excerpt.article()),
        "paragraph": excerpt.citation().paragraph(),
        "start": excerpt.span().start(),
        "end": excerpt.span().end(),
        "reference": ExcerptRef::of(excerpt).to_string(),
    })
}

/// The same among others: the first is of rank 1.
pub(super) fn ranked(rank: usize, of: &Excerpt, score: f64) -> Json {
    joined([
        json!({ "rank": rank }),
        excerpt(of),
        json!({ "score": score }),
    ])
}

/// The same after what else is told of it.
pub(super) fn told(fields: Json, of: &Excerpt) -> Json {
    joined([fields, excerpt(of)])
}

/// One object of the fields of all.
fn joined<const N: usize>(parts: [Json; N]) -> Json {
    let mut whole = Map::new();
    for part in parts {
        if let Json::Object(fields) = part {
            whole.extend(fields);
        }
    }
    Json::Object(whole)
}

//! Who holds an office that a reader named, as a reply says it.

use serde_json::{Value as Json, json};

use super::sources::counted;
use crate::newsroom::Holder;
use crate::reply::Line;

/// What the reader is told: `“French president” is Emmanuel Macron in 4 articles.`
pub(super) fn told(holder: &Holder) -> Line {
    Line::new()
        .plain(format!("“{}” is ", holder.office))
        .strong(&holder.speaker.name)
        .plain(format!(
            " in {}.",
            counted(holder.articles as u64, "article")
        ))
}

/// What a program is told.
pub(super) fn record(holder: &Holder) -> Json {
    json!({
        "office": holder.office,
        "name": holder.speaker.name,
        "articles": holder.articles,
    })
}

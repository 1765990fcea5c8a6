//! A tiny collection of invented articles.

use attache::newsroom::{Newsroom, Settings};
use serde_json::json;

/// A newsroom without articles.
pub(crate) fn empty() -> Newsroom {
    Newsroom::open(Settings::memory(), &mut |_| {}).unwrap()
}

/// A newsroom with two articles: a dated one with an address, and an undated one full of markup.
pub(crate) fn harbour() -> Newsroom {
    of(&[
        json!({
            "id": "harbour", "title": "Harbour reopens after storm", "source": "The Coast",
            "published_at": "2022-01-25", "url": "https://coast.example/harbour",
            "body": "The harbour at Norvik reopened on Tuesday after a storm had closed it for nine days. \
                     Captain Ida Holm said the first ferry left at 6:30.\n\n\
                     The repairs cost 4 million crowns, the port authority said in a statement on Wednesday.",
        }),
        json!({
            "id": "tides", "title": "Tides [update]",
            "body": "**Bold** claims, ||hidden|| words and @everyone stood in the notice of the tide office. \
                     It linked to https://tides.example and <#1>, and set `code` at <t:1643068800:R>.",
        }),
    ])
}

/// A newsroom with those articles.
pub(crate) fn of(articles: &[serde_json::Value]) -> Newsroom {
    let folder = tempfile::TempDir::new().unwrap();
    let file = folder.path().join("articles.jsonl");
    let lines: Vec<String> = articles.iter().map(ToString::to_string).collect();
    std::fs::write(&file, lines.join("\n")).unwrap();
    let newsroom = empty();
    let taken = newsroom.take_in(&file, &mut |_| {}).unwrap();
    assert!(taken.skipped.is_empty(), "{:?}", taken.skipped);
    newsroom
}

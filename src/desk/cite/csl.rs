//! An evidence card as CSL-JSON, with the fields of its version 1.0 alone, and reading one back.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::{Map, Value as Json, json};

use super::card::{Card, Given, Proof};
use super::markdown::one_line;

/// The card: a list of one item, as reference managers take it.
pub(super) fn record(card: &Card) -> Json {
    let citation = card.excerpt.citation();
    let article = card.excerpt.article();
    let known = article.metadata();
    let author = known
        .author
        .as_deref()
        .map(|author| json!([{ "literal": one_line(author) }]));
    let checksum = card.proof.excerpt.as_deref().unwrap_or_default();
    let key: String = checksum.chars().take(8).collect();
    let taken = card.taken.map(|taken| taken.to_zoned(TimeZone::UTC).date());
    let fields = [
        ("id", Some(json!(format!("attache-{key}")))),
        ("type", Some(json!("article-newspaper"))),
        ("title", Some(json!(one_line(article.title())))),
        (
            "container-title",
            citation.source().map(|source| json!(one_line(source))),
        ),
        ("author", author),
        ("issued", citation.published().date().map(date)),
        ("accessed", taken.map(date)),
        ("URL", citation.url().map(|url| json!(url))),
        ("language", Some(json!(article.language().code()))),
        ("annote", Some(json!(card.excerpt.text()))),
        (
            "note",
            Some(json!(format!("{}, {}", citation.place(), card.proof))),
        ),
    ];
    let item: Map<String, Json> = fields
        .into_iter()
        .filter_map(|(name, value)| Some((name.to_owned(), value?)))
        .collect();
    json!([item])
}

/// The card.
pub(super) fn written(card: &Card) -> String {
    format!("{:#}\n", record(card))
}

/// A card of this form; nothing where it is none.
pub(super) fn read(text: &str) -> Option<Given> {
    let json: Json = serde_json::from_str(text).ok()?;
    let item = json.as_array().map_or(Some(&json), |items| items.first())?;
    let named = |name: &str| item.get(name).and_then(Json::as_str);
    Some(Given {
        proof: Proof::within(named("note")?)?,
        words: named("annote").map(str::to_owned),
    })
}

fn date(date: Date) -> Json {
    json!({ "date-parts": [[date.year(), date.month(), date.day()]] })
}

//! Reads a saved web page: its metadata, and the paragraphs of its article.

use std::borrow::Cow;

use ego_tree::iter::Edge;
use encoding_rs::Encoding;
use scraper::{ElementRef, Html, Node, Selector};
use serde_json::Value;

use super::{Given, ReadError, nesting, normal};

/// How far into a page its encoding is declared.
const DECLARED_WITHIN: usize = 2048;

/// What a page states, with the text of its article as the body: one paragraph a line.
///
/// # Errors
/// When the bytes are no text, or no parser could cope with it.
pub(super) fn page(bytes: &[u8]) -> Result<Given, ReadError> {
    let text = decode(bytes)?;
    if nesting::is_tangled(&text) {
        return Err(ReadError::Tangled);
    }
    let page = Html::parse_document(&text);
    let linked = linked_data(&page);
    let from = |key: &str| linked.as_ref().and_then(|data| said(data.get(key)?));
    Ok(Given {
        id: None,
        title: meta(&page, "og:title")
            .or_else(|| from("headline"))
            .or_else(|| first_text(&page, "h1"))
            .or_else(|| first_text(&page, "title")),
        source: meta(&page, "og:site_name").or_else(|| from("publisher")),
        author: from("author").or_else(|| meta(&page, "author")),
        published_at: meta(&page, "article:published_time")
            .or_else(|| from("datePublished"))
            .or_else(|| attribute(&page, "time[datetime]", "datetime")),
        published: None,
        url: attribute(&page, "link[rel=canonical]", "href")
            .or_else(|| meta(&page, "og:url"))
            .filter(|url| url.starts_with("http://") || url.starts_with("https://")),
        body: Some(body(&page)),
    })
}

fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, ReadError> {
    let head = bytes.get(..DECLARED_WITHIN).unwrap_or(bytes);
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let declared = head.split_once("charset=").map(|(_, label)| {
        let label = label.trim_start_matches(['"', '\'', ' ']);
        label
            .split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | ':'))
            .next()
            .unwrap_or_default()
            .to_owned()
    });
    let encoding = declared.and_then(|label| Encoding::for_label(label.as_bytes()));
    // What is valid UTF-8 is UTF-8, whatever it declares.
    match encoding {
        Some(encoding) if std::str::from_utf8(bytes).is_err() => normal::decode_as(encoding, bytes),
        _ => normal::decode(bytes),
    }
}

/// The first article among the page's linked data.
fn linked_data(page: &Html) -> Option<Value> {
    let scripts = Selector::parse("script[type='application/ld+json']").ok()?;
    page.select(&scripts).find_map(|script| {
        let text: String = script.text().collect();
        article(serde_json::from_str(&text).ok()?)
    })
}

fn article(data: Value) -> Option<Value> {
    let is_article = |kind: &Value| kind.as_str().is_some_and(|kind| kind.ends_with("Article"));
    match data {
        Value::Array(list) => list.into_iter().find_map(article),
        Value::Object(mut object) => {
            let found = match object.get("@type") {
                Some(Value::Array(kinds)) => kinds.iter().any(is_article),
                Some(kind) => is_article(kind),
                None => false,
            };
            if found {
                Some(Value::Object(object))
            } else {
                article(object.remove("@graph")?)
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

/// The words of a value: a text, the name of a thing, or the list of them.
fn said(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Object(object) => said(object.get("name")?),
        Value::Array(list) => {
            let all: Vec<_> = list.iter().filter_map(said).collect();
            (!all.is_empty()).then(|| all.join(", "))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}

fn meta(page: &Html, name: &str) -> Option<String> {
    let selector = format!("meta[property='{name}'], meta[name='{name}']");
    attribute(page, &selector, "content")
}

fn attribute(page: &Html, selector: &str, name: &str) -> Option<String> {
    let selector = Selector::parse(selector).ok()?;
    let value = page.select(&selector).next()?.attr(name)?.trim();
    (!value.is_empty()).then(|| value.to_owned())
}

fn first_text(page: &Html, selector: &str) -> Option<String> {
    let selector = Selector::parse(selector).ok()?;
    let text: String = page.select(&selector).next()?.text().collect();
    (!text.trim().is_empty()).then_some(text)
}

/// The text of the article: of the element that is said to hold it, else of the whole page.
fn body(page: &Html) -> String {
    let held = ["[itemprop=articleBody]", "article", "main", "body"]
        .iter()
        .filter_map(|selector| Selector::parse(selector).ok())
        .find_map(|selector| {
            // Of several, the one with the most text: the others are teasers.
            page.select(&selector)
                .map(lines)
                .max_by_key(String::len)
                .filter(|text| !text.trim().is_empty())
        });
    held.unwrap_or_else(|| lines(page.root_element()))
}

/// Elements whose text is no part of a story.
const APART: [&str; 17] = [
    "script", "style", "noscript", "template", "nav", "footer", "aside", "form", "button",
    "select", "iframe", "svg", "head", "object", "video", "audio", "dialog",
];

/// Elements that stand on lines of their own.
const BLOCKS: [&str; 26] = [
    "p",
    "div",
    "section",
    "article",
    "main",
    "header",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "ul",
    "ol",
    "blockquote",
    "figure",
    "figcaption",
    "br",
    "hr",
    "table",
    "tr",
    "dt",
    "dd",
    "pre",
    "time",
];

/// The text of an element, a line for each block in it.
fn lines(element: ElementRef<'_>) -> String {
    let mut text = String::new();
    // A page may be nested more deeply than a stack is, so the walk keeps its own.
    let mut depth_apart = 0usize;
    for edge in element.traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Text(words) if depth_apart == 0 => {
                    // Line ends in the source are blanks to a reader.
                    text.extend(
                        words
                            .chars()
                            .map(|c| if c == '\n' || c == '\r' { ' ' } else { c }),
                    );
                }
                Node::Element(element) if APART.contains(&element.name()) => depth_apart += 1,
                Node::Element(element) if BLOCKS.contains(&element.name()) => text.push('\n'),
                Node::Document
                | Node::Fragment
                | Node::Doctype(_)
                | Node::Comment(_)
                | Node::Text(_)
                | Node::Element(_)
                | Node::ProcessingInstruction(_) => {}
            },
            Edge::Close(node) => {
                if let Node::Element(element) = node.value() {
                    if APART.contains(&element.name()) {
                        depth_apart = depth_apart.saturating_sub(1);
                    } else if BLOCKS.contains(&element.name()) {
                        text.push('\n');
                    }
                }
            }
        }
    }
    text
}

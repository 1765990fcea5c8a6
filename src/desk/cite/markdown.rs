//! An evidence card as Markdown.

use super::card::Card;
use crate::desk::markdown::plain;

/// What the card begins with.
const HEADING: &str = "### Evidence card";

/// The card.
pub(super) fn written(card: &Card) -> String {
    let citation = card.excerpt.citation();
    let article = card.excerpt.article();
    let known = article.metadata();
    let quoted: Vec<String> = card
        .excerpt
        .text()
        .split('\n')
        .map(|line| format!("> {}", plain(line)))
        .collect();
    let mut lines = vec![
        ("title", Some(shown(article.title()))),
        ("source", citation.source().map(shown)),
        ("author", known.author.as_deref().map(shown)),
        ("published", Some(citation.published().to_string())),
        ("address", citation.url().map(address)),
    ];
    let taken = card
        .taken
        .map(|taken| taken.strftime("%Y-%m-%d %H:%M UTC").to_string());
    lines.extend([
        ("taken in", taken),
        (
            "place",
            Some(format!(
                "{}, bytes {}",
                citation.place(),
                card.excerpt.span()
            )),
        ),
        ("article sha256", Some(card.proof.revision.clone())),
        ("excerpt sha256", card.proof.excerpt.clone()),
        ("proof", Some(format!("`{}`", card.proof))),
    ]);
    let lines: Vec<String> = lines
        .into_iter()
        .map(|(name, value)| {
            let value = value.unwrap_or_else(|| "unknown".to_owned());
            format!("- {name}: {value}")
        })
        .collect();
    format!(
        "{HEADING}\n\n{}\n\n{}\n",
        quoted.join("\n"),
        lines.join("\n")
    )
}

/// The words quoted on a card: also where its line ends were lost on the way, as in Discord's one-line fields.
pub(super) fn words(text: &str) -> Option<String> {
    if text.contains('\n') {
        let quoted: Vec<&str> = text
            .lines()
            .filter_map(|line| line.strip_prefix('>'))
            .map(|line| line.strip_prefix(' ').unwrap_or(line))
            .collect();
        return (!quoted.is_empty()).then(|| quoted.join("\n"));
    }
    let (_, rest) = text.split_once("> ")?;
    let (quoted, _) = rest.rsplit_once(" - title: ")?;
    Some(quoted.trim().replace(" > > ", "\n\n").replace(" > ", "\n"))
}

/// Words on one line, read as they stand.
fn shown(words: &str) -> String {
    plain(&one_line(words))
}

/// An address as a link, where it can be one.
fn address(url: &str) -> String {
    let is_link = url
        .bytes()
        .all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'<' | b'>'));
    if is_link && url.starts_with("http") {
        format!("<{url}>")
    } else {
        shown(url)
    }
}

pub(super) fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

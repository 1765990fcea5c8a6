//! `/cite`: the evidence card of an excerpt, for a reader, for a bibliography and for checking later.

mod bibtex;
mod card;
mod csl;
mod given;
mod markdown;
#[cfg(test)]
mod tests;

use serde_json::{Value as Json, json};

use super::context::excerpt_of;
use super::options::PRIVATE;
use super::record;
use super::{
    Access, Audience, Command, CommandOption, ExcerptRef, Group, Kind, OptionKind, Refusal, Values,
};
use crate::newsroom::Newsroom;
use crate::reply::{Action, Attachment, Block, Line, Quotation, Reply};

use card::Card;
pub(super) use card::{Given, Proof};

/// The command.
pub(super) const COMMAND: Command = Command {
    name: "cite",
    description: "The evidence card of an excerpt: where it stands, with checksums; also as BibTeX and CSL-JSON",
    kind: Kind::Slash,
    group: Group::Verify,
    options: &[
        CommandOption {
            name: "excerpt",
            description: "Its reference, as In context shows it; in the console its number in the last reply",
            kind: OptionKind::Text { length_max: 300 },
            required: true,
            suggest: None,
        },
        CommandOption {
            name: "format",
            description: "Show the card as text to copy: Markdown (card), BibTeX or CSL-JSON",
            kind: OptionKind::Choice(&["card", "bibtex", "csl"]),
            required: false,
            suggest: None,
        },
        PRIVATE,
    ],
    access: Access::Everyone,
    audience: Audience::Choice,
    example: "/cite 001_c9a8a6810d1955b3:2520-2885:aebbbac0",
    answer,
    record,
};

fn answer(values: &Values, newsroom: &Newsroom) -> Result<Reply, Refusal> {
    let card = card(values, newsroom)?;
    let format = values.text("format");
    let mut files = vec![
        (
            "card",
            "evidence.md",
            "The evidence card as Markdown",
            markdown::written(&card),
        ),
        (
            "bibtex",
            "evidence.bib",
            "The evidence card as BibTeX",
            bibtex::written(&card),
        ),
        (
            "csl",
            "evidence.csl.json",
            "The evidence card as CSL-JSON",
            csl::written(&card),
        ),
    ];
    files.retain(|(name, ..)| format.is_none_or(|format| format == *name));
    let mut reply = Reply::new("Evidence card");
    match (format, files.first()) {
        (Some(_), Some((.., text))) => {
            reply = reply.with(Block::Words(Line::new().code(text.trim_end())));
        }
        _ => {
            reply = reply
                .with(Block::Quotation(Quotation {
                    label: None,
                    excerpt: card.excerpt.clone(),
                    marks: Vec::new(),
                    note: None,
                }))
                .with(Block::List(facts(&card)));
        }
    }
    reply.attachments = files
        .into_iter()
        .map(|(_, name, description, text)| Attachment {
            name: name.to_owned(),
            description: description.to_owned(),
            bytes: text.into_bytes().into(),
        })
        .collect();
    reply.footer = Line::new().plain("Check it later with ").code("/verify");
    reply.actions.push(Action::Share);
    Ok(reply)
}

/// The card of the excerpt that is asked for.
fn card(values: &Values, newsroom: &Newsroom) -> Result<Card, Refusal> {
    let named = values.text("excerpt").unwrap_or_default().trim();
    let named = named.trim_matches('`');
    let reference: ExcerptRef = named.parse().map_err(|_| {
        Refusal::new(
            Line::new()
                .plain("Name an excerpt by its reference, ")
                .code("article:start-end:revision")
                .plain(": In context shows it under every excerpt, and in the console ")
                .code("/cite 2")
                .plain(" takes the second excerpt of the last reply."),
        )
    })?;
    Ok(Card::of(excerpt_of(&reference, newsroom)?, newsroom))
}

fn facts(card: &Card) -> Vec<Line> {
    let article = card.excerpt.article();
    let mut lines = Vec::new();
    if let Some(author) = &article.metadata().author {
        lines.push(Line::from(format!("by {}", markdown::one_line(author))));
    }
    if let Some(taken) = card.taken {
        let taken = taken.strftime("%-d %b %Y, %H:%M UTC");
        lines.push(Line::from(format!("taken in {taken}")));
    }
    lines.push(
        Line::new()
            .plain(format!("bytes {} of ", card.excerpt.span()))
            .code(article.id().as_str()),
    );
    lines.push(
        Line::new()
            .plain("sha256 of the article's text ")
            .code(&card.proof.revision),
    );
    lines.push(
        Line::new()
            .plain("sha256 of the excerpt ")
            .code(card.proof.excerpt.as_deref().unwrap_or_default()),
    );
    lines
}

fn record(values: &Values, newsroom: &Newsroom) -> Result<Json, Refusal> {
    let card = card(values, newsroom)?;
    let fields = json!({
        "author": card.excerpt.article().metadata().author,
        "taken_in": card.taken.map(|taken| taken.to_string()),
        "revision": card.proof.revision,
        "sha256": card.proof.excerpt,
        "proof": card.proof.to_string(),
        "card": markdown::written(&card),
        "bibtex": bibtex::written(&card),
        "csl": csl::record(&card),
    });
    Ok(record::told(fields, &card.excerpt))
}

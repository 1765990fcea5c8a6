//! A [`Reply`] as a Discord message: within every limit, an article's words in block quotes, ours around them.
//!
//! What is too long is left out whole and said to be; an excerpt is never cut. Numbers are given here, over what
//! is printed, so that none points nowhere.

mod actions;
mod compose;
mod files;
mod words;

use serde::Serialize;
use serenity::builder::{CreateActionRow, CreateEmbed, CreateEmbedFooter};

use super::escape::escape;
use super::limits::{self, shortened};
use crate::redaction::redact;
use crate::reply::{Action, Attachment, Reply};
pub use actions::{CustomId, Press, cite_row, shared_row};
pub use compose::Printed;
pub(super) use files::left_out;

/// Attaché's colour, on the edge of its embeds.
const COLOUR: u32 = 0x2f_5d_8a;
/// The most units of a footer: with a title and a description it stays within an embed's total.
const FOOTER_MAX: usize = 1_000;
/// Room left in plain text for the lines that name who shared it and a file that is left out.
const SHARED_MAX: usize = 300;
/// The description's budget: what an embed takes in all, less its title and footer, or its own limit.
const EMBED_TEXT_MAX: usize = limits::DESCRIPTION_MAX;

/// What a channel lets us send besides text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Surface {
    /// Embeds; without the Embed Links permission, text alone.
    pub embeds: bool,
    /// Files; without the Attach Files permission, none.
    pub files: bool,
}

impl Surface {
    /// Where everything may be sent.
    pub const FULL: Self = Self {
        embeds: true,
        files: true,
    };
}

/// A message as it is sent.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Message {
    /// Its text outside embeds.
    pub content: String,
    /// Its embeds.
    pub embeds: Vec<CreateEmbed>,
    /// What can be pressed under it.
    pub components: Vec<CreateActionRow>,
    /// The files that go with it.
    #[serde(skip)]
    pub files: Vec<Attachment>,
}

/// A reply laid out for a surface: what is printed, and what may be done with it.
#[derive(Clone, Debug)]
pub struct Page {
    /// The message, with nothing to press yet.
    pub message: Message,
    /// The excerpts that are printed with a citation, in order.
    pub printed: Vec<Printed>,
    /// How many excerpts to pass over for more, when there may be more.
    pub more: Option<usize>,
    /// Whether it may be shared.
    pub share: bool,
    /// Whether its excerpts can be shown in context.
    pub in_context: bool,
}

/// `reply` as a message with nothing to press.
pub fn message(reply: &Reply, surface: Surface) -> Message {
    page(reply, surface, 0).message
}

/// Lays out `reply`; `seen` is how many excerpts the reader was shown before it.
pub fn page(reply: &Reply, surface: Surface, seen: usize) -> Page {
    let heading = heading(&reply.heading);
    let footer = shortened(&redact(&reply.footer.to_string()), FOOTER_MAX);
    let files::Sorted { files, notes } = files::sorted(&reply.attachments, surface);
    let notes = words::aside(&notes.join("\n"));
    let budget = if surface.embeds {
        EMBED_TEXT_MAX
    } else {
        let ours = limits::length(&heading) + limits::length(&escape(&footer));
        limits::CONTENT_MAX - SHARED_MAX - words::LACKS.len() - 16 - ours.min(900)
    };
    let budget = budget.saturating_sub(limits::length(&notes) + 2);
    let mut composed = compose::compose(reply, budget, seen);
    if !notes.is_empty() {
        composed.text = format!("{}\n\n{notes}", composed.text);
    }
    let picture = files.iter().find(|file| file.is_picture());
    let message = if surface.embeds {
        embedded(&heading, &composed.text, &footer, picture)
    } else {
        plain(&heading, &composed.text, &footer)
    };
    let message = Message { files, ..message };
    let acts = !reply.actions.is_empty();
    Page {
        message,
        more: composed.resume.filter(|_| acts).or(reply.more()),
        share: reply.actions.contains(&Action::Share),
        in_context: reply.actions.contains(&Action::InContext) && !composed.printed.is_empty(),
        printed: composed.printed,
    }
}

/// The heading on one line, escaped, within an embed's title.
fn heading(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = redact(&words);
    let mut max = limits::TITLE_MAX;
    loop {
        let heading = escape(&shortened(&words, max));
        if limits::length(&heading) <= limits::TITLE_MAX {
            return heading;
        }
        max -= max / 8;
    }
}

fn embedded(heading: &str, text: &str, footer: &str, picture: Option<&Attachment>) -> Message {
    let mut embed = CreateEmbed::new().colour(COLOUR);
    if !heading.is_empty() {
        embed = embed.title(heading);
    }
    if !text.is_empty() {
        embed = embed.description(text);
    }
    if !footer.trim().is_empty() {
        embed = embed.footer(CreateEmbedFooter::new(footer));
    }
    if let Some(picture) = picture {
        embed = embed.attachment(&picture.name);
    }
    Message {
        embeds: vec![embed],
        ..Message::default()
    }
}

fn plain(heading: &str, text: &str, footer: &str) -> Message {
    let mut parts = Vec::new();
    if !heading.is_empty() {
        parts.push(format!("**{heading}**"));
    }
    if !text.is_empty() {
        parts.push(text.to_owned());
    }
    if !footer.trim().is_empty() {
        parts.push(words::aside(&escape(&shortened(footer, 300))));
    }
    parts.push(words::aside(words::LACKS));
    Message {
        content: parts.join("\n"),
        ..Message::default()
    }
}

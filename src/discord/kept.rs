//! What is kept of a reply so that what is under it works after a restart.
//!
//! Kept by the newsroom for [`DAYS`]: the request, the reply as shown and the excerpts in it. Of a command on a
//! message's menu neither request nor reply are kept, because another member's words are in both: what is shared is
//! then taken from what Discord shows. Files are not kept either: a picture is fifty times the size of a reply, and
//! the same call on the same articles makes the same file again, which its checksum proves.

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::render::{Message, Page};
use crate::desk::{Command, ExcerptRef, Value, Values};
use crate::newsroom::Newsroom;
use crate::reply::{Attachment, Block, Line, Reply};

/// How many days a reply is kept.
pub(super) const DAYS: i64 = 30;
/// The version of what is written; another version counts as expired.
const VERSION: u8 = 1;

/// A reply that is kept.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Kept {
    version: u8,
    /// The command that it answers.
    pub(super) command: String,
    /// Who asked, by Discord's id.
    pub(super) asker: u64,
    /// Whether only the asker sees it.
    pub(super) private: bool,
    /// Whether it was shared.
    pub(super) shared: bool,
    /// How many excerpts to pass over for more.
    pub(super) more: Option<usize>,
    values: Vec<(String, KeptValue)>,
    /// The reply's text outside embeds, as shown; nothing of a command that keeps nothing.
    pub(super) content: String,
    /// The reply's embeds, as shown; none of a command that keeps nothing.
    pub(super) embeds: Vec<Json>,
    /// The row that shows excerpts in context, as shown.
    pub(super) context: Option<Json>,
    excerpts: Vec<String>,
    /// How many excerpts the reader had seen before it.
    #[serde(default)]
    pub(super) seen: usize,
    /// The files that went with it: not what they hold, but enough to know it again when it is made anew.
    #[serde(default)]
    pub(super) files: Vec<KeptFile>,
}

/// A file that went with a reply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct KeptFile {
    /// What it is called.
    pub(super) name: String,
    description: String,
    checksum: String,
}

impl KeptFile {
    /// What is kept of `file`.
    pub(super) fn of(file: &Attachment) -> Self {
        Self {
            name: file.name.clone(),
            description: file.description.clone(),
            checksum: file.checksum(),
        }
    }
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum KeptValue {
    Text(String),
    Whole(i64),
    Flag(bool),
}

/// A call as it came: the command, what was given for it and who gave it.
#[derive(Clone, Debug)]
pub(super) struct Call {
    pub(super) command: &'static Command,
    pub(super) values: Values,
    pub(super) asker: u64,
    pub(super) private: bool,
}

impl Kept {
    /// What is kept of the reply to `call` shown as `page`, whose rows go by `key`.
    pub(super) fn new(call: &Call, page: &Page, key: &str) -> serde_json::Result<Self> {
        let Message {
            content, embeds, ..
        } = &page.message;
        let (values, content, embeds) = if call.command.keeps_nothing() {
            (Vec::new(), String::new(), Vec::new())
        } else {
            (
                call.values.iter().map(kept_value).collect(),
                content.clone(),
                embeds
                    .iter()
                    .map(serde_json::to_value)
                    .collect::<Result<_, _>>()?,
            )
        };
        Ok(Self {
            version: VERSION,
            command: call.command.name.to_owned(),
            asker: call.asker,
            private: call.private,
            shared: false,
            more: page.more,
            values,
            content,
            embeds,
            context: page
                .context_row(key)
                .map(serde_json::to_value)
                .transpose()?,
            excerpts: page
                .printed
                .iter()
                .map(|printed| printed.reference.to_string())
                .collect(),
            seen: call.values.seen(),
            files: page.message.files.iter().map(KeptFile::of).collect(),
        })
    }

    /// The reply kept under `key`; nothing when it has expired or was never kept.
    pub(super) fn load(newsroom: &Newsroom, key: &str) -> Option<Self> {
        let kept = newsroom
            .kept(&named(key))
            .inspect_err(|error| tracing::error!("a kept reply could not be read: {error}"));
        let kept: Self = serde_json::from_str(&kept.ok()??).ok()?;
        (kept.version == VERSION).then_some(kept)
    }

    /// Keeps it under `key`.
    pub(super) fn save(&self, newsroom: &Newsroom, key: &str) -> anyhow::Result<()> {
        let expires = newsroom.now() + jiff::SignedDuration::from_hours(24 * DAYS);
        newsroom.keep(&named(key), &serde_json::to_string(self)?, expires)?;
        Ok(())
    }

    /// Takes what was shown from Discord, where it was not kept.
    pub(super) fn as_shown(&mut self, message: &serenity::all::Message) -> serde_json::Result<()> {
        if self.content.is_empty() && self.embeds.is_empty() {
            self.content.clone_from(&message.content);
            let embeds = message.embeds.iter().map(serde_json::to_value);
            self.embeds = embeds.collect::<Result<_, _>>()?;
        }
        Ok(())
    }

    /// What was given for the command.
    pub(super) fn given(&self) -> impl Iterator<Item = (String, Value)> {
        self.values.iter().map(|(name, value)| {
            let value = match value {
                KeptValue::Text(text) => Value::Text(text.clone()),
                KeptValue::Whole(number) => Value::Whole(*number),
                KeptValue::Flag(flag) => Value::Flag(*flag),
            };
            (name.clone(), value)
        })
    }

    /// The place in the reply of the excerpt that a menu's `value` names: by itself, or by that place.
    pub(super) fn place(&self, value: &str) -> Option<usize> {
        match value.strip_prefix('#') {
            Some(index) => index.parse().ok(),
            None => self.excerpts.iter().position(|written| written == value),
        }
    }

    /// The excerpt at that place in the reply.
    pub(super) fn excerpt(&self, place: usize) -> Option<ExcerptRef> {
        self.excerpts.get(place)?.parse().ok()
    }
}

fn kept_value((name, value): (&'static str, &Value)) -> (String, KeptValue) {
    let value = match value {
        Value::Text(text) => KeptValue::Text(text.clone()),
        Value::Whole(number) => KeptValue::Whole(*number),
        Value::Flag(flag) => KeptValue::Flag(*flag),
    };
    (name.to_owned(), value)
}

/// The name in the newsroom, apart from what others may keep.
fn named(key: &str) -> String {
    format!("discord/reply/{key}")
}

/// What a reader is told of a reply that is not kept any more, or never was.
pub(super) fn expired(command: Option<&str>) -> Reply {
    let again = match command {
        Some(command) => Line::new()
            .plain("This reply has expired. Run ")
            .code(format!("/{command}"))
            .plain(" again."),
        None => Line::new().plain("This reply has expired. Run the command again."),
    };
    Reply::default().with(Block::Words(again))
}

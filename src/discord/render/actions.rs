//! What can be pressed under a message, and how a press names what it is about.

use std::fmt;
use std::str::FromStr;

use serenity::all::{
    ButtonStyle, CreateActionRow, CreateButton, CreateSelectMenu, CreateSelectMenuKind,
    CreateSelectMenuOption,
};

use super::super::limits::{SELECT_OPTIONS_MAX, SELECT_TEXT_MAX, length, shortened};
use super::{Page, Printed};

/// The version of the ids below: raised when their meaning changes, so that an older message's are recognised.
const VERSION: &str = "1";

/// What a press asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Press {
    /// An excerpt among the paragraphs around it.
    Context,
    /// More excerpts.
    More,
    /// The reply for everyone in the channel.
    Share,
    /// The evidence card of an excerpt; the key ends in its place among those of the kept reply.
    Cite,
}

/// The id of something that can be pressed: what it asks for and the key of the reply that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustomId {
    /// What it asks for.
    pub press: Press,
    /// The key of the kept reply.
    pub key: String,
}

impl fmt::Display for CustomId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let press = match self.press {
            Press::Context => "context",
            Press::More => "more",
            Press::Share => "share",
            Press::Cite => "cite",
        };
        write!(out, "{VERSION}:{press}:{}", self.key)
    }
}

/// An id that is not one of ours, or of another version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the id of a button of this version")]
pub struct ForeignId;

impl FromStr for CustomId {
    type Err = ForeignId;

    fn from_str(id: &str) -> Result<Self, ForeignId> {
        let mut parts = id.splitn(3, ':');
        let (version, press, key) = (parts.next(), parts.next(), parts.next());
        let press = match press {
            Some("context") => Press::Context,
            Some("more") => Press::More,
            Some("share") => Press::Share,
            Some("cite") => Press::Cite,
            _ => return Err(ForeignId),
        };
        match key {
            Some(key) if version == Some(VERSION) && !key.is_empty() => Ok(Self {
                press,
                key: key.to_owned(),
            }),
            _ => Err(ForeignId),
        }
    }
}

impl Page {
    /// The rows to press under the message, about the reply kept as `key`; `private` is whether only the reader
    /// sees it.
    pub fn rows(&self, key: &str, private: bool) -> Vec<CreateActionRow> {
        let mut rows: Vec<CreateActionRow> = self.context_row(key).into_iter().collect();
        let mut buttons = Vec::new();
        if self.more.is_some() {
            buttons.push(button(Press::More, key, "More"));
        }
        if self.share && private {
            buttons.push(button(Press::Share, key, "Share"));
        }
        if !buttons.is_empty() {
            rows.push(CreateActionRow::Buttons(buttons));
        }
        rows
    }

    /// The row that shows an excerpt in context.
    pub fn context_row(&self, key: &str) -> Option<CreateActionRow> {
        if !self.in_context {
            return None;
        }
        let mut options: Vec<(String, CreateSelectMenuOption)> = Vec::new();
        for (index, printed) in self.printed.iter().enumerate().take(SELECT_OPTIONS_MAX) {
            let value = value(index, printed);
            if !options.iter().any(|(known, _)| *known == value) {
                let label = format!("{} · {}", printed.number, printed.opening);
                let place = format!("{} of {}", printed.place, printed.title);
                let option =
                    CreateSelectMenuOption::new(shortened(&label, SELECT_TEXT_MAX), value.clone())
                        .description(shortened(&place, SELECT_TEXT_MAX));
                options.push((value, option));
            }
        }
        let options = options.into_iter().map(|(_, option)| option).collect();
        let id = CustomId {
            press: Press::Context,
            key: key.to_owned(),
        };
        let menu = CreateSelectMenu::new(id.to_string(), CreateSelectMenuKind::String { options })
            .placeholder("In context: choose an excerpt");
        Some(CreateActionRow::SelectMenu(menu))
    }
}

/// What names an excerpt in the menu: the excerpt itself where that is short enough, else its place in the reply.
fn value(index: usize, printed: &Printed) -> String {
    let reference = printed.reference.to_string();
    if length(&reference) <= SELECT_TEXT_MAX {
        reference
    } else {
        format!("#{index}")
    }
}

/// The row under an excerpt in context: its evidence card, by its place in the reply kept as `key`.
pub fn cite_row(key: &str, place: usize) -> CreateActionRow {
    CreateActionRow::Buttons(vec![button(Press::Cite, &format!("{key}#{place}"), "Cite")])
}

/// The buttons under a reply that was shared; `more` is whether there is more of it.
pub fn shared_row(key: &str, more: bool) -> CreateActionRow {
    let more = more.then(|| button(Press::More, key, "More"));
    let shared = button(Press::Share, key, "Shared").disabled(true);
    CreateActionRow::Buttons(more.into_iter().chain([shared]).collect())
}

fn button(press: Press, key: &str, label: &str) -> CreateButton {
    let id = CustomId {
        press,
        key: key.to_owned(),
    };
    CreateButton::new(id.to_string())
        .label(label)
        .style(ButtonStyle::Secondary)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_as_it_was_written() {
        for press in [Press::Context, Press::More, Press::Share, Press::Cite] {
            let id = CustomId {
                press,
                key: "1234567890123456789".to_owned(),
            };
            assert_eq!(id.to_string().parse(), Ok(id));
        }
        for foreign in [
            "", "1", "1:more", "1:more:", "0:more:7", "1:vote:7", "poll_7",
        ] {
            assert_eq!(foreign.parse::<CustomId>(), Err(ForeignId), "{foreign}");
        }
    }
}

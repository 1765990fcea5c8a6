//! What a command is: how it is called, what it takes, who may use it and what answers it.

use serde_json::Value as Json;

use super::{Refusal, Values};
use crate::newsroom::Newsroom;
use crate::reply::Reply;

/// A command: how it is called, what it takes, who may use it and what answers it.
#[derive(Clone, Copy, Debug)]
pub struct Command {
    /// Its name: `ask`, or `Find sources` for one on a message's menu.
    pub name: &'static str,
    /// What it does, in at most 100 characters.
    pub description: &'static str,
    /// Where it is called from.
    pub kind: Kind,
    /// Under which heading `/help` lists it.
    pub group: Group,
    /// What it takes: the required options first.
    pub options: &'static [CommandOption],
    /// Who may use it unless the server's settings say otherwise.
    pub access: Access,
    /// Who sees its replies.
    pub audience: Audience,
    /// One call of it, as typed in the console.
    pub example: &'static str,
    /// Answers a call for a reader.
    pub answer: fn(&Values, &Newsroom) -> Result<Reply, Refusal>,
    /// Answers a call for a program: one JSON object.
    pub record: fn(&Values, &Newsroom) -> Result<Json, Refusal>,
}

/// Where a command is called from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Typed after a slash.
    Slash,
    /// Chosen from a message's menu; its one option `text` is what that message says.
    Message,
}

/// The headings of `/help`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Finding what the articles say.
    Find,
    /// Checking words, and where they come from.
    Verify,
    /// Seeing what all articles on one topic say.
    Story,
    /// Looking at what is in the collection.
    Collection,
    /// About Attaché itself.
    About,
}

/// Who may use a command by default.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Every member.
    Everyone,
    /// Members who may manage the server.
    ManageServer,
}

/// Who sees a command's replies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// The reader alone, always.
    Private,
    /// The reader alone unless they, or the server's settings, say otherwise; the command takes `private`.
    Choice,
}

/// One thing a command takes.
#[derive(Clone, Copy, Debug)]
pub struct CommandOption {
    /// Its name.
    pub name: &'static str,
    /// What it means, in at most 100 characters.
    pub description: &'static str,
    /// What it may be.
    pub kind: OptionKind,
    /// Whether a call without it is refused.
    pub required: bool,
    /// Completes what was typed so far, from memory: at most [`Suggestion::COUNT_MAX`].
    pub suggest: Option<fn(&str, &Newsroom) -> Vec<Suggestion>>,
}

/// What an option's value may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OptionKind {
    /// Text of at most so many characters.
    Text {
        /// The most characters.
        length_max: u16,
    },
    /// Somebody's words of at most so many characters, looked at for this one reply: they are kept nowhere.
    Message {
        /// The most characters.
        length_max: u16,
    },
    /// A whole number in a range, both ends included.
    Whole {
        /// The least.
        min: i64,
        /// The most.
        max: i64,
    },
    /// A day, written `2022-01-25`, `25 Jan 2022`, `January 2022` or `2022`.
    Day,
    /// Yes or no.
    Flag,
    /// One of a few words.
    Choice(&'static [&'static str]),
}

/// One completion of what a reader is typing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// What the reader is shown.
    pub label: String,
    /// What is sent when it is chosen.
    pub value: String,
}

impl Suggestion {
    /// The most suggestions an option gives: Discord shows no more.
    pub const COUNT_MAX: usize = 25;
}

impl Command {
    /// How the command line and the console call it: `ask`, `find-sources`.
    pub fn slug(&self) -> String {
        self.name.to_lowercase().replace(' ', "-")
    }

    /// The option with that name.
    pub fn option(&self, name: &str) -> Option<&'static CommandOption> {
        self.options.iter().find(|option| option.name == name)
    }

    /// The option that words without a name are for where commands are typed: the first text.
    pub fn main_option(&self) -> Option<&'static CommandOption> {
        self.options.iter().find(|option| {
            matches!(
                option.kind,
                OptionKind::Text { .. } | OptionKind::Message { .. }
            )
        })
    }

    /// Whether it looks at somebody's words that may not be kept, not even for its buttons.
    pub fn keeps_nothing(&self) -> bool {
        let mut options = self.options.iter();
        self.kind == Kind::Message
            || options.any(|option| matches!(option.kind, OptionKind::Message { .. }))
    }
}

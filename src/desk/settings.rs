//! `/settings`: what a server has set for itself, shown and changed by those who manage it.
//!
//! There is one setting: who sees replies for which nobody said so. Where there is no server, there is nothing to
//! set: the console and the command line are told so.

use serde_json::{Value as Json, json};

use super::command::{CommandOption, OptionKind};
use super::{Access, Audience, Command, Group, Kind, Refusal, Values};
use crate::newsroom::{Newsroom, NewsroomError};
use crate::reply::{Block, Line, Reply};

/// The command.
pub(super) const COMMAND: Command = Command {
    name: "settings",
    description: "Who sees replies in this server: shows it, or changes it; for members with Manage Server",
    kind: Kind::Slash,
    group: Group::About,
    options: &[CommandOption {
        name: SETTING,
        description: "Who sees replies unless whoever asks says otherwise: private (only they) or public",
        kind: OptionKind::Choice(&[PRIVATE, PUBLIC]),
        required: false,
        suggest: None,
    }],
    access: Access::ManageServer,
    audience: Audience::Private,
    example: "/settings replies: public",
    answer,
    record,
};

/// The option, and what the setting is stored as.
const SETTING: &str = "replies";
/// Only whoever asks sees a reply: what holds where nothing is set.
const PRIVATE: &str = "private";
/// Everyone in the channel does.
const PUBLIC: &str = "public";

/// Whether replies are public in a server where whoever asks does not say.
///
/// # Errors
/// When the archive fails.
pub fn replies_are_public(server: u64, newsroom: &Newsroom) -> Result<bool, NewsroomError> {
    let set = newsroom.guild_setting(server, SETTING)?;
    Ok(set.as_deref() == Some(PUBLIC))
}

/// What is set, and what it was before this call.
struct Set {
    before: bool,
    public: bool,
}

fn answer(values: &Values, newsroom: &Newsroom) -> Result<Reply, Refusal> {
    let Set { before, public } = set(values, newsroom)?;
    let wanted = values.text(SETTING).is_some();
    let told = match (wanted, before == public, public) {
        (true, false, true) => "Replies are public from now on",
        (true, false, false) => "Replies are private from now on",
        (true, true, true) => "Replies were public already",
        (true, true, false) => "Replies were private already",
        (false, _, true) => "Replies are public",
        (false, _, false) => "Replies are private",
    };
    let meant = if public {
        ": everyone in the channel sees them. Whoever asks can have one for themselves with "
    } else {
        ": only whoever asks sees them, with a Share button that posts them to the channel. One is posted at once with "
    };
    let (one, other) = if public {
        ("private: True", PRIVATE)
    } else {
        ("private: False", PUBLIC)
    };
    let lines = vec![
        Line::new()
            .strong(told)
            .plain(meant)
            .code(one)
            .plain("."),
        "What is about Attaché (help, status, privacy, settings), refusals and what members see who may not send messages in the channel is private always.".into(),
        Line::new()
            .plain("To change it: ")
            .code(format!("/settings {SETTING}: {other}"))
            .plain("."),
    ];
    Ok(Reply::new("Settings of this server").with(Block::List(lines)))
}

fn record(values: &Values, newsroom: &Newsroom) -> Result<Json, Refusal> {
    let Set { public, .. } = set(values, newsroom)?;
    Ok(json!({ SETTING: if public { PUBLIC } else { PRIVATE } }))
}

fn set(values: &Values, newsroom: &Newsroom) -> Result<Set, Refusal> {
    let Some(server) = values.server() else {
        return Err(Refusal::new(
            Line::new()
                .plain("There is no server here: ")
                .code("/settings")
                .plain(" is for a Discord server, where members with Manage Server use it."),
        ));
    };
    let failed = |error: NewsroomError| {
        tracing::error!(error = %error, "a server's settings cannot be used");
        Refusal::new(
            "The settings could not be read or written. Try again; if it happens again, tell whoever runs Attaché.",
        )
    };
    let before = replies_are_public(server, newsroom).map_err(failed)?;
    let public = values.text(SETTING).map_or(before, |word| word == PUBLIC);
    if public != before {
        newsroom
            .set_guild_setting(server, SETTING, public.then_some(PUBLIC))
            .map_err(failed)?;
        tracing::info!(
            guild.id = server,
            replies.public = public,
            "a server's settings were changed"
        );
    }
    Ok(Set { before, public })
}

//! `/help`: every command with an example.

use serde_json::{Value as Json, json};

use super::{Access, Audience, COMMANDS, Command, Group, Kind, Refusal, Values};
use crate::newsroom::Newsroom;
use crate::reply::{Block, Line, Reply};

/// The command.
pub(super) const COMMAND: Command = Command {
    name: "help",
    description: "What Attaché does, and every command with an example",
    kind: Kind::Slash,
    group: Group::About,
    options: &[],
    access: Access::Everyone,
    audience: Audience::Private,
    example: "/help",
    answer,
    record,
};

fn answer(_: &Values, _: &Newsroom) -> Result<Reply, Refusal> {
    let mut reply = Reply::new("What you can ask").with(Block::Words(
        "Attaché answers with excerpts of this collection's articles: copied, never written. Every one names its source."
            .into(),
    ));
    for (group, heading) in [
        (Group::Find, "Find what the articles say"),
        (Group::Verify, "Check what is said"),
        (Group::Story, "See a story whole"),
        (Group::Collection, "Look at the collection"),
        (Group::About, "About Attaché"),
    ] {
        let lines: Vec<Line> = COMMANDS
            .iter()
            .filter(|command| command.group == group)
            .map(described)
            .collect();
        if !lines.is_empty() {
            reply = reply
                .with(Block::Section(heading.into()))
                .with(Block::List(lines));
        }
    }
    Ok(reply)
}

fn described(command: &Command) -> Line {
    match command.kind {
        Kind::Slash => Line::new()
            .code(command.example)
            .plain(format!(": {}", command.description)),
        Kind::Message => Line::new().strong(command.name).plain(format!(
            " (on a message, under Apps): {}",
            command.description
        )),
    }
}

fn record(_: &Values, _: &Newsroom) -> Result<Json, Refusal> {
    let commands: Vec<Json> = COMMANDS
        .iter()
        .map(|command| {
            json!({ "name": command.name, "description": command.description, "example": command.example })
        })
        .collect();
    Ok(json!({ "commands": commands }))
}

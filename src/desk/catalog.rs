//! Every command, in one list.

use super::command::Command;
use super::{
    article, ask, brief, check, cite, compare, figures, find_sources, help, origins, privacy,
    quotes, search, settings, sources, sourcing, status, story, timeline, verify,
};

/// Every command, in the order readers are shown them.
pub const COMMANDS: &[Command] = &[
    ask::COMMAND,
    search::COMMAND,
    find_sources::COMMAND,
    quotes::COMMAND,
    check::COMMAND,
    check::MESSAGE,
    cite::COMMAND,
    verify::COMMAND,
    sourcing::COMMAND,
    origins::COMMAND,
    story::COMMAND,
    timeline::COMMAND,
    figures::COMMAND,
    compare::COMMAND,
    brief::COMMAND,
    article::COMMAND,
    sources::COMMAND,
    help::COMMAND,
    status::COMMAND,
    settings::COMMAND,
    privacy::COMMAND,
];

/// The command with that name or slug.
pub fn command(name: &str) -> Option<&'static Command> {
    COMMANDS
        .iter()
        .find(|command| command.name == name || command.slug() == name)
}

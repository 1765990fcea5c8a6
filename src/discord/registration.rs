//! Makes Discord's commands those of the catalog: in one scope, and only when they differ.

use std::time::Duration;

use serde_json::{Map, Value as Json, json};
use serenity::all::{
    CommandOptionType, CommandType, CreateCommand, CreateCommandOption, InstallationContext,
    InteractionContext, Permissions,
};
use serenity::model::id::{ApplicationId, GuildId};

use super::post::{Post, PostError};
use super::route::Route;
use crate::desk::{Access, Command, CommandOption, Kind, OptionKind};

/// How long registration may wait for Discord.
const CAP: Duration = Duration::from_mins(1);
/// The longest day a reader may write: `25 September 2022` and some room.
const DAY_MAX: u16 = 40;
/// What a command holds that decides whether it differs from another.
const COMPARED: &[&str] = &[
    "name",
    "type",
    "description",
    "options",
    "default_member_permissions",
    "contexts",
    "integration_types",
];

/// Registers `commands` in `scope` (one guild, or everywhere) unless they stand there already, and takes away what
/// another run of ours left in the other scope, which readers would see twice.
///
/// # Errors
/// When Discord refuses, or does not answer in time.
pub(super) async fn register(
    post: &Post,
    application: ApplicationId,
    scope: Option<GuildId>,
    commands: &[Command],
) -> Result<(), PostError> {
    let wanted: Vec<Json> = commands
        .iter()
        .map(|command| to_json(&described(command, scope)))
        .collect();
    let route = Route::Commands(application, scope);
    let there = post.get(route, CAP).await?;
    if same(&there, &wanted) {
        tracing::debug!("commands are registered as they should be");
    } else {
        post.send(route, &wanted, CAP).await?;
        tracing::info!(commands = wanted.len(), "commands registered");
    }
    if scope.is_some() {
        clear(post, Route::Commands(application, None)).await?;
    }
    Ok(())
}

/// Takes away the commands of a scope that is not ours.
///
/// # Errors
/// When Discord refuses, or does not answer in time.
pub(super) async fn clear(post: &Post, route: Route<'_>) -> Result<(), PostError> {
    let there = post.get(route, CAP).await?;
    if there.as_array().is_some_and(|there| !there.is_empty()) {
        post.send(route, &json!([]), CAP).await?;
        tracing::info!("commands of another scope taken away, so that none shows twice");
    }
    Ok(())
}

fn described(command: &Command, scope: Option<GuildId>) -> CreateCommand {
    let (kind, description) = match command.kind {
        Kind::Slash => (CommandType::ChatInput, command.description),
        // Discord takes no description for a command on a menu.
        Kind::Message => (CommandType::Message, ""),
    };
    let permissions = match command.access {
        // Whoever may use commands at all. Left out, Discord would take the same; said, it can be seen.
        Access::Everyone => Permissions::USE_APPLICATION_COMMANDS,
        Access::ManageServer => Permissions::MANAGE_GUILD,
    };
    let mut described = CreateCommand::new(command.name)
        .kind(kind)
        .default_member_permissions(permissions);
    if command.kind == Kind::Slash {
        described = described
            .description(description)
            .set_options(command.options.iter().map(option).collect());
    }
    if scope.is_none() {
        // A collection is a server's: who may read it is decided there, so not in direct messages.
        described = described
            .contexts(vec![InteractionContext::Guild])
            .integration_types(vec![InstallationContext::Guild]);
    }
    described
}

fn option(option: &CommandOption) -> CreateCommandOption {
    let kind = match option.kind {
        OptionKind::Text { .. }
        | OptionKind::Message { .. }
        | OptionKind::Day
        | OptionKind::Choice(_) => CommandOptionType::String,
        OptionKind::Whole { .. } => CommandOptionType::Integer,
        OptionKind::Flag => CommandOptionType::Boolean,
    };
    let described = CreateCommandOption::new(kind, option.name, option.description)
        .required(option.required)
        .set_autocomplete(option.suggest.is_some());
    match option.kind {
        OptionKind::Text { length_max } | OptionKind::Message { length_max } => {
            described.min_length(1).max_length(length_max)
        }
        OptionKind::Day => described.min_length(1).max_length(DAY_MAX),
        OptionKind::Whole { min, max } => described
            .min_int_value(u64::try_from(min).unwrap_or_default())
            .max_int_value(u64::try_from(max).unwrap_or_default()),
        OptionKind::Choice(words) => words.iter().fold(described, |described, word| {
            described.add_string_choice(*word, *word)
        }),
        OptionKind::Flag => described,
    }
}

fn to_json(command: &CreateCommand) -> Json {
    serde_json::to_value(command).unwrap_or_default()
}

/// Whether what is registered is what is wanted, in any order.
fn same(there: &Json, wanted: &[Json]) -> bool {
    let sorted = |commands: &[Json]| {
        let mut commands: Vec<String> = commands.iter().map(essence).collect();
        commands.sort();
        commands
    };
    there
        .as_array()
        .is_some_and(|there| sorted(there) == sorted(wanted))
}

/// What decides whether a command differs, without what Discord adds and what says the same by being absent.
fn essence(command: &Json) -> String {
    let kept: Map<String, Json> = COMPARED
        .iter()
        .filter_map(|key| Some(((*key).to_owned(), plain(command.get(*key)?)?)))
        .collect();
    Json::Object(kept).to_string()
}

/// `value` with its keys in order and without what is empty, false or null; nothing if that is all there is.
fn plain(value: &Json) -> Option<Json> {
    match value {
        Json::Null | Json::Bool(false) => None,
        Json::Array(items) if items.is_empty() => None,
        Json::String(text) if text.is_empty() => None,
        Json::Array(items) => Some(items.iter().filter_map(plain).collect()),
        Json::Object(fields) => {
            let mut kept: Vec<(String, Json)> = fields
                .iter()
                .filter_map(|(key, value)| Some((key.clone(), plain(value)?)))
                .collect();
            kept.sort_by(|(a, _), (b, _)| a.cmp(b));
            Some(Json::Object(kept.into_iter().collect()))
        }
        Json::Bool(_) | Json::Number(_) | Json::String(_) => Some(value.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_discord_adds_makes_no_difference() {
        let wanted = json!({ "name": "ask", "type": 1, "description": "d", "contexts": [0], "options": [
            { "type": 3, "name": "question", "description": "q", "required": true, "autocomplete": false }] });
        let mut there = json!({ "id": "1", "application_id": "2", "version": "3", "nsfw": false, "options": [
            { "name": "question", "description": "q", "required": true, "type": 3 }],
            "description": "d", "type": 1, "name": "ask", "name_localizations": null, "contexts": [0] });
        assert!(same(&json!([there]), std::slice::from_ref(&wanted)));
        there["options"][0]["required"] = json!(false);
        assert!(!same(&json!([there]), std::slice::from_ref(&wanted)));
        assert!(!same(&json!([]), std::slice::from_ref(&wanted)));
    }
}

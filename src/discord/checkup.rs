//! What can be known of the bot from outside: who it is, where it is, and what it may not do there.

use std::time::Duration;

use serde_json::Value as Json;
use serenity::model::Permissions;

use super::Settings;
use super::post::{Post, PostError};
use super::route::Route;

/// How long Discord may take for each question.
const PATIENCE: Duration = Duration::from_secs(5);

/// A permission that the bot asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Permission {
    /// What Discord calls it.
    pub name: &'static str,
    /// What it is for.
    pub reason: &'static str,
    bits: Permissions,
}

/// Every permission that the bot asks for, with its reason.
pub const PERMISSIONS: [Permission; 5] = [
    Permission {
        name: "View Channel",
        reason: "to be called in a channel at all",
        bits: Permissions::VIEW_CHANNEL,
    },
    Permission {
        name: "Send Messages",
        reason: "to post what a reader shares",
        bits: Permissions::SEND_MESSAGES,
    },
    Permission {
        name: "Send Messages in Threads",
        reason: "to post it in a thread",
        bits: Permissions::SEND_MESSAGES_IN_THREADS,
    },
    Permission {
        name: "Embed Links",
        reason: "to set excerpts off from its own words; without it, replies are plain text",
        bits: Permissions::EMBED_LINKS,
    },
    Permission {
        name: "Attach Files",
        reason: "to send pictures and exports as files; without it, replies say what they leave out",
        bits: Permissions::ATTACH_FILES,
    },
];

/// The bot as Discord knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkup {
    /// Its name.
    pub name: String,
    /// The address at which somebody who manages a server invites it.
    pub invite: String,
    /// The servers it is in, with the names of the permissions it lacks there.
    pub guilds: Vec<(String, Vec<&'static str>)>,
}

/// The address at which somebody who manages a server invites the bot with that application id.
pub fn invite(application: &str) -> String {
    let bits = PERMISSIONS
        .iter()
        .fold(Permissions::empty(), |all, one| all | one.bits)
        .bits();
    format!(
        "https://discord.com/oauth2/authorize?client_id={application}&scope=bot+applications.commands&permissions={bits}"
    )
}

/// Asks Discord about the bot.
///
/// # Errors
/// What is wrong, with the mend: the token is rejected, or Discord is not reached.
pub async fn checkup(settings: &Settings) -> anyhow::Result<Checkup> {
    let post = Post::new(settings.api.clone(), settings.token.clone())?;
    let me = match post.get(Route::Me, PATIENCE).await {
        Ok(me) => me,
        Err(PostError::Unauthorized { .. }) => anyhow::bail!(super::gateway::TOKEN_MEND),
        Err(error) => {
            anyhow::bail!("{error}; check this machine's connection and `api_url` under [discord]")
        }
    };
    let guilds = post.get(Route::MyGuilds, PATIENCE).await?;
    let guilds = guilds.as_array().map(Vec::as_slice).unwrap_or_default();
    Ok(Checkup {
        name: text(&me, "username").to_owned(),
        invite: invite(text(&me, "id")),
        guilds: guilds
            .iter()
            .map(|guild| (text(guild, "name").to_owned(), lacking(guild)))
            .collect(),
    })
}

/// The permissions that the bot lacks in a server, by its own roles; channels may differ.
fn lacking(guild: &Json) -> Vec<&'static str> {
    let held = text(guild, "permissions").parse().unwrap_or_default();
    let held = Permissions::from_bits_truncate(held);
    PERMISSIONS
        .iter()
        .filter(|one| !held.intersects(one.bits | Permissions::ADMINISTRATOR))
        .map(|one| one.name)
        .collect()
}

fn text<'a>(object: &'a Json, name: &str) -> &'a str {
    object.get(name).and_then(Json::as_str).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_lacks_is_named() {
        let all = invite("1").rsplit_once('=').unwrap().1.to_owned();
        assert!(lacking(&json!({ "permissions": all })).is_empty());
        assert!(
            lacking(&json!({ "permissions": "8" })).is_empty(),
            "it administrates"
        );
        assert_eq!(
            lacking(&json!({ "permissions": "3072" })),
            ["Send Messages in Threads", "Embed Links", "Attach Files"]
        );
    }
}

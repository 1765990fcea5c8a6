//! What the gateway tells the bot, as Discord words it.

use serde_json::{Value as Json, json};
use serenity::model::event::{Event, GatewayEvent};

use super::multipart::File;
use super::state::{APPLICATION, CHANNEL, GUILD, Interaction, State};

/// Checks that serenity understands a payload: what it does not, it drops without a word, and the test would hang.
pub(crate) fn decodes(payload: &Json) {
    let event: GatewayEvent = serde_json::from_value(payload.clone())
        .unwrap_or_else(|error| panic!("serenity does not read {payload}: {error}"));
    if let GatewayEvent::Dispatch(_, Event::Unknown(event)) = event {
        panic!("serenity does not know {event:?}");
    }
}

pub(crate) fn ready(session: &str) -> Json {
    json!({
        "v": 10,
        "user": user("Attaché", APPLICATION, true),
        "guilds": [{ "id": GUILD.to_string(), "unavailable": true }],
        "session_id": session,
        "resume_gateway_url": "ws://127.0.0.1:9",
        "shard": [0, 1],
        "application": { "id": APPLICATION.to_string(), "flags": 0 },
    })
}

/// A member's id, made of the name.
pub(crate) fn user_id(name: &str) -> u64 {
    name.bytes()
        .fold(5_000_000_000_000_000_000, |id, byte| id + u64::from(byte))
}

fn user(name: &str, id: u64, bot: bool) -> Json {
    json!({
        "id": id.to_string(), "username": name.to_lowercase(), "discriminator": "0", "global_name": name,
        "avatar": null, "bot": bot, "public_flags": 0, "flags": 0, "verified": true, "mfa_enabled": false, "email": null,
    })
}

fn member(name: &str, permissions: u64) -> Json {
    json!({
        "user": user(name, user_id(name), false), "nick": null, "avatar": null, "roles": [],
        "joined_at": "2022-01-25T00:00:00+00:00", "premium_since": null, "deaf": false, "mute": false,
        "flags": 0, "pending": false, "permissions": permissions.to_string(), "communication_disabled_until": null,
    })
}

/// The event of an interaction with that `data`.
pub(crate) fn interaction(state: &State, interaction: &Interaction, data: &Json) -> Json {
    let mut event = json!({
        "id": interaction.id.to_string(),
        "application_id": APPLICATION.to_string(),
        "type": interaction.kind as u8,
        "data": data,
        "guild_id": GUILD.to_string(),
        "channel": { "id": CHANNEL.to_string(), "type": 0, "name": "desk", "permissions": "0" },
        "channel_id": CHANNEL.to_string(),
        "member": member(&interaction.user, state.member_permissions),
        "token": interaction.token,
        "version": 1,
        "app_permissions": state.permissions.to_string(),
        "locale": "en-GB",
        "guild_locale": "en-GB",
        "entitlements": [],
        "authorizing_integration_owners": { "0": GUILD.to_string() },
        "context": 0,
        "attachment_size_limit": 10_485_760,
    });
    if let Some(source) = interaction.source {
        let shown = state.messages.get(&source);
        let private = shown.is_some_and(|message| message.private);
        let mut components = shown.map_or(json!([]), |shown| shown.body["components"].clone());
        number_rows(&mut components);
        event["message"] = message(source, "", private);
        event["message"]["components"] = components;
        for part in ["content", "embeds"] {
            if let Some(shown) = shown.and_then(|shown| shown.body.get(part)) {
                event["message"][part] = shown.clone();
            }
        }
        let files = shown.iter().flat_map(|shown| &shown.files);
        event["message"]["attachments"] = files.enumerate().map(attachment).collect();
    }
    event
}

/// A file as events show it.
fn attachment((place, file): (usize, &File)) -> Json {
    let url = format!("https://cdn.discord.example/{}", file.name);
    json!({
        "id": (6_000_000_000_000_000_000 + place as u64).to_string(), "filename": file.name,
        "size": file.bytes.len(), "url": url, "proxy_url": url, "content_type": file.media_type,
    })
}

/// Discord gives every component a number when it shows one again.
fn number_rows(rows: &mut Json) {
    for (number, row) in rows.as_array_mut().into_iter().flatten().enumerate() {
        row["id"] = json!(number + 1);
    }
}

/// A message as events show it.
pub(crate) fn message(id: u64, content: &str, private: bool) -> Json {
    json!({
        "id": id.to_string(), "channel_id": CHANNEL.to_string(), "author": user("Attaché", APPLICATION, true),
        "content": content, "timestamp": "2022-01-25T10:00:00+00:00", "edited_timestamp": null, "tts": false,
        "mention_everyone": false, "mentions": [], "mention_roles": [], "attachments": [], "embeds": [],
        "pinned": false, "type": 0, "flags": if private { 64 } else { 0 }, "components": [],
    })
}

//! Members of the server: what they type, choose and press, and what they read.

use std::fmt;

use serde_json::{Value as Json, json};

use super::discord::multipart::File;
use super::discord::{Interaction, Kind, events};
use super::reading;
use super::tester::Tester;

/// A message of the bot's, as it was when it was read.
#[derive(Clone, Debug)]
pub(crate) struct Reply {
    pub message: u64,
    pub private: bool,
    pub body: Json,
    pub files: Vec<File>,
    text: String,
}

impl fmt::Display for Reply {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.text)
    }
}

impl Tester {
    /// A member types a slash command: `/ask question: who flew to Moscow limit: 2`.
    pub(crate) async fn calls(&self, member: &str, typed: &str) -> Reply {
        let interaction = self.sends(member, typed);
        self.reply_to(&interaction).await
    }

    /// The same, not waiting for the reply.
    pub(crate) fn sends(&self, member: &str, typed: &str) -> Interaction {
        let data = self.typed(typed, None);
        self.send(Kind::Command, member, None, &data)
    }

    /// A member types part of a command and stops in the last option: what is suggested.
    pub(crate) async fn types(&self, member: &str, typed: &str) -> Vec<String> {
        let data = self.typed(typed, Some(()));
        let interaction = self.send(Kind::Autocomplete, member, None, &data);
        let choices = self
            .discord
            .wait("suggestions", |state| {
                state.interactions[&interaction.id].choices.clone()
            })
            .await;
        let names = choices
            .iter()
            .map(|choice| choice["name"].as_str().unwrap().to_owned());
        names.collect()
    }

    /// A member chooses a command on the menu of a message with that text.
    pub(crate) async fn uses(&self, member: &str, command: &str, text: &str) -> Reply {
        self.uses_on(member, command, text, &json!([])).await
    }

    /// The same, of a message that sets more apart.
    pub(crate) async fn uses_on(
        &self,
        member: &str,
        command: &str,
        text: &str,
        embeds: &Json,
    ) -> Reply {
        let (id, guild) = self.registered(command);
        let message = self.discord.state().next_id();
        let mut said = events::message(message, text, false);
        said["embeds"] = embeds.clone();
        let data = json!({
            "id": id, "name": command, "type": 3, "guild_id": guild, "target_id": message.to_string(),
            "resolved": { "messages": { message.to_string(): said } },
        });
        let interaction = self.send(Kind::Command, member, None, &data);
        self.reply_to(&interaction).await
    }

    /// A member presses a button of a message.
    pub(crate) async fn presses(&self, member: &str, on: &Reply, label: &str) -> Reply {
        let interaction = self.pressing(member, on, label);
        self.reply_to(&interaction).await
    }

    /// The same, not waiting for the reply.
    pub(crate) fn pressing(&self, member: &str, on: &Reply, label: &str) -> Interaction {
        let button = component(on, |component| component["label"] == label);
        let id = button["custom_id"].clone();
        self.send(
            Kind::Component,
            member,
            Some(on.message),
            &json!({ "custom_id": id, "component_type": 2 }),
        )
    }

    /// A member chooses what begins with `label` from the menu of a message.
    pub(crate) async fn chooses(&self, member: &str, on: &Reply, label: &str) -> Reply {
        let menu = component(on, |component| component["type"] == 3);
        let option = menu["options"]
            .as_array()
            .unwrap()
            .iter()
            .find(|option| option["label"].as_str().unwrap().starts_with(label))
            .unwrap_or_else(|| panic!("no {label} in {on}"));
        let data = json!({ "custom_id": menu["custom_id"], "component_type": 3, "values": [option["value"]] });
        let interaction = self.send(Kind::Component, member, Some(on.message), &data);
        self.reply_to(&interaction).await
    }

    /// An interaction with any data, as a client that is behind or ahead may send it.
    pub(crate) fn send(
        &self,
        kind: Kind,
        member: &str,
        source: Option<u64>,
        data: &Json,
    ) -> Interaction {
        let mut state = self.discord.state();
        let interaction = state.interact(kind, member, source);
        let event = events::interaction(&state, &interaction, data);
        state.dispatch("INTERACTION_CREATE", &event);
        interaction
    }

    /// The same interaction delivered once more.
    pub(crate) fn sends_again(&self) {
        let mut state = self.discord.state();
        let session = state.session.as_ref().unwrap();
        let last = session.events.last().unwrap()["d"].clone();
        state.dispatch("INTERACTION_CREATE", &last);
    }

    /// Waits for the next message that an interaction makes or changes, and reads it.
    pub(crate) async fn reply_to(&self, interaction: &Interaction) -> Reply {
        let id = interaction.id;
        self.next("a reply", |message_via| message_via == id).await
    }

    /// Waits for any message that nobody has read yet.
    pub(crate) async fn reads(&self) -> Reply {
        self.next("a message", |_| true).await
    }

    async fn next(&self, what: &str, fits: impl Fn(u64) -> bool) -> Reply {
        self.discord
            .wait(what, |state| {
                let unread = state
                    .messages
                    .values_mut()
                    .filter(|message| !message.waiting && !message.read && fits(message.via));
                let message = unread.min_by_key(|message| message.turn)?;
                message.read = true;
                Some(Reply {
                    message: message.id,
                    private: message.private,
                    body: message.body.clone(),
                    files: message.files.clone(),
                    text: reading::read(message),
                })
            })
            .await
    }

    fn registered(&self, command: &str) -> (String, Option<String>) {
        let state = self.discord.state();
        let found = state.commands.iter().find_map(|(scope, commands)| {
            let found = commands.iter().find(|known| known["name"] == command)?;
            Some((
                found["id"].as_str().unwrap().to_owned(),
                scope.map(|guild| guild.to_string()),
            ))
        });
        found.unwrap_or_else(|| panic!("Discord shows no command {command}"))
    }

    /// The data of a typed command, its options of the kinds that are registered.
    fn typed(&self, typed: &str, stops: Option<()>) -> Json {
        let (name, mut rest) = typed
            .trim_start_matches('/')
            .split_once(' ')
            .unwrap_or((typed.trim_start_matches('/'), ""));
        let (id, guild) = self.registered(name);
        let state = self.discord.state();
        let commands = state.commands.values().flatten();
        let known = commands
            .into_iter()
            .find(|known| known["name"] == name)
            .unwrap()["options"]
            .clone();
        let mut options = Vec::new();
        while !rest.trim().is_empty() {
            let (option, after) = rest
                .split_once(':')
                .unwrap_or_else(|| panic!("no option in {rest}"));
            let kind = known
                .as_array()
                .unwrap()
                .iter()
                .find(|known| known["name"] == option.trim());
            let kind =
                kind.unwrap_or_else(|| panic!("/{name} shows no option {option}"))["type"].as_u64();
            let (value, next) = next_option(after, &known);
            let value = match kind {
                Some(4) => json!(value.parse::<i64>().unwrap()),
                Some(5) => json!(value == "True"),
                _ => json!(value),
            };
            options.push(json!({ "name": option.trim(), "type": kind, "value": value }));
            rest = next;
        }
        if let (Some(()), Some(last)) = (stops, options.last_mut()) {
            last["focused"] = json!(true);
        }
        json!({ "id": id, "name": name, "type": 1, "guild_id": guild, "options": options })
    }
}

/// The value up to the next option, and the rest.
fn next_option<'a>(after: &'a str, known: &Json) -> (&'a str, &'a str) {
    let ends = known.as_array().unwrap().iter().filter_map(|option| {
        let name = option["name"].as_str().unwrap();
        after.find(&format!(" {name}:"))
    });
    let end = ends.min().unwrap_or(after.len());
    (after[..end].trim(), &after[end..])
}

fn component(on: &Reply, fits: impl Fn(&Json) -> bool) -> Json {
    let rows = on.body["components"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    let components = rows
        .iter()
        .flat_map(|row| row["components"].as_array().unwrap());
    components
        .into_iter()
        .find(|component| fits(component))
        .unwrap_or_else(|| panic!("nothing such to press on {on}"))
        .clone()
}

//! What is pressed under a reply: In context, More, Share.

use std::sync::Arc;

use serenity::all::{ComponentInteraction, ComponentInteractionDataKind};

use super::asked::Asked;
use super::bot::{Bot, busy};
use super::calls::{Shown, shown};
use super::kept::{Call, Kept, expired};
use super::render::{self, CustomId, Message, Press, Surface};
use super::sharing;
use crate::desk::{Command, Value, Values, context};
use crate::newsroom::Newsroom;

/// The command that **Cite** calls.
const CITE: &str = "cite";

/// Answers a press.
pub(super) async fn answer(bot: &Arc<Bot>, asked: &Asked, interaction: &ComponentInteraction) {
    let Ok(id) = interaction.data.custom_id.parse::<CustomId>() else {
        return bot.say(asked, &expired(None)).await;
    };
    let Ok(permit) = Arc::clone(&bot.permits).try_acquire_owned() else {
        return bot.say(asked, &busy()).await;
    };
    let presser = interaction.user.id.get();
    if id.press == Press::Share {
        return sharing::share(bot, asked, permit, &id.key, interaction).await;
    }
    if !bot.defer(asked, true).await {
        return;
    }
    let (surface, key) = (asked.surface, asked.key());
    let chosen = chosen(interaction);
    let commands = bot.commands;
    let message = bot
        .work(asked, permit, move |newsroom| {
            if id.press == Press::Cite {
                return cited(&id.key, commands, presser, surface, &key, newsroom);
            }
            let Some(kept) = Kept::load(newsroom, &id.key) else {
                return render::message(&expired(None), surface);
            };
            match chosen {
                Some(value) => in_context(&kept, &id.key, &value, surface, newsroom),
                None => more(&kept, commands, presser, surface, &key, newsroom),
            }
        })
        .await;
    bot.show(asked, &message.unwrap_or_else(|apology| apology))
        .await;
}

fn chosen(interaction: &ComponentInteraction) -> Option<String> {
    if let ComponentInteractionDataKind::StringSelect { values } = &interaction.data.kind {
        values.first().cloned()
    } else {
        None
    }
}

fn in_context(
    kept: &Kept,
    kept_as: &str,
    value: &str,
    surface: Surface,
    newsroom: &Newsroom,
) -> Message {
    let named = kept.place(value);
    let Some((place, reference)) = named.and_then(|place| Some((place, kept.excerpt(place)?)))
    else {
        return render::message(&expired(Some(&kept.command)), surface);
    };
    match context(&reference, newsroom) {
        Ok(reply) => Message {
            components: vec![render::cite_row(kept_as, place)],
            ..render::message(&reply, surface)
        },
        Err(refusal) => render::message(&refusal.into(), surface),
    }
}

/// The evidence card of the excerpt that `named` names: the key of a kept reply, and a place in it.
fn cited(
    named: &str,
    commands: &'static [Command],
    presser: u64,
    surface: Surface,
    key: &str,
    newsroom: &Newsroom,
) -> Message {
    let excerpt = named
        .rsplit_once('#')
        .and_then(|(kept_as, place)| Kept::load(newsroom, kept_as)?.excerpt(place.parse().ok()?));
    let command = commands.iter().find(|command| command.name == CITE);
    let Some((excerpt, command)) = excerpt.zip(command) else {
        return render::message(&expired(None), surface);
    };
    let given = ("excerpt".to_owned(), Value::Text(excerpt.to_string()));
    match Values::new(command, [given]) {
        Ok(values) => privately(command, values, presser, surface, key, newsroom),
        Err(refusal) => render::message(&refusal.into(), surface),
    }
}

/// The same call, passing over what was shown: privately, whoever presses and whoever asked.
fn more(
    kept: &Kept,
    commands: &'static [Command],
    presser: u64,
    surface: Surface,
    key: &str,
    newsroom: &Newsroom,
) -> Message {
    let command = commands.iter().find(|command| command.name == kept.command);
    let values = command.map(|command| (command, Values::new(command, kept.given())));
    let (Some((command, Ok(values))), Some(seen)) = (values, kept.more) else {
        return render::message(&expired(Some(&kept.command)), surface);
    };
    privately(command, values.after(seen), presser, surface, key, newsroom)
}

/// The answer to a call that a press makes.
fn privately(
    command: &'static Command,
    values: Values,
    asker: u64,
    surface: Surface,
    key: &str,
    newsroom: &Newsroom,
) -> Message {
    let call = Call {
        command,
        values,
        asker,
        private: true,
    };
    match shown(&call, surface, key, newsroom) {
        Shown::Answer(message) | Shown::Refusal(message) => message,
    }
}

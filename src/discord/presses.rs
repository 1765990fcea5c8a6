//! What is pressed under a reply: In context, More, Share.

use std::sync::Arc;

use serde_json::{Value as Json, json};
use serenity::all::{ComponentInteraction, ComponentInteractionDataKind};

use super::bot::{Asked, Bot, REPLY_CAP, busy};
use super::calls::{Shown, shown};
use super::kept::{Call, Kept};
use super::post::PostError;
use super::render::{self, CustomId, Message, Press, Surface};
use super::route::Route;
use crate::desk::{Command, Values, context};
use crate::newsroom::Newsroom;
use crate::reply::{Block, Line, Reply};

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
        return share(bot, asked, permit, &id.key, interaction).await;
    }
    if !bot.defer(asked, true).await {
        return;
    }
    let (surface, key) = (asked.surface, asked.key());
    let chosen = chosen(interaction);
    let commands = bot.commands;
    let message = bot
        .work(asked, permit, move |newsroom| {
            let Some(kept) = Kept::load(newsroom, &id.key) else {
                return said(&expired(None), surface);
            };
            match chosen {
                Some(value) => in_context(&kept, &value, surface, newsroom),
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

fn in_context(kept: &Kept, value: &str, surface: Surface, newsroom: &Newsroom) -> Message {
    let reply = match kept.excerpt(value) {
        Some(reference) => context(&reference, newsroom).unwrap_or_else(Reply::from),
        None => expired(Some(&kept.command)),
    };
    said(&reply, surface)
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
        return said(&expired(Some(&kept.command)), surface);
    };
    let call = Call {
        command,
        values: values.after(seen),
        asker: presser,
        private: true,
    };
    match shown(&call, surface, key, newsroom) {
        Shown::Answer(message) | Shown::Refusal(message) => message,
    }
}

/// Posts the reply to the channel as it was shown, and takes the button away.
async fn share(
    bot: &Arc<Bot>,
    asked: &Asked,
    permit: tokio::sync::OwnedSemaphorePermit,
    key: &str,
    interaction: &ComponentInteraction,
) {
    let presser = interaction.user.id.get();
    if !bot.acknowledge(asked, &json!({ "type": 6 })).await {
        return;
    }
    let owned = key.to_owned();
    let _one_at_a_time = bot.sharing.lock().await;
    let kept = bot
        .work(asked, permit, move |newsroom| {
            let mut kept = Kept::load(newsroom, &owned).ok_or(expired(None))?;
            if kept.asker != presser {
                return Err(refused("Only who asked can share this reply."));
            }
            if kept.shared {
                return Err(refused("This reply has been shared already."));
            }
            // Said before it is done: a crash in between leaves it unshared, never shared twice.
            kept.shared = true;
            kept.save(newsroom, &owned)
                .map_err(|_| refused("This reply can not be shared. Ask again."))?;
            Ok(kept)
        })
        .await;
    let mut kept = match kept {
        Ok(Ok(kept)) => kept,
        Ok(Err(reply)) => return bot.whisper(asked, &said(&reply, asked.surface)).await,
        Err(apology) => return bot.whisper(asked, &apology).await,
    };
    let route = Route::FollowUp(asked.application, &asked.token);
    let sent = match shared(&kept, interaction) {
        Ok(message) => bot.post.send(route, &message, REPLY_CAP).await.map(drop),
        Err(error) => Err(PostError::unreadable(&route, &error)),
    };
    if let Err(error) = sent {
        kept.shared = false;
        if kept.save(&bot.newsroom, key).is_err() {
            tracing::warn!("a reply that could not be shared stays marked as shared");
        }
        let apology = Bot::incident(asked, &error.to_string());
        return bot.whisper(asked, &apology).await;
    }
    let route = Route::Original(asked.application, &asked.token);
    let rows = json!({ "components": rows_once_shared(&kept, key) });
    Bot::logged(asked, bot.post.send(route, &rows, REPLY_CAP).await);
}

/// The message for the channel: what was shown, and who shares it, by a mention that nobody is told of.
fn shared(kept: &Kept, interaction: &ComponentInteraction) -> serde_json::Result<Json> {
    let mut kept = kept.clone();
    kept.as_shown(&interaction.message)?;
    let who = format!("-# Shared by <@{}>", interaction.user.id);
    let content = if kept.content.is_empty() {
        who
    } else {
        format!("{who}\n{}", kept.content)
    };
    let rows: Vec<&Json> = kept.context.iter().collect();
    Ok(json!({ "content": content, "embeds": kept.embeds, "components": rows }))
}

fn rows_once_shared(kept: &Kept, key: &str) -> Vec<Json> {
    let mut buttons = Vec::new();
    if kept.more.is_some() {
        let id = CustomId {
            press: Press::More,
            key: key.to_owned(),
        };
        buttons
            .push(json!({ "type": 2, "style": 2, "label": "More", "custom_id": id.to_string() }));
    }
    let id = CustomId {
        press: Press::Share,
        key: key.to_owned(),
    };
    buttons.push(json!({ "type": 2, "style": 2, "label": "Shared", "custom_id": id.to_string(), "disabled": true }));
    let mut rows: Vec<Json> = kept.context.iter().cloned().collect();
    rows.push(json!({ "type": 1, "components": buttons }));
    rows
}

fn said(reply: &Reply, surface: Surface) -> Message {
    render::page(reply, surface, 0).message
}

fn refused(words: &str) -> Reply {
    Reply::default().with(Block::Words(words.into()))
}

/// What is pressed is about a reply that is not kept any more, or never was.
fn expired(command: Option<&str>) -> Reply {
    let again = match command {
        Some(command) => Line::new()
            .plain("This reply has expired. Run ")
            .code(format!("/{command}"))
            .plain(" again."),
        None => Line::new().plain("This reply has expired. Run the command again."),
    };
    Reply::default().with(Block::Words(again))
}

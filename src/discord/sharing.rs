//! **Share**: a reply that one reader saw, posted to the channel as it was shown, with its files.

use std::sync::Arc;

use serde_json::{Value as Json, json};
use serenity::all::ComponentInteraction;

use super::asked::Asked;
use super::bot::{Bot, REPLY_CAP};
use super::kept::{Kept, KeptFile, expired};
use super::post::PostError;
use super::render::{self, Surface};
use super::route::Route;
use crate::desk::{Command, Values};
use crate::newsroom::Newsroom;
use crate::reply::{Attachment, Block, Reply};

/// Posts the reply to the channel as it was shown, and takes the button away.
pub(super) async fn share(
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
    if !asked.may_post {
        let reply = refused(
            "You may not send messages in this channel, so Attaché posts nothing there for you.",
        );
        return bot
            .whisper(asked, &render::message(&reply, asked.surface))
            .await;
    }
    let (owned, commands, surface) = (key.to_owned(), bot.commands, asked.surface);
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
            let files = made_again(&kept, commands, surface, newsroom);
            Ok((kept, files))
        })
        .await;
    let (mut kept, files) = match kept {
        Ok(Ok(kept)) => kept,
        Ok(Err(reply)) => {
            return bot
                .whisper(asked, &render::message(&reply, asked.surface))
                .await;
        }
        Err(apology) => return bot.whisper(asked, &apology).await,
    };
    let route = Route::FollowUp(asked.application, &asked.token);
    let sent = match shared(&kept, &files, surface, interaction) {
        Ok(message) => {
            let sent = bot.post.send_with(route, &message, &files, REPLY_CAP);
            sent.await.map(drop)
        }
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
    let buttons = json!(render::shared_row(key, kept.more.is_some()));
    let rows: Vec<&Json> = kept.context.iter().chain([&buttons]).collect();
    let body = json!({ "components": rows });
    Bot::logged(asked, bot.post.send(route, &body, REPLY_CAP).await);
}

/// The files that went with a reply, made anew by the same call; those that have come out differently are left out.
fn made_again(
    kept: &Kept,
    commands: &'static [Command],
    surface: Surface,
    newsroom: &Newsroom,
) -> Vec<Attachment> {
    if kept.files.is_empty() || !surface.files {
        return Vec::new();
    }
    let command = commands.iter().find(|command| command.name == kept.command);
    let made = command.and_then(|command| {
        let values = Values::new(command, kept.given()).ok()?;
        (command.answer)(&values.after(kept.seen), newsroom).ok()
    });
    let mut files = made.map_or_else(Vec::new, |reply| {
        render::page(&reply, surface, kept.seen).message.files
    });
    files.retain(|file| kept.files.contains(&KeptFile::of(file)));
    files
}

/// The message for the channel: what was shown, and who shares it, by a mention that nobody is told of.
fn shared(
    kept: &Kept,
    files: &[Attachment],
    surface: Surface,
    interaction: &ComponentInteraction,
) -> serde_json::Result<Json> {
    let mut kept = kept.clone();
    kept.as_shown(&interaction.message)?;
    let mut content = format!("-# Shared by <@{}>", interaction.user.id);
    let lost = kept
        .files
        .iter()
        .find(|kept| files.iter().all(|file| file.name != kept.name));
    if let Some(lost) = lost {
        let why = if surface.files {
            "because the collection has changed since. Ask again for a new one."
        } else {
            "because Attaché lacks the Attach Files permission in this channel."
        };
        content = format!("{content}\n-# {}", render::left_out(&lost.name, why));
        for embed in &mut kept.embeds {
            if let Some(fields) = embed.as_object_mut() {
                fields.retain(|name, value| name != "image" || shows_one_of(value, files));
            }
        }
    }
    if !kept.content.is_empty() {
        content = format!("{content}\n{}", kept.content);
    }
    let rows: Vec<&Json> = kept.context.iter().collect();
    Ok(json!({ "content": content, "embeds": kept.embeds, "components": rows }))
}

/// Whether an embed's picture is one of the files.
fn shows_one_of(image: &Json, files: &[Attachment]) -> bool {
    let url = image.get("url").and_then(Json::as_str);
    let shown = url.and_then(|url| url.strip_prefix("attachment://"));
    files.iter().any(|file| Some(file.name.as_str()) == shown)
}

fn refused(words: &str) -> Reply {
    Reply::default().with(Block::Words(words.into()))
}

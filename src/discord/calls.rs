//! A command that a reader calls: slash, or on a message's menu.

use std::sync::Arc;

use serenity::all::{CommandDataOptionValue, CommandInteraction, CommandType, ResolvedTarget};
use serenity::model::id::GuildId;

use super::asked::Asked;
use super::bot::{Bot, busy};
use super::kept::{Call, Kept};
use super::markup;
use super::render::{self, Message, Surface};
use super::route::Route;
use crate::desk::{Access, Audience, Command, Kind, Refusal, Value, Values, replies_are_public};
use crate::newsroom::Newsroom;
use crate::reply::{Line, Reply};

/// What a call comes to.
pub(super) enum Shown {
    /// The answer.
    Answer(Message),
    /// The reader's mistake, for the reader alone.
    Refusal(Message),
}

/// Answers a call.
pub(super) async fn answer(bot: &Arc<Bot>, asked: &Asked, interaction: &CommandInteraction) {
    let (command, values) = match read(bot.commands, interaction) {
        Ok(read) => read,
        Err(refusal) => return bot.say(asked, &Reply::from(refusal)).await,
    };
    // Discord shows such a command to no others, unless the server's own settings say otherwise or a client errs.
    if command.access == Access::ManageServer && !asked.may_manage {
        let refusal = Refusal::not_permitted(command);
        return bot.say(asked, &Reply::from(refusal)).await;
    }
    let Ok(permit) = Arc::clone(&bot.permits).try_acquire_owned() else {
        return bot.say(asked, &busy()).await;
    };
    let private = match (command.audience, values.flag("private")) {
        (Audience::Private, _) => true,
        (Audience::Choice, _) if !asked.may_post => true,
        (Audience::Choice, Some(private)) => private,
        (Audience::Choice, None) => !are_public(bot, asked),
    };
    if !bot.defer(asked, private).await {
        return;
    }
    let call = Call {
        command,
        values: values.in_server(asked.guild.map(GuildId::get)),
        asker: interaction.user.id.get(),
        private,
    };
    let (surface, key) = (asked.surface, asked.key());
    let shown = bot
        .work(asked, permit, move |newsroom| {
            shown(&call, surface, &key, newsroom)
        })
        .await;
    match shown {
        Ok(Shown::Refusal(message)) if !private => withdraw(bot, asked, &message).await,
        Ok(Shown::Answer(message) | Shown::Refusal(message)) | Err(message) => {
            bot.show(asked, &message).await;
        }
    }
}

/// Answers a call from the newsroom, and keeps what its buttons need.
pub(super) fn shown(call: &Call, surface: Surface, key: &str, newsroom: &Newsroom) -> Shown {
    let reply = match (call.command.answer)(&call.values, newsroom) {
        Ok(reply) => reply,
        Err(refusal) => {
            return Shown::Refusal(render::message(&Reply::from(refusal), surface));
        }
    };
    let mut page = render::page(&reply, surface, call.values.seen());
    if call.command.keeps_nothing() {
        // To go on, the words that it looks at would have to be kept.
        page.more = None;
    }
    let rows = page.rows(key, call.private);
    if !rows.is_empty() {
        let kept = Kept::new(call, &page, key).map_err(anyhow::Error::from);
        let saved = kept.and_then(|kept| kept.save(newsroom, key));
        match saved {
            Ok(()) => page.message.components = rows,
            Err(error) => {
                tracing::error!("a reply could not be kept, shown without buttons: {error}");
            }
        }
    }
    Shown::Answer(page.message)
}

/// Takes back the public wait and tells the reader alone.
async fn withdraw(bot: &Arc<Bot>, asked: &Asked, message: &Message) {
    let route = Route::Original(asked.application, &asked.token);
    match bot.post.delete(route, super::bot::REPLY_CAP).await {
        Ok(_) => bot.whisper(asked, message).await,
        Err(error) => {
            tracing::warn!("a public wait could not be taken back: {error}");
            bot.show(asked, message).await;
        }
    }
}

fn are_public(bot: &Bot, asked: &Asked) -> bool {
    let Some(guild) = asked.guild else {
        return false;
    };
    match replies_are_public(guild.get(), &bot.newsroom) {
        Ok(public) => public,
        Err(error) => {
            tracing::error!("a guild's setting could not be read, replying privately: {error}");
            false
        }
    }
}

/// The command that is called and what is given for it.
fn read(
    commands: &'static [Command],
    interaction: &CommandInteraction,
) -> Result<(&'static Command, Values), Refusal> {
    let name = interaction.data.name.as_str();
    let kind = if interaction.data.kind == CommandType::Message {
        Kind::Message
    } else {
        Kind::Slash
    };
    let command = commands
        .iter()
        .find(|command| command.name == name && command.kind == kind)
        .ok_or_else(|| Refusal::unknown_command(name))?;
    let given = match kind {
        Kind::Slash => options(interaction)?,
        Kind::Message => vec![("text".to_owned(), Value::Text(target(interaction)?))],
    };
    Ok((command, Values::new(command, given)?))
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the catalog has no other kinds"
)]
fn options(interaction: &CommandInteraction) -> Result<Vec<(String, Value)>, Refusal> {
    let options = interaction.data.options.iter();
    options
        .map(|option| {
            let value = match &option.value {
                CommandDataOptionValue::String(text) => Value::Text(text.clone()),
                CommandDataOptionValue::Integer(number) => Value::Whole(*number),
                CommandDataOptionValue::Boolean(flag) => Value::Flag(*flag),
                _ => return Err(stale()),
            };
            Ok((option.name.clone(), value))
        })
        .collect()
}

/// What the message says whose menu was used: its words, and those of what it sets apart as a bot's message does.
fn target(interaction: &CommandInteraction) -> Result<String, Refusal> {
    let Some(ResolvedTarget::Message(message)) = interaction.data.target() else {
        return Err(stale());
    };
    // What Discord adds of a page that is linked to is not the message's own.
    let embeds = message.embeds.iter();
    let own = embeds.filter(|embed| embed.kind.as_deref() == Some("rich"));
    let set_apart = own.flat_map(|embed| [&embed.title, &embed.description]);
    let texts: Vec<String> = std::iter::once(&message.content)
        .chain(set_apart.flatten())
        .map(|text| markup::words(text))
        .filter(|text| !text.trim().is_empty())
        .collect();
    if texts.is_empty() {
        return Err(Refusal::new(
            "That message has no text of its own to look for. Choose one that has.",
        ));
    }
    Ok(texts.join("\n"))
}

/// Discord knows the command as it was before.
fn stale() -> Refusal {
    Refusal::new(
        Line::new()
            .plain(
                "This command has changed since your Discord last learned of it. Reload Discord (",
            )
            .code("Ctrl+R")
            .plain(") and call it again."),
    )
}

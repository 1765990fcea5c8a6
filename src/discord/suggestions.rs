//! Completes an option while a reader types: from memory, and nothing rather than late.

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value as Json, json};
use serenity::all::CommandInteraction;
use tokio::time::timeout;

use super::asked::Asked;
use super::bot::{Bot, FIRST_ANSWER_CAP};
use super::limits::{CHOICE_TEXT_MAX, CHOICES_MAX, length, shortened};
use super::route::Route;
use crate::desk::Suggestion;

/// How long the newsroom may take: readers type on, and Discord waits no longer than 3 s.
const WAIT_MAX: Duration = Duration::from_millis(1_500);

/// Answers with what completes the option in focus; with nothing where nothing does.
pub(super) async fn answer(bot: &Arc<Bot>, asked: &Asked, interaction: &CommandInteraction) {
    let choices = suggested(bot, interaction).await;
    let body = json!({ "type": 8, "data": { "choices": choices } });
    let route = Route::Callback(asked.id, &asked.token);
    if let Err(error) = bot.post.send(route, &body, FIRST_ANSWER_CAP).await {
        // The reader has typed on or goes without: nothing is lost.
        tracing::debug!("{error}");
    }
}

async fn suggested(bot: &Arc<Bot>, interaction: &CommandInteraction) -> Vec<Json> {
    let command = bot
        .commands
        .iter()
        .find(|command| command.name == interaction.data.name);
    let focused = interaction.data.autocomplete();
    let Some((command, focused)) = command.zip(focused) else {
        return Vec::new();
    };
    let Some(suggest) = command
        .option(focused.name)
        .and_then(|option| option.suggest)
    else {
        return Vec::new();
    };
    let Ok(permit) = Arc::clone(&bot.permits).try_acquire_owned() else {
        return Vec::new();
    };
    let typed = focused.value.to_owned();
    let newsroom = Arc::clone(&bot.newsroom);
    let working = tokio::task::spawn_blocking(move || {
        let _permit = permit;
        suggest(&typed, &newsroom)
    });
    match timeout(WAIT_MAX, working).await {
        Ok(Ok(suggestions)) => suggestions
            .iter()
            .filter_map(choice)
            .take(CHOICES_MAX)
            .collect(),
        Ok(Err(error)) => {
            tracing::error!(command.name = command.name, "suggesting failed: {error}");
            Vec::new()
        }
        Err(_) => {
            tracing::warn!(command.name = command.name, "suggesting took too long");
            Vec::new()
        }
    }
}

/// A suggestion as Discord takes it; nothing for a value that would not fit whole.
fn choice(suggestion: &Suggestion) -> Option<Json> {
    let fits = (1..=CHOICE_TEXT_MAX).contains(&length(&suggestion.value));
    let label = suggestion.label.trim();
    (fits && !label.is_empty())
        .then(|| json!({ "name": shortened(label, CHOICE_TEXT_MAX), "value": suggestion.value }))
}

//! What every kind of interaction is answered with: acknowledged first, within a deadline, apart from the others.

use std::sync::Arc;
use std::time::Duration;

use serde_json::json;
use serenity::all::MessageFlags;
use tokio::sync::Semaphore;
use tokio::time::timeout;

use super::Settings;
use super::asked::Asked;
use super::post::{Post, PostError};
use super::render::{self, Message};
use super::route::Route;
use crate::desk::Command;
use crate::newsroom::Newsroom;
use crate::reply::{Block, Line, Reply};

/// How long the first answer may be tried: Discord takes none after 3 s.
pub(super) const FIRST_ANSWER_CAP: Duration = Duration::from_millis(2_600);
/// How long a reply may wait for Discord; its token would live for 15 minutes, the reader's patience does not.
pub(super) const REPLY_CAP: Duration = Duration::from_mins(1);

/// The bot: what it sends with, what it answers from, and how much it takes on.
pub(super) struct Bot {
    pub(super) post: Post,
    pub(super) newsroom: Arc<Newsroom>,
    pub(super) commands: &'static [Command],
    pub(super) deadline: Duration,
    pub(super) permits: Arc<Semaphore>,
    /// Held while it is decided whether a reply is shared, so that none is shared twice.
    pub(super) sharing: tokio::sync::Mutex<()>,
}

impl Bot {
    pub(super) fn new(settings: &Settings, post: Post, newsroom: Arc<Newsroom>) -> Self {
        Self {
            post,
            newsroom,
            commands: settings.commands,
            deadline: settings.deadline,
            permits: Arc::new(Semaphore::new(
                settings.concurrency.clamp(1, Semaphore::MAX_PERMITS),
            )),
            sharing: tokio::sync::Mutex::new(()),
        }
    }

    /// Answers at once with words for the reader alone.
    pub(super) async fn say(&self, asked: &Asked, reply: &Reply) {
        let message = render::message(reply, asked.surface);
        let mut data = json!(message);
        if let Some(fields) = data.as_object_mut() {
            fields.insert("flags".to_owned(), json!(MessageFlags::EPHEMERAL));
        }
        let body = json!({ "type": 4, "data": data });
        let route = Route::Callback(asked.id, &asked.token);
        Self::logged(asked, self.post.send(route, &body, FIRST_ANSWER_CAP).await);
    }

    /// Acknowledges, so that there is time to answer: true unless there is no one left to answer.
    pub(super) async fn defer(&self, asked: &Asked, private: bool) -> bool {
        let data = if private {
            json!({ "flags": MessageFlags::EPHEMERAL })
        } else {
            json!({})
        };
        self.acknowledge(asked, &json!({ "type": 5, "data": data }))
            .await
    }

    /// Acknowledges with that callback: true unless there is no one left to answer.
    pub(super) async fn acknowledge(&self, asked: &Asked, body: &serde_json::Value) -> bool {
        let route = Route::Callback(asked.id, &asked.token);
        Self::logged(asked, self.post.send(route, body, FIRST_ANSWER_CAP).await)
    }

    /// Does `work` on the blocking pool; an apology takes its place when it panics or misses the deadline.
    ///
    /// The permit is held until the work ends, even past the deadline: what cannot be stopped still counts.
    pub(super) async fn work<T: Send + 'static>(
        self: &Arc<Self>,
        asked: &Asked,
        permit: tokio::sync::OwnedSemaphorePermit,
        work: impl FnOnce(&Newsroom) -> T + Send + 'static,
    ) -> Result<T, Message> {
        let newsroom = Arc::clone(&self.newsroom);
        let working = tokio::task::spawn_blocking(move || {
            let _permit = permit;
            work(&newsroom)
        });
        match timeout(self.deadline, working).await {
            Ok(Ok(done)) => Ok(done),
            Ok(Err(error)) => Err(Self::incident(asked, &panicked(error))),
            Err(_) => Err(Self::incident(
                asked,
                &format!("no answer within {} ms", self.deadline.as_millis()),
            )),
        }
    }

    /// Logs a failure of ours in full and apologises for it with the number it is logged under.
    pub(super) fn incident(asked: &Asked, failure: &str) -> Message {
        let id = format!("{:x}", asked.id.get());
        tracing::error!(incident.id = %id, "{failure}");
        let words = Line::new()
            .plain("Something went wrong on our side. Ask again; if it happens again, tell whoever runs Attaché this number: ")
            .code(id)
            .plain(".");
        render::message(&Reply::default().with(Block::Words(words)), asked.surface)
    }

    /// Replaces what stands while the reader waits.
    pub(super) async fn show(&self, asked: &Asked, message: &Message) {
        let route = Route::Original(asked.application, &asked.token);
        let sent = self
            .post
            .send_with(route, message, &message.files, REPLY_CAP);
        match sent.await {
            Err(error @ (PostError::Refused { .. } | PostError::Limit { .. })) => {
                let apology = Self::incident(asked, &error.to_string());
                Self::logged(asked, self.post.send(route, &apology, REPLY_CAP).await);
            }
            sent => {
                Self::logged(asked, sent);
            }
        }
    }

    /// Says something to the reader alone, below what stands.
    pub(super) async fn whisper(&self, asked: &Asked, message: &Message) {
        let mut body = json!(message);
        if let Some(fields) = body.as_object_mut() {
            fields.insert("flags".to_owned(), json!(MessageFlags::EPHEMERAL));
        }
        let route = Route::FollowUp(asked.application, &asked.token);
        let sent = self.post.send_with(route, &body, &message.files, REPLY_CAP);
        Self::logged(asked, sent.await);
    }

    /// Whether it was sent; logs why not.
    pub(super) fn logged<T>(asked: &Asked, sent: Result<T, PostError>) -> bool {
        match sent {
            Ok(_) => true,
            Err(error @ (PostError::Gone { .. } | PostError::Answered { .. })) => {
                tracing::warn!(interaction.id = %asked.id, "{error}");
                false
            }
            Err(error) => {
                tracing::error!(incident.id = format!("{:x}", asked.id.get()), "{error}");
                false
            }
        }
    }
}

/// What to tell a reader when as much is under way as we take on.
pub(super) fn busy() -> Reply {
    Reply::default().with(Block::Words(
        "Attaché is answering as many questions as it can. Ask again in a few seconds.".into(),
    ))
}

fn panicked(error: tokio::task::JoinError) -> String {
    let Ok(payload) = error.try_into_panic() else {
        return "the work was cancelled".to_owned();
    };
    let words = payload
        .downcast_ref::<&str>()
        .map(|words| (*words).to_owned())
        .or_else(|| payload.downcast_ref::<String>().cloned())
        .unwrap_or_default();
    format!("panicked: {words}")
}

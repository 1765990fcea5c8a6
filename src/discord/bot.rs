//! What every interaction goes through: once, acknowledged first, within a deadline, apart from the others.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::json;
use serenity::all::{Interaction, InteractionId, MessageFlags, Permissions};
use serenity::model::id::{ApplicationId, GuildId};
use tokio::sync::{Semaphore, watch};
use tokio::time::timeout;

use super::Settings;
use super::post::{Post, PostError};
use super::render::{self, Message, Surface};
use super::route::Route;
use crate::desk::Command;
use crate::newsroom::Newsroom;
use crate::reply::{Block, Line, Reply};

/// How long the first answer may be tried: Discord takes none after 3 s.
pub(super) const FIRST_ANSWER_CAP: Duration = Duration::from_millis(2_600);
/// How long a reply may wait for Discord; its token would live for 15 minutes, the reader's patience does not.
pub(super) const REPLY_CAP: Duration = Duration::from_mins(1);
/// How many interactions are remembered, so that none is answered twice: a few minutes of a busy server.
const REMEMBERED_MAX: usize = 1_024;

/// The bot: what it sends with, what it answers from, and what is under way.
pub(super) struct Bot {
    pub(super) post: Post,
    pub(super) newsroom: Arc<Newsroom>,
    pub(super) commands: &'static [Command],
    pub(super) deadline: Duration,
    pub(super) permits: Arc<Semaphore>,
    /// Held while it is decided whether a reply is shared, so that none is shared twice.
    pub(super) sharing: tokio::sync::Mutex<()>,
    stopping: AtomicBool,
    under_way: watch::Sender<usize>,
    remembered: Mutex<VecDeque<InteractionId>>,
}

/// An interaction, whatever its kind: how to answer it and where it came from.
#[derive(Clone)]
pub(super) struct Asked {
    pub(super) id: InteractionId,
    pub(super) application: ApplicationId,
    pub(super) token: String,
    pub(super) guild: Option<GuildId>,
    pub(super) surface: Surface,
    /// Whether who asked may post in the channel: for others Attaché posts nothing there.
    pub(super) may_post: bool,
    /// Whether who asked may manage the server.
    pub(super) may_manage: bool,
}

/// Counts an interaction as under way until dropped.
struct UnderWay(Arc<Bot>);

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.0.under_way.send_modify(|count| *count -= 1);
    }
}

impl Asked {
    pub(super) fn of(interaction: &Interaction) -> Self {
        // A server that does not say is taken to allow all: a refused embed is still answered in words.
        let held = interaction.app_permissions();
        let may = |permission: Permissions| {
            interaction.guild_id().is_none()
                || held.is_none_or(|held| held.intersects(permission | Permissions::ADMINISTRATOR))
        };
        Self {
            id: interaction.id(),
            application: interaction.application_id(),
            token: interaction.token().to_owned(),
            guild: interaction.guild_id(),
            surface: Surface {
                embeds: may(Permissions::EMBED_LINKS),
                files: may(Permissions::ATTACH_FILES),
            },
            may_post: may_post(interaction),
            may_manage: may_manage(interaction),
        }
    }

    /// The key under which its reply is kept.
    pub(super) fn key(&self) -> String {
        self.id.to_string()
    }
}

impl Bot {
    pub(super) fn new(settings: &Settings, post: Post, newsroom: Arc<Newsroom>) -> Self {
        Self {
            post,
            newsroom,
            commands: settings.commands,
            deadline: settings.deadline,
            permits: Arc::new(Semaphore::new(settings.concurrency.max(1))),
            sharing: tokio::sync::Mutex::new(()),
            stopping: AtomicBool::new(false),
            under_way: watch::Sender::new(0),
            remembered: Mutex::new(VecDeque::new()),
        }
    }

    /// Answers an interaction, unless it was delivered before.
    pub(super) async fn answer(self: Arc<Self>, interaction: Interaction) {
        if !self.is_new(interaction.id()) {
            tracing::debug!(interaction.id = %interaction.id(), "delivered twice, answered once");
            return;
        }
        self.under_way.send_modify(|count| *count += 1);
        let _under_way = UnderWay(Arc::clone(&self));
        let asked = Asked::of(&interaction);
        if self.stopping.load(Ordering::SeqCst)
            && !matches!(interaction, Interaction::Autocomplete(_))
        {
            let words = "Attaché is restarting. Ask again in a minute.";
            self.say(&asked, &Reply::default().with(Block::Words(words.into())))
                .await;
            return;
        }
        #[expect(
            clippy::wildcard_enum_match_arm,
            reason = "serenity adds kinds as Discord does"
        )]
        match &interaction {
            Interaction::Command(command) => super::calls::answer(&self, &asked, command).await,
            Interaction::Autocomplete(command) => {
                super::suggestions::answer(&self, &asked, command).await;
            }
            Interaction::Component(component) => {
                super::presses::answer(&self, &asked, component).await;
            }
            _ => tracing::debug!("an interaction of a kind that nothing of ours makes"),
        }
    }

    /// Takes no new work and waits for what is under way, for at most `cap`.
    pub(super) async fn stop(&self, cap: Duration) {
        self.stopping.store(true, Ordering::SeqCst);
        let mut under_way = self.under_way.subscribe();
        if timeout(cap, under_way.wait_for(|count| *count == 0))
            .await
            .is_err()
        {
            tracing::warn!(
                under_way = *self.under_way.borrow(),
                "stopping before all is answered"
            );
        }
    }

    /// Answers at once with words for the reader alone.
    pub(super) async fn say(&self, asked: &Asked, reply: &Reply) {
        let message = render::page(reply, asked.surface, 0).message;
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
        render::page(
            &Reply::default().with(Block::Words(words)),
            asked.surface,
            0,
        )
        .message
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

    fn is_new(&self, id: InteractionId) -> bool {
        let Ok(mut remembered) = self.remembered.lock() else {
            return true;
        };
        if remembered.contains(&id) {
            return false;
        }
        if remembered.len() == REMEMBERED_MAX {
            remembered.pop_front();
        }
        remembered.push_back(id);
        true
    }
}

/// Whether the member may send messages where the interaction is; one whose permissions are not told may.
fn may_post(interaction: &Interaction) -> bool {
    let posting = Permissions::SEND_MESSAGES | Permissions::SEND_MESSAGES_IN_THREADS;
    held(interaction).is_none_or(|held| held.intersects(posting | Permissions::ADMINISTRATOR))
}

/// Whether the member may manage the server; one whose permissions are not told may not.
fn may_manage(interaction: &Interaction) -> bool {
    let managing = Permissions::MANAGE_GUILD | Permissions::ADMINISTRATOR;
    held(interaction).is_some_and(|held| held.intersects(managing))
}

/// The permissions of the member where the interaction is, as far as Discord tells.
fn held(interaction: &Interaction) -> Option<Permissions> {
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "only these two lead to a message"
    )]
    let member = match interaction {
        Interaction::Command(command) => command.member.as_deref(),
        Interaction::Component(component) => component.member.as_ref(),
        _ => None,
    };
    member.and_then(|member| member.permissions)
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

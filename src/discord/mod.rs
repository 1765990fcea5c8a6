//! The edge to Discord: the only place that knows it.
//!
//! A gateway connection with the one intent that a guild's commands need brings interactions; each becomes a call
//! of the desk's catalog on the blocking pool, and its [`Reply`](crate::reply::Reply) a message. In reading order:
//! [`run`] connects, `interactions` takes each once, `calls`, `presses` and `suggestions` answer the kinds of them by
//! what `bot` offers, `render` and `escape` make messages, `post` is the only way out, `registration` keeps Discord's
//! commands those of the catalog and `kept` is what outlives a restart.

mod asked;
mod bot;
mod calls;
mod checkup;
pub mod escape;
mod form;
mod gateway;
mod interactions;
mod kept;
pub mod limits;
mod markup;
mod post;
mod presses;
mod registration;
pub mod render;
mod route;
mod sharing;
mod suggestions;

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use secrecy::SecretString;

use crate::config::ApiUrl;
use crate::desk::{COMMANDS, Command};
use crate::newsroom::Newsroom;
pub use checkup::{Checkup, PERMISSIONS, Permission, checkup, invite};

/// How the bot is connected and what it may take on.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The bot's token.
    pub token: SecretString,
    /// Where Discord is.
    pub api: ApiUrl,
    /// The one guild that has the commands; every guild where none is named.
    pub guild: Option<u64>,
    /// The commands that are registered and answered.
    pub commands: &'static [Command],
    /// How many interactions are answered at once; a further one is asked to come again.
    pub concurrency: usize,
    /// How long an answer may take.
    pub deadline: Duration,
}

impl Settings {
    /// The defaults, with that token.
    pub fn new(token: SecretString) -> Self {
        Self {
            token,
            api: ApiUrl::default(),
            guild: None,
            commands: COMMANDS,
            concurrency: 16,
            deadline: Duration::from_secs(10),
        }
    }
}

/// Connects and answers until `shutdown` is ready; then finishes what is under way and closes the connection.
///
/// # Errors
/// When Discord rejects the token, cannot be reached at the start, or ends the connection for good.
pub async fn run(
    settings: Settings,
    newsroom: Arc<Newsroom>,
    shutdown: impl Future<Output = ()> + Send,
) -> anyhow::Result<()> {
    gateway::run(settings, newsroom, shutdown).await
}

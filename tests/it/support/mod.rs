//! What the stories are told with: a [`Tester`] that runs the bot against a stand-in for Discord.

pub(crate) mod collection;
pub(crate) mod discord;
mod log;
mod members;
mod reading;
pub(crate) mod rehearsal;
pub(crate) mod room;
mod tester;

use std::time::Duration;

pub(crate) use tester::{Setup, run, stopped};

/// How long a story waits for anything before it fails.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

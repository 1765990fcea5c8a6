//! What the stories are told with: a [`Tester`] that runs the bot against a stand-in for Discord.

pub mod discord;
mod log;
mod reading;
mod tester;

use std::time::Duration;

pub use discord::{Fault, State};
pub use tester::{Reply, Setup, Tester, run};

/// How long a story waits for anything before it fails.
pub const PATIENCE: Duration = Duration::from_secs(5);

/// A newsroom without articles.
pub fn empty_newsroom() -> attache::newsroom::Newsroom {
    use attache::newsroom::{Newsroom, Settings};
    Newsroom::open(Settings::memory(), &mut |_| {}).unwrap()
}

//! Interactions as the gateway brings them: each answered once, and none dropped by a stop.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serenity::all::{Interaction, InteractionId};
use tokio::sync::watch;
use tokio::time::timeout;

use super::asked::Asked;
use super::bot::Bot;
use super::{calls, presses, suggestions};
use crate::reply::{Block, Reply};

/// How many interactions are remembered, so that none is answered twice: a few minutes of a busy server.
const REMEMBERED_MAX: usize = 1_024;

/// Those under way and those of late.
pub(super) struct Interactions {
    bot: Arc<Bot>,
    stopping: AtomicBool,
    under_way: watch::Sender<usize>,
    remembered: Mutex<VecDeque<InteractionId>>,
}

/// Counts an interaction as under way until dropped.
struct UnderWay<'a>(&'a watch::Sender<usize>);

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        self.0.send_modify(|count| *count -= 1);
    }
}

impl Interactions {
    /// None yet.
    pub(super) fn new(bot: Arc<Bot>) -> Self {
        Self {
            bot,
            stopping: AtomicBool::new(false),
            under_way: watch::Sender::new(0),
            remembered: Mutex::new(VecDeque::new()),
        }
    }

    /// Answers an interaction, unless it was delivered before.
    pub(super) async fn answer(&self, interaction: Interaction) {
        if !self.is_new(interaction.id()) {
            tracing::debug!(interaction.id = %interaction.id(), "delivered twice, answered once");
            return;
        }
        self.under_way.send_modify(|count| *count += 1);
        let _under_way = UnderWay(&self.under_way);
        let asked = Asked::of(&interaction);
        if self.stopping.load(Ordering::SeqCst)
            && !matches!(interaction, Interaction::Autocomplete(_))
        {
            let words = "Attaché is restarting. Ask again in a minute.";
            self.bot
                .say(&asked, &Reply::default().with(Block::Words(words.into())))
                .await;
            return;
        }
        #[expect(
            clippy::wildcard_enum_match_arm,
            reason = "serenity adds kinds as Discord does"
        )]
        match &interaction {
            Interaction::Command(command) => calls::answer(&self.bot, &asked, command).await,
            Interaction::Autocomplete(command) => {
                suggestions::answer(&self.bot, &asked, command).await;
            }
            Interaction::Component(component) => {
                presses::answer(&self.bot, &asked, component).await;
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

//! A stand-in for Discord: REST and gateway on loopback, as strict as Discord and stricter.
//!
//! `state` is what Discord would know, apart from how it is asked; `rest` and `gateway` are the wire; `rules` and
//! `openapi` check every body that comes in; `events` makes what goes out. Whatever is wrong is collected, and
//! fails the test at its end.

pub(crate) mod events;
mod gateway;
pub(crate) mod multipart;
pub(crate) mod openapi;
mod rest;
pub(crate) mod rules;
mod state;

use std::sync::{Arc, Mutex, MutexGuard};

use tokio::sync::watch;

pub(crate) use state::{
    ADMINISTRATOR, ATTACH_FILES, EMBED_LINKS, Fault, Frame, GUILD, Interaction, Kind,
    MANAGE_SERVER, Message, SEND_MESSAGES, State, TOKEN,
};

/// The stand-in, running.
#[derive(Clone)]
pub(crate) struct StandIn {
    state: Arc<Mutex<State>>,
    changed: Arc<watch::Sender<u64>>,
    pub address: String,
}

impl StandIn {
    /// Starts on a free port of loopback.
    pub(crate) async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let stand_in = Self {
            state: Arc::new(Mutex::new(State::new())),
            changed: Arc::new(watch::Sender::new(0)),
            address,
        };
        let router = rest::router(stand_in.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        stand_in
    }

    /// What Discord knows.
    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    /// Tells whoever waits that something happened.
    pub(crate) fn changed(&self) {
        self.changed.send_modify(|version| *version += 1);
    }

    /// Waits until `look` sees what it looks for.
    pub(crate) async fn wait<T>(
        &self,
        what: &str,
        mut look: impl FnMut(&mut State) -> Option<T>,
    ) -> T {
        let mut changes = self.changed.subscribe();
        let waiting = async {
            loop {
                if let Some(found) = look(&mut self.state()) {
                    return found;
                }
                changes.changed().await.unwrap();
            }
        };
        let found = tokio::time::timeout(super::PATIENCE, waiting).await;
        found.unwrap_or_else(|_| {
            let state = self.state();
            let (requests, wrongs) = (&state.requests, &state.wrongs);
            panic!("waited in vain for {what}\nrequests: {requests:#?}\nwrongs: {wrongs:#?}")
        })
    }
}

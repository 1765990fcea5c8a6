//! What Discord knows, however it is asked.

use std::collections::BTreeMap;
use std::time::Duration;

use serde_json::Value as Json;
use tokio::sync::mpsc::UnboundedSender;

use super::multipart::{Body, File};

/// The bot's token: of the shape of a real one, and of nobody.
pub(crate) const TOKEN: &str =
    "MTAwMDAwMDAwMDAwMDAwMDAwMA.GaBcDe.abcdefghijklmnopqrstuvwxyz0123456789AB";
pub(crate) const APPLICATION: u64 = 1_000_000_000_000_000_000;
pub(crate) const GUILD: u64 = 2_000_000_000_000_000_000;
pub(crate) const CHANNEL: u64 = 3_000_000_000_000_000_000;
/// View Channel, Send Messages, Embed Links, Attach Files, Send Messages in Threads.
pub(crate) const PERMISSIONS: u64 = 1 << 10 | 1 << 11 | EMBED_LINKS | ATTACH_FILES | 1 << 38;
/// Use Application Commands, Send Messages.
pub(crate) const MEMBER_PERMISSIONS: u64 = 1 << 31 | SEND_MESSAGES;
pub(crate) const SEND_MESSAGES: u64 = 1 << 11;
pub(crate) const MANAGE_SERVER: u64 = 1 << 5;
pub(crate) const ADMINISTRATOR: u64 = 1 << 3;
pub(crate) const EMBED_LINKS: u64 = 1 << 14;
pub(crate) const ATTACH_FILES: u64 = 1 << 15;

/// What kind of interaction it is, by Discord's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Command = 2,
    Component = 3,
    Autocomplete = 4,
}

/// An interaction and what came of it.
#[derive(Clone, Debug)]
pub(crate) struct Interaction {
    pub id: u64,
    pub token: String,
    pub kind: Kind,
    pub user: String,
    /// The message that a component is on.
    pub source: Option<u64>,
    /// The type of the callback that answered it.
    pub answered: Option<u64>,
    /// The message that `@original` names.
    pub original: Option<u64>,
    /// What an autocompletion offered.
    pub choices: Option<Vec<Json>>,
    /// Its fifteen minutes are over.
    pub expired: bool,
}

/// A message of the bot's.
#[derive(Clone, Debug)]
pub(crate) struct Message {
    pub id: u64,
    /// Whom it answers; a private one is seen by nobody else.
    pub user: String,
    pub private: bool,
    /// "thinking…"
    pub waiting: bool,
    pub body: Json,
    /// The files that it shows.
    pub files: Vec<File>,
    /// The interaction that made or changed it last.
    pub via: u64,
    /// Whether the test has looked at it as it is now.
    pub read: bool,
    /// In which order it came to be as it is now.
    pub turn: u64,
}

/// What goes wrong with the next request that fits.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    /// The beginning of "METHOD path", without the version; `*` stands for anything up to the next slash.
    pub request: &'static str,
    pub status: u16,
    pub body: Json,
    pub header: Option<(&'static str, String)>,
    /// Waits so long; then goes on as if nothing were wrong when the status is 0.
    pub wait: Duration,
    /// Does what was asked and then answers with the fault: an answer lost on its way.
    pub after: bool,
}

/// A session of the gateway's.
pub(crate) struct Session {
    pub id: String,
    pub events: Vec<Json>,
    pub connection: Option<UnboundedSender<Frame>>,
}

/// What the gateway sends.
#[derive(Debug)]
pub(crate) enum Frame {
    Payload(Json),
    Close(u16),
    /// The connection breaks without a word.
    Break,
}

/// What Discord knows.
pub(crate) struct State {
    pub commands: BTreeMap<Option<u64>, Vec<Json>>,
    pub interactions: BTreeMap<u64, Interaction>,
    pub messages: BTreeMap<u64, Message>,
    pub session: Option<Session>,
    pub faults: Vec<Fault>,
    /// Every request: "METHOD path", tokens left out.
    pub requests: Vec<String>,
    /// What would have been refused by Discord, or should not have been asked at all.
    pub wrongs: Vec<String>,
    pub permissions: u64,
    /// What every member may do.
    pub member_permissions: u64,
    pub heartbeat_ms: u64,
    pub heartbeats: usize,
    pub identified: usize,
    pub resumed: usize,
    /// How the last connection was closed from the bot's side.
    pub closed: Option<u16>,
    /// The bot was told to stop.
    pub stopping: bool,
    /// Refuses the token on the gateway.
    pub gateway_refuses: bool,
    next: u64,
}

impl State {
    pub(crate) fn new() -> Self {
        Self {
            commands: BTreeMap::new(),
            interactions: BTreeMap::new(),
            messages: BTreeMap::new(),
            session: None,
            faults: Vec::new(),
            requests: Vec::new(),
            wrongs: Vec::new(),
            permissions: PERMISSIONS,
            member_permissions: MEMBER_PERMISSIONS,
            heartbeat_ms: 41_250,
            heartbeats: 0,
            identified: 0,
            resumed: 0,
            closed: None,
            stopping: false,
            gateway_refuses: false,
            next: 4_000_000_000_000_000_000,
        }
    }

    /// A new id, greater than all before.
    pub(crate) fn next_id(&mut self) -> u64 {
        self.next += 1;
        self.next
    }

    /// Registers an interaction as under way.
    pub(crate) fn interact(&mut self, kind: Kind, user: &str, source: Option<u64>) -> Interaction {
        let id = self.next_id();
        let interaction = Interaction {
            id,
            token: format!("aW50ZXJhY3Rpb246{id}c2VjcmV0c2VjcmV0c2VjcmV0"),
            kind,
            user: user.to_owned(),
            source,
            answered: None,
            original: source,
            choices: None,
            expired: false,
        };
        self.interactions.insert(id, interaction.clone());
        interaction
    }

    /// The interaction that goes by that token, while it lives.
    pub(crate) fn by_token(&mut self, token: &str) -> Option<&mut Interaction> {
        self.interactions
            .values_mut()
            .find(|interaction| interaction.token == token && !interaction.expired)
    }

    /// Makes a message in answer to an interaction.
    pub(crate) fn post(
        &mut self,
        interaction: u64,
        body: Body,
        private: bool,
        waiting: bool,
    ) -> u64 {
        let id = self.next_id();
        let Body { json: body, files } = body;
        let user = self.interactions[&interaction].user.clone();
        let message = Message {
            id,
            user,
            private,
            waiting,
            body,
            files,
            via: interaction,
            read: waiting,
            turn: id,
        };
        self.messages.insert(id, message);
        id
    }

    /// Changes what a message holds, field by field.
    pub(crate) fn edit(&mut self, message: u64, changes: &Body, via: u64) {
        let turn = self.next_id();
        let message = self.messages.get_mut(&message).unwrap();
        for (key, value) in changes.json.as_object().unwrap() {
            message.body[key] = value.clone();
        }
        if changes.json.get("attachments").is_some() {
            message.files.clone_from(&changes.files);
        }
        message.waiting = false;
        message.read = false;
        message.via = via;
        message.turn = turn;
    }

    /// Sends an event to the bot, or keeps it until the bot resumes.
    pub(crate) fn dispatch(&mut self, name: &str, data: &Json) {
        let session = self.session.as_mut().expect("the bot is connected");
        let number = session.events.len() + 1;
        let payload = serde_json::json!({ "op": 0, "s": number, "t": name, "d": data });
        super::events::decodes(&payload);
        session.events.push(payload.clone());
        if let Some(connection) = &session.connection {
            // A connection that just broke: the event waits for the resume.
            let _gone = connection.send(Frame::Payload(payload));
        }
    }

    /// Takes the fault that waits for such a request.
    pub(crate) fn fault(&mut self, request: &str) -> Option<Fault> {
        let at = self
            .faults
            .iter()
            .position(|fault| fits(fault.request, request))?;
        Some(self.faults.remove(at))
    }
}

fn fits(pattern: &str, request: &str) -> bool {
    let mut parts = request.split('/');
    pattern.split('/').all(|wanted| {
        parts
            .next()
            .is_some_and(|part| wanted == "*" || wanted == part)
    })
}

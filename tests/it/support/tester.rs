//! The bot, running against the stand-in, and members who use it.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use attache::desk::Command;
use attache::discord::{Address, Settings};
use attache::newsroom::Newsroom;
use serde_json::{Value as Json, json};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use super::discord::{Fault, Frame, Interaction, Kind, StandIn, State, TOKEN, events};
use super::log::{Log, Shown};
use super::{PATIENCE, reading};

/// How a story begins.
pub(crate) struct Setup {
    pub commands: &'static [Command],
    pub concurrency: usize,
    pub deadline: Duration,
    pub guild: Option<u64>,
    pub token: &'static str,
    pub newsroom: Arc<Newsroom>,
}

/// The bot and the stand-in, as a story sees them.
pub(crate) struct Tester {
    setup: Setup,
    pub discord: StandIn,
    pub log: Log,
    bot: Option<Bot>,
    _catching: tracing::subscriber::DefaultGuard,
    _shown: Shown,
}

struct Bot {
    stop: oneshot::Sender<()>,
    running: JoinHandle<anyhow::Result<()>>,
}

/// A message of the bot's, as it was when it was read.
#[derive(Clone, Debug)]
pub(crate) struct Reply {
    pub message: u64,
    pub private: bool,
    pub body: Json,
    text: String,
}

impl fmt::Display for Reply {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.text)
    }
}

/// Tells a story with the bot as it is by default.
pub(crate) async fn run(story: impl AsyncFnOnce(&mut Tester)) {
    Setup::new().run(story).await;
}

impl Setup {
    pub(crate) fn new() -> Self {
        Self::with(super::collection::empty())
    }

    pub(crate) fn with(newsroom: Newsroom) -> Self {
        Self {
            commands: super::rehearsal::catalog(),
            concurrency: 4,
            deadline: Duration::from_secs(10),
            guild: None,
            token: TOKEN,
            newsroom: Arc::new(newsroom),
        }
    }

    /// Starts the bot, tells the story, and stops the bot: nothing may be left unread, unexpected or unclean.
    pub(crate) async fn run(self, story: impl AsyncFnOnce(&mut Tester)) {
        let mut tester = self.tester().await;
        tester.start().await;
        let told = tokio::time::timeout(PATIENCE * 2, story(&mut tester)).await;
        told.expect("the story came to an end");
        tester.finish().await;
    }

    /// A tester whose bot is not started yet.
    pub(crate) async fn tester(self) -> Tester {
        let log = Log::default();
        Tester {
            setup: self,
            discord: StandIn::start().await,
            bot: None,
            _catching: log.catch(),
            _shown: Shown(log.clone()),
            log,
        }
    }
}

impl Tester {
    /// Starts the bot and waits until its commands are registered.
    pub(crate) async fn start(&mut self) {
        self.launch();
        let scope = self.setup.guild;
        let wanted = self.setup.commands.len();
        self.discord
            .wait("registration", |state| {
                let registered = state.commands.get(&scope)?.len() == wanted;
                (registered && state.session.is_some()).then_some(())
            })
            .await;
    }

    /// Starts the bot.
    pub(crate) fn launch(&mut self) {
        self.discord.state().stopping = false;
        let settings = self.settings();
        let (stop, stopped) = oneshot::channel();
        let newsroom = Arc::clone(&self.setup.newsroom);
        let running = tokio::spawn(attache::discord::run(settings, newsroom, async {
            let _dropped = stopped.await;
        }));
        self.bot = Some(Bot { stop, running });
    }

    /// How the bot is connected.
    pub(crate) fn settings(&self) -> Settings {
        Settings {
            address: Address::stand_in(&self.discord.address).unwrap(),
            guild: self.setup.guild,
            commands: self.setup.commands,
            concurrency: self.setup.concurrency,
            deadline: self.setup.deadline,
            ..Settings::new(self.setup.token.into())
        }
    }

    /// Waits until the bot gives up by itself.
    pub(crate) async fn gives_up(&mut self) -> String {
        let bot = self.bot.take().unwrap();
        let ended = tokio::time::timeout(PATIENCE, bot.running).await;
        format!(
            "{:#}",
            ended.expect("the bot gives up").unwrap().unwrap_err()
        )
    }

    /// Asks the bot to stop; the handle says when it has.
    pub(crate) fn stop(&mut self) -> JoinHandle<anyhow::Result<()>> {
        let bot = self.bot.take().unwrap();
        bot.stop.send(()).unwrap();
        self.discord.state().stopping = true;
        bot.running
    }

    /// Stops the bot as a service manager does, and starts it again.
    pub(crate) async fn restart(&mut self) {
        let stopping = self.stop();
        stopped(stopping).await;
        self.discord.state().session = None;
        self.start().await;
    }

    /// A member types a slash command: `/ask question: who flew to Moscow limit: 2`.
    pub(crate) async fn calls(&self, member: &str, typed: &str) -> Reply {
        let interaction = self.sends(member, typed);
        self.reply_to(&interaction).await
    }

    /// The same, not waiting for the reply.
    pub(crate) fn sends(&self, member: &str, typed: &str) -> Interaction {
        let data = self.typed(typed, None);
        self.send(Kind::Command, member, None, &data)
    }

    /// A member types part of a command and stops in the last option: what is suggested.
    pub(crate) async fn types(&self, member: &str, typed: &str) -> Vec<String> {
        let data = self.typed(typed, Some(()));
        let interaction = self.send(Kind::Autocomplete, member, None, &data);
        let choices = self
            .discord
            .wait("suggestions", |state| {
                state.interactions[&interaction.id].choices.clone()
            })
            .await;
        let names = choices
            .iter()
            .map(|choice| choice["name"].as_str().unwrap().to_owned());
        names.collect()
    }

    /// A member chooses a command on the menu of a message with that text.
    pub(crate) async fn uses(&self, member: &str, command: &str, text: &str) -> Reply {
        let (id, guild) = self.registered(command);
        let message = self.discord.state().next_id();
        let data = json!({
            "id": id, "name": command, "type": 3, "guild_id": guild, "target_id": message.to_string(),
            "resolved": { "messages": { message.to_string(): events::message(message, text, false) } },
        });
        let interaction = self.send(Kind::Command, member, None, &data);
        self.reply_to(&interaction).await
    }

    /// A member presses a button of a message.
    pub(crate) async fn presses(&self, member: &str, on: &Reply, label: &str) -> Reply {
        let interaction = self.pressing(member, on, label);
        self.reply_to(&interaction).await
    }

    /// The same, not waiting for the reply.
    pub(crate) fn pressing(&self, member: &str, on: &Reply, label: &str) -> Interaction {
        let button = component(on, |component| component["label"] == label);
        let id = button["custom_id"].clone();
        self.send(
            Kind::Component,
            member,
            Some(on.message),
            &json!({ "custom_id": id, "component_type": 2 }),
        )
    }

    /// A member chooses what begins with `label` from the menu of a message.
    pub(crate) async fn chooses(&self, member: &str, on: &Reply, label: &str) -> Reply {
        let menu = component(on, |component| component["type"] == 3);
        let option = menu["options"]
            .as_array()
            .unwrap()
            .iter()
            .find(|option| option["label"].as_str().unwrap().starts_with(label))
            .unwrap_or_else(|| panic!("no {label} in {on}"));
        let data = json!({ "custom_id": menu["custom_id"], "component_type": 3, "values": [option["value"]] });
        let interaction = self.send(Kind::Component, member, Some(on.message), &data);
        self.reply_to(&interaction).await
    }

    /// An interaction with any data, as a client that is behind or ahead may send it.
    pub(crate) fn send(
        &self,
        kind: Kind,
        member: &str,
        source: Option<u64>,
        data: &Json,
    ) -> Interaction {
        let mut state = self.discord.state();
        let interaction = state.interact(kind, member, source);
        let event = events::interaction(&state, &interaction, data);
        state.dispatch("INTERACTION_CREATE", &event);
        interaction
    }

    /// The same interaction delivered once more.
    pub(crate) fn sends_again(&self) {
        let mut state = self.discord.state();
        let session = state.session.as_ref().unwrap();
        let last = session.events.last().unwrap()["d"].clone();
        state.dispatch("INTERACTION_CREATE", &last);
    }

    /// Waits for the next message that an interaction makes or changes, and reads it.
    pub(crate) async fn reply_to(&self, interaction: &Interaction) -> Reply {
        let id = interaction.id;
        self.next("a reply", |message_via| message_via == id).await
    }

    /// Waits for any message that nobody has read yet.
    pub(crate) async fn reads(&self) -> Reply {
        self.next("a message", |_| true).await
    }

    async fn next(&self, what: &str, fits: impl Fn(u64) -> bool) -> Reply {
        self.discord
            .wait(what, |state| {
                let unread = state
                    .messages
                    .values_mut()
                    .filter(|message| !message.waiting && !message.read && fits(message.via));
                let message = unread.min_by_key(|message| message.turn)?;
                message.read = true;
                Some(Reply {
                    message: message.id,
                    private: message.private,
                    body: message.body.clone(),
                    text: reading::read(message),
                })
            })
            .await
    }

    /// The next such request goes wrong.
    pub(crate) fn goes_wrong(&self, request: &'static str, status: u16, body: Json) {
        self.discord.state().faults.push(Fault {
            request,
            status,
            body,
            header: None,
            wait: Duration::ZERO,
            after: false,
        });
    }

    /// The next such request is done, and its answer lost.
    pub(crate) fn loses_answer(&self, request: &'static str, status: u16) {
        self.goes_wrong(request, status, Json::Null);
        self.discord.state().faults.last_mut().unwrap().after = true;
    }

    /// The next such request is answered late.
    pub(crate) fn is_slow(&self, request: &'static str, wait: Duration) {
        self.goes_wrong(request, 0, Json::Null);
        self.discord.state().faults.last_mut().unwrap().wait = wait;
    }

    /// Waits until an interaction is acknowledged.
    pub(crate) async fn deferred(&self, interaction: &Interaction) {
        let id = interaction.id;
        self.discord
            .wait("a first answer", |state| state.interactions[&id].answered)
            .await;
    }

    /// Waits until something such was asked.
    pub(crate) async fn asked(&self, beginning: &str) {
        self.discord
            .wait(beginning, |state| {
                let mut requests = state.requests.iter();
                requests
                    .any(|request| request.starts_with(beginning))
                    .then_some(())
            })
            .await;
    }

    /// The gateway's connection does something out of the ordinary.
    pub(crate) fn gateway(&self, frame: Frame) {
        let state = self.discord.state();
        let connection = state.session.as_ref().unwrap().connection.clone();
        connection.unwrap().send(frame).unwrap();
    }

    /// The requests so far that begin so.
    pub(crate) fn requests(&self, beginning: &str) -> Vec<String> {
        let state = self.discord.state();
        let requests = state
            .requests
            .iter()
            .filter(|request| request.starts_with(beginning));
        requests.cloned().collect()
    }

    /// The errors logged so far, which the story expects.
    pub(crate) fn logged_errors(&self) -> Vec<String> {
        self.check_secrets();
        self.log.take_errors()
    }

    /// Takes the tester back: stops the bot and fails on whatever is left over.
    pub(crate) async fn finish(&mut self) {
        if self.bot.is_some() {
            self.discord.state().closed = None;
            let stopping = self.stop();
            stopped(stopping).await;
            assert_eq!(
                self.discord.state().closed,
                Some(1000),
                "the gateway was not closed cleanly"
            );
        }
        let state = self.discord.state();
        assert!(
            state.wrongs.is_empty(),
            "Discord would refuse: {:#?}",
            state.wrongs
        );
        let unread = state
            .messages
            .values()
            .filter(|message| !message.read || message.waiting);
        let unread: Vec<String> = unread.map(reading::read).collect();
        assert!(unread.is_empty(), "nobody read: {unread:#?}");
        assert!(
            state.faults.is_empty(),
            "never went wrong: {:?}",
            state.faults
        );
        drop(state);
        self.check_secrets();
        let errors = self.log.take_errors();
        assert!(errors.is_empty(), "errors were logged: {errors:#?}");
    }

    /// No token in any log or message.
    fn check_secrets(&self) {
        let state = self.discord.state();
        let mut seen = vec![self.log.text()];
        seen.extend(
            state
                .messages
                .values()
                .map(|message| message.body.to_string()),
        );
        let tokens = state
            .interactions
            .values()
            .map(|interaction| interaction.token.as_str());
        for token in tokens.chain([self.setup.token]) {
            assert!(
                !seen.iter().any(|text| text.contains(token)),
                "a token got out"
            );
        }
    }

    fn registered(&self, command: &str) -> (String, Option<String>) {
        let state = self.discord.state();
        let found = state.commands.iter().find_map(|(scope, commands)| {
            let found = commands.iter().find(|known| known["name"] == command)?;
            Some((
                found["id"].as_str().unwrap().to_owned(),
                scope.map(|guild| guild.to_string()),
            ))
        });
        found.unwrap_or_else(|| panic!("Discord shows no command {command}"))
    }

    /// The data of a typed command, its options of the kinds that are registered.
    fn typed(&self, typed: &str, stops: Option<()>) -> Json {
        let (name, mut rest) = typed
            .trim_start_matches('/')
            .split_once(' ')
            .unwrap_or((typed.trim_start_matches('/'), ""));
        let (id, guild) = self.registered(name);
        let state = self.discord.state();
        let commands = state.commands.values().flatten();
        let known = commands
            .into_iter()
            .find(|known| known["name"] == name)
            .unwrap()["options"]
            .clone();
        let mut options = Vec::new();
        while !rest.trim().is_empty() {
            let (option, after) = rest
                .split_once(':')
                .unwrap_or_else(|| panic!("no option in {rest}"));
            let kind = known
                .as_array()
                .unwrap()
                .iter()
                .find(|known| known["name"] == option.trim());
            let kind =
                kind.unwrap_or_else(|| panic!("/{name} shows no option {option}"))["type"].as_u64();
            let (value, next) = next_option(after, &known);
            let value = match kind {
                Some(4) => json!(value.parse::<i64>().unwrap()),
                Some(5) => json!(value == "True"),
                _ => json!(value),
            };
            options.push(json!({ "name": option.trim(), "type": kind, "value": value }));
            rest = next;
        }
        if let (Some(()), Some(last)) = (stops, options.last_mut()) {
            last["focused"] = json!(true);
        }
        json!({ "id": id, "name": name, "type": 1, "guild_id": guild, "options": options })
    }
}

/// The value up to the next option, and the rest.
fn next_option<'a>(after: &'a str, known: &Json) -> (&'a str, &'a str) {
    let ends = known.as_array().unwrap().iter().filter_map(|option| {
        let name = option["name"].as_str().unwrap();
        after.find(&format!(" {name}:"))
    });
    let end = ends.min().unwrap_or(after.len());
    (after[..end].trim(), &after[end..])
}

fn component(on: &Reply, fits: impl Fn(&Json) -> bool) -> Json {
    let rows = on.body["components"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    let components = rows
        .iter()
        .flat_map(|row| row["components"].as_array().unwrap());
    components
        .into_iter()
        .find(|component| fits(component))
        .unwrap_or_else(|| panic!("nothing such to press on {on}"))
        .clone()
}

/// Waits until the bot has stopped, and well.
pub(crate) async fn stopped(stopping: JoinHandle<anyhow::Result<()>>) {
    let ended = tokio::time::timeout(PATIENCE, stopping).await;
    ended.expect("the bot stops").unwrap().unwrap();
}

impl Tester {
    /// Changes what Discord knows.
    pub(crate) fn state<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        change(&mut self.discord.state())
    }
}

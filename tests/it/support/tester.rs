//! The bot, running against the stand-in, and members who use it.

use std::sync::Arc;
use std::time::Duration;

use attache::desk::Command;
use attache::discord::Settings;
use attache::newsroom::Newsroom;
use serde_json::Value as Json;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use super::discord::{Fault, Frame, Interaction, StandIn, State, TOKEN};
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
            api: self.discord.address.parse().unwrap(),
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

//! The connection to Discord's gateway, from the first call to a clean close.

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use anyhow::{Context as _, anyhow, bail};
use secrecy::ExposeSecret;
use serenity::all::{
    ClientBuilder, Context, EventHandler, GatewayError, GatewayIntents, GuildId, HttpBuilder,
    Interaction, Ready, ResumedEvent, ShardRunnerMessage,
};
use serenity::async_trait;
use tokio::time::{sleep, timeout};

use super::Settings;
use super::bot::{Bot, REPLY_CAP};
use super::interactions::Interactions;
use super::post::{Post, PostError};
use super::registration;
use super::route::Route;
use crate::newsroom::Newsroom;

/// How long Discord may take to answer at the start.
const START_CAP: Duration = Duration::from_mins(1);
/// How long closing the connection may take.
const CLOSE_CAP: Duration = Duration::from_secs(8);
/// The close code of a bot that goes offline on purpose.
const CLOSE_NORMAL: u16 = 1000;
/// How long a shard may take to see that it is to close: it looks every half second.
const CLOSE_UNSURE: Duration = Duration::from_millis(700);
/// In how many guilds commands of an earlier registration are looked for.
const GUILDS_CLEARED_MAX: usize = 20;
/// How to mend a rejected token.
pub(super) const TOKEN_MEND: &str = "discord rejected the token: copy the bot's token (Bot page of the application, Reset Token) into DISCORD_TOKEN, without `Bot ` before it";

/// Connects, answers until `shutdown`, and closes.
pub(super) async fn run(
    settings: Settings,
    newsroom: Arc<Newsroom>,
    shutdown: impl Future<Output = ()> + Send,
) -> anyhow::Result<()> {
    let post = Post::new(settings.api.clone(), settings.token.clone())
        .context("no http client can be made")?;
    let mut shutdown = pin!(shutdown);
    let gateway = tokio::select! {
        gateway = reached(&post) => gateway?,
        () = &mut shutdown => return Ok(()),
    };

    let mut http = HttpBuilder::new(settings.token.expose_secret()).client(post.client().clone());
    if !settings.api.is_discord() {
        // serenity ignores a stand-in's address while its own rate limiter is on.
        http = http.proxy(settings.api.as_str()).ratelimiter_disabled(true);
    }
    let bot = Arc::new(Bot::new(&settings, post, newsroom));
    let interactions = Arc::new(Interactions::new(Arc::clone(&bot)));
    let sessions = Arc::new(AtomicUsize::new(0));
    let handler = Handler {
        sessions: Arc::clone(&sessions),
        interactions: Arc::clone(&interactions),
        bot,
        scope: settings.guild.map(GuildId::new),
    };
    let mut client = ClientBuilder::new_with_http(http.build(), GatewayIntents::GUILDS)
        .event_handler(handler)
        .await
        .map_err(|error| anyhow!("the gateway client cannot be made: {error}"))?;
    // serenity asks once itself and falls back to discord's address, even when told of a stand-in.
    *client.ws_url.lock().await = gateway;

    let shards = Arc::clone(&client.shard_manager);
    let mut running = tokio::spawn(async move { client.start().await });
    tokio::select! {
        ended = &mut running => {
            ended.context("the gateway's task failed")?.map_err(explained)
        }
        () = &mut shutdown => {
            tracing::info!("stopping: finishing what is under way");
            interactions.stop(settings.deadline.saturating_add(REPLY_CAP)).await;
            let closed = timeout(CLOSE_CAP, async {
                if sessions.load(Ordering::SeqCst) > 1 {
                    // After a second session serenity believes a shard closed before it has told it to close.
                    for (id, shard) in shards.runners.lock().await.iter() {
                        let close = ShardRunnerMessage::Shutdown(*id, CLOSE_NORMAL);
                        shard.runner_tx.send_to_shard(close);
                    }
                    sleep(CLOSE_UNSURE).await;
                }
                shards.shutdown_all().await;
                running.await
            });
            if closed.await.is_err() {
                tracing::warn!("the gateway did not close in time");
            }
            Ok(())
        }
    }
}

/// The address of the gateway of a Discord that knows the token.
async fn reached(post: &Post) -> anyhow::Result<String> {
    match post.get(Route::Me, START_CAP).await {
        Ok(_) => {}
        Err(PostError::Unauthorized { .. }) => bail!(TOKEN_MEND),
        // Whatever else it is, the gateway will say it better, or it has passed by then.
        Err(error) => tracing::warn!("{error}"),
    }
    let gateway = post.get(Route::Gateway, START_CAP).await.context(
        "discord cannot be reached: check this machine's connection and [discord] api_url",
    )?;
    let url = gateway.get("url").and_then(|url| url.as_str());
    url.map(str::to_owned)
        .ok_or_else(|| anyhow!("discord gave no address for its gateway"))
}

#[expect(clippy::wildcard_enum_match_arm, reason = "all others are told alike")]
fn explained(error: serenity::Error) -> anyhow::Error {
    match error {
        serenity::Error::Gateway(GatewayError::InvalidAuthentication) => anyhow!(TOKEN_MEND),
        error => anyhow!("discord ended the connection: {error}"),
    }
}

/// What happens on what the gateway brings.
struct Handler {
    sessions: Arc<AtomicUsize>,
    bot: Arc<Bot>,
    interactions: Arc<Interactions>,
    scope: Option<GuildId>,
}

#[async_trait]
impl EventHandler for Handler {
    async fn ready(&self, _: Context, ready: Ready) {
        self.sessions.fetch_add(1, Ordering::SeqCst);
        tracing::info!(bot.name = %ready.user.name, guilds = ready.guilds.len(), "connected to discord");
        let application = ready.application.id;
        let post = &self.bot.post;
        let registered =
            registration::register(post, application, self.scope, self.bot.commands).await;
        if let Err(error) = registered {
            tracing::error!("the commands could not be registered: {error}");
            return;
        }
        if self.scope.is_none() {
            for guild in ready.guilds.iter().take(GUILDS_CLEARED_MAX) {
                let route = Route::Commands(application, Some(guild.id));
                if let Err(error) = registration::clear(post, route).await {
                    tracing::warn!(guild.id = %guild.id, "{error}");
                }
            }
        }
    }

    async fn resume(&self, _: Context, _: ResumedEvent) {
        tracing::info!("connection to discord resumed");
    }

    async fn interaction_create(&self, _: Context, interaction: Interaction) {
        self.interactions.answer(interaction).await;
    }
}

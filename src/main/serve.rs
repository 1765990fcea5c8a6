//! The bot: connected, with articles that are looked at again from time to time, until it is told to stop.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use attache::config::Config;
use attache::discord;
use attache::newsroom::Newsroom;
use secrecy::SecretString;

use crate::room::{Place, take_in};

/// What somebody without a token is told.
pub(crate) const HOW_TO_CONNECT: &str = "No token, so this is the console: to connect to Discord, set DISCORD_TOKEN \
    (or DISCORD_TOKEN_FILE) to your bot's token and run attache again; see README.md.";

/// How long the end waits for articles that are being taken in; what is broken off is taken up at the next start.
const PATIENCE: Duration = Duration::from_secs(5);

/// Takes the articles in, connects, and answers until the process is told to stop.
pub(crate) fn bot(config: &Config, place: &Place, token: SecretString) -> anyhow::Result<()> {
    let settings = settings(config, token);
    let newsroom = Arc::new(place.open_with_articles()?);
    newsroom.warm();
    tracing::info!(
        articles = newsroom.status().articles,
        path = %place.articles.display(),
        "articles are taken in"
    );
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .context("cannot start the runtime")?;
    let ended = runtime.block_on(async {
        let every = Duration::from_secs(config.rescan_seconds);
        let looking = tokio::spawn(look_again(
            Arc::clone(&newsroom),
            place.articles.clone(),
            every,
        ));
        let stop = told_to_stop()?;
        let ended = discord::run(settings, newsroom, stop).await;
        looking.abort();
        ended
    });
    runtime.shutdown_timeout(PATIENCE);
    ended
}

/// What the discord module is told of the configuration.
pub(crate) fn settings(config: &Config, token: SecretString) -> discord::Settings {
    discord::Settings {
        api: config.discord.api_url.clone(),
        guild: config.discord.guild_id.0,
        concurrency: config.limits.commands_max.get(),
        deadline: Duration::from_secs(config.limits.answer_seconds.get()),
        ..discord::Settings::new(token)
    }
}

/// Takes in what changed at `path`, again and again; never when `every` is zero.
async fn look_again(newsroom: Arc<Newsroom>, path: PathBuf, every: Duration) {
    if every.is_zero() {
        return;
    }
    loop {
        tokio::time::sleep(every).await;
        let newsroom = Arc::clone(&newsroom);
        let path = path.clone();
        let looked = tokio::task::spawn_blocking(move || take_in(&newsroom, &path)).await;
        match looked {
            Ok(Ok(taken_in)) => {
                let changed: u64 = taken_in.changes().iter().map(|(_, few)| few.count).sum();
                if changed > 0 {
                    tracing::info!(
                        articles = changed,
                        skipped = taken_in.skipped_count,
                        "articles changed"
                    );
                }
            }
            Ok(Err(error)) => tracing::warn!("cannot look at the articles again: {error:#}"),
            Err(panic) => tracing::error!("looking at the articles again broke off: {panic}"),
        }
    }
}

/// Ready once the process is asked to end: by Ctrl-C or, where there is one, SIGTERM.
fn told_to_stop() -> anyhow::Result<impl Future<Output = ()> + Send + 'static> {
    #[cfg(unix)]
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())
        .context("cannot listen for SIGTERM")?;
    Ok(async move {
        #[cfg(unix)]
        tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            _ = terminate.recv() => {}
        }
        #[cfg(not(unix))]
        let _stopped = tokio::signal::ctrl_c().await;
        tracing::info!("told to stop");
    })
}

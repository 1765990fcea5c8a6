//! The one place that sends to Discord's REST interface.
//!
//! Whatever is sent passes [`Post::send`]: nothing in it is parsed as a mention, every limit of
//! [`limits`] holds, a 429 and a 5xx are waited for up to a cap, and no token reaches an
//! error: neither the bot's nor an interaction's, which is part of the address.
//!
//! # Questions and answers
//! **Why not serenity's own client?** With its rate limiter off it drops `Retry-After` and retries nothing; with
//! it on, it ignores a stand-in's address and retries a 429 without an end. Its errors show the whole address.
//! It still asks for the gateway's address and builds the bodies.

use std::time::Duration;

use reqwest::{Method, StatusCode, header};
use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;
use serde_json::{Value as Json, json};
use tokio::time::{Instant, sleep, timeout_at};

use super::form::Body;
use super::limits::{self, Breach};
use super::route::Route;
use crate::config::ApiUrl;
use crate::reply::Attachment;

/// The longest one attempt may take: Discord answers in well under a second, or something is wrong.
const ATTEMPT_MAX: Duration = Duration::from_secs(8);
/// The same with files: 10 MiB go through a line of 4 Mbit a second.
const ATTEMPT_WITH_FILES_MAX: Duration = Duration::from_secs(25);
/// The first pause after a server error; it doubles with every further one.
const PAUSE_FIRST: Duration = Duration::from_millis(200);
/// The pause after a 429 that does not say how long.
const PAUSE_UNTOLD: Duration = Duration::from_secs(1);
/// The longest pause that is heeded: a clock takes no more than it can count.
const PAUSE_MAX: Duration = Duration::from_hours(24);
/// How much of Discord's own words about an error is passed on.
const WORDS_MAX: usize = 400;
/// Discord's code for an interaction that was answered before.
const ALREADY_ACKNOWLEDGED: u64 = 40_060;

/// Sends to Discord.
#[derive(Debug)]
pub(super) struct Post {
    client: reqwest::Client,
    api: ApiUrl,
    token: SecretString,
    /// Until when Discord wants nothing but answers to interactions, which its global limit does not count.
    quiet_until: std::sync::Mutex<Option<Instant>>,
}

/// Why something was not sent.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub(super) enum PostError {
    /// Discord does not know the token.
    #[error("{route}: discord rejected the token")]
    Unauthorized { route: &'static str },
    /// What it was about is gone: an interaction that expired, a message that was deleted.
    #[error("{route}: discord knows it no longer")]
    Gone { route: &'static str },
    /// The interaction was answered before, by us or by another process with this token.
    #[error("{route}: answered before")]
    Answered { route: &'static str },
    /// Discord refused it for good.
    #[error("{route}: discord refused it ({status}): {words}")]
    Refused {
        route: &'static str,
        status: u16,
        words: String,
    },
    /// It was not through when the time was up.
    #[error("{route}: not through within {seconds} s: {last}")]
    OutOfTime {
        route: &'static str,
        seconds: u64,
        last: String,
    },
    /// It breaks one of Discord's limits and was not sent.
    #[error("{route}: {breach}")]
    Limit { route: &'static str, breach: Breach },
    /// What was to be sent, or what came back, is not what it should be.
    #[error("{route}: {what}")]
    Unreadable { route: &'static str, what: String },
}

impl PostError {
    /// What was to be sent by `route` cannot be written.
    pub(super) fn unreadable(route: &Route<'_>, error: &serde_json::Error) -> Self {
        Self::Unreadable {
            route: route.name(),
            what: error.to_string(),
        }
    }
}

/// What came of one attempt.
enum Attempt {
    Done(Json),
    Again {
        pause: Option<Duration>,
        why: String,
    },
    Failed(PostError),
}

impl Post {
    /// Sends to `api` with the bot's token.
    ///
    /// # Errors
    /// When no client can be made.
    pub(super) fn new(api: ApiUrl, token: SecretString) -> Result<Self, reqwest::Error> {
        let mut builder = reqwest::Client::builder()
            .user_agent(concat!(
                "DiscordBot (https://github.com/attache-bot/attache, ",
                env!("CARGO_PKG_VERSION"),
                ")"
            ))
            .timeout(ATTEMPT_MAX)
            .redirect(reqwest::redirect::Policy::none());
        if !api.is_discord() {
            builder = builder.no_proxy();
        }
        Ok(Self {
            client: builder.build()?,
            api,
            token,
            quiet_until: std::sync::Mutex::new(None),
        })
    }

    /// The client that it sends with.
    pub(super) fn client(&self) -> &reqwest::Client {
        &self.client
    }

    /// Asks for something.
    ///
    /// # Errors
    /// When Discord refuses, does not answer within `cap`, or something else than Discord answers.
    pub(super) async fn get(&self, route: Route<'_>, cap: Duration) -> Result<Json, PostError> {
        let answer = self.carry(Method::GET, route, None, cap).await?;
        if answer.is_object() || answer.is_array() {
            return Ok(answer);
        }
        Err(PostError::Unreadable {
            route: route.name(),
            what: "what answered is not discord".to_owned(),
        })
    }

    /// Takes something away.
    ///
    /// # Errors
    /// When Discord refuses, or does not answer within `cap`.
    pub(super) async fn delete(&self, route: Route<'_>, cap: Duration) -> Result<Json, PostError> {
        self.carry(Method::DELETE, route, None, cap).await
    }

    /// Sends a body without files.
    ///
    /// # Errors
    /// When it breaks a limit, Discord refuses it, or it is not through within `cap`.
    pub(super) async fn send(
        &self,
        route: Route<'_>,
        body: &(impl Serialize + Sync),
        cap: Duration,
    ) -> Result<Json, PostError> {
        self.send_with(route, body, &[], cap).await
    }

    /// Sends a body with files beside it: the one function that everything we say passes.
    ///
    /// # Errors
    /// When it breaks a limit, Discord refuses it, or it is not through within `cap`.
    pub(super) async fn send_with(
        &self,
        route: Route<'_>,
        body: &(impl Serialize + Sync),
        files: &[Attachment],
        cap: Duration,
    ) -> Result<Json, PostError> {
        let name = route.name();
        let mut body = serde_json::to_value(body).map_err(|error| PostError::Unreadable {
            route: name,
            what: error.to_string(),
        })?;
        if let Some(message) = route.message(&mut body)
            && let Some(fields) = message.as_object_mut()
        {
            fields.insert("allowed_mentions".to_owned(), json!({ "parse": [] }));
        }
        let body = Body::new(body, files);
        limits::check(body.json().get("data").unwrap_or(body.json()))
            .and_then(|()| limits::check_files(body.contents()))
            .map_err(|breach| PostError::Limit {
                route: name,
                breach,
            })?;
        self.carry(route.method(), route, Some(&body), cap).await
    }

    async fn carry(
        &self,
        method: Method,
        route: Route<'_>,
        body: Option<&Body<'_>>,
        cap: Duration,
    ) -> Result<Json, PostError> {
        let end = Instant::now() + cap;
        let mut pause = PAUSE_FIRST;
        let mut last = String::from("discord asked for quiet");
        let mut unsure = false;
        loop {
            let quiet = self.quiet(&route);
            if quiet > end {
                break;
            }
            tokio::time::sleep_until(quiet).await;
            let attempt = timeout_at(end, self.attempt(&method, &route, body)).await;
            match attempt {
                Ok(Attempt::Done(answer)) => return Ok(answer),
                // The attempt before was lost on its way back, and had arrived.
                Ok(Attempt::Failed(PostError::Answered { .. })) if unsure => return Ok(Json::Null),
                Ok(Attempt::Failed(error)) => return Err(error),
                Ok(Attempt::Again { pause: told, why }) => {
                    let wait = told.unwrap_or(pause);
                    pause *= 2;
                    last = why;
                    unsure = told.is_none();
                    if Instant::now() + wait >= end {
                        break;
                    }
                    tracing::warn!(route = route.name(), wait_ms = wait.as_millis(), "{last}");
                    sleep(wait).await;
                }
                Err(_) => {
                    "no answer".clone_into(&mut last);
                    break;
                }
            }
        }
        Err(PostError::OutOfTime {
            route: route.name(),
            seconds: cap.as_secs(),
            last,
        })
    }

    async fn attempt(
        &self,
        method: &Method,
        route: &Route<'_>,
        body: Option<&Body<'_>>,
    ) -> Attempt {
        let address = format!("{}/api/v10/{}", self.api.as_str(), route.path());
        let mut request = self.client.request(method.clone(), address);
        if !route.is_interaction() {
            request = request.header(
                header::AUTHORIZATION,
                format!("Bot {}", self.token.expose_secret()),
            );
        }
        if let Some(body) = body {
            if body.contents().next().is_some() {
                request = request.timeout(ATTEMPT_WITH_FILES_MAX);
            }
            request = match body.put(request) {
                Ok(request) => request,
                Err(error) => return self.lost(route, error),
            };
        }
        let response = match request.send().await {
            Ok(response) => response,
            Err(error) => return self.lost(route, error),
        };
        let status = response.status();
        let told = response
            .headers()
            .get(header::RETRY_AFTER)
            .and_then(|value| value.to_str().ok()?.parse::<f64>().ok());
        let words = match response.text().await {
            Ok(words) => words,
            Err(error) => return self.lost(route, error),
        };
        let answer: Json = serde_json::from_str(&words).unwrap_or(Json::Null);
        if status.is_success() {
            return Attempt::Done(answer);
        }
        if status == StatusCode::TOO_MANY_REQUESTS {
            return self.told_to_wait(&answer, told);
        }
        if status.is_server_error() {
            return Attempt::Again {
                pause: told.and_then(seconds),
                why: format!("discord answered {}", status.as_u16()),
            };
        }
        Attempt::Failed(self.refusal(route, status, &answer))
    }

    /// An attempt whose answer never came: tried again unless it might then be posted twice.
    fn lost(&self, route: &Route<'_>, error: reqwest::Error) -> Attempt {
        let may_repeat = error.is_connect() || route.may_repeat();
        let why = self.scrubbed(route, &error.without_url().to_string());
        if may_repeat {
            return Attempt::Again { pause: None, why };
        }
        Attempt::Failed(PostError::Unreadable {
            route: route.name(),
            what: why,
        })
    }

    fn told_to_wait(&self, answer: &Json, told: Option<f64>) -> Attempt {
        let pause = answer
            .get("retry_after")
            .and_then(Json::as_f64)
            .or(told)
            .and_then(seconds)
            .unwrap_or(PAUSE_UNTOLD);
        let everything = answer.get("global").and_then(Json::as_bool) == Some(true);
        if everything && let Ok(mut until) = self.quiet_until.lock() {
            *until = Some(Instant::now() + pause);
        }
        Attempt::Again {
            pause: Some(pause),
            why: "discord asked to slow down (429)".to_owned(),
        }
    }

    fn refusal(&self, route: &Route<'_>, status: StatusCode, answer: &Json) -> PostError {
        let name = route.name();
        if answer.get("code").and_then(Json::as_u64) == Some(ALREADY_ACKNOWLEDGED) {
            return PostError::Answered { route: name };
        }
        if route.is_interaction() && matches!(status.as_u16(), 401 | 404) {
            return PostError::Gone { route: name };
        }
        if status == StatusCode::UNAUTHORIZED {
            return PostError::Unauthorized { route: name };
        }
        let words = if answer.is_null() {
            String::from("no reason given")
        } else {
            answer.to_string()
        };
        PostError::Refused {
            route: name,
            status: status.as_u16(),
            words: limits::shortened(&self.scrubbed(route, &words), WORDS_MAX),
        }
    }

    /// `words` without any token: a server that echoes the request must not get it into a log.
    fn scrubbed(&self, route: &Route<'_>, words: &str) -> String {
        let words = words.replace(self.token.expose_secret(), "[token]");
        match route.token() {
            Some(token) => words.replace(token, "[token]"),
            None => words,
        }
    }

    fn quiet(&self, route: &Route<'_>) -> Instant {
        let until = self.quiet_until.lock().map_or(None, |until| *until);
        until
            .filter(|_| !route.is_interaction())
            .unwrap_or_else(Instant::now)
    }
}

/// A pause of so many seconds; nothing for a number that is none.
fn seconds(number: f64) -> Option<Duration> {
    let pause = Duration::try_from_secs_f64(number).ok()?;
    Some(pause.min(PAUSE_MAX))
}

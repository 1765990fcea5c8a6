//! The log: one line an event on standard error, without secrets.
//!
//! `main` starts it once. Libraries speak up from warnings on, one step behind our own level, because what they
//! find worth saying is seldom what the team's operator needs.

use std::io::Write;

use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

use crate::config::LogLevel;
use crate::redaction::Redacting;

/// The target of events that say how far a long task is: they pass at every level.
pub const PROGRESS: &str = "progress";

/// Writes events of `level` and above to what `sink` makes, and panics too.
///
/// A second call changes nothing: a process has one log.
pub fn start<S, W>(level: LogLevel, sink: S)
where
    S: Fn() -> W + Send + Sync + 'static,
    W: Write + 'static,
{
    let lines = tracing_subscriber::fmt::layer()
        .with_ansi(false)
        .with_target(false)
        .with_writer(Sink(sink));
    let started = tracing_subscriber::registry()
        .with(targets(level))
        .with(lines)
        .try_init();
    if started.is_ok() {
        std::panic::set_hook(Box::new(|panic| tracing::error!("panic: {panic}")));
    }
}

/// What is let through: ours from `level` on, others' from one level above.
fn targets(level: LogLevel) -> Targets {
    let (ours, others) = match level {
        LogLevel::Error => (LevelFilter::ERROR, LevelFilter::ERROR),
        LogLevel::Warn => (LevelFilter::WARN, LevelFilter::ERROR),
        LogLevel::Info => (LevelFilter::INFO, LevelFilter::WARN),
        LogLevel::Debug => (LevelFilter::DEBUG, LevelFilter::INFO),
        LogLevel::Trace => (LevelFilter::TRACE, LevelFilter::DEBUG),
    };
    Targets::new()
        .with_default(others)
        .with_target(env!("CARGO_CRATE_NAME"), ours)
        .with_target(PROGRESS, LevelFilter::INFO)
}

/// Makes a redacting writer for each event.
struct Sink<S>(S);

impl<'a, S: Fn() -> W, W: Write> MakeWriter<'a> for Sink<S> {
    type Writer = Redacting<W>;

    fn make_writer(&'a self) -> Self::Writer {
        Redacting::new((self.0)())
    }
}

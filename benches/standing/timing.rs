//! Times taken, and their quantiles.

use std::fmt;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// Times taken.
#[derive(Debug, Default)]
pub(crate) struct Times(Vec<Duration>);

impl Times {
    /// Takes the time of some work.
    pub(crate) fn add<T>(&mut self, work: impl FnOnce() -> T) {
        let started = Instant::now();
        black_box(work());
        self.0.push(started.elapsed());
    }

    /// Takes the time of work that may fail.
    pub(crate) fn time<T, E>(&mut self, work: impl FnOnce() -> Result<T, E>) -> Result<(), E> {
        let started = Instant::now();
        black_box(work()?);
        self.0.push(started.elapsed());
        Ok(())
    }

    /// The time that so many of a hundred took at most.
    pub(crate) fn quantile(&self, percent: usize) -> Duration {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let place = (sorted.len() * percent / 100).min(sorted.len().saturating_sub(1));
        sorted.get(place).copied().unwrap_or_default()
    }
}

impl fmt::Display for Times {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            out,
            "p50 {:.2} ms, p99 {:.2} ms of {}",
            millis(self.quantile(50)),
            millis(self.quantile(99)),
            self.0.len()
        )
    }
}

/// In milliseconds.
pub(crate) fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

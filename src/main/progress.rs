//! How far a long task is: a bar on a terminal, lines of the log elsewhere, nothing for what is quick.

use std::io::IsTerminal as _;
use std::time::{Duration, Instant};

use attache::logging::PROGRESS;
use attache::newsroom::{Phase, Progress};
use indicatif::{ProgressBar, ProgressStyle};

/// What takes less is not worth a word.
const QUICK: Duration = Duration::from_secs(1);
/// How often the log is told.
const LOG_EVERY: Duration = Duration::from_secs(5);

/// Shows progress from the first second on.
pub(crate) struct Meter {
    since: Instant,
    told: Option<Instant>,
    bar: Option<ProgressBar>,
}

impl Meter {
    /// A meter for a task that begins now.
    pub(crate) fn new() -> Self {
        Self {
            since: Instant::now(),
            told: None,
            bar: None,
        }
    }

    /// Shows how far the task is.
    pub(crate) fn show(&mut self, progress: Progress) {
        if self.since.elapsed() < QUICK {
            return;
        }
        if std::io::stderr().is_terminal() {
            self.draw(progress);
        } else if self.told.is_none_or(|told| told.elapsed() >= LOG_EVERY) {
            self.told = Some(Instant::now());
            let share = progress.done * 100 / progress.total.max(1);
            tracing::info!(
                target: PROGRESS,
                articles = progress.articles,
                "{}: {share} %",
                word(progress.phase)
            );
        }
    }

    fn draw(&mut self, progress: Progress) {
        let bar = self.bar.get_or_insert_with(|| {
            let style = ProgressStyle::with_template("{msg:>8} {wide_bar} {percent:>3} %")
                .unwrap_or_else(|_| ProgressStyle::default_bar());
            ProgressBar::new(0).with_style(style)
        });
        bar.set_length(progress.total);
        bar.set_position(progress.done);
        bar.set_message(word(progress.phase));
    }
}

impl Drop for Meter {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

fn word(phase: Phase) -> &'static str {
    match phase {
        Phase::Reading => "reading",
        Phase::Indexing => "indexing",
    }
}

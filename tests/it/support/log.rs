//! The log of one story.

use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use tracing::Level;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::{Layer as _, SubscriberExt as _};

/// What was logged, as it was written: nothing in it was redacted.
#[derive(Clone, Default)]
pub(crate) struct Log {
    bytes: Arc<Mutex<Vec<u8>>>,
}

impl Log {
    /// Catches what this thread logs until the guard is dropped.
    pub(crate) fn catch(&self) -> tracing::subscriber::DefaultGuard {
        let heard = Targets::new()
            .with_target("attache", Level::TRACE)
            .with_target("serenity", Level::WARN);
        let lines = tracing_subscriber::fmt::layer()
            .with_ansi(false)
            .without_time()
            .with_writer(self.clone());
        let subscriber = tracing_subscriber::registry().with(lines.with_filter(heard));
        tracing::subscriber::set_default(subscriber)
    }

    /// What to show when a story fails.
    fn last(&self) -> String {
        let text = String::from_utf8_lossy(&self.bytes.lock().unwrap()).into_owned();
        text.lines()
            .rev()
            .take(40)
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
            .collect::<Vec<_>>()
            .join("\n")
    }

    /// All of it.
    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.bytes.lock().unwrap().clone()).unwrap()
    }

    /// The errors in it, which are then forgotten.
    pub(crate) fn take_errors(&self) -> Vec<String> {
        let text = self.text();
        let errors = text
            .lines()
            .filter(|line| line.trim_start().starts_with("ERROR"));
        let errors = errors.map(|line| line.trim().to_owned()).collect();
        self.bytes.lock().unwrap().clear();
        errors
    }
}

/// Shows the log when its story fails.
pub(crate) struct Shown(pub Log);

impl Drop for Shown {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let mut shown = io::stderr();
            let _unheard = writeln!(shown, "log:\n{}", self.0.last());
        }
    }
}

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Log {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

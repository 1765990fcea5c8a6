//! How a newsroom is opened, and what is told while it works.

use std::path::PathBuf;

use super::Clock;

/// How a newsroom is opened.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The folder that articles and index are kept in, made when missing; where there is none, they are in memory and
    /// nothing is written to disk.
    pub data: Option<PathBuf>,
    /// What tells the time.
    pub clock: Clock,
    /// Bytes of bodies between two commits of the index: a process that is killed indexes no more than this again,
    /// and readers see what is taken in after as much.
    pub commit_bytes: u64,
}

impl Settings {
    /// What is indexed in some seconds; smaller leaves many segments to be merged.
    const COMMIT_BYTES: u64 = 64 << 20;

    /// In a folder, by the machine's clock.
    pub fn folder(folder: impl Into<PathBuf>) -> Self {
        Self {
            data: Some(folder.into()),
            ..Self::memory()
        }
    }

    /// In memory, by the machine's clock.
    pub fn memory() -> Self {
        Self {
            data: None,
            clock: Clock::system(),
            commit_bytes: Self::COMMIT_BYTES,
        }
    }
}

/// How far a work has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What is being done.
    pub phase: Phase,
    /// How much of it: bytes of files when reading, articles when indexing.
    pub done: u64,
    /// How much there is in all, as far as is known; never less than `done`.
    pub total: u64,
    /// How many articles were met so far.
    pub articles: u64,
}

/// What is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Files are read and their articles stored.
    Reading,
    /// The index takes up stored articles.
    Indexing,
}

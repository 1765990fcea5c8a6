//! How a newsroom is opened, and what is told while it works.

use std::path::PathBuf;

use super::Clock;

/// How a newsroom is opened.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where articles and index are kept.
    pub data: Data,
    /// What tells the time.
    pub clock: Clock,
    /// Bytes of bodies between two commits of the index: a process that is killed indexes no more than this again,
    /// and readers see what is taken in after as much.
    pub commit_bytes: u64,
}

/// Where articles and index are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Data {
    /// In this folder, made when missing.
    Folder(PathBuf),
    /// In memory: nothing is written to disk.
    Memory,
}

impl Settings {
    /// What is indexed in some seconds; smaller leaves many segments to be merged.
    const COMMIT_BYTES: u64 = 64 << 20;

    /// In a folder, by the machine's clock.
    pub fn folder(folder: impl Into<PathBuf>) -> Self {
        Self {
            data: Data::Folder(folder.into()),
            clock: Clock::system(),
            commit_bytes: Self::COMMIT_BYTES,
        }
    }

    /// In memory, by the machine's clock.
    pub fn memory() -> Self {
        Self {
            data: Data::Memory,
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

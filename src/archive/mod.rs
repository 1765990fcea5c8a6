//! The one source of truth on disk: articles and their revisions, collections, settings and kept replies.
//!
//! SQLite in the data folder. What is derived (the index) lives elsewhere and can be deleted. Nothing here knows
//! how an article is read from a file or how it is found; only [`newsroom`](crate::newsroom) calls it.
//!
//! # Questions and answers
//! **Why WAL with `synchronous = NORMAL`?** Readers never wait for the writer, and a killed process loses no
//! committed transaction. A power cut may lose the last ones but never harms the file; then the files taken in by
//! a lost transaction have lost their stamps too and are read again, and an index ahead of the archive is rebuilt.
//!
//! **What is a sequence number?** Every change to an article (taken, revised, cut anew, withdrawn, returned) takes
//! the next one in its own transaction. The index says up to which number it has read, and catches up from there.
//!
//! **Why are spans kept, and not cut again?** So that an excerpt made before an upgrade is still the same excerpt,
//! and a start costs no cutting. [`Article::restore`](crate::news::Article::restore) checks every span on the way out.

mod articles;
mod batch;
mod catalogue;
mod coding;
mod collections;
mod connections;
mod copies;
mod error;
mod former;
mod guilds;
mod kept;
mod known;
mod lock;
mod quotes;
mod record;
mod schema;
mod speakers;

use std::path::Path;

pub use articles::{Change, Stored};
pub use batch::{Batch, Outcome, Provenance};
pub use catalogue::{Listing, SourceCount};
pub use collections::{Collection, CollectionNumber, FileNumber, KnownFile, Problem, Stamp};
pub use copies::Copied;
pub use error::ArchiveError;
pub use record::Record;
pub use speakers::SpeakerCount;

use connections::Connections;
use lock::InstanceLock;

/// Where somebody reads just then, the log is left for another time: that is no failure.
const REST: &str = "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA shrink_memory";

/// The articles of a data folder, its settings and kept replies. Shared freely between threads.
#[derive(Debug)]
pub struct Archive {
    connections: Connections,
    _lock: Option<InstanceLock>,
}

/// Which archive, and how far it has come: what an index says it was made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Random, made with the archive: tells it from every other.
    pub archive: [u8; 16],
    /// The sequence number of the last change to an article; 0 when there was none.
    pub sequence: u64,
}

/// How much there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Articles that are not withdrawn.
    pub articles: u64,
    /// Their passages: paragraphs of class body.
    pub passages: u64,
    /// Revisions of all articles, the old ones and the withdrawn ones included.
    pub revisions: u64,
    /// Bytes of the bodies of articles that are not withdrawn.
    pub bytes: u64,
}

impl Archive {
    /// The archive's file in the data folder.
    pub const FILE: &str = "archive.db";

    /// Opens the archive in a data folder, making what is missing, and holds the folder for this process.
    ///
    /// # Errors
    /// When the folder cannot be made or is held by another process, when the archive is damaged or was made by
    /// a newer version.
    pub fn open(folder: &Path) -> Result<Self, ArchiveError> {
        std::fs::create_dir_all(folder).map_err(|reason| ArchiveError::Folder {
            folder: folder.to_owned(),
            reason,
        })?;
        let lock = InstanceLock::hold(folder)?;
        let connections = Connections::open(&folder.join(Self::FILE))?;
        connections.write(schema::migrate)?;
        Ok(Self {
            connections,
            _lock: Some(lock),
        })
    }

    /// Makes an empty archive in memory: nothing is written to disk, and nothing outlives it.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn in_memory() -> Result<Self, ArchiveError> {
        let connections = Connections::in_memory()?;
        connections.write(schema::migrate)?;
        Ok(Self {
            connections,
            _lock: None,
        })
    }

    /// Which archive this is, and how far it has come.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn mark(&self) -> Result<Mark, ArchiveError> {
        self.connections.read(|connection| {
            let mut query = connection.prepare_cached("SELECT mark, sequence FROM archive")?;
            Ok(query.query_row([], |row| {
                Ok(Mark {
                    archive: row.get(0)?,
                    sequence: row.get(1)?,
                })
            })?)
        })
    }

    /// How much there is; costs the same however much that is.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn counts(&self) -> Result<Counts, ArchiveError> {
        self.connections.read(|connection| {
            let mut query = connection
                .prepare_cached("SELECT articles, passages, revisions, bytes FROM archive")?;
            Ok(query.query_row([], |row| {
                Ok(Counts {
                    articles: row.get(0)?,
                    passages: row.get(1)?,
                    revisions: row.get(2)?,
                    bytes: row.get(3)?,
                })
            })?)
        })
    }

    /// Changes what is stored, all of it or nothing: commits when `work` succeeds, else leaves all as it was.
    ///
    /// One writer at a time; others wait. Keep a batch to some megabytes: it is held in memory until it commits.
    ///
    /// # Errors
    /// What `work` returns, and when SQLite fails or the disk is full.
    pub fn write<T>(
        &self,
        work: impl FnOnce(&mut Batch<'_>) -> Result<T, ArchiveError>,
    ) -> Result<T, ArchiveError> {
        self.connections.write(|connection| {
            let transaction =
                connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
            let mut batch = Batch::begin(&transaction)?;
            let value = work(&mut batch)?;
            batch.finish()?;
            transaction.commit()?;
            Ok(value)
        })
    }

    /// Gives back the memory that a large run of changes took, and the room of the log on disk.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn rest(&self) -> Result<(), ArchiveError> {
        self.connections
            .write(|connection| Ok(connection.execute_batch(REST)?))
    }

    /// Reads every page and checks that it is sound; takes seconds on a large archive.
    ///
    /// # Errors
    /// When it is damaged, with what SQLite found first.
    pub fn check(&self) -> Result<(), ArchiveError> {
        self.connections.read(|connection| {
            let found: String =
                connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
            if found == "ok" {
                Ok(())
            } else {
                Err(ArchiveError::Damaged(found))
            }
        })
    }
}

//! What a desk works with: the archive, a snapshot of the index, a clock and limits.
//!
//! Reads never wait for a collection that is being taken in: a reader sees articles and index as of the index's
//! last commit, both of them. Made once by `main` and shared; [`take_in`](Newsroom::take_in) is the one way in for
//! articles.
//!
//! # Questions and answers
//! **What does a start write?** When nothing changed, nothing: files are told by their stamps, the index by its
//! seal, and counts and sources are kept in tables, so that nothing is read through either.
//!
//! **Which revision does a reader see?** The one that the index has taken up. A hit and the article it points to
//! are of the same revision even while a newer one waits to be indexed.

mod alike;
mod background;
mod cache;
mod catch_up;
mod clock;
mod collections;
mod error;
mod folded;
mod former;
mod held;
mod holders;
mod origins;
mod pipeline;
mod quotes;
mod reading;
mod revisions;
mod settings;
mod speakers;
mod status;
mod take_in;
mod titles;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, RwLock};

use jiff::Timestamp;

use crate::archive::Archive;
use crate::index::{self, Index};
use crate::news::ArticleNumber;

pub use crate::archive::{Collection, Counts, SourceCount};
pub use crate::index::{
    Candidate, Clause, Expects, Filter, Found, Hit, IDEAS, Idea, Initials, Match, Matched, Met,
    Method, NamedSource, Outline, Priors, Question, Read, Readings, Reckoned, Reckoner, Scope,
    Sentence, Signs, Snapshot, Token, Unit, analyse, analyse_some,
};
pub use alike::Occurrence;
pub use clock::Clock;
pub use error::NewsroomError;
pub use holders::Holder;
pub use origins::Origins;
pub use revisions::Revised;
pub use settings::{Phase, Progress, Settings};
pub use speakers::Speaker;
pub use status::Status;
pub use take_in::{Few, Skipped, TakenIn};

use cache::Cache;
use held::Held;
use titles::Titles;

/// The archive, the index, the clock and the limits, as one thing to ask of. Shared freely between threads.
#[derive(Debug)]
pub struct Newsroom {
    archive: Archive,
    index: Index,
    /// The data folder; none where everything is in memory.
    data: Option<PathBuf>,
    clock: Clock,
    commit_bytes: u64,
    cache: Cache,
    titles: Held<Arc<Titles>>,
    sources: Held<Arc<[SourceCount]>>,
    speakers: Held<speakers::Named>,
    origins: Held<Arc<Origins>>,
    /// For the next taking in.
    sketches: Mutex<Option<origins::Sketches>>,
    skipped: RwLock<Vec<Skipped>>,
    /// Articles whose row was found damaged: noted once each.
    damaged: Mutex<BTreeSet<ArticleNumber>>,
    /// For what is done beside.
    asked: background::Asked,
    /// Held while articles are taken in: one at a time.
    taking: Mutex<()>,
}

impl Newsroom {
    /// The folder of the index in the data folder.
    pub const INDEX: &str = "index";

    /// Opens the archive and its index; rebuilds the index when it is missing, damaged or of other rules, and
    /// brings it up to the archive. Progress is told when that takes any work.
    ///
    /// # Errors
    /// When the data folder cannot be used or another process holds it, when the archive is damaged, or the disk
    /// is full.
    pub fn open(
        settings: Settings,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Self, NewsroomError> {
        let Settings {
            data,
            clock,
            commit_bytes,
        } = settings;
        let archive = match &data {
            Some(folder) => Archive::open(folder)?,
            None => Archive::in_memory()?,
        };
        let mark = archive.mark()?;
        let mark = index::Mark {
            archive: mark.archive,
            sequence: mark.sequence,
        };
        let index = match &data {
            Some(folder) => {
                let (index, fresh) = Index::open(&folder.join(Self::INDEX), mark)?;
                if let Some(fresh) = fresh.filter(|_| mark.sequence > 0) {
                    tracing::warn!(index.reason = %fresh, "index is built anew");
                }
                index
            }
            None => Index::in_memory(mark)?,
        };
        let newsroom = Self {
            archive,
            index,
            data,
            clock,
            commit_bytes,
            cache: Cache::default(),
            titles: Held::default(),
            sources: Held::default(),
            speakers: Held::default(),
            origins: Held::default(),
            sketches: Mutex::default(),
            skipped: RwLock::default(),
            damaged: Mutex::default(),
            asked: background::Asked::default(),
            taking: Mutex::default(),
        };
        newsroom.catch_up(progress)?;
        Ok(newsroom)
    }

    /// The time.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// The index as of its last commit: it never changes, whatever is taken in meanwhile.
    pub fn snapshot(&self) -> Snapshot {
        self.asked.note();
        self.index.snapshot()
    }

    /// The data folder; nothing when everything is in memory.
    pub fn folder(&self) -> Option<&Path> {
        self.data.as_deref()
    }

    /// Reads all of the archive and the index and checks that both are sound; takes seconds on a large collection.
    ///
    /// # Errors
    /// What is damaged.
    pub fn check(&self) -> Result<(), NewsroomError> {
        self.archive.check()?;
        Ok(self.index.check()?)
    }

    /// Readies what completions need, so that the first reader does not wait for it.
    pub fn warm(&self) {
        let _ = self.held_titles();
        let _ = self.source_counts();
        let _ = self.speakers();
        let _ = self.origins();
    }

    /// Reads again what was read of the archive for completions and lists, because it changed.
    fn refresh(&self) {
        self.titles.renew(|| self.read_titles());
        self.sources.renew(|| self.read_source_counts());
        self.speakers.renew(|| self.read_speakers());
        self.origins.renew(|| self.read_origins());
    }
}

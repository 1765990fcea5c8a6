//! What can go wrong in a newsroom.

use std::path::PathBuf;

use crate::archive::ArchiveError;
use crate::index::IndexError;

/// Why the newsroom cannot be opened, or something cannot be taken in, read or kept.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum NewsroomError {
    /// The archive failed.
    #[error(transparent)]
    Archive(#[from] ArchiveError),
    /// The index failed.
    #[error(transparent)]
    Index(#[from] IndexError),
    /// What is to be taken in is not there, or cannot be read.
    #[error("articles {}: {reason}; check the path", path.display())]
    Articles {
        /// What was to be taken in.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// A thread that reads articles broke off.
    #[error("reading {} broke off; the log says why", .0.display())]
    Broken(PathBuf),
}

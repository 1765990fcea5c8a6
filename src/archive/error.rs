//! What can go wrong with an archive.

use std::io;
use std::path::PathBuf;

use rusqlite::ErrorCode;

/// Why the archive cannot be opened, read or written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ArchiveError {
    /// The data folder cannot be made or opened.
    #[error("data folder {}: {reason}; check that it is a folder that can be written to", folder.display())]
    Folder {
        /// The data folder.
        folder: PathBuf,
        /// What the operating system says.
        reason: io::Error,
    },
    /// Another process works on the same data folder.
    #[error(
        "data folder {} is in use by another attache; stop that one, or give this one a folder of its own with --data",
        folder.display()
    )]
    InUse {
        /// The data folder.
        folder: PathBuf,
    },
    /// The archive was made by a newer version of Attaché.
    #[error("the archive has version {found}, this attache knows {known}; upgrade attache")]
    Newer {
        /// The version found.
        found: u32,
        /// The newest version known.
        known: u32,
    },
    /// The file is no archive, or parts of it are unreadable.
    #[error(
        "the archive is damaged ({0}); restore the data folder from a backup, or delete it and take the articles in again"
    )]
    Damaged(String),
    /// What is stored of one article makes no article.
    #[error(
        "article {article} is damaged in the archive ({reason}); it is read again when its file is next taken in; without the file, restore a backup"
    )]
    Article {
        /// The article's id.
        article: String,
        /// What is wrong.
        reason: String,
    },
    /// No free name is left for an article whose id others have.
    #[error(
        "article id {0} is taken by too many other articles; give the articles ids of their own"
    )]
    IdTaken(String),
    /// A text is too long to be compressed or a number too large to be stored.
    #[error("article {0} is too large to be stored")]
    TooLarge(String),
    /// There is no room left for the data folder.
    #[error(
        "the disk of the data folder is full; free some of it, then go on where this broke off by doing it again"
    )]
    Full,
    /// SQLite failed.
    #[error("archive: {0}")]
    Sqlite(rusqlite::Error),
}

impl From<rusqlite::Error> for ArchiveError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                Self::Damaged(error.to_string())
            }
            Some(ErrorCode::DiskFull) => Self::Full,
            _ => Self::Sqlite(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_team_can_mend_is_told_apart() {
        let of_code = |code| {
            let error = rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(code), None);
            ArchiveError::from(error)
        };
        assert!(matches!(
            of_code(rusqlite::ffi::SQLITE_FULL),
            ArchiveError::Full
        ));
        assert!(matches!(
            of_code(rusqlite::ffi::SQLITE_NOTADB),
            ArchiveError::Damaged(_)
        ));
        assert!(matches!(
            of_code(rusqlite::ffi::SQLITE_BUSY),
            ArchiveError::Sqlite(_)
        ));
    }
}

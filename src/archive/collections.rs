//! Collections, and the files that were read for them: what need not be read again.

use rusqlite::{Connection, OptionalExtension, params};

use super::{Archive, ArchiveError, Batch};
use crate::news::ArticleNumber;

/// The number of a collection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CollectionNumber(pub(super) u64);

/// The articles taken in from one folder or file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collection {
    /// The folder or file, as an absolute path.
    pub path: String,
    /// Its last part.
    pub name: String,
    /// Whether it is there because the settings name it, and leaves when they name another.
    pub standing: bool,
    /// How many of its articles are not withdrawn.
    pub articles: u64,
}

/// The number of a file of a collection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileNumber(pub(super) u64);

/// What tells that a file changed, or that it is read differently now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Its size in bytes.
    pub size: u64,
    /// When it was last written, in nanoseconds since 1970.
    pub modified_ns: i64,
    /// The version of the rules it was read by.
    pub version: u32,
}

/// A file that was read before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownFile {
    /// Its number.
    pub number: FileNumber,
    /// Its path relative to the collection's.
    pub path: String,
    /// Its stamp when it was last read to its end; nothing when it never was.
    pub stamp: Option<Stamp>,
}

/// What could not be taken from a file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file's path relative to the collection's.
    pub path: String,
    /// The line, from 1, in a file of many records.
    pub line: Option<u64>,
    /// Why, as a reader is told.
    pub reason: String,
}

/// Stands for "never read to its end": no file has this size.
const NEVER: i64 = -1;

impl Archive {
    /// The collection taken in from `path`, if there is one.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn collection(&self, path: &str) -> Result<Option<CollectionNumber>, ArchiveError> {
        self.connections
            .read(|connection| collection(connection, path))
    }

    /// All collections, in the order of their paths.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn collections(&self) -> Result<Vec<Collection>, ArchiveError> {
        self.connections.read(|connection| {
            let mut query = connection.prepare_cached(
                "SELECT path, name, standing, articles FROM collection ORDER BY path",
            )?;
            let collections = query.query_map([], |row| {
                Ok(Collection {
                    path: row.get(0)?,
                    name: row.get(1)?,
                    standing: row.get(2)?,
                    articles: row.get(3)?,
                })
            })?;
            Ok(collections.collect::<Result<_, _>>()?)
        })
    }

    /// The files of a collection that were read before, in the order of their paths.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn files(&self, collection: CollectionNumber) -> Result<Vec<KnownFile>, ArchiveError> {
        self.connections.read(|connection| {
            let mut query = connection.prepare_cached(
                "SELECT number, path, size, modified_ns, version FROM file
                 WHERE collection = ? ORDER BY path",
            )?;
            let files = query.query_map([collection.0], |row| {
                let size: i64 = row.get(2)?;
                let stamp = Stamp {
                    size: u64::try_from(size).unwrap_or_default(),
                    modified_ns: row.get(3)?,
                    version: row.get(4)?,
                };
                Ok(KnownFile {
                    number: FileNumber(row.get(0)?),
                    path: row.get(1)?,
                    stamp: (size != NEVER).then_some(stamp),
                })
            })?;
            Ok(files.collect::<Result<_, _>>()?)
        })
    }

    /// What could not be taken from the files of a collection, at most `max` of them, in the order of files and lines.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn problems(
        &self,
        collection: CollectionNumber,
        max: usize,
    ) -> Result<Vec<Problem>, ArchiveError> {
        self.connections.read(|connection| {
            let mut query = connection.prepare_cached(
                "SELECT path, line, reason FROM problem JOIN file ON file.number = file
                 WHERE collection = ? ORDER BY path, line LIMIT ?",
            )?;
            let problems = query.query_map(params![collection.0, max], |row| {
                Ok(Problem {
                    path: row.get(0)?,
                    line: row.get(1)?,
                    reason: row.get(2)?,
                })
            })?;
            Ok(problems.collect::<Result<_, _>>()?)
        })
    }

    /// When articles were last taken in and something had changed, in milliseconds since 1970.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn taken_in_ms(&self) -> Result<Option<i64>, ArchiveError> {
        self.connections.read(|connection| {
            let mut query = connection.prepare_cached("SELECT max(taken_in_ms) FROM collection")?;
            Ok(query.query_row([], |row| row.get(0))?)
        })
    }
}

impl Batch<'_> {
    /// The collection taken in from `path`, made and called `name` when there is none.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn collection(&mut self, path: &str, name: &str) -> Result<CollectionNumber, ArchiveError> {
        if let Some(known) = collection(self.transaction, path)? {
            return Ok(known);
        }
        self.transaction
            .prepare_cached(
                "INSERT INTO collection (path, name, standing, articles) VALUES (?, ?, 0, 0)",
            )?
            .execute(params![path, name])?;
        Ok(CollectionNumber(self.inserted()))
    }

    /// Notes whether a collection is there because the settings name it.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn set_standing(
        &mut self,
        collection: CollectionNumber,
        standing: bool,
    ) -> Result<(), ArchiveError> {
        self.transaction
            .prepare_cached("UPDATE collection SET standing = ? WHERE number = ?")?
            .execute(params![standing, collection.0])?;
        Ok(())
    }

    /// Withdraws all articles of a collection and forgets its files; says which articles.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn withdraw_all(
        &mut self,
        collection: CollectionNumber,
        now_ms: i64,
    ) -> Result<Vec<ArticleNumber>, ArchiveError> {
        let numbers: Vec<ArticleNumber> = self
            .transaction
            .prepare_cached(
                "SELECT number FROM article WHERE collection = ? AND withdrawn IS NULL",
            )?
            .query_map([collection.0], |row| row.get(0).map(ArticleNumber))?
            .collect::<Result<_, _>>()?;
        for number in &numbers {
            self.withdraw(*number, now_ms)?;
        }
        self.transaction
            .prepare_cached("DELETE FROM file WHERE collection = ?")?
            .execute([collection.0])?;
        self.set_standing(collection, false)?;
        Ok(numbers)
    }

    /// Notes that something of a collection was taken in at `now_ms`.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn taken_in(
        &mut self,
        collection: CollectionNumber,
        now_ms: i64,
    ) -> Result<(), ArchiveError> {
        self.transaction
            .prepare_cached("UPDATE collection SET taken_in_ms = ? WHERE number = ?")?
            .execute(params![now_ms, collection.0])?;
        Ok(())
    }

    /// The file of a collection at `path`, made when there is none; it counts as unread until it is stamped.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn file(
        &mut self,
        collection: CollectionNumber,
        path: &str,
    ) -> Result<FileNumber, ArchiveError> {
        let known = self
            .transaction
            .prepare_cached("SELECT number FROM file WHERE collection = ? AND path = ?")?
            .query_row(params![collection.0, path], |row| row.get(0))
            .optional()?;
        if let Some(number) = known {
            return Ok(FileNumber(number));
        }
        self.transaction
            .prepare_cached(
                "INSERT INTO file (collection, path, size, modified_ns, version) VALUES (?, ?, ?, 0, 0)",
            )?
            .execute(params![collection.0, path, NEVER])?;
        Ok(FileNumber(self.inserted()))
    }

    /// Notes that a file was read to its end: with this stamp it need not be read again.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn stamp(
        &mut self,
        file: FileNumber,
        stamp: Stamp,
        problems: &[(Option<u64>, String)],
    ) -> Result<(), ArchiveError> {
        self.transaction
            .prepare_cached(
                "UPDATE file SET size = ?, modified_ns = ?, version = ? WHERE number = ?",
            )?
            .execute(params![
                stamp.size,
                stamp.modified_ns,
                stamp.version,
                file.0
            ])?;
        self.transaction
            .prepare_cached("DELETE FROM problem WHERE file = ?")?
            .execute([file.0])?;
        for (line, reason) in problems {
            self.transaction
                .prepare_cached("INSERT INTO problem VALUES (?, ?, ?)")?
                .execute(params![file.0, line, reason])?;
        }
        Ok(())
    }

    /// Forgets a file; its articles stay until they are withdrawn.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn forget(&mut self, file: FileNumber) -> Result<(), ArchiveError> {
        self.transaction
            .prepare_cached("DELETE FROM file WHERE number = ?")?
            .execute([file.0])?;
        Ok(())
    }
}

fn collection(
    connection: &Connection,
    path: &str,
) -> Result<Option<CollectionNumber>, ArchiveError> {
    Ok(connection
        .prepare_cached("SELECT number FROM collection WHERE path = ?")?
        .query_row([path], |row| row.get(0))
        .optional()?
        .map(CollectionNumber))
}

//! The connections to SQLite: one that writes, and a few that read beside it.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::ArchiveError;

/// How many idle readers are kept; more are opened when more read at once, and closed after.
const READERS_IDLE_MAX: usize = 4;
/// Statements kept prepared on each connection: more than there are.
const STATEMENTS_MAX: usize = 64;

/// Pages that the writer holds, in kilobytes: given back after a large run.
const CACHE_KIB: i64 = 32 << 10;
/// So many pages stand in the log before they are written to their places: some four batches of articles.
const LOG_PAGES: i64 = 4 << 10;
/// SQLite's own size of a page.
const PAGE_BYTES: i64 = 4 << 10;

/// One writer and a pool of readers; in memory the writer reads too, because SQLite's shared memory databases
/// have no write-ahead log to read beside.
#[derive(Debug)]
pub(super) struct Connections {
    /// Before the writer, so that it is the last to be closed: it clears the log away.
    readers: Option<Readers>,
    writer: Mutex<Connection>,
}

#[derive(Debug)]
struct Readers {
    path: PathBuf,
    idle: Mutex<Vec<Connection>>,
}

impl Connections {
    /// Opens the file at `path`, made when missing.
    pub(super) fn open(path: &Path) -> Result<Self, ArchiveError> {
        let writer = Connection::open(path)?;
        prepare(&writer)?;
        writer.pragma_update(None, "journal_mode", "wal")?;
        // See the module's page for why not FULL.
        writer.pragma_update(None, "synchronous", "normal")?;
        // Rows come in at random places of the tables by checksum and by name. What is near the root of these, and a
        // good part of the leaves, is then at hand; in SQLite's two megabytes each row reads several pages anew.
        writer.pragma_update(None, "cache_size", -CACHE_KIB)?;
        // A page that several batches change is written to its place once for all of them.
        writer.pragma_update(None, "wal_autocheckpoint", LOG_PAGES)?;
        // A log that grew in a large batch is cut back to this many bytes.
        writer.pragma_update(None, "journal_size_limit", LOG_PAGES * PAGE_BYTES)?;
        Ok(Self {
            writer: Mutex::new(writer),
            readers: Some(Readers {
                path: path.to_owned(),
                idle: Mutex::default(),
            }),
        })
    }

    /// Makes a database in memory.
    pub(super) fn in_memory() -> Result<Self, ArchiveError> {
        let writer = Connection::open_in_memory()?;
        prepare(&writer)?;
        Ok(Self {
            writer: Mutex::new(writer),
            readers: None,
        })
    }

    /// Works with the writer; waits for its turn.
    pub(super) fn write<T>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T, ArchiveError>,
    ) -> Result<T, ArchiveError> {
        work(&mut held(&self.writer))
    }

    /// Works with a reader; on disk it waits for nobody.
    pub(super) fn read<T>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, ArchiveError>,
    ) -> Result<T, ArchiveError> {
        let Some(readers) = &self.readers else {
            return work(&held(&self.writer));
        };
        let idle = held(&readers.idle).pop();
        let reader = match idle {
            Some(reader) => reader,
            None => readers.open()?,
        };
        let value = work(&reader);
        let mut idle = held(&readers.idle);
        if idle.len() < READERS_IDLE_MAX {
            idle.push(reader);
        }
        value
    }
}

impl Readers {
    fn open(&self) -> Result<Connection, ArchiveError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let reader = Connection::open_with_flags(&self.path, flags)?;
        prepare(&reader)?;
        // Opened for writing because the log's shared memory needs it; kept from writing by this.
        reader.pragma_update(None, "query_only", true)?;
        Ok(reader)
    }
}

fn prepare(connection: &Connection) -> Result<(), ArchiveError> {
    connection.set_prepared_statement_cache_capacity(STATEMENTS_MAX);
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // Files may come from anywhere: a schema in one must not run code of its own.
    connection.pragma_update(None, "trusted_schema", false)?;
    // Else a statement is compiled anew for each value that a range is limited to.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(())
}

/// What the mutex guards: a panic while it was held rolled its transaction back, so it is sound.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

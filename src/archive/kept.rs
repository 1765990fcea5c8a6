//! Replies kept so that their buttons work after a restart: bounded, and gone after a time.

use rusqlite::{OptionalExtension, params};

use super::{Archive, ArchiveError};

impl Archive {
    /// The most replies kept; beyond it those that expire first are dropped. About 50 MB of the usual size.
    pub const KEPT_MAX: u64 = 50_000;
    /// How many drops are put together, so that most calls write one row.
    const KEPT_SLACK: u64 = 256;

    /// Keeps `value` under `key` until `expires_ms` (milliseconds since 1970); what was kept under it is replaced.
    ///
    /// # Errors
    /// When SQLite fails or the disk is full.
    pub fn keep(
        &self,
        key: &str,
        value: &str,
        expires_ms: i64,
        now_ms: i64,
    ) -> Result<(), ArchiveError> {
        self.connections.write(|connection| {
            let transaction = connection.transaction()?;
            transaction
                .prepare_cached("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)")?
                .execute(params![key, value, expires_ms])?;
            transaction
                .prepare_cached("DELETE FROM kept WHERE expires_ms <= ?")?
                .execute([now_ms])?;
            let count: u64 = transaction
                .prepare_cached("SELECT count(*) FROM kept")?
                .query_row([], |row| row.get(0))?;
            if count > Self::KEPT_MAX {
                transaction
                    .prepare_cached(
                        "DELETE FROM kept WHERE key IN
                         (SELECT key FROM kept WHERE key <> ? ORDER BY expires_ms LIMIT ?)",
                    )?
                    .execute(params![key, count - Self::KEPT_MAX + Self::KEPT_SLACK])?;
            }
            transaction.commit()?;
            Ok(())
        })
    }

    /// What is kept under `key`; nothing when nothing was or its time is over.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn kept(&self, key: &str, now_ms: i64) -> Result<Option<String>, ArchiveError> {
        self.connections.read(|connection| {
            let mut query = connection
                .prepare_cached("SELECT value FROM kept WHERE key = ? AND expires_ms > ?")?;
            Ok(query
                .query_row(params![key, now_ms], |row| row.get(0))
                .optional()?)
        })
    }
}

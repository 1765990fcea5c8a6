//! Texts that the collection no longer has: what it had of an article at an earlier time.

use rusqlite::{OptionalExtension, params};

use super::articles::stored;
use super::known::Known;
use super::{Archive, ArchiveError, Batch, Stored};
use crate::news::ArticleNumber;

impl Archive {
    /// Which text the collection had of an article at a time, in milliseconds since 1970; nothing when it had none yet
    /// or it was withdrawn.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn stood(&self, number: ArticleNumber, at_ms: i64) -> Result<Option<Stored>, ArchiveError> {
        self.connections.read(|connection| {
            let mut query = connection.prepare_cached(
                "SELECT revision.number, structured FROM article JOIN revision ON revision.number = revision
                 WHERE article.number = ?1 AND withdrawn IS NULL AND coalesce(since_ms, taken_ms) <= ?2
                 UNION ALL
                 SELECT number, structured FROM former JOIN revision ON number = revision
                 WHERE former.article = ?1 AND from_ms <= ?2 AND until_ms > ?2
                 LIMIT 1",
            )?;
            let stood = query.query_row(params![number.0, at_ms], stored);
            Ok(stood.optional()?)
        })
    }

    /// The texts that the collection had at a time and has no more: those that went last first, at most `max`.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn former(
        &self,
        at_ms: i64,
        max: usize,
    ) -> Result<Vec<(ArticleNumber, Stored)>, ArchiveError> {
        self.connections.read(|connection| {
            let mut query = connection.prepare_cached(
                "SELECT number, structured, former.article FROM former JOIN revision ON number = revision
                 WHERE until_ms > ?1 AND from_ms <= ?1 ORDER BY until_ms DESC, former.article LIMIT ?2",
            )?;
            let former = query.query_map(params![at_ms, max], |row| {
                Ok((ArticleNumber(row.get(2)?), stored(row)?))
            })?;
            Ok(former.collect::<Result<_, _>>()?)
        })
    }
}

impl Batch<'_> {
    /// Notes that from now on the collection has the text no more that it has of an article.
    pub(super) fn note_former(&self, known: &Known, now_ms: i64) -> Result<(), ArchiveError> {
        self.transaction
            .prepare_cached(
                "INSERT INTO former (article, revision, from_ms, until_ms) VALUES (?, ?, ?, ?)",
            )?
            .execute(params![
                known.number,
                known.revision,
                known.since_ms,
                now_ms
            ])?;
        Ok(())
    }
}

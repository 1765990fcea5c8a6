//! Which articles carry one text: derived from the articles as they are taken in, pair by pair.

use rusqlite::{OptionalExtension, params};

use super::{Archive, ArchiveError, Batch, Record, articles};
use crate::news::{Article, ArticleNumber, Sketch};

/// An article that carries a text which another carries too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Copied {
    /// The article.
    pub article: ArticleNumber,
    /// The other.
    pub other: ArticleNumber,
    /// The day the article was published, counted from 1 January 1970, where known.
    pub day: Option<i64>,
}

impl Archive {
    /// Every pair of articles known to carry one text, neither of them withdrawn: each both ways round.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn copies(&self) -> Result<Vec<Copied>, ArchiveError> {
        self.connections.read(|connection| {
            let mut query = connection.prepare_cached(
                "SELECT article, other, day FROM copy JOIN article ON number = copy.article
                 ORDER BY article, other",
            )?;
            let copies = query.query_map([], |row| {
                Ok(Copied {
                    article: ArticleNumber(row.get(0)?),
                    other: ArticleNumber(row.get(1)?),
                    day: row.get(2)?,
                })
            })?;
            Ok(copies.collect::<Result<_, _>>()?)
        })
    }
}

impl Batch<'_> {
    /// Calls `each` with the hashes of every sketch of an article that is not withdrawn.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn sketches(&self, mut each: impl FnMut(ArticleNumber, u32)) -> Result<(), ArchiveError> {
        let mut query = self
            .transaction
            .prepare_cached("SELECT article, hashes FROM sketch")?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let number = ArticleNumber(row.get(0)?);
            // Bytes that are no hashes can only come of damage; an article without a sketch is found by no other.
            let bytes = row.get_ref(1)?.as_blob().unwrap_or_default();
            for hash in bytes.as_chunks().0 {
                each(number, u32::from_le_bytes(*hash));
            }
        }
        Ok(())
    }

    /// The sketch of an article, those of this transaction included; nothing when it is withdrawn.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn sketch_of(&self, number: ArticleNumber) -> Result<Option<Sketch>, ArchiveError> {
        Ok(self
            .transaction
            .prepare_cached("SELECT hashes FROM sketch WHERE article = ?")?
            .query_row([number.0], |row| {
                Ok(Sketch::from_bytes(row.get_ref(0)?.as_blob()?))
            })
            .optional()?)
    }

    /// How many articles have a sketch, at most.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn sketches_max(&self) -> Result<usize, ArchiveError> {
        Ok(self.transaction.query_row(
            "SELECT coalesce(max(article), 0) FROM sketch",
            [],
            |row| row.get(0),
        )?)
    }

    /// An article as it is now, those of this transaction included; nothing when it is withdrawn or damaged.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn current(&self, number: ArticleNumber) -> Result<Option<Article>, ArchiveError> {
        let revision = self
            .transaction
            .prepare_cached("SELECT revision FROM article WHERE number = ? AND withdrawn IS NULL")?
            .query_row([number.0], |row| row.get(0))
            .optional()?;
        let Some(revision) = revision else {
            return Ok(None);
        };
        match articles::load(self.transaction, revision) {
            Ok(article) => Ok(Some(article)),
            // It is reported when it is next read.
            Err(ArchiveError::Article { .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Notes that two articles carry one text.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn pair(&self, one: ArticleNumber, other: ArticleNumber) -> Result<(), ArchiveError> {
        let mut query = self
            .transaction
            .prepare_cached("INSERT OR IGNORE INTO copy (article, other) VALUES (?, ?)")?;
        query.execute(params![one.0, other.0])?;
        query.execute(params![other.0, one.0])?;
        Ok(())
    }

    /// Keeps the sketch of an article that is found from now on.
    pub(super) fn sketch(&self, article: u64, record: &Record) -> Result<(), ArchiveError> {
        self.transaction
            .prepare_cached("INSERT OR REPLACE INTO sketch (article, hashes) VALUES (?, ?)")?
            .execute(params![article, record.sketch.to_bytes()])?;
        Ok(())
    }

    /// Forgets the sketch of an article that is found no more, or otherwise, and which carried its text.
    pub(super) fn unsketch(&self, article: u64) -> Result<(), ArchiveError> {
        for statement in [
            "DELETE FROM sketch WHERE article = ?1",
            "DELETE FROM copy WHERE other = ?1 AND article IN (SELECT other FROM copy WHERE article = ?1)",
            "DELETE FROM copy WHERE article = ?1",
        ] {
            self.transaction
                .prepare_cached(statement)?
                .execute([article])?;
        }
        Ok(())
    }
}

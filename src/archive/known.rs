//! What is stored of an article, as far as taking it in again or withdrawing it needs that.

use rusqlite::{OptionalExtension, Params, Row};

use super::{ArchiveError, Batch};

/// What is stored of an article that is taken in again.
pub(super) struct Known {
    pub(super) number: u64,
    pub(super) revision: u64,
    pub(super) file: Option<u64>,
    pub(super) collection: u64,
    pub(super) withdrawn: bool,
    pub(super) source: u64,
    pub(super) dated: bool,
    pub(super) checksum: [u8; 32],
    pub(super) fingerprint: [u8; 16],
    pub(super) passages: u64,
    pub(super) size: u64,
    /// Since when the collection has it so, or had it until it was withdrawn.
    pub(super) since_ms: i64,
}

const KNOWN: &str = "SELECT article.number, revision, file, withdrawn IS NOT NULL, article.source,
    day IS NOT NULL, checksum, fingerprint, passages, size, collection, coalesce(since_ms, taken_ms)
    FROM article JOIN revision ON revision.number = revision";

impl Known {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            number: row.get(0)?,
            revision: row.get(1)?,
            file: row.get(2)?,
            withdrawn: row.get(3)?,
            source: row.get(4)?,
            dated: row.get(5)?,
            checksum: row.get(6)?,
            fingerprint: row.get(7)?,
            passages: row.get(8)?,
            size: row.get(9)?,
            collection: row.get(10)?,
            since_ms: row.get(11)?,
        })
    }
}

impl Batch<'_> {
    /// The article of which that is true, withdrawn or not.
    pub(super) fn known(
        &self,
        condition: &str,
        values: impl Params,
    ) -> Result<Option<Known>, ArchiveError> {
        let mut query = self
            .transaction
            .prepare_cached(&format!("{KNOWN} WHERE {condition}"))?;
        Ok(query.query_row(values, Known::read).optional()?)
    }
}

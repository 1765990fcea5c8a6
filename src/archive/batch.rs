//! A transaction that takes articles in, or withdraws them.

use std::sync::Arc;

use rusqlite::{OptionalExtension, Transaction, params};
use sha2::{Digest, Sha256};

use super::known::Known;
use super::record::first_half;
use super::{ArchiveError, CollectionNumber, Counts, FileNumber, Record};
use crate::news::ArticleNumber;

/// Where an article comes from, and what tells it from the others of its collection.
#[derive(Clone, Copy, Debug)]
pub struct Provenance {
    /// The collection it belongs to.
    pub collection: CollectionNumber,
    /// The file it stands in.
    pub file: FileNumber,
    identity: [u8; 16],
}

impl Provenance {
    /// An article of a file that is told from others by `identity`: its guid, else its canonical URL, else its path,
    /// each after a word for its kind.
    pub fn new(
        collection: CollectionNumber,
        file: FileNumber,
        kind: &'static str,
        identity: &str,
    ) -> Self {
        let mut digest = Sha256::new();
        digest.update(kind);
        digest.update([0]);
        digest.update(identity);
        Self {
            collection,
            file,
            identity: first_half(digest.finalize().into()),
        }
    }
}

/// What taking an article in came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was not known before.
    Taken(ArticleNumber),
    /// Its body changed: a new revision.
    Revised(ArticleNumber),
    /// Its body is as before, what is known of it or how it is cut is not: the same revision, stored anew.
    Restated(ArticleNumber),
    /// It had been withdrawn and is back.
    Returned(ArticleNumber),
    /// It is as it was; nothing is written.
    Unchanged(ArticleNumber),
}

impl Outcome {
    /// The article's number.
    pub fn number(self) -> ArticleNumber {
        match self {
            Self::Taken(number)
            | Self::Revised(number)
            | Self::Restated(number)
            | Self::Returned(number)
            | Self::Unchanged(number) => number,
        }
    }
}

/// One transaction of the archive. Ends with [`Archive::write`](super::Archive::write).
#[derive(Debug)]
pub struct Batch<'a> {
    pub(super) transaction: &'a Transaction<'a>,
    sequence: u64,
    counts: Counts,
}

impl<'a> Batch<'a> {
    /// The most names tried for an article whose id another has.
    const NAMES_MAX: u32 = 1000;

    pub(super) fn begin(transaction: &'a Transaction<'a>) -> Result<Self, ArchiveError> {
        let mut query = transaction
            .prepare_cached("SELECT sequence, articles, passages, revisions, bytes FROM archive")?;
        Ok(query.query_row([], |row| {
            Ok(Self {
                transaction,
                sequence: row.get(0)?,
                counts: Counts {
                    articles: row.get(1)?,
                    passages: row.get(2)?,
                    revisions: row.get(3)?,
                    bytes: row.get(4)?,
                },
            })
        })?)
    }

    pub(super) fn finish(&mut self) -> Result<(), ArchiveError> {
        let Counts {
            articles,
            passages,
            revisions,
            bytes,
        } = self.counts;
        self.transaction
            .prepare_cached(
                "UPDATE archive SET sequence = ?1, articles = ?2, passages = ?3, revisions = ?4, bytes = ?5
                 WHERE sequence <> ?1",
            )?
            .execute(params![self.sequence, articles, passages, revisions, bytes])?;
        Ok(())
    }

    /// The sequence number of the last change, those of this batch included.
    pub fn sequence(&self) -> u64 {
        self.sequence
    }

    /// Takes an article in: new, changed or as it was.
    ///
    /// `gone` tells of a file that it is no longer there: an article of such a file that has the same id is this
    /// one, moved. An id that another article has is changed by a number at its end (`report~2`).
    ///
    /// # Errors
    /// When SQLite fails or no name is left.
    pub fn take(
        &mut self,
        provenance: Provenance,
        record: &Record,
        now_ms: i64,
        gone: impl Fn(FileNumber) -> bool,
    ) -> Result<Outcome, ArchiveError> {
        let known = self.known(
            "collection = ? AND identity = ?",
            params![provenance.collection.0, provenance.identity],
        )?;
        match known {
            Some(known) => self.take_again(&known, provenance, record, now_ms),
            None => match self.moved(provenance, record, gone)? {
                Some(moved) => self.take_again(&moved, provenance, record, now_ms),
                None => self.take_first(provenance, record, now_ms),
            },
        }
    }

    /// Withdraws an article: it is found no more, and stays in the archive. Nothing happens when it already is.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn withdraw(&mut self, number: ArticleNumber, now_ms: i64) -> Result<(), ArchiveError> {
        let known = self.known("article.number = ?", [number.0])?;
        if let Some(known) = known.filter(|known| !known.withdrawn) {
            self.sequence += 1;
            self.transaction
                .prepare_cached(
                    "UPDATE article SET sequence = ?1, withdrawn = ?1 WHERE number = ?2",
                )?
                .execute(params![self.sequence, number.0])?;
            self.note_former(&known, now_ms)?;
            self.uncount(&known)?;
        }
        Ok(())
    }

    /// Withdraws an article if it still stands in `file`: it may have moved to another meanwhile. Says whether.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn withdraw_from(
        &mut self,
        file: FileNumber,
        number: ArticleNumber,
        now_ms: i64,
    ) -> Result<bool, ArchiveError> {
        let stands = self
            .transaction
            .prepare_cached(
                "SELECT 1 FROM article WHERE number = ? AND file = ? AND withdrawn IS NULL",
            )?
            .exists([number.0, file.0])?;
        if stands {
            self.withdraw(number, now_ms)?;
        }
        Ok(stands)
    }

    /// Notes that what is stored of an article is damaged: its file counts as unread, and when it is taken in
    /// again it is stored anew, whatever its checksum.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn mark_damaged(&mut self, number: ArticleNumber) -> Result<(), ArchiveError> {
        self.transaction
            .prepare_cached(
                "UPDATE file SET size = -1 WHERE number = (SELECT file FROM article WHERE number = ?)",
            )?
            .execute([number.0])?;
        self.transaction
            .prepare_cached(
                "UPDATE revision SET checksum = zeroblob(32), fingerprint = zeroblob(16)
                 WHERE number = (SELECT revision FROM article WHERE number = ?)",
            )?
            .execute([number.0])?;
        Ok(())
    }

    fn take_first(
        &mut self,
        provenance: Provenance,
        record: &Record,
        now_ms: i64,
    ) -> Result<Outcome, ArchiveError> {
        let id = self.free_id(record)?;
        let source = self.source(record.article.metadata().source.as_deref())?;
        self.sequence += 1;
        self.transaction
            .prepare_cached(
                "INSERT INTO article (id, collection, identity, file, sequence, revision, title, source, day)
                 VALUES (?, ?, ?, ?, ?, 0, ?, ?, ?)",
            )?
            .execute(params![
                id,
                provenance.collection.0,
                provenance.identity,
                provenance.file.0,
                self.sequence,
                record.article.metadata().title,
                source,
                record.day
            ])?;
        let number = self.inserted();
        let revision = self.add_revision(number, record, now_ms)?;
        self.transaction
            .prepare_cached("UPDATE article SET revision = ? WHERE number = ?")?
            .execute(params![revision, number])?;
        self.count(record, provenance.collection.0, source)?;
        self.speak(number, record)?;
        self.sketch(number, record)?;
        Ok(Outcome::Taken(ArticleNumber(number)))
    }

    fn take_again(
        &mut self,
        known: &Known,
        provenance: Provenance,
        record: &Record,
        now_ms: i64,
    ) -> Result<Outcome, ArchiveError> {
        let number = ArticleNumber(known.number);
        let revised = known.checksum != *record.article.revision().as_bytes();
        let restated = known.fingerprint != record.fingerprint;
        if !revised && !restated && !known.withdrawn {
            if known.file != Some(provenance.file.0) {
                self.transaction
                    .prepare_cached("UPDATE article SET file = ? WHERE number = ?")?
                    .execute(params![provenance.file.0, known.number])?;
            }
            self.keep_quotes(known.revision, record)?;
            return Ok(Outcome::Unchanged(number));
        }
        self.sequence += 1;
        let revision = if revised {
            self.add_revision(known.number, record, now_ms)?
        } else {
            if restated {
                self.restate(known.revision, record)?;
            } else {
                self.keep_quotes(known.revision, record)?;
            }
            known.revision
        };
        if !known.withdrawn {
            if revised {
                self.note_former(known, now_ms)?;
            }
            self.uncount(known)?;
        }
        // A new text is the article's since it was taken in, which is noted with it; one that is back is older.
        let since_ms = match (known.withdrawn, revised) {
            (true, _) => Some(now_ms),
            (false, true) => None,
            (false, false) => Some(known.since_ms),
        };
        let source = self.source(record.article.metadata().source.as_deref())?;
        self.transaction
            .prepare_cached(
                "UPDATE article SET identity = ?, file = ?, sequence = ?, withdrawn = NULL, revision = ?,
                 title = ?, source = ?, day = ?, since_ms = ? WHERE number = ?",
            )?
            .execute(params![
                provenance.identity,
                provenance.file.0,
                self.sequence,
                revision,
                record.article.metadata().title,
                source,
                record.day,
                since_ms,
                known.number
            ])?;
        self.count(record, provenance.collection.0, source)?;
        self.speak(known.number, record)?;
        self.sketch(known.number, record)?;
        Ok(match (known.withdrawn, revised) {
            (true, _) => Outcome::Returned(number),
            (false, true) => Outcome::Revised(number),
            (false, false) => Outcome::Restated(number),
        })
    }

    /// The article of the same collection and id whose file is gone.
    fn moved(
        &self,
        provenance: Provenance,
        record: &Record,
        gone: impl Fn(FileNumber) -> bool,
    ) -> Result<Option<Known>, ArchiveError> {
        let same = self.known(
            "id = ? AND collection = ?",
            params![record.article.id().as_str(), provenance.collection.0],
        )?;
        Ok(same.filter(|known| {
            known.withdrawn || known.file.is_some_and(|file| gone(FileNumber(file)))
        }))
    }

    fn free_id(&self, record: &Record) -> Result<String, ArchiveError> {
        let id = record.article.id().as_str();
        let mut taken = self
            .transaction
            .prepare_cached("SELECT 1 FROM article WHERE id = ?")?;
        if !taken.exists([id])? {
            return Ok(id.to_owned());
        }
        for number in 2..Self::NAMES_MAX {
            let other = format!("{id}~{number}");
            if crate::news::ArticleId::new(other.as_str()).is_some() && !taken.exists([&other])? {
                return Ok(other);
            }
        }
        Err(ArchiveError::IdTaken(id.to_owned()))
    }

    fn add_revision(
        &mut self,
        article: u64,
        record: &Record,
        now_ms: i64,
    ) -> Result<u64, ArchiveError> {
        self.transaction
            .prepare_cached(
                "INSERT INTO revision (article, sequence, structured, taken_ms, checksum, size, body,
                 fingerprint, passages, language, structure)
                 VALUES (?1, ?2, ?2, ?3, ?4, ?5, x'', x'', 0, '', x'')",
            )?
            .execute(params![
                article,
                self.sequence,
                now_ms,
                record.article.revision().as_bytes(),
                record.size
            ])?;
        self.counts.revisions += 1;
        let number = self.inserted();
        self.restate(number, record)?;
        Ok(number)
    }

    /// Stores everything of a revision but what its text is told by; the body too, which would be written again
    /// with the rest of its row.
    fn restate(&self, revision: u64, record: &Record) -> Result<(), ArchiveError> {
        let metadata = Arc::clone(&record.article);
        let metadata = metadata.metadata();
        self.transaction
            .prepare_cached(
                "UPDATE revision SET structured = ?, fingerprint = ?, passages = ?, language = ?,
                 title = ?, source = ?, author = ?, dateline = ?, credits = ?, published = ?, url = ?,
                 path = ?, structure = ?, body = ? WHERE number = ?",
            )?
            .execute(params![
                self.sequence,
                record.fingerprint,
                record.passages,
                record.article.language().code(),
                metadata.title,
                metadata.source,
                metadata.author,
                metadata.dateline,
                record.credits,
                record.published,
                metadata.url,
                metadata.path,
                record.structure,
                record.body,
                revision
            ])?;
        self.keep_quotes(revision, record)
    }

    /// The number of the source of that name, made when there is none; the unknown source has no name.
    fn source(&self, name: Option<&str>) -> Result<u64, ArchiveError> {
        let name = name.unwrap_or_default();
        let known = self
            .transaction
            .prepare_cached("SELECT number FROM source WHERE name = ?")?
            .query_row([name], |row| row.get(0))
            .optional()?;
        if let Some(number) = known {
            return Ok(number);
        }
        self.transaction
            .prepare_cached("INSERT INTO source (name, articles, undated) VALUES (?, 0, 0)")?
            .execute([name])?;
        Ok(self.inserted())
    }

    fn count(&mut self, record: &Record, collection: u64, source: u64) -> Result<(), ArchiveError> {
        self.counts.articles += 1;
        self.counts.passages += record.passages;
        self.counts.bytes += record.size;
        self.tally(collection, source, 1, record.day.is_some())
    }

    fn uncount(&mut self, known: &Known) -> Result<(), ArchiveError> {
        self.counts.articles = self.counts.articles.saturating_sub(1);
        self.counts.passages = self.counts.passages.saturating_sub(known.passages);
        self.counts.bytes = self.counts.bytes.saturating_sub(known.size);
        self.unspeak(known.number)?;
        self.unsketch(known.number)?;
        self.tally(known.collection, known.source, -1, known.dated)
    }

    fn tally(
        &self,
        collection: u64,
        source: u64,
        by: i64,
        dated: bool,
    ) -> Result<(), ArchiveError> {
        let undated = if dated { 0 } else { by };
        self.transaction
            .prepare_cached("UPDATE collection SET articles = articles + ? WHERE number = ?")?
            .execute(params![by, collection])?;
        self.transaction
            .prepare_cached(
                "UPDATE source SET articles = articles + ?, undated = undated + ? WHERE number = ?",
            )?
            .execute(params![by, undated, source])?;
        Ok(())
    }

    pub(super) fn inserted(&self) -> u64 {
        u64::try_from(self.transaction.last_insert_rowid()).unwrap_or_default()
    }
}

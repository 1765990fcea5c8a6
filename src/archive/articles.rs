//! Articles as they are read back: each as it stood at a sequence number.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{Archive, ArchiveError, Batch, CollectionNumber, FileNumber, coding};
use crate::news::{Article, ArticleId, ArticleNumber, Language, Metadata, Revision};

/// A stored text of an article: names what [`Archive::load`] reads, and never anything else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Stored {
    pub(super) revision: u64,
    pub(super) structured: u64,
}

/// A change to an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its sequence number.
    pub sequence: u64,
    /// The article.
    pub number: ArticleNumber,
    /// What is to be found of it from now on; nothing when it is withdrawn.
    pub stored: Option<Stored>,
}

/// The longest body that is unpacked: a damaged row must not claim all memory.
const BODY_BYTES_MAX: usize = 256 << 20;

impl Archive {
    /// Which text an article had at `sequence`; nothing when there was none or it was withdrawn.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn stored(
        &self,
        number: ArticleNumber,
        sequence: u64,
    ) -> Result<Option<Stored>, ArchiveError> {
        self.connections.read(|connection| {
            let mut query = connection.prepare_cached(
                "SELECT revision.number, structured FROM revision JOIN article ON article.number = article
                 WHERE article = ?1 AND revision.sequence <= ?2 AND coalesce(withdrawn > ?2, TRUE)
                 ORDER BY revision.sequence DESC LIMIT 1",
            )?;
            Ok(query.query_row(params![number.0, sequence], stored).optional()?)
        })
    }

    /// The number of the article of that id, withdrawn or not.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn number(&self, id: &ArticleId) -> Result<Option<ArticleNumber>, ArchiveError> {
        self.connections.read(|connection| {
            let mut query = connection.prepare_cached("SELECT number FROM article WHERE id = ?")?;
            Ok(query
                .query_row([id.as_str()], |row| row.get(0))
                .optional()?
                .map(ArticleNumber))
        })
    }

    /// Reads a text of an article.
    ///
    /// # Errors
    /// When SQLite fails, and when what is stored makes no article: the error names it.
    pub fn load(&self, stored: Stored) -> Result<Article, ArchiveError> {
        self.connections
            .read(|connection| load(connection, stored.revision))
    }

    /// The revisions of an article, the newest first, each with when it was taken in, in milliseconds since 1970.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn revisions(
        &self,
        number: ArticleNumber,
    ) -> Result<Vec<(Revision, i64, Stored)>, ArchiveError> {
        self.connections.read(|connection| {
            let mut query = connection.prepare_cached(
                "SELECT number, structured, checksum, taken_ms FROM revision
                 WHERE article = ? ORDER BY sequence DESC",
            )?;
            let revisions = query.query_map([number.0], |row| {
                Ok((Revision::from_bytes(row.get(2)?), row.get(3)?, stored(row)?))
            })?;
            Ok(revisions.collect::<Result<_, _>>()?)
        })
    }

    /// The last change of every article that changed after `sequence`, in order, at most `max`.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn changes(&self, sequence: u64, max: usize) -> Result<Vec<Change>, ArchiveError> {
        self.connections.read(|connection| {
            let mut query = connection.prepare_cached(
                "SELECT revision.number, structured, article.sequence, article.number, withdrawn IS NOT NULL
                 FROM article JOIN revision ON revision.number = revision
                 WHERE article.sequence > ? ORDER BY article.sequence LIMIT ?",
            )?;
            let changes = query.query_map(params![sequence, max], |row| {
                let withdrawn: bool = row.get(4)?;
                Ok(Change {
                    sequence: row.get(2)?,
                    number: ArticleNumber(row.get(3)?),
                    stored: if withdrawn { None } else { Some(stored(row)?) },
                })
            })?;
            Ok(changes.collect::<Result<_, _>>()?)
        })
    }

    /// The ids of articles, in the order of their numbers; those that are not there are left out.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn ids(&self, numbers: &[ArticleNumber]) -> Result<Vec<ArticleId>, ArchiveError> {
        self.connections.read(|connection| {
            let mut query = connection.prepare_cached("SELECT id FROM article WHERE number = ?")?;
            let mut ids = Vec::with_capacity(numbers.len());
            for number in numbers {
                let id: Option<String> =
                    query.query_row([number.0], |row| row.get(0)).optional()?;
                ids.extend(id.and_then(ArticleId::new));
            }
            Ok(ids)
        })
    }

    /// How many articles of a collection are not withdrawn.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn articles_in(&self, collection: CollectionNumber) -> Result<u64, ArchiveError> {
        self.connections.read(|connection| {
            let mut query =
                connection.prepare_cached("SELECT articles FROM collection WHERE number = ?")?;
            Ok(query.query_row([collection.0], |row| row.get(0))?)
        })
    }
}

impl Batch<'_> {
    /// The articles that stand in a file and are not withdrawn.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn articles_of(&self, file: FileNumber) -> Result<Vec<ArticleNumber>, ArchiveError> {
        let mut query = self.transaction.prepare_cached(
            "SELECT number FROM article WHERE file = ? AND withdrawn IS NULL ORDER BY 1",
        )?;
        let numbers = query.query_map([file.0], |row| row.get(0).map(ArticleNumber))?;
        Ok(numbers.collect::<Result<_, _>>()?)
    }
}

pub(super) fn stored(row: &Row<'_>) -> rusqlite::Result<Stored> {
    Ok(Stored {
        revision: row.get(0)?,
        structured: row.get(1)?,
    })
}

pub(super) fn load(connection: &Connection, revision: u64) -> Result<Article, ArchiveError> {
    let mut query = connection.prepare_cached(
        "SELECT id, checksum, size, language, revision.title, revision.source, author, dateline, credits,
         published, url, path, structure, body
         FROM revision JOIN article ON article.number = article WHERE revision.number = ?",
    )?;
    let mut rows = query.query([revision])?;
    let Some(row) = rows.next()? else {
        return Err(ArchiveError::Article {
            article: format!("of revision {revision}"),
            reason: "it is not there".to_owned(),
        });
    };
    let id: String = row.get(0)?;
    article(row, &id).map_err(|reason| ArchiveError::Article {
        article: id,
        reason,
    })
}

/// The article of a row, or what is wrong with it.
fn article(row: &Row<'_>, id: &str) -> Result<Article, String> {
    let of_column = |error: rusqlite::Error| error.to_string();
    let size: usize = row.get(2).map_err(of_column)?;
    if size > BODY_BYTES_MAX {
        return Err("its body is too long".to_owned());
    }
    let packed = row.get_ref(13).map_err(of_column)?;
    let packed = packed.as_blob().map_err(|error| error.to_string())?;
    let body = zstd::bulk::decompress(packed, size).map_err(|_| "its body cannot be unpacked")?;
    let body = String::from_utf8(body).map_err(|_| "its body is not UTF-8")?;
    let structure = row.get_ref(12).map_err(of_column)?;
    let structure = structure.as_blob().map_err(|error| error.to_string())?;
    let paragraphs = coding::structure(structure, &body).ok_or("its paragraphs are unreadable")?;
    let language: String = row.get(3).map_err(of_column)?;
    let credits: Option<String> = row.get(8).map_err(of_column)?;
    let published: Option<String> = row.get(9).map_err(of_column)?;
    let metadata = Metadata {
        title: row.get(4).map_err(of_column)?,
        source: row.get(5).map_err(of_column)?,
        author: row.get(6).map_err(of_column)?,
        dateline: row.get(7).map_err(of_column)?,
        credits: match credits {
            None => Vec::new(),
            Some(json) => serde_json::from_str(&json).map_err(|_| "its credits are unreadable")?,
        },
        published: coding::published(published.as_deref()).ok_or("its date is unreadable")?,
        url: row.get(10).map_err(of_column)?,
        path: row.get(11).map_err(of_column)?,
    };
    let id = ArticleId::new(id).ok_or("its id is not an id")?;
    let checksum: [u8; 32] = row.get(1).map_err(of_column)?;
    let article = Article::restore(
        id,
        body,
        Language::from_code(&language),
        metadata,
        paragraphs,
    )
    .map_err(|malformed| malformed.to_string())?;
    if *article.revision().as_bytes() != checksum {
        return Err("its body is not what its checksum says".to_owned());
    }
    Ok(article)
}

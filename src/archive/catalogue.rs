//! What there is, without the texts: titles, sources, dates.

use jiff::civil::Date;
use rusqlite::params;

use super::{Archive, ArchiveError};
use crate::news::{ArticleId, numbered_day};

/// An article in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// Its id.
    pub id: ArticleId,
    /// What to call it: its title, or its id where no title is known.
    pub title: String,
}

/// How much there is of a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceCount {
    /// Its name; nothing for the articles whose source is unknown.
    pub source: Option<String>,
    /// Its articles that are not withdrawn.
    pub articles: u64,
    /// Those of them that have no known date.
    pub undated: u64,
    /// The first day of the others.
    pub first: Option<Date>,
    /// The last day of the others.
    pub last: Option<Date>,
}

impl Archive {
    /// The articles that are not withdrawn, the newest first and the undated last, at most `max`, given one by one.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn listings(&self, max: usize, mut each: impl FnMut(Listing)) -> Result<(), ArchiveError> {
        self.connections.read(|connection| {
            let mut query = connection.prepare_cached(
                "SELECT id, title FROM article WHERE withdrawn IS NULL ORDER BY day DESC, number LIMIT ?",
            )?;
            let mut rows = query.query(params![max])?;
            while let Some(row) = rows.next()? {
                let id: String = row.get(0)?;
                let title: Option<String> = row.get(1)?;
                if let Some(id) = ArticleId::new(id) {
                    let title = title.unwrap_or_else(|| id.to_string());
                    each(Listing { id, title });
                }
            }
            Ok(())
        })
    }

    /// How many articles that are not withdrawn a source published from one day to another, both counted from 1
    /// January 1970.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn articles_between(
        &self,
        source: &str,
        first: i64,
        last: i64,
    ) -> Result<u64, ArchiveError> {
        self.connections.read(|connection| {
            let mut query = connection.prepare_cached(
                "SELECT count(*) FROM article WHERE source = (SELECT number FROM source WHERE name = ?)
                 AND day BETWEEN ? AND ? AND withdrawn IS NULL",
            )?;
            Ok(query.query_row(params![source, first, last], |row| row.get(0))?)
        })
    }

    /// How much there is of every source: most articles first, the unknown source last.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn source_counts(&self) -> Result<Vec<SourceCount>, ArchiveError> {
        self.connections.read(|connection| {
            let mut query = connection.prepare_cached(
                "SELECT name, articles, undated,
                 (SELECT min(day) FROM article WHERE source = source.number AND withdrawn IS NULL),
                 (SELECT max(day) FROM article WHERE source = source.number AND withdrawn IS NULL)
                 FROM source WHERE articles > 0 ORDER BY name = '', articles DESC, name",
            )?;
            let counts = query.query_map([], |row| {
                let name: String = row.get(0)?;
                let first: Option<i64> = row.get(3)?;
                let last: Option<i64> = row.get(4)?;
                Ok(SourceCount {
                    source: (!name.is_empty()).then_some(name),
                    articles: row.get(1)?,
                    undated: row.get(2)?,
                    first: first.and_then(numbered_day),
                    last: last.and_then(numbered_day),
                })
            })?;
            Ok(counts.collect::<Result<_, _>>()?)
        })
    }
}

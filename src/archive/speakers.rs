//! Who is quoted where: derived from the articles as they are taken in, so that nobody's quotes are searched for.

use rusqlite::params;

use super::{Archive, ArchiveError, Batch, Record};
use crate::news::{ArticleNumber, Quote};

/// How much somebody is quoted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpeakerCount {
    /// The name, as the articles give it.
    pub name: String,
    /// In how many articles that are not withdrawn.
    pub articles: u64,
    /// How many quotes there are in them.
    pub quotes: u64,
}

/// The speakers of an article's quotes with the number of these, by name.
pub(super) fn spoken(quotes: &[Quote]) -> Vec<(String, u64)> {
    let mut counts = std::collections::BTreeMap::new();
    for name in quotes
        .iter()
        .filter_map(|quote| quote.speaker.name.as_ref())
    {
        *counts.entry(name.clone()).or_insert(0) += 1;
    }
    counts.into_iter().collect()
}

impl Archive {
    /// Everyone who is quoted in articles that are not withdrawn, by name.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn speaker_counts(&self) -> Result<Vec<SpeakerCount>, ArchiveError> {
        self.connections.read(|connection| {
            let mut query = connection
                .prepare_cached("SELECT name, count(*), sum(quotes) FROM speaker GROUP BY name")?;
            let counts = query.query_map([], |row| {
                Ok(SpeakerCount {
                    name: row.get(0)?,
                    articles: row.get(1)?,
                    quotes: row.get(2)?,
                })
            })?;
            Ok(counts.collect::<Result<_, _>>()?)
        })
    }

    /// The articles that quote somebody of that name, with the day each was published on, where it is known.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn quoting(&self, name: &str) -> Result<Vec<(Option<i64>, ArticleNumber)>, ArchiveError> {
        self.connections.read(|connection| {
            let mut query = connection.prepare_cached(
                "SELECT day, article.number FROM speaker JOIN article ON article.number = speaker.article
                 WHERE speaker.name = ?",
            )?;
            let numbers =
                query.query_map([name], |row| Ok((row.get(0)?, ArticleNumber(row.get(1)?))))?;
            Ok(numbers.collect::<Result<_, _>>()?)
        })
    }
}

impl Batch<'_> {
    /// Notes who is quoted in an article that is found from now on.
    pub(super) fn speak(&self, article: u64, record: &Record) -> Result<(), ArchiveError> {
        let mut query = self
            .transaction
            .prepare_cached("INSERT INTO speaker (name, article, quotes) VALUES (?, ?, ?)")?;
        for (name, quotes) in &record.speakers {
            query.execute(params![name, article, quotes])?;
        }
        Ok(())
    }

    /// Forgets who is quoted in an article that is found no more, or otherwise.
    pub(super) fn unspeak(&self, article: u64) -> Result<(), ArchiveError> {
        self.transaction
            .prepare_cached("DELETE FROM speaker WHERE article = ?")?
            .execute([article])?;
        Ok(())
    }
}

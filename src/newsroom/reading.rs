//! What is read: articles, titles, sources, settings and kept replies.

use std::sync::{Arc, PoisonError};

use jiff::Timestamp;

use super::folded;
use super::titles::Titles;
use super::{Newsroom, NewsroomError, SourceCount};
use crate::archive::{ArchiveError, Stored};
use crate::news::{Article, ArticleId, ArticleNumber};

impl Newsroom {
    /// The article with that id, as the index has it; nothing when there is none or it was withdrawn.
    ///
    /// A failure of the archive is logged, and nothing is found.
    pub fn article(&self, id: &ArticleId) -> Option<Arc<Article>> {
        let number = self.or_logged(self.archive.number(id))??;
        self.article_numbered(number)
    }

    /// The article of that number, as the index has it; nothing when there is none or it was withdrawn.
    ///
    /// A failure of the archive is logged, and nothing is found.
    pub fn article_numbered(&self, number: ArticleNumber) -> Option<Arc<Article>> {
        let stored = self.stored(number)?;
        match self.cache.get_or_read(stored, || self.archive.load(stored)) {
            Ok(article) => Some(article),
            Err(error @ ArchiveError::Article { .. }) => {
                self.note_damaged(number, &error);
                None
            }
            Err(error) => self.or_logged(Err(error)),
        }
    }

    /// Which text of an article the index has; nothing when there is none or it was withdrawn.
    pub(super) fn stored(&self, number: ArticleNumber) -> Option<Stored> {
        let sequence = self.index.mark().sequence;
        let find = || self.archive.stored(number, sequence);
        self.or_logged(self.cache.stored_or_find(number, sequence, find))?
    }

    /// Has a damaged article read again when its file is next taken in; logs it, once.
    pub(super) fn note_damaged(&self, number: ArticleNumber, error: &ArchiveError) {
        let mut damaged = self.damaged.lock().unwrap_or_else(PoisonError::into_inner);
        if damaged.insert(number) {
            tracing::error!(error = %error, "article is left out of the answers");
            self.or_logged(self.archive.write(|batch| batch.mark_damaged(number)));
        }
    }

    /// The number of the article of that id, withdrawn or not.
    pub fn number(&self, id: &ArticleId) -> Option<ArticleNumber> {
        self.or_logged(self.archive.number(id))?
    }

    /// Articles whose title begins so, then those with words that begin so, without case and accents: of each the
    /// newest first, at most `max`. From memory; the first call after a change reads the titles (0.2 s for 100,000).
    pub fn titles(&self, typed: &str, max: usize) -> Vec<(ArticleId, String)> {
        self.held_titles()
            .map(|titles| titles.matching(typed, max))
            .unwrap_or_default()
    }

    /// Sources whose name has words that begin so, without case and accents: those of most articles first, at most
    /// `max`.
    pub fn source_names(&self, typed: &str, max: usize) -> Vec<String> {
        self.source_counts()
            .iter()
            .filter_map(|count| count.source.as_deref())
            .filter(|name| folded::begins(name, typed))
            .take(max)
            .map(str::to_owned)
            .collect()
    }

    /// What there is by source: most articles first, the unknown source last.
    pub fn source_counts(&self) -> Arc<[SourceCount]> {
        let counts = self.sources.get(|| self.read_source_counts());
        counts.unwrap_or_default()
    }

    pub(super) fn read_source_counts(&self) -> Option<Arc<[SourceCount]>> {
        self.or_logged(self.archive.source_counts()).map(Arc::from)
    }

    /// How many articles a source published from one day to another, both counted from 1 January 1970.
    ///
    /// A failure of the archive is logged, and none are found.
    pub fn articles_between(&self, source: &str, first: i64, last: i64) -> u64 {
        self.or_logged(self.archive.articles_between(source, first, last))
            .unwrap_or_default()
    }

    /// A setting of a guild; nothing when it never set it.
    ///
    /// # Errors
    /// When the archive fails.
    pub fn guild_setting(&self, guild: u64, name: &str) -> Result<Option<String>, NewsroomError> {
        Ok(self.archive.guild_setting(guild, name)?)
    }

    /// Sets a setting of a guild; with no value, it is as if it had never been set.
    ///
    /// # Errors
    /// When the archive fails.
    pub fn set_guild_setting(
        &self,
        guild: u64,
        name: &str,
        value: Option<&str>,
    ) -> Result<(), NewsroomError> {
        Ok(self.archive.set_guild_setting(guild, name, value)?)
    }

    /// Keeps `value` under `key` until it expires, over restarts; what was kept under it is replaced. Of too many
    /// (50,000), those that expire first are dropped.
    ///
    /// # Errors
    /// When the archive fails.
    pub fn keep(&self, key: &str, value: &str, expires: Timestamp) -> Result<(), NewsroomError> {
        let now = self.now().as_millisecond();
        Ok(self
            .archive
            .keep(key, value, expires.as_millisecond(), now)?)
    }

    /// What is kept under `key`; nothing when nothing was, or its time is over.
    ///
    /// # Errors
    /// When the archive fails.
    pub fn kept(&self, key: &str) -> Result<Option<String>, NewsroomError> {
        Ok(self.archive.kept(key, self.now().as_millisecond())?)
    }

    pub(super) fn held_titles(&self) -> Option<Arc<Titles>> {
        self.titles.get(|| self.read_titles())
    }

    pub(super) fn read_titles(&self) -> Option<Arc<Titles>> {
        self.or_logged(Titles::load(&self.archive)).map(Arc::new)
    }

    /// The value; a failure is logged here, because readers are told no more than that nothing was found.
    pub(super) fn or_logged<T>(&self, read: Result<T, ArchiveError>) -> Option<T> {
        read.inspect_err(
            |error| tracing::error!(error = %error, data = ?self.data, "archive cannot be read"),
        )
        .ok()
    }
}

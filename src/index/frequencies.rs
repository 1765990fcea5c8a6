//! In how many articles a term is, of terms asked for lately.
//!
//! A term costs a look into the dictionary of every segment; the words of one reply are for the most part those of
//! the last.

use std::fmt;

use quick_cache::sync::Cache;

/// The most terms that are remembered: some megabytes, and most words of most articles.
const TERMS_MAX: usize = 50_000;

/// The counts of one snapshot: it never changes, so that what is remembered holds.
pub(super) struct Frequencies(Cache<Box<str>, u64>);

impl Frequencies {
    /// The count of a term, looked up by `find` if it is not remembered.
    pub(super) fn get_or_find<E>(
        &self,
        term: &str,
        find: impl FnOnce() -> Result<u64, E>,
    ) -> Result<u64, E> {
        if let Some(count) = self.0.get(term) {
            return Ok(count);
        }
        let count = find()?;
        self.0.insert(term.into(), count);
        Ok(count)
    }
}

impl Default for Frequencies {
    fn default() -> Self {
        Self(Cache::new(TERMS_MAX))
    }
}

impl fmt::Debug for Frequencies {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Frequencies({} terms)", self.0.len())
    }
}

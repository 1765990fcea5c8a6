//! Articles that were read lately, within a bound of bytes.

use std::fmt;
use std::sync::Arc;

use quick_cache::Weighter;

use crate::archive::Stored;
use crate::news::{Article, Span};

/// The most bytes of articles held: a question reads some tens of articles, so hundreds of questions' worth.
const BYTES_MAX: u64 = 64 << 20;
/// A guess at how many articles that is: news articles take some kilobytes.
const ARTICLES_GUESS: usize = 8_000;

/// Articles that were read lately, by what names their text for good: it never holds an old text.
pub(super) struct Cache(quick_cache::sync::Cache<Stored, Arc<Article>, Weight>);

#[derive(Clone)]
struct Weight;

impl Weighter<Stored, Arc<Article>> for Weight {
    fn weight(&self, _: &Stored, article: &Arc<Article>) -> u64 {
        let sentences: usize = article
            .paragraphs()
            .iter()
            .map(|paragraph| paragraph.sentences.len() * size_of::<Span>() + 48)
            .sum();
        (article.body().len() + sentences + size_of::<Article>() + 256) as u64
    }
}

impl Cache {
    /// The article, read by `read` if it is not held.
    pub(super) fn get_or_read<E>(
        &self,
        stored: Stored,
        read: impl FnOnce() -> Result<Article, E>,
    ) -> Result<Arc<Article>, E> {
        self.0.get_or_insert_with(&stored, || read().map(Arc::new))
    }
}

impl Default for Cache {
    fn default() -> Self {
        Self(quick_cache::sync::Cache::with_weighter(
            ARTICLES_GUESS,
            BYTES_MAX,
            Weight,
        ))
    }
}

impl fmt::Debug for Cache {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Cache({} bytes)", self.0.weight())
    }
}

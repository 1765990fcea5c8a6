//! Articles that were read lately, within a bound of bytes.

use std::fmt;
use std::sync::Arc;

use quick_cache::Weighter;

use crate::archive::Stored;
use crate::news::{Article, ArticleNumber, Span};

/// The most bytes of articles held: a question reads some tens of articles, so hundreds of questions' worth.
const BYTES_MAX: u64 = 64 << 20;
/// A guess at how many articles that is: news articles take some kilobytes.
const ARTICLES_GUESS: usize = 8_000;

/// How many articles it is remembered of which text they had at a sequence number.
const STORED_MAX: usize = 20_000;

/// Articles that were read lately, by what names their text for good: it never holds an old text.
pub(super) struct Cache {
    articles: quick_cache::sync::Cache<Stored, Arc<Article>, Weight>,
    /// Which text an article had at a sequence number.
    stored: quick_cache::sync::Cache<(ArticleNumber, u64), Stored>,
}

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
        self.articles
            .get_or_insert_with(&stored, || read().map(Arc::new))
    }

    /// Which text an article had at a sequence number, looked up by `find` if it is not remembered; where there was
    /// none, that is not remembered.
    pub(super) fn stored_or_find<E>(
        &self,
        number: ArticleNumber,
        sequence: u64,
        find: impl FnOnce() -> Result<Option<Stored>, E>,
    ) -> Result<Option<Stored>, E> {
        if let Some(stored) = self.stored.get(&(number, sequence)) {
            return Ok(Some(stored));
        }
        let found = find()?;
        if let Some(stored) = found {
            self.stored.insert((number, sequence), stored);
        }
        Ok(found)
    }
}

impl Default for Cache {
    fn default() -> Self {
        Self {
            articles: quick_cache::sync::Cache::with_weighter(ARTICLES_GUESS, BYTES_MAX, Weight),
            stored: quick_cache::sync::Cache::new(STORED_MAX),
        }
    }
}

impl fmt::Debug for Cache {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Cache({} bytes)", self.articles.weight())
    }
}

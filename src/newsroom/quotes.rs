//! Who is quoted as saying what, in an article at hand.

use super::Newsroom;
use crate::news::{Article, Quote, quote};

impl Newsroom {
    /// The quotes of an article, in reading order: as they were found when it was taken in, or found now where that
    /// is not kept, as of an earlier revision.
    pub fn quotes(&self, article: &Article) -> Vec<Quote> {
        self.kept_quotes(article)
            .unwrap_or_else(|| quote::quotes(article))
    }

    fn kept_quotes(&self, article: &Article) -> Option<Vec<Quote>> {
        let number = self.number(article.id())?;
        let current = self.article_numbered(number)?;
        if !std::ptr::eq(&raw const *current, article) && *current != *article {
            return None;
        }
        let stored = self.stored(number)?;
        self.or_logged(self.archive.quotes(stored, article.body()))?
    }
}

//! Passages that share words with a text.

use std::sync::Arc;

use super::Newsroom;
use crate::news::Article;

pub use crate::index::Occurrence;

/// In how many languages a text is read: those of most articles.
const LANGUAGES_MAX: usize = 3;

impl Newsroom {
    /// The passages that share the most of the rare words of `text`, best first: the article and its paragraph.
    ///
    /// A failure of the index is logged, and nothing is found.
    pub fn alike(&self, text: &str, limit: usize) -> Vec<(Arc<Article>, usize)> {
        let snapshot = self.snapshot();
        let languages = snapshot.languages();
        let languages = languages.get(..LANGUAGES_MAX).unwrap_or(languages);
        snapshot
            .alike(text, languages, limit)
            .inspect_err(|error| tracing::error!(error = %error, "index cannot be searched"))
            .unwrap_or_default()
            .into_iter()
            .filter_map(|(number, paragraph)| Some((self.article_numbered(number)?, paragraph)))
            .collect()
    }

    /// The words of `text` that are searched for, each with the number of passages that have it.
    ///
    /// A failure of the index is logged, and nothing is found.
    pub fn occurrences(&self, text: &str) -> Vec<Occurrence> {
        let snapshot = self.snapshot();
        let language = snapshot.languages().first().copied().unwrap_or_default();
        snapshot
            .occurrences(text, language)
            .inspect_err(|error| tracing::error!(error = %error, "index cannot be searched"))
            .unwrap_or_default()
    }
}

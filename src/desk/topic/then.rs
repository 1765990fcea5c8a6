//! The collection as it stood at an earlier time, as far as a topic asks for it.

use std::sync::Arc;

use jiff::Timestamp;

use super::covering::Found;
use crate::news::{Article, ArticleNumber};
use crate::newsroom::{Filter, Newsroom, Reckoner};

/// A time, and what the collection had then and has no more.
#[derive(Clone, Debug)]
pub(in crate::desk) struct Then {
    at: Timestamp,
    /// The articles that were revised or withdrawn since, as they were.
    former: Arc<[(ArticleNumber, Arc<Article>)]>,
}

/// Of what was revised or withdrawn since so many texts are looked at: each takes as long as it takes to read it.
pub(in crate::desk) const FORMER_MAX: usize = 1_000;

impl Then {
    pub(super) fn new(at: Timestamp, newsroom: &Newsroom) -> Self {
        Self {
            at,
            former: newsroom.former(at, FORMER_MAX).into(),
        }
    }

    /// Whether there may be more than was looked at.
    pub(in crate::desk) fn is_cut(&self) -> bool {
        self.former.len() >= FORMER_MAX
    }

    /// Whether an article that is gone or changed has that word.
    pub(super) fn has(&self, word: &str) -> bool {
        let mut texts = self.former.iter().map(|(_, article)| article);
        texts.any(|article| article.body().contains(word) || article.title().contains(word))
    }

    /// The article of that id or title among those that are gone or changed.
    pub(super) fn article(&self, named: &str) -> Option<&Arc<Article>> {
        let is_named = |article: &&Arc<Article>| {
            article.id().as_str() == named || article.title().to_lowercase() == named.to_lowercase()
        };
        self.former
            .iter()
            .map(|(_, article)| article)
            .find(is_named)
    }

    /// Of the articles that are found, those that the collection had, as they were, and with them those that it has no
    /// more; and those that it did not have yet.
    pub(super) fn part(
        &self,
        found: Vec<Found>,
        filter: &Filter,
        reckoner: &Reckoner<'_>,
        newsroom: &Newsroom,
    ) -> (Vec<Found>, Vec<Found>) {
        let mut other: Vec<(ArticleNumber, Arc<Article>)> = self.former.to_vec();
        let (mut had, mut later) = (Vec::new(), Vec::new());
        for own in found {
            match newsroom.stood(own.number, self.at) {
                None => later.push(own),
                Some(text) if text.revision() == own.article.revision() => had.push(own),
                Some(text) => other.push((own.number, text)),
            }
        }
        other.sort_by_key(|(number, _)| *number);
        other.dedup_by_key(|(number, _)| *number);
        for (number, article) in other {
            if filter.admits(&article) {
                had.extend(Found::reckoned(number, article, reckoner));
            }
        }
        (had, later)
    }
}

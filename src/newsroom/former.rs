//! The collection as it stood at an earlier time: the archive keeps every text, and when it was the article's.

use std::sync::Arc;

use jiff::Timestamp;

use super::Newsroom;
use crate::archive::Stored;
use crate::news::{Article, ArticleNumber};

impl Newsroom {
    /// An article in the text that the collection had of it at that time; nothing where it had none yet or it was
    /// withdrawn.
    ///
    /// A failure of the archive is logged, and nothing is found.
    pub fn stood(&self, number: ArticleNumber, at: Timestamp) -> Option<Arc<Article>> {
        let stored = self.or_logged(self.archive.stood(number, at.as_millisecond()))??;
        self.text(stored)
    }

    /// The articles of which the collection had a text at that time that it has no more, as it was withdrawn or revised
    /// since, in that text: those that changed last first, at most `max`. Of what was withdrawn before archives kept
    /// when, nothing.
    ///
    /// A failure of the archive is logged, and nothing is found.
    pub fn former(&self, at: Timestamp, max: usize) -> Vec<(ArticleNumber, Arc<Article>)> {
        let former = self.or_logged(self.archive.former(at.as_millisecond(), max));
        let former = former.unwrap_or_default().into_iter();
        former
            .filter_map(|(number, stored)| Some((number, self.text(stored)?)))
            .collect()
    }

    fn text(&self, stored: Stored) -> Option<Arc<Article>> {
        let text = self.cache.get_or_read(stored, || self.archive.load(stored));
        self.or_logged(text)
    }
}

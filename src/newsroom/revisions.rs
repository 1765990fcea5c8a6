//! Earlier revisions of an article: the archive keeps every one.

use std::sync::Arc;

use jiff::Timestamp;

use super::Newsroom;
use crate::news::{Article, ArticleId, Revision};

/// A revision of an article, as the archive knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Revised {
    /// The checksum of its body.
    pub revision: Revision,
    /// When it was taken in.
    pub taken: Timestamp,
}

impl Newsroom {
    /// The revisions of an article, withdrawn or not, the newest first; none where no article ever had that id.
    ///
    /// A failure of the archive is logged, and nothing is found.
    pub fn revisions(&self, id: &ArticleId) -> Vec<Revised> {
        let number = self.or_logged(self.archive.number(id)).flatten();
        let revisions = number.and_then(|number| self.or_logged(self.archive.revisions(number)));
        let revisions = revisions.unwrap_or_default().into_iter();
        revisions
            .map(|(revision, taken_ms, _)| Revised {
                revision,
                taken: Timestamp::from_millisecond(taken_ms).unwrap_or_default(),
            })
            .collect()
    }

    /// The article as it was in the revision whose checksum begins with those hexadecimal digits; of several the
    /// newest. Read from the archive each time: an earlier revision is rarely asked for.
    ///
    /// A failure of the archive is logged, and nothing is found.
    pub fn article_revised(&self, id: &ArticleId, digits: &str) -> Option<Arc<Article>> {
        let number = self.or_logged(self.archive.number(id))??;
        let revisions = self.or_logged(self.archive.revisions(number))?;
        let stored = revisions
            .into_iter()
            .find(|(revision, _, _)| revision.to_string().starts_with(digits))
            .map(|(_, _, stored)| stored)?;
        self.or_logged(self.archive.load(stored)).map(Arc::new)
    }
}

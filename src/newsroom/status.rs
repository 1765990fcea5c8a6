//! How the newsroom is.

use std::sync::PoisonError;

use jiff::Timestamp;

use super::Newsroom;

/// How the newsroom is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Status {
    /// How many articles there are.
    pub articles: u64,
    /// How many passages can be found.
    pub passages: u64,
    /// How many revisions are kept, the old ones and the withdrawn ones included.
    pub revisions: u64,
    /// The archive's newest change.
    pub sequence: u64,
    /// The newest change that the index has taken up.
    pub index_sequence: u64,
    /// When articles were last taken in and something had changed.
    pub taken_in_at: Option<Timestamp>,
    /// What was skipped when articles were last taken in, at most a thousand: path (with its line) and reason.
    pub skipped: Vec<(String, String)>,
}

impl Newsroom {
    /// How the newsroom is. What the archive cannot tell is logged and left out.
    pub fn status(&self) -> Status {
        let read = || {
            let counts = self.archive.counts()?;
            let taken_in_ms = self.archive.taken_in_ms()?;
            Ok(Status {
                articles: counts.articles,
                passages: counts.passages,
                revisions: counts.revisions,
                sequence: self.archive.mark()?.sequence,
                taken_in_at: taken_in_ms.and_then(|ms| Timestamp::from_millisecond(ms).ok()),
                ..Status::default()
            })
        };
        let skipped = self.skipped.read().unwrap_or_else(PoisonError::into_inner);
        Status {
            index_sequence: self.index.mark().sequence,
            skipped: skipped
                .iter()
                .map(|skipped| (skipped.place(), skipped.reason.clone()))
                .collect(),
            ..self.or_logged(read()).unwrap_or_default()
        }
    }
}

//! Brings the index up to the archive.

use super::{Newsroom, NewsroomError, Phase, Progress};
use crate::archive::{ArchiveError, Change};
use crate::index::Writer;

/// Changes read from the archive at once.
const CHANGES_MAX: usize = 1000;

impl Newsroom {
    /// Has the index take up what the archive has and it has not; does nothing when there is nothing.
    pub(super) fn catch_up(&self, progress: &mut dyn FnMut(Progress)) -> Result<(), NewsroomError> {
        let begun = self.index.mark().sequence;
        let last = self.archive.mark()?.sequence;
        if begun == last {
            return Ok(());
        }
        let mut writer = self.index.writer()?;
        let (mut sequence, mut bytes, mut articles) = (begun, 0, 0);
        loop {
            let changes = self.archive.changes(sequence, CHANGES_MAX)?;
            let Some(newest) = changes.last() else {
                break;
            };
            sequence = newest.sequence;
            for change in &changes {
                bytes += self.index_change(&mut writer, change, begun == 0)?;
                articles += 1;
            }
            progress(Progress {
                phase: Phase::Indexing,
                done: sequence - begun,
                total: last.max(sequence) - begun,
                articles,
            });
            if bytes >= self.commit_bytes {
                writer.commit(sequence)?;
                bytes = 0;
            }
        }
        writer.commit(last.max(sequence))?;
        Ok(writer.finish()?)
    }

    /// Indexes one change; says how many bytes of text it was.
    fn index_change(
        &self,
        writer: &mut Writer<'_>,
        change: &Change,
        into_empty: bool,
    ) -> Result<u64, NewsroomError> {
        let Some(stored) = change.stored else {
            writer.remove(change.number);
            return Ok(0);
        };
        match self.archive.load(stored) {
            Ok(article) => {
                let entry = self.index.entry(&article);
                if into_empty {
                    writer.add(change.number, entry)?;
                } else {
                    writer.replace(change.number, entry)?;
                }
                Ok(article.body().len() as u64)
            }
            // One damaged row must not keep all the others from being found. It is read from its file again
            // when that is next taken in.
            Err(error @ ArchiveError::Article { .. }) => {
                self.note_damaged(change.number, &error);
                writer.remove(change.number);
                Ok(0)
            }
            Err(error) => Err(error.into()),
        }
    }
}

//! The collections of a newsroom: which there are, which one the settings name, and how one leaves.

use std::path::Path;
use std::sync::PoisonError;

use super::{Collection, Newsroom, NewsroomError, Progress, TakenIn};

impl Newsroom {
    /// The collections that were taken in, in the order of their paths.
    ///
    /// # Errors
    /// When the archive fails.
    pub fn collections(&self) -> Result<Vec<Collection>, NewsroomError> {
        Ok(self.archive.collections()?)
    }

    /// Takes in the folder or file that the settings name, as [`Newsroom::take_in`] does. The one they named before
    /// is withdrawn; those that were taken in besides stay.
    ///
    /// # Errors
    /// As for [`Newsroom::take_in`]; when there is nothing at `path`, nothing is withdrawn.
    pub fn take_in_standing(
        &self,
        path: &Path,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<TakenIn, NewsroomError> {
        if let Err(error) = path.canonicalize() {
            return Err(NewsroomError::Articles {
                path: path.to_owned(),
                reason: error.to_string(),
            });
        }
        let named = key(path);
        // First, because the new one may lie within the old one.
        for collection in self.archive.collections()? {
            if collection.path != named && collection.standing {
                self.withdraw(Path::new(&collection.path), progress)?;
            }
        }
        let taken_in = self.take_in(path, progress)?;
        for collection in self.archive.collections()? {
            if collection.path == named && !collection.standing {
                self.archive.write(|batch| {
                    let number = batch.collection(&collection.path, &collection.name)?;
                    batch.set_standing(number, true)
                })?;
            }
        }
        Ok(taken_in)
    }

    /// Withdraws all that was taken in from `path`: it is found no more, and stays in the archive. Says how many
    /// articles that were; none when nothing was taken in from there.
    ///
    /// # Errors
    /// When the archive or the index fails.
    pub fn withdraw(
        &self,
        path: &Path,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<u64, NewsroomError> {
        let _one_at_a_time = self.taking.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(collection) = self.archive.collection(&key(path))? else {
            return Ok(0);
        };
        let now_ms = self.now().as_millisecond();
        let withdrawn = self
            .archive
            .write(|batch| batch.withdraw_all(collection, now_ms))?;
        self.catch_up(progress)?;
        self.refresh();
        Ok(withdrawn.len() as u64)
    }
}

/// What a collection goes by: its path, absolute where it is still there.
fn key(path: &Path) -> String {
    let absolute = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    absolute.to_string_lossy().into_owned()
}

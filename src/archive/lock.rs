//! One process a data folder.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

use super::ArchiveError;

/// Holds a data folder for this process; the operating system lets go of it however the process ends.
#[derive(Debug)]
pub(super) struct InstanceLock {
    _file: File,
}

impl InstanceLock {
    const FILE: &str = "lock";

    /// Takes hold of `folder`.
    pub(super) fn hold(folder: &Path) -> Result<Self, ArchiveError> {
        let refused = |reason| ArchiveError::Folder {
            folder: folder.to_owned(),
            reason,
        };
        let file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .open(folder.join(Self::FILE))
            .map_err(refused)?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(ArchiveError::InUse {
                folder: folder.to_owned(),
            }),
            Err(TryLockError::Error(reason)) => Err(refused(reason)),
        }
    }
}

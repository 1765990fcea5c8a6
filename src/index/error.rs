//! What can go wrong with an index.

use std::io;
use std::path::PathBuf;

/// Why the index cannot be opened, written or read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum IndexError {
    /// The folder of the index cannot be made, read or cleared.
    #[error("index folder {}: {reason}; check that it can be written to", folder.display())]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// What the operating system says.
        reason: io::Error,
    },
    /// A file of the index is not as it was written.
    #[error("index file {} is damaged; start again and the index is rebuilt", .0.display())]
    Damaged(PathBuf),
    /// tantivy failed.
    #[error("index: {0}")]
    Tantivy(tantivy::TantivyError),
}

// By hand, so that it is not its own cause as well: that would be told twice.
impl From<tantivy::TantivyError> for IndexError {
    fn from(error: tantivy::TantivyError) -> Self {
        Self::Tantivy(error)
    }
}

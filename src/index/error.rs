//! What can go wrong with an index.

use std::io;
use std::path::PathBuf;

/// Why the index cannot be opened, written or read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum IndexError {
    /// The folder of the index cannot be made, read or cleared.
    #[error("index folder {}: {source}; check that it can be written to", folder.display())]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// What the operating system says.
        source: io::Error,
    },
    /// A file of the index is not as it was written.
    #[error("index file {} is damaged; start again and the index is rebuilt", .0.display())]
    Damaged(PathBuf),
    /// tantivy failed.
    #[error("index: {0}")]
    Tantivy(#[from] tantivy::TantivyError),
}

//! Passages in tantivy: schema, analysis, queries and searches. Derived from the archive, rebuildable.
//!
//! [`Index`] is the files: opened, checked, rebuilt, written and sealed. [`schema`] says what a document is,
//! [`analysis`] what a term is, [`snapshot`] is what readers search.

pub mod analysis;
mod error;
pub mod schema;
mod seal;
pub mod snapshot;
mod storage;
mod writer;

pub use error::IndexError;
pub use snapshot::Snapshot;
pub use storage::{Fresh, Index, Mark};
pub use writer::Writer;

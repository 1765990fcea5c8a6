//! Passages in tantivy: schema, analysis, queries and searches. Derived from the archive, rebuildable.

pub mod analysis;
pub mod schema;

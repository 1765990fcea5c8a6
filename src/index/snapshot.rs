//! The index as it is at one moment: what searches and rankings read.

use tantivy::Searcher;

use super::schema::Fields;

/// The index at one moment. Cheap to clone; never changes.
#[derive(Clone)]
pub struct Snapshot {
    #[expect(dead_code, reason = "searches read it")]
    pub(super) searcher: Searcher,
    #[expect(dead_code, reason = "searches read it")]
    pub(super) fields: Fields,
}

impl Snapshot {
    /// The snapshot of a searcher over an index of these fields.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn new(searcher: Searcher, fields: Fields) -> tantivy::Result<Self> {
        Ok(Self { searcher, fields })
    }
}

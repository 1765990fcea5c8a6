//! Passages in tantivy: schema, analysis, queries and searches. Derived from the archive, rebuildable.
//!
//! [`Index`] is the files: opened, checked, rebuilt, written and sealed. [`schema`] says what a document is,
//! [`analysis`] what a term is, [`snapshot`] is what readers search: by a [`Question`], whose articles and
//! passages are ranked by the weights of a [`Method`], or by a [`Clause`], which says exactly what to match.

mod alike;
pub mod analysis;
mod articles;
mod best;
mod bounds;
mod cited;
mod clause;
mod derive;
mod error;
mod family;
mod forms;
mod frequencies;
mod ideas;
mod initials;
mod lifted;
mod lists;
mod loose;
#[cfg(test)]
mod made;
mod met;
mod method;
mod norms;
mod outline;
mod pass;
mod places;
mod plan;
mod postings;
mod priors;
mod question;
mod rank;
mod reading;
mod related;
pub mod schema;
mod seal;
mod search;
mod segments;
mod signs;
pub mod snapshot;
mod sources;
mod speaker;
mod storage;
mod sums;
mod variants;
mod writer;

pub use alike::Occurrence;
pub use analysis::{Initials, Token, analyse, analyse_some};
pub use clause::Clause;
pub use error::IndexError;
pub use ideas::{IDEAS, Idea};
pub use met::Met;
pub use method::Method;
pub use outline::Outline;
pub use priors::{Filter, Priors};
pub use question::{Expects, Question, Word};
pub use rank::{Candidate, Hit, Unit};
pub use reading::{Match, Read, Readings, Sentence};
pub use schema::Entry;
pub use search::{Found, Matched};
pub use signs::Signs;
pub use snapshot::{Scope, Snapshot};
pub use sources::NamedSource;
pub use storage::{Fresh, Index, Mark};
pub use writer::Writer;

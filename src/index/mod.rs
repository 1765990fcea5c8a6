//! Passages in tantivy: schema, analysis, queries and searches. Derived from the archive, rebuildable.
//!
//! [`Index`] is the files: opened, checked, rebuilt, written and sealed. [`schema`] says what a document is,
//! [`analysis`] what a term is, [`snapshot`] is what readers search: by a [`Question`], whose words are met by
//! their [`variants`], and whose [`articles`] and passages, read from the [`segments`], are ranked by the weights of a [`Method`], or by a [`Clause`], which says exactly what to match.

mod alike;
pub mod analysis;
mod articles;
mod clause;
mod error;
mod frequencies;
mod ideas;
#[cfg(test)]
mod made;
mod met;
mod method;
mod outline;
mod priors;
mod question;
mod rank;
mod reading;
mod reckoned;
pub mod schema;
mod seal;
mod search;
mod segments;
mod signs;
pub mod snapshot;
mod sources;
mod storage;
mod variants;
mod writer;

pub use alike::Occurrence;
pub use analysis::{Initials, Token, analyse, analyse_some, one_spelling};
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
pub use reckoned::{Reckoned, Reckoner};
pub use schema::Entry;
pub use search::{Found, Matched};
pub use signs::Signs;
pub use snapshot::{Scope, Snapshot};
pub use sources::NamedSource;
pub use storage::{Fresh, Index, Mark};
pub use writer::Writer;

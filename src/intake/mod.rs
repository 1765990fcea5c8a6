//! Intake: the bytes of a file, a page or a line of JSON become an [`Article`](crate::news::Article), or a reason why not.
//!
//! Sync, without an archive and without a clock. Two steps, so that an unchanged collection is never read again:
//! [`sources`] lists the candidate files of a folder with a [`Stamp`] each; [`SourceFile::records`] streams what
//! is in one of them, and [`Record::take`] makes an article of one record, a pure function that may run on any
//! thread. [`SourceFile::read`] is the two in one.
//!
//! A record is decoded and normalised once ([`normalise`]), cut into paragraphs, and each paragraph is given its
//! class from this one page alone. Metadata comes from what is there: the fields of the record, the
//! `collection.toml` beside the files, and the text itself. What is not known stays unknown.
//!
//! Readers here are best-effort: what cannot be taken is a [`Skipped`] that names its place, and the rest loads.

mod classify;
mod collection;
mod credits;
mod dateline;
mod dates;
mod front_matter;
mod given;
mod html;
mod language;
mod lines;
mod nesting;
mod normal;
mod page;
mod paragraphs;
mod pattern;
mod record;
mod skipped;
mod source;
mod stamp;

pub use given::Given;
pub use normal::{decode, normalise};
pub use record::{Record, Taken};
pub use skipped::{ReadError, Skipped};
pub use source::{SourceFile, sources};
pub use stamp::Stamp;

/// Changes when the same bytes may give another article: a collection taken in under another version is read again.
pub const VERSION: u32 = 6;

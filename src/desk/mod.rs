//! What a reader may ask: one file a command, a typed request and the newsroom in, a [`Reply`](crate::reply::Reply) out.
//!
//! Sync and deterministic. Nothing here knows where the request came from or what will show the reply. The
//! [`catalog`] names every command once; Discord's registration, the console's completion, the command line's
//! arguments, `/help` and the README's table are all made of it.

mod article;
pub mod ask;
mod brief;
mod calendar;
pub mod catalog;
mod check;
mod cite;
mod command;
mod compare;
mod context;
mod day;
mod figures;
mod find_sources;
mod help;
mod markdown;
mod named;
mod office;
mod options;
mod origins;
mod privacy;
mod quotes;
mod rarity;
mod record;
mod refusal;
mod search;
mod seen;
mod settings;
mod sources;
mod sourcing;
mod spelling;
mod status;
mod story;
mod telling;
mod timeline;
mod topic;
mod values;
mod verify;

pub use article::article_record;
pub use catalog::{COMMANDS, command};
pub use command::{Access, Audience, Command, CommandOption, Group, Kind, OptionKind, Suggestion};
pub use context::{ExcerptRef, NoReference, context};
pub use refusal::Refusal;
pub use settings::replies_are_public;
pub use telling::stories;
pub use values::{Value, Values};

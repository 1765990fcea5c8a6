//! Attaché, a press attaché for Discord: verbatim, sourced excerpts from a team's own articles.

pub mod archive;
pub mod config;
pub mod console;
pub mod desk;
pub mod discord;
pub mod eval;
pub mod index;
pub mod intake;
pub mod logging;
pub mod news;
pub mod newsroom;
pub mod picture;
pub mod redaction;
pub mod reply;

//! Attaché, a press attaché for Discord: verbatim, sourced excerpts from a team's own articles.

pub mod desk;
pub mod index;
pub mod intake;
pub mod news;
pub mod newsroom;
pub mod reply;

//! The integration tests, as one binary.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test stops where something is not as it should be"
)]

mod asking;
mod brief;
mod cli;
mod compare;
mod config;
mod discord;
mod evidence;
mod figures;
mod intake;
mod origins;
mod quotes;
mod readme;
mod receipt;
mod sourcing;
mod spelling;
mod storage;
mod story;
mod support;
mod tidy;
mod timeline;

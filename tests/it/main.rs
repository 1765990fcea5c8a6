//! The integration tests, as one binary.

#![expect(
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test stops where something is not as it should be"
)]

mod config;
mod intake;
mod storage;
mod tidy;

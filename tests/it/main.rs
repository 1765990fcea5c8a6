//! The integration tests, as one binary.

mod config;
mod intake;
mod tidy;

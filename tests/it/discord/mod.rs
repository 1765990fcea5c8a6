//! Stories of members who use Attaché in a Discord server.

mod about;
mod asking;
mod binary;
mod calls;
mod citing;
mod failures;
mod files;
mod gateway;
mod hostile;
mod laws;
mod presses;
mod settings;
mod strict;

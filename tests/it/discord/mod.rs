//! Stories of members who use Attaché in a Discord server.

mod about;
mod calls;
mod failures;
mod gateway;
mod presses;

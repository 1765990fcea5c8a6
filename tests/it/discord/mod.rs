//! Stories of members who use Attaché in a Discord server.

mod about;

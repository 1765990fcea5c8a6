//! The `attache` binary: parses, wires and exits.

fn main() {}

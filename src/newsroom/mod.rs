//! What a desk works with: the archive, a snapshot of the index, a clock and limits.

/// The archive, the index, the clock and the limits, as one thing to ask of.
#[derive(Debug)]
pub struct Newsroom {}

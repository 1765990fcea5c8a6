//! What tells that a file changed, without reading it.

use std::fs;
use std::time::UNIX_EPOCH;

/// What tells that a file changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    /// Its size in bytes.
    pub size: u64,
    /// When it was last written, in nanoseconds since 1970 (negative before).
    pub modified_ns: i64,
}

/// When a file was last written, in nanoseconds since 1970.
pub(super) fn modified_ns(found: &fs::Metadata) -> i64 {
    let Ok(modified) = found.modified() else {
        return 0;
    };
    let nanoseconds =
        |time: std::time::Duration| i64::try_from(time.as_nanos()).unwrap_or(i64::MAX);
    match modified.duration_since(UNIX_EPOCH) {
        Ok(after) => nanoseconds(after),
        Err(before) => -nanoseconds(before.duration()),
    }
}

//! What this process holds in memory.

use std::fs;

use anyhow::{Context, Result};

/// Kilobytes that are of no file.
pub(crate) fn anonymous() -> Result<u64> {
    let status =
        fs::read_to_string("/proc/self/status").context("memory is read where /proc is")?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("RssAnon:"))
        .context("no RssAnon")?;
    Ok(line.trim().trim_end_matches(" kB").parse()?)
}

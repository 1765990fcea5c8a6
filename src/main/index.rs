//! `attache index`: takes articles in, and says what became of each.

use std::io::{self, Write};
use std::path::PathBuf;

use attache::newsroom::{Few, TakenIn};

use crate::room::{Place, take_in};
use crate::{Failure, output};

/// Takes in what is at `paths`, or the collection itself where none is named.
pub(crate) fn run(place: &Place, paths: &[PathBuf]) -> Result<(), Failure> {
    let newsroom = place.open()?;
    let mut out = output::page();
    let mut skipped = 0;
    let mut say = |path: &PathBuf, taken_in: TakenIn| {
        skipped += taken_in.skipped_count;
        say(&mut out, &path.display().to_string(), &taken_in)
    };
    if paths.is_empty() {
        say(&place.articles, place.take_in(&newsroom)?)?;
    }
    for path in paths {
        say(path, take_in(&newsroom, path)?)?;
    }
    if skipped > 0 {
        Err(Failure::Said)
    } else {
        Ok(())
    }
}

fn say(out: &mut impl Write, path: &str, taken_in: &TakenIn) -> io::Result<()> {
    let changes = taken_in.changes();
    for (change, few) in changes {
        list(out, change, few)?;
    }
    let mut skipped: Vec<_> = taken_in.skipped.iter().collect();
    skipped.sort_by(|a, b| (&a.path, a.line).cmp(&(&b.path, b.line)));
    for skipped in skipped {
        output::line(out, &format!("{:<9} {skipped}", "skipped"))?;
    }
    let unnamed = taken_in.skipped_count - taken_in.skipped.len() as u64;
    if unnamed > 0 {
        writeln!(out, "{:<9} and {unnamed} more", "skipped")?;
    }
    let counts: Vec<String> = changes
        .iter()
        .map(|(change, few)| (*change, few.count))
        .chain([
            ("unchanged", taken_in.unchanged),
            ("skipped", taken_in.skipped_count),
        ])
        .filter(|(change, count)| *count > 0 || matches!(*change, "taken" | "skipped"))
        .map(|(change, count)| format!("{count} {change}"))
        .collect();
    output::line(out, &format!("{path}: {}", counts.join(", ")))?;
    out.flush()
}

fn list(out: &mut impl Write, change: &str, few: &Few) -> io::Result<()> {
    for id in &few.ids {
        output::line(out, &format!("{change:<9} {id}"))?;
    }
    let unnamed = few.count - few.ids.len() as u64;
    if unnamed > 0 {
        writeln!(out, "{change:<9} and {unnamed} more")?;
    }
    Ok(())
}

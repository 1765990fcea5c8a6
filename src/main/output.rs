//! Standard output and standard error: no secrets, no colours where nobody sees them.

use std::io::{self, BufWriter, IsTerminal as _, Write};

use attache::console::safe;
use attache::redaction::{Redacting, redact};
use serde_json::Value as Json;

/// Standard output for what a reader reads.
pub(crate) fn page() -> impl Write {
    Redacting::new(anstream::stdout())
}

/// Standard output for an article's own words, to the byte.
pub(crate) fn exact() -> impl Write {
    BufWriter::new(io::stdout())
}

/// Writes a line of ours that may name what others named: nothing in it reaches the terminal as a command.
pub(crate) fn line(out: &mut impl Write, words: &str) -> io::Result<()> {
    writeln!(out, "{}", safe(words))
}

/// The columns of the terminal, if standard output is one.
pub(crate) fn width() -> Option<usize> {
    terminal::Term::stdout()
        .size_checked()
        .map(|(_, columns)| usize::from(columns))
}

/// Whether commands are typed rather than piped in.
pub(crate) fn is_typed() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// Prints a record on one line; an excerpt's text stays what it is, everything else loses its secrets.
pub(crate) fn record(mut record: Json) -> io::Result<()> {
    strip(&mut record);
    let mut out = exact();
    serde_json::to_writer(&mut out, &record)?;
    writeln!(out)?;
    out.flush()
}

/// The one key under which an article's own words stand in a record.
const COPIED: &str = "text";

fn strip(value: &mut Json) {
    match value {
        Json::String(text) => *text = redact(text).into_owned(),
        Json::Array(values) => values.iter_mut().for_each(strip),
        Json::Object(fields) => fields
            .iter_mut()
            .filter(|(name, _)| *name != COPIED)
            .for_each(|(_, value)| strip(value)),
        Json::Null | Json::Bool(_) | Json::Number(_) => {}
    }
}

/// Tells a failure on standard error, in one line.
pub(crate) fn tell(problem: &str) {
    let told = problem.split_whitespace().collect::<Vec<_>>().join(" ");
    // Where standard error is closed there is nobody to tell.
    let _unheard = line(
        &mut Redacting::new(anstream::stderr()),
        &format!("attache: {told}"),
    );
}

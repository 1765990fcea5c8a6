//! Questions from a file, and calls of commands as a reader makes them.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use attache::desk::{self, Command, Value, Values};
use attache::newsroom::Newsroom;
use attache::reply::Reply;

/// The first questions of a file of judged ones; never none.
pub(crate) fn questions(path: &Path, max: usize) -> Result<Vec<String>> {
    let text =
        fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let asked = text.lines().filter_map(|line| {
        let line: serde_json::Value = serde_json::from_str(line).ok()?;
        Some(line.get("query")?.as_str()?.to_owned())
    });
    let asked: Vec<String> = asked.take(max).collect();
    if asked.is_empty() {
        bail!("no questions in {}", path.display());
    }
    Ok(asked)
}

/// The command of that name.
pub(crate) fn command(name: &str) -> Result<&'static Command> {
    desk::command(name).with_context(|| format!("there is no command {name}"))
}

/// The reply to a call with one text, or with none where the command takes none; nothing where it is refused.
pub(crate) fn called(command: &Command, text: &str, newsroom: &Newsroom) -> Option<Reply> {
    let given = command
        .main_option()
        .map(|option| (option.name.to_owned(), Value::Text(text.to_owned())));
    let values = Values::new(command, given).ok()?;
    (command.answer)(&values, newsroom).ok()
}

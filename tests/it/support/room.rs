//! A newsroom to ask of, in process: the shipped articles, or invented ones.

use std::path::Path;

use attache::desk::{self, Value, Values};
use attache::newsroom::{Newsroom, Settings};
use attache::reply::{Block, Reply};
use serde_json::Value as Json;
use tempfile::TempDir;

pub(crate) fn newsroom(folder: &Path) -> Newsroom {
    let newsroom = Newsroom::open(Settings::memory(), &mut |_| {}).unwrap();
    newsroom.take_in(folder, &mut |_| {}).unwrap();
    newsroom
}

pub(crate) fn shipped() -> Newsroom {
    newsroom(&Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds"))
}

/// A newsroom of invented articles, one a text: the file's name (`.txt` unless it says otherwise) and its text.
pub(crate) fn invented(articles: &[(&str, &str)]) -> (TempDir, Newsroom) {
    let folder = TempDir::new().unwrap();
    for (name, text) in articles {
        let ending = if name.contains('.') { "" } else { ".txt" };
        std::fs::write(folder.path().join(format!("{name}{ending}")), text).unwrap();
    }
    let newsroom = newsroom(folder.path());
    (folder, newsroom)
}

pub(crate) fn values(command: &str, given: &[(&str, &str)]) -> Values {
    let given = given
        .iter()
        .map(|(name, value)| ((*name).to_owned(), Value::Text((*value).to_owned())));
    Values::new(desk::command(command).unwrap(), given).unwrap()
}

pub(crate) fn answer(newsroom: &Newsroom, command: &str, given: &[(&str, &str)]) -> Reply {
    (desk::command(command).unwrap().answer)(&values(command, given), newsroom)
        .unwrap_or_else(Reply::from)
}

pub(crate) fn record(newsroom: &Newsroom, command: &str, given: &[(&str, &str)]) -> Json {
    (desk::command(command).unwrap().record)(&values(command, given), newsroom).unwrap()
}

/// What a reply says, a line a block.
pub(crate) fn told(reply: &Reply) -> Vec<String> {
    let mut lines = vec![format!("# {}", reply.heading)];
    for block in &reply.blocks {
        match block {
            Block::Section(line) | Block::Words(line) => lines.push(line.to_string()),
            Block::List(list) => lines.extend(list.iter().map(|line| format!("- {line}"))),
            Block::Quotation(quotation) | Block::Paragraph(quotation) => {
                lines.extend(quotation.label.iter().map(|label| format!("  ({label})")));
                lines.push(format!("> {}", quotation.excerpt.text()));
                let note = quotation.note.as_ref().map(ToString::to_string);
                let line = format!(
                    "  [{}] {}",
                    quotation.excerpt.article().id(),
                    note.unwrap_or_default()
                );
                lines.push(line.trim_end().to_owned());
            }
        }
    }
    lines
}

/// The same as one text, with its last line and the names of its files.
pub(crate) fn page(reply: &Reply) -> String {
    let mut lines = told(reply);
    let names = reply.attachments.iter().map(|file| file.name.as_str());
    lines.extend(names.map(|name| format!("[{name}]")));
    lines.extend((!reply.footer.is_empty()).then(|| format!("({})", reply.footer)));
    lines.join("\n")
}

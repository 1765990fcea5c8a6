//! `/status`: whether Attaché is well, and what it works with.

use serde_json::{Value as Json, json};

use super::sources::counted;
use super::{Access, Audience, Command, Group, Kind, Refusal, Values};
use crate::newsroom::{Newsroom, Status};
use crate::reply::{Block, Line, Reply};

/// How many skipped files are named.
const SKIPPED_MAX: usize = 5;

/// The command.
pub(super) const COMMAND: Command = Command {
    name: "status",
    description: "Whether Attaché is well: version, articles, index and the files it could not read",
    kind: Kind::Slash,
    group: Group::About,
    options: &[],
    access: Access::Everyone,
    audience: Audience::Private,
    example: "/status",
    answer,
    record,
};

fn answer(_: &Values, newsroom: &Newsroom) -> Result<Reply, Refusal> {
    let status = newsroom.status();
    let mut lines = vec![
        Line::new()
            .plain("Attaché ")
            .strong(env!("CARGO_PKG_VERSION")),
        Line::from(format!(
            "{}, {} can be asked",
            counted(status.articles, "article"),
            counted(status.passages, "passage")
        )),
        index(&status),
    ];
    if let Some(instant) = status.taken_in_at {
        lines.push(
            format!(
                "articles last taken in {}",
                instant.strftime("%-d %b %Y, %H:%M UTC")
            )
            .into(),
        );
    }
    let mut reply = Reply::new("Status").with(Block::List(lines));
    if !status.skipped.is_empty() {
        let heading = format!(
            "{} could not be read",
            counted(status.skipped.len() as u64, "file")
        );
        let named = status.skipped.iter().take(SKIPPED_MAX);
        let lines = named.map(|(path, reason)| Line::new().code(path).plain(format!(": {reason}")));
        reply = reply
            .with(Block::Section(heading.into()))
            .with(Block::List(lines.collect()));
    }
    Ok(reply)
}

fn index(status: &Status) -> Line {
    match status.sequence.saturating_sub(status.index_sequence) {
        0 => "the index is up to date".into(),
        behind => format!(
            "the index is {} behind and catching up",
            counted(behind, "change")
        )
        .into(),
    }
}

fn record(_: &Values, newsroom: &Newsroom) -> Result<Json, Refusal> {
    let status = newsroom.status();
    let skipped: Vec<Json> = status
        .skipped
        .iter()
        .map(|(path, reason)| json!({ "path": path, "reason": reason }))
        .collect();
    Ok(json!({
        "version": env!("CARGO_PKG_VERSION"),
        "articles": status.articles,
        "passages": status.passages,
        "sequence": status.sequence,
        "index_sequence": status.index_sequence,
        "taken_in_at": status.taken_in_at.map(|instant| instant.to_string()),
        "skipped": skipped,
    }))
}

//! `/privacy`: what is kept, where and for how long.

use serde_json::{Value as Json, json};

use super::{Access, Audience, Command, Group, Kind, Refusal, Values};
use crate::newsroom::Newsroom;
use crate::reply::{Block, Reply};

/// The command.
pub(super) const COMMAND: Command = Command {
    name: "privacy",
    description: "What Attaché keeps about you, where and for how long",
    kind: Kind::Slash,
    group: Group::About,
    options: &[],
    access: Access::Everyone,
    audience: Audience::Private,
    example: "/privacy",
    answer,
    record,
};

const KEPT: &[&str] = &[
    "Articles, their revisions and the index are kept in one data folder on the machine that runs Attaché.",
    "A reply is kept for 30 days with the question and the id of whoever asked, so that its buttons work after a restart; then it is deleted.",
    "Questions, names and messages are not logged. A message's text is read only when you choose Attaché on its menu. Neither it nor what you give to /check is stored.",
    "Nothing is sent anywhere but to Discord, and nothing is used to train anything.",
];

fn answer(_: &Values, _: &Newsroom) -> Result<Reply, Refusal> {
    let lines = KEPT.iter().map(|line| (*line).into()).collect();
    Ok(Reply::new("Privacy").with(Block::List(lines)))
}

fn record(_: &Values, _: &Newsroom) -> Result<Json, Refusal> {
    Ok(json!({ "privacy": KEPT }))
}

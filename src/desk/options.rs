//! The options that several commands take, described once.

use super::command::{CommandOption, OptionKind, Suggestion};
use crate::newsroom::Newsroom;

/// Names a topic: words, or one article.
pub(super) const TOPIC: CommandOption = CommandOption {
    name: "topic",
    description: "What it is about, in your own words, or an article's title or id",
    kind: OptionKind::Text { length_max: 300 },
    required: true,
    suggest: Some(suggest_article),
};

/// Asks for articles of one source only.
pub(super) const SOURCE: CommandOption = CommandOption {
    name: "source",
    description: "Only articles of this outlet",
    kind: OptionKind::Text { length_max: 200 },
    required: false,
    suggest: Some(suggest_source),
};

/// Asks for articles from a day on.
pub(super) const SINCE: CommandOption = CommandOption {
    name: "since",
    description: "Only articles published on or after this day: 2022-01-25, 25 Jan 2022, January 2022, 2022",
    kind: OptionKind::Day,
    required: false,
    suggest: None,
};

/// Asks for articles up to a day.
pub(super) const UNTIL: CommandOption = CommandOption {
    name: "until",
    description: "Only articles published on or before this day: 2022-01-25, 25 Jan 2022, January 2022, 2022",
    kind: OptionKind::Day,
    required: false,
    suggest: None,
};

/// Asks for so many excerpts.
pub(super) const LIMIT: CommandOption = CommandOption {
    name: "limit",
    description: "How many excerpts at most, 1 to 10; 5 unless given",
    kind: OptionKind::Whole { min: 1, max: 10 },
    required: false,
    suggest: None,
};

/// Says who sees the reply.
pub(super) const PRIVATE: CommandOption = CommandOption {
    name: "private",
    description: "Whether only you see the reply",
    kind: OptionKind::Flag,
    required: false,
    suggest: None,
};

/// Articles by title; their ids are what is sent.
pub(super) fn suggest_article(typed: &str, newsroom: &Newsroom) -> Vec<Suggestion> {
    let titles = newsroom.titles(typed, Suggestion::COUNT_MAX);
    titles
        .into_iter()
        .map(|(id, title)| Suggestion {
            label: title,
            value: id.to_string(),
        })
        .collect()
}

fn suggest_source(typed: &str, newsroom: &Newsroom) -> Vec<Suggestion> {
    let names = newsroom.source_names(typed, Suggestion::COUNT_MAX);
    names
        .into_iter()
        .map(|name| Suggestion {
            label: name.clone(),
            value: name,
        })
        .collect()
}

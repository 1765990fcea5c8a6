//! `/timeline`: what was when, by the articles on a topic.
//!
//! The dated sentences of the articles ([`events`]), one line an event, those that most tell of first to be shown
//! ([`choice`]), with a [`picture`] and, on request, the files of [`export`]. A day that the text and the article do not settle is shown as written, after the others.

mod alike;
mod choice;
mod event;
mod events;
mod export;
mod line;
mod picture;
mod presence;
mod show;

use jiff::civil::Date;

use super::command::{CommandOption, OptionKind};
use super::options::{PRIVATE, SOURCE, TOPIC};
use super::topic::{self, Covered, Topic};
use super::{Access, Audience, Command, Group, Kind, Refusal, Values, ask, day};
use crate::newsroom::{Filter, Newsroom};
use events::Chronicle;

/// The command.
pub(super) const COMMAND: Command = Command {
    name: "timeline",
    description: "What happened when, by the articles on a topic, each with its sentence, and a picture",
    kind: Kind::Slash,
    group: Group::Story,
    options: &[
        TOPIC,
        CommandOption {
            name: "since",
            description: "Only what happened on or after this day: 2022-01-25, 25 Jan 2022, January 2022, 2022",
            kind: OptionKind::Day,
            required: false,
            suggest: None,
        },
        CommandOption {
            name: "until",
            description: "Only what happened on or before this day: 2022-01-25, 25 Jan 2022, January 2022, 2022",
            kind: OptionKind::Day,
            required: false,
            suggest: None,
        },
        SOURCE,
        CommandOption {
            name: "limit",
            description: "How many events a page has at most, 1 to 20; 6 unless given",
            kind: OptionKind::Whole { min: 1, max: 20 },
            required: false,
            suggest: None,
        },
        CommandOption {
            name: "export",
            description: "Whether to add the whole timeline as a calendar (.ics) and as Markdown",
            kind: OptionKind::Flag,
            required: false,
            suggest: None,
        },
        PRIVATE,
    ],
    access: Access::Everyone,
    audience: Audience::Choice,
    example: "/timeline Macron and Putin",
    answer: |values, newsroom| {
        let asked = Asked::read(values, newsroom)?;
        Ok(match asked.found(newsroom)? {
            Found::Events(events) => show::reply(&asked, &events, newsroom.now()),
            Found::Nothing(answer) => topic::receipt(&answer),
        })
    },
    record: |values, newsroom| {
        let asked = Asked::read(values, newsroom)?;
        Ok(match asked.found(newsroom)? {
            Found::Events(events) => show::record(&asked, &events),
            Found::Nothing(answer) => ask::nothing(&answer, "events"),
        })
    },
};

/// How many events a reply has unless more or fewer are asked for.
const EVENTS: usize = 6;

/// The most articles that are read for a reply: a command stays quick whatever the size of the collection.
const ARTICLES_MAX: usize = 40;

/// What a reader asks for.
struct Asked {
    topic: Topic,
    since: Option<Date>,
    until: Option<Date>,
    /// How many events a page has; as many as much tells of, if no more were asked for.
    limit: Option<usize>,
    seen: usize,
    export: bool,
}

/// What there is.
enum Found {
    Events(Chronicle),
    Nothing(Box<ask::Answer>),
}

impl Asked {
    fn read(values: &Values, newsroom: &Newsroom) -> Result<Self, Refusal> {
        let (since, until) = day::period(values)?;
        let mut topic = Topic::read(values, newsroom)?;
        // The days are those of what happened, not those of publication.
        topic.filter = Filter {
            since: None,
            until: None,
            ..topic.filter
        };
        Ok(Self {
            topic,
            since,
            until,
            limit: values
                .limit()
                .or_else(|| values.is_unpaged().then_some(usize::MAX)),
            seen: values.seen(),
            export: values.flag("export").unwrap_or_default(),
        })
    }

    /// How many events the page has: without a limit, the first has no background, and none that tells of no event.
    fn count(&self, found: &Chronicle) -> usize {
        let most = if self.seen == 0 {
            found.telling.min(EVENTS)
        } else {
            EVENTS
        };
        self.limit.unwrap_or(most)
    }

    fn found(&self, newsroom: &Newsroom) -> Result<Found, Refusal> {
        Ok(match self.topic.mentioned(ARTICLES_MAX, newsroom)? {
            Covered::By(coverage) => Found::Events(events::chronicle(
                &self.topic,
                &coverage,
                &coverage.standing(newsroom),
                newsroom,
                self.since,
                self.until,
            )),
            Covered::Nothing(answer) => Found::Nothing(answer),
        })
    }
}

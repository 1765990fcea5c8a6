//! What a reader asked for: the question, what it is limited to, and what its own hints make more likely.

use std::fmt;

use jiff::tz::TimeZone;

use super::EXCERPTS;
use crate::desk::{Refusal, Values, day};
use crate::news::day_number;
use crate::newsroom::{Filter, Method, Newsroom, Priors, Question, Snapshot};
use crate::reply::Line;

/// A question with its limits.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// The question.
    pub question: String,
    /// What alone is searched.
    pub filter: Filter,
    /// How many excerpts at most.
    pub limit: usize,
    /// How many of the best are passed over.
    pub seen: usize,
    /// The reader's day, counted from 1 January 1970; nothing where newness is not to count.
    pub now: Option<i64>,
}

impl Asked {
    /// Reads the values of a call.
    ///
    /// # Errors
    /// The reader's mistake, named, with the mend.
    pub fn read(values: &Values, newsroom: &Newsroom) -> Result<Self, Refusal> {
        Ok(Self {
            question: values.text("question").unwrap_or_default().to_owned(),
            filter: filter(values, newsroom)?,
            limit: values.limit().unwrap_or(EXCERPTS),
            seen: values.seen(),
            now: Some(day_number(newsroom.now().to_zoned(TimeZone::UTC).date())),
        })
    }
}

/// The options `source`, `since` and `until`.
///
/// # Errors
/// When no source has that name, or a day cannot be read.
pub(in crate::desk) fn filter(values: &Values, newsroom: &Newsroom) -> Result<Filter, Refusal> {
    let mut sources = Vec::new();
    if let Some(name) = values.text("source") {
        sources = newsroom.snapshot().sources_called(name);
        if sources.is_empty() {
            return Err(unknown_source(name, newsroom));
        }
    }
    let (since, until) = day::period(values)?;
    Ok(Filter {
        sources,
        since: since.map(day_number),
        until: until.map(day_number),
    })
}

fn unknown_source(name: &str, newsroom: &Newsroom) -> Refusal {
    let line = Line::new()
        .plain("No article is known to be of ")
        .strong(name)
        .plain(".");
    let near = newsroom.source_names(name, 1).pop();
    Refusal::new(match near {
        Some(near) => line.plain(" Did you mean ").strong(near).plain("?"),
        None => line
            .plain(" See ")
            .code("/sources")
            .plain(" for what there is."),
    })
}

/// The index failed to be read: our fault, said once in the log.
pub(in crate::desk) fn failed(error: impl fmt::Display) -> Refusal {
    tracing::error!(%error, "cannot read the index");
    Refusal::new(
        "The collection cannot be searched at the moment. Try again; if it stays so, tell who runs this.",
    )
}

/// What the question's own hints make more likely: the sources and days it names, what is new where it asks for
/// that. Newness is relative to what the collection holds, so that it does no harm in one that is years old.
pub(super) fn priors(
    question: &Question,
    asked: &Asked,
    snapshot: &Snapshot,
    method: &Method,
) -> Priors {
    let mut sources: Vec<String> = Vec::new();
    for named in snapshot.named_sources(&question.text) {
        if !sources.contains(&named.source) {
            sources.push(named.source);
        }
    }
    let days = question.dates.iter();
    Priors {
        sources,
        other_sources: method.other_sources,
        days: days
            .map(|days| (day_number(days.first()), day_number(days.last())))
            .collect(),
        named_day: method.named_day,
        now: asked
            .now
            .map(|now| snapshot.newest().map_or(now, |newest| newest.min(now))),
        gain: if question.fresh {
            method.fresh
        } else {
            method.mild
        },
        halflife: method.halflife_days,
        filter: asked.filter.clone(),
    }
}

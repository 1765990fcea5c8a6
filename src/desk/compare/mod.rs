//! `/compare`: what all origins on a topic say, what only one says, and on which dates, figures or names they
//! differ.

use serde_json::{Value as Json, json};

use super::options::{PRIVATE, SINCE, SOURCE, TOPIC, UNTIL};
use super::record;
use super::sources::counted;
use super::telling::{Difference, Place, Subject};
use super::topic::{self, Topic};
use super::{Access, Audience, Command, Group, Kind, Refusal, Values, ask, seen};
use crate::news::Span;
use crate::newsroom::Newsroom;
use crate::reply::{Action, Block, Line, Reply};

mod sides;

use sides::{Comparison, compared};

/// How many excerpts of each part are shown.
const SHOWN: usize = 3;

/// The command.
pub(super) const COMMAND: Command = Command {
    name: "compare",
    description: "What all origins on a topic say, what only one says, and where dates, figures or names differ",
    kind: Kind::Slash,
    group: Group::Story,
    options: &[TOPIC, SOURCE, SINCE, UNTIL, PRIVATE],
    access: Access::Everyone,
    audience: Audience::Choice,
    example: "/compare Russian troops near Ukraine",
    answer,
    record,
};

fn answer(values: &Values, newsroom: &Newsroom) -> Result<Reply, Refusal> {
    let topic = Topic::read(values, newsroom)?;
    let comparison = match compared(&topic, newsroom)? {
        Ok(comparison) => comparison,
        Err(nothing) => return Ok(topic::receipt(&nothing)),
    };
    let origins = comparison.voices.len();
    let mut reply = topic
        .opened(topic.words.as_str(), comparison.further, values.seen())
        .with(Block::Words(
            Line::new()
                .strong(counted(origins as u64, "origin"))
                .plain(format!(
                    " of {} compared, sentence by sentence.",
                    counted(comparison.articles as u64, "article")
                )),
        ));
    let shown = if values.is_unpaged() {
        usize::MAX
    } else {
        SHOWN
    };
    if origins < 2 {
        reply = reply.with(Block::Words(
            "One origin has nothing to be compared with.".into(),
        ));
    } else {
        reply = told_by_several(reply, &comparison, shown);
        reply = differences(reply, &comparison, shown);
    }
    reply = told_by_one(reply, &comparison, shown);
    reply.blocks = seen::after(reply.blocks, values.seen());
    reply.footer =
        "Sentences say the same when they share the words that tell most; this does not say who is right".into();
    reply.actions.push(Action::InContext);
    reply.actions.push(Action::Share);
    Ok(reply)
}

fn told_by_several(reply: Reply, comparison: &Comparison, shown: usize) -> Reply {
    let origins = comparison.voices.len();
    let mut reply = reply;
    if comparison.common.is_empty() {
        return reply.with(Block::Words(
            "No sentence on the topic was found to be told by two of them.".into(),
        ));
    }
    let by_all = comparison
        .common
        .iter()
        .filter(|common| common.told.len() == origins)
        .count();
    reply = reply.with(Block::Section(match by_all {
        0 => "Told by several, none by all".into(),
        _ if by_all >= shown.min(comparison.common.len()) => "Told by all".into(),
        _ => "Told by all or several".into(),
    }));
    for common in comparison.common.iter().take(shown) {
        let mut told = common.told.iter();
        let (Some((first, own)), Some((second, their))) = (told.next(), told.next()) else {
            continue;
        };
        let label = format!("Told by {} of {origins}", common.told.len());
        let marks = |place: Place, stretch: Span| match comparison.excerpt(place) {
            Some(excerpt) if excerpt.span() != stretch => vec![stretch],
            _ => Vec::new(),
        };
        let others: Vec<String> = told
            .filter_map(|(place, _)| comparison.article(*place))
            .map(|article| format!("“{}”", article.title()))
            .collect();
        let first = comparison.quotation(*first, Some(label.into()), marks(*first, *own));
        let second = comparison.quotation(*second, Some("and".into()), marks(*second, *their));
        if let Some((first, mut second)) = first.zip(second) {
            if !others.is_empty() {
                second.note = Some(format!("Also in {}.", others.join(", ")).into());
            }
            reply.blocks.push(Block::Quotation(first));
            reply.blocks.push(Block::Quotation(second));
        }
    }
    reply
}

fn differences(reply: Reply, comparison: &Comparison, shown: usize) -> Reply {
    let mut reply = reply;
    if comparison.differing.is_empty() {
        return reply.with(Block::Words(
            "Where two say the same, no date, figure or name was found to differ.".into(),
        ));
    }
    reply = reply.with(Block::Section("They differ".into()));
    for differing in comparison.differing.iter().take(shown) {
        let mut label = Line::new().plain("On ");
        for (at, difference) in differing.on.iter().enumerate() {
            let before = if at == 0 { "" } else { " and " };
            label = match difference.subject {
                Subject::Qualifier => label
                    .plain(before)
                    .plain("how they ")
                    .strong("qualify")
                    .plain(" a figure"),
                subject @ (Subject::Figure | Subject::Date | Subject::Name) => {
                    label.plain(before).plain("a ").strong(subject.as_str())
                }
            };
        }
        let marks = |of: fn(&Difference) -> Span| {
            let mut marks: Vec<Span> = differing.on.iter().map(of).collect();
            marks.sort_unstable();
            marks
        };
        let ones = marks(|difference| difference.one);
        let others = marks(|difference| difference.other);
        let first = comparison.quotation(differing.one, Some(label), ones);
        let second = comparison.quotation(differing.other, Some("and".into()), others);
        if let Some((first, second)) = first.zip(second) {
            reply = reply
                .with(Block::Quotation(first))
                .with(Block::Quotation(second));
        }
    }
    reply
}

fn told_by_one(reply: Reply, comparison: &Comparison, shown: usize) -> Reply {
    let mut reply = reply;
    if comparison.alone.is_empty() {
        return reply;
    }
    reply = reply.with(Block::Section("Told by one alone".into()));
    for alone in comparison.alone.iter().take(shown) {
        let label = match alone.count {
            1 => "One sentence stands only here".to_owned(),
            count => format!("{count} sentences stand only here, among them"),
        };
        let quotation = comparison.quotation(alone.place, Some(label.into()), Vec::new());
        reply.blocks.extend(quotation.map(Block::Quotation));
    }
    reply
}

fn record(values: &Values, newsroom: &Newsroom) -> Result<Json, Refusal> {
    let topic = Topic::read(values, newsroom)?;
    let comparison = match compared(&topic, newsroom)? {
        Ok(comparison) => comparison,
        Err(nothing) => return Ok(ask::nothing(&nothing, "origins")),
    };
    let excerpt = |place: Place| {
        let excerpt = comparison.excerpt(place);
        excerpt.as_ref().map(record::excerpt)
    };
    let origins = comparison
        .voices
        .iter()
        .map(|voice| record::article(&voice.told.article));
    let common = comparison.common.iter().map(|common| {
        let told = common.told.iter().map(|(place, _)| excerpt(*place));
        json!({ "origins": common.told.len(), "told": told.collect::<Vec<_>>() })
    });
    let differing = comparison.differing.iter().map(|differing| {
        let part = |place: Place, span: Span| {
            let article = comparison.article(place);
            article.map(|article| span.slice(article.body()))
        };
        let on = differing.on.iter().map(|difference| {
            json!({
                "subject": difference.subject.as_str(),
                "one": part(differing.one, difference.one),
                "other": part(differing.other, difference.other),
            })
        });
        json!({
            "on": on.collect::<Vec<_>>(),
            "one": excerpt(differing.one),
            "other": excerpt(differing.other),
        })
    });
    let alone = comparison
        .alone
        .iter()
        .map(|alone| json!({ "sentences": alone.count, "first": excerpt(alone.place) }));
    Ok(json!({
        "topic": topic.words,
        "verdict": "answered",
        "articles": comparison.articles,
        "further_articles": comparison.further,
        "origins": origins.collect::<Vec<_>>(),
        "common": common.collect::<Vec<_>>(),
        "differing": differing.collect::<Vec<_>>(),
        "alone": alone.collect::<Vec<_>>(),
    }))
}

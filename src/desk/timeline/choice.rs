//! Which events a reply shows of a long timeline: those of the days that most tell of, in the order of time.
//!
//! A topic of forty articles has hundreds of dates, most of them the background of one article: the first six in
//! time would be of other centuries. What matters is told by many, to the day, and soon after it was.

use std::collections::{HashMap, HashSet};

use super::event::{Event, Mention};
use crate::news::ArticleNumber;
use crate::news::time::{Interval, Tells};

/// The second event of the same days counts so much of what it would count alone, the third so much of that.
const SAME_DAYS: f64 = 0.2;
/// Of what weighs less than so much of the event that weighs most, no first page is made.
const BACKGROUND: f64 = 0.1;
/// So many days hold one event, not several.
const FEW_DAYS: i32 = 7;
/// A sentence without any word of the topic counts so much of what one with all of them does, one with half of them hardly
/// more: the prize for letters is not the prize for peace.
const BESIDE_TOPIC: f64 = 0.25;
/// An article of so many further down counts half: the first are those most on the topic.
const RANK_HALF: f64 = 20.0;
/// Days in a year.
const YEAR_DAYS: i32 = 366;
/// A sentence so many paragraphs down its article counts half: news begins with what counts.
const PLACE_HALF: f64 = 20.0;
/// What a caption tells in the present is mostly a scene beside what happened.
const OF_PICTURE: f64 = 0.3;
/// Days are told of as news within so many of them.
const SOON: f64 = 7.0;

/// An event as it is chosen.
struct Weighed {
    place: usize,
    days: Option<Interval>,
    weight: f64,
    /// Whether one that weighs more is of these days.
    again: bool,
    is_aside: bool,
}

/// The places of the events, those that most tell of first, and how many of these are no mere background: of `few`
/// events all that are no asides.
pub(super) fn ranked(events: &[Event], few: usize) -> (Vec<usize>, usize) {
    let mut telling: HashMap<Interval, HashSet<ArticleNumber>> = HashMap::new();
    for event in events.iter().filter(|event| event.aside().is_none()) {
        if let Some(days) = event.days() {
            let origins = event.mentions.iter().map(|mention| mention.origin);
            telling.entry(days).or_default().extend(origins);
        }
    }
    let mut weighed: Vec<Weighed> = events
        .iter()
        .enumerate()
        .map(|(place, event)| {
            let days = event.days();
            let told_by = days.map(|days| telling.get(&days).map_or(1, HashSet::len));
            Weighed {
                place,
                days,
                weight: told_by.map_or(0.0, |told_by| weight(event, told_by)),
                again: false,
                is_aside: event.aside().is_some(),
            }
        })
        .collect();
    // What is not settled has no weight, and stays in the order of its articles; asides come after events.
    weighed.sort_by(|a, b| {
        let by_kind = (a.is_aside, a.days.is_none()).cmp(&(b.is_aside, b.days.is_none()));
        by_kind
            .then(b.weight.total_cmp(&a.weight))
            .then(a.place.cmp(&b.place))
    });
    let mut before: Vec<(usize, Interval)> = Vec::new();
    for own in &mut weighed {
        let Some(days) = own.days else { continue };
        let alike = before
            .iter()
            .filter(|(other, of)| is_again((*other, *of), (own.place, days), events));
        let alike = alike.count();
        own.weight *= SAME_DAYS.powi(i32::try_from(alike).unwrap_or(i32::MAX));
        own.again = alike > 0;
        before.push((own.place, days));
    }
    let most = weighed.iter().map(|own| own.weight).fold(0.0, f64::max);
    let is_few = events.len() <= few;
    let tells = |own: &Weighed| {
        let is_background = own.days.is_none() || own.again || own.weight < BACKGROUND * most;
        !own.is_aside && (is_few || !is_background)
    };
    weighed.sort_by(|a, b| {
        let key = |own: &Weighed| (!tells(own), own.days.is_none(), own.is_aside);
        key(a)
            .cmp(&key(b))
            .then(b.weight.total_cmp(&a.weight))
            .then(a.place.cmp(&b.place))
    });
    let telling = weighed.iter().filter(|own| tells(own)).count();
    (weighed.into_iter().map(|own| own.place).collect(), telling)
}

/// Whether an event is one of the days of another that weighs more, or of a few days around them, or told by the same
/// sentence; of a month or a year, whether the other is of a day of it: the same is mostly told again.
fn is_again(one: (usize, Interval), other: (usize, Interval), events: &[Event]) -> bool {
    let first = |place: usize| {
        let mention = events.get(place)?.first()?;
        Some((mention.article.id(), mention.sentence))
    };
    let within = |wide: Interval, days: Interval| wide.length() <= FEW_DAYS && wide.contains(days);
    let is_around = other.1.length() <= YEAR_DAYS && other.1.contains(one.1);
    within(one.1, other.1) || is_around || first(one.0) == first(other.0)
}

/// How much tells of an event: by how many origins its days are told of, how finely, how soon, how much on the topic.
fn weight(event: &Event, told_by: usize) -> f64 {
    let count = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    let best = event.mentions.iter().map(of_mention).fold(0.0, f64::max);
    let of_days = (1.0 + count(told_by)).ln();
    let of_event = 1.0 + count(event.origins()).ln();
    let length = event.days().map_or(1, Interval::length);
    of_days * of_event * best / (1.0 + f64::from(length.max(1)).ln())
}

/// How much one sentence tells of its event: how soon, how much on the topic, and in what article.
pub(super) fn of_mention(mention: &Mention) -> f64 {
    let published = mention.article.metadata().published.date();
    let soon = published.zip(mention.when.days).map_or(1.0, |(day, days)| {
        let apart = |other| day.until(other).map_or(0, |span| span.get_days().abs());
        let apart = if days.contains(Interval::day(day)) {
            0
        } else {
            apart(days.first()).min(apart(days.last()))
        };
        1.0 / (1.0 + (1.0 + f64::from(apart) / SOON).ln() / 2.0)
    });
    let paragraph = mention.article.paragraph_at(mention.sentence);
    let paragraph = f64::from(u32::try_from(paragraph.unwrap_or_default()).unwrap_or(u32::MAX));
    let place = PLACE_HALF / (PLACE_HALF + paragraph);
    let rank = f64::from(u32::try_from(mention.rank).unwrap_or(u32::MAX));
    let on_topic = BESIDE_TOPIC + (1.0 - BESIDE_TOPIC) * mention.on_topic.powi(2);
    let picture = if mention.when.tells == Tells::Scene {
        OF_PICTURE
    } else {
        1.0
    };
    place * picture * soon * on_topic * mention.about.powi(4) * RANK_HALF / (RANK_HALF + rank)
}

//! The events of a topic: dated sentences of its articles, those that tell the same at the same time as one.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::super::telling::{self, Standing};
use super::super::topic::{Coverage, Covering, Topic};
use super::choice;
use super::event::{Event, Mention};
use crate::news::time::{self, Basis, Interval, When};
use crate::news::{Article, Class, Language};
use crate::newsroom::analyse;

/// What was when.
#[derive(Clone, Debug, Default)]
pub(super) struct Chronicle {
    /// The events whose days are settled, in the order of time, then the others in the order of their articles.
    pub(super) events: Vec<Event>,
    /// Their places, those that most tell of first.
    pub(super) ranked: Vec<usize>,
    /// So many of these, from the first, much tells of; the others are background.
    pub(super) telling: usize,
    /// How many of them have days that are settled.
    pub(super) dated: usize,
    /// How many events have no settled days and are left out by limits on days.
    pub(super) left_out: usize,
    /// How many articles were read.
    pub(super) articles: usize,
    /// How many more are on the topic, at least.
    pub(super) further: usize,
}

impl Chronicle {
    /// So many events after those that a reader has seen, with their places, in the order of time. Each page has those
    /// that most tell of among what the pages before it left; what has no settled days comes last, as it stands.
    pub(super) fn page(&self, seen: usize, limit: usize) -> Vec<(usize, &Event)> {
        let ranked = self.ranked.iter().skip(seen).take(limit);
        let mut places: Vec<usize> = ranked.copied().collect();
        places.sort_unstable();
        let event = |place| Some((place, self.events.get(place)?));
        places.into_iter().filter_map(event).collect()
    }
}

/// Two sentences of one time tell of one event from such a share of the weight of their rarer words on.
const SHARED_MIN: f64 = 0.45;

/// The same of one settled day: two articles that tell of the topic and one day mostly tell the same.
const SHARED_OF_DAY_MIN: f64 = 0.3;

/// The same where they share a name that is rare.
const SHARED_WITH_NAME_MIN: f64 = 0.25;

/// Two sentences of one article and one time do from such a share on.
const REPEATED_MIN: f64 = 0.6;

/// A name is rare that stands in so many of the sentences at most.
const RARE_MAX: u32 = 4;

/// And from so many words in common on.
const SHARED_WORDS_MIN: usize = 3;

/// A caption with so many of the topic's words is on it, wherever it stands.
const CAPTION_MIN: f64 = 0.5;

/// The most events that a sentence is compared with: work is bounded, and no reader pages so far.
const COMPARED_MAX: usize = 100;

/// The events that the covering articles tell of, within the days.
pub(super) fn chronicle(
    topic: &Topic,
    coverage: &Coverage,
    origins: &Standing,
    since: Option<Date>,
    until: Option<Date>,
) -> Chronicle {
    let mentions = mentions(topic, coverage, origins);
    let weights = Weights::of(&mentions);
    let mut events: Vec<Event> = Vec::new();
    let mut by_days: HashMap<Option<Interval>, Vec<usize>> = HashMap::new();
    for mention in mentions {
        let same = by_days.entry(mention.when.days).or_default();
        let place = same.iter().take(COMPARED_MAX).copied().find(|at| {
            events
                .get(*at)
                .is_some_and(|event| tells_of(&mention, event, &weights))
        });
        if let Some(event) = place.and_then(|at| events.get_mut(at)) {
            event.mentions.push(mention);
        } else {
            same.push(events.len());
            events.push(Event {
                mentions: vec![mention],
            });
        }
    }
    fold_coarse(&mut events, &weights);
    for event in &mut events {
        event
            .mentions
            .sort_by_key(|mention| (mention.length(), mention.when.basis, mention.rank));
    }
    let limited = since.is_some() || until.is_some();
    let all = events.len();
    events.retain(|event| match event.days() {
        Some(days) => {
            since.is_none_or(|day| days.last() >= day)
                && until.is_none_or(|day| days.first() <= day)
        }
        None => !limited,
    });
    let dated = events.iter().filter(|event| event.days().is_some()).count();
    let left_out = if limited {
        by_days.get(&None).map_or(0, Vec::len)
    } else {
        0
    };
    debug_assert!(left_out <= all, "what is left out was there");
    events.sort_by_key(order);
    let (ranked, telling) = choice::ranked(&events);
    Chronicle {
        ranked,
        telling,
        events,
        dated,
        left_out,
        articles: coverage.articles.len(),
        further: coverage.further,
    }
}

/// Puts events of a coarser time to those within it that they tell of: `2019` to `summer 2019`.
fn fold_coarse(events: &mut Vec<Event>, weights: &Weights) {
    let mut at = 0;
    while at < events.len() && events.len() <= COMPARED_MAX * 2 {
        let finer = events.get(at).and_then(|coarse| {
            let days = coarse.days()?;
            let first = coarse.first()?;
            events.iter().position(|fine| {
                let within = fine
                    .days()
                    .is_some_and(|fine| days != fine && days.contains(fine));
                within && days.length() <= 366 && tells_of(first, fine, weights)
            })
        });
        if let Some(finer) = finer {
            let coarse = events.remove(at);
            let finer = if finer > at { finer - 1 } else { finer };
            if let Some(fine) = events.get_mut(finer) {
                fine.mentions.extend(coarse.mentions);
            }
        } else {
            at += 1;
        }
    }
}

/// By last day, the shorter time first, so that a month or a year stands after the days within it and never heads
/// them as though it were its first day; those that are not settled after them, by article and place.
fn order(event: &Event) -> (bool, Option<(Date, std::cmp::Reverse<Date>)>, usize, usize) {
    let days = event
        .days()
        .map(|days| (days.last(), std::cmp::Reverse(days.first())));
    let (rank, place) = event
        .first()
        .map_or((0, 0), |first| (first.rank, first.when.span.start()));
    (days.is_none(), days, rank, place)
}

/// The dated sentences on the topic, article by article.
fn mentions(topic: &Topic, coverage: &Coverage, origins: &Standing) -> Vec<Mention> {
    let mut found = Vec::new();
    let most = coverage.articles.iter().map(Covering::about);
    let most = most.fold(f32::MIN_POSITIVE, f32::max);
    for (rank, covering) in coverage.articles.iter().enumerate() {
        let mut own: Vec<Mention> = of_article(topic, covering, rank, origins);
        if topic.article.is_none() {
            let about = f64::from(covering.about() / most);
            for mention in &mut own {
                mention.about = about;
            }
        }
        // When something was said, or the year that a thing is told apart by, is told only by an article that tells of
        // nothing else: each has many such days.
        let is_aside = |mention: &Mention| mention.when.of_speech || mention.when.of_noun;
        let only_aside = own.iter().all(is_aside);
        found.extend(
            own.into_iter()
                .filter(|mention| only_aside || !is_aside(mention)),
        );
    }
    found
}

fn of_article(topic: &Topic, covering: &Covering, rank: usize, origins: &Standing) -> Vec<Mention> {
    let article = &covering.article;
    let named = topic
        .article
        .as_ref()
        .is_some_and(|named| named.id() == article.id());
    let words: HashSet<String> = terms(&topic.words, article.language())
        .into_iter()
        .collect();
    let mut found: Vec<Mention> = Vec::new();
    for when in time::dates(article) {
        let Some(number) = article.paragraph_at(when.span) else {
            continue;
        };
        let Some(paragraph) = article.paragraphs().get(number) else {
            continue;
        };
        let Some(sentence) = paragraph
            .sentences
            .iter()
            .find(|sentence| sentence.contains(when.span))
        else {
            continue;
        };
        let text = sentence.slice(article.body());
        let terms = terms(text, article.language());
        let had = share(&words, &terms);
        let of_caption = paragraph.class == Class::Caption && had >= CAPTION_MIN;
        let on_topic = named || covering.is_on(number) || of_caption;
        // What only touches on the topic goes on with other things in the same paragraph.
        let is_beside = !named && !covering.goes_on() && had == 0.0;
        if !on_topic || is_beside || is_idle(&when, article) || !telling::tells_something(text) {
            continue;
        }
        // A sentence stands once for a time, and once for all the times that are not settled.
        let again = found
            .iter_mut()
            .find(|known| known.sentence == *sentence && known.when.days == when.days);
        if let Some(known) = again {
            if when.days.is_none() {
                known.also.push(when);
            }
        } else {
            found.push(Mention {
                article: Arc::clone(article),
                sentence: *sentence,
                when,
                also: Vec::new(),
                rank,
                on_topic: had,
                about: 1.0,
                origin: origins.origin(covering.number),
                names: names(text, article.language()),
                terms,
            });
        }
    }
    found
}

/// How many of the topic's words are among the terms of a sentence: a share.
fn share(words: &HashSet<String>, terms: &[String]) -> f64 {
    let count = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    let had = words
        .iter()
        .filter(|word| terms.binary_search(word).is_ok());
    count(had.count()) / count(words.len().max(1))
}

/// Whether a date tells nothing: `today` of an article without a day, the day a message was posted.
fn is_idle(when: &When, article: &Article) -> bool {
    const IDLE: [&str; 3] = ["today", "tonight", "tomorrow"];
    let written = when.span.slice(article.body());
    let is_idle = IDLE.iter().any(|idle| written.eq_ignore_ascii_case(idle));
    // What a message posted elsewhere is signed with: "— Ada Quill (@quill) May 3, 2021".
    let before = article.body().get(..when.span.start()).unwrap_or_default();
    let name = before
        .trim_end()
        .strip_suffix(')')
        .and_then(|before| before.rsplit('(').next());
    is_idle && when.basis == Basis::Open || name.is_some_and(|name| name.starts_with('@'))
}

/// The words of a text as they are compared, each once.
fn terms(text: &str, language: Language) -> Vec<String> {
    let mut terms = Vec::new();
    analyse(text, language, |token| {
        terms.extend(token.term.map(str::to_owned));
    });
    terms.sort_unstable();
    terms.dedup();
    terms
}

/// The terms of the words that begin with a capital, the first word left aside.
fn names(text: &str, language: Language) -> Vec<String> {
    let mut names = Vec::new();
    analyse(text, language, |token| {
        if token.position > 0 && token.surface.starts_with(char::is_uppercase) {
            names.extend(token.term.map(str::to_owned));
        }
    });
    names
}

/// Whether a sentence tells of an event that others of the same time tell of.
fn tells_of(mention: &Mention, event: &Event, weights: &Weights) -> bool {
    event.mentions.iter().any(|known| {
        let elsewhere =
            known.article.id() != mention.article.id() || known.sentence == mention.sentence;
        let alike = if elsewhere {
            weights.alike(known, mention)
        } else {
            // An article says again what it began with.
            weights.shared(known, mention) >= REPEATED_MIN
        };
        // Not settled, they must at least be written with a word in common: `last June`, `June of last year`.
        alike && (mention.when.days.is_some() || written_alike(known, mention))
    })
}

fn written_alike(one: &Mention, other: &Mention) -> bool {
    let words = |mention: &Mention| -> Vec<String> {
        let written = mention.when.span.slice(mention.article.body());
        let words = written.split(|c: char| !c.is_alphanumeric());
        words
            .filter(|word| word.len() > 2)
            .map(str::to_lowercase)
            .collect()
    };
    let other = words(other);
    words(one)
        .iter()
        .any(|word| other.contains(word) && !matches!(word.as_str(), "last" | "next" | "this"))
}

/// How rare each word is among the sentences.
struct Weights {
    weights: HashMap<String, f64>,
    counts: HashMap<String, u32>,
}

impl Weights {
    fn of(mentions: &[Mention]) -> Self {
        let mut counts: HashMap<String, u32> = HashMap::new();
        for term in mentions.iter().flat_map(|mention| &mention.terms) {
            *counts.entry(term.clone()).or_default() += 1;
        }
        let all = f64::from(u32::try_from(mentions.len()).unwrap_or(u32::MAX));
        let weight = |count: u32| (1.0 + all / f64::from(count)).ln();
        Self {
            weights: counts
                .iter()
                .map(|(term, count)| (term.clone(), weight(*count)))
                .collect(),
            counts,
        }
    }

    fn sum<'t>(&self, terms: impl Iterator<Item = &'t String>) -> f64 {
        terms.filter_map(|term| self.weights.get(term)).sum()
    }

    /// What two sentences share, as a part of the weight of the lighter.
    fn shared(&self, one: &Mention, other: &Mention) -> f64 {
        let shared = one
            .terms
            .iter()
            .filter(|term| other.terms.binary_search(term).is_ok());
        let lighter = self.sum(one.terms.iter()).min(self.sum(other.terms.iter()));
        self.sum(shared) / lighter.max(f64::MIN_POSITIVE)
    }

    /// Whether two sentences share enough of the weight of the lighter; with a rare name in common, less is enough.
    fn alike(&self, one: &Mention, other: &Mention) -> bool {
        let shared = || {
            one.terms
                .iter()
                .filter(|term| other.terms.binary_search(term).is_ok())
        };
        if shared().count() < SHARED_WORDS_MIN {
            return false;
        }
        let rare = |name: &&String| {
            self.counts
                .get(*name)
                .is_some_and(|count| *count <= RARE_MAX)
        };
        let named = one
            .names
            .iter()
            .filter(|name| other.names.contains(name))
            .any(|name| rare(&name));
        let day = |mention: &Mention| mention.when.days.filter(|days| days.length() == 1);
        let least = if named {
            SHARED_WITH_NAME_MIN
        } else if day(one).is_some() && day(one) == day(other) {
            SHARED_OF_DAY_MIN
        } else {
            SHARED_MIN
        };
        self.shared(one, other) >= least
    }
}

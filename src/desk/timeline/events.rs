//! The events of a topic: dated sentences of its articles, those that tell the same at the same time as one.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::super::telling::{self, Standing};
use super::super::topic::{Coverage, Covering, Topic};
use super::alike::{Terms, Weights};
use super::event::{Aside, Event, Mention};
use super::presence::{Had, Met, Sought};
use super::{EVENTS, choice};
use crate::news::time::{self, Basis, Interval, Tells, When};
use crate::news::{Article, Class, Language, Span};
use crate::newsroom::{Newsroom, analyse};

/// What was when.
#[derive(Clone, Debug, Default)]
pub(super) struct Chronicle {
    /// The events whose days are settled, in the order of time, then the others in the order of their articles.
    pub(super) events: Vec<Event>,
    /// Their places, those that most tell of first.
    pub(super) ranked: Vec<usize>,
    /// So many of these, from the first, much tells of; the others are background, or no events of the topic.
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
    /// How many of the events after so many are asides of that kind.
    pub(super) fn asides(&self, seen: usize, kind: Aside) -> usize {
        let others = self.ranked.iter().skip(seen);
        let others = others.filter_map(|place| self.events.get(*place));
        others.filter(|event| event.aside() == Some(kind)).count()
    }

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

/// A caption with so many of the topic's words is on it, wherever it stands.
const CAPTION_MIN: f64 = 0.5;

/// The most events that a sentence is compared with: work is bounded, and no reader pages so far.
const COMPARED_MAX: usize = 100;

/// The events that the covering articles tell of, within the days.
pub(super) fn chronicle(
    topic: &Topic,
    coverage: &Coverage,
    origins: &Standing,
    newsroom: &Newsroom,
    since: Option<Date>,
    until: Option<Date>,
) -> Chronicle {
    let mut terms = Terms::default();
    let mut mentions = mentions(topic, coverage, origins, newsroom, &mut terms);
    let weights = Weights::of(&mut mentions, &terms);
    let mut events: Vec<Event> = Vec::new();
    let mut by_days: HashMap<Option<Interval>, Vec<usize>> = HashMap::new();
    for mention in mentions {
        let same = by_days.entry(mention.when.days).or_default();
        let place = same.iter().take(COMPARED_MAX).copied().find(|at| {
            events
                .get(*at)
                .is_some_and(|event| weights.tells_of(&mention, event))
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
        event.mentions.sort_by(|a, b| {
            let key = |mention: &Mention| (mention.length(), mention.aside.is_some());
            let by_weight = || choice::of_mention(b).total_cmp(&choice::of_mention(a));
            let by_place = || (a.when.basis, a.rank).cmp(&(b.when.basis, b.rank));
            key(a).cmp(&key(b)).then_with(by_weight).then_with(by_place)
        });
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
    let (ranked, telling) = choice::ranked(&events, EVENTS);
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
                within && days.length() <= 366 && weights.tells_of(first, fine)
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
fn mentions(
    topic: &Topic,
    coverage: &Coverage,
    origins: &Standing,
    newsroom: &Newsroom,
    terms: &mut Terms,
) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut sought = Sought::new(topic, newsroom);
    let most = coverage.articles.iter().map(Covering::about);
    let most = most.fold(f32::MIN_POSITIVE, f32::max);
    for (rank, covering) in coverage.articles.iter().enumerate() {
        let mut own = of_article(topic, covering, rank, origins, &mut sought, terms);
        if topic.article.is_none() {
            let about = f64::from(covering.about() / most);
            for mention in &mut own {
                mention.0.about = about;
            }
        }
        // When something was said, or the year that a thing is told apart by, is told only by an article that tells of
        // nothing else: each has many such days.
        let is_aside =
            |(mention, _): &(Mention, Met)| mention.when.of_speech || mention.when.of_noun;
        let only_aside = own.iter().all(is_aside);
        found.extend(
            own.into_iter()
                .filter(|mention| only_aside || !is_aside(mention)),
        );
    }
    let groups = sought.groups();
    let settled = found.into_iter().map(|(mut mention, met): (Mention, Met)| {
        let is_beside = topic.article.is_none()
            && (groups.near(met) < NEAR_MIN || groups.under_title(met) < UNDER_TITLE_MIN);
        if mention.when.tells == Tells::State {
            mention.aside = Some(Aside::State);
        } else if is_beside {
            mention.aside = Some(Aside::Beside);
        }
        mention
    });
    settled.collect()
}

/// A dated sentence is of the topic when it, or one beside it, has so much of what the topic's words tell,
const NEAR_MIN: f64 = 0.3;

/// and so much with the title, whose words count half.
const UNDER_TITLE_MIN: f64 = 0.6;

fn of_article(
    topic: &Topic,
    covering: &Covering,
    rank: usize,
    origins: &Standing,
    sought: &mut Sought<'_>,
    numbers: &mut Terms,
) -> Vec<(Mention, Met)> {
    let article = &covering.article;
    let named = topic
        .article
        .as_ref()
        .is_some_and(|named| named.id() == article.id());
    let words: HashSet<String> = terms(&topic.words, article.language())
        .into_iter()
        .collect();
    let mut found: Vec<(Mention, Met)> = Vec::new();
    let sentences: Vec<Span> = telling::own_sentences(article).collect();
    let begun = begun(article, &sentences, sought);
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
            .map(|(known, _)| known)
            .find(|known| known.sentence == *sentence && known.when.days == when.days);
        if let Some(known) = again {
            if when.days.is_none() {
                known.also.push(when);
            }
        } else {
            let met = met(article, &sentences, *sentence, begun, sought);
            let mention = Mention {
                article: Arc::clone(article),
                sentence: *sentence,
                when,
                also: Vec::new(),
                rank,
                on_topic: had,
                about: 1.0,
                origin: origins.origin(covering.number),
                aside: None,
                names: numbers.numbers(&names(text, article.language())),
                terms: numbers.numbers(&terms),
                weight: 0.0,
            };
            found.push((mention, met));
        }
    }
    found
}

/// What a sentence has of the topic, and those beside it.
fn met(
    article: &Article,
    sentences: &[Span],
    sentence: Span,
    title: Had,
    sought: &mut Sought<'_>,
) -> Met {
    let mut had = |span: Span| sought.had(span.slice(article.body()), article.language());
    let beside = beside(sentences, sentence).into_iter().flatten();
    Met {
        beside: beside.fold(0, |all, span| all | had(span)),
        own: had(sentence),
        title,
        is_first: sentences.iter().take(FIRST).any(|first| *first == sentence),
    }
}

/// So many sentences are the first of an article.
const FIRST: usize = 6;
/// A title with so many commas lists what the page has, and heads none of it.
const LISTED: usize = 2;

/// What an article begins with of the topic, in its title and its first sentences; nothing where the title is a list.
fn begun(article: &Article, sentences: &[Span], sought: &mut Sought<'_>) -> Had {
    if article.title().matches(", ").count() >= LISTED {
        return 0;
    }
    let title = sought.in_title(article.title(), article.language());
    let first = sentences.iter().take(FIRST);
    first.fold(title, |all, first| {
        all | sought.had(first.slice(article.body()), article.language())
    })
}

/// The sentences before and after one.
fn beside(sentences: &[Span], sentence: Span) -> [Option<Span>; 2] {
    let at = sentences.partition_point(|other| other.start() < sentence.start());
    let is_own = sentences.get(at).is_some_and(|own| *own == sentence);
    let before = at.checked_sub(1).and_then(|before| sentences.get(before));
    let after = sentences.get(at + usize::from(is_own));
    [before.copied(), after.copied()]
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

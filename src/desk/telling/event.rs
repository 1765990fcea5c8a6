//! A story told: its lead, what each further article adds to it, and which sources have nothing of it.

use std::sync::Arc;

use super::{Lexicon, NEAR_MIN, Origin, Sentence, Sought, Story, Told, origins};
use crate::news::{Article, ArticleNumber, Excerpt, Span};
use crate::newsroom::Newsroom;
use jiff::civil::Date;

/// A lead of more than one sentence has at most so many bytes.
pub(in crate::desk) const LEAD_BYTES_MAX: usize = 320;
/// A sentence is new altogether when every other says so much less the same.
const NEW_BELOW: f32 = NEAR_MIN / 2.0;
/// Of so many first sentences that are new the one that tells most is shown: news puts first what counts.
const FIRST: usize = 5;
/// A sentence with so much of a topic's words, by weight, names it.
const ON_TOPIC_MIN: f32 = 0.3;
/// So many sentences on either side of one that names a topic go on with it.
const BESIDE: usize = 2;
/// A lead is one of so many first sentences, if one of them names the topic.
const LEAD_SENTENCES: usize = 6;
/// Of the sources with most articles, so many are looked at for being silent.
const SOURCES_MAX: usize = 12;
/// Around the days of a story, so many belong to it: who is late is not silent.
const DAYS_AROUND: i64 = 2;

/// A story told. Places are of the list of articles that was given.
#[derive(Clone, Debug)]
pub(in crate::desk) struct Event {
    /// Its origins: the one that leads first, then the others in the order given.
    pub(in crate::desk) origins: Vec<Origin>,
    /// How the original of the first origin begins.
    pub(in crate::desk) lead: Option<Excerpt>,
    /// What each further article tells that no article before it does.
    pub(in crate::desk) additions: Vec<Addition>,
    /// The first and the last day that its articles were published on, where known.
    pub(in crate::desk) days: Option<(Date, Date)>,
}

/// What an article adds to a story.
#[derive(Clone, Debug)]
pub(in crate::desk) struct Addition {
    /// The article.
    pub(in crate::desk) place: usize,
    /// A sentence that tells what no article before it does; nothing where none does.
    pub(in crate::desk) excerpt: Option<Excerpt>,
    /// How many such sentences there are.
    pub(in crate::desk) count: usize,
}

/// A source that has articles of a story's days and none in the story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::desk) struct Silent {
    /// The source.
    pub(in crate::desk) source: String,
    /// How many articles it has of these days.
    pub(in crate::desk) articles: u64,
}

/// Reads the articles of a story for what they tell of a topic.
pub(in crate::desk) fn event(
    story: &Story,
    articles: &[(ArticleNumber, Arc<Article>)],
    sought: &Sought,
    newsroom: &Newsroom,
    lexicon: &mut Lexicon,
) -> Event {
    let own: Vec<(ArticleNumber, Arc<Article>)> = story
        .places
        .iter()
        .filter_map(|place| articles.get(*place).cloned())
        .collect();
    let mut found = origins(&own, newsroom, lexicon);
    let day = |origin: &Origin| {
        let article = origin
            .members
            .first()
            .and_then(|first| own.get(first.place));
        article.and_then(|(_, article)| article.metadata().published.date())
    };
    // Who was first leads, where that is known; the others stay as they were given.
    let first = found
        .iter()
        .enumerate()
        .min_by_key(|(at, origin)| (day(origin).is_none(), day(origin), *at))
        .map(|(at, _)| at);
    if let Some(first) = first {
        let leading = found.remove(first);
        found.insert(0, leading);
    }
    let told: Vec<Told> = own
        .iter()
        .map(|(_, article)| lexicon.read(article))
        .collect();
    let mut order = found.iter().flat_map(|origin| &origin.members);
    let leading = order.next().and_then(|member| told.get(member.place));
    let mut before: Vec<&Told> = leading.into_iter().collect();
    let mut additions = Vec::new();
    for member in order {
        let Some(article) = told.get(member.place) else {
            continue;
        };
        let new = new_in(article, &before);
        let near = article.near(sought);
        let on_topic: Vec<&Sentence> = new
            .iter()
            .filter(|own| near.contains(&own.span))
            .copied()
            .collect();
        // Of a round-up the rest is of other things; an article that never names the topic is told as it is.
        let shown = if near.is_empty() { &new } else { &on_topic };
        additions.push(Addition {
            place: member.place,
            excerpt: telling_most(shown, &before)
                .and_then(|sentence| article.article.excerpt(sentence.span)),
            count: new.len(),
        });
        before.push(article);
    }
    let days = own
        .iter()
        .filter_map(|(_, article)| article.metadata().published.date());
    let days = days.clone().min().zip(days.max());
    let lead = leading.and_then(|leading| leading.lead(sought));
    let given = |place: usize| story.places.get(place).copied().unwrap_or(place);
    for member in found.iter_mut().flat_map(|origin| &mut origin.members) {
        member.place = given(member.place);
    }
    for addition in &mut additions {
        addition.place = given(addition.place);
    }
    Event {
        origins: found,
        lead,
        additions,
        days,
    }
}

/// The sentences of an article that say what none of the others does.
fn new_in<'t>(article: &'t Told, others: &[&Told]) -> Vec<&'t Sentence> {
    article
        .sentences
        .iter()
        .filter(|sentence| sentence.tells() && sentence.whole)
        .filter(|sentence| {
            others
                .iter()
                .all(|other| other.sentences.iter().all(|own| !own.is_near(sentence)))
        })
        .collect()
}

/// Of the first sentences that are new altogether the one that tells most; else the first that is new.
fn telling_most<'t>(new: &[&'t Sentence], others: &[&Told]) -> Option<&'t Sentence> {
    let nearness = |sentence: &Sentence| {
        let sentences = others.iter().flat_map(|other| &other.sentences);
        sentences
            .map(|own| own.nearness(sentence))
            .fold(0.0, f32::max)
    };
    let altogether = new.iter().filter(|own| nearness(own) < NEW_BELOW);
    altogether
        .take(FIRST)
        .max_by(|one, other| one.weight.total_cmp(&other.weight))
        .or_else(|| new.first())
        .copied()
}

impl Told {
    /// The sentences that have words of the topic, or stand by one that has.
    pub(in crate::desk) fn near(&self, sought: &Sought) -> Vec<Span> {
        let has: Vec<bool> = self
            .sentences
            .iter()
            .map(|sentence| sought.within(sentence) >= ON_TOPIC_MIN)
            .collect();
        let by = |at: usize| {
            let from = at.saturating_sub(BESIDE);
            has.iter()
                .skip(from)
                .take(at + BESIDE + 1 - from)
                .any(|has| *has)
        };
        let spans = self.sentences.iter().map(|sentence| sentence.span);
        let near = spans.enumerate().filter(|(at, _)| by(*at));
        near.map(|(_, span)| span).collect()
    }

    /// How it begins: of its first sentences the one that names the topic, else the first that says something, with
    /// the next as long as they are short.
    pub(in crate::desk) fn lead(&self, sought: &Sought) -> Option<Excerpt> {
        let telling = || {
            let sentences = self.sentences.iter().enumerate();
            sentences.filter(|(_, sentence)| sentence.tells())
        };
        let names = |(_, sentence): &(usize, &Sentence)| sought.within(sentence) >= ON_TOPIC_MIN;
        let (at, _) = telling()
            .take(LEAD_SENTENCES)
            .find(names)
            .or_else(|| telling().find(names))
            .or_else(|| telling().next())?;
        let first = self.sentences.get(at)?.span;
        let both = self
            .sentences
            .get(at + 1)
            .map(|next| first.cover(next.span));
        both.filter(|both| both.len() <= LEAD_BYTES_MAX)
            .and_then(|both| self.article.excerpt(both))
            .or_else(|| self.article.excerpt(first))
    }
}

impl Event {
    /// How many articles tell it.
    pub(in crate::desk) fn count(&self) -> usize {
        self.origins.iter().map(|origin| origin.members.len()).sum()
    }

    /// The sources that have articles of its days and none in it, those with most first; nothing where its days
    /// are unknown.
    pub(in crate::desk) fn silent(
        &self,
        articles: &[(ArticleNumber, Arc<Article>)],
        newsroom: &Newsroom,
    ) -> Option<Vec<Silent>> {
        let (first, last) = self.days?;
        let day = |date: Date| {
            let since = date.since(Date::constant(1970, 1, 1)).ok()?;
            Some(i64::from(since.get_days()))
        };
        let (first, last) = (day(first)? - DAYS_AROUND, day(last)? + DAYS_AROUND);
        let telling: Vec<&str> = self
            .origins
            .iter()
            .flat_map(|origin| &origin.members)
            .filter_map(|member| articles.get(member.place)?.1.metadata().source.as_deref())
            .collect();
        let mut silent = Vec::new();
        let counts = newsroom.source_counts();
        let named = counts.iter().filter_map(|count| count.source.as_deref());
        for source in named
            .filter(|source| !telling.contains(source))
            .take(SOURCES_MAX)
        {
            let articles = newsroom.articles_between(source, first, last);
            if articles > 0 {
                silent.push(Silent {
                    source: source.to_owned(),
                    articles,
                });
            }
        }
        silent.sort_by_key(|silent| std::cmp::Reverse(silent.articles));
        Some(silent)
    }
}

//! Which of the articles at hand tell of one event: by the words of their first paragraphs and their titles, and by
//! the days between them.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Lexicon, Sought, Standing, Word, own_sentences};
use crate::desk::rarity::Kind;
use crate::news::{Article, ArticleNumber, day_number};
use crate::newsroom::{Newsroom, analyse};

/// So many words of an article say what it is about; what comes after is background, which events share.
const WORDS: usize = 400;
/// Two groups of articles tell of one event when their articles are so much alike, on the mean over all pairs.
const ALIKE_MIN: f32 = 0.14;
/// What a day between two articles takes of their likeness.
const A_DAY: f32 = 0.1;
/// So much of what any two of the articles at hand are alike tells no event where a day is unknown.
const USUAL: f32 = 0.8;

/// Articles that tell of one event, as places in the list that was given: those given first first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::desk) struct Story {
    /// The articles.
    pub(in crate::desk) places: Vec<usize>,
}

/// An article as a direction: the weights of its words, of length 1.
struct Direction {
    weights: Vec<(u32, f32)>,
    day: Option<i64>,
    /// The day it was not published before, where only that is known.
    after: Option<i64>,
}

/// Groups articles by the event they tell of. Every article is of one story; stories are in the order of their
/// first articles.
pub fn stories(numbers: &[ArticleNumber], newsroom: &Newsroom) -> Vec<Vec<ArticleNumber>> {
    let articles: Vec<(ArticleNumber, Arc<Article>)> = numbers
        .iter()
        .filter_map(|number| Some((*number, newsroom.article_numbered(*number)?)))
        .collect();
    let stories = grouped(&articles, None, newsroom, &mut Lexicon::new(newsroom));
    let number = |place: usize| articles.get(place).map(|(number, _)| *number);
    stories
        .into_iter()
        .map(|story| story.places.into_iter().filter_map(number).collect())
        .collect()
}

/// Groups articles by the event they tell of: of all groups the two that are most alike are put together, until
/// none are alike enough (average linkage). Those of one origin are together from the start: no origin is counted
/// in two stories.
///
/// `sought` are the words that the articles were found by, where there are any: they all have those, whatever happened.
pub(in crate::desk) fn grouped(
    articles: &[(ArticleNumber, Arc<Article>)],
    sought: Option<&Sought>,
    newsroom: &Newsroom,
    lexicon: &mut Lexicon,
) -> Vec<Story> {
    // Where days are unknown, what all have in common is taken off by `usual`.
    let are_dated =
        |(_, article): &(_, Arc<Article>)| article.metadata().published.date().is_some();
    let sought = sought.filter(|_| articles.iter().all(are_dated));
    let directions: Vec<Direction> = articles
        .iter()
        .map(|(_, article)| direction(article, sought, lexicon))
        .collect();
    let mut groups: Vec<Group> = likenesses(&directions);
    let standing = Standing::of(articles, newsroom, lexicon);
    for (place, (number, _)) in articles.iter().enumerate() {
        let origin = standing.origin(*number);
        let first = articles.iter().position(|(own, _)| *own == origin);
        if let Some(first) = first.filter(|first| *first < place) {
            merge(&mut groups, first, place);
        }
    }
    loop {
        let best = groups
            .iter()
            .enumerate()
            .flat_map(|(one, group)| {
                group
                    .alike
                    .iter()
                    .map(move |(other, alike)| (*alike, one, *other))
            })
            .filter(|(alike, ..)| *alike >= ALIKE_MIN)
            .max_by(|a, b| a.0.total_cmp(&b.0).then((b.1, b.2).cmp(&(a.1, a.2))));
        let Some((_, one, other)) = best else { break };
        merge(&mut groups, one.min(other), one.max(other));
    }
    let mut stories: Vec<Story> = groups
        .into_iter()
        .filter(|group| !group.places.is_empty())
        .map(|mut group| {
            group.places.sort_unstable();
            Story {
                places: group.places,
            }
        })
        .collect();
    stories.sort_by(|one, other| one.places.cmp(&other.places));
    stories
}

/// Articles put together so far, and how much they are like the others.
struct Group {
    places: Vec<usize>,
    alike: HashMap<usize, f32>,
}

fn likenesses(directions: &[Direction]) -> Vec<Group> {
    let mut groups: Vec<Group> = (0..directions.len())
        .map(|place| Group {
            places: vec![place],
            alike: HashMap::new(),
        })
        .collect();
    let usual = usual(directions);
    for (other, second) in directions.iter().enumerate() {
        for (one, first) in directions.iter().enumerate().take(other) {
            let alike = likeness(first, second, usual);
            if alike > 0.0 {
                for (own, theirs) in [(one, other), (other, one)] {
                    if let Some(group) = groups.get_mut(own) {
                        group.alike.insert(theirs, alike);
                    }
                }
            }
        }
    }
    groups
}

#[expect(clippy::cast_precision_loss, reason = "counts of articles at hand")]
fn merge(groups: &mut [Group], one: usize, other: usize) {
    let Some(gone) = groups.get_mut(other).map(|group| Group {
        places: std::mem::take(&mut group.places),
        alike: std::mem::take(&mut group.alike),
    }) else {
        return;
    };
    let Some(kept) = groups.get_mut(one) else {
        return;
    };
    let (own, theirs) = (kept.places.len() as f32, gone.places.len() as f32);
    let mut alike = std::mem::take(&mut kept.alike);
    for value in alike.values_mut() {
        *value *= own / (own + theirs);
    }
    for (place, value) in &gone.alike {
        *alike.entry(*place).or_default() += value * theirs / (own + theirs);
    }
    alike.remove(&one);
    alike.remove(&other);
    kept.places.extend(gone.places);
    for (place, value) in &alike {
        if let Some(group) = groups.get_mut(*place) {
            group.alike.remove(&other);
            group.alike.insert(one, *value);
        }
    }
    if let Some(kept) = groups.get_mut(one) {
        kept.alike = alike;
    }
}

/// How much two articles are alike: the cosine of their directions, less the further apart their days.
///
/// Where a day is unknown, it is less by what any two of the articles at hand have in common: of articles on one
/// matter, that tells no event from what came before and after it.
#[expect(clippy::cast_precision_loss, reason = "days need no more digits")]
fn likeness(one: &Direction, other: &Direction, usual: f32) -> f32 {
    let alike = cosine(&one.weights, &other.weights);
    if let (Some(day), Some(theirs)) = (one.day, other.day) {
        let apart = (day - theirs).abs() as f32;
        return alike * (-A_DAY * apart).exp();
    }
    let apart = later(one, other).max(later(other, one)) as f32;
    (alike - USUAL * usual) * (-A_DAY * apart).exp()
}

/// How many days an article was published after another at least, where it is undated but tells of later days.
fn later(one: &Direction, other: &Direction) -> i64 {
    one.after
        .zip(other.day)
        .map_or(0, |(after, day)| (after - day).max(0))
}

/// How much most pairs of the articles are alike at least: the lower quartile, 0 where all have their days.
fn usual(directions: &[Direction]) -> f32 {
    if directions.iter().all(|direction| direction.day.is_some()) {
        return 0.0;
    }
    let mut alike: Vec<f32> = Vec::new();
    for (at, one) in directions.iter().enumerate() {
        let others = directions.iter().take(at);
        alike.extend(others.map(|other| cosine(&one.weights, &other.weights)));
    }
    alike.sort_by(f32::total_cmp);
    alike.get(alike.len() / 4).copied().unwrap_or_default()
}

fn cosine(one: &[(u32, f32)], other: &[(u32, f32)]) -> f32 {
    let mut others = other.iter().peekable();
    let mut cosine = 0.0;
    for (id, weight) in one {
        while others.next_if(|other| other.0 < *id).is_some() {}
        if let Some((_, theirs)) = others.next_if(|other| other.0 == *id) {
            cosine += weight * theirs;
        }
    }
    cosine
}

fn direction(article: &Article, sought: Option<&Sought>, lexicon: &mut Lexicon) -> Direction {
    let mut counts: HashMap<u32, (Word, f32, f32)> = HashMap::new();
    let mut words = 0;
    let mut add = |text: &str, lexicon: &mut Lexicon| {
        analyse(text, article.language(), |token| {
            words += usize::from(!token.compound);
            if let Some(term) = token.term
                && !token.compound
            {
                let word = lexicon.word(term);
                let (_, count, names) = counts.entry(word.id).or_insert((word, 0.0, 0.0));
                *count += 1.0;
                *names += f32::from(u8::from(Kind::of(&token) != Kind::Plain));
            }
        });
        words
    };
    add(
        article.metadata().title.as_deref().unwrap_or_default(),
        lexicon,
    );
    for sentence in own_sentences(article) {
        if add(sentence.slice(article.body()), lexicon) > WORDS {
            break;
        }
    }
    // In a large collection the names of a topic tell an event; in a small one every article may have them.
    let known = lexicon.rarity().known();
    let weighed = counts.into_iter().map(|(id, (word, count, names))| {
        // A word that is mostly written so is a name; one at the beginning of a sentence may be any.
        let kind = if names * 2.0 > count {
            Kind::Name
        } else {
            Kind::Plain
        };
        let times = 1.0 + count.ln();
        let found_by = sought.is_some_and(|sought| sought.has(id));
        let told = if found_by { known } else { 1.0 };
        (id, told * times * lexicon.topical(word, kind))
    });
    let mut weights: Vec<(u32, f32)> = weighed.collect();
    weights.sort_unstable_by_key(|(id, _)| *id);
    let length = weights
        .iter()
        .map(|(_, weight)| weight * weight)
        .sum::<f32>();
    let length = length.sqrt().max(f32::MIN_POSITIVE);
    for (_, weight) in &mut weights {
        *weight /= length;
    }
    let published = article.metadata().published;
    Direction {
        weights,
        day: published.day_number(),
        after: published.not_before().map(day_number),
    }
}

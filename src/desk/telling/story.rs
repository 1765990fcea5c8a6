//! Which of the articles at hand tell of one event: by the words of their first paragraphs and their titles, and by
//! the days between them.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Lexicon, own_sentences};
use crate::news::{Article, ArticleNumber};
use crate::newsroom::{Newsroom, analyse};

/// So many words of an article say what it is about; what comes after is background, which events share.
const WORDS: usize = 400;
/// Two groups of articles tell of one event when their articles are so much alike, on the mean over all pairs.
const ALIKE_MIN: f32 = 0.14;
/// What a day between two articles takes of their likeness.
const A_DAY: f32 = 0.1;

/// Articles that tell of one event, as places in the list that was given: those given first first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::desk) struct Story {
    /// The articles.
    pub(in crate::desk) places: Vec<usize>,
}

/// An article as one direction: the weights of its words, of length 1.
struct Direction {
    weights: Vec<(u32, f32)>,
    day: Option<i64>,
}

/// Groups articles by the event they tell of. Every article is of one story; stories are in the order of their
/// first articles.
pub fn stories(numbers: &[ArticleNumber], newsroom: &Newsroom) -> Vec<Vec<ArticleNumber>> {
    let articles: Vec<(ArticleNumber, Arc<Article>)> = numbers
        .iter()
        .filter_map(|number| Some((*number, newsroom.article_numbered(*number)?)))
        .collect();
    let stories = grouped(&articles, &mut Lexicon::new(newsroom));
    let number = |place: usize| articles.get(place).map(|(number, _)| *number);
    stories
        .into_iter()
        .map(|story| story.places.into_iter().filter_map(number).collect())
        .collect()
}

/// Groups articles by the event they tell of: of all groups the two that are most alike are put together, until
/// none are alike enough (average linkage).
pub(in crate::desk) fn grouped(
    articles: &[(ArticleNumber, Arc<Article>)],
    lexicon: &mut Lexicon,
) -> Vec<Story> {
    let directions: Vec<Direction> = articles
        .iter()
        .map(|(_, article)| direction(article, lexicon))
        .collect();
    let mut groups: Vec<Group> = likenesses(&directions);
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
    for (other, second) in directions.iter().enumerate() {
        for (one, first) in directions.iter().enumerate().take(other) {
            let alike = likeness(first, second);
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
#[expect(clippy::cast_precision_loss, reason = "days need no more digits")]
fn likeness(one: &Direction, other: &Direction) -> f32 {
    let mut others = other.weights.iter().peekable();
    let mut cosine = 0.0;
    for (id, weight) in &one.weights {
        while others.next_if(|other| other.0 < *id).is_some() {}
        if let Some((_, theirs)) = others.next_if(|other| other.0 == *id) {
            cosine += weight * theirs;
        }
    }
    let apart = match (one.day, other.day) {
        (Some(one), Some(other)) => (one - other).abs() as f32,
        _ => 0.0,
    };
    cosine * (-A_DAY * apart).exp()
}

fn direction(article: &Article, lexicon: &mut Lexicon) -> Direction {
    let mut counts: HashMap<u32, (f32, f32)> = HashMap::new();
    let mut words = 0;
    let mut add = |text: &str, lexicon: &mut Lexicon| {
        analyse(text, article.language(), |token| {
            words += usize::from(!token.compound);
            if let Some(term) = token.term
                && !token.compound
            {
                let word = lexicon.word(term);
                counts.entry(word.id).or_insert((0.0, word.topical)).0 += 1.0;
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
    let mut weights: Vec<(u32, f32)> = counts
        .into_iter()
        .map(|(id, (count, topical))| (id, (1.0 + count.ln()) * topical))
        .collect();
    weights.sort_unstable_by_key(|weight| weight.0);
    let length = weights.iter().map(|(_, w)| w * w).sum::<f32>().sqrt();
    for (_, weight) in &mut weights {
        *weight /= length.max(f32::MIN_POSITIVE);
    }
    Direction {
        weights,
        day: day(article),
    }
}

/// The day an article was published on, counted from an arbitrary one, where it is known.
fn day(article: &Article) -> Option<i64> {
    let date = article.metadata().published.date()?;
    let since = date.since(jiff::civil::Date::constant(1970, 1, 1)).ok()?;
    Some(i64::from(since.get_days()))
}

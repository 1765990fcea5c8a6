//! A story told: its lead, what each further article adds to it, and which sources have nothing of it.

use std::sync::Arc;

use super::lead::new_in;
use super::{Lexicon, Origin, Sentence, Sought, Story, Told, origins};
use crate::news::{Article, ArticleNumber, Excerpt, day_number};
use crate::newsroom::Newsroom;
use jiff::civil::Date;

/// An article that names the topic in so much of its sentences tells of little else.
const WHOLLY: f32 = 0.3;
/// An article leads a story that names the topic half as often as the one that does most, or as one that tells of little
/// else.
const LEADING_MIN: f32 = 0.5;
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
    let mut found = led(origins(&own, newsroom, lexicon), &own, sought, lexicon);
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
        additions.push(Addition {
            place: member.place,
            excerpt: article
                .adding(&new, sought, &before)
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

/// The origins of the articles with the one that leads first: who was first, where that is known, of those that tell of
/// little else. The others stay as they were given.
fn led(
    mut origins: Vec<Origin>,
    own: &[(ArticleNumber, Arc<Article>)],
    sought: &Sought,
    lexicon: &mut Lexicon,
) -> Vec<Origin> {
    let article = |origin: &Origin| {
        let first = origin.members.first()?;
        own.get(first.place).map(|(_, article)| article)
    };
    let day = |origin: &Origin| article(origin).and_then(|own| own.metadata().published.date());
    let mut naming = |origin: &Origin| {
        article(origin).map_or(0.0, |article| lexicon.told(article).naming(sought))
    };
    let naming: Vec<f32> = origins.iter().map(&mut naming).collect();
    let least = LEADING_MIN * naming.iter().copied().fold(0.0, f32::max).min(WHOLLY);
    let leading = origins
        .iter()
        .zip(&naming)
        .enumerate()
        .filter(|(_, (_, naming))| **naming >= least)
        .min_by_key(|(at, (origin, _))| (day(origin).is_none(), day(origin), *at))
        .map(|(at, _)| at);
    if let Some(leading) = leading {
        let leading = origins.remove(leading);
        origins.insert(0, leading);
    }
    origins
}

/// Puts a story to one of the same days that tells in some sentence what it begins with: no event is told twice.
pub(in crate::desk) fn joined(
    stories: Vec<Story>,
    articles: &[(ArticleNumber, Arc<Article>)],
    sought: &Sought,
    lexicon: &mut Lexicon,
) -> Vec<Story> {
    let mut joined: Vec<Story> = Vec::new();
    for story in stories {
        let told: Vec<Arc<Told>> = told(&story, articles, lexicon);
        let leads: Vec<&Sentence> = told
            .iter()
            .filter_map(|told| Some(told.lead_sentences(sought)?.0))
            .collect();
        let same = joined.iter().position(|other| {
            let others = self::told(other, articles, lexicon);
            others.iter().any(|other| {
                told.iter().zip(&leads).any(|(own, lead)| {
                    is_of_days(own, other)
                        && other.sentences.iter().any(|s| s.tells_again(lead, sought))
                })
            })
        });
        match same.and_then(|at| joined.get_mut(at)) {
            Some(same) => same.places.extend(story.places),
            None => joined.push(story),
        }
    }
    joined
}

/// The articles of a story, read.
fn told(
    story: &Story,
    articles: &[(ArticleNumber, Arc<Article>)],
    lexicon: &mut Lexicon,
) -> Vec<Arc<Told>> {
    let own = story.places.iter().filter_map(|place| articles.get(*place));
    own.map(|(_, article)| lexicon.told(article)).collect()
}

/// Whether two articles are known to be of one day, or of days next to each other.
fn is_of_days(one: &Told, other: &Told) -> bool {
    let day = |told: &Told| told.article.metadata().published.date();
    let apart = day(one)
        .zip(day(other))
        .and_then(|(one, other)| one.until(other).ok());
    apart.is_some_and(|apart| apart.get_days().abs() <= 1)
}

impl Event {
    /// How many articles tell it.
    pub(in crate::desk) fn count(&self) -> usize {
        self.origins.iter().map(|origin| origin.members.len()).sum()
    }

    /// The sources that have articles of its days and none on the topic among them, those with most first, from all
    /// articles on the topic; nothing where its days are unknown.
    pub(in crate::desk) fn silent(
        &self,
        on_topic: &[Arc<Article>],
        newsroom: &Newsroom,
    ) -> Option<Vec<Silent>> {
        let (first, last) = self.days?;
        let (first, last) = (
            day_number(first) - DAYS_AROUND,
            day_number(last) + DAYS_AROUND,
        );
        let is_of_days = |article: &&Arc<Article>| {
            let told = article.metadata().published.day_number();
            told.is_none_or(|day| (first..=last).contains(&day))
        };
        let telling: Vec<&str> = on_topic
            .iter()
            .filter(is_of_days)
            .filter_map(|article| article.metadata().source.as_deref())
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

//! Which of the articles at hand carry one text: reprints as found at take-in, and rewrites, which tell most of
//! another's sentences in other words and keep some of its.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::{Lexicon, Told};
use crate::desk::sources::counted;
use crate::news::{Article, ArticleNumber, Overlap, Published, Shingles, Span};
use crate::newsroom::Newsroom;

/// A rewrite keeps so many of the runs of five words of its original, of the shorter of the two: what keeps fewer
/// reports the same event, or what came of it, with the same background.
const RUNS_MIN: f64 = 0.45;
/// The same where one credits the other's source, or both credit one agency: who names whom it has its text of may
/// tell it in other words.
const RUNS_CREDITED_MIN: f64 = 0.05;
/// Within so many days, where these are known: what credits the same agency later reports what came later.
const DAYS_CREDITED_MAX: i32 = 2;
/// A rewrite tells so much of what its original tells, of the shorter of the two.
const TOLD_MIN: f32 = 0.4;
/// It tells it in so many sentences: two reports of one event may have a few in common.
const SENTENCES_MIN: usize = 4;
/// A run of words in common that is worth showing.
const RUN_WORDS_MIN: usize = 5;

/// Articles that carry one text.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::desk) struct Origin {
    /// The original first, then those that carry its text, in the order given.
    pub(in crate::desk) members: Vec<Member>,
}

/// An article of an origin.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::desk) struct Member {
    /// Its place in the list that was given.
    pub(in crate::desk) place: usize,
    /// What it is to the original.
    pub(in crate::desk) kinship: Kinship,
    /// The share of what it tells that the original tells too.
    pub(in crate::desk) share: f32,
    /// The longest run of its words that the original has too.
    pub(in crate::desk) run: Option<Span>,
}

/// What an article is to the original of its origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::desk) enum Kinship {
    /// The original itself.
    Original,
    /// It carries the same text, whole or cut.
    Reprint,
    /// It tells most of the same in other words.
    Rewrite,
}

impl Kinship {
    /// The word for it.
    pub(in crate::desk) fn as_str(self) -> &'static str {
        match self {
            Self::Original => "original",
            Self::Reprint => "reprint",
            Self::Rewrite => "rewrite",
        }
    }
}

/// Puts together which of the articles carry one text, in the order of the first of each. Every article is of one
/// origin.
pub(in crate::desk) fn origins(
    articles: &[(ArticleNumber, Arc<Article>)],
    newsroom: &Newsroom,
    lexicon: &mut Lexicon,
) -> Vec<Origin> {
    let mut at_hand = AtHand::new(articles, lexicon);
    let groups = at_hand.groups(newsroom);
    groups.iter().map(|places| at_hand.origin(places)).collect()
}

/// Which of the articles at hand stands for each: the first given of its origin.
#[derive(Clone, Debug, Default)]
pub(in crate::desk) struct Standing(HashMap<ArticleNumber, ArticleNumber>);

impl Standing {
    /// Tells the origins apart as [`origins`] does: what counts sources counts these, whichever command it is.
    pub(in crate::desk) fn of(
        articles: &[(ArticleNumber, Arc<Article>)],
        newsroom: &Newsroom,
        lexicon: &mut Lexicon,
    ) -> Self {
        let number = |place: &usize| articles.get(*place).map(|(number, _)| *number);
        let groups = AtHand::new(articles, lexicon).groups(newsroom);
        let mut standing = HashMap::new();
        for places in &groups {
            let first = places.first().and_then(number);
            let all = places.iter().filter_map(number);
            standing.extend(all.filter_map(|article| Some((article, first?))));
        }
        Self(standing)
    }

    /// The article that stands for this one: itself, or the first of those that carry its text.
    pub(in crate::desk) fn origin(&self, article: ArticleNumber) -> ArticleNumber {
        self.0.get(&article).copied().unwrap_or(article)
    }

    /// The same of articles that may be given more than once.
    pub(in crate::desk) fn among<'a>(
        articles: impl Iterator<Item = &'a Arc<Article>>,
        newsroom: &Newsroom,
    ) -> Self {
        let mut numbered: Vec<(ArticleNumber, Arc<Article>)> = Vec::new();
        for article in articles {
            if numbered.iter().any(|(_, known)| known.id() == article.id()) {
                continue;
            }
            let number = newsroom.number(article.id());
            numbered.extend(number.map(|number| (number, Arc::clone(article))));
        }
        match numbered.as_slice() {
            [] => Self::default(),
            [(one, _)] => Self(HashMap::from([(*one, *one)])),
            _ => Self::of(&numbered, newsroom, &mut Lexicon::new(newsroom)),
        }
    }

    /// How many articles there are.
    pub(in crate::desk) fn articles(&self) -> usize {
        self.0.len()
    }

    /// How many origins there are.
    pub(in crate::desk) fn count(&self) -> usize {
        let origins: HashSet<&ArticleNumber> = self.0.values().collect();
        origins.len()
    }
}

/// `1 article`, `3 articles of 2 origins`.
pub(in crate::desk) fn told_by(articles: usize, origins: usize) -> String {
    match articles {
        1 => counted(1, "article"),
        _ => format!(
            "{} of {}",
            counted(articles as u64, "article"),
            counted(origins as u64, "origin")
        ),
    }
}

/// Gives all of the group of one the group of the other.
fn join(groups: &mut [usize], one: usize, other: usize) {
    let (Some(one), Some(other)) = (groups.get(one).copied(), groups.get(other).copied()) else {
        return;
    };
    for group in groups.iter_mut().filter(|group| **group == other.max(one)) {
        *group = one.min(other);
    }
}

/// The articles at hand, and what was read of them.
struct AtHand<'a> {
    articles: &'a [(ArticleNumber, Arc<Article>)],
    told: HashMap<usize, Arc<Told>>,
    shingles: Vec<Shingles>,
    lexicon: &'a mut Lexicon,
}

impl<'a> AtHand<'a> {
    fn new(articles: &'a [(ArticleNumber, Arc<Article>)], lexicon: &'a mut Lexicon) -> Self {
        Self {
            articles,
            told: HashMap::new(),
            shingles: articles
                .iter()
                .map(|(_, article)| Shingles::of(article))
                .collect(),
            lexicon,
        }
    }

    /// The places of the articles by origin, in the order of the first of each.
    fn groups(&mut self, newsroom: &Newsroom) -> Vec<Vec<usize>> {
        let articles = self.articles;
        let carried = newsroom.origins();
        let mut groups: Vec<usize> = (0..articles.len()).collect();
        let mut stored: HashMap<ArticleNumber, usize> = HashMap::new();
        for (place, (number, _)) in articles.iter().enumerate() {
            let first = *stored.entry(carried.origin(*number)).or_insert(place);
            join(&mut groups, first, place);
        }
        for ((one, other), runs) in self.candidates() {
            if groups.get(one) != groups.get(other) && self.is_one_text(one, other, runs) {
                join(&mut groups, one, other);
            }
        }
        let mut members: HashMap<usize, Vec<usize>> = HashMap::new();
        for (place, group) in groups.iter().enumerate() {
            members.entry(*group).or_default().push(place);
        }
        let mut found: Vec<Vec<usize>> = members.into_values().collect();
        found.sort();
        found
    }

    /// Pairs of articles that have some runs of words in common, with the share of them in the shorter.
    fn candidates(&self) -> Vec<((usize, usize), f64)> {
        let mut entries: Vec<(u64, usize)> = self
            .shingles
            .iter()
            .enumerate()
            .flat_map(|(place, shingles)| shingles.hashes().iter().map(move |hash| (*hash, place)))
            .collect();
        entries.sort_unstable();
        let mut shared: HashMap<(usize, usize), u32> = HashMap::new();
        for run in entries.chunk_by(|one, other| one.0 == other.0) {
            for (at, (_, other)) in run.iter().enumerate() {
                for (_, one) in run.iter().take(at) {
                    *shared.entry((*one, *other)).or_default() += 1;
                }
            }
        }
        let size = |place: usize| self.shingles.get(place).map_or(1, |all| all.hashes().len());
        let mut pairs: Vec<((usize, usize), f64)> = shared
            .into_iter()
            .map(|((one, other), shared)| {
                let shorter = u32::try_from(size(one).min(size(other))).unwrap_or(u32::MAX);
                let runs = f64::from(shared) / f64::from(shorter.max(1));
                ((one, other), runs)
            })
            .filter(|(_, runs)| *runs >= RUNS_CREDITED_MIN)
            .collect();
        pairs.sort_unstable_by_key(|(pair, _)| *pair);
        pairs
    }

    /// Whether two articles are one text, of whose runs of words the shorter shares so many.
    fn is_one_text(&mut self, one: usize, other: usize, runs: f64) -> bool {
        if self.is_reprint(one, other) {
            return true;
        }
        if runs < RUNS_MIN && !self.is_credited(one, other) {
            return false;
        }
        let (share, sentences) = self.shared(one, other);
        share >= TOLD_MIN && sentences >= SENTENCES_MIN
    }

    fn is_reprint(&self, one: usize, other: usize) -> bool {
        let overlap = self
            .shingles
            .get(one)
            .zip(self.shingles.get(other))
            .and_then(|(one, other)| one.overlap(other));
        overlap.is_some_and(Overlap::is_one_text)
    }

    /// How much of what the shorter tells the other tells too, and in how many sentences.
    fn shared(&mut self, one: usize, other: usize) -> (f32, usize) {
        let (Some(one), Some(other)) = (self.read(one), self.read(other)) else {
            return (0.0, 0);
        };
        let weight = |told: &Told| -> f32 { told.sentences.iter().map(|own| own.weight).sum() };
        if weight(&one) <= weight(&other) {
            one.shared_with(&other)
        } else {
            other.shared_with(&one)
        }
    }

    /// Whether one of two articles of about one day credits the other's source, or both credit one agency.
    fn is_credited(&self, one: usize, other: usize) -> bool {
        let (Some((_, one)), Some((_, other))) = (self.articles.get(one), self.articles.get(other))
        else {
            return false;
        };
        let days = |article: &Article| article.metadata().published.date();
        let apart = days(one).zip(days(other));
        let apart = apart.and_then(|(one, other)| one.until(other).ok());
        let agency = |name: &String| {
            let own = &other.metadata().credits;
            own.iter().any(|own| is_same(own, name))
        };
        apart.is_none_or(|apart| apart.get_days().abs() <= DAYS_CREDITED_MAX)
            && !is_one_outlet(one, other)
            && (credits(one, other)
                || credits(other, one)
                || one.metadata().credits.iter().any(agency))
    }

    fn read(&mut self, place: usize) -> Option<Arc<Told>> {
        if let Some(told) = self.told.get(&place) {
            return Some(Arc::clone(told));
        }
        let (_, article) = self.articles.get(place)?;
        let told = self.lexicon.told(article);
        self.told.insert(place, Arc::clone(&told));
        Some(told)
    }

    /// The origin of the articles at these places.
    fn origin(&mut self, places: &[usize]) -> Origin {
        let original = self.original(places);
        let mut members = vec![Member {
            place: original,
            kinship: Kinship::Original,
            share: 1.0,
            run: None,
        }];
        for place in places.iter().copied().filter(|place| *place != original) {
            let kinship = if self.is_reprint(place, original) {
                Kinship::Reprint
            } else {
                Kinship::Rewrite
            };
            let told = self.read(place).zip(self.read(original));
            members.push(Member {
                place,
                kinship,
                share: told.map_or(0.0, |(own, other)| own.shared_with(&other).0),
                run: self.run(place, original),
            });
        }
        Origin { members }
    }

    /// The article that the others have their text of: the first published, where that is known of all; else one
    /// that credits none of the others; else the longest.
    fn original(&self, places: &[usize]) -> usize {
        let article = |place: usize| self.articles.get(place).map(|(_, article)| article);
        let known: Option<Vec<_>> = places
            .iter()
            .map(|place| Some((instant(article(*place)?.metadata().published)?, *place)))
            .collect();
        if let Some(known) = known
            && let Some((first, place)) = known.iter().min()
            && known.iter().filter(|(other, _)| other == first).count() == 1
        {
            return *place;
        }
        let rank = |place: usize| {
            let own = article(place);
            let crediting = places
                .iter()
                .filter_map(|other| own.zip(article(*other)))
                .any(|(own, other)| credits(own, other));
            let length = self.shingles.get(place).map_or(0, |all| all.hashes().len());
            (crediting, std::cmp::Reverse(length), place)
        };
        let first = places.iter().copied().min_by_key(|place| rank(*place));
        first.unwrap_or_default()
    }

    /// The longest run of words of one article that the other has too.
    fn run(&self, place: usize, original: usize) -> Option<Span> {
        let (_, own) = self.articles.get(place)?;
        let (_, other) = self.articles.get(original)?;
        longest_run(own, other)
    }
}

/// The longest run of words of an article's own paragraphs that another has too, within one paragraph.
fn longest_run(own: &Article, other: &Article) -> Option<Span> {
    let others: Vec<Vec<(u64, Span)>> = paragraphs(other).collect();
    let mut starts: HashMap<(u64, u64), Vec<(usize, usize)>> = HashMap::new();
    for (paragraph, words) in others.iter().enumerate() {
        for (at, pair) in words.windows(2).enumerate() {
            if let [(first, _), (second, _)] = pair {
                starts
                    .entry((*first, *second))
                    .or_default()
                    .push((paragraph, at));
            }
        }
    }
    let mut best: Option<(usize, Span)> = None;
    for words in paragraphs(own) {
        for (at, pair) in words.windows(2).enumerate() {
            let [(first, from), (second, _)] = pair else {
                continue;
            };
            for (paragraph, start) in starts.get(&(*first, *second)).into_iter().flatten() {
                let there = others.get(*paragraph).and_then(|all| all.get(*start..));
                let here = words.get(at..).unwrap_or_default();
                let length = here
                    .iter()
                    .zip(there.unwrap_or_default())
                    .take_while(|(one, other)| one.0 == other.0)
                    .count();
                if length >= RUN_WORDS_MIN
                    && best.is_none_or(|best| length > best.0)
                    && let Some((_, to)) = here.get(length - 1)
                {
                    best = Some((length, from.cover(*to)));
                }
            }
        }
    }
    best.map(|(_, span)| span)
}

/// The words of each of an article's own paragraphs, folded, with their places.
fn paragraphs(article: &Article) -> impl Iterator<Item = Vec<(u64, Span)>> {
    article
        .paragraphs()
        .iter()
        .filter(|paragraph| paragraph.class == crate::news::Class::Body)
        .map(|paragraph| crate::news::shingle::words(article.body(), paragraph.span))
}

/// Whether an article credits the source of another.
fn credits(article: &Article, other: &Article) -> bool {
    let source = other.metadata().source.as_deref();
    source.is_some_and(|source| {
        let own = article.metadata().source.as_deref();
        own.is_none_or(|own| !is_same(own, source))
            && article
                .metadata()
                .credits
                .iter()
                .any(|credit| is_same(credit, source))
    })
}

/// Whether two articles were published by one outlet.
fn is_one_outlet(one: &Article, other: &Article) -> bool {
    let (one, other) = (&one.metadata().source, &other.metadata().source);
    let known = one.as_ref().zip(other.as_ref());
    known.is_some_and(|(one, other)| is_same(one, other))
}

/// Whether two names are one but for case, an article before and marks.
fn is_same(one: &str, other: &str) -> bool {
    let bare = |name: &str| {
        let lower = name.to_lowercase();
        let lower = lower.strip_prefix("the ").unwrap_or(&lower).to_owned();
        lower
            .chars()
            .filter(|c| c.is_alphanumeric())
            .collect::<String>()
    };
    bare(one) == bare(other)
}

/// When it was published, where that is known to the day at least.
fn instant(published: Published) -> Option<jiff::civil::DateTime> {
    match published {
        Published::At(instant) => Some(instant.to_zoned(jiff::tz::TimeZone::UTC).datetime()),
        Published::On(date) => Some(date.at(0, 0, 0, 0)),
        Published::NotBefore(_) | Published::Unknown => None,
    }
}

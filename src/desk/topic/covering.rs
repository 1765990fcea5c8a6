//! Articles by how much they are on a topic, or like an article.

use std::sync::Arc;

use super::super::Refusal;
use super::super::ask::failed;
use super::super::rarity::Rarity;
use super::Topic;
use super::words::{Had, Words};
use crate::news::{Article, ArticleNumber, Class};
use crate::newsroom::{
    Candidate, Hit, Met, Method, Newsroom, Priors, Question, Reckoner, Snapshot, Unit,
};

/// An article on a topic.
#[derive(Clone, Debug)]
pub(in crate::desk) struct Covering {
    /// The article.
    pub(in crate::desk) article: Arc<Article>,
    /// Its number.
    pub(in crate::desk) number: ArticleNumber,
    /// How much it is on the topic, as a share of the one that is most: above 0, at most 1.
    pub(in crate::desk) share: f32,
    /// Its body paragraphs that have words of the topic, those that have most first.
    pub(in crate::desk) passages: Vec<usize>,
    /// How much of what the words of the topic tell, each of these has with the title: from 0 to 1.
    told: Vec<f32>,
    /// How much of it the title and the first paragraphs have together.
    lead: f32,
    /// Whether the article goes on with the topic in what stands beside these passages.
    goes_on: bool,
}

/// So many paragraphs say what an article is about.
const LEAD_PARAGRAPHS: usize = 3;
/// A passage with so much of what one on the topic must have goes on with it.
const NAMING: f32 = 0.5;
/// An article that does not go on with a topic is so much about it.
const IN_PASSING: f32 = 0.75;
/// An article that tells of a topic in a smaller share of its paragraphs tells of other things in the others.
const SCATTERED: f32 = 0.125;

impl Covering {
    /// The most that one of its passages has of what the words of the topic tell.
    pub(super) fn told(&self) -> f32 {
        self.told.iter().copied().fold(0.0, f32::max)
    }

    /// How much of the topic the article tells of: by how much of it one passage tells, and by how much the article
    /// begins with. What names a topic in passing begins with other things; what begins with its commoner words alone
    /// has no passage that tells all of it.
    pub(super) fn met(&self) -> f32 {
        f32::midpoint(self.told(), self.lead)
    }

    /// How much the article is about the topic: less where it begins with it and goes on with other things.
    pub(in crate::desk) fn about(&self) -> f32 {
        let in_passing = if self.goes_on { 1.0 } else { IN_PASSING };
        self.met() * in_passing
    }

    /// Whether the article goes on with the topic beside the paragraphs that name it.
    pub(in crate::desk) fn goes_on(&self) -> bool {
        self.goes_on
    }

    /// Whether a paragraph is on the topic: it has words of it, or goes on with what stands beside it.
    pub(in crate::desk) fn is_on(&self, paragraph: usize) -> bool {
        let reach = usize::from(self.goes_on);
        let mut passages = self.passages.iter();
        passages.any(|passage| passage.abs_diff(paragraph) <= reach)
    }

    /// Leaves out the passages that have less of what the words of the topic tell, unless the article begins with it
    /// and goes on with it: then the whole of it is on the topic.
    pub(super) fn narrow(&mut self, told_min: f32) {
        let naming = told_min * NAMING;
        let telling = self.told.iter().filter(|told| **told >= naming).count();
        let begins = self.lead >= told_min;
        self.goes_on = (begins || telling > 1) && !is_scattered(telling, &self.article);
        if self.goes_on && begins {
            return;
        }
        let mut told = self.told.iter().map(|told| *told >= told_min);
        self.passages.retain(|_| told.next().unwrap_or_default());
        self.told.retain(|told| *told >= told_min);
    }
}

/// Whether so few paragraphs of an article are a small share of its own.
#[expect(clippy::cast_precision_loss, reason = "a share needs no more digits")]
fn is_scattered(paragraphs: usize, article: &Article) -> bool {
    let own = article.paragraphs().iter();
    let own = own.filter(|paragraph| paragraph.class == Class::Body);
    (paragraphs as f32) < SCATTERED * own.count() as f32
}

/// An article that shares words with a topic, as the index or its text has it.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) number: ArticleNumber,
    pub(super) article: Arc<Article>,
    /// Its score as a whole.
    score: f32,
    /// Which words its title has.
    title: Met,
    /// Its body paragraphs that have some: which, its score, and which words it has.
    passages: Vec<(usize, f32, Met)>,
}

impl Found {
    fn of(candidate: &Candidate, snapshot: &Snapshot, newsroom: &Newsroom) -> Option<Self> {
        let passage = |hit: &Hit| (snapshot.paragraph_of(candidate, hit), hit.score, hit.met);
        Some(Self {
            number: candidate.number,
            article: newsroom.article_numbered(candidate.number)?,
            score: candidate.score,
            title: candidate.title,
            passages: candidate.passages.iter().map(passage).collect(),
        })
    }

    /// An article that the index does not have; nothing where it shares no word with the topic.
    pub(super) fn reckoned(
        number: ArticleNumber,
        article: Arc<Article>,
        reckoner: &Reckoner<'_>,
    ) -> Option<Self> {
        let own = reckoner.reckon(&article)?;
        Some(Self {
            number,
            article,
            score: own.score,
            title: own.title,
            passages: own.passages,
        })
    }

    /// How much it is on the topic of these words, next to an article of the score `most`.
    fn covering(mut self, words: &Words, most: f32) -> Covering {
        // They come in reading order, which passages of one score keep.
        self.passages.sort_by(|a, b| b.1.total_cmp(&a.1));
        let passages: Vec<usize> = self.passages.iter().map(|(at, ..)| *at).collect();
        let end = lead_end(&self.article);
        let title = words.had(self.title);
        let had = self.passages.iter().map(|(.., met)| words.had(*met));
        let had: Vec<Had> = had.collect();
        let of_lead = had.iter().zip(&passages).filter(|(_, at)| **at < end);
        let lead = of_lead.fold(title, |lead, (had, _)| lead.or(*had));
        let told = |had: &Had| words.told_under(*had, title, lead);
        Covering {
            article: self.article,
            number: self.number,
            share: self.score / most,
            told: had.iter().map(told).collect(),
            lead: words.told(lead),
            goes_on: true,
            passages,
        }
    }
}

/// The articles that share words with a topic, those that are most on it first; where it is asked for as of an earlier
/// time, the articles of then, and apart from them those that the collection did not have yet.
///
/// # Errors
/// When the index cannot be read.
pub(super) fn covering(
    topic: &Topic,
    newsroom: &Newsroom,
) -> Result<(Vec<Covering>, Vec<Covering>), Refusal> {
    let snapshot = newsroom.snapshot();
    let method = Method::for_topics();
    let question = match &topic.article {
        Some(article) => Question::new(&lead(article), &[article.language()]),
        None => Question::new(&topic.words, snapshot.languages()),
    };
    let mut units = snapshot.weigh(&question, &method).map_err(failed)?;
    units.iter_mut().for_each(Unit::search_loosely);
    let priors = Priors {
        filter: topic.filter.clone(),
        ..Priors::default()
    };
    let candidates = snapshot
        .candidates(&units, &priors, &method)
        .map_err(failed)?;
    let candidates = candidates.iter();
    let mut found: Vec<Found> = candidates
        .filter_map(|candidate| Found::of(candidate, &snapshot, newsroom))
        .collect();
    let mut later = Vec::new();
    if let Some(then) = &topic.then {
        let reckoner = Reckoner::new(&snapshot, &units, &method).map_err(failed)?;
        (found, later) = then.part(found, &topic.filter, &reckoner, newsroom);
    }
    let order = |a: &Found, b: &Found| b.score.total_cmp(&a.score).then(a.number.cmp(&b.number));
    found.sort_by(order);
    let most = found.iter().chain(&later).map(|own| own.score);
    let most = most.fold(0.0, f32::max);
    let articles = found.iter().chain(&later).map(|own| &*own.article);
    let rarity = Rarity::of(snapshot.articles_ever());
    let words = Words::of(&question, &units, rarity, &articles);
    let covering = |found: Vec<Found>| {
        let found = found.into_iter();
        found.map(|own| own.covering(&words, most)).collect()
    };
    Ok((covering(found), covering(later)))
}

/// The number of the paragraph after the first of an article's own words.
fn lead_end(article: &Article) -> usize {
    let paragraphs = article.paragraphs().iter().enumerate();
    let body = paragraphs.filter(|(_, paragraph)| paragraph.class == Class::Body);
    body.map(|(number, _)| number + 1)
        .take(LEAD_PARAGRAPHS)
        .last()
        .unwrap_or_default()
}

/// How much of an article's own score another must have on its first sentences to be called like it.
const LIKENESS_MIN: f32 = 0.25;
/// How many of an article's first sentences say what it is about.
const LEAD_SENTENCES: usize = 6;

/// The other articles that are most like `article`, found by its first sentences: at most `count`.
///
/// # Errors
/// When the index cannot be read.
pub(in crate::desk) fn nearest(
    article: &Article,
    count: usize,
    newsroom: &Newsroom,
) -> Result<Vec<Arc<Article>>, Refusal> {
    let method = Method::for_topics();
    let snapshot = newsroom.snapshot();
    let question = Question::new(&lead(article), &[article.language()]);
    let units = snapshot.weigh(&question, &method).map_err(failed)?;
    let candidates = snapshot
        .candidates(&units, &Priors::default(), &method)
        .map_err(failed)?;
    let own = newsroom.number(article.id());
    let score = candidates
        .iter()
        .find(|candidate| Some(candidate.number) == own)
        .map(|candidate| candidate.score);
    let Some(least) = score.map(|score| score * LIKENESS_MIN) else {
        return Ok(Vec::new());
    };
    let others = candidates
        .iter()
        .filter(|candidate| Some(candidate.number) != own && candidate.score >= least)
        .filter_map(|candidate| newsroom.article_numbered(candidate.number));
    Ok(others.take(count).collect())
}

/// The first sentences of an article, which say what it is about; without its title, which no other article has.
fn lead(article: &Article) -> String {
    let sentences = article
        .paragraphs()
        .iter()
        .filter(|paragraph| paragraph.class == Class::Body)
        .flat_map(|paragraph| &paragraph.sentences);
    let mut subject = String::new();
    for sentence in sentences.take(LEAD_SENTENCES) {
        subject.push(' ');
        subject.push_str(sentence.slice(article.body()));
    }
    subject
}

//! Articles by how much they are on a topic, or like an article.

use std::sync::Arc;

use super::super::Refusal;
use super::super::ask::failed;
use super::super::rarity::{Kind, Rarity};
use super::Topic;
use crate::news::{Article, ArticleNumber, Class};
use crate::newsroom::{Met, Method, Newsroom, Priors, Question, Unit};

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
}

/// So many paragraphs say what an article is about.
const LEAD_PARAGRAPHS: usize = 3;

impl Covering {
    /// The most that one of its passages has of what the words of the topic tell.
    pub(super) fn told(&self) -> f32 {
        self.told.iter().copied().fold(0.0, f32::max)
    }

    /// How much the article is about the topic: by how much of it one passage tells, and by how much the article begins
    /// with. What names a topic in passing begins with other things; what begins with its commoner words alone has no
    /// passage that tells all of it.
    pub(in crate::desk) fn about(&self) -> f32 {
        f32::midpoint(self.told(), self.lead)
    }

    /// Leaves out the passages that have less of what the words of the topic tell, unless the article begins with it:
    /// then the whole of it is on the topic.
    pub(super) fn narrow(&mut self, told_min: f32) {
        if self.lead >= told_min {
            return;
        }
        let mut told = self.told.iter().map(|told| *told >= told_min);
        self.passages.retain(|_| told.next().unwrap_or_default());
        self.told.retain(|told| *told >= told_min);
    }
}

/// The articles that share words with a topic, those that are most on it first.
///
/// # Errors
/// When the index cannot be read.
pub(super) fn covering(topic: &Topic, newsroom: &Newsroom) -> Result<Vec<Covering>, Refusal> {
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
    let mut candidates = snapshot
        .candidates(&units, &priors, &method)
        .map_err(failed)?;
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.number.cmp(&b.number)));
    let most = candidates.first().map_or(1.0, |first| first.score);
    let words = Words::of(&question, &units, Rarity::of(snapshot.articles_ever()));
    let covering = candidates.into_iter().filter_map(|mut candidate| {
        let title = candidate.title;
        // They come in reading order, which passages of one score keep.
        candidate
            .passages
            .sort_by(|a, b| b.score.total_cmp(&a.score));
        let hits = &candidate.passages;
        let paragraphs = hits
            .iter()
            .map(|hit| snapshot.paragraph_of(&candidate, hit));
        let passages: Vec<usize> = paragraphs.collect();
        let article = newsroom.article_numbered(candidate.number)?;
        let end = lead_end(&article);
        let of_lead = hits.iter().zip(&passages).filter(|(_, at)| **at < end);
        let lead = of_lead.fold(title, |met, (hit, _)| met.or(hit.met));
        Some(Covering {
            article,
            number: candidate.number,
            share: candidate.score / most,
            told: hits
                .iter()
                .map(|hit| words.told(hit.met.or(title)))
                .collect(),
            lead: words.told(lead),
            passages,
        })
    });
    Ok(covering.collect())
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

/// The words of a topic, each with what it tells; those of one name together.
struct Words(Vec<(Met, f32)>);

/// A name has no more words; what is longer is a headline with capitals throughout.
const NAME_MAX: usize = 3;

impl Words {
    fn of(question: &Question, units: &[Unit], rarity: Rarity) -> Self {
        let word = |unit: &Unit| {
            let word = question.words.get(unit.word)?;
            let capital = word.surface.starts_with(char::is_uppercase);
            Some((word.position, capital))
        };
        let is_one_name = |one: &Unit, next: &Unit| {
            let pair = word(one).zip(word(next));
            pair.is_some_and(|(one, next)| one.1 && next.1 && one.0 + 1 == next.0)
        };
        let told = |unit: &Unit| {
            let word = question.words.get(unit.word);
            // A topic is no sentence: a capital is a name's at its beginning too.
            let kind = word.map_or(Kind::Plain, |word| Kind::written(&word.surface, true));
            -rarity.share((-unit.idf).exp(), kind).ln()
        };
        let mut words = Vec::new();
        let mut at = 0;
        for run in units.chunk_by(is_one_name) {
            let together = if run.len() <= NAME_MAX { run.len() } else { 1 };
            for name in run.chunks(together) {
                let mut met = Met::default();
                (at..at + name.len()).for_each(|unit| met.note(unit));
                words.push((met, name.iter().map(told).sum()));
                at += name.len();
            }
        }
        Self(words)
    }

    /// How much of what they tell those tell that are met.
    fn told(&self, met: Met) -> f32 {
        let all: f32 = self.0.iter().map(|(_, weight)| weight).sum();
        let had = self
            .0
            .iter()
            .filter(|(words, _)| words.without(met) == Met::default());
        had.map(|(_, weight)| weight).sum::<f32>() / all.max(f32::MIN_POSITIVE)
    }
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

//! `/ask`: a question in, verbatim excerpts of the collection out, or a receipt for nothing found.
//!
//! The way of a question: its words are weighed by how rare they are; the best articles and their passages come
//! from the index; the sentences of the best passages are read and cut to excerpts ([`cut`]); the best of these
//! are chosen, spread over articles ([`select`]); and a [`verdict`] says whether they answer. `docs/method.md`
//! tells what each step was measured to give and what it gets wrong.

mod asked;
mod cut;
mod facets;
mod kind;
mod reading;
mod receipt;
mod select;
mod show;
mod verdict;

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::options::{LIMIT, PRIVATE, SINCE, SOURCE, UNTIL};
use super::topic::{Covering, Topic};
use super::{Access, Audience, Command, CommandOption, Group, Kind, OptionKind, Refusal};
use crate::news::{Article, Class, Span};
use crate::newsroom::{
    Filter, Met, Method, Newsroom, Priors, Question, Readings, Scope, Snapshot, Unit, analyse,
};
use crate::reply::Reply;

pub use asked::Asked;
pub(super) use asked::{day_of, failed, filter};
pub use cut::Cut;
pub use receipt::Receipt;
pub use select::Chosen;
pub(super) use show::{
    article, article_known, excerpt_record, quotation, record as told, searched,
};

/// The command.
pub(super) const COMMAND: Command = Command {
    name: "ask",
    description: "Answers a question with excerpts of the articles, or says what was searched",
    kind: Kind::Slash,
    group: Group::Find,
    options: &[
        CommandOption {
            name: "question",
            description: "What you want to know, in your own words",
            kind: OptionKind::Text { length_max: 1_000 },
            required: true,
            suggest: None,
        },
        SOURCE,
        SINCE,
        UNTIL,
        LIMIT,
        PRIVATE,
    ],
    access: Access::Everyone,
    audience: Audience::Choice,
    example: "/ask When will Macron call Putin?",
    answer: |values, newsroom| {
        let asked = Asked::read(values, newsroom)?;
        Ok(show::reply(
            &ask(&asked, newsroom, &Method::default())?,
            asked.seen,
        ))
    },
    record: |values, newsroom| {
        let asked = Asked::read(values, newsroom)?;
        Ok(show::record(&ask(&asked, newsroom, &Method::default())?))
    },
};

/// How many excerpts an answer has unless more or fewer are asked for.
pub const EXCERPTS: usize = 5;
/// How many passages are shown as the closest where nothing answers.
const CLOSEST: usize = 3;

/// What a question found.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The question, as asked.
    pub question: String,
    /// The excerpts that answer it, the best first; none where nothing was found.
    pub excerpts: Vec<Chosen>,
    /// Whether there are further ones.
    pub more: bool,
    /// Where nothing was found: what was searched for, and the closest passages.
    pub receipt: Option<Receipt>,
    /// How much was searched.
    pub scope: Scope,
    /// How long it took.
    pub took: Duration,
}

/// Answers a question by the weights of `method`.
///
/// # Errors
/// When the index cannot be read.
pub fn ask(asked: &Asked, newsroom: &Newsroom, method: &Method) -> Result<Answer, Refusal> {
    let begun = Instant::now();
    let snapshot = newsroom.snapshot();
    let question = Question::new(&asked.question, snapshot.languages());
    let units = snapshot.weigh(&question, method).map_err(failed)?;
    let priors = asked::priors(&question, asked, &snapshot, method);
    let candidates = snapshot
        .candidates(&units, &priors, method)
        .map_err(failed)?;
    let sought = reading::Sought::new(&question, &units, method);
    let sources = snapshot.named_sources(&question.text);
    let facets = facets::Facets::new(&priors, &sources);
    let runs = cut::runs(&sought, &candidates, &facets, &snapshot)?;
    let article = |number| newsroom.article_numbered(number);
    let origins = newsroom.origins();
    let confidence = verdict::confidence(&sought, &question, &runs, &snapshot);
    let mut answer = Answer {
        question: asked.question.clone(),
        excerpts: Vec::new(),
        more: false,
        receipt: None,
        scope: snapshot.scope(&asked.filter).map_err(failed)?,
        took: Duration::ZERO,
    };
    if confidence >= method.answer {
        let last = asked.seen.saturating_add(asked.limit);
        let mut chosen = select::select(&runs, last.saturating_add(1), &sought, &origins, &article);
        answer.more = chosen.len() > last;
        chosen.truncate(last);
        answer.excerpts = chosen.split_off(asked.seen.min(chosen.len()));
    } else {
        let closest = select::select(&runs, CLOSEST, &sought, &origins, &article);
        answer.receipt = Some(receipt::receipt(
            &question,
            closest,
            &snapshot,
            &asked.filter,
        )?);
    }
    answer.took = begun.elapsed();
    Ok(answer)
}

/// The sentences of one paragraph that have most of `words`, and where they have them.
///
/// # Errors
/// When the index cannot be read.
pub(super) fn within(
    words: &str,
    article: &Arc<Article>,
    paragraph: usize,
    snapshot: &Snapshot,
    method: &Method,
) -> Result<Option<(Span, Vec<Span>)>, Refusal> {
    let question = Question::new(words, snapshot.languages());
    let units = snapshot.weigh(&question, method).map_err(failed)?;
    let sought = reading::Sought::new(&question, &units, method);
    let readings = Readings::of_text(article, paragraph, |term| sought.met_by(term));
    let best = readings.passage(0).and_then(|read| {
        reading::Reading::new(&sought, read, Met::default())
            .best()
            .into_iter()
            .next()
    });
    Ok(best.and_then(|best| {
        let sentences = &article.paragraphs().get(paragraph)?.sentences;
        let (first, last) = (sentences.get(best.from.1)?, sentences.get(best.to.1)?);
        let span = first.cover(*last);
        Some((span, sought.marks(article, span)))
    }))
}

/// How many words of a statement tell something, and how much they tell together.
///
/// # Errors
/// When the index cannot be read.
pub(super) fn information_of(
    statement: &str,
    newsroom: &Newsroom,
) -> Result<(usize, f32), Refusal> {
    let snapshot = newsroom.snapshot();
    let question = Question::new(statement, snapshot.languages());
    let units = snapshot
        .weigh(&question, &Method::default())
        .map_err(failed)?;
    Ok((units.len(), units.iter().map(|unit| unit.idf).sum()))
}

/// What the collection has on a statement: excerpts, the best first; none where nothing is on it.
pub(super) fn on_statement(
    statement: &str,
    limit: usize,
    newsroom: &Newsroom,
) -> Result<Answer, Refusal> {
    let asked = Asked {
        question: statement.to_owned(),
        filter: Filter::default(),
        limit,
        seen: 0,
        now: None,
    };
    ask(&asked, newsroom, &Method::default())
}

/// What the collection has on a topic, for its verdict and its receipt.
pub(super) fn on_topic(
    words: &str,
    filter: &Filter,
    newsroom: &Newsroom,
) -> Result<Answer, Refusal> {
    let asked = Asked {
        question: words.to_owned(),
        filter: filter.clone(),
        limit: CLOSEST,
        seen: 0,
        now: None,
    };
    ask(&asked, newsroom, &Method::default())
}

/// The receipt of an answer that found nothing.
pub(super) fn receipt(answer: &Answer) -> Reply {
    show::reply(answer, 0)
}

/// The articles that share words with a topic, those that are most on it first.
///
/// # Errors
/// When the index cannot be read.
pub(super) fn covering(topic: &Topic, newsroom: &Newsroom) -> Result<Vec<Covering>, Refusal> {
    let snapshot = newsroom.snapshot();
    let method = Method::default();
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
    let covering = candidates.into_iter().filter_map(|mut candidate| {
        let hits = &mut candidate.passages;
        hits.sort_by(|a, b| {
            b.score
                .total_cmp(&a.score)
                .then(a.paragraph.cmp(&b.paragraph))
        });
        Some(Covering {
            article: newsroom.article_numbered(candidate.number)?,
            number: candidate.number,
            share: candidate.score / most,
            passages: hits.iter().map(|hit| hit.paragraph).collect(),
        })
    });
    Ok(covering.collect())
}

/// An article has the words of a topic that has so much of what they tell.
const HAVING_MIN: f32 = 0.8;

/// Whether an article has the words of a topic, in its title or its text.
///
/// # Errors
/// When the index cannot be read.
pub(super) fn having(
    words: &str,
    newsroom: &Newsroom,
) -> Result<impl Fn(&Article) -> bool + use<>, Refusal> {
    let snapshot = newsroom.snapshot();
    let question = Question::new(words, snapshot.languages());
    let units = snapshot
        .weigh(&question, &Method::default())
        .map_err(failed)?;
    let all: f32 = units.iter().map(|unit| unit.idf).sum();
    Ok(move |article: &Article| {
        let mut has = vec![false; units.len()];
        for text in [article.title(), article.body()] {
            analyse(text, article.language(), |token| {
                let Some(term) = token.term else { return };
                for (has, unit) in has.iter_mut().zip(&units) {
                    *has |= unit.terms.iter().any(|(known, _)| known == term);
                }
            });
        }
        let met = units.iter().zip(&has).filter(|(_, has)| **has);
        met.map(|(unit, _)| unit.idf).sum::<f32>() >= HAVING_MIN * all
    })
}

/// How much of an article's own score another must have on its first sentences to be called like it.
const LIKENESS_MIN: f32 = 0.25;
/// How many of an article's first sentences say what it is about.
const LEAD_SENTENCES: usize = 6;

/// The other articles that are most like `article`, found by its first sentences: at most `count`.
///
/// # Errors
/// When the index cannot be read.
pub(super) fn nearest(
    article: &Article,
    count: usize,
    newsroom: &Newsroom,
) -> Result<Vec<Arc<Article>>, Refusal> {
    let method = Method::default();
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

//! `/ask`: a question in, verbatim excerpts of the collection out, or a receipt for nothing found.
//!
//! The way of a question: its words are weighed by how rare they are; the best articles and their passages come
//! from the index; the sentences of the best passages are read and cut to excerpts ([`cut`]); those of whose words
//! are asked for count more ([`speaker`]); the best are chosen, spread over articles ([`select`]); and a [`verdict`]
//! says whether they answer. `docs/method.md` tells what each step was measured to give and what it gets wrong.

mod asked;
mod cut;
mod facets;
mod kind;
mod missing;
mod reading;
mod receipt;
mod select;
mod show;
mod speaker;
mod verdict;

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::options::{LIMIT, PRIVATE, SINCE, SOURCE, UNTIL};
use super::spelling::Respelt;
use super::{Access, Audience, Command, CommandOption, Group, Kind, OptionKind, Refusal};
use crate::news::{Article, Span};
use crate::newsroom::{
    Filter, Holder, Met, Method, Newsroom, Question, Readings, Scope, Snapshot, Unit,
};
use crate::reply::Reply;

pub use asked::Asked;
pub(super) use asked::{failed, filter};
pub use cut::Cut;
pub use receipt::Receipt;
pub use select::Chosen;
pub(super) use show::{nothing, quotation, searched, told};

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
        Ok(show::told(&ask(&asked, newsroom, &Method::default())?))
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
    /// Its words that no article has, each with what was searched for in its place.
    pub respelt: Vec<Respelt>,
    /// Where it asks for the words of whoever holds an office: whom the articles give it.
    pub holder: Option<Holder>,
    /// The excerpts that answer it, the best first; none where nothing was found.
    pub excerpts: Vec<Chosen>,
    /// Words and names of the question that none of them has, in any form, nor the title of an article they are of.
    pub missing: Vec<String>,
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
    let Posed {
        question,
        units,
        respelt,
        holder,
    } = Posed::new(&asked.question, newsroom, &snapshot, method)?;
    let priors = asked::priors(&question, asked, &snapshot, method);
    let candidates = snapshot
        .candidates(&units, &priors, method)
        .map_err(failed)?;
    let sought = reading::Sought::new(&question, &units, method);
    let sources = snapshot.named_sources(&question.text);
    let facets = facets::Facets::new(&priors, &sources);
    let mut runs = cut::runs(&sought, &candidates, &facets, &snapshot)?;
    let article = |number| newsroom.article_numbered(number);
    let origins = newsroom.origins();
    let heard = speaker::weigh(&mut runs, &question, &sought, newsroom);
    let confidence = verdict::confidence(&sought, &question, &runs, heard, &snapshot);
    let mut answer = Answer {
        question: asked.question.clone(),
        respelt,
        holder,
        excerpts: Vec::new(),
        missing: Vec::new(),
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
        answer.missing = missing::missing(&answer.excerpts, &question, &units);
    } else {
        // A passage that has none of its words, only others for them, is close to nothing.
        runs.retain(|run| run.itself != Met::default());
        let closest = select::select(&runs, CLOSEST, &sought, &origins, &article);
        answer.receipt = Some(receipt::receipt(
            &question,
            heard,
            closest,
            &snapshot,
            &asked.filter,
        )?);
    }
    answer.took = begun.elapsed();
    Ok(answer)
}

/// A question as it is searched for.
struct Posed {
    question: Question,
    units: Vec<Unit>,
    respelt: Vec<Respelt>,
    holder: Option<Holder>,
}

impl Posed {
    /// The question with words that no passage has as the articles spell them.
    fn new(
        text: &str,
        newsroom: &Newsroom,
        snapshot: &Snapshot,
        method: &Method,
    ) -> Result<Self, Refusal> {
        let posed = Self::read(text, newsroom, snapshot, method)?;
        let respelt = Respelt::of(&posed.question, &posed.units, newsroom, snapshot)?;
        if respelt.is_empty() {
            return Ok(posed);
        }
        let written = Respelt::written(&posed.question.text, &respelt);
        let posed = Self::read(&written, newsroom, snapshot, method)?;
        Ok(Self { respelt, ..posed })
    }

    /// The question as it stands, with the name of whose words it asks for where it calls them by their office.
    fn read(
        text: &str,
        newsroom: &Newsroom,
        snapshot: &Snapshot,
        method: &Method,
    ) -> Result<Self, Refusal> {
        let mut question = Question::new(text, snapshot.languages());
        let office = question.speaker.office;
        let office = office.and_then(|(start, end)| question.text.get(start..end));
        let holder = office.and_then(|office| newsroom.holder(office));
        if let Some(holder) = &holder {
            question.held_by(&holder.speaker.names, snapshot.languages());
        }
        Ok(Self {
            units: snapshot.weigh(&question, method).map_err(failed)?,
            question,
            respelt: Vec::new(),
            holder,
        })
    }
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
        Some((span, sought.marks(article, span).0))
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
        .weigh(&question, &Method::for_topics())
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
    ask(&asked, newsroom, &Method::for_topics())
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
    ask(&asked, newsroom, &Method::for_topics())
}

/// The receipt of an answer that found nothing.
pub(super) fn receipt(answer: &Answer) -> Reply {
    show::reply(answer, 0)
}

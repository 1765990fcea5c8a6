//! Judged questions put to the collection: a tool for a team to see how well its own questions are answered.
//!
//! Not a part of answering: it asks as a reader does, and compares. The console's command line calls it.

mod ablation;
mod figures;
mod judged;
mod text;
mod told;

use std::time::Duration;

use serde_json::{Value as Json, json};

use crate::desk::Refusal;
use crate::desk::ask::{Answer, Asked, EXCERPTS, ask};
use crate::newsroom::{Filter, Method, Newsroom};

pub use ablation::{Ablation, ablate};
pub use figures::{Figure, Figures};
pub use judged::{Judged, QueriesError, Relevant, read};
pub use told::Evaluation;

/// How questions are put.
#[derive(Clone, Debug)]
pub struct Manner {
    /// Whether a question's `asked_on` is its "now"; without it newness does not count.
    pub clock: bool,
    /// The weights to rank by.
    pub method: Method,
}

/// What a question was answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Prediction {
    /// The question's id.
    pub id: String,
    /// Whether nothing was found.
    pub refused: bool,
    /// The excerpts: article id and text, the best first.
    pub excerpts: Vec<(String, String)>,
    /// How long it took.
    pub took: Duration,
}

impl Prediction {
    /// The line of a predictions file.
    pub fn record(&self) -> Json {
        let excerpts: Vec<Json> = self
            .excerpts
            .iter()
            .map(|(article, text)| json!({ "article_id": article, "text": text }))
            .collect();
        json!({
            "id": self.id,
            "verdict": if self.refused { "nothing_found" } else { "answered" },
            "excerpts": excerpts,
            "took_ms": milliseconds(self.took),
        })
    }
}

/// Asks every question and compares what was answered with what should be.
///
/// # Errors
/// When the collection cannot be searched.
pub fn evaluate(
    newsroom: &Newsroom,
    questions: Vec<Judged>,
    manner: &Manner,
) -> Result<Evaluation, Refusal> {
    let mut predictions = Vec::with_capacity(questions.len());
    for question in &questions {
        let asked = Asked {
            question: question.query.clone(),
            filter: Filter::default(),
            limit: EXCERPTS,
            seen: 0,
            now: question.asked_on.filter(|_| manner.clock),
        };
        predictions.push(prediction(
            &question.id,
            &ask(&asked, newsroom, &manner.method)?,
        ));
    }
    let figures = Figures::of(questions.iter().zip(&predictions));
    Ok(Evaluation {
        questions,
        predictions,
        figures,
    })
}

fn prediction(id: &str, answer: &Answer) -> Prediction {
    Prediction {
        id: id.to_owned(),
        refused: answer.receipt.is_some(),
        excerpts: answer
            .excerpts
            .iter()
            .map(|chosen| {
                let article = &chosen.cut.article;
                (
                    article.id().to_string(),
                    chosen.cut.span.slice(article.body()).to_owned(),
                )
            })
            .collect(),
        took: answer.took,
    }
}

fn milliseconds(took: Duration) -> f64 {
    (took.as_secs_f64() * 1e6).round() / 1e3
}

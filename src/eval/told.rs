//! An evaluation as it is told: figures, latency and the questions that went worst.

use std::fmt;

use serde_json::{Map, Value as Json, json};

use super::figures::{is_evidence, is_hit};
use super::{Figures, Judged, Prediction, milliseconds};

/// Judged questions with what they were answered.
#[derive(Clone, Debug)]
pub struct Evaluation {
    /// The questions.
    pub questions: Vec<Judged>,
    /// What each was answered, in the same order.
    pub predictions: Vec<Prediction>,
    /// The figures.
    pub figures: Figures,
}

/// How many of the worst questions are told.
const WORST_MAX: usize = 20;
/// How many excerpts of each are told.
const SHOWN: usize = 2;
/// After so many characters an excerpt is told no further.
const CHARACTERS_MAX: usize = 160;

impl Evaluation {
    /// The questions that went wrong, the worst first, each with what went wrong.
    pub fn worst(&self) -> Vec<(&Judged, &Prediction, &'static str)> {
        let mut worst: Vec<(u8, &Judged, &Prediction, &'static str)> = Vec::new();
        for (question, prediction) in self.questions.iter().zip(&self.predictions) {
            let excerpts = prediction.excerpts.as_slice();
            let first = excerpts.get(..1.min(excerpts.len())).unwrap_or_default();
            let (rank, wrong) = match (question.relevant.is_empty(), prediction.refused) {
                (true, false) => (0, "answered though nothing answers it"),
                (false, true) => (1, "nothing found though something answers it"),
                (false, false) if !is_hit(question, excerpts) => (2, "no relevant article"),
                (false, false) if !is_evidence(question, excerpts) => {
                    (3, "a relevant article, another passage")
                }
                (false, false) if !is_evidence(question, first) => (4, "the passage is not first"),
                (true, true) | (false, false) => continue,
            };
            worst.push((rank, question, prediction, wrong));
        }
        worst.sort_by_key(|(rank, ..)| *rank);
        let worst = worst.into_iter().take(WORST_MAX);
        worst
            .map(|(_, question, prediction, wrong)| (question, prediction, wrong))
            .collect()
    }

    /// The figures and the worst questions for a program.
    pub fn record(&self) -> Json {
        let mut record = Map::new();
        for figure in &self.figures.figures {
            record.insert(figure.name.clone(), json!(figure.value));
        }
        record.insert("questions".to_owned(), json!(self.figures.questions));
        if let Some([p50, p95, p99]) = self.figures.took.map(|took| took.map(milliseconds)) {
            record.insert(
                "took_ms".to_owned(),
                json!({ "p50": p50, "p95": p95, "p99": p99 }),
            );
        }
        let worst: Vec<Json> = self
            .worst()
            .into_iter()
            .map(|(question, prediction, wrong)| {
                json!({ "id": question.id, "query": question.query, "wrong": wrong, "shown": prediction.record() })
            })
            .collect();
        record.insert("worst".to_owned(), Json::Array(worst));
        Json::Object(record)
    }
}

impl fmt::Display for Evaluation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for figure in &self.figures.figures {
            writeln!(out, "{:12} {}", figure.name, figure.value)?;
        }
        writeln!(out, "{:12} {}", "questions", self.figures.questions)?;
        if let Some([p50, p95, p99]) = self.figures.took.map(|took| took.map(milliseconds)) {
            writeln!(out, "{:12} p50 {p50}, p95 {p95}, p99 {p99}", "took ms")?;
        }
        for (question, prediction, wrong) in self.worst() {
            writeln!(out, "\n{} {}\n  {wrong}", question.id, question.query)?;
            if let Some(relevant) = question.relevant.first() {
                writeln!(
                    out,
                    "  expected {}: {}",
                    relevant.article_id,
                    short(&relevant.passage)
                )?;
            }
            for (article, text) in prediction.excerpts.iter().take(SHOWN) {
                writeln!(out, "  shown {article}: {}", short(text))?;
            }
        }
        Ok(())
    }
}

fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= CHARACTERS_MAX {
        return line;
    }
    line.chars().take(CHARACTERS_MAX).chain(['…']).collect()
}

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

#[cfg(test)]
mod tests {
    use super::super::Relevant;
    use super::*;
    use std::time::Duration;

    fn judged(id: &str, relevant: &[(&str, &str)]) -> Judged {
        let relevant = relevant.iter().map(|(article, passage)| Relevant {
            article_id: (*article).to_owned(),
            passage: (*passage).to_owned(),
        });
        Judged {
            id: id.to_owned(),
            query: format!("{id}?"),
            relevant: relevant.collect(),
            need: 1,
            ..Judged::default()
        }
    }

    fn shown(id: &str, refused: bool, excerpts: &[(&str, &str)]) -> Prediction {
        let excerpts = excerpts.iter();
        Prediction {
            id: id.to_owned(),
            refused,
            excerpts: excerpts
                .map(|(article, text)| ((*article).to_owned(), (*text).to_owned()))
                .collect(),
            took: Duration::from_millis(2),
        }
    }

    #[test]
    fn the_worst_questions_are_told_with_what_was_shown_instead() {
        let questions = vec![
            judged("good", &[("a", "the red door")]),
            judged("late", &[("a", "the red door")]),
            judged("elsewhere", &[("a", "the red door")]),
            judged("astray", &[("a", "the red door")]),
            judged("silent", &[("a", "the red door")]),
            judged("idle", &[]),
            judged("modest", &[]),
        ];
        let predictions = vec![
            shown("good", false, &[("a", "It was the red door.")]),
            shown(
                "late",
                false,
                &[("b", "A hat."), ("a", "It was the red door.")],
            ),
            shown("elsewhere", false, &[("a", "A hat.")]),
            shown("astray", false, &[("b", "A hat.")]),
            shown("silent", true, &[]),
            shown("idle", false, &[("b", "A hat.")]),
            shown("modest", true, &[]),
        ];
        let figures = Figures::of(questions.iter().zip(&predictions));
        let told = Evaluation {
            questions,
            predictions,
            figures,
        };
        let worst: Vec<&str> = told
            .worst()
            .iter()
            .map(|(one, ..)| one.id.as_str())
            .collect();
        assert_eq!(worst, ["idle", "silent", "astray", "elsewhere", "late"]);
        let page = told.to_string();
        assert!(page.contains("took ms      p50 2, p95 2, p99 2"), "{page}");
        assert!(
            page.contains("\nastray astray?\n  no relevant article\n  expected a: the red door\n  shown b: A hat.\n"),
            "{page}"
        );
        let record = told.record();
        assert_eq!(
            record["worst"][1]["wrong"],
            "nothing found though something answers it"
        );
        assert_eq!(
            record["worst"][0]["shown"]["excerpts"][0]["article_id"],
            "b"
        );
        assert_eq!(record["took_ms"]["p99"], 2.0);
        assert_eq!(record["refused"], 0.5);
    }
}

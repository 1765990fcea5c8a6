//! What each idea of the ranking gives: the questions put again with one left out, one after another.

use std::fmt;

use serde_json::{Map, Value as Json, json};

use super::{Figures, Judged, Manner, evaluate};
use crate::desk::Refusal;
use crate::newsroom::{IDEAS, Newsroom};

/// The figures with everything, then without each idea.
#[derive(Clone, Debug, PartialEq)]
pub struct Ablation {
    /// Each with what was left out: nothing in the first.
    pub rows: Vec<(Option<&'static str>, Figures)>,
}

/// The figures that are told, where they apply.
const TOLD: &[&str] = &[
    "hit@5",
    "evidence@1",
    "evidence@5",
    "strict@1",
    "strict@5",
    "recall@5",
    "all@5",
    "refused",
    "kept",
    "chars",
];

/// Asks every question with every idea, then without each.
///
/// # Errors
/// When the collection cannot be searched.
pub fn ablate(
    newsroom: &Newsroom,
    questions: &[Judged],
    manner: &Manner,
) -> Result<Ablation, Refusal> {
    let figures = |manner: &Manner| {
        Ok::<Figures, Refusal>(evaluate(newsroom, questions.to_vec(), manner)?.figures)
    };
    let mut rows = vec![(None, figures(manner)?)];
    for idea in IDEAS {
        let without = Manner {
            method: idea.left_out_of(&manner.method),
            ..manner.clone()
        };
        rows.push((Some(idea.name), figures(&without)?));
    }
    Ok(Ablation { rows })
}

impl Ablation {
    /// The figures for a program.
    pub fn record(&self) -> Json {
        let rows = self.rows.iter().map(|(without, figures)| {
            let mut record = Map::new();
            record.insert("without".to_owned(), json!(without));
            for figure in &figures.figures {
                record.insert(figure.name.clone(), json!(figure.value));
            }
            Json::Object(record)
        });
        json!({ "rows": rows.collect::<Vec<_>>() })
    }
}

impl fmt::Display for Ablation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some((_, all)) = self.rows.first() else {
            return Ok(());
        };
        let told: Vec<&str> = TOLD
            .iter()
            .copied()
            .filter(|name| all.value(name).is_some())
            .collect();
        writeln!(out, "| without | {} |", told.join(" | "))?;
        writeln!(out, "|---{}|", "|---".repeat(told.len()))?;
        for (without, figures) in &self.rows {
            write!(out, "| {} |", without.unwrap_or("nothing"))?;
            for name in &told {
                match figures.value(name) {
                    Some(value) if *name == "chars" => write!(out, " {value:.0} |")?,
                    Some(value) => write!(out, " {value:.3} |")?,
                    None => write!(out, " – |")?,
                }
            }
            writeln!(out)?;
        }
        Ok(())
    }
}

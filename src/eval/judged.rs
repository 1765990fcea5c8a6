//! Questions with what answers them, as JSON lines.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde::Deserialize;

use crate::news::day_number;

/// A question with what answers it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Judged {
    /// Its id.
    pub id: String,
    /// The question.
    pub query: String,
    /// What answers it; nothing where the collection does not.
    pub relevant: Vec<Relevant>,
    /// The answer's words, in each form that counts.
    pub answers: Vec<String>,
    /// How many of the relevant articles must appear.
    pub need: usize,
    /// The reader's day, counted from 1 January 1970.
    pub asked_on: Option<i64>,
}

/// An article that answers, and the passage of it that does.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Relevant {
    /// The article's id.
    pub article_id: String,
    /// The passage.
    #[serde(default)]
    pub passage: String,
}

#[derive(Deserialize)]
struct Line {
    id: String,
    query: String,
    relevant: Vec<Relevant>,
    answer: Option<String>,
    #[serde(default)]
    answers: Option<Vec<String>>,
    need: Option<usize>,
    asked_on: Option<String>,
}

/// Why judged questions cannot be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum QueriesError {
    /// The file cannot be read.
    #[error("questions {}: {reason}; check the path", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the operating system says.
        reason: std::io::Error,
    },
    /// A line is not a question.
    #[error("questions {}, line {line}: {reason}; each line is an object with id, query and relevant", path.display())]
    Line {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong with it.
        reason: String,
    },
}

/// Reads a file of judged questions.
///
/// # Errors
/// When the file cannot be read or a line of it is no question.
pub fn read(path: &Path) -> Result<Vec<Judged>, QueriesError> {
    let text = fs::read_to_string(path).map_err(|reason| QueriesError::File {
        path: path.to_owned(),
        reason,
    })?;
    let lines = text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(at, line)| {
            judged(line).map_err(|reason| QueriesError::Line {
                path: path.to_owned(),
                line: at + 1,
                reason,
            })
        })
        .collect()
}

fn judged(line: &str) -> Result<Judged, String> {
    let line: Line = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let several = line.answers.filter(|answers| !answers.is_empty());
    let only = line.answer.filter(|answer| !answer.is_empty());
    let asked_on = match line.asked_on.as_deref().and_then(|day| day.get(..10)) {
        Some(day) => Some(day.parse::<Date>().map_err(|error| error.to_string())?),
        None => None,
    };
    Ok(Judged {
        id: line.id,
        query: line.query,
        relevant: line.relevant,
        answers: several.unwrap_or_else(|| only.into_iter().collect()),
        need: line.need.unwrap_or(1),
        asked_on: asked_on.map(day_number),
    })
}

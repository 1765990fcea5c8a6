//! The line editor on a terminal: prompt, history and completion.

use std::path::Path;

use rustyline::completion::{Completer, Pair};
use rustyline::config::{BellStyle, CompletionType};
use rustyline::error::ReadlineError;
use rustyline::highlight::Highlighter;
use rustyline::hint::Hinter;
use rustyline::history::FileHistory;
use rustyline::validate::Validator;
use rustyline::{Config, Context, Editor as LineEditor, Helper};

use super::complete::complete;
use crate::newsroom::Newsroom;
use crate::redaction::redact;

/// The most lines of history that are kept.
const HISTORY_MAX: usize = 1_000;
const PROMPT: &str = "attaché> ";

/// What was typed.
pub(super) enum Typed {
    /// A line.
    Line(String),
    /// The line was given up.
    GivenUp,
    /// Nothing more comes.
    End,
}

/// The line editor.
pub(super) struct Editor<'a> {
    editor: LineEditor<Completing<'a>, FileHistory>,
    history: Option<&'a Path>,
}

impl<'a> Editor<'a> {
    /// An editor that keeps its history in the file at `history`.
    pub(super) fn new(
        newsroom: &'a Newsroom,
        history: Option<&'a Path>,
    ) -> Result<Self, ReadlineError> {
        let config = Config::builder()
            .completion_type(CompletionType::List)
            .bell_style(BellStyle::None)
            .max_history_size(HISTORY_MAX)?
            .history_ignore_dups(true)?
            .history_ignore_space(true)
            .build();
        let mut editor = LineEditor::with_config(config)?;
        editor.set_helper(Some(Completing { newsroom }));
        if let Some(history) = history {
            // The first time there is none to load.
            let _absent = editor.load_history(history);
        }
        Ok(Self { editor, history })
    }

    /// Waits for a line.
    pub(super) fn line(&mut self) -> Result<Typed, ReadlineError> {
        match self.editor.readline(PROMPT) {
            Ok(line) => {
                self.editor.add_history_entry(redact(&line).as_ref())?;
                if let Some(history) = self.history
                    && let Err(error) = self.editor.append_history(history)
                {
                    tracing::warn!("cannot keep the console's history: {error}");
                }
                Ok(Typed::Line(line))
            }
            Err(ReadlineError::Interrupted) => Ok(Typed::GivenUp),
            Err(ReadlineError::Eof) => Ok(Typed::End),
            Err(error) => Err(error),
        }
    }

    /// The columns of the terminal.
    pub(super) fn width(&mut self) -> Option<usize> {
        self.editor
            .dimensions()
            .map(|(columns, _)| usize::from(columns))
    }
}

/// Completes from the catalog and the newsroom.
struct Completing<'a> {
    newsroom: &'a Newsroom,
}

impl Completer for Completing<'_> {
    type Candidate = Pair;

    fn complete(
        &self,
        line: &str,
        cursor: usize,
        _: &Context<'_>,
    ) -> Result<(usize, Vec<Pair>), ReadlineError> {
        let (start, found) = complete(line.get(..cursor).unwrap_or(line), self.newsroom);
        let pairs = found.into_iter().map(|completion| Pair {
            display: completion.shown,
            replacement: completion.typed,
        });
        Ok((start, pairs.collect()))
    }
}

impl Hinter for Completing<'_> {
    type Hint = String;
}

impl Highlighter for Completing<'_> {}

impl Validator for Completing<'_> {}

impl Helper for Completing<'_> {}

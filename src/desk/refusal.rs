//! A reader's mistake, named, with the mend.

use super::{Command, CommandOption};
use crate::reply::{Block, Line, Reply};

/// Why a call cannot be answered as made, and what to do: a reply to the reader, not an error of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Whole sentences for the reader.
    pub message: Line,
}

impl Refusal {
    /// The closest edit-distance similarity at which a name is suggested for an unknown one.
    const SIMILAR_MIN: f64 = 0.7;

    /// A refusal that says `message`.
    pub fn new(message: impl Into<Line>) -> Self {
        Self {
            message: message.into(),
        }
    }

    /// No command has that name.
    pub fn unknown_command(name: &str) -> Self {
        let known: Vec<String> = super::COMMANDS.iter().map(Command::slug).collect();
        let line = Line::new()
            .plain("There is no command ")
            .code(format!("/{name}"))
            .plain(".");
        Self::new(suggest(line, name, known.iter().map(String::as_str), "/"))
    }

    /// The command takes no option of that name, or, where the name is empty, no words without one.
    pub(super) fn unknown_option(command: &Command, name: &str) -> Self {
        if name.is_empty() {
            return Self::stray_words(command);
        }
        let line = Line::new()
            .code(format!("/{}", command.slug()))
            .plain(" takes no ")
            .code(name)
            .plain(".");
        Self::new(suggest(
            line,
            name,
            command.options.iter().map(|option| option.name),
            "",
        ))
    }

    fn stray_words(command: &Command) -> Self {
        let line = Line::new().code(format!("/{}", command.slug()));
        Self::new(match command.options {
            [] => line.plain(" takes nothing after it."),
            _ => line
                .plain(" takes no words without the name of an option before them. For example: ")
                .code(command.example)
                .plain("."),
        })
    }

    /// Who calls the command may not.
    pub fn not_permitted(command: &Command) -> Self {
        Self::new(
            Line::new()
                .code(format!("/{}", command.slug()))
                .plain(" is for members with the ")
                .strong("Manage Server")
                .plain(" permission. Ask one of them."),
        )
    }

    /// The command needs that option.
    pub(super) fn missing_option(command: &Command, option: &CommandOption) -> Self {
        Self::new(
            Line::new()
                .code(format!("/{}", command.slug()))
                .plain(" needs ")
                .code(option.name)
                .plain(format!(": {}. For example: ", option.description))
                .code(command.example)
                .plain("."),
        )
    }
}

/// Ends `line` with the known name most like `name`, or with where to see them all.
fn suggest<'a>(line: Line, name: &str, known: impl Iterator<Item = &'a str>, prefix: &str) -> Line {
    let likeness = |known: &str| strsim::jaro_winkler(&name.to_lowercase(), known);
    let best = known
        .map(|known| (likeness(known), known))
        .filter(|(likeness, _)| *likeness >= Refusal::SIMILAR_MIN)
        .max_by(|(a, _), (b, _)| a.total_cmp(b));
    match best {
        Some((_, known)) => line
            .plain(" Did you mean ")
            .code(format!("{prefix}{known}"))
            .plain("?"),
        None => line
            .plain(" See ")
            .code("/help")
            .plain(" for what there is."),
    }
}

impl From<Refusal> for Reply {
    fn from(refusal: Refusal) -> Self {
        Self::default().with(Block::Words(refusal.message))
    }
}

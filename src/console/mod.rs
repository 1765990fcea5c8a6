//! The desk on a terminal: commands typed as in Discord, or line by line from a pipe.
//!
//! Knows the catalog and how a reply looks here, and nothing of Discord. `main` opens the newsroom, owns the
//! output (which strips styles where nobody sees them, and secrets everywhere) and turns the outcome into an exit
//! status.

mod complete;
mod editor;
mod line;
mod render;
mod safe;
mod save;
mod wrap;

use std::io::{self, BufRead, Read as _, Write};
use std::path::Path;

use rustyline::error::ReadlineError;

use editor::{Editor, Typed};
pub use render::{Layout, render};
pub use safe::safe;
pub use save::{Saved, save, told};

use crate::desk::{Command, ExcerptRef, Refusal, Value, Values, context};
use crate::newsroom::Newsroom;
use crate::reply::{Block, Quotation, Reply};

/// Commands of the console's own, which stand for a reply's buttons in Discord.
const BUILT_IN: [(&str, &str); 4] = [
    (
        "context",
        "An excerpt of the last reply that has some, among the paragraphs around it: /context 2",
    ),
    ("more", "More of what the last reply began"),
    (
        "save",
        "Write the files of the last reply to a folder: /save exports",
    ),
    ("quit", "Leave; so does Ctrl-D"),
];

/// The option by which a command takes an excerpt: here its number in the last reply will do.
const EXCERPT: &str = "excerpt";

/// The longest line that is read from a pipe, in bytes: longer than any question may be. What is left of a longer
/// one is passed over.
const LINE_BYTES_MAX: u64 = 1 << 20;

/// A reader at the console, with what they saw last.
#[derive(Debug)]
pub struct Console<'a> {
    newsroom: &'a Newsroom,
    last_call: Option<(&'static Command, Values)>,
    last_reply: Reply,
    /// The last reply with excerpts that is not itself about an excerpt of one: numbers are places in it.
    last_numbered: Reply,
}

/// What a line leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Something to show.
    Reply(Reply),
    /// Nothing was asked.
    Silence,
    /// The reader leaves.
    Quit,
}

impl<'a> Console<'a> {
    /// A console on that newsroom.
    pub fn new(newsroom: &'a Newsroom) -> Self {
        Self {
            newsroom,
            last_call: None,
            last_reply: Reply::default(),
            last_numbered: Reply::default(),
        }
    }

    /// Answers one line.
    ///
    /// # Errors
    /// The reader's mistake, named, with the mend.
    pub fn answer(&mut self, line: &str) -> Result<Answer, Refusal> {
        let line = line.trim();
        let (called, from) = line::name(line);
        let rest = line.get(from..).unwrap_or_default().trim();
        match (line, called) {
            ("", _) => return Ok(Answer::Silence),
            ("/quit" | "/exit" | "quit" | "exit", _) => return Ok(Answer::Quit),
            (_, "context") => return self.in_context(rest).map(Answer::Reply),
            (_, "more") => return self.more(rest).map(Answer::Reply),
            (_, "save") => return self.save(rest).map(Answer::Reply),
            _ => {}
        }
        let (command, mut given) = line::parse(line)?;
        self.name_excerpts(command, &mut given)?;
        let values = Values::new(command, given)?;
        self.call(command, values).map(Answer::Reply)
    }

    fn call(&mut self, command: &'static Command, values: Values) -> Result<Reply, Refusal> {
        let reply = (command.answer)(&values, self.newsroom)?;
        self.last_call = Some((command, values));
        self.last_reply = reply.clone();
        if command.option(EXCERPT).is_none() && reply.quotations().next().is_some() {
            self.last_numbered = reply.clone();
        }
        Ok(reply)
    }

    /// Puts the reference of an excerpt of the last reply where its number was typed: `/cite 2`.
    fn name_excerpts(
        &self,
        command: &Command,
        given: &mut [(String, Value)],
    ) -> Result<(), Refusal> {
        for (name, value) in given {
            let takes_excerpt = command.option(name).is_some() && name == EXCERPT;
            if let Value::Text(typed) = value
                && takes_excerpt
                && typed.bytes().all(|byte| byte.is_ascii_digit())
            {
                let quotation = self.quotation(typed, &format!("/{} 1", command.name))?;
                *typed = ExcerptRef::of(&quotation.excerpt).to_string();
            }
        }
        Ok(())
    }

    /// What the button **In context** shows, of the excerpt that stands `number`th in the last reply.
    fn in_context(&self, number: &str) -> Result<Reply, Refusal> {
        let quotation = self.quotation(number, "/context 1")?;
        context(&ExcerptRef::of(&quotation.excerpt), self.newsroom)
    }

    /// The excerpt that stands `number`th in the last reply that has some; `typed` is how one is named.
    fn quotation(&self, number: &str, typed: &str) -> Result<&Quotation, Refusal> {
        let count = self.last_numbered.quotations().count();
        if count == 0 {
            return Err(Refusal::new(
                "No reply has had excerpts yet: ask something first.",
            ));
        }
        let wanted = match number {
            "" if count == 1 => Some(1),
            number => number.parse::<usize>().ok(),
        };
        wanted
            .and_then(|number| number.checked_sub(1))
            .and_then(|index| self.last_numbered.quotations().nth(index))
            .ok_or_else(|| {
                Refusal::new(format!(
                    "Say which of the last excerpts, from 1 to {count}: {typed}."
                ))
            })
    }

    /// Writes the files of the last reply to `folder`, this one where none is named.
    fn save(&self, folder: &str) -> Result<Reply, Refusal> {
        if self.last_reply.attachments.is_empty() {
            return Err(Refusal::new("The last reply has no files."));
        }
        let folder = Path::new(if folder.is_empty() { "." } else { folder });
        let saved = save(&self.last_reply.attachments, folder).map_err(|error| {
            Refusal::new(format!(
                "The files cannot be written to {}: {error}. Name another folder: /save FOLDER.",
                folder.display()
            ))
        })?;
        let lines = saved.iter().map(|saved| told(saved).into()).collect();
        Ok(Reply::default().with(Block::List(lines)))
    }

    /// What the button **More** shows.
    fn more(&mut self, rest: &str) -> Result<Reply, Refusal> {
        if !rest.is_empty() {
            return Err(Refusal::new(
                "/more goes on with the last reply and takes nothing.",
            ));
        }
        match (self.last_reply.more(), self.last_call.clone()) {
            (Some(seen), Some((command, values))) => self.call(command, values.after(seen)),
            _ => Err(Refusal::new("There is no more than the last reply showed.")),
        }
    }
}

/// Answers a reader at a terminal until they leave; `history` is the file that remembers what they typed.
///
/// # Errors
/// When the terminal can be neither read nor written.
pub fn converse(
    newsroom: &Newsroom,
    history: Option<&Path>,
    out: &mut dyn Write,
) -> Result<(), ReadlineError> {
    let mut console = Console::new(newsroom);
    let mut editor = Editor::new(newsroom, history)?;
    loop {
        let line = match editor.line()? {
            Typed::Line(line) => line,
            Typed::GivenUp => continue,
            Typed::End => return Ok(()),
        };
        let layout = Layout {
            width: editor.width().unwrap_or(Layout::WIDTH_UNKNOWN),
            hints: true,
        };
        let reply = match console.answer(&line) {
            Ok(Answer::Reply(reply)) => reply,
            Ok(Answer::Silence) => continue,
            Ok(Answer::Quit) => return Ok(()),
            Err(refusal) => refusal.into(),
        };
        writeln!(out, "\n{}", render(&reply, layout))?;
        out.flush()?;
    }
}

/// Answers every line of `input`; gives the lines that were refused, by number from 1.
///
/// # Errors
/// When the input cannot be read or the output cannot be written.
pub fn run_lines(
    newsroom: &Newsroom,
    mut input: impl BufRead,
    out: &mut dyn Write,
    mut refused: impl FnMut(usize, &Refusal),
) -> io::Result<usize> {
    let mut console = Console::new(newsroom);
    let layout = Layout {
        width: Layout::WIDTH_UNKNOWN,
        hints: false,
    };
    let mut refusals = 0;
    let mut bytes = Vec::new();
    for number in 1.. {
        bytes.clear();
        let read = input
            .by_ref()
            .take(LINE_BYTES_MAX)
            .read_until(b'\n', &mut bytes)?;
        if read == 0 {
            break;
        }
        if read as u64 == LINE_BYTES_MAX && !bytes.ends_with(b"\n") {
            input.skip_until(b'\n')?;
        }
        match console.answer(&String::from_utf8_lossy(&bytes)) {
            Ok(Answer::Reply(reply)) => {
                writeln!(out, "{}", render(&reply, layout))?;
                out.flush()?;
            }
            Ok(Answer::Silence) => {}
            Ok(Answer::Quit) => break,
            Err(refusal) => {
                refusals += 1;
                refused(number, &refusal);
            }
        }
    }
    Ok(refusals)
}

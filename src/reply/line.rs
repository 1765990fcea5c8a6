//! Our own words: a line with parts set off.

use std::fmt;

/// A line of our own words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    parts: Vec<Part>,
}

/// A part of a line. Strings are plain text: the renderer escapes them, whoever wrote them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Words.
    Plain(String),
    /// Words set off.
    Strong(String),
    /// Words crossed out.
    Struck(String),
    /// Words put in, beside such as are crossed out.
    Added(String),
    /// What is typed or copied as it stands: a command, an id, a checksum.
    Code(String),
    /// A link; shown as its label alone where the address is no web address.
    Link {
        /// What is read.
        label: String,
        /// Where it leads.
        url: String,
    },
}

impl Line {
    /// An empty line.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds words.
    #[must_use]
    pub fn plain(self, words: impl Into<String>) -> Self {
        self.and(Part::Plain(words.into()))
    }

    /// Adds words that are set off.
    #[must_use]
    pub fn strong(self, words: impl Into<String>) -> Self {
        self.and(Part::Strong(words.into()))
    }

    /// Adds words that are crossed out.
    #[must_use]
    pub fn struck(self, words: impl Into<String>) -> Self {
        self.and(Part::Struck(words.into()))
    }

    /// Adds words that are put in.
    #[must_use]
    pub fn added(self, words: impl Into<String>) -> Self {
        self.and(Part::Added(words.into()))
    }

    /// Adds what is typed or copied as it stands.
    #[must_use]
    pub fn code(self, code: impl Into<String>) -> Self {
        self.and(Part::Code(code.into()))
    }

    /// Adds a link.
    #[must_use]
    pub fn link(self, label: impl Into<String>, url: impl Into<String>) -> Self {
        self.and(Part::Link {
            label: label.into(),
            url: url.into(),
        })
    }

    /// Its parts in order.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    fn and(mut self, part: Part) -> Self {
        self.parts.push(part);
        self
    }
}

impl From<&str> for Line {
    fn from(words: &str) -> Self {
        Self::new().plain(words)
    }
}

impl From<String> for Line {
    fn from(words: String) -> Self {
        Self::new().plain(words)
    }
}

/// The bare words, nothing set off.
impl fmt::Display for Line {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.parts.iter().try_for_each(|part| match part {
            Part::Plain(words)
            | Part::Strong(words)
            | Part::Struck(words)
            | Part::Added(words)
            | Part::Code(words)
            | Part::Link { label: words, .. } => out.write_str(words),
        })
    }
}

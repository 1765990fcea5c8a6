//! What could not be taken in, where it is, and why.

use std::fmt;
use std::io;
use std::path::PathBuf;

/// A file, or a line of one, that was not taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// The file, as the caller can open it.
    pub path: PathBuf,
    /// The line it stands on, from 1, in a file of many records.
    pub line: Option<u64>,
    /// Why it was skipped.
    pub reason: ReadError,
}

/// `path: reason`, with the line where there is one.
impl fmt::Display for Skipped {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.path.display())?;
        if let Some(line) = self.line {
            write!(out, " line {line}")?;
        }
        write!(out, ": {}", self.reason)
    }
}

/// Why something was not taken in.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// There is nothing at the path.
    #[error("no such file or folder")]
    Missing,
    /// The operating system refused or failed.
    #[error("cannot be read: {0}")]
    Unreadable(String),
    /// A symbolic link leads out of the folder that is taken in.
    #[error("is a link out of the folder; copy the file into it")]
    LinkOutside,
    /// It is a pipe, a socket, a device or a link to a folder.
    #[error("is not a regular file")]
    NotAFile,
    /// Its name ends in nothing that is known.
    #[error("is of no known kind; known are .txt, .md, .html, .htm, .jsonl and .jsonl.gz")]
    Unsupported,
    /// Folders are nested too deeply.
    #[error("is nested more than {0} folders deep")]
    TooDeep(usize),
    /// It holds no bytes.
    #[error("is empty")]
    Empty,
    /// It holds bytes that no text has.
    #[error("is binary, not text")]
    Binary,
    /// The bytes are not text in the encoding they seem to be of.
    #[error("is not valid {0}; save it as UTF-8")]
    Encoding(&'static str),
    /// It is larger than any page.
    #[error("is larger than {0} MB")]
    TooLarge(u64),
    /// No parser could cope with its elements.
    #[error("leaves too many elements open to be read as a page; save it as text")]
    Tangled,
    /// A line is longer than any record.
    #[error("the line is longer than {0} MB")]
    LineTooLong(u64),
    /// A line is not a JSON object of the known fields.
    #[error("the line is not an article in JSON: {0}")]
    Json(String),
    /// The settings beside the files are wrong.
    #[error("{0}")]
    Collection(String),
    /// There is no text, or no body in it.
    #[error("has no body text")]
    NoBody,
    /// Neither its metadata nor its name give a usable id.
    #[error("has no usable id: 1 to 200 bytes without white space or control characters")]
    NoId,
}

impl From<&io::Error> for ReadError {
    fn from(error: &io::Error) -> Self {
        if error.kind() == io::ErrorKind::NotFound {
            Self::Missing
        } else {
            Self::Unreadable(error.to_string())
        }
    }
}

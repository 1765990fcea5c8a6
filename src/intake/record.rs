//! One record of a file: its bytes, and the article they make.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::collection::Collection;
use super::given::Given;
use super::{ReadError, Skipped, front_matter, html, normal, page};
use crate::news::Article;

/// An article taken in, and where it stood.
#[derive(Debug, PartialEq, Eq)]
pub struct Taken {
    /// The article.
    pub article: Article,
    /// The line it stood on, from 1, in a file of many records.
    pub line: Option<u64>,
    /// Whether the record named its id itself; otherwise it is made of the file's name and the line.
    pub stated_id: bool,
}

/// The bytes of a record, and what they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Content {
    Text(Vec<u8>),
    Html(Vec<u8>),
    Line(Vec<u8>),
}

/// One record of a file, not yet judged: [`Record::take`] may run on any thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    pub(super) path: PathBuf,
    pub(super) name: String,
    pub(super) line: Option<u64>,
    pub(super) content: Content,
    pub(super) collection: Arc<Collection>,
}

impl Record {
    /// How many bytes it has.
    pub fn bytes(&self) -> usize {
        match &self.content {
            Content::Text(bytes) | Content::Html(bytes) | Content::Line(bytes) => bytes.len(),
        }
    }

    /// Makes the article: decoded, normalised, cut into paragraphs, each with its class.
    ///
    /// # Errors
    /// When the bytes are no text, no record, or hold no body.
    pub fn take(self) -> Result<Taken, Skipped> {
        match self.article() {
            Ok((article, stated_id)) => Ok(Taken {
                article,
                line: self.line,
                stated_id,
            }),
            Err(reason) => Err(Skipped {
                path: self.path,
                line: self.line,
                reason,
            }),
        }
    }

    fn article(&self) -> Result<(Article, bool), ReadError> {
        let given = match &self.content {
            Content::Html(bytes) => html::page(bytes)?,
            Content::Text(bytes) => {
                let text = normal::decode(bytes)?;
                let (given, text) = front_matter::front_matter(&text);
                Given {
                    body: Some(text.to_owned()),
                    ..given
                }
            }
            Content::Line(bytes) => {
                let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
                given(bytes.trim_ascii())?
            }
        };
        let stem = match self.line {
            None => stem(&self.name),
            Some(number) => format!("{}-{number}", stem(&self.name)),
        };
        let stated_id = given.id.as_deref().is_some_and(|id| !id.trim().is_empty());
        Ok((
            page::article(given, &stem, &self.name, &self.collection)?,
            stated_id,
        ))
    }
}

/// Reads one line of JSON.
fn given(line: &[u8]) -> Result<Given, ReadError> {
    // The reader of the fields would also take an array in their order.
    if !line.starts_with(b"{") {
        return Err(ReadError::Json("it does not begin with `{`".to_owned()));
    }
    serde_json::from_slice(line).map_err(|error| {
        let text = error.to_string();
        ReadError::Json(text.replace(" at line 1 column ", " at column "))
    })
}

/// The name of a file without its folders and its ending.
fn stem(name: &str) -> String {
    let name = Path::new(name).file_name().unwrap_or_default();
    let name = name.to_string_lossy();
    let stem = name.strip_suffix(".gz").unwrap_or(&name);
    stem.rsplit_once('.')
        .map_or(stem, |(stem, _)| stem)
        .to_owned()
}

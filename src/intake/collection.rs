//! `collection.toml`: what a team says of all the files beside it.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::ReadError;
use super::stamp::modified_ns;
use crate::news::Language;

/// The name of the file.
pub(super) const FILE: &str = "collection.toml";
/// More bytes are no settings.
const BYTES_MAX: u64 = 64 * 1024;

/// What holds of the files of one folder and the folders in it, where they do not say otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Collection {
    /// What the team calls it.
    pub(super) name: Option<String>,
    /// The outlet that published the articles in it.
    pub(super) source: Option<String>,
    /// The code of the language that they are written in, instead of detecting it.
    language: Option<String>,
    /// Changes with the file, so that the articles are read again.
    #[serde(skip)]
    pub(super) stamp: i64,
}

impl Collection {
    /// Reads the settings of `folder`; nothing when there are none.
    ///
    /// # Errors
    /// With the place of the mistake, when they are not as they should be.
    pub(super) fn read(folder: &Path) -> Result<Option<Self>, (PathBuf, ReadError)> {
        let path = folder.join(FILE);
        let found = match fs::symlink_metadata(&path) {
            Ok(found) if found.is_file() => found,
            _ => return Ok(None),
        };
        let read = || {
            if found.len() > BYTES_MAX {
                return Err(ReadError::Collection(
                    "is too large for settings".to_owned(),
                ));
            }
            let text = fs::read_to_string(&path).map_err(|error| ReadError::from(&error))?;
            let mut collection: Self = toml::from_str(&text)
                .map_err(|error| ReadError::Collection(place(&text, &error)))?;
            if let Some(code) = &collection.language
                && Language::from_code(code) == Language::Other
                && code != Language::Other.code()
            {
                return Err(ReadError::Collection(format!(
                    "unknown language `{code}`; use a code such as `en` or `fr`"
                )));
            }
            let size = i64::try_from(found.len()).unwrap_or_default();
            collection.stamp = modified_ns(&found).wrapping_add(size);
            Ok(collection)
        };
        read().map(Some).map_err(|reason| (path, reason))
    }

    /// The language that is set.
    pub(super) fn language(&self) -> Option<Language> {
        self.language.as_deref().map(Language::from_code)
    }
}

/// The mistake in one line, with its line and column.
fn place(text: &str, error: &toml::de::Error) -> String {
    let message = error.message().lines().collect::<Vec<_>>().join(", ");
    let Some(before) = error.span().and_then(|span| text.get(..span.start)) else {
        return message;
    };
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
    format!("line {line}, column {column}: {message}")
}

//! The index as files: opened, checked, and begun anew when they cannot be trusted.

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{PoisonError, RwLock};

use serde::{Deserialize, Serialize};
use tantivy::directory::MmapDirectory;
use tantivy::directory::error::OpenReadError;
use tantivy::store::Compressor;
use tantivy::{IndexReader, IndexSettings, ReloadPolicy, TantivyError};

use super::schema::{Fields, VERSION};
use super::{Entry, IndexError, Snapshot, Writer, seal};
use crate::news::Article;

/// Which archive an index was made of, and up to which change: the payload of every commit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Tells the archive from every other.
    pub archive: [u8; 16],
    /// The sequence number of the last change that the index has taken up.
    pub sequence: u64,
}

/// Why an index was begun anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fresh {
    /// There was none.
    Missing,
    /// A file of it is damaged, missing or unreadable: what is wrong.
    Damaged(String),
    /// It is of other rules: the version it has, where that can be read.
    OtherVersion(Option<u32>),
    /// It was made of another archive.
    OtherArchive,
    /// It has taken up changes that the archive does not have.
    Ahead,
}

/// As a log line says it.
impl fmt::Display for Fresh {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => out.write_str("there was none"),
            Self::Damaged(what) => write!(out, "it was damaged: {what}"),
            Self::OtherVersion(Some(found)) => {
                write!(out, "it was of version {found}, this is {VERSION}")
            }
            Self::OtherVersion(None) => out.write_str("it was of another version"),
            Self::OtherArchive => out.write_str("it was made of another archive"),
            Self::Ahead => out.write_str("it was ahead of the archive"),
        }
    }
}

/// The index of an archive. Shared freely between threads; readers never wait for the writer.
pub struct Index {
    folder: Option<PathBuf>,
    fields: Fields,
    files: tantivy::Index,
    reader: IndexReader,
    visible: RwLock<(Snapshot, Mark)>,
}

impl Index {
    /// Opens the index in `folder` for the archive of this mark; begins an empty one, and says why, when there is
    /// none or when it is damaged, of other rules, of another archive or ahead of this one.
    ///
    /// # Errors
    /// When the folder cannot be read or written.
    pub fn open(folder: &Path, archive: Mark) -> Result<(Self, Option<Fresh>), IndexError> {
        match Self::sound(folder, archive) {
            Ok(index) => Ok((index, None)),
            Err(fresh) => Ok((Self::begin(folder, archive)?, Some(fresh))),
        }
    }

    /// Makes an empty index in memory.
    ///
    /// # Errors
    /// When tantivy fails.
    pub fn in_memory(archive: Mark) -> Result<Self, IndexError> {
        let (schema, fields) = Fields::schema();
        let index = tantivy::Index::builder()
            .schema(schema)
            .settings(settings())
            .create_in_ram()?;
        let begun = Mark {
            sequence: 0,
            ..archive
        };
        Self::new(None, index, fields, begun)
    }

    /// Which archive this is the index of, and the last change that readers see.
    pub fn mark(&self) -> Mark {
        let visible = self.visible.read().unwrap_or_else(PoisonError::into_inner);
        visible.1
    }

    /// The index as of the last commit: it never changes.
    pub fn snapshot(&self) -> Snapshot {
        let visible = self.visible.read().unwrap_or_else(PoisonError::into_inner);
        visible.0.clone()
    }

    /// What the index takes up of an article: made on any thread, then given to a writer.
    pub fn entry(&self, article: &Article) -> Entry {
        self.fields.entry(article)
    }

    /// Begins to write. One at a time.
    ///
    /// # Errors
    /// When another is writing, or memory or threads are lacking.
    pub fn writer(&self) -> Result<Writer<'_>, IndexError> {
        Writer::new(self, &self.files, self.fields)
    }

    /// Reads every file to its end and compares it with its checksum; takes seconds on a large index.
    ///
    /// # Errors
    /// When a file is damaged, which it names.
    pub fn check(&self) -> Result<(), IndexError> {
        seal::check_all(&self.files)
    }

    /// Lets readers see what was committed.
    pub(super) fn publish(&self, mark: Mark) -> Result<(), IndexError> {
        let snapshot = newest(|| {
            self.reader.reload()?;
            Snapshot::new(self.reader.searcher(), self.fields)
        })?;
        let mut visible = self.visible.write().unwrap_or_else(PoisonError::into_inner);
        *visible = (snapshot, mark);
        Ok(())
    }

    /// Notes what the files look like, so that the next start need not read them all.
    pub(super) fn seal(&self) -> Result<(), IndexError> {
        match &self.folder {
            Some(folder) => seal::renew(folder, &self.files),
            None => Ok(()),
        }
    }

    /// Opens the index that is there, or says why it cannot be used.
    fn sound(folder: &Path, archive: Mark) -> Result<Self, Fresh> {
        if !folder.join(seal::META).exists() {
            return Err(Fresh::Missing);
        }
        let damaged = |error: IndexError| Fresh::Damaged(error.to_string());
        if !folder.join(seal::MANAGED).exists() {
            return Err(Fresh::Damaged(format!("{} is missing", seal::MANAGED)));
        }
        let index = tantivy::Index::open_in_dir(folder).map_err(|error| damaged(error.into()))?;
        let (schema, fields) = Fields::schema();
        let metas = index.load_metas().map_err(|error| damaged(error.into()))?;
        let payload = metas.payload.as_deref().and_then(Payload::read);
        let version = payload.as_ref().map(|payload| payload.version);
        if version != Some(VERSION) || index.schema() != schema {
            return Err(Fresh::OtherVersion(version));
        }
        let Some(mark) = payload.and_then(|payload| payload.mark()) else {
            return Err(Fresh::Damaged("its mark is unreadable".to_owned()));
        };
        if mark.archive != archive.archive {
            return Err(Fresh::OtherArchive);
        }
        if mark.sequence > archive.sequence {
            return Err(Fresh::Ahead);
        }
        let stale = seal::check(folder, &index).map_err(damaged)?;
        let opened = Self::new(Some(folder.to_owned()), index, fields, mark).map_err(damaged)?;
        if stale {
            opened.seal().map_err(damaged)?;
        }
        Ok(opened)
    }

    /// Clears what is there and makes an empty index.
    fn begin(folder: &Path, archive: Mark) -> Result<Self, IndexError> {
        let failed = |reason| IndexError::Folder {
            folder: folder.to_owned(),
            reason,
        };
        fs::create_dir_all(folder).map_err(failed)?;
        clear(folder).map_err(failed)?;
        let (schema, fields) = Fields::schema();
        let directory = MmapDirectory::open(folder).map_err(TantivyError::from)?;
        let index = tantivy::Index::builder()
            .schema(schema)
            .settings(settings())
            .open_or_create(directory)?;
        let begun = Mark {
            sequence: 0,
            ..archive
        };
        Self::new(Some(folder.to_owned()), index, fields, begun)
    }

    fn new(
        folder: Option<PathBuf>,
        index: tantivy::Index,
        fields: Fields,
        mark: Mark,
    ) -> Result<Self, IndexError> {
        Fields::register(&index);
        // By hand: the default watches the folder with a thread of its own.
        let reader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .try_into()?;
        let snapshot = Snapshot::new(reader.searcher(), fields)?;
        Ok(Self {
            folder,
            fields,
            files: index,
            reader,
            visible: RwLock::new((snapshot, mark)),
        })
    }
}

impl fmt::Debug for Index {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Index")
            .field("folder", &self.folder)
            .field("mark", &self.mark())
            .finish_non_exhaustive()
    }
}

/// How many merges may end while the files of a snapshot are opened. Each of them takes longer than the opening.
const MERGES: usize = 8;

/// Opens the newest snapshot. A segment's files are opened once more than tantivy opens them, when it no longer keeps
/// them from being removed: where a merge has ended meanwhile, and took them away, there is a newer one to open.
fn newest<S>(mut open: impl FnMut() -> tantivy::Result<S>) -> tantivy::Result<S> {
    let mut merges = 0;
    loop {
        match open() {
            Err(TantivyError::OpenReadError(OpenReadError::FileDoesNotExist(_)))
                if merges < MERGES =>
            {
                merges += 1;
            }
            done => return done,
        }
    }
}

/// Documents store nothing: the archive has the text.
fn settings() -> IndexSettings {
    IndexSettings {
        docstore_compression: Compressor::None,
        ..IndexSettings::default()
    }
}

/// A commit's payload, as JSON.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Payload {
    version: u32,
    archive: String,
    sequence: u64,
}

impl Payload {
    /// The payload for an index that has taken up the archive's changes to this mark.
    pub(super) fn text(mark: Mark) -> String {
        let payload = Self {
            version: VERSION,
            archive: format!("{:032x}", u128::from_be_bytes(mark.archive)),
            sequence: mark.sequence,
        };
        serde_json::json!(payload).to_string()
    }

    fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    fn mark(&self) -> Option<Mark> {
        Some(Mark {
            archive: u128::from_str_radix(&self.archive, 16).ok()?.to_be_bytes(),
            sequence: self.sequence,
        })
    }
}

/// Deletes the files of an index, and no other: whoever named the wrong data folder keeps theirs.
fn clear(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let stem = name.split('.').next().unwrap_or_default();
        let of_segment = stem.len() == 32 && stem.bytes().all(|byte| byte.is_ascii_hexdigit());
        let of_index = [seal::META, seal::MANAGED, seal::FILE].contains(&&*name)
            || name.starts_with(".tmp")
            || name.starts_with(".tantivy-")
            || name == format!("{}.new", seal::FILE);
        if (of_segment || of_index) && entry.file_type()?.is_file() {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gone() -> TantivyError {
        OpenReadError::FileDoesNotExist("merged.idx".into()).into()
    }

    #[test]
    fn a_merge_that_ends_while_files_are_opened_is_no_failure() {
        let mut opened = [Err(gone()), Err(gone()), Ok("newer")].into_iter();
        assert_eq!(newest(|| opened.next().unwrap()).unwrap(), "newer");
        // A file that stays away, and whatever else is wrong, is told.
        let mut times = 0;
        let missing: tantivy::Result<()> = newest(|| {
            times += 1;
            Err(gone())
        });
        assert!(matches!(missing, Err(TantivyError::OpenReadError(_))));
        assert_eq!(times, 1 + MERGES);
        let mut others = [Err(TantivyError::Poisoned), Ok(())].into_iter();
        assert!(newest(|| others.next().unwrap()).is_err());
    }
}

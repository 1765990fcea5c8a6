//! The files of a collection: which there are, whether they changed, and the records in them.

use std::fs::{self, File};
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use flate2::read::MultiGzDecoder;

use super::collection::{self, Collection};
use super::lines::Lines;
use super::record::{Content, Record};
use super::stamp::{Stamp, modified_ns};
use super::{ReadError, Skipped, Taken};

/// The largest page: the longest article known is a hundredth of it.
const PAGE_MB_MAX: u64 = 8;
/// How deeply folders may be nested.
const DEPTH_MAX: usize = 16;

/// How the bytes of a file are to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Text,
    Html,
    JsonLines,
    JsonLinesGzip,
}

/// A candidate file, listed but not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    path: PathBuf,
    name: String,
    stamp: Stamp,
    format: Format,
    collection: Arc<Collection>,
}

impl SourceFile {
    /// What the team calls the collection that it is of, where it says so.
    pub fn collection(&self) -> Option<&str> {
        self.collection.name.as_deref()
    }

    /// The file, as it can be opened.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Its path relative to the folder that is taken in, parted by `/`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What tells that it changed.
    pub fn stamp(&self) -> Stamp {
        self.stamp
    }

    /// Streams the records in it, unread: one for a page, one a line for JSON lines, in bounded memory.
    pub fn records(&self) -> Box<dyn Iterator<Item = Result<Record, Skipped>> + Send + '_> {
        match self.format {
            Format::Text | Format::Html => Box::new(std::iter::once_with(|| self.page())),
            Format::JsonLines => self.lines(|file| Box::new(file)),
            Format::JsonLinesGzip => self.lines(|file| Box::new(MultiGzDecoder::new(file))),
        }
    }

    /// Streams the articles in it, in order.
    pub fn read(&self) -> impl Iterator<Item = Result<Taken, Skipped>> + Send + '_ {
        self.records().map(|record| record?.take())
    }

    fn page(&self) -> Result<Record, Skipped> {
        let bytes = self.page_bytes().map_err(|reason| self.skipped(reason))?;
        let content = match self.format {
            Format::Html => Content::Html(bytes),
            Format::Text | Format::JsonLines | Format::JsonLinesGzip => Content::Text(bytes),
        };
        Ok(self.record(None, content))
    }

    fn record(&self, line: Option<u64>, content: Content) -> Record {
        Record {
            path: self.path.clone(),
            name: self.name.clone(),
            line,
            content,
            collection: Arc::clone(&self.collection),
        }
    }

    fn page_bytes(&self) -> Result<Vec<u8>, ReadError> {
        let limit = PAGE_MB_MAX * 1_000_000;
        if self.stamp.size > limit {
            return Err(ReadError::TooLarge(PAGE_MB_MAX));
        }
        let file = File::open(&self.path).map_err(|error| ReadError::from(&error))?;
        let mut bytes = Vec::new();
        // It may have grown since it was listed.
        file.take(limit + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| ReadError::from(&error))?;
        if bytes.len() as u64 > limit {
            return Err(ReadError::TooLarge(PAGE_MB_MAX));
        }
        Ok(bytes)
    }

    fn lines(
        &self,
        unpack: impl FnOnce(BufReader<File>) -> Box<dyn Read + Send>,
    ) -> Box<dyn Iterator<Item = Result<Record, Skipped>> + Send + '_> {
        if self.stamp.size == 0 {
            return Box::new(std::iter::once(Err(self.skipped(ReadError::Empty))));
        }
        match File::open(&self.path) {
            Err(error) => Box::new(std::iter::once(Err(self.skipped(ReadError::from(&error))))),
            Ok(file) => Box::new(
                Lines::new(unpack(BufReader::new(file))).map(|(number, line)| match line {
                    Ok(bytes) => Ok(self.record(Some(number), Content::Line(bytes))),
                    Err(reason) => Err(Skipped {
                        line: Some(number),
                        ..self.skipped(reason)
                    }),
                }),
            ),
        }
    }

    fn skipped(&self, reason: ReadError) -> Skipped {
        skipped(&self.path, reason)
    }
}

/// Lists the candidate files at `path`, a folder (with the folders in it) or one file, in the order of their names.
///
/// Names that begin with a dot are passed over in silence; everything else that cannot be taken in is reported.
pub fn sources(path: &Path) -> (Vec<SourceFile>, Vec<Skipped>) {
    let mut listing = Listing::default();
    match fs::metadata(path) {
        Err(error) => listing.skip(path, ReadError::from(&error)),
        Ok(found) if found.is_dir() => match fs::canonicalize(path) {
            Ok(root) => listing.folder(&root, path, "", 0),
            Err(error) => listing.skip(path, ReadError::from(&error)),
        },
        Ok(_) => {
            let folder = path.parent().unwrap_or(Path::new(""));
            listing.settings(folder);
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            listing.file(path, &name);
        }
    }
    (listing.files, listing.skipped)
}

#[derive(Default)]
struct Listing {
    files: Vec<SourceFile>,
    skipped: Vec<Skipped>,
    collection: Arc<Collection>,
}

impl Listing {
    fn folder(&mut self, root: &Path, folder: &Path, prefix: &str, depth: usize) {
        if depth > DEPTH_MAX {
            return self.skip(folder, ReadError::TooDeep(DEPTH_MAX));
        }
        let outer = Arc::clone(&self.collection);
        self.settings(folder);
        self.entries(root, folder, prefix, depth);
        self.collection = outer;
    }

    /// Takes the settings beside the files, where there are any, for those that follow.
    fn settings(&mut self, folder: &Path) {
        match Collection::read(folder) {
            Ok(None) => {}
            Ok(Some(found)) => self.collection = Arc::new(found),
            Err((path, reason)) => self.skip(&path, reason),
        }
    }

    fn entries(&mut self, root: &Path, folder: &Path, prefix: &str, depth: usize) {
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => return self.skip(folder, ReadError::from(&error)),
        };
        let mut names = Vec::new();
        for entry in entries {
            match entry {
                Ok(entry) => names.push(entry.file_name()),
                Err(error) => self.skip(folder, ReadError::from(&error)),
            }
        }
        names.sort();
        for name in names {
            let path = folder.join(&name);
            let name = name.to_string_lossy();
            if !name.starts_with('.') && name != collection::FILE {
                self.entry(root, &path, &format!("{prefix}{name}"), depth);
            }
        }
    }

    fn entry(&mut self, root: &Path, path: &Path, name: &str, depth: usize) {
        let kind = match fs::symlink_metadata(path) {
            Ok(found) => found.file_type(),
            Err(error) => return self.skip(path, ReadError::from(&error)),
        };
        if kind.is_dir() {
            return self.folder(root, path, &format!("{name}/"), depth + 1);
        }
        if kind.is_symlink() {
            match fs::canonicalize(path) {
                Ok(target) if !target.starts_with(root) => {
                    return self.skip(path, ReadError::LinkOutside);
                }
                Ok(_) => {}
                Err(error) => return self.skip(path, ReadError::from(&error)),
            }
        }
        self.file(path, name);
    }

    fn file(&mut self, path: &Path, name: &str) {
        let found = match fs::metadata(path) {
            Ok(found) => found,
            Err(error) => return self.skip(path, ReadError::from(&error)),
        };
        // Opening a pipe would wait for a writer.
        if !found.is_file() {
            return self.skip(path, ReadError::NotAFile);
        }
        let Some(format) = format_of(name) else {
            return self.skip(path, ReadError::Unsupported);
        };
        self.files.push(SourceFile {
            path: path.to_owned(),
            name: name.to_owned(),
            stamp: Stamp {
                size: found.len(),
                // Other settings make other articles of the same bytes.
                modified_ns: modified_ns(&found).wrapping_add(self.collection.stamp),
            },
            format,
            collection: Arc::clone(&self.collection),
        });
    }

    fn skip(&mut self, path: &Path, reason: ReadError) {
        self.skipped.push(skipped(path, reason));
    }
}

fn skipped(path: &Path, reason: ReadError) -> Skipped {
    Skipped {
        path: path.to_owned(),
        line: None,
        reason,
    }
}

fn format_of(name: &str) -> Option<Format> {
    let name = name.to_ascii_lowercase();
    let ends = |end: &str| name.ends_with(end) && name.len() > end.len();
    match () {
        () if ends(".txt") || ends(".md") => Some(Format::Text),
        () if ends(".html") || ends(".htm") => Some(Format::Html),
        () if ends(".jsonl") => Some(Format::JsonLines),
        () if ends(".jsonl.gz") => Some(Format::JsonLinesGzip),
        () => None,
    }
}

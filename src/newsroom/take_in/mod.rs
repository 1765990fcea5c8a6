//! Takes in a folder or a file: what is new or changed is stored and indexed, what is gone is withdrawn.

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::PoisonError;

use super::pipeline::{self, Step};
use super::{Newsroom, NewsroomError, Progress};
use crate::archive::{CollectionNumber, FileNumber, KnownFile, Stamp};
use crate::intake::{self, ReadError, SourceFile};
use crate::news::{ArticleId, quote, shingle};

mod run;

use run::Run;

/// What taking in came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TakenIn {
    /// Articles that were not known before.
    pub taken: Few,
    /// Articles whose body changed: each has a new revision.
    pub revised: Few,
    /// Articles whose body is as before, but what is known of them or how they are cut is not.
    pub restated: Few,
    /// Articles that had been withdrawn and are back.
    pub returned: Few,
    /// Articles that are no longer there.
    pub withdrawn: Few,
    /// How many articles of the collection are as they were.
    pub unchanged: u64,
    /// What could not be taken, at most a thousand.
    pub skipped: Vec<Skipped>,
    /// How much could not be taken in all.
    pub skipped_count: u64,
}

/// Some articles: how many, and the first of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Few {
    /// How many.
    pub count: u64,
    /// The first of them, at most a hundred.
    pub ids: Vec<ArticleId>,
}

impl Few {
    pub(super) const IDS_MAX: usize = 100;
}

/// What could not be taken in, where it is, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// The file.
    pub path: PathBuf,
    /// The line, from 1, in a file of many records.
    pub line: Option<u64>,
    /// Why.
    pub reason: String,
}

impl Skipped {
    /// The path, with the line where there is one.
    pub fn place(&self) -> String {
        match self.line {
            Some(line) => format!("{} line {line}", self.path.display()),
            None => self.path.display().to_string(),
        }
    }
}

/// `path: reason`, with the line where there is one.
impl fmt::Display for Skipped {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.place(), self.reason)
    }
}

impl From<intake::Skipped> for Skipped {
    fn from(skipped: intake::Skipped) -> Self {
        Self {
            reason: skipped.reason.to_string(),
            path: skipped.path,
            line: skipped.line,
        }
    }
}

impl TakenIn {
    /// The most skipped things that are named.
    pub(super) const SKIPPED_MAX: usize = 1000;

    pub(super) fn skip(&mut self, skipped: impl Into<Skipped>) {
        self.skipped_count += 1;
        if self.skipped.len() < Self::SKIPPED_MAX {
            self.skipped.push(skipped.into());
        }
    }

    /// The articles that something happened to, by the word for it.
    pub fn changes(&self) -> [(&'static str, &Few); 5] {
        [
            ("taken", &self.taken),
            ("updated", &self.revised),
            ("restated", &self.restated),
            ("returned", &self.returned),
            ("withdrawn", &self.withdrawn),
        ]
    }

    fn changed(&self) -> u64 {
        [&self.taken, &self.revised, &self.restated, &self.returned]
            .iter()
            .map(|few| few.count)
            .sum()
    }
}

/// What is at a path now, beside what was read from it before.
pub(super) struct Survey {
    collection: String,
    known: HashMap<String, KnownFile>,
    /// Files to read.
    changed: Vec<SourceFile>,
    /// Files that are no longer there.
    gone: Vec<FileNumber>,
    skipped: Vec<intake::Skipped>,
}

impl Newsroom {
    /// Takes in the folder or the file at `path`, or the folder taken in before that it lies in. Only what changed since it was last taken in is read: an unchanged
    /// folder costs one look at each file, and nothing is written. Articles whose file is gone are withdrawn; a file
    /// that cannot be read just now keeps its articles.
    ///
    /// Everything up to some megabytes ago is kept when this is broken off at any instant; taken in again, it goes
    /// on from there.
    ///
    /// # Errors
    /// When there is nothing at `path` or it cannot be read, and when the archive or the index fails. What could
    /// not be taken from single files is no error: it is in [`TakenIn::skipped`].
    pub fn take_in(
        &self,
        path: &Path,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<TakenIn, NewsroomError> {
        let _one_at_a_time = self.taking.lock().unwrap_or_else(PoisonError::into_inner);
        // An earlier one may have been broken off between the archive and the index.
        self.catch_up(progress)?;
        let around = self.folder_around(path)?;
        let path = around.as_deref().unwrap_or(path);
        let mut survey = self.survey(path)?;
        let mut taken_in = TakenIn::default();
        for skipped in std::mem::take(&mut survey.skipped) {
            taken_in.skip(skipped);
        }
        let known = self.archive.collection(&survey.collection)?;
        if let Some(collection) = known {
            self.recall_problems(path, collection, &survey, &mut taken_in)?;
        }
        let work = !survey.changed.is_empty() || !survey.gone.is_empty();
        if work {
            let outcome = self.read(path, &survey, progress, &mut taken_in);
            self.refresh();
            outcome?;
        } else if let Some(collection) = known {
            taken_in.unchanged = self.archive.articles_in(collection)?;
        }
        let mut skipped = self.skipped.write().unwrap_or_else(PoisonError::into_inner);
        skipped.clone_from(&taken_in.skipped);
        Ok(taken_in)
    }

    /// The folder taken in before that `path` lies in: taken in by itself, its articles would be there twice.
    fn folder_around(&self, path: &Path) -> Result<Option<PathBuf>, NewsroomError> {
        let Ok(absolute) = path.canonicalize() else {
            return Ok(None);
        };
        let collections = self.archive.collections()?;
        Ok(collections
            .into_iter()
            .filter(|collection| collection.articles > 0)
            .map(|collection| PathBuf::from(collection.path))
            .find(|folder| absolute != *folder && absolute.starts_with(folder)))
    }

    /// Looks at every file, reads none.
    fn survey(&self, path: &Path) -> Result<Survey, NewsroomError> {
        let refused = |reason: String| NewsroomError::Articles {
            path: path.to_owned(),
            reason,
        };
        let collection = path
            .canonicalize()
            .map_err(|error| refused(ReadError::from(&error).to_string()))?;
        let collection = collection.to_string_lossy().into_owned();
        let (files, skipped) = intake::sources(path);
        if let Some(whole) = skipped.iter().find(|skipped| skipped.path == path) {
            return Err(refused(whole.reason.to_string()));
        }
        let mut known = HashMap::new();
        if let Some(number) = self.archive.collection(&collection)? {
            for file in self.archive.files(number)? {
                known.insert(file.path.clone(), file);
            }
        }
        let there: HashSet<&str> = files.iter().map(SourceFile::name).collect();
        let gone = known
            .values()
            .filter(|file| !there.contains(file.path.as_str()))
            .filter(|file| !is_hidden(&path.join(&file.path), &skipped))
            .map(|file| file.number)
            .collect();
        let changed = files
            .iter()
            .filter(|file| {
                let before = known.get(file.name()).and_then(|known| known.stamp);
                before != Some(stamp(file))
            })
            .cloned()
            .collect();
        Ok(Survey {
            collection,
            known,
            changed,
            gone,
            skipped,
        })
    }

    /// Reports again what could not be taken from files that are not read again.
    fn recall_problems(
        &self,
        path: &Path,
        collection: CollectionNumber,
        survey: &Survey,
        taken_in: &mut TakenIn,
    ) -> Result<(), NewsroomError> {
        let read: HashSet<&str> = survey.changed.iter().map(SourceFile::name).collect();
        let mut problems = self.archive.problems(collection, TakenIn::SKIPPED_MAX)?;
        problems.retain(|problem| {
            let number = survey.known.get(&problem.path).map(|file| file.number);
            !read.contains(problem.path.as_str())
                && number.is_none_or(|number| !survey.gone.contains(&number))
        });
        for problem in problems {
            let path = if path.is_dir() {
                path.join(&problem.path)
            } else {
                path.to_owned()
            };
            taken_in.skip(Skipped {
                path,
                line: problem.line,
                reason: problem.reason,
            });
        }
        Ok(())
    }

    fn read(
        &self,
        path: &Path,
        survey: &Survey,
        progress: &mut dyn FnMut(Progress),
        taken_in: &mut TakenIn,
    ) -> Result<(), NewsroomError> {
        let mut run = Run::begin(self, path, survey, progress, taken_in)?;
        let watch = run.watch();
        pipeline::run(&survey.changed, &self.index, watch, |step| match step {
            Step::Article {
                record,
                entry,
                line,
                stated_id,
            } => run.article(record, entry, line, stated_id),
            Step::Skipped(skipped) => {
                run.skipped(skipped);
                Ok(())
            }
            Step::End(place) => run.end_of_file(place),
        })
        .ok_or_else(|| NewsroomError::Broken(path.to_owned()))??;
        run.finish()
    }
}

/// What tells that a file is to be read again.
fn stamp(file: &SourceFile) -> Stamp {
    Stamp {
        size: file.stamp().size,
        modified_ns: file.stamp().modified_ns,
        version: (intake::VERSION * 1_000 + quote::VERSION) * 1_000 + shingle::VERSION,
    }
}

/// Whether something that cannot be read just now hides the file at `path`: then it is not gone.
fn is_hidden(path: &Path, skipped: &[intake::Skipped]) -> bool {
    skipped
        .iter()
        .filter(|skipped| is_passing(&skipped.reason))
        .any(|skipped| path.starts_with(&skipped.path))
}

/// Whether the same file may be read another time, without having changed.
fn is_passing(reason: &ReadError) -> bool {
    matches!(reason, ReadError::Unreadable(_))
}

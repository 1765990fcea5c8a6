//! One run over the files that changed: batches to the archive, then to the index.

use std::collections::HashSet;
use std::path::Path;

use super::{Few, Survey, TakenIn, is_passing, stamp};
use crate::archive::{
    ArchiveError, Batch, CollectionNumber, FileNumber, Outcome, Provenance, Record,
};
use crate::index::{Entry, IndexError, Writer};
use crate::intake::{self, SourceFile};
use crate::news::{Article, ArticleNumber};
use crate::newsroom::background::Watch;
use crate::newsroom::origins::{Sketches, trace};
use crate::newsroom::{Newsroom, NewsroomError, Phase, Progress};

/// Bytes of bodies a transaction: large enough that its cost is nothing beside them, small enough that it is
/// over in a fraction of a second.
const BATCH_BYTES: u64 = 4 << 20;
/// Articles and files a transaction, so that a progress bar moves on tiny articles too.
const BATCH_STEPS: usize = 256;
/// The most problems of one file that are kept.
const PROBLEMS_MAX: usize = 1000;

/// What a file could not give: the line, where there are lines, and why.
type Problems = Vec<(Option<u64>, String)>;

/// What is to be written in the next transaction, in order.
enum Pending {
    Article {
        record: Box<Record>,
        entry: Entry,
        line: Option<u64>,
        stated_id: bool,
    },
    End {
        problems: Problems,
        /// Whether the file could not be read to its end just now.
        broken: bool,
    },
}

/// A file that lost articles. They are withdrawn, and the file only then counts as read, when all files are read:
/// they may turn up in another.
struct Lost {
    place: usize,
    file: FileNumber,
    articles: Vec<ArticleNumber>,
    problems: Problems,
}

/// One run. Every transaction leaves the archive such that a run broken off after it can be made again.
pub(super) struct Run<'a> {
    newsroom: &'a Newsroom,
    files: &'a [SourceFile],
    gone: HashSet<FileNumber>,
    collection: CollectionNumber,
    now_ms: i64,
    progress: &'a mut dyn FnMut(Progress),
    taken_in: &'a mut TakenIn,
    watch: Watch<'a>,
    /// Made with the first change: a run without one leaves the index alone.
    writer: Option<Writer<'a>>,
    /// Read with the first change too, or kept from the last run. A run that fails leaves none: they may name articles
    /// of a transaction that was undone.
    sketches: Option<Sketches>,
    pending: Vec<Pending>,
    pending_bytes: u64,
    /// Of the file whose steps come in.
    problems: Problems,
    broken: bool,
    /// Of the file whose steps are written: its place, its number, its articles.
    place: usize,
    file: Option<FileNumber>,
    seen: HashSet<ArticleNumber>,
    lost: Vec<Lost>,
    tallies: [Tally; 5],
    uncommitted_bytes: u64,
    meter: Meter,
}

/// How many articles something happened to, and the first of them.
#[derive(Default)]
struct Tally {
    count: u64,
    first: Vec<ArticleNumber>,
}

impl Tally {
    fn add(&mut self, number: ArticleNumber) {
        self.count += 1;
        if self.first.len() < Few::IDS_MAX {
            self.first.push(number);
        }
    }
}

/// How far the reading has come, in bytes of files.
#[derive(Default)]
struct Meter {
    ended: u64,
    /// Bytes of bodies of the file that is being read, at most its size: files may be packed.
    within: u64,
    total: u64,
    articles: u64,
}

impl<'a> Run<'a> {
    pub(super) fn begin(
        newsroom: &'a Newsroom,
        path: &Path,
        survey: &'a Survey,
        progress: &'a mut dyn FnMut(Progress),
        taken_in: &'a mut TakenIn,
    ) -> Result<Self, NewsroomError> {
        let name = path.file_name().unwrap_or(path.as_os_str());
        let name = name.to_string_lossy();
        let collection = newsroom
            .archive
            .write(|batch| batch.collection(&survey.collection, &name))?;
        Ok(Self {
            newsroom,
            files: &survey.changed,
            gone: survey.gone.iter().copied().collect(),
            collection,
            now_ms: newsroom.now().as_millisecond(),
            progress,
            taken_in,
            watch: newsroom.asked.watch(),
            writer: None,
            sketches: None,
            pending: Vec::new(),
            pending_bytes: 0,
            problems: Vec::new(),
            broken: false,
            place: 0,
            file: None,
            seen: HashSet::new(),
            lost: Vec::new(),
            tallies: Default::default(),
            uncommitted_bytes: 0,
            meter: Meter {
                total: survey.changed.iter().map(|file| file.stamp().size).sum(),
                ..Meter::default()
            },
        })
    }

    /// Tells whether somebody asked since the run began.
    pub(super) fn watch(&self) -> Watch<'a> {
        self.watch
    }

    /// An article of the file whose steps come in.
    pub(super) fn article(
        &mut self,
        record: Box<Record>,
        entry: Entry,
        line: Option<u64>,
        stated_id: bool,
    ) -> Result<(), NewsroomError> {
        let bytes = record.article().body().len() as u64;
        self.pending_bytes += bytes;
        self.meter.within += bytes;
        self.meter.articles += 1;
        self.pending.push(Pending::Article {
            record,
            entry,
            line,
            stated_id,
        });
        self.write_if_full()
    }

    /// Something of that file that could not be taken.
    pub(super) fn skipped(&mut self, skipped: intake::Skipped) {
        if is_passing(&skipped.reason) {
            self.broken = true;
        } else if self.problems.len() < PROBLEMS_MAX {
            self.problems
                .push((skipped.line, skipped.reason.to_string()));
        }
        self.taken_in.skip(skipped);
    }

    /// The end of that file.
    pub(super) fn end_of_file(&mut self, place: usize) -> Result<(), NewsroomError> {
        self.pending.push(Pending::End {
            problems: std::mem::take(&mut self.problems),
            broken: std::mem::take(&mut self.broken),
        });
        self.meter.ended += self.files.get(place).map_or(0, |file| file.stamp().size);
        self.meter.within = 0;
        self.write_if_full()
    }

    /// Writes what is left, withdraws what is gone, and has the index take all of it up.
    pub(super) fn finish(mut self) -> Result<(), NewsroomError> {
        self.write()?;
        let (withdrawn, sequence) = self.newsroom.archive.write(|batch| {
            let mut withdrawn = Vec::new();
            for lost in &self.lost {
                for number in &lost.articles {
                    if batch.withdraw_from(lost.file, *number, self.now_ms)? {
                        withdrawn.push(*number);
                    }
                }
                if let Some(file) = self.files.get(lost.place) {
                    batch.stamp(lost.file, stamp(file), &lost.problems)?;
                }
            }
            for file in &self.gone {
                for number in batch.articles_of(*file)? {
                    batch.withdraw(number, self.now_ms)?;
                    withdrawn.push(number);
                }
                batch.forget(*file)?;
            }
            batch.taken_in(self.collection, self.now_ms)?;
            Ok((withdrawn, batch.sequence()))
        })?;
        for number in withdrawn {
            self.writer()?.remove(number);
            self.tally(4, number);
        }
        if let Some(mut writer) = self.writer.take() {
            self.watch.beside(|| {
                writer.commit(sequence)?;
                writer.finish()
            })?;
        }
        if let Some(sketches) = self.sketches.take() {
            self.newsroom.keep_sketches(sketches);
        }
        self.newsroom.archive.rest()?;
        self.report()
    }

    fn report(self) -> Result<(), NewsroomError> {
        let archive = &self.newsroom.archive;
        let taken_in = self.taken_in;
        let fews = [
            &mut taken_in.taken,
            &mut taken_in.revised,
            &mut taken_in.restated,
            &mut taken_in.returned,
            &mut taken_in.withdrawn,
        ];
        for (few, tally) in fews.into_iter().zip(&self.tallies) {
            *few = Few {
                count: tally.count,
                ids: archive.ids(&tally.first)?,
            };
        }
        let now = archive.articles_in(self.collection)?;
        taken_in.unchanged = now.saturating_sub(taken_in.changed());
        Ok(())
    }

    fn write_if_full(&mut self) -> Result<(), NewsroomError> {
        if self.pending_bytes >= BATCH_BYTES || self.pending.len() >= BATCH_STEPS {
            self.write()?;
        }
        Ok(())
    }

    /// Writes what is pending in one transaction, then gives it to the index.
    fn write(&mut self) -> Result<(), NewsroomError> {
        let pending = std::mem::take(&mut self.pending);
        self.pending_bytes = 0;
        let newsroom = self.newsroom;
        let mut changed: Vec<(Outcome, Entry)> = Vec::new();
        let mut changed_bytes = 0;
        let sequence = newsroom.archive.write(|batch| {
            for step in pending {
                match step {
                    Pending::Article {
                        record,
                        entry,
                        line,
                        stated_id,
                    } => {
                        let outcome = self.take(batch, &record, line, stated_id)?;
                        if !matches!(outcome, Outcome::Unchanged(_)) {
                            changed_bytes += record.article().body().len() as u64;
                            changed.push((outcome, entry));
                        }
                    }
                    Pending::End { problems, broken } => self.end(batch, problems, broken)?,
                }
            }
            Ok(batch.sequence())
        })?;
        for (outcome, entry) in changed {
            self.index(outcome, entry)?;
        }
        self.uncommitted_bytes += changed_bytes;
        if self.uncommitted_bytes >= newsroom.commit_bytes
            && let Some(writer) = &mut self.writer
        {
            self.watch.beside(|| writer.commit(sequence))?;
            self.uncommitted_bytes = 0;
        }
        let Meter {
            ended,
            within,
            total,
            articles,
        } = self.meter;
        (self.progress)(Progress {
            phase: Phase::Reading,
            done: (ended + within).min(total),
            total,
            articles,
        });
        Ok(())
    }

    fn take(
        &mut self,
        batch: &mut Batch<'_>,
        record: &Record,
        line: Option<u64>,
        stated_id: bool,
    ) -> Result<Outcome, ArchiveError> {
        let file = self.file_number(batch)?;
        let article = record.article();
        let name = self.files.get(self.place).map_or("", SourceFile::name);
        let (kind, identity) = identity(article, name, line, stated_id);
        let provenance = Provenance::new(self.collection, file, kind, &identity);
        let gone = |file| self.gone.contains(&file);
        let outcome = batch.take(provenance, record, self.now_ms, gone)?;
        self.seen.insert(outcome.number());
        if !matches!(outcome, Outcome::Unchanged(_)) {
            let kept = self
                .sketches
                .take()
                .or_else(|| self.newsroom.kept_sketches());
            let sketches = match kept {
                Some(sketches) => sketches,
                None => Sketches::load(batch)?,
            };
            trace(
                outcome.number(),
                record,
                self.sketches.insert(sketches),
                batch,
            )?;
        }
        Ok(outcome)
    }

    /// Notes that the file is read, unless it lost articles.
    fn end(
        &mut self,
        batch: &mut Batch<'_>,
        problems: Problems,
        broken: bool,
    ) -> Result<(), ArchiveError> {
        let file = self.file_number(batch)?;
        let seen = std::mem::take(&mut self.seen);
        let place = self.place;
        self.place += 1;
        self.file = None;
        if broken {
            return Ok(());
        }
        // A page that cannot be taken any more keeps the article it gave before: it is reported, and its owner
        // decides by mending or deleting it.
        let unusable = seen.is_empty() && problems.iter().any(|(line, _)| line.is_none());
        let mut articles = batch.articles_of(file)?;
        articles.retain(|number| !seen.contains(number));
        if !articles.is_empty() && !unusable {
            self.lost.push(Lost {
                place,
                file,
                articles,
                problems,
            });
        } else if let Some(source) = self.files.get(place) {
            batch.stamp(file, stamp(source), &problems)?;
        }
        Ok(())
    }

    fn file_number(&mut self, batch: &mut Batch<'_>) -> Result<FileNumber, ArchiveError> {
        if let Some(file) = self.file {
            return Ok(file);
        }
        let name = self.files.get(self.place).map_or("", SourceFile::name);
        let file = batch.file(self.collection, name)?;
        self.file = Some(file);
        Ok(file)
    }

    fn index(&mut self, outcome: Outcome, entry: Entry) -> Result<(), IndexError> {
        let place = match outcome {
            Outcome::Unchanged(_) => return Ok(()),
            Outcome::Taken(number) => {
                self.writer()?.add(number, entry)?;
                self.tally(0, number);
                return Ok(());
            }
            Outcome::Revised(_) => 1,
            Outcome::Restated(_) => 2,
            Outcome::Returned(_) => 3,
        };
        self.tally(place, outcome.number());
        self.writer()?.replace(outcome.number(), entry)
    }

    fn tally(&mut self, place: usize, number: ArticleNumber) {
        if let Some(tally) = self.tallies.get_mut(place) {
            tally.add(number);
        }
    }

    fn writer(&mut self) -> Result<&mut Writer<'a>, IndexError> {
        let writer = match self.writer.take() {
            Some(writer) => writer,
            None => self.watch.beside(|| self.newsroom.index.writer())?,
        };
        Ok(self.writer.insert(writer))
    }
}

/// What tells an article from the others of its collection: the id that it states, else its canonical URL, else its
/// place.
fn identity(
    article: &Article,
    name: &str,
    line: Option<u64>,
    stated_id: bool,
) -> (&'static str, String) {
    match (&article.metadata().url, line) {
        _ if stated_id => ("id", article.id().to_string()),
        (Some(url), _) => ("url", canonical(url)),
        (None, Some(line)) => ("line", format!("{line} {name}")),
        (None, None) => ("path", name.to_owned()),
    }
}

/// A URL without what does not change where it leads: its fragment, its scheme's security, a slash at its end,
/// and the marks of campaigns.
fn canonical(url: &str) -> String {
    let url = url.trim();
    let url = url.split('#').next().unwrap_or(url);
    let url = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"))
        .unwrap_or(url);
    let (place, query) = url.split_once('?').unwrap_or((url, ""));
    let (host, path) = place.split_once('/').unwrap_or((place, ""));
    let kept: Vec<&str> = query
        .split('&')
        .filter(|part| !part.is_empty() && !part.starts_with("utm_"))
        .collect();
    let mut canonical = format!("{}/{}", host.to_lowercase(), path.trim_end_matches('/'));
    if !kept.is_empty() {
        canonical.push('?');
        canonical.push_str(&kept.join("&"));
    }
    canonical
}

//! Files to records ready to be stored, on several threads, in the order of the files.
//!
//! One thread reads and unpacks, some clean, cut and compress, the caller stores. Records are dealt to
//! the workers in turn and collected in turn, so that their order, and with it every number given, is the same at
//! every build. So many bytes are under way at most: whoever is slowest holds the others up, and memory stays bounded.
//! They are enough that the workers go on while the index commits.

use std::num::NonZero;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Condvar, Mutex, PoisonError};
use std::thread;

use super::background::{Watch, give_way};
use crate::archive::{self, ArchiveError};
use crate::index::{Entry, Index};
use crate::intake::{self, ReadError, SourceFile};
use crate::news::Article;

/// Batches waiting before and after each worker.
const QUEUE: usize = 64;
/// Records that one worker makes ready together, one step after another: tables and automata that a step looks
/// things up in are then still near for the next record.
const BATCH: usize = 16;
/// The most bytes of records in a batch but for one that has more by itself.
const BATCH_BYTES: usize = 256 << 10;
/// Bytes of records that are under way, from when they are read to when they are collected. Made ready they take
/// several times the room.
const UNDER_WAY_BYTES: usize = 16 << 20;
/// The most workers: beyond it the thread that stores and indexes is the slowest.
const WORKERS_MAX: usize = 4;

/// What comes out, file after file.
pub(super) enum Step {
    /// An article.
    Article {
        /// Ready to be stored.
        record: Box<archive::Record>,
        /// Ready to be indexed.
        entry: Entry,
        /// The line it stood on, in a file of many.
        line: Option<u64>,
        /// Whether its id was stated, and not made of its place.
        stated_id: bool,
    },
    /// Something that could not be taken.
    Skipped(intake::Skipped),
    /// The file of this place in the list was read to its end.
    End(usize),
}

enum Job {
    Record(intake::Record),
    Skipped(intake::Skipped),
    End(usize),
}

impl Job {
    fn bytes(&self) -> usize {
        match self {
            Self::Record(record) => record.bytes(),
            Self::Skipped(_) | Self::End(_) => 0,
        }
    }
}

/// Reads `files` and hands every step to `each`, in order, until it fails; the workers give way when somebody asks
/// meanwhile. Nothing when a thread panicked.
pub(super) fn run<E>(
    files: &[SourceFile],
    index: &Index,
    watch: Watch<'_>,
    mut each: impl FnMut(Step) -> Result<(), E>,
) -> Option<Result<(), E>> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let workers = cores.min(WORKERS_MAX);
    let under_way = UnderWay::default();
    let under_way = &under_way;
    thread::scope(|scope| {
        // On return, the threads find nobody to give to, or are told that nobody collects, and end.
        let _told = under_way.told();
        let (mut inputs, mut outputs) = (Vec::new(), Vec::new());
        for _ in 0..workers {
            let (input, jobs) = sync_channel(QUEUE);
            let (done, output) = sync_channel(QUEUE);
            scope.spawn(move || work(&jobs, index, watch, &done));
            inputs.push(input);
            outputs.push(output);
        }
        scope.spawn(move || deal(files, &inputs, under_way));
        let mut ended = 0;
        for output in outputs.iter().cycle() {
            if ended == files.len() {
                return Some(Ok(()));
            }
            // A worker that is gone before its turn has panicked.
            for (step, bytes) in output.recv().ok()? {
                under_way.collected(bytes);
                ended += usize::from(matches!(step, Step::End(_)));
                if let Err(error) = each(step) {
                    return Some(Err(error));
                }
            }
        }
        None
    })
}

/// Deals the records of all files to the workers in turn, in batches; stops when one is gone.
fn deal(files: &[SourceFile], inputs: &[SyncSender<Vec<Job>>], under_way: &UnderWay) {
    let mut turns = inputs.iter().cycle();
    let mut send = |batch| turns.next().is_some_and(|input| input.send(batch).is_ok());
    let mut batch = Vec::new();
    let mut batch_bytes = 0;
    let mut give = |job: Job| {
        let bytes = job.bytes();
        // Before it waits, never after: what was not sent is not collected.
        if batch.len() == BATCH || (!batch.is_empty() && batch_bytes + bytes > BATCH_BYTES) {
            batch_bytes = 0;
            if !send(std::mem::take(&mut batch)) {
                return None;
            }
        }
        batch_bytes += bytes;
        under_way.add(bytes).then(|| batch.push(job))
    };
    let mut deal_all = || {
        for (place, file) in files.iter().enumerate() {
            for record in file.records() {
                give(match record {
                    Ok(record) => Job::Record(record),
                    Err(skipped) => Job::Skipped(skipped),
                })?;
            }
            give(Job::End(place))?;
        }
        Some(())
    };
    if deal_all().is_some() {
        send(batch);
    }
}

fn work(
    jobs: &Receiver<Vec<Job>>,
    index: &Index,
    watch: Watch<'_>,
    done: &SyncSender<Vec<(Step, usize)>>,
) {
    let mut gives_way = false;
    for batch in jobs {
        if !gives_way && watch.has_asked() {
            give_way();
            gives_way = true;
        }
        if done.send(ready(batch, index)).is_err() {
            return;
        }
    }
}

/// An article on its way from a record to a step.
struct Made {
    article: Arc<Article>,
    line: Option<u64>,
    stated_id: bool,
    record: Result<archive::Record, ArchiveError>,
}

/// Makes a batch ready, each step of it for all records before the next step.
fn ready(batch: Vec<Job>, index: &Index) -> Vec<(Step, usize)> {
    let taken: Vec<_> = batch
        .into_iter()
        .map(|job| {
            let bytes = job.bytes();
            let taken = match job {
                Job::Record(record) => record.take().map_err(Step::Skipped),
                Job::Skipped(skipped) => Err(Step::Skipped(skipped)),
                Job::End(place) => Err(Step::End(place)),
            };
            (taken, bytes)
        })
        .collect();
    let made: Vec<_> = taken
        .into_iter()
        .map(|(taken, bytes)| (taken.map(stored), bytes))
        .collect();
    made.into_iter()
        .map(|(made, bytes)| {
            let step = made.map_or_else(|step| step, |made| indexed(made, index));
            (step, bytes)
        })
        .collect()
}

fn stored(taken: intake::Taken) -> Made {
    let article = Arc::new(taken.article);
    Made {
        record: archive::Record::new(Arc::clone(&article)),
        article,
        line: taken.line,
        stated_id: taken.stated_id,
    }
}

fn indexed(made: Made, index: &Index) -> Step {
    let Made {
        article,
        line,
        stated_id,
        record,
    } = made;
    match record {
        Ok(record) => Step::Article {
            entry: index.entry(&article),
            record: Box::new(record),
            line,
            stated_id,
        },
        Err(error) => Step::Skipped(intake::Skipped {
            path: article.metadata().path.clone().unwrap_or_default().into(),
            line,
            reason: ReadError::Unreadable(error.to_string()),
        }),
    }
}

/// The bytes of records that were dealt and not yet collected.
#[derive(Default)]
struct UnderWay {
    /// Nothing when nobody collects any more.
    bytes: Mutex<Option<usize>>,
    less: Condvar,
}

impl UnderWay {
    /// Opens the count; when what it gives is dropped, nobody collects any more.
    fn told(&self) -> impl Drop + '_ {
        struct Told<'a>(&'a UnderWay);
        impl Drop for Told<'_> {
            fn drop(&mut self) {
                *self.0.bytes.lock().unwrap_or_else(PoisonError::into_inner) = None;
                self.0.less.notify_all();
            }
        }
        *self.bytes.lock().unwrap_or_else(PoisonError::into_inner) = Some(0);
        Told(self)
    }

    /// Waits until so many more may be under way, alone if need be; false when nobody collects any more.
    fn add(&self, more: usize) -> bool {
        let held = self.bytes.lock().unwrap_or_else(PoisonError::into_inner);
        let held = self.less.wait_while(held, |bytes| {
            bytes.is_some_and(|bytes| bytes > 0 && bytes + more > UNDER_WAY_BYTES)
        });
        let mut held = held.unwrap_or_else(PoisonError::into_inner);
        *held = held.map(|bytes| bytes + more);
        held.is_some()
    }

    /// Notes that so many were collected.
    fn collected(&self, bytes: usize) {
        let mut held = self.bytes.lock().unwrap_or_else(PoisonError::into_inner);
        *held = held.map(|under_way| under_way.saturating_sub(bytes));
        self.less.notify_one();
    }
}

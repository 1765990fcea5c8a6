//! Files to records ready to be stored, on several threads, in the order of the files.
//!
//! One thread reads and unpacks, some clean, cut and compress, the caller stores. Records are dealt to
//! the workers in turn and collected in turn, so that their order, and with it every number given, is the same at
//! every build. Queues are short: whoever is slowest holds the others up, and memory stays bounded.

use std::num::NonZero;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use crate::archive;
use crate::index::{Entry, Index};
use crate::intake::{self, ReadError, SourceFile};

/// Records waiting before and after each worker.
const QUEUE: usize = 32;
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

/// Reads `files` and hands every step to `each`, in order, until it fails. Nothing when a thread panicked.
pub(super) fn run<E>(
    files: &[SourceFile],
    index: &Index,
    mut each: impl FnMut(Step) -> Result<(), E>,
) -> Option<Result<(), E>> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let workers = cores.min(WORKERS_MAX);
    thread::scope(|scope| {
        let (mut inputs, mut outputs) = (Vec::new(), Vec::new());
        for _ in 0..workers {
            let (input, jobs) = sync_channel(QUEUE);
            let (done, output) = sync_channel(QUEUE);
            scope.spawn(move || work(&jobs, index, &done));
            inputs.push(input);
            outputs.push(output);
        }
        scope.spawn(move || deal(files, &inputs));
        let mut ended = 0;
        for output in outputs.iter().cycle() {
            if ended == files.len() {
                return Some(Ok(()));
            }
            // A worker that is gone before its turn has panicked.
            let step = output.recv().ok()?;
            ended += usize::from(matches!(step, Step::End(_)));
            if let Err(error) = each(step) {
                // The queues are dropped on return: the threads find nobody to give to, and end.
                return Some(Err(error));
            }
        }
        None
    })
}

/// Deals the records of all files to the workers in turn; stops when one is gone.
fn deal(files: &[SourceFile], inputs: &[SyncSender<Job>]) {
    let mut turns = inputs.iter().cycle();
    let mut give = |job| turns.next().is_some_and(|input| input.send(job).is_ok());
    for (place, file) in files.iter().enumerate() {
        for record in file.records() {
            let job = match record {
                Ok(record) => Job::Record(record),
                Err(skipped) => Job::Skipped(skipped),
            };
            if !give(job) {
                return;
            }
        }
        if !give(Job::End(place)) {
            return;
        }
    }
}

fn work(jobs: &Receiver<Job>, index: &Index, done: &SyncSender<Step>) {
    for job in jobs {
        let step = match job {
            Job::Record(record) => take(record, index),
            Job::Skipped(skipped) => Step::Skipped(skipped),
            Job::End(place) => Step::End(place),
        };
        if done.send(step).is_err() {
            return;
        }
    }
}

fn take(record: intake::Record, index: &Index) -> Step {
    let taken = match record.take() {
        Ok(taken) => taken,
        Err(skipped) => return Step::Skipped(skipped),
    };
    let (line, stated_id) = (taken.line, taken.stated_id);
    let article = Arc::new(taken.article);
    match archive::Record::new(Arc::clone(&article)) {
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

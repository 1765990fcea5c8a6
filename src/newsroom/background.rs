//! Work that nobody waits for, beside questions that somebody waits for.
//!
//! Taking in keeps every core busy. As long as nobody asks it may; from the first question on, the threads of that
//! taking in give way to others, until it is over: each has a low priority of its own.
//!
//! Threads that are begun by one that gives way do so too: that is how the index's are reached.

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use thread_priority::{ThreadPriority, ThreadPriorityValue};

/// How many questions were asked.
#[derive(Debug, Default)]
pub(super) struct Asked(AtomicU64);

impl Asked {
    /// Notes one more.
    pub(super) fn note(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    /// Looks from now on whether somebody asks.
    pub(super) fn watch(&self) -> Watch<'_> {
        Watch {
            asked: self,
            begun: self.0.load(Ordering::Relaxed),
        }
    }
}

/// Tells whether somebody asked since it was begun.
#[derive(Clone, Copy, Debug)]
pub(super) struct Watch<'a> {
    asked: &'a Asked,
    begun: u64,
}

impl Watch<'_> {
    /// Whether somebody did.
    pub(super) fn has_asked(self) -> bool {
        self.asked.0.load(Ordering::Relaxed) != self.begun
    }

    /// Does `work` on a thread that gives way, if somebody did.
    pub(super) fn beside<T: Send>(self, work: impl FnOnce() -> T + Send) -> T {
        if !self.has_asked() {
            return work();
        }
        let done = thread::scope(|scope| {
            let working = scope.spawn(|| {
                give_way();
                work()
            });
            working.join()
        });
        done.unwrap_or_else(|panic| resume_unwind(panic))
    }
}

/// What a thread has that gives way, of a hundred: on Linux a niceness of nine, a seventh of what others have. Idle cores
/// are used as before.
const PRIORITY: u8 = 25;

/// Has this thread give way to others from now on.
pub(super) fn give_way() {
    let Ok(priority) = ThreadPriorityValue::try_from(PRIORITY) else {
        return;
    };
    if let Err(error) = ThreadPriority::Crossplatform(priority).set_for_current() {
        tracing::debug!(?error, "a thread cannot give way");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_gives_way_from_the_first_question_on() {
        let asked = Asked::default();
        asked.note();
        let watch = asked.watch();
        let here = thread::current().id();
        assert!(!watch.has_asked());
        assert_eq!(watch.beside(|| thread::current().id()), here);
        asked.note();
        assert!(watch.has_asked());
        assert_ne!(watch.beside(|| thread::current().id()), here);
    }
}

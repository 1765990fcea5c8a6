//! Patterns that are written in the source.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, Weak};

use regex::{Regex, RegexBuilder, RegexSet, RegexSetBuilder};

/// Room for the states of a pattern's automaton on each thread. In the library's two megabytes those of the largest
/// patterns do not stand together: they are thrown away and made again, over and over.
const STATES_BYTES: usize = 4 << 20;

/// A pattern. Threads that take articles in share its program; the states that its automaton makes up as it runs, some
/// megabytes for a large one, are each thread's own. Both are given back when the last of these threads ends: together
/// they are more than a whole collection takes to be asked.
pub(super) struct Pattern {
    compile: fn() -> Regex,
    number: OnceLock<usize>,
    shared: Mutex<Weak<Regex>>,
}

/// How many patterns were looked for: each has its number.
static COUNT: AtomicUsize = AtomicUsize::new(0);

thread_local! {
    /// This thread's copy of each pattern, by its number, and the program that it shares.
    static HERE: RefCell<Vec<Option<Own>>> = const { RefCell::new(Vec::new()) };
}

/// A thread's copy of a pattern.
#[derive(Clone)]
struct Own {
    here: Rc<Regex>,
    _shared: Arc<Regex>,
}

impl Pattern {
    /// The pattern that `compile` gives when it is looked for.
    pub(super) const fn new(compile: fn() -> Regex) -> Self {
        Self {
            compile,
            number: OnceLock::new(),
            shared: Mutex::new(Weak::new()),
        }
    }

    /// Whether it stands in `text`.
    pub(super) fn is_match(&self, text: &str) -> bool {
        self.here().is_match(text)
    }

    /// This thread's copy.
    pub(super) fn here(&self) -> Rc<Regex> {
        let number = *self
            .number
            .get_or_init(|| COUNT.fetch_add(1, Ordering::Relaxed));
        let held = HERE.with_borrow(|here| match here.get(number) {
            Some(Some(copy)) => Some(Rc::clone(&copy.here)),
            Some(None) | None => None,
        });
        held.unwrap_or_else(|| self.copied(number))
    }

    /// Makes this thread's copy, which has states of its own.
    fn copied(&self, number: usize) -> Rc<Regex> {
        let shared = self.shared();
        let here = Rc::new(Regex::clone(&shared));
        HERE.with_borrow_mut(|all| {
            if all.len() <= number {
                all.resize(number + 1, None);
            }
            if let Some(place) = all.get_mut(number) {
                *place = Some(Own {
                    here: Rc::clone(&here),
                    _shared: shared,
                });
            }
        });
        here
    }

    /// The program, compiled if no thread has it.
    fn shared(&self) -> Arc<Regex> {
        let mut known = self.shared.lock().unwrap_or_else(PoisonError::into_inner);
        known.upgrade().unwrap_or_else(|| {
            let compiled = Arc::new((self.compile)());
            *known = Arc::downgrade(&compiled);
            compiled
        })
    }
}

/// Compiles a pattern that is written in the source; in a [`Pattern`].
///
/// `\w`, `\d`, `\W` and `\b` mean ASCII in it: the automata are a tenth of the size and several times as fast,
/// and where letters of all languages count, the patterns say `\p{L}`.
#[expect(
    clippy::expect_used,
    reason = "every pattern is fixed, and taking in one page compiles all of them"
)]
pub(super) fn fixed(pattern: &str) -> Regex {
    let pattern = pattern
        .replace(r"\w", "[0-9A-Za-z_]")
        .replace(r"\W", "[^0-9A-Za-z_]")
        .replace(r"\d", "[0-9]")
        .replace(r"\b", r"(?-u:\b)");
    RegexBuilder::new(&pattern)
        .dfa_size_limit(STATES_BYTES)
        .build()
        .expect("a pattern in the source is valid")
}

/// A test for any of some words: one pass, many times as fast as the patterns that it spares.
pub(super) fn any_of(words: &[&str]) -> Regex {
    fixed(&one_of(words))
}

/// The same for several lists of words at once.
#[expect(
    clippy::expect_used,
    reason = "words are valid patterns once they are escaped"
)]
pub(super) fn any_of_each(lists: &[&[&str]]) -> RegexSet {
    // What stands before a word keeps the library from looking for so many words first: that is slower than all the rest.
    let patterns = lists
        .iter()
        .map(|words| format!("(?:^|(?s:.))(?:{})", one_of(words)));
    RegexSetBuilder::new(patterns)
        .dfa_size_limit(STATES_BYTES)
        .build()
        .expect("escaped words are valid")
}

fn one_of(words: &[&str]) -> String {
    let escaped: Vec<String> = words.iter().map(|word| regex::escape(word)).collect();
    escaped.join("|")
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;

    #[test]
    fn a_program_is_shared_and_given_back_with_the_last_thread() {
        static EIGHT: Pattern = Pattern::new(|| fixed(r"^\w{8}$"));
        let is_held = || EIGHT.shared.lock().unwrap().upgrade().is_some();
        assert!(!is_held());
        thread::spawn(|| {
            assert!(EIGHT.is_match("eightful"));
            let mine = EIGHT.shared();
            let other = thread::spawn(|| {
                assert!(!EIGHT.is_match("seventy"));
                EIGHT.shared()
            });
            assert!(Arc::ptr_eq(&mine, &other.join().unwrap()));
        })
        .join()
        .unwrap();
        assert!(!is_held());
    }
}

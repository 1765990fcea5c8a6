//! Patterns that are written in the source.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, Weak};

use regex::{Captures, Regex, RegexBuilder, RegexSet, RegexSetBuilder};

/// Room for the states of a pattern's automaton on each thread. In the library's two megabytes those of the largest
/// patterns do not stand together: they are thrown away and made again, over and over.
const STATES_BYTES: usize = 4 << 20;

/// A pattern. Threads that take articles in share its programs; the states that their automata make up as they run, some
/// megabytes for a large one, are each thread's own. All are given back when the last of these threads ends: together
/// they are more than a whole collection takes to be asked.
pub(super) struct Pattern {
    source: fn() -> String,
    number: OnceLock<usize>,
    shared: Mutex<Weak<Programs>>,
}

/// How many patterns were looked for: each has its number.
static COUNT: AtomicUsize = AtomicUsize::new(0);

thread_local! {
    /// This thread's copy of each pattern, by its number.
    static HERE: RefCell<Vec<Option<Rc<Copied>>>> = const { RefCell::new(Vec::new()) };
}

/// The programs of a pattern, each compiled when it is first needed.
struct Programs {
    source: String,
    exact: OnceLock<Regex>,
    /// Of the pattern that counts no repeats, where there are some to be counted.
    loose: Option<Regex>,
}

/// A thread's copy of a pattern.
struct Copied {
    exact: OnceCell<Rc<Regex>>,
    loose: Option<Regex>,
    shared: Arc<Programs>,
}

impl Copied {
    fn may_match(&self, text: &str) -> bool {
        self.loose.as_ref().is_none_or(|loose| loose.is_match(text))
    }

    fn exact(&self) -> &Rc<Regex> {
        self.exact.get_or_init(|| {
            let shared = &self.shared;
            Rc::new(
                shared
                    .exact
                    .get_or_init(|| compiled(&shared.source))
                    .clone(),
            )
        })
    }
}

impl Pattern {
    /// The pattern that `source` gives when it is looked for.
    pub(super) const fn new(source: fn() -> String) -> Self {
        Self {
            source,
            number: OnceLock::new(),
            shared: Mutex::new(Weak::new()),
        }
    }

    /// Whether it stands in `text`.
    pub(super) fn is_match(&self, text: &str) -> bool {
        let copied = self.copied();
        copied.may_match(text) && copied.exact().is_match(text)
    }

    /// Where it and its groups first stand in `text`.
    pub(super) fn captures<'t>(&self, text: &'t str) -> Option<Captures<'t>> {
        let copied = self.copied();
        copied
            .may_match(text)
            .then(|| copied.exact().captures(text))?
    }

    /// This thread's copy.
    pub(super) fn here(&self) -> Rc<Regex> {
        Rc::clone(self.copied().exact())
    }

    fn copied(&self) -> Rc<Copied> {
        let number = *self
            .number
            .get_or_init(|| COUNT.fetch_add(1, Ordering::Relaxed));
        let held = HERE.with_borrow(|here| here.get(number).cloned().flatten());
        held.unwrap_or_else(|| self.copy(number))
    }

    /// Makes this thread's copy, which has states of its own.
    fn copy(&self, number: usize) -> Rc<Copied> {
        let shared = self.shared();
        let copied = Rc::new(Copied {
            exact: OnceCell::new(),
            loose: shared.loose.clone(),
            shared,
        });
        HERE.with_borrow_mut(|all| {
            if all.len() <= number {
                all.resize(number + 1, None);
            }
            if let Some(place) = all.get_mut(number) {
                *place = Some(Rc::clone(&copied));
            }
        });
        copied
    }

    /// The programs, which are made if no thread has them.
    fn shared(&self) -> Arc<Programs> {
        let mut known = self.shared.lock().unwrap_or_else(PoisonError::into_inner);
        known.upgrade().unwrap_or_else(|| {
            let source = (self.source)();
            let programs = Arc::new(Programs {
                loose: loose(&source).map(|loose| compiled(&loose)),
                exact: OnceLock::new(),
                source,
            });
            *known = Arc::downgrade(&programs);
            programs
        })
    }
}

/// The text of a pattern that is written in the source; in a [`Pattern`].
///
/// `\w`, `\d`, `\W` and `\b` mean ASCII in it: the automata are a tenth of the size and several times as fast,
/// and where letters of all languages count, the patterns say `\p{L}`.
pub(super) fn fixed(pattern: &str) -> String {
    pattern
        .replace(r"\w", "[0-9A-Za-z_]")
        .replace(r"\W", "[^0-9A-Za-z_]")
        .replace(r"\d", "[0-9]")
        .replace(r"\b", r"(?-u:\b)")
}

/// Repeats up to fewer are counted by a few states.
const COUNTED_MIN: u32 = 5;

/// The pattern that does not count how often stands there what may be repeated up to many times: it matches whatever the
/// other matches, and little else. An automaton that counts has a state for every set of counts it is in at once: each
/// text makes up new ones for nearly every byte, so that most texts are spared it.
fn loose(pattern: &str) -> Option<String> {
    let mut loose = String::with_capacity(pattern.len());
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        loose.push_str(before);
        let counted = after.split_once('}').and_then(|(counts, after)| {
            let (least, most) = counts.split_once(',')?;
            let (least, most): (u32, u32) = (least.parse().ok()?, most.parse().ok()?);
            (most >= COUNTED_MIN).then_some((least, after))
        });
        rest = if let Some((least, after)) = counted {
            loose.push(if least == 0 { '*' } else { '+' });
            after
        } else {
            loose.push('{');
            after
        };
    }
    loose.push_str(rest);
    (loose != pattern).then_some(loose)
}

#[expect(
    clippy::expect_used,
    reason = "every pattern is fixed, and taking in a few pages compiles all of them"
)]
fn compiled(pattern: &str) -> Regex {
    RegexBuilder::new(pattern)
        .dfa_size_limit(STATES_BYTES)
        .build()
        .expect("a pattern in the source is valid")
}

/// A test for any of some words: one pass, many times as fast as the patterns that it spares.
pub(super) fn any_of(words: &[&str]) -> String {
    one_of(words)
}

/// The same for the words of several lists.
pub(super) fn any_of_all(lists: &[&[&str]]) -> String {
    one_pass(&lists.concat())
}

/// The same for several lists of words at once, each told from the others.
#[expect(
    clippy::expect_used,
    reason = "words are valid patterns once they are escaped"
)]
pub(super) fn any_of_each(lists: &[&[&str]]) -> RegexSet {
    RegexSetBuilder::new(lists.iter().map(|words| one_pass(words)))
        .dfa_size_limit(STATES_BYTES)
        .build()
        .expect("escaped words are valid")
}

/// What stands before a word keeps the library from looking for so many words first: that is slower than all the rest.
fn one_pass(words: &[&str]) -> String {
    format!("(?:^|(?s:.))(?:{})", one_of(words))
}

fn one_of(words: &[&str]) -> String {
    let escaped: Vec<String> = words.iter().map(|word| regex::escape(word)).collect();
    escaped.join("|")
}

#[cfg(test)]
mod tests {
    use std::thread;

    use proptest::prelude::*;

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

    #[test]
    fn repeats_up_to_many_are_not_counted_in_the_loose_pattern() {
        #[track_caller]
        fn check(pattern: &str, expected: Option<&str>) {
            assert_eq!(loose(pattern).as_deref(), expected);
        }
        check(r"a.{0,40}b[^.]{2,60}?\p{L}c", Some(r"a.*b[^.]+?\p{L}c"));
        check(r"(?:\w+ ){0,9}\p{Lu}{3}", Some(r"(?:\w+ )*\p{Lu}{3}"));
        check(r"\p{Lu}\d{1,4}a{4,}", None);
    }

    proptest! {
        #[test]
        fn whatever_a_pattern_matches_its_loose_one_matches(
            text in "(a|b){0,3}(f [a-c. ]{0,8} g)?[a-g. ]{0,12}",
        ) {
            let pattern = r"^[ab]{0,5}c|f.{2,6}g|[^.]{0,5}(?:[ab]+ ){1,9}\bd";
            let exact = compiled(&fixed(pattern));
            let loose = compiled(&loose(&fixed(pattern)).unwrap());
            prop_assert!(loose.is_match(&text) || !exact.is_match(&text));
        }
    }
}

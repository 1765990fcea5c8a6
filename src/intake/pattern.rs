//! Patterns that are written in the source.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use regex::{Regex, RegexBuilder, RegexSet, RegexSetBuilder};

/// Room for the states of a pattern's automaton on each thread. In the library's two megabytes those of the largest
/// patterns do not stand together: they are thrown away and made again, over and over.
const STATES_BYTES: usize = 4 << 20;

/// A pattern, compiled once. The states that its automaton makes up as it runs, some megabytes for a large one, are each
/// thread's own: no thread waits for those of another, and they are given back when the thread that took articles in ends.
pub(super) struct Pattern {
    compile: fn() -> Regex,
    compiled: OnceLock<(Regex, usize)>,
}

/// How many patterns were compiled: each has its number.
static COMPILED: AtomicUsize = AtomicUsize::new(0);

thread_local! {
    /// This thread's copy of each pattern, by its number.
    static HERE: RefCell<Vec<Option<Rc<Regex>>>> = const { RefCell::new(Vec::new()) };
}

impl Pattern {
    /// The pattern that `compile` gives when it is first looked for.
    pub(super) const fn new(compile: fn() -> Regex) -> Self {
        Self {
            compile,
            compiled: OnceLock::new(),
        }
    }

    /// Whether it stands in `text`.
    pub(super) fn is_match(&self, text: &str) -> bool {
        self.here().is_match(text)
    }

    /// This thread's copy: the program is shared, the states are not.
    pub(super) fn here(&self) -> Rc<Regex> {
        let (program, number) = self.compiled.get_or_init(|| {
            let number = COMPILED.fetch_add(1, Ordering::Relaxed);
            ((self.compile)(), number)
        });
        HERE.with_borrow_mut(|here| {
            if here.len() <= *number {
                here.resize(number + 1, None);
            }
            match here.get_mut(*number) {
                Some(copy) => Rc::clone(copy.get_or_insert_with(|| Rc::new(program.clone()))),
                None => Rc::new(program.clone()),
            }
        })
    }
}

/// Compiles a pattern that is written in the source; in a [`Pattern`], once.
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

//! What the rules look at in a paragraph.

use std::cell::OnceCell;
use std::collections::HashSet;
use std::sync::LazyLock;

use foldhash::fast::RandomState;
use memchr::memchr_iter;

use super::cues::Cues;
use super::lead::is_lead;

/// How much of a paragraph's end and start the rules for its ends look at.
const EDGE_BYTES: usize = 240;

/// A paragraph, measured.
pub(super) struct Line<'a> {
    /// Its words.
    pub(super) text: &'a str,
    /// How many words, counted up to [`Line::WORDS_MAX`].
    pub(super) words: usize,
    /// Whether it ends as a sentence does (a question or exclamation mark aside).
    pub(super) is_stopped: bool,
    /// Whether it begins as a notice or a line of contributors may begin.
    pub(super) is_lead: bool,
    /// The words in it without which no large pattern can match.
    pub(super) cues: Cues,
    /// Made when first asked for: lines near one another are compared over and over.
    roots: OnceCell<Roots>,
}

impl<'a> Line<'a> {
    /// A line of more words is no heading, label or name: counting ends there.
    pub(super) const WORDS_MAX: usize = 80;

    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            words: 1 + memchr_iter(b' ', text.as_bytes())
                .take(Self::WORDS_MAX - 1)
                .count(),
            is_stopped: is_stopped(text),
            is_lead: is_lead(head(text)),
            cues: Cues::of(text),
            roots: OnceCell::new(),
        }
    }

    /// Its first bytes.
    pub(super) fn head(&self) -> &'a str {
        head(self.text)
    }

    /// Its last bytes.
    pub(super) fn tail(&self) -> &'a str {
        let start = self
            .text
            .ceil_char_boundary(self.text.len().saturating_sub(EDGE_BYTES));
        self.text.get(start..).unwrap_or(self.text)
    }

    /// Whether it reads as a headline may: one line of a few words that does not end as a sentence does.
    pub(super) fn is_heading_like(&self) -> bool {
        !self.is_stopped && self.words <= 26 && !self.text.ends_with([':', ',', ';'])
    }

    /// Whether it is running text.
    pub(super) fn is_prose(&self) -> bool {
        (self.is_stopped && self.words >= 6) || self.words >= 30
    }

    /// Whether it is one of a list: it begins with a bullet or a dash.
    pub(super) fn is_item(&self) -> bool {
        self.text.starts_with([
            '•', '-', '–', '—', '−', '*', '·', '»', '►', '▶', '♦', '●', '■',
        ])
    }

    /// Whether it begins with its number: `3. `, `3) `.
    pub(super) fn is_numbered(&self) -> bool {
        let rest = self.text.trim_start_matches(|c: char| c.is_ascii_digit());
        let digits = self.text.len() - rest.len();
        (1..=3).contains(&digits) && (rest.starts_with(". ") || rest.starts_with(") "))
    }

    /// Whether it begins with an hour, as entries of a running report do: `4:38 p.m.: `.
    pub(super) fn is_timed(&self) -> bool {
        let rest = self.text.trim_start_matches(|c: char| c.is_ascii_digit());
        let minutes = rest.strip_prefix([':', '.']).map(str::as_bytes);
        rest.len() < self.text.len()
            && (matches!(minutes, Some([b'0'..=b'9', b'0'..=b'9', ..]))
                || rest.starts_with(" a.m.")
                || rest.starts_with(" p.m."))
    }

    /// Whether all of it stands in quotation marks.
    pub(super) fn is_quoted(&self) -> bool {
        self.text.starts_with(['“', '"', '‘', '\'']) && self.text.ends_with(['”', '"', '’', '\''])
    }

    /// Whether a sentence ends within it: a stop after a word too long to be an abbreviation.
    pub(super) fn has_stop_within(&self) -> bool {
        self.text.match_indices(". ").any(|(at, _)| {
            let before = self.text.get(..at).unwrap_or_default();
            before
                .chars()
                .rev()
                .take_while(|c| c.is_alphabetic())
                .count()
                >= 4
        })
    }

    /// How many numbers stand in it.
    pub(super) fn numbers(&self) -> usize {
        self.text
            .split(|c: char| !c.is_ascii_digit() && !matches!(c, ',' | '.' | ':'))
            .filter(|word| word.starts_with(|c: char| c.is_ascii_digit()))
            .count()
    }

    /// Whether every letter in it is a capital.
    pub(super) fn is_capitals(&self) -> bool {
        !self.text.chars().any(char::is_lowercase) && self.text.chars().any(char::is_uppercase)
    }

    /// The roots of the words that carry meaning.
    pub(super) fn roots(&self) -> &Roots {
        self.roots.get_or_init(|| Roots::of(self.text))
    }
}

fn head(text: &str) -> &str {
    let end = text.floor_char_boundary(EDGE_BYTES);
    text.get(..end).unwrap_or(text)
}

fn is_stopped(text: &str) -> bool {
    let bare = text.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»']);
    // A question that ends a quotation, or stands behind other sentences, is speech or text.
    bare.ends_with(['.', '…', '!', '。'])
        || (bare.ends_with('?') && (bare.len() < text.len() || text.contains(". ")))
}

/// The roots of words that carry meaning, as hashes in order: comparing is all that is done with them.
#[derive(Debug, Default)]
pub(super) struct Roots(Vec<u64>);

impl Roots {
    /// Those of the words of `text`.
    pub(super) fn of(text: &str) -> Self {
        text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
            .filter_map(root)
            .collect()
    }

    /// How many.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Each of them once.
    pub(super) fn iter(&self) -> impl Iterator<Item = u64> {
        self.0.iter().copied()
    }

    /// Those that `other` has as well.
    pub(super) fn shared(&self, other: &Self) -> impl Iterator<Item = u64> {
        self.iter()
            .filter(|root| other.0.binary_search(root).is_ok())
    }

    /// How many of them `other` has not.
    pub(super) fn missing_in(&self, other: &Self) -> usize {
        self.len() - self.shared(other).count()
    }
}

impl FromIterator<u64> for Roots {
    fn from_iter<T: IntoIterator<Item = u64>>(roots: T) -> Self {
        let mut roots: Vec<u64> = roots.into_iter().collect();
        roots.sort_unstable();
        roots.dedup();
        Self(roots)
    }
}

/// How many letters of a word are its root.
const LETTERS: usize = 5;

/// A hash of the first letters of a word that carries meaning.
fn root(word: &str) -> Option<u64> {
    let word = word.trim_matches(['\'', '’']);
    let is_name =
        word.starts_with(char::is_uppercase) || word.starts_with(|c: char| c.is_ascii_digit());
    let long_enough = if is_name { 2 } else { 4 };
    // Most words are ASCII, and need no text of their own.
    let mut letters = [0_u8; LETTERS];
    let mut long = String::new();
    let root = if word.is_ascii() {
        if word.len() < long_enough {
            return None;
        }
        let mut count = 0;
        for (letter, byte) in letters.iter_mut().zip(word.bytes()) {
            if byte == b'\'' {
                break;
            }
            *letter = byte.to_ascii_lowercase();
            count += 1;
        }
        letters.get(..count).unwrap_or_default()
    } else {
        word.chars().nth(long_enough - 1)?;
        long.extend(
            word.chars()
                .take_while(|c| !matches!(c, '\'' | '’'))
                .take(LETTERS)
                .flat_map(char::to_lowercase),
        );
        long.as_bytes()
    };
    let root = match root {
        [most @ .., b's'] if most.len() >= 3 => most,
        whole => whole,
    };
    let hash = hash(root);
    (!COMMON_HASHES.contains(&hash)).then_some(hash)
}

/// FNV: short words, no enemy.
fn hash(root: &[u8]) -> u64 {
    root.iter().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

static COMMON_HASHES: LazyLock<HashSet<u64, RandomState>> =
    LazyLock::new(|| COMMON.iter().map(|root| hash(root.as_bytes())).collect());

/// The first letters of words that say nothing about a subject.
const COMMON: [&str; 123] = [
    "a", "about", "after", "again", "all", "also", "am", "an", "and", "any", "are", "as", "at",
    "back", "be", "becau", "been", "befor", "being", "but", "by", "can", "could", "did", "do",
    "doe", "down", "every", "first", "for", "from", "get", "go", "going", "had", "has", "have",
    "he", "her", "here", "his", "how", "i", "if", "in", "into", "is", "it", "its", "just", "know",
    "like", "made", "make", "many", "may", "me", "more", "most", "much", "my", "need", "new", "no",
    "not", "now", "of", "off", "on", "one", "only", "or", "other", "our", "out", "over", "own",
    "said", "say", "she", "shoul", "so", "some", "such", "take", "than", "that", "the", "their",
    "them", "then", "there", "these", "they", "thi", "thing", "think", "those", "to", "too", "two",
    "up", "us", "very", "want", "was", "way", "we", "well", "were", "what", "when", "where",
    "which", "while", "who", "why", "will", "with", "would", "yet", "you", "your",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_root_meet() {
        let shared = |a, b| Roots::of(a).shared(&Roots::of(b)).count();
        assert_eq!(shared("The president’s plan", "Presidential plans"), 2);
        assert_eq!(shared("What it is about", "It is about what is"), 0);
        assert_eq!(shared("EU talks", "Talk in the EU"), 2);
    }
}

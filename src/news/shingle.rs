//! Runs of words by which articles that carry one text are told: every five words in a row of an article's own words.
//!
//! A [`Sketch`] is a sample of them, small enough to be kept for every article; two articles that have several of a
//! sketch in common are compared by all their [`Shingles`]. The sample is the least of the hashes, at least so many
//! of a short text and a fixed share of a long one, so that it also meets a text that is a part of a longer one; a
//! signature of a fixed number of minima would not.
//!
//! Not here: texts that are told anew in other words; they share few runs of five words.

use super::{Article, Class, Span};

/// Changes when an article's sketch is another than it was: those made before no longer meet those made now.
pub const VERSION: u32 = 1;

/// How many words in a row make a shingle.
const WORDS: usize = 5;

/// One of so many shingles is in a sketch.
const SAMPLED_OF: u64 = 64;
/// A sketch has at least so many shingles, if the text has.
const SAMPLED_MIN: usize = 24;
/// A sketch has at most so many shingles: those of fifty pages.
const SAMPLED_MAX: usize = 256;

/// Texts share so much of all that is in either, from which they are one.
///
/// A little below one half, so that what a cleaner kept of one page and not of the other does not part them.
const ALIKE_MIN: f64 = 0.45;
/// A text has so much of itself in another, from which it is a part of that.
const WITHIN_MIN: f64 = 0.7;
/// The fewest shingles of a text that can be a part of another: a notice has fewer.
const WITHIN_SHINGLES_MIN: usize = 40;

/// Every five words in a row of an article's own words, as hashes in order, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shingles(Vec<u64>);

/// A sample of an article's shingles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sketch(Box<[u32]>);

/// How much two articles have in common.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Overlap {
    /// The share of both together that is in both (the Jaccard index).
    pub alike: f64,
    /// The share of the shorter that is in the longer.
    pub within: f64,
    /// How many shingles the shorter has.
    pub shorter: usize,
}

impl Overlap {
    /// Whether the two carry one text: they are nearly the same, or one is for the most part in the other.
    pub fn is_one_text(self) -> bool {
        self.alike >= ALIKE_MIN
            || (self.within >= WITHIN_MIN && self.shorter >= WITHIN_SHINGLES_MIN)
    }
}

impl Shingles {
    /// The shingles of an article.
    pub fn of(article: &Article) -> Self {
        let mut hashes = hashes(article);
        hashes.sort_unstable();
        hashes.dedup();
        Self(hashes)
    }

    /// The hashes, in order.
    pub fn hashes(&self) -> &[u64] {
        &self.0
    }

    /// How much two articles have in common; nothing where one has no shingle.
    pub fn overlap(&self, other: &Self) -> Option<Overlap> {
        let shorter = self.0.len().min(other.0.len());
        let shared = self.shared(other);
        let all = self.0.len() + other.0.len() - shared;
        (shorter > 0).then(|| Overlap {
            alike: ratio(shared, all),
            within: ratio(shared, shorter),
            shorter,
        })
    }

    fn shared(&self, other: &Self) -> usize {
        let mut others = other.0.iter().peekable();
        let mut shared = 0;
        for hash in &self.0 {
            while others.next_if(|other| *other < hash).is_some() {}
            shared += usize::from(others.next_if_eq(&hash).is_some());
        }
        shared
    }
}

impl Sketch {
    /// The sketch of an article.
    pub fn of(article: &Article) -> Self {
        let mut hashes = hashes(article);
        let sampled = hashes
            .iter()
            .filter(|hash| **hash <= u64::MAX / SAMPLED_OF)
            .count();
        let count = sampled.clamp(SAMPLED_MIN, SAMPLED_MAX);
        if count < hashes.len() {
            hashes.select_nth_unstable(count);
            hashes.truncate(count);
        }
        hashes.sort_unstable();
        hashes.dedup();
        // The lower half tells as well, and is half the room.
        let halves = hashes.into_iter().map(|hash| {
            let [.., a, b, c, d] = hash.to_be_bytes();
            u32::from_be_bytes([a, b, c, d])
        });
        Self(halves.collect())
    }

    /// Its hashes.
    pub fn hashes(&self) -> &[u32] {
        &self.0
    }

    /// As an archive keeps it.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.iter().flat_map(|hash| hash.to_le_bytes()).collect()
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of words are exact")]
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

/// The hashes of all runs of words, in reading order. They go over the ends of paragraphs: a reprint breaks them
/// elsewhere.
fn hashes(article: &Article) -> Vec<u64> {
    let mut hashes = Vec::with_capacity(article.body().len() / WORDS);
    let mut run = [0_u64; WORDS];
    let mut words = 0;
    for paragraph in article.paragraphs() {
        if paragraph.class != Class::Body {
            continue;
        }
        each_word(paragraph.span.slice(article.body()), |word, _, _| {
            run.rotate_left(1);
            let [.., last] = &mut run;
            *last = word;
            words += 1;
            if words >= WORDS {
                hashes.push(joined(&run));
            }
        });
    }
    hashes
}

/// FNV-1a, whose values are the same everywhere and for good: sketches are kept. The standard library's hasher
/// may change with a release.
const FNV_START: u64 = 0xcbf2_9ce4_8422_2325;
const FNV_PRIME: u64 = 0x0100_0000_01b3;

/// The words of a part of a body as shingles have them: a hash of each, and where it stands.
pub fn words(body: &str, part: Span) -> Vec<(u64, Span)> {
    let mut words = Vec::new();
    each_word(part.slice(body), |hash, start, end| {
        let span = Span::of(body, part.start() + start, part.start() + end);
        words.extend(span.map(|span| (hash, span)));
    });
    words
}

/// Calls `each` with the hash of every word of `text` (its letters and digits, in lower case), where it begins and
/// where it ends.
fn each_word(text: &str, mut each: impl FnMut(u64, usize, usize)) {
    let add = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(FNV_PRIME);
    let mut hash = FNV_START;
    let mut start = 0;
    for (at, c) in text.char_indices() {
        if hash == FNV_START {
            start = at;
        }
        if c.is_ascii_alphanumeric() {
            hash = add(hash, (c as u8).to_ascii_lowercase());
        } else if !c.is_ascii() && c.is_alphanumeric() {
            for lower in c.to_lowercase() {
                hash = lower.encode_utf8(&mut [0; 4]).bytes().fold(hash, add);
            }
        } else if hash != FNV_START {
            each(hash, start, at);
            hash = FNV_START;
        }
    }
    if hash != FNV_START {
        each(hash, start, text.len());
    }
}

/// One hash of a run of words, every bit of it depending on all of them (the finish of splitmix64).
fn joined(run: &[u64; WORDS]) -> u64 {
    let mut hash = run.iter().fold(0_u64, |hash, word| {
        (hash.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    });
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::news::{ArticleId, Language, Metadata, Span};

    fn article(body: &str) -> Article {
        let whole = Span::whole(body).unwrap();
        let classified = (!body.trim().is_empty()).then_some((Class::Body, whole));
        Article::new(
            ArticleId::new("it").unwrap(),
            body.to_owned(),
            Language::English,
            Metadata::default(),
            classified,
        )
        .unwrap()
    }

    #[track_caller]
    fn check(one: &str, other: &str, alike: f64, within: f64) {
        let overlap = Shingles::of(&article(one))
            .overlap(&Shingles::of(&article(other)))
            .unwrap();
        assert!((overlap.alike - alike).abs() < 1e-9, "{overlap:?}");
        assert!((overlap.within - within).abs() < 1e-9, "{overlap:?}");
    }

    #[test]
    fn what_is_shared_is_counted_in_runs_of_five_words() {
        check("a b c d e f", "A, b. “C” d – e f!", 1.0, 1.0);
        check("a b c d e f", "a b c d e g", 1.0 / 3.0, 0.5);
        check("a b c d e", "x a b c d e y", 1.0 / 3.0, 1.0);
        check("É b c d e", "é b c d e", 1.0, 1.0);
        check("e d c b a", "a b c d e", 0.0, 0.0);
        check("a b c d e a b c d e a", "a b c d e a b c d e", 1.0, 1.0);
    }

    #[test]
    fn few_words_have_no_shingle() {
        let none = Shingles::of(&article("only four words here"));
        assert_eq!(none.overlap(&none), None);
    }

    /// The least of the hashes of both stands in the sketch of both if it is in both: so do about as many of the
    /// least as the texts share.
    #[test]
    fn texts_half_alike_have_much_of_their_sketches_in_common() {
        let words: Vec<String> = (0..1000).map(|number| format!("w{number}")).collect();
        let text = |range: std::ops::Range<usize>| words.get(range).unwrap().join(" ");
        let (one, other) = (article(&text(0..750)), article(&text(250..1000)));
        let (one, other) = (Sketch::of(&one), Sketch::of(&other));
        let shared = one
            .hashes()
            .iter()
            .filter(|hash| other.hashes().contains(hash))
            .count();
        assert!((6..=20).contains(&shared), "{shared}");
        assert!(one.hashes().len() >= SAMPLED_MIN);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn the_same_words_have_the_same_sketch_whatever_stands_between_them(
            words in prop::collection::vec("[a-zé]{1,6}", 1..200),
            marks in prop::collection::vec("( |, |\\. |\n|—| “)", 200),
        ) {
            let plain = words.join(" ");
            let marked: String = words.iter().zip(&marks).flat_map(|(word, mark)| [word.as_str(), mark]).collect();
            let marked = marked.trim_end().to_owned();
            prop_assert_eq!(Sketch::of(&article(&plain)), Sketch::of(&article(&marked)));
        }
    }
}

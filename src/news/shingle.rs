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

/// Sketches of texts that may be one share at least so many: one may be by chance, or a notice.
const SHARED_MIN: usize = 2;
/// Two texts that are one have nearly two thirds of the shorter in common at least, and so have their samples; of two
/// dozen, fewer than this are one time in a hundred where the texts are just alike enough.
const SHARED_OF_SAMPLE_MIN: f64 = 0.4;
/// The same of the few hashes that can be compared where one text is a small part of the other.
const SHARED_OF_FEW_MIN: f64 = 0.5;

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

    /// Whether the articles of two sketches may carry one text: false only where they surely have no more than some paragraphs in common.
    ///
    /// Both samples are the least of their texts' hashes, in order. Up to the last one that is in both, each is
    /// whole; beyond, the shorter reach of the two is whole. Of what is whole of the one that has less of it, so many
    /// are in both as of the texts.
    pub fn may_be_one_text(&self, other: &Self) -> bool {
        let (mut shared, mut own, mut others) = (0, 0, 0);
        for (place, hash) in (1..).zip(&self.0) {
            if let Some(at) = other.0.iter().position(|other| other == hash) {
                shared += 1;
                own = place;
                others = others.max(at + 1);
            }
        }
        if shared < SHARED_MIN {
            return shared > 0 && self.0.len().min(other.0.len()) < SHARED_MIN;
        }
        let (less, more) = (own.min(others), own.max(others));
        let reach = ratio(self.0.len(), own).min(ratio(other.0.len(), others));
        let share = ratio(shared, less);
        // Of texts of very different lengths little is whole, and how far it reaches is a guess.
        share >= SHARED_OF_SAMPLE_MIN * reach || (more >= 2 * less && share >= SHARED_OF_FEW_MIN)
    }

    /// Reads [`to_bytes`](Self::to_bytes); bytes that are no hashes at the end are left out.
    pub fn from_bytes(bytes: &[u8]) -> Self {
        let (hashes, _) = bytes.as_chunks();
        Self(
            hashes
                .iter()
                .map(|hash| u32::from_le_bytes(*hash))
                .collect(),
        )
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

    /// What a text and another that has a part of it come to, by the whole texts and by their sketches.
    #[track_caller]
    fn check_part(length: usize, part: std::ops::Range<usize>, others: usize, one_text: bool) {
        for seed in 0..20 {
            let word = |number: usize| format!("w{seed}x{number}");
            let whole: Vec<String> = (0..length).map(word).collect();
            let mut other: Vec<String> = whole.get(part.clone()).unwrap().to_vec();
            other.extend((0..others).map(|number| format!("o{seed}x{number}")));
            let (one, other) = (article(&whole.join(" ")), article(&other.join(" ")));
            let overlap = Shingles::of(&one).overlap(&Shingles::of(&other)).unwrap();
            assert_eq!(overlap.is_one_text(), one_text, "{overlap:?}");
            let (one, other) = (Sketch::of(&one), Sketch::of(&other));
            // Few hashes in common say nothing, and are not looked at.
            let shared = one
                .hashes()
                .iter()
                .filter(|hash| other.hashes().contains(hash));
            if shared.count() >= SHARED_MIN {
                assert_eq!(
                    one.may_be_one_text(&other),
                    one_text,
                    "{part:?} {others} {seed}"
                );
            }
            assert_eq!(one.may_be_one_text(&other), other.may_be_one_text(&one));
        }
    }

    #[test]
    fn a_paragraph_in_common_is_told_from_a_text_in_common_by_the_sketches() {
        check_part(600, 0..600, 0, true);
        check_part(600, 0..500, 60, true);
        check_part(600, 200..600, 0, true);
        check_part(2000, 300..900, 30, true);
        check_part(600, 0..50, 500, false);
        check_part(2000, 0..150, 2000, false);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn a_sketch_is_read_as_it_was_written(words in prop::collection::vec("[a-z]{1,6}", 0..300)) {
            let sketch = Sketch::of(&article(&words.join(" ")));
            prop_assert_eq!(Sketch::from_bytes(&sketch.to_bytes()), sketch);
        }

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

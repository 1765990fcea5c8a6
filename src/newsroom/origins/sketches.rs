//! Every article by the hashes of its sketch, while articles are taken in: finds those that may carry one text.
//!
//! Eight bytes a hash, in one sorted list and a small set of newer ones that is merged into it when it has grown to
//! a quarter of it, so that each hash is moved a few times over and memory holds no more than the hashes. A table in
//! the archive would have every article write two dozen pages at random.

use std::collections::{BTreeSet, HashMap};

use crate::archive::{ArchiveError, Batch};
use crate::news::{ArticleNumber, Sketch};

/// Newer hashes that are kept apart at least.
const NEWER_MIN: usize = 1 << 16;
/// Of the articles that have one hash, so many are looked at: what more have is a notice, or they have the same
/// others in common too.
const HOLDERS_MAX: usize = 32;
/// Hashes that two sketches must have in common: one may be by chance, or a notice.
const SHARED_MIN: usize = 2;

/// Articles by the hashes of their sketches. A withdrawn article may still be found: the archive knows.
#[derive(Debug, Default)]
pub(in crate::newsroom) struct Sketches {
    /// A hash in the upper half and an article in the lower, in order.
    sorted: Vec<u64>,
    newer: BTreeSet<u64>,
}

impl Sketches {
    /// Those of all articles that are not withdrawn.
    pub(in crate::newsroom) fn load(batch: &Batch<'_>) -> Result<Self, ArchiveError> {
        let mut sorted = Vec::new();
        batch.sketches(|article, hash| sorted.extend(entry(hash, article)))?;
        sorted.sort_unstable();
        Ok(Self {
            sorted,
            newer: BTreeSet::new(),
        })
    }

    /// Adds an article.
    pub(super) fn add(&mut self, article: ArticleNumber, sketch: &Sketch) {
        for hash in sketch.hashes() {
            self.newer.extend(entry(*hash, article));
        }
        if self.newer.len() > NEWER_MIN + self.sorted.len() / 4 {
            self.sorted.extend(std::mem::take(&mut self.newer));
            #[expect(
                clippy::stable_sort_primitive,
                reason = "of two runs in order a stable sort is a merge"
            )]
            self.sorted.sort();
            self.sorted.dedup();
        }
    }

    /// The other articles that have most of a sketch, at most `max`.
    pub(super) fn like(
        &self,
        article: ArticleNumber,
        sketch: &Sketch,
        max: usize,
    ) -> Vec<ArticleNumber> {
        let mut shared: HashMap<u32, usize> = HashMap::new();
        for hash in sketch.hashes() {
            for holder in self.holders(*hash) {
                *shared.entry(holder).or_default() += 1;
            }
        }
        let least = SHARED_MIN.min(sketch.hashes().len());
        let mut like: Vec<(usize, u32)> = shared
            .into_iter()
            .filter(|(holder, count)| *count >= least && u64::from(*holder) != article.0)
            .map(|(holder, count)| (count, holder))
            .collect();
        like.sort_by_key(|(count, holder)| (std::cmp::Reverse(*count), *holder));
        like.truncate(max);
        like.into_iter()
            .map(|(_, holder)| ArticleNumber(u64::from(holder)))
            .collect()
    }

    /// The articles that have a hash.
    fn holders(&self, hash: u32) -> impl Iterator<Item = u32> {
        let first = u64::from(hash) << 32;
        let last = first | u64::from(u32::MAX);
        let start = self.sorted.partition_point(|entry| *entry < first);
        let older = self
            .sorted
            .get(start..)
            .unwrap_or_default()
            .iter()
            .take_while(move |entry| **entry <= last);
        let newer = self.newer.range(first..=last);
        older
            .chain(newer)
            .map(|entry| {
                let [.., a, b, c, d] = entry.to_be_bytes();
                u32::from_be_bytes([a, b, c, d])
            })
            .take(HOLDERS_MAX)
    }
}

/// Nothing for an article beyond the four thousand millionth.
fn entry(hash: u32, article: ArticleNumber) -> Option<u64> {
    let article = u32::try_from(article.0).ok()?;
    Some((u64::from(hash) << 32) | u64::from(article))
}

//! Every article by the hashes of its sketch, while articles are taken in: finds those that may carry one text.
//!
//! Eight bytes a hash, in one table without pointers: an entry stands where its hash says, or in the next free place
//! after. Of one hash only the first few dozen articles are noted, so that what stands in every article of an outlet
//! costs no more than what stands in two. A table in the archive would have every article write two dozen pages at
//! random.

use crate::archive::{ArchiveError, Batch};
use crate::news::{ArticleNumber, Sketch};

/// Of the articles that have one hash, so many are noted: what more have is a notice, or they have the same others in
/// common too.
const HOLDERS_MAX: usize = 32;
/// Hashes that two sketches must have in common: one may be by chance, or a notice.
const SHARED_MIN: usize = 2;
/// The hashes that an article has on average, and a few.
const HASHES: usize = 28;
/// Places for every so many entries: with fewer the ways to a free one get long.
const FULL: (usize, usize) = (4, 3);
/// The most bytes that are kept from one taking in to the next: some 50,000 articles. Beyond, the sketches are read again,
/// a third of a second for 100,000, rather than held for days in which nothing may come in.
const KEPT_BYTES_MAX: usize = 16 << 20;

/// Articles by the hashes of their sketches. A withdrawn article may still be found: the archive knows.
#[derive(Debug, Default)]
pub(in crate::newsroom) struct Sketches {
    /// A hash in the upper half and an article in the lower; 0 where nothing stands: no article has that number.
    places: Vec<u64>,
    entries: usize,
}

impl Sketches {
    /// Those of all articles that are not withdrawn.
    pub(in crate::newsroom) fn load(batch: &Batch<'_>) -> Result<Self, ArchiveError> {
        let mut sketches = Self::default();
        sketches.make_room(batch.sketches_max()? * HASHES);
        batch.sketches(|article, hash| sketches.note(article, hash))?;
        Ok(sketches)
    }

    /// Whether they are few enough to be kept until articles are next taken in.
    pub(in crate::newsroom) fn are_few(&self) -> bool {
        self.places.len() * size_of::<u64>() <= KEPT_BYTES_MAX
    }

    /// Adds an article.
    pub(super) fn add(&mut self, article: ArticleNumber, sketch: &Sketch) {
        for hash in sketch.hashes() {
            self.note(article, *hash);
        }
    }

    /// The other articles that have most of a sketch, at most `max`.
    pub(super) fn like(
        &self,
        article: ArticleNumber,
        sketch: &Sketch,
        max: usize,
    ) -> Vec<ArticleNumber> {
        let mut holders: Vec<u32> = sketch
            .hashes()
            .iter()
            .flat_map(|hash| self.run(*hash))
            .filter(|holder| u64::from(*holder) != article.0)
            .collect();
        holders.sort_unstable();
        let least = SHARED_MIN.min(sketch.hashes().len());
        let mut like: Vec<(usize, u32)> = holders
            .chunk_by(|one, other| one == other)
            .filter(|same| same.len() >= least)
            .filter_map(|same| Some((same.len(), *same.first()?)))
            .collect();
        like.sort_unstable_by_key(|(count, holder)| (std::cmp::Reverse(*count), *holder));
        like.truncate(max);
        like.into_iter()
            .map(|(_, holder)| ArticleNumber(u64::from(holder)))
            .collect()
    }

    /// The articles noted for a hash.
    fn run(&self, hash: u32) -> impl Iterator<Item = u32> {
        self.onward(hash)
            .take_while(|(_, entry)| *entry != 0)
            .filter(move |(_, entry)| entry >> 32 == u64::from(hash))
            .map(|(_, entry)| {
                let [.., a, b, c, d] = entry.to_be_bytes();
                u32::from_be_bytes([a, b, c, d])
            })
    }

    /// The places from that of a hash on, once around.
    fn onward(&self, hash: u32) -> impl Iterator<Item = (usize, u64)> {
        let start = (hash as usize).wrapping_mul(self.places.len()) >> 32;
        let (before, after) = self
            .places
            .split_at_checked(start)
            .unwrap_or((&self.places, &[]));
        (start..)
            .zip(after)
            .chain((0..).zip(before))
            .map(|(at, entry)| (at, *entry))
    }

    /// Notes that an article has a hash, unless enough others have.
    fn note(&mut self, article: ArticleNumber, hash: u32) {
        // Nothing for an article beyond the four thousand millionth.
        let Ok(article) = u32::try_from(article.0) else {
            return;
        };
        let entry = (u64::from(hash) << 32) | u64::from(article);
        if self.entries * FULL.0 >= self.places.len() * FULL.1 {
            self.make_room((self.entries * 2).max(HASHES));
        }
        let mut holders = 0;
        let mut free = None;
        for (at, standing) in self.onward(hash) {
            if standing == 0 {
                free = Some(at);
                break;
            }
            holders += usize::from(standing >> 32 == u64::from(hash));
            if standing == entry || holders == HOLDERS_MAX {
                return;
            }
        }
        if let Some(place) = free.and_then(|at| self.places.get_mut(at)) {
            *place = entry;
            self.entries += 1;
        }
    }

    /// Makes room for so many entries in all.
    fn make_room(&mut self, entries: usize) {
        let places = (entries * FULL.0 / FULL.1 + 1).max(self.places.len());
        let old = std::mem::replace(&mut self.places, vec![0; places]);
        let mut standing: Vec<u64> = old.into_iter().filter(|entry| *entry != 0).collect();
        // Those of one hash stand in the order of their numbers, as they came in.
        standing.sort_unstable();
        for entry in standing {
            let [a, b, c, d, ..] = entry.to_be_bytes();
            let hash = u32::from_be_bytes([a, b, c, d]);
            let free = self.onward(hash).find(|(_, standing)| *standing == 0);
            if let Some(place) = free.and_then(|(at, _)| self.places.get_mut(at)) {
                *place = entry;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sketch(hashes: &[u32]) -> Sketch {
        let bytes: Vec<u8> = hashes.iter().flat_map(|hash| hash.to_le_bytes()).collect();
        Sketch::from_bytes(&bytes)
    }

    #[test]
    fn what_stands_in_every_article_is_noted_of_the_first_only() {
        let mut sketches = Sketches::default();
        for (number, own) in (1..=1000).zip(1001..) {
            sketches.add(ArticleNumber(number), &sketch(&[7, 9, own]));
        }
        assert_eq!(sketches.run(7).count(), HOLDERS_MAX);
        assert_eq!(sketches.entries, 1000 + 2 * HOLDERS_MAX);
        let like = sketches.like(ArticleNumber(1), &sketch(&[7, 9, 1500]), 3);
        assert_eq!(like, [2, 3, 4].map(ArticleNumber));
    }

    proptest! {
        /// As a list of all hashes of all articles would say.
        #[test]
        fn articles_are_found_by_what_they_share(
            all in prop::collection::vec(prop::collection::vec(0_u32..60, 1..12), 1..40),
            asked in prop::collection::vec(0_u32..60, 1..12),
        ) {
            let spread = |hashes: &[u32]| -> Vec<u32> {
                let mut hashes: Vec<u32> = hashes.iter().map(|hash| hash.wrapping_mul(0x9e37_79b9)).collect();
                hashes.sort_unstable();
                hashes.dedup();
                hashes
            };
            let asked = spread(&asked);
            let mut sketches = Sketches::default();
            let mut holders: std::collections::BTreeMap<u32, Vec<u64>> = std::collections::BTreeMap::new();
            for (number, hashes) in (1..).zip(&all) {
                let hashes = spread(hashes);
                sketches.add(ArticleNumber(number), &sketch(&hashes));
                for hash in hashes {
                    let holders = holders.entry(hash).or_default();
                    if holders.len() < HOLDERS_MAX {
                        holders.push(number);
                    }
                }
            }
            let mut expected: Vec<(usize, u64)> = (1..=all.len() as u64)
                .map(|number| (asked.iter().filter(|hash| holders.get(hash).is_some_and(|of| of.contains(&number))).count(), number))
                .filter(|(count, _)| *count >= SHARED_MIN.min(asked.len()))
                .collect();
            expected.sort_by_key(|(count, number)| (std::cmp::Reverse(*count), *number));
            let expected: Vec<ArticleNumber> = expected.into_iter().map(|(_, number)| ArticleNumber(number)).collect();
            prop_assert_eq!(sketches.like(ArticleNumber(0), &sketch(&asked), usize::MAX), expected);
        }
    }
}

//! The best articles so far, and what another must have to be among them.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use tantivy::DocId;

use crate::index::met::Met;

/// The best articles so far.
pub(super) struct Best {
    limit: usize,
    kept: BinaryHeap<Reverse<Ranked>>,
}

/// Sums are rounded in one order or another: what is so near to being among the best may be.
const ROUNDING: f32 = 0.9999;

impl Best {
    /// None so far, and at most so many.
    pub(in crate::index) fn new(limit: usize) -> Self {
        Self {
            limit,
            kept: BinaryHeap::with_capacity(limit.saturating_add(1)),
        }
    }

    /// All of them, in no order.
    pub(super) fn into_vec(self) -> Vec<Ranked> {
        self.kept.into_iter().map(|ranked| ranked.0).collect()
    }

    /// Whether there are as many as are wanted.
    pub(super) fn is_full(&self) -> bool {
        self.kept.len() >= self.limit
    }

    /// What an article whose prior is at most `prior` must have before it, at least, to be among them.
    pub(super) fn threshold(&self, prior: f32) -> f32 {
        match self.kept.peek() {
            Some(worst) if self.is_full() => ROUNDING * worst.0.value / prior,
            _ => 0.0,
        }
    }

    pub(in crate::index) fn offer(&mut self, ranked: Ranked) {
        if self.kept.len() < self.limit {
            self.kept.push(Reverse(ranked));
        } else if let Some(mut worst) = self.kept.peek_mut()
            && ranked > worst.0
        {
            *worst = Reverse(ranked);
        }
    }
}

/// An article's document and its score; of equals the one added first is better.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::index) struct Ranked {
    /// Its score times its prior.
    pub(in crate::index) value: f32,
    pub(in crate::index) score: f32,
    pub(in crate::index) prior: f32,
    /// Which units its title has.
    pub(in crate::index) title: Met,
    pub(in crate::index) segment: usize,
    pub(in crate::index) doc: DocId,
}

impl Eq for Ranked {}

impl Ord for Ranked {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let place = |one: &Self| (one.segment, one.doc);
        self.value
            .total_cmp(&other.value)
            .then(place(other).cmp(&place(self)))
    }
}

impl PartialOrd for Ranked {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

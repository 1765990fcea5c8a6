//! The articles that a question's hints lift above the others: what is new, and what is of a day it names.

use tantivy::DocId;

use crate::index::priors::Priors;
use crate::index::segments::Segment;

/// Few articles gain much for their newness or their day; all others are ranked without a look at their days, by
/// what the best of them may gain.
pub(super) struct Lifted {
    /// Those that gain much, in order.
    pub(in crate::index) articles: Vec<DocId>,
    /// No other article's prior is larger.
    pub(in crate::index) others: f32,
}

/// Of so many articles one may be among those that gain much: each of them costs as much as many others.
const OF: usize = 32;
/// For less newness than this nothing is lifted.
const NEWNESS_LEAST: f32 = 0.04;

impl Lifted {
    pub(in crate::index) fn new(priors: &Priors, segment: &Segment) -> Self {
        let all = Self {
            articles: Vec::new(),
            others: priors.highest(),
        };
        let days = &segment.places().days;
        let most = days.len() / OF;
        let mut lifted: Vec<&[(i32, DocId)]> = Vec::new();
        let within = |first: i64, last: i64| {
            let from = days.partition_point(|(day, _)| i64::from(*day) < first);
            let to = days.partition_point(|(day, _)| i64::from(*day) <= last);
            days.get(from..to).unwrap_or_default()
        };
        let mut newness = 1.0;
        if let Some(now) = priors.now {
            let since = days.len().checked_sub(most + 1).and_then(|at| days.get(at));
            let age = priors.halflife * (priors.gain / NEWNESS_LEAST).log2().max(0.0);
            let last = since.map_or(i64::MIN, |(day, _)| i64::from(*day));
            let last = last.max(now.saturating_sub(whole(age)));
            if last > now {
                return all;
            }
            newness += priors.gain * (-days_between(last, now) / priors.halflife).exp2();
            lifted.push(within(last.saturating_add(1), i64::MAX));
        }
        if priors.named_day > 1.0 {
            let named = priors.days.iter();
            lifted.extend(named.map(|(first, last)| within(*first, *last)));
        }
        let count: usize = lifted.iter().map(|part| part.len()).sum();
        if count > 2 * most + 1 {
            return all;
        }
        let mut articles = Vec::with_capacity(count);
        for part in lifted {
            articles.extend(part.iter().map(|(_, article)| *article));
        }
        articles.sort_unstable();
        articles.dedup();
        let source = if priors.sources.is_empty() {
            1.0
        } else {
            priors.other_sources.max(1.0)
        };
        Self {
            articles,
            others: source * newness,
        }
    }

    /// Whether an article is one of them.
    pub(in crate::index) fn has(&self, article: DocId) -> bool {
        self.articles.binary_search(&article).is_ok()
    }
}

#[expect(clippy::cast_precision_loss, reason = "an age needs no more digits")]
fn days_between(first: i64, last: i64) -> f32 {
    first.abs_diff(last) as f32
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "an age of so many days is as good as any"
)]
fn whole(days: f32) -> i64 {
    days.floor() as i64
}

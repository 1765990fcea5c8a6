//! The articles that meet a question best, by all their words and their title's.
//!
//! A segment is gone through in windows. What each term can give to an article of a window at most is known without its
//! postings ([`bounds`](crate::index::segments::bounds)); terms that cannot lift an article among the best together are
//! only looked up for articles that others found (`MaxScore`; Turtle and Flood 1995, by windows as in Lucene), and
//! blocks of postings of which no article can be among the best are passed over. Few articles gain much for being new
//! ([`lifted`]): they are looked at apart, and all others held to what they need without that gain. tantivy's own way
//! (block-max WAND) sums terms, not units, sorts them anew for every article, which for the twenty terms of a question
//! costs several times more, and takes its bounds as they are, which are not exact where, as here, most documents lack
//! the field.

mod best;
mod lifted;
mod lists;
mod pass;
mod plan;
mod sums;

use std::cell::RefCell;

use crate::index::priors::Priors;
use crate::index::segments::norms::idf;
use crate::index::segments::postings::Located;
use crate::index::snapshot::Snapshot;
use best::Best;
use pass::Pass;
use plan::{Asked, Part};
use sums::Sums;

pub(super) use best::Ranked;

thread_local! {
    static SUMS: RefCell<Option<Sums>> = const { RefCell::new(None) };
}

impl Snapshot {
    /// The best articles by their units' BM25 scores, those of their title counted by `share`, times their priors,
    /// in no order: exactly those that looking at all would give.
    pub(in crate::index) fn best_articles(
        &self,
        (whole, title): (&[Located], &[Located]),
        share: f32,
        priors: &Priors,
        limit: usize,
    ) -> tantivy::Result<Vec<Ranked>> {
        let weights = |field: &[Located], share: f32| -> Vec<f32> {
            let weight = |located: &Located| share * idf(self.facts.articles, located.most());
            field.iter().map(weight).collect()
        };
        let asked = Asked {
            fields: [whole, title],
            weights: [weights(whole, 1.0), weights(title, share)],
            norms: [&self.facts.article_norms, &self.facts.title_norms],
            priors,
        };
        let mut best = Best::new(limit);
        let mut sums = SUMS.take().unwrap_or_default();
        let mut passes = Vec::with_capacity(self.segments.len());
        for (number, segment) in self.segments.iter().enumerate() {
            passes.extend(Pass::open(&asked, number, segment)?);
        }
        // Of one word, those that have it in their title as well are the best: once they are known, hardly any other
        // can be among these. Of several words, as many titles have one as it takes time to look for the others.
        let parts: &[Part] = match whole {
            [_] => &[Part::Titled, Part::Others],
            _ => &[Part::All],
        };
        for part in parts {
            for pass in &mut passes {
                pass.go_through(*part, &mut sums, &mut best)?;
            }
        }
        SUMS.replace(Some(sums));
        Ok(best.into_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::made;
    use crate::index::met::Met;
    use crate::index::priors::SegmentPriors;
    use crate::index::segments::norms::{Norms, saturated};
    use crate::index::segments::postings::Several;
    use crate::index::segments::{Segment, Words};
    use crate::index::{Filter, Method, Question};
    use crate::news::Language;
    use proptest::prelude::*;

    /// Every article's value, reckoned one by one.
    fn by_looking_at_all(
        snapshot: &Snapshot,
        (whole, title): (&[Located], &[Located]),
        share: f32,
        priors: &Priors,
    ) -> Vec<(f32, usize, u32, Met)> {
        let mut all = Vec::new();
        for (number, segment) in snapshot.segments.iter().enumerate() {
            let prior = SegmentPriors::new(priors, segment).unwrap();
            let mut doc = 0;
            while doc < segment.reader.max_doc() {
                let gain = |words: &Words, norms: &Norms, located: &Located| {
                    let several = Several::open(words, located, number).unwrap();
                    let frequency = several.map_or(0.0, |mut several| several.at(doc));
                    let norm = norms.of(words.lengths.fieldnorm_id(doc));
                    let weight = idf(snapshot.facts.articles, located.most());
                    weight * saturated(frequency, norm)
                };
                let (mut score, mut met) = (0.0, Met::default());
                for (unit, (whole, title)) in whole.iter().zip(title).enumerate() {
                    score += gain(&segment.whole, &snapshot.facts.article_norms, whole);
                    let of_title = gain(&segment.title, &snapshot.facts.title_norms, title);
                    score += share * of_title;
                    if of_title > 0.0 {
                        met.note(unit);
                    }
                }
                let value = score * prior.factor(doc);
                if value > 0.0 && !segment.reader.is_deleted(doc) {
                    all.push((value, number, doc, met));
                }
                doc = segment.passages_of(doc).end;
            }
        }
        all.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        all
    }

    prop_compose! {
        fn hints()(
            now in prop::option::of(0_i64..450),
            gain in prop_oneof![Just(0.4_f32), Just(1.8_f32)],
            days in prop::collection::vec((0_i64..400, 0_i64..40), 0..2),
            sources in prop::collection::vec(0..made::SOURCES.len(), 0..2),
            since in prop::option::of(0_i64..400),
        ) -> Priors {
            Priors {
                sources: sources.into_iter().map(|at| made::SOURCES[at].to_owned()).collect(),
                other_sources: 0.4,
                days: days.into_iter().map(|(first, count)| (first, first + count)).collect(),
                named_day: 2.0,
                now,
                gain,
                halflife: 14.0,
                filter: Filter { since, ..Filter::default() },
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(12))]

        #[test]
        fn the_best_are_those_that_looking_at_all_gives(
            seed: u64,
            count in prop_oneof![1_usize..60, 400_usize..900],
            asked in "(talks|(troops )?vote|border grain talks|minister said storm at the harbour|accord dead)",
            limit in prop_oneof![1_usize..12, 40_usize..120],
            priors in hints(),
        ) {
            let index = made::index(seed, count);
            let snapshot = index.snapshot();
            let question = Question::new(&asked, &[Language::English]);
            let units = snapshot.weigh(&question, &Method::default()).unwrap();
            let terms = || units.iter().map(|unit| unit.terms.as_slice());
            let words: [fn(&Segment) -> &Words; 2] = [|segment| &segment.whole, |segment| &segment.title];
            let [whole, title] = words.map(|words| snapshot.located(terms(), words).unwrap());
            let mut best = snapshot.best_articles((&whole, &title), 0.5, &priors, limit).unwrap();
            best.sort_unstable_by(|a, b| b.cmp(a));
            let all = by_looking_at_all(&snapshot, (&whole, &title), 0.5, &priors);
            prop_assert_eq!(best.len(), all.len().min(limit));
            let near = |a: f32, b: f32| (a - b).abs() <= 1e-5 * b;
            for (one, other) in best.iter().zip(&all) {
                prop_assert!(near(one.value, other.0), "{} {}", one.value, other.0);
                let own = all.iter().find(|all| (all.1, all.2) == (one.segment, one.doc)).unwrap();
                prop_assert!(near(one.value, own.0) && own.3 == one.title, "{:?} {:?}", one, own);
            }
        }
    }
}

//! Which terms of a question find articles in a window, and which are only looked up for those that were found.

use std::ops::Range;

use super::lists::{Clause, List};
use super::sums::{Article, Parts, Sums, Window};
use crate::index::priors::Priors;
use crate::index::segments::Segment;
use crate::index::segments::norms::Norms;
use crate::index::segments::postings::Located;

/// What is looked for: the units in the whole of articles and in their titles, each with what it counts.
pub(super) struct Asked<'a> {
    pub(in crate::index) fields: [&'a [Located]; 2],
    pub(in crate::index) weights: [Vec<f32>; 2],
    pub(in crate::index) norms: [&'a Norms; 2],
    pub(in crate::index) priors: &'a Priors,
}

/// Which articles of a window are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// All.
    All,
    /// Those whose title has a word.
    Titled,
    /// All others, by what they have besides a title.
    Others,
}

/// How much of the threshold the terms that are only looked up may give together: each look-up costs several times
/// what summing up a posting does, and the less is left to be looked up, the sooner an article is known to be none of
/// the best. Of 1, .7 and .4, .7 took the least time.
const LOOKED_UP: f32 = 0.7;

/// The terms of a question in one segment, and what is done with each in a window.
pub(super) struct Plan<'a> {
    clauses: Vec<Clause<'a>>,
    lists: Vec<List<'a>>,
    /// Which lists are of each clause, and what these have at most together.
    within: Vec<Range<usize>>,
    shares: Vec<f32>,
    /// What all give at most.
    total: f32,
    /// The clauses of which lists are only looked up, that which can give most last.
    lesser: Vec<Lesser>,
    /// Of clauses of which some lists are summed up and some are looked up, how often documents have the former.
    parts: Vec<Option<Parts>>,
    /// Room to reckon in.
    order: Vec<(f32, usize)>,
    taken: Vec<f32>,
    frequencies: Vec<f32>,
}

/// A clause of which lists are only looked up.
#[derive(Clone, Copy)]
struct Lesser {
    clause: usize,
    /// What these give at most.
    most: f32,
    /// What they and those before them give at most.
    together: f32,
}

impl<'a> Plan<'a> {
    /// Opens the postings of a segment; nothing where it has no word of the question.
    pub(in crate::index) fn open(
        asked: &Asked<'a>,
        number: usize,
        segment: &'a Segment,
    ) -> tantivy::Result<Option<Self>> {
        let (mut clauses, mut lists, mut within) = (Vec::new(), Vec::new(), Vec::new());
        let [whole, title] = &asked.weights;
        let places = segment.places();
        let fields = [
            (&segment.whole, &*places.whole, whole, false),
            (&segment.title, &*places.title, title, true),
        ];
        let fields = fields.into_iter().zip(asked.fields).zip(asked.norms);
        for (((words, lengths, weights, is_title), units), norms) in fields {
            for (unit, (located, weight)) in units.iter().zip(weights).enumerate() {
                let of_title = Some(unit).filter(|_| is_title);
                let clause = Clause::new(words, (norms, lengths), *weight, of_title);
                let from = lists.len();
                clause.open(located, number, clauses.len(), &mut lists)?;
                clauses.push(clause);
                within.push(from..lists.len());
            }
        }
        let count = clauses.len();
        Ok(Some(Self {
            clauses,
            lists,
            within,
            shares: vec![0.0; count],
            total: 0.0,
            lesser: Vec::new(),
            parts: vec![None; count],
            order: Vec::new(),
            taken: vec![0.0; count],
            frequencies: Vec::new(),
        })
        .filter(|plan| !plan.lists.is_empty()))
    }

    /// Plans a window, of which articles are looked for that come to the threshold; false when there are none. No
    /// window may lie before one planned earlier.
    pub(in crate::index) fn make(
        &mut self,
        window: &Window<'_>,
        part: Part,
        threshold: f32,
    ) -> tantivy::Result<bool> {
        for list in &mut self.lists {
            list.bound(window.base, window.end)?;
            let of = self.clauses.get(list.clause);
            if part == Part::Others && of.is_some_and(|of| of.title.is_some()) {
                list.most = 0.0;
            }
        }
        self.sum_bounds();
        if self.total <= 0.0 || self.total < threshold {
            return Ok(false);
        }
        self.choose(|clause, together| match part {
            Part::Titled => clause.title.is_none(),
            Part::All | Part::Others => together < LOOKED_UP * threshold,
        });
        self.split();
        Ok(true)
    }

    /// Readies it for other articles, from the first window on.
    pub(super) fn rewind(&mut self) {
        for list in &mut self.lists {
            list.rewind();
        }
    }

    /// Has all terms looked up, from the first document on, whatever was planned; false when no document can come to
    /// the threshold.
    pub(super) fn look_up_all(&mut self, threshold: f32) -> bool {
        self.rewind();
        self.sum_bounds();
        self.choose(|_, _| true);
        self.split();
        self.total >= threshold
    }

    /// Sums up what the lists have and give at most.
    fn sum_bounds(&mut self) {
        self.total = 0.0;
        let clauses = self.clauses.iter().zip(&self.within);
        for ((clause, within), share) in clauses.zip(&mut self.shares) {
            let lists = self.lists.get(within.clone()).unwrap_or_default();
            *share = lists.iter().map(|list| list.most).sum();
            self.total += clause.most(*share);
        }
    }

    /// Chooses lists that are only looked up: those for which `may` is true of their clause and of what they and
    /// those chosen before them give together. Those come first that give little next to how many postings they
    /// have, which counts by its root (by its whole or not at all took longer).
    fn choose(&mut self, may: impl Fn(&Clause<'_>, f32) -> bool) {
        let Self {
            clauses,
            lists,
            lesser,
            order,
            taken,
            ..
        } = self;
        order.clear();
        taken.fill(0.0);
        lesser.clear();
        for (at, list) in lists.iter_mut().enumerate() {
            list.finds = false;
            if let Some(clause) = clauses.get(list.clause).filter(|_| list.most > 0.0) {
                order.push((clause.most(list.most) / list.count.sqrt(), at));
            }
        }
        order.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let mut sum = 0.0;
        for (_, at) in order.iter() {
            let Some(list) = lists.get_mut(*at) else {
                continue;
            };
            list.finds = true;
            let of_clause = clauses.get(list.clause).zip(taken.get_mut(list.clause));
            if let Some((clause, taken)) = of_clause {
                let with = *taken + list.most;
                let gain = clause.most(with) - clause.most(*taken);
                if may(clause, sum + gain) {
                    sum += gain;
                    *taken = with;
                    list.finds = false;
                }
            }
        }
        for (at, (clause, taken)) in clauses.iter().zip(taken).enumerate() {
            if *taken > 0.0 {
                lesser.push(Lesser {
                    clause: at,
                    most: clause.most(*taken),
                    together: 0.0,
                });
            }
        }
        lesser.sort_unstable_by(|a, b| a.most.total_cmp(&b.most).then(a.clause.cmp(&b.clause)));
        let mut together = 0.0;
        for lesser in lesser {
            together += lesser.most;
            lesser.together = together;
        }
    }

    /// Notes which clauses have lists of both kinds, and what the other lists of its clause have beside each list.
    fn split(&mut self) {
        for (within, parts) in self.within.iter().zip(&mut self.parts) {
            let lists = self.lists.get_mut(within.clone()).unwrap_or_default();
            let (mut finds, mut looked_up) = (false, false);
            for at in 0..lists.len() {
                let others = lists.iter().enumerate().filter(|(other, _)| *other != at);
                let beside = others.map(|(_, other)| other.most).sum();
                if let Some(list) = lists.get_mut(at) {
                    list.beside = beside;
                    finds |= list.finds;
                    looked_up |= !list.finds && list.most > 0.0;
                }
            }
            *parts = (finds && looked_up).then(Parts::new);
        }
    }

    /// Sums up what the lists that find articles give to those of a window, but for those that cannot come to the
    /// threshold.
    pub(in crate::index) fn sum(
        &mut self,
        window: &Window<'_>,
        threshold: f32,
        sums: &mut Sums,
    ) -> tantivy::Result<()> {
        let bounds = self.clauses.iter().zip(&self.shares);
        let clauses = bounds.zip(&self.within).zip(&mut self.parts);
        for (((clause, share), within), parts) in clauses {
            let lists = self.lists.get_mut(within.clone()).unwrap_or_default();
            let others = self.total - clause.most(*share);
            let hopeless = |gain: f32| others + gain < threshold;
            if let Some(parts) = parts {
                parts.clear();
            }
            if lists.iter().any(|list| list.finds) {
                sums.add(clause, lists, window, hopeless, parts.as_mut())?;
            }
        }
        Ok(())
    }

    /// What the terms give that are only looked up, at most.
    pub(in crate::index) fn left(&self) -> f32 {
        self.lesser.last().map_or(0.0, |last| last.together)
    }

    /// Adds to articles that were found, in order, what the terms give that are only looked up; leaves out those that
    /// do not come to the threshold. None may lie before one completed earlier.
    pub(super) fn complete(
        &mut self,
        found: &mut Vec<Article>,
        threshold: f32,
    ) -> tantivy::Result<()> {
        for lesser in self.lesser.iter().rev() {
            found.retain(|article| article.score + lesser.together >= threshold);
            if found.is_empty() {
                return Ok(());
            }
            let (Some(clause), Some(within)) = (
                self.clauses.get(lesser.clause),
                self.within.get(lesser.clause),
            ) else {
                continue;
            };
            self.frequencies.clear();
            self.frequencies.resize(found.len(), 0.0);
            let lists = self.lists.get_mut(within.clone()).unwrap_or_default();
            let looked_up = |list: &&mut List<'_>| !list.finds && list.most > 0.0;
            for list in lists.iter_mut().filter(looked_up) {
                let docs = found.iter().map(|article| article.doc);
                list.look_up(docs.zip(&mut self.frequencies))?;
            }
            let parts = self.parts.get(lesser.clause).and_then(Option::as_ref);
            for (article, frequency) in found.iter_mut().zip(&self.frequencies) {
                if *frequency > 0.0 {
                    let before = parts.map_or(0.0, |parts| part_of(parts, article.place));
                    article.score += clause.score(article.place, before + frequency)
                        - clause.score(article.place, before);
                    if let Some(unit) = clause.title {
                        article.title.note(unit);
                    }
                }
            }
        }
        found.retain(|article| article.score >= threshold);
        Ok(())
    }
}

/// How often the article at a place has what was summed up.
fn part_of(parts: &Parts, place: usize) -> f32 {
    let at = parts.binary_search_by_key(&place, |(place, _)| *place);
    let part = at.ok().and_then(|at| parts.get(at));
    part.map_or(0.0, |(_, frequency)| *frequency)
}

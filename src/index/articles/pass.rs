//! One segment that is gone through for the best articles, window by window.

use tantivy::DocId;

use super::best::{Best, Ranked};
use super::lifted::Lifted;
use super::plan::{Asked, Part, Plan};
use super::sums::{Article, Sums, WINDOW, Window};
use crate::index::met::Met;
use crate::index::priors::SegmentPriors;
use crate::index::segments::Segment;

/// How many articles a window has as long as too few are known.
const BEGINNING: usize = 256;

/// One segment that is gone through.
pub(super) struct Pass<'a> {
    of: Place<'a>,
    lifted: Lifted,
    plan: Plan<'a>,
    /// Room for what a window finds.
    found: Vec<Article>,
    /// The articles that were offered, in order, when others are looked for next.
    offered: Vec<DocId>,
}

/// Which segment it is, and what makes its articles more or less likely to be meant.
struct Place<'a> {
    number: usize,
    segment: &'a Segment,
    prior: SegmentPriors<'a>,
    /// No article's prior is larger.
    highest: f32,
}

impl<'a> Pass<'a> {
    /// Readies a segment; nothing where it has no word of the question.
    pub(in crate::index) fn open(
        asked: &Asked<'a>,
        number: usize,
        segment: &'a Segment,
    ) -> tantivy::Result<Option<Self>> {
        let Some(plan) = Plan::open(asked, number, segment)? else {
            return Ok(None);
        };
        Ok(Some(Self {
            of: Place {
                number,
                segment,
                prior: SegmentPriors::new(asked.priors, segment)?,
                highest: asked.priors.highest(),
            },
            lifted: Lifted::new(asked.priors, segment),
            plan,
            found: Vec::new(),
            offered: Vec::new(),
        }))
    }

    /// Offers whatever may be among the best of some articles; those with a title before the others.
    pub(super) fn go_through(
        &mut self,
        part: Part,
        sums: &mut Sums,
        best: &mut Best,
    ) -> tantivy::Result<()> {
        let places = self.of.segment.places();
        let mut first = 0;
        while first < places.len() {
            // Nothing can be passed over before there are enough to compare with, and few have a word in their title.
            let count = if best.is_full() || part == Part::Titled {
                WINDOW
            } else {
                BEGINNING
            };
            let window = Window::new(places, first, count);
            self.look_through(&window, part, sums, best)?;
            first += count;
        }
        if part == Part::Titled {
            self.plan.rewind();
            return Ok(());
        }
        self.look_at_lifted(best)
    }

    /// Goes through the articles of a window.
    fn look_through(
        &mut self,
        window: &Window<'_>,
        part: Part,
        sums: &mut Sums,
        best: &mut Best,
    ) -> tantivy::Result<()> {
        let Self {
            of,
            lifted,
            plan,
            found,
            offered,
        } = self;
        let threshold = best.threshold(lifted.others);
        if !plan.make(window, part, threshold)? {
            return Ok(());
        }
        plan.sum(window, threshold, sums)?;
        found.clear();
        sums.drain(window, threshold - plan.left(), found);
        plan.complete(found, threshold)?;
        for article in found.iter().filter(|article| !lifted.has(article.doc)) {
            match part {
                // What its title gives is left out now: it would be another score of the same article.
                Part::Others if offered.binary_search(&article.doc).is_ok() => continue,
                Part::Titled => offered.push(article.doc),
                Part::All | Part::Others => {}
            }
            of.offer(article, lifted.others, best);
        }
        Ok(())
    }

    /// Looks at the articles that a hint of the question lifts above the others, one by one.
    fn look_at_lifted(&mut self, best: &mut Best) -> tantivy::Result<()> {
        let Self {
            of,
            lifted,
            plan,
            found,
            offered: _,
        } = self;
        let threshold = best.threshold(of.highest);
        if lifted.articles.is_empty() || !plan.look_up_all(threshold) {
            return Ok(());
        }
        let places = of.segment.places();
        found.clear();
        found.extend(lifted.articles.iter().map(|doc| Article {
            doc: *doc,
            place: places.of(*doc),
            score: 0.0,
            title: Met::default(),
        }));
        plan.complete(found, threshold)?;
        for article in found.iter().filter(|article| article.score > 0.0) {
            of.offer(article, of.highest, best);
        }
        Ok(())
    }
}

impl Place<'_> {
    /// Offers an article whose prior is at most `prior`.
    fn offer(&self, article: &Article, prior: f32, best: &mut Best) {
        let hopeless = article.score < best.threshold(prior);
        if hopeless || self.segment.reader.is_deleted(article.doc) {
            return;
        }
        let prior = self.prior.factor(article.doc);
        if prior > 0.0 {
            best.offer(Ranked {
                value: article.score * prior,
                score: article.score,
                prior,
                title: article.title,
                segment: self.number,
                doc: article.doc,
            });
        }
    }
}

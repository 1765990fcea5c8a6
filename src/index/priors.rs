//! What makes an article more or less likely to be meant whatever it says, and what a search is limited to.

use tantivy::DocId;

use super::segments::Segment;
use crate::news::Article;

/// What a search is limited to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// Sources as spelt; any when empty.
    pub sources: Vec<String>,
    /// The first day.
    pub since: Option<i64>,
    /// The last day.
    pub until: Option<i64>,
}

/// What makes an article more or less likely to be meant, whatever it says.
#[derive(Clone, Debug, Default)]
pub struct Priors {
    /// The sources that the question names.
    pub sources: Vec<String>,
    /// What the articles of other sources count, when it names some.
    pub other_sources: f32,
    /// The days it names.
    pub days: Vec<(i64, i64)>,
    /// What the articles of these count.
    pub named_day: f32,
    /// The day that is new, and how much what is new gains.
    pub now: Option<i64>,
    /// How much what is new gains.
    pub gain: f32,
    /// After how many days half of it is gone.
    pub halflife: f32,
    /// What alone may be found.
    pub filter: Filter,
}

impl Priors {
    /// No article's factor is larger.
    pub(super) fn highest(&self) -> f32 {
        let day = if self.days.is_empty() {
            1.0
        } else {
            self.named_day.max(1.0)
        };
        let source = if self.sources.is_empty() {
            1.0
        } else {
            self.other_sources.max(1.0)
        };
        let gain = if self.now.is_some() {
            1.0 + self.gain
        } else {
            1.0
        };
        day * source * gain
    }
}

impl Filter {
    /// Whether it leaves everything.
    pub fn is_open(&self) -> bool {
        self.sources.is_empty() && self.since.is_none() && self.until.is_none()
    }

    /// Whether an article may be found.
    pub fn admits(&self, article: &Article) -> bool {
        let metadata = article.metadata();
        let is_of = |source: &String| self.sources.contains(source);
        (self.sources.is_empty() || metadata.source.as_ref().is_some_and(is_of))
            && self.holds(metadata.published.day_number())
    }

    /// Whether something of that day may be found.
    pub(super) fn holds(&self, day: Option<i64>) -> bool {
        let Some(day) = day else {
            return self.since.is_none() && self.until.is_none();
        };
        self.since.is_none_or(|since| since <= day) && self.until.is_none_or(|until| day <= until)
    }
}

/// The priors as they apply to the documents of one segment.
pub(super) struct SegmentPriors<'a> {
    priors: &'a Priors,
    segment: &'a Segment,
    /// The sources that the question names, as the segment numbers them.
    named: Vec<Option<u64>>,
    allowed: Vec<Option<u64>>,
}

impl<'a> SegmentPriors<'a> {
    pub(super) fn new(priors: &'a Priors, segment: &'a Segment) -> tantivy::Result<Self> {
        Ok(Self {
            priors,
            segment,
            named: segment.numbers_of(&priors.sources)?,
            allowed: segment.numbers_of(&priors.filter.sources)?,
        })
    }

    /// The day that an article's document is of.
    pub(super) fn day(&self, doc: DocId) -> Option<i64> {
        self.segment.places().day(doc)
    }

    /// Which of the sources that the question names a document is of.
    pub(super) fn named(&self, doc: DocId) -> Option<usize> {
        if self.named.is_empty() {
            return None;
        }
        let source = self.segment.source_of(doc)?;
        self.named.iter().position(|named| *named == Some(source))
    }

    /// What an article's scores are multiplied by; nothing where it may not be found.
    pub(super) fn factor(&self, doc: DocId) -> f32 {
        let priors = self.priors;
        let day = self.day(doc);
        if !self.allowed.is_empty() {
            let source = self.segment.source_of(doc);
            if source.is_none() || !self.allowed.contains(&source) {
                return 0.0;
            }
        }
        if !priors.filter.holds(day) {
            return 0.0;
        }
        let mut factor = if self.named.is_empty() || self.named(doc).is_some() {
            1.0
        } else {
            priors.other_sources
        };
        if let Some(day) = day {
            let named = |(first, last): &(i64, i64)| (*first..=*last).contains(&day);
            if priors.days.iter().any(named) {
                factor *= priors.named_day;
            }
        }
        factor * self.newness_of(day)
    }

    /// The share of that which is for its newness.
    pub(super) fn newness(&self, doc: DocId) -> f32 {
        self.newness_of(self.day(doc))
    }

    fn newness_of(&self, day: Option<i64>) -> f32 {
        let priors = self.priors;
        match (day, priors.now) {
            (Some(day), Some(now)) => {
                1.0 + priors.gain * (-days(now.abs_diff(day)) / priors.halflife).exp2()
            }
            _ => 1.0,
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "an age needs no more digits")]
fn days(count: u64) -> f32 {
    count as f32
}

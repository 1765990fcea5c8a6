//! Something that was, and the sentences that tell of it.

use std::collections::HashSet;
use std::sync::Arc;

use crate::news::time::{Interval, When};
use crate::news::{Article, ArticleNumber, Span};

/// A sentence that tells when something was.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    /// The article.
    pub(super) article: Arc<Article>,
    /// The sentence.
    pub(super) sentence: Span,
    /// The date in it.
    pub(super) when: When,
    /// Further dates in it, where none of them is settled.
    pub(super) also: Vec<When>,
    /// The article that stands for its text: another where it carries that one's.
    pub(super) origin: ArticleNumber,
    /// How far down its article stands among those on the topic.
    pub(super) rank: usize,
    /// How many of the topic's words the sentence has: a share.
    pub(super) on_topic: f64,
    /// How much its article is about the topic, as a share of the one that is most.
    pub(super) about: f64,
    /// Why it is no event of the topic, if it is none.
    pub(super) aside: Option<Aside>,
    /// Its terms by their numbers, in order.
    pub(super) terms: Vec<u32>,
    /// Those of the terms that are names, as far as capitals show.
    pub(super) names: Vec<u32>,
    /// What all of its terms weigh.
    pub(super) weight: f64,
}

/// Why a dated sentence is no event of the topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Aside {
    /// It dates a state, a count or what somebody holds.
    State,
    /// It and what stands beside it have too little of the topic.
    Beside,
}

impl Aside {
    /// The word for it in records.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::State => "state",
            Self::Beside => "beside",
        }
    }
}

/// Something that was, with every sentence that tells of it: the one that says best when first.
#[derive(Clone, Debug)]
pub(super) struct Event {
    pub(super) mentions: Vec<Mention>,
}

impl Mention {
    /// How many days it may mean.
    pub(super) fn length(&self) -> i32 {
        self.when.days.map_or(0, Interval::length)
    }

    /// The dates in it, as spans of the body.
    pub(super) fn marks(&self) -> Vec<Span> {
        let dates = std::iter::once(&self.when).chain(&self.also);
        dates.map(|when| when.span).collect()
    }
}

impl Event {
    /// The sentence that says best when it was.
    pub(super) fn first(&self) -> Option<&Mention> {
        self.mentions.first()
    }

    /// How many origins tell of it.
    pub(super) fn origins(&self) -> usize {
        let origins: HashSet<ArticleNumber> =
            self.mentions.iter().map(|mention| mention.origin).collect();
        origins.len()
    }

    /// Why it is no event of the topic, if it is none.
    pub(super) fn aside(&self) -> Option<Aside> {
        self.first()?.aside
    }

    /// The days, where they are settled.
    pub(super) fn days(&self) -> Option<Interval> {
        self.first()?.when.days
    }
}

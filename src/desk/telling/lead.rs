//! What of an article is shown on a topic: how it begins, what it adds to others, and which of its sentences are on it.
//!
//! What is shown must name the topic itself and be read alone: an article that is on a topic tells of other things too.

use super::{NEAR_MIN, Sentence, Sought, Told, shared};
use crate::news::{Excerpt, Span};

/// A lead of more than one sentence has at most so many bytes.
pub(in crate::desk) const LEAD_BYTES_MAX: usize = 320;
/// A sentence is new altogether when every other says so much less the same.
const NEW_BELOW: f32 = NEAR_MIN / 2.0;
/// Of so many first sentences that are new the one that tells most is shown: news puts first what counts.
const FIRST: usize = 8;
/// A sentence with so much of a topic's words, by weight, names it.
const ON_TOPIC_MIN: f32 = 0.3;
/// So many sentences on either side of one that names a topic go on with it.
const BESIDE: usize = 2;
/// Of an article that names the topic in a smaller share of its sentences, only their own paragraphs are on it.
const SCATTERED: f32 = 0.1;
/// A lead is one of so many first sentences, if one of them names the topic.
const LEAD_SENTENCES: usize = 6;
/// It is the first that has so much of what the one of them has that has most of the topic.
const LEAD_MIN: f32 = 0.6;
/// A lead, and what an article adds, has so much of what any of its sentences has: what has less is another matter that
/// shares the commoner words.
const OF_ALL_MIN: f32 = 0.5;

impl Told {
    /// The sentences that have words of the topic, or stand by one that has.
    pub(in crate::desk) fn near(&self, sought: &Sought) -> Vec<Span> {
        let has: Vec<bool> = self
            .sentences
            .iter()
            .map(|sentence| sought.within(sentence) >= ON_TOPIC_MIN)
            .collect();
        let beside = if self.is_scattered(sought) { 0 } else { BESIDE };
        let paragraphs = self.paragraphs_naming(sought);
        let by = |at: usize| {
            let from = at.saturating_sub(beside);
            let mut around = has.iter().skip(from).take(at + beside + 1 - from);
            around.any(|has| *has)
        };
        let spans = self.sentences.iter().map(|sentence| sentence.span);
        let near = spans
            .enumerate()
            .filter(|(at, span)| by(*at) || paragraphs.contains(&self.article.paragraph_at(*span)));
        near.map(|(_, span)| span).collect()
    }

    /// Whether a sentence of it tells something, other than `Here is what to know` or a question.
    pub(in crate::desk) fn states(&self, sentence: &Sentence) -> bool {
        let text = sentence.span.slice(self.article.body());
        !begins_with(text, &JOINING) && !asks(text)
    }

    /// Whether so few of its sentences name the topic that the others are of other things.
    pub(in crate::desk) fn is_scattered(&self, sought: &Sought) -> bool {
        self.naming(sought) < SCATTERED
    }

    /// In what share of its sentences it names the topic.
    #[expect(clippy::cast_precision_loss, reason = "a share needs no more digits")]
    pub(super) fn naming(&self, sought: &Sought) -> f32 {
        let sentences = self.sentences.iter();
        let naming = sentences.filter(|own| sought.within(own) >= ON_TOPIC_MIN);
        naming.count() as f32 / self.sentences.len().max(1) as f32
    }

    /// The paragraphs that have a sentence which names the topic.
    fn paragraphs_naming(&self, sought: &Sought) -> Vec<Option<usize>> {
        let naming = self
            .sentences
            .iter()
            .filter(|own| sought.within(own) >= ON_TOPIC_MIN);
        naming
            .map(|own| self.article.paragraph_at(own.span))
            .collect()
    }

    /// Which of the sentences that are new says best what this article adds on the topic: one that names it, else one of a
    /// paragraph that does. An article that never names it is told as it is.
    pub(in crate::desk) fn adding<'t>(
        &self,
        new: &[&'t Sentence],
        sought: &Sought,
        before: &[&Self],
    ) -> Option<&'t Sentence> {
        let paragraphs = self.paragraphs_naming(sought);
        if paragraphs.is_empty() {
            return telling_most(self, new, before);
        }
        let all = self.sentences.iter().map(|own| sought.within(own));
        let least = ON_TOPIC_MIN.max(OF_ALL_MIN * all.fold(0.0, f32::max));
        let naming = |own: &&&Sentence| sought.within(own) >= least;
        let within = |own: &&&Sentence| paragraphs.contains(&self.article.paragraph_at(own.span));
        let naming: Vec<&Sentence> = new.iter().filter(naming).copied().collect();
        if !naming.is_empty() || self.is_scattered(sought) {
            return telling_most(self, &naming, before);
        }
        let within: Vec<&Sentence> = new.iter().filter(within).copied().collect();
        // An article that names the topic often goes on with it in sentences that do not: those near first.
        let near = self.near(sought);
        let near = |own: &&&Sentence| near.contains(&own.span);
        let near: Vec<&Sentence> = new.iter().filter(near).copied().collect();
        telling_most(self, &within, before)
            .or_else(|| telling_most(self, &near, before))
            .or_else(|| telling_most(self, new, before))
    }

    /// How it begins: of its first sentences the first that names the topic about as well as any of them, else the first
    /// that says something, with the next where that goes on with it and both are short.
    pub(in crate::desk) fn lead(&self, sought: &Sought) -> Option<Excerpt> {
        let (first, next) = self.lead_sentences(sought)?;
        let both = next.map(|next| first.span.cover(next.span));
        both.filter(|both| both.len() <= LEAD_BYTES_MAX)
            .and_then(|both| self.article.excerpt(both))
            .or_else(|| self.article.excerpt(first.span))
    }

    pub(super) fn lead_sentences(&self, sought: &Sought) -> Option<(&Sentence, Option<&Sentence>)> {
        let telling = || {
            let sentences = self.sentences.iter().enumerate();
            sentences.filter(|(_, sentence)| sentence.tells())
        };
        let within = |(_, sentence): (usize, &Sentence)| sought.within(sentence);
        let most = telling().map(within).fold(0.0, f32::max);
        let first = telling().take(LEAD_SENTENCES).map(within);
        let least = LEAD_MIN * first.fold(0.0, f32::max);
        let least = ON_TOPIC_MIN.max(least).max(OF_ALL_MIN * most);
        let names = |own: &(usize, &Sentence)| within(*own) >= least;
        let alone = |own: &(usize, &Sentence)| {
            own.1.whole && stands_alone(own.1.span.slice(self.article.body()))
        };
        let (at, first) = telling()
            .take(LEAD_SENTENCES)
            .find(|own| names(own) && alone(own))
            .or_else(|| telling().find(|own| names(own) && alone(own)))
            .or_else(|| telling().take(LEAD_SENTENCES).find(names))
            .or_else(|| telling().find(names))
            .or_else(|| telling().next())?;
        let next = self.sentences.get(at + 1).filter(|next| next.whole);
        let next = next.filter(|next| {
            let is_one = self.article.paragraph_at(first.span);
            let goes_on = shared(&next.words, &first.words).1 > 0
                || begins_with(next.span.slice(self.article.body()), &POINTING);
            sought.within(next) >= ON_TOPIC_MIN
                || goes_on && is_one == self.article.paragraph_at(next.span)
        });
        Some((first, next))
    }
}

/// The sentences of an article that say what none of the others does.
pub(super) fn new_in<'t>(article: &'t Told, others: &[&Told]) -> Vec<&'t Sentence> {
    article
        .sentences
        .iter()
        .filter(|sentence| sentence.tells() && sentence.whole)
        .filter(|sentence| {
            others
                .iter()
                .all(|other| other.sentences.iter().all(|own| !own.is_near(sentence)))
        })
        .collect()
}

/// Of the first sentences that are new altogether the one that tells most; else the first that is new. One that leans on
/// what stands before it, or asks, comes after all others.
fn telling_most<'t>(
    article: &Told,
    new: &[&'t Sentence],
    others: &[&Told],
) -> Option<&'t Sentence> {
    let alone = |own: &&Sentence| stands_alone(own.span.slice(article.article.body()));
    let (alone, leaning): (Vec<&Sentence>, Vec<&Sentence>) = new.iter().copied().partition(alone);
    let new = if alone.is_empty() { leaning } else { alone };
    let nearness = |sentence: &Sentence| {
        let sentences = others.iter().flat_map(|other| &other.sentences);
        sentences
            .map(|own| own.nearness(sentence))
            .fold(0.0, f32::max)
    };
    let altogether = new.iter().filter(|own| nearness(own) < NEW_BELOW);
    altogether
        .take(FIRST)
        .max_by(|one, other| one.weight.total_cmp(&other.weight))
        .or_else(|| new.first())
        .copied()
}

/// Whether a sentence tells something without the one before it.
fn stands_alone(text: &str) -> bool {
    let leans = begins_with(text, &JOINING) || begins_with(text, &POINTING);
    // "“It holds,” she said": who says so stands before it.
    let spoken = begins_with(&outside_speech(text), &["he", "she", "they"]);
    !leans && !spoken && !asks(text) && !is_label(text)
}

/// Whether a text tells something by itself: it is no question, and does not only point to what follows, as `Here is
/// what to know` does.
pub(in crate::desk) fn tells_something(text: &str) -> bool {
    !begins_with(text, &["Here"]) && !asks(text)
}

/// What of a text stands outside of curly or straight quotation marks.
fn outside_speech(text: &str) -> String {
    let mut within = false;
    let mut is_outside = |c: &char| {
        let mark = matches!(c, '“' | '”' | '"');
        within = if *c == '"' {
            !within
        } else {
            *c == '“' || within && *c != '”'
        };
        !within && !mark
    };
    text.chars().filter(&mut is_outside).collect()
}

fn asks(text: &str) -> bool {
    text.trim_end_matches(['"', '”']).ends_with('?')
}

/// Whether a text begins in capitals throughout, as the label of a teaser does: `MORE ON THE FERRY: …`.
fn is_label(text: &str) -> bool {
    const WORDS: usize = 3;
    let words = text
        .split_whitespace()
        .filter(|word| word.contains(char::is_alphabetic));
    let is_capital = |word: &str| word.len() > 1 && !word.contains(char::is_lowercase);
    words.clone().count() > WORDS && words.take(WORDS).all(is_capital)
}

fn begins_with(text: &str, words: &[&str]) -> bool {
    let mut all = text.split(|c: char| !c.is_alphanumeric());
    let first = all.find(|word| !word.is_empty());
    first.is_some_and(|first| words.contains(&first))
}

/// Words that join a sentence to the one before.
const JOINING: [&str; 11] = [
    "Also",
    "And",
    "Here",
    "But",
    "Or",
    "So",
    "Yet",
    "Then",
    "There",
    "Instead",
    "Meanwhile",
];
/// Words that point to what the one before tells of.
const POINTING: [&str; 23] = [
    "Another", "Both", "However", "Moreover", "Neither", "Nor", "Others", "Still", "It", "He",
    "She", "They", "We", "You", "I", "This", "That", "These", "Those", "His", "Her", "Its",
    "Their",
];

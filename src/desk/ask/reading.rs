//! Reads the sentences around a passage for the words of a question, and scores runs of them.

use std::collections::HashMap;
use std::sync::Arc;

use crate::news::{Article, Class, Span};
use crate::newsroom::{Expects, Method, Question, Unit, analyse};

use super::kind;

/// What a question looks for in a text: its units by the terms they are met by, and which belong together.
pub(super) struct Sought<'a> {
    pub(super) units: &'a [Unit],
    by_term: HashMap<&'a str, Vec<(usize, f32)>>,
    /// Units that stand next to each other in the question, with what it counts that they do in a text.
    pairs: Vec<(usize, usize, f32)>,
    expects: Expects,
    question: &'a Question,
    pub(super) method: &'a Method,
}

/// Words of a question at most so far apart are neighbours, there and in a text: a small word may stand between.
const NEAR: u32 = 2;
/// Told apart by so many places, words of two paragraphs are no neighbours.
const PARAGRAPH_GAP: u32 = 1_000_000;
/// The indexed words of a sentence of news, as a rule.
const SENTENCE_WORDS: f32 = 18.0;
const K1: f32 = 1.2;

/// A word of a text that a unit is met by.
#[derive(Clone, Copy, Debug)]
struct Match {
    unit: usize,
    weight: f32,
    position: u32,
    span: Span,
}

/// A sentence with what was found in it.
#[derive(Debug)]
struct Sentence {
    span: Span,
    words: u32,
    matches: Vec<Match>,
    /// Whether it is of the passage itself, not of a paragraph next to it.
    own: bool,
}

/// The sentences of a passage and of the paragraphs of the article's own words next to it.
pub(super) struct Reading<'a> {
    sought: &'a Sought<'a>,
    body: &'a str,
    title: &'a [bool],
    sentences: Vec<Sentence>,
}

/// A run of sentences and how well it meets the question.
pub(super) struct Best {
    pub(super) span: Span,
    pub(super) score: f32,
    /// The words of the question in it.
    pub(super) marks: Vec<Span>,
    /// Which units it has.
    pub(super) has: Vec<bool>,
    /// Which units it, the text around it or the title has.
    pub(super) around: Vec<bool>,
}

impl<'a> Sought<'a> {
    pub(super) fn new(question: &'a Question, units: &'a [Unit], method: &'a Method) -> Self {
        let mut by_term: HashMap<&str, Vec<(usize, f32)>> = HashMap::new();
        for (at, unit) in units.iter().enumerate() {
            for (term, weight) in &unit.terms {
                by_term.entry(term).or_default().push((at, *weight));
            }
        }
        let place = |unit: &Unit| {
            question
                .words
                .get(unit.word)
                .map_or(0, |word| word.position)
        };
        let mut pairs = Vec::new();
        for (at, two) in units.windows(2).enumerate() {
            if let [first, second] = two
                && place(second).abs_diff(place(first)) <= NEAR
            {
                pairs.push((at, at + 1, method.pairs * first.idf.min(second.idf)));
            }
        }
        Self {
            units,
            by_term,
            pairs,
            expects: question.expects,
            question,
            method,
        }
    }

    /// Which units the title of `article` has.
    pub(super) fn in_title(&self, article: &Article) -> Vec<bool> {
        let mut has = vec![false; self.units.len()];
        let title = article.metadata().title.as_deref().unwrap_or_default();
        analyse(title, article.language(), |token| {
            for (unit, _) in token
                .term
                .and_then(|term| self.by_term.get(term))
                .into_iter()
                .flatten()
            {
                set(&mut has, *unit);
            }
        });
        has
    }

    /// The sentences of one paragraph of the article's own words; none of another.
    fn sentences(&self, article: &Article, number: usize, own: bool) -> Vec<Sentence> {
        let body = article.body();
        let Some(paragraph) = article.paragraphs().get(number) else {
            return Vec::new();
        };
        if paragraph.class != Class::Body {
            return Vec::new();
        }
        let mut sentences: Vec<Sentence> = paragraph
            .sentences
            .iter()
            .map(|span| Sentence {
                span: *span,
                words: 0,
                matches: Vec::new(),
                own,
            })
            .collect();
        let offset = paragraph.span.start();
        let mut at = 0;
        analyse(paragraph.span.slice(body), article.language(), |token| {
            let (Some(term), start) = (token.term, offset + token.start) else {
                return;
            };
            while sentences
                .get(at)
                .is_some_and(|sentence| sentence.span.end() <= start)
            {
                at += 1;
            }
            let Some(sentence) = sentences.get_mut(at) else {
                return;
            };
            sentence.words += u32::from(!token.compound);
            for (unit, weight) in self.by_term.get(term).into_iter().flatten() {
                if let Some(span) = Span::of(body, start, offset + token.end) {
                    sentence.matches.push(Match {
                        unit: *unit,
                        weight: *weight,
                        position: token.position,
                        span,
                    });
                }
            }
        });
        sentences
    }
}

impl<'a> Reading<'a> {
    /// Reads a passage of `article`, whose title has the units `title`.
    pub(super) fn new(
        sought: &'a Sought<'a>,
        article: &'a Arc<Article>,
        title: &'a [bool],
        paragraph: usize,
    ) -> Self {
        let mut sentences = Vec::new();
        let mut gap = 0;
        let before = paragraph.checked_sub(1);
        for (number, own) in [
            (before, false),
            (Some(paragraph), true),
            (Some(paragraph + 1), false),
        ] {
            let Some(number) = number else { continue };
            for mut sentence in sought.sentences(article, number, own) {
                for found in &mut sentence.matches {
                    found.position += gap;
                }
                sentences.push(sentence);
            }
            gap += PARAGRAPH_GAP;
        }
        Self {
            sought,
            body: article.body(),
            title,
            sentences,
        }
    }

    /// Reads one paragraph of `article` by itself.
    pub(super) fn alone(
        sought: &'a Sought<'a>,
        article: &'a Arc<Article>,
        title: &'a [bool],
        paragraph: usize,
    ) -> Self {
        Self {
            sought,
            body: article.body(),
            title,
            sentences: sought.sentences(article, paragraph, true),
        }
    }

    /// The passage's best sentence with its better neighbours, as long as they make no more than the characters
    /// an excerpt may have.
    pub(super) fn best(&self) -> Option<Best> {
        let method = self.sought.method;
        let alone: Vec<f32> = (0..self.sentences.len())
            .map(|at| self.score(at, at))
            .collect();
        let of = |at: usize| alone.get(at).copied().unwrap_or_default();
        let own = self
            .sentences
            .iter()
            .enumerate()
            .filter(|(_, sentence)| sentence.own);
        let best = own
            .map(|(at, _)| at)
            .max_by(|a, b| of(*a).total_cmp(&of(*b)).then(b.cmp(a)))?;
        let (mut from, mut to) = (best, best);
        let mut score = of(best);
        for _ in 1..method.sentences {
            let worth = |at: usize| {
                let own = self.sentences.get(at).is_some_and(|sentence| sentence.own);
                of(at) * if own { 1.0 } else { method.across }
                    + if at > best { method.after } else { 0.0 }
            };
            let better = [from.checked_sub(1), Some(to + 1)]
                .into_iter()
                .flatten()
                .filter(|at| self.fits(from.min(*at), to.max(*at)))
                .max_by(|a, b| worth(*a).total_cmp(&worth(*b)).then(a.cmp(b)));
            let Some(at) = better else { break };
            (from, to) = (from.min(at), to.max(at));
            score = score.max(self.score(from, to));
        }
        self.cut(from, to, score)
    }

    fn span(&self, from: usize, to: usize) -> Option<Span> {
        Some(
            self.sentences
                .get(from)?
                .span
                .cover(self.sentences.get(to)?.span),
        )
    }

    fn fits(&self, from: usize, to: usize) -> bool {
        let most = self.sought.method.characters;
        self.span(from, to)
            .is_some_and(|span| span.len() <= most || span.slice(self.body).chars().count() <= most)
    }

    /// How well the sentences `from..=to` meet the question.
    #[expect(clippy::cast_precision_loss, reason = "no sentence has so many words")]
    fn score(&self, from: usize, to: usize) -> f32 {
        let (sought, method) = (self.sought, self.sought.method);
        let run = || self.sentences.iter().take(to + 1).skip(from);
        let matches = || run().flat_map(|sentence| &sentence.matches);
        let mut frequency = vec![0.0_f32; sought.units.len()];
        for found in matches() {
            if let Some(frequency) = frequency.get_mut(found.unit) {
                *frequency += found.weight;
            }
        }
        let words = run().map(|sentence| sentence.words).sum::<u32>() as f32;
        let norm = K1 * (1.0 - method.length + method.length * words / SENTENCE_WORDS);
        let mut score = 0.0;
        for ((unit, frequency), titled) in sought.units.iter().zip(&frequency).zip(self.title) {
            score += unit.idf
                * match (*frequency > 0.0, *titled) {
                    (true, _) => frequency * (K1 + 1.0) / (frequency + norm),
                    (false, true) => method.context,
                    (false, false) => 0.0,
                };
        }
        for (first, second, gain) in &sought.pairs {
            let near = matches().filter(|found| found.unit == *first).any(|one| {
                matches()
                    .any(|two| two.unit == *second && two.position.abs_diff(one.position) <= NEAR)
            });
            if near {
                score += gain;
            }
        }
        let answers = || {
            let text = self.span(from, to).map_or("", |span| span.slice(self.body));
            kind::holds(sought.expects, text, sought.question)
        };
        if sought.expects != Expects::Anything && score > 0.0 && answers() {
            score *= 1.0 + method.kind;
        }
        score
    }

    fn cut(&self, from: usize, to: usize, score: f32) -> Option<Best> {
        let mut best = Best {
            span: self.span(from, to)?,
            score,
            marks: Vec::new(),
            has: vec![false; self.sought.units.len()],
            around: self.title.to_vec(),
        };
        for (at, sentence) in self.sentences.iter().enumerate() {
            for found in &sentence.matches {
                set(&mut best.around, found.unit);
                if (from..=to).contains(&at) {
                    set(&mut best.has, found.unit);
                    if best
                        .marks
                        .last()
                        .is_none_or(|last| last.end() <= found.span.start())
                    {
                        best.marks.push(found.span);
                    }
                }
            }
        }
        Some(best)
    }
}

fn set(flags: &mut [bool], at: usize) {
    if let Some(flag) = flags.get_mut(at) {
        *flag = true;
    }
}

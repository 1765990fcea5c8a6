//! Scores the sentences around a passage, and runs of them, by the words of a question that they have.

use std::collections::HashMap;
use std::ops::RangeInclusive;

use crate::news::{Article, Span};
use crate::newsroom::{
    Expects, Initials, Match, Met, Method, Question, Read, Sentence, Signs, Unit, analyse_some,
};

use super::kind;

/// What a question looks for in a text: its units by the terms they are met by, and which belong together.
pub(super) struct Sought<'a> {
    pub(super) units: &'a [Unit],
    by_term: HashMap<&'a str, Vec<(usize, f32)>>,
    initials: Initials,
    /// Units that stand next to each other in the question, with what it counts that they do in a text.
    pairs: Vec<(usize, usize, f32)>,
    expects: Expects,
    pub(super) method: &'a Method,
}

/// Words of a question at most so far apart are neighbours, there and in a text: a small word may stand between.
const NEAR: u32 = 2;
/// What meets a word for so much is the word itself, in one of its forms; for less, another word.
pub(super) const ITSELF: f32 = 0.5;
/// The indexed words of a sentence of news, as a rule.
const SENTENCE_WORDS: f32 = 18.0;

/// The sentences of a passage and of the paragraphs of the article's own words next to it.
pub(super) struct Reading<'a> {
    sought: &'a Sought<'a>,
    read: Read<'a>,
    /// Which units the title has.
    title: Met,
}

/// A sentence, as a paragraph of its article and a place in it.
pub(super) type Place = (usize, usize);
/// The first sentence and the last.
pub(super) type Ends = (Place, Place);

/// A run of sentences and how well it meets the question.
#[derive(Clone, Debug)]
pub(super) struct Best {
    /// Its first sentence and its last, each as a paragraph and a place in it.
    pub(super) from: Place,
    pub(super) to: Place,
    pub(super) score: f32,
    /// Which units it has.
    pub(super) has: Met,
    /// Which of them it has as they are asked or in another form, not by another word.
    pub(super) itself: Met,
    /// Which units it, the text around it or the title has.
    pub(super) around: Met,
    /// Which of these stand in a sentence with a number.
    pub(super) numbered: Met,
    /// The checksums of its sentences' words.
    pub(super) prints: Vec<u16>,
    /// Its first sentence and its last with more of the text around it, as the first excerpt is shown.
    pub(super) wide: Ends,
}

/// How far a run may grow.
#[derive(Clone, Copy)]
struct Room {
    sentences: usize,
    characters: usize,
    /// The least that a sentence of the passage itself is worth, next to the best.
    least: f32,
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
            initials: Initials::of(by_term.keys().copied()),
            by_term,
            pairs,
            expects: question.expects,
            method,
        }
    }

    /// The units that a term meets, each with what it counts.
    pub(super) fn met_by(&self, term: &str) -> &[(usize, f32)] {
        self.by_term.get(term).map_or(&[], Vec::as_slice)
    }

    /// Where `span` of an article has words of the question, and which units it has.
    pub(super) fn marks(&self, article: &Article, span: Span) -> (Vec<Span>, Met) {
        let body = article.body();
        let (mut marks, mut has): (Vec<Span>, Met) = Default::default();
        let (text, language) = (span.slice(body), article.language());
        let may = |word: &str| self.initials.may_begin(word, language);
        analyse_some(text, language, may, |token| {
            let start = span.start() + token.start;
            let met = token.term.map_or(&[][..], |term| self.met_by(term));
            for (unit, _) in met {
                has.note(*unit);
            }
            if !met.is_empty()
                && marks.last().is_none_or(|last| last.end() <= start)
                && let Some(mark) = Span::of(body, start, span.start() + token.end)
            {
                marks.push(mark);
            }
        });
        (marks, has)
    }
}

impl<'a> Reading<'a> {
    /// A passage that was read, of an article whose title has the units `title`.
    pub(super) fn new(sought: &'a Sought<'a>, read: Read<'a>, title: Met) -> Self {
        Self {
            sought,
            read,
            title,
        }
    }

    /// The passage's best sentences, each with its better neighbours as long as they make no more than the characters
    /// an excerpt may have: the best run first, then those of what it leaves.
    pub(super) fn best(&self) -> Vec<Best> {
        let method = self.sought.method;
        let alone: Vec<f32> = (0..self.read.sentences.len())
            .map(|at| self.score(at, at))
            .collect();
        let of = |at: usize| alone.get(at).copied().unwrap_or_default();
        let (short, wide) = rooms(method);
        let mut taken: Vec<RangeInclusive<usize>> = Vec::new();
        let mut found = Vec::new();
        while found.len() < method.runs {
            let is_free = |at: usize| !taken.iter().any(|run| run.contains(&at));
            let own = self.read.own().filter(|at| is_free(*at));
            let best = own.max_by(|a, b| of(*a).total_cmp(&of(*b)).then(b.cmp(a)));
            let Some(best) = best.filter(|best| found.is_empty() || of(*best) > 0.0) else {
                break;
            };
            let (mut run, mut score) = (best..=best, of(best));
            self.grow(&mut run, best, &alone, short, &is_free, |from, to| {
                score = score.max(self.score(from, to));
            });
            let mut wider = run.clone();
            self.grow(&mut wider, best, &alone, wide, &|_| true, |_, _| ());
            found.extend(self.cut(&run, score, &wider));
            taken.push(run);
        }
        found
    }

    /// Takes the better neighbour of a run as long as there is room; calls `each` with what the run then is.
    fn grow(
        &self,
        run: &mut RangeInclusive<usize>,
        best: usize,
        alone: &[f32],
        room: Room,
        is_free: &dyn Fn(usize) -> bool,
        mut each: impl FnMut(usize, usize),
    ) {
        let method = self.sought.method;
        let of = |at: usize| alone.get(at).copied().unwrap_or_default();
        let own = self.read.own();
        let (mut from, mut to) = (*run.start(), *run.end());
        while to + 1 - from < room.sentences {
            let worth = |at: usize| {
                let near = if own.contains(&at) {
                    1.0
                } else {
                    method.across
                };
                let follows = if at > best { method.after } else { 0.0 };
                let explains = if at < from && self.points_back(from) {
                    method.pronoun
                } else {
                    0.0
                };
                near * of(at) + follows + explains
            };
            let enough = |at: usize| {
                let least = if own.contains(&at) {
                    room.least
                } else {
                    method.least
                };
                worth(at) >= least * of(best)
            };
            let better = [from.checked_sub(1), Some(to + 1)]
                .into_iter()
                .flatten()
                .filter(|at| is_free(*at) && self.fits(from.min(*at), to.max(*at), room.characters))
                .filter(|at| enough(*at))
                .max_by(|a, b| worth(*a).total_cmp(&worth(*b)).then(a.cmp(b)));
            let Some(at) = better else { break };
            (from, to) = (from.min(at), to.max(at));
            each(from, to);
        }
        *run = from..=to;
    }

    /// Whether a sentence begins with a word that points to something said before.
    fn points_back(&self, at: usize) -> bool {
        let sentence = self.read.sentences.get(at);
        sentence.is_some_and(|sentence| sentence.outline.signs.has(Signs::PRONOUN))
    }

    fn run(&self, from: usize, to: usize) -> &'a [Sentence] {
        self.read.sentences.get(from..=to).unwrap_or_default()
    }

    fn fits(&self, from: usize, to: usize, most: usize) -> bool {
        let run = self.run(from, to);
        let between = run.get(1..).unwrap_or_default();
        let characters = run.iter().map(|one| one.outline.characters).sum::<u32>()
            + between.iter().map(|one| one.outline.gap).sum::<u32>();
        !run.is_empty() && to < self.read.sentences.len() && characters as usize <= most
    }

    /// How well the sentences `from..=to` meet the question.
    #[expect(clippy::cast_precision_loss, reason = "no sentence has so many words")]
    fn score(&self, from: usize, to: usize) -> f32 {
        let (sought, method) = (self.sought, self.sought.method);
        let run = self.run(from, to);
        let matches = self.read.matches(from, to);
        let mut frequency = vec![0.0_f32; sought.units.len()];
        for found in matches {
            if let Some(frequency) = frequency.get_mut(found.unit) {
                *frequency += found.weight;
            }
        }
        let words = run.iter().map(|one| one.outline.words).sum::<u32>() as f32;
        let length = 1.0 - method.length + method.length * words / SENTENCE_WORDS;
        let (k1, norm) = (method.saturation, method.saturation * length);
        let mut score = 0.0;
        for (at, (unit, frequency)) in sought.units.iter().zip(&frequency).enumerate() {
            score += unit.idf
                * match (*frequency > 0.0, self.title.has(at)) {
                    (true, _) => frequency * (k1 + 1.0) / (frequency + norm),
                    (false, true) => method.context,
                    (false, false) => 0.0,
                };
        }
        for (first, second, gain) in &sought.pairs {
            let of = |unit: usize| matches.iter().filter(move |found| found.unit == unit);
            let near = of(*first)
                .any(|one| of(*second).any(|two| two.position.abs_diff(one.position) <= NEAR));
            if near {
                score += gain;
            }
        }
        if score > 0.0 && kind::holds(sought.expects, run) {
            score *= 1.0 + method.kind;
        }
        score
    }

    fn cut(
        &self,
        run: &RangeInclusive<usize>,
        score: f32,
        wide: &RangeInclusive<usize>,
    ) -> Option<Best> {
        let (from, to) = (*run.start(), *run.end());
        let place = |sentence: &Sentence| (sentence.paragraph, sentence.number);
        let run = self.run(from, to);
        let met = |matches: &[Match], least: f32| {
            let mut met = Met::default();
            for found in matches.iter().filter(|found| found.weight >= least) {
                met.note(found.unit);
            }
            met
        };
        let mut numbered = Met::default();
        for at in from..=to {
            if kind::holds(Expects::Number, self.run(at, at)) {
                numbered = numbered.or(met(self.read.matches(at, at), 0.0));
            }
        }
        let last = self.read.sentences.len().saturating_sub(1);
        let wide = self.run(*wide.start(), *wide.end());
        Some(Best {
            wide: (wide.first().map(place)?, wide.last().map(place)?),
            from: run.first().map(place)?,
            to: run.last().map(place)?,
            score,
            has: met(self.read.matches(from, to), 0.0),
            itself: met(self.read.matches(from, to), ITSELF),
            around: met(self.read.matches(0, last), 0.0).or(self.title),
            numbered,
            prints: run.iter().map(|one| one.outline.print).collect(),
        })
    }
}

/// How far an excerpt may grow, and the first that is shown: further in its own paragraph, where what is near is
/// seldom beside the point.
fn rooms(method: &Method) -> (Room, Room) {
    let short = Room {
        sentences: method.sentences,
        characters: method.characters,
        least: method.least,
    };
    let wide = Room {
        sentences: method.first_sentences,
        characters: method.first_characters,
        least: 0.0,
    };
    (short, wide)
}

//! Sentences cut into clauses, and what belongs together within them.

use std::collections::{HashMap, VecDeque};

use super::{Lexicon, Voice};
use crate::desk::rarity::Kind;
use crate::news::Span;
use crate::newsroom::{Token, analyse};

/// Words that stand together: a clause, or a whole sentence.
pub(super) struct Clause {
    pub(super) span: Span,
    /// Its words, each once, in the order of their ids.
    pub(super) words: Vec<Occurring>,
}

/// A word where it stands.
#[derive(Clone, Copy)]
pub(super) struct Occurring {
    pub(super) id: u32,
    /// What it is a part of: a name with what stands right before it (`Foreign Minister Ada Quill`) tells one thing.
    pub(super) unit: usize,
    /// Whether it is written as a name or a number.
    pub(super) named: bool,
}

/// So many words in a row are one thing at most: a name with an office.
const UNIT_WORDS: usize = 5;
/// Shorter clauses go with what follows them.
const CLAUSE_WORDS: usize = 3;

/// A sentence whole, without who tells it, and after it its clauses where it has several; notes what its words weigh in
/// the collection.
pub(super) fn clauses(
    voice: &Voice,
    sentence: Span,
    lexicon: &mut Lexicon,
    weights: &mut HashMap<u32, f32>,
) -> Vec<Clause> {
    let article = &voice.told.article;
    let text = sentence.slice(article.body());
    let mut cutting = Cutting::default();
    // Who tells it, and what they are, many sentences share that tell different things.
    let is_told = |token: &Token<'_>| !voice.is_telling(sentence.start() + token.start);
    analyse(text, article.language(), |token| {
        if token.compound {
            return;
        }
        let between = text.get(cutting.end..token.start).unwrap_or_default();
        cutting.part(&token, between);
        let Some(term) = token.term.filter(|_| is_told(&token)) else {
            cutting.row.clear();
            return;
        };
        let word = lexicon.word(term);
        let is_general = GENERAL
            .iter()
            .any(|general| token.surface.eq_ignore_ascii_case(general));
        let weight = if is_general {
            GENERAL_WEIGHT
        } else {
            lexicon.weight(word, Kind::of(&token))
        };
        let known = weights.entry(word.id).or_insert(weight);
        *known = known.max(weight);
        cutting.add(word.id, &token, between);
    });
    cutting.clauses(article.body(), sentence)
}

/// A stretch of a sentence, in bytes from its beginning.
struct Part {
    from: usize,
    to: usize,
    words: Vec<Occurring>,
}

/// A sentence as far as it was read.
#[derive(Default)]
struct Cutting {
    parts: Vec<Part>,
    /// The unit of each word so far.
    units: Vec<usize>,
    /// The words that stand in a row right before the next.
    row: VecDeque<usize>,
    /// Where the last word ended.
    end: usize,
}

impl Cutting {
    /// Begins a clause where the token does.
    fn part(&mut self, token: &Token<'_>, between: &str) {
        self.end = token.end;
        if between.contains(parts_row) {
            self.row.clear();
        }
        let parted = between.contains([',', ';', ':', '–', '—', '(', ')', '"', '“', '”'])
            || CONNECTIVES
                .iter()
                .any(|word| token.surface.eq_ignore_ascii_case(word));
        let begins = self
            .parts
            .last()
            .is_none_or(|part| parted && part.words.len() >= CLAUSE_WORDS);
        if begins {
            self.parts.push(Part {
                from: token.start,
                to: token.end,
                words: Vec::new(),
            });
        } else if let Some(part) = self.parts.last_mut() {
            part.to = token.end;
        }
    }

    /// Adds a word; a name takes what stands in a row before it into its unit.
    fn add(&mut self, id: u32, token: &Token<'_>, between: &str) {
        let unit = self.units.len();
        self.units.push(unit);
        debug_assert!(!between.contains(parts_row) || self.row.is_empty());
        if self.row.len() == UNIT_WORDS {
            self.row.pop_front();
        }
        self.row.push_back(unit);
        if token.surface.starts_with(char::is_uppercase) {
            let first = self.row.front().and_then(|first| self.units.get(*first));
            if let Some(first) = first.copied() {
                for at in &self.row {
                    if let Some(unit) = self.units.get_mut(*at) {
                        *unit = first;
                    }
                }
            }
        }
        if let Some(part) = self.parts.last_mut() {
            part.words.push(Occurring {
                id,
                unit,
                named: Kind::of(token) != Kind::Plain,
            });
        }
    }

    fn clauses(mut self, body: &str, sentence: Span) -> Vec<Clause> {
        for word in self.parts.iter_mut().flat_map(|part| &mut part.words) {
            word.unit = self.units.get(word.unit).copied().unwrap_or(word.unit);
        }
        // What is left over at the end goes with what is before it.
        let short = self.parts.last().map(|part| part.words.len());
        if self.parts.len() > 1
            && short.is_some_and(|words| words < CLAUSE_WORDS)
            && let Some(last) = self.parts.pop()
            && let Some(before) = self.parts.last_mut()
        {
            before.to = last.to;
            before.words.extend(last.words);
        }
        let whole = self.parts.iter().flat_map(|part| &part.words).copied();
        let mut clauses = vec![Clause {
            span: sentence,
            words: whole.collect(),
        }];
        if self.parts.len() > 1 {
            clauses.extend(self.parts.into_iter().filter_map(|part| {
                let start = sentence.start();
                let span = Span::of(body, start + part.from, start + part.to)?;
                let words = part.words;
                Some(Clause { span, words })
            }));
        }
        for clause in &mut clauses {
            clause
                .words
                .sort_unstable_by_key(|word| (word.id, word.unit));
            clause.words.dedup_by_key(|word| word.id);
        }
        clauses
    }
}

/// Whether a character between two words parts what is one thing: `Ada-Jane Quill`, `St. Orrin’s Bay` are.
fn parts_row(between: char) -> bool {
    !between.is_whitespace() && !matches!(between, '-' | '‐' | '‑' | '\'' | '’' | '.')
}

/// Words that begin a clause.
const CONNECTIVES: [&str; 12] = [
    "and", "but", "which", "who", "while", "after", "before", "because", "that", "as", "when",
    "although",
];

/// Words with which news says that something was said, and when: they tell little of what it was.
const GENERAL: [&str; 24] = [
    "said",
    "says",
    "told",
    "according",
    "added",
    "statement",
    "reported",
    "year",
    "years",
    "week",
    "weeks",
    "month",
    "months",
    "day",
    "days",
    "today",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "people",
];
/// What these weigh.
const GENERAL_WEIGHT: f32 = 0.5;

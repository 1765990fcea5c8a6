//! Whose words a question asks for, next to whom an excerpt quotes.

use std::collections::HashMap;

use super::cut::{self, Run};
use super::reading::{ITSELF, Sought};
use crate::news::quote::verbs;
use crate::news::{ArticleNumber, Language, Quote};
use crate::newsroom::{Newsroom, Question, Unit, analyse};

/// So many of the best excerpts are looked at; an answer shows fewer.
const RUNS_MAX: usize = 24;
/// A verb of speaking is of a name that stands so many words before it, or after it, at most.
const NEAR: (usize, usize) = (3, 5);
/// What of a speaker's words there is among the best excerpts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Heard {
    /// The question asks for nobody's words.
    NotAsked,
    /// Some excerpt quotes them or tells what they said.
    Yes,
    /// None of so many does.
    No(usize),
}

/// Whose words a question asks for.
struct Speaker<'a> {
    sought: &'a Sought<'a>,
    /// The units of their name, or of their office.
    name: Vec<usize>,
    /// Whether nothing but their words answers.
    alone: bool,
}

/// A word of a text: as it stands, in lower case, and which of the speaker's names it is.
struct Word {
    written: String,
    name: Option<usize>,
}

/// Where a question asks for somebody's words: an excerpt that quotes them gains, however they are named there, and
/// one that quotes somebody else and does not name them loses. Tells whether there is one of theirs at all.
pub(super) fn weigh(
    runs: &mut [Run],
    question: &Question,
    sought: &Sought<'_>,
    newsroom: &Newsroom,
) -> Heard {
    let Some(speaker) = Speaker::of(question, sought) else {
        return Heard::NotAsked;
    };
    let mut heard = Heard::No(runs.len().min(RUNS_MAX));
    let mut known: HashMap<ArticleNumber, Vec<Quote>> = HashMap::new();
    for run in runs.iter_mut().take(RUNS_MAX) {
        let Some(article) = newsroom.article_numbered(run.number) else {
            continue;
        };
        let Some(span) = run.span(&article) else {
            continue;
        };
        let quotes = known
            .entry(run.number)
            .or_insert_with(|| newsroom.quotes(&article));
        let mut others = false;
        let mut theirs = false;
        for quote in quotes.iter().filter(|quote| quote.speech.overlaps(span)) {
            if let Some(name) = &quote.speaker.name {
                let is_theirs = speaker.is_called(name, article.language());
                theirs |= is_theirs;
                others |= !is_theirs;
            }
        }
        let words = speaker.words(span.slice(article.body()), article.language());
        if theirs {
            run.score = (run.score + speaker.lacking(run)) * (1.0 + sought.method.speaker);
        } else if others && words.iter().all(|word| word.name.is_none()) {
            run.score *= sought.method.other_speaker;
        }
        if theirs || speaker.is_told(&words) {
            heard = Heard::Yes;
        }
    }
    cut::sort(runs);
    if speaker.alone {
        heard
    } else {
        Heard::NotAsked
    }
}

impl<'a> Speaker<'a> {
    /// Whose words are asked for; nothing where nobody's are.
    fn of(question: &Question, sought: &'a Sought<'a>) -> Option<Self> {
        let asked = &question.speaker;
        let is_named = |unit: &Unit| {
            question.words.get(unit.word).is_some_and(|word| {
                let mut name = asked.name.iter();
                name.any(|(start, end)| (*start..*end).contains(&word.start))
            })
        };
        let units = sought.units.iter().enumerate();
        let name: Vec<usize> = units
            .filter(|(_, unit)| is_named(unit))
            .map(|(at, _)| at)
            .collect();
        (!name.is_empty()).then_some(Self {
            sought,
            name,
            alone: asked.alone,
        })
    }

    /// What the words of their name that a run lacks would count: their own words need not name them.
    fn lacking(&self, run: &Run) -> f32 {
        let lacking = self.name.iter().filter(|at| !run.has.has(**at));
        let units = lacking.filter_map(|at| self.sought.units.get(*at));
        self.sought.method.spoken * units.map(|unit| unit.idf).sum::<f32>()
    }

    /// The words of a text.
    fn words(&self, text: &str, language: Language) -> Vec<Word> {
        let mut words = Vec::new();
        analyse(text, language, |token| {
            if !token.compound {
                words.push(Word {
                    written: token.surface.to_lowercase(),
                    name: token.term.and_then(|term| self.named(term)),
                });
            }
        });
        words
    }

    /// Which of the speaker's names a term is.
    fn named(&self, term: &str) -> Option<usize> {
        let met = self.sought.met_by(term).iter();
        let mut units = met.filter(|(_, weight)| *weight >= ITSELF);
        let (unit, _) = units.find(|(unit, _)| self.name.contains(unit))?;
        Some(*unit)
    }

    /// Whether somebody of that name is meant.
    fn is_called(&self, name: &str, language: Language) -> bool {
        let words = self.words(name, language);
        let has = |unit: &usize| words.iter().any(|word| word.name == Some(*unit));
        self.name.iter().all(has)
    }

    /// Whether a text tells what they say: a verb of speaking stands near their last name, or "according to".
    fn is_told(&self, words: &[Word]) -> bool {
        let last = self.name.last().copied();
        let is =
            |at: usize, is: fn(&str) -> bool| words.get(at).is_some_and(|word| is(&word.written));
        let (before, after) = NEAR;
        let named = words
            .iter()
            .enumerate()
            .filter(|(_, word)| word.name == last);
        named.map(|(at, _)| at).any(|at| {
            let from = at.saturating_sub(after);
            (from..at).any(|at| is(at, |word| word == "according"))
                || (at + 1..=at + before).any(|at| is(at, verbs::is_of_speech))
                || (at.saturating_sub(before)..at).any(|at| is(at, verbs::is_of_speech))
        })
    }
}

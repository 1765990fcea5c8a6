//! A reader's words, read: what they name, what kind of answer they expect and of which time they speak.

mod asking;
mod cited;
mod counted;
mod expects;
mod idiom;
mod initials;
mod speaker;
mod word;

use std::collections::BTreeSet;
use std::ops::Range;

use crate::index::analysis::{Token, analyse, terms};
use crate::news::Language;
use crate::news::time::{Interval, stated};

pub use expects::Expects;
pub(super) use speaker::AskedSpeaker;
pub use word::Word;

/// A reader's question.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// As asked; in lower case where it is in capitals throughout.
    pub text: String,
    /// The words that tell what it is about, in order, each term once.
    pub words: Vec<Word>,
    /// What kind of answer it expects.
    pub expects: Expects,
    /// Whether it asks for what is new.
    pub fresh: bool,
    /// Where it names whom it expects an answer from: "according to …", "the … report".
    pub cited: Vec<(usize, usize)>,
    /// The words for what it wants counted: "how many people".
    pub counted: Vec<(usize, usize)>,
    /// Whose words it asks for: "what did … say".
    pub speaker: AskedSpeaker,
    /// The days it names, or runs of days up to a month.
    pub dates: Vec<Interval>,
}

/// The most characters of a question that are read; the rest is passed over.
const QUESTION_CHARACTERS_MAX: usize = 4_000;
/// The most words of a question that are searched for; the first ones.
const WORDS_MAX: usize = 64;

impl Question {
    /// Reads `text`, asked of articles in `languages`, the most frequent first.
    pub fn new(text: &str, languages: &[Language]) -> Self {
        let mut text: String = text.chars().take(QUESTION_CHARACTERS_MAX).collect();
        let own = languages.first().copied().unwrap_or_default();
        if is_shouted(&text, own) {
            text = text.to_lowercase();
        }
        let mut reader = Reader::default();
        analyse(&text, own, |token| reader.take(token, own));
        let mut words = reader.words;
        for word in &mut words {
            for language in languages.iter().skip(1) {
                for term in terms(&word.surface, *language) {
                    if !word.terms.contains(&term) {
                        word.terms.push(term);
                    }
                }
            }
        }
        let speaker = AskedSpeaker::asked(&text);
        words.retain(|word| speaker.asking != Some(word.start));
        words.extend(idiom::meant(&text).filter(|_| own == Language::English));
        let cited = cited::cited(&text);
        initials::note(&mut words, &cited, own);
        Self {
            expects: expects::expects(&text),
            fresh: asks_for_new(&text),
            cited,
            counted: counted::counted(&text),
            speaker,
            dates: stated(&text).map(|(_, days)| days).collect(),
            words,
            text,
        }
    }

    /// Has the words of the office whose holder's words it asks for met by the holder's names as well, as articles in
    /// `languages` write them.
    pub fn held_by(&mut self, names: &[String], languages: &[Language]) {
        let Some((start, end)) = self.speaker.office else {
            return;
        };
        let last = names.iter().filter_map(|name| name.rsplit(' ').next());
        let met = last.flat_map(|name| languages.iter().flat_map(|own| terms(name, *own)));
        let met: BTreeSet<String> = met.collect();
        let held = self.words.iter_mut();
        for word in held.filter(|word| (start..end).contains(&word.start)) {
            for term in &met {
                if !word.terms.contains(term) {
                    word.terms.push(term.clone());
                }
            }
        }
        self.speaker.name = vec![(start, end)];
    }
}

/// Whether a question is written in capitals throughout, so that they make no name. Initials alone are no question.
fn is_shouted(text: &str, language: Language) -> bool {
    let mut words = word::words(text).map(|(_, word)| word);
    let is_asking = |word: &str| {
        word.chars().count() >= ASKING_MIN && asking::is_asking(&word.to_lowercase(), language)
    };
    !text.chars().any(char::is_lowercase) && words.any(is_asking)
}

/// The least letters of a word that initials are not likely to spell.
const ASKING_MIN: usize = 3;

/// Takes the words of a question one by one.
#[derive(Default)]
struct Reader {
    words: Vec<Word>,
    begun: bool,
    /// A compound and the positions of its parts.
    compound: Option<(Range<u32>, String)>,
    /// The word just before, where it tells something.
    before: Option<(u32, String)>,
}

impl Reader {
    fn take(&mut self, token: Token<'_>, language: Language) {
        if token.compound {
            let parts = token.surface.split(['-', '\u{2010}', '\u{2011}']);
            let end = token
                .position
                .saturating_add(u32::try_from(parts.count()).unwrap_or(0));
            self.compound = token
                .term
                .map(|term| (token.position..end, term.to_owned()));
            return;
        }
        let first = !std::mem::replace(&mut self.begun, true);
        let lower = token.surface.to_lowercase();
        let capitals = token.surface.chars().filter(|c| c.is_uppercase()).count();
        let before = self.before.take();
        let Some(term) = token
            .term
            .filter(|_| capitals > 1 || !asking::is_asking(&lower, language))
        else {
            return;
        };
        let mut compounds = Vec::new();
        if let Some((_, compound)) = self
            .compound
            .as_ref()
            .filter(|(parts, _)| parts.contains(&token.position))
        {
            compounds.push(compound.clone());
        }
        if let Some((position, before)) = before
            && position + 1 == token.position
            && let Some(compound) = terms(&format!("{before}{lower}"), language).pop()
        {
            if let Some(previous) = self
                .words
                .last_mut()
                .filter(|previous| previous.position == position)
            {
                previous.compounds.push(compound.clone());
            }
            compounds.push(compound);
        }
        self.before = Some((token.position, lower));
        let known = |word: &Word| word.terms.first().is_some_and(|known| known == term);
        if self.words.len() >= WORDS_MAX || self.words.iter().any(known) {
            return;
        }
        // A sentence begins with a capital anyway.
        let name = capitals > 1
            || (capitals == 1 && !first && token.surface.starts_with(char::is_uppercase));
        self.words.push(Word {
            surface: token.surface.to_owned(),
            terms: vec![term.to_owned()],
            compounds,
            start: token.start,
            end: token.end,
            position: token.position,
            name,
            initials: None,
        });
    }
}

/// Whether a question asks for what is new, by its words.
fn asks_for_new(text: &str) -> bool {
    let lower = text.to_lowercase();
    let spaced = format!(
        " {} ",
        lower
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    );
    FRESH.iter().any(|hint| spaced.contains(hint))
}

const FRESH: &[&str] = &[
    " this week ",
    " this month ",
    " this weekend ",
    " last week ",
    " past week ",
    " latest ",
    " recent ",
    " recently ",
    " today ",
    " yesterday ",
    " currently ",
    " right now ",
    " newest ",
    " just ",
    " these days ",
    " so far ",
    " tonight ",
    " this morning ",
];

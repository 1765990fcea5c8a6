//! A reader's words, read: what they name, what kind of answer they expect and of which time they speak.

use std::ops::Range;

use super::analysis::{Token, analyse, terms};
use super::initials;
use crate::news::Language;
use crate::news::time::{Interval, stated};

/// A reader's question.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// As asked.
    pub text: String,
    /// The words that tell what it is about, in order, each term once.
    pub words: Vec<Word>,
    /// What kind of answer it expects.
    pub expects: Expects,
    /// Whether it asks for what is new.
    pub fresh: bool,
    /// Where it names whom it expects an answer from: "according to …", "the … report".
    pub cited: Vec<(usize, usize)>,
    /// The words of a name whose words it asks for: "what did … say".
    pub speaker: Vec<(usize, usize)>,
    /// The days it names, or runs of days up to a month.
    pub dates: Vec<Interval>,
}

/// A word of a question.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    /// As asked.
    pub surface: String,
    /// The terms it is searched by in one language or another, the first in the question's own.
    pub terms: Vec<String>,
    /// The compounds it is a part of: `ceasefire` for `cease` of `cease-fire`, or of `cease fire`.
    pub compounds: Vec<String>,
    /// Where it begins in the question, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// How many words of the question stand before it.
    pub position: u32,
    /// Whether it is written as a name.
    pub name: bool,
    /// The term of the initials of the name that it is a part of: `us` for United States.
    pub initials: Option<String>,
}

/// The kind of answer a question expects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expects {
    /// A person or an organisation.
    Name,
    /// A place.
    Place,
    /// A day, a year or a time.
    Time,
    /// A number or an amount.
    Number,
    /// What somebody said.
    Speech,
    /// Anything.
    Anything,
}

/// The most characters of a question that are read; the rest is passed over.
const QUESTION_CHARACTERS_MAX: usize = 4_000;
/// The most words of a question that are searched for; the first ones.
const WORDS_MAX: usize = 64;

impl Question {
    /// Reads `text`, asked of articles in `languages`, the most frequent first.
    pub fn new(text: &str, languages: &[Language]) -> Self {
        let text: String = text.chars().take(QUESTION_CHARACTERS_MAX).collect();
        let own = languages.first().copied().unwrap_or_default();
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
        let cited = super::cited::cited(&text);
        initials::note(&mut words, &cited, own);
        Self {
            expects: expects(&text),
            fresh: asks_for_new(&text),
            cited,
            speaker: super::speaker::asked(&text),
            dates: stated(&text).map(|(_, days)| days).collect(),
            words,
            text,
        }
    }
}

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
            .filter(|_| capitals > 1 || !is_asking(&lower, language))
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

/// Whether a word is of the asking, not of what is asked about.
fn is_asking(lower: &str, language: Language) -> bool {
    language == Language::English && ASKING.contains(&lower)
}

const ASKING: &[&str] = &[
    "about",
    "above",
    "according",
    "across",
    "after",
    "against",
    "all",
    "along",
    "also",
    "am",
    "amid",
    "among",
    "amongst",
    "any",
    "around",
    "article",
    "articles",
    "asked",
    "been",
    "before",
    "behind",
    "being",
    "below",
    "beside",
    "besides",
    "between",
    "beyond",
    "both",
    "can",
    "could",
    "despite",
    "did",
    "do",
    "does",
    "doing",
    "done",
    "during",
    "each",
    "from",
    "had",
    "has",
    "have",
    "he",
    "her",
    "him",
    "his",
    "how",
    "i",
    "inside",
    "its",
    "itself",
    "let",
    "many",
    "may",
    "me",
    "mention",
    "mentioned",
    "mentions",
    "might",
    "more",
    "most",
    "much",
    "my",
    "name",
    "named",
    "near",
    "new",
    "news",
    "now",
    "off",
    "onto",
    "other",
    "our",
    "outside",
    "over",
    "own",
    "per",
    "really",
    "regarding",
    "report",
    "reported",
    "reporting",
    "reports",
    "said",
    "same",
    "say",
    "saying",
    "says",
    "shall",
    "she",
    "should",
    "since",
    "so",
    "some",
    "source",
    "sources",
    "story",
    "tell",
    "than",
    "them",
    "those",
    "through",
    "throughout",
    "today",
    "told",
    "toward",
    "towards",
    "under",
    "until",
    "up",
    "upon",
    "us",
    "very",
    "via",
    "week",
    "were",
    "what",
    "when",
    "where",
    "which",
    "while",
    "who",
    "whom",
    "whose",
    "why",
    "within",
    "without",
    "would",
    "you",
    "your",
];

fn expects(text: &str) -> Expects {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let pair = |first: &str, seconds: &[&str]| {
        words
            .windows(2)
            .any(|two| matches!(two, [a, b] if *a == first && seconds.contains(b)))
    };
    let has = |word: &str| words.contains(&word);
    if pair(
        "how",
        &[
            "many", "much", "long", "old", "far", "big", "tall", "large", "often", "high", "fast",
        ],
    ) || pair(
        "what",
        &[
            "percentage",
            "percent",
            "number",
            "amount",
            "share",
            "price",
            "proportion",
        ],
    ) {
        Expects::Number
    } else if has("when")
        || pair("what", &["year", "day", "date", "month", "time", "century"])
        || pair("which", &["year", "day", "date", "month"])
    {
        Expects::Time
    } else if has("where") {
        Expects::Place
    } else if has("who") || has("whom") || has("whose") {
        Expects::Name
    } else if [
        "say", "said", "says", "tweet", "tell", "told", "quote", "words",
    ]
    .iter()
    .any(|word| has(word))
    {
        Expects::Speech
    } else {
        Expects::Anything
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

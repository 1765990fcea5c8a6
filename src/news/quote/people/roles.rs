//! What a text says somebody is: `French President`, `a senior director`.

use super::gender::Gender;
use crate::news::quote::phrase::mention;
use crate::news::quote::words::lexicon;
use crate::news::quote::words::tokens::{Kind, Token};

/// The role words that stand beside somebody's name.
#[derive(Clone, Debug, Default)]
pub(in crate::news::quote) struct Roles {
    /// Every word, a country for what is said of it: `france`, `president`.
    words: Vec<String>,
    /// The nouns among them that name an office: `president`.
    offices: Vec<String>,
}

/// The most role words kept of one person.
const WORDS_MAX: usize = 24;

/// How far before a name its role is looked for.
const BEFORE_MAX: usize = 4;

/// How far after a name its role is looked for.
const AFTER_MAX: usize = 8;

impl Roles {
    /// What stands beside the capitalised run `first..end` whose name begins at `name`.
    pub(in crate::news::quote) fn beside(
        tokens: &[Token<'_>],
        first: usize,
        name: usize,
        end: usize,
    ) -> Self {
        let mut roles = Self::default();
        let before: Vec<String> = tokens
            .get(first.saturating_sub(BEFORE_MAX)..first)
            .unwrap_or_default()
            .iter()
            .rev()
            .take_while(|token| is_role_word(token))
            .map(|token| role_word(&token.lower))
            .collect();
        let titles = tokens.get(first..name).unwrap_or_default().iter();
        let titles: Vec<String> = titles.map(|token| role_word(&token.lower)).collect();
        // What stands before was read from the name on.
        let nearest = || {
            let noun = before.first()?;
            office_of(before.get(1).map(String::as_str), noun)
        };
        roles.offices.extend(office(&titles).or_else(nearest));
        roles.words.extend(before.into_iter().chain(titles));
        let after = apposition(tokens, end);
        roles.offices.extend(office(&after));
        roles.words.extend(after);
        roles
    }

    /// Adds what is not yet there; gives the new offices.
    pub(in crate::news::quote) fn add(&mut self, other: Self) -> Vec<String> {
        for word in other.words {
            if self.words.len() < WORDS_MAX && !self.words.contains(&word) {
                self.words.push(word);
            }
        }
        let mut new = Vec::new();
        for office in other.offices {
            if self.offices.len() < WORDS_MAX && !self.offices.contains(&office) {
                self.offices.push(office.clone());
                new.push(office);
            }
        }
        new
    }

    /// The nouns that name an office.
    pub(in crate::news::quote) fn offices(&self) -> &[String] {
        &self.offices
    }

    /// Whether the word is one of them.
    pub(in crate::news::quote) fn has(&self, word: &str) -> bool {
        self.words.iter().any(|known| known == word)
    }

    /// Whether one of them is a country.
    pub(super) fn any_nation(&self) -> bool {
        self.words.iter().any(|word| is_nation(word))
    }

    /// Whether one of them is an office or a trade that people have.
    pub(in crate::news::quote) fn is_office(&self) -> bool {
        self.words.iter().any(|word| {
            lexicon::TITLES.contains(word)
                || lexicon::PERSONS.contains(word)
                || lexicon::PEOPLE.contains(word)
        })
    }

    /// Which pronoun the roles tell of.
    pub(in crate::news::quote) fn gender(&self) -> Option<Gender> {
        self.words.iter().find_map(|word| {
            if lexicon::HE.contains(word.as_str()) {
                Some(Gender::He)
            } else if lexicon::SHE.contains(word.as_str()) {
                Some(Gender::She)
            } else {
                None
            }
        })
    }
}

/// The noun that names the office in role words, with the one before it where that makes it another office.
pub(in crate::news::quote) fn office(words: &[String]) -> Option<String> {
    let (noun, before) = words.split_last()?;
    office_of(before.last().map(String::as_str), noun)
}

/// The office of that noun with that word before it.
fn office_of(rank: Option<&str>, noun: &str) -> Option<String> {
    Some(match rank {
        Some(rank @ ("deputy" | "vice")) => format!("{rank} {noun}"),
        _ => noun.to_owned(),
    })
}

/// Offices as they are written before a name, with what they are called without one.
const SHORT: [(&str, &str); 12] = [
    ("ag", "general"),
    ("brig.", "brigadier"),
    ("capt.", "captain"),
    ("col.", "colonel"),
    ("dr.", "doctor"),
    ("gen.", "general"),
    ("gov.", "governor"),
    ("prof.", "professor"),
    ("rep.", "representative"),
    ("rev.", "reverend"),
    ("sen.", "senator"),
    ("sgt.", "sergeant"),
];

/// A role word as it is compared: a country for what is said of it.
pub(super) fn role_word(word: &str) -> String {
    if let Some(nation) = lexicon::NATIONS.get(word) {
        return (*nation).to_owned();
    }
    if let Some((_, whole)) = SHORT.iter().find(|(short, _)| *short == word) {
        return (*whole).to_owned();
    }
    word.strip_suffix("ian")
        .map(|stem| format!("{stem}ia"))
        .or_else(|| {
            word.strip_suffix('n')
                .filter(|stem| stem.ends_with('a'))
                .map(str::to_owned)
        })
        .unwrap_or_else(|| word.to_owned())
}

/// Whether a role word is a country.
pub(super) fn is_nation(word: &str) -> bool {
    word.ends_with("ia") || lexicon::NATIONS.values().any(|nation| *nation == word)
}

/// Whether one of the words of a role is a country.
pub(in crate::news::quote) fn names_nation(words: &[String]) -> bool {
    words.iter().any(|word| is_nation(&role_word(word)))
}

fn is_role_word(token: &Token<'_>) -> bool {
    token.kind == Kind::Word && !mention::is_function_word(token) && !mention::is_time(token)
}

/// The role words after a name: `, Ukraine’s president,`, `, a senior director for Europe`.
fn apposition(tokens: &[Token<'_>], end: usize) -> Vec<String> {
    if !tokens
        .get(end)
        .is_some_and(|token| token.is_mark_of(",–—("))
    {
        return Vec::new();
    }
    let rest = tokens.get(end + 1..).unwrap_or_default();
    let determined = rest
        .first()
        .is_some_and(|token| token.is_in(&["a", "an", "her", "his", "its", "the"]));
    let words: Vec<&Token<'_>> = rest
        .iter()
        .skip(usize::from(determined))
        .take(AFTER_MAX)
        .take_while(|token| is_role_word(token))
        .collect();
    // Nobody is introduced without a noun in lower case: "Paris, Berlin and Rome".
    if words.iter().all(|token| token.is_capital()) {
        return Vec::new();
    }
    words.iter().map(|token| role_word(&token.lower)).collect()
}

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
        // "Secretary of State Ada Quill".
        let back = |count: usize| tokens.get(first.checked_sub(count)?);
        if let Some(chief) = back(2)
            && chief.is_of(&lexicon::TITLES)
            && back(1).is_some_and(|of| of.is("of"))
        {
            roles.offices.push(role_word(&chief.lower));
            roles.words.push(role_word(&chief.lower));
        }
        roles.words.extend(before.into_iter().chain(titles));
        let fore = foreposition(tokens, first, end);
        roles.offices.extend(office(&fore));
        roles.words.extend(fore);
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

    /// Whether one of them is an office, a trade or a kin that people have.
    pub(in crate::news::quote) fn is_somebody(&self) -> bool {
        self.words.iter().any(|word| {
            is_of_people(word) || lexicon::HE.contains(word) || lexicon::SHE.contains(word)
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
    let several = matches!(noun, "minister" | "secretary");
    Some(match rank {
        Some(rank @ ("deputy" | "vice")) => format!("{rank} {noun}"),
        Some(rank) if several && !is_nation(rank) && rank != "former" && rank != "new" => {
            format!("{rank} {noun}")
        }
        _ => noun.to_owned(),
    })
}

/// Whether who holds the office `held` may be called by `office`: `the minister` of a finance minister.
pub(super) fn is_called(held: &str, office: &str) -> bool {
    held == office
        || held == "justice" && office == "judge"
        || held
            .strip_suffix(office)
            .and_then(|rank| rank.strip_suffix(' '))
            .is_some_and(|rank| rank != "vice" && rank != "deputy")
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
pub(in crate::news::quote) fn role_word(word: &str) -> String {
    if let Some(nation) = lexicon::NATIONS.get(word) {
        return (*nation).to_owned();
    }
    if let Some((_, whole)) = SHORT.iter().find(|(short, _)| *short == word) {
        return (*whole).to_owned();
    }
    if is_of_people(word) {
        return word.to_owned();
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

/// Whether a word says what people are, however it ends: `spokesman` and `historian` are of no country.
fn is_of_people(word: &str) -> bool {
    let lists = [&lexicon::TITLES, &lexicon::PERSONS, &lexicon::PEOPLE];
    word.ends_with("man") || lists.iter().any(|list| list.contains(word))
}

/// Whether a role word is a country.
pub(super) fn is_nation(word: &str) -> bool {
    word.ends_with("ia")
        || lexicon::NATIONS
            .get(word)
            .is_some_and(|nation| *nation == word)
}

/// Whether one of the words of a role is a country.
pub(in crate::news::quote) fn names_nation(words: &[String]) -> bool {
    words.iter().any(|word| is_nation(&role_word(word)))
}

fn is_role_word(token: &Token<'_>) -> bool {
    token.kind == Kind::Word && !mention::is_function_word(token) && !mention::is_time(token)
}

/// The role words before a name between commas: `France’s president, Ada Quill, left`.
fn foreposition(tokens: &[Token<'_>], first: usize, end: usize) -> Vec<String> {
    const FORE_MAX: usize = 6;
    let closed = tokens
        .get(end)
        .is_none_or(|token| token.is_mark_of(",.;") || token.is("of"));
    let comma = first.checked_sub(1).filter(|at| *at > 0);
    let Some(comma) =
        comma.filter(|at| closed && tokens.get(*at).is_some_and(|it| it.is_mark(',')))
    else {
        return Vec::new();
    };
    let person = |token: &Token<'_>| {
        token.is_of(&lexicon::TITLES)
            || token.is_of(&lexicon::PERSONS)
            || token.is_of(&lexicon::PEOPLE)
            || token.is_of(&lexicon::HE)
            || token.is_of(&lexicon::SHE)
    };
    let from = comma.saturating_sub(FORE_MAX);
    let begins = (from..comma).rev().find(|at| {
        tokens
            .get(*at)
            .is_none_or(|token| !is_role_word(token) || token.possessive)
    });
    let Some(begins) = begins.filter(|_| tokens.get(comma - 1).is_some_and(person)) else {
        return Vec::new();
    };
    let begin = tokens.get(begins);
    let owner = begin.is_some_and(|token| token.possessive);
    let determined = begin.is_some_and(|token| token.is_of(&lexicon::DETERMINERS));
    if !owner && !determined {
        return Vec::new();
    }
    let words = tokens.get(begins + usize::from(!owner)..comma);
    let words = words.unwrap_or_default().iter();
    words.map(|token| role_word(&token.lower)).collect()
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
    // "Quill, met France’s president": what she did.
    if !determined && words.iter().skip(1).any(|token| token.possessive) {
        return Vec::new();
    }
    words.iter().map(|token| role_word(&token.lower)).collect()
}

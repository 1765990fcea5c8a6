//! The people and bodies that an article names: their fullest names and what the text says they are.

mod beside;
pub(super) mod gender;
pub(super) mod naming;
pub(super) mod roles;

use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::news::quote::phrase::mention;
use crate::news::quote::words::lexicon;
use crate::news::quote::words::tokens::{Kind, Token};
use beside::{is_aged, is_somebody, speaks};
use gender::{Gender, followed, told_by};
use naming::{bare, display, gender_of, is_given, lower, without_nickname};
use roles::Roles;

/// Everyone an article names by more than one word, or by one with a title.
#[derive(Debug, Default)]
pub(in crate::news::quote) struct People {
    known: Vec<Person>,
    /// Who bears a name that ends with that word.
    by_last: HashMap<String, Vec<usize>, RandomState>,
    /// Who bears a name that begins with that word.
    by_first: HashMap<String, Vec<usize>, RandomState>,
    /// Words that stand as names by themselves; whether they do so within a sentence, where any other word has no
    /// capital.
    alone: HashMap<String, bool, RandomState>,
    /// Who holds an office of that noun.
    by_office: HashMap<String, Vec<usize>, RandomState>,
}

/// Somebody named.
#[derive(Debug)]
pub(in crate::news::quote) struct Person {
    /// The name without titles.
    pub(in crate::news::quote) name: String,
    words: Vec<String>,
    roles: Roles,
    /// What a pronoun for them is, where the text or the name tells.
    pub(in crate::news::quote) gender: Option<Gender>,
    /// Whether the text treats the name as a person's.
    pub(in crate::news::quote) human: bool,
    /// Whether the name is surely a body's or a thing's.
    body: bool,
    /// The longer name of the same person: `Jean-Yves Le Drian` of `Le Drian`.
    fuller: Option<usize>,
    /// How often the text gives the name so.
    met: usize,
    /// The number of who was named first of those that are tied to this name.
    since: usize,
    /// Whether they speak, by the word before or after their name.
    speaks: bool,
    /// How often `he` and `she` follow the name.
    followed: [usize; 2],
}

/// How many words after a name may say who bears it.
const NEAR: usize = 12;

/// The most people of one name or office that are kept apart.
const NAMESAKES_MAX: usize = 16;

impl Person {
    fn has_words(&self, words: &[&str]) -> bool {
        self.words
            .iter()
            .map(String::as_str)
            .eq(words.iter().copied())
    }

    /// Whether this is another's whole name with a word before it that is none: `Cheer Ada Quill`.
    fn begins_before(&self, other: &Self) -> bool {
        let is_given = |word: Option<&String>| {
            word.is_some_and(|word| lexicon::MEN.contains(word) || lexicon::WOMEN.contains(word))
        };
        other.words.len() > 1
            && self.words.len() == other.words.len() + 1
            && self.words.ends_with(&other.words)
            && is_given(other.words.first())
            && !is_given(self.words.first())
    }

    fn ends_with(&self, words: &[&str]) -> bool {
        self.words.len() >= words.len()
            && self
                .words
                .iter()
                .rev()
                .zip(words.iter().rev())
                .all(|(own, word)| own == word)
    }

    /// Whether this longer name may be another's: it ends with it, or has the same first and last word.
    fn completes(&self, other: &Self) -> bool {
        self.words.len() > other.words.len()
            && !self.begins_before(other)
            && (self.words.ends_with(&other.words)
                || (other.words.len() > 1
                    && self.words.first() == other.words.first()
                    && self.words.last() == other.words.last()))
    }
}

impl People {
    /// Everyone named in the paragraphs `told`.
    pub(in crate::news::quote) fn of<'t, 'a: 't>(
        told: impl Iterator<Item = &'t [Token<'a>]>,
    ) -> Self {
        let mut people = Self::default();
        for tokens in told {
            let mut at = 0;
            while let Some(token) = tokens.get(at) {
                if !mention::is_name_word(token) {
                    at += 1;
                    continue;
                }
                let end = mention::run(tokens, at);
                if let Some(plain) = without_nickname(tokens, at, end) {
                    let before = tokens.get(at.saturating_sub(1)..at).unwrap_or_default();
                    let after = tokens.get(end..).unwrap_or_default();
                    let after = after.get(..after.len().min(NEAR)).unwrap_or_default();
                    let whole = [before, &plain, after].concat();
                    let first = before.len();
                    let one = people.meet(&whole, first, first + plain.len());
                    if let (Some(one), Some(nickname)) = (one, naming::nickname(tokens, at, end)) {
                        people.call(one, &nickname.lower);
                    }
                } else {
                    people.meet(tokens, at, end);
                }
                at = end;
            }
        }
        for person in &mut people.known {
            let surname = person.words.last();
            let surname = surname.and_then(|last| people.alone.get(last));
            let told = person.speaks && person.human && naming::may_be_surname(&person.words);
            person.body |= !told && naming::is_body(&person.words);
            let told = told_by(person.followed);
            let followed = told.is_some() && (2..=3).contains(&person.words.len());
            person.human = (person.human || surname.is_some() || followed) && !person.body;
            let told = told.filter(|_| person.human);
            person.gender = person.gender.or(told);
        }
        people.merge();
        people
    }

    /// Takes note of the capitalised run `first..end`.
    fn meet(&mut self, tokens: &[Token<'_>], first: usize, end: usize) -> Option<usize> {
        let name = bare(tokens, first, end);
        let titled = name > first;
        let the = first
            .checked_sub(1)
            .and_then(|at| tokens.get(at))
            .is_some_and(|token| token.is("the"));
        let words = tokens.get(name..end).filter(|words| {
            !words.is_empty() && !words.iter().any(|word| word.text.starts_with('@'))
        })?;
        if let [word] = words {
            if !the {
                let within = first
                    .checked_sub(1)
                    .and_then(|at| tokens.get(at))
                    .is_some_and(|before| before.kind == Kind::Word && !before.is_capital());
                // Most have stood alone before, and need no text of their own.
                match self.alone.get_mut(&*word.lower) {
                    Some(known) => *known |= within,
                    None => drop(self.alone.insert(word.lower.clone().into_owned(), within)),
                }
            }
            // "Quill, 44, sings": somebody of one name.
            if !titled && !is_aged(tokens, end) || the {
                return None;
            }
        }
        let roles = Roles::beside(tokens, first, name, end);
        let given = words.first().filter(|_| words.len() > 1);
        let gender = roles.gender().or(given.and_then(gender_of));
        let given = given.is_some_and(is_given);
        let human = !the && (titled || roles.is_somebody() || given || is_somebody(tokens, end));
        let number = self.number(tokens, name, end);
        if let Some(person) = self.known.get_mut(number) {
            person.met += 1;
            person.speaks |= !the && (2..=3).contains(&(end - name)) && speaks(tokens, first, end);
            if person.gender.is_none() && gender.is_none() {
                let [he, she] = followed(tokens, end);
                person.followed[0] += he;
                person.followed[1] += she;
            }
            person.gender = person.gender.or(gender);
            person.human = person.human || human;
            person.body |= the && !titled;
            for office in person.roles.add(roles) {
                let holders = self.by_office.entry(office).or_default();
                if holders.len() < NAMESAKES_MAX && !holders.contains(&number) {
                    holders.push(number);
                }
            }
        }
        Some(number)
    }

    /// Keeps what somebody is called beside their name.
    fn call(&mut self, number: usize, nickname: &str) {
        let called = self.by_first.entry(nickname.to_owned()).or_default();
        if called.len() < NAMESAKES_MAX && !called.contains(&number) {
            called.push(number);
        }
    }

    /// The number of the person whom the words `name..end` call so, a new one if nobody is.
    fn number(&mut self, tokens: &[Token<'_>], name: usize, end: usize) -> usize {
        let words: Vec<&str> = lower(tokens, name, end);
        let last = words.last().copied().unwrap_or_default();
        let known = self
            .by_last
            .get(last)
            .into_iter()
            .flatten()
            .copied()
            .find(|bearer| {
                self.known.get(*bearer).is_some_and(|person| {
                    person.has_words(&words) || (words.len() == 1 && person.words.len() > 1)
                })
            });
        known.unwrap_or_else(|| {
            let number = self.known.len();
            self.known.push(Person {
                name: display(tokens, name, end),
                words: words.iter().map(|word| (*word).to_owned()).collect(),
                roles: Roles::default(),
                gender: None,
                human: false,
                body: false,
                fuller: None,
                met: 0,
                since: number,
                speaks: false,
                followed: [0; 2],
            });
            let given = words.first().copied().unwrap_or_default();
            for (index, key) in [(&mut self.by_last, last), (&mut self.by_first, given)] {
                let bearers = index.entry(key.to_owned()).or_default();
                if bearers.len() < NAMESAKES_MAX {
                    bearers.push(number);
                }
            }
            number
        })
    }

    /// Ties names to the one longer name that completes them.
    fn merge(&mut self) {
        for number in 0..self.known.len() {
            let Some(person) = self.known.get(number) else {
                continue;
            };
            let bearers = person.words.last().and_then(|last| self.by_last.get(last));
            // "Ada, 38," of Ada Quill.
            let given = match person.words.as_slice() {
                [given] => self.by_first.get(given),
                _ => None,
            };
            let bearers = bearers.into_iter().chain(given).flatten().copied();
            let mut fuller = bearers.filter(|other| {
                self.known.get(*other).is_some_and(|other| {
                    let given = person.words.len() == 1 && other.words.len() > 1 && other.human;
                    person.begins_before(other)
                        || given && person.words.first() == other.words.first()
                        || other.completes(person) && !(person.human && other.body)
                })
            });
            let (Some(one), None) = (fuller.next(), fuller.next()) else {
                continue;
            };
            let Some(person) = self.known.get_mut(number) else {
                continue;
            };
            person.fuller = Some(one);
            let roles = std::mem::take(&mut person.roles);
            let (gender, human) = (person.gender, person.human);
            let (met, since) = (person.met, person.since);
            let Some(fuller) = self.known.get_mut(one) else {
                continue;
            };
            fuller.gender = fuller.gender.or(gender);
            fuller.human = fuller.human || human;
            fuller.met += met;
            fuller.since = fuller.since.min(since);
            let offices = roles.offices().to_vec();
            drop(fuller.roles.add(roles));
            for office in offices {
                let holders = self.by_office.entry(office).or_default();
                holders.retain(|holder| *holder != number);
                if !holders.contains(&one) {
                    holders.push(one);
                }
            }
        }
    }

    /// The person of that number.
    pub(in crate::news::quote) fn person(&self, number: usize) -> Option<&Person> {
        self.known.get(number)
    }

    /// Whether that number is a person rather than a body.
    pub(in crate::news::quote) fn is_human(&self, number: usize) -> bool {
        self.person(number).is_some_and(|person| person.human)
    }

    /// Whether the word stands as a name by itself within a sentence.
    pub(in crate::news::quote) fn is_name(&self, word: &str) -> bool {
        const FIRM: &[&str] = &[
            "co.", "corp", "corp.", "group", "inc", "inc.", "ltd", "ltd.", "plc",
        ];
        let firm = |number: &usize| {
            self.person(*number).is_some_and(|person| {
                matches!(person.words.as_slice(), [_, kind] if FIRM.contains(&kind.as_str()))
            })
        };
        self.alone.get(word).is_some_and(|within| *within)
            || self
                .by_first
                .get(word)
                .is_some_and(|named| named.iter().any(firm))
    }

    /// Whether that number, of whom nothing tells what they are, speaks.
    fn speaks(&self, number: usize) -> bool {
        self.person(number)
            .is_some_and(|person| person.speaks && !person.body)
    }

    /// Whether that number may be a person: nothing makes it a body.
    pub(in crate::news::quote) fn may_be_human(&self, number: usize) -> bool {
        self.person(number).is_some_and(|person| !person.body)
    }

    /// Whether the text says that name again and never a part of it, as one does of firms.
    pub(in crate::news::quote) fn is_always_whole(&self, number: usize) -> bool {
        self.person(number).is_some_and(|person| {
            let last = person.words.last();
            person.met > 1 && last.is_none_or(|last| !self.alone.contains_key(last))
        })
    }

    /// Whom the capitalised words `first..end` name, where somebody is named so in full.
    pub(in crate::news::quote) fn named(
        &self,
        tokens: &[Token<'_>],
        first: usize,
        end: usize,
    ) -> Option<usize> {
        if let Some(plain) = without_nickname(tokens, first, end) {
            return self.named(&plain, 0, plain.len());
        }
        let words = lower(tokens, bare(tokens, first, end), end);
        let mut number = self.bearer(&words)?;
        for _ in 0..3 {
            match self.person(number).and_then(|person| person.fuller) {
                Some(fuller) => number = fuller,
                None => break,
            }
        }
        Some(number)
    }

    /// The one of `several` namesakes whom the text names more than twice as often as all the others, or whom it brings
    /// in first and no less often than them.
    fn foremost(&self, several: &[usize]) -> Option<usize> {
        let met = |number: &usize| self.person(*number).map_or(0, |person| person.met);
        let all: usize = several.iter().map(met).sum();
        let since = |number: &&usize| self.person(**number).map_or(0, |person| person.since);
        let first = several.iter().min_by_key(since).copied();
        let first = first.filter(|one| several.iter().all(|other| met(other) <= met(one)));
        let mut most = several.iter().copied();
        most.find(|one| met(one) > 2 * (all - met(one))).or(first)
    }

    fn bearer(&self, words: &[&str]) -> Option<usize> {
        let last = words.last()?;
        let bearers = self
            .by_last
            .get(*last)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let exact = bearers.iter().copied().find(|bearer| {
            self.person(*bearer)
                .is_some_and(|person| person.has_words(words))
        });
        if words.len() > 1 && exact.is_some() {
            return exact;
        }
        let suits = |bearer: &usize| {
            self.person(*bearer)
                .is_some_and(|person| person.fuller.is_none() && person.ends_with(words))
        };
        let suited: Vec<usize> = bearers.iter().copied().filter(suits).collect();
        let human: Vec<usize> = suited
            .iter()
            .copied()
            .filter(|bearer| self.is_human(*bearer))
            .collect();
        // Namesakes: the one who is a person rather than a body, if only one is; else the one the text is about.
        let suffix = match (suited.as_slice(), human.as_slice()) {
            ([one], _) | (_, [one]) => Some(*one),
            (_, several) => self.foremost(several),
        };
        let given = || match (words, self.by_first.get(*last).map(Vec::as_slice)) {
            ([_], Some([one])) if self.is_human(*one) || self.speaks(*one) => Some(*one),
            _ => None,
        };
        suffix.or_else(given).or(exact)
    }

    /// Who holds the office that `words` name, when the text tells of one holder only.
    pub(in crate::news::quote) fn holder(&self, words: &[String]) -> Option<usize> {
        let office = &roles::office(words)?;
        let (_, others) = words.split_last()?;
        let wanted: Vec<String> = others.iter().map(|word| roles::role_word(word)).collect();
        let offices: Vec<&str> = match office.as_str() {
            "leader" => lexicon::LEADERS.words().chain(["prime minister"]).collect(),
            // "The minister": of whatever there is one.
            office if !self.by_office.contains_key(office) => {
                let held = self.by_office.keys().map(String::as_str);
                held.filter(|held| roles::is_called(held, office)).collect()
            }
            office => vec![office],
        };
        let mut found: Option<usize> = None;
        for office in offices {
            for holder in self.by_office.get(office).into_iter().flatten() {
                let suits = self.person(*holder).is_some_and(|person| {
                    // "Norwold's farming minister": of the country at hand.
                    let here = office.contains(' ') && !person.roles.any_nation();
                    let has =
                        |word: &String| person.roles.has(word) || here && roles::is_nation(word);
                    person.human && wanted.iter().all(has)
                });
                if suits && found.is_some_and(|found| found != *holder) {
                    return None;
                }
                if suits {
                    found = Some(*holder);
                }
            }
        }
        found
    }

    /// Whether the text says that somebody is of another country than the role `words`.
    pub(in crate::news::quote) fn is_foreign(&self, number: usize, words: &[String]) -> bool {
        let nations: Vec<String> = words
            .iter()
            .map(|word| roles::role_word(word))
            .filter(|word| roles::is_nation(word))
            .collect();
        self.person(number).is_some_and(|person| {
            person.roles.any_nation() && !nations.iter().any(|nation| person.roles.has(nation))
        })
    }

    /// Whether the text gives somebody any office.
    pub(in crate::news::quote) fn has_office(&self, number: usize) -> bool {
        self.person(number).is_some_and(|person| {
            let mut offices = person.roles.offices().iter();
            offices.any(|office| {
                let noun = office.split(' ').next_back().unwrap_or_default();
                lexicon::TITLES.contains(noun)
            })
        })
    }

    /// Whether the text gives somebody that office.
    pub(in crate::news::quote) fn holds(&self, number: usize, office: &str) -> bool {
        self.person(number).is_some_and(|person| {
            person
                .roles
                .offices()
                .iter()
                .any(|held| roles::is_called(held, office))
        })
    }
}

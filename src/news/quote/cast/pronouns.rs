//! Whom a pronoun means at a point of an article.

use super::called::gender_of;
use super::{Cast, GROUPS, PERSONS_REACH, Who, undetermined, words_of};
use crate::news::quote::people::gender::Gender;
use crate::news::quote::people::naming;
use crate::news::quote::phrase::mention::{self, Mention, Words};
use crate::news::quote::words::lexicon;
use crate::news::quote::words::source_words;
use crate::news::quote::words::tokens::{Kind, Token};

impl Cast<'_> {
    /// Whom `he`, `she`, `they` or `it` means: the one that the sentence or else the text speaks of.
    pub(in crate::news::quote) fn pronoun(
        &self,
        tokens: &[Token<'_>],
        first: usize,
        mention: Mention,
    ) -> Option<Who> {
        let word = tokens.get(mention.first)?;
        if word.is_in(GROUPS) {
            let they = word.is("they");
            return self
                .group_here(tokens, first, mention)
                .or_else(|| self.somebody(tokens, first, mention).filter(|_| they))
                .or_else(|| self.group(word.is("it")));
        }
        // "He told of a talk with Oake in which he said": the same.
        if let Some(subject) = mention::subject(tokens, first, mention.first)
            && subject.kind == Words::Pronoun
            && subject.first < mention.first
            && tokens
                .get(subject.first)
                .is_some_and(|same| same.lower == word.lower)
        {
            return self.pronoun(tokens, first, subject);
        }
        let gender = if word.is_in(&["she", "her"]) {
            Gender::She
        } else {
            Gender::He
        };
        self.one(tokens, first, mention, gender)
    }

    /// Whom `he` or `she` means.
    fn one(
        &self,
        tokens: &[Token<'_>],
        first: usize,
        mention: Mention,
        gender: Gender,
    ) -> Option<Who> {
        let told = self.addressee(tokens, mention);
        let of_kind = |number: usize| {
            told != Some(number) && self.gender(number).is_none_or(|known| known == gender)
        };
        let suits = |number: usize| self.people.is_human(number) && of_kind(number);
        // Whom the text speaks of may be a person whose name alone does not tell so.
        let may = |number: usize| self.people.may_be_human(number) && of_kind(number);
        if let Some(here) = self
            .here(tokens, first, mention, suits)
            .filter(|_| !follows_participle(tokens, first, mention))
        {
            return match self.inserted(tokens, first, mention) {
                Some(number) if may(number) => self.spoke.clone(),
                Some(_) | None => Some(Who::Person(here)),
            };
        }
        // Where the last subject's pronoun is not known, one beside it whose pronoun it surely is comes first.
        if let Some(Who::Person(focus)) = self.focus
            && self.gender(focus).is_none()
            && (self.spoke != self.focus || !self.last.contains(&focus))
            && let Some(sure) = self
                .last
                .iter()
                .find(|number| self.gender(**number) == Some(gender) && told != Some(**number))
            && !self.listeners.contains(sure)
        {
            return Some(Who::Person(*sure));
        }
        // "Ada Quill and Bea Oake met … she said": either.
        let sure = |number: usize| told != Some(number) && self.gender(number) == Some(gender);
        if self
            .pair
            .is_some_and(|(one, other)| sure(one) && sure(other))
        {
            return None;
        }
        let spoken_of = match &self.focus {
            Some(Who::Person(number)) => may(*number),
            Some(Who::Called(name)) => {
                !self.bodies.is_outlet_at_hand(name) && may_be_called(name, gender)
            }
            None => false,
        };
        if spoken_of {
            return self.focus.clone();
        }
        // "Ada Quill said … The study said … he said".
        let mut beside = self.last.iter().filter(|number| suits(**number));
        let alone = beside.next().is_some() && beside.next().is_none();
        if let Some(person) = self.person
            && may(person)
            && (!alone || self.last.contains(&person))
            && !matches!(&self.focus, Some(Who::Person(number)) if self.people.is_human(*number))
        {
            return Some(Who::Person(person));
        }
        self.nearest(gender, suits)
            .map(Who::Person)
            .or_else(|| self.somebody(tokens, first, mention))
    }

    /// Who spoke last, where a pronoun with its verb is set into what is told of something else than a person: `The
    /// talks of Quill with Oake, he said, are over`.
    fn inserted(&self, tokens: &[Token<'_>], first: usize, mention: Mention) -> Option<usize> {
        let comma = |at: usize| tokens.get(at).is_some_and(|token| token.is_mark(','));
        let between = comma(mention.first.checked_sub(1)?) && comma(mention.end + 1);
        // "For Oake, Quill was “late,” he added": neither of them, where he is no Quill.
        let before = mention.first.checked_sub(1).and_then(|at| tokens.get(at));
        let closes = before.is_some_and(Token::is_speech)
            && tokens
                .get(mention.end + 1)
                .is_none_or(|token| token.is_mark('.'));
        // "As for Quill, he said": somebody else as well.
        let subject = mention::subject(tokens, first, mention.first);
        let other = match subject {
            Some(subject) if subject.kind == Words::Name => {
                let number = self.people.named(tokens, subject.first, subject.end);
                let gender = number.and_then(|number| self.gender(number));
                let she = tokens.get(mention.first).is_some_and(|word| word.is("she"));
                gender.is_some_and(|gender| (gender == Gender::She) != she)
            }
            Some(subject) => subject.kind == Words::Role,
            None => true,
        };
        match self.spoke {
            Some(Who::Person(number)) if (between || closes) && other => Some(number),
            _ => None,
        }
    }

    /// The one of those named whom a pronoun of that kind is nearest to, if only one is.
    fn nearest(&self, gender: Gender, suits: impl Fn(usize) -> bool) -> Option<usize> {
        // The only one of that kind whom the last sentence named.
        let mut beside = self.last.iter().copied().filter(|number| suits(*number));
        if let (Some(one), None) = (beside.next(), beside.next()) {
            return Some(one);
        }
        let mut surely = self
            .recent
            .iter()
            .rev()
            .copied()
            .filter(|number| suits(*number) && self.gender(*number) == Some(gender));
        let mut perhaps = self
            .recent
            .iter()
            .rev()
            .copied()
            .filter(|number| suits(*number));
        surely.next().or_else(|| {
            let one = perhaps.next()?;
            perhaps.all(|other| other == one).then_some(one)
        })
    }

    /// Somebody unnamed who is the subject of the sentence: `A miller who left has said he feels`.
    fn somebody(&self, tokens: &[Token<'_>], first: usize, mention: Mention) -> Option<Who> {
        let subject = mention::subject(tokens, first, mention.first)
            .filter(|subject| subject.kind == Words::Role && subject.end <= mention.first)?;
        let words = tokens.get(subject.first..subject.end)?;
        let human = words.iter().any(|word| {
            word.is_of(&lexicon::PERSONS)
                || word.is_of(&lexicon::PEOPLE)
                || word.is_of(&lexicon::TITLES)
        });
        let called = words_of(self.body, tokens, undetermined(tokens, subject));
        called.filter(|_| human).map(Who::Called)
    }

    /// Whom a pronoun's verb tells something, who is somebody else: `he told Quill`.
    fn addressee(&self, tokens: &[Token<'_>], mention: Mention) -> Option<usize> {
        let verb = tokens.get(mention.end)?;
        let told = mention::after(tokens, mention.end + 1)
            .filter(|told| told.kind == Words::Name && verb.is_of(&lexicon::TELLS))?;
        self.people.named(tokens, told.first, told.end)
    }

    /// Those who are spoken to in `first..end`: `in an interview with Ada Quill`, `speaking to Quill`.
    pub(super) fn listeners(&self, tokens: &[Token<'_>], first: usize, end: usize) -> Vec<usize> {
        const TALKS: &[&str] = &[
            "chat",
            "conversation",
            "interview",
            "speaking",
            "spoke",
            "talk",
            "talking",
            "talked",
        ];
        const NEAR: usize = 7;
        const WHEN: usize = 4;
        let talks = (first..end).filter(|at| tokens.get(*at).is_some_and(|talk| talk.is_in(TALKS)));
        talks
            .filter_map(|talk| {
                let with = (talk + 1..end.min(talk + 1 + WHEN)).find(|at| {
                    tokens
                        .get(*at)
                        .is_some_and(|with| with.is_in(&["to", "with"]))
                })?;
                let end = end.min(with + 1 + NEAR);
                let name = (with + 1..end)
                    .find(|at| tokens.get(*at).is_some_and(mention::is_name_word))?;
                self.people.named(tokens, name, mention::run(tokens, name))
            })
            .collect()
    }

    /// The person whom the sentence itself names before a pronoun.
    fn here(
        &self,
        tokens: &[Token<'_>],
        first: usize,
        mention: Mention,
        suits: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        let end = mention.first;
        // "Quill's mate Oake said he": whose mate he is comes last.
        let owners = self.owners(tokens, first, end);
        let (last, fore): (Vec<usize>, Vec<usize>) = self
            .persons(tokens, first, end)
            .into_iter()
            .partition(|number| owners.contains(number));
        let mut here = fore.into_iter().chain(last).filter(|number| suits(*number));
        let person = here.next()?;
        // "Quill asked Oake whether it held, and he replied": whoever was asked does.
        let replies = tokens.get(mention.end).is_some_and(|verb| {
            verb.is_in(&[
                "answered",
                "replied",
                "responded",
                "answers",
                "replies",
                "responds",
            ])
        });
        let asks = tokens
            .get(first..end)
            .is_some_and(|words| words.iter().any(|word| word.is_in(&["asked", "asks"])));
        if replies && asks {
            return here.last().or(Some(person));
        }
        // The sentence's own subject comes first; another of the same kind leaves it open unless it is spoken of already.
        let other = here.find(|other| *other != person);
        Some(match (&self.focus, other) {
            (Some(Who::Person(focus)), Some(other)) if *focus == other => other,
            _ => person,
        })
    }

    /// The body that is the subject of the sentence before `it` or `they`: `Norwold Dams made an offer that it called`.
    fn group_here(&self, tokens: &[Token<'_>], first: usize, mention: Mention) -> Option<Who> {
        let subject = mention::subject(tokens, first, mention.first)
            .filter(|subject| subject.end <= mention.first)
            .or_else(|| {
                // "When Norwold Dams closed, it said".
                let when = (first..mention.first).find(|at| {
                    tokens.get(*at).is_some_and(|token| {
                        token.is_in(&["after", "as", "because", "before", "since", "when", "while"])
                    })
                })?;
                mention::subject(tokens, when + 1, mention.first)
                    .filter(|subject| subject.kind == Words::Name && subject.end < mention.first)
            })?;
        // "The town's bank said that it": a body, or whoever speaks for one.
        if subject.kind == Words::Role {
            let it = tokens.get(mention.first).is_some_and(|word| word.is("it"));
            let speaks = tokens.get(subject.first..subject.end)?.iter().any(|word| {
                word.is_of(&lexicon::BODIES) && !word.possessive
                    || word.is_in(&source_words::SPEAKS_FOR)
            });
            let called = words_of(self.body, tokens, undetermined(tokens, subject));
            return called.filter(|_| it && speaks).map(|called| {
                let meant = self.bodies.meant(&naming::role_words(tokens, subject));
                let meant = meant.map(str::to_owned);
                Who::Called(meant.unwrap_or(called))
            });
        }
        if subject.kind != Words::Name {
            return None;
        }
        match self.people.named(tokens, subject.first, subject.end) {
            Some(number) if self.people.is_human(number) => None,
            Some(number) => Some(Who::Person(number)),
            None => words_of(self.body, tokens, subject).map(Who::Called),
        }
    }

    /// Whom `it` or `they` means: the body or the group that the text speaks of.
    fn group(&self, it: bool) -> Option<Who> {
        match &self.focus {
            Some(Who::Person(number)) if it == self.people.is_human(*number) => None,
            focus => focus.clone(),
        }
    }

    /// The people of whom something is told as theirs in `first..end`.
    fn owners(&self, tokens: &[Token<'_>], first: usize, end: usize) -> Vec<usize> {
        (first.max(end.saturating_sub(PERSONS_REACH))..end)
            .filter(|at| {
                tokens
                    .get(*at)
                    .is_some_and(|token| token.possessive && mention::is_name_word(token))
            })
            .filter_map(|at| self.people.named(tokens, at, at + 1))
            .collect()
    }
}

/// Whether a pronoun stands after what somebody did in a clause without a subject, whose objects are others: `After
/// meeting with Quill, he said that`.
fn follows_participle(tokens: &[Token<'_>], first: usize, mention: Mention) -> bool {
    const OPENING: usize = 3;
    let opens = tokens.get(first..mention.first.min(first + OPENING));
    let does = |word: &Token<'_>| {
        word.lower.len() > 5 && word.lower.ends_with("ing") && !word.is("according")
    };
    let comma = mention.first.checked_sub(1).and_then(|at| tokens.get(at));
    let next = tokens.get(mention.end + 1);
    opens.is_some_and(|words| words.iter().any(does))
        && comma.is_some_and(|token| token.is_mark(','))
        && next.is_some_and(|next| next.kind == Kind::Word)
}

/// Whether a pronoun of that kind may stand for whoever is called so.
fn may_be_called(name: &str, gender: Gender) -> bool {
    (!name.ends_with('s') || name.starts_with("one of "))
        && !is_thing(name)
        && may_be_somebody(name)
        && gender_of(head(name)).is_none_or(|known| known == gender)
}

/// Whether a description may be of a person: a name, or a noun for one.
fn may_be_somebody(name: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "ant", "ee", "ent", "er", "ess", "fan", "ian", "ist", "man", "mate", "mom", "dad", "old",
        "or", "person", "teen", "woman", "kid", "friend", "cop", "nurse", "guard", "pilot",
        "youth", "one", "lead", "head",
    ];
    let head = head(name);
    name.starts_with("one of ")
        || head.starts_with(char::is_uppercase)
        || ENDINGS.iter().any(|ending| head.ends_with(ending))
        || source_words::UNNAMED.contains(&head)
        || [
            &lexicon::PERSONS,
            &lexicon::PEOPLE,
            &lexicon::TITLES,
            &lexicon::HE,
            &lexicon::SHE,
        ]
        .iter()
        .any(|list| list.contains(head))
}

/// The noun of a description: `daughter` of `daughter of a miller`, of `daughter called Ada`.
fn head(name: &str) -> &str {
    let mut words = name
        .split_whitespace()
        .take_while(|word| !lexicon::TIES.contains(word) && *word != "called" && *word != "named");
    words.by_ref().last().unwrap_or_default()
}

/// Whether what is called so is a body or something that is read: no `he`.
pub(in crate::news::quote) fn is_thing(name: &str) -> bool {
    // "WHO": initials.
    if name.chars().count() > 2 && name.chars().all(char::is_uppercase) {
        return true;
    }
    let head = head(name).to_lowercase();
    if lexicon::NATIONS.contains_key(head.as_str()) || source_words::SEATS.contains(&&*head) {
        return true;
    }
    lexicon::BODIES.contains(&head)
        || source_words::DOCUMENTS.contains(&&*head)
        || source_words::OUTLETS.contains(&&*head)
}

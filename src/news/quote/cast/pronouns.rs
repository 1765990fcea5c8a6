//! Whom a pronoun means at a point of an article.

use super::called::gender_of;
use super::{Cast, GROUPS, PERSONS_REACH, Who, undetermined, words_of};
use crate::news::quote::people::gender::Gender;
use crate::news::quote::people::naming;
use crate::news::quote::phrase::mention::{self, Mention, Words};
use crate::news::quote::words::lexicon;
use crate::news::quote::words::source_words;
use crate::news::quote::words::tokens::Token;

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
        let gender = if word.is_in(&["she", "her"]) {
            Gender::She
        } else {
            Gender::He
        };
        let told = self.addressee(tokens, mention);
        let of_kind = |number: usize| {
            told != Some(number) && self.gender(number).is_none_or(|known| known == gender)
        };
        let suits = |number: usize| self.people.is_human(number) && of_kind(number);
        // Whom the text speaks of may be a person whose name alone does not tell so.
        let may = |number: usize| self.people.may_be_human(number) && of_kind(number);
        if let Some(here) = self.here(tokens, first, mention, suits) {
            return Some(Who::Person(here));
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
        match &self.focus {
            Some(Who::Person(number)) if may(*number) => return self.focus.clone(),
            Some(Who::Called(name))
                if (!name.ends_with('s') || name.starts_with("one of "))
                    && !is_thing(name)
                    && may_be_somebody(name)
                    && gender_of(head(name)).is_none_or(|known| known == gender) =>
            {
                return self.focus.clone();
            }
            Some(Who::Person(_) | Who::Called(_)) | None => {}
        }
        // "Ada Quill said … The study said … he said".
        if let Some(person) = self.person
            && may(person)
            && !matches!(&self.focus, Some(Who::Person(number)) if self.people.is_human(*number))
        {
            return Some(Who::Person(person));
        }
        self.nearest(gender, suits)
            .map(Who::Person)
            .or_else(|| self.somebody(tokens, first, mention))
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
    lexicon::BODIES.contains(&head)
        || source_words::DOCUMENTS.contains(&&*head)
        || source_words::OUTLETS.contains(&&*head)
}

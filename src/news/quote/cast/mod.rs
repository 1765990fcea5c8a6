//! Who is spoken of at a point of an article, and whom a name, a role or a pronoun means there.

pub(super) mod bodies;
pub(super) mod called;
pub(super) mod noted;
pub(super) mod pronouns;

use std::collections::HashMap;

use crate::news::Span;
use crate::news::quote::people::People;
use crate::news::quote::people::gender::Gender;
use crate::news::quote::people::naming;
use crate::news::quote::people::roles;
use crate::news::quote::phrase::mention::{self, Mention, Words};
use crate::news::quote::words::lexicon;
use crate::news::quote::words::tokens::Token;
use crate::news::quote::{Certainty, Speaker};
use bodies::Bodies;

/// How many people spoken of last are remembered.
const RECENT_MAX: usize = 12;

/// Somebody spoken of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::news::quote) enum Who {
    /// Named in full somewhere in the article.
    Person(usize),
    /// Called so only.
    Called(String),
}

/// Somebody unnamed as they were described.
pub(in crate::news::quote) struct Described {
    /// What they are: `spokesman`.
    pub(in crate::news::quote) noun: String,
    /// The whole description, without its article.
    pub(in crate::news::quote) called: String,
    /// Whether the text brought them in so: `a spokesman`.
    pub(in crate::news::quote) new: bool,
}

pub(in crate::news::quote) const GROUPS: &[&str] = &["they", "it", "their", "them"];

/// Everyone spoken of so far.
pub(in crate::news::quote) struct Cast<'a> {
    pub(in crate::news::quote) body: &'a str,
    pub(in crate::news::quote) people: &'a People,
    /// Whom the text speaks of: its last subject or speaker.
    pub(in crate::news::quote) focus: Option<Who>,
    /// The person whom it spoke of last, whatever body it has spoken of since.
    pub(in crate::news::quote) person: Option<usize>,
    /// Who spoke last.
    pub(in crate::news::quote) spoke: Option<Who>,
    /// Others spoken of, the last at the end.
    pub(super) recent: Vec<usize>,
    /// Those whom the last sentence named.
    pub(in crate::news::quote) last: Vec<usize>,
    /// The two whom it told of together: `Quill and Oake met`.
    pub(super) pair: Option<(usize, usize)>,
    /// Those of them who were spoken to: `in an interview with Quill`.
    pub(super) listeners: Vec<usize>,
    /// Who put out the statement that the text told of last.
    pub(in crate::news::quote) issued: Option<Who>,
    /// Whether several people put one out.
    pub(in crate::news::quote) several_issued: bool,
    /// Whom the sentence at hand tells of by a description: `the singer`.
    meant: Option<usize>,
    /// What pronoun the text used of somebody.
    genders: HashMap<usize, Gender>,
    /// Groups, offices and unnamed people who spoke, by noun, with their fullest description.
    pub(in crate::news::quote) roles: Vec<Described>,
    /// The bodies that spoke or did something last.
    pub(in crate::news::quote) bodies: Bodies,
}

impl<'a> Cast<'a> {
    /// Begins an article.
    pub(in crate::news::quote) fn new(body: &'a str, people: &'a People) -> Self {
        Self {
            body,
            people,
            focus: None,
            person: None,
            spoke: None,
            recent: Vec::new(),
            last: Vec::new(),
            pair: None,
            listeners: Vec::new(),
            issued: None,
            several_issued: false,
            meant: None,
            genders: HashMap::new(),
            roles: Vec::new(),
            bodies: Bodies::default(),
        }
    }

    /// Whom a mention means.
    pub(in crate::news::quote) fn resolve(
        &mut self,
        tokens: &[Token<'_>],
        first: usize,
        mention: Mention,
        speaks: bool,
    ) -> Speaker {
        let written = span_of(self.body, tokens, mention);
        let (who, certainty) = match mention.kind {
            Words::Name => (self.named(tokens, mention), Certainty::Named),
            Words::Role => self.role(tokens, first, mention),
            Words::Pronoun => {
                let who = self.pronoun(tokens, first, mention);
                self.learn(tokens, mention, who.as_ref());
                (who, Certainty::Resolved)
            }
            Words::Nobody => (None, Certainty::Unclear),
        };
        let name = who.as_ref().and_then(|who| self.called(who));
        if let (Words::Name, Some(who)) = (mention.kind, &who) {
            self.note(who);
            let the = mention.first.checked_sub(1).and_then(|at| tokens.get(at));
            if let Who::Called(name) = who
                && the.is_some_and(|the| the.is("the"))
            {
                self.bodies.note_reporter(name);
            }
        }
        if speaks && who.is_some() {
            if let Some(Who::Person(number)) = who
                && self.people.is_human(number)
            {
                self.person = Some(number);
            }
            let short = mention.kind != Words::Name || mention.end - mention.first < 3;
            if let Some(Who::Person(number)) = &who
                && (short || self.people.is_human(*number))
            {
                self.meant = Some(*number);
            }
            self.spoke = who.clone();
            self.focus = who;
            self.pair = None;
        }
        Speaker {
            certainty: if name.is_some() {
                certainty
            } else {
                Certainty::Unclear
            },
            name,
            written,
        }
    }

    pub(in crate::news::quote) fn gender(&self, number: usize) -> Option<Gender> {
        self.people
            .person(number)
            .and_then(|person| person.gender)
            .or_else(|| self.genders.get(&number).copied())
    }

    /// Keeps what a pronoun tells of somebody.
    fn learn(&mut self, tokens: &[Token<'_>], mention: Mention, who: Option<&Who>) {
        let gender = tokens
            .get(mention.first)
            .and_then(|token| match &*token.lower {
                "he" | "him" | "his" => Some(Gender::He),
                "she" | "her" => Some(Gender::She),
                _ => None,
            });
        if let (Some(gender), Some(Who::Person(number))) = (gender, who) {
            self.genders.entry(*number).or_insert(gender);
        }
    }

    pub(in crate::news::quote) fn called(&self, who: &Who) -> Option<String> {
        match who {
            Who::Person(number) => self
                .people
                .person(*number)
                .map(|person| person.name.clone()),
            Who::Called(name) => Some(name.clone()),
        }
    }

    pub(in crate::news::quote) fn named(
        &self,
        tokens: &[Token<'_>],
        mention: Mention,
    ) -> Option<Who> {
        let bare = naming::bare(tokens, mention.first, mention.end);
        let the = mention
            .first
            .checked_sub(1)
            .and_then(|at| tokens.get(at))
            .is_some_and(|token| token.is("the"));
        if the
            && self
                .people
                .named(tokens, mention.first, mention.end)
                .is_none_or(|number| {
                    !self.people.is_human(number) || mention.end - mention.first > 1
                })
        {
            let words: Vec<String> = naming::lower(tokens, mention.first, mention.end)
                .into_iter()
                .map(str::to_owned)
                .collect();
            let alone = words.last().is_some_and(|last| last.ends_with("man"));
            if let Some(focus) = self.of_nation(&words).filter(|_| alone) {
                return Some(focus);
            }
        }
        if bare == mention.end {
            let words: Vec<String> = tokens
                .get(mention.first..mention.end)?
                .iter()
                .map(|token| token.lower.clone().into_owned())
                .collect();
            let office = roles::office(&words).filter(|_| the);
            let described = || self.described(&words, &office?, false);
            if let Some(holder) = self.people.holder(&words).or_else(described) {
                return Some(Who::Person(holder));
            }
            return words_of(self.body, tokens, mention).map(Who::Called);
        }
        // "The Commission" of which the whole name was given before.
        if the && mention.end - mention.first == 1 {
            let noun = tokens.get(mention.first)?;
            if let Some(name) = self.bodies.of_noun(&noun.lower) {
                return Some(Who::Called(name.to_owned()));
            }
        }
        match self
            .people
            .named(tokens, mention.first, mention.end)
            .or_else(|| {
                // "AG Quill", "Yet Quill": what stands before a known name is no part of it.
                let body = tokens.get(mention.first..mention.end)?;
                let body = body.iter().any(|word| word.is_of(&lexicon::BODIES));
                let known = self.people.named(tokens, mention.end - 1, mention.end)?;
                (!body && mention.end - mention.first == 2 && self.people.is_human(known))
                    .then_some(known)
            }) {
            Some(number) => Some(Who::Person(number)),
            None => words_of(
                self.body,
                tokens,
                Mention {
                    first: bare,
                    ..mention
                },
            )
            .map(Who::Called),
        }
    }

    /// Remembers who a sentence names.
    pub(in crate::news::quote) fn remember(
        &mut self,
        tokens: &[Token<'_>],
        first: usize,
        end: usize,
    ) {
        let mut named = self.persons(tokens, first, end);
        let meant = self.meant.take().filter(|one| !named.contains(one));
        named.extend(meant);
        for number in &named {
            self.recent.retain(|known| known != number);
            self.recent.push(*number);
        }
        if let [one] = *named {
            self.infer(tokens, one, first, end);
        }
        if !named.is_empty() {
            self.pair = self.paired(tokens, first, end, &named);
            self.last = named;
            self.listeners = self.listeners(tokens, first, end);
        }
        let surplus = self.recent.len().saturating_sub(RECENT_MAX);
        self.recent.drain(..surplus);
        self.note_named(tokens, first, end);
    }

    /// The two of whom a sentence tells together, where it names nobody else.
    fn paired(
        &self,
        tokens: &[Token<'_>],
        first: usize,
        end: usize,
        named: &[usize],
    ) -> Option<(usize, usize)> {
        let &[one, other] = named else { return None };
        let subject = mention::subject(tokens, first, end)?;
        let leads = self.people.named(tokens, subject.first, subject.end) == Some(one);
        // "Quill, the mayor, and Oake met".
        let and = (subject.end..end).find(|at| tokens.get(*at).is_some_and(|it| it.is("and")))?;
        let comma = |at: usize| tokens.get(at).is_some_and(|token| token.is_mark(','));
        let beside = and == subject.end || comma(subject.end) && comma(and - 1);
        let second = self
            .people
            .named(tokens, and + 1, mention::run(tokens, and + 1));
        (leads && beside && second == Some(other) && one != other).then_some((one, other))
    }

    /// Keeps which pronoun a sentence that names nobody else uses.
    fn infer(&mut self, tokens: &[Token<'_>], one: usize, first: usize, end: usize) {
        let any = |words: &[&str]| {
            (first..end).any(|at| tokens.get(at).is_some_and(|token| token.is_in(words)))
        };
        let gender = match (any(&["he", "him", "his"]), any(&["her", "she"])) {
            (true, false) => Gender::He,
            (false, true) => Gender::She,
            _ => return,
        };
        self.genders.entry(one).or_insert(gender);
    }

    /// The one person whom a sentence whose subject is `it` or something of theirs tells of.
    pub(in crate::news::quote) fn told_of(
        &self,
        tokens: &[Token<'_>],
        first: usize,
        end: usize,
        subject: Mention,
        it: bool,
    ) -> Option<usize> {
        let owned = tokens
            .get(subject.first..subject.end)?
            .iter()
            .position(|token| token.possessive && token.is_capital());
        if let (Words::Role, Some(at)) = (subject.kind, owned) {
            let name = subject.first + at;
            let one = self.people.named(tokens, name, name + 1)?;
            return self.people.is_human(one).then_some(one);
        }
        let persons = self.persons(tokens, first, end);
        let one = persons.first().copied().filter(|_| it)?;
        persons.iter().all(|other| *other == one).then_some(one)
    }

    /// The people named in `first..end`, outside of speech, in order.
    pub(in crate::news::quote) fn persons(
        &self,
        tokens: &[Token<'_>],
        first: usize,
        end: usize,
    ) -> Vec<usize> {
        let mut found = Vec::new();
        let mut at = first.max(end.saturating_sub(PERSONS_REACH));
        while at < end {
            if !tokens.get(at).is_some_and(mention::is_name_word) {
                at += 1;
                continue;
            }
            let run = mention::run(tokens, at).min(end);
            if let Some(number) = self.people.named(tokens, at, run)
                && self
                    .people
                    .person(number)
                    .is_some_and(|person| person.human)
            {
                found.push(number);
            }
            at = run;
        }
        found
    }
}

/// How many tokens back a sentence is searched for people.
pub(super) const PERSONS_REACH: usize = 200;

pub(super) fn undetermined(tokens: &[Token<'_>], mention: Mention) -> Mention {
    let determined = tokens
        .get(mention.first)
        .is_some_and(|token| token.is_in(&["a", "an", "the"]));
    Mention {
        first: mention.first + usize::from(determined && mention.end > mention.first + 1),
        ..mention
    }
}

pub(super) fn words_of(body: &str, tokens: &[Token<'_>], mention: Mention) -> Option<String> {
    let span = span_of(body, tokens, mention)?;
    let words: Vec<&str> = span.slice(body).split_whitespace().collect();
    Some(words.join(" ")).filter(|words| !words.is_empty())
}

pub(in crate::news::quote) fn span_of(
    body: &str,
    tokens: &[Token<'_>],
    mention: Mention,
) -> Option<Span> {
    let first = tokens.get(mention.first)?;
    let last = tokens.get(mention.end.checked_sub(1)?)?;
    Span::of(body, first.start, last.end)
}

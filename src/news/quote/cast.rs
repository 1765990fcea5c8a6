//! Who is spoken of at a point of an article, and whom a name, a role or a pronoun means there.

use std::collections::HashMap;

use super::super::Span;
use super::bodies::Bodies;
use super::lexicon;
use super::mention::{self, Mention, Words};
use super::naming;
use super::people::{Gender, People};
use super::roles;
use super::tokens::Token;
use super::{Certainty, Speaker};

/// How many people spoken of last are remembered.
const RECENT_MAX: usize = 12;

/// Somebody spoken of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Who {
    /// Named in full somewhere in the article.
    Person(usize),
    /// Called so only.
    Called(String),
}

/// The most descriptions of unnamed speakers kept.
const ROLES_MAX: usize = 64;

pub(super) const GROUPS: &[&str] = &["they", "it", "their", "them"];

/// Everyone spoken of so far.
pub(super) struct Cast<'a> {
    pub(super) body: &'a str,
    pub(super) people: &'a People,
    /// Whom the text speaks of: its last subject or speaker.
    pub(super) focus: Option<Who>,
    /// The person whom it spoke of last, whatever body it has spoken of since.
    pub(super) person: Option<usize>,
    /// Who spoke last.
    pub(super) spoke: Option<Who>,
    /// Others spoken of, the last at the end.
    pub(super) recent: Vec<usize>,
    /// Those whom the last sentence named.
    pub(super) last: Vec<usize>,
    /// What pronoun the text used of somebody.
    genders: HashMap<usize, Gender>,
    /// Groups, offices and unnamed people who spoke, by noun, with their fullest description.
    roles: Vec<(String, String)>,
    /// The bodies that spoke or did something last.
    bodies: Bodies,
}

impl<'a> Cast<'a> {
    /// Begins an article.
    pub(super) fn new(body: &'a str, people: &'a People) -> Self {
        Self {
            body,
            people,
            focus: None,
            person: None,
            spoke: None,
            recent: Vec::new(),
            last: Vec::new(),
            genders: HashMap::new(),
            roles: Vec::new(),
            bodies: Bodies::default(),
        }
    }

    /// Whom a mention means.
    pub(super) fn resolve(
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
        }
        if speaks && who.is_some() {
            if let Some(Who::Person(number)) = who
                && self.people.is_human(number)
            {
                self.person = Some(number);
            }
            self.spoke = who.clone();
            self.focus = who;
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

    /// Takes note of somebody who speaks or does something, if that is a body.
    pub(super) fn note(&mut self, who: &Who) {
        let human = matches!(who, Who::Person(number) if self.people.is_human(*number));
        // "Ada Quill": whose given name tells nothing may still be somebody.
        if let Some(name) = self.called(who).filter(|_| !human) {
            self.bodies.note(&name);
        }
    }

    pub(super) fn gender(&self, number: usize) -> Option<Gender> {
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

    fn called(&self, who: &Who) -> Option<String> {
        match who {
            Who::Person(number) => self
                .people
                .person(*number)
                .map(|person| person.name.clone()),
            Who::Called(name) => Some(name.clone()),
        }
    }

    fn named(&self, tokens: &[Token<'_>], mention: Mention) -> Option<Who> {
        let bare = naming::bare(tokens, mention.first, mention.end);
        if bare == mention.end {
            let words: Vec<String> = tokens
                .get(mention.first..mention.end)?
                .iter()
                .map(|token| token.lower.clone().into_owned())
                .collect();
            if let Some(holder) = self.people.holder(&words) {
                return Some(Who::Person(holder));
            }
            return words_of(self.body, tokens, mention).map(Who::Called);
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

    /// Whom a role means: its one holder, or the unnamed speaker described so before.
    fn role(
        &mut self,
        tokens: &[Token<'_>],
        first: usize,
        mention: Mention,
    ) -> (Option<Who>, Certainty) {
        let words = naming::role_words(tokens, mention);
        let Some(noun) = roles::office(&words) else {
            return (None, Certainty::Unclear);
        };
        let noun = &noun;
        if let Some(owner) = self.author(tokens, mention) {
            return (Some(owner), Certainty::Named);
        }
        let definite = tokens
            .get(mention.first)
            .is_some_and(|token| token.is_in(&["the"]) || token.is_name_like());
        if definite {
            if let Some(holder) = self.people.holder(&words) {
                return (Some(Who::Person(holder)), Certainty::Resolved);
            }
            // "The president" where several are named: the one the text speaks of.
            if let Some(Who::Person(focus)) = self.focus
                && (self.people.holds(focus, noun)
                    || is_human(noun)
                    || words.iter().any(|word| word.ends_with("-old")))
                && !self.people.is_foreign(focus, &words)
                && self.people.person(focus).is_some_and(|person| person.human)
            {
                return (Some(Who::Person(focus)), Certainty::Resolved);
            }
            if is_office(noun) && words.len() > 1 {
                let mut others = self
                    .persons(tokens, first, mention.first)
                    .into_iter()
                    .filter(|number| !self.people.is_foreign(*number, &words));
                if let Some(one) = others.next()
                    && others.all(|other| other == one)
                {
                    return (Some(Who::Person(one)), Certainty::Resolved);
                }
            }
            let fuller = self
                .roles
                .iter()
                .rev()
                .find(|(known, _)| known == noun)
                .map(|(_, called)| called.clone());
            let described = fuller.as_ref().is_some_and(|fuller| fuller.contains(' '));
            if let [noun] = words.as_slice()
                && !described
                && let Some(body) = self.bodies.meant(noun)
            {
                return (Some(Who::Called(body.to_owned())), Certainty::Resolved);
            }
            if let Some(fuller) = fuller.filter(|fuller| {
                words
                    .iter()
                    .all(|word| fuller.to_lowercase().contains(word.as_str()))
            }) {
                return (Some(Who::Called(fuller)), Certainty::Resolved);
            }
        }
        let called = self.describe(tokens, mention);
        (called.map(Who::Called), Certainty::Named)
    }

    /// Who speaks in something of theirs: `Quill's statement`.
    fn author(&self, tokens: &[Token<'_>], mention: Mention) -> Option<Who> {
        const UTTERED: &[&str] = &[
            "address",
            "announcement",
            "answer",
            "comment",
            "comments",
            "complaint",
            "email",
            "letter",
            "memoir",
            "memo",
            "message",
            "outburst",
            "outbursts",
            "post",
            "remarks",
            "reply",
            "response",
            "speech",
            "statement",
            "testimony",
            "text",
            "tweet",
            "words",
        ];
        let owner = (mention.first..mention.end)
            .rev()
            .find(|at| tokens.get(*at).is_some_and(|token| token.possessive))
            .filter(|at| tokens.get(*at).is_some_and(mention::is_name_word))?;
        let name = Mention {
            first: mention::name_start(tokens, owner, mention.first),
            end: owner + 1,
            kind: Words::Name,
        };
        let noun = tokens.get(mention.end.checked_sub(1)?)?;
        noun.is_in(UTTERED).then(|| self.named(tokens, name))?
    }

    /// Remembers how somebody unnamed is described, and gives the description.
    pub(super) fn describe(&mut self, tokens: &[Token<'_>], mention: Mention) -> Option<String> {
        let called = words_of(self.body, tokens, undetermined(tokens, mention))?;
        if self.roles.len() < ROLES_MAX
            && let Some(noun) = roles::office(&naming::role_words(tokens, mention))
        {
            self.roles.push((noun, called.clone()));
        }
        Some(called)
    }

    /// Remembers who a sentence names.
    pub(super) fn remember(&mut self, tokens: &[Token<'_>], first: usize, end: usize) {
        let named = self.persons(tokens, first, end);
        for number in &named {
            self.recent.retain(|known| known != number);
            self.recent.push(*number);
        }
        if let [one] = *named {
            self.infer(tokens, one, first, end);
        }
        if !named.is_empty() {
            self.last = named;
        }
        let surplus = self.recent.len().saturating_sub(RECENT_MAX);
        self.recent.drain(..surplus);
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
    pub(super) fn told_of(
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
    pub(super) fn persons(&self, tokens: &[Token<'_>], first: usize, end: usize) -> Vec<usize> {
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

    /// The speaker of a speech after a colon: the one person that its sentence names.
    pub(super) fn introduced(&mut self, tokens: &[Token<'_>], first: usize, end: usize) -> Speaker {
        // "Dam keeper Ada Quill: “It holds.”"
        let beside = end
            .checked_sub(1)
            .and_then(|colon| mention::before(tokens, colon, first))
            .filter(|beside| beside.kind == Words::Name);
        if let Some(beside) = beside
            && let Some(number) = self.people.named(tokens, beside.first, beside.end)
            && self.people.is_human(number)
        {
            return self.resolve(tokens, first, beside, true);
        }
        // "He asked the council: “Is it dry?”"
        let subject = mention::subject(tokens, first, end).filter(|subject| {
            let word = tokens.get(subject.first);
            word.is_some_and(|word| word.is_in(&["he", "she"]))
        });
        if let Some(subject) = subject {
            return self.resolve(tokens, first, subject, true);
        }
        let persons = self.persons(tokens, first, end);
        let one = persons
            .first()
            .copied()
            .filter(|one| persons.iter().all(|other| other == one));
        let Some((number, person)) = one.and_then(|one| Some((one, self.people.person(one)?)))
        else {
            return Speaker::UNCLEAR;
        };
        self.focus = Some(Who::Person(number));
        Speaker {
            name: Some(person.name.clone()),
            written: None,
            certainty: Certainty::Resolved,
        }
    }
}

/// How many tokens back a sentence is searched for people.
pub(super) const PERSONS_REACH: usize = 200;

/// Whether the noun stands for one person whatever the office: `the actress`, `the 34-year-old`.
fn is_human(noun: &str) -> bool {
    noun.ends_with("-old") || lexicon::PERSONS.contains(noun)
}

fn is_office(noun: &str) -> bool {
    matches!(
        noun,
        "president"
            | "chancellor"
            | "premier"
            | "minister"
            | "king"
            | "queen"
            | "leader"
            | "governor"
            | "mayor"
            | "senator"
    )
}

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

pub(super) fn span_of(body: &str, tokens: &[Token<'_>], mention: Mention) -> Option<Span> {
    let first = tokens.get(mention.first)?;
    let last = tokens.get(mention.end.checked_sub(1)?)?;
    Span::of(body, first.start, last.end)
}

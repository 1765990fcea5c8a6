//! What bodies a text speaks of, as it is read: those that do something, that are told something, that are named.

use super::{Cast, Who, words_of};
use crate::news::quote::attribution::cues::Class;
use crate::news::quote::attribution::{Attribution, Sentence};
use crate::news::quote::people::{naming, roles};
use crate::news::quote::phrase::mention::{self, Mention, Words};
use crate::news::quote::words::lexicon;
use crate::news::quote::words::source_words;
use crate::news::quote::words::tokens::Token;

impl Cast<'_> {
    /// Takes note of somebody who speaks or does something, if that is a body.
    pub(in crate::news::quote) fn note(&mut self, who: &Who) {
        let human = matches!(who, Who::Person(number) if self.people.is_human(*number));
        // "Ada Quill": whose given name tells nothing may still be somebody. "Experts": no name.
        let named = |name: &String| {
            name.contains(' ')
                || name.chars().filter(|c| c.is_uppercase()).count() > 1
                || self.people.is_name(&name.to_lowercase())
                || !source_words::UNNAMED.contains(&&*name.to_lowercase())
        };
        if let Some(name) = self.called(who).filter(|name| !human && named(name)) {
            self.bodies.note(&name);
        }
    }

    /// Takes note of the outlets that somebody tells something: `Quill told the Norwold Times`.
    pub(in crate::news::quote) fn hear(
        &mut self,
        tokens: &[Token<'_>],
        sentence: &Sentence<'_, '_>,
    ) {
        let (first, end) = sentence.range();
        for at in first..end {
            let seen = tokens.get(at).is_some_and(|token| token.is("by"))
                && at
                    .checked_sub(1)
                    .and_then(|at| tokens.get(at))
                    .is_some_and(|token| {
                        token.is_in(&["obtained", "published", "reviewed", "seen"])
                    });
            let outlet = seen.then(|| mention::after(tokens, at + 1)).flatten();
            if let Some(name) = outlet.and_then(|outlet| words_of(self.body, tokens, outlet)) {
                self.bodies.note_outlet(&name);
            }
        }
        // "…”, reported The Norwold Times."
        let reporter = sentence.tail().map(|tail| tail.speaker);
        if let Some(reporter) = reporter.filter(|reporter| reporter.kind == Words::Name)
            && let Some(name) = words_of(self.body, tokens, reporter)
        {
            self.bodies.note_outlet(&name);
        }
        for told in sentence.attributions() {
            let listener = (told.cue.class == Class::Tells)
                .then(|| mention::after(tokens, told.cue.end))
                .flatten()
                .filter(|listener| listener.kind == Words::Name);
            if let Some(name) = listener.and_then(|name| words_of(self.body, tokens, name)) {
                self.bodies.note_outlet(&name);
            }
        }
    }

    /// Takes note of what the name that ends at `at` is: `the Norwold Estate`, `The Jago, a live music venue`.
    fn note_kind(&mut self, tokens: &[Token<'_>], at: usize, first: usize, end: usize) {
        let ends = tokens
            .get(at)
            .is_some_and(|word| mention::is_name_word(word) && !word.possessive)
            && !tokens.get(at + 1).is_some_and(mention::is_name_word);
        if !ends {
            return;
        }
        let start = mention::name_start(tokens, at, first);
        let name = Mention {
            first: start,
            end: at + 1,
            kind: Words::Name,
        };
        let before = start.checked_sub(1).filter(|at| *at >= first);
        let the = before
            .and_then(|at| tokens.get(at))
            .is_some_and(|the| the.is("the"));
        // "Norwold Dams, a town company, closed".
        let comma = tokens.get(at + 1).is_some_and(|token| token.is_mark(','));
        let one = tokens
            .get(at + 2)
            .is_some_and(|token| token.is_in(&["a", "an"]));
        let whole = the && at > start;
        // Most names are followed by nothing that tells what they are.
        if !(whole || comma && one) {
            return;
        }
        let human = self
            .people
            .named(tokens, start, at + 1)
            .is_some_and(|number| {
                self.people.is_human(number) || !the && self.people.may_be_human(number)
            });
        let Some(called) = words_of(self.body, tokens, name).filter(|_| !human) else {
            return;
        };
        if whole && let Some(noun) = tokens.get(at) {
            self.bodies.name(&noun.lower, &called);
        }
        let Some(told) = (comma && one)
            .then(|| mention::after(tokens, at + 2))
            .flatten()
        else {
            return;
        };
        if told.kind == Words::Role
            && told.end <= end
            && let Some(noun) = roles::office(&naming::role_words(tokens, told))
        {
            self.bodies.name(&noun, &called);
        }
    }

    /// Takes note of the body that a sentence with an outlet's words is on: `Norwold Dams is “dry”, said the paper`.
    pub(in crate::news::quote) fn note_topic(
        &mut self,
        tokens: &[Token<'_>],
        first: usize,
        end: usize,
    ) {
        let subject = mention::subject(tokens, first, end)
            .filter(|subject| subject.kind == Words::Name && subject.end - subject.first > 1);
        if let Some(subject) = subject
            && let Some(who) = self.named(tokens, subject)
            && !matches!(who, Who::Person(number) if self.people.is_human(number))
            && let Some(name) = self.called(&who)
        {
            self.bodies.note_topic(&name);
        }
    }

    /// Takes note of the person whose words an outlet passes on: `Quill said the dam holds, the Norwold Times reported`.
    pub(in crate::news::quote) fn tellers(&mut self, tokens: &[Token<'_>], told: &[Attribution]) {
        let [first, .., last] = told else { return };
        let (first, last) = (first.speaker, last.speaker);
        if first.kind != Words::Name || last.kind != Words::Name {
            return;
        }
        let Some(Who::Called(_)) = self.named(tokens, last) else {
            return;
        };
        if let Some(Who::Person(teller)) = self.named(tokens, first)
            && self.people.may_be_human(teller)
        {
            self.person = Some(teller);
        }
    }

    /// Takes note of what a sentence names: what owns something and is nobody, and bodies by the nouns in their names.
    pub(super) fn note_named(&mut self, tokens: &[Token<'_>], first: usize, end: usize) {
        // What owns something and is no person.
        for at in first..end {
            let owner = tokens
                .get(at)
                .filter(|token| token.possessive && token.is_capital());
            let name = Mention {
                first: at,
                end: at + 1,
                kind: Words::Name,
            };
            if let Some(word) = owner
                && self.people.is_name(&word.lower)
                && self.people.named(tokens, at, at + 1).is_none()
                && let Some(name) = words_of(self.body, tokens, name)
            {
                self.bodies.note_owner(&name);
            }
            self.note_kind(tokens, at, first, end);
            let body = |token: &Token<'_>| token.is_capital() && token.is_of(&lexicon::BODIES);
            let Some(noun) = tokens.get(at).filter(|token| body(token)) else {
                continue;
            };
            let start = mention::name_start(tokens, at, first);
            if mention::run(tokens, at) == at + 1 {
                // "The Norwold Ministry of Dams".
                let of = tokens.get(at + 1).is_some_and(|of| of.is("of"));
                let more = of && tokens.get(at + 2).is_some_and(mention::is_name_word);
                let last = if more {
                    mention::run(tokens, at + 2)
                } else {
                    at + 1
                };
                // "Food and Drug Administration": not all of it.
                let cut = start.checked_sub(1).filter(|at| *at > first);
                let cut = cut
                    .and_then(|at| tokens.get(at))
                    .is_some_and(|and| and.is("and"));
                if start == at && !more || cut {
                    continue;
                }
                let span = Mention {
                    first: start,
                    end: last,
                    kind: Words::Name,
                };
                let Some(name) = words_of(self.body, tokens, span) else {
                    continue;
                };
                self.bodies.name(&noun.lower, &name);
            }
        }
    }
}

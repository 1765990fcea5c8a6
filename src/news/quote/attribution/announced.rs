//! Who speaks what a sentence announces: `Quill took the floor: “It holds.”`

use crate::news::quote::cast::{Cast, Who};
use crate::news::quote::phrase::mention::{self, Words};
use crate::news::quote::words::lexicon;
use crate::news::quote::words::source_words;
use crate::news::quote::words::tokens::{Kind, Token};
use crate::news::quote::{Certainty, Speaker};

impl Cast<'_> {
    /// The speaker of a speech after a colon: the one person that its sentence names.
    pub(in crate::news::quote) fn introduced(
        &mut self,
        tokens: &[Token<'_>],
        first: usize,
        end: usize,
    ) -> Speaker {
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
        // "► The Norwold Times: “It holds.”"
        if let Some(beside) = beside
            && tokens.get(first..beside.first).is_some_and(|before| {
                before
                    .iter()
                    .all(|token| token.kind != Kind::Word || token.is("the"))
            })
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
        // "A spokeswoman for Quill released a statement: “It holds.”"
        let somebody = mention::subject(tokens, first, end).filter(|subject| {
            let determiner = tokens.get(subject.first);
            let words = tokens.get(subject.first..subject.end).unwrap_or_default();
            let speaks = words
                .iter()
                .any(|word| word.is_in(&source_words::SPEAKS_FOR) || word.is_of(&lexicon::PEOPLE));
            let one = determiner.is_some_and(|token| token.is_in(&["a", "an", "one"]));
            subject.kind == Words::Role && one && speaks
        });
        if let Some(somebody) = somebody {
            return self.resolve(tokens, first, somebody, true);
        }
        // "And the Westland miller uttered these words: “It holds.”"
        let role = mention::subject(tokens, first, end).filter(|subject| {
            let the = tokens.get(subject.first);
            subject.kind == Words::Role && the.is_some_and(|the| the.is("the"))
        });
        if persons.is_empty()
            && let Some(subject) = role
            && let (Some(Who::Person(_)), _) = self.role(tokens, first, subject)
        {
            return self.resolve(tokens, first, subject, true);
        }
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

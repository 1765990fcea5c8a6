//! Who speaks what a sentence announces: `Quill took the floor: “It holds.”`

use crate::news::quote::cast::{Cast, Who};
use crate::news::quote::phrase::mention::{self, Mention, Words};
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
        let beside = named_beside(tokens, first, end);
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
            let mut words = words.iter();
            let speaks = words
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
        if let Some(subject) = self.announcer(tokens, first, end, &persons) {
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

    /// The person who does what a sentence tells, of the `persons` that it names: `Quill, Oake and a miller answered the
    /// town: “It holds.”`
    fn announcer(
        &self,
        tokens: &[Token<'_>],
        first: usize,
        end: usize,
        persons: &[usize],
    ) -> Option<Mention> {
        let subject = mention::subject(tokens, first, end)?;
        let next = tokens.get(subject.end)?;
        let words = tokens.get(subject.first..subject.end)?;
        let number = self.people.named(tokens, subject.first, subject.end)?;
        let does = subject.kind == Words::Name
            && !words.iter().any(|word| word.possessive)
            && !next.is_of(&lexicon::AUXILIARIES);
        (does && self.people.is_human(number) && persons.first() == Some(&number))
            .then_some(subject)
    }
}

/// The name right before the colon that ends at `end`, unless it is of somebody spoken to: `A post warning the mayor
/// Quill: “You go.”`
fn named_beside(tokens: &[Token<'_>], first: usize, end: usize) -> Option<Mention> {
    let beside = mention::before(tokens, end.checked_sub(1)?, first)?;
    let from = beside.first.saturating_sub(3).max(first);
    let warned = tokens
        .get(from..beside.first)?
        .iter()
        .any(|verb| verb.is_of(&lexicon::TELLS));
    (beside.kind == Words::Name && !warned).then_some(beside)
}

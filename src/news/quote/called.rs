//! Whom a role means at a point of an article: its holder, whoever the text speaks of, or somebody unnamed.

use super::Certainty;
use super::cast::{Cast, Who, undetermined, words_of};
use super::lexicon;
use super::mention::{self, Mention, Words};
use super::naming;
use super::roles;
use super::source_words;
use super::tokens::Token;

/// The most descriptions of unnamed speakers kept.
const ROLES_MAX: usize = 64;

impl Cast<'_> {
    /// Whom a role means: its one holder, or the unnamed speaker described so before.
    pub(super) fn role(
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
            // "The Westland-born miller", "the French daredevil": told of whom the text speaks.
            if let Some(focus) = self.of_nation(&words) {
                return (Some(focus), Certainty::Resolved);
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

    /// Whom words of a country mean that name no office and no body: `the Frenchman`, `the French daredevil`.
    pub(super) fn of_nation(&self, words: &[String]) -> Option<Who> {
        let last = words.last()?;
        let national = last.ends_with("shman")
            || last.ends_with("chman")
            || last.ends_with("scotsman")
            || words
                .iter()
                .any(|word| lexicon::NATIONS.contains_key(word.as_str()));
        let other = last.ends_with('s')
            || lexicon::BODIES.contains(last.as_str())
            || lexicon::TITLES.contains(last.as_str())
            || lexicon::PEOPLE.contains(last.as_str())
            || source_words::DOCUMENTS.contains(&last.as_str());
        let Some(Who::Person(focus)) = self.focus else {
            return None;
        };
        (national && !other && self.people.is_human(focus)).then_some(Who::Person(focus))
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
}

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

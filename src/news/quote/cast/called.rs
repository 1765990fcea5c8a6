//! Whom a role means at a point of an article: its holder, whoever the text speaks of, or somebody unnamed.

use super::{Cast, Described, Who, bodies, undetermined, words_of};
use crate::news::quote::Certainty;
use crate::news::quote::people::gender::Gender;
use crate::news::quote::people::naming;
use crate::news::quote::people::roles;
use crate::news::quote::phrase::mention::{self, Mention, Words};
use crate::news::quote::words::lexicon;
use crate::news::quote::words::source_words;
use crate::news::quote::words::tokens::Token;

/// The most descriptions of unnamed speakers kept.
const ROLES_MAX: usize = 64;

impl Cast<'_> {
    /// Whom a role means: its one holder, or the unnamed speaker described so before.
    pub(in crate::news::quote) fn role(
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
        if let Some(issuer) = self.issuer(tokens, first, mention) {
            return (Some(issuer), Certainty::Resolved);
        }
        let known = is_definite(tokens, mention)
            .then(|| {
                self.somebody_meant(tokens, first, mention, &words, noun)
                    .or_else(|| self.body_meant(tokens, first, mention, &words, noun))
                    .or_else(|| self.met_before(&words, noun))
            })
            .flatten();
        if known.is_some() {
            return (known, Certainty::Resolved);
        }
        let called = self.describe(tokens, mention);
        (called.map(Who::Called), Certainty::Named)
    }

    /// The person of whom the text tells something that a definite description says.
    fn somebody_meant(
        &self,
        tokens: &[Token<'_>],
        first: usize,
        mention: Mention,
        words: &[String],
        noun: &str,
    ) -> Option<Who> {
        let owned = is_owned(tokens, mention);
        let other = || {
            let mut others = self
                .persons(tokens, first, mention.first)
                .into_iter()
                .filter(|number| !self.people.is_foreign(*number, words));
            let one = others
                .next()
                .filter(|_| is_office(noun) && words.len() > 1)?;
            others.all(|other| other == one).then_some(one)
        };
        // Whom the text names only later comes after whom it speaks of.
        let (met, later) = match self.people.holder(words) {
            Some(holder) if self.recent.contains(&holder) => (Some(holder), None),
            holder => (None, holder),
        };
        let person = met
            .or_else(|| self.described(words, noun, owned))
            .or(later)
            .map(Who::Person);
        // "The Westland-born miller", "the French daredevil": told of whom the text speaks.
        person
            .or_else(|| self.of_nation(words))
            .or_else(|| other().map(Who::Person))
    }

    /// The body or the place that the sentence is on: `Norwold Dams will close, the firm said`.
    fn subject_meant(
        &self,
        tokens: &[Token<'_>],
        first: usize,
        mention: Mention,
        noun: &str,
    ) -> Option<Who> {
        const PLACES: &[&str] = &["city", "county", "school", "town", "university"];
        let before = |at: usize| at.checked_sub(1).and_then(|at| tokens.get(at));
        let closes =
            before(mention.first).is_some_and(|mark| mark.is_mark(',') || mark.is_speech());
        if !closes || !(PLACES.contains(&noun) || bodies::is_firm(noun)) {
            return None;
        }
        let subject = mention::subject(tokens, first, mention.first)
            .filter(|subject| subject.kind == Words::Name && subject.end < mention.first)?;
        let possessive = tokens.get(subject.end - 1)?.possessive;
        let who = self.named(tokens, subject).filter(|_| !possessive)?;
        let name = self.called(&who)?;
        let body = match who {
            Who::Person(number) => !self.people.is_human(number),
            Who::Called(_) => !lexicon::NATIONS.contains_key(name.to_lowercase().as_str()),
        };
        (body && !bodies::is_outlet(&name)).then_some(Who::Called(name))
    }

    /// The body that a definite description means, unless the text brought in another one so: `a company`.
    fn body_meant(
        &self,
        tokens: &[Token<'_>],
        first: usize,
        mention: Mention,
        words: &[String],
        noun: &str,
    ) -> Option<Who> {
        let told = |known: &Described| known.noun == noun && known.new;
        let other =
            |word: &Token<'_>| word.is_capital() && !lexicon::NATIONS.contains_key(&*word.lower);
        let plain = match tokens.get(mention.first..mention.end)? {
            [the, rest @ .., last] => the.is("the") && last.is(noun) && !rest.iter().any(other),
            _ => false,
        };
        if !plain || is_owned(tokens, mention) {
            return None;
        }
        if let Some(subject) = self.subject_meant(tokens, first, mention, noun) {
            return Some(subject);
        }
        if self.roles.iter().any(told) {
            return None;
        }
        let body = self.bodies.meant(words)?;
        Some(Who::Called(body.to_owned()))
    }

    /// The unnamed speaker whom the text described so before, and in more words.
    fn met_before(&self, words: &[String], noun: &str) -> Option<Who> {
        let known = self.roles.iter().rev().find(|known| known.noun == noun)?;
        let lower = known.called.to_lowercase();
        let whole = words.iter().all(|word| lower.contains(word.as_str()));
        whole.then(|| Who::Called(known.called.clone()))
    }

    /// The person whom the text spoke of last and whom a definite description may mean: an office that the text gives
    /// them, a trade, or what people of note are known by, if the text gives them no other office and told of nobody
    /// unnamed with that one.
    pub(super) fn described(&self, words: &[String], noun: &str, owned: bool) -> Option<usize> {
        let person = |who: &Option<Who>| match who {
            Some(Who::Person(number)) if self.people.is_human(*number) => Some(*number),
            Some(Who::Person(_) | Who::Called(_)) | None => None,
        };
        // Whom the text turned to by a name may be somebody of whom nothing told that they are a person.
        let turned = |who: &Option<Who>| match who {
            Some(Who::Person(number)) if self.people.may_be_human(*number) => Some(*number),
            Some(Who::Person(_) | Who::Called(_)) | None => None,
        };
        let kind = gender_of(noun);
        let aged = words.iter().any(|word| word.ends_with("-old"));
        let told = self.roles.iter().any(|known| known.noun == noun);
        // "The former Norwold aide", of whom nobody else was told.
        let aide = words.len() > 1
            && !told
            && lexicon::PEOPLE.contains(noun)
            && self.spoke == self.focus
            && words
                .iter()
                .any(|word| matches!(word.as_str(), "former" | "retired" | "then"));
        let trade = aged || is_human(noun) || aide;
        let focus = person(&self.focus).or_else(|| turned(&self.focus).filter(|_| aged));
        let spoke = person(&self.spoke);
        let title = words
            .last()
            .is_some_and(|last| lexicon::TITLES.contains(last));
        let former = title && words.iter().any(|word| word == "former");
        let known = (KNOWN_BY.contains(&noun) || former) && !told;
        let suits = |number: usize, salient: bool| {
            let gender = self.gender(number);
            let office = self.people.holds(number, noun);
            let fits =
                office || salient && !owned && (trade || known && !self.people.has_office(number));
            // Of no country at all, an office that nobody is known to hold is that of the country at hand.
            let foreign = self.people.is_foreign(number, words)
                && (!office && !trade || roles::names_nation(words));
            fits && !foreign && (kind.is_none() || gender.is_none() || kind == gender)
        };
        // Whoever the text turned to comes before whom it spoke of earlier, unless it turned to a body.
        let earlier = |number: usize| suits(number, focus.is_none());
        focus
            .filter(|number| suits(*number, true))
            .or_else(|| spoke.filter(|number| earlier(*number)))
            .or_else(|| self.person.filter(|number| earlier(*number)))
            // The only person named so far.
            .or_else(|| match self.recent.as_slice() {
                [one] if known => Some(*one).filter(|one| suits(*one, true)),
                _ => None,
            })
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

    /// Remembers how somebody unnamed is described, and gives the description.
    pub(in crate::news::quote) fn describe(
        &mut self,
        tokens: &[Token<'_>],
        mention: Mention,
    ) -> Option<String> {
        let called = words_of(self.body, tokens, undetermined(tokens, mention))?;
        if self.roles.len() < ROLES_MAX
            && let Some(noun) = roles::office(&naming::role_words(tokens, mention))
        {
            // "Norwolder magazine": the magazine that is called so.
            if tokens.get(mention.first).is_some_and(mention::is_name_word) {
                self.bodies.name_kind(&noun, &called);
            }
            self.roles.push(Described {
                noun,
                called: called.clone(),
                new: tokens
                    .get(mention.first)
                    .is_some_and(|token| token.is_in(&["a", "an", "another", "one"])),
            });
        }
        Some(called)
    }
}

/// Whether a role is of somebody or something known: `the mayor`, `France’s president`, `the “Long Flood” singer`.
fn is_definite(tokens: &[Token<'_>], mention: Mention) -> bool {
    let back = |count: usize| tokens.get(mention.first.checked_sub(count)?);
    tokens.get(mention.first).is_some_and(|token| {
        token.is("the") || token.is_name_like() && !token.is_of(&lexicon::DETERMINERS)
    }) || back(1).is_some_and(Token::is_speech) && back(2).is_some_and(|the| the.is("the"))
}

/// Whether a role is told as somebody's: `the town’s mayor`.
fn is_owned(tokens: &[Token<'_>], mention: Mention) -> bool {
    tokens
        .get(mention.first..mention.end)
        .is_some_and(|words| words.iter().any(|word| word.possessive))
}

/// Offices by which people of note are told again: `the prime minister`, of whom the text named nobody else.
const KNOWN_BY: &[&str] = &[
    "boss",
    "ceo",
    "chancellor",
    "coach",
    "congressman",
    "congresswoman",
    "founder",
    "governor",
    "king",
    "leader",
    "manager",
    "mayor",
    "mogul",
    "owner",
    "pope",
    "premier",
    "president",
    "prime minister",
    "prince",
    "princess",
    "queen",
    "senator",
];

/// The pronoun for whoever the noun is said of, where it tells.
pub(super) fn gender_of(noun: &str) -> Option<Gender> {
    if lexicon::HE.contains(noun) || noun.ends_with("sman") {
        Some(Gender::He)
    } else if lexicon::SHE.contains(noun) || noun.ends_with("swoman") {
        Some(Gender::She)
    } else {
        None
    }
}

/// Whether the noun stands for one person whatever the office: `the actress`, `the 34-year-old`.
fn is_human(noun: &str) -> bool {
    noun.ends_with("-old") || noun.ends_with("strongman") || lexicon::PERSONS.contains(noun)
}

fn is_office(noun: &str) -> bool {
    matches!(
        noun,
        "president"
            | "chancellor"
            | "premier"
            | "minister"
            | "prime minister"
            | "king"
            | "queen"
            | "leader"
            | "governor"
            | "mayor"
            | "senator"
    )
}

//! Whether a verb with a subject reports, and what it only looks to report.

use super::{Reader, telling};
use crate::news::quote::attribution::Attribution;
use crate::news::quote::attribution::cues::{Class as By, Cue};
use crate::news::quote::phrase::mention::{Mention, Words};
use crate::news::quote::words::lexicon;
use crate::news::quote::words::tokens::{self, Token};

/// How many words before a name that is set off may say who bears it.
const LEADER_MAX: usize = 6;

/// How far after a verb its `that` may stand.
const THAT_MAX: usize = 8;

impl Reader<'_, '_> {
    /// Whether the verb of an attribution reports, though no speech stands by it: `said`, `believes that`.
    pub(super) fn reports(&self, attribution: Attribution, end: usize) -> bool {
        let cue = attribution.cue;
        let Some(verb) = self.tokens.get(cue.first) else {
            return false;
        };
        let next = self.tokens.get(cue.end).filter(|_| cue.end < end);
        // "The warning that is read to all": told of it.
        let relative = self
            .tokens
            .get(cue.end + 1)
            .is_some_and(|verb| verb.is_of(&lexicon::AUXILIARIES));
        let leads = next.is_some_and(|next| {
            next.is("that") && !relative
                || next.is_mark(':')
                || next.is_speech()
                || next.is_of(&lexicon::PRONOUNS)
        });
        // "Announced on Friday that": unlike "announced a plan".
        let announced = verb.is_in(&["announced", "announces", "disclosed"]);
        let rest = self.tokens.get(cue.end..end).unwrap_or_default();
        let mut rest = rest
            .iter()
            .take(THAT_MAX)
            .take_while(|token| !token.is_mark(','));
        let leads = leads || announced && rest.any(|token| token.is("that"));
        if self.is_no_report(attribution, leads, end) {
            return false;
        }
        if self.is_aside(attribution) && cue.class != By::According {
            return false;
        }
        match cue.class {
            // What a paper finds is told by the paper, whatever stands between.
            By::Says if telling::is_finding(&verb.lower) => false,
            By::According => true,
            // `What the report called “a risk”`: a word of the sentence is attributed, not the sentence.
            By::Labels | By::Calls => false,
            By::Says | By::Tells => leads || telling::is_strong(&verb.lower),
        }
    }

    /// Whether the word is no verb of its subject, or one of something done; `leads` is whether it leads to what is told.
    fn is_no_report(&self, attribution: Attribution, leads: bool, end: usize) -> bool {
        let cue = attribution.cue;
        let Some(verb) = self.tokens.get(cue.first) else {
            return true;
        };
        let next = self.tokens.get(cue.end).filter(|_| cue.end < end);
        let relative = self
            .tokens
            .get(cue.end + 1)
            .is_some_and(|verb| verb.is_of(&lexicon::AUXILIARIES));
        // "Who helped them and wrote a book", "a story he wrote on boats": no words of theirs.
        let made = matches!(&*verb.lower, "write" | "writes" | "wrote") && !leads;
        let noun =
            relative && verb.lower.ends_with("ing") && next.is_some_and(|next| next.is("that"));
        // "Over alleged parties": said of them.
        let adjective = verb.lower.ends_with("ed")
            && cue
                .first
                .checked_sub(1)
                .and_then(|at| self.tokens.get(at))
                .is_some_and(|before| {
                    before.is_of(&lexicon::PREPOSITIONS) || before.is_in(&["a", "an", "the"])
                });
        // "Based on early warning signals": a noun beside another.
        let beside = cue.first.checked_sub(1).and_then(|at| self.tokens.get(at));
        let name = verb.lower.ends_with("ing")
            && verb.is_of(&lexicon::NOUNS_TOO)
            && !leads
            && beside.is_some_and(|before| {
                before.kind == tokens::Kind::Word && !before.is_of(&lexicon::AUXILIARIES)
            });
        made || noun || name || adjective || self.is_counted(attribution, end)
    }

    /// Whether somebody is only told of, or said it beside what the sentence tells.
    fn is_aside(&self, attribution: Attribution) -> bool {
        let cue = attribution.cue;
        // "Two women who claimed to": said of them. "While most agree that": an aside.
        let before = |at: usize| at.checked_sub(1).and_then(|at| self.tokens.get(at));
        let relative = before(cue.first).is_some_and(|who| who.is_in(&["that", "which", "who"]))
            && before(cue.first.saturating_sub(1)).is_some_and(|noun| !noun.is_mark(','));
        // "Prices rose after the mayor announced it": that they rose is not hers.
        let the = before(attribution.speaker.first).is_some_and(|the| the.is("the"));
        let opens = attribution.speaker.first - usize::from(the);
        let joins = |word: &Token<'_>| {
            word.is_in(&[
                "after", "although", "before", "if", "since", "though", "time", "until", "what",
                "which", "while",
            ])
        };
        // "After its leader, Ada Quill, said": two commas set the name off.
        let mark = |at: usize| self.tokens.get(at).is_some_and(|token| token.is_mark(','));
        let set_off = mark(attribution.speaker.end) && attribution.speaker.end + 1 == cue.first;
        let leader = || {
            let words = self
                .tokens
                .get(..opens.saturating_sub(1))
                .unwrap_or_default();
            let mut words = words.iter().rev().take(LEADER_MAX);
            words
                .by_ref()
                .take_while(|word| word.kind == tokens::Kind::Word)
                .any(joins)
        };
        let aside = before(opens).is_some_and(joins)
            || set_off && opens.checked_sub(1).is_some_and(mark) && leader();
        relative || aside
    }

    /// Whether a verb names something by words in marks: no more than the thing stands between.
    pub(super) fn names(&self, cue: Cue, speaker: Mention, end: usize) -> bool {
        /// `The council called the dam above the town “a ruin”`.
        const THING_MAX: usize = 6;
        let before = self.tokens.get(speaker.end..cue.first).unwrap_or_default();
        let after = self.tokens.get(cue.end..end).unwrap_or_default().iter();
        let parted = before.iter().any(|token| token.is_mark_of(",–—"));
        let other = |token: &&Token<'_>| token.is_in(&["after", "before", "when", "while"]);
        let mut after = after.take(THING_MAX + 1).take_while(|token| !other(token));
        !parted && after.any(Token::is_speech)
    }

    /// Whether a verb tells what is done with things that are counted: `the 285 cases reported in May`.
    pub(super) fn is_counted(&self, attribution: Attribution, end: usize) -> bool {
        let (cue, speaker) = (attribution.cue, attribution.speaker);
        let words = self
            .tokens
            .get(speaker.first..speaker.end)
            .unwrap_or_default();
        let number = |word: &Token<'_>| {
            word.is("no")
                || word
                    .text
                    .bytes()
                    .all(|byte| byte.is_ascii_digit() || byte == b',')
        };
        let verb = self.tokens.get(cue.first);
        let next = self.tokens.get(cue.end).filter(|_| cue.end < end);
        speaker.kind == Words::Role
            && words.iter().any(number)
            && verb.is_some_and(|verb| verb.lower.ends_with("ed"))
            && next.is_none_or(|next| {
                next.kind != tokens::Kind::Word || next.is_of(&lexicon::PREPOSITIONS)
            })
    }

    /// Whether a verb tells what somebody is at: `for Quill, the ban is responding to fears`.
    pub(super) fn is_doing(&self, attribution: Attribution) -> bool {
        let (cue, speaker) = (attribution.cue, attribution.speaker);
        let verb = self.tokens.get(cue.first);
        let between = self.tokens.get(speaker.end..cue.first).unwrap_or_default();
        verb.is_some_and(|verb| verb.lower.ends_with("ing"))
            && between.iter().any(|word| word.is_of(&lexicon::AUXILIARIES))
    }
}

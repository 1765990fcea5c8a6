//! Whose words they are where one attribution stands within another: an outlet that passes on what somebody said, a
//! study that somebody cites, a thing that only shows something.

use super::cues::Class;
use super::{Attribution, Sentence};
use crate::news::quote::phrase::mention::Words;
use crate::news::quote::words::lexicon;
use crate::news::quote::words::source_words;
use crate::news::quote::words::tokens::Token;

impl Sentence<'_, '_> {
    /// What closes the sentence, where it tells all of it rather than the attribution before the speech does: `Millers
    /// said it leaks, but oak was laid, “closing the gap” at night, said the Norwold Times`.
    pub(super) fn outer(&self, before: Attribution, speech: usize) -> Option<Attribution> {
        let tail = self.tail().filter(|tail| {
            let inverted = tail.speaker.first > tail.cue.first;
            inverted && tail.cue.class == Class::Says && tail.cue.first > speech
        })?;
        let from = before.cue.end.max(before.speaker.end);
        let mut clause = self.tokens.get(from..speech)?.windows(2);
        let parted = clause.any(|two| match two {
            [comma, and] => comma.is_mark(',') && and.is_in(&["and", "but", "which", "while"]),
            _ => false,
        });
        parted.then_some(tail)
    }

    /// Whether a thing only shows something: `the water rose, suggesting that “it leaks,” Quill said`.
    pub(super) fn is_mute(&self, found: Attribution) -> bool {
        let shows = self.tokens.get(found.cue.first).is_some_and(|verb| {
            verb.is_in(&[
                "indicating",
                "showing",
                "suggested",
                "suggesting",
                "suggests",
            ])
        });
        let words = self.tokens.get(found.speaker.first..found.speaker.end);
        let read = words
            .unwrap_or_default()
            .iter()
            .any(|word| word.is_in(&source_words::DOCUMENTS) || word.is_of(&lexicon::BODIES));
        let thing = matches!(found.speaker.kind, Words::Role | Words::Nobody);
        shows && thing && !read && !self.is_human(found.speaker)
    }

    /// Whether an attribution only likens what is told to something: `As the polls suggest, “it leaks,” said Quill`.
    pub(super) fn is_likened(&self, found: Attribution) -> bool {
        let back = |count: usize| {
            let at = found.speaker.first.checked_sub(count);
            at.filter(|at| *at >= self.first)
                .and_then(|at| self.tokens.get(at))
        };
        let the = usize::from(back(1).is_some_and(|token| token.is("the")));
        let next = self.tokens.get(found.cue.end);
        found.speaker.first < found.cue.first
            && back(1 + the).is_some_and(|token| token.is("as"))
            && next.is_some_and(|next| next.is_mark(','))
    }

    /// Who tells by name what something that is read says: `Quill said the data suggests`.
    pub(super) fn teller(&self, found: &Attribution) -> Option<&Attribution> {
        let at = found.speaker.first;
        let before = at.checked_sub(1).and_then(|at| self.tokens.get(at));
        let the = usize::from(before.is_some_and(|token| token.is("the")));
        let words = self.tokens.get(at..found.speaker.end)?;
        let mut words = words.iter();
        let read = words.any(|word| word.is_in(&source_words::DOCUMENTS));
        let tells = |outer: &&Attribution| {
            let beside = outer.cue.end + the == at && outer.cue.first < at;
            read && beside && outer.speaker.kind != Words::Role
        };
        self.cues.iter().find(tells)
    }

    /// Whether an outlet is only cited for a speech that goes on from one of somebody else's.
    pub(super) fn is_passing(&self, after: Attribution, speech: usize) -> bool {
        let words = self
            .tokens
            .get(after.speaker.first..after.speaker.end)
            .unwrap_or_default();
        let joined = speech.checked_sub(2).filter(|at| *at >= self.first);
        // "Quill said that the dam must have a “strong gate,” according to a report of the Norwold Times".
        let read = words
            .iter()
            .any(|word| word.is_in(&source_words::DOCUMENTS) || word.is_in(&source_words::OUTLETS));
        let told = self.before(speech).is_some_and(|before| {
            let that = self
                .tokens
                .get(before.cue.end)
                .is_some_and(|that| that.is("that"));
            that && before.speaker.kind != Words::Role
                && before.speaker.first < before.cue.first
                && before.cue.class != Class::Calls
                && self.reaches(before, speech, true)
        });
        let cites = after.cue.class == Class::According
            || self
                .tokens
                .get(after.cue.first)
                .is_some_and(|verb| verb.is_in(&["reported", "reports"]));
        if cites && read && told {
            return true;
        }
        after.cue.class == Class::According
            && words.iter().any(|word| word.is_in(&source_words::OUTLETS))
            && joined.is_some_and(|at| {
                self.tokens.get(at).is_some_and(Token::is_speech)
                    && self
                        .tokens
                        .get(at + 1)
                        .is_some_and(|token| token.is_in(&["and", "as", "because", "but"]))
                    && self.before(at).is_some()
            })
    }
}

//! Whether what stands where a speaker stands may be one.

use super::Sentence;
use super::cues::{self, Cue};
use crate::news::quote::phrase::mention::{self, Mention, Words};
use crate::news::quote::words::lexicon;
use crate::news::quote::words::source_words;
use crate::news::quote::words::tokens::Token;

impl Sentence<'_, '_> {
    /// Whether a mention before a participle is of somebody, or of something that is read, rather than a verb or a
    /// thing: `replied saying`, `offered protection saying`.
    pub(super) fn may_speak(&self, mention: Mention) -> bool {
        let words = self
            .tokens
            .get(mention.first..mention.end)
            .unwrap_or_default();
        mention.kind != Words::Role
            || words
                .first()
                .is_some_and(|word| word.is_of(&lexicon::DETERMINERS) || word.is_capital())
            || words.iter().any(|word| {
                word.is_of(&lexicon::PERSONS)
                    || word.is_of(&lexicon::PEOPLE)
                    || word.is_in(&source_words::UNNAMED)
                    || word.is_in(&source_words::DOCUMENTS)
            })
    }

    /// Whether a mention before a participle is surely of somebody, or the subject itself: neither `his show telling`
    /// nor `the firm's request saying`.
    pub(super) fn does_speak(&self, mention: Mention) -> bool {
        let words = self
            .tokens
            .get(mention.first..mention.end)
            .unwrap_or_default();
        let known = |word: &Token<'_>| {
            !word.possessive
                && (word.is_of(&lexicon::PERSONS)
                    || word.is_of(&lexicon::PEOPLE)
                    || word.is_of(&lexicon::TITLES)
                    || word.is_of(&lexicon::HE)
                    || word.is_of(&lexicon::SHE)
                    || word.is_of(&lexicon::BODIES)
                    || word.is_in(&source_words::UNNAMED)
                    || word.is_in(&source_words::DOCUMENTS))
        };
        let owned = words
            .iter()
            .any(|word| word.possessive || word.is_in(&["her", "his", "its", "their"]));
        self.may_speak(mention)
            && (mention.kind != Words::Role || !owned || words.iter().any(known))
    }

    pub(super) fn is_plural(&self, mention: Mention) -> bool {
        mention
            .end
            .checked_sub(1)
            .and_then(|last| self.tokens.get(last))
            .is_some_and(|noun| noun.lower.ends_with('s') && !noun.lower.ends_with("ss"))
    }

    pub(in crate::news::quote) fn is_human(&self, mention: Mention) -> bool {
        let words = self.tokens.get(mention.first..mention.end);
        words.unwrap_or_default().iter().any(|word| {
            word.is_of(&lexicon::PERSONS)
                || word.is_of(&lexicon::PEOPLE)
                || word.is_of(&lexicon::TITLES)
                || word.is_in(&source_words::UNNAMED)
        })
    }

    /// Whether somebody like that may be the subject of a word that may be a noun: "news reports" is none.
    pub(super) fn is_likely(&self, cue: Cue, speaker: Mention) -> bool {
        let may_be_noun = self.tokens.get(cue.first).is_some_and(cues::is_noun_too);
        let definite = self
            .tokens
            .get(speaker.first)
            .is_some_and(|token| token.is("the"));
        !self.is_passed_on(cue, speaker)
            && self.is_plausible(speaker)
            && (!may_be_noun || speaker.kind != Words::Role || definite)
    }

    /// Whether words may name anybody: not what is left of a clause, as `love candy` or `that the course`.
    pub(in crate::news::quote) fn is_plausible(&self, speaker: Mention) -> bool {
        let words = self
            .tokens
            .get(speaker.first..speaker.end)
            .unwrap_or_default();
        if speaker.kind != Words::Role {
            return true;
        }
        let determined = words.first().is_some_and(|word| {
            word.is_of(&lexicon::DETERMINERS) && !word.is_in(&["that", "this"])
        });
        let capital = words
            .iter()
            .any(|word| word.is_capital() && word.possessive);
        let known = words.iter().any(|word| {
            mention::are_people(word)
                || word.is_of(&lexicon::PEOPLE)
                || word.is_of(&lexicon::PERSONS)
                || word.is_of(&lexicon::BODIES)
                || word.is_of(&lexicon::TITLES)
                || word.is_of(&lexicon::HE)
                || word.is_of(&lexicon::SHE)
                || word.is_in(&source_words::UNNAMED)
                || word.is_in(&source_words::DOCUMENTS)
                || word.is_in(&source_words::OUTLETS)
        });
        let verb = words
            .first()
            .is_some_and(|word| !word.is_capital() && word.lower.ends_with("ing"));
        let verb = verb
            && !words
                .first()
                .is_some_and(|word| word.is_in(&source_words::DOCUMENTS));
        !verb && (determined || capital || known || self.is_plural(speaker))
    }

    /// Whether the verb tells what is done with a thing rather than what it says: `a video shared on the net`, `a
    /// statement responding to it`, `as the name suggests`.
    pub(super) fn is_passed_on(&self, cue: Cue, speaker: Mention) -> bool {
        const THINGS: &[&str] = &[
            "clip", "film", "footage", "image", "images", "message", "name", "photo", "photos",
            "picture", "pictures", "title", "video", "videos",
        ];
        let Some(verb) = self.tokens.get(cue.first) else {
            return false;
        };
        let Some(noun) = speaker
            .end
            .checked_sub(1)
            .and_then(|at| self.tokens.get(at))
        else {
            return false;
        };
        let thing = noun.is_in(THINGS) || noun.is_in(&source_words::DOCUMENTS);
        let next = self.tokens.get(cue.end).filter(|_| cue.end < self.end);
        let passed = verb.is_of(&lexicon::WEAK) || verb.lower.ends_with("ing");
        let placed = next.is_some_and(|next| next.is_of(&lexicon::PREPOSITIONS) || next.is("to"));
        speaker.kind == Words::Role
            && speaker.first < cue.first
            && (thing && passed && placed || noun.is("name"))
    }
}

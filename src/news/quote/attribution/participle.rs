//! Who does what a participle tells: `Quill left, saying`, `Quill issued an order saying`.

use super::cues::Cue;
use super::{Attribution, REACH, Sentence};
use crate::news::quote::phrase::mention::{self, Mention, Words};
use crate::news::quote::words::lexicon;
use crate::news::quote::words::source_words;
use crate::news::quote::words::tokens::{Kind, Token};

impl Sentence<'_, '_> {
    /// Who does what the participle `cue` tells, which stands after the token `before`.
    pub(super) fn participle(&self, cue: Cue, before: &Token<'_>) -> Option<Mention> {
        let tokens = self.tokens;
        let main = || {
            let main = self.previous().or_else(|| self.subject(cue));
            main.or_else(|| self.first_name(cue))
        };
        // "She recalled him saying": whoever he is.
        if before.is_in(&["him", "her", "them"]) {
            return Some(Mention {
                first: cue.first - 1,
                end: cue.first,
                kind: Words::Pronoun,
            });
        }
        // "Critics slammed Quill for calling": it is Quill who called.
        if before.is("for") {
            let blamed = mention::before(tokens, cue.first - 1, self.first)
                .filter(|found| found.kind == Words::Name && found.end + 1 == cue.first);
            return blamed.or_else(main);
        }
        // "Quill left the hall without saying".
        if before.is_of(&lexicon::PREPOSITIONS) {
            return main();
        }
        // "Sent a message to an aide saying", "told them in a note saying": the one who did.
        let addressed = |found: &Mention| {
            found
                .first
                .checked_sub(1)
                .and_then(|at| tokens.get(at))
                .is_some_and(|token| token.is_in(&["at", "during", "in", "on", "to"]))
        };
        // "Quill issued an order saying", "filed a complaint arguing": it is Quill who does.
        let filed = |found: &Mention| {
            let determiner = tokens.get(found.first);
            let document = tokens.get(found.first..found.end).is_some_and(|words| {
                words.iter().any(|word| {
                    word.is_in(&source_words::DOCUMENTS)
                        || word.is_in(&["appeal", "decree", "order", "plea"])
                })
            });
            document && determiner.is_some_and(|token| token.is_in(&["a", "an"]))
        };
        if before.kind == Kind::Word {
            let found = mention::before(tokens, cue.first, self.first)
                .filter(|found| self.does_speak(*found) && !addressed(found));
            return match found {
                Some(found) if filed(&found) && self.is_object(found) => {
                    self.giver(found).or_else(main).or(Some(found))
                }
                found => found.or_else(|| self.joined(cue)).or_else(main),
            };
        }
        if !before.is_mark_of(",–—") {
            return None;
        }
        if let Some(quoted) = self.quoted(cue) {
            return Some(quoted);
        }
        // "The mayor criticized millers who touted the dam, saying": the mayor says it.
        let told = |found: &&Attribution| {
            let who = self.tokens.get(found.speaker.end);
            !who.is_some_and(|who| who.is_in(&["that", "who"]))
        };
        let last = self.cues.last().filter(|last| !told(last));
        let outer = last.and_then(|_| self.cues.iter().rev().find(told));
        self.reported(cue)
            .or_else(|| self.joined(cue))
            .or_else(|| outer.map(|outer| outer.speaker))
            .or_else(main)
    }

    /// Whom another quotes: `The paper quoted Ada Quill, a miller, saying`.
    pub(super) fn quoted(&self, cue: Cue) -> Option<Mention> {
        let verb = (self.first..cue.first).rev().take(REACH).find(|at| {
            let verb = self.tokens.get(*at);
            verb.is_some_and(|verb| verb.is_in(&["quoted", "quotes", "quoting"]))
        })?;
        mention::after(self.tokens, verb + 1).filter(|quoted| {
            let named = quoted.kind == Words::Name || self.is_human(*quoted);
            named && quoted.end < cue.first
        })
    }

    /// The first name before a participle, where the sentence opens with a time: `Over the last year Quill had left,
    /// saying`.
    fn first_name(&self, cue: Cue) -> Option<Mention> {
        let name = (self.first..cue.first)
            .find(|at| self.tokens.get(*at).is_some_and(mention::is_name_word))?;
        let before = name.checked_sub(1).filter(|at| *at >= self.first);
        let the = before
            .and_then(|at| self.tokens.get(at))
            .is_some_and(|token| token.is("the"));
        let before = before.and_then(|at| at.checked_sub(usize::from(the)));
        let time = before
            .filter(|at| *at >= self.first)
            .and_then(|at| self.tokens.get(at))
            .is_some_and(mention::is_time);
        time.then_some(Mention {
            first: name,
            end: mention::run(self.tokens, name),
            kind: Words::Name,
        })
    }

    /// Who does something with what is read: `the day after Quill issued an order saying`.
    fn giver(&self, found: Mention) -> Option<Mention> {
        let verb = found.first.checked_sub(1).filter(|at| *at > self.first)?;
        mention::before(self.tokens, verb, self.first)
            .filter(|giver| giver.kind == Words::Name && giver.end == verb)
    }

    /// Whether a word, which may be a verb, stands right before a mention.
    fn is_object(&self, found: Mention) -> bool {
        let before = found.first.checked_sub(1).filter(|at| *at > self.first);
        before
            .and_then(|at| self.tokens.get(at))
            .is_some_and(|verb| verb.kind == Kind::Word)
    }

    /// Who goes on to speak in what another reports: `The Norwold Times reported that Quill rose, saying`.
    fn reported(&self, cue: Cue) -> Option<Mention> {
        let last = self.cues.last()?;
        let outer = self.tokens.get(last.cue.first)?;
        let that = (last.cue.end..cue.first)
            .find(|at| self.tokens.get(*at).is_some_and(|token| token.is("that")))?;
        let verb = self.tokens.get(cue.first)?;
        if !verb.is("saying")
            || outer.lower.ends_with("ing")
            || that > last.cue.end.max(last.speaker.end)
        {
            return None;
        }
        mention::subject(self.tokens, that + 1, cue.first)
            .filter(|found| found.kind == Words::Name && found.end < cue.first)
    }

    /// Who does something in a clause of their own before a participle: `Quill left, and a miller went on, telling`.
    fn joined(&self, cue: Cue) -> Option<Mention> {
        let last = self.cues.last()?.cue.end;
        let and = (last.max(self.first + 1)..cue.first).rev().find(|at| {
            self.tokens
                .get(*at)
                .is_some_and(|token| token.is_in(&["and", "but", "while"]))
                && self
                    .tokens
                    .get(at - 1)
                    .is_some_and(|token| token.is_mark(',') || token.is_speech())
        })?;
        let found = mention::subject(self.tokens, and + 1, cue.first)?;
        let near = found.first <= and + 2 && found.end + 1 < cue.first;
        let one = self
            .tokens
            .get(found.first)
            .is_some_and(|token| token.is_in(&["a", "an"]));
        (near && (one || found.kind == Words::Name || self.is_human(found))).then_some(found)
    }
}

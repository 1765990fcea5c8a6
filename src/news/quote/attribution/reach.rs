//! How far an attribution reaches: which speech it may belong to that does not stand right beside it.

use super::cues::Class;
use super::{Attribution, REACH, Sentence};
use crate::news::quote::phrase::mention;
use crate::news::quote::words::lexicon;
use crate::news::quote::words::tokens::Token;

/// How many words may stand between a weak reporting verb and the speech after it.
const NEAR: usize = 4;

impl Sentence<'_, '_> {
    /// Whether nothing stands between an attribution and the speech after it but `that`, a comma or a colon.
    pub(super) fn leads_to(&self, before: Attribution, speech: usize) -> bool {
        let mut end = before.cue.end.max(if before.speaker.first < speech {
            before.speaker.end
        } else {
            0
        });
        // "He told Quill “we leave,” Quill said".
        if before.cue.class == Class::Tells
            && let Some(told) = mention::after(self.tokens, end)
        {
            end = told.end;
        }
        before.cue.class != Class::Calls
            && self.tokens.get(end..speech).is_some_and(|between| {
                between.len() <= 1
                    && between
                        .iter()
                        .all(|token| token.is("that") || token.is_mark_of(",:"))
            })
    }

    /// Whether the clause of `attribution` reaches to the speech: no other clause begins between them.
    pub(in crate::news::quote) fn reaches(
        &self,
        attribution: Attribution,
        speech: usize,
        fragment: bool,
    ) -> bool {
        let from = attribution
            .cue
            .end
            .max(if attribution.speaker.first < speech {
                attribution.speaker.end
            } else {
                0
            });
        let Some(between) = self.tokens.get(from..speech) else {
            return false;
        };
        // "Said Quill (according to the Norwold Times), who felt it was “old”": cited by the way.
        let after_others = self
            .cues
            .first()
            .is_some_and(|first| first.cue.end <= attribution.cue.first);
        let aside = between.first().is_some_and(|token| token.is_mark(')'));
        if attribution.cue.class == Class::According
            && (aside || after_others && !between.is_empty())
        {
            return false;
        }
        if between.len() > REACH || between.iter().any(|token| token.is_mark(';')) {
            return false;
        }
        let weak = self
            .tokens
            .get(attribution.cue.first)
            .is_some_and(|verb| verb.is_of(&lexicon::WEAK));
        let that = between.is_empty()
            || [between.first(), between.last()]
                .iter()
                .any(|word| word.is_some_and(|word| word.is("that")));
        // "Posted on its site that it was “dry”".
        let that = that || between.len() <= 2 * NEAR && between.iter().any(|word| word.is("that"));
        let near = between.len() <= NEAR && !between.iter().any(|token| token.is_mark(','));
        if weak && fragment && !that && !near {
            return false;
        }
        if attribution.cue.class == Class::Calls {
            return self.names(attribution, between);
        }
        !(fragment && self.parts(attribution, between))
    }

    /// Whether a clause of its own begins in `between`, after an attribution.
    fn parts(&self, attribution: Attribution, between: &[Token<'_>]) -> bool {
        const CLAUSES: &[&str] = &[
            "after",
            "although",
            "as",
            "because",
            "before",
            "despite",
            "following",
            "though",
            "where",
            "while",
            "whose",
        ];
        // "The dam holds, Quill said, because it is “built of oak”": said of all of it.
        let starts = attribution.cue.first.min(attribution.speaker.first);
        let inserted = starts
            .checked_sub(1)
            .filter(|at| *at > self.first)
            .and_then(|at| self.tokens.get(at))
            .is_some_and(|token| token.is_mark(','));
        // "Said that, despite the flood, it was “dry”".
        let whole = |at: usize| match at.checked_sub(1) {
            None => inserted,
            Some(at) => between.get(at).is_some_and(|token| token.is("that")),
        };
        between
            .windows(3)
            .enumerate()
            .any(|(at, three)| match three {
                [comma, word, next] => {
                    comma.is_mark(',')
                        && !whole(at)
                        && !(word.is("as") && next.is_in(&["far", "long", "soon", "well"]))
                        && word.is_in(CLAUSES)
                }
                _ => false,
            })
    }

    /// Whether an attribution that names something, with these words between, names it by the speech.
    fn names(&self, attribution: Attribution, between: &[Token<'_>]) -> bool {
        // "Called him in a “heated” moment": the moment is set off, nobody is called so.
        let placed = between
            .iter()
            .rposition(|token| !token.is_of(&lexicon::DETERMINERS) && !mention::is_adverb(token));
        let placed = placed.filter(|at| *at > 0).and_then(|at| between.get(at));
        let another = between.iter().any(Token::is_speech);
        if !another
            && placed.is_some_and(|token| {
                token.is_in(&[
                    "after", "at", "before", "by", "during", "from", "in", "on", "to", "with",
                ])
            })
        {
            return false;
        }
        let mut named = attribution.speaker.first;
        while named > self.first
            && self
                .tokens
                .get(named - 1)
                .is_some_and(|token| token.is_in(&["the", "a", "an"]))
        {
            named -= 1;
        }
        let named = named
            .checked_sub(1)
            .filter(|at| *at >= self.first)
            .and_then(|at| self.tokens.get(at));
        let relative = named.is_some_and(|token| {
            token.is_in(&["what", "which", "that", "whom", "as", "one", "something"])
        });
        // "He hailed “a tremendous show of strength”".
        let judged = self.tokens.get(attribution.cue.first).is_some_and(|verb| {
            verb.is_in(&[
                "applauded",
                "applauding",
                "blasted",
                "commended",
                "condemned",
                "condemning",
                "credited",
                "criticized",
                "decried",
                "denounced",
                "dismissed",
                "hailed",
                "lambasted",
                "lauded",
                "praised",
                "slammed",
                "touted",
                "welcomed",
                "welcomes",
            ])
        });
        between.len() < 16 && (relative || judged || !between.is_empty())
    }
}

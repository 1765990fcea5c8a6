//! Which reporting verb a speech belongs to, sentence by sentence.

pub(super) mod announced;
pub(super) mod cues;
pub(super) mod lead;
pub(super) mod participle;
pub(super) mod passing;
pub(super) mod plausible;
pub(super) mod reach;
pub(super) mod speaking;
pub(super) mod uttered;

use crate::news::quote::phrase::mention::{self, Mention, Words};
use crate::news::quote::words::lexicon;
use crate::news::quote::words::tokens::{Kind, Token};
use cues::{Class, Cue};
use lead::is_lead;

/// A reporting verb with who speaks.
#[derive(Clone, Copy, Debug)]
pub(in crate::news::quote) struct Attribution {
    /// The reporting words.
    pub(in crate::news::quote) cue: Cue,
    /// Who speaks.
    pub(in crate::news::quote) speaker: Mention,
    /// Whether the words before the cue are its subject's own relative clause, a passive and so on.
    pub(in crate::news::quote) place: Place,
}

/// Where an attribution stands to its speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::news::quote) enum Place {
    /// Right after it, or right before it with a comma, a colon or nothing between.
    Beside,
    /// Elsewhere in the sentence.
    Around,
}

/// How many tokens an attribution may be from its speech.
pub(in crate::news::quote) const REACH: usize = 40;

/// How many words may stand between `as` and the speaker of words put so.
const AS_REACH: usize = 5;

/// How many words of an office may stand before a name.
const OFFICE_MAX: usize = 8;

/// How many words may lead from a speech that opens its sentence to the one attribution in it.
const LEAD_MAX: usize = 12;

/// How many attributions before a speech may be the one that reaches it.
const BACK: usize = 3;

/// The attributions of one sentence, in order.
pub(in crate::news::quote) struct Sentence<'t, 'a> {
    pub(in crate::news::quote) tokens: &'t [Token<'a>],
    pub(in crate::news::quote) first: usize,
    pub(in crate::news::quote) end: usize,
    pub(in crate::news::quote) cues: Vec<Attribution>,
    /// What is read out: `…,” the letter reads`.
    readings: Vec<Attribution>,
    labels: Vec<Cue>,
    tail: Option<usize>,
}

impl<'t, 'a> Sentence<'t, 'a> {
    /// Finds the reporting verbs of the sentence `first..end`.
    pub(in crate::news::quote) fn of(tokens: &'t [Token<'a>], first: usize, end: usize) -> Self {
        let mut found = Self {
            tokens,
            first,
            end,
            cues: Vec::new(),
            readings: Vec::new(),
            labels: Vec::new(),
            tail: None,
        };
        let mut at = first;
        while at < end {
            let Some(cue) = cues::cue(tokens, at) else {
                at += 1;
                continue;
            };
            at = cue.end;
            if cue.class == Class::Labels {
                found.labels.push(cue);
                found.readings.extend(found.reading(cue));
            } else if let Some(speaker) = found.speaker(cue)
                && found.is_likely(cue, speaker)
            {
                found.cues.push(Attribution {
                    cue,
                    speaker,
                    place: Place::Around,
                });
                at = at.max(if speaker.first >= cue.end {
                    speaker.end
                } else {
                    at
                });
            }
        }
        found.tail = found
            .cues
            .iter()
            .rposition(|attribution| found.is_tail(*attribution));
        // "…, Quill said, the Norwold Times reported": it is Quill who is quoted.
        if let Some(tail) = found.tail.and_then(|last| last.checked_sub(1))
            && let (Some(earlier), Some(last)) = (found.cues.get(tail), found.cues.get(tail + 1))
            && tokens
                .get(last.cue.first)
                .is_some_and(|verb| verb.is_in(&["reported", "reports"]))
            && earlier.speaker.kind == Words::Name
            && earlier.cue.end < last.speaker.first
            && tokens
                .get(earlier.cue.first)
                .is_some_and(|verb| verb.is("said"))
            && tokens
                .get(earlier.cue.end)
                .is_some_and(|mark| mark.is_mark(','))
            && found.is_tail(*earlier)
        {
            found.tail = Some(tail);
        }
        found
    }

    /// Its first token and the one after its last.
    pub(in crate::news::quote) fn range(&self) -> (usize, usize) {
        (self.first, self.end)
    }

    /// The attributions found.
    pub(in crate::news::quote) fn attributions(&self) -> &[Attribution] {
        &self.cues
    }

    /// The attribution that closes the sentence.
    pub(in crate::news::quote) fn tail(&self) -> Option<Attribution> {
        self.cues.get(self.tail?).copied()
    }

    /// The attribution of the sentence as a whole: the one that closes it, or the first.
    pub(in crate::news::quote) fn main(&self) -> Option<Attribution> {
        // "The study shows a rise, but Quill says it will end": the last clause that has a speaker of its own.
        let token = |at: usize, back: usize| {
            let at = at.checked_sub(back).filter(|at| *at >= self.first)?;
            self.tokens.get(at)
        };
        let joined = self.cues.iter().rev().find(|found| {
            let somebody = found.speaker.kind != Words::Role || self.is_human(found.speaker);
            // "…, but spokesman Quill said": his office with him.
            let office = |token: &Token<'_>| {
                let trade = token.is_of(&lexicon::PEOPLE)
                    || token.is_of(&lexicon::PERSONS)
                    || token.is_of(&lexicon::TITLES)
                    || token.lower.ends_with("er");
                trade && !token.is_capital()
            };
            let named = found.speaker.kind == Words::Name;
            let titled = named && token(found.speaker.first, 1).is_some_and(office);
            let at = found.speaker.first - usize::from(titled);
            let the = usize::from(token(at, 1).is_some_and(|token| token.is("the")));
            somebody
                && token(at, 1 + the).is_some_and(|token| token.is_in(&["and", "but", "while"]))
                && token(at, 2 + the).is_some_and(|token| token.is_mark(','))
        });
        self.tail()
            .or(joined.copied())
            .or_else(|| self.cues.first().copied())
    }

    /// Whether an attribution closes the sentence: `…, Attal said this week.`
    fn is_tail(&self, attribution: Attribution) -> bool {
        let tokens = self.tokens;
        let (cue, speaker) = (attribution.cue, attribution.speaker);
        let starts = cue.first.min(speaker.first);
        let the = starts
            .checked_sub(1)
            .filter(|at| *at > self.first)
            .and_then(|at| tokens.get(at))
            .is_some_and(|token| token.is("the"));
        // ", as the mayor Quill put it".
        let from = starts.saturating_sub(AS_REACH).max(self.first);
        let as_put = (from..starts)
            .rev()
            .take_while(|at| {
                tokens
                    .get(*at)
                    .is_some_and(|token| token.kind == Kind::Word)
            })
            .find(|at| tokens.get(*at).is_some_and(|token| token.is("as")));
        // ", Dam Council spokesman Quill said": whatever office stands before the name.
        let office = |at: &usize| {
            tokens.get(*at).is_some_and(|token| {
                token.kind == Kind::Word
                    && (!mention::is_function_word(token) || token.is_in(&["of", "for"]))
                    && !mention::is_adverb(token)
            })
        };
        let titled = (speaker.kind == Words::Name && speaker.first < cue.first)
            .then(|| {
                let from = starts.saturating_sub(OFFICE_MAX).max(self.first);
                (from..starts).rev().take_while(office).last()
            })
            .flatten();
        let opens = as_put
            .or(titled)
            .unwrap_or(starts - usize::from(the))
            .checked_sub(1)
            .filter(|at| *at >= self.first)
            .and_then(|at| tokens.get(at));
        if !opens.is_some_and(|token| token.is_mark_of(",–—") || token.is_speech()) {
            return cue.class == Class::According;
        }
        let mut at = cue.end.max(speaker.end);
        if cue.class == Class::Tells
            && let Some(told) = mention::after(tokens, at)
        {
            at = told.end;
        }
        let Some(next) = tokens.get(at).filter(|_| at < self.end) else {
            return true;
        };
        next.kind != Kind::Word && !next.is_mark_of(":,") && !next.is_speech()
            || next.is_mark(',') && tokens.get(at + 1).is_none_or(|token| !token.is_speech())
            || next.is_of(&lexicon::PREPOSITIONS)
            || mention::is_time(next)
            // Whatever day it was, in one word.
            || next.is_capital() && at + 2 == self.end
            || cue.class == Class::According && next.lower.ends_with("ed")
            || next.is_in(&["this", "last", "when", "as", "while", "earlier", "again"])
            || next.lower.ends_with("ly")
    }

    /// Whether the token before the speech at `speech` labels it: `a sign that read “Stop”`, `titled “Hope”`.
    pub(in crate::news::quote) fn is_label(&self, speech: usize) -> bool {
        let mut at = speech;
        for _ in 0..2 {
            let Some(before) = at.checked_sub(1).filter(|at| *at >= self.first) else {
                return false;
            };
            let next = self.labels.partition_point(|cue| cue.end <= before);
            if self
                .labels
                .get(next)
                .is_some_and(|cue| cue.end == before + 1)
            {
                return true;
            }
            if !self
                .tokens
                .get(before)
                .is_some_and(|token| token.is_mark_of(",:") || token.is_in(&["a", "the", "as"]))
            {
                return false;
            }
            at = before;
        }
        false
    }

    /// Whether the speech at `speech` begins after a comma, a colon or a reporting verb rather than within a clause.
    pub(in crate::news::quote) fn is_introduced(&self, speech: usize) -> bool {
        match speech
            .checked_sub(1)
            .filter(|at| *at >= self.first)
            .and_then(|at| self.tokens.get(at))
        {
            None => true,
            Some(token) => {
                token.is_mark_of(",:–—")
                    || token.is_speech()
                    || self
                        .before(speech)
                        .is_some_and(|found| found.cue.end.max(found.speaker.end) == speech)
            }
        }
    }

    /// The attribution of the speech at token `speech`, whose words end as `hands_over` says.
    pub(in crate::news::quote) fn attribution(
        &self,
        speech: usize,
        hands_over: bool,
        fragment: bool,
    ) -> Option<Attribution> {
        let after = self.after(&self.cues, speech, hands_over).or_else(|| {
            let read = hands_over;
            read.then(|| self.after(&self.readings, speech, hands_over))?
        });
        let closes = self.tail().is_some_and(|tail| tail.cue.first > speech);
        let before = self
            .before(speech)
            .filter(|before| !(closes && self.is_likened(*before)));
        let introduced = speech > self.first && self.is_introduced(speech);
        let beside = |attribution: Attribution| Attribution {
            place: Place::Beside,
            ..attribution
        };
        // "Ada Quill said that “it holds”, the Norwold Times reported": it is Quill who is quoted.
        // "The dam reflects “old fears,” Ada Quill wrote": the verb that surely reports does.
        let weak = |found: Attribution| {
            let verb = self.tokens.get(found.cue.first);
            verb.is_some_and(|verb| verb.is_of(&lexicon::WEAK))
        };
        if let Some(first) = before.filter(|before| self.leads_to_both(*before, speech)) {
            return Some(beside(first));
        }
        if let Some(before) = before
            && self.leads_to(before, speech)
            && !((weak(before) || self.is_mute(before)) && after.is_some())
        {
            return Some(beside(before));
        }
        // "Quill spoke of “a ruin” as “it leaks,” according to the Norwold Times": the paper passes on what she said.
        if let Some(after) = after.filter(|after| !(fragment && self.is_passing(*after, speech))) {
            return Some(beside(after));
        }
        if let Some(outer) = before.and_then(|before| self.outer(before, speech)) {
            return Some(outer);
        }
        if let Some(before) = before
            && introduced
            && before.cue.class != Class::Calls
            && !(weak(before) && self.is_parted(before, speech))
        {
            return Some(beside(before));
        }
        // "He dismissed it as “dry”: “Let us go.”"
        let mark = speech.checked_sub(1).and_then(|at| self.tokens.get(at));
        let colon = !fragment && mark.is_some_and(|mark| mark.is_mark(':'));
        let next = self.cues.partition_point(|found| found.cue.first < speech);
        let reaching = self
            .cues
            .get(..next)?
            .iter()
            .rev()
            .take(BACK)
            .filter(|before| !(closes && self.is_likened(**before)))
            .filter(|before| {
                let verb = self.tokens.get(before.cue.first);
                !(colon && before.cue.class == Class::Calls)
                    || verb.is_some_and(|verb| !verb.lower.ends_with("ing"))
            })
            .find(|before| before.cue.end <= speech && self.reaches(**before, speech, fragment));
        let tail = self
            .tail()
            .filter(|tail| tail.cue.first > speech && tail.cue.class != Class::Calls);
        let reaching =
            reaching.map(|found| self.teller(found).filter(|_| fragment).unwrap_or(found));
        // "Millers believe that they “shall drown”, said the Norwold Times": what is believed is told.
        let told = reaching.is_none_or(|before| {
            self.tokens.get(before.cue.first).is_some_and(|verb| {
                verb.is_in(&[
                    "believe", "believed", "believes", "feel", "fear", "fears", "feared", "hope",
                    "hoped", "hopes", "think", "thinks", "thought",
                ])
            })
        });
        tail.filter(|_| told).or(reaching.copied())
    }

    /// Whether a speech is one of two that an attribution leads to: chanting “our dam” and “our gate”.
    fn leads_to_both(&self, before: Attribution, speech: usize) -> bool {
        let word = |back: usize| {
            let at = speech.checked_sub(back).filter(|at| *at >= self.first)?;
            self.tokens.get(at)
        };
        word(1).is_some_and(|and| and.is_in(&["and", "or"]))
            && word(2).is_some_and(Token::is_speech)
            && self.leads_to(before, speech - 2)
    }

    /// Whether a comma stands between an attribution and the speech after it, besides one right before that.
    fn is_parted(&self, before: Attribution, speech: usize) -> bool {
        let between = self.tokens.get(before.cue.end..speech.saturating_sub(1));
        between
            .unwrap_or_default()
            .iter()
            .any(|token| token.is_mark(','))
    }

    /// Who reads out the speech after it: `The report reads: “…”`.
    pub(in crate::news::quote) fn read_out(&self, speech: usize) -> Option<Attribution> {
        let mark = speech.checked_sub(1)?;
        let found = self.readings.iter().find(|found| found.cue.end == mark)?;
        self.tokens
            .get(mark)?
            .is_mark_of(",:")
            .then_some(Attribution {
                place: Place::Beside,
                ..*found
            })
    }

    /// The one of `cues` that begins right after a speech.
    fn after(&self, cues: &[Attribution], speech: usize, hands_over: bool) -> Option<Attribution> {
        let mut at = speech + 1;
        let mut parted = hands_over;
        while self
            .tokens
            .get(at)
            .is_some_and(|token| token.is_mark_of(",–—-") && at < self.end)
        {
            at += 1;
            parted = true;
        }
        let next = cues.partition_point(|found| found.cue.first < at);
        let found = *cues.get(next)?;
        let begins = found.cue.first.min(found.speaker.first);
        if begins < at || found.cue.class == Class::Calls {
            return None;
        }
        let inverted = found.cue.first < found.speaker.first;
        let between = self.tokens.get(at..begins)?;
        // "“Rusty”, and a miller went on, telling": what follows is told by the miller.
        let participle = self
            .tokens
            .get(found.cue.first)
            .is_some_and(|verb| verb.lower.ends_with("ing"));
        if participle && between.iter().any(|token| token.is("and")) {
            return None;
        }
        let near = is_lead(between, inverted && found.cue.class != Class::According);
        let clause = self
            .tokens
            .get(found.speaker.end.min(found.cue.first)..found.cue.first)?;
        let clean = clause.len() <= REACH
            && !clause
                .iter()
                .any(|token| token.is_speech() || token.is_mark_of(";:"));
        // "“It holds,” a statement given to the Norwold Times by Ada Quill said".
        let alone = speech == self.first
            && parted
            && cues.len() == 1
            && between.len() <= LEAD_MAX
            && between.iter().all(|token| token.kind == Kind::Word)
            && (found.speaker.kind != Words::Name || found.speaker.end - found.speaker.first > 1)
            && !inverted;
        let suits = begins == at || near || alone;
        (suits && clean && (parted || inverted || found.cue.class == Class::According))
            .then_some(found)
    }

    /// The nearest attribution before a speech.
    pub(super) fn before(&self, speech: usize) -> Option<Attribution> {
        let next = self.cues.partition_point(|found| found.cue.first < speech);
        self.cues
            .get(next.checked_sub(1)?)
            .filter(|found| found.cue.end <= speech)
            .copied()
    }
}

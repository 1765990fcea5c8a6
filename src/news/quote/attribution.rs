//! Which reporting verb a speech belongs to, sentence by sentence.

use super::cues::{self, Class, Cue};
use super::lexicon;
use super::mention::{self, Mention, Words};
use super::tokens::{Kind, Token};

/// A reporting verb with who speaks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Attribution {
    /// The reporting words.
    pub(super) cue: Cue,
    /// Who speaks.
    pub(super) speaker: Mention,
    /// Whether the words before the cue are its subject's own relative clause, a passive and so on.
    pub(super) place: Place,
}

/// Where an attribution stands to its speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Right after it, or right before it with a comma, a colon or nothing between.
    Beside,
    /// Elsewhere in the sentence.
    Around,
}

/// Words after which a reporting verb is a noun: `his claims`.
const DETERMINERS: &[&str] = &[
    "a", "an", "her", "his", "its", "no", "that's", "the", "their", "this",
];

/// How many tokens an attribution may be from its speech.
const REACH: usize = 40;

/// The attributions of one sentence, in order.
pub(super) struct Sentence<'t, 'a> {
    tokens: &'t [Token<'a>],
    first: usize,
    end: usize,
    cues: Vec<Attribution>,
    labels: Vec<Cue>,
    tail: Option<usize>,
}

impl<'t, 'a> Sentence<'t, 'a> {
    /// Finds the reporting verbs of the sentence `first..end`.
    pub(super) fn of(tokens: &'t [Token<'a>], first: usize, end: usize) -> Self {
        let mut found = Self {
            tokens,
            first,
            end,
            cues: Vec::new(),
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
        found
    }

    /// The attributions found.
    pub(super) fn attributions(&self) -> &[Attribution] {
        &self.cues
    }

    /// The attribution that closes the sentence.
    pub(super) fn tail(&self) -> Option<Attribution> {
        self.cues.get(self.tail?).copied()
    }

    /// The attribution of the sentence as a whole: the one that closes it, or the first.
    pub(super) fn main(&self) -> Option<Attribution> {
        self.tail().or_else(|| self.cues.first().copied())
    }

    /// Who speaks by `cue`.
    fn speaker(&self, cue: Cue) -> Option<Mention> {
        let tokens = self.tokens;
        if cue.class == Class::According {
            return mention::after(tokens, cue.end).filter(|found| found.end <= self.end);
        }
        let verb = tokens.get(cue.first)?;
        let before = cue
            .first
            .checked_sub(1)
            .filter(|at| *at >= self.first)
            .and_then(|at| tokens.get(at));
        let gerund = verb.lower.ends_with("ing");
        if !gerund && mention::is_passive(tokens.get(..=cue.first)?, cue.first) {
            return None;
        }
        let previous = || self.cues.last().map(|attribution| attribution.speaker);
        let subject = || mention::subject(tokens, self.first, cue.first);
        let inverted = || {
            mention::after(tokens, cue.end)
                .filter(|found| found.end <= self.end && found.kind != Words::Nobody)
        };
        let Some(before) = before else {
            return if gerund { None } else { inverted() };
        };
        if before.possessive || before.is_in(DETERMINERS) {
            return None;
        }
        let spoken = match cue.first.checked_sub(2).filter(|at| *at >= self.first) {
            Some(at) if before.is_mark_of(",–—-") => {
                tokens.get(at).is_some_and(Token::is_speech)
            }
            _ => before.is_speech(),
        };
        if spoken {
            return if gerund {
                previous().or_else(subject)
            } else {
                inverted().or_else(previous)
            };
        }
        if cues::is_noun_too(verb) && !self.introduces(cue) {
            return None;
        }
        let joined =
            before.is_of(&lexicon::JOINERS) && !before.is_in(&["who", "which", "what", "that"]);
        if gerund && !joined && before.kind == Kind::Word {
            return mention::before(tokens, cue.first, self.first)
                .or_else(previous)
                .or_else(subject);
        }
        if gerund && !joined && !before.is_mark(',') {
            return None;
        }
        if gerund || joined || before.is("to") {
            return previous().or_else(|| self.clause(cue)).or_else(subject);
        }
        mention::before(tokens, cue.first, self.first)
            .or_else(|| {
                if before.is_mark(',') {
                    inverted()
                } else {
                    None
                }
            })
            .or_else(|| self.adrift(cue))
    }

    /// Whether somebody like that may be the subject of a word that may be a noun: "news reports" is none.
    fn is_likely(&self, cue: Cue, speaker: Mention) -> bool {
        let may_be_noun = self.tokens.get(cue.first).is_some_and(cues::is_noun_too);
        let definite = self
            .tokens
            .get(speaker.first)
            .is_some_and(|token| token.is("the"));
        !may_be_noun || speaker.kind != Words::Role || definite
    }

    /// Whether a word that may be a noun is followed as a reporting verb is.
    fn introduces(&self, cue: Cue) -> bool {
        self.tokens.get(cue.end).is_none_or(|next| {
            next.is_mark_of(",:")
                || next.is_speech()
                || next.is_in(&["that", "he", "she", "they", "it"])
        })
    }

    /// The subject of the clause that a verb joined by `and` belongs to: `where people marched and shouted`.
    fn clause(&self, cue: Cue) -> Option<Mention> {
        let from = cue.first.saturating_sub(REACH).max(self.first);
        let opens = (from..cue.first).rev().find(|at| {
            self.tokens.get(*at).is_some_and(|token| {
                token.is_in(&["after", "because", "that", "when", "where", "while"])
                    || token.is_mark(';')
            })
        })?;
        mention::subject(self.tokens, opens + 1, cue.first)
    }

    /// The subject of a verb that stands apart from it: the sentence's, unless a clause comes between.
    fn adrift(&self, cue: Cue) -> Option<Mention> {
        let found = mention::subject(self.tokens, self.first, cue.first)?;
        let between = self.tokens.get(found.end..cue.first)?;
        (between.len() <= REACH && found.kind != Words::Nobody).then_some(found)
    }

    /// Whether an attribution closes the sentence: `…, Attal said this week.`
    fn is_tail(&self, attribution: Attribution) -> bool {
        let tokens = self.tokens;
        let (cue, speaker) = (attribution.cue, attribution.speaker);
        let starts = cue.first.min(speaker.first);
        let opens = starts
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
            || next.is_in(&["this", "last", "when", "as", "while", "earlier", "again"])
            || next.lower.ends_with("ly")
    }

    /// Whether the token before the speech at `speech` labels it: `a sign that read “Stop”`, `titled “Hope”`.
    pub(super) fn is_label(&self, speech: usize) -> bool {
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
    pub(super) fn is_introduced(&self, speech: usize) -> bool {
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
    pub(super) fn attribution(
        &self,
        speech: usize,
        hands_over: bool,
        fragment: bool,
    ) -> Option<Attribution> {
        let after = self.after(speech, hands_over);
        let before = self.before(speech);
        let introduced = speech > self.first && self.is_introduced(speech);
        let beside = |attribution: Attribution| Attribution {
            place: Place::Beside,
            ..attribution
        };
        if let Some(after) = after {
            return Some(beside(after));
        }
        if let Some(before) = before
            && introduced
            && before.cue.class != Class::Calls
        {
            return Some(beside(before));
        }
        if let Some(before) = before.filter(|before| self.reaches(*before, speech, fragment)) {
            return Some(before);
        }
        self.tail()
            .filter(|tail| tail.cue.first > speech && tail.cue.class != Class::Calls)
    }

    /// The attribution that begins right after a speech.
    fn after(&self, speech: usize, hands_over: bool) -> Option<Attribution> {
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
        let next = self.cues.partition_point(|found| found.cue.first < at);
        let found = *self.cues.get(next)?;
        let begins = found.cue.first.min(found.speaker.first);
        if begins < at || found.cue.class == Class::Calls {
            return None;
        }
        let inverted = found.cue.first < found.speaker.first;
        let between = self.tokens.get(at..begins)?;
        let near = is_lead(between, inverted && found.cue.class != Class::According);
        let clause = self
            .tokens
            .get(found.speaker.end.min(found.cue.first)..found.cue.first)?;
        let clean = clause.len() <= REACH
            && !clause
                .iter()
                .any(|token| token.is_speech() || token.is_mark_of(";:"));
        let suits = begins == at || near;
        (suits && clean && (parted || inverted || found.cue.class == Class::According))
            .then_some(found)
    }

    /// The nearest attribution before a speech.
    fn before(&self, speech: usize) -> Option<Attribution> {
        let next = self.cues.partition_point(|found| found.cue.first < speech);
        self.cues
            .get(next.checked_sub(1)?)
            .filter(|found| found.cue.end <= speech)
            .copied()
    }

    /// Whether the clause of `attribution` reaches to the speech: no other clause begins between them.
    fn reaches(&self, attribution: Attribution, speech: usize, fragment: bool) -> bool {
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
        if between.len() > REACH || between.iter().any(|token| token.is_mark(';')) {
            return false;
        }
        if attribution.cue.class == Class::Calls {
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
            return between.len() < 16 && (relative || !between.is_empty());
        }
        let clause = between.windows(2).any(|pair| match pair {
            [comma, word] => {
                comma.is_mark(',')
                    && word.is_in(&[
                        "after",
                        "although",
                        "as",
                        "because",
                        "before",
                        "but",
                        "despite",
                        "following",
                        "though",
                        "where",
                        "while",
                        "whose",
                    ])
            }
            _ => false,
        });
        !(fragment && clause)
    }
}

/// Whether the words between a speech and its attribution lead up to it: a time (`on Monday Smith said`), or what
/// the speaker is (`Kremlin spokesman Smith said`).
fn is_lead(between: &[Token<'_>], inverted: bool) -> bool {
    let words = between.iter().all(|token| token.kind == Kind::Word);
    let time = between.len() <= 3
        && between.iter().all(|token| {
            mention::is_time(token)
                || token.is_of(&lexicon::PREPOSITIONS)
                || token.is_in(&["as", "the", "and", "last", "this"])
                || token.lower.ends_with("ly")
        });
    let role = between.len() <= 10
        && between.iter().enumerate().all(|(at, token)| {
            !mention::is_function_word(token)
                || at == 0 && token.is_in(&["a", "an", "the", "his", "her", "their"])
                || token.is_in(&["of", "for", "at", "and"])
        });
    words && !inverted && (time || role)
}

//! Who speaks what stands between marks, or that it is no direct speech at all.

use super::attribution::cues::Class;
use super::attribution::{Attribution, Place};
use super::marks::kinds::{self, Shape};
use super::marks::spoken::Spoken;
use super::phrase::mention::{self, Mention, Words};
use super::scene::Scene;
use super::words::lexicon;
use super::words::tokens::{Kind, Token};
use super::{Certainty, Speaker};

impl Scene<'_> {
    /// Who speaks; nothing when the marks set off no direct speech.
    pub(super) fn speaker(&mut self, spoken: &Spoken<'_>) -> Option<Speaker> {
        const READ_MIN: usize = 5;
        let words = spoken.text.split_whitespace().count();
        if spoken.shape == Shape::Utterance
            && words >= READ_MIN
            && let Some(reading) = spoken.sentence.read_out(spoken.at)
        {
            return self.attributed(spoken, reading);
        }
        if spoken.is_term() && !is_dubbed(spoken) {
            return None;
        }
        let fragment = spoken.shape != Shape::Utterance;
        let hands_over = kinds::hands_over(spoken.text);
        if let Some(attribution) = spoken.sentence.attribution(spoken.at, hands_over, fragment) {
            return self.attributed(spoken, attribution);
        }
        if let Some(signed) = self.signed(spoken) {
            return Some(signed);
        }
        // A review goes on with the words of the paper at hand, whoever they are on.
        if self.review
            && !spoken.continues
            && let Some(speaker) = self.woven(spoken)
        {
            return Some(speaker);
        }
        if spoken.continues || spoken.alone && (spoken.speech.opened || self.heard.is_some()) {
            return self.bare(spoken);
        }
        // "His answer: “No.”"
        let colon = spoken.before(1).is_some_and(|token| token.is_mark(':'));
        if !fragment && colon && spoken.speech.opened {
            return Some(self.cast.introduced(spoken.tokens, spoken.first, spoken.at));
        }
        if is_told(spoken) {
            return Some(self.teller(spoken));
        }
        // "The dam is “old but": whoever goes on in the next paragraph.
        let last = spoken.at + 1 == spoken.tokens.len();
        if last && spoken.goes_on && !spoken.speech.closed && spoken.shape != Shape::Title {
            return Some(Speaker::UNCLEAR);
        }
        self.woven(spoken)
    }

    /// Who stands right after a speech that some verb attributes: `“…,” a spokeswoman for dams, mills and gates said`.
    fn teller(&mut self, spoken: &Spoken<'_>) -> Speaker {
        let next = spoken.at + 1;
        let named = mention::after(spoken.tokens, next).filter(|found| {
            let office = spoken.tokens.get(next..found.first).unwrap_or_default();
            let beside =
                found.kind == Words::Name && office.iter().all(|word| word.kind == Kind::Word);
            let determined = spoken
                .tokens
                .get(found.first)
                .is_some_and(|word| word.is_of(&lexicon::DETERMINERS) || word.possessive);
            beside || found.kind == Words::Role && found.first == next && determined
        });
        match named {
            Some(named) => self.cast.resolve(spoken.tokens, spoken.first, named, true),
            None => Speaker::UNCLEAR,
        }
    }

    /// Who speaks words woven into a sentence that names nobody, after one that wove in somebody's: a review of what
    /// the papers say goes on with theirs.
    fn woven(&self, spoken: &Spoken<'_>) -> Option<Speaker> {
        const WORDS_MIN: usize = 3;
        let words = spoken.text.split_whitespace().count();
        // "“I think it is not possible” to tell what will happen."
        let joined = |at: usize| {
            spoken
                .tokens
                .get(at)
                .is_some_and(|token| token.is_in(&["and", "but", "so", "yet"]))
        };
        let opens = (spoken.first..spoken.at).all(joined) && spoken.shape == Shape::Utterance;
        let whole = spoken.speech.opened && spoken.speech.closed;
        let unattributed = spoken.sentence.attributions().is_empty();
        let woven = opens || spoken.shape == Shape::Fragment;
        if !whole || !(unattributed || opens) || words < WORDS_MIN || !woven {
            return None;
        }
        let speaker = self.woven.clone()?;
        // Nobody tells their own words of themselves by name.
        let named = |number: &usize| {
            let person = self.cast.people.person(*number);
            person.map(|person| &person.name) == speaker.name.as_ref()
        };
        let (first, end) = spoken.sentence.range();
        if self
            .cast
            .persons(spoken.tokens, first, end)
            .iter()
            .any(named)
        {
            return None;
        }
        Some(Speaker {
            certainty: Certainty::Carried,
            ..speaker
        })
    }

    /// Who signs the speech: `“We leave.” — Ada Quill`.
    fn signed(&mut self, spoken: &Spoken<'_>) -> Option<Speaker> {
        let dash = spoken.tokens.get(spoken.at + 1)?;
        let first = spoken.at + 2;
        if spoken.shape != Shape::Utterance && !dash.is_mark_of("—–―")
            || spoken.shape == Shape::Fragment
            || !dash.is_mark_of("—–―(")
            || !spoken.tokens.get(first).is_some_and(mention::is_name_word)
        {
            return None;
        }
        let end = mention::run(spoken.tokens, first);
        let closed = spoken
            .tokens
            .get(end)
            .is_none_or(|token| token.is_mark_of(",().—–"));
        let mention = Mention {
            first,
            end,
            kind: Words::Name,
        };
        (closed && end > first + 1).then(|| {
            self.cast
                .resolve(spoken.tokens, spoken.first, mention, true)
        })
    }

    /// Who speaks by an attribution; nothing when the marks only set off a term in it.
    fn attributed(&mut self, spoken: &Spoken<'_>, attribution: Attribution) -> Option<Speaker> {
        let beside = attribution.place == Place::Beside;
        let nobody = attribution.speaker.kind == Words::Nobody;
        if nobody && spoken.shape != Shape::Utterance || !spoken.speech.opened && !beside {
            return None;
        }
        // "He called them “Nazis”": one word, capital or not, says what somebody was called.
        let one =
            attribution.cue.class == Class::Calls && !spoken.text.contains(char::is_whitespace);
        let introduced = spoken.sentence.is_introduced(spoken.at);
        // "She wrote “The Long Flood”": a work, unlike what she wrote: “The Long Flood”.
        let work = spoken.before(1).is_some_and(|token| {
            token.is_in(&[
                "announced",
                "read",
                "released",
                "sang",
                "sings",
                "write",
                "writes",
                "writing",
                "wrote",
            ])
        });
        // "She will host “The Long Flood,” the letter said": what is hosted.
        let within = spoken.before(1).is_some_and(|token| {
            token.kind == Kind::Word && !token.is_of(&lexicon::JOINERS) || token.is_speech()
        });
        let hands_over = spoken.speech.closed && spoken.text.ends_with(',') && !within;
        let listed = spoken.before(1).is_some_and(Token::is_speech);
        // "Quill told “The Morning Show”": whom she told.
        let work = work
            || attribution.cue.class == Class::Tells
                && attribution.cue.end == spoken.at
                && attribution.cue.first > attribution.speaker.first;
        // "In her memoir, “The Long Flood,” she wrote that": what she wrote follows.
        let follows = attribution.cue.first > spoken.at
            && spoken
                .tokens
                .get(attribution.cue.end.max(attribution.speaker.end))
                .is_some_and(|token| token.is("that"));
        let set_off = beside
            && !work
            && !follows
            && !listed
            && (spoken.at == spoken.first || introduced || hands_over);
        // "She hosts “The Long Flood!”, the letter said".
        let title = spoken.shape == Shape::Title
            || within && !spoken.text.ends_with('.') && kinds::is_titled(spoken.text);
        if title && !one && !set_off {
            return None;
        }
        if nobody {
            return Some(Speaker::UNCLEAR);
        }
        Some(
            self.cast
                .resolve(spoken.tokens, spoken.first, attribution.speaker, true),
        )
    }

    /// Who speaks a sentence that is nothing but speech.
    fn bare(&self, spoken: &Spoken<'_>) -> Option<Speaker> {
        // A heading in marks ends without a stop.
        let stops = spoken
            .text
            .ends_with(['.', '?', '!', '…', ',', '-', '–', '—', '\'', '’', '"', '”']);
        let stops = stops
            || spoken
                .tokens
                .get(spoken.at + 1)
                .is_some_and(|next| next.is_mark('.'));
        if !spoken.continues && !stops {
            return None;
        }
        // A list of titles: “The Long Flood!”
        if !spoken.continues && self.heard.is_none() && kinds::is_titled(spoken.text) {
            return None;
        }
        if let Some(speaker) = self.carried(spoken.continues) {
            return Some(speaker);
        }
        let words = spoken.text.split_whitespace().nth(2).is_some();
        let utterance =
            spoken.shape == Shape::Utterance && words && (spoken.speech.closed || spoken.goes_on);
        (utterance || spoken.continues).then_some(Speaker::UNCLEAR)
    }

    /// The speaker of a speech that nothing attributes and that follows another's.
    fn carried(&self, continues: bool) -> Option<Speaker> {
        if continues {
            let last = self.found.last()?;
            return Some(Speaker {
                certainty: if last.speaker.certainty == Certainty::Unclear {
                    Certainty::Unclear
                } else {
                    Certainty::Carried
                },
                ..last.speaker.clone()
            });
        }
        let heard = self.heard.clone()?;
        Some(Speaker {
            certainty: Certainty::Carried,
            ..heard
        })
    }
}

/// Whether somebody's words, rather than what something is named, stand after `dubbed`: `dubbed the “driest dam of the
/// year”, said the Norwold Times`.
fn is_dubbed(spoken: &Spoken<'_>) -> bool {
    const WORDS_MIN: usize = 3;
    let dubbed = (1..=2).any(|back| spoken.before(back).is_some_and(|verb| verb.is("dubbed")));
    let closes = || {
        let found = spoken.sentence.attribution(spoken.at, true, true);
        found.is_some_and(|found| found.place == Place::Beside && found.cue.first > spoken.at)
    };
    dubbed
        && spoken.shape == Shape::Fragment
        && spoken.text.split_whitespace().count() >= WORDS_MIN
        && closes()
}

/// Whether a sentence begins with speech that hands over to a reporting verb, whoever its subject is.
fn is_told(spoken: &Spoken<'_>) -> bool {
    const WORDS_MIN: usize = 5;
    let (_, end) = spoken.sentence.range();
    let rest = spoken.tokens.get(spoken.at + 1..end).unwrap_or_default();
    spoken.at == spoken.first
        && spoken.shape == Shape::Utterance
        && spoken.speech.opened
        && spoken.speech.closed
        && spoken.text.ends_with(',')
        && spoken.text.split_whitespace().count() >= WORDS_MIN
        && rest
            .iter()
            .any(|verb| verb.is_in(&["said", "says", "told", "wrote", "added", "read", "reads"]))
}

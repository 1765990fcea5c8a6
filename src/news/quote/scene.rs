//! Reads an article paragraph by paragraph and remembers who is spoken of, so that `he` and a bare speech find
//! their speaker.

use super::super::Span;
use super::attribution::{Attribution, Place, Sentence};
use super::cast::{self, Cast, GROUPS, Who};
use super::cues::Class;
use super::kinds::{self, Shape};
use super::lexicon;
use super::marks::{self, Speech};
use super::mend;
use super::mention::{self, Mention, Words};
use super::people::People;
use super::spoken::Spoken;
use super::tokens::{Kind, Token, tokens};
use super::{Certainty, Paragraph, Quote, Speaker};

/// What has been read so far.
pub(super) struct Scene<'a> {
    body: &'a str,
    cast: Cast<'a>,
    found: Vec<Quote>,
    /// Whose speech a bare one would go on with.
    heard: Option<Speaker>,
    /// Whether the paragraph before ended with that speaker's words.
    fresh: bool,
    /// Whose words the last sentence of the paragraph at hand wove into its own.
    woven: Option<Speaker>,
    /// Whether the paragraph before ended in open speech.
    open: bool,
    /// Whether the next paragraph begins with a mark, so that open speech goes on there.
    goes_on: bool,
}

impl<'a> Scene<'a> {
    /// Begins an article.
    pub(super) fn new(body: &'a str, people: &'a People) -> Self {
        Self {
            body,
            cast: Cast::new(body, people),
            found: Vec::new(),
            heard: None,
            fresh: false,
            woven: None,
            open: false,
            goes_on: false,
        }
    }

    /// Every quote read, in order.
    pub(super) fn finish(self) -> Vec<Quote> {
        self.found
    }

    /// Reads the next paragraph; `next` is the one after it.
    pub(super) fn read(&mut self, paragraph: &Paragraph<'_>, next: Option<Span>) {
        let span = paragraph.span;
        let begins = |span: Span| marks::begins_with_mark(span.slice(self.body));
        let goes_on = next.is_some_and(begins);
        let went_on = self.open;
        self.goes_on = goes_on;
        let speeches = mend::mend(self.body, paragraph.speeches.clone(), goes_on, went_on);
        let cut;
        let tokens = if speeches.is_empty() {
            &*paragraph.tokens
        } else {
            cut = tokens(self.body, span, &speeches);
            &cut
        };
        let mut first = 0;
        let mut bare = false;
        self.woven = None;
        if !self.fresh {
            self.heard = None;
        }
        while first < tokens.len() {
            let end = sentence_end(self.body, tokens, &speeches, first);
            bare = self.sentence(tokens, &speeches, first, end, span, went_on);
            first = end;
        }
        self.fresh = bare;
        self.open = goes_on
            && speeches.last().is_some_and(|speech| {
                speech.opened && !speech.closed && speech.outer.end() == span.end()
            });
    }

    /// Reads a sentence; tells whether it ends with somebody's words.
    fn sentence(
        &mut self,
        tokens: &[Token<'_>],
        speeches: &[Speech],
        first: usize,
        end: usize,
        span: Span,
        went_on: bool,
    ) -> bool {
        let sentence = Sentence::of(tokens, first, end);
        let part = tokens.get(first..end).unwrap_or_default();
        let alone = part.iter().all(|token| token.kind != Kind::Word);
        let mut spoke: Option<Speaker> = None;
        let mut woven = None;
        for at in first..end {
            let Some(speech) = tokens.get(at).and_then(|token| match token.kind {
                Kind::Speech(number) => speeches.get(number),
                Kind::Word | Kind::Mark(_) => None,
            }) else {
                continue;
            };
            let continues = went_on && speech.outer.start() == span.start();
            let text = speech.inner.slice(self.body);
            let spoken = Spoken {
                tokens,
                sentence: &sentence,
                first,
                at,
                speech,
                text,
                shape: kinds::shape(text),
                alone,
                continues,
            };
            let Some(speaker) = self.speaker(&spoken) else {
                continue;
            };
            if continues && speaker.certainty != Certainty::Unclear {
                self.backfill(&speaker);
            }
            if speaker.certainty != Certainty::Unclear {
                spoke = Some(speaker.clone());
                woven = Some(speaker.clone());
            }
            self.found.push(Quote {
                speech: speech.inner,
                speaker,
                continues,
            });
        }
        self.woven = woven;
        // Reported speech without marks tells as well who is speaking.
        let told = spoke.is_none().then(|| sentence.main()).flatten();
        let told = told
            .filter(|told| {
                let weak = tokens
                    .get(told.cue.first)
                    .is_some_and(|verb| verb.is_of(&lexicon::WEAK));
                told.speaker.kind != Words::Nobody
                    && !weak
                    && !is_aside(tokens, first, told.cue.end, end)
            })
            .map(|told| self.cast.resolve(tokens, first, told.speaker, true));
        let any = spoke.is_some() || told.is_some() || alone;
        if let Some(speaker) = spoke
            .or(told)
            .filter(|speaker| speaker.certainty != Certainty::Unclear)
        {
            self.heard = Some(speaker);
        } else if !alone {
            let same = self.turn(tokens, first, end);
            self.cast.remember(tokens, first, end);
            return same;
        }
        self.cast.remember(tokens, first, end);
        any
    }

    /// Who speaks; nothing when the marks set off no direct speech.
    fn speaker(&mut self, spoken: &Spoken<'_>) -> Option<Speaker> {
        const READ_MIN: usize = 5;
        let words = spoken.text.split_whitespace().count();
        if spoken.shape == Shape::Utterance
            && words >= READ_MIN
            && let Some(reading) = spoken.sentence.read_out(spoken.at)
        {
            return self.attributed(spoken, reading);
        }
        if spoken.is_term() {
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
        if spoken.continues || spoken.alone && spoken.speech.opened {
            return self.bare(spoken);
        }
        // "His answer: “No.”"
        let colon = spoken.before(1).is_some_and(|token| token.is_mark(':'));
        if !fragment && colon && spoken.speech.opened {
            return Some(self.cast.introduced(spoken.tokens, spoken.first, spoken.at));
        }
        self.woven(spoken)
    }

    /// Who speaks words woven into a sentence that names nobody, after one that wove in somebody's: a review of what
    /// the papers say goes on with theirs.
    fn woven(&self, spoken: &Spoken<'_>) -> Option<Speaker> {
        const WORDS_MIN: usize = 3;
        let words = spoken.text.split_whitespace().count();
        // "“I think it is not possible” to tell what will happen."
        let opens = spoken.at == spoken.first && spoken.shape == Shape::Utterance;
        let whole = spoken.speech.opened && spoken.speech.closed;
        let unattributed = spoken.sentence.attributions().is_empty();
        let woven = opens || spoken.shape == Shape::Fragment;
        if !whole || !unattributed || words < WORDS_MIN || !woven {
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
        if spoken.shape == Shape::Fragment
            || !dash.is_mark_of("—–―")
            || !spoken.tokens.get(first).is_some_and(mention::is_name_word)
        {
            return None;
        }
        let end = mention::run(spoken.tokens, first);
        let closed = spoken
            .tokens
            .get(end)
            .is_none_or(|token| token.is_mark_of(",(.—–"));
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
                "read", "sang", "sings", "write", "writes", "writing", "wrote",
            ])
        });
        let hands_over = spoken.speech.closed && spoken.text.ends_with(',');
        // "Quill told “The Morning Show”": whom she told.
        let work = work
            || attribution.cue.class == Class::Tells
                && attribution.cue.end == spoken.at
                && attribution.cue.first > attribution.speaker.first;
        let set_off = beside && !work && (spoken.at == spoken.first || introduced || hands_over);
        if spoken.shape == Shape::Title && !one && !set_off {
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
        if !spoken.continues && !stops {
            return None;
        }
        if let Some(speaker) = self.carried(spoken.continues) {
            return Some(speaker);
        }
        let words = spoken.text.split_whitespace().nth(2).is_some();
        let utterance =
            spoken.shape == Shape::Utterance && words && (spoken.speech.closed || self.goes_on);
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

    /// Gives the quotes that this speech goes on from their speaker, now that it is known.
    fn backfill(&mut self, speaker: &Speaker) {
        for quote in self.found.iter_mut().rev() {
            if quote.speaker.certainty != Certainty::Unclear {
                break;
            }
            quote.speaker = Speaker {
                certainty: Certainty::Carried,
                ..speaker.clone()
            };
            if !quote.continues {
                break;
            }
        }
    }

    /// Whether a subject means whoever was spoken of, by an age: `The 47-year-old was tired`. Then the text speaks of
    /// them again.
    fn is_aged(&mut self, tokens: &[Token<'_>], subject: Mention) -> bool {
        let aged = tokens
            .get(subject.first..subject.end)
            .is_some_and(|words| words.iter().any(|word| word.lower.ends_with("-old")));
        if aged && let Some(person) = self.cast.person {
            self.cast.focus = Some(Who::Person(person));
        }
        aged
    }

    /// Turns to whom a sentence without a speaker speaks of; tells whether that is who spoke last, so that the word
    /// is still theirs.
    fn turn(&mut self, tokens: &[Token<'_>], first: usize, end: usize) -> bool {
        let Some(subject) = mention::subject(tokens, first, end) else {
            return false;
        };
        let name = |heard: &Option<Speaker>| heard.as_ref().and_then(|heard| heard.name.clone());
        let before = name(&self.heard);
        let own = subject.kind == Words::Name || subject.kind == Words::Pronoun;
        match subject.kind {
            Words::Name => {
                if let Some(number) = self.cast.people.named(tokens, subject.first, subject.end) {
                    if self.cast.people.may_be_human(number) {
                        self.cast.focus = Some(Who::Person(number));
                        self.heard = self.cast.people.person(number).map(|person| Speaker {
                            name: Some(person.name.clone()),
                            written: cast::span_of(self.body, tokens, subject),
                            certainty: Certainty::Carried,
                        });
                    } else {
                        self.cast.focus = Some(Who::Person(number));
                        self.heard = None;
                    }
                }
            }
            Words::Pronoun
                if tokens
                    .get(subject.first)
                    .is_some_and(|token| !token.is_in(GROUPS)) =>
            {
                let speaker = self.cast.resolve(tokens, first, subject, true);
                if speaker.name.is_some() {
                    self.heard = Some(speaker);
                }
            }
            Words::Role | Words::Pronoun | Words::Nobody => {
                // "For Quill, it is hard", "Quill's words were heard": told of Quill.
                let it = tokens
                    .get(subject.first)
                    .is_some_and(|token| token.is("it"));
                if let Some(one) = self.cast.told_of(tokens, first, end, subject, it) {
                    self.cast.focus = Some(Who::Person(one));
                }
                if tokens
                    .get(subject.first)
                    .is_some_and(|token| token.is_in(&["a", "an"]))
                {
                    self.cast.describe(tokens, subject);
                }
                let own = tokens
                    .get(subject.first)
                    .is_some_and(|token| token.is_in(&["his", "her", "he", "she"]));
                if !own
                    && self
                        .cast
                        .persons(tokens, first, end)
                        .iter()
                        .any(|person| self.cast.focus != Some(Who::Person(*person)))
                {
                    self.heard = None;
                }
            }
        }
        let human = match self.cast.focus {
            Some(Who::Person(number)) => self.cast.people.is_human(number),
            Some(Who::Called(_)) | None => false,
        };
        let same = before.is_some() && before == name(&self.heard);
        let aged = self.is_aged(tokens, subject);
        own && self.heard.is_some() && human || (own || aged) && same
    }
}

/// Whether an attribution that ends at `cue` stands in a clause before the sentence's own subject: `As Quill spoke,
/// Oake left.`
fn is_aside(tokens: &[Token<'_>], first: usize, cue: usize, end: usize) -> bool {
    tokens
        .get(first)
        .is_some_and(|token| token.is_in(&["after", "as", "before", "when", "while"]))
        && mention::subject(tokens, first, end).is_some_and(|subject| subject.first > cue)
}

/// Where the sentence that begins at `first` ends. A speech counts as one word of it, unless it ends the sentence.
fn sentence_end(body: &str, tokens: &[Token<'_>], speeches: &[Speech], first: usize) -> usize {
    for at in first..tokens.len() {
        let Some(token) = tokens.get(at) else { break };
        match token.kind {
            Kind::Speech(number) => {
                let text = speeches
                    .get(number)
                    .map_or("", |speech| speech.inner.slice(body));
                let Some(next) = tokens.get(at + 1) else {
                    break;
                };
                let ends = kinds::ends_sentence(text);
                let unclosed = speeches.get(number).is_some_and(|speech| !speech.closed);
                let asks = text.ends_with(['?', '!', '…', '-', '—', '–']);
                let splits = match next.kind {
                    Kind::Speech(_) => ends,
                    Kind::Mark(mark) => ends && !",;–—-).:".contains(mark),
                    Kind::Word => {
                        ends && next.is_capital() && !attributes(tokens, at + 1, asks, unclosed)
                    }
                };
                if splits {
                    return at + 1;
                }
            }
            Kind::Mark(_) if mend::is_boundary(tokens, at) => return at + 1,
            Kind::Mark(_) | Kind::Word => {}
        }
    }
    tokens.len()
}

/// Whether the words from `first` on attribute what came before them: `Macron said.`
fn attributes(tokens: &[Token<'_>], first: usize, asks: bool, unclosed: bool) -> bool {
    let end = (first..tokens.len().min(first + 30))
        .find(|at| {
            tokens
                .get(*at)
                .is_some_and(|token| token.is_mark_of(".?!;:") || token.is_speech())
        })
        .unwrap_or(tokens.len().min(first + 30));
    let introduces = tokens
        .get(end)
        .is_some_and(|token| token.is_speech() || token.is_mark(':'));
    let sentence = Sentence::of(tokens, first, end);
    let Some(found) = sentence.attributions().first() else {
        return false;
    };
    let begins = found.speaker.first.min(found.cue.first);
    let owned = tokens.get(first).is_some_and(|token| token.possessive);
    let opens = begins == first || owned && begins == first + 1;
    let closes = found.cue.end.max(found.speaker.end) + if asks { 12 } else { 4 } >= end;
    opens && closes && (unclosed || !introduces)
}

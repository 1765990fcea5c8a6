//! Reads an article paragraph by paragraph and remembers who is spoken of, so that `he` and a bare speech find
//! their speaker.

use super::attribution::Sentence;
use super::attribution::cues::Class;
use super::cast::{self, Cast, GROUPS, Who};
use super::marks::Speech;
use super::marks::breaks::sentence_end;
use super::marks::kinds;
use super::marks::mend;
use super::marks::spoken::Spoken;
use super::people::People;
use super::phrase::mention::{self, Mention, Words};
use super::words::lexicon;
use super::words::tokens::{Kind, Token, tokens};
use super::{Certainty, Paragraph, Quote, Speaker};

/// What has been read so far.
pub(super) struct Scene<'a> {
    pub(super) body: &'a str,
    pub(super) cast: Cast<'a>,
    pub(super) found: Vec<Quote>,
    /// Whose speech a bare one would go on with.
    pub(super) heard: Option<Speaker>,
    /// Whether the paragraph before ended with that speaker's words.
    fresh: bool,
    /// Whose words the last sentence of the paragraph at hand wove into its own.
    pub(super) woven: Option<Speaker>,
    /// Whether the article weaves words of many into its own, as reviews of the papers do.
    pub(super) review: bool,
    /// Whether the paragraph before ended in open speech.
    open: bool,
}

/// A paragraph that is being read.
struct Page<'p> {
    tokens: &'p [Token<'p>],
    speeches: &'p [Speech],
    /// Where the speech begins that goes on from the paragraph before.
    continued: Option<usize>,
    /// Whether speech that is open at its end goes on in the next one.
    goes_on: bool,
}

impl<'a> Scene<'a> {
    /// Begins an article.
    pub(super) fn new(body: &'a str, people: &'a People, review: bool) -> Self {
        let mut cast = Cast::new(body, people);
        cast.bodies.review = review;
        Self {
            body,
            cast,
            found: Vec::new(),
            heard: None,
            fresh: false,
            woven: None,
            review,
            open: false,
        }
    }

    /// Every quote read, in order.
    pub(super) fn finish(self) -> Vec<Quote> {
        self.found
    }

    /// Reads the next paragraph.
    pub(super) fn read(&mut self, paragraph: &Paragraph<'_>) {
        let span = paragraph.span;
        let goes_on = paragraph.goes_on;
        let went_on = self.open;
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
        if !self.review || !paragraph.told {
            self.woven = None;
        }
        if !self.fresh {
            self.heard = None;
        }
        let page = Page {
            tokens,
            speeches: &speeches,
            continued: went_on.then_some(span.start()),
            goes_on,
        };
        while first < tokens.len() {
            let end = sentence_end(self.body, tokens, &speeches, first);
            bare = self.sentence(&page, first, end);
            first = end;
        }
        self.fresh = bare;
        self.open = goes_on
            && speeches
                .last()
                .is_some_and(|speech| !speech.closed && speech.outer.end() == span.end());
    }

    /// Reads a sentence; tells whether it ends with somebody's words.
    fn sentence(&mut self, page: &Page<'_>, first: usize, end: usize) -> bool {
        let tokens = page.tokens;
        let sentence = Sentence::of(tokens, first, end);
        self.cast.hear(tokens, &sentence);
        let part = tokens.get(first..end).unwrap_or_default();
        let alone = part.iter().all(|token| token.kind != Kind::Word);
        let spoke = self.speeches(page, &sentence, alone);
        // Reported speech without marks tells as well who is speaking.
        let told = spoke.is_none().then(|| sentence.main()).flatten();
        // "Quill was born here, according to a biography": told of Quill.
        let cited = told.is_some_and(|told| told.cue.class == Class::According);
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
        self.cast.tellers(tokens, sentence.attributions());
        self.woven = match (&spoke, self.review) {
            (None, true) => told
                .clone()
                .filter(|_| sentence.tail().is_some())
                .or(self.woven.take()),
            (spoke, _) => spoke.clone(),
        };
        if self.review && spoke.is_some() {
            self.cast.note_topic(tokens, first, end);
        }
        let any = spoke.is_some() || told.is_some() || alone;
        self.cast
            .issue(tokens, first, end, spoke.is_some() || told.is_some());
        if let Some(speaker) = spoke
            .or(told)
            .filter(|speaker| speaker.certainty != Certainty::Unclear)
        {
            self.heard = Some(speaker);
            if cited {
                self.told_by_the_way(tokens, first, end);
            }
        } else if !alone {
            let same = self.turn(tokens, first, end);
            let announced = self.announced(tokens, first, end);
            self.cast.remember(tokens, first, end);
            return announced || same;
        }
        self.cast.remember(tokens, first, end);
        any
    }

    /// Reads the speeches of a sentence; gives the last speaker that is known.
    fn speeches(
        &mut self,
        page: &Page<'_>,
        sentence: &Sentence<'_, '_>,
        alone: bool,
    ) -> Option<Speaker> {
        let (first, end) = sentence.range();
        let mut spoke = None;
        for at in first..end {
            let Some(speech) = page.tokens.get(at).and_then(|token| match token.kind {
                Kind::Speech(number) => page.speeches.get(number),
                Kind::Word | Kind::Mark(_) => None,
            }) else {
                continue;
            };
            let continues = page.continued == Some(speech.outer.start());
            let text = speech.inner.slice(self.body);
            let spoken = Spoken {
                tokens: page.tokens,
                sentence,
                first,
                at,
                speech,
                text,
                shape: kinds::shape(text),
                alone,
                continues,
                goes_on: page.goes_on,
            };
            let Some(speaker) = self.speaker(&spoken) else {
                continue;
            };
            if speaker.certainty != Certainty::Unclear {
                if continues {
                    self.backfill(&speaker);
                }
                spoke = Some(speaker.clone());
            }
            self.found.push(Quote {
                speech: speech.inner,
                speaker,
                continues,
            });
        }
        spoke
    }

    /// Keeps whom a sentence announces whose colon ends the paragraph; tells whether there is one.
    fn announced(&mut self, tokens: &[Token<'_>], first: usize, end: usize) -> bool {
        let colon = tokens.last().is_some_and(|last| last.is_mark(':')) && end == tokens.len();
        let speaker = colon
            .then(|| self.cast.introduced(tokens, first, end))
            .filter(|speaker| speaker.certainty != Certainty::Unclear);
        let announced = speaker.is_some();
        if announced {
            self.heard = speaker;
        }
        announced
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

    /// Turns to somebody or something named.
    fn turn_to(&mut self, tokens: &[Token<'_>], subject: Mention, end: usize) {
        if let Some(number) = self.cast.people.named(tokens, subject.first, subject.end) {
            self.cast.focus = Some(Who::Person(number));
            if self.cast.people.may_be_human(number) {
                self.heard = self.cast.people.person(number).map(|person| Speaker {
                    name: Some(person.name.clone()),
                    written: cast::span_of(self.body, tokens, subject),
                    certainty: Certainty::Carried,
                });
            } else {
                self.heard = None;
            }
            self.cast.note(&Who::Person(number));
        } else if subject.end - subject.first > 1 {
            if let Some(who) = self.cast.named(tokens, subject) {
                self.cast.note(&who);
            }
        } else if tokens
            .get(subject.first)
            .is_some_and(|word| self.cast.people.is_name(&word.lower))
            && let Some(Who::Called(name)) = self.cast.named(tokens, subject)
        {
            // "Quill learned it of his father": somebody of one name.
            let his = |token: &Token<'_>| token.is_in(&["he", "her", "hers", "his", "she"]);
            let rest = tokens.get(subject.end..end).unwrap_or_default();
            if rest.iter().any(his) && self.cast.persons(tokens, subject.end, end).is_empty() {
                self.cast.focus = Some(Who::Called(name));
            } else {
                self.cast.bodies.note_subject(&name);
            }
        }
    }

    /// Turns to whom a sentence tells of that cites something read.
    fn told_by_the_way(&mut self, tokens: &[Token<'_>], first: usize, end: usize) {
        let read = match &self.cast.focus {
            Some(Who::Called(name)) => cast::pronouns::is_thing(name),
            Some(Who::Person(_)) | None => false,
        };
        let subject = mention::subject(tokens, first, end);
        if let Some(subject) = subject.filter(|subject| read && subject.kind == Words::Name) {
            self.turn_to(tokens, subject, end);
        }
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
            Words::Name => self.turn_to(tokens, subject, end),
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
                    .is_some_and(|token| token.is_in(&["it", "it's", "it’s"]));
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
    tokens.get(first).is_some_and(|token| {
        // "Asked by a miller whether it held, Quill left".
        token.is_in(&["after", "as", "before", "when", "while"])
            || token.is_of(&lexicon::TELLS) && token.lower.ends_with("ed")
    }) && mention::subject(tokens, first, end).is_some_and(|subject| subject.first > cue)
}

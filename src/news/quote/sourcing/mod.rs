//! To whom each sentence of an article is attributed: direct and indirect speech, and what is only said to be so.
//!
//! It goes by the words: a reporting verb with its subject, `according to` and its like, and the speaker of the
//! quote that a sentence stands in. What nobody is named for is unattributed, whoever the reporter had it from.

pub(super) mod attributed;
mod kinds;
mod reporting;
mod telling;
#[cfg(test)]
mod tests;

use crate::news::quote::attribution::cues::Class as By;
use crate::news::quote::attribution::{Attribution, Sentence};
use crate::news::quote::people::People;
use crate::news::quote::people::naming::role_words;
use crate::news::quote::phrase::mention::{self, Mention, Words};
use crate::news::quote::words::lexicon;
use crate::news::quote::words::tokens::{self, Token};
use crate::news::quote::{Certainty, Quote, Speech, marks};
use crate::news::{Article, Class, Span};
use attributed::Attributed;

/// A sentence and to whom the text attributes what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sourced {
    /// The sentence.
    pub sentence: Span,
    /// The number of its paragraph.
    pub paragraph: usize,
    /// To what kind of source.
    pub attributed: Attributed,
    /// The words that name the source, where they stand in the sentence.
    pub source: Option<Span>,
    /// The stretch that says who tells it, office and all: `said Ada Quill, who runs the dam`. What is told stands
    /// outside of it.
    pub telling: Option<Span>,
}

/// A paragraph with its words.
struct Told<'a> {
    number: usize,
    tokens: Vec<Token<'a>>,
    sentences: &'a [Span],
}

/// What a sentence's attribution was found to be.
#[derive(Clone, Copy)]
struct Found {
    attributed: Attributed,
    source: Option<Span>,
    telling: Option<Span>,
}

impl Found {
    /// One that takes no stretch of the sentence for itself.
    fn of(attributed: Attributed, source: Option<Span>) -> Self {
        Self {
            attributed,
            source,
            telling: None,
        }
    }
}

/// The sentences of the body paragraphs of `article`, in reading order, each with its source; `quotes` are the
/// article's, in reading order.
///
/// Takes time linear in the length of the body.
pub fn sourcing(article: &Article, quotes: &[Quote]) -> Vec<Sourced> {
    let body = article.body();
    let own = article
        .paragraphs()
        .iter()
        .enumerate()
        .filter(|(_, paragraph)| paragraph.class == Class::Body);
    let told: Vec<Told<'_>> = own
        .map(|(number, paragraph)| {
            let speeches: Vec<Speech> = marks::speeches(body, paragraph.span);
            Told {
                number,
                tokens: tokens::tokens(body, paragraph.span, &speeches),
                sentences: &paragraph.sentences,
            }
        })
        .collect();
    let naming = article.paragraphs().iter().filter(|paragraph| {
        matches!(
            paragraph.class,
            Class::Body | Class::Caption | Class::Byline
        )
    });
    let naming: Vec<Vec<Token<'_>>> = naming
        .map(|paragraph| tokens::tokens(body, paragraph.span, &[]))
        .collect();
    let people = People::of(naming.iter().map(Vec::as_slice));
    let mut last = Attributed::Person;
    let mut sourced = Vec::new();
    for paragraph in &told {
        let reader = Reader {
            body,
            credits: &article.metadata().credits,
            people: &people,
            tokens: &paragraph.tokens,
        };
        for sentence in paragraph.sentences {
            let found = reader
                .reported(*sentence, last)
                .or_else(|| reader.quoted(*sentence, quotes))
                .or_else(|| reader.hedged(*sentence));
            if let Some(found) = found {
                last = found.attributed;
            }
            let found = found.unwrap_or(Found::of(Attributed::Nobody, None));
            sourced.push(Sourced {
                sentence: *sentence,
                paragraph: paragraph.number,
                attributed: found.attributed,
                source: found.source,
                telling: found.telling,
            });
        }
    }
    sourced
}

/// What is known while the sentences of a paragraph are read.
struct Reader<'r, 'a> {
    body: &'a str,
    credits: &'a [String],
    people: &'r People,
    tokens: &'r [Token<'a>],
}

impl Reader<'_, '_> {
    /// The tokens that begin in a sentence.
    fn range(&self, sentence: Span) -> (usize, usize) {
        let first = self
            .tokens
            .partition_point(|token| token.start < sentence.start());
        let end = self
            .tokens
            .partition_point(|token| token.start < sentence.end());
        (first, end)
    }

    /// The source that reporting words of the sentence name; `last` is whom the sentence before was attributed to.
    fn reported(&self, sentence: Span, last: Attributed) -> Option<Found> {
        let (first, end) = self.range(sentence);
        let found = Sentence::of(self.tokens, first, end);
        let tail = found
            .tail()
            .filter(|tail| tail.cue.class != By::Calls && !self.is_doing(*tail))
            .filter(|tail| !self.is_counted(*tail, end));
        let reporting = || {
            let mut all = found.attributions().iter().copied();
            all.find(|one| self.reports(*one, end))
        };
        // "The council called the dam “a ruin”": that is what is told.
        let calling = || {
            let mut all = found.attributions().iter().copied();
            let subject = mention::subject(self.tokens, first, end);
            all.find(|one| {
                one.cue.class == By::Calls
                    && subject.is_some_and(|subject| subject.end == one.speaker.end)
                    && self.names(one.cue, one.speaker, end)
            })
        };
        let attribution = tail.or_else(reporting).or_else(calling)?;
        let mention = attribution.speaker;
        // "Ranked according to size".
        if attribution.cue.class == By::According && !found.is_plausible(mention) {
            return None;
        }
        Some(Found {
            attributed: self.kind(mention, last)?,
            source: self.span(mention.first, mention.end),
            telling: self.telling(attribution, tail.is_some(), end),
        })
    }

    /// The stretch of an attribution: one that closes its sentence, up to `end`, takes all that follows but speech; but
    /// `…, the council said, after the dam broke` goes on with what is told.
    fn telling(&self, attribution: Attribution, closes: bool, end: usize) -> Option<Span> {
        let (cue, speaker) = (attribution.cue, attribution.speaker);
        let first = cue.first.min(speaker.first);
        let last = cue.end.max(speaker.end);
        let inserted = speaker.first < cue.first;
        let goes_on = |token: &Token<'_>| token.is_speech() || inserted && token.is_mark(',');
        let mut after = last..end;
        let resumed = after.find(|at| self.tokens.get(*at).is_some_and(goes_on));
        let to = if closes { resumed.unwrap_or(end) } else { last };
        self.span(first, to)
    }

    /// The source of the quote that most of the sentence stands in.
    fn quoted(&self, sentence: Span, quotes: &[Quote]) -> Option<Found> {
        let within = |quote: &&Quote| {
            let shared = quote.speech.shared(sentence);
            shared.is_some_and(|shared| 2 * shared.len() >= sentence.len())
        };
        let speaker = &quotes.iter().find(within)?.speaker;
        if speaker.certainty == Certainty::Unclear {
            return None;
        }
        let name = speaker.name.as_deref()?;
        let tokens = tokens::tokens(name, Span::whole(name)?, &[]);
        let named = Reader {
            body: name,
            tokens: &tokens,
            ..*self
        };
        let capital = tokens.last().is_some_and(Token::is_capital);
        let mention = Mention {
            first: 0,
            end: tokens.len(),
            kind: if capital { Words::Name } else { Words::Role },
        };
        Some(Found::of(named.kind(mention, Attributed::Person)?, None))
    }

    /// Whether the sentence says only that something is said: `reportedly`, `is believed to`; or what a paper shows.
    fn hedged(&self, sentence: Span) -> Option<Found> {
        let (first, end) = self.range(sentence);
        let tokens = self.tokens.get(first..end)?;
        for (at, token) in tokens.iter().enumerate() {
            let place = first + at;
            if telling::is_hedge(&token.lower) && !token.is_capital()
                || telling::is_said_to(tokens, at)
            {
                return Some(Found::of(Attributed::Unnamed, self.span(place, place + 1)));
            }
            if kinds::is_document(&token.lower) && telling::shows(tokens, at) {
                return Some(Found::of(Attributed::Document, self.span(place, place + 1)));
            }
        }
        None
    }

    /// What kind of source a mention is; nothing where nobody speaks but the writer.
    fn kind(&self, mention: Mention, last: Attributed) -> Option<Attributed> {
        let words = self.tokens.get(mention.first..mention.end)?;
        let before = mention
            .first
            .checked_sub(1)
            .and_then(|at| self.tokens.get(at));
        match mention.kind {
            Words::Pronoun => Some(match words.first() {
                Some(word) if word.is_in(&["he", "she"]) && last != Attributed::Unnamed => {
                    Attributed::Person
                }
                Some(word) if word.is_in(&["it"]) && last == Attributed::Person => {
                    Attributed::Office
                }
                Some(word) if word.is_in(&["they"]) && last == Attributed::Person => {
                    Attributed::Unnamed
                }
                _ => last,
            }),
            Words::Nobody => kinds::nobody(words),
            Words::Name => Some(self.name(mention, words)),
            Words::Role => {
                let held = self.people.holder(&role_words(self.tokens, mention));
                if held.is_some_and(|number| self.people.is_human(number)) {
                    return Some(Attributed::Person);
                }
                Some(kinds::role(words, before))
            }
        }
    }

    fn name(&self, mention: Mention, words: &[Token<'_>]) -> Attributed {
        let known = self.people.named(self.tokens, mention.first, mention.end);
        let capitals = words
            .iter()
            .all(|word| word.text.chars().all(char::is_uppercase));
        // "NWS Norwold": initials of three letters are a body's.
        let loud = |word: &Token<'_>| {
            word.text.len() > 2 && word.text.bytes().all(|byte| byte.is_ascii_uppercase())
        };
        let capitals = capitals || words.len() < 3 && words.first().is_some_and(loud);
        // A country is nobody, whoever bears its name.
        let seat = matches!(words, [word] if kinds::is_place(&word.lower));
        // A firm is none, though its chairman is named after it: "Pellmart Chairman".
        let surname = known.and_then(|number| self.people.person(number));
        let surname = surname.and_then(|person| person.name.rsplit(' ').next());
        let first = matches!(words, [word] if !word.is_of(&lexicon::MEN)
            && !word.is_of(&lexicon::WOMEN)
            && surname.is_some_and(|surname| !surname.eq_ignore_ascii_case(word.text)));
        let seat = seat || first;
        if !capitals && !seat && known.is_some_and(|number| self.people.is_human(number)) {
            return Attributed::Person;
        }
        let written = self.span(mention.first, mention.end);
        let written = written.map_or("", |span| span.slice(self.body));
        let credited = self.credits.iter().any(|credit| credit == written);
        // "The TV network Norwolder", "the group Norwold Media": what it is called before its name.
        let before = mention.first.checked_sub(1);
        let noun = before.and_then(|at| self.tokens.get(at));
        if let Some(kind) = noun.and_then(kinds::called) {
            return kind;
        }
        kinds::name(
            words,
            credited,
            known.is_none_or(|number| {
                self.people.may_be_human(number) && !self.people.is_always_whole(number)
            }),
        )
    }

    fn span(&self, first: usize, end: usize) -> Option<Span> {
        let last = self.tokens.get(end.checked_sub(1)?)?;
        Span::of(self.body, self.tokens.get(first)?.start, last.end)
    }
}

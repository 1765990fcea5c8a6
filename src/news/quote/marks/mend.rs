//! Broken marks: where a speech that is marked on one side only begins or ends.

use super::Speech;
use super::kinds::{self, Shape};
use crate::news::Span;
use crate::news::quote::Paragraph;
use crate::news::quote::attribution::Sentence;
use crate::news::quote::phrase::mention::{Mention, Words};
use crate::news::quote::words::tokens::{Token, tokens};

/// How many paragraphs without any mark a speech may go on over.
const UNMARKED_MAX: usize = 4;

/// Tells each paragraph whether what is said at its end goes on in the next: that begins with a mark, or a mark
/// closes there what none opened. Those between, which are all speech, have no marks at all.
pub(in crate::news::quote) fn carry(body: &str, paragraphs: &mut [Paragraph<'_>]) {
    let quotable: Vec<usize> = (0..paragraphs.len())
        .filter(|at| paragraphs.get(*at).is_some_and(|one| one.quotable))
        .collect();
    for (number, at) in quotable.iter().enumerate() {
        let rest = quotable.get(number + 1..).unwrap_or_default();
        let begins = rest
            .first()
            .and_then(|next| paragraphs.get(*next))
            .is_some_and(|next| super::begins_with_mark(next.span.slice(body)));
        let over = paragraphs
            .get(*at)
            .filter(|_| !begins)
            .and_then(|one| one.speeches.last().filter(|last| is_open(one, last)))
            .filter(|last| kinds::shape(last.inner.slice(body)) != Shape::Title)
            .filter(|last| end(body, last.inner, true).is_none())
            .and_then(|_| {
                let marked = |at: &usize| {
                    paragraphs
                        .get(*at)
                        .is_some_and(|one| !one.speeches.is_empty())
                };
                let over = rest.iter().take(UNMARKED_MAX + 1).position(marked)?;
                let first = paragraphs.get(*rest.get(over)?)?.speeches.first()?;
                let told = rest.iter().take(over).any(|at| {
                    let text = paragraphs.get(*at).map_or("", |one| one.span.slice(body));
                    text.contains(" said") || text.contains(" reported")
                });
                let short = over > 0 && kinds::shape(first.inner.slice(body)) == Shape::Title;
                (!first.opened && !told && !short).then_some(over)
            });
        for between in rest.iter().take(over.unwrap_or(0)) {
            if let Some(one) = paragraphs.get_mut(*between) {
                one.speeches = vec![Speech {
                    outer: one.span,
                    inner: one.span,
                    opened: false,
                    closed: false,
                }];
                one.goes_on = true;
            }
        }
        if let Some(one) = paragraphs.get_mut(*at) {
            one.goes_on |= begins || over.is_some();
        }
    }
}

/// Whether nothing closes the last speech of a paragraph.
fn is_open(paragraph: &Paragraph<'_>, last: &Speech) -> bool {
    last.opened && !last.closed && last.outer.end() == paragraph.span.end()
}

/// The speeches with the missing ends of broken ones set.
///
/// `goes_on`: the speech that is open at the end goes on in the next paragraph. `went_on`: one was open at the end
/// of the paragraph before.
pub(in crate::news::quote) fn mend(
    body: &str,
    mut speeches: Vec<Speech>,
    goes_on: bool,
    went_on: bool,
) -> Vec<Speech> {
    let count = speeches.len();
    for (number, speech) in speeches.iter_mut().enumerate() {
        let last = number + 1 == count;
        let mended = if !(speech.opened || went_on && number == 0) {
            start(body, speech.inner).and_then(|at| Span::of(body, at, speech.inner.end()))
        } else if !(speech.closed || goes_on && last) {
            end(body, speech.inner, last).and_then(|at| Span::of(body, speech.inner.start(), at))
        } else {
            None
        };
        if let Some(inner) = mended.and_then(|inner| Span::of_slice(body, inner.slice(body).trim()))
            && !inner.is_empty()
        {
            let outer = if speech.opened {
                Span::of(body, speech.outer.start(), inner.end())
            } else {
                Span::of(body, inner.start(), speech.outer.end())
            };
            speech.inner = inner;
            speech.outer = outer.unwrap_or(speech.outer);
        }
    }
    speeches
}

/// Where speech begins that only a closing mark ends: after the words that introduce it in the last sentence, or
/// with that sentence.
fn start(body: &str, inner: Span) -> Option<usize> {
    let tokens = tokens(body, inner, &[]);
    let first = (1..tokens.len())
        .rev()
        .find(|at| is_boundary(&tokens, at - 1))
        .unwrap_or(0);
    let sentence = Sentence::of(&tokens, first, tokens.len());
    let introduced = sentence
        .attributions()
        .first()
        .map(|found| found.cue.end.max(found.speaker.end))
        .filter(|at| tokens.get(*at).is_some_and(|token| token.is_mark_of(",:")))
        .and_then(|at| tokens.get(at + 1));
    introduced
        .or_else(|| tokens.get(first))
        .map(|token| token.start)
}

/// Where speech ends that nothing closes: before the words that attribute it.
fn end(body: &str, inner: Span, to_the_end: bool) -> Option<usize> {
    let tokens = tokens(body, inner, &[]);
    let mut first = 0;
    for at in 0..tokens.len() {
        if !is_boundary(&tokens, at) {
            continue;
        }
        let after = at + 1;
        if to_the_end && let Some(cut) = cut(&tokens, first, after) {
            return Some(cut);
        }
        if after < tokens.len() {
            first = after;
        }
    }
    let sentence = Sentence::of(&tokens, first, tokens.len());
    let whole = sentence
        .attributions()
        .first()
        .is_some_and(|found| found.speaker.first.min(found.cue.first) == first);
    if whole && first > 0 && !to_the_end {
        return tokens.get(first - 1).map(|token| token.end);
    }
    cut(&tokens, first, tokens.len())
}

/// Where the attribution begins that closes the sentence `first..end`: `…, said Smith.`
fn cut(tokens: &[Token<'_>], first: usize, end: usize) -> Option<usize> {
    let sentence = Sentence::of(tokens, first, end);
    let tail = sentence.tail()?;
    let starts = tail.cue.first.min(tail.speaker.first);
    let comma = tokens.get(starts.checked_sub(1)?)?;
    (starts > first + 1 && comma.is_mark_of(",–—") && is_plain(tokens, tail.speaker))
        .then_some(comma.end)
}

/// Whether a sentence ends with token `at`: a stop, and no word in lower case after it.
pub(super) fn is_boundary(tokens: &[Token<'_>], at: usize) -> bool {
    tokens
        .get(at)
        .is_some_and(|token| token.is_mark_of(".?!…。！？"))
        && tokens.get(at + 1).is_none_or(|next| {
            !next.is_mark_of(".?!…,;:)]")
                && !next.text.chars().next().is_some_and(char::is_lowercase)
        })
}

/// Whether a mention is sure to be a speaker when nothing else tells: a name or a pronoun.
fn is_plain(tokens: &[Token<'_>], mention: Mention) -> bool {
    match mention.kind {
        Words::Name => true,
        Words::Pronoun => tokens
            .get(mention.first)
            .is_some_and(|token| token.is_in(&["he", "she", "they"])),
        Words::Role => tokens
            .get(mention.first)
            .is_some_and(|token| token.is("the")),
        Words::Nobody => false,
    }
}

//! Where sentences end in a paragraph whose speeches are each one token.

use super::Speech;
use super::kinds;
use super::mend;
use crate::news::quote::attribution::Sentence;
use crate::news::quote::phrase::mention::{self, Words};
use crate::news::quote::words::tokens::{Kind, Token};

/// Where the sentence that begins at `first` ends. A speech counts as one word of it, unless it ends the sentence.
pub(in crate::news::quote) fn sentence_end(
    body: &str,
    tokens: &[Token<'_>],
    speeches: &[Speech],
    first: usize,
) -> usize {
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

/// How many words of an office may stand before a name.
const OFFICE_MAX: usize = 8;

/// Whether a word may stand in an office before a name: `Norwold ministry spokeswoman`.
fn is_of_office(token: &Token<'_>) -> bool {
    token.kind == Kind::Word
        && (!mention::is_function_word(token) || token.is_in(&["for", "of", "the"]))
        && !mention::is_adverb(token)
        && !mention::is_time(token)
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
    // "Norwold ministry spokeswoman Ada Quill said".
    let office = found.speaker.kind == Words::Name
        && tokens
            .get(first..begins)
            .is_some_and(|before| before.len() <= OFFICE_MAX && before.iter().all(is_of_office));
    let opens = begins == first || owned && begins == first + 1 || office;
    let told = found.cue.end.max(found.speaker.end);
    // "“Will it hold?” Quill said on Monday, as he left", but "“Will it hold?” Quill said that it would".
    let clause = tokens.get(told).is_some_and(|next| next.is("that"));
    let closes = told + if asks && !clause { 24 } else { 4 } >= end;
    opens && closes && (unclosed || !introduces)
}

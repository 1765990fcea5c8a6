//! What kind of word a token is, by its look and by the words of grammar.

use super::lexicon;
use super::tokens::{Kind, Token};

/// The most capitalised words that make one name.
const NAME_WORDS_MAX: usize = 9;

/// Whether the word tells a time: `Monday`, `week`, `2022`.
pub(super) fn is_time(token: &Token<'_>) -> bool {
    token.is_of(&lexicon::TIMES)
        || (token.kind == Kind::Word && token.text.chars().all(|c| c.is_ascii_digit()))
}

/// Whether the word is one of grammar rather than a name or a noun.
pub(super) fn is_function_word(token: &Token<'_>) -> bool {
    token.lists.meets(lexicon::GRAMMAR)
}

pub(super) fn is_adverb(token: &Token<'_>) -> bool {
    token.is_of(&lexicon::ADVERBS)
        || (token.kind == Kind::Word
            && !token.is_capital()
            && token.lower.len() > 4
            && token.lower.ends_with("ly")
            && !token.is_of(&lexicon::NOUNS_IN_LY))
}

/// Whether the word can stand in a name.
pub(super) fn is_name_word(token: &Token<'_>) -> bool {
    token.is_capital()
        && !is_function_word(token)
        && !is_weekday_or_month(token)
        && !token.is_of(&lexicon::NOT_NAMES)
}

pub(super) fn is_weekday_or_month(token: &Token<'_>) -> bool {
    is_time(token)
        && token.text != "May"
        && token.text != "April"
        && token.text != "June"
        && token.text != "August"
}

/// Whether a verb spelt as a participle after these tokens is passive: `was told`, `is called`.
pub(super) fn is_passive(tokens: &[Token<'_>], verb: usize) -> bool {
    let mut at = verb;
    for _ in 0..4 {
        let Some(before) = at.checked_sub(1).and_then(|at| tokens.get(at)) else {
            return false;
        };
        if before.is_in(&[
            "am", "are", "be", "been", "being", "is", "was", "were", "get", "gets", "got", "isn't",
            "wasn't", "weren't", "wasn’t",
        ]) {
            return true;
        }
        if !is_adverb(before) && !before.is_in(&["not", "never"]) {
            return false;
        }
        at -= 1;
    }
    false
}

/// Where the capitalised run that begins with token `first` ends.
pub(super) fn run(tokens: &[Token<'_>], first: usize) -> usize {
    name_end(tokens, first).max(first + 1)
}

/// Where the name that ends with token `last` begins.
pub(super) fn name_start(tokens: &[Token<'_>], last: usize, floor: usize) -> usize {
    let mut first = last;
    let mut at = last;
    while at > floor && last - at < NAME_WORDS_MAX {
        at -= 1;
        let Some(token) = tokens.get(at) else { break };
        // "Norwold Sheriff's Office" is one name, "France's Macron" is that of Macron.
        let body = tokens
            .get(last)
            .is_some_and(|last| last.is_of(&lexicon::BODIES));
        if token.possessive && !body {
            break;
        }
        if is_name_word(token) {
            first = at;
        } else if !(token.is_of(&lexicon::PARTICLES) || token.is_mark('&')) {
            break;
        }
    }
    first
}

/// Where the name that begins with token `first` ends.
pub(super) fn name_end(tokens: &[Token<'_>], first: usize) -> usize {
    let mut end = first;
    let mut at = first;
    while at < first + NAME_WORDS_MAX {
        let Some(token) = tokens.get(at) else { break };
        if is_name_word(token) {
            end = at + 1;
            if token.possessive {
                break;
            }
        } else if !(end > first && (token.is_of(&lexicon::PARTICLES) || token.is_mark('&'))) {
            break;
        }
        at += 1;
    }
    end
}

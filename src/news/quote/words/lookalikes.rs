//! Words that are spelt as others are: a name like an auxiliary (`Theresa May`), a name like an owner (`Lowe's said`).

use super::grammar::{is_function_word, is_name_word, is_time};
use super::lexicon::{self, Lists};
use super::tokens::{Kind, Token};

/// How far the end of a sentence is looked for, in words.
const SENTENCE_MAX: usize = 60;

/// Lists of words that may be a surname.
const UNLIKE_NAMES: Lists = lexicon::NOT_NAMES.bit().and(lexicon::AUXILIARIES.bit());

/// Words that begin a sentence and are surnames as well.
const SURNAMES: &[&str] = &["early", "good", "great", "no", "oh", "see"];

/// Whether the word at `at` stands right after a given name: `Ada Good`, `Robin Will`.
fn ends_name(tokens: &[Token<'_>], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    let loud = tokens.get(at).is_some_and(is_loud);
    let earlier = at.checked_sub(2).and_then(|at| tokens.get(at));
    let next = tokens.get(at + 1);
    before.is_some_and(|given| {
        let known = given.is_of(&lexicon::MEN) || given.is_of(&lexicon::WOMEN);
        // "Ei Sun Oh", "said Oh, the commentator".
        let surname = tokens.get(at).is_some_and(|word| word.is_in(SURNAMES));
        let whole = surname && is_name_word(given) && earlier.is_some_and(is_name_word);
        let said = given.is_in(&["said", "says"]) && next.is_some_and(|next| next.is_mark_of(",."));
        (known && given.is_capital() || whole || said) && !given.possessive && !loud
    })
}

/// Whether the word at `at` begins an outlet's name: `The Sunday Times`.
fn is_outlet(tokens: &[Token<'_>], at: usize) -> bool {
    const PAPERS: &[&str] = &[
        "business",
        "express",
        "herald",
        "mail",
        "mirror",
        "people",
        "post",
        "star",
        "sun",
        "telegraph",
        "times",
    ];
    tokens
        .get(at + 1)
        .is_some_and(|paper| paper.is_capital() && paper.is_in(PAPERS))
}

/// Makes names of the words of a paragraph that only look like words of grammar.
pub(in crate::news::quote) fn settle<'a>(body: &'a str, tokens: &mut [Token<'a>]) {
    for at in 0..tokens.len() {
        let Some(token) = tokens.get(at) else { break };
        if !token.is_capital() {
            continue;
        }
        if token.text == "WHO" && !is_shouted(tokens, at) {
            if let Some(token) = tokens.get_mut(at) {
                // The initials of a body rather than the pronoun.
                token.lists = Lists::default();
                token.lower = token.text.into();
            }
        } else if matches!(token.text, "May" | "Will") && is_named(tokens, at) {
            if let Some(token) = tokens.get_mut(at) {
                token.lists = token.lists.without(lexicon::AUXILIARIES.bit());
            }
        } else if token.lists.meets(UNLIKE_NAMES) && ends_name(tokens, at) {
            if let Some(token) = tokens.get_mut(at) {
                token.lists = token.lists.without(UNLIKE_NAMES);
            }
        } else if token.lists.meets(lexicon::TIMES.bit()) && is_outlet(tokens, at) {
            if let Some(token) = tokens.get_mut(at) {
                token.lists = token.lists.without(lexicon::TIMES.bit());
            }
        } else if token.text == "Jan" && tokens.get(at + 1).is_some_and(is_name_word) {
            // "Jan Quill", unlike "Jan 6".
            if let Some(token) = tokens.get_mut(at) {
                token.lists = token.lists.without(lexicon::TIMES.bit());
            }
        } else if matches!(token.text, "Today" | "TODAY")
            && at
                .checked_sub(1)
                .and_then(|at| tokens.get(at))
                .is_some_and(is_loud)
        {
            if let Some(token) = tokens.get_mut(at) {
                token.lists = token
                    .lists
                    .without(lexicon::TIMES.bit() | lexicon::NOT_NAMES.bit());
            }
        } else if token.possessive && speaks(tokens, at + 1) {
            let end = token.end;
            let ending = body.get(end..).and_then(|rest| {
                ["'s", "’s"]
                    .iter()
                    .find(|ending| rest.starts_with(**ending))
            });
            if let (Some(ending), Some(token)) = (ending, tokens.get_mut(at)) {
                token.end = end + ending.len();
                token.text = body.get(token.start..token.end).unwrap_or(token.text);
                token.lower = token.text.to_lowercase().into();
                token.possessive = false;
            }
        }
    }
}

/// Whether the words beside the one at `at` are all in capitals as well.
fn is_shouted(tokens: &[Token<'_>], at: usize) -> bool {
    let loud = |at: Option<usize>| at.and_then(|at| tokens.get(at)).is_some_and(is_loud);
    loud(at.checked_sub(1)) && loud(Some(at + 1))
}

/// Whether a word is all capitals, as the outlet that `Today` may be the rest of.
fn is_loud(token: &Token<'_>) -> bool {
    token.text.len() > 1 && token.text.chars().all(char::is_uppercase)
}

/// Whether the auxiliary with a capital at `at` is part of a name: `Ada May`, `Will Quill left`, `May said`.
fn is_named(tokens: &[Token<'_>], at: usize) -> bool {
    let next = tokens.get(at + 1);
    let named = |token: Option<&Token<'_>>| {
        token.is_some_and(|token| is_name_word(token) && !token.possessive && !is_time(token))
    };
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    let said = next.is_some_and(|next| next.is_of(&lexicon::SAYS) || next.is_of(&lexicon::TELLS));
    let may = tokens.get(at).is_some_and(|token| token.text == "May");
    let dated = next.is_some_and(|next| next.text.starts_with(|c: char| c.is_ascii_digit()));
    may && (named(before) && !dated || said)
        || next.is_some_and(|next| is_name_word(next) && !is_time(next)) && !asks(tokens, at)
}

/// Whether the sentence around `at` is a question.
fn asks(tokens: &[Token<'_>], at: usize) -> bool {
    let rest = tokens.iter().skip(at).take(SENTENCE_MAX);
    rest.into_iter()
        .find(|token| token.is_mark_of(".?!"))
        .is_some_and(|end| end.is_mark('?'))
}

/// Whether the word at `at` is a reporting verb rather than a participle or a noun that somebody owns.
fn speaks(tokens: &[Token<'_>], at: usize) -> bool {
    let verb = tokens.get(at).is_some_and(|verb| {
        (verb.is_of(&lexicon::SAYS) || verb.is_of(&lexicon::TELLS))
            && !verb.is_of(&lexicon::CLAIMS)
            && !verb.is_of(&lexicon::NOUNS_TOO)
            && (verb.lower.ends_with("ed") || verb.is_in(&["said", "says", "told", "wrote"]))
    });
    verb && tokens
        .get(at + 1)
        .is_none_or(|next| next.kind != Kind::Word || is_function_word(next) || is_time(next))
}

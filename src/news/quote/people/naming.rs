//! What a capitalised run is made of: titles, a given name, a nickname, a surname.

use super::gender::Gender;
use crate::news::quote::phrase::mention::{self, Mention, Words};
use crate::news::quote::words::lexicon;
use crate::news::quote::words::tokens::{Kind, Token};

/// The name `first..end` without the nickname set off in it, if there is one.
pub(super) fn without_nickname<'a>(
    tokens: &[Token<'a>],
    first: usize,
    end: usize,
) -> Option<Vec<Token<'a>>> {
    let at = (first..end).find(|at| {
        tokens
            .get(*at)
            .is_some_and(|token| token.kind != Kind::Word && !token.is_mark('&'))
    })?;
    let after = mention::past_nickname(tokens, at)?;
    Some([tokens.get(first..at)?, tokens.get(after..end)?].concat())
}

/// The one word that the nickname set off in the name `first..end` is.
pub(in crate::news::quote) fn nickname<'t, 'a>(
    tokens: &'t [Token<'a>],
    first: usize,
    end: usize,
) -> Option<&'t Token<'a>> {
    let words = tokens.get(first..end)?;
    let mark = words.iter().position(|token| token.kind != Kind::Word)?;
    let (word, close) = (words.get(mark + 1)?, words.get(mark + 2)?);
    (word.is_capital() && close.kind != Kind::Word).then_some(word)
}

/// Words of bodies and places that are surnames as well.
const SURNAMES: &[&str] = &[
    "bay", "brand", "church", "hall", "hill", "lake", "north", "park", "rivers", "west",
];

/// What has a name of people and is nobody: `Hurricane Ada`.
const STORMS: &[&str] = &["cyclone", "hurricane", "storm", "tropical", "typhoon"];

/// Whether a name ends with a word of bodies and places that is a surname as well.
pub(super) fn may_be_surname(words: &[String]) -> bool {
    matches!(words, [_, last] if SURNAMES.contains(&last.as_str()))
}

/// Whether a name is a body's or a place's: `Norwold Park`, but neither `Ada Park` nor `Park Ji Woo`.
pub(super) fn is_body(words: &[String]) -> bool {
    let body = |word: &String| lexicon::BODIES.contains(word.as_str());
    let surname = |word: &String| SURNAMES.contains(&word.as_str());
    match words {
        [given, last]
            if surname(last)
                && (lexicon::MEN.contains(given.as_str())
                    || lexicon::WOMEN.contains(given.as_str())) =>
        {
            false
        }
        [first, _, ..] if STORMS.contains(&first.as_str()) => true,
        [first, rest @ ..] if first == "park" && !rest.is_empty() => rest.iter().any(body),
        // "Westland American": what is said of a country is no surname.
        [first, .., last]
            if lexicon::NATIONS.contains_key(last.as_str())
                && !lexicon::MEN.contains(first.as_str())
                && !lexicon::WOMEN.contains(first.as_str()) =>
        {
            true
        }
        _ => words.iter().any(body),
    }
}

/// Given names, and surnames that stand first, of women and men.
const OF_BOTH: &[&str] = &[
    "alex", "alexis", "dana", "jackie", "jean", "kelly", "kim", "lesley", "leslie", "lynn",
    "robin", "stacey", "taylor", "tracey", "tracy",
];

/// Whether a word is a common given name.
pub(super) fn is_given(word: &Token<'_>) -> bool {
    word.is_of(&lexicon::MEN) || word.is_of(&lexicon::WOMEN)
}

/// Which pronoun a given name tells of.
pub(in crate::news::quote) fn gender_of(given: &Token<'_>) -> Option<Gender> {
    if given.is_in(OF_BOTH) {
        None
    } else if given.is_of(&lexicon::MEN) {
        Some(Gender::He)
    } else if given.is_of(&lexicon::WOMEN) {
        Some(Gender::She)
    } else {
        None
    }
}

pub(in crate::news::quote) fn lower<'t>(
    tokens: &'t [Token<'_>],
    first: usize,
    end: usize,
) -> Vec<&'t str> {
    tokens
        .get(first..end)
        .unwrap_or_default()
        .iter()
        .map(|token| &*token.lower)
        .collect()
}

/// The words of a name, in one string.
pub(super) fn display(tokens: &[Token<'_>], first: usize, end: usize) -> String {
    let words = tokens.get(first..end).unwrap_or_default().iter();
    let words: Vec<&str> = words
        .map(|token| {
            if token.kind == Kind::Word {
                token.text
            } else {
                "&"
            }
        })
        .collect();
    words.join(" ")
}

/// Where the name begins in a capitalised run, after titles and what they are of.
pub(in crate::news::quote) fn bare(tokens: &[Token<'_>], first: usize, end: usize) -> usize {
    let is_given = |at: &usize| tokens.get(*at).is_some_and(is_given);
    // "The General Staff".
    let last = end.checked_sub(1).and_then(|last| tokens.get(last));
    if end - first == 2 && last.is_some_and(|last| last.is("staff")) {
        return first;
    }
    let mut name = (first..end)
        .rev()
        .find(|at| {
            tokens
                .get(*at)
                .is_some_and(|token| token.is_of(&lexicon::TITLES))
        })
        .map_or(first, |title| title + 1);
    // "Health Agency Virologist Vanessa Smith": from the given name on, where that is a common one.
    if end - name > 3
        && let Some(given) = (name + 1..end - 1).rev().find(is_given)
    {
        name = given;
    }
    // "Geologist Ada Quill" at the start of a sentence.
    let trade = |word: &Token<'_>| {
        word.is_of(&lexicon::PERSONS)
            || word.is_of(&lexicon::PEOPLE)
            || ["ologist", "ographer", "nalist"]
                .iter()
                .any(|ending| word.lower.ends_with(ending))
    };
    while end - name > 2 && tokens.get(name).is_some_and(trade) {
        name += 1;
    }
    // "World Health Organization" has no title in it.
    let body = tokens
        .get(name..end)
        .is_some_and(|words| words.iter().any(|word| word.is_of(&lexicon::BODIES)));
    if body {
        return first;
    }
    // "Westlander Ada Quill", but not "Westland Quality Products".
    let plural = end.checked_sub(1).and_then(|last| tokens.get(last));
    let plural = plural.is_some_and(|last| last.lower.ends_with('s'));
    while end - name > 2
        && (!plural || is_given(&(name + 1)))
        && tokens
            .get(name)
            .is_some_and(|token| lexicon::NATIONS.contains_key(&*token.lower))
    {
        name += 1;
    }
    name
}

/// The words of a role without determiners and what hangs from it: `the French president` gives `french president`.
pub(in crate::news::quote) fn role_words(tokens: &[Token<'_>], mention: Mention) -> Vec<String> {
    const UTTERED: &[&str] = &["account", "own", "post", "statement", "tweet", "words"];
    let mut words: Vec<String> = Vec::new();
    for token in tokens.get(mention.first..mention.end).unwrap_or_default() {
        let grammar = mention::is_function_word(token);
        let uttered = token.is_in(UTTERED) && mention.kind == Words::Role;
        if token.kind != Kind::Word || (!words.is_empty() && (grammar || uttered)) {
            break;
        }
        if !grammar {
            let once = ["then-", "ex-"];
            let plain = once.iter().find_map(|once| token.lower.strip_prefix(once));
            words.push(plain.unwrap_or(&token.lower).to_owned());
        }
    }
    words
}

//! What kind of word a token is, by its look and by the words of grammar.

use super::lexicon;
use super::source_words;
use super::tokens::{Kind, Token};

/// The most capitalised words that make one name.
const NAME_WORDS_MAX: usize = 9;

/// Whether the word tells a time: `Monday`, `week`, `2022`.
pub(in crate::news::quote) fn is_time(token: &Token<'_>) -> bool {
    token.is_of(&lexicon::TIMES)
        || (token.kind == Kind::Word && token.text.chars().all(|c| c.is_ascii_digit()))
}

/// Whether the word is one of grammar rather than a name or a noun.
pub(in crate::news::quote) fn is_function_word(token: &Token<'_>) -> bool {
    token.lists.meets(lexicon::GRAMMAR)
}

pub(in crate::news::quote) fn is_adverb(token: &Token<'_>) -> bool {
    token.is_of(&lexicon::ADVERBS)
        || (token.kind == Kind::Word
            && !token.is_capital()
            && token.lower.len() > 4
            && token.lower.ends_with("ly")
            && !token.is_of(&lexicon::NOUNS_IN_LY))
}

/// Whether the word can stand in a name.
pub(in crate::news::quote) fn is_name_word(token: &Token<'_>) -> bool {
    token.is_capital()
        && !is_function_word(token)
        && !is_weekday_or_month(token)
        && !token.is_of(&lexicon::NOT_NAMES)
        && !token.is_of(&lexicon::SAYS)
        && token.text != "Q"
}

pub(in crate::news::quote) fn is_weekday_or_month(token: &Token<'_>) -> bool {
    /// Times of which names are made: `the Evening Standard`, `Morning Post`.
    const NAMING: &[&str] = &[
        "century", "day", "evening", "morning", "night", "spring", "winter",
    ];
    is_time(token)
        && !(token.is_capital() && token.is_in(NAMING))
        // "USA TODAY".
        && !(token.text.len() > 3 && token.text.chars().all(char::is_uppercase))
        && token.text != "May"
        && token.text != "April"
        && token.text != "June"
        && token.text != "August"
}

/// Whether the word is a noun for several people by what they are: `attorneys`, `officials`.
pub(in crate::news::quote) fn are_people(token: &Token<'_>) -> bool {
    token.is_in(&source_words::UNNAMED) && token.lower.ends_with('s')
        || token.lower.strip_suffix('s').is_some_and(|one| {
            lexicon::PEOPLE.contains(one)
                || lexicon::PERSONS.contains(one)
                || lexicon::TITLES.contains(one)
        })
}

/// Whether the word looks like a verb of the past: `contained`.
pub(in crate::news::quote) fn is_past(token: &Token<'_>) -> bool {
    token.kind == Kind::Word
        && token.lower.len() > 4
        && token.lower.ends_with("ed")
        && !token.is_capital()
}

/// Whether the word may be a noun with a verb after it rather than what is said of one: `speech`, not `newly`.
pub(in crate::news::quote) fn is_noun(token: &Token<'_>) -> bool {
    token.kind == Kind::Word
        && !token.possessive
        && !token.is_capital()
        && !is_function_word(token)
        && !is_adverb(token)
        && !is_time(token)
        && !is_past(token)
}

/// Whether a verb spelt as a participle after these tokens is passive: `was told`, `is called`.
pub(in crate::news::quote) fn is_passive(tokens: &[Token<'_>], verb: usize) -> bool {
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
        if !is_adverb(before) && !before.is_in(&["never", "not", "now"]) {
            return false;
        }
        at -= 1;
    }
    false
}

/// Where the capitalised run that begins with token `first` ends.
pub(in crate::news::quote) fn run(tokens: &[Token<'_>], first: usize) -> usize {
    name_end(tokens, first).max(first + 1)
}

/// Where the name that ends with token `last` begins.
pub(in crate::news::quote) fn name_start(tokens: &[Token<'_>], last: usize, floor: usize) -> usize {
    let mut first = last;
    let mut at = last;
    while at > floor && last - at < NAME_WORDS_MAX {
        at -= 1;
        let Some(token) = tokens.get(at) else { break };
        // "Norwold Sheriff's Office" is one name, "France's Macron" is that of Macron.
        let body = tokens
            .get(last)
            .is_some_and(|last| last.is_of(&lexicon::BODIES) || last.is_in(&source_words::OUTLETS));
        if token.possessive && !body {
            break;
        }
        let named = |at: usize| tokens.get(at).is_some_and(is_name_word);
        if is_name_word(token) {
            first = at;
        } else if token.may_be_nickname() && at > floor && named(at - 1) && first == at + 1 {
            // "Ada “The Gate” Quill".
        } else if token.is("and") && body && at > floor && named(at - 1) {
            let start = name_start(tokens, at - 1, floor);
            if is_one_body(tokens, start, at) {
                first = start;
            }
            break;
        } else if is_link(tokens, at) {
        } else if !(token.is_of(&lexicon::PARTICLES) || token.is_mark('&')) {
            break;
        }
    }
    first
}

/// Where the name that begins with token `first` ends.
pub(in crate::news::quote) fn name_end(tokens: &[Token<'_>], first: usize) -> usize {
    let mut end = first;
    let mut at = first;
    while at < first + NAME_WORDS_MAX {
        let Some(token) = tokens.get(at) else { break };
        if is_name_word(token) {
            end = at + 1;
            if token.possessive {
                break;
            }
        } else if end == at && end > first && is_link(tokens, at) {
        } else if let Some(after) = past_nickname(tokens, at).filter(|_| end == at && end > first) {
            at = after;
            continue;
        } else if token.is("and")
            && end == at
            && end > first
            && is_one_body(tokens, first, at)
            && tokens.get(at + 1).is_some_and(is_name_word)
        {
            let rest = name_end(tokens, at + 1);
            let body = tokens
                .get(rest - 1)
                .is_some_and(|last| last.is_of(&lexicon::BODIES));
            return if body { rest } else { end };
        } else if !(end > first && (token.is_of(&lexicon::PARTICLES) || token.is_mark('&'))) {
            break;
        }
        at += 1;
    }
    end
}

/// Where a name goes on after the nickname set off in it at token `at`: `Ada “The Gate” Quill`.
pub(in crate::news::quote) fn past_nickname(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    const MARKS: &str = "\"“”‘’'";
    let token = tokens.get(at)?;
    let after = if token.may_be_nickname() {
        at + 1
    } else if token.is_mark_of(MARKS) || token.is_mark('(') {
        let closing = if token.is_mark('(') { ")" } else { MARKS };
        let close = (at + 2..at + 5).find(|close| {
            tokens
                .get(*close)
                .is_some_and(|token| token.is_mark_of(closing))
        })?;
        let within = tokens.get(at + 1..close)?;
        let last = within.last().is_some_and(Token::is_capital);
        if !last || within.iter().any(|token| token.kind != Kind::Word) {
            return None;
        }
        close + 1
    } else {
        return None;
    };
    tokens.get(after).is_some_and(is_name_word).then_some(after)
}

/// Whether a preposition with a capital joins two words of a name: `Engineers Against Floods`.
fn is_link(tokens: &[Token<'_>], at: usize) -> bool {
    let named = |at: usize| tokens.get(at).is_some_and(is_name_word);
    tokens.get(at).is_some_and(|token| {
        token.is_capital() && token.is_of(&lexicon::PREPOSITIONS) && named(at + 1)
    }) && at.checked_sub(1).is_some_and(named)
}

/// Whether the capitalised words `first..end` before `and` begin the name of a body rather than name somebody: `the
/// Food and Drug Administration`.
fn is_one_body(tokens: &[Token<'_>], first: usize, end: usize) -> bool {
    let the = first
        .checked_sub(1)
        .and_then(|at| tokens.get(at))
        .is_some_and(|token| token.is("the") || token.possessive);
    the && tokens.get(first..end).is_some_and(|words| {
        !words.iter().any(|word| {
            word.is_of(&lexicon::TITLES)
                || word.is_of(&lexicon::MEN)
                || word.is_of(&lexicon::WOMEN)
                || word.possessive
        }) && words
            .last()
            .is_some_and(|word| !word.is_of(&lexicon::BODIES))
    })
}

//! The subject of a sentence: the noun phrase that does what its verb tells.

use super::forward::after;
use super::{Mention, REACH, Words};
use crate::news::quote::words::grammar::{
    is_adverb, is_function_word, is_name_word, is_noun as may_be_noun, is_past, is_time, name_end,
};
use crate::news::quote::words::lexicon;
use crate::news::quote::words::source_words;
use crate::news::quote::words::tokens::{Kind, Token};

/// The subject of the sentence `first..end`: its first noun phrase that is no adverbial.
pub(in crate::news::quote) fn subject(
    tokens: &[Token<'_>],
    first: usize,
    end: usize,
) -> Option<Mention> {
    let mut at = past_dateline(tokens, first, end);
    for _ in 0..6 {
        while tokens.get(at).is_some_and(|token| {
            at < end
                && (token.kind != Kind::Word
                    || token.is_in(&[
                        "and", "but", "so", "yet", "then", "or", "still", "also", "however", "that",
                    ]))
        }) {
            at += 1;
        }
        let token = tokens.get(at).filter(|_| at < end)?;
        let adverbial = (token.is_of(&lexicon::PREPOSITIONS)
            || token.is_of(&lexicon::JOINERS)
            || is_time(token)
            || (is_adverb(token) && !token.is_in(&["who"])))
            || (token.lower.ends_with("ing") && !token.is_in(&["king"]))
            || is_manner(tokens, at)
            || is_when(tokens, at)
            || (token.lower.ends_with("ed")
                && !token.is_in(&["ted", "ed", "fred", "jared", "ahmed", "mohamed", "mohammed"])
                && at == first);
        if !adverbial {
            let found = doer(tokens, at).filter(|mention| mention.end <= end)?;
            return Some(described(tokens, at, found, end).unwrap_or(found));
        }
        at = (at..end.min(at + REACH))
            .find(|at| tokens.get(*at).is_some_and(|token| token.is_mark(',')))?
            + 1;
    }
    None
}

/// Whether a time opens a sentence: `An hour later, Quill left`, `The previous month, she`.
fn is_when(tokens: &[Token<'_>], at: usize) -> bool {
    const WHEN_MAX: usize = 5;
    let comma =
        (at + 1..=at + WHEN_MAX).find(|at| tokens.get(*at).is_some_and(|token| token.is_mark(',')));
    let words = comma.and_then(|comma| tokens.get(at..comma));
    words.is_some_and(|words| {
        let when = |token: &Token<'_>| {
            is_time(token)
                || is_adverb(token)
                || token.is_of(&lexicon::DETERMINERS)
                || token.is_in(&[
                    "after",
                    "before",
                    "few",
                    "following",
                    "last",
                    "previous",
                    "same",
                ])
        };
        words.iter().any(is_time) && words.iter().all(when)
    })
}

/// Whether how somebody was opens a sentence: `Visibly moved, Quill left`.
fn is_manner(tokens: &[Token<'_>], at: usize) -> bool {
    let word = |ahead: usize| tokens.get(at + ahead);
    word(0).is_some_and(|token| token.lower.len() > 4 && token.lower.ends_with("ly"))
        && word(1).is_some_and(is_past)
        && word(2).is_some_and(|token| token.is_mark(','))
}

/// The name after what is said of its bearer: `A miller from Norwold, Quill left`, `The head of the dam, Ada Quill,
/// left`.
fn described(tokens: &[Token<'_>], first: usize, found: Mention, end: usize) -> Option<Mention> {
    let determiner = tokens.get(first)?;
    // "The top Republican on the panel, Quill": a word with a capital is no name yet.
    let role = found.kind == Words::Role || found.first > first && found.end == found.first + 1;
    let indefinite = determiner.is_in(&["a", "an", "another", "one"]) || determiner.possessive;
    let comma = (found.end..end.min(found.end + 12)).find(|at| {
        tokens
            .get(*at)
            .is_some_and(|token| token.kind != Kind::Word)
    })?;
    if !role || !(indefinite || determiner.is("the")) || !tokens.get(comma)?.is_mark(',') {
        return None;
    }
    let name = doer(tokens, comma + 1)
        .filter(|name| name.kind == Words::Name && name.end < end && name.first == comma + 1)?;
    let next = tokens.get(name.end)?;
    let told = next.kind == Kind::Word && !next.is_capital();
    let apart = name.end - name.first > 1 && (next.is_mark(',') || next.is("of"));
    (if indefinite { told || apart } else { apart }).then_some(name)
}

/// Where a sentence begins after its dateline: `NORWOLD, Westland (AP) — The dam holds.`
fn past_dateline(tokens: &[Token<'_>], first: usize, end: usize) -> usize {
    const DATELINE_MAX: usize = 10;
    let loud = tokens.get(first).is_some_and(|token| {
        token.kind == Kind::Word
            && token.text.chars().count() > 2
            && token.text.chars().all(char::is_uppercase)
    });
    let credited = tokens
        .get(first + 1)
        .is_some_and(|token| token.is_mark('('));
    if !loud && !credited {
        return first;
    }
    (first..end.min(first + DATELINE_MAX))
        .take_while(|at| {
            tokens.get(*at).is_some_and(|token| {
                token.is_capital() || is_time(token) || token.is_mark_of(",()./—–")
            })
        })
        .find(|at| tokens.get(*at).is_some_and(|token| token.is_mark_of("—–")))
        .map_or(first, |dash| dash + 1)
}

/// The noun phrase that begins at `first` with a verb after it, which may look like a noun.
fn doer(tokens: &[Token<'_>], first: usize) -> Option<Mention> {
    let determined = tokens.get(first)?.is_of(&lexicon::DETERMINERS);
    let name = first + usize::from(determined);
    if !tokens.get(name).is_some_and(is_name_word) {
        let found = after(tokens, first)?;
        let is_noun = |at: usize| {
            tokens.get(at).is_some_and(|token| {
                token.is_of(&lexicon::PERSONS) || token.is_of(&lexicon::PEOPLE)
            })
        };
        let noun = (found.first..found.end)
            .filter(|_| found.kind == Words::Role)
            .find(|at| is_noun(*at) && !is_noun(at + 1));
        return Some(Mention {
            end: noun.map_or_else(|| verb(tokens, found), |noun| noun + 1),
            ..found
        });
    }
    let mut end = whole_name_end(tokens, name);
    // "Critical care nurse Ada Quill left": what opens the sentence is no name.
    if !determined
        && end == name + 1
        && let Some(whole) = told_of(tokens, end)
    {
        return Some(whole);
    }
    let owns = tokens.get(end.checked_sub(1)?)?.possessive;
    let mut kind = Words::Name;
    // "The Norwold Times' Ada Quill".
    if owns && tokens.get(end).is_some_and(is_name_word) {
        return doer(tokens, end);
    }
    while tokens.get(end).is_some_and(|token| {
        let people = token.is_in(&source_words::UNNAMED) && token.lower.ends_with('s');
        let trade = token.is_of(&lexicon::PERSONS) || token.is_of(&lexicon::PEOPLE);
        (owns || token.is_of(&lexicon::TITLES) || people || trade && !token.is_capital())
            && token.kind == Kind::Word
            && !is_function_word(token)
            && !token.is_of(&lexicon::SAYS)
            && end - first < 8
    }) {
        end += 1;
        kind = Words::Role;
    }
    // "Dam keeper and author Ada Quill": the name after the second office.
    if kind == Words::Role && !owns && has_second_office(tokens, end) {
        end += 2;
    }
    // "French foreign minister Smith": the name after the office.
    if kind == Words::Role && !owns && tokens.get(end).is_some_and(is_name_word) {
        return Some(Mention {
            first: end,
            end: name_end(tokens, end),
            kind: Words::Name,
        });
    }
    // "A Norwold miller went", "the French miller went", "the Quill family left".
    let nation = |token: &Token<'_>| lexicon::NATIONS.contains_key(&*token.lower);
    let one = tokens.get(first).is_some_and(|a| a.is_in(&["a", "an"]))
        || end == name + 1 && tokens.get(name).is_some_and(nation);
    let several = tokens.get(end).is_some_and(|token| {
        token.is_in(SEVERAL) || one && may_be_noun(token) || are_people(token)
    });
    if determined && kind == Words::Name && several {
        end += 1;
        kind = Words::Role;
    }
    let first = if kind == Words::Role { first } else { name };
    let found = Mention { first, end, kind };
    Some(match kind {
        Words::Role => Mention {
            end: verb(tokens, found),
            ..found
        },
        Words::Name | Words::Pronoun | Words::Nobody => found,
    })
}

/// The whole name after a trade of several words, which goes on at `at`: `care nurse Ada Quill`.
fn told_of(tokens: &[Token<'_>], at: usize) -> Option<Mention> {
    const TRADE_MAX: usize = 3;
    let first = (at..=at + TRADE_MAX)
        .take_while(|at| {
            tokens
                .get(*at)
                .is_some_and(|word| may_be_noun(word) || is_name_word(word))
        })
        .find(|at| tokens.get(*at).is_some_and(is_name_word))?;
    let trade = tokens.get(first.checked_sub(1).filter(|last| *last >= at)?)?;
    let known =
        trade.is_of(&lexicon::PEOPLE) || trade.is_of(&lexicon::PERSONS) || trade.is("nurse");
    let end = name_end(tokens, first);
    (known && end > first + 1).then_some(Mention {
        first,
        end,
        kind: Words::Name,
    })
}

/// Where the name that begins at `name` ends, with what a body is of: `Norwold Ministry of Dams`.
fn whole_name_end(tokens: &[Token<'_>], name: usize) -> usize {
    let end = name_end(tokens, name);
    let last = end.checked_sub(1).and_then(|last| tokens.get(last));
    let body = last.is_some_and(|last| last.is_of(&lexicon::BODIES) && !last.possessive);
    if body && tokens.get(end).is_some_and(|token| token.is("of")) {
        end.max(name_end(tokens, end + 1))
    } else {
        end
    }
}

/// Whether another office and a name follow the one that ends before `end`: `and author Ada Quill`.
fn has_second_office(tokens: &[Token<'_>], end: usize) -> bool {
    let at = |ahead: usize| tokens.get(end + ahead);
    at(0).is_some_and(|token| token.is("and"))
        && at(1)
            .is_some_and(|token| token.is_of(&lexicon::TITLES) || token.is_of(&lexicon::PERSONS))
        && at(2).is_some_and(is_name_word)
}

/// Whether the word is a noun for several people: `members`.
fn are_people(token: &Token<'_>) -> bool {
    let one = token.lower.strip_suffix('s');
    one.is_some_and(|one| lexicon::PEOPLE.contains(one)) && !token.is_capital()
}

/// What several people of one name are called together.
const SEVERAL: &[&str] = &["brothers", "couple", "family", "sisters", "twins"];

/// Where the verb begins that was read as the end of a role: `the problem occurred because`.
fn verb(tokens: &[Token<'_>], role: Mention) -> usize {
    let next = tokens.get(role.end);
    let follows = next.is_none_or(|next| {
        next.kind != Kind::Word
            || is_function_word(next)
            || next.is_of(&lexicon::PREPOSITIONS)
            || next.lower.ends_with("ing")
    });
    let last = role.end.saturating_sub(1);
    let said = |token: &Token<'_>| {
        token.is_of(&lexicon::TELLS) && !token.is_of(&lexicon::NOUNS_TOO) && !token.is_capital()
    };
    let past = tokens
        .get(last)
        .is_some_and(|token| is_past(token) || said(token))
        && last > role.first
        && tokens.get(last - 1).is_some_and(may_be_noun);
    if follows && past { last } else { role.end }
}

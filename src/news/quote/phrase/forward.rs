//! Noun phrases read from their first word on: `said Ada Quill`, `according to a spokesman for the dam`.

use super::{Mention, Words};
use crate::news::quote::words::grammar::{
    is_adverb, is_function_word, is_name_word, is_noun, is_past, is_time, is_weekday_or_month,
    name_end, name_start,
};
use crate::news::quote::words::lexicon;
use crate::news::quote::words::source_words;
use crate::news::quote::words::tokens::{Kind, Token};

/// How many words of an office may stand before a name.
const OFFICE_MAX: usize = 3;

/// The noun phrase that begins at token `first`; a name that a role is told with rather than the role: `another
/// author, Ada Quill,`.
pub(in crate::news::quote) fn after(tokens: &[Token<'_>], first: usize) -> Option<Mention> {
    let found = after_within(tokens, first, 5)?;
    // "The firm's president and CEO Ada Quill".
    let office = found.end + 1;
    if found.kind == Words::Role
        && tokens.get(found.end).is_some_and(|token| token.is("and"))
        && tokens
            .get(office)
            .is_some_and(|token| token.is_of(&lexicon::TITLES))
    {
        let from = office + 1;
        let capital = tokens.get(office).is_some_and(is_name_word);
        let end = name_end(tokens, if capital { office } else { from });
        if end > from + 1 {
            return Some(Mention {
                first: from,
                end,
                kind: Words::Name,
            });
        }
    }
    if let Some(name) = second_trade(tokens, found).or_else(|| second_office(tokens, found)) {
        return Some(name);
    }
    let comma = tokens.get(found.end);
    // "The dam's CEO, Ada Quill": an office with a capital.
    let office = found.end - found.first == 1
        && tokens
            .get(found.first)
            .is_some_and(|word| word.is_of(&lexicon::TITLES));
    if found.kind != Words::Role && !office || !comma.is_some_and(|token| token.is_mark(',')) {
        return Some(found);
    }
    let name = found.end + 1;
    // "The dam's sponsor, council member Ada Quill".
    let office = (name..name + OFFICE_MAX)
        .take_while(|at| tokens.get(*at).is_some_and(is_noun))
        .last()
        .filter(|at| {
            let noun = tokens.get(*at);
            noun.is_some_and(|noun| noun.is_of(&lexicon::PEOPLE) || noun.is_of(&lexicon::TITLES))
        });
    let name = office.map_or(name, |office| office + 1);
    let end = name_end(tokens, name);
    let closed = tokens
        .get(end)
        .is_none_or(|token| token.is_mark_of(",.;—–") || token.is_speech());
    let words = tokens.get(name..end).unwrap_or_default();
    let given = words
        .first()
        .is_some_and(|word| word.is_of(&lexicon::MEN) || word.is_of(&lexicon::WOMEN));
    let placed = tokens
        .get(found.end - 1)
        .is_some_and(|last| is_name_word(last) && !last.is_of(&lexicon::TITLES));
    let person = words.len() > 1 && !words.iter().any(|word| word.is_of(&lexicon::BODIES));
    // "According to the Westland media outlet, Norwolder,".
    let outlet = tokens
        .get(found.end - 1)
        .is_some_and(|last| last.is_in(&source_words::OUTLETS));
    let person = person || outlet && !words.is_empty();
    Some(if closed && person && (given || !placed) {
        Mention {
            first: name,
            end,
            kind: Words::Name,
        }
    } else {
        found
    })
}

/// Who has two trades, of which `found` is the first: `miller and folk song writer Ada Quill`.
fn second_trade(tokens: &[Token<'_>], found: Mention) -> Option<Mention> {
    const TRADE_MAX: usize = 4;
    let word = |at: usize| tokens.get(at).filter(|word| word.kind == Kind::Word);
    if found.kind != Words::Role || !word(found.end)?.is("and") {
        return None;
    }
    let first = found.end + 1;
    let name = (first + 1..first + 1 + TRADE_MAX)
        .take_while(|at| word(at - 1).is_some_and(is_noun))
        .find(|at| word(*at).is_some_and(is_name_word))?;
    let trade = word(name - 1)?;
    let known = trade.is_of(&lexicon::PERSONS) || trade.is_of(&lexicon::PEOPLE);
    let end = name_end(tokens, name);
    (known && end > name + 1).then_some(Mention {
        first: name,
        end,
        kind: Words::Name,
    })
}

/// Who holds two offices, of which `found` ends with the first: `Norwold VP and Research Director Ada Quill`.
fn second_office(tokens: &[Token<'_>], found: Mention) -> Option<Mention> {
    let office = tokens.get(found.end.checked_sub(1)?)?;
    let first = found.end + 1;
    if found.kind != Words::Name
        || !office.is_of(&lexicon::TITLES)
        || !tokens.get(found.end)?.is("and")
    {
        return None;
    }
    let end = name_end(tokens, first);
    let words = tokens.get(first..end)?;
    let title = words
        .iter()
        .rposition(|word| word.is_of(&lexicon::TITLES))?;
    let name = first + title + 1;
    (end > name + 1).then_some(Mention {
        first: name,
        end,
        kind: Words::Name,
    })
}

fn after_within(tokens: &[Token<'_>], mut first: usize, depth: usize) -> Option<Mention> {
    let depth = depth.checked_sub(1)?;
    let mut token = tokens.get(first)?;
    while is_adverb(token) && !token.is("who") {
        first += 1;
        token = tokens.get(first)?;
    }
    if token.kind != Kind::Word {
        return None;
    }
    let one = |kind| {
        Some(Mention {
            first,
            end: first + 1,
            kind,
        })
    };
    if token.is_of(&lexicon::PRONOUNS) && !token.possessive {
        return one(Words::Pronoun);
    }
    if is_name_word(token) {
        return named(tokens, first, first, depth);
    }
    if token.is_of(&lexicon::NOBODY) && !token.is_of(&lexicon::DETERMINERS) {
        return one(Words::Nobody);
    }
    if is_weekday_or_month(token)
        || begins_clause(tokens, first)
        || (is_function_word(token) && !token.is_of(&lexicon::DETERMINERS))
        || is_time(token)
    {
        return None;
    }
    let mut at = first + 1;
    while let Some(token) = tokens.get(at).filter(|_| at - first < 8) {
        if at == first + 1 && is_date(tokens, at) {
            at += 2;
            continue;
        }
        // "A September filing".
        let month = token.is_capital() && is_weekday_or_month(token) && !token.possessive;
        if at == first + 1 && month && tokens.get(at + 1).is_some_and(is_noun) {
            at += 1;
            continue;
        }
        if is_name_word(token) && !token.possessive {
            return named(tokens, first, at, depth);
        }
        // "The lawsuit filed on Monday".
        let filed = is_past(token) && tokens.get(at - 1).is_some_and(is_noun);
        let grammar = is_function_word(token)
            && !token.is("people")
            && !(token.is_of(&lexicon::DETERMINERS) && at == first + 1);
        let ends = token.kind != Kind::Word || is_adverb(token) || is_time(token);
        if ends || filed || grammar {
            break;
        }
        at += 1;
    }
    let lone = tokens.get(at - 1)?;
    if lone.is_of(&lexicon::DETERMINERS) {
        return lone.is_of(&lexicon::NOBODY).then_some(Mention {
            first,
            end: at,
            kind: Words::Nobody,
        });
    }
    Some(Mention {
        first,
        end: role_end(tokens, at, depth),
        kind: Words::Role,
    })
}

/// Where the role that ends before `at` ends with what it is of: `the head of the agency`, `a spokesman for Macron`.
fn role_end(tokens: &[Token<'_>], at: usize, depth: usize) -> usize {
    let tied = tokens
        .get(at)
        .is_some_and(|token| token.is_in(&["of", "for", "at", "from", "with", "in"]));
    let noun = at.checked_sub(1).and_then(|at| tokens.get(at));
    let read = noun.is_some_and(|noun| noun.is_in(&source_words::DOCUMENTS));
    let by = tokens.get(at).is_some_and(|token| token.is("by"));
    let tied = tied || read && by;
    let of = tied.then(|| after_within(tokens, at + 1, depth)).flatten();
    of.filter(|of| of.end - at < 8 && of.kind != Words::Pronoun)
        .map_or(at, |of| of.end)
}

/// Whether the word at `first` begins a clause rather than a noun phrase: `said that officials were`.
fn begins_clause(tokens: &[Token<'_>], first: usize) -> bool {
    let clause = |next: &Token<'_>| {
        next.is_capital()
            || next.is_of(&lexicon::DETERMINERS)
            || next.lower.ends_with('s') && !next.lower.ends_with("ss")
    };
    tokens.get(first).is_some_and(|token| token.is("that"))
        && tokens.get(first + 1).is_some_and(clause)
}

/// The phrase from `first` whose name begins at `name`; a name that owns what follows is part of a role.
fn named(tokens: &[Token<'_>], first: usize, name: usize, depth: usize) -> Option<Mention> {
    let depth = depth.checked_sub(1)?;
    let end = name_end(tokens, name);
    let owns = tokens.get(end.checked_sub(1)?)?.possessive;
    let next = tokens.get(end).filter(|next| {
        // "The St. Ada's Day committee".
        let day = owns && next.is_capital();
        next.kind == Kind::Word
            && !is_function_word(next)
            && (!is_time(next) || day)
            && !is_adverb(next)
    });
    match next {
        Some(_) if owns => owned(tokens, first, end),
        // "French foreign minister Jean-Yves Le Drian", "Kremlin spokesman Dmitry Peskov", "Biden aides".
        Some(_) => {
            let mut at = end;
            while let Some(token) = tokens.get(at).filter(|_| at - first < 12) {
                if is_name_word(token) {
                    return named(tokens, at, at, depth);
                }
                if token.kind != Kind::Word
                    || is_function_word(token)
                    || is_time(token)
                    || is_adverb(token)
                {
                    break;
                }
                at += 1;
            }
            Some(Mention {
                first,
                end: at,
                kind: Words::Role,
            })
        }
        None => {
            // "Voice of America"
            let of = tokens.get(end).is_some_and(|token| {
                let body = |noun: &Token<'_>| noun.is_of(&lexicon::BODIES);
                token.is("of") || token.is("for") && tokens.get(name).is_some_and(body)
            });
            let last = end.checked_sub(1).and_then(|last| tokens.get(last));
            let body = last.is_some_and(|last| last.is_of(&lexicon::BODIES));
            let more =
                if of && (end - name == 1 || body) && tokens.get(end + 1).is_some_and(is_name_word)
                {
                    name_end(tokens, end + 1)
                } else {
                    end
                };
            // "University of Norwold student Ada Quill".
            let student = more > end && tokens.get(more).is_some_and(is_noun);
            if student && tokens.get(more + 1).is_some_and(is_name_word) {
                return named(tokens, more + 1, more + 1, depth);
            }
            Some(Mention {
                first: name,
                end: more,
                kind: Words::Name,
            })
        }
    }
}

/// The phrase from `first` whose owner ends before `end`: a name at its end, or a role.
fn owned(tokens: &[Token<'_>], first: usize, end: usize) -> Option<Mention> {
    let mut at = end;
    while tokens.get(at).is_some_and(|token| {
        token.kind == Kind::Word && !is_function_word(token) && at - first < 12
    }) {
        at += 1;
    }
    let named = is_name_word(tokens.get(at - 1)?);
    Some(Mention {
        first: if named {
            name_start(tokens, at - 1, end)
        } else {
            first
        },
        end: at,
        kind: if named { Words::Name } else { Words::Role },
    })
}

/// Whether a day of a month stands at `at`: `a June 14 letter`.
fn is_date(tokens: &[Token<'_>], at: usize) -> bool {
    let day = tokens.get(at + 1);
    tokens.get(at).is_some_and(is_time)
        && day.is_some_and(|day| day.text.starts_with(|c: char| c.is_ascii_digit()))
}

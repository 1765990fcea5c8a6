//! Who does what a verb tells when the noun phrase right before it only tells more of them: `a miller who met Quill
//! said`.

use super::{Mention, Words, chain, introduced, starts_clause};
use crate::news::quote::words::grammar::{are_people, is_name_word};
use crate::news::quote::words::lexicon;
use crate::news::quote::words::source_words;
use crate::news::quote::words::tokens::{Kind, Token};

/// How far before a noun phrase the relative pronoun of its clause may stand.
const WHO_BACK: usize = 16;

/// Whom the noun phrase `found` before a verb tells more of.
pub(in crate::news::quote) fn head(
    tokens: &[Token<'_>],
    found: Mention,
    floor: usize,
) -> Option<Mention> {
    relative(tokens, found, floor)
        .or_else(|| apart(tokens, found, floor))
        .or_else(|| placed(tokens, found, floor))
        .or_else(|| challenged(tokens, found, floor))
        .or_else(|| representing(tokens, found, floor))
}

/// Who is told more of by the clause that `found` ends: `a miller who met Quill at the dam`.
fn relative(tokens: &[Token<'_>], found: Mention, floor: usize) -> Option<Mention> {
    let from = found.first.saturating_sub(WHO_BACK).max(floor);
    let who = (from..found.first)
        .rev()
        .take_while(|at| {
            tokens.get(*at).is_some_and(|token| {
                let reports = token.is_of(&lexicon::SAYS)
                    || token.is_of(&lexicon::TELLS)
                    || token.is_of(&lexicon::CALLS);
                let joins = token.is_of(&lexicon::JOINERS) && !token.is_in(&["and", "but", "who"]);
                token.kind == Kind::Word && !joins && (!reports || token.is_of(&lexicon::WEAK))
            })
        })
        .find(|at| tokens.get(*at).is_some_and(|token| token.is("who")))
        // "A miller who Quill said": it is Quill who did.
        .filter(|who| {
            let one = found.end - found.first == 1;
            let people = tokens
                .get(found.first)
                .is_some_and(|word| word.is_in(&source_words::UNNAMED));
            who + 1 < found.first || !(found.kind == Words::Name || one && people)
        })?;
    let comma = who
        .checked_sub(1)
        .and_then(|at| tokens.get(at))?
        .is_mark(',');
    let head = chain(tokens, who - usize::from(comma), floor)?;
    Some(introduced(tokens, head, floor).unwrap_or(head))
}

/// The name that a phrase of time or place is said of: `Quill during the flood said`.
fn apart(tokens: &[Token<'_>], found: Mention, floor: usize) -> Option<Mention> {
    let at = found.first.checked_sub(1).filter(|at| *at > floor)?;
    let between = tokens.get(at)?;
    let parts = between.is_of(&lexicon::PREPOSITIONS) && !between.is_of(&lexicon::TIES);
    if !parts || found.kind != Words::Role {
        return None;
    }
    chain(tokens, at, floor)
        .filter(|named| named.kind == Words::Name && starts_clause(tokens, named.first, floor))
}

/// What stands before the second name of its place: `a report from Norwold, Westland said`.
fn placed(tokens: &[Token<'_>], found: Mention, floor: usize) -> Option<Mention> {
    let comma = found.first.checked_sub(1).filter(|at| *at > floor + 1)?;
    let there = tokens.get(comma)?.is_mark(',')
        && tokens.get(comma - 1).is_some_and(is_name_word)
        && tokens
            .get(comma - 2)
            .is_some_and(|token| token.is_in(&["in", "from", "of"]));
    if !there || found.kind != Words::Name {
        return None;
    }
    let placed = chain(tokens, comma, floor)?;
    let speaks = tokens.get(placed.first..comma)?.iter().any(|word| {
        word.is_in(&source_words::DOCUMENTS)
            || word.is_in(&source_words::UNNAMED)
            || word.is_of(&lexicon::PEOPLE)
    });
    (placed.kind == Words::Role && speaks && starts_clause(tokens, placed.first, floor))
        .then_some(placed)
}

/// Who does something that a participle tells: `a lawyer representing the Quill family said`.
fn representing(tokens: &[Token<'_>], found: Mention, floor: usize) -> Option<Mention> {
    let the = found.first.checked_sub(1).filter(|at| *at > floor)?;
    let at = the - usize::from(tokens.get(the)?.is("the"));
    let does = tokens.get(at).filter(|_| at > floor)?;
    let participle = does.lower.len() > 5
        && does.lower.ends_with("ing")
        && does.kind == Kind::Word
        && !does.is_capital()
        && !does.is_of(&lexicon::PREPOSITIONS)
        && !does.is_of(&lexicon::SAYS)
        && !does.is_of(&lexicon::TELLS)
        && !does.is_of(&lexicon::CALLS)
        && !does.is_of(&lexicon::LABELS);
    let noun = at.checked_sub(1).and_then(|at| tokens.get(at))?;
    let people = noun.is_of(&lexicon::PEOPLE)
        || noun.is_of(&lexicon::PERSONS)
        || noun.is_of(&lexicon::TITLES)
        || noun.is_of(&lexicon::BODIES)
        || noun.is_in(&source_words::UNNAMED)
        || are_people(noun);
    if !participle || noun.possessive {
        return None;
    }
    let head = chain(tokens, at, floor)?;
    let determined = tokens.get(head.first)?.is_of(&lexicon::DETERMINERS);
    ((people || determined) && starts_clause(tokens, head.first, floor)).then_some(head)
}

/// Who is told more of with an object: `six states that challenged the plan argued`.
fn challenged(tokens: &[Token<'_>], found: Mention, floor: usize) -> Option<Mention> {
    let word = |back: usize| {
        found
            .first
            .checked_sub(back)
            .filter(|at| *at >= floor)
            .and_then(|at| tokens.get(at))
    };
    let verb = word(1).is_some_and(|verb| verb.lower.ends_with("ed") && !verb.is_capital());
    let who = word(2).is_some_and(|who| who.is_in(&["that", "which", "who"]));
    (found.kind == Words::Role && verb && who)
        .then(|| chain(tokens, found.first - 2, floor))
        .flatten()
}

//! What a date is told of: something that happened or is to happen, or a state, a count or somebody's view.
//!
//! `There were 2,891 cases as of Friday`, `prices have been rising since March`, `today the schools are short of money`:
//! each has its day, and nothing happened on it that the sentence tells.

use super::read::Expression;
use super::said::Said;
use super::tense::{self, Tense};
use super::{Relation, Tells};
use crate::news::words::{Kind, List, Token};

/// What is told of a date, and of many days if they are.
pub(super) fn tells(
    tokens: &[Token<'_>],
    expression: &Expression,
    tense: Tense,
    long: bool,
) -> Tells {
    let lately = matches!(expression.said, Said::Lately { .. });
    if is_state(tokens, expression, tense) || long && (lately || is_statistic(tokens)) {
        Tells::State
    } else if is_caption(tokens, expression, tense) {
        Tells::Scene
    } else {
        Tells::Happening
    }
}

/// Whether what is told of a date is no happening.
fn is_state(tokens: &[Token<'_>], expression: &Expression, tense: Tense) -> bool {
    let (from, to) = (expression.from, expression.to);
    is_measured(tokens, expression)
        || is_name(tokens, from, to)
        || tense::is_spoken(tokens, from)
        || tense == Tense::Open && stands(tokens, to)
        || is_now(tokens, from) && (tense == Tense::Open || begins_standing(tokens, to))
        || is_guessed(tokens, from)
        || is_of_source(tokens, from)
}

/// Whether a date is `today`.
fn is_now(tokens: &[Token<'_>], from: usize) -> bool {
    is(tokens, Some(from), &["today", "now"])
}

/// Whether the token at a place is one of these words.
fn is(tokens: &[Token<'_>], at: Option<usize>, words: &[&str]) -> bool {
    at.and_then(|at| tokens.get(at))
        .is_some_and(|token| token.is_one(words))
}

/// Whether something is measured at a date, against it, or from it on: `as of Friday`, `than in 2019`, `since March`,
/// `born in 1904`.
fn is_measured(tokens: &[Token<'_>], expression: &Expression) -> bool {
    let before = |back: usize, words: &[&str]| is(tokens, expression.from.checked_sub(back), words);
    let beyond = matches!(expression.relation, Relation::Before | Relation::After);
    // "starting Monday" is of a day as well, and tells what comes.
    let since = expression.relation == Relation::Since && before(1, &["since"]);
    let as_of = before(1, &["of"]) && before(2, &["as"]);
    let compared = before(1, &["than"])
        || before(1, &["in", "to", "with"]) && before(2, &["than", "compared"]);
    let born = before(1, &["born"]) || before(1, &["in", "on"]) && before(2, &["born"]);
    beyond || since || as_of || compared || born || is_bound(tokens, expression)
}

/// Whether a date tells which event it is that something came before or after: `since the February 2022 invasion`.
fn is_bound(tokens: &[Token<'_>], expression: &Expression) -> bool {
    let before = |back: usize, words: &[&str]| is(tokens, expression.from.checked_sub(back), words);
    let event = tokens.get(expression.to);
    before(1, &["the"])
        && before(2, &["since", "before", "after", "until"])
        && event.is_some_and(|event| event.is_lower() && !JOINING.has(event.text))
}

/// What goes on after a date with something else than what is of it.
static JOINING: List = List::new(
    "and as at but by for from he her his in into it its of on or she that the they to we when where which while who with",
);

/// Whether a day is told because it is a name, or has one: `designating June 19 a holiday`, `Juneteenth — June 19 —`.
fn is_name(tokens: &[Token<'_>], from: usize, to: usize) -> bool {
    let before = from.checked_sub(1).and_then(|at| tokens.get(at));
    let is_made = before.is_some_and(|before| NAMING.has(before.text));
    let dashes = before.is_some_and(Token::is_dash) && tokens.get(to).is_some_and(Token::is_dash);
    is_made || dashes
}

/// Whether the first verb after a place says how things are: `Today, schools are stretched thin`.
fn begins_standing(tokens: &[Token<'_>], to: usize) -> bool {
    let mut after = tokens.iter().enumerate().skip(to);
    let verb =
        after.find(|(at, token)| STANDING.has(token.text) || tense::verb(tokens, *at).is_some());
    verb.is_some_and(|(_, verb)| STANDING.has(verb.text))
}

/// Whether the verb before a date says what may come, or may not: `could start on Friday`, `is forecast to weaken by
/// Friday`.
fn is_guessed(tokens: &[Token<'_>], from: usize) -> bool {
    let verb = (0..from)
        .rev()
        .find(|at| tense::verb(tokens, *at).is_some());
    let verb = verb.and_then(|at| tokens.get(at));
    verb.is_some_and(|verb| GUESSES.has(verb.text))
}

/// What makes a day something.
static NAMING: List = List::new(
    "declared declaring designated designating made making named naming proclaimed proclaiming recognized recognizing",
);

/// What is said of what may come.
static GUESSES: List =
    List::new("could may might would likely forecast forecasted predicted projected");

/// Whether a date is that of what somebody goes by: `according to data published on Friday`.
fn is_of_source(tokens: &[Token<'_>], from: usize) -> bool {
    let before = tokens.get(..from).unwrap_or_default().iter().rev();
    let mut before = before
        .take(SOURCE_WORDS)
        .take_while(|token| token.text != ",");
    before.any(|token| token.is("according"))
}

/// So many words before the date what somebody goes by is named.
const SOURCE_WORDS: usize = 18;

/// Whether a sentence tells what its date ends as a caption does, in the present: `Ada Quill leaves the court on May 3,
/// 2021.`
fn is_caption(tokens: &[Token<'_>], expression: &Expression, tense: Tense) -> bool {
    let after = tokens.get(expression.to..).unwrap_or_default();
    let is_last = expression.from > 0 && after.iter().all(|token| token.kind == Kind::Mark);
    let is_verb = |at: usize, token: &Token<'_>| {
        STANDING.has(token.text) || tense::verb(tokens, at).is_some()
    };
    let mut all = tokens.iter().enumerate();
    tense == Tense::Open && is_last && !all.any(|(at, token)| is_verb(at, token))
}

/// Whether a sentence without a verb of the past or of what is to come says how things are.
fn stands(tokens: &[Token<'_>], to: usize) -> bool {
    tokens.iter().enumerate().any(|(at, token)| {
        // "is holding a vote on Monday" tells what is to come.
        let mut next = tokens.iter().skip(at + 1).take(2);
        let is_going = next.any(|next| next.is_lower() && next.text.ends_with("ing"));
        at != to && token.is_lower() && STANDING.has(token.text) && !is_going
    })
}

/// Verbs that say how things are.
static STANDING: List = List::new(
    "is are has have remain remains continue continues include includes say says show shows mean means seems seem",
);

/// Whether a sentence gives a share, a rate or the like: what is told so of a long time is a statistic of it.
fn is_statistic(tokens: &[Token<'_>]) -> bool {
    tokens.windows(2).any(|pair| match pair {
        [number, of] => number.kind == Kind::Number && of.text == "%",
        _ => false,
    }) || tokens.iter().any(|token| RATES.has(token.text))
}

/// Words of statistics.
static RATES: List = List::new(
    "average averaged decline estimate estimated estimates levels median percent percentage rate rates survey",
);

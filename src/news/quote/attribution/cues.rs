//! The words that attribute: reporting verbs and their like.

use crate::news::quote::words::lexicon;
use crate::news::quote::words::source_words;
use crate::news::quote::words::tokens::Token;

/// How a cue attributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::news::quote) enum Class {
    /// `said`, `tweeted`, `believes`: its subject speaks.
    Says,
    /// `told`, `asked`: the same, and somebody is spoken to.
    Tells,
    /// `called`, `described`: its subject speaks when it names something by the marked words.
    Calls,
    /// `according to`, `in the words of`: what follows speaks.
    According,
    /// `reads`, `titled`: what is marked next to it is no speech.
    Labels,
}

/// A word or a few that attribute, as token numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::news::quote) struct Cue {
    /// The first token.
    pub(in crate::news::quote) first: usize,
    /// The token after the last.
    pub(in crate::news::quote) end: usize,
    /// How it attributes.
    pub(in crate::news::quote) class: Class,
}

/// The cue that begins at token `at`.
pub(in crate::news::quote) fn cue(tokens: &[Token<'_>], at: usize) -> Option<Cue> {
    let token = tokens.get(at)?;
    if !token.lists.meets(lexicon::CUES) || says_nothing(tokens, at) {
        return None;
    }
    let next = |ahead: usize, words: &[&str]| {
        tokens
            .get(at + ahead)
            .is_some_and(|token| token.is_in(words))
    };
    let found = |length: usize, class: Class| {
        Some(Cue {
            first: at,
            end: at + length,
            class,
        })
    };
    let word = &*token.lower;
    match word {
        "according" if next(1, &["to"]) => return found(2, Class::According),
        // "In Quill's words".
        "words"
            if at
                .checked_sub(1)
                .and_then(|at| tokens.get(at))
                .is_some_and(|owner| owner.possessive || owner.is("own"))
                && tokens
                    .get(at + 1)
                    .is_some_and(|next| next.is_mark(',') || next.is_speech()) =>
        {
            return found(1, Class::Says);
        }
        // "In the view of", not "a detailed view of".
        "words" | "opinion" | "view" | "eyes"
            if next(1, &["of"])
                && (at.saturating_sub(2)..at)
                    .any(|at| tokens.get(at).is_some_and(|token| token.is("in"))) =>
        {
            return found(2, Class::According);
        }
        "per" if tokens.get(at + 1).is_some_and(Token::is_capital) || is_per(tokens, at) => {
            return found(1, Class::According);
        }
        "put" | "puts" | "putting" if next(1, &["it"]) => return found(2, Class::Says),
        "went" | "goes" | "going" if next(1, &["on"]) && next(2, &["to"]) => return None,
        "went" | "goes" if next(1, &["on"]) => return found(2, Class::Says),
        "fired" | "hit" | "shot" | "snapped" if next(1, &["back"]) => return found(2, Class::Says),
        "pointed" | "points" if next(1, &["out"]) => return found(2, Class::Says),
        "made" | "makes" if next(1, &["clear"]) => return found(2, Class::Says),
        "referred" | "refers" | "referring" if next(1, &["to"]) => return found(2, Class::Calls),
        "called" | "calling" | "calls" if next(1, &["for"]) => return found(2, Class::Says),
        // "The report found the dam would", "the town's annals recorded that".
        "discovered" | "finds" | "found" | "holds" | "indicated" | "indicates" | "recorded"
        | "showed" | "shows"
            if next(1, &["that"]) || is_found(tokens, at) =>
        {
            return found(1, Class::Says);
        }
        "state" | "began" | "begins" | "concludes" | "ended" | "ends" if is_reading(tokens, at) => {
            return found(1, Class::Says);
        }
        _ => {}
    }
    class_of(tokens, at).and_then(|class| found(1, class))
}

/// Whether what is read stands after `per`: `per a September filing`, unlike `per the hour`.
fn is_per(tokens: &[Token<'_>], at: usize) -> bool {
    const NEAR: usize = 5;
    let the = tokens
        .get(at + 1)
        .is_some_and(|the| the.is_in(&["a", "an", "the"]));
    the && (at + 2..at + 2 + NEAR).any(|at| {
        tokens
            .get(at)
            .is_some_and(|token| token.is_in(&source_words::DOCUMENTS))
    })
}

/// How the one word at `at` attributes.
fn class_of(tokens: &[Token<'_>], at: usize) -> Option<Class> {
    let token = tokens.get(at)?;
    let next = tokens.get(at + 1);
    // "An article that labeled him a “cheat”".
    let object = next.is_some_and(|next| next.is_in(&["her", "him", "it", "me", "them"]));
    if object && matches!(&*token.lower, "dubbed" | "labeled" | "labelled" | "termed") {
        return Some(Class::Calls);
    }
    if token.is_of(&lexicon::LABELS) {
        return Some(Class::Labels);
    }
    if token.is_of(&lexicon::CALLS) {
        return Some(Class::Calls);
    }
    if token.is_of(&lexicon::TELLS) {
        return Some(Class::Tells);
    }
    if token.is_of(&lexicon::SAYS) || token.is_of(&lexicon::CLAIMS) {
        return Some(Class::Says);
    }
    None
}

/// Whether something that is read speaks by the verb at `at`: `…,” court documents state`, `…,” the letter began`.
fn is_reading(tokens: &[Token<'_>], at: usize) -> bool {
    let read = at
        .checked_sub(1)
        .and_then(|at| tokens.get(at))
        .is_some_and(|token| token.is_in(&source_words::DOCUMENTS));
    let ends = tokens
        .get(at + 1)
        .is_none_or(|next| next.is_mark_of(".,:") || next.is_speech());
    read && (ends || tokens.get(at).is_some_and(|verb| verb.is("state")))
}

/// Whether something that is read tells by the verb at `at` what follows: `an analysis from Norwold found the dam`.
fn is_found(tokens: &[Token<'_>], at: usize) -> bool {
    const REACH: usize = 6;
    let clause = tokens.get(at + 1).is_some_and(|next| {
        next.is_of(&lexicon::DETERMINERS) && !next.is_in(&["a", "an"]) || next.is_capital()
    });
    let before = tokens.get(at.saturating_sub(REACH)..at).unwrap_or_default();
    clause
        && before
            .iter()
            .any(|token| token.is_in(&source_words::DOCUMENTS))
}

/// Whether the words around token `at` make it no reporting verb: `she continued to read`, `he agreed to a deal`, `an
/// old saying`.
fn says_nothing(tokens: &[Token<'_>], at: usize) -> bool {
    const GO_ON: &[&str] = &[
        "agree",
        "agreed",
        "agreeing",
        "agrees",
        "continued",
        "continues",
    ];
    const MANY: &[&str] = &[
        "all", "eight", "five", "four", "many", "member", "most", "nine", "other", "seven",
        "several", "six", "some", "ten", "these", "three", "two", "u.s.", "us",
    ];
    const KNOWN: &[&str] = &[
        "common",
        "famous",
        "favorite",
        "favourite",
        "old",
        "popular",
    ];
    let is = |at: Option<usize>, words: &[&str]| {
        at.and_then(|at| tokens.get(at))
            .is_some_and(|token| token.is_in(words))
    };
    is(Some(at), GO_ON) && is(Some(at + 1), &["on", "to", "with"])
        // "The storm claimed six lives".
        || is(Some(at), &["claim", "claimed", "claims"])
            && (at + 1..at + 7).any(|at| is(Some(at), &["life", "lives", "responsibility", "victory"]))
        // "Called to concede", "calling back to it", "a call with Quill".
        || is(Some(at), &["call", "called", "calls"]) && is(Some(at + 1), &["to"])
        || is(Some(at), &["called", "calling", "calls"]) && is(Some(at + 1), &["back"])
        || is(Some(at), &["call", "calls"])
            && (is(Some(at + 1), &["about", "between", "from", "in", "on", "with"])
                || is(at.checked_sub(1), &["conference", "earnings", "phone", "video"]))
        || is(Some(at), &["chimed", "chimes"]) && !is(Some(at + 1), &["in"])
        || is(Some(at), &["telling"]) && is(Some(at + 1), &["of"])
        // "Kept Quill informed".
        || is(Some(at), &["informed"])
            && (at.saturating_sub(5)..at).any(|at| is(Some(at), &["keep", "keeping", "keeps", "kept"]))
        || is(Some(at), &["responded", "responding", "responds"]) && is(Some(at + 1), &["with"])
        // "The United States".
        || is(Some(at), &["states"])
            && (tokens.get(at).is_some_and(Token::is_capital)
                || at.checked_sub(1).is_none_or(|at| is(Some(at), MANY)))
        || is(Some(at), &["saying", "sayings"]) && is(at.checked_sub(1), KNOWN)
}

/// Whether a reporting verb may be a noun as well, so that it needs its subject at hand.
pub(super) fn is_noun_too(token: &Token<'_>) -> bool {
    token.is_of(&lexicon::NOUNS_TOO)
}

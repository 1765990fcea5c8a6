//! Which way a bare date points, by the verb beside it: what was, or what is to come.

use super::super::words::{List, Token};
use super::Relation;
use super::read::Expression;
use super::said::Said;

/// Which way the text points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    /// What was.
    Past,
    /// What is to come.
    Ahead,
    /// The text does not say.
    Open,
}

/// What the verb beside a date says.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cue {
    /// Which way the date points.
    pub(super) tense: Tense,
    /// Whether the verb is one of saying, so that only the saying is dated.
    pub(super) of_speech: bool,
}

/// How many tokens before a date its verb is looked for, and how many after it.
const BEFORE: usize = 24;
const AFTER: usize = 14;

/// The cue for the expression `from..to`: the nearest verb before it, else the nearest after it.
pub(super) fn cue(tokens: &[Token<'_>], from: usize, to: usize) -> Cue {
    if is_awaited(tokens, from, to) {
        return Cue {
            tense: Tense::Ahead,
            of_speech: false,
        };
    }
    let in_document = is_in_document(tokens, from);
    if in_document || is_of_document(tokens, to) {
        return Cue {
            tense: Tense::Past,
            of_speech: in_document || is_said_in(tokens, from),
        };
    }
    let mut at = from;
    for _ in 0..BEFORE {
        let Some(place) = at.checked_sub(1) else {
            break;
        };
        at = place;
        match tokens.get(at).map(|token| token.text) {
            Some(";" | "“") => break,
            Some("”") => match term_before(tokens, at) {
                Some(begin) => at = begin,
                None => break,
            },
            _ => {}
        }
        if let Some(tense) = verb(tokens, at) {
            let of_speech =
                tense == Tense::Past && is_saying(tokens, at) && is_beside(tokens, at, from);
            return Cue { tense, of_speech };
        }
    }
    for at in to..(to + AFTER).min(tokens.len()) {
        if let Some(tense) = verb(tokens, at) {
            // "On Monday, he said": the saying is dated.
            let of_speech = tense == Tense::Past && is_saying(tokens, at) && is_first(tokens, from);
            return Cue { tense, of_speech };
        }
    }
    Cue {
        tense: Tense::Open,
        of_speech: false,
    }
}

/// Whether what is of the day is still to come: `ahead of Sunday's vote`, `Sunday's expected vote`.
fn is_awaited(tokens: &[Token<'_>], from: usize, to: usize) -> bool {
    let before = |back: usize| from.checked_sub(back).and_then(|at| tokens.get(at));
    let is = |back: usize, word: &str| before(back).is_some_and(|token| token.is(word));
    let is_owner = tokens.get(to).is_some_and(Token::is_apostrophe);
    let owned = tokens.get(to + 2).filter(|_| is_owner);
    let is_expected = owned.is_some_and(|owned| AWAITED.has(owned.text));
    is(1, "upcoming") || (is(2, "ahead") && is(1, "of")) || is_expected
}

/// What is said of what is still to come.
static AWAITED: List = List::new("anticipated expected planned scheduled upcoming");

/// Whether a date is the first that a sentence tells: `On Monday`, `Over the weekend`.
fn is_first(tokens: &[Token<'_>], from: usize) -> bool {
    let before = tokens.get(..from).unwrap_or_default();
    before.len() <= 2 && before.iter().all(|token| token.is_one(&LEADING))
}

/// Words that stand before a date that begins a sentence.
const LEADING: [&str; 7] = ["on", "over", "in", "the", "during", "late", "early"];

/// Whether the date is that of something that was written or said, and what stands in it follows: `In a blog post
/// Wednesday, the company said`.
fn is_in_document(tokens: &[Token<'_>], from: usize) -> bool {
    let noun = from.checked_sub(1).and_then(|at| tokens.get(at));
    let is_on = noun.is_some_and(|noun| noun.is("on"));
    let noun = if is_on {
        from.checked_sub(2).and_then(|at| tokens.get(at))
    } else {
        noun
    };
    let is_led = tokens
        .first()
        .is_some_and(|first| first.is_one(&["in", "at", "during"]));
    let is_near = from <= DOCUMENT_LEAD;
    is_led && is_near && noun.is_some_and(|noun| noun.is_lower() && SAID_IN.has(noun.text))
}

/// So many words at most stand before the date that such a sentence begins with.
const DOCUMENT_LEAD: usize = 7;

/// In what somebody says something.
static SAID_IN: List = List::new(
    "briefing call conference email filing interview letter memo note post release remarks report \
    speech statement tweet video",
);

/// Whether the date is that of something written or said, which was by then: `Monday court filings show that it will
/// close`.
fn is_of_document(tokens: &[Token<'_>], to: usize) -> bool {
    let after = tokens.iter().skip(to);
    let words = after.take_while(|token| token.is_lower());
    let mut words = words.take(DOCUMENT_WORDS);
    words.any(|token| DOCUMENTS.has(token.text))
}

/// Whether somebody said something in what was written on a date: `said in a Friday statement`.
fn is_said_in(tokens: &[Token<'_>], from: usize) -> bool {
    let said = from.checked_sub(3);
    said.is_some_and(|at| is_saying(tokens, at) && is_beside(tokens, at, from))
}

/// So many words after a date the noun that it describes stands at most.
const DOCUMENT_WORDS: usize = 2;

/// What tells of what is to come, and is itself of the day.
static DOCUMENTS: List = List::new(
    "announcement announcements complaint email filing filings interview lawsuit letter memo notice \
    report ruling statement tweet",
);

/// What the tense is for an expression that tells until when: what is shut until Monday was shut by then, and is.
pub(super) fn until(tense: Tense, expression: &Expression) -> Tense {
    let is_bare = matches!(expression.said, Said::Weekday { turn: None, .. });
    if is_bare && expression.relation == Relation::Until {
        return Tense::Ahead;
    }
    tense
}

/// Whether a place stands within quotation marks, as far as the sentence shows.
pub(super) fn is_spoken(tokens: &[Token<'_>], at: usize) -> bool {
    let (before, after) = tokens.split_at(at.min(tokens.len()));
    let is_mark = |token: &&Token<'_>| matches!(token.text, "“" | "”" | "\"");
    let straight = |tokens: &[Token<'_>]| tokens.iter().filter(|token| token.text == "\"").count();
    let last = before.iter().rfind(is_mark).map(|token| token.text);
    let next = after.iter().find(is_mark).map(|token| token.text);
    match (last, next) {
        (Some("“"), _) | (_, Some("”")) => true,
        // A straight mark opens where as many were closed; one that is alone closes what was opened before.
        (Some("\""), _) => straight(before) % 2 == 1,
        (None, Some("\"")) => {
            straight(after) % 2 == 1 && !after.iter().take(3).any(|token| token.text == "\"")
        }
        _ => false,
    }
}

/// So many tokens within marks are a term; more are a quote, whose verbs are its own.
const TERM: usize = 4;

/// Where the term begins whose closing mark is at a place.
fn term_before(tokens: &[Token<'_>], closing: usize) -> Option<usize> {
    let from = closing.saturating_sub(TERM + 1);
    let within = tokens.get(from..closing)?;
    let opening = within.iter().rposition(|token| token.text == "“")?;
    Some(from + opening)
}

/// Whether nothing that could be dated itself stands between the verb and the date: `said on Monday`, `told
/// reporters on a call on Monday`.
fn is_beside(tokens: &[Token<'_>], verb: usize, date: usize) -> bool {
    let between = tokens.get(verb + 1..date).unwrap_or_default();
    between.len() <= 8
        && !between
            .iter()
            .any(|token| token.is_one(&["that", "if", "whether", ",", "how", "of"]))
}

/// What the verb at a place says; nothing for another word.
pub(super) fn verb(tokens: &[Token<'_>], at: usize) -> Option<Tense> {
    let token = tokens.get(at)?;
    let before = |back: usize| at.checked_sub(back).and_then(|at| tokens.get(at));
    let is_after = |words: &[&str]| tokens.get(at + 1).is_some_and(|next| next.is_one(words));
    if !token.is_lower() {
        let will = token.is_one(&["will"]) && tokens.get(at + 1).is_some_and(Token::is_lower);
        return will.then_some(Tense::Ahead);
    }
    // "won't" and "wouldn't" come in parts.
    let is_denied = token.is_one(&["won", "wouldn"])
        && tokens
            .get(at + 1)
            .is_some_and(|mark| mark.is_apostrophe() && mark.glued);
    // "could start on Friday", but "could not be reached on Friday"
    let may_come = COULD.has(token.text) && !is_after(&["not", "be", "have"]);
    if COMES.has(token.text) || is_denied || may_come {
        return Some(Tense::Ahead);
    }
    if MEANS.has(token.text) {
        // "due to the rain" is a cause.
        let cause = token.is("due") && !before(1).is_some_and(is_to_be);
        let due = token.is("due") && is_after(&["by", "on", "in"]);
        if due || (is_after(&["to", "for"]) && !cause) {
            return Some(Tense::Ahead);
        }
        return token.text.ends_with("ed").then_some(Tense::Past);
    }
    if token.is_one(&["is", "are", "be"]) && is_after(&["to"]) {
        return Some(Tense::Ahead);
    }
    // "a heads up" is no verb.
    let is_noun = token.is("heads") && is_after(&["up"]);
    if STARTS.has(token.text) && !is_noun || (PUTS_OFF.has(token.text) && is_until(tokens, at)) {
        return Some(Tense::Ahead);
    }
    let past = PAST.has(token.text) || is_regular(token.text);
    // "will be held", "to be released"
    let to_be = before(1).is_some_and(|be| be.is("be"));
    past.then_some(if to_be { Tense::Ahead } else { Tense::Past })
}

/// Whether what follows the verb is put off to another time.
fn is_until(tokens: &[Token<'_>], at: usize) -> bool {
    let next = tokens.iter().enumerate().skip(at + 1).take(AFTER);
    next.into_iter().any(|(at, token)| {
        // "suspended classes for all" is no other time.
        let is_time = tokens.get(at + 1).is_some_and(|time| !time.is_lower());
        token.is_one(&["until", "till"]) || token.is_one(&["to", "for"]) && is_time
    })
}

fn is_to_be(token: &Token<'_>) -> bool {
    token.is_one(&["is", "are", "was", "were", "be", "been"])
}

/// Whether a word ends as a regular past does.
fn is_regular(word: &str) -> bool {
    word.len() > 3 && word.ends_with("ed") && !NOT_PAST.has(word)
}

fn is_saying(tokens: &[Token<'_>], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| SAYING.has(token.text))
}

/// Words of what is to come.
static COMES: List =
    List::new("will ll shall would upcoming scheduled slated planned plans planning preparing");

/// Words of what may come.
static COULD: List = List::new("could may might");

/// Words of what is to come when `to` or `for` follows.
static MEANS: List = List::new(
    "set due expected expects expect ready likely poised going hoping hopes intends aims wants \
    agreed vowed promised pledged forecast forecasted predicted projected",
);

/// Verbs that put something off until a day.
static PUTS_OFF: List = List::new(
    "postponed postpone delayed delay extended extend pushed push moved rescheduled deferred \
    defer suspended",
);

/// Words in `ed` that are no past.
static NOT_PAST: List = List::new(
    "hundred indeed need speed feed breed seed exceed proceed succeed united red bed aged sacred",
);

/// Verbs in the present that tell of what comes, next to a day.
static STARTS: List = List::new(
    "airs arrives begins departs ends expires faces heads hosts kicks leaves meets opens premieres \
    resumes returns runs starts travels visits votes",
);

/// Verbs of saying, in the past.
static SAYING: List = List::new(
    "said told tweeted wrote stated added confirmed reported warned insisted testified argued \
    claimed noted acknowledged declared posted denied",
);

/// Irregular pasts.
static PAST: List = List::new(
    "was were had did said told met held spoke came went made began took left won lost killed gave \
    got found saw became sent led ran sat stood fell rose grew broke built bought brought caught \
    chose cut drew drove fought flew forgot hit hurt kept knew laid lay let paid put quit read rode \
    sang sank sold shot showed shut slept spent split spread stole struck swept swore taught tore \
    thought threw understood woke wore wrote been gone seen taken given felt heard beat died shown \
    known done sworn risen fallen stolen broken frozen chosen thrown written driven flown drawn begun",
);

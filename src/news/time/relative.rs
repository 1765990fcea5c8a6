//! Date expressions that say how far from another day: `yesterday`, `last week`, `two days ago`, `a year later`.

use super::lexicon::{self, Turn, Unit};
use super::line::{Line, Read};
use super::said::{Said, Year};

/// `yesterday`, `tonight`, `last week`, `the following day`, `that year`, `the past ten days`, `earlier this week`
pub(super) fn relative(line: &Line<'_, '_>, at: usize) -> Read {
    day_word(line, at)
        .or_else(|| lately(line, at))
        .or_else(|| turned(line, at))
        .or_else(|| day_beside(line, at))
        .or_else(|| ahead(line, at))
}

fn day_word(line: &Line<'_, '_>, at: usize) -> Read {
    let day = |count| Said::Steps {
        unit: Unit::Day,
        count,
    };
    let before = line.before(at, 1);
    let of = before.is_some_and(|of| of.is("of"));
    // "USA TODAY", "Russia Today" are names.
    let is_name = |word: &crate::news::words::Token<'_>| {
        !word.is_lower() && word.text.starts_with(char::is_alphabetic)
    };
    let named = line.before(at, 0).is_some_and(is_name) && before.is_some_and(is_name);
    if line.is(at, &["today", "tonight"]) && !of && !named {
        return Some((day(0), at + 1));
    }
    if line.is(at, &["yesterday"]) {
        return Some((day(-1), at + 1));
    }
    if line.is(at, &["tomorrow"]) && !of {
        return Some((day(1), at + 1));
    }
    if line.is(at, &["last"]) && line.is(at + 1, &["night"]) {
        return Some((day(-1), at + 2));
    }
    let this = line.is(at, &["this"]) && line.is(at + 1, &["morning", "afternoon", "evening"]);
    this.then_some((day(0), at + 2))
}

/// `last week`, `this year`, `next month`, `the following day`, `that same year`, `the weekend`
fn turned(line: &Line<'_, '_>, at: usize) -> Read {
    if line.is(at, &["weekend"]) && line.before(at, 1).is_some_and(|the| the.is("the")) {
        let over = line
            .before(at, 2)
            .is_some_and(|over| over.is_one(&["over", "on", "at", "during"]));
        let unit = Unit::Weekend;
        return over.then_some((
            Said::Unit {
                unit,
                turn: Turn::Last,
            },
            at + 1,
        ));
    }
    let turn = lexicon::turn(line.text(at))?;
    let the = line.before(at, 1).is_some_and(|the| the.is("the"));
    let mut place = at + 1;
    if turn == Turn::Same && line.is(at, &["that"]) && line.is(place, &["same"]) {
        place += 1;
    }
    let unit = lexicon::unit(line.text(place))?;
    // Many of a unit are no one of it: "past years", "the next weeks".
    if line.text(place).ends_with('s') {
        return None;
    }
    // "the past year", "this past year" are the twelve months that end on the article's day.
    let of_late = line.is(at, &["past"]) || (the && line.is(at, &["last", "coming"]));
    if of_late && unit != Unit::Weekend {
        let count = if turn == Turn::Last { 1 } else { -1 };
        return Some((Said::Lately { unit, count }, place + 1));
    }
    // "the next day" follows what the text told of; "next week" the article's day.
    let turn = if the && turn == Turn::Next {
        Turn::Following
    } else {
        turn
    };
    let said = match unit {
        Unit::Year => Said::Year {
            year: Year::At(turn),
            part: None,
        },
        Unit::Day if matches!(turn, Turn::Last | Turn::This | Turn::Next) => return None,
        Unit::Decade | Unit::Quarter if turn != Turn::Last && turn != Turn::This => return None,
        Unit::Day | Unit::Week | Unit::Weekend | Unit::Month | Unit::Quarter | Unit::Decade => {
            Said::Unit { unit, turn }
        }
    };
    Some((said, place + 1))
}

/// `the past ten days`, `the last two weeks`, `the next three months`
fn lately(line: &Line<'_, '_>, at: usize) -> Read {
    let ahead = line.is(at, &["next", "coming", "following"]);
    if !ahead && !line.is(at, &["past", "last"]) {
        return None;
    }
    let count = lexicon::count(line.text(at + 1)).filter(|count| *count > 1)?;
    let unit = lexicon::unit(line.text(at + 2))?;
    let count = if ahead { -count } else { count };
    Some((Said::Lately { unit, count }, at + 3))
}

/// `the day before`, `the day after`, `a day earlier`: beside the date that the text told of.
fn day_beside(line: &Line<'_, '_>, at: usize) -> Read {
    let unit = lexicon::unit(line.text(at)).filter(|unit| *unit == Unit::Day)?;
    let the = line.before(at, 1).is_some_and(|the| the.is("the"));
    let count = if line.is(at + 1, &["before"]) {
        -1
    } else if line.is(at + 1, &["after"]) {
        1
    } else {
        return None;
    };
    // "the day before the vote" is beside the vote, not beside a date.
    let ends = line
        .at(at + 2)
        .is_none_or(|next| next.text.starts_with([',', '.', ';', ')']));
    (the && ends).then_some((Said::Onward { unit, count }, at + 2))
}

/// `two days ago`, `a year later`, `three weeks earlier`, `in two weeks`
pub(super) fn counted(line: &Line<'_, '_>, at: usize) -> Read {
    let count = lexicon::count(line.text(at))?;
    let unit = lexicon::unit(line.text(at + 1))?;
    let glued = |at: usize| line.at(at).is_some_and(|token| token.glued);
    let opened = line.before(at, 1).is_some_and(|before| before.text == "(");
    if (glued(at) && !opened) || glued(at + 1) {
        return None;
    }
    let next = at + 2;
    if line.is(next, &["ago"]) {
        return Some((
            Said::Steps {
                unit,
                count: -count,
            },
            next + 1,
        ));
    }
    let ends = line
        .at(next + 1)
        .is_none_or(|after| !after.is_one(&["than"]));
    if ends && line.is(next, &["later", "afterward", "afterwards"]) {
        return Some((Said::Onward { unit, count }, next + 1));
    }
    if ends && line.is(next, &["earlier", "before", "previously"]) {
        let beside = !line.is(next, &["before"])
            || line
                .at(next + 1)
                .is_none_or(|after| matches!(after.text, "." | "," | ";"));
        return beside.then_some((
            Said::Onward {
                unit,
                count: -count,
            },
            next + 1,
        ));
    }
    if line.is(next, &["from"]) && line.is(next + 1, &["now"]) {
        return Some((Said::Steps { unit, count }, next + 2));
    }
    None
}

/// `in two weeks`, where something is to come: `agreed to meet again in two weeks`.
fn ahead(line: &Line<'_, '_>, at: usize) -> Read {
    const COMES: &[&str] = &[
        "again", "arrive", "back", "begin", "begins", "expire", "expires", "meet", "open", "opens",
        "place", "resume", "return", "start", "starts", "vote",
    ];
    let comes = line
        .before(at, 1)
        .is_some_and(|before| before.is_one(COMES));
    let count = lexicon::count(line.text(at + 1))?;
    let unit = lexicon::unit(line.text(at + 2))?;
    let said = Said::Steps { unit, count };
    (comes && line.is(at, &["in"])).then_some((said, at + 3))
}

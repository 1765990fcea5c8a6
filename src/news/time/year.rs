//! Years, and what is told with one: seasons, quarters, the early, mid or late part of a year.

use super::super::words::{Kind, Token};
use super::lexicon::{self, Turn};
use super::line::{Line, Read};
use super::said::{Said, Year, year_of};
use super::{Interval, Precision};

impl Line<'_, '_> {
    /// The year that follows a day or a month: `, 2022`, ` 2022`, ` of last year`.
    pub(super) fn year_after(&self, at: usize) -> (Year, usize) {
        let comma = at + usize::from(self.is(at, &[","]));
        if let Some(year) = self.year_number(comma)
            && !self.is_joined(comma + 1)
        {
            return (Year::Of(year), comma + 1);
        }
        let of = at + usize::from(self.is(at, &["of", "in", "de"]));
        if of > at
            && let Some(year) = self.year_number(of)
        {
            return (Year::Of(year), of + 1);
        }
        let the = of + usize::from(self.is(of, &["the"]));
        if let Some(turn) = lexicon::turn(self.text(the)) {
            let same = the + usize::from(turn == Turn::Same && self.is(the + 1, &["same"]));
            if self.is(same + 1, &["year"]) {
                return (Year::At(turn), same + 2);
            }
        }
        (Year::None, at)
    }

    /// The year of a day that stands from one place to another: the one after it, else the one before, `that year on
    /// May 8`.
    pub(super) fn year_beside(&self, at: usize, to: usize) -> (Year, usize) {
        let (year, to) = self.year_after(to);
        let on = usize::from(self.is_before(at, 1, &["on"]));
        if year == Year::None
            && self.is_before(at, on + 1, &["year"])
            && let Some(turn) = self.before(at, on + 2)
            && let Some(turn) = lexicon::turn(turn.text)
        {
            return (Year::At(turn), to);
        }
        (year, to)
    }

    /// A number of four digits that can be a year.
    fn year_number(&self, at: usize) -> Option<i16> {
        let token = self.at(at)?;
        (token.kind == Kind::Number).then(|| year_of(token.text))?
    }

    /// `in 2019`, `the 2019 election`, `2014–2018`, `the 1990s`
    pub(super) fn year(&self, at: usize) -> Read {
        let year = self.year_number(at)?;
        let token = self.at(at)?;
        let next = self.at(at + 1);
        if let Some(next) = next
            && next.glued
        {
            if next.is("s") && year % 10 == 0 {
                let count = if year % 100 == 0 && year < 1900 {
                    100
                } else {
                    10
                };
                let decade = Interval::months(year, 1, count * 12)?;
                return Some((Said::Days(decade, Precision::Range), at + 2));
            }
            let to = self.at(at + 2).filter(|to| next.is_dash() && to.glued);
            if let Some(to) = to {
                let last = year_of(to.text).or_else(|| {
                    let short: i16 = to.text.parse().ok().filter(|_| to.text.len() == 2)?;
                    Some(year / 100 * 100 + short)
                });
                let last = last.filter(|last| *last > year)?;
                let of = |year| {
                    Box::new(Said::Year {
                        year: Year::Of(year),
                        part: None,
                    })
                };
                return Some((Said::Between(of(year), of(last)), at + 3));
            }
            if self.is_joined(at + 1)
                || next.text == "/"
                || next.kind == Kind::Word
                || next.is_dash()
            {
                return None;
            }
        }
        let said = Said::Year {
            year: Year::Of(year),
            part: None,
        };
        self.is_year(at, token, next).then_some((said, at + 1))
    }

    /// Whether a number of four digits is a year by the words beside it.
    fn is_year(&self, at: usize, token: &Token<'_>, next: Option<&Token<'_>>) -> bool {
        const BEFORE: &[&str] = &[
            "in",
            "since",
            "from",
            "by",
            "until",
            "till",
            "of",
            "during",
            "before",
            "after",
            "between",
            "through",
            "early",
            "late",
            "mid",
            "circa",
            "year",
            "around",
            "throughout",
            "to",
            "and",
            "spring",
            "summer",
            "autumn",
            "fall",
            "winter",
            "(",
            "for",
            "back",
            "than",
            "around",
        ];
        if next.is_some_and(|next| next.is_one(lexicon::COUNTED)) {
            return false;
        }
        let Some(before) = self.before(at, 1) else {
            return next.is_some_and(|next| {
                next.is_one(&["was", "saw", "has", "will", "is", "brought", "marked"])
            });
        };
        if token.glued && !before.is_dash() && before.text != "(" {
            return false;
        }
        if before.is_one(&["to", "and", "than", "around", "for"]) {
            // "from 2014 to 2018", "2014 and 2015": only next to another year or a word of dates.
            return before.is("for") && next.is_none_or(|next| next.kind == Kind::Mark)
                || self
                    .before(at, 2)
                    .is_some_and(|year| year_of(year.text).is_some());
        }
        let noun_after = next.is_some_and(|next| {
            let titled = next.is_capital() && (before.is("the") || before.is_apostrophe());
            (next.is_lower() || titled) && !next.is_one(AFTER_COUNTS)
        });
        before.is_one(BEFORE)
            || (before.is_dash() && self.is_before(at, 2, &["mid", "pre", "post", "early", "late"]))
            || (noun_after && (before.is_lower() || before.is_capital() || before.is_apostrophe()))
            || (before.is(",")
                && self
                    .before(at, 2)
                    .is_some_and(|year| year_of(year.text).is_some()))
    }

    /// `summer 2019`, `the summer of 2019`, `last summer`, `in the spring`
    pub(super) fn season(&self, at: usize) -> Read {
        let turned = lexicon::turn(self.text(at)).filter(|_| !self.is(at, &["that", "same"]));
        let place = at + usize::from(turned.is_some());
        let season = lexicon::season(self.text(place))?;
        let (mut year, to) = self.year_after(place + 1);
        if let Some(turn) = turned
            && year == Year::None
        {
            year = turned_year(turn);
        }
        let fall_is_verb = self.is(place, &["fall", "spring"]);
        let alone = self.is_before(place, 1, &["the"])
            && self.is_before(place, 2, &["in", "during", "by", "of", "until", "since"])
            && !self.is(place + 1, &["of"])
            || (!fall_is_verb && self.is_before(place, 1, &["in", "by", "since"]));
        // "in the summer sun"
        let alone = alone && !self.at(to).is_some_and(Token::is_lower);
        (year != Year::None || alone).then_some((Said::Season { season, year }, to))
    }

    /// `the third quarter of 2021`, `Q3 2021`
    pub(super) fn quarter(&self, at: usize) -> Read {
        let (quarter, next) = if self.is(at, &["Q"]) && self.at(at + 1)?.glued {
            (self.text(at + 1).parse().ok()?, at + 2)
        } else {
            const ORDINALS: [&str; 4] = ["first", "second", "third", "fourth"];
            let which = ORDINALS.iter().position(|word| self.is(at, &[word]))?;
            if !self.is(at + 1, &["quarter"]) {
                return None;
            }
            (i8::try_from(which + 1).ok()?, at + 2)
        };
        let (year, to) = self.year_after(next);
        let known = (1..=4).contains(&quarter) && year != Year::None;
        known.then_some((Said::Quarter { quarter, year }, to))
    }

    /// `early 2022`, `mid-June`, `late last year`
    pub(super) fn parted(&self, at: usize) -> Read {
        let part = lexicon::part(self.text(at))?;
        let dash = at + 1 + usize::from(self.at(at + 1).is_some_and(Token::is_dash));
        let of = dash + usize::from(self.is(dash, &["of", "in"]));
        if let Some((month, next, _)) = self.month_word(of) {
            let (year, to) = self.year_after(next);
            let part = Some(part);
            return Some((Said::Month { month, part, year }, to));
        }
        if let Some(year) = self.year_number(of)
            && !self
                .at(of + 1)
                .is_some_and(|next| next.glued && next.kind == Kind::Word)
        {
            let (year, part) = (Year::Of(year), Some(part));
            return Some((Said::Year { year, part }, of + 1));
        }
        let turn = lexicon::turn(self.text(of))?;
        let (year, part) = (Year::At(turn), Some(part));
        self.is(of + 1, &["year"])
            .then_some((Said::Year { year, part }, of + 2))
    }
}

/// The year of a month or a season that has such a turn itself.
pub(super) fn turned_year(turn: Turn) -> Year {
    match turn {
        Turn::Last => Year::Latest,
        Turn::Next => Year::Coming,
        Turn::This | Turn::Previous | Turn::Same | Turn::Following => Year::At(turn),
    }
}

/// Words after a number of four digits that make it no year although they are in lower case.
const AFTER_COUNTS: &[&str] = &["of", "or", "to", "other", "more", "new", "different"];

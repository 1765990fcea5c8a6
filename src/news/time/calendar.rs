//! Date expressions by the calendar: days, weekdays, months, seasons, quarters, years.

use jiff::civil::Date;

use super::super::Language;
use super::super::words::{Kind, Token};
use super::lexicon::{self, Turn};
use super::line::{Line, Read};
use super::said::{Said, Year, year_of};
use super::{Interval, Precision};

impl Line<'_, '_> {
    /// `2022-01-25`
    pub(super) fn iso(&self, at: usize) -> Read {
        let glued = |at: usize| self.at(at).is_some_and(|token| token.glued);
        let dashes = self.text(at + 1) == "-" && self.text(at + 3) == "-";
        if !(dashes && (at + 1..=at + 4).all(glued)) {
            return None;
        }
        let day = Date::new(
            year_of(self.text(at))?,
            self.text(at + 2).parse().ok()?,
            self.text(at + 4).parse().ok()?,
        );
        Some((Said::Days(Interval::day(day.ok()?), Precision::Day), at + 5))
    }

    /// The month that the word at a place names, its point passed over, and whether it may be no month.
    fn month_word(&self, at: usize) -> Option<(i8, usize, bool)> {
        let word = self.text(at);
        let (month, ambiguous) = if self.language == Language::Other {
            lexicon::month(word).or_else(|| Some((lexicon::month_anywhere(word)?, true)))?
        } else if self.is_english() {
            lexicon::month(word)?
        } else {
            (lexicon::month_in(word, self.language)?, false)
        };
        let point = self.is(at + 1, &["."]) && word.len() <= 4 && self.at(at + 1)?.glued;
        Some((month, at + 1 + usize::from(point), ambiguous))
    }

    /// The day of a month at a place, its ending passed over.
    fn day_number(&self, at: usize) -> Option<(i8, usize)> {
        let token = self.at(at)?;
        let day: i8 = token
            .text
            .parse()
            .ok()
            .filter(|day| (1..=31).contains(day))?;
        if token.kind != Kind::Number || token.text.len() > 2 {
            return None;
        }
        let next = self.at(at + 1);
        let ending = next.is_some_and(|next| {
            next.glued && (next.is_one(&["st", "nd", "rd", "th", "er", "º", "ª"]))
        });
        let rest = at + 1 + usize::from(ending);
        let wrong = self
            .at(rest)
            .is_some_and(|next| next.text == "°" || (next.glued && matches!(next.text, "/" | "'")));
        (!wrong && !self.is_joined(rest)).then_some((day, rest))
    }

    /// `25 January 2022`, `the 3rd of May`, `3 to 5 March`, `25. Januar 2022`, `25 de enero de 2022`
    pub(super) fn day_first(&self, at: usize) -> Read {
        let (first, mut to) = self.day_number(at)?;
        if let Some(token) = self.before(at, 1)
            && at > 0
            && self.at(at).is_some_and(|own| own.glued)
            && !token.is_dash()
            && !matches!(token.text, "(" | "[" | "“" | "\"" | "‘" | "'")
        {
            return None;
        }
        let mut until = None;
        let joint = self.at(to)?;
        if (joint.is_dash() || joint.is_one(&["to", "and", "until", "through", "till"]))
            && let Some((last, after)) = self.day_number(to + 1)
        {
            until = Some(last);
            to = after;
        }
        if self.language != Language::English && self.is(to, &["."]) {
            to += 1;
        }
        if self.is(to, &["of", "de", "do"]) {
            to += 1;
        }
        let (month, to, _) = self.month_word(to)?;
        // "25 May said" is a day; "10 March on Rome" is not, but no one writes so of a count above one.
        let (year, to) = self.year_after(to);
        let of = |day| Said::Day {
            month,
            day,
            weekday: None,
            year,
        };
        Some(match until {
            Some(last) if last > first => {
                (Said::Between(Box::new(of(first)), Box::new(of(last))), to)
            }
            _ => (of(first), to),
        })
    }

    /// `January 25, 2022`, `Jan. 25`, `March 3-5`, `January 2022`, `June of last year`, `in June`
    pub(super) fn month(&self, at: usize) -> Read {
        if self.is_before(at, 1, &["of"]) && self.is_before(at, 2, &["fourth"]) {
            return None;
        }
        if let Some(turn) = lexicon::turn(self.text(at))
            && let Some((month, next, _)) = self.month_word(at + 1)
            && self.day_number(next).is_none()
            && !self.is(at, &["that", "same"])
        {
            let (part, year) = (None, turned_year(turn));
            return Some((Said::Month { month, part, year }, next));
        }
        let (month, next, ambiguous) = self.month_word(at)?;
        let day = self.day_number(next).filter(|(_, after)| {
            // "January 25" but not "January 25 people" with a unit, nor the first half of a year.
            !self.is(*after, &["percent", "million", "billion"])
        });
        if let Some((day, after)) = day {
            return self.month_and_day(month, day, after);
        }
        let (year, to) = self.year_after(next);
        if year == Year::None && !self.is_month_alone(at, next, ambiguous) {
            return None;
        }
        let said = Said::Month {
            month,
            part: None,
            year,
        };
        Some((said, to))
    }

    fn month_and_day(&self, month: i8, day: i8, mut to: usize) -> Read {
        let mut until = None;
        if let Some(joint) = self.at(to)
            && (joint.is_dash() || joint.is_one(&["to", "through", "until", "till"]))
            && let Some((last, after)) = self.day_number(to + 1)
            && last > day
            && self.month_word(after).is_none()
        {
            until = Some(last);
            to = after;
        }
        let (year, to) = self.year_after(to);
        let of = |day| Said::Day {
            month,
            day,
            weekday: None,
            year,
        };
        Some(match until {
            Some(last) => (Said::Between(Box::new(of(day)), Box::new(of(last))), to),
            None => (of(day), to),
        })
    }

    /// Whether a month's name that stands without a day or a year is one.
    fn is_month_alone(&self, at: usize, next: usize, ambiguous: bool) -> bool {
        const SURE: &[&str] = &[
            "in", "since", "until", "till", "early", "mid", "late", "of", "through",
        ];
        const LIKELY: &[&str] = &[
            "by", "from", "to", "before", "after", "during", "for", "between", "and", "for",
        ];
        if self.is_before(at, 1, SURE)
            || (self.is_before(at, 1, &["-"]) && self.is_before(at, 2, &["mid"]))
        {
            return !(ambiguous && self.at(next).is_some_and(Token::is_capital));
        }
        let possessive = self.at(next).is_some_and(Token::is_apostrophe);
        // "for April's election"; whose name May is, a possessive does not settle.
        if possessive && ambiguous {
            return !self.is(at, &["may"]) && self.before(at, 1).is_some_and(Token::is_lower);
        }
        !ambiguous
            && (self.is_before(at, 1, LIKELY)
                || possessive
                || self.before(at, 1).is_none_or(Token::is_lower))
    }

    pub(super) fn month_in_other(&self, at: usize) -> Read {
        let (month, next, _) = self.month_word(at)?;
        let next = next + usize::from(self.is(next, &["de", "do"]));
        let (year, to) = self.year_after(next);
        let said = Said::Month {
            month,
            part: None,
            year,
        };
        (year != Year::None).then_some((said, to))
    }

    /// The year that follows a day or a month: `, 2022`, ` 2022`, ` of last year`.
    fn year_after(&self, at: usize) -> (Year, usize) {
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

    /// Whether the token at a place makes a share or a time of the number before it: `25%`, `10:30`.
    fn is_joined(&self, at: usize) -> bool {
        let digit = |at| {
            self.at(at)
                .is_some_and(|next| next.glued && next.kind == Kind::Number)
        };
        self.at(at).is_some_and(|next| {
            next.glued && (next.text == "%" || (next.text == ":" && digit(at + 1)))
        })
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

    /// `Tuesday`, `last Friday`, `Monday, Jan. 25`
    pub(super) fn weekday(&self, at: usize) -> Read {
        const OUTLETS: &str = "Times Telegraph Mirror Post Express Mail Star Independent Herald \
            Mercury Tribune World Live Lights Fever School Service";
        const NAMED: &[&str] = &[
            "Black", "Super", "Cyber", "Good", "Giving", "Ash", "Palm", "Easter", "Bloody",
            "Shrove", "Freaky", "every", "each",
        ];
        // "the following Saturday", but "following Saturday's attack" is after it.
        let the = self.is_before(at, 1, &["the"]);
        let turned = lexicon::turn(self.text(at)).filter(|turn| match turn {
            Turn::Same => false,
            Turn::Previous | Turn::Following => the,
            Turn::Last | Turn::This | Turn::Next => true,
        });
        let place = at + usize::from(turned.is_some());
        let weekday = lexicon::weekday(self.text(place))?;
        // "at home that Saturday", but "said that Saturday was cold".
        let is_told =
            self.is_before(place, 1, &["that"]) && !self.before(place, 2).is_none_or(is_claim);
        let turned = turned.or(is_told.then_some(Turn::Same));
        let next = place + 1;
        // "Saturday Night Live", but "Saturday night".
        let show =
            self.is(next, &["Night", "Morning"]) && self.at(next).is_some_and(Token::is_capital);
        if show
            || self.is_before(place, 1, NAMED)
            || self
                .at(next)
                .is_some_and(|next| OUTLETS.split(' ').any(|outlet| next.text == outlet))
        {
            return None;
        }
        let date = next + usize::from(self.is(next, &[","]));
        let date = date + usize::from(self.is(date, &["the"]));
        let full = self.month(date).or_else(|| self.day_first(date));
        if let Some((
            Said::Day {
                month, day, year, ..
            },
            to,
        )) = full
        {
            let weekday = Some(weekday);
            return Some((
                Said::Day {
                    month,
                    day,
                    weekday,
                    year,
                },
                to,
            ));
        }
        Some((
            Said::Weekday {
                weekday,
                turn: turned,
            },
            next,
        ))
    }
}

/// Whether a word is followed by what somebody holds: `said that`, `hopes that`, `so that`.
fn is_claim(token: &Token<'_>) -> bool {
    let is_verb = token.is_lower() && (token.text.ends_with("ed") || token.text.ends_with('s'));
    is_verb
        || token.is_one(&[
            "said", "say", "told", "think", "thought", "know", "knew", "so", "believe", "hope",
            "expect", "warn", "fear", "is", "was", "given", "such", "saw", "see", "found",
            "saying", "telling", "adding", "noting", "and", ",",
        ])
}

/// The year of a month or a season that has such a turn itself.
fn turned_year(turn: Turn) -> Year {
    match turn {
        Turn::Last => Year::Latest,
        Turn::Next => Year::Coming,
        Turn::This | Turn::Previous | Turn::Same | Turn::Following => Year::At(turn),
    }
}

/// Words after a number of four digits that make it no year although they are in lower case.
const AFTER_COUNTS: &[&str] = &["of", "or", "to", "other", "more", "new", "different"];

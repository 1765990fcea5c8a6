//! Date expressions by the calendar: days and months.

use jiff::civil::Date;

use super::super::Language;
use super::super::words::{Kind, Token};
use super::lexicon;
use super::line::{Line, Read};
use super::said::{Said, Year, year_of};
use super::year::turned_year;
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
    pub(super) fn month_word(&self, at: usize) -> Option<(i8, usize, bool)> {
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
        let (year, to) = self.year_beside(at, to);
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
            return self.month_and_day(at, (month, day), after);
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

    fn month_and_day(&self, at: usize, (month, day): (i8, i8), mut to: usize) -> Read {
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
        let (year, to) = self.year_beside(at, to);
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

    /// Whether the token at a place makes a share or a time of the number before it: `25%`, `10:30`.
    pub(super) fn is_joined(&self, at: usize) -> bool {
        let digit = |at| {
            self.at(at)
                .is_some_and(|next| next.glued && next.kind == Kind::Number)
        };
        self.at(at).is_some_and(|next| {
            next.glued && (next.text == "%" || (next.text == ":" && digit(at + 1)))
        })
    }
}

//! Reads date expressions as they are written, before any is settled.

use jiff::civil::Weekday;

use super::super::Language;
use super::super::words::{Kind, Token};
use super::lexicon::{BEGINS, Part, Season, Turn, Unit};
use super::{Interval, Precision, Relation, relative};

/// What a date expression says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// Days that are all said.
    Days(Interval, Precision),
    /// A day of a month, perhaps with its weekday.
    Day {
        month: i8,
        day: i8,
        weekday: Option<Weekday>,
        year: Year,
    },
    /// A month.
    Month {
        month: i8,
        part: Option<Part>,
        year: Year,
    },
    /// A season.
    Season { season: Season, year: Year },
    /// A quarter, from 1.
    Quarter { quarter: i8, year: Year },
    /// A weekday.
    Weekday {
        weekday: Weekday,
        turn: Option<Turn>,
    },
    /// A year, or a part of one.
    Year { year: Year, part: Option<Part> },
    /// Such a unit: `last week`.
    Unit { unit: Unit, turn: Turn },
    /// So many units from the article's day: `two days ago`, `tomorrow`.
    Steps { unit: Unit, count: i64 },
    /// So many units from the date that the text told of: `two days later`.
    Onward { unit: Unit, count: i64 },
    /// The last so many units, or with less than none the next: `in the past ten days`.
    Lately { unit: Unit, count: i64 },
    /// From the one to the other.
    Between(Box<Self>, Box<Self>),
}

/// What a date expression says of its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    /// Nothing.
    None,
    /// Which it is.
    Of(i16),
    /// Which it is from another: `last year`, `that year`.
    At(Turn),
    /// The latest that is over: `last June`.
    Latest,
    /// The first that is to come: `next June`.
    Coming,
}

/// A date expression: its tokens, what it says and how what is told of lies to it.
#[derive(Clone, Debug)]
pub(super) struct Expression {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) said: Said,
    pub(super) relation: Relation,
}

impl Said {
    /// The month and the day, where it says these and no year.
    pub(super) fn yearless(&self) -> Option<(i8, i8)> {
        if let Self::Day {
            month,
            day,
            weekday: None,
            year: Year::None,
        } = self
        {
            return Some((*month, *day));
        }
        None
    }

    /// Whether it is the day before or after the one it is said on, or that day.
    pub(super) fn is_beside_today(&self) -> bool {
        matches!(self, Self::Steps { unit: Unit::Day, count } if count.abs() <= 1)
    }

    /// How finely it tells.
    pub(super) fn precision(&self) -> Precision {
        match self {
            Self::Days(_, precision) => *precision,
            Self::Day { .. } | Self::Weekday { .. } => Precision::Day,
            Self::Month { part: None, .. } => Precision::Month,
            Self::Season { .. } => Precision::Season,
            Self::Year { part: None, .. } => Precision::Year,
            Self::Month { .. }
            | Self::Year { .. }
            | Self::Quarter { .. }
            | Self::Lately { .. }
            | Self::Between(..) => Precision::Range,
            Self::Unit { unit, .. } | Self::Steps { unit, .. } | Self::Onward { unit, .. } => {
                match unit {
                    Unit::Day => Precision::Day,
                    Unit::Week => Precision::Week,
                    Unit::Month => Precision::Month,
                    Unit::Year => Precision::Year,
                    Unit::Weekend | Unit::Quarter | Unit::Decade => Precision::Range,
                }
            }
        }
    }
}

/// The tokens of a sentence, looked at by place.
#[derive(Clone, Copy)]
pub(super) struct Line<'a, 't> {
    tokens: &'t [Token<'a>],
    pub(super) language: Language,
}

/// What was read at a place: what it says, and the place after it.
pub(super) type Read = Option<(Said, usize)>;

/// Every date expression of a sentence, in order.
pub(super) fn all(tokens: &[Token<'_>], language: Language) -> Vec<Expression> {
    let line = Line { tokens, language };
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match line.expression(at) {
            Some((said, to)) => {
                found.push(Expression {
                    from: at,
                    to,
                    relation: line.relation(at, to, &said),
                    said,
                });
                at = to;
            }
            None => at += 1,
        }
    }
    found
}

impl<'a> Line<'a, '_> {
    /// Whether the words of English are read.
    pub(super) fn is_english(&self) -> bool {
        matches!(self.language, Language::English | Language::Other)
    }

    /// The token at a place.
    pub(super) fn at(&self, at: usize) -> Option<&Token<'a>> {
        self.tokens.get(at)
    }

    /// The text of the token at a place; empty past the end.
    pub(super) fn text(&self, at: usize) -> &'a str {
        self.at(at).map_or("", |token| token.text)
    }

    /// Whether the token at a place is one of those.
    pub(super) fn is(&self, at: usize, of: &[&str]) -> bool {
        self.at(at).is_some_and(|token| token.is_one(of))
    }

    /// The token so many places before one.
    pub(super) fn before(&self, at: usize, back: usize) -> Option<&Token<'a>> {
        self.at(at.checked_sub(back)?)
    }

    /// Whether the token so many places before one is one of those.
    pub(super) fn is_before(&self, at: usize, back: usize, of: &[&str]) -> bool {
        self.before(at, back).is_some_and(|token| token.is_one(of))
    }

    /// The expression that begins there, a range as one.
    fn expression(&self, at: usize) -> Read {
        let (said, to) = self.single(at)?;
        let joined = self.is(to, &["to", "through", "until", "till"])
            || self.at(to).is_some_and(Token::is_dash)
            || (self.is(to, &["and"]) && self.is_before(at, 1, &["between"]));
        if joined
            && !matches!(said, Said::Between(..))
            && let Some((end, after)) = self.single(to + 1)
            && is_alike(&said, &end)
        {
            return Some((Said::Between(Box::new(said), Box::new(end)), after));
        }
        Some((said, to))
    }

    /// One expression that begins there.
    fn single(&self, at: usize) -> Read {
        let first = self.at(at)?;
        // Where the language is not known, months of any may begin one.
        let is_plain = first.kind == Kind::Word && self.language == Language::English;
        if is_plain && !BEGINS.has(first.text) {
            return None;
        }
        self.any(at)
    }

    /// The same, whatever word stands there.
    fn any(&self, at: usize) -> Read {
        let first = self.at(at)?;
        match first.kind {
            Kind::Number => self
                .iso(at)
                .or_else(|| self.day_first(at))
                .or_else(|| relative::counted(self, at))
                .or_else(|| self.year(at)),
            Kind::Word if self.is_english() => self
                .parted(at)
                .or_else(|| self.weekday(at))
                .or_else(|| self.month(at))
                .or_else(|| self.season(at))
                .or_else(|| self.quarter(at))
                .or_else(|| relative::relative(self, at))
                .or_else(|| relative::counted(self, at)),
            Kind::Word => self.month_in_other(at),
            Kind::Mark => None,
        }
    }

    /// How what is told of lies to the expression that begins there, by the word before it.
    fn relation(&self, at: usize, to: usize, said: &Said) -> Relation {
        if matches!(said, Said::Between(..) | Said::Lately { .. }) {
            return Relation::Within;
        }
        let is_of_noun = matches!(
            said,
            Said::Day { .. } | Said::Month { .. } | Said::Year { .. }
        );
        if is_of_noun && self.is_before(at, 1, &["the", "his", "her", "its", "their"]) {
            // "since the February 2022 invasion": since the invasion, which was then.
            return Relation::Within;
        }
        let the = at.saturating_sub(usize::from(self.is_before(at, 1, &["the"])));
        match self
            .before(the, 1)
            .map(|token| token.text.to_ascii_lowercase())
            .as_deref()
        {
            Some("since" | "starting" | "beginning") => Relation::Since,
            Some("from") if self.is(to, &["on", "onward", "onwards"]) => Relation::Since,
            Some("until" | "till" | "through") => Relation::Until,
            Some("by") => Relation::By,
            Some("before") => Relation::Before,
            Some("after") => Relation::After,
            _ => Relation::Within,
        }
    }
}

/// Whether two expressions can be the ends of one range.
fn is_alike(one: &Said, other: &Said) -> bool {
    matches!(
        (one, other),
        (Said::Day { .. }, Said::Day { .. })
            | (Said::Month { .. }, Said::Month { .. })
            | (Said::Year { .. }, Said::Year { .. })
            | (Said::Weekday { .. }, Said::Weekday { .. })
            | (Said::Season { .. }, Said::Season { .. })
            | (Said::Days(..), Said::Days(..))
    )
}

/// The year that four digits are.
pub(super) fn year_of(text: &str) -> Option<i16> {
    let year = text.parse().ok()?;
    (text.len() == 4 && (1500..=2099).contains(&year)).then_some(year)
}

#[cfg(test)]
mod tests {
    use super::super::super::words;
    use super::*;
    use crate::news::Span;
    use proptest::prelude::*;

    fn word() -> impl Strategy<Value = String> {
        let known = "a an and 25 2022 ago april april's before black by coming day days decade early enero every \
            fall few first five following former fourth friday from in januar last late later mai March May maya \
            mid month months monday Monday morning next night now of one ours past prior q quarter same second \
            Sept since spring summer ten that the this to today tomorrow Tuesday twenty until week weekend weekends weeks \
            winter year years yesterday - . ,";
        words::made::word(known)
    }

    proptest! {
        #[test]
        fn no_word_that_begins_an_expression_is_passed_over(words in prop::collection::vec(word(), 1..12)) {
            let text = words.join(" ");
            let tokens = words::tokens(&text, Span::whole(&text).unwrap());
            let line = Line { tokens: &tokens, language: Language::English };
            for at in 0..tokens.len() {
                prop_assert_eq!(line.single(at), line.any(at), "{} of {}", at, text);
            }
        }
    }
}

//! What a date expression says, before it is settled which days that is.

use jiff::civil::Weekday;

use super::lexicon::{Part, Season, Turn, Unit};
use super::{Interval, Precision};

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

    /// Whether it is a year that is told by its number.
    pub(super) fn is_year(&self) -> bool {
        matches!(
            self,
            Self::Year {
                year: Year::Of(_),
                part: None
            }
        )
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

/// The year that four digits are.
pub(super) fn year_of(text: &str) -> Option<i16> {
    let year = text.parse().ok()?;
    (text.len() == 4 && (1500..=2099).contains(&year)).then_some(year)
}

//! When an article was published, and how surely that is known.

use std::fmt;

use jiff::{Span, Timestamp, civil::Date, tz::TimeZone};

/// The day that numbers of days count from.
const EPOCH: Date = Date::constant(1970, 1, 1);

/// The day as a number, which is quicker to compare and to keep.
pub fn day_number(date: Date) -> i64 {
    date.duration_since(EPOCH).as_hours() / 24
}

/// The day of that number; nothing where the calendar has none.
pub fn numbered_day(number: i64) -> Option<Date> {
    let days = Span::new().try_days(number).ok()?;
    EPOCH.checked_add(days).ok()
}

/// When an article was published: known, inferred from its text, or unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Published {
    /// At this instant.
    At(Timestamp),
    /// On this day, the time and the zone unknown.
    On(Date),
    /// Inferred: the text speaks of this day as past or present.
    NotBefore(Date),
    /// Nothing is known.
    #[default]
    Unknown,
}

impl Published {
    /// The day it is known to be of (in UTC for an instant); nothing when inferred or unknown.
    pub fn date(self) -> Option<Date> {
        match self {
            Self::At(instant) => Some(instant.to_zoned(TimeZone::UTC).date()),
            Self::On(date) => Some(date),
            Self::NotBefore(_) | Self::Unknown => None,
        }
    }

    /// The same as a number.
    pub fn day_number(self) -> Option<i64> {
        self.date().map(day_number)
    }

    /// The day it is inferred to be no older than; nothing when it is known or unknown.
    pub fn not_before(self) -> Option<Date> {
        match self {
            Self::NotBefore(date) => Some(date),
            Self::At(_) | Self::On(_) | Self::Unknown => None,
        }
    }

    /// The value as a machine reads it (RFC 3339), of what is known rather than inferred.
    pub fn to_rfc3339(self) -> Option<String> {
        match self {
            Self::At(instant) => Some(instant.to_string()),
            Self::On(date) => Some(date.to_string()),
            Self::NotBefore(_) | Self::Unknown => None,
        }
    }
}

/// As a reader is told: `25 Jan 2022`, `not before 25 Jan 2022` or `undated`.
impl fmt::Display for Published {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, self.date()) {
            (_, Some(date)) => write!(out, "{}", date.strftime("%-d %b %Y")),
            (Self::NotBefore(date), None) => {
                write!(out, "not before {}", date.strftime("%-d %b %Y"))
            }
            _ => out.write_str("undated"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_number_is_a_day() {
        for day in [Date::MIN, date(1969, 12, 31), date(2022, 1, 25), Date::MAX] {
            assert_eq!(numbered_day(day_number(day)), Some(day));
        }
        assert_eq!(day_number(date(1969, 12, 31)), -1);
        assert_eq!(numbered_day(i64::MAX), None);
    }

    #[test]
    fn a_reader_is_told_how_sure_it_is() {
        assert_eq!(Published::On(date(2022, 1, 25)).to_string(), "25 Jan 2022");
        assert_eq!(
            Published::NotBefore(date(2022, 1, 5)).to_string(),
            "not before 5 Jan 2022"
        );
        assert_eq!(Published::Unknown.to_string(), "undated");
        assert_eq!(Published::NotBefore(date(2022, 1, 5)).to_rfc3339(), None);
    }
}

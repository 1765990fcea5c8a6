//! Days from first to last, and how a reader is told of them.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// The days from the first to the last, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Interval {
    first: Date,
    last: Date,
}

/// How finely a date expression tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// A day.
    Day,
    /// A week.
    Week,
    /// A month.
    Month,
    /// A season of the year.
    Season,
    /// A year.
    Year,
    /// From one day to another: some days, a weekend, a quarter, a part of a month or a year, a decade.
    Range,
}

impl Precision {
    /// The word for it in records.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Season => "season",
            Self::Year => "year",
            Self::Range => "range",
        }
    }
}

impl Interval {
    /// From `first` to `last`; nothing when the last is before the first.
    pub fn new(first: Date, last: Date) -> Option<Self> {
        (first <= last).then_some(Self { first, last })
    }

    /// One day.
    pub fn day(day: Date) -> Self {
        Self {
            first: day,
            last: day,
        }
    }

    /// The week, Monday to Sunday, that `day` is of.
    pub fn week(day: Date) -> Option<Self> {
        let first = day
            .checked_sub(i64::from(day.weekday().since(Weekday::Monday)).days())
            .ok()?;
        Self::new(first, first.checked_add(6.days()).ok()?)
    }

    /// The month that `day` is of.
    pub fn month(day: Date) -> Self {
        Self {
            first: day.first_of_month(),
            last: day.last_of_month(),
        }
    }

    /// The year that `day` is of.
    pub fn year(day: Date) -> Self {
        Self {
            first: day.first_of_year(),
            last: day.last_of_year(),
        }
    }

    /// So many whole months from that of the year's on.
    pub fn months(year: i16, month: i8, count: i64) -> Option<Self> {
        let first = Date::new(year, month, 1).ok()?;
        let last = first.checked_add((count - 1).months()).ok()?;
        Self::new(first, last.last_of_month())
    }

    /// The first day.
    pub fn first(self) -> Date {
        self.first
    }

    /// The last day.
    pub fn last(self) -> Date {
        self.last
    }

    /// Whether it shares a day with `other`.
    pub fn overlaps(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// Whether it has every day of `other`.
    pub fn contains(self, other: Self) -> bool {
        self.first <= other.first && other.last <= self.last
    }

    /// How many days it has.
    pub fn length(self) -> i32 {
        self.first
            .until(self.last)
            .map_or(1, |span| span.get_days() + 1)
    }

    /// As a reader is told: `25 Jan 2022`, `week of 24 Jan 2022`, `Jan 2022`, `summer 2019`, `2017`, `3–5 Mar 2022`.
    pub fn told(self, precision: Precision) -> String {
        let (first, last) = (self.first, self.last);
        match precision {
            Precision::Week => format!("week of {}", first.strftime("%-d %b %Y")),
            Precision::Month if Self::month(first) == self => first.strftime("%b %Y").to_string(),
            Precision::Year if Self::year(first) == self => first.year().to_string(),
            Precision::Season => match first.month() {
                3 => format!("spring {}", first.year()),
                6 => format!("summer {}", first.year()),
                9 => format!("autumn {}", first.year()),
                12 => format!("winter {}–{:02}", first.year(), last.year() % 100),
                _ => self.days_told(),
            },
            Precision::Day | Precision::Month | Precision::Year | Precision::Range => {
                self.days_told()
            }
        }
    }

    fn days_told(self) -> String {
        let (first, last) = (self.first, self.last);
        if first == last {
            return first.strftime("%-d %b %Y").to_string();
        }
        let whole_months = first.day() == 1 && last == last.last_of_month();
        let same_year = first.year() == last.year();
        let (from, to) = if first == first.first_of_year() && last == last.last_of_year() {
            if same_year {
                return first.year().to_string();
            }
            ("%Y", "%Y")
        } else if whole_months && same_year && first.month() == last.month() {
            return first.strftime("%b %Y").to_string();
        } else if whole_months && same_year {
            ("%b", "%b %Y")
        } else if whole_months {
            ("%b %Y", "%b %Y")
        } else if same_year && first.month() == last.month() {
            ("%-d", "%-d %b %Y")
        } else if same_year {
            ("%-d %b", "%-d %b %Y")
        } else {
            ("%-d %b %Y", "%-d %b %Y")
        };
        let dash = if from.contains(' ') { " – " } else { "–" };
        format!("{}{dash}{}", first.strftime(from), last.strftime(to))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_reader_is_told_as_finely_as_is_known() {
        let check = |first, last, precision, told: &str| {
            let days = Interval::new(first, last).unwrap();
            assert_eq!(days.told(precision), told);
        };
        let (jan, mar) = (date(2022, 1, 1), date(2022, 3, 1));
        check(jan, jan, Precision::Day, "1 Jan 2022");
        check(jan, date(2022, 1, 31), Precision::Month, "Jan 2022");
        check(jan, date(2022, 12, 31), Precision::Year, "2022");
        check(mar, date(2022, 5, 31), Precision::Season, "spring 2022");
        check(
            date(2021, 12, 1),
            date(2022, 2, 28),
            Precision::Season,
            "winter 2021–22",
        );
        check(jan, date(2022, 4, 30), Precision::Range, "Jan–Apr 2022");
        check(jan, date(2022, 1, 10), Precision::Range, "1–10 Jan 2022");
        check(
            date(2021, 12, 30),
            jan,
            Precision::Range,
            "30 Dec 2021 – 1 Jan 2022",
        );
        check(
            date(1990, 1, 1),
            date(1999, 12, 31),
            Precision::Range,
            "1990–1999",
        );
        check(
            date(2022, 1, 24),
            date(2022, 1, 30),
            Precision::Week,
            "week of 24 Jan 2022",
        );
        assert_eq!(
            Interval::week(date(2022, 1, 30)),
            Interval::new(date(2022, 1, 24), date(2022, 1, 30))
        );
        assert_eq!(Interval::new(mar, jan), None);
    }
}

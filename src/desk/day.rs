//! Days as readers write them.

use jiff::civil::Date;
use jiff::fmt::strtime;

use super::{Refusal, Values};
use crate::reply::Line;

/// The days an expression covers, both ends included: `2022` covers a year, `25 Jan 2022` a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// The first.
    pub first: Date,
    /// The last.
    pub last: Date,
}

impl Days {
    const DAY: [&str; 7] = [
        "%Y-%m-%d",
        "%d %B %Y",
        "%d %b %Y",
        "%B %d, %Y",
        "%b %d, %Y",
        "%B %d %Y",
        "%b %d %Y",
    ];
    const MONTH: [&str; 3] = ["%Y-%m", "%B %Y", "%b %Y"];

    /// Reads a day, a month or a year; nothing when `text` is none of them.
    ///
    /// ```
    /// use attache::desk::Days;
    ///
    /// let days = Days::read("Jan 2022").expect("a month");
    /// assert_eq!(days.first.to_string(), "2022-01-01");
    /// assert_eq!(days.last.to_string(), "2022-01-31");
    /// ```
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        // Months first: “February 2024” would also read as the 20th of the year 24.
        for format in Self::MONTH {
            let first = strtime::parse(format!("%d {format}"), format!("1 {text}"));
            if let Some(first) = first.ok().and_then(|parsed| parsed.to_date().ok()) {
                return Some(Self {
                    first,
                    last: first.last_of_month(),
                });
            }
        }
        for format in Self::DAY {
            if let Some(day) = strtime::parse(format, text)
                .ok()
                .and_then(|parsed| parsed.to_date().ok())
            {
                return Some(Self {
                    first: day,
                    last: day,
                });
            }
        }
        let year = text
            .parse()
            .ok()
            .filter(|year| (1000..=9999).contains(year))?;
        let first = Date::new(year, 1, 1).ok()?;
        Some(Self {
            first,
            last: first.last_of_year(),
        })
    }
}

/// The first day that `since` admits and the last that `until` admits.
///
/// # Errors
/// When either cannot be read as a day, or they exclude every day.
pub(super) fn period(values: &Values) -> Result<(Option<Date>, Option<Date>), Refusal> {
    let since = read(values, "since")?.map(|days| days.first);
    let until = read(values, "until")?.map(|days| days.last);
    match (since, until) {
        (Some(since), Some(until)) if since > until => Err(Refusal::new(
            Line::new()
                .code("since")
                .plain(format!(" ({since}) is after "))
                .code("until")
                .plain(format!(" ({until}): no day lies between them.")),
        )),
        period => Ok(period),
    }
}

fn read(values: &Values, name: &'static str) -> Result<Option<Days>, Refusal> {
    let Some(text) = values.text(name) else {
        return Ok(None);
    };
    match Days::read(text) {
        Some(days) => Ok(Some(days)),
        None => Err(unreadable(name, text)),
    }
}

/// The option's text is no day.
pub(super) fn unreadable(name: &str, text: &str) -> Refusal {
    Refusal::new(
        Line::new()
            .code(name)
            .plain(format!(" cannot be read as a day: “{text}”. Write it as "))
            .code("2022-01-25")
            .plain(", ")
            .code("25 Jan 2022")
            .plain(", ")
            .code("January 2022")
            .plain(" or ")
            .code("2022")
            .plain("."),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let days = Days::read(text).map_or("none".to_owned(), |days| {
            format!("{}..{}", days.first, days.last)
        });
        assert_eq!(days, expected, "{text}");
    }

    #[test]
    fn days_as_readers_write_them() {
        check("2022-01-25", "2022-01-25..2022-01-25");
        check("25 Jan 2022", "2022-01-25..2022-01-25");
        check("25 january 2022", "2022-01-25..2022-01-25");
        check("January 25, 2022", "2022-01-25..2022-01-25");
        check("Jan 5 2022", "2022-01-05..2022-01-05");
        check("2022-02", "2022-02-01..2022-02-28");
        check("February 2024", "2024-02-01..2024-02-29");
        check(" 2022 ", "2022-01-01..2022-12-31");
        check("30 February 2022", "none");
        check("yesterday", "none");
        check("", "none");
        check("22", "none");
    }
}

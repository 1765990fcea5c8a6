//! Days as readers write them.

use jiff::civil::Date;
use jiff::fmt::strtime;

use super::{Refusal, Values};
use crate::news::time::Interval;
use crate::reply::Line;

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

/// The days that a reader writes: a day, a month (`Jan 2022`) or a year; nothing when `text` is none of them.
pub(super) fn days(text: &str) -> Option<Interval> {
    let text = text.trim();
    let read = |format: &str, text: &str| strtime::parse(format, text).ok()?.to_date().ok();
    // Months first: “February 2024” would also read as the 20th of the year 24.
    let month = MONTH
        .iter()
        .find_map(|format| read(&format!("%d {format}"), &format!("1 {text}")));
    if let Some(first) = month {
        return Some(Interval::month(first));
    }
    if let Some(day) = DAY.iter().find_map(|format| read(format, text)) {
        return Some(Interval::day(day));
    }
    let year = text
        .parse()
        .ok()
        .filter(|year| (1000..=9999).contains(year))?;
    Some(Interval::year(Date::new(year, 1, 1).ok()?))
}

/// The first day that `since` admits and the last that `until` admits.
///
/// # Errors
/// When either cannot be read as a day, or they exclude every day.
pub(super) fn period(values: &Values) -> Result<(Option<Date>, Option<Date>), Refusal> {
    let since = read(values, "since")?.map(Interval::first);
    let until = read(values, "until")?.map(Interval::last);
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

fn read(values: &Values, name: &'static str) -> Result<Option<Interval>, Refusal> {
    let Some(text) = values.text(name) else {
        return Ok(None);
    };
    match days(text) {
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
        let days = days(text).map_or("none".to_owned(), |days| {
            format!("{}..{}", days.first(), days.last())
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

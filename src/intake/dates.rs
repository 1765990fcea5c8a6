//! Reads dates as pages write them.

use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::fmt::rfc2822;
use regex::Regex;

use crate::news::Published;

/// When something stated to be published then was: an instant, a day, or unknown when it cannot be read.
pub(super) fn published(text: &str) -> Published {
    let text = text.trim();
    if let Ok(instant) = text.parse::<Timestamp>() {
        return Published::At(instant);
    }
    if let Ok(zoned) = rfc2822::parse(text) {
        return Published::At(zoned.timestamp());
    }
    match text.parse::<Date>() {
        Ok(date) => Published::On(date),
        Err(_) => find(text).next().map_or(Published::Unknown, Published::On),
    }
}

/// The full dates (day, month and year) that stand in `text`, in order.
pub(super) fn find(text: &str) -> impl Iterator<Item = Date> + '_ {
    const MONTH: &str = r"(?<NAME>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
    static DATES: LazyLock<Option<Regex>> = LazyLock::new(|| {
        let first = MONTH.replace("NAME", "a");
        let second = MONTH.replace("NAME", "b");
        Regex::new(&format!(
            r"(?xi)\b(?:
                {first}\.?\s+(?<ad>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?<ay>\d{{4}})
              | (?<bd>\d{{1,2}})(?:st|nd|rd|th)?\s+{second}\.?,?\s+(?<by>\d{{4}})
              | (?<cy>\d{{4}})-(?<cm>\d{{2}})-(?<cd>\d{{2}})
            )\b"
        ))
        .ok()
    });
    let found = DATES.as_ref().map(|dates| dates.captures_iter(text));
    found.into_iter().flatten().filter_map(|found| {
        let number = |name: &str| found.name(name)?.as_str().parse::<i16>().ok();
        let (year, month, day) = match (found.name("a"), found.name("b")) {
            (Some(month), _) => (number("ay")?, month_of(month.as_str())?, number("ad")?),
            (None, Some(month)) => (number("by")?, month_of(month.as_str())?, number("bd")?),
            (None, None) => (number("cy")?, number("cm")?, number("cd")?),
        };
        Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
    })
}

fn month_of(name: &str) -> Option<i16> {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let name = name.get(..3)?.to_ascii_lowercase();
    let at = MONTHS.iter().position(|month| *month == name)?;
    i16::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, shown: &str) {
        let found = published(text);
        let read = found.to_rfc3339().unwrap_or_default();
        assert_eq!(read, shown, "{text}");
    }

    #[test]
    fn stated_dates_are_read() {
        check("2022-01-25", "2022-01-25");
        check("2022-01-25T10:30:00Z", "2022-01-25T10:30:00Z");
        check("2022-01-25T10:30:00+02:00", "2022-01-25T08:30:00Z");
        check("2022-01-25T10:30:00", "2022-01-25");
        check("Tue, 25 Jan 2022 10:30:00 GMT", "2022-01-25T10:30:00Z");
        check("January 25, 2022", "2022-01-25");
        check("Published Jan. 25th, 2022, 9:19 a.m. ET", "2022-01-25");
        check("25 January 2022", "2022-01-25");
        check("31 February 2022", "");
        check("yesterday", "");
        check("", "");
    }
}

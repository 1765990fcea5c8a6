//! Reads dates as pages write them.

use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::fmt::rfc2822;
use regex::Regex;

use super::pattern::fixed;
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

/// When an undated text was published at the earliest: the last date that it speaks of as past or present.
///
/// A month with its year counts as its first day. A date is left aside when the words before it point ahead.
pub(super) fn not_before<'a>(paragraphs: impl Iterator<Item = &'a str>) -> Published {
    let mut latest: Option<Date> = None;
    for text in paragraphs {
        if !YEAR.is_match(text) {
            continue;
        }
        let days = find_places(text);
        let months = MONTHS_AND_YEARS.captures_iter(text).filter_map(|found| {
            let year = found.name("year")?.as_str().parse().ok()?;
            let month = i8::try_from(month_of(found.name("month")?.as_str())?).ok()?;
            Some((found.get(0)?.start(), Date::new(year, month, 1).ok()?))
        });
        for (at, date) in days.chain(months) {
            let before = text.get(..at).unwrap_or_default();
            let from = before.ceil_char_boundary(before.len().saturating_sub(AHEAD_BYTES));
            let points_ahead = AHEAD.is_match(before.get(from..).unwrap_or_default());
            if !points_ahead && latest.is_none_or(|latest| latest < date) {
                latest = Some(date);
            }
        }
    }
    latest.map_or(Published::Unknown, Published::NotBefore)
}

/// How many bytes before a date may point ahead.
const AHEAD_BYTES: usize = 60;

/// Words that make the date after them one to come, in the same sentence.
static AHEAD: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?i)\b(?:will|would|shall|until|till|by|before|through|due|scheduled|slated|planned|plans|expected|set|expires?|deadline|starting|from|next|coming|upcoming|promised|pledged|goal|target|than)\b[^.!?]*$",
    )
});

/// Without a year there is no full date.
static YEAR: LazyLock<Regex> = LazyLock::new(|| fixed(r"\b(?:19|20)\d{2}\b"));

static MONTHS_AND_YEARS: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"\b(?<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?),? (?<year>(?:19|20)\d{2})\b",
    )
});

/// The full dates (day, month and year) that stand in `text`, in order.
fn find(text: &str) -> impl Iterator<Item = Date> + '_ {
    find_places(text).map(|(_, date)| date)
}

/// The same, each with the byte it begins at.
fn find_places(text: &str) -> impl Iterator<Item = (usize, Date)> + '_ {
    DATES.captures_iter(text).filter_map(|found| {
        let number = |name: &str| found.name(name)?.as_str().parse::<i16>().ok();
        let (year, month, day) = match (found.name("a"), found.name("b")) {
            (Some(month), _) => (number("ay")?, month_of(month.as_str())?, number("ad")?),
            (None, Some(month)) => (number("by")?, month_of(month.as_str())?, number("bd")?),
            (None, None) => (number("cy")?, number("cm")?, number("cd")?),
        };
        let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
        Some((found.get(0)?.start(), date))
    })
}

/// A day, a month and a year, in the three usual orders.
static DATES: LazyLock<Regex> = LazyLock::new(|| {
    const MONTH: &str = r"(?<NAME>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
    let first = MONTH.replace("NAME", "a");
    let second = MONTH.replace("NAME", "b");
    fixed(&format!(
        r"(?xi)\b(?:
            {first}\.?\s+(?<ad>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?<ay>\d{{4}})
          | (?<bd>\d{{1,2}})(?:st|nd|rd|th)?\s+{second}\.?,?\s+(?<by>\d{{4}})
          | (?<cy>\d{{4}})-(?<cm>\d{{2}})-(?<cd>\d{{2}})
        )\b"
    ))
});

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
    fn a_text_is_not_older_than_what_it_speaks_of() {
        let check = |text: &str, shown: &str| {
            assert_eq!(not_before([text].into_iter()).to_string(), shown, "{text}");
        };
        check(
            "They met on January 25, 2022 in Berlin, Germany.",
            "not before 25 Jan 2022",
        );
        check(
            "They met on 3 May 2021 and on 25 January 2022.",
            "not before 25 Jan 2022",
        );
        check(
            "The first since the February 2022 invasion.",
            "not before 1 Feb 2022",
        );
        check("It will end by March 3, 2030.", "undated");
        check(
            "The law expires on 1 June 2031. It passed on 1 June 2021.",
            "not before 1 Jun 2021",
        );
        check("It was in 2017, on a Monday in May.", "undated");
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

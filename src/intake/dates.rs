//! Reads dates as pages write them.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::fmt::rfc2822;

use super::pattern::{Pattern, fixed};
use crate::news::Published;
use crate::news::time::{Interval, stated};

/// When something stated to be published then was: an instant, a day, or unknown when it cannot be read.
pub(super) fn published(text: &str) -> Published {
    let text = text.trim();
    if let Ok(instant) = text.parse::<Timestamp>() {
        return Published::At(instant);
    }
    if let Ok(zoned) = rfc2822::parse(text) {
        return Published::At(zoned.timestamp());
    }
    if let Ok(date) = text.parse::<Date>() {
        return Published::On(date);
    }
    let mut days = stated(text).map(|(_, days)| days);
    let day = days.find(|days| days.length() == 1).map(Interval::first);
    day.map_or(Published::Unknown, Published::On)
}

/// When an undated text was published at the earliest: the last date that it speaks of as past or present.
///
/// Several days and a month with its year count as the first of them. A date is left aside when the words before it
/// point ahead.
pub(super) fn not_before<'a>(paragraphs: impl Iterator<Item = &'a str>) -> Published {
    let mut latest: Option<Date> = None;
    for text in paragraphs {
        if !YEAR.is_match(text) {
            continue;
        }
        for (span, days) in stated(text) {
            let before = text.get(..span.start()).unwrap_or_default();
            let from = before.ceil_char_boundary(before.len().saturating_sub(AHEAD_BYTES));
            let points_ahead = AHEAD.is_match(before.get(from..).unwrap_or_default());
            if !points_ahead && latest.is_none_or(|latest| latest < days.first()) {
                latest = Some(days.first());
            }
        }
    }
    latest.map_or(Published::Unknown, Published::NotBefore)
}

/// How many bytes before a date may point ahead.
const AHEAD_BYTES: usize = 60;

/// Words that make the date after them one to come, in the same sentence.
static AHEAD: Pattern = Pattern::new(|| {
    fixed(
        r"(?i)\b(?:will|would|shall|until|till|by|before|through|due|scheduled|slated|planned|plans|expected|set|expires?|deadline|starting|from|next|coming|upcoming|promised|pledged|goal|target|than)\b[^.!?]*$",
    )
});

/// Without a year nothing is stated.
static YEAR: Pattern = Pattern::new(|| fixed(r"\b(?:19|20)\d{2}\b"));

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
        check("Der Rat tagte am 5. März 2022.", "not before 5 Mar 2022");
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
        check("le 25 janvier 2022", "2022-01-25");
        check("31 February 2022", "");
        check("yesterday", "");
        check("", "");
    }
}

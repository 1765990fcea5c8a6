//! Calendars (RFC 5545) of entries that last whole days.
//!
//! Written here because the crate that writes calendars without a second library of dates (`ics`) folds lines one
//! byte too late; `icalendar` brings six crates, among them such a library.

use jiff::{Timestamp, ToSpan};

use crate::news::time::Interval;

/// An entry of a calendar.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// What tells it from all other entries, the same whenever it is written.
    pub(super) id: String,
    /// The days it lasts.
    pub(super) days: Interval,
    /// What it is.
    pub(super) summary: String,
    /// What is to be known of it.
    pub(super) description: String,
    /// Where it can be read.
    pub(super) url: Option<String>,
}

/// The most bytes of a line, its end left out.
const LINE_MAX: usize = 75;

/// The calendar of these entries, written at that time.
pub(super) fn written(entries: &[Entry], now: Timestamp) -> String {
    let mut text = String::new();
    let mut line = |line: &str| fold(line, &mut text);
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//Attache//Attache//EN");
    for entry in entries {
        let Ok(after) = entry.days.last().checked_add(1.days()) else {
            continue;
        };
        line("BEGIN:VEVENT");
        line(&format!("UID:{}@attache", entry.id));
        line(&format!("DTSTAMP:{}", now.strftime("%Y%m%dT%H%M%SZ")));
        let first = entry.days.first();
        line(&format!("DTSTART;VALUE=DATE:{}", first.strftime("%Y%m%d")));
        // The end is the first day that is not of it.
        line(&format!("DTEND;VALUE=DATE:{}", after.strftime("%Y%m%d")));
        line(&format!("SUMMARY:{}", escaped(&entry.summary)));
        line(&format!("DESCRIPTION:{}", escaped(&entry.description)));
        let is_address = |url: &&String| url.bytes().all(|byte| byte.is_ascii_graphic());
        if let Some(url) = entry.url.as_ref().filter(is_address) {
            line(&format!("URL:{url}"));
        }
        // A day on which something was is not a day that is taken.
        line("TRANSP:TRANSPARENT");
        line("END:VEVENT");
    }
    line("END:VCALENDAR");
    text
}

/// Text with what would end it made plain.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            '\r' => {}
            _ => escaped.push(c),
        }
    }
    escaped
}

/// Adds a line, cut into pieces that begin with a blank where it is too long.
fn fold(line: &str, text: &mut String) {
    let mut length = 0;
    for c in line.chars() {
        if length + c.len_utf8() > LINE_MAX {
            text.push_str("\r\n ");
            length = 1;
        }
        text.push(c);
        length += c.len_utf8();
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn entry(summary: &str) -> Entry {
        Entry {
            id: "1".to_owned(),
            days: Interval::new(date(2021, 12, 30), date(2021, 12, 31)).unwrap(),
            summary: summary.to_owned(),
            description: String::new(),
            url: Some("https://coast.example/a".to_owned()),
        }
    }

    #[test]
    fn an_entry_lasts_to_the_day_after_its_last() {
        let text = written(
            &[entry("One, two; three\\four\nfive")],
            Timestamp::UNIX_EPOCH,
        );
        let lines: Vec<&str> = text.split("\r\n").collect();
        assert_eq!(
            lines,
            [
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "PRODID:-//Attache//Attache//EN",
                "BEGIN:VEVENT",
                "UID:1@attache",
                "DTSTAMP:19700101T000000Z",
                "DTSTART;VALUE=DATE:20211230",
                "DTEND;VALUE=DATE:20220101",
                r"SUMMARY:One\, two\; three\\four\nfive",
                "DESCRIPTION:",
                "URL:https://coast.example/a",
                "TRANSP:TRANSPARENT",
                "END:VEVENT",
                "END:VCALENDAR",
                "",
            ]
        );
    }

    proptest! {
        /// No line is too long or cut within a character, and unfolded it is what was written.
        #[test]
        fn lines_are_folded(summary in "[a-zé東🙂,;\\\\ \n]{0,200}") {
            let text = written(&[entry(&summary)], Timestamp::UNIX_EPOCH);
            prop_assert!(text.split("\r\n").all(|line| line.len() <= LINE_MAX && !line.contains(['\r', '\n'])));
            let unfolded = text.replace("\r\n ", "");
            let line = unfolded.split("\r\n").find_map(|line| line.strip_prefix("SUMMARY:")).unwrap();
            let mut read = String::new();
            let mut chars = line.chars();
            while let Some(c) = chars.next() {
                match (c, c == '\\') {
                    (_, true) => read.extend(chars.next().map(|c| if c == 'n' { '\n' } else { c })),
                    (c, false) => read.push(c),
                }
            }
            prop_assert_eq!(read, summary);
        }
    }
}

//! The days, months and years that a text names.

use jiff::civil::Date;

/// What `text` names with a year, as first and last day: `2023-12-12`, `December 12, 2023`, `12 December 2023`,
/// `December 2023`. A year alone is a word of the question rather than a date of an article.
pub(super) fn named(text: &str) -> Vec<(Date, Date)> {
    let words: Vec<String> = text
        .split(|c: char| !(c.is_alphanumeric() || c == '-'))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    let mut found = Vec::new();
    for at in 0..words.len() {
        if let Ok(date) = word(at).parse::<Date>() {
            found.push((date, date));
        }
        let Some(month) = month(word(at)) else {
            continue;
        };
        let before = at.checked_sub(1).map_or("", word);
        let (day, year) = match (number(word(at + 1)), year(word(at + 2)), year(word(at + 1))) {
            (Some(day), Some(year), _) => (Some(day), year),
            (_, _, Some(year)) => (number(before), year),
            _ => continue,
        };
        let first = Date::new(year, month, day.unwrap_or(1));
        if let Ok(first) = first {
            let last = if day.is_some() {
                first
            } else {
                first.last_of_month()
            };
            found.push((first, last));
        }
    }
    found
}

fn month(word: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let whole = MONTHS.iter().position(|month| *month == word);
    let short = || {
        let known = word.len() >= 3 && word != "mar";
        MONTHS
            .iter()
            .position(|month| known && month.starts_with(word))
    };
    i8::try_from(whole.or_else(short)? + 1).ok()
}

fn number(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

fn year(word: &str) -> Option<i16> {
    word.parse()
        .ok()
        .filter(|year| (1000..=2999).contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = named(text)
            .iter()
            .map(|(first, last)| format!("{first}/{last}"))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn dates_are_read() {
        check(
            "on December 12, 2023, and later",
            &["2023-12-12/2023-12-12"],
        );
        check("the 3rd of May", &[]);
        check("on 12 Dec 2023", &["2023-12-12/2023-12-12"]);
        check("in February 2024", &["2024-02-01/2024-02-29"]);
        check("2022-01-25", &["2022-01-25/2022-01-25"]);
        check("in 2017", &[]);
    }
}

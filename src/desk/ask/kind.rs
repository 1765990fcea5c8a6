//! Whether a text holds the kind of answer that a question expects.

use crate::newsroom::{Expects, Question};

/// Whether `text` holds something of the kind that `question` expects.
pub(super) fn holds(expects: Expects, text: &str, question: &Question) -> bool {
    match expects {
        Expects::Number => has_number(text),
        Expects::Time => has_number(text) || TIMES.iter().any(|word| text.contains(word)),
        Expects::Speech => text.contains(['“', '”', '"', '«']),
        Expects::Name | Expects::Place => has_other_name(text, question),
        Expects::Anything => false,
    }
}

fn has_number(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit()) || NUMBERS.iter().any(|word| text.contains(word))
}

/// Whether a capitalised word stands within `text` that the question does not have.
fn has_other_name(text: &str, question: &Question) -> bool {
    text.split_whitespace().skip(1).any(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let asked = |known: &str| word.starts_with(known);
        word.chars().next().is_some_and(char::is_uppercase)
            && !question.words.iter().any(|known| asked(&known.surface))
    })
}

const NUMBERS: &[&str] = &[
    " two ",
    " three ",
    " four ",
    " five ",
    " six ",
    " seven ",
    " eight ",
    " nine ",
    " ten ",
    " dozen",
    " hundred",
    " thousand",
    " million",
    " billion",
];

const TIMES: &[&str] = &[
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "yesterday",
    "today",
    "tomorrow",
    "last week",
    "last month",
    "last year",
    "next week",
    "next month",
    "next year",
];

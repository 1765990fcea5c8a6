//! Days that are known by their date, as names are: `the Jan. 6 committee`, `since Oct. 7`.
//!
//! Such a day lies years back, and its article tells the year once at most. Without a year a day is otherwise one of the
//! months around the article's own.

use jiff::civil::Date;

use super::super::words::Token;
use super::read::Expression;
use super::tense::Tense;
use super::{Basis, Found, Interval};

/// Within so many days of the article's own, a day without a year is one of these days.
const NEAR_DAYS: i32 = 60;

/// Settles days without a year by the same day with one, where the article tells it; leaves out what is a name and is
/// not told with its year.
pub(super) fn settle(found: &mut Vec<Found>, published: Option<Date>) {
    let stated: Vec<Interval> = found
        .iter()
        .filter(|found| found.when.basis == Basis::Stated)
        .filter_map(|found| found.when.days.filter(|days| days.length() == 1))
        .collect();
    let is_near = |days: Option<Interval>| {
        let apart = days.zip(published);
        let apart = apart.and_then(|(days, published)| published.until(days.first()).ok());
        apart.is_some_and(|apart| apart.get_days().abs() <= NEAR_DAYS)
    };
    found.retain_mut(|found| {
        // What is named by its day was.
        let was = |days: Interval| published.is_none_or(|published| days.first() <= published);
        let is_to_come =
            found.attributive && found.tense != Tense::Ahead && !found.when.days.is_none_or(was);
        let is_near = is_near(found.when.days) && !is_to_come;
        let Some((month, day)) = found.yearless.filter(|_| !is_near) else {
            return true;
        };
        let of_year = stated.iter().find(|days| {
            let first = days.first();
            (first.month(), first.day()) == (month, day)
        });
        match of_year {
            Some(days) => {
                found.when.days = Some(*days);
                found.when.basis = Basis::Text;
                true
            }
            None => !found.attributive,
        }
    });
}

/// Whether an expression stands right before the noun that it describes.
pub(super) fn is_attributive(tokens: &[Token<'_>], expression: &Expression) -> bool {
    let before = expression.from.checked_sub(1).and_then(|at| tokens.get(at));
    let is_led = before.is_some_and(|before| {
        before.is_one(&["the", "a", "this", "that", "his", "her", "their", "its"])
            || before.text == "s"
            || before.is_lower() && before.text.ends_with("ing")
    });
    let next = tokens.get(expression.to);
    is_led && next.is_some_and(|next| next.is_lower() && !next.is_one(FUNCTION))
}

/// Words in lower case that follow a day and are no noun.
const FUNCTION: &[&str] = &[
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "had", "has", "in", "is", "it", "of",
    "on", "or", "that", "the", "through", "to", "until", "was", "were", "when", "which", "while",
    "who", "will", "with",
];

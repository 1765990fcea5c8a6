//! Pages that went on after their stated day: what they call Monday is of another week.
//!
//! A running report is dated by its first day, or by its last change to the page. That it tells of later days as past
//! shows it; its weekdays then count from a day that nothing tells.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::tense::Tense;
use super::{Basis, Found};

/// A page that tells of so many days after its own as past was updated.
const LATER_MIN: usize = 2;
/// Papers are dated by the day they are sold, and written the day before or after.
const SLACK_DAYS: i32 = 1;
/// What is within so many days counts from the day that the page is of.
const FINE_DAYS: i32 = 31;

/// Leaves as written what counts from a day on which the page was not written.
pub(super) fn unsettle(found: &mut [Found], published: Option<Date>) {
    let Some(published) = published else { return };
    let later = found.iter().filter_map(|found| {
        let days = found.when.days.filter(|days| days.length() == 1)?;
        let is_told = found.yearless.is_some() || found.when.basis == Basis::Stated;
        let after = published.until(days.first()).ok()?.get_days();
        (is_told && found.tense == Tense::Past && after > SLACK_DAYS).then_some(days.first())
    });
    if later.collect::<BTreeSet<Date>>().len() < LATER_MIN {
        return;
    }
    for found in found {
        let when = &mut found.when;
        let is_fine = when.days.is_some_and(|days| days.length() <= FINE_DAYS);
        if when.basis == Basis::Published && is_fine && found.yearless.is_none() {
            when.days = None;
            when.basis = Basis::Open;
        }
    }
}

//! Settles which days a date expression means, against what is known.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::lexicon::{Part, Turn, Unit};
use super::said::{Said, Year};
use super::tense::Tense;
use super::{Basis, Interval, Precision};

/// What dates are settled against: the day of publication, where known, and the last date that the text told of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known {
    published: Option<Date>,
    told: Option<Told>,
}

/// A date that the text told of.
#[derive(Clone, Copy, Debug)]
struct Told {
    days: Interval,
    precision: Precision,
    /// How many sentences ago.
    ago: u32,
}

/// So many sentences on, a date that the text told of is still what `that year` means.
const TOLD_MAX: u32 = 4;

impl Known {
    pub(super) fn new(published: Option<Date>) -> Self {
        Self {
            published,
            told: None,
        }
    }

    /// Goes on to the next sentence.
    pub(super) fn next_sentence(&mut self) {
        if let Some(told) = &mut self.told {
            told.ago += 1;
        }
        self.told = self.told.filter(|told| told.ago <= TOLD_MAX);
    }

    fn tell(&mut self, days: Interval, precision: Precision) {
        let ago = 0;
        self.told = Some(Told {
            days,
            precision,
            ago,
        });
    }
}

/// The days that `said` means, and by what: no days where nothing settles them, nothing at all where they cannot be.
pub(super) fn settle(
    said: &Said,
    known: &mut Known,
    tense: Tense,
) -> Option<(Option<Interval>, Basis)> {
    let basis = basis(said);
    let days = match basis {
        Basis::Stated => Some(days(said, Date::ZERO, tense)?),
        Basis::Published => known.published.and_then(|day| days(said, day, tense)),
        Basis::Text => known
            .told
            .filter(|told| is_fine_enough(said, told))
            .and_then(|told| days(said, told.days.first(), tense)),
        Basis::Open => None,
    };
    if let Some(days) = days {
        known.tell(days, said.precision());
        return Some((Some(days), basis));
    }
    // A date of the text that is not settled breaks the chain: what follows counts from it, not from one before.
    if basis != Basis::Text {
        known.told = None;
    }
    is_possible(said).then_some((None, Basis::Open))
}

/// What settles an expression, if anything does.
fn basis(said: &Said) -> Basis {
    let by_year = |year: &Year| match year {
        Year::Of(_) => Basis::Stated,
        Year::None
        | Year::Latest
        | Year::Coming
        | Year::At(Turn::Last | Turn::This | Turn::Next) => Basis::Published,
        Year::At(Turn::Previous | Turn::Same | Turn::Following) => Basis::Text,
    };
    match said {
        Said::Days(..) => Basis::Stated,
        Said::Day { year, .. }
        | Said::Month { year, .. }
        | Said::Season { year, .. }
        | Said::Quarter { year, .. }
        | Said::Year { year, .. } => by_year(year),
        Said::Weekday { turn, .. } => by_turn(turn.unwrap_or(Turn::This)),
        Said::Unit { turn, .. } => by_turn(*turn),
        Said::Steps { .. } | Said::Lately { .. } => Basis::Published,
        Said::Onward { .. } => Basis::Text,
        Said::Between(_, last) => basis(last),
    }
}

fn by_turn(turn: Turn) -> Basis {
    match turn {
        Turn::Last | Turn::This | Turn::Next => Basis::Published,
        Turn::Previous | Turn::Same | Turn::Following => Basis::Text,
    }
}

/// Whether the date that the text told of is as fine as what is counted from it: no day follows a year.
fn is_fine_enough(said: &Said, told: &Told) -> bool {
    if let Said::Unit { unit, .. } | Said::Onward { unit, .. } = said {
        return match unit {
            Unit::Day => told.precision == Precision::Day,
            Unit::Week | Unit::Weekend => told.days.length() <= 7,
            Unit::Month | Unit::Quarter => told.days.length() <= 31,
            Unit::Year | Unit::Decade => told.days.length() <= 366,
        };
    }
    told.days.first().year() == told.days.last().year()
}

/// Whether there is such a day in some year.
fn is_possible(said: &Said) -> bool {
    // A leap year has every day that any year has.
    let day_is = |month: i8, day: i8| Date::new(2024, month, day).is_ok();
    if let Said::Between(first, last) = said {
        return is_possible(first) && is_possible(last);
    }
    !matches!(said, Said::Day { month, day, .. } if !day_is(*month, *day))
}

/// The days that `said` means, counted from `base`.
fn days(said: &Said, base: Date, tense: Tense) -> Option<Interval> {
    match said {
        Said::Days(days, _) => Some(*days),
        Said::Day {
            month,
            day,
            weekday,
            year,
        } => one_day(*month, *day, *weekday, *year, base, tense),
        Said::Month { month, part, year } => {
            let whole = in_year(*year, base, tense, |year| Interval::months(year, *month, 1))?;
            part_of_month(whole, *part)
        }
        Said::Season { season, year } => season_days(season.month(), *year, base, tense),
        Said::Quarter { quarter, year } => in_year(*year, base, tense, |year| {
            Interval::months(year, quarter * 3 - 2, 3)
        }),
        Said::Weekday { weekday, turn } => weekday_day(*weekday, *turn, base, tense),
        Said::Year { year, part } => {
            let year = match year {
                Year::Of(year) => *year,
                Year::At(turn) => base.year() + step(*turn),
                Year::None | Year::Latest | Year::Coming => return None,
            };
            let (month, count) = match part {
                None => (1, 12),
                Some(Part::Early) => (1, 4),
                Some(Part::Mid) => (5, 4),
                Some(Part::Late) => (9, 4),
            };
            Interval::months(year, month, count)
        }
        Said::Unit { unit, turn } => stepped(*unit, i64::from(step(*turn)), base, tense),
        Said::Steps { unit, count } | Said::Onward { unit, count } => {
            stepped(*unit, *count, base, tense)
        }
        Said::Lately { unit, count } => lately(*unit, *count, base),
        Said::Between(first, last) => between(first, last, base, tense),
    }
}

/// The day, in the year that is said, that its weekday tells, or that the tense points to.
fn one_day(
    month: i8,
    day: i8,
    weekday: Option<Weekday>,
    year: Year,
    base: Date,
    tense: Tense,
) -> Option<Interval> {
    let of = |year| Date::new(year, month, day).ok().map(Interval::day);
    if let (Some(weekday), Year::None) = (weekday, year) {
        // What does not agree with its weekday is of another year, however far that is.
        let years = [0, -1, 1].into_iter();
        let days = years.filter_map(|away| of(base.year() + away));
        let told = days
            .filter(|days| days.first().weekday() == weekday)
            .min_by_key(|days| distance(days.first(), base));
        if told.is_some() {
            return told;
        }
    }
    in_year(year, base, tense, of)
}

/// A date that the past tense speaks of may be so many days ahead: papers are dated by the day they are sold.
const SLACK_DAYS: i32 = 1;

fn distance(one: Date, other: Date) -> i32 {
    one.until(other)
        .map_or(i32::MAX, |span| span.get_days().abs())
}

/// What `of` gives for the year that is said; where none is, for the one that the tense points to from `base`.
fn in_year(
    year: Year,
    base: Date,
    tense: Tense,
    of: impl Fn(i16) -> Option<Interval>,
) -> Option<Interval> {
    match year {
        Year::Of(year) => return of(year),
        // "last June" is over, and so is not the month that the article is of.
        Year::Latest => {
            let over = [base.year(), base.year() - 1].into_iter().filter_map(of);
            return over.filter(|days| days.last() < base).max();
        }
        Year::Coming => {
            let coming = [base.year(), base.year() + 1].into_iter().filter_map(of);
            return coming.filter(|days| days.first() > base).min();
        }
        Year::At(turn) => return of(base.year() + step(turn)),
        Year::None => {}
    }
    let year = base.year();
    let candidates = [year - 1, year, year + 1].map(&of);
    let latest_past = || {
        let past = candidates.iter().flatten().filter(|days| {
            days.first() <= base || days.length() == 1 && distance(days.first(), base) <= SLACK_DAYS
        });
        past.max().copied()
    };
    let next = || {
        candidates
            .iter()
            .flatten()
            .find(|days| days.last() >= base)
            .copied()
    };
    // What is to come is half as often told without its verb as what was.
    let nearest = || {
        let far = |days: &&Interval| {
            let away = distance(days.first(), base).min(distance(days.last(), base));
            if days.first() > base { away * 2 } else { away }
        };
        candidates.iter().flatten().min_by_key(far).copied()
    };
    let told = match tense {
        Tense::Past => latest_past(),
        Tense::Ahead => next(),
        Tense::Open => nearest(),
    };
    // News gives the year of a day that lies most of a year away; without it, the verb was taken wrongly, or the page
    // tells of another year than its own.
    let far =
        told.is_some_and(|days| days.length() == 1 && distance(days.first(), base) > FAR_DAYS);
    if far {
        let is_ahead = |days: &Interval| distance(days.first(), base) <= AHEAD_DAYS;
        nearest().filter(|days| tense != Tense::Past || is_ahead(days))
    } else {
        told
    }
}

/// From so many days on, news gives a day's year.
const FAR_DAYS: i32 = 300;

/// A day that the past tense speaks of is ahead if it is within so many days; else it is as likely of years ago.
const AHEAD_DAYS: i32 = 30;

fn season_days(month: i8, year: Year, base: Date, tense: Tense) -> Option<Interval> {
    let of = |year| Interval::months(year, month, 3);
    if year == Year::At(Turn::This) {
        return in_year(Year::None, base, Tense::Open, of);
    }
    in_year(year, base, tense, of)
}

/// So many days back, a bare weekday is as likely the next day as that one.
const WEEKDAY_AWAY: i64 = 6;

fn weekday_day(weekday: Weekday, turn: Option<Turn>, base: Date, tense: Tense) -> Option<Interval> {
    let back = i64::from(weekday.until(base.weekday()));
    let ahead = i64::from(base.weekday().until(weekday));
    let days = match (turn, tense) {
        // "last Friday" and "next Friday" are never the article's own day.
        (Some(Turn::Last | Turn::Previous), _) => -(if back == 0 { 7 } else { back }),
        (Some(Turn::Next | Turn::Following), _) => {
            if ahead == 0 {
                7
            } else {
                ahead
            }
        }
        (Some(Turn::This), Tense::Open | Tense::Ahead) | (None, Tense::Ahead) => ahead,
        // A page that was dated the day before tells of "Tuesday" as often as one of six days later does.
        (None, Tense::Past | Tense::Open) if back == WEEKDAY_AWAY => return None,
        _ => -back,
    };
    Some(Interval::day(base.checked_add(days.days()).ok()?))
}

/// How many units a turn goes.
fn step(turn: Turn) -> i16 {
    match turn {
        Turn::Last | Turn::Previous => -1,
        Turn::This | Turn::Same => 0,
        Turn::Next | Turn::Following => 1,
    }
}

/// The unit that lies so many units from `base`.
fn stepped(unit: Unit, count: i64, base: Date, tense: Tense) -> Option<Interval> {
    match unit {
        Unit::Day => Some(Interval::day(base.checked_add(count.days()).ok()?)),
        Unit::Week => Interval::week(base.checked_add(count.weeks()).ok()?),
        Unit::Weekend => {
            let week = Interval::week(base)?;
            let saturday = week.first().checked_add(5.days()).ok()?;
            // "over the weekend" is the latest that has begun, "this weekend" the one of the week unless it was.
            let over = if base >= saturday { 0 } else { -1 };
            let weeks = match (count, tense) {
                (0, Tense::Past) | (-1, _) => over,
                (count, _) => count,
            };
            let first = saturday.checked_add(weeks.weeks()).ok()?;
            Interval::new(first, first.checked_add(1.days()).ok()?)
        }
        Unit::Month => Some(Interval::month(
            base.first_of_month().checked_add(count.months()).ok()?,
        )),
        Unit::Quarter => {
            let first = (base.month() - 1) / 3 * 3 + 1;
            let month = Date::new(base.year(), first, 1).ok()?;
            let month = month.checked_add((count * 3).months()).ok()?;
            Interval::months(month.year(), month.month(), 3)
        }
        Unit::Year => Some(Interval::year(
            base.first_of_year().checked_add(count.years()).ok()?,
        )),
        Unit::Decade => {
            let year = base.year() / 10 * 10;
            Interval::months(year + i16::try_from(count).ok()?.checked_mul(10)?, 1, 120)
        }
    }
}

/// The last so many units up to `base`, or the next from it on.
fn lately(unit: Unit, count: i64, base: Date) -> Option<Interval> {
    let span = match unit {
        Unit::Day => count.days(),
        Unit::Week | Unit::Weekend => count.weeks(),
        Unit::Month => count.months(),
        Unit::Quarter => (count * 3).months(),
        Unit::Year => count.years(),
        Unit::Decade => (count * 10).years(),
    };
    let other = base.checked_sub(span).ok()?;
    Interval::new(other.min(base), other.max(base))
}

/// The first ten days of a month, the next ten, or the others.
fn part_of_month(month: Interval, part: Option<Part>) -> Option<Interval> {
    let of = |from, to| {
        let first = month.first().checked_add(ToSpan::days(from)).ok()?;
        Interval::new(first, month.first().checked_add(ToSpan::days(to)).ok()?)
    };
    match part {
        None => Some(month),
        Some(Part::Early) => of(0, 9),
        Some(Part::Mid) => of(10, 19),
        Some(Part::Late) => of(20, month.length() - 1),
    }
}

/// From the first day of the one to the last of the other; a year that the first leaves out is the other's.
fn between(first: &Said, last: &Said, base: Date, tense: Tense) -> Option<Interval> {
    let end = days(last, base, tense)?;
    let of = |year: i16| {
        if let Said::Day {
            month,
            day,
            year: Year::None,
            ..
        } = first
        {
            return Date::new(year, *month, *day).ok().map(Interval::day);
        }
        if let Said::Month {
            month,
            year: Year::None,
            ..
        } = first
        {
            return Interval::months(year, *month, 1);
        }
        if let Said::Season {
            season,
            year: Year::None,
        } = first
        {
            return Interval::months(year, season.month(), 3);
        }
        None
    };
    let year = end.last().year();
    let before = |days: &Interval| days.first() <= end.last();
    let begin = if let Said::Weekday { weekday, .. } = first {
        weekday_day(*weekday, None, end.first(), Tense::Past)?
    } else {
        let near = of(year).filter(before).or_else(|| of(year - 1));
        near.or_else(|| days(first, base, tense))?
    };
    Interval::new(begin.first(), end.last())
}

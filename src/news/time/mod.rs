//! When: the dates that a text tells of, as days with a precision.
//!
//! A date expression is read where it stands (`read`: `on Tuesday`, `in June of last year`, `from 3 to 5 March`), and
//! then settled (`settle`) against what is known: its own words, the day the article was published, or the date that
//! the text told of before it. What cannot be settled stays as written. Which way a bare weekday or month points, back
//! or ahead, is taken from the verb next to it (`tense`).
//!
//! Weeks run from Monday to Sunday, seasons are the northern ones in whole months, and `early`, `mid` and `late` are
//! thirds. English; of other languages, the full dates and months with a year that are written out.

mod calendar;
mod interval;
mod lexicon;
mod line;
mod named;
mod read;
mod relative;
mod said;
mod settle;
mod state;
mod tense;
#[cfg(test)]
mod tests;
mod updated;
mod weekday;
mod year;

pub use interval::{Interval, Precision};

use jiff::civil::Date;

use super::words::{self, Token};
use super::{Article, Class, Language, Published, Span};
use settle::Known;

/// A date expression of an article: where it stands, and which days it means as far as that is settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    /// Where it stands in the body.
    pub span: Span,
    /// How finely it tells.
    pub precision: Precision,
    /// The days it means; nothing when the text and what is known of the article do not settle them.
    pub days: Option<Interval>,
    /// By what the days are known.
    pub basis: Basis,
    /// How what is told of lies to these days.
    pub relation: Relation,
    /// Whether it dates only that somebody said something: `said on Monday`.
    pub of_speech: bool,
    /// Whether it only tells apart what the noun after it names: `the 2019 book`.
    pub of_noun: bool,
    /// What its sentence tells of it.
    pub tells: Tells,
}

/// What a sentence tells of a date, as far as the words beside it show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tells {
    /// Something that happened or is to happen.
    Happening,
    /// What a picture shows, in the present: `Ada Quill leaves the court on May 3, 2021`.
    Scene,
    /// A state, a count or what somebody holds: nothing happened.
    State,
}

/// By what the days of a date expression are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    /// Its own words say them all.
    Stated,
    /// The day the article was published, which is known, settles them.
    Published,
    /// A date that the text told of before settles them.
    Text,
    /// Nothing settles them.
    Open,
}

impl Basis {
    /// The word for it in records.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Published => "published",
            Self::Text => "text",
            Self::Open => "open",
        }
    }
}

/// How what is told of lies to the days of its date expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// On or in them.
    Within,
    /// From them on: `since`, `from`.
    Since,
    /// Up to them: `until`.
    Until,
    /// At some time up to them: `by`.
    By,
    /// Before them.
    Before,
    /// After them.
    After,
}

impl Relation {
    /// The word that says so before a date; none for within.
    pub fn as_str(self) -> Option<&'static str> {
        match self {
            Self::Within => None,
            Self::Since => Some("since"),
            Self::Until => Some("until"),
            Self::By => Some("by"),
            Self::Before => Some("before"),
            Self::After => Some("after"),
        }
    }
}

impl When {
    /// The days as a reader is told, with `since` or the like before them; nothing when they are not settled.
    pub fn told(&self) -> Option<String> {
        let days = self.days?.told(self.precision);
        Some(match self.relation.as_str() {
            Some(word) => format!("{word} {days}"),
            None => days,
        })
    }
}

/// The date expressions in the article's own words, in order; of captions, those that say all of their days.
pub fn dates(article: &Article) -> Vec<When> {
    let mut found: Vec<Found> = Vec::new();
    let published = published(article);
    let mut known = Known::new(published);
    for paragraph in article.paragraphs() {
        match paragraph.class {
            Class::Body => {
                for sentence in &paragraph.sentences {
                    let read =
                        in_sentence(article.body(), *sentence, article.language(), &mut known);
                    found.extend(read);
                }
            }
            Class::Caption => {
                for sentence in &paragraph.sentences {
                    let mut alone = Known::new(None);
                    let read =
                        in_sentence(article.body(), *sentence, article.language(), &mut alone);
                    found.extend(
                        read.into_iter()
                            .filter(|found| found.when.basis == Basis::Stated),
                    );
                }
            }
            Class::Headline | Class::Subheading | Class::Byline | Class::Furniture => {}
        }
    }
    named::settle(&mut found, published);
    updated::unsettle(&mut found, published);
    found.into_iter().map(|found| found.when).collect()
}

/// A date expression as it was read in its sentence.
#[derive(Clone, Copy, Debug)]
struct Found {
    when: When,
    /// The month and the day, where it says these and no year.
    yearless: Option<(i8, i8)>,
    /// Whether it stands before a noun, as a name does: `the Jan. 6 committee`.
    attributive: bool,
    /// Which way the text speaks.
    tense: tense::Tense,
}

/// The days that a text of any language states wholly, and as finely as a month, in order.
///
/// `25 January 2022`, `Jan. 25th, 2022`, `2022-01-25`, `3 to 5 March 2022`, `January 2022`; a year alone is too likely to
/// be something else.
pub fn stated(text: &str) -> impl Iterator<Item = (Span, Interval)> {
    const DAYS_MAX: i32 = 31;
    let whole = Span::of(text, 0, text.len());
    let read = whole.map(|span| in_sentence(text, span, Language::Other, &mut Known::new(None)));
    read.into_iter().flatten().filter_map(|found| {
        let when = found.when;
        let days = when.days.filter(|_| when.basis == Basis::Stated)?;
        (days.length() <= DAYS_MAX).then_some((when.span, days))
    })
}

/// The day that relative dates of the article count from: that of its publication, where it is known.
fn published(article: &Article) -> Option<Date> {
    match article.metadata().published {
        known @ (Published::At(_) | Published::On(_)) => known.date(),
        Published::NotBefore(_) | Published::Unknown => None,
    }
}

/// Of more days than a month what is told with shares and rates is a statistic.
const FINE_DAYS: i32 = 31;

/// The date expressions of one sentence.
fn in_sentence(body: &str, sentence: Span, language: Language, known: &mut Known) -> Vec<Found> {
    let tokens = words::tokens(body, sentence);
    let read = read::all(&tokens, language);
    let mut found = Vec::with_capacity(read.len());
    for expression in read {
        let Some(span) = cover(body, &tokens, expression.from, expression.to) else {
            continue;
        };
        let cue = tense::cue(&tokens, expression.from, expression.to);
        // Who says "yesterday" counts from the day of speaking, which an article of the next day does not tell.
        let is_spoken =
            expression.said.is_beside_today() && tense::is_spoken(&tokens, expression.from);
        let settled = if is_spoken {
            Some((None, Basis::Open))
        } else {
            let tense = tense::until(cue.tense, &expression);
            settle::settle(&expression.said, known, tense)
        };
        let Some((days, basis)) = settled else {
            continue;
        };
        let attributive = named::is_attributive(&tokens, &expression);
        let is_long = days.is_some_and(|days| days.length() > FINE_DAYS);
        let tells = state::tells(&tokens, &expression, cue.tense, is_long);
        found.push(Found {
            when: When {
                span,
                precision: expression.said.precision(),
                days,
                basis,
                relation: expression.relation,
                of_speech: cue.of_speech,
                of_noun: attributive && expression.said.is_year(),
                tells,
            },
            yearless: expression.said.yearless(),
            attributive,
            tense: cue.tense,
        });
    }
    known.next_sentence();
    found
}

fn cover(body: &str, tokens: &[Token<'_>], from: usize, to: usize) -> Option<Span> {
    let (first, last) = (tokens.get(from)?, tokens.get(to.checked_sub(1)?)?);
    Span::of(body, first.start, last.end)
}

//! On what two sentences that say the same differ: dates, figures and names.

use std::collections::BTreeSet;

use super::{Lexicon, Sentence, Told};
use crate::news::Span;
use crate::news::time::When;
use crate::newsroom::analyse;

/// Words that multiply the number before them.
const SCALES: &[&str] = &["thousand", "million", "billion", "trillion"];

/// What two sentences differ on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::desk) enum Subject {
    /// When something is or was.
    Date,
    /// How many or how much of the same.
    Figure,
    /// Who or where.
    Name,
}

impl Subject {
    /// The word for it.
    pub(in crate::desk) fn as_str(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Figure => "figure",
            Self::Name => "name",
        }
    }
}

/// Where two sentences differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::desk) struct Difference {
    /// On what.
    pub(in crate::desk) subject: Subject,
    /// What the one has.
    pub(in crate::desk) one: Span,
    /// What the other has.
    pub(in crate::desk) other: Span,
}

/// A sentence, the article it is of, and the dates of that.
#[derive(Clone, Copy)]
pub(in crate::desk) struct Side<'t> {
    /// The article.
    pub(in crate::desk) told: &'t Told,
    /// The dates of the article.
    pub(in crate::desk) dates: &'t [When],
    /// The sentence.
    pub(in crate::desk) sentence: &'t Sentence,
}

/// A number and what it counts.
struct Number {
    value: String,
    unit: String,
    span: Span,
}

/// A name, by the id of its word.
struct Name {
    id: u32,
    span: Span,
}

/// On what two sentences that say the same differ; of each kind the first.
pub(in crate::desk) fn differences(
    one: Side<'_>,
    other: Side<'_>,
    lexicon: &mut Lexicon,
) -> Vec<Difference> {
    let found = [
        (Subject::Date, dates(one, other)),
        (Subject::Figure, figures(one, other)),
        (Subject::Name, names(one, other, lexicon)),
    ];
    found
        .into_iter()
        .filter_map(|(subject, spans)| {
            let (one, other) = spans?;
            Some(Difference {
                subject,
                one,
                other,
            })
        })
        .collect()
}

/// Both tell of settled days, as finely, and no day of the one is one of the other's.
fn dates(one: Side<'_>, other: Side<'_>) -> Option<(Span, Span)> {
    let settled = |side: Side<'_>| -> Vec<When> {
        let within = side.dates.iter().copied();
        within
            .filter(|when| side.sentence.span.contains(when.span))
            .filter(|when| when.days.is_some() && !when.of_speech)
            .collect()
    };
    let (own, theirs) = (settled(one), settled(other));
    let overlap = own.iter().any(|own| {
        theirs.iter().any(|their| {
            own.days
                .zip(their.days)
                .is_some_and(|(own, their)| own.overlaps(their))
        })
    });
    if overlap {
        return None;
    }
    own.iter().find_map(|own| {
        let their = theirs
            .iter()
            .find(|their| their.precision == own.precision && their.relation == own.relation)?;
        Some((own.span, their.span))
    })
}

/// Both count the same thing, and no number of the one is one of the other's.
fn figures(one: Side<'_>, other: Side<'_>) -> Option<(Span, Span)> {
    let (own, theirs) = (numbers(one), numbers(other));
    own.iter().find_map(|number| {
        let of_unit = |number: &&Number, unit: &str| number.unit == unit;
        let values = |numbers: &[Number]| -> BTreeSet<String> {
            let same = numbers.iter().filter(|other| of_unit(other, &number.unit));
            same.map(|number| number.value.clone()).collect()
        };
        if !values(&own).is_disjoint(&values(&theirs)) {
            return None;
        }
        let their = theirs.iter().find(|their| of_unit(their, &number.unit))?;
        Some((number.span, their.span))
    })
}

/// The numbers of a sentence that count something, dates aside.
fn numbers(side: Side<'_>) -> Vec<Number> {
    let body = side.told.article.body();
    let offset = side.sentence.span.start();
    let text = side.sentence.span.slice(body);
    let mut words: Vec<(String, String, Span)> = Vec::new();
    analyse(text, side.told.article.language(), |token| {
        let span = Span::of(body, offset + token.start, offset + token.end);
        if let Some(span) = span.filter(|_| !token.compound) {
            let term = token.term.unwrap_or_default().to_owned();
            words.push((token.surface.to_lowercase(), term, span));
        }
    });
    let mut numbers = Vec::new();
    for (at, (surface, term, span)) in words.iter().enumerate() {
        let dated = side.dates.iter().any(|when| when.span.overlaps(*span));
        if dated || !surface.starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        let mut after = words.iter().skip(at + 1).peekable();
        let mut value = term.clone();
        let mut whole = *span;
        if let Some((scale, _, end)) =
            after.next_if(|(surface, ..)| SCALES.contains(&surface.as_str()))
        {
            value = format!("{value} {scale}");
            whole = whole.cover(*end);
        }
        let before = body
            .get(..span.start())
            .and_then(|text| text.chars().next_back());
        let behind = body.get(span.end()..).and_then(|text| text.chars().next());
        let unit = match (before, behind) {
            (Some(sign @ ('$' | '€' | '£' | '¥')), _) => sign.to_string(),
            (_, Some('%')) => "%".to_owned(),
            _ => match after.next() {
                Some((noun, term, end)) if !term.is_empty() => {
                    whole = whole.cover(*end);
                    if noun == "percent" {
                        "%".to_owned()
                    } else {
                        term.clone()
                    }
                }
                _ => continue,
            },
        };
        numbers.push(Number {
            value,
            unit,
            span: whole,
        });
    }
    numbers
}

/// Each has a name that the other's whole article has not.
fn names(one: Side<'_>, other: Side<'_>, lexicon: &mut Lexicon) -> Option<(Span, Span)> {
    let own = named(one, lexicon);
    let theirs = named(other, lexicon);
    let alone = |names: &[Name], told: &Told| {
        let unknown = names.iter().find(|name| !told.has(name.id));
        unknown.map(|name| name.span)
    };
    Some((alone(&own, other.told)?, alone(&theirs, one.told)?))
}

/// The capitalised words of a sentence, but for the one it begins with.
fn named(side: Side<'_>, lexicon: &mut Lexicon) -> Vec<Name> {
    let body = side.told.article.body();
    let offset = side.sentence.span.start();
    let mut names = Vec::new();
    analyse(
        side.sentence.span.slice(body),
        side.told.article.language(),
        |token| {
            let span = Span::of(body, offset + token.start, offset + token.end);
            let begins = token.surface.starts_with(char::is_uppercase);
            if let (Some(term), Some(span)) = (token.term, span)
                && begins
                && token.position > 0
                && !token.compound
                && !side.dates.iter().any(|when| when.span.overlaps(span))
            {
                let id = lexicon.word(term).id;
                names.push(Name { id, span });
            }
        },
    );
    names
}

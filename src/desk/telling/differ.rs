//! On what two sentences that say the same differ: dates, figures and names.

use super::{Lexicon, Sentence, Told};
use crate::news::Span;
use crate::news::figure::{Figure, Unit};
use crate::news::time::When;
use crate::newsroom::analyse;

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

/// A sentence, the article it is of, and the dates and figures of that.
#[derive(Clone, Copy)]
pub(in crate::desk) struct Side<'t> {
    /// The article.
    pub(in crate::desk) told: &'t Told,
    /// The dates of the article.
    pub(in crate::desk) dates: &'t [When],
    /// The figures of the article.
    pub(in crate::desk) figures: &'t [Figure],
    /// The sentence.
    pub(in crate::desk) sentence: &'t Sentence,
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

/// Both count the same thing, and no number of the one may be one of the other's.
fn figures(one: Side<'_>, other: Side<'_>) -> Option<(Span, Span)> {
    let within = |side: Side<'_>| -> Vec<Figure> {
        let all = side.figures.iter();
        all.filter(|figure| side.sentence.span.contains(figure.span))
            .filter(|figure| figure.noun.is_some() || figure.unit != Unit::Count)
            .cloned()
            .collect()
    };
    let (own, theirs) = (within(one), within(other));
    let alike = |one: &Figure, other: &Figure| one.unit == other.unit && one.noun == other.noun;
    let agree = |one: &Figure, other: &Figure| one.low <= other.high && other.low <= one.high;
    own.iter().find_map(|figure| {
        let same: Vec<&Figure> = own.iter().filter(|own| alike(own, figure)).collect();
        let others: Vec<&Figure> = theirs.iter().filter(|their| alike(their, figure)).collect();
        let agreed = same
            .iter()
            .any(|own| others.iter().any(|their| agree(own, their)));
        let their = others.first().filter(|_| !agreed)?;
        Some((figure.span, their.span))
    })
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

//! On what texts differ that tell the same: dates, figures, their qualifiers, and names.
//!
//! Dates and names are compared where two sentences say the same, and only in the stretches that do. Figures are
//! compared besides wherever they count the same thing in sentences that share words which are seldom at hand.

use super::matching::{Match, Matching, Place};
use super::{Lexicon, Voice, names};
use crate::news::Span;
use crate::news::figure::{Figure, Unit};
use crate::news::time::When;

/// What two sentences differ on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::desk) enum Subject {
    /// How many or how much of the same.
    Figure,
    /// When something is or was.
    Date,
    /// Who or where.
    Name,
    /// How the same number is qualified.
    Qualifier,
}

impl Subject {
    /// The word for it.
    pub(in crate::desk) fn as_str(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Figure => "figure",
            Self::Name => "name",
            Self::Qualifier => "qualifier",
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

/// Two sentences that tell the same but for something.
#[derive(Clone, Debug)]
pub(in crate::desk) struct Differing {
    /// A sentence.
    pub(in crate::desk) one: Place,
    /// That of a later text.
    pub(in crate::desk) other: Place,
    /// Whether they say the same otherwise; else they only count the same thing.
    pub(in crate::desk) nearness: f32,
    /// What differs.
    pub(in crate::desk) on: Vec<Difference>,
}

/// Sentences that count the same have so many words in common that are seldom at hand.
const SELDOM_MIN: usize = 2;
/// A number from so much on tells by itself what it is of.
const TELLING_MIN: f64 = 100.0;
/// One number is of one thing within so many days.
const STATE_DAYS: i32 = 45;
/// What things are measured in, and what goes with many things.
const WIDE: [&str; 40] = [
    "foot",
    "feet",
    "inch",
    "yard",
    "mile",
    "metre",
    "meter",
    "kilometre",
    "kilometer",
    "mph",
    "acre",
    "pound",
    "ton",
    "tonne",
    "gram",
    "kilogram",
    "degree",
    "gallon",
    "litre",
    "liter",
    "page",
    "minute",
    "hour",
    "day",
    "week",
    "month",
    "year",
    "time",
    "people",
    "person",
    "second",
    "thing",
    "way",
    "part",
    "point",
    "other",
    "half",
    "side",
    "place",
    "case",
];
/// Whether a noun goes with so many things that it hardly tells what is counted.
pub(in crate::desk) fn goes_with_many(noun: &str) -> bool {
    WIDE.contains(&noun)
}

/// Numbers of one thing lie within so much of one another.
const TIMES_MAX: f64 = 10.0;
/// A number told in another unit besides is rounded by so much.
const ROUNDED: f64 = 0.02;
/// How nearly sentences say the same whose dates and names are compared: 1 is just enough to say the same.
const NEARNESS_MIN: f32 = 1.15;

/// Where texts differ that tell the same, each sentence in one pair at most: figures first, then dates, names and
/// qualifiers.
pub(in crate::desk) fn differing(
    voices: &[Voice],
    matching: &mut Matching,
    lexicon: &mut Lexicon,
) -> Vec<Differing> {
    let mut found = counting(voices, matching);
    for (voice, text) in voices.iter().enumerate() {
        for at in 0..text.told.sentences.len() {
            let one = (voice, at);
            for near in matching.of_each(one) {
                // Each pair is met from both sides.
                if near.place <= one || near.nearness < NEARNESS_MIN {
                    continue;
                }
                let Some(theirs) = voices.get(near.place.0) else {
                    continue;
                };
                let on = [
                    (Subject::Date, dates(text, theirs, near)),
                    (Subject::Name, names::differing(text, theirs, near, lexicon)),
                ];
                let on = on.into_iter().filter_map(|(subject, spans)| {
                    let (one, other) = spans?;
                    Some(Difference {
                        subject,
                        one,
                        other,
                    })
                });
                let on: Vec<Difference> = on.collect();
                if !on.is_empty() {
                    found.push(Differing {
                        one,
                        other: near.place,
                        nearness: near.nearness,
                        on,
                    });
                }
            }
        }
    }
    once(found)
}

/// Puts together what differs between the same two sentences; of what is left a sentence stands in one pair.
fn once(found: Vec<Differing>) -> Vec<Differing> {
    let mut pairs: Vec<Differing> = Vec::new();
    for differing in found {
        let same = pairs
            .iter_mut()
            .find(|known| known.one == differing.one && known.other == differing.other);
        match same {
            Some(known) => known.on.extend(differing.on),
            None => pairs.push(differing),
        }
    }
    for pair in &mut pairs {
        pair.on.sort_by_key(|difference| difference.subject);
        pair.on.dedup_by_key(|difference| difference.subject);
    }
    pairs.sort_by(|a, b| {
        let subject = |pair: &Differing| pair.on.first().map(|difference| difference.subject);
        (subject(a).cmp(&subject(b)))
            .then(b.nearness.total_cmp(&a.nearness))
            .then((a.one, a.other).cmp(&(b.one, b.other)))
    });
    let mut used: Vec<Place> = Vec::new();
    pairs.retain(|pair| {
        let free = !used.contains(&pair.one) && !used.contains(&pair.other);
        if free {
            used.extend([pair.one, pair.other]);
        }
        free
    });
    pairs
}

/// A figure and the sentence it stands in.
struct Counted<'v> {
    place: Place,
    figure: &'v Figure,
    body: &'v str,
    /// Whether its number is one in words of many, `thousands`: any two of these are alike by chance.
    is_vague: bool,
}

/// Pairs of sentences that count the same thing, and differ in how many or in how that is qualified. Those that do
/// not differ say the same, and are noted so.
fn counting(voices: &[Voice], matching: &mut Matching) -> Vec<Differing> {
    let mut counted: Vec<Counted<'_>> = Vec::new();
    for (voice, text) in voices.iter().enumerate() {
        for figure in text.figures.iter().filter(|figure| figure.noun.is_some()) {
            let sentences = text.told.sentences.iter();
            let at = sentences
                .clone()
                .position(|sentence| sentence.span.contains(figure.number));
            let number = figure.number.slice(text.told.article.body());
            let is_vague = !number.contains(|c: char| c.is_ascii_digit()) && number.ends_with('s');
            counted.extend(at.map(|at| Counted {
                place: (voice, at),
                figure,
                body: text.told.article.body(),
                is_vague,
            }));
        }
    }
    counted.sort_by(|a, b| {
        key(a.figure)
            .cmp(&key(b.figure))
            .then(a.place.cmp(&b.place))
    });
    let mut found = Vec::new();
    for same in counted.chunk_by(|a, b| key(a.figure) == key(b.figure)) {
        for (at, one) in same.iter().enumerate() {
            for other in same
                .iter()
                .skip(at + 1)
                .filter(|other| other.place.0 != one.place.0)
            {
                let Some(agreed) = counts_same(one, other, matching) else {
                    continue;
                };
                let number = |of: &Counted<'_>| of.figure.low.to_bits();
                if agreed && number(one) == number(other) {
                    let side = |of: &Counted<'_>| (of.place, of.figure.span);
                    matching.add(side(one), side(other));
                }
                found.extend(counts(one, other, same, agreed, matching));
            }
        }
    }
    found
}

fn key(figure: &Figure) -> (&Unit, Option<&str>) {
    (&figure.unit, figure.noun.as_deref())
}

/// Whether two figures of one thing, if they are of one matter, may be the same number.
fn counts_same(one: &Counted<'_>, other: &Counted<'_>, matching: &Matching) -> Option<bool> {
    let (own, their) = (one.figure, other.figure);
    let same = own.may_be(their, 0.0);
    let nearness = matching.nearness(one.place, other.place);
    if nearness >= NEARNESS_MIN {
        return Some(same);
    }
    // A length, a time or people go with many things: of one matter are only sentences that say the same.
    if own.noun.as_deref().is_some_and(|noun| WIDE.contains(&noun)) {
        return None;
    }
    if nearness >= 1.0 {
        return Some(same);
    }
    // Two texts seldom count the same thing to the same large number by chance.
    if own.low.to_bits() != their.low.to_bits()
        || one.is_vague
        || other.is_vague
        || !matching.is_within(one.place, other.place, STATE_DAYS)
    {
        return None;
    }
    let least = if own.low >= TELLING_MIN {
        1
    } else {
        SELDOM_MIN
    };
    let seldom = matching.seldom_shared(one.place, other.place);
    (seldom >= least).then_some(same)
}

/// On what two figures of one matter differ.
fn counts(
    one: &Counted<'_>,
    other: &Counted<'_>,
    all: &[Counted<'_>],
    same: bool,
    matching: &Matching,
) -> Option<Differing> {
    let (own, their) = (one.figure, other.figure);
    // Where another sentence of the same text has the number of the other, they agree.
    let has = |of: &Counted<'_>, figure: &Figure| {
        let others = all
            .iter()
            .filter(|known| known.figure.span != of.figure.span);
        let mut others = others.filter(|known| known.place.0 == of.place.0);
        others.any(|known| known.figure.may_be(figure, ROUNDED))
    };
    let subject = if same && own.low.to_bits() == their.low.to_bits() && own.bound != their.bound {
        Subject::Qualifier
    } else if !same
        && !own.is_beyond(their, TIMES_MAX)
        && !has(one, their)
        && !has(other, own)
        && !own.is_of_other_kind(one.body, their, other.body)
    {
        Subject::Figure
    } else {
        return None;
    };
    Some(Differing {
        one: one.place,
        other: other.place,
        nearness: matching.nearness(one.place, other.place),
        on: vec![Difference {
            subject,
            one: own.span,
            other: their.span,
        }],
    })
}

/// Whether what a stretch tells of happens again and again, `every Monday and Saturday`: it is of no one day.
fn recurs(stretch: &str) -> bool {
    let mut words = stretch.split(|c: char| !c.is_alphanumeric());
    words.any(|word| word.eq_ignore_ascii_case("every") || word.eq_ignore_ascii_case("each"))
}

/// Both tell of settled days, as finely, and no day of the one is one of the other's.
fn dates(one: &Voice, other: &Voice, near: &Match) -> Option<(Span, Span)> {
    let settled = |voice: &Voice, stretch: Span| -> Vec<When> {
        let within = voice.dates.iter().copied();
        within
            .filter(|when| stretch.contains(when.span))
            .filter(|when| when.days.is_some() && !when.of_speech)
            .filter(|_| !recurs(stretch.slice(voice.told.article.body())))
            .collect()
    };
    let (own, theirs) = (settled(one, near.own), settled(other, near.their));
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
    let stretch = |voice: &Voice, span: Span| -> String {
        span.slice(voice.told.article.body()).to_lowercase()
    };
    own.iter().find_map(|own| {
        // What is written alike was settled by the days of the articles: that is no difference in what they tell.
        let (here, there) = (stretch(one, near.own), stretch(other, near.their));
        let their = theirs.iter().find(|their| {
            their.precision == own.precision
                && their.relation == own.relation
                && !there.contains(&stretch(one, own.span))
                && !here.contains(&stretch(other, their.span))
        })?;
        Some((own.span, their.span))
    })
}

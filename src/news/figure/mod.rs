//! Figures: a number, its unit and what it counts, with the words that qualify it.
//!
//! Read where they stand: the number (`number`), in digits or words, with its scale, currency or percent; what comes
//! before it (`more than`, `an estimated`: `qualifier`); and the noun it counts (`noun`). Dates, ages, times of day,
//! scores, ordinals and numbers of things (`Section 230`) are no figures. English; of other languages, none.

mod lexicon;
mod noun;
mod number;
mod qualifier;
#[cfg(test)]
mod tests;

use super::words::{self, List, Token};
use super::{Article, Class, Language, Span, time};

/// A number that an article gives of something.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// All of it: qualifier, number, unit and noun where they stand in a row.
    pub span: Span,
    /// The words that qualify the number.
    pub qualifier: Option<Span>,
    /// The number with its scale and its unit.
    pub number: Span,
    /// The least it may be as written; the number itself where it is one.
    pub low: f64,
    /// The most.
    pub high: f64,
    /// How the words qualify it.
    pub bound: Bound,
    /// In what it is counted.
    pub unit: Unit,
    /// The noun that it counts, where one is told.
    pub counted: Option<Span>,
    /// That noun as it is compared: in lower case, of one.
    pub noun: Option<String>,
}

/// `About` a number is as far from it.
const ABOUT: f64 = 0.1;
/// Numbers that may be one lie so near to each other: who gives `at least 12` does not gainsay 57, but gives less.
const NEAR: f64 = 0.9;

impl Figure {
    /// The least and the most it may be, as it is qualified: who says `more than 100` does not gainsay 120.
    fn range(&self) -> (f64, f64) {
        let (least, most) = (self.low, self.high);
        match self.bound {
            Bound::Exact => (least, most),
            Bound::About => (least * (1.0 - ABOUT), most * (1.0 + ABOUT)),
            Bound::AtLeast | Bound::Above => (least, f64::INFINITY),
            Bound::AtMost | Bound::Below => (0.0, most),
        }
    }

    /// Whether the greater of two is more than so many times the lesser.
    pub fn is_beyond(&self, other: &Self, times: f64) -> bool {
        self.low > other.high * times || other.low > self.high * times
    }

    /// Whether one may be what the other may be, were it greater or less by such a share.
    pub fn may_be(&self, other: &Self, share: f64) -> bool {
        let ((own_least, own_most), (least, most)) = (self.range(), other.range());
        own_least * (1.0 - share) <= most && least <= own_most * (1.0 + share)
    }

    /// Whether two may be one number as they are qualified, one of them rounded: `around 500` and `498`, but not `at
    /// least 22` and `24`, of which each is counted.
    pub fn agrees(&self, other: &Self) -> bool {
        let is_near = self.low.min(other.low) >= self.high.max(other.high) * NEAR;
        let is_within = |one: &Self, of: &Self| of.low <= one.low && one.high <= of.high;
        self.may_be(other, 0.0)
            && (is_within(self, other)
                || is_within(other, self)
                || is_near && (self.rounds(other) || other.rounds(self)))
    }

    /// Whether it is as round as the other may be rounded to it.
    fn rounds(&self, other: &Self) -> bool {
        match self.bound {
            Bound::Exact => false,
            Bound::About => true,
            Bound::AtLeast | Bound::Above | Bound::AtMost | Bound::Below => {
                let apart = (self.low - other.low).abs();
                let steps = (0..15).map(|power| 10_f64.powi(power));
                let mut steps = steps.skip_while(|step| *step <= apart);
                steps.next().is_some_and(|step| self.low % step == 0.0)
            }
        }
    }

    /// The words between the number and the noun, which say what kind of it is counted: `three Northern senators`.
    fn kind<'b>(&self, body: &'b str) -> impl Iterator<Item = &'b str> {
        let counted = self.counted.map_or(self.number.end(), Span::start);
        let between = body.get(self.number.end()..counted).unwrap_or_default();
        let words = between.split(|c: char| !c.is_alphanumeric());
        words.filter(|word| word.len() > 1 && !KINDLESS.has(word))
    }

    /// Whether two figures count other kinds of a thing, as far as both say which: three Northern senators are none of
    /// fifty Southern ones.
    pub fn is_of_other_kind(&self, body: &str, other: &Self, other_body: &str) -> bool {
        let both = self.kind(body).next().is_some() && other.kind(other_body).next().is_some();
        let mut own = self.kind(body);
        both && !own.any(|word| {
            let mut theirs = other.kind(other_body);
            theirs.any(|their| their.eq_ignore_ascii_case(word))
        })
    }
}

/// Words between a number and its noun that name no kind.
static KINDLESS: List = List::new(
    "of the its his her their other more additional new such confirmed known reported people",
);

/// In what a figure is counted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// In things.
    Count,
    /// In hundredths.
    Percent,
    /// In hundredths that are added or taken away: from 2 % to 3 % is one, though half as much again.
    Points,
    /// In money of that kind: `$`, `€`, `crown`.
    Money(String),
}

impl Unit {
    /// The word for it in records.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Count => "count",
            Self::Percent => "percent",
            Self::Points => "percentage points",
            Self::Money(kind) => kind,
        }
    }
}

/// How the words beside a number qualify it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bound {
    /// Not at all.
    Exact,
    /// It is about that.
    About,
    /// It is that or more.
    AtLeast,
    /// It is more.
    Above,
    /// It is that or less.
    AtMost,
    /// It is less.
    Below,
}

impl Bound {
    /// The word for it in records.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::About => "about",
            Self::AtLeast => "at_least",
            Self::Above => "above",
            Self::AtMost => "at_most",
            Self::Below => "below",
        }
    }
}

/// The figures in the article's own words, in order.
pub fn figures(article: &Article) -> Vec<Figure> {
    if !matches!(article.language(), Language::English | Language::Other) {
        return Vec::new();
    }
    let dates: Vec<Span> = time::dates(article).iter().map(|when| when.span).collect();
    let mut found = Vec::new();
    let own = article
        .paragraphs()
        .iter()
        .filter(|paragraph| paragraph.class == Class::Body);
    for sentence in own.flat_map(|paragraph| &paragraph.sentences) {
        in_sentence(article.body(), *sentence, &dates, &mut found);
    }
    found
}

/// Adds the figures of one sentence that are no dates.
fn in_sentence(body: &str, sentence: Span, dates: &[Span], found: &mut Vec<Figure>) {
    let tokens = words::tokens(body, sentence);
    let mut at = 0;
    while at < tokens.len() {
        let Some(number) = number::number(&tokens, at) else {
            at += 1;
            continue;
        };
        let next = number.to;
        if let Some(figure) = figure(body, &tokens, number)
            && !dates.iter().any(|date| date.overlaps(figure.number))
        {
            found.push(figure);
        }
        at = next;
    }
}

fn figure(body: &str, tokens: &[Token<'_>], number: number::Number) -> Option<Figure> {
    let before = qualifier::before(tokens, number.from);
    let noun = noun::counted(tokens, &number)?;
    let written = cover(body, tokens, number.from, number.to)?;
    // "millions of dollars" are money.
    let money = noun.as_ref().filter(|_| number.unit == Unit::Count);
    let money = money.and_then(|noun| lexicon::currency(&noun.key));
    let unit = money.map_or(number.unit, |kind| Unit::Money(kind.to_owned()));
    let place = |(from, to): (usize, usize)| cover(body, tokens, from, to);
    let qualifier = before.and_then(|before| place(before.place));
    let told = noun.as_ref().filter(|_| money.is_none());
    let counted = told.and_then(|noun| place(noun.place));
    let bound = before.map_or(Bound::Exact, |before| before.bound);
    // A noun that stands before the number is told elsewhere in the sentence.
    let after = counted.filter(|counted| counted.start() >= written.end());
    let span = [qualifier, after]
        .into_iter()
        .flatten()
        .fold(written, Span::cover);
    Some(Figure {
        span,
        qualifier,
        number: written,
        low: number.low,
        high: number.high,
        bound: if number.vague && bound == Bound::Exact {
            Bound::About
        } else {
            bound
        },
        unit,
        counted,
        noun: noun.map(|noun| noun.key).filter(|_| money.is_none()),
    })
}

fn cover(body: &str, tokens: &[Token<'_>], from: usize, to: usize) -> Option<Span> {
    let (first, last) = (tokens.get(from)?, tokens.get(to.checked_sub(1)?)?);
    Span::of(body, first.start, last.end)
}

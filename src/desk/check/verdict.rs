//! How a text stands in the collection: exactly, but for marks, altered, in part, or not at all.

use std::collections::HashSet;
use std::sync::Arc;

use super::align::{self, Step, Word};
use crate::desk::telling::Standing;
use crate::news::{Article, ArticleNumber, Span};
use crate::newsroom::Newsroom;

/// How many passages are compared with a text: those that share most of its rare words.
const PASSAGES_MAX: usize = 30;

/// The share of a text's words in order from which a passage has it, altered.
const ALTERED_MIN: f64 = 0.6;

/// The fewest words one after another that are a part of a text worth showing, and the share of a short text's.
const RUN_MIN: usize = 5;

/// How closely the collection has a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Grade {
    /// Character by character.
    Exact,
    /// The same words; marks, dashes, spaces or case differ.
    Typographic,
    /// Most words in the same order; some differ.
    Altered,
    /// Some words one after another.
    Partial,
    /// Nothing worth showing.
    NotFound,
}

impl Grade {
    /// The word for it.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Typographic => "typographic",
            Self::Altered => "altered",
            Self::Partial => "partial",
            Self::NotFound => "not found",
        }
    }
}

/// A passage set beside a text.
#[derive(Clone, Debug)]
pub(super) struct Match {
    pub(super) grade: Grade,
    pub(super) article: Arc<Article>,
    pub(super) number: ArticleNumber,
    /// What of the body stands in both: in order, apart.
    pub(super) spans: Vec<Span>,
    /// How the words go together.
    pub(super) steps: Vec<Step>,
    /// The words of the passage.
    pub(super) passage: Vec<Word>,
    /// The passage in the body.
    pub(super) whole: Span,
    /// How many words stand in both.
    pub(super) shared: usize,
}

impl Match {
    /// The passage's text.
    pub(super) fn text(&self) -> &str {
        self.whole.slice(self.article.body())
    }

    /// What of the article stands in both, piece by piece.
    fn words(&self) -> impl Iterator<Item = &str> {
        self.spans
            .iter()
            .map(|span| span.slice(self.article.body()))
    }
}

/// A passage that is shown, and those of the same origin that have the very same of the text.
pub(super) struct Shown<'v> {
    pub(super) found: &'v Match,
    pub(super) copies: Vec<&'v Match>,
}

/// What the collection has of a text.
#[derive(Debug)]
pub(super) struct Verdict<'t> {
    pub(super) text: &'t str,
    pub(super) words: Vec<Word>,
    pub(super) grade: Grade,
    /// Passages of that grade, the closest first; when nothing is found, the closest of all.
    pub(super) matches: Vec<Match>,
    /// Of which origins these are.
    pub(super) standing: Standing,
    /// How many other articles have it less closely, but for marks or altered.
    pub(super) others: usize,
    /// Whether every passage that was looked at is of that grade: there may be more.
    pub(super) capped: bool,
}

impl Verdict<'_> {
    /// The passages as they are shown: the closest of each origin, then what the same origins word otherwise.
    pub(super) fn shown(&self) -> Vec<Shown<'_>> {
        let origin = |found: &Match| self.standing.origin(found.number);
        let mut shown: Vec<Shown<'_>> = Vec::new();
        let mut others: Vec<Shown<'_>> = Vec::new();
        for found in &self.matches {
            let mut known = shown.iter_mut().chain(&mut others);
            let same = known.find(|known| {
                origin(known.found) == origin(found) && known.found.words().eq(found.words())
            });
            if let Some(same) = same {
                let is_told = same.found.number == found.number
                    || same.copies.iter().any(|copy| copy.number == found.number);
                same.copies.extend((!is_told).then_some(found));
                continue;
            }
            let is_first = shown
                .iter()
                .all(|known| origin(known.found) != origin(found));
            let list = if is_first { &mut shown } else { &mut others };
            list.push(Shown {
                found,
                copies: Vec::new(),
            });
        }
        shown.extend(others);
        shown
    }
}

/// Compares `text` with the passages that share its words.
pub(super) fn verdict<'t>(text: &'t str, newsroom: &Newsroom) -> Verdict<'t> {
    let text = text.trim();
    let words = align::words(text, align::WORDS_MAX);
    let mut matches: Vec<Match> = newsroom
        .alike(text, PASSAGES_MAX)
        .into_iter()
        .filter_map(|(article, paragraph)| {
            let number = newsroom.number(article.id())?;
            compared(text, &words, (number, &article), paragraph)
        })
        .collect();
    // The most words in common, of these the fewest between them; equal ones stay in the order of the search.
    matches.sort_by_key(|found| {
        (
            found.grade,
            std::cmp::Reverse(found.shared),
            found.steps.len(),
        )
    });
    let grade = matches.first().map_or(Grade::NotFound, |found| found.grade);
    let at_most = |worst: Grade| -> HashSet<ArticleNumber> {
        let good = matches.iter().filter(|found| found.grade <= worst);
        good.map(|found| found.number).collect()
    };
    let others = at_most(Grade::Altered).difference(&at_most(grade)).count();
    matches.retain(|found| found.grade == grade);
    let standing = match grade {
        Grade::NotFound => Standing::default(),
        Grade::Exact | Grade::Typographic | Grade::Altered | Grade::Partial => {
            Standing::among(matches.iter().map(|found| &found.article), newsroom)
        }
    };
    Verdict {
        text,
        words,
        grade,
        capped: matches.len() == PASSAGES_MAX,
        matches,
        standing,
        others,
    }
}

fn compared(
    text: &str,
    words: &[Word],
    (number, article): (ArticleNumber, &Arc<Article>),
    paragraph: usize,
) -> Option<Match> {
    let span = article.paragraphs().get(paragraph)?.span;
    let body = span.slice(article.body());
    let passage = align::passage_words(body);
    let part = |start: usize, end: usize| {
        Span::of(article.body(), span.start() + start, span.start() + end)
    };
    let found = |grade, spans, steps, shared| Match {
        grade,
        article: Arc::clone(article),
        number,
        spans,
        steps,
        passage: passage.clone(),
        whole: span,
        shared,
    };
    if let Some(at) = align::run(words, &passage) {
        let steps: Vec<Step> = (0..words.len())
            .map(|place| Step::Same(place, at + place))
            .collect();
        let whole = part(
            passage.get(at)?.start,
            passage.get(at + words.len() - 1)?.end,
        )?;
        let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
        let grade = if whole.slice(article.body()) == bare {
            Grade::Exact
        } else {
            Grade::Typographic
        };
        return Some(found(grade, vec![whole], steps, words.len()));
    }
    let steps = align::fit(words, &passage);
    let shared = steps
        .iter()
        .filter(|step| matches!(step, Step::Same(..)))
        .count();
    if words.len() > 2
        && share(shared, words.len()) >= ALTERED_MIN
        && share(shared, steps.len()) >= ALTERED_MIN / 2.0
    {
        let spans = same_spans(&steps, &passage)
            .filter_map(|(start, end)| part(start, end))
            .collect();
        return Some(found(Grade::Altered, spans, steps, shared));
    }
    let (at, length) = align::longest_run(&steps)?;
    let enough = length >= RUN_MIN || length >= 3 && share(length, words.len()) >= 0.4;
    let whole = part(passage.get(at)?.start, passage.get(at + length - 1)?.end)?;
    let (grade, shared) = if enough {
        (Grade::Partial, length)
    } else {
        (Grade::NotFound, shared)
    };
    Some(found(grade, vec![whole], steps, shared))
}

/// The bytes of same words, neighbours as one.
fn same_spans<'s>(
    steps: &'s [Step],
    passage: &'s [Word],
) -> impl Iterator<Item = (usize, usize)> + 's {
    let mut runs: Vec<(usize, usize, usize)> = Vec::new();
    for step in steps {
        let Step::Same(_, at) = *step else { continue };
        let Some(word) = passage.get(at) else {
            continue;
        };
        match runs.last_mut() {
            Some((last, _, end)) if *last + 1 == at => (*last, *end) = (at, word.end),
            _ => runs.push((at, word.start, word.end)),
        }
    }
    runs.into_iter().map(|(_, start, end)| (start, end))
}

fn share(part: usize, whole: usize) -> f64 {
    let count = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    count(part) / count(whole.max(1))
}

//! Cuts excerpts out of the candidates' best passages.

use std::sync::Arc;

use super::asked::failed;
use super::facets::Facets;
use super::reading::{Best, Ends, Place, Reading, Sought};
use crate::desk::Refusal;
use crate::news::{Article, ArticleNumber, Span};
use crate::newsroom::{Candidate, Hit, Met, Snapshot};

/// Whole sentences of an article, and how well they meet the question.
#[derive(Clone, Debug)]
pub struct Cut {
    /// The article.
    pub article: Arc<Article>,
    /// The sentences.
    pub span: Span,
    /// The words of the question in them.
    pub marks: Vec<Span>,
    /// Which units of the question they or the article's title have.
    pub has: Met,
    /// How well they meet the question, the passage's, the article's and the priors' shares included.
    pub score: f32,
}

/// A run of sentences of an article, and how well it meets the question; its text is not read yet.
#[derive(Clone, Debug)]
pub(super) struct Run {
    /// The article.
    pub(super) number: ArticleNumber,
    /// Its first sentence, as a paragraph and a place in it.
    pub(super) from: Place,
    /// Its last.
    pub(super) to: Place,
    /// How well it meets the question, the passage's, the article's and the priors' shares included.
    pub(super) score: f32,
    /// The same as if nothing were new: how new an article is says nothing of whether it answers.
    pub(super) strength: f32,
    /// Which units it has.
    pub(super) has: Met,
    /// Which of them it has as they are asked or in another form, not by another word.
    pub(super) itself: Met,
    /// Which units it, the text around it or the title has.
    pub(super) around: Met,
    /// Which of these stand in a sentence with a number.
    pub(super) numbered: Met,
    /// Which units the title has.
    pub(super) title: Met,
    /// The checksums of its sentences' words: those of a copy are the same.
    pub(super) prints: Vec<u16>,
    /// Its first sentence and its last when it is the first shown, with more of the text around it.
    pub(super) wide: Ends,
    /// Which of the sources and days that the question names its article is of.
    pub(super) facets: Met,
}

/// A passage of a candidate, with its score and the candidate's.
struct Promising<'a> {
    candidate: &'a Candidate,
    hit: &'a Hit,
    /// What its scores are multiplied by: for its source, its day, its newness, and for standing early.
    prior: f32,
    score: f32,
}

impl Run {
    fn new(promising: &Promising<'_>, best: Best, sought: &Sought<'_>, facets: Met) -> Self {
        let (method, candidate) = (sought.method, promising.candidate);
        let context = method.passage * promising.hit.score + method.article * candidate.score;
        Self {
            number: candidate.number,
            from: best.from,
            to: best.to,
            score: promising.prior * (best.score + context),
            strength: promising.prior * (best.score + context) / candidate.newness,
            has: best.has,
            itself: best.itself,
            around: best.around,
            numbered: best.numbered,
            title: candidate.title,
            prints: best.prints,
            wide: best.wide,
            facets,
        }
    }

    /// Whether it has a sentence that `other` has.
    pub(super) fn overlaps(&self, other: &Self) -> bool {
        self.number == other.number && self.from <= other.to && other.from <= self.to
    }

    /// The run with more of the text around it.
    pub(super) fn widened(&self) -> Self {
        let (from, to) = self.wide;
        Self {
            from,
            to,
            ..self.clone()
        }
    }

    /// Where its sentences stand in the text of their article; nothing when the article has none there.
    pub(super) fn span(&self, article: &Article) -> Option<Span> {
        let sentence = |(paragraph, number): Place| {
            let paragraph = article.paragraphs().get(paragraph)?;
            paragraph.sentences.get(number).copied()
        };
        Some(sentence(self.from)?.cover(sentence(self.to)?))
    }

    /// The sentences in the text of their article; nothing when the article has none there.
    pub(super) fn cut(&self, article: Arc<Article>, sought: &Sought<'_>) -> Option<Cut> {
        let span = self.span(&article)?;
        let (marks, has) = sought.marks(&article, span);
        Some(Cut {
            span,
            marks,
            has: has.or(self.title),
            score: self.score,
            article,
        })
    }
}

/// The best runs of sentences of the candidates' best passages, the best first.
///
/// # Errors
/// When the index cannot be read.
pub(super) fn runs(
    sought: &Sought<'_>,
    candidates: &[Candidate],
    facets: &Facets<'_>,
    snapshot: &Snapshot,
) -> Result<Vec<Run>, Refusal> {
    let promising = promising(sought, candidates, snapshot.articles_ever());
    let wanted: Vec<(&Candidate, &Hit)> = promising
        .iter()
        .map(|one| (one.candidate, one.hit))
        .collect();
    let readings = snapshot.read(sought.units, &wanted).map_err(failed)?;
    let mut runs = Vec::with_capacity(promising.len());
    for (at, promising) in promising.iter().enumerate() {
        let Some(read) = readings.passage(at) else {
            continue;
        };
        let reading = Reading::new(sought, read, promising.candidate.title);
        let facets = facets.of(promising.candidate);
        let mut again = 1.0;
        for best in reading.best() {
            let mut run = Run::new(promising, best, sought, facets);
            run.score *= again;
            again *= sought.method.again;
            runs.push(run);
        }
    }
    sort(&mut runs);
    Ok(runs)
}

/// Puts the best first.
pub(super) fn sort(runs: &mut [Run]) {
    let place = |run: &Run| (run.number, run.from, run.to);
    runs.sort_by(|a, b| b.score.total_cmp(&a.score).then(place(a).cmp(&place(b))));
}

/// The passages whose sentences are worth reading, the best first.
fn promising<'a>(
    sought: &Sought<'_>,
    candidates: &'a [Candidate],
    articles: u64,
) -> Vec<Promising<'a>> {
    let method = sought.method;
    let gain = method.early * method.largeness(articles);
    let mut found: Vec<Promising<'a>> = Vec::new();
    for candidate in candidates {
        for hit in &candidate.passages {
            // News says first what matters most.
            let early = gain * (-candidate.before(hit) / method.early_passages).exp2();
            let prior = candidate.prior * (1.0 + early);
            found.push(Promising {
                candidate,
                hit,
                prior,
                score: prior * (hit.score + method.article * candidate.score),
            });
        }
    }
    let better = |a: &Promising<'_>, b: &Promising<'_>| {
        let [of_a, of_b] = [a, b].map(|one| one.candidate.before(one.hit));
        (b.score.total_cmp(&a.score))
            .then(a.candidate.number.cmp(&b.candidate.number))
            .then(of_a.total_cmp(&of_b))
    };
    if found.len() > method.passages_max {
        found.select_nth_unstable_by(method.passages_max, better);
        found.truncate(method.passages_max);
    }
    found.sort_unstable_by(better);
    found
}

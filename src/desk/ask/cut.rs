//! Cuts excerpts out of the candidates' best passages.

use std::collections::HashMap;
use std::sync::Arc;

use super::reading::{Reading, Sought};
use crate::news::{Article, ArticleNumber, Span};
use crate::newsroom::Candidate;

/// Whole sentences of an article, and how well they meet the question.
#[derive(Clone, Debug)]
pub struct Cut {
    /// The article.
    pub article: Arc<Article>,
    /// Its number.
    pub number: ArticleNumber,
    /// The sentences.
    pub span: Span,
    /// How well they meet the question, the passage's, the article's and the priors' shares included.
    pub score: f32,
    /// The share of that which is the sentences' own.
    pub own: f32,
    /// The words of the question in them.
    pub marks: Vec<Span>,
    /// Which units they have.
    pub has: Vec<bool>,
    /// Which units they, the text around them or the title have.
    pub around: Vec<bool>,
}

/// An article and which units its title has.
type Titled = (Arc<Article>, Vec<bool>);

/// A passage of a candidate, with its score and the candidate's.
struct Promising<'a> {
    candidate: &'a Candidate,
    paragraph: usize,
    passage: f32,
    score: f32,
}

/// The excerpts of the candidates' best passages, the best first; `article` gives the text of an article.
pub(super) fn cut(
    sought: &Sought<'_>,
    candidates: &[Candidate],
    article: &dyn Fn(ArticleNumber) -> Option<Arc<Article>>,
) -> Vec<Cut> {
    let method = sought.method;
    let mut articles: HashMap<ArticleNumber, Option<Titled>> = HashMap::new();
    let mut cuts = Vec::new();
    for promising in promising(sought, candidates) {
        let number = promising.candidate.number;
        let known = articles.entry(number).or_insert_with(|| {
            let article = article(number)?;
            let title = sought.in_title(&article);
            Some((article, title))
        });
        let Some((article, title)) = known else {
            continue;
        };
        let Some(best) = Reading::new(sought, article, title, promising.paragraph).best() else {
            continue;
        };
        let context =
            method.passage * promising.passage + method.article * promising.candidate.score;
        cuts.push(Cut {
            article: Arc::clone(article),
            number,
            span: best.span,
            score: promising.candidate.prior * (best.score + context),
            own: best.score,
            marks: best.marks,
            has: best.has,
            around: best.around,
        });
    }
    cuts.sort_by(|a, b| {
        let place = |cut: &Cut| (cut.number, cut.span);
        b.score.total_cmp(&a.score).then(place(a).cmp(&place(b)))
    });
    cuts
}

/// The passages whose sentences are worth reading, the best first.
fn promising<'a>(sought: &Sought<'_>, candidates: &'a [Candidate]) -> Vec<Promising<'a>> {
    let method = sought.method;
    let mut found: Vec<Promising<'a>> = Vec::new();
    for candidate in candidates {
        for hit in candidate.passages.iter().filter(|hit| hit.score > 0.0) {
            found.push(Promising {
                candidate,
                paragraph: hit.paragraph,
                passage: hit.score,
                score: candidate.prior * (hit.score + method.article * candidate.score),
            });
        }
    }
    found.sort_by(|a, b| {
        let place = |one: &Promising<'_>| (one.candidate.number, one.paragraph);
        b.score.total_cmp(&a.score).then(place(a).cmp(&place(b)))
    });
    found.truncate(method.passages_max);
    found
}

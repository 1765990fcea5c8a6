//! The figures of a topic, those of one thing together.

use std::collections::HashSet;
use std::sync::Arc;

use jiff::civil::Date;

use super::super::telling::{Lexicon, Standing};
use super::super::topic::{Coverage, Topic};
use super::same;
use crate::news::figure::{self, Figure, Unit};
use crate::news::{Article, ArticleNumber, Span};
use crate::newsroom::Newsroom;

/// A figure where an article gives it.
#[derive(Clone, Debug)]
pub(in crate::desk) struct Given {
    /// The article.
    pub(in crate::desk) article: Arc<Article>,
    /// Its number.
    pub(in crate::desk) number: ArticleNumber,
    /// The article that stands for its text: another where it carries that one's.
    pub(in crate::desk) origin: ArticleNumber,
    /// The sentence.
    pub(in crate::desk) sentence: Span,
    /// The figure in it.
    pub(in crate::desk) figure: Figure,
    /// How far down its article stands among those on the topic.
    pub(in crate::desk) rank: usize,
}

/// What articles give of one thing, side by side.
#[derive(Clone, Debug)]
pub(in crate::desk) struct Ledger {
    /// In what it is counted.
    pub(in crate::desk) unit: Unit,
    /// The noun, as written first.
    pub(in crate::desk) noun: String,
    /// What is given, by day of publication, the undated last.
    pub(in crate::desk) given: Vec<Given>,
}

/// How the figures of a ledger lie to one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::desk) enum Agreement {
    /// Several origins give several numbers.
    Differ,
    /// They give one number with other qualifiers.
    Qualified,
    /// They give numbers that may be one as they are qualified.
    Compatible,
    /// They give the same.
    Same,
    /// One origin alone gives any.
    Single,
}

impl Given {
    /// The day of publication, where it is known.
    pub(in crate::desk) fn day(&self) -> Option<Date> {
        self.article.metadata().published.date()
    }

    /// Whether two give the same number.
    pub(in crate::desk) fn is_number(&self, other: &Self) -> bool {
        let bits = |given: &Self| (given.figure.low.to_bits(), given.figure.high.to_bits());
        bits(self) == bits(other)
    }
}

impl Ledger {
    /// How many origins give a figure.
    pub(in crate::desk) fn origins(&self) -> usize {
        let origins: HashSet<ArticleNumber> = self.given.iter().map(|given| given.origin).collect();
        origins.len()
    }

    /// How the figures lie to one another.
    pub(in crate::desk) fn agreement(&self) -> Agreement {
        let Some(first) = self.given.first().filter(|_| self.origins() > 1) else {
            return Agreement::Single;
        };
        let is_one = |one: &Given| {
            let mut all = self.given.iter();
            all.all(|other| one.is_number(other) || one.figure.agrees(&other.figure))
        };
        if !self.given.iter().all(is_one) {
            Agreement::Differ
        } else if !self.given.iter().all(|given| given.is_number(first)) {
            Agreement::Compatible
        } else if self
            .given
            .iter()
            .any(|given| given.figure.bound != first.figure.bound)
        {
            Agreement::Qualified
        } else {
            Agreement::Same
        }
    }

    /// The last earlier figure of the same source, where it cannot be the same number and this one is known to be later;
    /// of several of one day, the one nearest to it.
    pub(in crate::desk) fn revised_by(&self, later: &Given) -> Option<&Given> {
        let (source, day) = (later.article.metadata().source.as_ref()?, later.day()?);
        let own = self.given.iter();
        let own = own.filter(|given| given.article.metadata().source.as_ref() == Some(source));
        let earlier = |given: &&Given| given.day().filter(|given| *given < day);
        let last = own.clone().filter_map(|given| earlier(&given)).max()?;
        let apart = |given: &Given| (given.figure.low - later.figure.low).abs();
        own.filter(|given| earlier(given) == Some(last))
            .min_by(|one, other| apart(one).total_cmp(&apart(other)))
            .filter(|given| !given.is_number(later) && !given.figure.agrees(&later.figure))
    }
}

/// The ledgers of the covering articles: those on which several origins differ first, then those that several give,
/// then the others, each kind by how many give it and how much their articles are on the topic.
pub(in crate::desk) fn ledgers(
    topic: &Topic,
    coverage: &Coverage,
    newsroom: &Newsroom,
) -> Vec<Ledger> {
    let given = given(topic, coverage, &coverage.standing(newsroom));
    let things = same::things(&given, &topic.words, &mut Lexicon::new(newsroom));
    let mut ledgers: Vec<Ledger> = things
        .iter()
        .filter_map(|places| {
            let own = places.iter().filter_map(|at| given.get(*at).cloned());
            ledger(own.collect())
        })
        .collect();
    ledgers.sort_by_key(|ledger| {
        let rank = ledger.given.iter().map(|given| given.rank).min();
        let alone = ledger.agreement() == Agreement::Single;
        (
            alone,
            ledger.agreement(),
            std::cmp::Reverse(ledger.origins()),
            rank,
            ledger.noun.clone(),
        )
    });
    ledgers
}

/// The figures on the topic that count something, article by article.
fn given(topic: &Topic, coverage: &Coverage, origins: &Standing) -> Vec<Given> {
    let mut found = Vec::new();
    for (rank, covering) in coverage.articles.iter().enumerate() {
        let article = &covering.article;
        let named = topic
            .article
            .as_ref()
            .is_some_and(|named| named.id() == article.id());
        let of_article = figure::figures(article).into_iter();
        for figure in of_article.filter(|figure| figure.noun.is_some()) {
            let Some(number) = article.paragraph_at(figure.number) else {
                continue;
            };
            let sentences = article
                .paragraphs()
                .get(number)
                .map(|paragraph| &paragraph.sentences);
            let sentence = sentences
                .and_then(|all| all.iter().find(|sentence| sentence.contains(figure.number)));
            found.extend(
                sentence
                    .filter(|_| named || covering.is_on(number))
                    .map(|sentence| Given {
                        article: Arc::clone(article),
                        number: covering.number,
                        origin: origins.origin(covering.number),
                        sentence: *sentence,
                        figure,
                        rank,
                    }),
            );
        }
    }
    found
}

fn ledger(mut given: Vec<Given>) -> Option<Ledger> {
    let first = given.iter().min_by_key(|given| given.rank)?;
    let counted = first.figure.counted?;
    let unit = first.figure.unit.clone();
    let noun = counted.slice(first.article.body()).to_lowercase();
    given.sort_by_key(|given| {
        (
            given.day().is_none(),
            given.day(),
            given.rank,
            given.figure.span.start(),
        )
    });
    Some(Ledger { unit, noun, given })
}

//! What a question's words give an article that the index does not have, reckoned from its text: the same as they would
//! if it were there.

use std::collections::HashMap;

use tantivy::fieldnorm::FieldNormReader;

use super::analysis::analyse;
use super::met::Met;
use super::method::Method;
use super::rank::Unit;
use super::segments::norms::{idf, saturated};
use super::segments::postings::Located;
use super::snapshot::Snapshot;
use crate::news::{Article, Class, Language};

/// An article that was reckoned. The scores are those of a [`Candidate`](super::Candidate).
#[derive(Clone, Debug, PartialEq)]
pub struct Reckoned {
    /// Its score as a whole, its title's included.
    pub score: f32,
    /// Which units its title has.
    pub title: Met,
    /// Its body paragraphs that share a word with the question, in reading order: which, its BM25 score, and which units
    /// it has.
    pub passages: Vec<(usize, f32, Met)>,
}

/// Reckons articles by the units of one question.
#[derive(Debug)]
pub struct Reckoner<'a> {
    snapshot: &'a Snapshot,
    /// By term: the units that it meets, what it counts, and whether articles are looked for by it.
    terms: HashMap<&'a str, Vec<Meeting>>,
    units: Vec<Weights>,
}

#[derive(Clone, Copy, Debug)]
struct Meeting {
    unit: usize,
    weight: f32,
    is_searched: bool,
}

/// What a unit counts in a passage, in the whole of an article and in its title.
#[derive(Clone, Copy, Debug)]
struct Weights {
    passage: f32,
    whole: f32,
    title: f32,
}

/// The terms of a text.
struct Tally {
    /// How many there are.
    length: u32,
    /// How often each unit is among them, by what its terms count: by all of them, and by those that articles are
    /// looked for by.
    all: Vec<f32>,
    searched: Vec<f32>,
}

impl<'a> Reckoner<'a> {
    /// Readies the units of a question, weighed by this snapshot.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn new(
        snapshot: &'a Snapshot,
        units: &'a [Unit],
        method: &Method,
    ) -> tantivy::Result<Self> {
        let mut terms: HashMap<&str, Vec<Meeting>> = HashMap::new();
        for (unit, one) in units.iter().enumerate() {
            let searched = one.searched().len();
            for (at, (term, weight)) in one.terms.iter().enumerate() {
                terms.entry(term).or_default().push(Meeting {
                    unit,
                    weight: *weight,
                    is_searched: at < searched,
                });
            }
        }
        let searched = || units.iter().map(Unit::searched);
        let whole = snapshot.located(searched(), |segment| &segment.whole)?;
        let title = snapshot.located(searched(), |segment| &segment.title)?;
        let rare = |located: &Located| idf(snapshot.facts.articles, located.most());
        let units = units.iter().zip(whole.iter().zip(&title));
        let units = units.map(|(unit, (whole, title))| Weights {
            passage: unit.idf,
            whole: rare(whole),
            title: method.title * rare(title),
        });
        Ok(Self {
            snapshot,
            terms,
            units: units.collect(),
        })
    }

    /// Reckons an article; nothing where it has none of the words that articles are looked for by.
    pub fn reckon(&self, article: &Article) -> Option<Reckoned> {
        let facts = &self.snapshot.facts;
        let (body, language) = (article.body(), article.language());
        let mut whole = self.tally("", language);
        let mut passages = Vec::new();
        let paragraphs = article.paragraphs().iter().enumerate();
        for (number, paragraph) in paragraphs.filter(|(_, own)| own.class.is_quotable()) {
            let own = self.tally(paragraph.span.slice(body), language);
            whole.add(&own);
            let norm = facts.passage_norms.of(own.code());
            let (score, met) = self.score(&own.all, norm, |own| own.passage);
            if paragraph.class == Class::Body && score > 0.0 {
                passages.push((number, score, met));
            }
        }
        let title = article.metadata().title.as_deref().unwrap_or_default();
        let title = self.tally(title, language);
        let norm = facts.article_norms.of(whole.code());
        let (of_whole, _) = self.score(&whole.searched, norm, |own| own.whole);
        let norm = facts.title_norms.of(title.code());
        let (of_title, title) = self.score(&title.searched, norm, |own| own.title);
        let score = of_whole + of_title;
        (score > 0.0).then_some(Reckoned {
            score,
            title,
            passages,
        })
    }

    /// Counts the terms of a text.
    fn tally(&self, text: &str, language: Language) -> Tally {
        let mut tally = Tally {
            length: 0,
            all: vec![0.0; self.units.len()],
            searched: vec![0.0; self.units.len()],
        };
        analyse(text, language, |token| {
            let Some(term) = token.term else { return };
            tally.length = tally.length.saturating_add(1);
            for meeting in self.terms.get(term).into_iter().flatten() {
                if let Some(all) = tally.all.get_mut(meeting.unit) {
                    *all += meeting.weight;
                }
                if let Some(searched) = tally.searched.get_mut(meeting.unit)
                    && meeting.is_searched
                {
                    *searched += meeting.weight;
                }
            }
        });
        tally
    }

    /// What units that are so frequent give a text of that norm, and which it has.
    fn score(&self, frequencies: &[f32], norm: f32, weight: fn(&Weights) -> f32) -> (f32, Met) {
        let (mut score, mut met) = (0.0, Met::default());
        for (unit, (own, frequency)) in self.units.iter().zip(frequencies).enumerate() {
            if *frequency > 0.0 {
                score += weight(own) * saturated(*frequency, norm);
                met.note(unit);
            }
        }
        (score, met)
    }
}

impl Tally {
    /// The code that a text of so many terms is kept under.
    fn code(&self) -> u8 {
        FieldNormReader::fieldnorm_to_id(self.length)
    }

    /// Adds the terms of a further text.
    fn add(&mut self, other: &Self) {
        self.length = self.length.saturating_add(other.length);
        let add = |own: &mut [f32], others: &[f32]| {
            for (own, other) in own.iter_mut().zip(others) {
                *own += other;
            }
        };
        add(&mut self.all, &other.all);
        add(&mut self.searched, &other.searched);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::{Priors, Question, made};
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn an_article_is_reckoned_as_the_index_has_it(
            seed: u64,
            count in 1_usize..60,
            asked in "(talks|(troops )?vote|Border grain talks|minister said storm at the harbour|accord dead)",
            loosely: bool,
        ) {
            let articles = made::articles(seed, count);
            let snapshot = made::index(seed, count).snapshot();
            let question = Question::new(&asked, snapshot.languages());
            let method = Method { articles_max: count, articles_of_word_max: count, ..Method::default() };
            let mut units = snapshot.weigh(&question, &method).unwrap();
            if loosely {
                units.iter_mut().for_each(Unit::search_loosely);
            }
            let candidates = snapshot.candidates(&units, &Priors::default(), &method).unwrap();
            let reckoner = Reckoner::new(&snapshot, &units, &method).unwrap();
            let near = |one: f32, other: f32| (one - other).abs() <= 1e-5 * other;
            for candidate in &candidates {
                let article = &articles[usize::try_from(candidate.number.0).unwrap()];
                let own = reckoner.reckon(article).unwrap();
                prop_assert!(near(own.score, candidate.score), "{own:?} {candidate:?}");
                prop_assert_eq!(own.title, candidate.title);
                prop_assert_eq!(own.passages.len(), candidate.passages.len());
                for ((paragraph, score, met), hit) in own.passages.iter().zip(&candidate.passages) {
                    prop_assert_eq!(*paragraph, snapshot.paragraph_of(candidate, hit));
                    prop_assert!(near(*score, hit.score) && *met == hit.met, "{score} {met:?} {hit:?}");
                }
            }
            let found = articles.iter().filter(|article| reckoner.reckon(article).is_some()).count();
            prop_assert!(found >= candidates.len());
        }
    }
}

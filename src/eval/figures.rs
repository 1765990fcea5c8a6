//! The figures that judge answers, each the mean of a value over the questions it applies to.
//!
//! Over the questions that something answers (where nothing was found counts as a miss), of the first k excerpts:
//! `hit@k` one is of a relevant article; `evidence@k` one of them shares a run of characters with its passage;
//! `strict@k` one of a relevant article holds the answer's words; `answer@k` one of any article does; `recall@5`
//! the share of the relevant articles among them; `all@5` whether as many as needed are; `mrr` one over the place
//! of the first of a relevant article; `chars` the length of an excerpt; `kept` whether there was an answer. Over
//! the questions that nothing answers: `refused` whether nothing was found.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use super::text::{holds, shares};
use super::{Judged, Prediction};

/// The mean of a value.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Its name.
    pub name: String,
    /// The mean.
    pub value: f64,
}

/// Every figure, and how long answers took.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    /// In a fixed order; figures that apply to no question are left out.
    pub figures: Vec<Figure>,
    /// How many questions there were.
    pub questions: usize,
    /// What half, 95 and 99 in a hundred of the answers took at most.
    pub took: Option<[Duration; 3]>,
}

const FIRST: [usize; 3] = [1, 3, 5];
const SHOWN: usize = 5;

#[derive(Default)]
struct Sums {
    order: Vec<String>,
    sums: BTreeMap<String, (f64, f64)>,
}

impl Sums {
    fn add(&mut self, name: impl Into<String>, value: f64) {
        let name = name.into();
        if !self.sums.contains_key(&name) {
            self.order.push(name.clone());
        }
        let sum = self.sums.entry(name).or_default();
        sum.0 += value;
        sum.1 += 1.0;
    }

    fn add_whether(&mut self, name: impl Into<String>, holds: bool) {
        self.add(name, f64::from(u8::from(holds)));
    }
}

impl Figures {
    /// The figures of these answers.
    pub fn of<'a>(answered: impl IntoIterator<Item = (&'a Judged, &'a Prediction)>) -> Self {
        let mut sums = Sums::default();
        let mut took = Vec::new();
        for (question, prediction) in answered {
            took.push(prediction.took);
            if question.relevant.is_empty() {
                sums.add_whether("refused", prediction.refused);
            } else {
                judge(question, prediction, &mut sums);
            }
        }
        took.sort_unstable();
        let quantile = |percent: usize| {
            let at = (took.len() * percent / 100).min(took.len().saturating_sub(1));
            took.get(at).copied()
        };
        let figures = sums.order.into_iter().filter_map(|name| {
            let (sum, count) = sums.sums.get(&name)?;
            let value = (sum / count * 1e4).round() / 1e4;
            Some(Figure { name, value })
        });
        Self {
            figures: figures.collect(),
            questions: took.len(),
            took: quantile(50)
                .zip(quantile(95))
                .zip(quantile(99))
                .map(|((a, b), c)| [a, b, c]),
        }
    }

    /// The value of the figure of that name.
    pub fn value(&self, name: &str) -> Option<f64> {
        let figure = self.figures.iter().find(|figure| figure.name == name)?;
        Some(figure.value)
    }
}

/// Whether one of these excerpts is evidence.
pub(super) fn is_evidence(question: &Judged, excerpts: &[(String, String)]) -> bool {
    excerpts.iter().any(|(article, text)| {
        question
            .relevant
            .iter()
            .any(|relevant| relevant.article_id == *article && shares(text, &relevant.passage))
    })
}

/// Whether one of these excerpts is of a relevant article.
pub(super) fn is_hit(question: &Judged, excerpts: &[(String, String)]) -> bool {
    excerpts
        .iter()
        .any(|(article, _)| is_relevant(question, article))
}

fn is_relevant(question: &Judged, article: &str) -> bool {
    question
        .relevant
        .iter()
        .any(|relevant| relevant.article_id == article)
}

#[expect(
    clippy::cast_precision_loss,
    reason = "counts of articles and characters are small"
)]
fn judge(question: &Judged, prediction: &Prediction, sums: &mut Sums) {
    sums.add_whether("kept", !prediction.refused);
    let excerpts: &[(String, String)] = if prediction.refused {
        &[]
    } else {
        &prediction.excerpts
    };
    for count in FIRST {
        let first = excerpts
            .get(..count.min(excerpts.len()))
            .unwrap_or_default();
        sums.add_whether(format!("hit@{count}"), is_hit(question, first));
        sums.add_whether(format!("evidence@{count}"), is_evidence(question, first));
        if !question.answers.is_empty() {
            let answers = |text: &str| question.answers.iter().any(|answer| holds(text, answer));
            let mut texts = first.iter();
            let strict =
                texts.any(|(article, text)| is_relevant(question, article) && answers(text));
            sums.add_whether(format!("strict@{count}"), strict);
            sums.add_whether(
                format!("answer@{count}"),
                first.iter().any(|(_, text)| answers(text)),
            );
        }
    }
    let shown = excerpts
        .get(..SHOWN.min(excerpts.len()))
        .unwrap_or_default();
    let relevant: BTreeSet<&str> = question
        .relevant
        .iter()
        .map(|one| one.article_id.as_str())
        .collect();
    let met: BTreeSet<&str> = shown.iter().map(|(article, _)| article.as_str()).collect();
    let met = relevant.intersection(&met).count();
    sums.add("recall@5", met as f64 / relevant.len().min(SHOWN) as f64);
    sums.add_whether("all@5", met >= question.need);
    let place = excerpts
        .iter()
        .position(|(article, _)| is_relevant(question, article));
    sums.add("mrr", place.map_or(0.0, |place| 1.0 / (place + 1) as f64));
    for (_, text) in shown {
        sums.add("chars", text.chars().count() as f64);
    }
}

#[cfg(test)]
mod tests {
    use super::super::Relevant;
    use super::*;

    fn question(id: &str, relevant: &[(&str, &str)], answers: &[&str], need: usize) -> Judged {
        Judged {
            id: id.to_owned(),
            query: id.to_owned(),
            relevant: relevant
                .iter()
                .map(|(article, passage)| Relevant {
                    article_id: (*article).to_owned(),
                    passage: (*passage).to_owned(),
                })
                .collect(),
            answers: answers.iter().map(|answer| (*answer).to_owned()).collect(),
            need,
            asked_on: None,
        }
    }

    fn prediction(refused: bool, excerpts: &[(&str, &str)], took_ms: u64) -> Prediction {
        Prediction {
            id: String::new(),
            refused,
            excerpts: excerpts
                .iter()
                .map(|(article, text)| ((*article).to_owned(), (*text).to_owned()))
                .collect(),
            took: Duration::from_millis(took_ms),
        }
    }

    /// Worked out by hand: two of three answerable questions kept, the second excerpt right in one, and so on.
    #[test]
    fn figures_are_as_reckoned_by_hand() {
        let questions = [
            question(
                "one",
                &[("a", "the blue door"), ("b", "the red door")],
                &["red door"],
                2,
            ),
            question("two", &[("c", "x y z")], &[], 1),
            question("three", &[("d", "never seen")], &["seen"], 1),
            question("four", &[], &[], 1),
            question("five", &[], &[], 1),
        ];
        let predictions = [
            prediction(
                false,
                &[("z", "a red door"), ("b", "She saw the RED door.")],
                10,
            ),
            prediction(false, &[("c", "x y")], 20),
            prediction(true, &[], 30),
            prediction(true, &[], 40),
            prediction(false, &[("a", "the blue door")], 50),
        ];
        let figures = Figures::of(questions.iter().zip(&predictions));
        let expected = [
            ("kept", 0.6667),
            ("hit@1", 0.3333),
            ("hit@3", 0.6667),
            ("evidence@1", 0.0),
            ("evidence@3", 0.3333),
            ("evidence@5", 0.3333),
            ("strict@1", 0.0),
            ("strict@3", 0.5),
            ("answer@1", 0.5),
            ("answer@5", 0.5),
            ("recall@5", 0.5),
            ("all@5", 0.3333),
            ("mrr", 0.5),
            ("chars", 11.3333),
            ("refused", 0.5),
        ];
        for (name, value) in expected {
            assert_eq!(figures.value(name), Some(value), "{name}");
        }
        assert_eq!(figures.took, Some([30, 50, 50].map(Duration::from_millis)));
    }
}

//! Who holds an office, by the articles that give it to somebody who is quoted.

use std::collections::HashSet;

use super::{Newsroom, Speaker};
use crate::index::{Clause, Filter};
use crate::news::quote;

/// So many passages with the words of an office are looked at, the best by BM25.
const PASSAGES_MAX: usize = 48;
/// So many of their articles are read, the most: each takes as long as all else of a question.
const ARTICLES_MAX: usize = 10;
/// Whoever is given an office by so many times as many articles as anybody else holds it.
const TIMES_MORE: usize = 2;

/// The most words of an office that are looked up.
const WORDS_MAX: usize = 8;

/// Somebody who holds an office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// The office, as asked.
    pub office: String,
    /// Who.
    pub speaker: Speaker,
    /// How many of the articles read give them the office.
    pub articles: usize,
}

impl Newsroom {
    /// Who holds `office` (`French president`, `the Kremlin's spokesman`) by the articles that have its words and
    /// give it to one person only: whoever most of them give it to first, then by name. Of those who are quoted.
    ///
    /// A failure of the index is logged, and nobody is found.
    pub fn holders(&self, office: &str) -> Vec<Holder> {
        let words = quote::office_words(office);
        if words.len() < 2 || words.len() > WORDS_MAX {
            return Vec::new();
        }
        let any =
            |written: Vec<String>| Clause::Any(written.into_iter().map(Clause::Word).collect());
        let clause = Clause::All(words.into_iter().map(any).collect());
        let snapshot = self.snapshot();
        let found = snapshot.search(&clause, &Filter::default(), 0, PASSAGES_MAX);
        let found = found
            .inspect_err(|error| tracing::error!(error = %error, "index cannot be searched"))
            .unwrap_or_default();
        let mut read = HashSet::new();
        let mut given: Vec<(String, usize)> = Vec::new();
        for matched in found.best {
            let left = ARTICLES_MAX - read.len();
            if is_settled(&given, left) {
                break;
            }
            if !read.insert(matched.article) {
                continue;
            }
            let article = self.article_numbered(matched.article);
            if let Some(name) = article.and_then(|article| quote::holder(&article, office)) {
                match given.iter_mut().find(|(known, _)| *known == name) {
                    Some((_, articles)) => *articles += 1,
                    None => given.push((name, 1)),
                }
            }
        }
        if given.is_empty() {
            return Vec::new();
        }
        let holds = |speaker: &Speaker| {
            let of = |name: &String| given.iter().find(|(known, _)| known == name);
            let articles = speaker.names.iter().filter_map(of);
            let articles = articles.map(|(_, articles)| articles).sum();
            (articles > 0).then(|| Holder {
                office: office.to_owned(),
                speaker: speaker.clone(),
                articles,
            })
        };
        let mut holders: Vec<Holder> = self.speakers().iter().filter_map(holds).collect();
        holders.sort_by(|a, b| {
            let more = b.articles.cmp(&a.articles);
            more.then_with(|| a.speaker.name.cmp(&b.speaker.name))
        });
        holders
    }

    /// The one who holds `office`: nobody else is given it by half as many articles.
    pub fn holder(&self, office: &str) -> Option<Holder> {
        let mut holders = self.holders(office).into_iter();
        let first = holders.next()?;
        let alone = holders
            .next()
            .is_none_or(|next| next.articles * TIMES_MORE < first.articles);
        alone.then_some(first)
    }
}

/// Whether what `left` further articles may give can change nothing.
fn is_settled(given: &[(String, usize)], left: usize) -> bool {
    let mut counts: Vec<usize> = given.iter().map(|(_, articles)| *articles).collect();
    counts.sort_unstable_by_key(|articles| std::cmp::Reverse(*articles));
    let first = counts.first().copied().unwrap_or_default();
    let next = counts.get(1).copied().unwrap_or_default();
    left == 0 || (next + left) * TIMES_MORE < first
}

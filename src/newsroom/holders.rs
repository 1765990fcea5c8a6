//! Who holds an office, by the articles that give it to somebody who is quoted.

use std::collections::{HashMap, HashSet};

use super::{Newsroom, Speaker};
use crate::index::{Clause, Filter};
use crate::news::quote;

/// So many passages with the words of an office are looked at, the best by BM25.
const PASSAGES_MAX: usize = 48;
/// So many of their articles are read.
const ARTICLES_MAX: usize = 16;

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
        let mut given: HashMap<String, usize> = HashMap::new();
        for matched in found.best {
            if read.len() >= ARTICLES_MAX || !read.insert(matched.article) {
                continue;
            }
            let article = self.article_numbered(matched.article);
            if let Some(name) = article.and_then(|article| quote::holder(&article, office)) {
                *given.entry(name).or_default() += 1;
            }
        }
        if given.is_empty() {
            return Vec::new();
        }
        let holds = |speaker: &Speaker| {
            let names = speaker.names.iter();
            let articles = names.filter_map(|name| given.get(name)).sum();
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
            .is_none_or(|next| next.articles * 2 < first.articles);
        alone.then_some(first)
    }
}

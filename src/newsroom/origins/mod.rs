//! Which articles carry one text: found as articles are taken in, held in memory for whoever counts sources.
//!
//! Only articles that share their text are held, so that this is small. What is told anew in other words is not
//! found here: that takes reading the articles' sentences, which is for the commands on a topic.

mod sketches;
mod trace;

use std::collections::HashMap;
use std::sync::{Arc, PoisonError};

use super::Newsroom;
use crate::archive::Copied;
use crate::news::ArticleNumber;

pub(super) use sketches::Sketches;
pub(super) use trace::trace;

/// The articles that carry the text of others, by origin.
#[derive(Debug, Default)]
pub struct Origins {
    groups: Vec<Box<[ArticleNumber]>>,
    of: HashMap<ArticleNumber, usize>,
}

impl Origins {
    /// The articles that carry the text of this one, itself included: the first published first, the undated last.
    /// None where no other does.
    pub fn carrying(&self, article: ArticleNumber) -> &[ArticleNumber] {
        self.of
            .get(&article)
            .and_then(|group| self.groups.get(*group))
            .map_or(&[], |group| group)
    }

    /// The article that stands for this one's origin: itself, or the first of those that carry its text.
    pub fn origin(&self, article: ArticleNumber) -> ArticleNumber {
        self.carrying(article).first().copied().unwrap_or(article)
    }

    /// How many origins have several articles.
    pub fn count(&self) -> usize {
        self.groups.len()
    }

    /// Puts together what is paired, directly or by way of others.
    fn of_pairs(copies: &[Copied]) -> Self {
        let mut parents: HashMap<ArticleNumber, ArticleNumber> = HashMap::new();
        let mut days = HashMap::new();
        for copied in copies {
            days.insert(copied.article, copied.day);
            let (one, other) = (
                root(&mut parents, copied.article),
                root(&mut parents, copied.other),
            );
            parents.insert(one.max(other), one.min(other));
        }
        let mut groups: HashMap<ArticleNumber, Vec<ArticleNumber>> = HashMap::new();
        for article in days.keys().copied() {
            let root = root(&mut parents, article);
            groups.entry(root).or_default().push(article);
        }
        let mut groups: Vec<Box<[ArticleNumber]>> = groups
            .into_values()
            .map(|mut group| {
                let day = |article: &ArticleNumber| days.get(article).copied().flatten();
                group.sort_by_key(|article| (day(article).is_none(), day(article), *article));
                group.into()
            })
            .collect();
        groups.sort();
        let of = groups
            .iter()
            .enumerate()
            .flat_map(|(place, group)| group.iter().map(move |article| (*article, place)))
            .collect();
        Self { groups, of }
    }
}

/// The least article that this one is put together with; the way there is shortened.
fn root(
    parents: &mut HashMap<ArticleNumber, ArticleNumber>,
    article: ArticleNumber,
) -> ArticleNumber {
    let mut at = article;
    while let Some(parent) = parents.get(&at).copied().filter(|parent| *parent != at) {
        let above = parents.get(&parent).copied().unwrap_or(parent);
        parents.insert(at, above);
        at = parent;
    }
    at
}

impl Newsroom {
    /// The sketches of all articles, if they were kept when articles were last taken in.
    pub(super) fn kept_sketches(&self) -> Option<Sketches> {
        let mut kept = self.sketches.lock().unwrap_or_else(PoisonError::into_inner);
        kept.take()
    }

    /// Keeps the sketches of all articles until articles are next taken in.
    pub(super) fn keep_sketches(&self, sketches: Sketches) {
        let mut kept = self.sketches.lock().unwrap_or_else(PoisonError::into_inner);
        *kept = Some(sketches).filter(Sketches::are_few);
    }

    /// Which articles carry one text. From memory; the first call after a change reads the pairs.
    ///
    /// A failure of the archive is logged, and every article is an origin by itself.
    pub fn origins(&self) -> Arc<Origins> {
        let origins = self.origins.get(|| self.read_origins());
        origins.unwrap_or_default()
    }

    pub(super) fn read_origins(&self) -> Option<Arc<Origins>> {
        let copies = self.or_logged(self.archive.copies())?;
        Some(Arc::new(Origins::of_pairs(&copies)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(article: u64, other: u64, day: Option<i64>) -> Copied {
        Copied {
            article: ArticleNumber(article),
            other: ArticleNumber(other),
            day,
        }
    }

    #[track_caller]
    fn check(origins: &Origins, article: u64, expected: &[u64]) {
        let expected: Vec<ArticleNumber> = expected.iter().copied().map(ArticleNumber).collect();
        assert_eq!(origins.carrying(ArticleNumber(article)), expected);
    }

    #[test]
    fn what_is_paired_by_way_of_others_is_one_origin() {
        let origins = Origins::of_pairs(&[
            pair(1, 2, None),
            pair(2, 1, Some(7)),
            pair(2, 5, Some(7)),
            pair(5, 2, Some(3)),
            pair(8, 9, None),
            pair(9, 8, None),
        ]);
        check(&origins, 1, &[5, 2, 1]);
        check(&origins, 5, &[5, 2, 1]);
        check(&origins, 9, &[8, 9]);
        check(&origins, 4, &[]);
        assert_eq!(origins.origin(ArticleNumber(1)), ArticleNumber(5));
        assert_eq!(origins.origin(ArticleNumber(4)), ArticleNumber(4));
        assert_eq!(origins.count(), 2);
    }
}

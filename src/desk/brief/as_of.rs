//! Articles as the collection had them on an earlier day.

use std::sync::Arc;

use jiff::Timestamp;

use crate::news::{Article, ArticleNumber};
use crate::newsroom::Newsroom;

/// The articles in the revisions that had been taken in by `instant`; those taken in first later are left out.
///
/// What has been withdrawn since is not among what is searched, so it is not here either.
pub(super) fn as_of(
    articles: Vec<(ArticleNumber, Arc<Article>)>,
    instant: Timestamp,
    newsroom: &Newsroom,
) -> Vec<(ArticleNumber, Arc<Article>)> {
    let then = |article: Arc<Article>| {
        let revisions = newsroom.revisions(article.id());
        let had = revisions.iter().find(|revised| revised.taken <= instant)?;
        if had.revision == article.revision() {
            return Some(article);
        }
        newsroom.article_revised(article.id(), &had.revision.to_string())
    };
    articles
        .into_iter()
        .filter_map(|(number, article)| Some((number, then(article)?)))
        .collect()
}

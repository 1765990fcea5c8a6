//! The article that a reader names, by its id or its title, and what they are told that one is called.

use std::sync::Arc;

use super::{Refusal, Suggestion};
use crate::news::{Article, ArticleId};
use crate::newsroom::Newsroom;
use crate::reply::Line;

/// The article that a reader means: by id, by title, or by the one title that begins so.
///
/// # Errors
/// When no article, or more than one, is called that; names the likeliest.
pub(super) fn expected(named: &str, newsroom: &Newsroom) -> Result<Arc<Article>, Refusal> {
    if let Some(article) = article(named, newsroom) {
        return Ok(article);
    }
    let titles = newsroom.titles(named, Suggestion::COUNT_MAX);
    match titles.as_slice() {
        [(id, _)] => newsroom.article(id),
        _ => None,
    }
    .ok_or_else(|| unknown(named, &titles))
}

/// The article of that id or that very title.
pub(super) fn article(named: &str, newsroom: &Newsroom) -> Option<Arc<Article>> {
    let named = named.trim();
    let by_id = ArticleId::new(named).and_then(|id| newsroom.article(&id));
    by_id.or_else(|| {
        let titles = newsroom.titles(named, Suggestion::COUNT_MAX);
        let same = titles
            .iter()
            .find(|(_, title)| title.to_lowercase() == named.to_lowercase());
        newsroom.article(&same?.0)
    })
}

/// What an article is called among our own words: its outlet, where that is known, and its title.
pub(super) fn called(article: &Article) -> String {
    match &article.metadata().source {
        Some(source) => format!("{source}, “{}”", article.title()),
        None => format!("“{}”", article.title()),
    }
}

fn unknown(named: &str, titles: &[(ArticleId, String)]) -> Refusal {
    const NAMED_MAX: usize = 3;
    let line = Line::new().plain(format!("No article is called “{named}”. "));
    if titles.is_empty() {
        return Refusal::new(
            line.plain("Begin to type its title and choose it, or see ")
                .code("/sources")
                .plain("."),
        );
    }
    let likely: Vec<String> = titles
        .iter()
        .take(NAMED_MAX)
        .map(|(id, title)| format!("“{title}” ({id})"))
        .collect();
    Refusal::new(line.plain(format!("Did you mean {}?", likely.join(" or "))))
}

//! A topic that a reader names, as words or as one article, and the articles that are on it.

use std::sync::Arc;

use super::article;
use super::ask::{self, Answer};
use super::{Refusal, Values};
use crate::news::{Article, ArticleNumber};
use crate::newsroom::{Filter, Newsroom, Scope};
use crate::reply::Reply;

/// What a reader names as a topic.
#[derive(Clone, Debug)]
pub(super) struct Topic {
    /// What the reader wrote; the title where they named an article.
    pub(super) words: String,
    /// The article, where they named one.
    pub(super) article: Option<Arc<Article>>,
    /// What alone is looked at.
    pub(super) filter: Filter,
}

/// The articles on a topic.
#[derive(Clone, Debug)]
pub(super) struct Coverage {
    /// The articles, those most on it first; never none.
    pub(super) articles: Vec<Covering>,
    /// How much was searched.
    pub(super) scope: Scope,
}

/// An article on a topic.
#[derive(Clone, Debug)]
pub(super) struct Covering {
    /// The article.
    pub(super) article: Arc<Article>,
    /// Its number.
    pub(super) number: ArticleNumber,
    /// How much it is on the topic, as a share of the one that is most: above 0, at most 1.
    pub(super) share: f32,
    /// Its body paragraphs that have words of the topic, those that have most first.
    pub(super) passages: Vec<usize>,
}

/// What there is on a topic.
#[derive(Debug)]
pub(super) enum Covered {
    /// Articles.
    By(Coverage),
    /// Nothing: what was searched and what came closest.
    Nothing(Box<Answer>),
}

/// An article that is this much less on the topic than the first is not on it.
const SHARE_MIN: f32 = 0.4;

impl Topic {
    /// Reads the options `topic`, `source`, `since` and `until`; those that a command does not take are open.
    ///
    /// # Errors
    /// The reader's mistake, named, with the mend.
    pub(super) fn read(values: &Values, newsroom: &Newsroom) -> Result<Self, Refusal> {
        let words = values.text("topic").unwrap_or_default().trim();
        let article = article::named(words, newsroom);
        Ok(Self {
            words: article
                .as_ref()
                .map_or(words, |article| article.title())
                .to_owned(),
            article,
            filter: ask::filter(values, newsroom)?,
        })
    }

    /// The articles on the topic, at most `count`.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub(super) fn covered(&self, count: usize, newsroom: &Newsroom) -> Result<Covered, Refusal> {
        self.covering(count, newsroom, false)
    }

    /// The articles on the topic, and after them those that have its words although they are less on it, at most
    /// `count`: for what is read passage by passage.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub(super) fn mentioned(&self, count: usize, newsroom: &Newsroom) -> Result<Covered, Refusal> {
        self.covering(count, newsroom, true)
    }

    fn covering(
        &self,
        count: usize,
        newsroom: &Newsroom,
        widely: bool,
    ) -> Result<Covered, Refusal> {
        let answer = ask::on_topic(&self.words, &self.filter, newsroom)?;
        if answer.receipt.is_some() && self.article.is_none() {
            return Ok(Covered::Nothing(Box::new(answer)));
        }
        let mut articles = ask::covering(self, newsroom)?;
        let widely = widely && self.article.is_none();
        articles.truncate(count);
        let has_words = ask::having(&self.words, newsroom)?;
        articles.retain(|covering| {
            covering.share >= SHARE_MIN || (widely && has_words(&covering.article))
        });
        if articles.is_empty() {
            return Ok(Covered::Nothing(Box::new(answer)));
        }
        Ok(Covered::By(Coverage {
            articles,
            scope: answer.scope,
        }))
    }
}

/// The receipt for a topic on which there is nothing.
pub(super) fn receipt(answer: &Answer) -> Reply {
    ask::receipt(answer)
}

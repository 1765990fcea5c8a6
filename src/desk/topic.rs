//! A topic that a reader names, as words or as one article, and the articles that are on it.

use std::sync::Arc;

use super::article;
use super::ask::{self, Answer};
use super::telling::{Lexicon, Standing};
use super::{Refusal, Values};
use crate::news::{Article, ArticleNumber};
use crate::newsroom::{Filter, Newsroom};
use crate::reply::{Block, Reply};

/// What a reader names as a topic.
#[derive(Clone, Debug)]
pub(super) struct Topic {
    /// What the reader wrote; the title where they named an article.
    pub(super) words: String,
    /// The article, where they named one.
    pub(super) article: Option<Arc<Article>>,
    /// Whether they named it by its title, and so may have meant the words.
    titled: bool,
    /// What alone is looked at.
    pub(super) filter: Filter,
}

/// The articles on a topic.
#[derive(Clone, Debug)]
pub(super) struct Coverage {
    /// The articles, those most on it first; never none.
    pub(super) articles: Vec<Covering>,
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

/// Of the words of a topic, weighed by how rare they are, an article on it has so much.
const TOLD_MIN: f32 = 0.6;
/// So many articles are looked at for that.
const LOOKED_AT: usize = 5;

impl Coverage {
    /// The articles with their numbers, in order.
    pub(super) fn numbered(&self) -> Vec<(ArticleNumber, Arc<Article>)> {
        self.articles
            .iter()
            .map(|covering| (covering.number, Arc::clone(&covering.article)))
            .collect()
    }

    /// Which of the articles are of one origin.
    pub(super) fn standing(&self, newsroom: &Newsroom) -> Standing {
        Standing::of(&self.numbered(), newsroom, &mut Lexicon::new(newsroom))
    }
}

impl Topic {
    /// Reads the options `topic`, `source`, `since` and `until`; those that a command does not take are open.
    ///
    /// # Errors
    /// The reader's mistake, named, with the mend.
    pub(super) fn read(values: &Values, newsroom: &Newsroom) -> Result<Self, Refusal> {
        let given = values.text("topic").unwrap_or_default().trim();
        let quoted = within_marks(given);
        let words = quoted.unwrap_or(given);
        let article = match quoted {
            Some(_) => None,
            None => article::named(words, newsroom),
        };
        let is_id = |article: &Arc<Article>| article.id().as_str() == words;
        Ok(Self {
            words: article
                .as_ref()
                .map_or(words, |article| article.title())
                .to_owned(),
            titled: article.as_ref().is_some_and(|article| !is_id(article)),
            article,
            filter: ask::filter(values, newsroom)?,
        })
    }

    /// The first page of a reply, or a further one, with what a reader should know of how the topic was taken.
    pub(super) fn opened(&self, heading: impl Into<String>, seen: usize) -> Reply {
        let mut reply = Reply::new(heading);
        reply.blocks.extend(self.taken(seen));
        reply
    }

    /// Where a title was taken for the article, a line that says so, and how to ask for the words instead; for the
    /// first page of a reply.
    pub(super) fn taken(&self, seen: usize) -> Option<Block> {
        (self.titled && seen == 0).then(|| {
            Block::Words(
                "This is about the article of that title. To ask for its words as a topic, put them in quotation marks."
                    .into(),
            )
        })
    }

    /// The articles on the topic, at most `count`.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub(super) fn covered(&self, count: usize, newsroom: &Newsroom) -> Result<Covered, Refusal> {
        self.kept(count, newsroom, &|covering| covering.share >= SHARE_MIN)
    }

    /// The articles on the topic, and after them those that have its words although they are less on it, at most
    /// `count`: for what is read passage by passage.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub(super) fn mentioned(&self, count: usize, newsroom: &Newsroom) -> Result<Covered, Refusal> {
        let has_words = ask::having(&self.words, newsroom)?;
        let widely = self.article.is_none();
        self.kept(count, newsroom, &|covering| {
            covering.share >= SHARE_MIN || (widely && has_words(&covering.article))
        })
    }

    /// The articles that are on the topic or near it, at most `count`.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub(super) fn around(&self, count: usize, newsroom: &Newsroom) -> Result<Covered, Refusal> {
        self.kept(count, newsroom, &|_| true)
    }

    fn kept(
        &self,
        count: usize,
        newsroom: &Newsroom,
        keep: &dyn Fn(&Covering) -> bool,
    ) -> Result<Covered, Refusal> {
        let answer = ask::on_topic(&self.words, &self.filter, newsroom)?;
        let mut articles = ask::covering(self, newsroom)?;
        // A topic is no question: who names a town wants what is told of it, whether or not that answers anything.
        let known = self.article.is_some() || answer.receipt.is_none();
        if !known && !self.is_told(&articles, newsroom) {
            return Ok(Covered::Nothing(Box::new(answer)));
        }
        articles.truncate(count);
        articles.retain(|covering| keep(covering));
        if articles.is_empty() {
            return Ok(Covered::Nothing(Box::new(answer)));
        }
        Ok(Covered::By(Coverage { articles }))
    }

    /// Whether an article has most of what the words tell.
    fn is_told(&self, articles: &[Covering], newsroom: &Newsroom) -> bool {
        let mut lexicon = Lexicon::new(newsroom);
        let sought = lexicon.topic(self);
        articles.iter().take(LOOKED_AT).any(|covering| {
            let told = lexicon.read(&covering.article);
            sought.across(&told) >= TOLD_MIN
        })
    }
}

/// The words between a pair of quotation marks, where that is all there is.
fn within_marks(text: &str) -> Option<&str> {
    const PAIRS: [(char, char); 4] = [('"', '"'), ('“', '”'), ('„', '“'), ('«', '»')];
    PAIRS.iter().find_map(|(opening, closing)| {
        let words = text.strip_prefix(*opening)?.strip_suffix(*closing)?.trim();
        (!words.is_empty() && !words.contains([*opening, *closing])).then_some(words)
    })
}

/// The receipt for a topic on which there is nothing.
pub(super) fn receipt(answer: &Answer) -> Reply {
    ask::receipt(answer)
}

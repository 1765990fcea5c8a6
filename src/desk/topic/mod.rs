//! A topic that a reader names, as words or as one article, and the articles that are on it.

mod covering;
mod then;
mod words;

use std::sync::Arc;

use jiff::Timestamp;

use super::ask::{self, Answer};
use super::named;
use super::spelling::Respelt;
use super::telling::{Lexicon, Sought, Standing};
use super::{Refusal, Values};
use crate::news::{Article, ArticleNumber};
use crate::newsroom::{Filter, Method, Newsroom};
use crate::reply::{Block, Line, Reply};

pub(super) use covering::{Covering, nearest};
pub(super) use then::{FORMER_MAX, Then};

/// What a reader names as a topic.
#[derive(Clone, Debug)]
pub(super) struct Topic {
    /// What the reader wrote, as the articles spell it; the title where they named an article.
    pub(super) words: String,
    /// Which of these the reader wrote otherwise.
    respelt: Vec<Respelt>,
    /// The article, where they named one.
    pub(super) article: Option<Arc<Article>>,
    /// Whether they named it by its title, and so may have meant the words.
    titled: bool,
    /// What alone is looked at.
    pub(super) filter: Filter,
    /// As of when, where that is not now.
    pub(super) then: Option<Then>,
}

/// The articles on a topic.
#[derive(Clone, Debug)]
pub(super) struct Coverage {
    /// The articles, those most on it first; never none, but as of an earlier time.
    pub(super) articles: Vec<Covering>,
    /// How many on it the collection did not have yet at the time that is asked for.
    pub(super) later: usize,
    /// How many more are on it, at least, and are not read.
    pub(super) further: usize,
    /// Every article that has its words, read or not; nothing where there may be more than were found.
    pub(super) known: Option<Vec<Arc<Article>>>,
}

/// What there is on a topic.
#[derive(Debug)]
pub(super) enum Covered {
    /// Articles.
    By(Coverage),
    /// Nothing: what was searched and what came closest.
    Nothing(Box<Answer>),
}

/// An article that is this much less on the topic than the first is not on it, where a collection is large.
const SHARE_MIN: f32 = 0.4;
/// In one of so many articles half as much is asked: how often the words of its own subject stand in each tells little.
const ARTICLES_HALF: f32 = 100.0;

/// Of the words of a topic, weighed by how rare they are, an article on it has so much; where none has, so much of
/// what the one has that has most.
const TOLD_MIN: f32 = 0.6;
/// So much of them makes an article one that has the topic's words, however little else it says of them.
const MENTIONED_MIN: f32 = 0.8;
/// An article that is so much less about a topic than another only touches on it.
const ABOUT_MIN: f32 = 0.8;
/// An article that tells so much of a topic tells of all of it.
const MET_MIN: f32 = 0.8;
/// So many articles are looked at for whether the topic is told at all.
const LOOKED_AT: usize = 5;

impl Coverage {
    /// Keeps the articles that are about the topic and gives back those that only touch on it. What is like an article
    /// that was named is about it however it begins.
    pub(super) fn part(&mut self, topic: &Topic) -> Vec<Covering> {
        if topic.article.is_some() {
            return Vec::new();
        }
        let most = self.articles.iter().map(Covering::about);
        let least = ABOUT_MIN * most.fold(0.0, f32::max);
        let all = std::mem::take(&mut self.articles);
        let (about, touching) = all.into_iter().partition(|own| own.about() >= least);
        self.articles = about;
        touching
    }

    /// Whether some article begins with all that the topic tells, or nearly so, or was named itself.
    pub(super) fn is_met(&self, topic: &Topic) -> bool {
        let mut met = self.articles.iter().map(Covering::met);
        topic.article.is_some() || met.any(|met| met >= MET_MIN)
    }

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
        Self::read_as_of(values, None, newsroom)
    }

    /// The same as of an earlier time: what has gone since is on it too, and what was revised is as it was.
    ///
    /// # Errors
    /// As for [`Topic::read`].
    pub(super) fn read_as_of(
        values: &Values,
        at: Option<Timestamp>,
        newsroom: &Newsroom,
    ) -> Result<Self, Refusal> {
        let then = at.map(|at| Then::new(at, newsroom));
        let given = values.text("topic").unwrap_or_default().trim();
        let quoted = within_marks(given);
        let words = quoted.unwrap_or(given);
        let former = then.as_ref().and_then(|then| then.article(words));
        let named = || former.cloned().or_else(|| named::article(words, newsroom));
        let article = if quoted.is_some() { None } else { named() };
        let was_known =
            |respelt: &Respelt| then.as_ref().is_some_and(|then| then.has(&respelt.asked));
        let is_id = |article: &Arc<Article>| article.id().as_str() == words;
        let (words_known, respelt) = match (&article, quoted) {
            (Some(article), _) => (article.title().to_owned(), Vec::new()),
            (None, Some(_)) => (words.to_owned(), Vec::new()),
            (None, None) => match Respelt::read(words, newsroom)? {
                (_, respelt) if respelt.iter().any(was_known) => (words.to_owned(), Vec::new()),
                read => read,
            },
        };
        Ok(Self {
            words: words_known,
            respelt,
            titled: article.as_ref().is_some_and(|article| !is_id(article)),
            article,
            filter: ask::filter(values, newsroom)?,
            then,
        })
    }

    /// What its words ask of a sentence.
    pub(super) fn sought(&self, lexicon: &mut Lexicon) -> Sought {
        let language = self.article.as_ref().map(|article| article.language());
        lexicon.sought(&self.words, language)
    }

    /// The first page of a reply, or a further one, with what a reader should know of how the topic was taken.
    pub(super) fn opened(&self, heading: impl Into<String>, further: usize, seen: usize) -> Reply {
        let mut reply = Reply::new(heading);
        reply.blocks.extend(self.taken(further, seen));
        reply
    }

    /// For the first page of a reply: where words were misspelt, a line that says what they were taken for; where a
    /// title was taken for the article, one that says so and how to ask for the words instead; where `further` articles
    /// on it were not read, one that says that.
    pub(super) fn taken(&self, further: usize, seen: usize) -> Vec<Block> {
        let titled = self.titled.then(|| {
            "This is about the article of that title. To ask for its words as a topic, put them in quotation marks."
                .to_owned()
        });
        let unread = (further > 0).then(|| {
            format!(
                "Only the articles most on this are read; at least {} more {} on it.",
                further,
                if further == 1 { "is" } else { "are" }
            )
        });
        let lines = titled.into_iter().chain(unread).map(Line::from);
        let lines = Respelt::told(&self.respelt).into_iter().chain(lines);
        lines.filter(|_| seen == 0).map(Block::Words).collect()
    }

    /// The articles on the topic, at most `count`.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub(super) fn covered(&self, count: usize, newsroom: &Newsroom) -> Result<Covered, Refusal> {
        let share_min = share_min(newsroom);
        self.kept(count, newsroom, &|covering, told_min| {
            covering.share >= share_min && covering.told() >= told_min
        })
    }

    /// The articles on the topic, and after them those that have its words although they are less on it, at most
    /// `count`: for what is read passage by passage.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub(super) fn mentioned(&self, count: usize, newsroom: &Newsroom) -> Result<Covered, Refusal> {
        let widely = self.article.is_none();
        let share_min = share_min(newsroom);
        self.kept(count, newsroom, &|covering, told_min| {
            (covering.share >= share_min && covering.told() >= told_min)
                || (widely && covering.told() >= MENTIONED_MIN)
        })
    }

    /// The articles that are on the topic or near it, at most `count`.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub(super) fn around(&self, count: usize, newsroom: &Newsroom) -> Result<Covered, Refusal> {
        self.kept(count, newsroom, &|_, _| true)
    }

    fn kept(
        &self,
        count: usize,
        newsroom: &Newsroom,
        keep: &dyn Fn(&Covering, f32) -> bool,
    ) -> Result<Covered, Refusal> {
        let mut answer = ask::on_topic(&self.words, &self.filter, newsroom)?;
        answer.respelt.clone_from(&self.respelt);
        let (mut articles, mut later) = covering::covering(self, newsroom)?;
        // A topic is no question: who names a town wants what is told of it, whether or not that answers anything.
        let known = self.article.is_some() || answer.receipt.is_none();
        let is_told = |covering: &Covering| covering.told() >= TOLD_MIN;
        let first = articles
            .iter()
            .take(LOOKED_AT)
            .chain(later.iter().take(LOOKED_AT));
        if !known && !first.clone().any(is_told) {
            return Ok(Covered::Nothing(Box::new(answer)));
        }
        // What is like an article need not have the words that it begins with.
        let most_told = articles.iter().chain(&later).map(Covering::told);
        let told_min = if self.article.is_some() {
            0.0
        } else {
            TOLD_MIN * most_told.fold(0.0, f32::max)
        };
        // Where the last that was found is on the topic too, more may be that were not.
        let is_all = articles.len() < Method::for_topics().articles_max
            || articles.last().is_none_or(|last| !keep(last, told_min));
        let known = is_all.then(|| {
            let told = articles.iter().filter(|own| own.told() >= told_min);
            told.map(|own| Arc::clone(&own.article)).collect()
        });
        articles.retain(|covering| keep(covering, told_min));
        later.retain(|covering| keep(covering, told_min));
        let further = articles.len().saturating_sub(count);
        articles.truncate(count);
        if articles.is_empty() && later.is_empty() {
            return Ok(Covered::Nothing(Box::new(answer)));
        }
        for covering in &mut articles {
            covering.narrow(told_min);
        }
        Ok(Covered::By(Coverage {
            articles,
            later: later.len(),
            further,
            known,
        }))
    }
}

/// How much less on a topic than the first an article may be.
#[expect(clippy::cast_precision_loss, reason = "a share needs no more digits")]
fn share_min(newsroom: &Newsroom) -> f32 {
    let articles = newsroom.snapshot().articles_ever() as f32;
    SHARE_MIN * articles / (ARTICLES_HALF + articles)
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

//! Whether words come together for what they tell, or as they do in any news: `has not heard back`, `life-threatening
//! flash flooding`.
//!
//! The collection itself tells: a phrase of the trade stands in articles that have nothing else in common. Where the
//! collection is small it tells nothing, and no words are taken for a phrase.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use super::{Lexicon, Voice};
use crate::desk::rarity::Kind;
use crate::news::{Article, ArticleNumber, Span};
use crate::newsroom::analyse;

/// So many words that are no names do not come together by chance.
const PHRASE_WORDS_MIN: usize = 4;

/// The articles among which words are looked for.
pub(in crate::desk) struct Spread {
    on_topic: HashSet<ArticleNumber>,
}

impl Spread {
    /// Those on a topic: the ones at hand, and whatever else has all of its words in one passage.
    pub(in crate::desk) fn of(
        at_hand: &[(ArticleNumber, Arc<Article>)],
        topic: &str,
        lexicon: &Lexicon,
    ) -> Self {
        let language = lexicon.snapshot.languages().first().copied();
        let mut terms: Vec<String> = Vec::new();
        analyse(topic, language.unwrap_or_default(), |token| {
            if let Some(term) = token.term
                && !token.compound
            {
                terms.push(term.to_owned());
            }
        });
        let mut on_topic = lexicon.sharing(&terms.iter().map(String::as_str).collect::<Vec<_>>());
        on_topic.extend(at_hand.iter().map(|(number, _)| *number));
        Self { on_topic }
    }

    /// Whether the words that two stretches share come together more often in articles on other matters than in
    /// those on the topic: all of them, or those that are no names where they are many.
    pub(in crate::desk) fn is_phrase(
        &self,
        (one, own): (&Voice, Span),
        (other, their): (&Voice, Span),
        lexicon: &Lexicon,
    ) -> bool {
        let others = told(other, their);
        let mut shared = told(one, own);
        shared.retain(|term, named| {
            let other = others.get(term);
            *named = *named && other.is_some_and(|named| *named);
            other.is_some()
        });
        let all: Vec<&str> = shared.keys().map(String::as_str).collect();
        let plain = shared.iter().filter(|(_, named)| !**named);
        let plain: Vec<&str> = plain.map(|(term, _)| term.as_str()).collect();
        self.is_wide(&all, lexicon)
            || plain.len() >= PHRASE_WORDS_MIN && self.is_wide(&plain, lexicon)
    }

    fn is_wide(&self, terms: &[&str], lexicon: &Lexicon) -> bool {
        let found = lexicon.sharing(terms);
        let here = found.intersection(&self.on_topic).count();
        found.len() - here > here
    }
}

/// The words of a stretch but for those that say who tells it; of each whether it is a name or a number.
fn told(voice: &Voice, stretch: Span) -> BTreeMap<String, bool> {
    let article = &voice.told.article;
    let mut terms = BTreeMap::new();
    analyse(stretch.slice(article.body()), article.language(), |token| {
        if let Some(term) = token.term
            && !token.compound
            && !voice.is_telling(stretch.start() + token.start)
        {
            terms.insert(term.to_owned(), Kind::of(&token) != Kind::Plain);
        }
    });
    terms
}

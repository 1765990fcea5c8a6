//! What articles tell, sentence by sentence: which sentences say the same, which articles tell one text or one event.
//!
//! What is compared are words as they are indexed, weighed by how few articles of the collection have them. Made
//! for the articles of one reply, at most a hundred; what can be known before is known to
//! [`Newsroom::origins`](crate::newsroom::Newsroom::origins).

mod clause;
mod differ;
mod event;
mod lead;
mod lineage;
mod matching;
mod names;
mod spread;
mod story;
mod voice;

pub(super) use differ::{Difference, Differing, Subject, differing, goes_with_many};
pub(super) use event::{Event, event, joined};
pub(super) use lead::{LEAD_BYTES_MAX, tells_something};
pub(super) use lineage::{Kinship, Member, Origin, Standing, origins, told_by};
pub(super) use matching::{Matching, Place};
pub(super) use spread::Spread;
pub use story::stories;
pub(super) use story::{Story, grouped};
pub(super) use voice::Voice;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::rarity::{Kind, Rarity};
use crate::news::{Article, ArticleNumber, Class, Language, Span};
use crate::newsroom::{Newsroom, Snapshot, analyse};

/// Sentences with fewer words that tell something say too little to be told again.
const TERMS_MIN: usize = 4;
/// Two sentences say the same when they share so much of what both tell (the Dice coefficient, by weight).
const NEAR_MIN: f32 = 0.32;

/// Of what they tell beside the topic itself they share so much.
const BEYOND_MIN: f32 = NEAR_MIN;

/// The words of the articles at hand, with their weights.
pub(super) struct Lexicon {
    snapshot: Snapshot,
    known: HashMap<String, Word>,
    /// What was read, by where its article lies in memory; each holds its article, so that no other comes to lie there.
    told: HashMap<*const Article, Arc<Told>>,
}

/// A word and in how many articles it stands.
#[derive(Clone, Copy, Debug)]
struct Word {
    id: u32,
    with: u64,
}

/// An article, sentence by sentence.
#[derive(Clone, Debug)]
pub(super) struct Told {
    /// The article.
    pub(super) article: Arc<Article>,
    /// Its own sentences in reading order.
    pub(super) sentences: Vec<Sentence>,
}

/// A sentence and what it tells.
#[derive(Clone, Debug)]
pub(super) struct Sentence {
    /// Where it stands.
    pub(super) span: Span,
    /// Its words that tell something, each once, in order of their ids, with their weights.
    words: Vec<(u32, f32)>,
    /// How much it tells.
    pub(super) weight: f32,
    /// Whether it ends as a sentence does: a label or a heading tells nothing by itself.
    pub(super) whole: bool,
}

/// The words of a topic.
#[derive(Clone, Debug)]
pub(super) struct Sought {
    words: Vec<(u32, f32)>,
    weight: f32,
}

impl Lexicon {
    /// A lexicon of the collection as it is now.
    pub(super) fn new(newsroom: &Newsroom) -> Self {
        Self {
            snapshot: newsroom.snapshot(),
            known: HashMap::new(),
            told: HashMap::new(),
        }
    }

    /// Reads an article.
    pub(super) fn read(&mut self, article: &Arc<Article>) -> Told {
        (*self.told(article)).clone()
    }

    /// The same, shared with whoever asks for it again.
    pub(super) fn told(&mut self, article: &Arc<Article>) -> Arc<Told> {
        if let Some(told) = self.told.get(&Arc::as_ptr(article)) {
            return Arc::clone(told);
        }
        let told = Arc::new(self.read_anew(article));
        self.told.insert(Arc::as_ptr(article), Arc::clone(&told));
        told
    }

    fn read_anew(&mut self, article: &Arc<Article>) -> Told {
        let sentences = own_sentences(article)
            .map(|span| {
                let text = span.slice(article.body());
                let (words, weight) = self.words(text, article.language());
                Sentence {
                    span,
                    words,
                    weight,
                    whole: is_whole(text),
                }
            })
            .collect();
        Told {
            article: Arc::clone(article),
            sentences,
        }
    }

    /// What words ask for: those of a topic, in a language or else in that of most articles.
    pub(super) fn sought(&mut self, words: &str, language: Option<Language>) -> Sought {
        let language = language.or_else(|| self.snapshot.languages().first().copied());
        let (words, weight) = self.words(words, language.unwrap_or_default());
        Sought { words, weight }
    }

    /// The words of a text that tell something, each once, in order of their ids, and their weight together.
    fn words(&mut self, text: &str, language: Language) -> (Vec<(u32, f32)>, f32) {
        let mut words = Vec::new();
        analyse(text, language, |token| {
            if let Some(term) = token.term
                && !token.compound
            {
                let word = self.word(term);
                words.push((word.id, self.weight(word, Kind::of(&token))));
            }
        });
        words.sort_unstable_by_key(|word| word.0);
        words.dedup_by_key(|word| word.0);
        let weight = words.iter().map(|word| word.1).sum();
        (words, weight)
    }

    /// A word by its term. A term that cannot be looked up counts as one that no article has.
    fn word(&mut self, term: &str) -> Word {
        if let Some(word) = self.known.get(term) {
            return *word;
        }
        let word = Word {
            id: u32::try_from(self.known.len()).unwrap_or(u32::MAX),
            with: self.snapshot.articles_with(term).unwrap_or_default(),
        };
        self.known.insert(term.to_owned(), word);
        word
    }

    /// The articles that have a passage with all of these terms. Where that cannot be looked up, none has.
    fn sharing(&self, terms: &[&str]) -> HashSet<ArticleNumber> {
        let found = self.snapshot.articles_sharing(terms);
        found
            .inspect_err(|error| tracing::error!(error = %error, "index cannot be searched"))
            .unwrap_or_default()
    }

    /// What a word tells within a sentence: a word of every article still tells something.
    #[expect(clippy::cast_precision_loss, reason = "weights need no more digits")]
    fn weight(&self, word: Word, kind: Kind) -> f32 {
        let share = word.with.max(1) as f32 / (self.snapshot.articles_ever() as f32).max(1.0);
        (1.0 + 1.0 / self.rarity().share(share, kind)).ln()
    }

    /// What a word tells of an article: a word of every article tells nothing.
    #[expect(clippy::cast_precision_loss, reason = "weights need no more digits")]
    fn topical(&self, word: Word, kind: Kind) -> f32 {
        let share = (word.with as f32 + 0.5) / (self.snapshot.articles_ever() as f32 + 1.0);
        -self.rarity().share(share, kind).min(1.0).ln()
    }

    /// The same, 0 to 1.
    pub(super) fn known(&self) -> f32 {
        self.rarity().known()
    }

    /// How much the collection tells of how rare its words are.
    fn rarity(&self) -> Rarity {
        Rarity::of(self.snapshot.articles_ever())
    }
}

impl Sentence {
    /// How much two sentences say the same: 0 to 1, and 0 where one of them says too little.
    pub(super) fn nearness(&self, other: &Self) -> f32 {
        if self.words.len().min(other.words.len()) < TERMS_MIN {
            return 0.0;
        }
        let (own, count) = shared(&self.words, &other.words);
        if count < TERMS_MIN {
            return 0.0;
        }
        // One word may weigh more in the one than in the other, where it begins a sentence.
        let (theirs, _) = shared(&other.words, &self.words);
        (own + theirs) / (self.weight + other.weight)
    }

    /// Whether two sentences say the same.
    pub(super) fn is_near(&self, other: &Self) -> bool {
        self.nearness(other) >= NEAR_MIN
    }

    /// Whether two sentences say the same, and not by the words of the topic alone: two events may share those.
    fn tells_again(&self, other: &Self, sought: &Sought) -> bool {
        let beyond = |words: &[(u32, f32)]| -> Vec<(u32, f32)> {
            let words = words.iter().copied();
            words.filter(|(id, _)| !sought.has(*id)).collect()
        };
        let (own, theirs) = (beyond(&self.words), beyond(&other.words));
        let weight: f32 = own.iter().chain(&theirs).map(|(_, weight)| weight).sum();
        let shared = shared(&own, &theirs).0 + shared(&theirs, &own).0;
        self.is_near(other) && shared >= BEYOND_MIN * weight
    }

    /// Lets it tell nothing, so that it is compared with none.
    pub(super) fn silence(&mut self) {
        self.words.clear();
        self.weight = 0.0;
    }

    /// Whether it says enough to be told again elsewhere.
    pub(super) fn tells(&self) -> bool {
        self.words.len() >= TERMS_MIN
    }
}

impl Sought {
    /// Whether a word is of the topic.
    fn has(&self, id: u32) -> bool {
        self.words.binary_search_by_key(&id, |word| word.0).is_ok()
    }

    /// How much of the topic a sentence has, by weight: 0 to 1.
    pub(super) fn within(&self, sentence: &Sentence) -> f32 {
        let (shared, _) = shared(&self.words, &sentence.words);
        if self.weight > 0.0 {
            shared / self.weight
        } else {
            0.0
        }
    }

    /// How much of what the one that says less asks for both do: 0 to 1; by weight as far as the collection is `known`
    /// to tell how rare words are, else by count.
    #[expect(clippy::cast_precision_loss, reason = "shares need no more digits")]
    pub(super) fn overlap(&self, other: &Self, known: f32) -> f32 {
        let (own, count) = shared(&self.words, &other.words);
        let (theirs, _) = shared(&other.words, &self.words);
        let least = self.weight.min(other.weight).max(f32::MIN_POSITIVE);
        let fewest = self.words.len().min(other.words.len()).max(1);
        let (weighed, counted) = (own.min(theirs) / least, count as f32 / fewest as f32);
        known * weighed + (1.0 - known) * counted
    }
}

/// What two lists of words have in common: its weight, and how many words it is.
fn shared(one: &[(u32, f32)], other: &[(u32, f32)]) -> (f32, usize) {
    let mut others = other.iter().peekable();
    let (mut weight, mut count) = (0.0, 0);
    for (id, own) in one {
        while others.next_if(|other| other.0 < *id).is_some() {}
        if others.next_if(|other| other.0 == *id).is_some() {
            weight += own;
            count += 1;
        }
    }
    (weight, count)
}

impl Told {
    /// Whether some sentence of it has a word.
    fn has(&self, id: u32) -> bool {
        let mut sentences = self.sentences.iter();
        sentences.any(|own| own.words.binary_search_by_key(&id, |word| word.0).is_ok())
    }

    /// The share of what this article tells that the other tells too, and in how many sentences.
    pub(super) fn shared_with(&self, other: &Self) -> (f32, usize) {
        let telling = || self.sentences.iter().filter(|sentence| sentence.tells());
        let all: f32 = telling().map(|sentence| sentence.weight).sum();
        let shared: Vec<f32> = telling()
            .filter(|sentence| other.sentences.iter().any(|own| own.is_near(sentence)))
            .map(|sentence| sentence.weight)
            .collect();
        let share = shared.iter().sum::<f32>() / all.max(f32::MIN_POSITIVE);
        (share, shared.len())
    }
}

/// Whether a text ends as a sentence does.
pub(super) fn is_whole(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '’', '\'', ')', ' '])
        .ends_with(['.', '!', '?', '…'])
}

/// The sentences of an article's own words.
pub(super) fn own_sentences(article: &Article) -> impl Iterator<Item = Span> {
    article
        .paragraphs()
        .iter()
        .filter(|paragraph| paragraph.class == Class::Body)
        .flat_map(|paragraph| paragraph.sentences.iter().copied())
}

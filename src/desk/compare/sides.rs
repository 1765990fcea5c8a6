//! What the origins on a topic tell, set beside one another sentence by sentence.

use std::sync::Arc;

use crate::desk::Refusal;
use crate::desk::ask::Answer;
use crate::desk::telling::{
    self, Differing, Lexicon, Matching, Place, Sentence, Sought, Spread, Told, Voice,
};
use crate::desk::topic::{Coverage, Covered, Topic};
use crate::news::{Article, Excerpt, Span};
use crate::newsroom::Newsroom;
use crate::reply::{Line, Quotation};

/// How many articles on a topic are put together by origin.
const ARTICLES_MAX: usize = 30;
/// Where fewer articles are about the topic, those that only touch on it are compared too.
const ABOUT_COUNT_MIN: usize = 2;
/// How many origins are compared sentence by sentence: those most on the topic.
const ORIGINS_MAX: usize = 8;
/// A sentence with less of the topic's words, by weight, is not on it.
const ON_TOPIC_MIN: f32 = 0.3;
/// What is told by one alone is less than so nearly told by any other: 1 is enough to say the same.
const KINSHIP_MAX: f32 = 0.5;
/// Of what is told by one alone, by weight, so much is in words that no other has.
const OWN_MIN: f32 = 0.3;
/// So many candidates are looked up in the collection, the best first.
const CHECKED_MAX: usize = 40;
/// From so nearly the same words on (by weight) an outlet repeats itself.
const REPEATED_MIN: f32 = 0.75;

/// What is told by several origins: of each the sentence and the stretch of it that the others tell too.
pub(super) struct Common {
    pub(super) told: Vec<(Place, Span)>,
}

/// What one origin alone tells.
pub(super) struct Alone {
    pub(super) place: Place,
    /// How many of its sentences no other origin has.
    pub(super) count: usize,
}

/// The origins on a topic, set beside one another.
pub(super) struct Comparison {
    pub(super) voices: Vec<Voice>,
    /// How many articles they were made of.
    pub(super) articles: usize,
    /// How many more are on the topic, at least.
    pub(super) further: usize,
    pub(super) common: Vec<Common>,
    pub(super) differing: Vec<Differing>,
    pub(super) alone: Vec<Alone>,
}

/// Compares what the articles on a topic tell; the receipt where there is none.
pub(super) fn compared(
    topic: &Topic,
    newsroom: &Newsroom,
) -> Result<Result<Comparison, Box<Answer>>, Refusal> {
    let mut coverage = match topic.covered(ARTICLES_MAX, newsroom)? {
        Covered::By(coverage) => coverage,
        Covered::Nothing(answer) => return Ok(Err(answer)),
    };
    let touching = coverage.part(topic);
    if coverage.articles.len() < ABOUT_COUNT_MIN {
        coverage.articles.extend(touching);
    }
    let mut lexicon = Lexicon::new(newsroom);
    let voices = voices(&coverage, newsroom, &mut lexicon);
    let mut matching = Matching::of(&voices, &mut lexicon);
    let sought = topic.sought(&mut lexicon);
    let spread = Spread::of(&coverage.numbered(), &topic.words, &lexicon);
    let mut differing = telling::differing(&voices, &mut matching, &mut lexicon);
    differing.retain(|pair| on_topic(&voices, &[pair.one, pair.other], &sought) >= ON_TOPIC_MIN);
    let comparison = Comparison {
        articles: coverage.articles.len(),
        further: coverage.further,
        common: common(&voices, &matching, &sought, &differing, &spread, &lexicon),
        differing,
        alone: alone(&voices, &matching, &sought),
        voices,
    };
    Ok(Ok(comparison))
}

fn voices(coverage: &Coverage, newsroom: &Newsroom, lexicon: &mut Lexicon) -> Vec<Voice> {
    let articles = coverage.numbered();
    let origins = telling::origins(&articles, newsroom, lexicon);
    let originals = origins.iter().filter_map(|origin| origin.members.first());
    originals
        .take(ORIGINS_MAX)
        .filter_map(|member| Some(Voice::read(&articles.get(member.place)?.1, lexicon)))
        .collect()
}

/// Every sentence of every origin that says enough.
fn places(voices: &[Voice]) -> Vec<Place> {
    let of = |(one, voice): (usize, &Voice)| -> Vec<Place> {
        let sentences = voice.told.sentences.iter().enumerate();
        let telling = sentences.filter(|(_, own)| own.tells() && !voice.is_of_itself(own.span));
        telling.map(|(at, _)| (one, at)).collect()
    };
    voices.iter().enumerate().flat_map(of).collect()
}

/// How much of the topic the sentence that has most of it has; a sentence next to one that is on the topic is half
/// as much on it.
fn on_topic(voices: &[Voice], places: &[Place], sought: &Sought) -> f32 {
    let of = |(voice, at): &Place| {
        let sentences = &voices.get(*voice)?.told.sentences;
        let within = |at: Option<usize>| {
            let sentence = at.and_then(|at| sentences.get(at));
            sentence.map_or(0.0, |sentence| sought.within(sentence))
        };
        let beside = within(at.checked_sub(1)).max(within(Some(at + 1)));
        Some(within(Some(*at)).max(beside / 2.0))
    };
    places.iter().filter_map(of).fold(0.0, f32::max)
}

/// What several origins tell of the topic: by most of them first, then what has most of its words.
fn common(
    voices: &[Voice],
    matching: &Matching,
    sought: &Sought,
    differing: &[Differing],
    spread: &Spread,
    lexicon: &Lexicon,
) -> Vec<Common> {
    let differs = |place: &Place| {
        let mut pairs = differing.iter();
        pairs.any(|pair| pair.one == *place || pair.other == *place)
    };
    // How much on the topic, and how nearly the same.
    let mut candidates: Vec<(f32, f32, Common)> = Vec::new();
    for place in places(voices) {
        let mut nearness = 0.0;
        let mut own: Option<Span> = None;
        let mut told: Vec<(Place, Span)> = Vec::new();
        for found in matching.of_each(place) {
            // Each says the same as every other, not only as the first: else they say different parts of it.
            let with_all =
                |(other, _): &(Place, Span)| matching.nearness(*other, found.place) >= 1.0;
            let is_told_anew = !repeats(voices, place, found.place)
                && !told
                    .iter()
                    .any(|(other, _)| repeats(voices, *other, found.place));
            if is_told_anew && told.iter().all(with_all) {
                own = Some(own.map_or(found.own, |own| own.cover(found.own)));
                nearness += found.nearness;
                told.push((found.place, found.their));
            }
        }
        let Some(own) = own else { continue };
        told.insert(0, (place, own));
        let all: Vec<Place> = told.iter().map(|(place, _)| *place).collect();
        let on_topic = on_topic(voices, &all, sought);
        if on_topic >= ON_TOPIC_MIN && !all.iter().any(differs) {
            candidates.push((on_topic, nearness, Common { told }));
        }
    }
    candidates.sort_by(|a, b| {
        let (one, other) = (&a.2.told, &b.2.told);
        (other.len().cmp(&one.len()))
            .then((b.0 * b.1).total_cmp(&(a.0 * a.1)))
            .then(one.cmp(other))
    });
    let mut used: Vec<Place> = Vec::new();
    let mut found: Vec<Common> = Vec::new();
    for (.., mut common) in candidates.into_iter().take(CHECKED_MAX) {
        if common.told.iter().any(|(place, _)| used.contains(place)) {
            continue;
        }
        let Some((first, own)) = common.told.first().copied() else {
            continue;
        };
        common.told.retain(|(place, their)| {
            let voices = voices.get(first.0).zip(voices.get(place.0));
            let is_phrase = voices
                .is_some_and(|(one, other)| spread.is_phrase((one, own), (other, *their), lexicon));
            *place == first || !is_phrase
        });
        if common.told.len() > 1 {
            used.extend(common.told.iter().map(|(place, _)| *place));
            found.push(common);
        }
    }
    // `Here is what to know` comes last.
    let states_nothing = |common: &Common| {
        !common.told.iter().any(|((voice, at), _)| {
            voices.get(*voice).is_some_and(|voice| {
                let sentence = voice.told.sentences.get(*at);
                sentence.is_some_and(|own| voice.told.states(own))
            })
        })
    };
    found.sort_by_key(|common| (states_nothing(common), std::cmp::Reverse(common.told.len())));
    found
}

/// Whether an outlet says again what it said in the same words: that is told once.
fn repeats(voices: &[Voice], one: Place, other: Place) -> bool {
    let sentence = |place: Place| voices.get(place.0)?.told.sentences.get(place.1);
    let source = |place: Place| {
        voices
            .get(place.0)?
            .told
            .article
            .metadata()
            .source
            .as_deref()
    };
    let same_words = sentence(one)
        .zip(sentence(other))
        .is_some_and(|(one, other)| one.nearness(other) >= REPEATED_MIN);
    same_words && source(one).is_some() && source(one) == source(other)
}

/// Of each origin the sentence that says best what it adds on the topic, of those that no other has.
fn alone(voices: &[Voice], matching: &Matching, sought: &Sought) -> Vec<Alone> {
    let of = |(number, voice): (usize, &Voice)| {
        let others: Vec<&Told> = voices
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != number)
            .map(|(_, voice)| &voice.told)
            .collect();
        let sentences = voice.told.sentences.iter().enumerate();
        let only: Vec<&Sentence> = sentences
            .filter(|(_, own)| own.tells() && own.whole && !voice.is_of_itself(own.span))
            .filter(|(_, own)| voice.told.states(own))
            .filter(|(at, _)| matching.kinship((number, *at)) < KINSHIP_MAX)
            .filter(|(at, _)| matching.own((number, *at)) >= OWN_MIN)
            .map(|(_, own)| own)
            .collect();
        let naming = voice.told.adding(&only, sought, &others);
        let best = naming.or_else(|| {
            let near = voice.told.near(sought);
            only.iter().copied().find(|own| near.contains(&own.span))
        })?;
        let mut sentences = voice.told.sentences.iter();
        let at = sentences.position(|own| own.span == best.span)?;
        let alone = Alone {
            place: (number, at),
            count: only.len(),
        };
        Some((naming.is_none(), alone))
    };
    let mut found: Vec<(bool, Alone)> = voices.iter().enumerate().filter_map(of).collect();
    // What only stands beside a sentence on the topic comes last.
    found.sort_by_key(|(beside, _)| *beside);
    found.into_iter().map(|(_, alone)| alone).collect()
}

impl Comparison {
    pub(super) fn article(&self, place: Place) -> Option<&Arc<Article>> {
        self.voices.get(place.0).map(|voice| &voice.told.article)
    }

    pub(super) fn excerpt(&self, place: Place) -> Option<Excerpt> {
        let voice = self.voices.get(place.0)?;
        let span = voice.told.sentences.get(place.1)?.span;
        voice.told.article.excerpt(span)
    }

    pub(super) fn quotation(
        &self,
        place: Place,
        label: Option<Line>,
        marks: Vec<Span>,
    ) -> Option<Quotation> {
        Some(Quotation {
            label,
            excerpt: self.excerpt(place)?,
            marks,
            note: None,
        })
    }
}

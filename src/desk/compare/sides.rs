//! What the origins on a topic tell, set beside one another sentence by sentence.

use std::sync::Arc;

use crate::desk::Refusal;
use crate::desk::telling::{self, Difference, Lexicon, Sentence, Side, Sought, Subject, Told};
use crate::desk::topic::{self, Coverage, Covered, Topic};
use crate::news::figure::{self, Figure};
use crate::news::time::{self, When};
use crate::news::{Article, Excerpt, Span};
use crate::newsroom::Newsroom;
use crate::reply::{Line, Quotation, Reply};

/// How many articles on a topic are put together by origin.
const ARTICLES_MAX: usize = 30;
/// How many origins are compared sentence by sentence: those most on the topic.
const ORIGINS_MAX: usize = 8;
/// Of a long article, so many sentences are compared.
const SENTENCES_MAX: usize = 150;
/// How nearly two sentences say the same whose dates, figures and names are compared.
const DIFFER_NEAR_MIN: f32 = 0.4;
/// A sentence with less of the topic's words, by weight, is not on it.
const ON_TOPIC_MIN: f32 = 0.3;
/// One origin, by its original.
pub(super) struct Voice {
    pub(super) told: Told,
    pub(super) dates: Vec<When>,
    pub(super) figures: Vec<Figure>,
}

/// A sentence of an origin, by the places of both.
pub(super) type Place = (usize, usize);

/// What is told by several origins: of each the sentence, the fullest first.
pub(super) struct Common {
    pub(super) places: Vec<Place>,
}

/// Two sentences that say the same but for something.
pub(super) struct Differing {
    pub(super) one: Place,
    pub(super) other: Place,
    pub(super) on: Vec<Difference>,
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
    pub(super) common: Vec<Common>,
    pub(super) differing: Vec<Differing>,
    pub(super) alone: Vec<Alone>,
}

/// Compares what the articles on a topic tell; the receipt where there is none.
pub(super) fn compared(
    topic: &Topic,
    newsroom: &Newsroom,
) -> Result<Result<Comparison, Reply>, Refusal> {
    let coverage = match topic.covered(ARTICLES_MAX, newsroom)? {
        Covered::By(coverage) => coverage,
        Covered::Nothing(answer) => return Ok(Err(topic::receipt(&answer))),
    };
    let mut lexicon = Lexicon::new(newsroom);
    let voices = voices(&coverage, newsroom, &mut lexicon);
    let near = Near::new(&voices);
    let sought = lexicon.topic(topic);
    let differing = differing(&voices, &near, &sought, &mut lexicon);
    let comparison = Comparison {
        articles: coverage.articles.len(),
        common: common(&voices, &near, &sought, &differing),
        differing,
        alone: alone(&voices, &near, &sought),
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
        .filter_map(|member| {
            let article = &articles.get(member.place)?.1;
            let mut told = lexicon.read(article);
            told.sentences.truncate(SENTENCES_MAX);
            Some(Voice {
                told,
                dates: time::dates(article),
                figures: figure::figures(article),
            })
        })
        .collect()
}

/// For every sentence, which sentence of every other origin says most nearly the same.
struct Near {
    nearest: Vec<Vec<Nearest>>,
}

/// Of each origin the sentence that says most nearly the same, and how nearly; none of the sentence's own.
type Nearest = Vec<Option<(usize, f32)>>;

impl Near {
    fn new(voices: &[Voice]) -> Self {
        let nearest = |sentence: &Sentence, other: &Voice| {
            let all = other.told.sentences.iter().enumerate();
            all.map(|(at, their)| (at, their.nearness(sentence)))
                .filter(|(_, nearness)| *nearness >= telling::NEAR_MIN)
                .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))
        };
        let of = |one: usize, voice: &Voice| {
            let sentences = voice.told.sentences.iter();
            sentences
                .map(|sentence| {
                    let others = voices.iter().enumerate();
                    others
                        .map(|(other, theirs)| {
                            if other == one {
                                None
                            } else {
                                nearest(sentence, theirs)
                            }
                        })
                        .collect()
                })
                .collect()
        };
        let voices = voices.iter().enumerate();
        Self {
            nearest: voices.map(|(one, voice)| of(one, voice)).collect(),
        }
    }

    /// The sentences of the other origins that say the same, with how nearly.
    fn of(&self, place: Place) -> impl Iterator<Item = (Place, f32)> {
        let row = self.nearest.get(place.0).and_then(|rows| rows.get(place.1));
        let others = row.into_iter().flatten().enumerate();
        others.filter_map(|(other, near)| near.map(|(at, nearness)| ((other, at), nearness)))
    }
}

/// Every sentence of every origin that says enough.
fn places(voices: &[Voice]) -> Vec<Place> {
    let of = |(one, voice): (usize, &Voice)| -> Vec<Place> {
        let sentences = voice.told.sentences.iter().enumerate();
        let telling = sentences.filter(|(_, sentence)| sentence.tells());
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
fn common(voices: &[Voice], near: &Near, sought: &Sought, differing: &[Differing]) -> Vec<Common> {
    let differs = |place: &Place| {
        let mut pairs = differing.iter();
        pairs.any(|pair| pair.one == *place || pair.other == *place)
    };
    let mut candidates: Vec<(f32, f32, Common)> = Vec::new();
    for place in places(voices) {
        let mut all = vec![place];
        all.extend(near.of(place).map(|(other, _)| other));
        let sentence = |voice: &Voice| voice.told.sentences.get(place.1).map(|own| own.weight);
        let weight = voices.get(place.0).and_then(sentence).unwrap_or_default();
        let on_topic = on_topic(voices, &all, sought);
        if all.len() > 1 && on_topic >= ON_TOPIC_MIN && !all.iter().any(differs) {
            candidates.push((on_topic, weight, Common { places: all }));
        }
    }
    candidates.sort_by(|a, b| {
        let (one, other) = (&a.2.places, &b.2.places);
        (other.len().cmp(&one.len()))
            .then(b.0.total_cmp(&a.0))
            .then(b.1.total_cmp(&a.1))
            .then(one.cmp(other))
    });
    let mut used: Vec<Place> = Vec::new();
    let mut found = Vec::new();
    for (.., common) in candidates {
        if common.places.iter().any(|place| used.contains(place)) {
            continue;
        }
        used.extend(&common.places);
        found.push(common);
    }
    found
}

/// Sentences that say the same but for a date, a figure or a name; each thing once.
fn differing(
    voices: &[Voice],
    near: &Near,
    sought: &Sought,
    lexicon: &mut Lexicon,
) -> Vec<Differing> {
    let side = |place: Place| {
        let voice = voices.get(place.0)?;
        Some(Side {
            told: &voice.told,
            dates: &voice.dates,
            figures: &voice.figures,
            sentence: voice.told.sentences.get(place.1)?,
        })
    };
    let mut found: Vec<Differing> = Vec::new();
    for one in places(voices) {
        for (other, nearness) in near.of(one) {
            // Each pair is met from both sides.
            let aside = on_topic(voices, &[one, other], sought) < ON_TOPIC_MIN;
            if other <= one || nearness < DIFFER_NEAR_MIN || aside {
                continue;
            }
            let Some((own, theirs)) = side(one).zip(side(other)) else {
                continue;
            };
            let on = telling::differences(own, theirs, lexicon);
            if !on.is_empty() {
                found.push(Differing { one, other, on });
            }
        }
    }
    // Names differ for many reasons; dates and figures of the same are looked for.
    let names_alone = |differing: &Differing| {
        let mut subjects = differing.on.iter().map(|difference| difference.subject);
        subjects.all(|subject| subject == Subject::Name)
    };
    found.sort_by_key(|differing| (names_alone(differing), differing.one, differing.other));
    found
}

/// Of each origin the sentence that is most on the topic of those that no other has.
fn alone(voices: &[Voice], near: &Near, sought: &Sought) -> Vec<Alone> {
    let of = |(place, voice): (usize, &Voice)| {
        let only: Vec<usize> = (0..voice.told.sentences.len())
            .filter(|at| voice.told.sentences.get(*at).is_some_and(Sentence::tells))
            .filter(|at| near.of((place, *at)).next().is_none())
            .collect();
        let at = only.iter().copied().max_by(|one, other| {
            let topical = |at: usize| on_topic(voices, &[(place, at)], sought);
            topical(*one)
                .total_cmp(&topical(*other))
                .then(other.cmp(one))
        })?;
        Some(Alone {
            place: (place, at),
            count: only.len(),
        })
    };
    voices.iter().enumerate().filter_map(of).collect()
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

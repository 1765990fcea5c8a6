//! Which figures are of one thing: of one noun many things are told, and a pair that is none costs more than one missed.
//!
//! Two are of one thing where their clauses tell the same otherwise, where both count who was killed, hurt or missing in
//! one event, or where the stretches around them share most of their words; and neither is of a place, a rate or an order
//! of magnitude that the other is not.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::Given;
use super::told::{Dates, EVENT_DAYS, Told, words};
use crate::desk::telling::{self, Lexicon, Matching, Place, Voice};
use crate::news::figure::Unit;
use crate::news::{ArticleNumber, Span};

/// Clauses tell the same from so nearly on, where their noun goes with many things.
const NEARNESS_WIDE_MIN: f32 = 1.15;
/// One number is of one thing within so many days.
const STATE_DAYS: i32 = 45;
/// A later report that goes back to an event tells of it within so many.
const BACK_DAYS: i32 = 200;
/// A number from so much on tells by itself what it is of.
const TELLING_MIN: f64 = 100.0;
/// Numbers of one thing lie within so much of one another: what is more is another count.
const TIMES_MAX: f64 = 10.0;
/// Those that only their words put together, within so much.
const TIMES_WORDED_MAX: f64 = 4.0;
/// Stretches around two figures of one noun speak of one thing when they share so much of what the shorter tells.
const WORDED_MIN: f32 = 0.45;
/// So much more where the collection is large enough to tell how rare words are.
const KNOWN_MORE: f32 = 0.15;
/// From so much on a collection is large.
const KNOWN_MIN: f32 = 0.5;
/// Where the noun goes with many things, so much.
const WORDED_WIDE_MIN: f32 = 0.6;
/// Where an article gives several numbers of the noun, so much.
const WORDED_SEVERAL_MIN: f32 = 0.6;

/// Puts together the figures of one unit and noun that are of one thing; the places of each, in order.
pub(super) fn things(given: &[Given], topic: &str, lexicon: &mut Lexicon) -> Vec<Vec<usize>> {
    let (voices, places) = voices(given, lexicon);
    let topic: HashSet<String> = words(topic).map(str::to_lowercase).collect();
    let told = told(given, &topic, lexicon);
    let mut by_noun: HashMap<(&Unit, Option<&str>), Vec<usize>> = HashMap::new();
    for (at, (own, of)) in given.iter().zip(&told).enumerate() {
        by_noun
            .entry((&own.figure.unit, of.noun(own)))
            .or_default()
            .push(at);
    }
    let known = Known {
        given,
        several: several(given, &told),
        told: &told,
        places,
        matching: Matching::of(&voices, lexicon),
        topic,
        certainty: lexicon.known(),
    };
    let mut things: Vec<Vec<usize>> = by_noun
        .into_values()
        .flat_map(|of| known.apart(of))
        .collect();
    things.sort();
    things
}

/// What each sentence tells of its figure.
fn told(given: &[Given], topic: &HashSet<String>, lexicon: &mut Lexicon) -> Vec<Told> {
    let mut by_sentence: HashMap<(ArticleNumber, Span), Vec<usize>> = HashMap::new();
    for (at, own) in given.iter().enumerate() {
        let sentence = by_sentence.entry((own.number, own.sentence));
        sentence.or_default().push(at);
    }
    let beside = |at: usize, own: &Given| -> Vec<usize> {
        let all = by_sentence.get(&(own.number, own.sentence));
        let all = all.into_iter().flatten().copied();
        all.filter(|other| *other != at).collect()
    };
    let mut dates: HashMap<ArticleNumber, Dates> = HashMap::new();
    let mut told: Vec<Told> = Vec::with_capacity(given.len());
    for (at, own) in given.iter().enumerate() {
        let others = beside(at, own).into_iter();
        let others: Vec<Span> = others
            .filter_map(|other| Some(given.get(other)?.figure.number))
            .collect();
        let dates = Rc::clone(dates.entry(own.number).or_default());
        told.push(Told::of(own, &others, topic, dates, lexicon));
    }
    // Of two numbers of a noun in one sentence, one is mostly of another place or event.
    let nouns: Vec<Option<String>> = given
        .iter()
        .zip(&told)
        .map(|(own, told)| told.noun(own).map(str::to_owned))
        .collect();
    for (at, own) in given.iter().enumerate() {
        let noun = nouns.get(at);
        let others = beside(at, own);
        if others.into_iter().any(|other| nouns.get(other) == noun)
            && let Some(told) = told.get_mut(at)
        {
            told.fate = None;
        }
    }
    told
}

/// The articles that give more than one number of a noun.
fn several<'g>(
    given: &'g [Given],
    told: &'g [Told],
) -> HashSet<(ArticleNumber, &'g Unit, Option<&'g str>)> {
    let mut first: HashMap<(ArticleNumber, &Unit, Option<&str>), &Given> = HashMap::new();
    let mut found = HashSet::new();
    for (own, told) in given.iter().zip(told) {
        let key = (own.number, &own.figure.unit, told.noun(own));
        if !first.entry(key).or_insert(own).is_number(own) {
            found.insert(key);
        }
    }
    found
}

/// What is known of the figures at hand.
struct Known<'g> {
    given: &'g [Given],
    told: &'g [Told],
    places: Vec<Option<Place>>,
    several: HashSet<(ArticleNumber, &'g Unit, Option<&'g str>)>,
    matching: Matching,
    topic: HashSet<String>,
    /// How much the collection tells of how rare words are: 0 to 1.
    certainty: f32,
}

/// Two figures, each with what is told of it.
#[derive(Clone, Copy)]
struct Pair<'g> {
    one: &'g Given,
    other: &'g Given,
    own: &'g Told,
    their: &'g Told,
}

impl Pair<'_> {
    fn days_apart(&self) -> Option<i32> {
        let apart = self.one.day()?.until(self.other.day()?).ok()?;
        Some(apart.get_days().abs())
    }

    /// Whether both may be of one place. Whom something befell in a county is not whom it befell in all of a state.
    fn may_be_there(&self) -> bool {
        if self.own.fate.is_some() {
            self.own.is_there(self.their)
        } else {
            !self.own.is_elsewhere(self.their)
        }
    }

    fn is_beyond(&self, times: f64) -> bool {
        self.one.figure.is_beyond(&self.other.figure, times)
    }
}

impl<'g> Known<'g> {
    fn pair(&self, one: usize, other: usize) -> Option<Pair<'g>> {
        Some(Pair {
            one: self.given.get(one)?,
            other: self.given.get(other)?,
            own: self.told.get(one)?,
            their: self.told.get(other)?,
        })
    }

    /// Puts the figures of a noun together: first those that give one number of one thing, then the numbers of one.
    fn apart(&self, of_noun: Vec<usize>) -> Vec<Vec<usize>> {
        let is_number = |one: usize, other: usize| {
            let pair = self.pair(one, other);
            pair.is_some_and(|pair| pair.one.is_number(pair.other))
        };
        // What gives the same number in other words is of one thing with any that does.
        let mut numbers: Vec<Vec<usize>> = Vec::new();
        for at in of_noun {
            let is_one = |other: &usize| is_number(*other, at) && self.is_same(*other, at);
            match numbers.iter_mut().find(|same| same.iter().any(is_one)) {
                Some(same) => same.push(at),
                None => numbers.push(vec![at]),
            }
        }
        // Each number is of the same thing as every other: a chain of pairs soon is of several.
        let mut things: Vec<Vec<Vec<usize>>> = Vec::new();
        for number in numbers {
            let fits = |other: &Vec<usize>| self.may_be_one(&number, other);
            match things.iter_mut().find(|thing| thing.iter().all(fits)) {
                Some(thing) => thing.push(number),
                None => things.push(vec![number]),
            }
        }
        things.into_iter().map(|thing| thing.concat()).collect()
    }

    /// Whether two numbers are of one thing: some who give them tell the same, and nobody gives both.
    fn may_be_one(&self, number: &[usize], other: &[usize]) -> bool {
        let pairs = || {
            let all = number.iter();
            all.flat_map(|one| other.iter().map(|other| (*one, *other)))
        };
        let is_of_one_article = |(one, other): (usize, usize)| {
            self.pair(one, other)
                .is_some_and(|pair| pair.one.number == pair.other.number)
        };
        !pairs().any(is_of_one_article) && pairs().any(|(one, other)| self.is_same(one, other))
    }

    fn is_same(&self, one: usize, other: usize) -> bool {
        let Some(pair) = self.pair(one, other) else {
            return false;
        };
        if is_one_sentence(pair) {
            return true;
        }
        let is_number = pair.one.is_number(pair.other);
        if !is_one_kind(pair)
            || !is_number && (pair.is_beyond(TIMES_MAX) || pair.own.is_other_rate(pair.their))
        {
            return false;
        }
        let is_matched = self.is_matched(pair, (one, other)) && (is_number || pair.may_be_there());
        // The days cost most to look at.
        is_matched || (self.is_one_fate(pair) || self.is_worded(pair)) && self.is_of_days(pair)
    }

    /// Whether the stretches that tell the same hold both figures.
    fn is_matched(&self, pair: Pair<'_>, (one, other): (usize, usize)) -> bool {
        let place = |at: usize| self.places.get(at).copied().flatten();
        let Some((own, their)) = place(one).zip(place(other)) else {
            return false;
        };
        let noun = pair.one.figure.noun.as_deref();
        let is_wide = noun.is_some_and(telling::goes_with_many);
        let least = if is_wide { NEARNESS_WIDE_MIN } else { 1.0 };
        let is_matched = self.matching.between(own, their).is_some_and(|found| {
            found.nearness >= least
                && found.own.contains(pair.one.figure.number)
                && found.their.contains(pair.other.figure.number)
        });
        // Two texts seldom count the same thing to the same large number by chance.
        let is_number = pair.one.is_number(pair.other)
            && !pair.own.is_vague
            && pair.one.figure.low >= TELLING_MIN
            && !is_wide
            && self.matching.seldom_shared(own, their) > 0;
        let days_max = if pair.one.is_number(pair.other) {
            STATE_DAYS
        } else {
            EVENT_DAYS
        };
        (is_matched || is_number) && pair.days_apart().is_none_or(|days| days <= days_max)
    }

    /// Whether both articles are of the days of one event, or the later goes back to those of the earlier.
    fn is_of_days(&self, pair: Pair<'_>) -> bool {
        let Some(days) = pair.days_apart() else {
            return false;
        };
        if days <= pair.own.days_max() {
            let last = pair.one.day().max(pair.other.day());
            return last.is_none_or(|last| {
                pair.own.may_be_of(pair.one, last) && pair.their.may_be_of(pair.other, last)
            });
        }
        let (earlier, later, told) = if pair.one.day() <= pair.other.day() {
            (pair.one, pair.other, pair.their)
        } else {
            (pair.other, pair.one, pair.own)
        };
        let names = |given: &Given| -> HashSet<String> {
            let title = given.article.title();
            let text = given.sentence.slice(given.article.body());
            let named = [title, text].into_iter().flat_map(words);
            let named = named.filter(|word| word.starts_with(char::is_uppercase));
            let named = named.map(str::to_lowercase);
            named.filter(|name| self.topic.contains(name)).collect()
        };
        days <= BACK_DAYS
            && !names(earlier).is_disjoint(&names(later))
            && earlier
                .day()
                .is_some_and(|day| told.goes_back(later, day, &self.topic))
    }

    /// Whether both count what befell people in one place. In a large collection articles on other events are at hand
    /// too: there the stretches have some word in common.
    fn is_one_fate(&self, pair: Pair<'_>) -> bool {
        let (own, their) = (pair.own, pair.their);
        let is_alike = || own.context.overlap(&their.context, self.certainty) > 0.0;
        !own.is_vague
            && !their.is_vague
            && own.is_fate(their)
            && (self.certainty < KNOWN_MIN || is_alike())
    }

    /// Whether the stretches around both figures speak of one thing, though the sentences do not.
    fn is_worded(&self, pair: Pair<'_>) -> bool {
        let (own, their) = (pair.own, pair.their);
        let is_number = pair.one.is_number(pair.other);
        let noun = own.noun(pair.one);
        let is_of_several = [(pair.one, own), (pair.other, their)]
            .iter()
            .any(|(given, told)| {
                let key = (given.number, &given.figure.unit, told.noun(given));
                self.several.contains(&key)
            });
        // "41 cases" are of what the words around them name.
        let is_wide = noun.is_some_and(|noun| noun != "case" && telling::goes_with_many(noun));
        let is_measure = is_wide && noun != Some("person");
        let least = match (is_of_several, is_wide) {
            (_, true) => WORDED_WIDE_MIN,
            (true, false) => WORDED_SEVERAL_MIN,
            (false, false) => WORDED_MIN,
        } + KNOWN_MORE * self.certainty;

        !own.is_vague
            && !their.is_vague
            && (is_number || !is_measure && pair.one.figure.unit != Unit::Percent)
            && !pair.is_beyond(TIMES_WORDED_MAX)
            && !own.is_other_rate(their)
            && (is_number || own.is_there(their))
            && !own.is_of_others(their)
            && own.fate == their.fate
            && own.context.overlap(&their.context, self.certainty) >= least
    }
}

/// The articles, each with its sentences that have figures; and where each figure stands among them.
fn voices(given: &[Given], lexicon: &mut Lexicon) -> (Vec<Voice>, Vec<Option<Place>>) {
    let mut voices: Vec<Voice> = Vec::new();
    let mut of: HashMap<ArticleNumber, usize> = HashMap::new();
    let mut places = Vec::new();
    for own in given {
        let voice = *of.entry(own.number).or_insert_with(|| {
            voices.push(Voice {
                told: lexicon.read(&own.article),
                dates: Vec::new(),
                figures: Vec::new(),
                telling: Vec::new(),
            });
            voices.len() - 1
        });
        let place = voices.get(voice).and_then(|text| {
            let mut sentences = text.told.sentences.iter();
            sentences.position(|sentence| sentence.span == own.sentence)
        });
        places.push(place.map(|at| (voice, at)));
    }
    let counted: HashSet<Place> = places.iter().flatten().copied().collect();
    for (voice, text) in voices.iter_mut().enumerate() {
        for (at, sentence) in text.told.sentences.iter_mut().enumerate() {
            if !counted.contains(&(voice, at)) {
                sentence.silence();
            }
        }
    }
    (voices, places)
}

/// Whether a sentence of one article stands in another as it is.
fn is_one_sentence(pair: Pair<'_>) -> bool {
    let (one, other) = (pair.one, pair.other);
    one.number != other.number
        && one.is_number(other)
        && one.sentence.slice(one.article.body()) == other.sentence.slice(other.article.body())
}

/// Whether nothing says that two numbers are of other kinds of a thing; of one number that may be said in other words.
fn is_one_kind(pair: Pair<'_>) -> bool {
    let (one, other) = (pair.one, pair.other);
    let (body, other_body) = (one.article.body(), other.article.body());
    one.is_number(other) || !one.figure.is_of_other_kind(body, &other.figure, other_body)
}

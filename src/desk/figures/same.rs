//! Which figures are of one thing: of one noun many things are told, and a pair that is none costs more than one missed.
//!
//! Two are of one thing where their clauses tell the same otherwise, or where both count who was killed, hurt or missing
//! within some days, and neither is of a place that the other does not name.

use std::collections::{HashMap, HashSet};

use super::Given;
use crate::desk::telling::{self, Lexicon, Matching, Place, Voice};
use crate::news::ArticleNumber;
use crate::news::figure::Unit;

/// Clauses tell the same from so nearly on, where their noun goes with many things.
const NEARNESS_WIDE_MIN: f32 = 1.15;
/// Other numbers are of one event within so many days; later ones are of another state of it.
const EVENT_DAYS: i32 = 10;
/// One number is of one thing within so many.
const STATE_DAYS: i32 = 45;
/// A number from so much on tells by itself what it is of.
const TELLING_MIN: f64 = 100.0;

/// What befalls people, in the words of news.
const FATES: [&[&str]; 4] = [
    &[
        "killed",
        "dead",
        "died",
        "deaths",
        "kills",
        "die",
        "fatalities",
        "perished",
        "lives",
        "toll",
    ],
    &[
        "injured",
        "wounded",
        "hurt",
        "injuries",
        "hospitalized",
        "hospitalised",
    ],
    &["missing", "unaccounted"],
    &[
        "evacuated",
        "displaced",
        "evacuations",
        "fled",
        "evacuate",
        "homeless",
    ],
];

/// Puts together the figures of one unit and noun that are of one thing; the places of each, in order.
pub(super) fn things(given: &[Given], topic: &str, lexicon: &mut Lexicon) -> Vec<Vec<usize>> {
    let (voices, places) = voices(given, lexicon);
    let matching = Matching::of(&voices, lexicon);
    let topic: HashSet<String> = words(topic).map(str::to_lowercase).collect();
    let mut told: Vec<Told> = given.iter().map(|given| Told::of(given, &topic)).collect();
    // Of two numbers of a noun in one sentence, one is mostly of another place or event.
    for (own, given_here) in told.iter_mut().zip(given) {
        let key = |given: &Given| (given.number, given.sentence, given.figure.noun.clone());
        let same = given.iter().filter(|other| key(other) == key(given_here));
        own.fate = own.fate.filter(|_| same.count() == 1);
    }
    let mut by_noun: HashMap<(&Unit, Option<&str>), Vec<usize>> = HashMap::new();
    for (at, own) in given.iter().enumerate() {
        let key = (&own.figure.unit, own.figure.noun.as_deref());
        by_noun.entry(key).or_default().push(at);
    }
    let mut things: Vec<Vec<usize>> = Vec::new();
    for of_noun in by_noun.values() {
        let mut apart: Vec<Vec<usize>> = Vec::new();
        for at in of_noun {
            let is_same = |other: &usize| {
                let pair = given.get(*at).zip(given.get(*other));
                let told = told.get(*at).zip(told.get(*other));
                let places = places.get(*at).zip(places.get(*other));
                pair.zip(told)
                    .zip(places)
                    .is_some_and(|((pair, told), places)| {
                        is_one_sentence(pair)
                            || is_one_kind(pair)
                                && (is_matched(pair, (*places.0, *places.1), &matching)
                                    && (pair.0.is_number(pair.1) || !is_elsewhere(told))
                                    || is_one_fate(pair, told))
                    })
            };
            // Each is of the same thing as every other: a chain of pairs soon is of several.
            match apart.iter_mut().find(|thing| thing.iter().all(is_same)) {
                Some(thing) => thing.push(*at),
                None => apart.push(vec![*at]),
            }
        }
        things.append(&mut apart);
    }
    things.sort();
    things
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
fn is_one_sentence((one, other): (&Given, &Given)) -> bool {
    let text = |given: &Given| given.sentence.slice(given.article.body()).to_owned();
    one.number != other.number && one.is_number(other) && text(one) == text(other)
}

/// Whether nothing says that two numbers are of other kinds of a thing; of one number that may be said in other words.
fn is_one_kind((one, other): (&Given, &Given)) -> bool {
    let (body, other_body) = (one.article.body(), other.article.body());
    one.is_number(other) || !one.figure.is_of_other_kind(body, &other.figure, other_body)
}

/// Whether the stretches that tell the same hold both figures.
fn is_matched(
    (one, other): (&Given, &Given),
    places: (Option<Place>, Option<Place>),
    matching: &Matching,
) -> bool {
    let (Some(own), Some(their)) = places else {
        return false;
    };
    let noun = one.figure.noun.as_deref();
    let is_wide = noun.is_some_and(telling::goes_with_many);
    let least = if is_wide { NEARNESS_WIDE_MIN } else { 1.0 };
    let is_matched = matching.between(own, their).is_some_and(|found| {
        found.nearness >= least
            && found.own.contains(one.figure.number)
            && found.their.contains(other.figure.number)
    });
    // Two texts seldom count the same thing to the same large number by chance.
    let is_number = one.is_number(other)
        && one.figure.low >= TELLING_MIN
        && !is_wide
        && matching.seldom_shared(own, their) > 0;
    let days_max = if one.is_number(other) {
        STATE_DAYS
    } else {
        EVENT_DAYS
    };
    (is_matched || is_number) && days_apart(one, other).is_none_or(|days| days <= days_max)
}

/// Whether both count what befell people in one event, as far as days and places tell.
fn is_one_fate((one, other): (&Given, &Given), (own, their): (&Told, &Told)) -> bool {
    let is_of_days = days_apart(one, other).is_some_and(|days| days <= EVENT_DAYS);
    let is_there = own.places == their.places || !own.places.is_disjoint(&their.places);
    own.fate.is_some() && own.fate == their.fate && is_of_days && is_there
}

/// Whether both sentences name places, and none that the other names.
fn is_elsewhere((own, their): (&Told, &Told)) -> bool {
    let named = [&own.places, &their.places];
    named.iter().all(|places| !places.is_empty()) && own.places.is_disjoint(&their.places)
}

fn days_apart(one: &Given, other: &Given) -> Option<i32> {
    let apart = one.day()?.until(other.day()?).ok()?;
    Some(apart.get_days().abs())
}

/// What a sentence tells of its figure.
struct Told {
    /// What befell those it counts, where nothing speaks for another event.
    fate: Option<usize>,
    /// The places it names, but for those of the topic.
    places: HashSet<String>,
}

impl Told {
    fn of(given: &Given, topic: &HashSet<String>) -> Self {
        let body = given.article.body();
        let text = given.sentence.slice(body);
        let at = given.figure.number.start() - given.sentence.start();
        let parts = |c: char| matches!(c, ',' | ';' | '–' | '—' | '(' | ')' | ':');
        let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
        let before = before.rsplit(parts).next().unwrap_or_default();
        // A number has commas within.
        let figure =
            given.figure.span.end().max(given.figure.number.end()) - given.sentence.start();
        let (own, rest) = after.split_at_checked(figure - at).unwrap_or((after, ""));
        let rest = rest.split(parts).next().unwrap_or_default();
        let near = |word: &str| {
            [before, own, rest]
                .into_iter()
                .flat_map(words)
                .any(|own| own.eq_ignore_ascii_case(word))
        };
        let mut fates = FATES
            .iter()
            .enumerate()
            .filter(|(_, of)| of.iter().any(|word| near(word)));
        let fate = fates.next().map(|(at, _)| at);
        // Another year's event is named with its year.
        let published = given.day().map(jiff::civil::Date::year);
        let mut years = words(text).filter(|word| word.len() == 4);
        let is_of_another_year = years.any(|word| {
            word.parse::<i16>()
                .is_ok_and(|year| (1500..2100).contains(&year) && Some(year) != published)
        });
        // "died three days after" counts days.
        let noun = given.figure.noun.as_deref();
        let is_measure = noun.is_some_and(|noun| {
            telling::goes_with_many(noun) && !matches!(noun, "people" | "person")
        });
        Self {
            // "40 dead and 12 injured" in one clause: which number is which is not told by words alone.
            fate: fate.filter(|_| fates.next().is_none() && !is_of_another_year && !is_measure),
            places: places(text)
                .into_iter()
                .filter(|place| !topic.contains(place))
                .collect(),
        }
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

/// The names that follow a word of place, or stand before what a place is or has, in lower case.
fn places(text: &str) -> HashSet<String> {
    const PLACE: [&str; 8] = [
        "in",
        "at",
        "from",
        "near",
        "across",
        "throughout",
        "outside",
        "around",
    ];
    const OF_PLACE: [&str; 7] = [
        "county", "island", "parish", "district", "city", "town", "village",
    ];
    /// So many words may describe a place before its name.
    const DESCRIBING: usize = 3;
    let all: Vec<&str> = words(text).collect();
    let mut found = HashSet::new();
    for (at, word) in all.iter().enumerate() {
        if OF_PLACE
            .iter()
            .any(|place| word.eq_ignore_ascii_case(place))
        {
            let before = at.checked_sub(1).and_then(|at| all.get(at));
            found.extend(before.map(|word| word.to_lowercase()));
        }
        // "Portugal's Health Ministry": a body of a place counts what was there.
        if let Some(["s", next]) = all.get(at + 1..at + 3)
            && [word, next]
                .iter()
                .all(|name| name.starts_with(char::is_uppercase))
        {
            found.insert(word.to_lowercase());
        }
        if !PLACE.iter().any(|place| word.eq_ignore_ascii_case(place)) {
            continue;
        }
        let is_name = |word: &&&str| word.starts_with(char::is_uppercase);
        let next = all.iter().skip(at + 1);
        let described = next
            .clone()
            .take(DESCRIBING)
            .take_while(|word| !is_name(word))
            .count();
        let name = next.skip(described).take_while(is_name);
        if described < DESCRIBING {
            found.extend(name.map(|word| word.to_lowercase()));
        }
    }
    found
}

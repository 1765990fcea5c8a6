//! What a sentence tells of a figure in it: what befell those it counts, where, how often, and in which words.
//!
//! A sentence may give several figures, each of its own: only the stretch around one speaks for it.

use std::cell::OnceCell;
use std::collections::HashSet;
use std::rc::Rc;

use jiff::civil::Date;

use super::Given;
use crate::desk::telling::{self, Lexicon, Sought};
use crate::news::Span;
use crate::news::time::{self, Interval, Relation, When};

/// What befalls people, in the words of news, and within how many days other numbers are of one event.
const FATES: [(&[&str], i32); 7] = [
    (
        &[
            "killed",
            "dead",
            "died",
            "deaths",
            "kills",
            "killing",
            "kill",
            "die",
            "fatalities",
            "perished",
            "lives",
            "toll",
        ],
        EVENT_DAYS,
    ),
    (
        &[
            "injured",
            "wounded",
            "hurt",
            "injuries",
            "injuring",
            "wounding",
            "hospitalized",
            "hospitalised",
        ],
        EVENT_DAYS,
    ),
    (&["missing", "unaccounted"], EVENT_DAYS),
    (&["evacuated", "evacuations", "evacuate"], EVENT_DAYS),
    (&["displaced", "homeless"], EVENT_DAYS),
    (&["fled"], EVENT_DAYS),
    // Who is arrested one day is not who is the next.
    (&["arrested", "detained", "arrests"], 2),
];

/// Nouns that tell no more of those it befell than that they are people.
const BEFALLEN: [&str; 12] = [
    "person", "dead", "death", "toll", "fatality", "life", "victim", "killed", "injured", "injury",
    "wounded", "missing",
];

/// Other numbers are of one event within so many days; later ones are of another state of it.
pub(super) const EVENT_DAYS: i32 = 10;

/// The dates of an article, read once for all of its figures, and only where they are asked for.
pub(super) type Dates = Rc<OnceCell<Vec<When>>>;

/// What a sentence tells of its figure.
pub(super) struct Told {
    /// What befell those it counts, where nothing speaks for another event.
    pub(super) fate: Option<usize>,
    /// The places it names for them, but for those of the topic.
    places: HashSet<String>,
    /// Whether its own stretch does, not only its sentence.
    is_own: bool,
    /// In what span of time it counts: `a day`, `monthly`.
    rate: Option<&'static str>,
    /// The words of its stretch, but for its number and noun.
    pub(super) context: Sought,
    /// Those that are written as names.
    names: HashSet<String>,
    /// Whether it is a word for many: any two of these are alike by chance.
    pub(super) is_vague: bool,
    /// The dates of its article, once they are asked for.
    dates: Dates,
    /// The days that its stretch tells of.
    days: OnceCell<Vec<Interval>>,
}

impl Told {
    pub(super) fn of(
        given: &Given,
        others: &[Span],
        topic: &HashSet<String>,
        dates: Dates,
        lexicon: &mut Lexicon,
    ) -> Self {
        let body = given.article.body();
        let sentence = given.sentence.slice(body);
        let clause = clause(given);
        let own = own(given, others, clause);
        let text = |(from, to): (usize, usize)| body.get(from..to).unwrap_or_default();
        let (own_text, clause_text) = (text(own), text(clause));
        let figure = figure(given);
        // What stands between number and noun says of what kind it is.
        let counted = given.figure.counted;
        let kind = counted.filter(|counted| counted.start() > given.figure.number.end());
        let kind = kind.map_or((figure.1, figure.1), |counted| {
            (given.figure.number.end(), counted.start())
        });
        let beside = [(own.0, figure.0), kind, (figure.1, own.1)]
            .map(text)
            .join(" ");
        let number = given.figure.number.slice(body);
        let mut found = places(own_text, topic);
        let is_own = !found.is_empty();
        if !is_own {
            found = places(sentence, topic);
        }
        // What happened "there" happened where other words tell; what "there is" may be here.
        let all: Vec<&str> = words(own_text).collect();
        let is_there = all.iter().enumerate().any(|(at, word)| {
            const IS: [&str; 6] = ["is", "are", "was", "were", "have", "has"];
            let is = all.get(at + 1).is_some_and(|next| IS.contains(next));
            word.eq_ignore_ascii_case("where") || word.eq_ignore_ascii_case("there") && !is
        });
        if is_there && !is_own {
            found.insert(format!("there, of {}", given.article.id().as_str()));
        }
        Self {
            fate: fate(own_text)
                .or_else(|| fate(clause_text))
                .filter(|_| !is_of_another_year(given) && !is_measure(given)),
            places: found,
            is_own,
            rate: rate(text((figure.1, own.1))),
            context: lexicon.sought(&beside, Some(given.article.language())),
            names: names(&beside, topic),
            is_vague: !number.contains(|c: char| c.is_ascii_digit()) && number.ends_with('s'),
            dates,
            days: OnceCell::new(),
        }
    }

    /// The noun as it is compared: whoever is killed is a person, by whatever noun.
    pub(super) fn noun<'g>(&self, given: &'g Given) -> Option<&'g str> {
        let noun = given.figure.noun.as_deref()?;
        let fate = self.fate.filter(|_| BEFALLEN.contains(&noun));
        Some(
            fate.and_then(|fate| FATES.get(fate)?.0.first().copied())
                .unwrap_or(noun),
        )
    }

    /// Whether it befell both the same, of one place or of none.
    pub(super) fn is_fate(&self, other: &Self) -> bool {
        self.fate.is_some() && self.fate == other.fate && self.is_there(other)
    }

    /// Within how many days other numbers are of one event.
    pub(super) fn days_max(&self) -> i32 {
        let fate = self.fate.and_then(|fate| FATES.get(fate));
        fate.map_or(EVENT_DAYS, |(_, days)| *days)
    }

    /// Whether both are of one place, or of none.
    pub(super) fn is_there(&self, other: &Self) -> bool {
        let are_own = self.is_own && other.is_own;
        self.places == other.places || are_own && !self.places.is_disjoint(&other.places)
    }

    /// Whether both sentences name places, and none that the other names.
    pub(super) fn is_elsewhere(&self, other: &Self) -> bool {
        let named = [&self.places, &other.places];
        named.iter().all(|places| !places.is_empty()) && self.places.is_disjoint(&other.places)
    }

    /// Whether both tell of whom or what, and of none that the other tells of.
    pub(super) fn is_of_others(&self, other: &Self) -> bool {
        let named = [&self.names, &other.names];
        named.iter().all(|names| !names.is_empty()) && self.names.is_disjoint(&other.names)
    }

    /// Whether one counts by the day and the other by the week.
    pub(super) fn is_other_rate(&self, other: &Self) -> bool {
        self.rate != other.rate
    }

    /// The days that its stretch tells of, but for those on which something was said.
    fn days(&self, given: &Given) -> &[Interval] {
        self.days.get_or_init(|| {
            let (from, to) = clause(given);
            let all = self.dates.get_or_init(|| time::dates(&given.article));
            let all = all.iter().copied();
            let own = all.filter(|when| when.span.start() >= from && when.span.end() <= to);
            own.filter(|when| !when.of_speech)
                .filter_map(|when| match when.relation {
                    Relation::Since => Interval::new(when.days?.first(), given.day()?),
                    Relation::Within
                    | Relation::Until
                    | Relation::By
                    | Relation::Before
                    | Relation::After => when.days,
                })
                .collect()
        })
    }

    /// Whether what it tells may be of the days up to one: it names none, or one of them.
    pub(super) fn may_be_of(&self, given: &Given, last: Date) -> bool {
        let first = last
            .checked_sub(jiff::Span::new().days(2 * EVENT_DAYS))
            .ok();
        let event = first.and_then(|first| Interval::new(first, last));
        let days = self.days(given);
        days.is_empty() || event.is_none_or(|event| days.iter().any(|days| days.overlaps(event)))
    }

    /// Whether a later sentence goes back to what an earlier article told of: it names its days, or a running total,
    /// or the event as one that is known.
    pub(super) fn goes_back(&self, given: &Given, earlier: Date, topic: &HashSet<String>) -> bool {
        const RUNNING: [&str; 10] = [
            "toll", "risen", "rose", "grown", "revised", "total", "far", "now", "climbed", "tally",
        ];
        const ANEW: [&str; 6] = ["second", "another", "new", "latest", "fresh", "again"];
        let text = given.sentence.slice(given.article.body());
        let days = self.days(given);
        if !days.is_empty() {
            return days.iter().any(|days| {
                let since = earlier.checked_sub(jiff::Span::new().days(EVENT_DAYS)).ok();
                let before = since.and_then(|since| Interval::new(since, earlier));
                before.is_some_and(|before| before.overlaps(*days))
            });
        }
        let all: Vec<String> = words(text).map(str::to_lowercase).collect();
        let is_so_far = text.contains("have been") || text.contains("has been");
        let has = |of: &[&str]| all.iter().any(|word| of.contains(&word.as_str()));
        let is_known = all.iter().enumerate().any(|(at, word)| {
            let near = all.iter().skip(at + 1).take(3);
            word == "the" && near.into_iter().any(|word| topic.contains(word))
        });
        // What was priced or counted before is another time's; what befell people is told of as "the flood".
        let is_known = is_known && self.fate.is_some();
        !has(&ANEW) && (is_so_far || has(&RUNNING) || is_known)
    }
}

/// Where the figure begins and ends, with its noun where that stands after it.
fn figure(given: &Given) -> (usize, usize) {
    let (span, number) = (given.figure.span, given.figure.number);
    (span.start(), span.end().max(number.end()))
}

/// The stretch between marks around a figure.
fn clause(given: &Given) -> (usize, usize) {
    let body = given.article.body();
    let (start, end) = (given.sentence.start(), given.sentence.end());
    let (from, to) = figure(given);
    let is_mark = |at: usize, c: char| match c {
        // A number has commas within.
        ',' => !body
            .get(at + 1..)
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())),
        _ => matches!(c, ';' | '–' | '—' | '(' | ')' | ':'),
    };
    let before = body.get(start..from).unwrap_or_default().char_indices();
    let before = before.rev().find(|(at, c)| is_mark(start + at, *c));
    let mut after = body.get(to..end).unwrap_or_default().char_indices();
    let after = after.find(|(at, c)| is_mark(to + at, *c));
    (
        before.map_or(start, |(at, c)| start + at + c.len_utf8()),
        after.map_or(end, |(at, _)| to + at),
    )
}

/// The part of a clause that is no other figure's.
fn own(given: &Given, others: &[Span], (start, end): (usize, usize)) -> (usize, usize) {
    const CONNECTIVES: [&str; 6] = [" and ", " but ", " while ", " including ", " with ", " or "];
    let body = given.article.body();
    let (from, to) = figure(given);
    let (mut low, mut high) = (start, end);
    for other in others {
        if other.start() >= to && other.start() < high {
            let between = body.get(to..other.start()).unwrap_or_default();
            let cut = CONNECTIVES
                .iter()
                .filter_map(|word| between.rfind(word))
                .max();
            high = cut.map_or(other.start(), |at| to + at);
        } else if other.end() <= from && other.end() > low {
            let between = body.get(other.end()..from).unwrap_or_default();
            let cuts = CONNECTIVES.iter();
            let cut = cuts
                .filter_map(|word| Some(between.find(word)? + word.len()))
                .min();
            low = cut.map_or(other.end(), |at| other.end() + at);
        }
    }
    (low, high)
}

/// What befell those of a stretch; nothing where it is several things: which is of the number is not told by words
/// alone.
fn fate(text: &str) -> Option<usize> {
    let near = |word: &&str| words(text).any(|own| own.eq_ignore_ascii_case(word));
    let mut fates = FATES
        .iter()
        .enumerate()
        .filter(|(_, (of, _))| of.iter().any(near));
    let first = fates.next().map(|(at, _)| at);
    first.filter(|_| fates.next().is_none())
}

/// Another year's event is named with its year.
fn is_of_another_year(given: &Given) -> bool {
    let published = given.day().map(Date::year);
    let text = given.sentence.slice(given.article.body());
    let mut years = words(text).filter(|word| word.len() == 4);
    years.any(|word| {
        let year = word.parse::<i16>();
        year.is_ok_and(|year| (1500..2100).contains(&year) && Some(year) != published)
    })
}

/// "died three days after" counts days.
fn is_measure(given: &Given) -> bool {
    let noun = given.figure.noun.as_deref();
    noun.is_some_and(|noun| telling::goes_with_many(noun) && !matches!(noun, "people" | "person"))
}

/// In what span of time a figure counts, by what stands after it.
fn rate(after: &str) -> Option<&'static str> {
    const SPANS: [(&str, &[&str]); 6] = [
        ("hour", &["hourly"]),
        ("day", &["daily"]),
        ("week", &["weekly"]),
        ("month", &["monthly"]),
        ("year", &["annually", "yearly", "annual"]),
        ("night", &["nightly"]),
    ];
    let all: Vec<&str> = words(after).collect();
    for (at, word) in all.iter().enumerate() {
        let is = |of: &str| word.eq_ignore_ascii_case(of);
        let before = at.checked_sub(1).and_then(|at| all.get(at));
        let next = all.get(at + 1).copied().unwrap_or_default();
        // "a year ago" is a time.
        let is_time = ["ago", "earlier", "before", "after", "later", "old", "and"].contains(&next);
        let each = before.is_some_and(|word| ["a", "per", "each", "every", "an"].contains(word));
        for (span, forms) in SPANS {
            if forms.iter().any(|form| is(form)) || is(span) && each && !is_time {
                return Some(span);
            }
        }
    }
    None
}

pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

/// Days and months begin with a capital and name nobody and no place.
fn is_day(word: &str) -> bool {
    const DAYS: [&str; 19] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    DAYS.iter().any(|day| word.eq_ignore_ascii_case(day))
}

fn is_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && !is_day(word)
}

/// The names of a stretch in lower case, but for those of the topic and what begins it.
fn names(text: &str, topic: &HashSet<String>) -> HashSet<String> {
    let own = words(text)
        .skip(1)
        .filter(|word| is_name(word) && word.len() > 1);
    let own = own.map(str::to_lowercase);
    own.filter(|name| !topic.contains(name)).collect()
}

/// The names that follow a word of place, or stand before what a place is or has, in lower case; none that has a word
/// of the topic.
fn places(text: &str, topic: &HashSet<String>) -> HashSet<String> {
    const PLACE: [&str; 10] = [
        "in",
        "at",
        "from",
        "near",
        "across",
        "throughout",
        "outside",
        "around",
        "off",
        "into",
    ];
    const OF_PLACE: [&str; 13] = [
        "county", "counties", "island", "parish", "district", "city", "town", "village", "state",
        "province", "region", "school", "hospital",
    ];
    const EVERYWHERE: [&str; 4] = ["globally", "worldwide", "nationwide", "statewide"];
    /// So many words may describe a place before its name.
    const DESCRIBING: usize = 3;
    let all: Vec<&str> = words(text).collect();
    let is_kind = |word: &str| OF_PLACE.iter().any(|kind| word.eq_ignore_ascii_case(kind));
    let mut found: Vec<Vec<&str>> = Vec::new();
    for (at, word) in all.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| all.get(at));
        if is_kind(word) {
            let named = before.filter(|before| is_name(before) && !is_kind(before));
            found.extend(named.map(|name| vec![*name]));
        }
        if EVERYWHERE
            .iter()
            .any(|place| word.eq_ignore_ascii_case(place))
        {
            found.push(vec![*word]);
        }
        // "Portugal's Health Ministry": a body of a place counts what was there.
        if let Some(["s", next]) = all.get(at + 1..at + 3)
            && is_name(word)
            && is_name(next)
        {
            found.push(vec![*word]);
        }
        // "the shelling of Norvik"
        let named = all.get(at + 1).filter(|_| word.eq_ignore_ascii_case("of"));
        found.extend(
            named
                .filter(|name| is_name(name) && !is_kind(name))
                .map(|name| vec![*name]),
        );
        if !PLACE.iter().any(|place| word.eq_ignore_ascii_case(place)) {
            continue;
        }
        let next = all.iter().skip(at + 1);
        let described = next
            .clone()
            .take(DESCRIBING)
            .take_while(|word| !is_name(word));
        let described = described.count();
        if described < DESCRIBING {
            let name = next.skip(described).take_while(|word| is_name(word));
            found.push(name.copied().filter(|word| !is_kind(word)).collect());
        }
    }
    let of_topic = |name: &Vec<&str>| name.iter().any(|word| topic.contains(&word.to_lowercase()));
    found.retain(|name| !of_topic(name));
    let own = found.iter().flatten().map(|word| word.to_lowercase());
    own.collect()
}

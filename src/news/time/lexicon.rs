//! The words of dates: months, weekdays, units and what turns them.

use jiff::civil::Weekday;

use super::super::Language;
use super::super::words::List;

/// A word in lower case, without memory of its own: every word of every sentence is looked at.
struct Lower {
    bytes: [u8; Self::LENGTH_MAX],
    length: usize,
}

impl Lower {
    /// Longer than any word here.
    const LENGTH_MAX: usize = 12;

    /// The word in lower case; nothing for one that is none of English, or longer than any here.
    fn of(word: &str) -> Option<Self> {
        let mut bytes = [0; Self::LENGTH_MAX];
        let own = bytes.get_mut(..word.len()).filter(|_| word.is_ascii())?;
        own.copy_from_slice(word.as_bytes());
        own.make_ascii_lowercase();
        let length = word.len();
        Some(Self { bytes, length })
    }

    fn as_str(&self) -> &str {
        let own = self.bytes.get(..self.length).unwrap_or_default();
        std::str::from_utf8(own).unwrap_or_default()
    }
}

/// The words that a date expression of English begins with: most words are none, and need no further look.
pub(super) static BEGINS: List = List::new(
    "a an april apr aug august autumn coming current day days dec december early eight eighteen eleven ensuing fall \
     feb february fifteen first five following four fourteen fourth friday in jan january jul july jun june last \
     late mar march may mid middle monday next nine nineteen nov november oct october one past preceding previous \
     prior q same saturday second sep sept september seven seventeen six sixteen spring springtime summer summertime \
     sunday ten that third thirteen this three thursday today tomorrow tonight tuesday twelve twenty two upcoming \
     wednesday weekend weekends winter wintertime yesterday",
);

/// A unit of time that dates are counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// A day.
    Day,
    /// A week, Monday to Sunday.
    Week,
    /// A Saturday and a Sunday.
    Weekend,
    /// A calendar month.
    Month,
    /// Three months from January, April, July or October.
    Quarter,
    /// A calendar year.
    Year,
    /// Ten years.
    Decade,
}

/// A season of the northern year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Season {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Autumn,
    /// December to February.
    Winter,
}

impl Season {
    /// The month it begins in.
    pub(super) fn month(self) -> i8 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Autumn => 9,
            Self::Winter => 12,
        }
    }
}

/// A third of a month or of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The first.
    Early,
    /// The second.
    Mid,
    /// The third.
    Late,
}

/// Which of several: the last, this, the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// The one before the article's day.
    Last,
    /// The one of the article's day.
    This,
    /// The one after the article's day.
    Next,
    /// The one before the date that the text told of.
    Previous,
    /// The one of the date that the text told of.
    Same,
    /// The one after the date that the text told of.
    Following,
}

/// The month that an English word names, in whole or short, and whether the word is a name or a verb as well.
pub(super) fn month(word: &str) -> Option<(i8, bool)> {
    let (number, ambiguous) = match Lower::of(word)?.as_str() {
        "january" | "jan" => (1, false),
        "february" | "feb" => (2, false),
        "march" | "mar" => (3, true),
        "april" | "apr" => (4, word.len() == 5),
        "may" => (5, true),
        "june" | "jun" => (6, true),
        "july" | "jul" => (7, false),
        "august" | "aug" => (8, word.len() == 6),
        "september" | "sept" | "sep" => (9, false),
        "october" | "oct" => (10, false),
        "november" | "nov" => (11, false),
        "december" | "dec" => (12, false),
        _ => return None,
    };
    // AP capitals in a dateline or a caption are months too: `JANUARY 25`.
    word.chars()
        .next()
        .is_some_and(char::is_uppercase)
        .then_some((number, ambiguous))
}

/// The months of other languages, in whole, from the first.
const MONTHS: [(Language, &str); 14] = [
    (
        Language::Danish,
        "januar februar marts april maj juni juli august september oktober november december",
    ),
    (
        Language::Dutch,
        "januari februari maart april mei juni juli augustus september oktober november december",
    ),
    (
        Language::Finnish,
        "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta",
    ),
    (
        Language::French,
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    ),
    (
        Language::German,
        "januar februar märz april mai juni juli august september oktober november dezember",
    ),
    (
        Language::Hungarian,
        "január február március április május június július augusztus szeptember október november december",
    ),
    (
        Language::Italian,
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    ),
    (
        Language::Norwegian,
        "januar februar mars april mai juni juli august september oktober november desember",
    ),
    (
        Language::Portuguese,
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    ),
    (
        Language::Romanian,
        "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    ),
    (
        Language::Russian,
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    ),
    (
        Language::Spanish,
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    ),
    (
        Language::Swedish,
        "januari februari mars april maj juni juli augusti september oktober november december",
    ),
    (
        Language::Turkish,
        "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    ),
];

/// The month that a word of another language names in whole, whatever its case.
pub(super) fn month_in(word: &str, language: Language) -> Option<i8> {
    let (_, months) = MONTHS.iter().find(|(known, _)| *known == language)?;
    let word = word.to_lowercase();
    let at = months.split(' ').position(|month| month == word)?;
    i8::try_from(at + 1).ok()
}

/// The month that a word names in whole in any language, where none names another by it.
pub(super) fn month_anywhere(word: &str) -> Option<i8> {
    let mut found = MONTHS
        .iter()
        .filter_map(|(language, _)| month_in(word, *language));
    let month = found.next()?;
    found.all(|other| other == month).then_some(month)
}

/// The weekday that a word names in whole, or short before a month.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    let day = match Lower::of(word)?.as_str() {
        "monday" => Weekday::Monday,
        "tuesday" => Weekday::Tuesday,
        "wednesday" => Weekday::Wednesday,
        "thursday" => Weekday::Thursday,
        "friday" => Weekday::Friday,
        "saturday" => Weekday::Saturday,
        "sunday" => Weekday::Sunday,
        _ => return None,
    };
    word.chars()
        .next()
        .is_some_and(char::is_uppercase)
        .then_some(day)
}

/// The unit that a word names, one or many.
pub(super) fn unit(word: &str) -> Option<Unit> {
    Some(match Lower::of(word)?.as_str() {
        "day" | "days" => Unit::Day,
        "week" | "weeks" => Unit::Week,
        "weekend" | "weekends" => Unit::Weekend,
        "month" | "months" => Unit::Month,
        "quarter" | "quarters" => Unit::Quarter,
        "year" | "years" => Unit::Year,
        "decade" | "decades" => Unit::Decade,
        _ => return None,
    })
}

/// The season that a word names.
pub(super) fn season(word: &str) -> Option<Season> {
    Some(match Lower::of(word)?.as_str() {
        "spring" | "springtime" => Season::Spring,
        "summer" | "summertime" => Season::Summer,
        "autumn" | "fall" => Season::Autumn,
        "winter" | "wintertime" => Season::Winter,
        _ => return None,
    })
}

/// The part that a word names.
pub(super) fn part(word: &str) -> Option<Part> {
    Some(match Lower::of(word)?.as_str() {
        "early" => Part::Early,
        "mid" | "middle" => Part::Mid,
        "late" => Part::Late,
        _ => return None,
    })
}

/// The turn that a word gives to what follows.
pub(super) fn turn(word: &str) -> Option<Turn> {
    Some(match Lower::of(word)?.as_str() {
        "last" | "past" => Turn::Last,
        "this" | "current" => Turn::This,
        "next" | "coming" | "upcoming" => Turn::Next,
        "previous" | "preceding" | "prior" => Turn::Previous,
        "that" | "same" => Turn::Same,
        "following" | "ensuing" => Turn::Following,
        _ => return None,
    })
}

/// A small number in words or digits, as dates are counted with.
pub(super) fn count(word: &str) -> Option<i64> {
    const WORDS: [&str; 20] = [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return word.parse().ok().filter(|count| *count <= COUNT_MAX);
    }
    let lower = Lower::of(word)?;
    let lower = lower.as_str();
    if matches!(lower, "a" | "an") {
        return Some(1);
    }
    let at = WORDS.iter().position(|known| *known == lower)?;
    i64::try_from(at + 1).ok()
}

/// The most units that are counted from a day: more is no date of news.
const COUNT_MAX: i64 = 2_000;

/// What follows a number of four digits that is no year.
pub(super) const COUNTED: &[&str] = &[
    "acres",
    "barrels",
    "bodies",
    "bottles",
    "calories",
    "cars",
    "cases",
    "cells",
    "children",
    "civilians",
    "copies",
    "cows",
    "deaths",
    "degrees",
    "dollars",
    "employees",
    "euros",
    "fans",
    "feet",
    "flights",
    "ft",
    "gallons",
    "grams",
    "guests",
    "hectares",
    "homes",
    "horsepower",
    "horses",
    "hours",
    "houses",
    "inches",
    "infections",
    "jobs",
    "kg",
    "kilograms",
    "kilometers",
    "kilometres",
    "km",
    "kph",
    "lbs",
    "litres",
    "m",
    "men",
    "meters",
    "metres",
    "mg",
    "miles",
    "milligrams",
    "million",
    "minutes",
    "ml",
    "mm",
    "mph",
    "officers",
    "pages",
    "patients",
    "people",
    "percent",
    "points",
    "pounds",
    "rounds",
    "rupees",
    "seats",
    "servings",
    "shares",
    "sheep",
    "ships",
    "soldiers",
    "sq",
    "square",
    "steps",
    "students",
    "tests",
    "times",
    "tonnes",
    "tons",
    "trees",
    "troops",
    "vehicles",
    "visitors",
    "volts",
    "votes",
    "voters",
    "watts",
    "women",
    "workers",
    "yards",
    "yen",
    "yuan",
];

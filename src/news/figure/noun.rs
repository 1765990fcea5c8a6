//! The noun that a number counts.

use super::super::words::{Kind, Token};
use super::Unit;
use super::lexicon::{self, is_among};
use super::number::Number;
use super::qualifier;

/// A noun: its token, and how it is compared.
#[derive(Clone, Debug)]
pub(super) struct Noun {
    pub(super) place: (usize, usize),
    pub(super) key: String,
}

/// How many words after a number its noun may stand.
const WORDS_MAX: usize = 5;

/// The noun that a number counts, or none; nothing at all where the number is no figure without one.
#[expect(
    clippy::option_option,
    reason = "no figure, and a figure of nothing told, are two things"
)]
pub(super) fn counted(tokens: &[Token<'_>], number: &Number) -> Option<Option<Noun>> {
    let joined = tokens
        .get(number.to)
        .is_some_and(|dash| dash.is_dash() && dash.glued);
    if joined && number.unit == Unit::Count {
        return joined_noun(tokens, number).map(Some);
    }
    match number.unit {
        Unit::Percent | Unit::Points => {
            let own = of_share(tokens, number.to).or_else(|| subject(tokens, number.from));
            Some(own.or_else(|| object(tokens, number.from)))
        }
        Unit::Money(_) => {
            let own = of_money(tokens, number.to).or_else(|| subject(tokens, number.from));
            Some(own.or_else(|| priced(tokens, number.from)))
        }
        Unit::Count => {
            let own = of_count(tokens, number);
            let own = own.or_else(|| total(tokens, number.from));
            match own.or_else(|| befallen(tokens, number)) {
                Some(noun) => Some(Some(noun)),
                None if number.is_large && !number.vague => Some(None),
                None => None,
            }
        }
    }
}

fn noun(tokens: &[Token<'_>], at: usize) -> Option<Noun> {
    Some(Noun {
        place: (at, at + 1),
        key: singular(tokens.get(at)?.text),
    })
}

/// `90-minute`, `a 40-mile drive`; an age (`27-year-old`) is no figure, nor is what a number only describes.
fn joined_noun(tokens: &[Token<'_>], number: &Number) -> Option<Noun> {
    const UNITS: &str =
        "minute hour mile kilometer kilometre meter metre foot ton tonne acre pound seat page";
    let word = tokens.get(number.to + 1).filter(|word| word.glued)?;
    let old = tokens.get(number.to + 2).is_some_and(Token::is_dash);
    (is_among(word.text, UNITS) && !old).then(|| noun(tokens, number.to + 1))?
}

/// `100,000 Russian troops`, `dozens of people`, `two of its ships`
fn of_count(tokens: &[Token<'_>], number: &Number) -> Option<Noun> {
    let mut from = number.to;
    let word = |at: usize| tokens.get(at).map_or("", |token| token.text);
    if is_among(word(from), "of") {
        let out_of_all = !number.vague && !number.is_large;
        if out_of_all {
            return None;
        }
        from += 1;
        while is_among(word(from), "the its their his her our these those") {
            from += 1;
        }
    } else if is_among(word(from), "or") && is_among(word(from + 1), "more") {
        from += 2;
    } else if is_among(word(from), "more other additional new") {
        from += 1;
    }
    // "the two men" are those that were told of before.
    let told = number.from.checked_sub(1).and_then(|at| tokens.get(at));
    if number.in_words
        && !number.is_large
        && told.is_some_and(|told| {
            told.is_one(&[
                "the", "these", "those", "both", "his", "her", "their", "its", "our", "my", "all",
                "or", "no",
            ])
        })
    {
        return None;
    }
    if number.in_words && number.high < 2.0 {
        return None;
    }
    plural(tokens, from)
}

/// The last of the first nouns of many after a place: `sports cars` are cars.
fn plural(tokens: &[Token<'_>], from: usize) -> Option<Noun> {
    let mut best = None;
    for at in from..from + WORDS_MAX {
        let Some(token) = tokens.get(at) else { break };
        if token.kind != Kind::Word {
            let inside = token.is_dash() && token.glued
                || token.is_apostrophe()
                || matches!(token.text, "“" | "\"" | "‘")
                || (token.text == "." && token.glued && best.is_none());
            if inside {
                continue;
            }
            break;
        }
        if is_stop(token) {
            break;
        }
        let is_many = is_plural(token.text) && (token.is_lower() || best.is_none());
        let owns = tokens
            .get(at + 1)
            .is_some_and(|next| next.is_apostrophe() && next.glued);
        let has = best.and_then(|at: usize| tokens.get(at));
        if has.is_some_and(Token::is_lower) && !is_many {
            break;
        }
        // "two adults dead" are adults.
        let is_state = best.is_some() && token.is_one(&["dead", "wounded", "injured", "homeless"]);
        if is_state {
            break;
        }
        if is_many && !owns && token.text.len() > 1 {
            best = Some(at);
        }
    }
    noun(tokens, best?)
}

fn is_stop(token: &Token<'_>) -> bool {
    token.kind == Kind::Word && (lexicon::STOPS.has(token.text) || lexicon::VERBS.has(token.text))
}

fn is_plural(word: &str) -> bool {
    const NOT: &str = "this his its us as is was has yes plus less across always perhaps overseas news gas bus thus \
        previous serious various religious famous dangerous mysterious";
    let ends = word.len() > 2
        && word.ends_with('s')
        && !word.ends_with("ss")
        && !word.ends_with("us")
        && !is_among(word, NOT);
    ends || lexicon::MANY.has(word) || lexicon::SHORT_UNITS.has(word)
}

/// `15 % of voters`, `a 15 % increase`
fn of_share(tokens: &[Token<'_>], at: usize) -> Option<Noun> {
    let word = |at: usize| tokens.get(at).map_or("", |token| token.text);
    if is_among(word(at), "of") {
        let mut from = at + 1;
        while is_among(word(from), "the its their his her our all these those a") {
            from += 1;
        }
        return last_noun(tokens, from);
    }
    last_noun(tokens, at)
}

/// `$3.5 billion in aid`, `a $200 million loan`, `$5 for food`
fn of_money(tokens: &[Token<'_>], at: usize) -> Option<Noun> {
    let word = |at: usize| tokens.get(at).map_or("", |token| token.text);
    if is_among(word(at), "in of for on")
        || (is_among(word(at), "worth") && is_among(word(at + 1), "of"))
    {
        let mut from = at + if is_among(word(at), "worth") { 2 } else { 1 };
        while is_among(word(from), "the its their his her our a an") {
            from += 1;
        }
        return last_noun(tokens, from);
    }
    if is_among(word(at), "a an per") {
        return None;
    }
    last_noun(tokens, at)
}

/// The last word of those in a row that may be a noun with what describes it.
fn last_noun(tokens: &[Token<'_>], from: usize) -> Option<Noun> {
    let mut last = None;
    for at in from..from + WORDS_MAX {
        let Some(token) = tokens.get(at) else { break };
        if token.is_dash() && token.glued {
            continue;
        }
        let is_verb =
            token.text.ends_with("ed") || token.text.ends_with("ing") || token.text.ends_with("ly");
        if token.kind != Kind::Word || is_stop(token) || (is_verb && last.is_some()) {
            break;
        }
        if !token.is_lower()
            && last.is_some_and(|last| tokens.get(last).is_some_and(Token::is_lower))
        {
            break;
        }
        if !is_verb {
            last = Some(at);
        }
        if is_plural(token.text) {
            break;
        }
    }
    noun(
        tokens,
        last.filter(|at| tokens.get(*at).is_some_and(Token::is_lower))?,
    )
}

/// `The number of refugees had surpassed one million`, `the death toll rose to 57`
fn total(tokens: &[Token<'_>], number: usize) -> Option<Noun> {
    let before = tokens.get(..number)?;
    let at = before
        .iter()
        .rposition(|token| token.is_one(&["number", "toll", "tally", "total", "count"]))?;
    let of = tokens.get(at + 1).is_some_and(|of| of.is("of"));
    if of && at + 2 < number {
        return plural(tokens, at + 2).filter(|noun| noun.place.1 <= number);
    }
    // The verb must lead to the number: "the toll rose to 57", not "the toll rose after 57 left".
    let led = tokens.get(number.checked_sub(1)?)?;
    let leads = led.is_one(&[
        "to",
        "at",
        "than",
        "is",
        "was",
        "reached",
        "hit",
        "passed",
        "surpassed",
        "topped",
        "about",
        "around",
        "least",
        "nearly",
        "over",
        "exceeded",
    ]);
    leads.then(|| noun(tokens, at))?
}

/// `killed 19`, `injuring at least 41`, `34 others were wounded`: whom it befell, where no noun says.
fn befallen(tokens: &[Token<'_>], number: &Number) -> Option<Noun> {
    const DOING: [&str; 8] = [
        "killed",
        "killing",
        "injured",
        "injuring",
        "wounded",
        "wounding",
        "arrested",
        "displaced",
    ];
    const DONE: [&str; 8] = [
        "killed",
        "injured",
        "wounded",
        "hurt",
        "missing",
        "arrested",
        "dead",
        "displaced",
    ];
    let word = |at: usize| tokens.get(at).map_or("", |token| token.text);
    let begin = qualifier::before(tokens, number.from).map_or(number.from, |before| before.place.0);
    let ends = tokens
        .get(number.to)
        .is_none_or(|next| next.is_one(ENDS) || matches!(next.text, "," | "." | ";"));
    if let Some(verb) = begin.checked_sub(1)
        && ends
        && !number.vague
        && tokens.get(verb)?.is_one(&DOING)
    {
        return noun(tokens, verb).map(past);
    }
    let mut at = number.to;
    while is_among(
        word(at),
        "others more people were was are is have been has had reported still",
    ) {
        at += 1;
    }
    let led = at > number.to && at <= number.to + WORDS_MAX;
    let done = tokens.get(at).filter(|_| led && !number.vague)?;
    done.is_one(&DONE).then(|| noun(tokens, at))?
}

/// Words with which a clause ends or another begins.
const ENDS: &[&str] = &[
    "and", "in", "at", "on", "when", "after", "as", "near", "but", "while",
];

/// A verb as it is compared: `killing` and `killed`.
fn past(mut noun: Noun) -> Noun {
    if let Some(stem) = noun.key.strip_suffix("ing") {
        noun.key = format!("{stem}ed");
    }
    noun
}

/// `Inflation rose to 5 %`, `repairs cost 4 million crowns`: the noun before the verb that leads to the number.
fn subject(tokens: &[Token<'_>], number: usize) -> Option<Noun> {
    const LEADS: &str = "rose fell grew climbed dropped jumped increased decreased declined surged slipped shrank cost \
        costs reached hit totaled totalled averaged stood stands gained lost slid plunged soared edged was is";
    let before = tokens.get(..number)?;
    let near = before.len().saturating_sub(5);
    let verb = before
        .iter()
        .skip(near)
        .position(|token| is_among(token.text, LEADS))?
        + near;
    let mut at = verb;
    for _ in 0..3 {
        at = at.checked_sub(1)?;
        let token = tokens.get(at)?;
        if is_among(token.text, "has have had will would could") || token.text.ends_with("ly") {
            continue;
        }
        at = head(tokens, at);
        let token = tokens.get(at)?;
        let can_be = token.is_lower() || (at == 0 && token.is_capital());
        return (can_be && !is_stop(token)).then(|| noun(tokens, at))?;
    }
    None
}

/// `raised its key interest rate by half a point to 3.25 %`: what is brought to the number.
fn object(tokens: &[Token<'_>], number: usize) -> Option<Noun> {
    const BRINGS: &str = "raised raise raises raising lifted lifts lift lifting cut cuts cutting lowered lowers \
        lowering increased increases hiked hikes reduced reduces kept keeps held holds";
    const NEAR: usize = 14;
    let to = number.checked_sub(1)?;
    if !tokens.get(to)?.is_one(&["to", "by", "at"]) {
        return None;
    }
    let before = tokens.get(..to)?;
    let from = before.len().saturating_sub(NEAR);
    let verb = before
        .iter()
        .skip(from)
        .rposition(|token| is_among(token.text, BRINGS))?
        + from;
    let mut at = verb + 1;
    while tokens
        .get(at)
        .is_some_and(|token| is_among(token.text, "its the their his her our a"))
    {
        at += 1;
    }
    last_noun(tokens, at).filter(|noun| noun.place.1 <= to)
}

/// `put the cost of the bridge at €160 million`: what is priced.
fn priced(tokens: &[Token<'_>], number: usize) -> Option<Noun> {
    const NEAR: usize = 10;
    let led = tokens.get(number.checked_sub(1)?)?;
    if !led.is_one(&[
        "at", "to", "is", "was", "reached", "about", "around", "be", "of",
    ]) {
        return None;
    }
    let before = tokens.get(..number)?;
    let from = before.len().saturating_sub(NEAR);
    let of = before.windows(2).skip(from).rposition(|two| {
        matches!(two, [cost, of] if cost.is_one(&["cost", "costs", "price", "bill", "value"]) && of.is("of"))
    })? + from;
    let mut at = of + 2;
    while tokens.get(at).is_some_and(|token| {
        is_among(token.text, "its the their his her our a") || token.is_capital()
    }) {
        at += 1;
    }
    last_noun(tokens, at).filter(|noun| noun.place.1 < number)
}

/// The noun that the one at a place belongs to: `repairs` of `repairs to the flooded harbour`.
fn head(tokens: &[Token<'_>], at: usize) -> usize {
    for back in 1..=4 {
        let Some(place) = at.checked_sub(back) else {
            break;
        };
        let Some(token) = tokens.get(place) else {
            break;
        };
        if token.kind != Kind::Word {
            break;
        }
        if token.is_one(&["of", "to", "in", "for", "on", "at"]) {
            return place
                .checked_sub(1)
                .map_or(at, |before| head(tokens, before));
        }
    }
    at
}

/// A noun in lower case, of one: `Troops` and `troop`, `refugees` and `refugee`.
fn singular(word: &str) -> String {
    let lower = word.to_lowercase();
    match lower.as_str() {
        "people" | "persons" => return "person".to_owned(),
        "men" => return "man".to_owned(),
        "women" => return "woman".to_owned(),
        "children" => return "child".to_owned(),
        "feet" => return "foot".to_owned(),
        "lives" => return "life".to_owned(),
        "metres" => return "meter".to_owned(),
        "kilometres" | "km" => return "kilometer".to_owned(),
        "tonnes" => return "ton".to_owned(),
        _ => {}
    }
    if let Some(stem) = lower.strip_suffix("ies").filter(|stem| stem.len() > 2) {
        return format!("{stem}y");
    }
    for ending in ["sses", "shes", "ches", "xes"] {
        if lower.ends_with(ending) {
            return lower.strip_suffix("es").unwrap_or(&lower).to_owned();
        }
    }
    match lower.strip_suffix('s') {
        Some(stem) if stem.len() > 1 && !stem.ends_with('s') && !stem.ends_with('u') => {
            stem.to_owned()
        }
        _ => lower,
    }
}

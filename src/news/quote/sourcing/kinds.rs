//! What kind of source words name: a person, an office, a document, an outlet or nobody in particular.

use super::attributed::Attributed;
use crate::news::quote::words::lexicon;
use crate::news::quote::words::source_words::{
    DOCUMENTS, OUTLETS, PRESS, SEATS, SPEAKS_FOR, UNNAMED,
};
use crate::news::quote::words::tokens::{Kind, Token};

/// Whether the word names a country, or a seat of its government.
pub(super) fn is_place(word: &str) -> bool {
    SEATS.contains(&word) || lexicon::NATIONS.contains_key(word)
}

/// Whether the word names a thing that is read, or several.
pub(super) fn is_document(word: &str) -> bool {
    let one = word.strip_suffix('s').unwrap_or(word);
    DOCUMENTS.contains(&word) || DOCUMENTS.contains(&one)
}

/// What kind of source the noun right before a name makes it: `the broadcaster Norwolder`, `the group Norwold Media`.
pub(super) fn called(noun: &Token<'_>) -> Option<Attributed> {
    if noun.is_capital() || noun.possessive {
        None
    } else if noun.is_in(&PRESS) || noun.is_in(&OUTLETS) {
        Some(Attributed::Outlet)
    } else if noun.is_in(&["charity", "nonprofit", "tank"]) || noun.is_of(&lexicon::BODIES) {
        Some(Attributed::Office)
    } else {
        None
    }
}

/// What kind of source a name is that is known of nobody in full.
pub(super) fn name(words: &[Token<'_>], credited: bool, may_be_human: bool) -> Attributed {
    // A sentence may begin with it: "Experts say".
    if let [word] = words {
        if word.is_in(&UNNAMED) || are_people(&word.lower) {
            return Attributed::Unnamed;
        }
        if is_document(&word.lower) {
            return Attributed::Document;
        }
        if word
            .lower
            .strip_suffix('s')
            .is_some_and(|one| lexicon::BODIES.contains(one))
        {
            return Attributed::Office;
        }
    }
    let outlet = words.iter().any(|word| word.is_in(&OUTLETS));
    // "Norwold Civil Defense".
    let service = words
        .last()
        .is_some_and(|last| last.is_in(&["defence", "defense", "treasury"]));
    let body = service || words.iter().any(|word| word.is_of(&lexicon::BODIES));
    let person = words
        .iter()
        .any(|word| word.is_of(&lexicon::MEN) || word.is_of(&lexicon::WOMEN));
    if outlet && !person || credited && !person && !body {
        return Attributed::Outlet;
    }
    let capitals = words
        .iter()
        .any(|word| word.text.len() > 1 && word.text.chars().all(char::is_uppercase));
    let coined = words
        .iter()
        .any(|word| word.text.contains(|c: char| c == '.' || c.is_ascii_digit()));
    let several = words.iter().filter(|word| word.kind == Kind::Word).count() > 1;
    // Whoever speaks by one name is named in full elsewhere: what is not is a body.
    if may_be_human && several && !body && !capitals && !coined {
        return Attributed::Person;
    }
    Attributed::Office
}

/// Whether the word is for several people of whom it does not say who they are: `engineers`, but prosecutors and
/// judges hold an office.
fn are_people(word: &str) -> bool {
    word.strip_suffix('s').is_some_and(|one| {
        lexicon::PEOPLE.contains(one) && !matches!(one, "agent" | "judge" | "prosecutor")
    })
}

/// Whether the word for somebody is for what they speak for: a judge's words are the court's.
fn holds_office(word: &str) -> bool {
    matches!(
        word,
        "agent"
            | "broadcaster"
            | "chief"
            | "commander"
            | "deputy"
            | "developer"
            | "envoy"
            | "judge"
            | "jury"
            | "prosecutor"
            | "secretary"
    ) || word.ends_with('s')
}

/// Whether a word may be what a source is called: in "the statement read" and "a report done by the fund" what is read.
fn is_noun(word: &Token<'_>) -> bool {
    word.kind == Kind::Word
        && !word.is_of(&lexicon::LABELS)
        && !word.is_in(&[
            "commissioned",
            "conducted",
            "done",
            "issued",
            "published",
            "released",
            "written",
        ])
}

/// What kind of source a role is: `a senior official`, `the report`, `police`.
pub(super) fn role(words: &[Token<'_>], before: Option<&Token<'_>>) -> Attributed {
    // What it is called stands before `of`, `for`, `in`: "a spokesman for the ministry".
    let ties = words
        .iter()
        .position(|word| word.is_of(&lexicon::TIES) && !word.is("to") || word.is("by"));
    let head = words.get(..ties.unwrap_or(words.len())).unwrap_or_default();
    let head = if head.is_empty() { words } else { head };
    let any = |list: &[&str]| head.iter().any(|word| word.is_in(list));
    let noun = head.iter().rev().find(|word| is_noun(word));
    let is = |list: &[&str]| noun.is_some_and(|noun| noun.is_in(list));
    if is(&SPEAKS_FOR) {
        return Attributed::Office;
    }
    if is(&UNNAMED) {
        return Attributed::Unnamed;
    }
    // "Accounts from several media outlets".
    let told = is(&["account", "accounts", "reporting", "reports"]);
    let plural_reports = is(&["reports"]) || told && words.iter().any(|word| word.is_in(&OUTLETS));
    // "The paper", "the news agency"; but "a paper", "the research paper".
    let the = head.first().or(before).is_some_and(|the| the.is("the"))
        || before.is_some_and(|the| the.is("the"));
    let alone = head.iter().filter(|word| !word.is("the")).count() == 1;
    let other = is(&["agency", "website"]);
    let press = is(&PRESS) && (any(&["news"]) || the && alone && !other);
    if plural_reports
        || press
        || is(&OUTLETS)
        || any(&["newspaper", "newspapers", "magazine", "broadcaster"])
    {
        return Attributed::Outlet;
    }
    if noun.is_some_and(|noun| is_document(&noun.lower)) {
        return Attributed::Document;
    }
    let indefinite = |token: &Token<'_>| {
        token.is_in(&[
            "a", "an", "another", "many", "one", "some", "several", "two", "three",
        ])
    };
    let vague = head.first().is_some_and(indefinite) || before.is_some_and(indefinite);
    let human = noun.is_some_and(|noun| {
        noun.is_of(&lexicon::PEOPLE)
            || noun.is_of(&lexicon::PERSONS)
            || noun.is_of(&lexicon::HE)
            || noun.is_of(&lexicon::SHE)
            || ["ist", "ian", "yer", "tor"]
                .iter()
                .any(|ending| noun.lower.ends_with(ending))
    });
    // "Conservationists say", "engineers say"; but prosecutors and judges hold an office.
    let several = noun.is_some_and(|noun| {
        let trade = ["ists", "ians"]
            .iter()
            .any(|ending| noun.lower.ends_with(ending));
        !noun.is_capital() && (are_people(&noun.lower) || trade)
    });
    if vague && human || any(&UNNAMED) || several && !the {
        return Attributed::Unnamed;
    }
    // "The billionaire": somebody whom the text named before.
    if the
        && noun.is_some_and(|noun| {
            noun.lower.ends_with("-old")
                || noun.is_of(&lexicon::PEOPLE) && !holds_office(&noun.lower)
                || noun.is_of(&lexicon::PERSONS)
                    && !noun.is_of(&lexicon::TITLES)
                    && !noun.is_of(&lexicon::BODIES)
        })
    {
        return Attributed::Person;
    }
    Attributed::Office
}

/// What kind of source a word is that stands for nobody in particular; nothing where it is the writer.
pub(super) fn nobody(words: &[Token<'_>]) -> Option<Attributed> {
    let writer = words.iter().any(|word| {
        word.is_in(&[
            "i", "nobody", "nothing", "we", "you", "that", "this", "these", "there", "what",
            "which", "who",
        ])
    });
    (!writer).then_some(Attributed::Unnamed)
}

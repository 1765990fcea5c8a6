//! Noun phrases read back from the word after them: a name, a role or a pronoun, with what hangs from it.

pub(super) mod forward;
pub(super) mod heads;
pub(super) mod mention;
pub(super) mod subject;

use crate::news::quote::words::grammar::{
    are_people, is_adverb, is_function_word, is_name_word, is_noun, is_past, is_time,
    is_weekday_or_month, name_start,
};
use crate::news::quote::words::lexicon;
use crate::news::quote::words::source_words;
use crate::news::quote::words::tokens::{Kind, Token};

/// What names somebody, as token numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::news::quote) struct Mention {
    /// The first token.
    pub(in crate::news::quote) first: usize,
    /// The token after the last.
    pub(in crate::news::quote) end: usize,
    /// What kind of words they are.
    pub(in crate::news::quote) kind: Words,
}

/// What kind of words name somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::news::quote) enum Words {
    /// `he`, `she`, `they`, `it`.
    Pronoun,
    /// Capitalised words: `Emmanuel Macron`, `White House`.
    Name,
    /// A role or a group: `a French official`, `police`.
    Role,
    /// `someone`, `I`, `which`: nobody in particular.
    Nobody,
}

/// Titles that are surnames as well.
const SURNAMES: &[&str] = &["baron", "bishop", "duke", "judge", "king", "pope", "prince"];

/// The most tokens a phrase is followed over.
pub(in crate::news::quote) const REACH: usize = 40;

/// The name that the role `found` is set after: `Ada Quill, a spokeswoman for the city`.
pub(in crate::news::quote) fn introduced(
    tokens: &[Token<'_>],
    found: Mention,
    floor: usize,
) -> Option<Mention> {
    let comma = found.first.checked_sub(1).filter(|at| *at >= floor)?;
    let begins = tokens.get(found.first)?;
    // "Ada Quill, head of the dam".
    let determined = begins.is_of(&lexicon::DETERMINERS)
        || begins.is_of(&lexicon::TITLES) && !begins.is_capital();
    if found.kind != Words::Role || !determined || !tokens.get(comma)?.is_mark(',') {
        return None;
    }
    core(tokens, comma, floor).filter(|name| {
        name.kind == Words::Name
            && name.end - name.first > 1
            && starts_clause(tokens, name.first, floor)
    })
}

/// Whether a clause begins at `at`: nothing before it, or a mark, a speech or a joiner.
pub(super) fn starts_clause(tokens: &[Token<'_>], at: usize, floor: usize) -> bool {
    match at
        .checked_sub(1)
        .filter(|at| *at >= floor)
        .and_then(|at| tokens.get(at))
    {
        None => true,
        Some(token) => {
            token.kind != Kind::Word
                || token.is_of(&lexicon::JOINERS)
                || token.is("said")
                || is_cited(
                    tokens,
                    Mention {
                        first: at,
                        end: at,
                        kind: Words::Role,
                    },
                )
        }
    }
}

/// Whether `according to` stands before a mention.
pub(super) fn is_cited(tokens: &[Token<'_>], mention: Mention) -> bool {
    let before = |back: usize| {
        mention
            .first
            .checked_sub(back)
            .and_then(|at| tokens.get(at))
    };
    let the = usize::from(before(1).is_some_and(|token| token.is("the")));
    before(1 + the).is_some_and(|token| token.is("to"))
        && before(2 + the).is_some_and(|token| token.is("according"))
}

/// The noun phrase that ends right before `end`; with the ones it hangs from: `a spokesman for the ministry`.
pub(in crate::news::quote) fn chain(
    tokens: &[Token<'_>],
    end: usize,
    floor: usize,
) -> Option<Mention> {
    let mut found = core(tokens, end, floor)?;
    if found.kind == Words::Pronoun || found.kind == Words::Nobody {
        return Some(found);
    }
    if let Some(whole) = joined(tokens, found, floor).or_else(|| several(tokens, found, floor)) {
        return Some(whole);
    }
    if let Some(whole) = of_the(tokens, found, floor) {
        return Some(whole);
    }
    for _ in 0..4 {
        let determined = found.kind == Words::Name
            && found.first > floor
            && tokens
                .get(found.first - 1)
                .is_some_and(|token| token.is("the"));
        let noun = found.first - usize::from(determined);
        let tie = match noun.checked_sub(1).filter(|at| *at >= floor) {
            Some(at)
                if tokens
                    .get(at)
                    .is_some_and(|token| token.is_of(&lexicon::TIES))
                    || is_by(tokens, at, floor) =>
            {
                at
            }
            _ => break,
        };
        // A phrase that opens the sentence is an adverbial: "In Paris Macron said".
        let past = tie.checked_sub(2).is_some_and(|at| {
            let reports =
                |verb: &Token<'_>| verb.is_of(&lexicon::SAYS) || verb.is_of(&lexicon::TELLS);
            tokens.get(at).is_some_and(is_noun)
                && tokens
                    .get(at + 1)
                    .is_some_and(|verb| is_past(verb) && !reports(verb))
                && !tokens.get(tie).is_some_and(|tie| tie.is("to"))
        });
        let Some(head) = core(tokens, tie, floor)
            // "A miller based in Norwold".
            .or_else(|| core(tokens, tie.checked_sub(1).filter(|_| past)?, floor))
            .filter(|head| head.kind != Words::Pronoun && !is_when(tokens, *head, floor))
            .filter(|head| !is_infinitive(tokens, *head, tie, noun))
        else {
            break;
        };
        if head.kind == Words::Nobody
            && !tokens
                .get(head.first)
                .is_some_and(|token| token.is_in(&["one", "some", "many", "most", "others"]))
        {
            break;
        }
        // "High Commissioner for Refugees Ada Quill" is that of Quill: an office alone names nobody.
        let office = tie.checked_sub(1).and_then(|at| tokens.get(at));
        let surname = |word: &Token<'_>| head.end - head.first == 2 && word.is_in(SURNAMES);
        if office.is_some_and(|word| {
            head.kind == Words::Name && word.is_of(&lexicon::TITLES) && !surname(word)
        }) {
            break;
        }
        found = tied(tokens, head, tie, found, determined);
    }
    Some(found)
}

/// Whether `by` stands at `at` before whoever wrote something: `a statement by the Kremlin`.
fn is_by(tokens: &[Token<'_>], at: usize, floor: usize) -> bool {
    let noun = at.checked_sub(1).filter(|at| *at >= floor);
    tokens.get(at).is_some_and(|token| token.is("by"))
        && noun
            .and_then(|at| tokens.get(at))
            .is_some_and(|noun| noun.is_in(&source_words::DOCUMENTS))
}

/// The phrase of `head` with what hangs from it by the preposition `tie`; the head alone where that is a name which
/// the rest is no part of.
fn tied(
    tokens: &[Token<'_>],
    head: Mention,
    tie: usize,
    found: Mention,
    determined: bool,
) -> Mention {
    // "Voice of America" is one name; "Marie Smith of the Council" is that of Smith.
    let one = head.end - head.first == 1 && !determined && found.kind == Words::Name;
    // "The Institute for the Study of Dams".
    let body = tokens
        .get(head.end - 1)
        .is_some_and(|last| last.is_of(&lexicon::BODIES) && last.is_capital());
    let ties: &[&str] = match (one, body) {
        (_, true) => &["of", "for"],
        (true, false) => &["of"],
        (false, false) => &[],
    };
    let belongs = tokens.get(tie).is_some_and(|token| token.is_in(ties));
    // "Norwold Ministry of the Dams officials".
    let last = found.end.checked_sub(1).and_then(|last| tokens.get(last));
    let officials = found.kind == Words::Role
        && last.is_some_and(|last| last.is_in(&source_words::UNNAMED) && last.lower.ends_with('s'))
        && tokens
            .get(found.end.saturating_sub(2))
            .is_some_and(is_name_word);
    if belongs && body && officials {
        return Mention {
            first: head.first,
            ..found
        };
    }
    let whole = head.kind != Words::Name || belongs && found.kind == Words::Name;
    Mention {
        first: head.first,
        end: if whole { found.end } else { head.end },
        kind: if head.kind == Words::Name {
            Words::Name
        } else {
            Words::Role
        },
    }
}

/// The body whose name goes on after `and`: `the Centers for Flood Control and Prevention`.
fn joined(tokens: &[Token<'_>], found: Mention, floor: usize) -> Option<Mention> {
    let and = found.first.checked_sub(1).filter(|at| *at > floor)?;
    let given = tokens.get(found.first)?;
    let named = given.is_of(&lexicon::MEN) || given.is_of(&lexicon::WOMEN);
    if found.kind != Words::Name
        || named
        || !tokens.get(and)?.is("and")
        || !tokens.get(and - 1).is_some_and(is_name_word)
    {
        return None;
    }
    let before = core(tokens, and, floor)?;
    let tie = before.first.checked_sub(1).filter(|at| *at > floor)?;
    let head = core(tokens, tie, floor)?;
    let body = tokens
        .get(head.end - 1)
        .is_some_and(|noun| noun.is_of(&lexicon::BODIES) && is_name_word(noun));
    (body && tokens.get(tie)?.is_in(&["for", "of"]) && head.kind == Words::Name).then_some(
        Mention {
            first: head.first,
            ..found
        },
    )
}

/// Those who are of several: `the foreign ministers of France, Germany and Norwold`.
fn several(tokens: &[Token<'_>], found: Mention, floor: usize) -> Option<Mention> {
    let the = |at: usize| {
        let before = at.checked_sub(1).filter(|at| *at >= floor);
        let before = before.and_then(|at| tokens.get(at));
        at - usize::from(before.is_some_and(|token| token.is("the")))
    };
    let mut at = the(found.first);
    let and = at.checked_sub(1).filter(|at| *at > floor)?;
    let plural = |token: &Token<'_>| token.is_capital() || token.lower.ends_with('s');
    let last = tokens.get(found.end - 1)?;
    if !(found.kind == Words::Name || plural(last)) || !tokens.get(and)?.is("and") {
        return None;
    }
    at = and;
    loop {
        let name = core(tokens, at, floor)?;
        // "The United States" looks like a role.
        let last = tokens.get(name.end - 1)?;
        if !(last.is_capital() || found.kind == Words::Role && plural(last)) {
            return None;
        }
        at = the(name.first);
        let comma = at.checked_sub(1).filter(|at| *at > floor)?;
        if !tokens.get(comma)?.is_mark(',') {
            break;
        }
        at = comma;
    }
    people_of(tokens, at, found.end, floor)
}

/// Those who are of something with a name: `crew members of the ferry Morning Star`.
fn of_the(tokens: &[Token<'_>], found: Mention, floor: usize) -> Option<Mention> {
    let the = found.first.checked_sub(2).filter(|at| *at > floor)?;
    let noun = tokens.get(the + 1).filter(|noun| is_noun(noun))?;
    let office = noun.is_of(&lexicon::PEOPLE) || noun.is_of(&lexicon::TITLES);
    if found.kind != Words::Name || office || !tokens.get(the)?.is("the") {
        return None;
    }
    people_of(tokens, the, found.end, floor)
}

/// The phrase for several people that ends before `end`, of which a preposition before `at` tells whose they are.
fn people_of(tokens: &[Token<'_>], at: usize, end: usize, floor: usize) -> Option<Mention> {
    let tie = at.checked_sub(1).filter(|at| *at > floor)?;
    let head = core(tokens, tie, floor)?;
    let noun = tokens.get(head.end - 1)?;
    let people = are_people(noun)
        || noun.is_in(&source_words::UNNAMED)
        || noun.is_in(&source_words::SPEAKS_FOR);
    // "Officials from Norwold and Westland" at the start of a sentence.
    let one = head.kind == Words::Role || head.end - head.first == 1;
    let tied = tokens.get(tie)?.is_in(&["at", "for", "from", "in", "of"]);
    (one && people && tied).then_some(Mention {
        first: head.first,
        end,
        kind: Words::Role,
    })
}

/// Whether what stands before the preposition `tie` is a verb, or what follows it is: `appeared to fight back in a
/// film`. The noun phrase it leads to begins at `noun`.
fn is_infinitive(tokens: &[Token<'_>], head: Mention, tie: usize, noun: usize) -> bool {
    let after_to = head
        .first
        .checked_sub(1)
        .and_then(|at| tokens.get(at))
        .is_some_and(|token| token.is("to"));
    let to = tokens.get(tie).is_some_and(|token| token.is("to"));
    let nominal = tokens.get(noun).is_some_and(|token| {
        token.is_of(&lexicon::DETERMINERS) || token.is_capital() || token.possessive
    });
    // "The letter to millers said".
    let read = tokens
        .get(head.end - 1)
        .is_some_and(|last| last.is_in(&source_words::DOCUMENTS));
    head.kind == Words::Role && (after_to || to && !nominal && !read)
}

/// Whether the word at `at` reports rather than belongs to a noun phrase: `Quill said all millers agreed`.
fn is_said(tokens: &[Token<'_>], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    let subject = before.is_some_and(|before| {
        before.is_mark(',') || is_name_word(before) && !before.possessive || is_noun(before)
    });
    subject
        && tokens
            .get(at)
            .is_some_and(|verb| verb.is_in(&["said", "says", "told", "wrote"]))
}

fn is_when(tokens: &[Token<'_>], mention: Mention, floor: usize) -> bool {
    let last = mention.end.checked_sub(1).and_then(|at| tokens.get(at));
    // "The letter from Quill said" speaks, unlike "in a letter from Norwold, Quill said".
    let subject = || starts_clause(tokens, mention.first, floor);
    last.is_some_and(|last| is_time(last) || last.is_of(&lexicon::OCCASIONS) && !subject())
}

/// The one noun phrase that ends right before `end`.
pub(super) fn core(tokens: &[Token<'_>], end: usize, floor: usize) -> Option<Mention> {
    let last_at = end.checked_sub(1).filter(|at| *at >= floor)?;
    let last = tokens.get(last_at)?;
    if last.kind != Kind::Word {
        return None;
    }
    let one = |kind| {
        Some(Mention {
            first: last_at,
            end,
            kind,
        })
    };
    if last.is_of(&lexicon::PRONOUNS) {
        return one(Words::Pronoun);
    }
    if last.is_of(&lexicon::NOBODY) {
        return one(Words::Nobody);
    }
    // "It was no longer describing".
    if is_function_word(last) || is_weekday_or_month(last) || last.is("longer") {
        return None;
    }
    if is_name_word(last) {
        return Some(Mention {
            first: name_start(tokens, last_at, floor),
            end,
            kind: Words::Name,
        });
    }
    // "Ada Quill fled", "the mayor's speech contained": no noun.
    let owner = last_at
        .checked_sub(1)
        .filter(|at| *at >= floor)
        .and_then(|at| tokens.get(at));
    if owner.is_some_and(|owner| {
        last.lower.ends_with("ed") && is_name_word(owner) && !owner.possessive
            || is_past(last) && is_noun(owner)
    }) {
        return None;
    }
    Some(role(tokens, end, floor))
}

/// The role that ends before `end`: back to its determiner, or to where nouns and adjectives end.
fn role(tokens: &[Token<'_>], end: usize, floor: usize) -> Mention {
    let mut first = end.saturating_sub(1);
    while let Some(at) = first
        .checked_sub(1)
        .filter(|at| *at >= floor && end - at <= 8)
    {
        let Some(token) = tokens.get(at) else { break };
        if token.is_of(&lexicon::DETERMINERS) {
            // "The three millers".
            let the = at
                .checked_sub(1)
                .filter(|at| *at >= floor)
                .is_some_and(|at| tokens.get(at).is_some_and(|token| token.is("the")));
            return Mention {
                first: at - usize::from(the),
                end,
                kind: Words::Role,
            };
        }
        // "The newly elected mayor".
        let within = is_adverb(token)
            && at > floor
            && tokens
                .get(at - 1)
                .is_some_and(|token| token.is_in(&["a", "an", "the"]));
        let back = at.checked_sub(1).filter(|at| *at >= floor);
        let back = back.and_then(|at| tokens.get(at));
        // "Quill last year criticized millers": when and what she did.
        let when = is_time(token) && back.is_some_and(|back| back.is_in(&["last", "next", "this"]));
        let did = is_past(token)
            && back.is_some_and(|back| is_name_word(back) && !back.possessive || is_time(back));
        if token.kind != Kind::Word
            || (is_function_word(token) && !token.possessive && !within)
            || is_adverb(token) && !within
            || (when || did || is_said(tokens, at)) && !token.possessive
        {
            break;
        }
        first = at;
    }
    Mention {
        first,
        end,
        kind: Words::Role,
    }
}

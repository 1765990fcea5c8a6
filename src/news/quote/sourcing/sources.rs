//! What kind of source words name: a person, an office, a document, an outlet or nobody in particular.

use crate::news::quote::words::lexicon;
use crate::news::quote::words::source_words::{
    DOCUMENTS, HEDGES, OUTLETS, SEATS, SPEAKS_FOR, UNNAMED,
};
use crate::news::quote::words::tokens::{Kind, Token};
use crate::news::quote::words::verbs::{SAID_TO, SHOWS, STRONG};

/// The kinds of source, those that say least of where a statement comes from first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Attributed {
    /// To nobody.
    Nobody,
    /// To somebody the text does not name: `officials`, `a source`, `reportedly`.
    Unnamed,
    /// To another outlet: `Reuters reported`.
    Outlet,
    /// To a document: `the report found`.
    Document,
    /// To an office or a body: `the Kremlin`, `police`, `a spokesman for the ministry`.
    Office,
    /// To a person by name.
    Person,
}

impl Attributed {
    /// Every kind, that which says least first.
    pub const ALL: [Self; 6] = [
        Self::Nobody,
        Self::Unnamed,
        Self::Outlet,
        Self::Document,
        Self::Office,
        Self::Person,
    ];

    /// The word for it in exports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Nobody => "none",
            Self::Unnamed => "unnamed",
            Self::Outlet => "outlet",
            Self::Document => "document",
            Self::Office => "office",
            Self::Person => "person",
        }
    }
}

/// Whether the verb reports whatever stands by it.
pub(super) fn is_strong(verb: &str) -> bool {
    STRONG.contains(&verb)
}

/// Whether the verb tells what somebody or some paper found rather than what they said.
pub(super) fn is_finding(verb: &str) -> bool {
    matches!(
        verb,
        "finds" | "found" | "indicated" | "indicates" | "recorded" | "showed" | "shows"
    )
}

/// Whether the word names a country, or a seat of its government.
pub(super) fn is_place(word: &str) -> bool {
    SEATS.contains(&word) || lexicon::NATIONS.contains_key(word)
}

/// Whether the word says that something is only said.
pub(super) fn is_hedge(word: &str) -> bool {
    HEDGES.contains(&word)
}

/// Whether the word names a thing that is read.
pub(super) fn is_document(word: &str) -> bool {
    DOCUMENTS.contains(&word)
}

/// Whether the token at `at` is such as in `is believed to`.
pub(super) fn is_said_to(tokens: &[Token<'_>], at: usize) -> bool {
    let is = |at: Option<usize>, words: &[&str]| {
        at.and_then(|at| tokens.get(at))
            .is_some_and(|token| token.is_in(words))
    };
    is(Some(at), &SAID_TO)
        && is(Some(at + 1), &["to"])
        && is(
            at.checked_sub(1),
            &["am", "are", "be", "been", "is", "was", "were", "widely"],
        )
}

/// Whether the thing at `at` is said to show something: its verb follows, with no clause between.
pub(in crate::news::quote) fn shows(tokens: &[Token<'_>], at: usize) -> bool {
    /// How far the verb may be: `the report by the two inspectors of the fund found`.
    const REACH: usize = 8;
    let after = tokens.get(at + 1..).unwrap_or_default().iter().take(REACH);
    for token in after.take_while(|token| token.kind == Kind::Word) {
        if token.is_in(&SHOWS) {
            return true;
        }
        let when = token.is("after");
        if when || token.is_of(&lexicon::AUXILIARIES) || token.is_of(&lexicon::JOINERS) {
            return false;
        }
    }
    false
}

/// What kind of source the noun right before a name makes it: `the broadcaster Norwolder`, `the group Norwold Media`.
pub(super) fn called(noun: &Token<'_>) -> Option<Attributed> {
    if noun.is_capital() || noun.possessive {
        None
    } else if noun.is_in(&["agency", "channel", "network", "site", "website"])
        || noun.is_in(&OUTLETS)
    {
        Some(Attributed::Outlet)
    } else if noun.is_in(&["charity", "nonprofit", "tank"]) || noun.is_of(&lexicon::BODIES) {
        Some(Attributed::Office)
    } else {
        None
    }
}

/// What kind of source a name is that is known of nobody in full.
pub(in crate::news::quote) fn name(
    words: &[Token<'_>],
    credited: bool,
    may_be_human: bool,
) -> Attributed {
    // A sentence may begin with it: "Experts say".
    if let [word] = words {
        if word.is_in(&UNNAMED) || are_people(&word.lower) {
            return Attributed::Unnamed;
        }
        if word.is_in(&DOCUMENTS) {
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

/// What kind of source a role is: `a senior official`, `the report`, `police`.
pub(in crate::news::quote) fn role(words: &[Token<'_>], before: Option<&Token<'_>>) -> Attributed {
    // What it is called stands before `of`, `for`, `in`: "a spokesman for the ministry".
    let ties = words
        .iter()
        .position(|word| word.is_of(&lexicon::TIES) && !word.is("to") || word.is("by"));
    let head = words.get(..ties.unwrap_or(words.len())).unwrap_or_default();
    let head = if head.is_empty() { words } else { head };
    let any = |list: &[&str]| head.iter().any(|word| word.is_in(list));
    // "The statement read": what is read, not the verb.
    let named = |word: &&Token<'_>| word.kind == Kind::Word && !word.is_of(&lexicon::LABELS);
    let noun = head.iter().rev().find(named);
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
    let press = the && alone && is(&["paper", "publication", "site"])
        || any(&["news"]) && is(&["agency", "outlet", "site", "website"]);
    if plural_reports
        || press
        || is(&OUTLETS)
        || any(&["newspaper", "newspapers", "magazine", "broadcaster"])
    {
        return Attributed::Outlet;
    }
    if is(&DOCUMENTS) {
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
pub(in crate::news::quote) fn nobody(words: &[Token<'_>]) -> Option<Attributed> {
    let writer = words.iter().any(|word| {
        word.is_in(&[
            "i", "nobody", "nothing", "we", "you", "that", "this", "these", "there", "what",
            "which", "who",
        ])
    });
    (!writer).then_some(Attributed::Unnamed)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::sourcing;
    use crate::news::{Article, ArticleId, Class, Language, Metadata, Span};

    #[track_caller]
    fn check(sentence: &str, kind: &str, source: &str) {
        let body = format!("Ida Holm runs the port of Norvik. Ben Falk writes of it. {sentence}");
        let whole = Span::whole(&body).unwrap();
        let id = ArticleId::new("a").unwrap();
        let paragraphs = [(Class::Body, whole)];
        let article = Article::new(id, body, Language::English, Metadata::default(), paragraphs);
        let article = Arc::new(article.unwrap());
        let quotes = crate::news::quote::quotes(&article);
        let found = *sourcing(&article, &quotes).last().unwrap();
        let written = found
            .source
            .map_or("", |source| source.slice(article.body()));
        assert_eq!(
            (found.attributed.as_str(), written),
            (kind, source),
            "{sentence}"
        );
    }

    #[test]
    fn indirect_speech_has_its_kind_of_source() {
        for (sentence, kind, source) in [
            ("The port will open on Friday.", "none", ""),
            ("The firm added 500 jobs.", "none", ""),
            ("The port will open on Friday, Holm said.", "person", "Holm"),
            ("She believes that it will open.", "person", "She"),
            (
                "According to officials, nine boats were lost.",
                "unnamed",
                "officials",
            ),
            (
                "A source familiar with the plan told Falk it was late.",
                "unnamed",
                "A source familiar with the plan",
            ),
            ("Experts say it will rain.", "unnamed", "Experts"),
            (
                "Pellmart announced that it will shut.",
                "office",
                "Pellmart",
            ),
            ("Fares rose after Holm announced a new pier.", "none", ""),
            (
                "The port is shut, said a diplomat at the gate.",
                "unnamed",
                "a diplomat at the gate",
            ),
            ("The boat was reportedly empty.", "unnamed", "reportedly"),
            (
                "The captain is believed to be alive.",
                "unnamed",
                "believed",
            ),
            (
                "Nine boats were lost, Reuters reported.",
                "outlet",
                "Reuters",
            ),
            (
                "It rained for days, according to the newspaper.",
                "outlet",
                "the newspaper",
            ),
            (
                "Traffic fell by half, according to a report by the ministry.",
                "document",
                "a report by the ministry",
            ),
            ("The survey found that nobody came.", "document", "survey"),
            ("Police said nine boats were lost.", "office", "Police"),
        ] {
            check(sentence, kind, source);
        }
    }

    #[test]
    fn bodies_papers_and_asides_are_told_apart() {
        for (sentence, kind, source) in [
            (
                "Hospitals said nine boats were lost.",
                "office",
                "Hospitals",
            ),
            (
                "Nine boats were lost, said the paper.",
                "outlet",
                "the paper",
            ),
            (
                "Nine boats were lost, said the news agency.",
                "outlet",
                "the news agency",
            ),
            (
                "One venture capitalist said nine boats were lost.",
                "unnamed",
                "One venture capitalist",
            ),
            (
                "Nine boats were lost, according to harbor watchdog Netblocks.",
                "office",
                "Netblocks",
            ),
            (
                "Six states that challenged the report argued that it was late.",
                "office",
                "Six states",
            ),
            (
                "Ida Holm called the port “a ruin of its kind.”",
                "person",
                "Ida Holm",
            ),
            (
                "In the United States, the end of it will be felt.",
                "none",
                "",
            ),
            ("A detailed view of Norvik can be had.", "none", ""),
            (
                "The port paid two women who claimed to have lost a boat.",
                "none",
                "",
            ),
            ("The Kremlin said it would wait.", "office", "Kremlin"),
            (
                "A spokesman for the ministry said it would wait.",
                "office",
                "A spokesman for the ministry",
            ),
            (
                "“We wait. It is late,” said Ida Holm.",
                "person",
                "Ida Holm",
            ),
        ] {
            check(sentence, kind, source);
        }
    }

    #[test]
    fn what_a_noun_tells_of_a_source() {
        for (sentence, kind, source) in [
            (
                "The pier is shut, Westland TV network HalvaTurk reported.",
                "outlet",
                "HalvaTurk",
            ),
            (
                "The pier is shut, according to the group Norvik Media.",
                "office",
                "Norvik Media",
            ),
            (
                "It was late, according to a Norvik Dock obituary of Falk.",
                "document",
                "a Norvik Dock obituary",
            ),
            (
                "Holm announced on Friday that it was late.",
                "person",
                "Holm",
            ),
            ("The port has announced hiring freezes.", "none", ""),
            ("It grew over alleged parties at the dock.", "none", ""),
            (
                "The pier is shut, said the 31-year-old.",
                "person",
                "the 31-year-old",
            ),
            ("The law states that it is late.", "document", "The law"),
            (
                "The pier grew, per a September port filing.",
                "document",
                "a September port filing",
            ),
            ("Engineers say it was late.", "unnamed", "Engineers"),
            ("Prosecutors say it was late.", "office", "Prosecutors"),
            (
                "Norvik Civil Defense said it was late.",
                "office",
                "Norvik Civil Defense",
            ),
            (
                "The union local representing the dock workers said it was late.",
                "office",
                "The union local",
            ),
        ] {
            check(sentence, kind, source);
        }
    }

    #[test]
    fn who_a_fresh_reading_mistook() {
        for (sentence, kind, source) in [
            (
                "Falk, head of Norvik Docks, which has a pier, warned it was late.",
                "person",
                "Falk",
            ),
            (
                "Dock care nurse Mona Lind said it was late.",
                "person",
                "Mona Lind",
            ),
            (
                "Holm met Falk, who mended boats and wrote a book of it.",
                "none",
                "",
            ),
            (
                "Holm was read the old warning that is given to all.",
                "none",
                "",
            ),
            (
                "The port lied to its lenders, the suit alleges.",
                "document",
                "the suit",
            ),
            (
                "The port is shut, according to two people familiar with it.",
                "unnamed",
                "two people familiar",
            ),
            (
                "Reuters first reported that the port was shut.",
                "outlet",
                "Reuters",
            ),
            (
                "It is late, conservationists say.",
                "unnamed",
                "conservationists",
            ),
            ("Here are nine boats, ranked according to size.", "none", ""),
            (
                "Fares rose after the Norvik Council said it was late.",
                "none",
                "",
            ),
            ("Nothing says summer like boats.", "none", ""),
        ] {
            check(sentence, kind, source);
        }
    }
}

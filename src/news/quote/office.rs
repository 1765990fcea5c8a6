//! Whom an article gives an office: `the French president`, `Kremlin spokesman`.

use super::people::{People, roles};
use super::phrase::mention;
use super::told;
use super::words::lexicon;
use super::words::tokens::{Kind, Token, tokens};
use crate::news::{Article, Span};

/// Words that are of an office only next to another one: `foreign minister`, `chief executive`.
const NO_OFFICE: &[&str] = &[
    "defence", "defense", "finance", "foreign", "former", "general", "health", "interior", "prime",
    "state", "treasury", "vice",
];

/// Whether a word, in lower case, names what somebody is appointed or elected to: `president`, `spokesman`.
pub fn is_office(word: &str) -> bool {
    let held = lexicon::TITLES.contains(word) || lexicon::LEADERS.contains(word);
    held && !word.ends_with('.') && !NO_OFFICE.contains(&word)
}

/// The words of an office, each with what else it may be written as (`french`, `france`); none where it is no office.
pub fn office_words(office: &str) -> Vec<Vec<String>> {
    let words = read(office);
    words.iter().map(|word| written(word)).collect()
}

/// The full name of whoever holds `office`, where the text gives it to one person only. An office that is told by one
/// word could be anybody's: nothing.
pub fn holder(article: &Article, office: &str) -> Option<String> {
    let words = read(office);
    if words.len() < 2 {
        return None;
    }
    let body = article.body();
    let paragraphs: Vec<Vec<Token<'_>>> = article
        .paragraphs()
        .iter()
        .filter(|paragraph| told(paragraph.class))
        .map(|paragraph| tokens(body, paragraph.span, &[]))
        .collect();
    let people = People::of(paragraphs.iter().map(Vec::as_slice));
    let person = people.holder(&words)?;
    people.person(person).map(|person| person.name.clone())
}

/// The words of an office in lower case, its noun last; none where it ends with another word: `president of France` gives `france president`.
fn read(office: &str) -> Vec<String> {
    let Some(whole) = Span::of_slice(office, office) else {
        return Vec::new();
    };
    let tokens = tokens(office, whole, &[]);
    let mut parts = tokens.split(|token| token.is("of"));
    let plain = |part: &[Token<'_>]| -> Vec<String> {
        let words = part.iter();
        let words =
            words.filter(|token| token.kind == Kind::Word && !mention::is_function_word(token));
        words.map(|token| token.lower.to_string()).collect()
    };
    let noun = parts.next().map(plain).unwrap_or_default();
    if !noun.last().is_some_and(|noun| is_office(noun)) {
        return Vec::new();
    }
    let mut words: Vec<String> = parts.flat_map(plain).collect();
    words.extend(noun);
    words
}

/// What a word of an office may be written as: a country and what is said of it are one.
fn written(word: &str) -> Vec<String> {
    let nation = roles::role_word(word);
    let said = lexicon::NATIONS.iter();
    let said = said.filter(|(_, of)| **of == nation);
    let mut written = vec![word.to_owned()];
    written.extend(said.map(|(said, _)| (*said).to_owned()));
    written.push(nation);
    written.sort_unstable();
    written.dedup();
    written
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::news::quote::tests::article;

    #[track_caller]
    fn check(text: &str, office: &str, expected: Option<&str>) {
        assert_eq!(
            holder(&article(text), office).as_deref(),
            expected,
            "{office}"
        );
    }

    #[test]
    fn the_holder_of_an_office_is_whom_the_text_gives_it() {
        let text =
            "Norwold President Ada Quill met the press.\nGuildhall spokesman Bran Oake said so.";
        check(text, "Norwold president", Some("Ada Quill"));
        check(text, "the president of Norwold", Some("Ada Quill"));
        check(text, "Guildhall spokesman", Some("Bran Oake"));
        check(text, "the Guildhall’s spokesman", Some("Bran Oake"));
        check(text, "the Guildhall president", None);
        check(text, "president", None);
        check(text, "Ada Quill", None);
        let both = "Norwold President Ada Quill met former Norwold President Bran Oake.";
        check(both, "Norwold president", None);
        let french = "“No,” said Ada Quill, France's president.";
        check(french, "French president", Some("Ada Quill"));
        let spoken =
            "“No more of this,” Guildhall spokesman Bran Oake said on a call with reporters.";
        check(spoken, "Guildhall spokesman", Some("Bran Oake"));
    }

    #[test]
    fn a_country_and_what_is_said_of_it_are_one() {
        assert_eq!(
            office_words("the French president"),
            [vec!["france", "french"], vec!["president"]]
        );
        assert_eq!(office_words("Ada Quill"), Vec::<Vec<String>>::new());
    }
}

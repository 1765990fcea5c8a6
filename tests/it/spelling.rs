//! What a reader writes otherwise than the articles: slips of the pen, capitals throughout.

use attache::reply::Reply;
use serde_json::json;

use super::support::{collection, room};

/// What a reply says below its heading.
fn said(reply: &Reply) -> String {
    room::told(reply).split_off(1).join("\n")
}

/// What is misspelt finds what the right spelling finds, and the reader is told what was searched for.
#[test]
fn a_slip_of_the_pen_is_read_as_it_was_meant() {
    let newsroom = room::shipped();
    let told = |command: &str, option: &str, text: &str| {
        let reply = room::answer(&newsroom, command, &[(option, text)]);
        let excerpts = reply.quotations().map(|one| one.excerpt.text().to_owned());
        (said(&reply), excerpts.collect::<Vec<_>>())
    };
    for (command, option, wrong, right) in [
        (
            "ask",
            "question",
            "When will Marcon call Putn?",
            "When will Macron call Putin?",
        ),
        ("timeline", "topic", "Marcon and Putn", "Macron and Putin"),
        (
            "search",
            "query",
            "Marcon Putn Versailes",
            "Macron Putin Versailles",
        ),
    ] {
        let (said, found) = told(command, option, wrong);
        assert!(!found.is_empty(), "{command}: {said}");
        assert_eq!(found, told(command, option, right).1, "{command}");
        assert!(
            said.contains("Putn") && said.contains("earched for"),
            "{said}"
        );
    }
    let (said, _) = told("ask", "question", "When will Marcon call Putn?");
    assert!(
        said.starts_with("Marcon is in no passage: searched for Macron. Putn is in no passage: searched for Putin."),
        "{said}"
    );
    let question = [("question", "When will Macron call Putn?")];
    assert_eq!(
        room::record(&newsroom, "ask", &question)["respelt"],
        json!([{ "asked": "Putn", "searched": "Putin" }])
    );
}

/// Capitals throughout are a manner of asking, not names; and what asks for nothing is told so.
#[test]
fn a_question_in_capitals_is_a_question() {
    let newsroom = room::shipped();
    let found = |question: &str| {
        room::record(&newsroom, "ask", &[("question", question)])["excerpts"].clone()
    };
    let asked = found("when will macron call putin?");
    assert!(
        asked
            .as_array()
            .is_some_and(|excerpts| !excerpts.is_empty())
    );
    assert_eq!(found("WHEN WILL MACRON CALL PUTIN?"), asked);
    for nothing in ["???", "What is it?"] {
        let said = said(&room::answer(&newsroom, "ask", &[("question", nothing)]));
        assert!(said.starts_with("There is nothing to search for"), "{said}");
    }
}

/// A word that the articles just do not have is left as it is, and so is what is put in quotation marks.
#[test]
fn a_word_that_is_not_there_is_not_taken_for_another() {
    let newsroom = room::shipped();
    for question in [
        "What is the exchange rate of the rouble?",
        "Is ASOS in Stockholm?",
    ] {
        let found = room::record(&newsroom, "ask", &[("question", question)]);
        assert_eq!(found["respelt"], json!([]), "{question}");
    }
    let phrase = room::record(&newsroom, "search", &[("query", "\"Putn\"")]);
    assert_eq!(phrase["passages"], 0);
}

/// A word that stands in a title alone is known, however like another it is.
#[test]
fn a_word_of_a_title_is_not_taken_for_another() {
    let newsroom = collection::of(&[
        json!({ "id": "name", "title": "Norvk", "body": "The harbour was closed for nine days." }),
        json!({ "id": "town", "body": "The storm reached Norvik on Tuesday, the port said." }),
    ]);
    let respelt =
        |question| room::record(&newsroom, "ask", &[("question", question)])["respelt"].clone();
    assert_eq!(respelt("What of Norvk?"), json!([]));
    assert_eq!(
        respelt("What of Nrvik?"),
        json!([{ "asked": "Nrvik", "searched": "Norvik" }])
    );
}

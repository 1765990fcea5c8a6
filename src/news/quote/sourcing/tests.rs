//! Sentences with the kind of their source.

use std::sync::Arc;

use super::sourcing;
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

#[test]
fn what_is_read_and_who_is_meant() {
    for (sentence, kind, source) in [
        (
            "The pier is shut, according to dock notices posted in Norvik.",
            "document",
            "dock notices",
        ),
        (
            "The message stated that it was late.",
            "document",
            "The message",
        ),
        (
            "According to the policy, it is late.",
            "document",
            "the policy",
        ),
        (
            "A strike, which both towns say they fear, would shut the pier.",
            "none",
            "",
        ),
        (
            "The researchers' prediction is based on early warning signals of the tide.",
            "none",
            "",
        ),
        (
            "For Holm, the ban is responding to the fears of Norvik.",
            "none",
            "",
        ),
        (
            "It was late, the pier owner told Falk.",
            "person",
            "the pier owner",
        ),
        (
            "Pellmart Chairman Ada Quill came. Pellmart announced that it will shut.",
            "office",
            "Pellmart",
        ),
        (
            "Oat Pell makes oats, and Oat Pell grows. The port is late, Oat Pell said.",
            "office",
            "Oat Pell",
        ),
    ] {
        check(sentence, kind, source);
    }
}

#[test]
fn what_is_done_or_counted_is_not_said() {
    for (sentence, kind, source) in [
        ("It could pass the 285 cases reported in May.", "none", ""),
        ("The port sends it again, no questions asked.", "none", ""),
        ("The Post printed a story he wrote on boats.", "none", ""),
        (
            "Holm could ask the firm for time – called a “lock-up” – but will not.",
            "none",
            "",
        ),
        (
            "Holm thanked Falk many times while taking the “Old Pier” award.",
            "none",
            "",
        ),
        (
            "Boats left after the leader of the port, Ida Holm, said she “will stay”.",
            "none",
            "",
        ),
        (
            "After nine years, Ida Holm said that it was late.",
            "person",
            "Ida Holm",
        ),
        (
            "It was late, according to a preliminary report done by the port.",
            "document",
            "a preliminary report done",
        ),
    ] {
        check(sentence, kind, source);
    }
}

//! Who says it: statements by how they are attributed.

use attache::newsroom::Newsroom;
use attache::reply::{Block, Reply};
use serde_json::{Value as Json, json};

use super::support::{collection, room};

fn norvik() -> Newsroom {
    let body = "The harbour of Norvik lost nine boats in the storm, Ida Holm, the harbour master, said.\n\n\
                The storm sank the Norvik ferry.\n\n\
                Officials say the Norvik harbour will stay closed after the storm.\n\n\
                A report by the ministry found that the harbour wall of Norvik was weak before the storm.\n\n\
                The Norvik storm cost 4 million crowns, the Coast Guard said.";
    let article = |id: &str, title: &str| json!({ "id": id, "title": title, "source": "The Coast", "body": body });
    collection::of(&[
        article("storm", "Storm"),
        article("copy", "Storm again"),
        json!({ "id": "else", "title": "Elections", "body": "Nobody stood for the seat in Sandvik." }),
    ])
}

fn record(newsroom: &Newsroom, given: &[(&str, &str)]) -> Json {
    room::record(newsroom, "sourcing", given)
}

fn answer(newsroom: &Newsroom, given: &[(&str, &str)]) -> Reply {
    room::answer(newsroom, "sourcing", given)
}

#[test]
fn each_statement_is_counted_once_by_its_kind_of_source() {
    let told = record(&norvik(), &[("topic", "the storm at Norvik harbour")]);
    assert_eq!(
        told["counts"],
        json!({ "none": 1, "unnamed": 1, "outlet": 0, "document": 1, "office": 1, "person": 1 })
    );
    for line in told["lines"].as_array().unwrap() {
        assert!(line["text"].as_str().unwrap().contains("storm"));
        let source = line["source"].as_str();
        assert!(source.is_none_or(|source| line["text"].as_str().unwrap().contains(source)));
    }
}

#[test]
fn the_least_attributed_lines_are_shown_first_and_any_kind_on_request() {
    let newsroom = norvik();
    let texts = |reply: &Reply| -> Vec<String> {
        reply
            .quotations()
            .map(|quotation| quotation.excerpt.text().to_owned())
            .collect()
    };
    let reply = answer(&newsroom, &[("topic", "the storm at Norvik harbour")]);
    assert_eq!(
        texts(&reply),
        [
            "The storm sank the Norvik ferry.",
            "Officials say the Norvik harbour will stay closed after the storm."
        ]
    );
    assert!(reply.blocks.contains(&Block::Words(
        "5 sentences on this in 2 articles of 1 origin; each origin is read once.".into()
    )));
    let reply = answer(
        &newsroom,
        &[
            ("topic", "the storm at Norvik harbour"),
            ("kind", "document"),
        ],
    );
    assert!(texts(&reply)[0].starts_with("A report by the ministry"));
}

#[test]
fn a_topic_with_nothing_gets_the_receipt() {
    let reply = answer(&norvik(), &[("topic", "volcano insurance premiums")]);
    assert!(
        reply
            .blocks
            .contains(&Block::Words("Nothing was found that answers this.".into())),
        "{reply:?}"
    );
    let told = record(&norvik(), &[("topic", "volcano insurance premiums")]);
    assert_eq!(told["verdict"], "nothing_found");
}

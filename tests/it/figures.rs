//! Numbers side by side: the command over the shipped articles and over invented ones.

use attache::desk::{self, Values};
use attache::newsroom::Newsroom;
use attache::reply::{Action, Reply};
use serde_json::{Value as Json, json};

use super::support::collection;
use super::support::room::{self, page};

fn values(given: &[(&str, &str)]) -> Values {
    room::values("figures", given)
}

fn answer(newsroom: &Newsroom, given: &[(&str, &str)]) -> Reply {
    room::answer(newsroom, "figures", given)
}

fn record(newsroom: &Newsroom, given: &[(&str, &str)]) -> Json {
    room::record(newsroom, "figures", given)
}

/// Two outlets on a flood, one of them on two days, and a third that says the same as the second.
fn flood() -> Newsroom {
    collection::of(&[
        json!({
            "id": "coast-1", "title": "Flood hits Norvik", "source": "The Coast", "published_at": "2022-01-25",
            "body": "The flood in Norvik killed at least 40 people. Repairs to the flooded harbour will cost $3 million.",
        }),
        json!({
            "id": "coast-2", "title": "Norvik after the flood", "source": "The Coast", "published_at": "2022-01-27",
            "body": "The flood in Norvik killed 57 people, the mayor told reporters who had come by boat from the mainland.",
        }),
        json!({
            "id": "north", "title": "Homes under water in Norvik", "source": "Northern Post", "published_at": "2022-01-26",
            "body": "More than 50 people died in the Norvik flood. Some 15 % of homes in Norvik stand under water.",
        }),
    ])
}

#[test]
fn what_several_give_of_one_thing_stands_side_by_side() {
    insta::assert_snapshot!(page(&answer(&flood(), &[("topic", "Norvik flood")])), @"
    # Figures: Norvik flood
    people: 3 origins, which differ
      (“at least 40 people”)
    > The flood in Norvik killed at least 40 people.
      [coast-1]
      (“More than 50 people”)
    > More than 50 people died in the Norvik flood.
      [north]
      (“57 people”)
    > The flood in Norvik killed 57 people, the mayor told reporters who had come by boat from the mainland.
      [coast-2] the same outlet gave “at least 40 people” on 25 Jan 2022
    repairs, in $: from one origin
      (“$3 million”)
    > Repairs to the flooded harbour will cost $3 million.
      [coast-1]
    homes, in percent: from one origin
      (“Some 15 % of homes”)
    > Some 15 % of homes in Norvik stand under water.
      [north]
    (5 figures, of 3 articles on the topic. This shows what is given, not who is right)
    ");
}

#[test]
fn one_noun_of_several_things_is_several() {
    let of = |id: &str, source: &str, day: &str, body: &str| json!({ "id": id, "title": "Storm over Norvik", "source": source, "published_at": day, "body": body });
    let newsroom = collection::of(&[
        of(
            "coast",
            "The Coast",
            "2022-01-25",
            "The storm over Norvik killed 12 people. The storm took the roofs of 300 homes. A storm of 1960 killed 61 people in Norvik.",
        ),
        of(
            "north",
            "Northern Post",
            "2022-01-26",
            "The storm killed 15 people, the mayor of Norvik said. Crews brought light back to 40 homes after the storm over Norvik.",
        ),
        of(
            "south",
            "Southern Post",
            "2022-01-26",
            "In Gledde the storm over Norvik killed three people and felled an oak.",
        ),
    ]);
    let told = record(&newsroom, &[("topic", "storm over Norvik")]);
    let things: Vec<Vec<&str>> = told["things"]
        .as_array()
        .unwrap()
        .iter()
        .map(|thing| {
            let figures = thing["figures"].as_array().unwrap().iter();
            figures
                .map(|one| one["figure"]["text"].as_str().unwrap())
                .collect()
        })
        .collect();
    assert_eq!(things[0], ["12 people", "15 people"], "{things:?}");
    assert!(
        things[1..].iter().all(|thing| thing.len() == 1),
        "{things:?}"
    );
    assert_eq!(things.len(), 5, "{things:?}");
}

#[test]
fn a_toll_that_rises_revises_what_the_same_outlet_gave() {
    let article = |id: &str, day: &str, body: &str| {
        json!({
            "id": id, "title": "The ferry fire", "source": "Selwyn Courier",
            "published_at": day, "body": body,
        })
    };
    let newsroom = collection::of(&[
        article(
            "first",
            "2023-06-14",
            "At least 12 people died when a fire broke out on the ferry off Port Selwyn.",
        ),
        article(
            "later",
            "2023-06-16",
            "The death toll of the fire on the ferry off Port Selwyn has risen to 19 people, the coastguard said.",
        ),
    ]);
    let reply = answer(&newsroom, &[("topic", "ferry fire")]);
    assert!(
        page(&reply).contains("the same outlet gave “At least 12 people” on 14 Jun 2023"),
        "{}",
        page(&reply)
    );
}

#[test]
fn the_dead_of_one_country_are_not_those_of_another() {
    let article = |id: &str, body: &str| {
        json!({
            "id": id, "title": "The heat", "source": id, "published_at": "2022-07-19", "body": body,
        })
    };
    let newsroom = collection::of(&[
        article(
            "Coast",
            "Norvik’s Health Ministry said 659 people had died of the heat.",
        ),
        article(
            "North",
            "Gledde’s Health Ministry said 40 people had died of the heat.",
        ),
    ]);
    let reply = answer(&newsroom, &[("topic", "heat")]);
    assert!(!page(&reply).contains("differ"), "{}", page(&reply));
}

/// Reports `(source, day, text)` of one matter, each with that title.
fn reports(title: &str, of: &[(&str, &str, &str)]) -> Newsroom {
    let article = |(at, (source, day, body)): (usize, &(&str, &str, &str))| {
        json!({
            "id": format!("report-{at}"), "title": title, "source": source, "published_at": day, "body": body,
        })
    };
    let articles: Vec<Json> = of.iter().enumerate().map(article).collect();
    collection::of(&articles)
}

/// What is told of each thing that several origins count: whether they agree, and the figures.
fn several(newsroom: &Newsroom, topic: &str) -> Vec<String> {
    let told = record(newsroom, &[("topic", topic)]);
    let things = told["things"].as_array().unwrap().iter();
    let things = things.filter(|thing| thing["agreement"] != "single");
    let told = things.map(|thing| {
        let figures = thing["figures"].as_array().unwrap().iter();
        let figures = figures.map(|one| one["figure"]["text"].as_str().unwrap());
        let agreement = thing["agreement"].as_str().unwrap();
        format!("{agreement}: {}", figures.collect::<Vec<_>>().join(", "))
    });
    let mut told: Vec<String> = told.collect();
    told.sort();
    told
}

#[test]
fn a_report_months_later_revises_the_toll_of_the_same_flood_and_of_no_other() {
    let newsroom = reports(
        "Flood in Norvik",
        &[
            (
                "The Coast",
                "2022-03-04",
                "The flood that swept through Norvik on Wednesday killed 12 people, the mayor said.",
            ),
            (
                "The Coast",
                "2022-06-20",
                "The March flood in Norvik killed 21 people, more than first thought, an inquiry has found.",
            ),
            (
                "Northern Post",
                "2022-06-21",
                "The inquiry into the Norvik flood put the number of dead at 21.",
            ),
        ],
    );
    assert_eq!(
        several(&newsroom, "Norvik flood"),
        ["differ: 12 people, 21 people, 21"]
    );
    let reply = answer(&newsroom, &[("topic", "Norvik flood")]);
    assert!(
        page(&reply).contains("the same outlet gave “12 people” on 4 Mar 2022"),
        "{}",
        page(&reply)
    );
    let newsroom = reports(
        "Storm in Norvik",
        &[
            (
                "The Coast",
                "2022-03-04",
                "A storm in Norvik killed 12 people on Thursday, the mayor said.",
            ),
            (
                "The Coast",
                "2022-06-20",
                "A second storm this year hit Norvik on Sunday and killed four people.",
            ),
            (
                "Northern Post",
                "2022-06-21",
                "The storm that hit Norvik on Sunday killed five people. The storm in March had killed 12.",
            ),
        ],
    );
    assert_eq!(
        several(&newsroom, "Norvik storm"),
        ["differ: four people, five people", "same: 12 people, 12"]
    );
}

#[test]
fn each_number_of_a_sentence_is_of_what_stands_by_it() {
    let newsroom = reports(
        "Fire on the Selwyn ferry",
        &[
            (
                "Harbour News",
                "2023-06-14",
                "Fire broke out on the ferry off Port Selwyn. Nineteen people were killed and 34 injured, the coastguard said.",
            ),
            (
                "The Ledger",
                "2023-06-15",
                "The fire on the Selwyn ferry killed 22 people and injured 41. A dozen passengers are missing.",
            ),
            (
                "Evening Star",
                "2023-06-15",
                "Twelve passengers of the Selwyn ferry are still missing after the fire.",
            ),
        ],
    );
    assert_eq!(
        several(&newsroom, "Selwyn ferry fire"),
        [
            "differ: 34 injured, 41",
            "differ: Nineteen people, 22 people",
            "same: Twelve passengers, A dozen passengers"
        ]
    );
}

#[test]
fn a_rounded_number_and_a_counted_one_may_be_one() {
    let newsroom = reports(
        "Orlen works in Marrin",
        &[
            (
                "Marrin Times",
                "2023-02-01",
                "The Orlen works in Marrin will cut around 500 jobs this spring, it said.",
            ),
            (
                "Union Daily",
                "2023-02-02",
                "Orlen is cutting 498 jobs at its Marrin works, by a letter to staff.",
            ),
            (
                "Coast Wire",
                "2023-02-02",
                "The Orlen works in Marrin paid 500 pensioners a gift.",
            ),
        ],
    );
    assert_eq!(
        several(&newsroom, "Orlen works in Marrin"),
        ["compatible: around 500 jobs, 498 jobs"]
    );
}

#[test]
fn a_count_of_a_day_of_a_county_or_of_another_order_is_of_another_thing() {
    let newsroom = reports(
        "Storm over Gledde",
        &[
            (
                "The Coast",
                "2022-09-29",
                "In Orrin County the storm over Gledde killed five people. Labs read 900 samples a day.",
            ),
            (
                "North",
                "2022-09-30",
                "In Lowmark County the storm over Gledde killed eight people. Labs read 5,000 samples a week.",
            ),
            (
                "South",
                "2022-09-30",
                "The storm over Gledde killed 16 people in Gledde, where fumes kill hundreds of people every year.",
            ),
        ],
    );
    assert_eq!(several(&newsroom, "storm over Gledde"), [""; 0]);
}

#[test]
fn points_and_other_money_are_not_compared_with_shares_and_money() {
    let newsroom = reports(
        "Belmark bank",
        &[
            (
                "Ledger",
                "2022-09-21",
                "The bank of Belmark raised its key rate by 0.75 percentage points to 3.25 percent. The bridge at Belmark will cost €120 million.",
            ),
            (
                "Observer",
                "2022-09-22",
                "The key rate of the bank of Belmark now stands at 3.25 percent. The bridge at Belmark will cost $130 million.",
            ),
        ],
    );
    assert_eq!(
        several(&newsroom, "Belmark bank rate"),
        ["same: 3.25 percent, 3.25 percent"]
    );
}

#[test]
fn days_and_outlets_limit_what_is_compared() {
    let newsroom = flood();
    let reply = answer(
        &newsroom,
        &[
            ("topic", "Norvik flood"),
            ("since", "26 Jan 2022"),
            ("source", "The Coast"),
        ],
    );
    insta::assert_snapshot!(page(&reply), @"
    # Figures: Norvik flood
    people: from one origin
      (“57 people”)
    > The flood in Norvik killed 57 people, the mayor told reporters who had come by boat from the mainland.
      [coast-2]
    (1 figure, of 1 article on the topic. This shows what is given, not who is right)
    ");
    let reply = answer(
        &newsroom,
        &[("topic", "Norvik flood"), ("source", "The Cost")],
    );
    insta::assert_snapshot!(page(&reply), @"
    # 
    No article is known to be of The Cost. See /sources for what there is.
    ");
}

#[test]
fn a_topic_with_nothing_gets_its_receipt() {
    let newsroom = flood();
    let reply = answer(&newsroom, &[("topic", "volcano eruption Iceland")]);
    assert!(
        page(&reply).contains("Nothing was found that answers this."),
        "{}",
        page(&reply)
    );
    assert_eq!(
        record(&newsroom, &[("topic", "volcano eruption Iceland")])["verdict"],
        "nothing_found"
    );
}

#[test]
fn further_figures_are_a_press_away() {
    let newsroom = flood();
    let command = desk::command("figures").unwrap();
    let first = values(&[("topic", "Norvik flood"), ("limit", "1")]);
    let (mut seen, mut after) = (Vec::new(), 0);
    loop {
        let reply = (command.answer)(&first.clone().after(after), &newsroom).unwrap();
        seen.extend(reply.quotations().map(|quotation| quotation.label.clone()));
        let more = reply.actions.iter().find_map(|action| match action {
            Action::More { seen } => Some(*seen),
            Action::InContext | Action::Share => None,
        });
        let Some(more) = more else { break };
        after = more;
    }
    let all = answer(&newsroom, &[("topic", "Norvik flood"), ("limit", "20")]);
    let all: Vec<_> = all
        .quotations()
        .map(|quotation| quotation.label.clone())
        .collect();
    assert_eq!(seen, all);
    assert!(all.len() >= 4, "{all:?}");
}

#[test]
fn a_program_is_given_numbers_and_bytes() {
    let newsroom = flood();
    let record = record(&newsroom, &[("topic", "Norvik flood")]);
    let people = &record["things"][0];
    assert_eq!(
        (&people["noun"], &people["agreement"]),
        (&json!("people"), &json!("differ"))
    );
    let low: Vec<f64> = people["figures"]
        .as_array()
        .unwrap()
        .iter()
        .map(|figure| figure["low"].as_f64().unwrap())
        .collect();
    assert_eq!(low, [40.0, 50.0, 57.0]);
    assert_eq!(people["figures"][2]["earlier"], "at least 40 people");
    for thing in record["things"].as_array().unwrap() {
        for figure in thing["figures"].as_array().unwrap() {
            let id = figure["article"]["id"].as_str().unwrap();
            let article = newsroom
                .article(&attache::news::ArticleId::new(id).unwrap())
                .unwrap();
            for place in [figure, &figure["figure"], &figure["number"]] {
                let at = |name: &str| usize::try_from(place[name].as_u64().unwrap()).unwrap();
                assert_eq!(
                    &article.body()[at("start")..at("end")],
                    place["text"].as_str().unwrap()
                );
            }
        }
    }
}

/// Every figure in the shipped articles, read by hand: its words and what it counts.
const SHIPPED: &[(&str, &str)] = &[
    ("around 100,000 troops", "troops"),
    ("an estimated 100,000 troops", "troops"),
    ("well over 100,000 troops", "troops"),
    ("one million", "refugees"),
    ("27 members", "members"),
    ("40 minutes", "minutes"),
    ("90-minute", "minute"),
    ("over two hours", "hours"),
    ("three times", "times"),
    ("four times", "times"),
    ("11 times", "times"),
    ("nearly four years", "years"),
    ("two goals", "goals"),
    ("two question marks", "marks"),
];

#[test]
fn the_shipped_articles_give_what_a_reader_finds_by_hand() {
    let record = record(&room::shipped(), &[("topic", "Macron, Putin and Ukraine")]);
    let mut found: Vec<(String, String)> = Vec::new();
    for thing in record["things"].as_array().unwrap() {
        for figure in thing["figures"].as_array().unwrap() {
            let text = |name: &str| figure[name]["text"].as_str().unwrap().to_owned();
            found.push((text("figure"), text("counted")));
        }
    }
    found.sort();
    let mut expected: Vec<(String, String)> = SHIPPED
        .iter()
        .map(|(words, noun)| ((*words).to_owned(), (*noun).to_owned()))
        .collect();
    expected.sort();
    assert_eq!(found, expected);
    let troops = &record["things"][0];
    assert_eq!(
        (&troops["noun"], &troops["agreement"]),
        (&json!("troops"), &json!("qualified"))
    );
}

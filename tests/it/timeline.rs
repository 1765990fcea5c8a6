//! What was when: the command over the shipped articles and over invented ones.

use attache::desk::{self, Values};
use attache::newsroom::Newsroom;
use attache::reply::{Action, Reply};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

use super::support::collection;
use super::support::room::{self, page};

fn values(given: &[(&str, &str)]) -> Values {
    room::values("timeline", given)
}

fn answer(newsroom: &Newsroom, given: &[(&str, &str)]) -> Reply {
    room::answer(newsroom, "timeline", given)
}

fn record(newsroom: &Newsroom, given: &[(&str, &str)]) -> Json {
    room::record(newsroom, "timeline", given)
}

/// Two outlets on a storm, one of them dated, and an undated note.
fn storm() -> Newsroom {
    collection::of(&[
        json!({
            "id": "coast", "title": "Harbour reopens after storm", "source": "The Coast",
            "published_at": "2022-01-27", "url": "https://coast.example/harbour",
            "body": "The harbour at Norvik reopened on Tuesday after a storm had closed it for nine days. \
                     Captain Ida Holm said on Wednesday that the harbour was safe.\n\n\
                     The harbour will close again from 3 to 5 March for dredging. \
                     It was built in 1904.",
        }),
        json!({
            "id": "north", "title": "Norvik harbour open", "source": "Northern Post",
            "published_at": "2022-01-26",
            "body": "After nine days the harbour at Norvik was reopened yesterday, once the storm had passed.",
        }),
        json!({
            "id": "note", "title": "Notice of the Norvik harbour office",
            "body": "The harbour office moves to the old mill on Monday. The harbour office had been founded in \
                     the summer of 1950.",
        }),
    ])
}

#[test]
fn what_was_when_is_told_once_with_its_sentence() {
    insta::assert_snapshot!(page(&answer(&storm(), &[("topic", "Norvik harbour")])), @"
    # Timeline: Norvik harbour
      (1904)
    > It was built in 1904.
      [coast]
      (summer 1950)
    > The harbour office had been founded in the summer of 1950.
      [note]
      (25 Jan 2022 (“yesterday” in an article of 26 Jan 2022))
    > After nine days the harbour at Norvik was reopened yesterday, once the storm had passed.
      [north] also told by The Coast: 2 origins
      (3–5 Mar 2022 (“3 to 5 March” in an article of 27 Jan 2022))
    > The harbour will close again from 3 to 5 March for dredging.
      [coast]
    As written: nothing in the article settles the day
      (“Monday” (article undated))
    > The harbour office moves to the old mill on Monday.
      [note]
    [timeline.png]
    (5 events, 1 without a settled day, of 3 articles on the topic)
    ");
}

#[test]
fn days_limit_what_happened_not_what_was_published() {
    let reply = answer(
        &storm(),
        &[
            ("topic", "Norvik harbour"),
            ("since", "1950"),
            ("until", "2000"),
        ],
    );
    insta::assert_snapshot!(page(&reply), @"
    # Timeline: Norvik harbour
      (summer 1950)
    > The harbour office had been founded in the summer of 1950.
      [note]
    1 event is left out by the limit on days: its day is not known.
    [timeline.png]
    (1 event, of 3 articles on the topic)
    ");
    let reply = answer(&storm(), &[("topic", "Norvik harbour"), ("until", "1800")]);
    insta::assert_snapshot!(page(&reply), @"
    # Timeline: Norvik harbour
    3 articles are on this, but no date that they tell lies within these days.
    1 event is left out by the limit on days: its day is not known.
    (0 events, of 3 articles on the topic)
    ");
    let command = desk::command("timeline").unwrap();
    let wrong = (command.answer)(
        &values(&[
            ("topic", "Norvik harbour"),
            ("since", "2020"),
            ("until", "2010"),
        ]),
        &storm(),
    );
    insta::assert_snapshot!(wrong.unwrap_err().message, @"since (2020-01-01) is after until (2010-12-31): no day lies between them.");
}

#[test]
fn a_topic_with_nothing_gets_its_receipt() {
    let newsroom = storm();
    let reply = answer(&newsroom, &[("topic", "volcano eruption Iceland")]);
    assert!(
        page(&reply).contains("Nothing was found that answers this."),
        "{}",
        page(&reply)
    );
    assert_eq!(reply.attachments, []);
    let record = record(&newsroom, &[("topic", "volcano eruption Iceland")]);
    assert_eq!(record["verdict"], "nothing_found");
    let empty = answer(&collection::empty(), &[("topic", "Norvik")]);
    assert!(
        page(&empty).contains("There is no article to search"),
        "{}",
        page(&empty)
    );
}

#[test]
fn further_events_are_a_press_away() {
    let newsroom = storm();
    let command = desk::command("timeline").unwrap();
    let first = values(&[("topic", "Norvik harbour"), ("limit", "2")]);
    let mut seen = Vec::new();
    let mut after = 0;
    loop {
        let reply = (command.answer)(&first.clone().after(after), &newsroom).unwrap();
        seen.extend(reply.quotations().map(|quotation| quotation.label.clone()));
        let more = reply.actions.iter().find_map(|action| match action {
            Action::More { seen } => Some(*seen),
            Action::InContext | Action::Share => None,
        });
        assert_eq!(reply.attachments[0].name, "timeline.png");
        let Some(more) = more else { break };
        after = more;
    }
    let all = answer(&newsroom, &[("topic", "Norvik harbour"), ("limit", "20")]);
    let mut all: Vec<_> = all
        .quotations()
        .map(|quotation| quotation.label.clone())
        .collect();
    let by_words = |label: &Option<attache::reply::Line>| label.as_ref().map(ToString::to_string);
    seen.sort_by_key(by_words);
    all.sort_by_key(by_words);
    assert_eq!(seen, all);
}

/// Three outlets on a flood, with the year in which the dam was built, and the year in which all of it was.
fn flood() -> Newsroom {
    let article = |id: &str, day: &str, body: &str| json!({ "id": id, "title": "Flood at Orrin dam", "source": id, "published_at": day, "body": body });
    collection::of(&[
        article(
            "post",
            "2022-03-08",
            "The Orrin dam gave way on 5 March 2022 and water stood in the streets. The dam had been built in 1904.",
        ),
        article(
            "times",
            "2022-03-09",
            "Engineers had warned of the Orrin dam in 2021. Nobody was in the turbine hall on 5 March 2022.",
        ),
        article(
            "year",
            "2022-12-30",
            "In 2022 floods took more bridges than in any year before, that of the Orrin dam among them. \
             The dam is to be built anew by June 2023.",
        ),
    ])
}

#[test]
fn the_days_most_told_of_are_shown_and_a_year_stands_after_its_days() {
    let newsroom = flood();
    let few = answer(&newsroom, &[("topic", "Orrin dam"), ("limit", "2")]);
    insta::assert_snapshot!(page(&few), @"
    # Timeline: Orrin dam
    2 of 5 events, of the days most told of, in the order of time.
      (2021)
    > Engineers had warned of the Orrin dam in 2021.
      [times]
      (5 Mar 2022)
    > The Orrin dam gave way on 5 March 2022 and water stood in the streets.
      [post] also told by times: 2 origins
    [timeline.png]
    (Events 1–2 of 5, of 3 articles on the topic)
    ");
    let all = answer(&newsroom, &[("topic", "Orrin dam"), ("limit", "20")]);
    let labels: Vec<String> = all
        .quotations()
        .filter_map(|quotation| Some(quotation.label.as_ref()?.to_string()))
        .collect();
    assert_eq!(
        labels,
        ["1904", "2021", "5 Mar 2022", "2022", "by Jun 2023"]
    );
}

/// A strike, told of by two outlets, with a count, a guess and another matter of the same page.
fn strike() -> Newsroom {
    let article = |id: &str, day: &str, title: &str, body: &str| json!({ "id": id, "title": title, "source": id, "published_at": day, "body": body });
    collection::of(&[
        article(
            "post",
            "2022-03-09",
            "Ferry strike begins",
            "The ferry strike began on Tuesday when crews walked out at Norvik. \
             Some 91 ferry crews were on strike as of Wednesday.\n\n\
             The ferry strike could end on Friday, said Ida Holm, who speaks for the owners.",
        ),
        article(
            "times",
            "2022-03-10",
            "Ferry strike, opera, new bakery: the day in Norvik",
            "Crews of ferries are on strike. Boats lie idle.\n\n\
             The opera of Norvik opened its doors on Wednesday with a comedy.\n\n\
             Guests came in coats. The roof had leaked on Monday.",
        ),
    ])
}

#[test]
fn counts_guesses_and_other_matters_are_no_events() {
    let newsroom = strike();
    insta::assert_snapshot!(page(&answer(&newsroom, &[("topic", "ferry strike")])), @"
    # Timeline: ferry strike
    1 of 4 events, of the days most told of, in the order of time. Among the others: 2 dates of a state, a count or a view, 1 date of other matters.
      (8 Mar 2022 (“Tuesday” in an article of 9 Mar 2022))
    > The ferry strike began on Tuesday when crews walked out at Norvik.
      [post]
    [timeline.png]
    (Events 1–1 of 4, of 2 articles on the topic)
    ");
    let record = record(&newsroom, &[("topic", "ferry strike")]);
    let asides = |record: &Json| -> Vec<Json> {
        let events = record["events"].as_array().unwrap().iter();
        events.map(|event| event["aside"].clone()).collect()
    };
    assert_eq!(asides(&record), [Json::Null]);
    // Nothing is hidden: a reader who asks for more is shown them, and a program told which they are.
    let all = room::record(
        &newsroom,
        "timeline",
        &[("topic", "ferry strike"), ("limit", "20")],
    );
    assert_eq!(
        asides(&all),
        [json!(null), json!("state"), json!("beside"), json!("state")]
    );
}

/// A picture has room for fewer events than a long reply: not those that happen to come first.
#[test]
fn a_picture_shows_the_days_most_told_of() {
    let history: Vec<String> = (1900..1915)
        .map(|year| format!("The Orrin dam was painted in {year}."))
        .collect();
    let newsroom = collection::of(&[
        json!({ "id": "post", "title": "Flood at Orrin dam", "source": "Post", "published_at": "2022-03-08",
            "body": "The Orrin dam gave way on 5 March 2022 and water stood in the streets." }),
        json!({ "id": "times", "title": "Orrin dam", "source": "Times", "published_at": "2022-03-09",
            "body": history.join(" ") }),
    ]);
    let reply = answer(&newsroom, &[("topic", "Orrin dam"), ("limit", "20")]);
    assert_eq!(reply.quotations().count(), 16);
    let shown = &reply.attachments[0].description;
    assert!(shown.ends_with("5 Mar 2022: Post, 8 Mar 2022."), "{shown}");
    assert!(shown.matches("Times").count() < 15, "{shown}");
}

/// A time as an article writes it, within three years.
fn written() -> impl Strategy<Value = String> {
    const MONTHS: [&str; 4] = ["January", "March", "June", "October"];
    (0..5_usize, 1..28_u32, 0..4_usize, 2019..2022_u32).prop_map(|(kind, day, month, year)| {
        let month = MONTHS[month];
        match kind {
            0 | 1 => format!("on {day} {month} {year}"),
            2 => format!("in {month} {year}"),
            3 => format!("in the summer of {year}"),
            _ => format!("in {year}"),
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    /// Whatever is told when: nothing stands before what lies within its days, pages put together are the whole, and
    /// the picture's description and the calendar have the events in the order of the reply.
    #[test]
    fn no_time_heads_what_lies_within_it(times in proptest::collection::vec(written(), 1..14)) {
        const WHAT: [&str; 5] = ["ferries", "cranes", "lamps", "gulls", "ropes"];
        let articles: Vec<Json> = times
            .iter()
            .enumerate()
            .map(|(at, time)| {
                let what = WHAT[at % WHAT.len()];
                let body = format!("The harbour at Norvik lost {what} {time}, as pier {at} had foretold.");
                json!({ "id": format!("a{at}"), "title": format!("Norvik harbour and its {what}"), "body": body })
            })
            .collect();
        let newsroom = collection::of(&articles);
        let events = |limit: &str, seen: usize| -> Vec<(String, String)> {
            let values = values(&[("topic", "Norvik harbour"), ("limit", limit)]).after(seen);
            let record = (desk::command("timeline").unwrap().record)(&values, &newsroom).unwrap();
            let days = |event: &Json, name: &str| event[name].as_str().unwrap().to_owned();
            let events = record["events"].as_array().unwrap().iter();
            events.map(|event| (days(event, "first"), days(event, "last"))).collect()
        };
        let ordered = |events: &[(String, String)]| {
            events.iter().enumerate().all(|(at, later)| {
                let heads = |earlier: &&(String, String)| {
                    *earlier != later && earlier.0 <= later.0 && later.1 <= earlier.1
                };
                !events.iter().take(at).any(|earlier| heads(&earlier))
            })
        };
        let mut all = events("20", 0);
        prop_assert!(ordered(&all), "{all:?}");
        let mut paged = Vec::new();
        for page in 0..all.len().div_ceil(3) {
            let page = events("3", 3 * page);
            prop_assert!(ordered(&page), "{page:?}");
            paged.extend(page);
        }
        let reply = answer(&newsroom, &[("topic", "Norvik harbour"), ("limit", "20"), ("export", "yes")]);
        let file = |name: &str| {
            let file = reply.attachments.iter().find(|file| file.name == name).unwrap();
            String::from_utf8(file.bytes.to_vec()).unwrap()
        };
        let calendar = file("timeline.ics");
        let begin: Vec<String> = calendar
            .lines()
            .filter_map(|line| line.strip_prefix("DTSTART;VALUE=DATE:").map(str::to_owned))
            .collect();
        let shown: Vec<String> = all.iter().map(|(first, _)| first.replace('-', "")).collect();
        prop_assert_eq!(begin, shown);
        let labels: Vec<String> = reply
            .quotations()
            .filter_map(|quotation| Some(quotation.label.as_ref()?.to_string()))
            .collect();
        let markdown = file("timeline.md");
        let headed: Vec<String> = markdown
            .lines()
            .filter_map(|line| Some(line.strip_prefix("**")?.replace("**", "")))
            .collect();
        prop_assert_eq!(headed, labels);
        all.sort();
        paged.sort();
        prop_assert_eq!(paged, all);
    }
}

#[test]
fn a_timeline_is_exported_as_a_calendar_and_as_markdown() {
    let reply = answer(&storm(), &[("topic", "Norvik harbour"), ("export", "yes")]);
    let [picture, calendar, markdown] = reply.attachments.as_slice() else {
        panic!("{:?}", reply.attachments.len());
    };
    assert!(picture.bytes.starts_with(b"\x89PNG"));
    insta::assert_snapshot!(picture.description, @"Timeline: Norvik harbour. 1904: The Coast, 27 Jan 2022. summer 1950: Notice of the Norvik harbour office, undated. 25 Jan 2022: Northern Post, 26 Jan 2022. 3–5 Mar 2022: The Coast, 27 Jan 2022. “Monday”: Notice of the Norvik harbour office, undated.");
    let calendar = String::from_utf8(calendar.bytes.to_vec()).unwrap();
    assert!(
        calendar.contains("DTSTART;VALUE=DATE:20220303\r\nDTEND;VALUE=DATE:20220306\r\n"),
        "{calendar}"
    );
    // What has no settled day is in no calendar.
    assert!(!calendar.contains("old mill"), "{calendar}");
    insta::assert_snapshot!(String::from_utf8(markdown.bytes.to_vec()).unwrap(), @r"
    # Timeline: Norvik harbour

    **1904**

    > It was built in 1904.
    >
    > — Harbour reopens after storm, The Coast, 27 Jan 2022, paragraph 2, <https://coast.example/harbour>

    **summer 1950**

    > The harbour office had been founded in the summer of 1950.
    >
    > — Notice of the Norvik harbour office, source unknown, undated, paragraph 1

    **25 Jan 2022** (“yesterday” in an article of 26 Jan 2022)

    > After nine days the harbour at Norvik was reopened yesterday, once the storm had passed.
    >
    > — Norvik harbour open, Northern Post, 26 Jan 2022, paragraph 1

    > The harbour at Norvik reopened on Tuesday after a storm had closed it for nine days.
    >
    > — Harbour reopens after storm, The Coast, 27 Jan 2022, paragraph 1, <https://coast.example/harbour>

    **3–5 Mar 2022** (“3 to 5 March” in an article of 27 Jan 2022)

    > The harbour will close again from 3 to 5 March for dredging.
    >
    > — Harbour reopens after storm, The Coast, 27 Jan 2022, paragraph 2, <https://coast.example/harbour>

    ## As written: nothing in the article settles the day

    **“Monday”** (article undated)

    > The harbour office moves to the old mill on Monday.
    >
    > — Notice of the Norvik harbour office, source unknown, undated, paragraph 1
    ");
}

#[test]
fn a_program_is_given_days_and_bytes() {
    let newsroom = storm();
    let record = record(&newsroom, &[("topic", "Norvik harbour")]);
    let events = record["events"].as_array().unwrap();
    for event in events {
        for sentence in event["sentences"].as_array().unwrap() {
            let id = sentence["article"]["id"].as_str().unwrap();
            let article = newsroom
                .article(&attache::news::ArticleId::new(id).unwrap())
                .unwrap();
            let cut = |place: &Json| {
                let at = |name: &str| usize::try_from(place[name].as_u64().unwrap()).unwrap();
                assert_eq!(
                    &article.body()[at("start")..at("end")],
                    place["text"].as_str().unwrap()
                );
            };
            cut(sentence);
            cut(&sentence["date"]);
        }
    }
    let reopened = &events[2];
    assert_eq!(reopened["first"], "2022-01-25");
    assert_eq!(reopened["precision"], "day");
    assert_eq!(reopened["sentences"].as_array().unwrap().len(), 2);
}

/// Read by hand in the shipped articles: when, and a word of the sentence, in the order of their last days.
const SHIPPED: &[(&str, &str)] = &[
    ("2014", "started in 2014"),
    ("2015", "ease hostilities in 2015"),
    ("2017", "since his election as president in 2017"),
    ("2017", "Versailles"),
    ("2018", "Khashoggi"),
    ("summer 2019", "Bregancon"),
    ("25 Jan 2022", "joint press conference"),
    ("Feb 2022", "the February 2022 invasion"),
    ("Jan–Apr 2022", "dissuade him from invading"),
    ("Sep 2022", "regular communication ended"),
];

#[test]
fn the_shipped_articles_give_what_a_reader_finds_by_hand() {
    let newsroom = room::shipped();
    let record = record(&newsroom, &[("topic", "Macron and Putin"), ("limit", "20")]);
    let found: Vec<(String, String)> = record["events"]
        .as_array()
        .unwrap()
        .iter()
        .take_while(|event| event["first"].is_string())
        .map(|event| {
            let told = event["told"].as_str().unwrap().to_owned();
            (
                told,
                event["sentences"][0]["text"].as_str().unwrap().to_owned(),
            )
        })
        .collect();
    assert_eq!(found.len(), SHIPPED.len(), "{found:#?}");
    for ((told, text), (when, words)) in found.iter().zip(SHIPPED) {
        assert_eq!(told, when);
        assert!(text.contains(words), "{when}: {text}");
    }
}

//! The page a team posts: stories in order, each line once and cited.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use attache::desk::{self, Value, Values};
use attache::newsroom::{Clock, Newsroom, Settings};
use attache::reply::{Block, Reply};
use serde_json::{Value as Json, json};

use super::support::room::{self, values};
use super::support::{Setup, collection};

const TOPIC: &str = "ferry Halcyon aground off Orrin";

fn article(id: &str, source: &str, day: &str, body: &str) -> Json {
    json!({ "id": id, "title": format!("Halcyon, {id}"), "source": source, "published_at": day, "body": body })
}

/// An accident that two outlets tell of with other figures, a copy of one of them, and a later inquiry.
fn articles() -> Vec<Json> {
    let first = "The ferry Halcyon ran aground off Orrin on 3 May 2021 with 140 passengers aboard.\n\n\
                 Rescue boats from Lowmark brought everybody ashore before nightfall.\n\n\
                 The owner of the ferry had asked for a new radar in the winter.\n\n\
                 A clerk of the harbour counted nine lifeboats where twelve should have been.";
    let second = "The ferry Halcyon ran aground off Orrin on 3 May 2021 with 155 passengers aboard.\n\n\
                  Everybody was brought ashore before nightfall by rescue boats from Lowmark.\n\n\
                  “We counted everybody twice on the quay of Orrin,” said Ida Holm, the harbour master.\n\n\
                  Divers found a hole of two metres below the waterline of the ferry, wide enough for a cow.";
    let inquiry = "A committee in Marrin opened its inquiry into the pilots of the bay on Tuesday.\n\n\
                   The accident of the Halcyon will be its first case, and the pilots are heard in autumn.";
    let mut articles: Vec<Json> = [
        "The orchestra of Marrin played before an audience for the first time in a year.",
        "Voters in Vey chose a new council on Sunday, and turnout was the highest in decades.",
        "Bakers say that flour costs a third more than in spring, and bread will follow.",
        "The museum shows drawings of birds that a schoolteacher made over forty winters.",
        "Snow closed the pass at Gledde for the second week, and lorries wait in the valley.",
        "A court ruled that the mill may not take more water from the brook in summer.",
    ]
    .iter()
    .enumerate()
    .map(|(number, body)| {
        article(
            &format!("other{number}"),
            "Evening Post",
            "2021-02-01",
            body,
        )
    })
    .collect();
    articles.splice(
        0..0,
        [
            article("first", "Orrin Daily", "2021-05-04", first),
            article("copy", "Coast Mirror", "2021-05-04", first),
            article("second", "Lowmark Gazette", "2021-05-05", second),
            article("inquiry", "Lowmark Gazette", "2021-08-10", inquiry),
        ],
    );
    articles
}

fn record(newsroom: &Newsroom, given: &[(&str, &str)]) -> Json {
    room::record(newsroom, "brief", given)
}

fn answer(newsroom: &Newsroom, values: &Values) -> Reply {
    (desk::command("brief").unwrap().answer)(values, newsroom).unwrap()
}

#[test]
fn no_line_is_shown_twice_and_no_copy_counts() {
    let newsroom = collection::of(&articles());
    let told = record(&newsroom, &[("topic", TOPIC), ("length", "long")]);
    let stories = told["stories"].as_array().unwrap();
    let accident = &stories[0];
    assert_eq!(accident["articles"], 3, "{told:#}");
    assert_eq!(accident["origins"], 2, "{told:#}");
    assert_eq!(accident["quote"]["speaker"], "Ida Holm");
    let figures: Vec<&str> = accident["figures"][0]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["figure"].as_str().unwrap())
        .collect();
    assert!(
        figures[0].contains("140") && figures[1].contains("155"),
        "{figures:?}"
    );
    // In order of their days, and every line once.
    let first: Vec<&str> = stories
        .iter()
        .filter_map(|story| story["first"].as_str())
        .collect();
    assert!(first.is_sorted(), "{first:?}");
    let reply = answer(
        &newsroom,
        &values("brief", &[("topic", TOPIC), ("length", "long")]),
    );
    let mut seen = BTreeSet::new();
    let labelled = |label: &Option<attache::reply::Line>| {
        label
            .as_ref()
            .is_some_and(|label| label.to_string().contains("here"))
    };
    for quotation in reply
        .quotations()
        .filter(|quotation| !labelled(&quotation.label))
    {
        assert!(
            seen.insert(quotation.excerpt.text()),
            "twice: {}",
            quotation.excerpt.text()
        );
    }
}

#[test]
fn one_selection_is_behind_the_reply_the_page_and_what_follows() {
    let newsroom = collection::of(&articles());
    let reply = answer(&newsroom, &values("brief", &[("topic", TOPIC)]));
    let page = String::from_utf8(reply.attachments[0].bytes.to_vec()).unwrap();
    let proofs = page.matches("> `attache:").count();
    assert_eq!(proofs, reply.quotations().count(), "{page}");
    let shown: Vec<_> = reply.quotations().cloned().collect();
    let rest = answer(&newsroom, &values("brief", &[("topic", TOPIC)]).after(1));
    let rest: Vec<_> = rest.quotations().cloned().collect();
    assert_eq!(rest, shown[1..]);
    assert!(matches!(
        answer(&newsroom, &values("brief", &[("topic", TOPIC)]).after(1)).blocks[0],
        Block::Section(_)
    ));
    // Every line's proof holds.
    for proof in page.split("> `").skip(1) {
        let proof = proof.split('`').next().unwrap();
        let given = [("card".to_owned(), Value::Text(proof.to_owned()))];
        let verify = desk::command("verify").unwrap();
        let told = (verify.record)(&Values::new(verify, given).unwrap(), &newsroom).unwrap();
        assert_eq!(told["verdict"], "same");
    }
}

/// A newsroom whose clock is set by hand, and the one file of its articles.
struct Calendar {
    now: Arc<Mutex<jiff::Timestamp>>,
    newsroom: Newsroom,
    folder: tempfile::TempDir,
}

impl Calendar {
    fn new() -> Self {
        let now = Arc::new(Mutex::new(jiff::Timestamp::UNIX_EPOCH));
        let told_by = Arc::clone(&now);
        let settings = Settings {
            clock: Clock::told_by(move || *told_by.lock().unwrap()),
            ..Settings::memory()
        };
        Self {
            now,
            newsroom: Newsroom::open(settings, &mut |_| {}).unwrap(),
            folder: tempfile::TempDir::new().unwrap(),
        }
    }

    /// At noon of that day the file has these articles, and no others.
    fn publish(&self, day: &str, articles: &[Json]) {
        *self.now.lock().unwrap() = format!("{day}T12:00:00Z").parse().unwrap();
        let lines: Vec<String> = articles.iter().map(ToString::to_string).collect();
        std::fs::write(self.folder.path().join("norvik.jsonl"), lines.join("\n")).unwrap();
        self.newsroom
            .take_in(self.folder.path(), &mut |_| {})
            .unwrap();
    }
}

/// An article with another text.
fn reworded(article: &Json, from: &str, to: &str) -> Json {
    let mut reworded = article.clone();
    let body = article["body"].as_str().unwrap();
    assert!(body.contains(from));
    reworded["body"] = json!(body.replace(from, to));
    reworded
}

#[test]
fn a_brief_of_a_day_has_what_was_withdrawn_or_reworded_since() {
    let calendar = Calendar::new();
    let all = articles();
    calendar.publish("2021-05-06", &all);
    let brief = |given: &[(&str, &str)]| {
        let given: Vec<_> = [("topic", TOPIC)].iter().chain(given).copied().collect();
        record(&calendar.newsroom, &given)["stories"].clone()
    };
    let first = brief(&[]);
    assert!(!first.to_string().contains("144 passengers"));
    // One article on the ferry is withdrawn, another no longer names it, the third is reworded.
    let off_topic = json!({ "id": "copy", "title": "Halcyon, copy", "source": "Coast Mirror",
        "published_at": "2021-05-04", "body": "The harbour of Lowmark has a new crane, and fish is cheaper." });
    let mut later = all.clone();
    later[0] = reworded(&all[0], "140 passengers", "144 passengers");
    later[1] = off_topic;
    later.remove(2);
    calendar.publish("2021-06-01", &later);
    let now = brief(&[]);
    assert!(
        !now.to_string().contains("Ida Holm") && now.to_string().contains("144 passengers"),
        "{now:#}"
    );
    // The day the collection stood so, and every day until the change, tell what was told then, but for who was silent.
    let but_missing = |stories: &Json| {
        let mut stories = stories.clone();
        for story in stories.as_array_mut().unwrap() {
            story.as_object_mut().unwrap().remove("missing");
        }
        stories
    };
    for day in ["2021-05-06", "2021-05-31"] {
        let then = brief(&[("as_of", day)]);
        assert_eq!(but_missing(&then), but_missing(&first), "{day}");
    }
    assert_eq!(
        but_missing(&brief(&[("as_of", "2021-06-01")])),
        but_missing(&now)
    );
    // What comes back is not there in between.
    calendar.publish("2021-07-01", &all);
    assert_eq!(
        but_missing(&brief(&[("as_of", "2021-06-30")])),
        but_missing(&now)
    );
    assert_eq!(
        but_missing(&brief(&[("as_of", "2021-07-01")])),
        but_missing(&first)
    );
    assert_eq!(but_missing(&brief(&[])), but_missing(&first));
}

#[test]
fn a_collection_that_is_empty_now_is_told_as_it_stood() {
    let calendar = Calendar::new();
    calendar.publish("2021-05-06", &articles()[..1]);
    calendar.publish("2021-06-01", &articles()[4..]);
    let given = [("topic", TOPIC), ("as_of", "2021-05-07")];
    let told = record(&calendar.newsroom, &given);
    let lead = told["stories"][0]["lead"]["text"].as_str().unwrap();
    assert!(lead.contains("140 passengers"), "{told:#}");
    // Named by its title, and by a word that no article has any more and that looks like another.
    for topic in ["Halcyon, first", "Halcyon"] {
        let told = record(
            &calendar.newsroom,
            &[("topic", topic), ("as_of", "2021-05-07")],
        );
        assert_eq!(
            told["stories"][0]["lead"]["article"]["id"], "first",
            "{told:#}"
        );
    }
    calendar.publish("2021-06-02", &[]);
    let told = record(&calendar.newsroom, &given);
    assert_eq!(told["stories"][0]["lead"]["text"], lead);
    // A limit on sources or days holds for what has gone, too.
    let other = [
        ("topic", TOPIC),
        ("as_of", "2021-05-07"),
        ("since", "2021-05-06"),
    ];
    assert_eq!(record(&calendar.newsroom, &other)["stories"], json!([]));
}

#[test]
fn a_brief_is_rebuilt_as_the_collection_stood() {
    let calendar = Calendar::new();
    let newsroom = &calendar.newsroom;
    let all = articles();
    calendar.publish("2021-05-06", &all[..1]);
    // Two months later the first article is revised, and others have come.
    let mut later = all.clone();
    later[0] = reworded(&all[0], "140 passengers", "144 passengers");
    calendar.publish("2021-09-27", &later);
    let lead = |given: &[(&str, &str)]| {
        let told = record(newsroom, given);
        (
            told["articles"].as_u64().unwrap(),
            told["stories"][0]["lead"]["text"]
                .as_str()
                .unwrap_or_default()
                .to_owned(),
        )
    };
    let (articles, then) = lead(&[("topic", TOPIC), ("as_of", "2021-05-06")]);
    assert_eq!(articles, 1);
    assert!(then.contains("140 passengers"), "{then}");
    let (articles, _) = lead(&[("topic", TOPIC)]);
    assert!(articles > 1);
    let (articles, before) = lead(&[("topic", TOPIC), ("as_of", "2021-05-05")]);
    assert_eq!((articles, before.as_str()), (0, ""));
    let reply = answer(
        newsroom,
        &values("brief", &[("topic", TOPIC), ("as_of", "2021-05-05")]),
    );
    // A year that is not over is told as far as it is; what is to come is refused.
    let told = record(newsroom, &[("topic", TOPIC), ("as_of", "2021")]);
    assert_eq!(told["as_of"], "2021-09-27");
    let to_come = values("brief", &[("topic", TOPIC), ("as_of", "2021-09-28")]);
    let refused = (desk::command("brief").unwrap().answer)(&to_come, newsroom).unwrap_err();
    assert!(refused.message.to_string().contains("a day to come"));
    assert!(reply.blocks.contains(&Block::Words(
        "Nothing on this, as the collection stood on 5 May 2021: the 3 articles on it were taken in later.".into()
    )));
}

/// A page of several matters, an article that names the ferry in passing, and one on another ferry.
fn beside() -> Vec<Json> {
    let page = |id: &str, title: &str, body: &str| json!({ "id": id, "title": title, "source": "Coast Mirror", "published_at": "2021-05-05", "body": body });
    let round_up = "A painter of birds opens her first show in Vey this week.\n\n\
                    Flour costs a third more than in spring, and bakers warn of dearer bread.\n\n\
                    The orchestra of Marrin plays tonight, and the concert is sold out.\n\n\
                    Snow still closes the pass at Gledde, where forty lorries wait.\n\n\
                    A mill may not take more water from the brook, a court has ruled.\n\n\
                    Three schools in Lowmark get new roofs before the autumn comes.\n\n\
                    The old mayor of Vey turned ninety and was given a clock.\n\n\
                    Owners of the ferry Halcyon, which ran aground off Orrin, promised every passenger a refund of the fare.\n\n\
                    Beekeepers count their losses after a cold and rainy April.\n\n\
                    Nobody has claimed the prize of the spring lottery in Marrin.\n\n\
                    The library of Gledde lends bicycles as well as books from June.";
    let passing = "The insurers of the coast raise what they ask of fishermen by a fifth from next year.\n\n\
                   Storms and thefts cost them more than any year before, their spokesman said.\n\n\
                   Fishermen in Lowmark call the new rates a reason to sell their boats.\n\n\
                   The ferry Halcyon, aground off Orrin, is not insured by any of them.";
    let another = "A ferry to Gledde ran aground in fog on Monday and was towed off by noon.\n\n\
                   Nobody was hurt, and the ferry goes again from Wednesday, its owner said.";
    vec![
        page(
            "round-up",
            "Refunds for the Halcyon ferry off Orrin, birds, bread",
            round_up,
        ),
        page("passing", "Insurers ask more of fishermen", passing),
        page("another", "Ferry aground at Gledde", another),
    ]
}

#[test]
fn a_brief_is_about_its_topic() {
    let mut all = articles();
    all.extend(beside());
    let newsroom = collection::of(&all);
    let told = record(&newsroom, &[("topic", TOPIC), ("length", "long")]);
    let touching: Vec<&str> = told["touching"]
        .as_array()
        .unwrap()
        .iter()
        .map(|article| article["id"].as_str().unwrap())
        .collect();
    assert!(touching.contains(&"passing"), "{touching:?}");
    let stories = told["stories"].to_string();
    for other in [
        "insurers",
        "Gledde",
        "painter",
        "Flour",
        "Beekeepers",
        "orchestra",
    ] {
        assert!(!stories.contains(other), "{other}: {stories}");
    }
    let reply = answer(&newsroom, &values("brief", &[("topic", TOPIC)]));
    let named = reply.blocks.iter().any(|block| {
        matches!(block, Block::Words(line) if line.to_string().starts_with("Not told, as less about this"))
    });
    assert!(named, "{reply:?}");
}

#[test]
fn a_brief_says_when_nothing_is_about_its_topic_alone() {
    let told =
        |all: Vec<Json>| record(&collection::of(&all), &[("topic", TOPIC)])["reserve"].clone();
    assert!(told(articles()).is_null());
    let round_up = beside().swap_remove(0);
    let others = articles().split_off(4);
    let reserve = told(others.into_iter().chain([round_up]).collect());
    assert_eq!(
        reserve,
        "No article is about this alone: it is named among other things."
    );
}

#[test]
fn nobody_is_given_the_words_of_a_namesake() {
    let of = |by: &str| {
        let body = format!(
            "The ferry Halcyon ran aground off Orrin on 3 May 2021 with 140 passengers aboard.\n\n\
             Ida Holm is the harbour master of Orrin, and {by} Holm owns the ferry Halcyon.\n\n\
             “We counted everybody twice on the quay of Orrin, and then again,” Holm said of the ferry."
        );
        let newsroom = collection::of(&[article("namesake", "Orrin Daily", "2021-05-04", &body)]);
        record(&newsroom, &[("topic", TOPIC)])["stories"][0]["quote"].clone()
    };
    assert!(of("Tove").is_null(), "{}", of("Tove"));
    assert_eq!(of("Ida")["speaker"], "Ida Holm");
}

#[test]
fn a_source_that_was_not_read_is_not_missing() {
    // More articles than a brief reads, of which the last is the only one of its source.
    let mut all: Vec<Json> = (0..45)
        .map(|number| {
            let body = format!("The ferry Halcyon ran aground off Orrin, and report {number} tells of the rescue of its passengers.");
            article(&format!("report{number}"), "Orrin Daily", "2021-05-04", &body)
        })
        .collect();
    let late = "Much later in this long text on harbours, piers and the weather of the coast, which goes on for a while, \
                the ferry Halcyon is named, aground off Orrin, with what its passengers saw of the rescue boats.";
    all.push(article("late", "Coast Mirror", "2021-05-04", late));
    all.push(article(
        "other",
        "Evening Post",
        "2021-05-04",
        "Voters in Vey chose a new council on Sunday.",
    ));
    let told = record(&collection::of(&all), &[("topic", TOPIC)]);
    let missing = told["stories"][0]["missing"].to_string();
    assert!(!missing.contains("Coast Mirror"), "{missing}");
    assert!(
        missing.contains("Evening Post, which has others"),
        "{missing}"
    );
}

#[test]
fn a_topic_with_nothing_gets_the_receipt() {
    let newsroom = collection::of(&articles());
    let reply = answer(
        &newsroom,
        &values("brief", &[("topic", "volcano insurance premiums in Peru")]),
    );
    assert!(reply.attachments.is_empty());
    assert!(
        reply
            .blocks
            .contains(&Block::Words("Nothing was found that answers this.".into())),
        "{reply:?}"
    );
}

#[tokio::test]
async fn a_brief_is_posted_for_the_channel_with_its_page() {
    Setup::with(collection::of(&articles()))
        .run(async |server| {
            let reply = server
                .calls(
                    "Ana",
                    &format!("/brief topic: {TOPIC} length: short private: False"),
                )
                .await;
            assert!(!reply.private);
            assert_eq!(reply.files[0].name, "brief.md");
            assert!(reply.to_string().contains("**1\\. 4 May 2021"), "{reply}");
            let context = server.chooses("Ben", &reply, "1 · ").await;
            assert!(context.private);
        })
        .await;
}

//! Articles that carry one text: found as they are taken in, gone with them.

use std::path::Path;

use attache::news::ArticleId;
use attache::newsroom::{Newsroom, Settings};
use tempfile::TempDir;

use crate::support::room::{answer, invented, record, shipped, told};

/// Sixty sentences that have little in common, numbered from 0.
fn sentences(range: std::ops::Range<usize>) -> String {
    const HEADS: [&str; 6] = [
        "The ferry to Lowmark left",
        "A clerk of the harbour counted",
        "Nobody at the mill had seen",
        "Rain kept the market of Orrin from",
        "Two of the surveyors measured",
        "The council of Vey put off",
    ];
    const TAILS: [&str; 5] = [
        "with crates of lamp oil and salted herring aboard",
        "before the bells of the upper town were rung",
        "although the bridge had been closed since the flood",
        "to the surprise of everybody who had stayed behind",
        "while the letters lay unopened on a bench outside",
    ];
    range
        .map(|number| {
            let head = HEADS[number % HEADS.len()];
            let tail = TAILS[number / HEADS.len() % TAILS.len()];
            format!(
                "{head} {} barrels {tail} on day {number}.",
                number * 37 + 11
            )
        })
        .collect::<Vec<_>>()
        .join(" ")
}

fn write(folder: &Path, name: &str, text: &str) {
    let title = format!("Notes of {name} from the river");
    std::fs::write(
        folder.join(format!("{name}.txt")),
        format!("{title}\n\n{text}\n"),
    )
    .unwrap();
}

/// The ids of the articles that carry the text of this one.
fn carrying(newsroom: &Newsroom, id: &str) -> Vec<String> {
    let number = |id: &str| newsroom.number(&ArticleId::new(id).unwrap()).unwrap();
    let origins = newsroom.origins();
    origins
        .carrying(number(id))
        .iter()
        .map(|other| newsroom.article_numbered(*other).unwrap().id().to_string())
        .collect()
}

#[test]
fn a_reprint_joins_an_origin_when_it_comes_and_leaves_it_when_it_goes() {
    let folder = TempDir::new().unwrap();
    let data = TempDir::new().unwrap();
    let open = || Newsroom::open(Settings::folder(data.path()), &mut |_| {}).unwrap();
    let newsroom = open();
    let take = |newsroom: &Newsroom| newsroom.take_in(folder.path(), &mut |_| {}).unwrap();
    write(folder.path(), "harbour", &sentences(0..20));
    write(folder.path(), "mill", &sentences(20..40));
    take(&newsroom);
    assert!(carrying(&newsroom, "harbour").is_empty());

    // A reprint with sentences of its own, and one that is cut short.
    write(
        folder.path(),
        "reprint",
        &format!("{} {}", sentences(0..19), sentences(50..54)),
    );
    write(folder.path(), "short", &sentences(2..8));
    take(&newsroom);
    let all = ["harbour", "reprint", "short"];
    assert_eq!(carrying(&newsroom, "harbour"), all);
    assert_eq!(carrying(&newsroom, "short"), all);
    assert!(carrying(&newsroom, "mill").is_empty());

    // It is kept over a restart, and a withdrawn article leaves.
    drop(newsroom);
    let newsroom = open();
    assert_eq!(carrying(&newsroom, "short"), all);
    std::fs::remove_file(folder.path().join("reprint.txt")).unwrap();
    take(&newsroom);
    assert_eq!(carrying(&newsroom, "harbour"), ["harbour", "short"]);

    // A revision that is another text leaves as well; and one comes back.
    write(folder.path(), "short", &sentences(41..49));
    take(&newsroom);
    assert!(carrying(&newsroom, "harbour").is_empty());
    write(folder.path(), "short", &sentences(3..9));
    take(&newsroom);
    assert_eq!(carrying(&newsroom, "harbour"), ["harbour", "short"]);
}

/// One of the shipped articles tells another's text in other words, and credits the agency that told it.
#[test]
fn the_shipped_articles_are_four_origins() {
    let newsroom = shipped();
    let lines = told(&answer(
        &newsroom,
        "origins",
        &[("topic", "Macron and Putin")],
    ));
    insta::assert_snapshot!(lines.join("\n"), @r#"
    # Macron and Putin
    5 articles → 4 origins: 1 rewrite.
      (Origin 1, the original of 2 articles)
    > There's still room for diplomacy in the Ukrainian crisis. At least that's the conviction of French President Emmanuel Macron, who continues to push for dialogue with Russia despite signs pointing to a potential war.
      [003_fc1591eb1dc91897]
      (Rewrite of “France's Macron takes own path, seeks dialogue with Russia”, 74 % shared)
    > He insisted that the outlets "must be exploited until the end to get Russia back into a process of de-escalation, to get guarantees, and allow us to build a new (European) security and stability order."
      [000_a665d2795aae1395] Marked: 30 words in a row that stand in both.
      (Origin 2)
    > PARIS: (Web Desk) – French President Emmanuel Macron has expressed his intention to involve European partners in renewed dialogue with Russian President Vladimir Putin, nearly four years after Russia launched its full-scale invasion of Ukraine.
      [004_0ce464d2b3789fd5]
      (Origin 3)
    > French President Emmanuel Macron will seek to persuade his Russian counterpart Vladimir Putin to “de-escalate” the Ukraine crisis at a meeting in Moscow on Monday, in the latest diplomatic attempt to prevent the massing of Russian troops on Ukraine’s borders from turning into an all -out war in eastern Europe.
      [001_c9a8a6810d1955b3]
      (Origin 4)
    > While most of the world has shunned Russian President Vladimir Putin in response to Russia’s invasion of Ukraine, French President Emmanuel Macron is one of the few leaders who has maintained open lines of contact.
      [002_f121198c9d29047b]
    "#);
}

#[test]
fn an_article_is_set_beside_those_that_carry_its_text() {
    let newsroom = shipped();
    for id in ["000_a665d2795aae1395", "003_fc1591eb1dc91897"] {
        let record = record(&newsroom, "origins", &[("topic", id)]);
        let articles = record["origins"][0]["articles"].as_array().unwrap();
        let told: Vec<(&str, &str)> = articles
            .iter()
            .map(|member| {
                let id = member["article"]["id"].as_str().unwrap();
                (&id[..3], member["kinship"].as_str().unwrap())
            })
            .collect();
        assert_eq!(told, [("003", "original"), ("000", "rewrite")], "{id}");
    }
    let alone = record(&newsroom, "origins", &[("topic", "004_0ce464d2b3789fd5")]);
    assert_eq!(alone["origins"].as_array().unwrap().len(), 1);
    assert_eq!(alone["articles"], 1);
}

#[test]
fn a_reprint_is_told_from_its_original_by_day_credit_and_length() {
    let page = |title: &str, source: &str, date: &str, body: &str| {
        format!("---\ntitle: {title}\nsource: {source}\ndate: {date}\n---\n{body}\n")
    };
    let text = sentences(0..12);
    let longer = format!("{text} {}", sentences(30..32));
    let (_folder, newsroom) = invented(&[
        (
            "late.md",
            &page("Lamp oil at Lowmark", "Coast Mirror", "2021-05-06", &longer),
        ),
        (
            "early.md",
            &page("Lamp oil", "Orrin Daily", "2021-05-04", &text),
        ),
    ]);
    let lines = told(&answer(
        &newsroom,
        "origins",
        &[("topic", "crates of lamp oil")],
    ));
    assert_eq!(lines[1], "2 articles → 1 origin: 1 reprint.");
    assert_eq!(lines[2], "  (Origin 1, the original of 2 articles)");
    assert!(lines[4].starts_with("  [early]"), "{lines:?}");
    assert!(
        lines[5].starts_with("  (Reprint of “Lamp oil”, "),
        "{lines:?}"
    );
}

/// Text and background of the first report stand in the second, but it tells of what came later: two origins; and one
/// that keeps most of it is a rewrite.
#[test]
fn a_follow_up_with_the_same_background_is_no_rewrite() {
    let page = |title: &str, date: &str, body: &str| {
        format!("---\ntitle: {title}\nsource: Orrin Daily\ndate: {date}\n---\n{body}\n")
    };
    let first = page("Oil shipped", "2021-05-04", &sentences(0..16));
    let later = format!("{} {}", sentences(30..46), sentences(0..5));
    let kept = format!("{} {}", sentences(50..56), sentences(4..12));
    let (_folder, newsroom) = invented(&[
        ("first.md", &first),
        ("later.md", &page("Oil found", "2021-05-05", &later)),
        ("kept.md", &page("Oil again", "2021-05-05", &kept)),
    ]);
    let record = record(&newsroom, "origins", &[("topic", "crates of lamp oil")]);
    let mut origins: Vec<Vec<String>> = record["origins"]
        .as_array()
        .unwrap()
        .iter()
        .map(|origin| {
            let articles = origin["articles"].as_array().unwrap().iter();
            let told = articles.map(|member| {
                let id = member["article"]["id"].as_str().unwrap();
                format!("{id} {}", member["kinship"].as_str().unwrap())
            });
            told.collect()
        })
        .collect();
    origins.sort();
    assert_eq!(
        origins,
        [
            vec!["first original", "kept rewrite"],
            vec!["later original"]
        ]
    );
}

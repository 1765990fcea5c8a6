//! What several origins say, what one alone says, and where they differ.

use attache::newsroom::Newsroom;
use tempfile::TempDir;

use crate::support::room::{answer, invented, record, shipped, told};

/// Two outlets on one accident that differ on a figure and a day, and a reprint of the first.
fn accident() -> (TempDir, Newsroom) {
    let first = "The ferry Halcyon ran aground off Orrin on 3 May 2021 with 140 passengers aboard.\n\n\
         Rescue boats from Lowmark brought everybody ashore before nightfall.\n\n\
         The owner of the ferry had asked for a new radar in the winter.\n\n\
         A clerk of the harbour counted nine lifeboats where twelve should have been.\n";
    let second = "Two fishermen were the first to see the smoke, an hour before noon, and rowed out with blankets.\n\n\
         The ferry Halcyon ran aground off Orrin on 4 May 2021 with 155 passengers aboard.\n\n\
         Everybody was brought ashore before nightfall by rescue boats from Lowmark.\n\n\
         Divers found a hole of two metres below the waterline, wide enough for a cow.\n\n\
         An inspector of the county will ask the captain why no pilot stood on the bridge.\n\n\
         Fishing is forbidden in the bay until the oil in the tanks has been pumped out.\n";
    let page = |title: &str, source: &str, date: &str, body: &str| {
        format!("---\ntitle: {title}\nsource: {source}\ndate: {date}\n---\n{body}")
    };
    let reprint = format!("{first}\nThe harbour of Orrin stays closed.\n");
    invented(&[
        (
            "one.md",
            &page(
                "Ferry runs aground off Orrin",
                "Orrin Daily",
                "2021-05-04",
                first,
            ),
        ),
        (
            "two.md",
            &page("Halcyon stranded", "Lowmark Gazette", "2021-05-05", second),
        ),
        (
            "copy.md",
            &page("Ferry aground", "Coast Mirror", "2021-05-05", &reprint),
        ),
        (
            "other.md",
            &page(
                "Orchestra returns",
                "Evening Post",
                "2021-05-05",
                "The orchestra of Marrin played before an audience for the first time in a year.\n",
            ),
        ),
    ])
}

#[test]
fn what_two_say_what_one_says_and_where_they_differ() {
    let (_folder, newsroom) = accident();
    let lines = told(&answer(
        &newsroom,
        "compare",
        &[("topic", "ferry Halcyon aground")],
    ));
    insta::assert_snapshot!(lines.join("\n"), @"
    # ferry Halcyon aground
    2 origins of 3 articles compared, sentence by sentence.
    Told by all
      (Told by 2 of 2)
    > Rescue boats from Lowmark brought everybody ashore before nightfall.
      [one]
      (and)
    > Everybody was brought ashore before nightfall by rescue boats from Lowmark.
      [two]
    They differ
      (On a figure and a date)
    > The ferry Halcyon ran aground off Orrin on 3 May 2021 with 140 passengers aboard.
      [one]
      (and)
    > The ferry Halcyon ran aground off Orrin on 4 May 2021 with 155 passengers aboard.
      [two]
    Told by one alone
      (2 sentences stand only here, among them)
    > The owner of the ferry had asked for a new radar in the winter.
      [one]
      (4 sentences stand only here, among them)
    > Two fishermen were the first to see the smoke, an hour before noon, and rowed out with blankets.
      [two]
    ");
}

#[test]
fn two_names_for_one_person_differ_wherever_they_stand() {
    let (_folder, newsroom) = invented(&[
        (
            "one",
            "The train\n\nDriver Anton Bell was taken to hospital in Orrin after the train left the rails, police said.\n",
        ),
        (
            "two",
            "The rails\n\nDriver Anton Beck was taken to hospital in Orrin after the train left the rails, a doctor said.\n",
        ),
    ]);
    let record = record(&newsroom, "compare", &[("topic", "train rails Orrin")]);
    let on = &record["differing"][0]["on"][0];
    assert_eq!(on["subject"], "name");
    assert_eq!(on["one"], "Driver Anton Bell");
    assert_eq!(on["other"], "Driver Anton Beck");
}

#[test]
fn a_figure_and_a_day_differ_and_a_reprint_is_no_other_origin() {
    let (_folder, newsroom) = accident();
    let record = record(&newsroom, "compare", &[("topic", "ferry Halcyon aground")]);
    assert_eq!(record["articles"], 3);
    assert_eq!(record["origins"].as_array().unwrap().len(), 2);
    let differing = record["differing"].as_array().unwrap();
    assert_eq!(differing.len(), 1);
    let on: Vec<(&str, &str, &str)> = differing[0]["on"]
        .as_array()
        .unwrap()
        .iter()
        .map(|on| {
            let part = |name: &str| on[name].as_str().unwrap();
            (part("subject"), part("one"), part("other"))
        })
        .collect();
    assert_eq!(
        on,
        [
            ("figure", "140 passengers", "155 passengers"),
            ("date", "3 May 2021", "4 May 2021"),
        ]
    );
}

#[test]
fn every_line_compared_stands_in_its_article() {
    let newsroom = shipped();
    let record = record(
        &newsroom,
        "compare",
        &[("topic", "Russian troops near Ukraine")],
    );
    assert!(record["origins"].as_array().unwrap().len() >= 2);
    for common in record["common"].as_array().unwrap() {
        let told = common["told"].as_array().unwrap();
        assert_eq!(common["origins"], told.len());
        let mut of: Vec<&str> = told
            .iter()
            .map(|told| told["article"]["id"].as_str().unwrap())
            .collect();
        of.sort_unstable();
        of.dedup();
        assert_eq!(of.len(), told.len(), "one origin is counted twice");
    }
}

#[test]
fn a_title_is_taken_for_its_article_unless_it_is_quoted() {
    let (_folder, newsroom) = accident();
    for (topic, taken) in [
        ("Halcyon stranded", true),
        ("“Halcyon stranded”", false),
        ("\"Halcyon stranded\"", false),
        ("two", false),
        ("ferry Halcyon", false),
    ] {
        for command in [
            "compare", "story", "origins", "figures", "timeline", "sourcing", "brief",
        ] {
            let lines = told(&answer(&newsroom, command, &[("topic", topic)])).join("\n");
            let says = lines.contains("This is about the article of that title.");
            assert_eq!(says, taken, "{command} {topic}: {lines}");
        }
    }
}

#[test]
fn what_the_shipped_articles_tell_in_other_words_is_found() {
    let newsroom = shipped();
    let told = record(
        &newsroom,
        "compare",
        &[("topic", "Russian troops near Ukraine")],
    );
    let on = &told["differing"][0]["on"][0];
    assert_eq!(on["subject"], "qualifier", "{told:#}");
    let mut written = [&on["one"], &on["other"]].map(|side| side.as_str().unwrap());
    written.sort_unstable();
    assert_eq!(
        written,
        ["an estimated 100,000 troops", "well over 100,000 troops"]
    );
    let told = record(&newsroom, "compare", &[("topic", "Macron and Putin")]);
    let common = told["common"].as_array().unwrap();
    let has = |words: &str| {
        let mut all = common
            .iter()
            .flat_map(|common| common["told"].as_array().unwrap());
        all.any(|told| told["text"].as_str().unwrap().contains(words))
    };
    assert!(
        has("Fort de Bregancon") && has("post-World War II"),
        "{told:#}"
    );
}

/// An outlet that repeats its own sentence has told it once; another year's storm is another event, although as strong.
#[test]
fn what_an_outlet_repeats_and_what_another_year_saw_is_not_told_by_several() {
    let page = |title: &str, source: &str, date: &str, body: &str| {
        format!("---\ntitle: {title}\nsource: {source}\ndate: {date}\n---\n{body}\n")
    };
    let charge = "The captain of the Halcyon faces a penalty of nine years in the tower of Marrin if convicted.";
    let (_folder, newsroom) = invented(&[
        (
            "one.md",
            &page(
                "Halcyon trial opens",
                "Orrin Daily",
                "2021-05-04",
                &format!(
                    "The trial of the captain of the Halcyon opened with a quarrel over the ship's bell and its rope.\n\n{charge}\n\n\
             The Halcyon struck the Orrin rock in a gale of force eleven, with waves as high as the pier."
                ),
            ),
        ),
        (
            "two.md",
            &page(
                "Halcyon jury out",
                "Orrin Daily",
                "2021-05-05",
                &format!(
                    "Jurors in the trial over the Halcyon asked to see the lighthouse keeper's diary once more.\n\n{charge}"
                ),
            ),
        ),
        (
            "old.md",
            &page(
                "Halcyon's sister lost",
                "Coast Mirror",
                "2012-02-05",
                "The Kingfisher, a sister of the Halcyon, met a gale of force eleven, with cargo of lamp oil and herring.",
            ),
        ),
    ]);
    let record = record(&newsroom, "compare", &[("topic", "Halcyon")]);
    assert_eq!(record["origins"].as_array().unwrap().len(), 3, "{record:#}");
    assert_eq!(record["common"].as_array().unwrap().len(), 0, "{record:#}");
}

#[test]
fn a_day_of_every_week_is_not_another_day() {
    let page = |title: &str, source: &str, body: &str| {
        format!("---\ntitle: {title}\nsource: {source}\ndate: 2023-10-10\n---\n{body}\n")
    };
    let (_folder, newsroom) = invented(&[
        (
            "one.md",
            &page(
                "The Orrin lottery",
                "Orrin Daily",
                "The next drawing of the Orrin lottery will be held at nine in the old mill on Wednesday, 11 October 2023.",
            ),
        ),
        (
            "two.md",
            &page(
                "How to play the Orrin lottery",
                "Lowmark Gazette",
                "Every drawing of the Orrin lottery will be held at nine in the old mill on a Saturday, next on 14 October 2023.",
            ),
        ),
    ]);
    let told = record(&newsroom, "compare", &[("topic", "Orrin lottery drawing")]);
    assert_eq!(
        told["differing"].as_array().map(Vec::len),
        Some(0),
        "{told}"
    );
}

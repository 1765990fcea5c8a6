//! The articles of one event together.

use attache::newsroom::Newsroom;
use tempfile::TempDir;

use crate::support::room::{answer, invented, record, shipped, told};

/// Two outlets on a flood, one on an election a month later, one on something else on the day of the flood.
fn flood() -> (TempDir, Newsroom) {
    invented(&[
        (
            "dam.md",
            "---\ntitle: Dam at Vey gives way after a week of rain\nsource: The Vey Courier\ndate: 2021-03-04\n---\n\
             The old dam above Vey gave way on Thursday after a week of rain, and water stood in the streets of the \
             lower town by noon.\n\nMayor Ada Quill asked three hundred families to leave their houses before \
             the evening.\n\nThe railway to Lowmark is closed until the bridge at Orrin has been inspected.\n",
        ),
        (
            "water.md",
            "---\ntitle: Water in the streets of Vey\nsource: Lowmark Gazette\ndate: 2021-03-05\n---\n\
             Families left the lower town of Vey after the old dam gave way on Thursday and water filled the \
             streets.\n\nEngineers of the county had reported cracks in the dam two years ago, papers seen by the \
             Gazette show.\n\nSchools in Orrin take in those who have nowhere to go.\n",
        ),
        (
            "vote.md",
            "---\ntitle: Vey elects a council\nsource: The Vey Courier\ndate: 2021-04-18\n---\n\
             Voters in Vey chose a new council on Sunday, and the party of the harbour lost half of its seats.\n\n\
             Turnout was the highest in twenty years, the clerk of the town said.\n",
        ),
        (
            "orchestra.md",
            "---\ntitle: Orchestra returns to the stage\nsource: Evening Post\ndate: 2021-03-05\n---\n\
             The orchestra of Marrin played before an audience for the first time in a year.\n\nThe programme held \
             three symphonies and a piece for brass.\n",
        ),
    ])
}

#[test]
fn a_story_has_its_lead_what_others_add_and_who_is_silent() {
    let (_folder, newsroom) = flood();
    let lines = told(&answer(&newsroom, "story", &[("topic", "dam at Vey")]));
    insta::assert_snapshot!(lines.join("\n"), @r#"
    # dam at Vey
    2 articles of 1 story.
    Story 1: 2 articles of 2 origins, 4 Mar 2021 to 5 Mar 2021
    > The old dam above Vey gave way on Thursday after a week of rain, and water stood in the streets of the lower town by noon.
      [dam]
      (Adds 2 sentences, among them)
    > Engineers of the county had reported cracks in the dam two years ago, papers seen by the Gazette show.
      [water]
    - Silent, with other articles of these days: Evening Post (1 article).
    "#);
}

#[test]
fn articles_of_other_days_or_events_are_other_stories() {
    let (_folder, newsroom) = flood();
    let record = record(&newsroom, "story", &[("topic", "Vey")]);
    let stories: Vec<Vec<&str>> = record["stories"]
        .as_array()
        .unwrap()
        .iter()
        .map(|story| {
            let origins = story["origins"].as_array().unwrap().iter();
            let articles = origins.flat_map(|origin| origin["articles"].as_array().unwrap());
            articles
                .map(|article| article["id"].as_str().unwrap())
                .collect()
        })
        .collect();
    let mut stories = stories;
    stories.sort();
    assert_eq!(stories, [vec!["dam", "water"], vec!["vote"]]);
}

/// Leaders meet, and met years before: an undated page that tells of the later days is not of the earlier meeting;
/// two undated pages on one event among others are one story.
#[test]
fn undated_articles_are_grouped_by_what_they_tell() {
    let page =
        |title: &str, date: &str, body: &str| format!("---\ntitle: {title}\n{date}---\n{body}\n");
    let before = page(
        "Quill and Holm meet at Marrin",
        "date: 2015-06-02\n",
        "Ada Quill of Vey and Ida Holm of Orrin met at Marrin castle for talks on the ferry treaty.\n\n\
         Quill and Holm shook hands on the castle steps, and the ferry treaty was left unsigned.",
    );
    let now = page(
        "Quill and Holm meet again at Marrin",
        "",
        "Talks on the ferry treaty brought Ida Holm of Orrin back to Marrin castle on 4 May 2022, where Ada Quill of \
         Vey waited.\n\nBoth signed the treaty before noon, and Quill and Holm walked down the steps together.",
    );
    let dam = page(
        "Dam at Vey gives way",
        "",
        "The old dam above Vey gave way after a week of rain, and water stood in the streets of the lower town.\n\n\
         Mayor Tom Ruk asked three hundred families of the lower town to leave their houses.",
    );
    let water = page(
        "Water in the streets of Vey",
        "",
        "Families left the lower town of Vey after the old dam gave way and water filled the streets.\n\n\
         Mayor Tom Ruk said rain had filled the dam for a week.",
    );
    let (_folder, newsroom) = invented(&[
        ("before.md", &before),
        ("now.md", &now),
        ("dam.md", &dam),
        ("water.md", &water),
    ]);
    let stories = |topic: &str| -> Vec<Vec<String>> {
        let record = record(&newsroom, "story", &[("topic", topic)]);
        let stories = record["stories"].as_array().unwrap().iter();
        let mut stories: Vec<Vec<String>> = stories
            .map(|story| {
                let origins = story["origins"].as_array().unwrap().iter();
                let articles = origins.flat_map(|origin| origin["articles"].as_array().unwrap());
                let ids = articles.map(|article| article["id"].as_str().unwrap().to_owned());
                ids.collect()
            })
            .collect();
        for story in &mut stories {
            story.sort();
        }
        stories.sort();
        stories
    };
    assert_eq!(stories("Marrin castle"), [["before"], ["now"]]);
    assert_eq!(stories("dam at Vey"), [["dam", "water"]]);
}

/// Two of the shipped articles tell of the same talks and calls, one rewritten from the other; the others tell of a
/// visit, of the first days of the war, and of a plan years later.
#[test]
fn the_shipped_articles_are_four_stories() {
    let newsroom = shipped();
    let record = record(&newsroom, "story", &[("topic", "Macron and Putin")]);
    let mut stories: Vec<Vec<String>> = record["stories"]
        .as_array()
        .unwrap()
        .iter()
        .map(|story| {
            let origins = story["origins"].as_array().unwrap().iter();
            let articles = origins.flat_map(|origin| origin["articles"].as_array().unwrap());
            let ids = articles.map(|article| article["id"].as_str().unwrap()[..3].to_owned());
            ids.collect()
        })
        .collect();
    stories.sort();
    assert_eq!(
        stories,
        [vec!["001"], vec!["002"], vec!["003", "000"], vec!["004"]]
    );
}

/// What all tell of counts for little by its rarity in them, and is what they are on nevertheless.
#[test]
fn the_subject_of_a_small_collection_covers_all_that_tell_of_it() {
    let newsroom = shipped();
    let articles = |topic| record(&newsroom, "story", &[("topic", topic)])["articles"].clone();
    assert_eq!(articles("war in Ukraine"), 5);
    assert_eq!(articles("European security"), 5);
    // One of them has neither the word nor another for it.
    assert_eq!(articles("Macron Moscow visit"), 5);
    assert_eq!(articles("Merkel"), 2);
    assert_eq!(articles("Khashoggi"), 1);
}

#[test]
fn nothing_on_a_topic_gives_a_receipt() {
    let newsroom = shipped();
    for command in ["story", "origins", "compare"] {
        let reply = answer(&newsroom, command, &[("topic", "zebra racing")]);
        let lines = told(&reply).join("\n");
        assert!(
            lines.contains("Nothing was found that answers this."),
            "{lines}"
        );
        assert!(lines.contains("zebra: in no passage"), "{lines}");
    }
}

/// On one day somebody is elected mayor of a town, and a namesake runs through it: four names and the day are shared,
/// and nothing else.
#[test]
fn two_events_that_share_their_names_are_two_stories() {
    let page = |title: &str, source: &str, body: &str| {
        format!("---\ntitle: {title}\nsource: {source}\ndate: 2025-10-06\n---\n{body}\n")
    };
    let elected = page(
        "Ada Quill elected mayor of Brandt",
        "Brandt Post",
        "Ada Quill was elected mayor of Brandt on Sunday with 53 percent of the vote, the election office said.\n\n\
         Quill beat the mayor of ten years, Tom Ruk, who won 47 percent.\n\n\
         “This city wants trams,” Quill told supporters in the old town hall. She will take office on November 1.",
    );
    let trams = page(
        "Quill wins Brandt and promises trams",
        "The Lowmark Gazette",
        "The town hall of Brandt changes hands: Ada Quill won the mayor's office on Sunday with 53 percent of the vote.\n\n\
         Quill has promised tram lines to the harbour. Tom Ruk, mayor until now, called them a dream.\n\n\
         Quill takes office on November 1.",
    );
    let silver = page(
        "Ada Quill wins silver in the Brandt marathon",
        "Sport Daily",
        "Runner Ada Quill came second in the Brandt marathon on Sunday, in 2 hours and 29 minutes.\n\n\
         Quill lost only to Ruth Falk, who won in 2 hours and 27 minutes.\n\n\
         “My legs were empty,” Quill said at the finish. Some 11,000 runners took part.",
    );
    let falk = page(
        "Falk beats Quill in Brandt",
        "Brandt Post",
        "Ruth Falk won the Brandt marathon on Sunday in 2 hours and 27 minutes, ahead of the runner Ada Quill.\n\n\
         Around 10,500 runners were at the start, police said, and the course was closed until the evening.",
    );
    let (_folder, newsroom) = invented(&[
        ("elected.md", &elected),
        ("trams.md", &trams),
        ("silver.md", &silver),
        ("falk.md", &falk),
    ]);
    for command in ["story", "brief"] {
        let record = record(&newsroom, command, &[("topic", "Ada Quill Brandt")]);
        let stories = record["stories"].as_array().unwrap().iter();
        let leads = stories.map(|story| story["lead"]["text"].as_str().unwrap());
        let (vote, race): (Vec<&str>, Vec<&str>) = leads.partition(|lead| lead.contains("mayor"));
        assert_eq!((vote.len(), race.len()), (1, 1), "{command}: {record:#}");
    }
}

/// A second report names the ferry once and goes on without.
#[test]
fn an_article_that_goes_on_without_the_name_adds_something() {
    let (_folder, newsroom) = invented(&[
        (
            "aground.md",
            "---\ntitle: Ferry Halcyon aground\nsource: Orrin Daily\ndate: 2021-05-04\n---\n\
             The ferry Halcyon ran aground off Orrin on Monday evening with 140 passengers on board.\n\n\
             The ferry Halcyon will be towed to Lowmark on Thursday.\n",
        ),
        (
            "tow.md",
            "---\ntitle: Tow of the ferry is put off\nsource: Lowmark Gazette\ndate: 2021-05-05\n---\n\
             The ferry Halcyon, which ran aground off Orrin on Monday, will be towed to Lowmark on Friday.\n\n\
             Strong winds had made the work too dangerous, divers of the harbour said.\n",
        ),
        (
            "budget.md",
            "---\ntitle: Questions after a grounding\nsource: Evening Post\ndate: 2021-05-06\n---\n\
             Aground off Orrin since Monday evening, the ferry Halcyon is to be towed to Lowmark.\n\n\
             That is so.\n\nNobody slept.\n\n\
             The union of seafarers said that its owner had cut what it spends on repairs by a third.\n",
        ),
    ]);
    let lines = told(&answer(&newsroom, "story", &[("topic", "ferry Halcyon")]));
    for adds in ["Strong winds", "union of seafarers"] {
        assert!(
            lines.iter().any(|line| line.contains(adds)),
            "{adds}: {lines:#?}"
        );
    }
}

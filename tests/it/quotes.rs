//! Who said what: the judged quotes of the shipped articles, and the command over invented ones.

use std::collections::BTreeMap;

use attache::reply::{Block, Part};
use serde_json::Value as Json;

use crate::support::room::{answer, invented, record, shipped, told, values};

/// The share of the longer text that stands in both, one within the other.
fn shared(one: &str, other: &str) -> f64 {
    let (short, long) = if one.len() < other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let count = |text: &str| f64::from(u32::try_from(text.chars().count()).unwrap());
    if long.contains(short) {
        count(short) / count(long)
    } else {
        0.0
    }
}

#[test]
fn the_judged_quotes_of_the_shipped_articles_are_found_with_their_speakers() {
    let newsroom = shipped();
    let found = record(&newsroom, "quotes", &[]);
    let judged: Vec<Json> = include_str!("../judged/quotes.jsonl")
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let mut rows: BTreeMap<&str, Vec<&Json>> = BTreeMap::new();
    for row in &judged {
        rows.entry(row["article_id"].as_str().unwrap())
            .or_default()
            .push(row);
    }
    let (mut matched, mut right, mut surplus) = (0, 0, Vec::new());
    for quote in found["quotes"].as_array().unwrap() {
        let Some(rows) = rows.get_mut(quote["article"]["id"].as_str().unwrap()) else {
            continue;
        };
        let speech = quote["speech"]["text"].as_str().unwrap();
        let same = rows.iter().position(|row| {
            row["speaker"].is_string() && shared(row["speech"].as_str().unwrap(), speech) >= 0.8
        });
        let Some(same) = same else {
            surplus.push(speech.to_owned());
            continue;
        };
        matched += 1;
        let wanted = rows.remove(same)["speaker"].as_str().unwrap();
        let named = quote["speaker"]["name"].as_str().unwrap_or_default();
        right += usize::from(named.ends_with(wanted.rsplit(' ').next().unwrap()));
    }
    let missed: Vec<&Json> = rows
        .values()
        .flatten()
        .filter(|row| row["speaker"].is_string())
        .copied()
        .collect();
    assert!(surplus.is_empty(), "no quotes: {surplus:?}");
    assert!(missed.is_empty(), "missed: {missed:?}");
    assert_eq!((matched, right), (23, 23));
}

#[test]
fn a_speech_is_the_bytes_of_its_article_between_the_marks() {
    let newsroom = shipped();
    let found = record(&newsroom, "quotes", &[]);
    for quote in found["quotes"].as_array().unwrap() {
        let id = attache::news::ArticleId::new(quote["article"]["id"].as_str().unwrap()).unwrap();
        let article = newsroom.article(&id).unwrap();
        let slice = |part: &str| {
            let (start, end) = (quote[part]["start"].as_u64()?, quote[part]["end"].as_u64()?);
            article
                .body()
                .get(usize::try_from(start).unwrap()..usize::try_from(end).unwrap())
        };
        assert_eq!(slice("speech"), quote["speech"]["text"].as_str());
        assert_eq!(slice("speaker"), quote["speaker"]["as_written"].as_str());
    }
}

#[test]
fn broken_marks_of_a_shipped_article_are_mended() {
    let newsroom = shipped();
    let found = record(
        &newsroom,
        "quotes",
        &[("speaker", "macron"), ("about", "attacking Ukraine")],
    );
    let speeches: Vec<&str> = found["quotes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|quote| quote["speech"]["text"].as_str().unwrap())
        .collect();
    assert_eq!(
        speeches,
        [
            "I had a conversation with President Putin. I requested that he refrain from attacking Ukraine.",
            "At this moment, he refuses.",
        ]
    );
}

const FIRST: &str = "Dam at Norwold holds\n\nThe dam at Norwold held through a second night of rain on Monday.\n\n\
    “We have never seen such water, and the dam did not move by an inch,” said Ada Quill, who runs it. “We are proud.”\n";
const SECOND: &str = "Norwold sleeps dry\n\nNobody was hurt in Norwold, the town council reported on Tuesday morning.\n\n\
    “We have never seen such water and the dam did not move by an inch”, Quill told the council. \
    Mayor Bran Oake said the town would “build a second one.”\n";
const THIRD: &str = "Rain ends\n\nThe rain ended on Wednesday, and the trains began to run again in the valley.\n\n\
    Ada Quill said: “We have never seen such water, and the old dam did not move by one inch.”\n";

#[test]
fn the_same_words_in_several_articles_are_one_quote() {
    let (_folder, newsroom) = invented(&[("first", FIRST), ("second", SECOND), ("third", THIRD)]);
    let reply = answer(
        &newsroom,
        "quotes",
        &[("speaker", "Quill"), ("about", "water")],
    );
    insta::assert_snapshot!(told(&reply).join("\n"), @r##"
    # Ada Quill on “water”, as quoted
    > Ada Quill said: “We have never seen such water, and the old dam did not move by one inch.”
      [third] Ada Quill: named as the speaker in the text; worded otherwise below
    > “We have never seen such water, and the dam did not move by an inch,” said Ada Quill, who runs it. “We are proud.”
      [first] Ada Quill: named as the speaker in the text; another wording of the quote above; the same words in “Norwold sleeps dry”
    "##);
}

/// What is worded otherwise is told on one page too, which has more excerpts than quotes.
#[test]
fn one_page_has_every_wording() {
    let (_folder, newsroom) = invented(&[("first", FIRST), ("second", SECOND), ("third", THIRD)]);
    let given = [("speaker", "Quill"), ("about", "water")];
    let page = values("quotes", &given).unpaged();
    let reply = (attache::desk::command("quotes").unwrap().answer)(&page, &newsroom).unwrap();
    assert_eq!(told(&reply), told(&answer(&newsroom, "quotes", &given)));
}

#[test]
fn without_a_speaker_everyone_quoted_is_listed() {
    let (_folder, newsroom) = invented(&[("first", FIRST), ("second", SECOND), ("third", THIRD)]);
    let reply = answer(&newsroom, "quotes", &[]);
    insta::assert_snapshot!(told(&reply).join("\n"), @r##"
    # Who is quoted
    - Ada Quill: 4 quotes in 3 articles
    - Bran Oake: 1 quote in 1 article
    "##);
    assert_eq!(newsroom.speaker_names("qui", 25), ["Ada Quill"]);
}

#[test]
fn an_unknown_speaker_is_refused_with_the_likely_ones() {
    let (_folder, newsroom) = invented(&[("first", FIRST), ("second", SECOND)]);
    let reply = answer(&newsroom, "quotes", &[("speaker", "Nobody Here")]);
    insta::assert_snapshot!(told(&reply).join("\n"), @r##"
    # 
    No article quotes “Nobody Here” by that name. Begin to type a name and choose it, or see /quotes for everyone who is quoted.
    "##);
    let reply = answer(
        &newsroom,
        "quotes",
        &[("speaker", "Quill"), ("about", "cricket")],
    );
    insta::assert_snapshot!(told(&reply).join("\n"), @r##"
    # Ada Quill on “cricket”, as quoted
    Ada Quill is quoted 3 times in 2 articles, but no quote has all the words of “cricket” in its paragraph.
    "##);
}

const MAYORS: [&str; 2] = [
    "The old dam\n\nNorwold Mayor Ada Quill opened the dam on Monday, and the whole town came to see it.\n\n\
     “We waited ten years for this dam, and it was worth it,” Quill said.\n\n\
     Westland Mayor Bran Oake came to see it too. “We will build one of our own,” he said.\n",
    "The new bridge\n\nNorwold Mayor Rowan Vey opened the bridge on Friday, and nobody came to see it.\n\n\
     “The bridge will bring the two towns together,” Vey said.\n",
];

#[test]
fn an_office_is_whoever_the_articles_give_it() {
    let (_folder, newsroom) = invented(&[("dam", MAYORS[0])]);
    let asked = |office| {
        let reply = answer(&newsroom, "quotes", &[("speaker", office)]);
        told(&reply).join("\n")
    };
    insta::assert_snapshot!(asked("the mayor of Norwold"), @r##"
    # Ada Quill, as quoted
    “the mayor of Norwold” is Ada Quill in 1 article.
    > “We waited ten years for this dam, and it was worth it,” Quill said.
      [dam] Ada Quill: named as the speaker in the text
    "##);
    insta::assert_snapshot!(asked("Westland's mayor"), @r##"
    # Bran Oake, as quoted
    “Westland's mayor” is Bran Oake in 1 article.
    > “We will build one of our own,” he said.
      [dam] Bran Oake: the text says “he”, and makes clear who that is
    "##);
    insta::assert_snapshot!(asked("the mayor"), @r##"
    # 
    No article quotes “the mayor” by that name. Begin to type a name and choose it, or see /quotes for everyone who is quoted.
    "##);

    let (_folder, newsroom) = invented(&[("dam", MAYORS[0]), ("bridge", MAYORS[1])]);
    let reply = answer(&newsroom, "quotes", &[("speaker", "Norwold mayor")]);
    insta::assert_snapshot!(told(&reply).join("\n"), @r##"
    # 
    No article quotes “Norwold mayor” by that name. Did you mean Ada Quill or Rowan Vey?
    "##);
}

#[test]
fn a_question_for_the_words_of_an_office_is_answered_with_its_holders() {
    let (_folder, newsroom) = invented(&[("dam", MAYORS[0])]);
    let question = "What did the mayor of Norwold say about the dam?";
    let reply = answer(&newsroom, "ask", &[("question", question), ("limit", "1")]);
    insta::assert_snapshot!(told(&reply).join("\n"), @r##"
    # What did the mayor of Norwold say about the dam?
    “mayor of Norwold” is Ada Quill in 1 article.
    > Norwold Mayor Ada Quill opened the dam on Monday, and the whole town came to see it.

    “We waited ten years for this dam, and it was worth it,” Quill said.
      [dam]
    "##);
    let told = record(&newsroom, "ask", &[("question", question)]);
    assert_eq!(
        told["holder"],
        serde_json::json!({ "office": "mayor of Norwold", "name": "Ada Quill", "articles": 1 })
    );
}

#[test]
fn a_misspelt_speaker_is_read_as_the_articles_spell_them() {
    let (_folder, newsroom) = invented(&[("first", FIRST)]);
    let reply = answer(
        &newsroom,
        "quotes",
        &[("speaker", "Ada Qill"), ("limit", "1")],
    );
    insta::assert_snapshot!(told(&reply).join("\n"), @r##"
    # Ada Quill, as quoted
    Qill is in no passage: searched for Quill.
    > “We have never seen such water, and the dam did not move by an inch,” said Ada Quill, who runs it. “We are proud.”
      [first] Ada Quill: named as the speaker in the text
    "##);
}

#[test]
fn a_withdrawn_article_quotes_nobody() {
    let (folder, newsroom) = invented(&[("first", FIRST), ("second", SECOND)]);
    std::fs::remove_file(folder.path().join("second.txt")).unwrap();
    newsroom.take_in(folder.path(), &mut |_| {}).unwrap();
    let names: Vec<String> = newsroom
        .speakers()
        .iter()
        .map(|speaker| speaker.name.clone())
        .collect();
    assert_eq!(names, ["Ada Quill"]);
}

fn checked(text: &str) -> String {
    let (_folder, newsroom) = invented(&[("first", FIRST), ("second", SECOND), ("third", THIRD)]);
    told(&answer(&newsroom, "check", &[("text", text)])).join("\n")
}

#[test]
fn an_exact_quotation_is_told_with_its_speaker() {
    insta::assert_snapshot!(checked("“We have never seen such water, and the dam did not move by an inch”"), @r##"
    # Quote check
    Exact: these words stand so in 1 article. 2 more articles have most of them.
    > “We have never seen such water, and the dam did not move by an inch,” said Ada Quill, who runs it.
      [first] attributed there to Ada Quill
    "##);
}

#[test]
fn a_quotation_but_for_its_marks_is_typographic() {
    insta::assert_snapshot!(checked("we have never seen such water - and the old dam did not move by ONE inch!"), @r##"
    # Quote check
    Typographic: the same words stand in 1 article; marks, dashes, spaces or capitals differ. 2 more articles have most of them.
    > Ada Quill said: “We have never seen such water, and the old dam did not move by one inch.”
      [third] attributed there to Ada Quill
    "##);
}

#[test]
fn an_altered_quotation_shows_what_differs() {
    insta::assert_snapshot!(checked("“We have never seen such rain, and the dam moved by an inch”"), @r##"
    # Quote check
    Altered: 3 articles of 3 origins have most of these words in this order. Struck: not in the article. Bold: only there.
    We have never seen such rain water and the dam moved did not move by an inch
    > “We have never seen such water, and the dam did not move by an inch,” said Ada Quill, who runs it.
      [first] attributed there to Ada Quill
    We have never seen such rain water and the dam moved did not move by an inch
    > “We have never seen such water and the dam did not move by an inch”, Quill told the council.
      [second] attributed there to Quill
    We have never seen such rain water and the old dam moved did not move by an one inch
    > Ada Quill said: “We have never seen such water, and the old dam did not move by one inch.”
      [third] attributed there to Ada Quill
    "##);
    let (_folder, newsroom) = invented(&[("first", FIRST)]);
    let reply = answer(
        &newsroom,
        "check",
        &[(
            "text",
            "We have never seen such rain, and the dam did not move by an inch",
        )],
    );
    let Some(Block::Words(line)) = reply.blocks.get(1) else {
        panic!("no line of differences: {reply:?}");
    };
    assert!(line.parts().contains(&Part::Struck("rain".to_owned())));
    assert!(line.parts().contains(&Part::Added("water".to_owned())));
}

/// Words at the ends are set against what stands there, not beyond the speech or the sentence.
#[test]
fn an_altered_end_shows_what_stands_in_its_place() {
    let told = |text: &str| {
        let lines = checked(text);
        lines.lines().nth(2).unwrap().to_owned()
    };
    assert_eq!(
        told("They have never seen such water, and the dam did not move by a mile"),
        "They We have never seen such water, and the dam did not move by a mile an inch"
    );
    assert_eq!(
        told("Oh yes, she said, the rain ended on Wednesday, and the trains began"),
        "Oh yes, she said the rain ended on Wednesday, and the trains began"
    );
}

/// Copies of one text are one origin, and leave room for what others have.
#[test]
fn a_quotation_in_reprints_is_shown_once_with_their_names() {
    let reprint = |source: &str| {
        format!(
            "---\nsource: {source}\n---\n{FIRST}The river fell on Tuesday, and the road over the dam was opened again to cars in the evening.\n"
        )
    };
    let (original, post, gazette) = (reprint("Coast"), reprint("Post"), reprint("Gazette"));
    let (_folder, newsroom) = invented(&[
        ("first", &original),
        ("post", &post),
        ("gazette", &gazette),
        ("second", SECOND),
        ("third", THIRD),
    ]);
    let text = "We have never seen such rain, and the dam did not move by an inch";
    let lines = told(&answer(&newsroom, "check", &[("text", text)]));
    insta::assert_snapshot!(lines.join("\n"), @r##"
    # Quote check
    Altered: 5 articles of 3 origins have most of these words in this order. Struck: not in the article. Bold: only there.
    We have never seen such rain water and the dam did not move by an inch
    > “We have never seen such water, and the dam did not move by an inch,” said Ada Quill, who runs it.
      [first] attributed there to Ada Quill; the same words in Gazette, “Dam at Norwold holds”; Post, “Dam at Norwold holds”
    We have never seen such rain water and the dam did not move by an inch
    > “We have never seen such water and the dam did not move by an inch”, Quill told the council.
      [second] attributed there to Quill
    We have never seen such rain water and the old dam did not move by an one inch
    > Ada Quill said: “We have never seen such water, and the old dam did not move by one inch.”
      [third] attributed there to Ada Quill
    "##);
    let checked = &record(&newsroom, "check", &[("text", text)])["checked"][0];
    assert_eq!(
        (&checked["articles"], &checked["origins"]),
        (&5.into(), &3.into())
    );
    let found = &checked["found"][0];
    assert_eq!(
        found["difference"][1],
        serde_json::json!({ "in": "text", "words": "rain" })
    );
    assert_eq!(
        found["difference"][2],
        serde_json::json!({ "in": "article", "words": "water" })
    );
    assert_eq!(found["excerpt"]["article"], found["article"]);
    assert_eq!(found["certainty"], "named");
}

#[test]
fn a_part_of_a_quotation_is_told_as_a_part() {
    insta::assert_snapshot!(checked("My grandmother, who lived in a mill far up the river, always told us children that the dam did not move by an inch, and that no flood would ever come near her kitchen or her eleven cats"), @r##"
    # Quote check
    Partial: up to 8 of these 38 words stand one after another in 3 articles of 3 origins; the rest does not stand with them.
    > “We have never seen such water and the dam did not move by an inch”, Quill told the council.
      [second] attributed there to Quill
    > “We have never seen such water, and the dam did not move by an inch,” said Ada Quill, who runs it.
      [first] attributed there to Ada Quill
    > Ada Quill said: “We have never seen such water, and the old dam did not move by one inch.”
      [third] attributed there to Ada Quill
    "##);
}

#[test]
fn what_is_not_there_gets_a_receipt() {
    insta::assert_snapshot!(checked("The trains of the valley will be sold to a circus"), @r##"
    # Quote check
    Not found: no passage of the collection has these words, or a part of them worth showing.
    - nowhere in the collection: sold, circus
    - in so many passages, but not together: trains (1), valley (1)
    > The rain ended on Wednesday, and the trains began to run again in the valley.
      [third] Not it: the closest passage, with 4 of the 11 words in order
    "##);
    insta::assert_snapshot!(checked("Zyx qwv"), @r##"
    # Quote check
    Not found: no passage of the collection has these words, or a part of them worth showing.
    - nowhere in the collection: Zyx, qwv
    "##);
}

#[test]
fn each_quotation_of_a_message_is_checked_and_nothing_is_said_of_truth() {
    let text = "Did she say “We are proud of it all” or \"build a second one\"?";
    insta::assert_snapshot!(checked(text), @r##"
    # Quote check: 2 quotations
    “We are proud of it all”
    Partial: 3 of these 6 words stand one after another in 1 article; the rest does not stand with them.
    > “We are proud.”
      [first] attributed there to Ada Quill, as the text around it makes clear
    “build a second one”
    Exact: these words stand so in 1 article.
    > Mayor Bran Oake said the town would “build a second one.”
      [second] attributed there to Bran Oake
    "##);
    let (_folder, newsroom) = invented(&[("first", FIRST), ("second", SECOND)]);
    let on_menu = answer(&newsroom, "Check quote", &[("text", text)]);
    let typed = answer(&newsroom, "check", &[("text", text)]);
    assert_eq!(told(&on_menu), told(&typed));
    assert!(!told(&typed).join(" ").to_lowercase().contains("false"));
}

#[test]
fn a_check_for_a_program_has_grade_spans_and_speaker() {
    let newsroom = shipped();
    let found = record(
        &newsroom,
        "check",
        &[(
            "text",
            "We are at the table. We are not simply on the menu.",
        )],
    );
    let checked = &found["checked"][0];
    assert_eq!(checked["grade"], "exact");
    assert_eq!(checked["found"][0]["speaker"], "Jean-Yves Le Drian");
    assert_eq!(checked["found"][0]["article"]["id"], "003_fc1591eb1dc91897");
}

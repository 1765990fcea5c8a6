//! Evidence cards: cited, and checked against a collection that goes on changing.

use std::path::Path;

use attache::console::{Answer, Console};
use attache::desk::{self, Value, Values};
use attache::newsroom::{Newsroom, Settings};
use attache::reply::Reply;
use serde_json::{Value as Json, json};
use tempfile::TempDir;

const FIRST: &str =
    "Nine boats were lost in the storm at Norvik, the harbour office said on Tuesday.";
const REST: &str = "The ferry ran again after three days.";

/// A newsroom whose one article is what the file holds.
struct Desk {
    folder: TempDir,
    newsroom: Newsroom,
}

impl Desk {
    fn with(paragraphs: &[&str]) -> Self {
        let desk = Self {
            folder: TempDir::new().unwrap(),
            newsroom: Newsroom::open(Settings::memory(), &mut |_| {}).unwrap(),
        };
        desk.publishes(paragraphs);
        desk
    }

    fn file(&self) -> std::path::PathBuf {
        self.folder.path().join("harbour.jsonl")
    }

    /// The article as it reads from now on.
    fn publishes(&self, paragraphs: &[&str]) {
        let article = json!({ "id": "harbour", "title": "Storm", "source": "The Coast", "author": "Ida Holm",
            "published_at": "2022-01-25", "body": paragraphs.join("\n\n") });
        std::fs::write(self.file(), article.to_string()).unwrap();
        self.take_in(self.folder.path());
    }

    fn take_in(&self, path: &Path) {
        let taken = self.newsroom.take_in(path, &mut |_| {}).unwrap();
        assert!(taken.skipped.is_empty(), "{:?}", taken.skipped);
    }

    fn record(&self, command: &str, option: &str, given: &str) -> Json {
        let command = desk::command(command).unwrap();
        let given = [(option.to_owned(), Value::Text(given.to_owned()))];
        let values = Values::new(command, given).unwrap();
        (command.record)(&values, &self.newsroom)
            .unwrap_or_else(|refusal| json!({ "refused": refusal.message.to_string() }))
    }

    /// The card of the first sentence.
    fn cites(&self) -> Json {
        let excerpt =
            &self.record("ask", "question", "Which boats were lost at Norvik?")["excerpts"][0];
        let article = self.record("article", "article", "harbour");
        let revision = &article["revision"].as_str().unwrap()[..8];
        let card = self.record(
            "cite",
            "excerpt",
            &format!("harbour:0-{}:{revision}", FIRST.len()),
        );
        assert_eq!(excerpt["start"], card["start"]);
        card
    }

    /// The verdict on a card, in each of its forms: always the same.
    fn verifies(&self, card: &Json) -> Json {
        let csl = card["csl"].to_string();
        let text = |form: &str| card[form].as_str().unwrap();
        let told: Vec<Json> = [
            text("card"),
            text("bibtex"),
            &csl,
            text("proof"),
            &text("card").replace('\n', " "),
        ]
        .iter()
        .map(|form| self.record("verify", "card", form))
        .collect();
        for other in &told {
            assert_eq!(other, &told[0]);
        }
        told[0].clone()
    }
}

#[test]
fn a_card_is_the_same_while_its_bytes_stand() {
    let desk = Desk::with(&[FIRST, REST]);
    let card = desk.cites();
    assert_eq!(card["text"], FIRST);
    assert_eq!(card["author"], "Ida Holm");
    let told = desk.verifies(&card);
    assert_eq!(told["verdict"], "same");
    assert_eq!(told["now"]["sha256"], card["sha256"]);
    // Revised elsewhere: the bytes stand.
    desk.publishes(&[FIRST, "The ferry runs no more."]);
    let told = desk.verifies(&card);
    assert_eq!(told["verdict"], "same");
    assert_ne!(told["now"]["revision"], card["revision"]);
}

#[test]
fn words_that_stand_elsewhere_have_moved() {
    let desk = Desk::with(&[FIRST, REST]);
    let card = desk.cites();
    desk.publishes(&[REST, FIRST]);
    let told = desk.verifies(&card);
    assert_eq!(told["verdict"], "moved");
    assert_eq!(told["now"]["text"], FIRST);
    assert_eq!(told["now"]["paragraph"], 2);
    assert_eq!(told["before"]["start"], 0);
}

#[test]
fn a_revision_is_shown_before_and_after() {
    let desk = Desk::with(&[FIRST, REST]);
    let card = desk.cites();
    let later = FIRST.replace("Nine", "Twelve");
    desk.publishes(&[REST, &later]);
    let told = desk.verifies(&card);
    assert_eq!(told["verdict"], "revised");
    assert_eq!(told["before"]["text"], FIRST);
    assert_eq!(told["now"]["text"], later);
    insta::assert_snapshot!(shown(&desk.newsroom, &[&format!("/verify {}", card["proof"].as_str().unwrap())]), @"
    Evidence check

    Revised: the article has been revised, and its passage reads otherwise. Struck: before. Bold: now.

    ~~Nine~~ **Twelve** boats were lost in the storm at Norvik, the harbour office said on Tuesday

    Before
    │ Nine boats were lost in the storm at Norvik, the harbour office said on Tuesday.
      [1] Storm, The Coast, 25 Jan 2022, paragraph 1

    Now
    │ Twelve boats were lost in the storm at Norvik, the harbour office said on Tuesday.
      [2] Storm, The Coast, 25 Jan 2022, paragraph 2

    This says where words stand, not whether they are true.
    ");
}

/// Of an excerpt over two paragraphs what still stands is not told as taken out.
#[test]
fn a_revision_of_one_paragraph_leaves_the_other() {
    let desk = Desk::with(&[FIRST, REST]);
    let revision = desk.record("article", "article", "harbour")["revision"].clone();
    let end = FIRST.len() + "\n\n".len() + REST.len();
    let reference = format!("harbour:0-{end}:{}", &revision.as_str().unwrap()[..8]);
    let card = desk.record("cite", "excerpt", &reference);
    desk.publishes(&["A lead.", &FIRST.replace("Nine", "Twelve"), REST]);
    let told = desk.verifies(&card);
    assert_eq!(told["verdict"], "revised");
    let line = shown(
        &desk.newsroom,
        &[&format!("/verify {}", card["proof"].as_str().unwrap())],
    );
    insta::assert_snapshot!(line.lines().skip(4).take(3).collect::<Vec<_>>().join("\n"), @"
    ~~Nine~~ **Twelve** boats were lost in the storm at Norvik, the harbour office said on Tuesday.

    The ferry ran again after three days
    ");
    // The first paragraph is taken out: only that is.
    desk.publishes(&["A lead.", REST, "An end to it."]);
    assert_eq!(desk.verifies(&card)["verdict"], "gone");
    desk.publishes(&["A lead.", FIRST, "An end to it."]);
    let told = desk.verifies(&card);
    assert_eq!(
        (&told["verdict"], &told["now"]["text"]),
        (&json!("revised"), &json!(FIRST))
    );
}

#[test]
fn what_was_taken_out_or_withdrawn_is_gone() {
    let desk = Desk::with(&[FIRST, REST]);
    let card = desk.cites();
    desk.publishes(&[REST]);
    let told = desk.verifies(&card);
    assert_eq!(
        (&told["verdict"], &told["now"]),
        (&json!("gone"), &Json::Null)
    );
    assert_eq!(told["before"]["text"], FIRST);
    // Back again, and then the whole article is withdrawn.
    desk.publishes(&[FIRST, REST]);
    assert_eq!(desk.verifies(&card)["verdict"], "same");
    std::fs::remove_file(desk.file()).unwrap();
    desk.take_in(desk.folder.path());
    let told = desk.verifies(&card);
    assert_eq!(told["verdict"], "gone");
    assert_eq!(told["before"]["text"], FIRST);
    // Another collection never had it.
    let other = Desk::with(&[REST]);
    std::fs::remove_file(other.file()).unwrap();
    other.take_in(other.folder.path());
    assert_eq!(other.verifies(&card)["verdict"], "gone");
}

#[test]
fn a_card_that_was_changed_is_damaged() {
    let desk = Desk::with(&[FIRST, REST]);
    let card = desk.cites();
    for form in ["card", "bibtex"] {
        let changed = card[form]
            .as_str()
            .unwrap()
            .replace("Nine boats", "Ninety boats");
        assert_eq!(
            desk.record("verify", "card", &changed)["verdict"],
            "damaged",
            "{form}"
        );
    }
    let shifted = card["proof"].as_str().unwrap().replace(":0-", ":1-");
    assert_eq!(
        desk.record("verify", "card", &shifted)["verdict"],
        "damaged"
    );
    for no_card in [
        "Nine boats were lost.",
        "{}",
        "@misc{a, note = {b}}",
        "attache:harbour:0-4:12",
        "harbour:0-4:zz",
    ] {
        let told = desk.record("verify", "card", no_card);
        assert!(
            told["refused"]
                .as_str()
                .unwrap()
                .starts_with("That is no evidence card."),
            "{no_card}: {told}"
        );
    }
}

#[test]
fn a_card_as_markdown_shows_what_stands_there_and_nothing_else() {
    let marked =
        "**Nine** boats of R&D_#1 were lost at Norvik, <b>the office</b> said to @everyone.";
    let desk = Desk::with(&[marked, REST]);
    let revision = desk.record("article", "article", "harbour")["revision"].clone();
    let reference = format!(
        "harbour:0-{}:{}",
        marked.len(),
        &revision.as_str().unwrap()[..8]
    );
    let card = desk.record("cite", "excerpt", &reference);
    let written = card["card"].as_str().unwrap();
    let quoted = r"> \*\*Nine\*\* boats of R&D\_#1 were lost at Norvik, \<b>the office\</b> said to \@everyone.";
    assert!(written.contains(quoted), "{written}");
    assert_eq!(desk.verifies(&card)["verdict"], "same");
    // Copied from where it was shown, and as cards were written before.
    let copied = written.replace(quoted, &format!("> {marked}"));
    assert_eq!(desk.record("verify", "card", &copied)["verdict"], "same");
    let changed = written.replace("Nine", "Ten");
    assert_eq!(
        desk.record("verify", "card", &changed)["verdict"],
        "damaged"
    );
}

/// What a page gives as its address is opened by a press: nothing but the web is.
#[test]
fn an_address_that_is_none_of_the_web_is_on_no_card() {
    let folder = TempDir::new().unwrap();
    let newsroom = Newsroom::open(Settings::memory(), &mut |_| {}).unwrap();
    let article = |id: &str, url: &str, body: &str| json!({ "id": id, "title": id, "url": url, "body": body });
    let lines = [
        article(
            "mill",
            "javascript:alert(1)",
            "The mill of Norvik burned down on 3 May 2021, and nobody was hurt.",
        ),
        article(
            "quay",
            "https://coast.example/quay",
            "Divers will look at the broken quay of Norvik by June 2022.",
        ),
    ]
    .map(|article| article.to_string());
    std::fs::write(folder.path().join("a.jsonl"), lines.join("\n")).unwrap();
    newsroom.take_in(folder.path(), &mut |_| {}).unwrap();
    let told = shown(&newsroom, &["/search Norvik", "/cite 1 format:csl"]);
    let other = shown(&newsroom, &["/search Norvik", "/cite 2 format:csl"]);
    assert!(!format!("{told}{other}").contains("javascript"), "{told}");
    assert!(
        format!("{told}{other}").contains("https://coast.example/quay"),
        "{told}"
    );
    let timeline = desk::command("timeline").unwrap();
    let given = [
        ("topic", Value::Text("Norvik".to_owned())),
        ("export", Value::Flag(true)),
    ];
    let given = given.map(|(name, value)| (name.to_owned(), value));
    let reply = (timeline.answer)(&Values::new(timeline, given).unwrap(), &newsroom).unwrap();
    for file in &reply.attachments[1..] {
        let text = String::from_utf8(file.bytes.to_vec()).unwrap();
        assert!(
            text.contains("coast.example/quay") && !text.contains("javascript"),
            "{text}"
        );
    }
}

#[test]
fn in_the_console_an_excerpt_is_cited_by_its_number() {
    let desk = Desk::with(&[FIRST, REST]);
    let told = shown(
        &desk.newsroom,
        &["Which boats were lost at Norvik?", "/cite 1 format:csl"],
    );
    assert!(
        told.contains("\"container-title\": \"The Coast\""),
        "{told}"
    );
    let told = shown(&desk.newsroom, &["/cite 1"]);
    assert_eq!(told, "No reply has had excerpts yet: ask something first.");
    let told = shown(
        &desk.newsroom,
        &["Which boats were lost at Norvik?", "/cite 9"],
    );
    assert_eq!(
        told,
        "Say which of the last excerpts, from 1 to 1: /cite 1."
    );
    // A card, a list of sources or a context is no new count.
    let told = shown(
        &desk.newsroom,
        &[
            "Which boats were lost at Norvik?",
            "/cite 1",
            "/sources",
            "/context 1",
            "/cite 1 format:bibtex",
        ],
    );
    assert!(told.contains("howpublished = {The Coast}"), "{told}");
    let told = shown(&desk.newsroom, &["/cite harbour"]);
    assert!(
        told.starts_with("Name an excerpt by its reference"),
        "{told}"
    );
    let told = shown(&desk.newsroom, &["/cite 1:2-3:4 format:word"]);
    assert_eq!(told, "format takes one of card, bibtex, csl.");
}

/// What a reader sees of the last line's answer.
fn shown(newsroom: &Newsroom, lines: &[&str]) -> String {
    let mut console = Console::new(newsroom);
    let mut last = Reply::default();
    for line in lines {
        last = match console.answer(line) {
            Ok(Answer::Reply(reply)) => reply,
            Ok(other) => panic!("{other:?}"),
            Err(refusal) => return refusal.message.to_string(),
        };
    }
    let layout = attache::console::Layout {
        width: 100,
        hints: false,
    };
    plain(&attache::console::render(&last, layout))
}

/// The text without styles.
fn plain(styled: &str) -> String {
    let mut plain = String::new();
    let mut rest = styled;
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        plain.push_str(before);
        rest = after.split_once('m').map_or("", |(_, rest)| rest);
    }
    plain.push_str(rest);
    plain.trim().to_owned()
}

//! Asking the shipped collection: the figures it reaches, what readers are shown, and the laws of answers.

use std::path::Path;
use std::sync::OnceLock;

use attache::desk::ask::{Asked, ask};
use attache::desk::command;
use attache::eval::{Manner, ablate, evaluate, read};
use attache::newsroom::{Filter, IDEAS, Idea, Method, Newsroom, Settings};
use attache::reply::{Block, Reply};
use proptest::prelude::*;
use serde_json::Value as Json;

use super::support::room::{self, values};

/// A newsroom with the shipped collection, made once.
fn newsroom() -> &'static Newsroom {
    static NEWSROOM: OnceLock<Newsroom> = OnceLock::new();
    NEWSROOM.get_or_init(|| {
        let newsroom = Newsroom::open(Settings::memory(), &mut |_| {}).unwrap();
        let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
        let taken = newsroom.take_in(&seeds, &mut |_| {}).unwrap();
        assert_eq!(taken.skipped_count, 0);
        newsroom
    })
}

fn answer(name: &str, given: &[(&str, &str)]) -> Reply {
    (command(name).unwrap().answer)(&values(name, given), newsroom()).unwrap()
}

fn record(name: &str, given: &[(&str, &str)]) -> Json {
    room::record(newsroom(), name, given)
}

/// Our own words of a reply, line by line.
fn words(reply: &Reply) -> String {
    let lines = reply.blocks.iter().flat_map(|block| match block {
        Block::Section(line) | Block::Words(line) => vec![line.to_string()],
        Block::List(lines) => lines.iter().map(ToString::to_string).collect(),
        Block::Quotation(_) | Block::Paragraph(_) => Vec::new(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The guard against a change that makes answers worse: a figure that moves is looked at.
#[test]
fn the_shipped_collection_answers_its_judged_questions() {
    let judged = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/judged/seeds.jsonl");
    let manner = Manner {
        clock: true,
        method: Method::default(),
    };
    let evaluation = evaluate(newsroom(), read(&judged).unwrap(), &manner).unwrap();
    let figures: Vec<String> = evaluation
        .figures
        .figures
        .iter()
        .map(|figure| format!("{} {}", figure.name, figure.value))
        .collect();
    insta::assert_snapshot!(figures.join("\n"), @"
    kept 1
    hit@1 0.931
    evidence@1 0.931
    hit@3 1
    evidence@3 0.9655
    hit@5 1
    evidence@5 1
    recall@5 1
    all@5 1
    mrr 0.9598
    chars 366.5704
    refused 1
    ");
}

/// The table of `docs/method.md` can be made again, and has a row for every idea.
#[test]
fn every_idea_can_be_left_out() {
    let judged = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/judged/seeds.jsonl");
    let questions = read(&judged).unwrap();
    let manner = Manner {
        clock: true,
        method: Method::default(),
    };
    let ablation = ablate(newsroom(), &questions, &manner).unwrap();
    let table = ablation.to_string();
    assert!(
        table.starts_with("| without | hit@5 | evidence@1 |"),
        "{table}"
    );
    assert_eq!(table.lines().count(), 2 + 1 + IDEAS.len());
    let of = |without: Option<&str>, figure: &str| {
        let row = ablation.rows.iter().find(|(idea, _)| *idea == without);
        row.unwrap().1.value(figure).unwrap()
    };
    let all = evaluate(newsroom(), questions, &manner).unwrap().figures;
    assert_eq!(Some(of(None, "mrr")), all.value("mrr"));
    assert!(of(Some("refusal"), "refused") < of(None, "refused"));
    assert!(of(Some("neighbours"), "chars") < of(None, "chars"));
    let method = include_str!("../../docs/method.md");
    for idea in IDEAS {
        assert!(
            method.contains(&format!("| {} |", idea.name)),
            "{}",
            idea.name
        );
    }
    assert_eq!(ablation.record()["rows"][1]["without"], IDEAS[0].name);
}

#[test]
fn a_question_is_answered_with_sourced_excerpts() {
    let answer = record(
        "ask",
        &[("question", "Who is Gabriel Attal?"), ("limit", "2")],
    );
    assert_eq!(answer["verdict"], "answered");
    let excerpts = answer["excerpts"].as_array().unwrap();
    assert!((1..=2).contains(&excerpts.len()));
    for (excerpt, rank) in excerpts.iter().zip(1..) {
        assert_eq!(excerpt["rank"], rank);
        assert!(excerpt["text"].as_str().unwrap().contains("Attal"));
        let id = excerpt["article"]["id"].as_str().unwrap();
        let id = attache::news::ArticleId::new(id).unwrap();
        let article = newsroom().article(&id).unwrap();
        let bytes = |key: &str| usize::try_from(excerpt[key].as_u64().unwrap()).unwrap();
        assert_eq!(
            &article.body()[bytes("start")..bytes("end")],
            excerpt["text"]
        );
    }
    let keys = |value: &Json| {
        value
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(
        keys(&answer),
        "question respelt holder verdict excerpts missing searched took_ms"
    );
    assert_eq!(
        keys(&excerpts[0]),
        "rank text article paragraph start end reference score"
    );
    assert_eq!(
        keys(&excerpts[0]["article"]),
        "id title source published url path"
    );
    assert_eq!(keys(&answer["searched"]), "articles passages");
}

#[test]
fn matched_words_are_marked_and_lie_within_the_excerpt() {
    let reply = answer("ask", &[("question", "When will Macron call Putin?")]);
    assert!(reply.quotations().count() > 0);
    for quotation in reply.quotations() {
        assert!(!quotation.marks.is_empty());
        assert!(
            quotation
                .marks
                .windows(2)
                .all(|two| two[0].end() <= two[1].start())
        );
        let span = quotation.excerpt.span();
        assert!(quotation.marks.iter().all(|mark| span.contains(*mark)));
    }
}

#[test]
fn spelling_variants_are_met() {
    for (question, named) in [
        ("What will Macron say to Zelenskiy?", "Zelensky"),
        ("Is there a delusion at the Élysée?", "Elysee"),
        (
            "Which ceasefires did Macron want from Putin?",
            "cease-fires",
        ),
    ] {
        let answer = record("ask", &[("question", question)]);
        let excerpts = answer["excerpts"].as_array().unwrap().iter();
        let mut texts = excerpts.map(|excerpt| excerpt["text"].as_str().unwrap());
        assert!(
            texts.any(|text| text.contains(named)),
            "{question}: {answer}"
        );
    }
}

/// "When did it begin?" is answered by "it began": forms that stemming keeps apart are met, and marked.
#[test]
fn other_forms_of_a_word_are_met() {
    for (question, form) in [
        ("When did the insurgency begin?", "began"),
        ("Who wanted to invade Ukraine?", "invasion"),
        ("What did the advisers in France agree on?", "French"),
    ] {
        let reply = answer("ask", &[("question", question)]);
        let marked = |quotation: &attache::reply::Quotation| {
            let body = quotation.excerpt.article().body();
            let mut marks = quotation.marks.iter();
            marks.any(|mark| mark.slice(body) == form)
        };
        assert!(reply.quotations().any(marked), "{question}");
    }
}

/// A headline that asks what the reader asks is no answer to it.
#[test]
fn what_only_asks_comes_after_what_tells() {
    let folder = tempfile::tempdir().unwrap();
    let page = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    page(
        "quiz.txt",
        "The quiz of the week\n\nHere is what we should like to know of you today. Which harbour did the Norvik ferry leave?\n\nAll answers are overleaf, as they always were.",
    );
    page(
        "ferry.txt",
        "Late again\n\nThe Norvik ferry left the pier of Ostby at noon with forty people on board.",
    );
    let newsroom = Newsroom::open(Settings::memory(), &mut |_| {}).unwrap();
    newsroom.take_in(folder.path(), &mut |_| {}).unwrap();
    let first = |method: Method| {
        let asked = Asked {
            question: "Which harbour did the Norvik ferry leave?".to_owned(),
            filter: Filter::default(),
            limit: 2,
            seen: 0,
            now: None,
        };
        let answer = ask(&asked, &newsroom, &method).unwrap();
        answer.excerpts[0].cut.article.id().to_string()
    };
    let idea = Idea::named("questions last").unwrap();
    assert_eq!(first(idea.left_out_of(&Method::default())), "quiz");
    assert_eq!(first(Method::default()), "ferry");
}

/// Two speak of one dam; a third is only spoken of.
#[test]
fn whose_words_are_asked_for_is_heard_and_nobody_else() {
    let folder = tempfile::tempdir().unwrap();
    let page = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    page(
        "council.txt",
        "Council of Vey meets on the dam\n\n\"The dam above Vey will hold, Bran Oake may count on it,\" Ada Quill told \
         the council on Monday.\n\nShe had inspected the wall at dawn. \"There are cracks in the dam, and they are \
         old,\" she said.",
    );
    page(
        "engineer.txt",
        "Engineer answers the mayor of Vey\n\nBran Oake has measured the wall for ten years. \"The dam will not hold \
         another winter,\" he said on Tuesday.\n\nRowan Ash is to repair the dam from May on.",
    );
    let newsroom = Newsroom::open(Settings::memory(), &mut |_| {}).unwrap();
    newsroom.take_in(folder.path(), &mut |_| {}).unwrap();
    let reply = |question: &str| {
        let asked = values("ask", &[("question", question)]);
        (command("ask").unwrap().answer)(&asked, &newsroom).unwrap()
    };
    let first = |question: &str| {
        let reply = reply(question);
        reply.quotations().next().unwrap().excerpt.text().to_owned()
    };
    // He is named in what another says of the dam, and is "he" in his own words.
    assert!(first("What did Oake say about the dam?").contains("another winter"));
    assert!(first("What did Quill say about the dam?").contains("will hold, Bran Oake"));
    assert!(first("What did Óake say about the dam?").contains("another winter"));
    let words = words(&reply("What did Ash say about the dam?"));
    assert!(
        words.contains("Ash: neither quoted nor told to have said something in the"),
        "{words}"
    );
    // Nothing came close: there are no excerpts in which to be quoted.
    let far = self::words(&reply("What did Ulm say about xylophones?"));
    assert!(far.contains("Ulm: in no passage"), "{far}");
    assert!(!far.contains("closest excerpt"), "{far}");
}

/// What is on whom the question names, and not on what it asks of them, is seen by the words that it lacks.
#[test]
fn words_that_no_excerpt_has_are_named() {
    let asked = |question: &str, limit: &str| {
        let given = [("question", question), ("limit", limit)];
        (record("ask", &given), words(&answer("ask", &given)))
    };
    let question = "What did Sergei Lavrov say about sanctions on gas?";
    let (told, shown) = asked(question, "5");
    assert_eq!(told["missing"], serde_json::json!(["gas"]));
    assert!(
        shown.starts_with("In none of these excerpts: gas."),
        "{shown}"
    );
    let (_, shown) = asked(question, "1");
    assert!(shown.starts_with("Not in this excerpt: "), "{shown}");
    // Half of a name will do, and so will another form of a word.
    let (told, shown) = asked("When will President Emmanuel Macron call Putin?", "5");
    assert_eq!(told["verdict"], "answered");
    assert_eq!(told["missing"], serde_json::json!([]), "{shown}");
}

/// A word that tells nothing in one language does in another: it is not said to lack where it can be seen.
#[test]
fn a_small_word_of_another_language_is_seen() {
    let mut texts: Vec<(String, String)> = (0..6)
        .map(|number| {
            let text = format!("The clerk of house {number} in Orrin counted his boats on Monday, and the clerk was glad of it.");
            (format!("clerk{number}"), text)
        })
        .collect();
    let fire = "Doce personas murieron en el incendio del ferry de Orrin, dijo la guardia costera en la noche del martes.";
    texts.push(("incendio".to_owned(), fire.to_owned()));
    let given: Vec<(&str, &str)> = texts
        .iter()
        .map(|(id, text)| (id.as_str(), text.as_str()))
        .collect();
    let (_folder, newsroom) = room::invented(&given);
    let told = room::record(&newsroom, "ask", &[("question", "incendio del ferry")]);
    assert_eq!(told["excerpts"][0]["article"]["id"], "incendio");
    assert_eq!(told["missing"], serde_json::json!([]));
}

/// A seat of government is its country, and what is to be counted has a number beside it.
#[test]
fn a_city_is_its_country_unless_it_is_counted_in() {
    let reply = answer(
        "ask",
        &[("question", "Does Warsaw resist a meeting with Putin?")],
    );
    let told = |quotation: &attache::reply::Quotation| quotation.excerpt.text().contains("Poland");
    assert!(reply.quotations().any(told));
    let verdict = |question: &str| record("ask", &[("question", question)])["verdict"].clone();
    for question in [
        "How many people live in Paris?",
        "How many languages does Emmanuel Bonne speak?",
    ] {
        assert_eq!(verdict(question), "nothing_found", "{question}");
    }
    assert_eq!(verdict("How many refugees fled from Ukraine?"), "answered");
}

/// Every count of a receipt is what a search for the word counts.
#[test]
fn a_receipt_can_be_checked() {
    let reply = answer(
        "ask",
        &[(
            "question",
            "What did Xi Jinping tell the Kremlin in Antarctica?",
        )],
    );
    let words = words(&reply);
    assert!(
        words.starts_with("Nothing was found that answers this."),
        "{words}"
    );
    assert!(words.contains("Jinping: in no passage"), "{words}");
    let mut checked = 0;
    for line in words.lines() {
        let Some((word, count)) = line.split_once(": in ") else {
            continue;
        };
        let stated: u64 = match count.split(' ').next().unwrap() {
            "no" => 0,
            number => number.parse().unwrap(),
        };
        let found = record("search", &[("query", word)]);
        let exact = match found["respelt"].as_array().unwrap().len() {
            0 => found["passages"].as_u64().unwrap(),
            _ => 0,
        };
        assert_eq!(exact, stated, "{word}");
        checked += 1;
    }
    assert!(checked >= 3, "{words}");
}

/// A topic with nothing on it gets the same receipt from every command, for a program too.
#[test]
fn a_topic_with_nothing_has_one_receipt() {
    let topic = "Antarctica penguins summit";
    for (command, list) in [
        ("origins", "origins"),
        ("story", "stories"),
        ("timeline", "events"),
        ("figures", "things"),
        ("compare", "origins"),
        ("brief", "stories"),
        ("sourcing", "lines"),
    ] {
        let reply = words(&answer(command, &[("topic", topic)]));
        assert!(
            reply.contains("penguins: in no passage"),
            "{command}: {reply}"
        );
        let told = record(command, &[("topic", topic)]);
        assert_eq!(told["verdict"], "nothing_found", "{command}");
        assert_eq!(told[list], serde_json::json!([]), "{command}");
        let asked = record("ask", &[("question", topic)]);
        assert_eq!(told["receipt"], asked["receipt"], "{command}");
        let word = &told["receipt"]["words"][1];
        assert_eq!(
            (&word["word"], &word["passages"]),
            (&"penguins".into(), &0.into())
        );
        let known = record(command, &[("topic", "Macron and Putin")]);
        assert_eq!(known["verdict"], "answered", "{command}");
        assert!(!known[list].as_array().unwrap().is_empty(), "{command}");
    }
}

#[test]
fn a_search_matches_what_it_says() {
    let passages = |query: &str| {
        record("search", &[("query", query)])["passages"]
            .as_u64()
            .unwrap()
    };
    let both = passages("macron versailles");
    assert!(both >= 2);
    assert_eq!(both, passages("macron AND versailles"));
    assert_eq!(
        passages("versailles NOT macron") + both,
        passages("versailles")
    );
    assert!(passages("diplom*") >= passages("diplomacy"));
    assert!(passages("\"normandy format\"") <= passages("normandy format"));
    assert_eq!(passages("\"format normandy\""), 0);
    for (one, other) in [("manoeuvring", "maneuvering"), ("defence", "defense")] {
        assert!(passages(one) > 0);
        assert_eq!(passages(one), passages(other), "{one}");
    }
    assert!(passages("source:\"India Today\" putin") > 0);
    assert_eq!(passages("title:dialogue breakfast"), 0);
}

#[test]
fn a_broken_search_says_how_it_was_read() {
    let reply = answer("search", &[("query", "(macron OR")]);
    assert!(
        words(&reply).contains("Read as: macron"),
        "{}",
        words(&reply)
    );
    let reply = answer("search", &[("query", "Mascron")]);
    assert_eq!(
        words(&reply),
        "Nothing matches as it is spelt. Searched for Macron instead of Mascron: 61 passages match."
    );
}

#[test]
fn a_message_is_given_its_sources() {
    let message = "Macron hosted Putin at Versailles in 2017! https://example.org/x\nThe price of tulips in Jupiter doubled.";
    let reply = answer("Find sources", &[("text", message)]);
    assert!(
        reply
            .quotations()
            .any(|quotation| quotation.excerpt.text().contains("Versailles"))
    );
    assert!(
        words(&reply).contains("Nothing in the collection is on this."),
        "{}",
        words(&reply)
    );
}

#[test]
fn a_limit_on_days_says_what_it_leaves_out() {
    let reply = answer(
        "ask",
        &[("question", "Who is Gabriel Attal?"), ("since", "2022")],
    );
    assert!(
        words(&reply).contains("left out by the limit on days"),
        "{}",
        words(&reply)
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_is_a_question(text in "\\PC{1,200}") {
        if !text.trim().is_empty() {
            let mut first = record("ask", &[("question", &text)]);
            let mut again = record("ask", &[("question", &text)]);
            first["took_ms"] = Json::Null;
            again["took_ms"] = Json::Null;
            prop_assert_eq!(first, again);
            answer("search", &[("query", &text)]);
            answer("Find sources", &[("text", &text)]);
        }
    }

    #[test]
    fn what_is_said_to_be_missing_is_not_shown(words in prop::collection::vec(word(), 2..8)) {
        let told = record("ask", &[("question", &words.join(" "))]);
        let excerpts = told["excerpts"].as_array().unwrap();
        for missing in told["missing"].as_array().unwrap() {
            let missing = missing.as_str().unwrap();
            prop_assert!(words.join(" ").contains(missing));
            for word in missing.split(' ') {
                let inner = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’');
                let bare = |one: &str| one.trim_end_matches("'s").trim_end_matches("’s") == word;
                let has = |text: &str| text.split(|c: char| !inner(c)).any(bare);
                let mut texts = excerpts.iter().map(|one| one["text"].as_str().unwrap());
                prop_assert!(!texts.any(has), "{word} is there: {told}");
            }
        }
    }
}

/// A word of the shipped articles, or one of no article.
fn word() -> impl Strategy<Value = String> {
    let pages = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")).unwrap();
    let text: String = pages
        .map(|page| std::fs::read_to_string(page.unwrap().path()).unwrap())
        .collect();
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    let mut words: Vec<String> = words
        .filter(|word| word.len() > 2)
        .map(str::to_owned)
        .collect();
    words.sort();
    prop_oneof![
        4 => prop::sample::select(words),
        1 => prop::sample::select(vec!["xylophone", "Reykjavik", "breakfast"]).prop_map(str::to_owned),
    ]
}

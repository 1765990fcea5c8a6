//! The command line: the real binary, as a person or a script calls it.

mod failures;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value as Json;

/// A data folder of its own, and calls of the binary on it.
struct Desk {
    folder: tempfile::TempDir,
}

/// How a call ended.
struct Ended {
    status: i32,
    out: String,
    err: String,
}

impl Desk {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// A file of this test's.
    fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, content).unwrap();
        path
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_attache"));
        command
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .env_clear()
            .args(words)
            .arg("--data")
            .arg(self.data());
        command
    }

    /// Calls the binary on the shipped articles.
    fn run(&self, words: &[&str]) -> Ended {
        self.command(words)
            .stdin(Stdio::null())
            .output()
            .unwrap()
            .into()
    }

    /// Calls the binary with lines on its standard input.
    fn pipe(&self, words: &[&str], lines: &str) -> Ended {
        let mut child = self
            .command(words)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child
            .stdin
            .take()
            .unwrap()
            .write_all(lines.as_bytes())
            .unwrap();
        child.wait_with_output().unwrap().into()
    }
}

impl From<Output> for Ended {
    fn from(output: Output) -> Self {
        Self {
            status: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: without_progress(&String::from_utf8(output.stderr).unwrap()),
        }
    }
}

/// The lines without those that say how far a slow machine is.
fn without_progress(lines: &str) -> String {
    let is_progress =
        |line: &&str| line.contains(" INFO reading: ") || line.contains(" INFO indexing: ");
    let rest = lines.lines().filter(|line| !is_progress(line));
    rest.flat_map(|line| [line, "\n"]).collect()
}

impl Ended {
    /// What a call printed that went well and had nothing to complain of.
    #[track_caller]
    fn well(self) -> String {
        assert_eq!((self.status, self.err.as_str()), (0, ""), "{}", self.out);
        self.out
    }

    /// The one line on standard error of a call that ended so.
    #[track_caller]
    fn told(self, status: i32) -> String {
        assert_eq!(self.status, status, "{}{}", self.out, self.err);
        assert_eq!(self.err.lines().count(), 1, "{}", self.err);
        self.err.trim_end().to_owned()
    }
}

/// What a call on the shipped articles prints.
pub(super) fn call(words: &[&str]) -> String {
    Desk::new().run(words).well()
}

/// The names of an object's fields, in order.
fn fields(object: &Json) -> Vec<&str> {
    object
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect()
}

#[test]
fn a_question_is_answered_for_a_program_field_for_field() {
    let desk = Desk::new();
    let question = "When did Macron fly to Moscow?";
    let out = desk
        .run(&["ask", question, "--json", "--limit", "2"])
        .well();
    assert_eq!(out.lines().count(), 1);
    let answer: Json = serde_json::from_str(&out).unwrap();

    let names = [
        "question", "respelt", "holder", "verdict", "excerpts", "missing", "searched", "took_ms",
    ];
    assert_eq!(fields(&answer), names);
    assert_eq!(answer["question"], question);
    assert_eq!(answer["verdict"], "answered");
    assert_eq!(fields(&answer["searched"]), ["articles", "passages"]);
    assert_eq!(answer["searched"]["articles"], 5);
    assert!(answer["took_ms"].is_number());

    let excerpts = answer["excerpts"].as_array().unwrap();
    assert!((1..=2).contains(&excerpts.len()));
    for (rank, excerpt) in (1..).zip(excerpts) {
        let names = [
            "rank",
            "text",
            "article",
            "paragraph",
            "start",
            "end",
            "reference",
            "score",
        ];
        assert_eq!(fields(excerpt), names);
        assert_eq!(excerpt["rank"], rank);
        assert!(excerpt["score"].is_number());
        assert!(excerpt["paragraph"].is_u64());
        let article = &excerpt["article"];
        let names = ["id", "title", "source", "published", "url", "path"];
        assert_eq!(fields(article), names);

        let id = article["id"].as_str().unwrap();
        let body = desk.run(&["article", id, "--body"]).well();
        let place = |name: &str| usize::try_from(excerpt[name].as_u64().unwrap()).unwrap();
        let slice = body.get(place("start")..place("end"));
        assert_eq!(slice, excerpt["text"].as_str());
        let reference = excerpt["reference"].as_str().unwrap();
        let card = desk.run(&["cite", reference, "--json"]).well();
        let card: Json = serde_json::from_str(&card).unwrap();
        assert_eq!(card["text"], excerpt["text"]);
    }
}

/// The questions that the manual shows can be measured with as they stand.
#[test]
fn the_questions_of_the_manual_are_measured() {
    let desk = Desk::new();
    let manual = include_str!("../../../docs/operation.md");
    let (_, shown) = manual.split_once("```json\n").unwrap();
    let (questions, _) = shown.split_once("```").unwrap();
    let file = desk.file("questions.jsonl", questions);
    let out = desk
        .run(&["eval", "--queries", file.to_str().unwrap(), "--json"])
        .well();
    let figures: Json = serde_json::from_str(&out).unwrap();
    assert_eq!(figures["questions"], 3);
    assert_eq!(figures["refused"], 1.0);
    assert_eq!(figures["kept"], 1.0);
    assert_eq!(figures["evidence@5"], 1.0);
}

#[test]
fn words_need_no_quotes_and_globals_may_follow() {
    let desk = Desk::new();
    let quoted = desk.run(&["ask", "Where did Macron fly?", "--json"]).well();
    let bare = desk.run(&["ask", "Where", "did", "Macron", "fly?", "--json", "-v"]);
    assert_eq!(bare.status, 0);
    let excerpts = |out: &str| serde_json::from_str::<Json>(out).unwrap()["excerpts"].clone();
    assert_eq!(excerpts(&quoted), excerpts(&bare.out));
}

#[test]
fn every_article_is_exported_whole() {
    let desk = Desk::new();
    let out = desk.run(&["export", "--json"]).well();
    let lines: Vec<Json> = out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 5);
    for line in &lines {
        let body = desk
            .run(&["article", line["id"].as_str().unwrap(), "--body"])
            .well();
        let mut at = 0;
        for paragraph in line["paragraphs"].as_array().unwrap() {
            assert_eq!(fields(paragraph), ["class", "start", "end", "text"]);
            let place = |name: &str| usize::try_from(paragraph[name].as_u64().unwrap()).unwrap();
            let (start, end) = (place("start"), place("end"));
            assert!(
                body.get(at..start).unwrap().trim().is_empty(),
                "a gap is blank"
            );
            assert_eq!(body.get(start..end), paragraph["text"].as_str());
            at = end;
        }
        assert!(body.get(at..).unwrap().trim().is_empty());
    }
}

#[test]
fn a_pipe_is_answered_line_by_line() {
    let desk = Desk::new();
    let ended = desk.pipe(
        &["console"],
        "/sources\n\nWhere did Macron fly?\n/article 001_c9a8a6810d1955b3\n",
    );
    let out = ended.well();
    assert!(out.contains("5 articles"), "{out}");
    assert!(out.contains("Where did Macron fly?"), "{out}");
    assert!(!out.contains('\x1b'), "no colours where nobody sees them");
}

#[test]
fn an_excerpt_is_seen_in_its_context() {
    let desk = Desk::new();
    let out = desk
        .pipe(&["console"], "Where did Macron fly?\n/context 1\n")
        .well();
    assert!(out.contains("sha256 of the excerpt"), "{out}");
}

#[test]
fn without_a_token_it_is_the_console_and_says_how_to_connect() {
    let desk = Desk::new();
    let ended = desk.pipe(&[], "/sources\n");
    assert!(ended.out.contains("5 articles"));
    assert!(ended.told(0).contains("set DISCORD_TOKEN"));
}

#[test]
fn the_collection_that_is_configured_is_the_one_that_is_asked() {
    let desk = Desk::new();
    let good = "A harbour opens\n\nThe harbour of Port Alder opened on Monday, the mayor said.\n";
    let harbour = desk.file("harbour/good.txt", good);
    let harbour = harbour.parent().unwrap().to_str().unwrap();
    let articles = |words: &[&str]| -> Json {
        let out = desk.run(&[&["status", "--json"], words].concat()).well();
        serde_json::from_str::<Json>(&out).unwrap()["articles"].clone()
    };
    assert_eq!(articles(&[]), 5);
    assert_eq!(
        articles(&["--articles", harbour]),
        1,
        "the seeds are withdrawn"
    );
    assert_eq!(articles(&[]), 5, "and are back");
    desk.run(&["index", harbour]).well();
    assert_eq!(articles(&[]), 6, "what is added besides stays");
}

#[test]
fn the_doctor_says_what_to_do() {
    let desk = Desk::new();
    let out = desk.run(&["doctor"]).well();
    let out = out.replace(desk.folder.path().to_str().unwrap(), "");
    insta::assert_snapshot!(out, @r#"
    well  config      config/attache.toml is sound
    well  data        /data can be written, no other process uses it
    well  articles    seeds are taken in
    well  index       5 articles, 88 passages
    note  token       not set: attache is the console; set DISCORD_TOKEN or DISCORD_TOKEN_FILE to connect to Discord
    "#);

    let config = desk.file("attache.toml", "artcles = \"seeds\"\n");
    let output = desk
        .command(&["doctor", "--config", config.to_str().unwrap()])
        .env("DISCORD_TOKEN", "something")
        .output()
        .unwrap();
    let ended = Ended::from(output);
    assert_eq!(ended.status, 1);
    let out = ended.out.replace(desk.folder.path().to_str().unwrap(), "");
    insta::assert_snapshot!(out, @r#"
    ill   config      /attache.toml:1:1: unknown key `artcles`, expected one of `articles`, `data`, `log`, `rescan_seconds`, `discord`, `limits`
    well  data        /data can be written, no other process uses it
    well  articles    seeds are taken in
    well  index       5 articles, 88 passages
    ill   token       does not look like a bot's token: three parts with dots between; copy it anew from the Developer Portal, under Bot
    ill   discord     the bot: not through within 5 s: error sending request; check this machine's connection and `api_url` under [discord]
    "#);
}

#[test]
fn every_command_of_the_desk_is_a_command_here() {
    let desk = Desk::new();
    let help = desk.command(&["--help"]).output().unwrap();
    let help = Ended::from(help).well();
    for command in attache::desk::COMMANDS {
        let slug = command.slug();
        assert!(help.contains(&format!("\n  {slug} ")), "{slug}");
    }
    assert!(
        Path::new("seeds").exists(),
        "tests run where the articles are"
    );
}

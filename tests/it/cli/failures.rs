//! What the command line says when something is wrong: one line on standard error, and a status.

use std::io::Write as _;
use std::process::Stdio;

use serde_json::Value as Json;

use super::{Desk, Ended};

/// Shaped like a bot's token, and nobody's.
const TOKEN: &str = "MTIzNDU2Nzg5MDEyMzQ1Njc4OTA.GaBcDe.aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789_-";

#[test]
fn a_question_without_an_answer_is_said_to_have_none() {
    let desk = Desk::new();
    let out = desk
        .run(&["ask", "Who won the chess olympiad in Samarkand?", "--json"])
        .well();
    let answer: Json = serde_json::from_str(&out).unwrap();
    assert_eq!(answer["verdict"], "nothing_found");
}

#[test]
fn a_pipe_goes_on_after_a_line_that_fails_and_tells_so_at_the_end() {
    let desk = Desk::new();
    let lines = "/sorces\n/sources\n/context 1\n/help me\n/settings public\n";
    let ended = desk.pipe(&["console"], lines);
    assert_eq!(ended.status, 1);
    assert!(ended.out.contains("5 articles"), "{}", ended.out);
    insta::assert_snapshot!(ended.err, @r"
    attache: line 1: There is no command /sorces. Did you mean /sources?
    attache: line 3: No reply has had excerpts yet: ask something first.
    attache: line 4: /help takes nothing after it.
    attache: line 5: /settings takes no words without the name of an option before them. For example: /settings replies: public.
    ");
}

#[test]
fn a_line_of_any_length_is_one_line() {
    let desk = Desk::new();
    let ended = desk.pipe(
        &["console"],
        &format!("{} short\n/sorces\n", "long ".repeat(300_000)),
    );
    insta::assert_snapshot!(ended.err, @r"
    attache: line 1: question takes at most 1000 characters.
    attache: line 2: There is no command /sorces. Did you mean /sources?
    ");
}

/// What stands in a file's name is shown on a terminal and does nothing there.
#[cfg(unix)]
#[test]
fn a_name_reaches_the_terminal_as_words() {
    let desk = Desk::new();
    let file = desk.file("articles/\u{1b}[2J\u{202e}evil.exe", "");
    let folder = file.parent().unwrap().to_str().unwrap();
    let index = desk.run(&["index", "--articles", folder]).out;
    assert!(
        index.contains("/␛[2J\u{fffd}evil.exe: is of no known kind"),
        "{index:?}"
    );
    let told = desk
        .run(&["sources", "--articles", file.to_str().unwrap()])
        .told(1);
    assert!(
        told.contains("/␛[2J\u{fffd}evil.exe: is of no known kind"),
        "{told:?}"
    );
}

#[test]
fn a_wrong_call_is_told_in_one_line() {
    let desk = Desk::new();
    let told = |words: &[&str]| desk.run(words).told(2);
    insta::assert_snapshot!(told(&["ask"]), @"attache: /ask needs question: What you want to know, in your own words. For example: /ask When will Macron call Putin?.");
    insta::assert_snapshot!(told(&["ask", "x", "--limit", "99"]), @"attache: limit takes a whole number from 1 to 10.");
    insta::assert_snapshot!(told(&["ask", "x", "--since", "soon"]), @"attache: since cannot be read as a day: “soon”. Write it as 2022-01-25, 25 Jan 2022, January 2022 or 2022.");
    insta::assert_snapshot!(told(&["ask", "x", "--lmit", "3"]), @"attache: unexpected argument '--lmit' found; did you mean --limit?");
    insta::assert_snapshot!(told(&["privcy"]), @"attache: unrecognized subcommand 'privcy'; did you mean privacy?");
    insta::assert_snapshot!(told(&["eval"]), @"attache: the following required arguments were not provided: --queries <FILE>; see attache --help");
    insta::assert_snapshot!(told(&["eval", "--queries", "q", "--set", "luck=1"]), @"attache: cannot set luck=1; give WEIGHT=VALUE, with a weight of docs/method.md and a number");
    assert!(
        told(&["eval", "--queries", "q", "--without", "luck"])
            .starts_with("attache: there is no idea luck; there are: titles, ")
    );
}

#[test]
fn what_cannot_be_done_is_told_in_one_line() {
    let desk = Desk::new();
    insta::assert_snapshot!(desk.run(&["article", "no-such-article", "--body"]).told(1), @"attache: no article has the id no-such-article; attache sources and attache export --json name them");
    insta::assert_snapshot!(desk.run(&["article", "no such article"]).told(1), @"attache: No article is called “no such article”. Begin to type its title and choose it, or see /sources.");
    insta::assert_snapshot!(desk.run(&["sources", "--articles", "no/such/folder"]).told(1), @"attache: cannot take articles in: articles no/such/folder: No such file or directory (os error 2); check the path");
    let other = Desk::new();
    other.file("data", "");
    let told = other.run(&["sources"]).told(1);
    let told = told.replace(other.folder.path().to_str().unwrap(), "");
    insta::assert_snapshot!(told, @"attache: data folder /data: File exists (os error 17); check that it is a folder that can be written to");
    insta::assert_snapshot!(desk.run(&["sources", "--config", "no/such.toml"]).told(1), @"attache: cannot read no/such.toml: No such file or directory (os error 2); name another file or mend this one");
}

#[test]
fn a_wrong_setting_is_refused_where_it_stands() {
    let desk = Desk::new();
    let config = desk.file(
        "attache.toml",
        "articles = \"seeds\"\n[discord]\nguild = \"1\"\n",
    );
    let told = desk
        .run(&["sources", "--config", config.to_str().unwrap()])
        .told(1);
    let told = told.replace(desk.folder.path().to_str().unwrap(), "");
    insta::assert_snapshot!(told, @"attache: /attache.toml:3:1: unknown key `guild`, expected `api_url` or `guild_id`");
}

#[test]
fn bad_files_are_skipped_and_named_and_the_good_ones_load() {
    let desk = Desk::new();
    let good = "A harbour opens\n\nThe harbour of Port Alder opened on Monday, the mayor said.\n";
    let articles = desk.file("articles/good.txt", good);
    let articles = articles.parent().unwrap();
    desk.file("articles/empty.txt", "");
    desk.file(
        "articles/binary.txt",
        [0_u8, 159, 146, 150, 0, 1, 2, 255].repeat(64),
    );
    desk.file("articles/broken.jsonl", "{\"id\": \n");
    let outside = desk.file("outside.txt", good);
    #[cfg(unix)]
    std::os::unix::fs::symlink(outside, articles.join("link.txt")).unwrap();
    let huge = std::fs::File::create(articles.join("huge.txt")).unwrap();
    huge.set_len(60 << 20).unwrap();

    let ended = desk.run(&["index", "--articles", articles.to_str().unwrap()]);
    assert_eq!(ended.status, 1, "{}", ended.err);
    let out = ended.out.replace(desk.folder.path().to_str().unwrap(), "");
    insta::assert_snapshot!(out, @r#"
    taken     good
    skipped   /articles/binary.txt: is binary, not text
    skipped   /articles/broken.jsonl line 1: the line is not an article in JSON: EOF while parsing a value at column 6
    skipped   /articles/empty.txt: is empty
    skipped   /articles/huge.txt: is larger than 8 MB
    skipped   /articles/link.txt: is a link out of the folder; copy the file into it
    /articles: 1 taken, 5 skipped
    "#);

    let again = desk.run(&["index", "--articles", articles.to_str().unwrap()]);
    assert_eq!(again.status, 1, "what was skipped stays skipped");
    assert!(again.out.contains("1 unchanged"), "{}", again.out);
}

#[test]
fn a_second_process_is_refused_while_one_has_the_data_folder() {
    let desk = Desk::new();
    let mut first = desk
        .command(&["console"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // It has the folder once it answers.
    let mut lines = first.stdin.take().unwrap();
    lines.write_all(b"/sources\n").unwrap();
    let mut answer = [0_u8; 1];
    std::io::Read::read_exact(first.stdout.as_mut().unwrap(), &mut answer).unwrap();

    let told = desk.run(&["sources"]).told(1);
    let told = told.replace(desk.folder.path().to_str().unwrap(), "");
    drop(lines);
    assert!(first.wait_with_output().unwrap().status.success());
    assert!(told.contains("/data"), "{told}");
    assert!(told.contains("another"), "{told}");
    desk.run(&["sources"]).well();
}

#[test]
fn a_token_reaches_no_log_no_error_and_no_reply() {
    let desk = Desk::new();
    let config = desk.file("attache.toml", format!("log = \"{TOKEN}\"\n"));
    let config = config.to_str().unwrap();
    let calls: &[&[&str]] = &[
        &["ask", TOKEN, "-vv"],
        &["ask", TOKEN, "--json"],
        &["ask", "x", "--source", TOKEN],
        &["ask", "x", "--since", TOKEN],
        &["article", TOKEN],
        &["article", TOKEN, "--body"],
        &[TOKEN],
        &["sources", "--articles", TOKEN],
        &["sources", "--config", config],
        &["index", TOKEN],
        &["doctor"],
    ];
    for words in calls {
        let output = desk
            .command(words)
            .env("DISCORD_TOKEN", TOKEN)
            .env("ATTACHE_DISCORD_API_URL", "http://127.0.0.1:9")
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let ended = Ended::from(output);
        for text in [&ended.out, &ended.err] {
            assert!(!text.contains(TOKEN), "{words:?}: {text}");
        }
        assert!(!ended.out.is_empty() || !ended.err.is_empty(), "{words:?}");
    }
    let ended = desk.pipe(&["console"], &format!("{TOKEN}\n/{TOKEN}\n/help {TOKEN}\n"));
    assert!(!ended.out.contains(TOKEN) && !ended.err.contains(TOKEN));
}

#[test]
fn a_reader_who_leaves_early_is_no_failure() {
    let desk = Desk::new();
    let mut child = desk
        .command(&["export", "--json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    assert_eq!(
        Ended::from(child.wait_with_output().unwrap()).told_nothing(),
        0
    );
}

impl Ended {
    /// The status of a call that said nothing on standard error.
    fn told_nothing(self) -> i32 {
        assert_eq!(self.err, "");
        self.status
    }
}

#[test]
fn settings_belong_to_a_server_and_here_is_none() {
    let desk = Desk::new();
    let ended = Ended::from(desk.command(&["settings"]).output().unwrap());
    insta::assert_snapshot!(ended.err.trim(), @"attache: There is no server here: /settings is for a Discord server, where members with Manage Server use it.");
    assert_eq!(ended.status, 1);
}

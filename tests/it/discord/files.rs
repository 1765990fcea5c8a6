//! Replies with files: pictures and exports.

use serde_json::{Value as Json, json};

use super::super::support::discord::multipart::{Body, File};
use super::super::support::discord::{ATTACH_FILES, EMBED_LINKS, rules};
use super::super::support::{Setup, collection};

#[tokio::test]
async fn a_picture_is_shown_and_a_calendar_attached() {
    Setup::with(collection::harbour())
        .run(async |server| {
            let reply = server.calls("Ana", "/draw").await;
            insta::assert_snapshot!(reply.to_string(), @r"
            (only Ana sees this)
            ┃ Drawn ┃
            In words.
            <picture line.png: The line, as line.png>
            <file line.ics: The line, as line.ics>
            [Share]
            ");
            let of = |name: &str| reply.files.iter().find(|file| file.name == name).unwrap();
            assert_eq!(of("line.ics").bytes, b"---");
            assert_eq!(of("line.ics").media_type, "text/calendar");
            let drawn = String::from_utf8(of("line.png").bytes.clone()).unwrap();
            assert!(drawn.contains("Harbour reopens after storm"), "{drawn}");
        })
        .await;
}

#[tokio::test]
async fn files_are_shared_after_a_restart_and_sent_again_when_an_answer_is_lost() {
    Setup::with(collection::harbour())
        .run(async |server| {
            server.goes_wrong("PATCH webhooks/*/*", 500, Json::Null);
            let reply = server.calls("Ana", "/draw").await;
            server.restart().await;
            let shared = server.presses("Ana", &reply, "Share").await;
            assert_eq!(shared.files, reply.files);
            assert!(!shared.private);
            insta::assert_snapshot!(shared.to_string(), @r"
            -# Shared by <@5000000000000000272>
            ┃ Drawn ┃
            In words.
            <picture line.png: The line, as line.png>
            <file line.ics: The line, as line.ics>
            ");
            let edited = server.reads().await;
            assert_eq!(edited.files, reply.files, "the files went with the button");
        })
        .await;
}

#[tokio::test]
async fn a_file_that_would_come_out_differently_is_not_shared() {
    let folder = tempfile::TempDir::new().unwrap();
    let file = folder.path().join("more.jsonl");
    let more = json!({ "id": "more", "title": "More", "body": "It went on." });
    std::fs::write(&file, more.to_string()).unwrap();
    let setup = Setup::with(collection::harbour());
    let newsroom = std::sync::Arc::clone(&setup.newsroom);
    setup
        .run(async |server| {
            let reply = server.calls("Ana", "/draw").await;
            newsroom.take_in(&file, &mut |_| {}).unwrap();
            let shared = server.presses("Ana", &reply, "Share").await;
            insta::assert_snapshot!(shared.to_string(), @r"
            -# Shared by <@5000000000000000272>
            -# `line.png` is not attached, because the collection has changed since. Ask again for a new one.
            ┃ Drawn ┃
            In words.
            <file line.ics: The line, as line.ics>
            ");
            server.reads().await;
        })
        .await;
}

#[tokio::test]
async fn without_attach_files_a_reply_says_what_it_leaves_out() {
    Setup::with(collection::harbour())
        .run(async |server| {
            server.state(|state| state.permissions &= !ATTACH_FILES);
            let reply = server.calls("Ana", "/draw").await;
            insta::assert_snapshot!(reply.to_string(), @r"
            (only Ana sees this)
            ┃ Drawn ┃
            In words.

            -# `line.png` is not attached, because Attaché lacks the **Attach Files** permission in this channel. So for 1 more file.
            [Share]
            ");
        })
        .await;
}

#[tokio::test]
async fn what_is_too_large_is_left_out_and_the_rest_is_sent_beside_plain_text() {
    Setup::with(collection::harbour())
        .run(async |server| {
            server.state(|state| state.permissions &= !EMBED_LINKS);
            let reply = server.calls("Ana", "/draw bytes: 10485761").await;
            insta::assert_snapshot!(reply.to_string(), @r"
            (only Ana sees this)
            **Drawn**
            In words.

            -# `line.ics` is not attached, because it is too large for Discord (10.5 MB). The command line saves it.
            -# Plain text, because Attaché lacks the **Embed Links** permission in this channel.
            <file line.png: The line, as line.png>
            [Share]
            ");
        })
        .await;
}

#[test]
fn files_that_discord_refuses_do_not_pass() {
    let all = u64::MAX;
    let sound = || Body {
        json: json!({ "attachments": [{ "id": 0, "filename": "a.png", "description": "d" }],
            "embeds": [{ "image": { "url": "attachment://a.png" } }] }),
        files: vec![File {
            name: "a.png".to_owned(),
            media_type: "image/png".to_owned(),
            bytes: vec![1],
        }],
    };
    assert_eq!(rules::files(&sound(), all), Vec::<String>::new());
    assert_eq!(rules::files(&sound(), 0).len(), 1);
    let refuses = |change: &dyn Fn(&mut Body)| {
        let mut body = sound();
        change(&mut body);
        assert!(!rules::files(&body, all).is_empty(), "{body:?} passed");
    };
    refuses(&|body| body.json["attachments"] = Json::Null);
    refuses(&|body| body.json["attachments"][0]["id"] = json!(1));
    refuses(&|body| body.json["attachments"][0]["filename"] = json!("b.png"));
    refuses(&|body| body.json["attachments"][0]["description"] = json!("d".repeat(1025)));
    refuses(&|body| body.json["attachments"][0]["description"] = Json::Null);
    refuses(&|body| body.json["embeds"][0]["image"]["url"] = json!("attachment://b.png"));
    refuses(&|body| body.files[0].bytes = vec![0; (10 << 20) + 1]);
    refuses(&|body| body.files[0].bytes.clear());
    refuses(&|body| body.files[0].media_type = "text/plain".to_owned());
    refuses(&|body| body.files[0].name = "ä.png".to_owned());
}

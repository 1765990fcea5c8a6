//! What is pressed under a reply.

use super::super::support::discord::{Kind, SEND_MESSAGES};
use super::super::support::{Setup, collection, run};
use attache::newsroom::{Clock, Newsroom, Settings};
use serde_json::json;

#[tokio::test]
async fn an_excerpt_is_shown_in_context_even_after_a_restart() {
    Setup::with(collection::harbour())
        .run(async |server| {
            let reply = server.calls("Ana", "/quote limit: 3").await;
            server.restart().await;
            let context = server.chooses("Ana", &reply, "1 · ").await;
            insta::assert_snapshot!(context.to_string(), @r"
            (only Ana sees this)
            ┃ Harbour reopens after storm ┃
            -# **1**
            > **The harbour at Norvik reopened on Tuesday after a storm had closed it for nine days.** Captain Ida Holm said the first ferry left at 6\:30.

            -# **2**
            > The repairs cost 4 million crowns, the port authority said in a statement on Wednesday.

            - The Coast, 25 Jan 2022, paragraph 1
            - bytes 0–84 of `harbour`, revision `c1fc36959143b7b62a59d5012504adbd7368bbd8673fbb03e02f8b7e2e469663`
            - sha256 of the excerpt `58877f7ec1dd94cf182c6b719bebbeac9e85ab9c4106ea72c4dbb7a1493c2558`
            - to cite it: `/cite harbour:0-84:c1fc3695`
            [Cite]
            ");
        })
        .await;
}

#[tokio::test]
async fn more_goes_on_where_the_reply_ended() {
    Setup::with(collection::harbour())
        .run(async |server| {
            let reply = server.calls("Ana", "/quote limit: 2").await;
            server.restart().await;
            let more = server.presses("Ana", &reply, "More").await;
            insta::assert_snapshot!(more.to_string(), @r"
            (only Ana sees this)
            ┃ What stands in the \*collection\*? ┃
            > **The** repairs cost 4 million crowns, the port authority said in a statement on Wednesday.
            -# **1** · [Harbour reopens after storm](<https://coast.example/harbour>) · The Coast · 25 Jan 2022 · paragraph 2

            > **\*\*Bold\*\*** claims, \|\|hidden\|\| words and \@everyone stood in the notice of the tide office.
            -# **2** · Tides \[update\] · source unknown · undated · paragraph 1
            ╰ searched everything
            [In context: choose an excerpt ▾ 1 · The repairs cost 4 million crowns, the port authority said in a statement on Wednesday. | 2 · **Bold** claims, ||hidden|| words and @everyone stood in the notice of the tide office.]
            [More] [Share]
            ");
        })
        .await;
}

#[tokio::test]
async fn a_reply_is_shared_as_it_was_shown_and_once() {
    Setup::with(collection::harbour())
        .run(async |server| {
            let reply = server.calls("Ana", "/quote limit: 1").await;
            server.restart().await;
            let shared = server.presses("Ana", &reply, "Share").await;
            assert_eq!(shared.body["embeds"], reply.body["embeds"]);
            insta::assert_snapshot!(shared.to_string(), @r"
            -# Shared by <@5000000000000000272>
            ┃ What stands in the \*collection\*? ┃
            > **The** harbour at Norvik reopened on Tuesday after a storm had closed it for nine days.
            -# **1** · [Harbour reopens after storm](<https://coast.example/harbour>) · The Coast · 25 Jan 2022 · paragraph 1
            ╰ searched everything
            [In context: choose an excerpt ▾ 1 · The harbour at Norvik reopened on Tuesday after a storm had closed it for nine days.]
            ");
            let edited = server.reads().await;
            assert!(edited.to_string().ends_with("[More] (Shared)"), "{edited}");
            // A second press of the button as it was before.
            let again = server.presses("Ana", &reply, "Share").await;
            insta::assert_snapshot!(again.to_string(), @"
            (only Ana sees this)
            This reply has been shared already.
            ");
            // Anyone may look at what was shared in context.
            let context = server.chooses("Ben", &shared, "1 · ").await;
            assert!(context.private);
        })
        .await;
}

#[tokio::test]
async fn a_share_that_fails_can_be_tried_again() {
    Setup::with(collection::harbour())
        .run(async |server| {
            let reply = server.calls("Ana", "/quote limit: 3").await;
            server.goes_wrong(
                "POST webhooks/*/*",
                403,
                json!({ "message": "Missing Access", "code": 50001 }),
            );
            let apology = server.presses("Ana", &reply, "Share").await;
            assert!(
                apology
                    .to_string()
                    .contains("Something went wrong on our side"),
                "{apology}"
            );
            assert_eq!(server.logged_errors().len(), 1);
            let shared = server.presses("Ana", &reply, "Share").await;
            assert!(!shared.private);
            server.reads().await;
        })
        .await;
}

#[tokio::test]
async fn what_is_too_long_ago_says_what_to_do() {
    let now = std::sync::Arc::new(std::sync::Mutex::new(jiff::Timestamp::UNIX_EPOCH));
    let told = std::sync::Arc::clone(&now);
    let settings = Settings {
        clock: Clock::told_by(move || *told.lock().unwrap()),
        ..Settings::memory()
    };
    let newsroom = Newsroom::open(settings, &mut |_| {}).unwrap();
    Setup::with(newsroom)
        .run(async |server| {
            let reply = server.uses("Ana", "Echo text", "words").await;
            *now.lock().unwrap() += jiff::SignedDuration::from_hours(24 * 31);
            let late = server.presses("Ana", &reply, "Share").await;
            insta::assert_snapshot!(late.to_string(), @"
            (only Ana sees this)
            This reply has expired. Run the command again.
            ");
        })
        .await;
}

#[tokio::test]
async fn a_button_of_another_making_says_what_to_do() {
    run(async |server| {
        let reply = server.uses("Ana", "Echo text", "words").await;
        for id in ["1:more:77", "0:more:77", "1:share:77", "vote"] {
            let data = json!({ "custom_id": id, "component_type": 2 });
            let pressed = server.send(Kind::Component, "Ana", Some(reply.message), &data);
            let answer = server.reply_to(&pressed).await;
            assert!(answer.private);
            assert!(
                answer
                    .to_string()
                    .contains("This reply has expired. Run the command again."),
                "{id}: {answer}"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_said_of_a_message_is_shared_and_never_kept() {
    let newsroom = collection::harbour();
    let setup = Setup::with(newsroom);
    let newsroom = std::sync::Arc::clone(&setup.newsroom);
    setup
        .run(async |server| {
            let reply = server.uses("Ana", "Echo text", "A private matter").await;
            let made = server.state(|state| state.messages[&reply.message].via);
            let kept = newsroom.kept(&format!("discord/reply/{made}")).unwrap();
            assert!(!kept.unwrap().contains("private matter"));
            let shared = server.presses("Ana", &reply, "Share").await;
            insta::assert_snapshot!(shared.to_string(), @"
            -# Shared by <@5000000000000000272>
            ┃ Echo ┃
            A private matter
            ");
            server.reads().await;
        })
        .await;
}

/// Typed or chosen on a menu: what is checked is kept nowhere, and its buttons work all the same.
#[tokio::test]
async fn what_is_checked_is_kept_nowhere() {
    let newsroom = collection::harbour();
    let setup = Setup::with(newsroom);
    let newsroom = std::sync::Arc::clone(&setup.newsroom);
    setup
        .run(async |server| {
            let asked = "the first ferry left at a secret hour";
            let reply = server.calls("Ana", &format!("/check text: {asked}")).await;
            assert!(reply.to_string().contains("**Altered**"), "{reply}");
            let made = server.state(|state| state.messages[&reply.message].via);
            let kept = newsroom.kept(&format!("discord/reply/{made}")).unwrap();
            assert!(!kept.unwrap().contains("secret"));
            server.restart().await;
            let context = server.chooses("Ana", &reply, "1 · ").await;
            assert!(
                context.to_string().contains("Captain Ida Holm"),
                "{context}"
            );
            let shared = server.presses("Ana", &reply, "Share").await;
            assert!(shared.to_string().contains("**Altered**"), "{shared}");
            server.reads().await;
        })
        .await;
}

#[tokio::test]
async fn for_whom_may_not_post_nothing_is_posted() {
    Setup::with(collection::harbour())
        .run(async |server| {
            server.state(|state| state.member_permissions &= !SEND_MESSAGES);
            let reply = server.calls("Ana", "/quote limit: 1 private: False").await;
            assert!(reply.private, "{reply}");
            let answer = server.presses("Ana", &reply, "Share").await;
            insta::assert_snapshot!(answer.to_string(), @"
            (only Ana sees this)
            You may not send messages in this channel, so Attaché posts nothing there for you.
            ");
        })
        .await;
}

#[tokio::test]
async fn only_who_asked_shares() {
    Setup::with(collection::harbour())
        .run(async |server| {
            let reply = server.calls("Ana", "/quote limit: 1").await;
            let answer = server.presses("Ben", &reply, "Share").await;
            insta::assert_snapshot!(answer.to_string(), @"
            (only Ben sees this)
            Only who asked can share this reply.
            ");
        })
        .await;
}

#[tokio::test]
async fn a_public_reply_is_continued_for_the_one_who_presses() {
    Setup::with(collection::harbour())
        .run(async |server| {
            let reply = server.calls("Ana", "/quote limit: 2 private: False").await;
            let more = server.presses("Ben", &reply, "More").await;
            assert!(more.private);
            assert!(more.to_string().starts_with("(only Ben sees this)"));
        })
        .await;
}

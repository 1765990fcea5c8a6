//! What goes wrong, and what the reader sees of it.

use std::time::Duration;

use serde_json::json;

use super::super::support::discord::State;
use super::super::support::{Setup, rehearsal, run, stopped};

const FIRST_ANSWER: &str = "POST interactions/*/*/callback";
const REPLY: &str = "PATCH webhooks/*/*/messages/@original";

#[tokio::test]
async fn a_panic_costs_one_reply() {
    run(async |server| {
        let reply = server.calls("Ana", "/panic").await.to_string();
        let errors = server.logged_errors();
        let incident = reply.split('`').nth(1).unwrap().to_owned();
        insta::assert_snapshot!(reply.replace(&incident, "…"), @"
        (only Ana sees this)
        Something went wrong on our side. Ask again; if it happens again, tell whoever runs Attaché this number: `…`.
        ");
        assert_eq!(errors.len(), 1);
        assert!(errors[0].contains("panicked: as asked"));
        assert!(errors[0].contains(&incident));
        assert!(
            server
                .calls("Ana", "/help")
                .await
                .to_string()
                .contains("What you can ask")
        );
    })
    .await;
}

#[tokio::test]
async fn a_deadline_costs_one_reply() {
    let mut setup = Setup::new();
    setup.deadline = Duration::from_millis(50);
    setup
        .run(async |server| {
            let reply = server.calls("Ana", "/wait key: deadline").await.to_string();
            assert!(reply.contains("Something went wrong on our side"));
            let errors = server.logged_errors();
            assert!(errors[0].contains("no answer within 50 ms"), "{errors:?}");
            rehearsal::let_go("deadline");
        })
        .await;
}

#[tokio::test]
async fn too_many_at_once_are_asked_to_come_again() {
    let mut setup = Setup::new();
    setup.concurrency = 1;
    setup
        .run(async |server| {
            let first = server.sends("Ana", "/wait key: busy");
            server.deferred(&first).await;
            let second = server.calls("Ben", "/help").await;
            insta::assert_snapshot!(second.to_string(), @"
            (only Ben sees this)
            Attaché is answering as many questions as it can. Ask again in a few seconds.
            ");
            rehearsal::let_go("busy");
            assert!(
                server
                    .reply_to(&first)
                    .await
                    .to_string()
                    .contains("It went on.")
            );
        })
        .await;
}

#[tokio::test]
async fn one_interaction_delivered_twice_is_answered_once() {
    run(async |server| {
        let sent = server.sends("Ana", "/help");
        server.sends_again();
        server.reply_to(&sent).await;
        server.calls("Ana", "/privacy").await;
        assert_eq!(server.requests("POST interactions").len(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_429_is_waited_for_as_long_as_it_says() {
    run(async |server| {
        server.goes_wrong(
            REPLY,
            429,
            json!({ "message": "slow", "retry_after": 0.3, "global": true }),
        );
        let begin = std::time::Instant::now();
        server.calls("Ana", "/help").await;
        assert!(begin.elapsed() >= Duration::from_millis(300));
        assert_eq!(server.requests("PATCH").len(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_429_on_the_first_answer_is_waited_for() {
    run(async |server| {
        server.goes_wrong(
            FIRST_ANSWER,
            429,
            json!({ "message": "slow", "retry_after": 0.05 }),
        );
        server.calls("Ana", "/help").await;
        assert_eq!(server.requests("POST interactions").len(), 2);
    })
    .await;
}

#[tokio::test]
async fn no_number_is_too_large() {
    let mut setup = Setup::new();
    setup.concurrency = usize::MAX;
    setup.deadline = Duration::MAX;
    setup
        .run(async |server| {
            let slow = json!({ "message": "slow", "retry_after": 1e18, "global": true });
            server.goes_wrong(FIRST_ANSWER, 429, slow);
            server.sends("Ana", "/help");
            server.asked("POST interactions").await;
            server.calls("Ana", "/privacy").await;
            let errors = server.logged_errors();
            assert!(errors[0].contains("slow down (429)"), "{errors:?}");
        })
        .await;
}

#[tokio::test]
async fn a_server_error_is_tried_again() {
    run(async |server| {
        server.goes_wrong(REPLY, 500, json!(null));
        server.goes_wrong(REPLY, 502, json!({ "message": "bad gateway" }));
        server.calls("Ana", "/help").await;
        assert_eq!(server.requests("PATCH").len(), 3);
    })
    .await;
}

#[tokio::test]
async fn a_first_answer_lost_on_its_way_back_counts() {
    run(async |server| {
        server.loses_answer(FIRST_ANSWER, 502);
        let reply = server.calls("Ana", "/help").await;
        assert!(reply.private);
    })
    .await;
}

#[tokio::test]
async fn a_slow_discord_is_waited_for() {
    run(async |server| {
        server.is_slow(REPLY, Duration::from_millis(300));
        server.calls("Ana", "/help").await;
        assert_eq!(server.requests("PATCH").len(), 1);
    })
    .await;
}

#[tokio::test]
async fn an_interaction_that_expired_is_let_go() {
    run(async |server| {
        server.goes_wrong(
            FIRST_ANSWER,
            404,
            json!({ "message": "Unknown interaction", "code": 10062 }),
        );
        let sent = server.sends("Ana", "/help");
        server.asked("POST interactions").await;
        server.calls("Ana", "/privacy").await;
        assert_eq!(server.requests("PATCH").len(), 1);
        drop(sent);
    })
    .await;
}

#[tokio::test]
async fn a_refused_reply_becomes_an_apology() {
    run(async |server| {
        server.goes_wrong(
            REPLY,
            400,
            json!({ "message": "Invalid Form Body", "code": 50035 }),
        );
        let reply = server.calls("Ana", "/help").await.to_string();
        assert!(reply.contains("Something went wrong on our side"));
        let errors = server.logged_errors();
        assert!(errors[0].contains("Invalid Form Body"), "{errors:?}");
    })
    .await;
}

#[tokio::test]
async fn an_error_that_echoes_tokens_does_not_get_them_out() {
    run(async |server| {
        let first = server.sends("Ana", "/wait key: echo");
        server.deferred(&first).await;
        let echo = format!("{} {}", first.token, super::super::support::discord::TOKEN);
        server.goes_wrong(REPLY, 400, json!({ "message": echo, "code": 50035 }));
        rehearsal::let_go("echo");
        server.reply_to(&first).await;
        assert!(server.logged_errors()[0].contains("[token] [token]"));
    })
    .await;
}

#[tokio::test]
async fn a_token_that_a_reader_pastes_is_not_repeated() {
    run(async |server| {
        let token = super::super::support::discord::TOKEN;
        let typed = format!("is {token} a token?");
        let reply = server.uses("Ana", "Echo text", &typed).await.to_string();
        assert!(reply.contains(r"is \[redacted\] a token?"), "{reply}");
    })
    .await;
}

#[tokio::test]
async fn a_shutdown_finishes_what_is_under_way() {
    run(async |server| {
        let first = server.sends("Ana", "/wait key: shutdown");
        server.deferred(&first).await;
        let stopping = server.stop();
        let late = loop {
            // Until the bot has heard of it, it takes new questions.
            let late = server.calls("Ben", "/help").await.to_string();
            if !late.contains("What you can ask") {
                break late;
            }
        };
        insta::assert_snapshot!(late, @"
        (only Ben sees this)
        Attaché is restarting. Ask again in a minute.
        ");
        rehearsal::let_go("shutdown");
        assert!(
            server
                .reply_to(&first)
                .await
                .to_string()
                .contains("It went on.")
        );
        stopped(stopping).await;
    })
    .await;
}

#[tokio::test]
async fn a_shutdown_ends_the_wait_for_a_discord_that_does_not_answer() {
    let mut server = Setup::new().tester().await;
    server.is_slow("GET users/@me", Duration::from_mins(5));
    server.launch();
    let asked = |state: &mut State| state.faults.is_empty().then_some(());
    server.discord.wait("the first question", asked).await;
    let stopping = server.stop();
    stopped(stopping).await;
    server.finish().await;
}

#[tokio::test]
async fn a_rejected_token_is_explained() {
    let mut setup = Setup::new();
    setup.token = "not-the-token";
    let mut server = setup.tester().await;
    server.launch();
    insta::assert_snapshot!(server.gives_up().await, @"discord rejected the token: copy the bot's token (Bot page of the application, Reset Token) into DISCORD_TOKEN, without `Bot ` before it");
    server.finish().await;
}

#[tokio::test]
async fn a_token_that_the_gateway_rejects_is_explained() {
    let mut server = Setup::new().tester().await;
    server.state(|state| state.gateway_refuses = true);
    server.launch();
    assert!(
        server
            .gives_up()
            .await
            .contains("discord rejected the token")
    );
    server.logged_errors();
    server.finish().await;
}

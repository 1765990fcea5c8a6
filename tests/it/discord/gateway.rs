//! The connection: kept alive, resumed, begun anew; and where commands are registered.

use super::super::support::discord::{Frame, GUILD};
use super::super::support::{Setup, run};
use serde_json::json;

#[tokio::test]
async fn heartbeats_keep_the_connection() {
    let mut server = Setup::new().tester().await;
    server.state(|state| state.heartbeat_ms = 50);
    server.start().await;
    server
        .discord
        .wait("heartbeats", |state| (state.heartbeats >= 2).then_some(()))
        .await;
    server.calls("Ana", "/help").await;
    server.finish().await;
}

#[tokio::test]
async fn a_dropped_connection_is_resumed_and_nothing_is_lost() {
    run(async |server| {
        server.gateway(Frame::Break);
        server
            .discord
            .wait("the break", |state| state.resumed.gt(&0).then_some(()))
            .await;
        assert!(server.calls("Ana", "/help").await.private);
        server.state(|state| assert_eq!((state.identified, state.resumed), (1, 1)));
    })
    .await;
}

#[tokio::test]
async fn a_question_sent_while_the_connection_is_down_is_answered() {
    run(async |server| {
        server.gateway(Frame::Break);
        let sent = server.sends("Ana", "/help");
        assert!(server.reply_to(&sent).await.private);
    })
    .await;
}

#[tokio::test]
async fn a_reconnect_that_discord_asks_for_is_made() {
    run(async |server| {
        server.gateway(Frame::Payload(
            json!({ "op": 7, "s": null, "t": null, "d": null }),
        ));
        server
            .discord
            .wait("the resume", |state| state.resumed.gt(&0).then_some(()))
            .await;
        assert!(server.calls("Ana", "/help").await.private);
    })
    .await;
}

#[tokio::test]
async fn an_invalid_session_is_begun_anew() {
    run(async |server| {
        server.gateway(Frame::Payload(
            json!({ "op": 9, "s": null, "t": null, "d": false }),
        ));
        server
            .discord
            .wait("a new session", |state| {
                (state.identified == 2).then_some(())
            })
            .await;
        assert!(server.calls("Ana", "/help").await.private);
        assert_eq!(
            server.requests("PUT").len(),
            1,
            "the same commands were registered again"
        );
    })
    .await;
}

#[tokio::test]
async fn commands_stand_in_one_scope_only() {
    let mut setup = Setup::new();
    setup.guild = Some(GUILD);
    let mut server = setup.tester().await;
    server.state(|state| {
        state
            .commands
            .insert(None, vec![json!({ "name": "ask", "type": 1, "id": "9" })]);
    });
    server.start().await;
    server
        .discord
        .wait("one scope", |state| {
            state.commands[&None].is_empty().then_some(())
        })
        .await;
    server.state(|state| {
        let help = state.commands[&Some(GUILD)]
            .iter()
            .find(|command| command["name"] == "help")
            .unwrap();
        assert!(help.get("contexts").is_none());
    });
    server.finish().await;
}

#[tokio::test]
async fn what_is_registered_says_where_and_by_whom_it_may_be_used() {
    run(async |server| {
        server.state(|state| {
            for command in &state.commands[&None] {
                assert_eq!(command["contexts"], json!([0]));
                assert_eq!(command["integration_types"], json!([0]));
                let manages = command["name"] == "settings";
                let permissions = if manages { 1_u64 << 5 } else { 1 << 31 };
                assert_eq!(
                    command["default_member_permissions"],
                    permissions.to_string()
                );
            }
        });
    })
    .await;
}

#[tokio::test]
async fn a_registration_that_fails_leaves_the_bot_answering() {
    let mut server = Setup::new().tester().await;
    server.goes_wrong(
        "PUT applications/*/commands",
        400,
        json!({ "message": "Invalid Form Body", "code": 50035 }),
    );
    server.launch();
    server
        .discord
        .wait("an error", |state| state.faults.is_empty().then_some(()))
        .await;
    let data = json!({ "id": "7", "name": "help", "type": 1, "options": [] });
    let sent = server.send(
        super::super::support::discord::Kind::Command,
        "Ana",
        None,
        &data,
    );
    assert!(server.reply_to(&sent).await.private);
    assert!(server.logged_errors()[0].contains("could not be registered"));
    server.finish().await;
}

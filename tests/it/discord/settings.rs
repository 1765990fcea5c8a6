//! What a server sets for itself, and who may.

use super::super::support::discord::{ADMINISTRATOR, GUILD, MANAGE_SERVER};
use super::super::support::{Setup, collection};

#[tokio::test]
async fn who_manages_the_server_makes_replies_public_and_private_again() {
    Setup::with(collection::harbour())
        .run(async |server| {
            server.state(|state| state.member_permissions |= MANAGE_SERVER);
            let shown = server.calls("Ana", "/settings").await;
            insta::assert_snapshot!(shown.to_string(), @"
            (only Ana sees this)
            ┃ Settings of this server ┃
            - **Replies are private**: only whoever asks sees them, with a Share button that posts them to the channel. One is posted at once with `private: False`.
            - What is about Attaché (help, status, privacy, settings), refusals and what members see who may not send messages in the channel is private always.
            - To change it: `/settings replies: public`.
            ");
            assert!(server.calls("Ben", "/quote limit: 1").await.private);
            let changed = server.calls("Ana", "/settings replies: public").await;
            insta::assert_snapshot!(changed.to_string(), @"
            (only Ana sees this)
            ┃ Settings of this server ┃
            - **Replies are public from now on**: everyone in the channel sees them. Whoever asks can have one for themselves with `private: True`.
            - What is about Attaché (help, status, privacy, settings), refusals and what members see who may not send messages in the channel is private always.
            - To change it: `/settings replies: private`.
            ");
            assert!(!server.calls("Ben", "/quote limit: 1").await.private);
            let again = server.calls("Ana", "/settings replies: public").await;
            assert!(again.to_string().contains("Replies were public already"));
            server.restart().await;
            assert!(!server.calls("Ben", "/quote limit: 1").await.private);
            let back = server.calls("Ana", "/settings replies: private").await;
            assert!(back.private);
            assert!(back.to_string().contains("Replies are private from now on"));
            assert!(server.calls("Ben", "/quote limit: 1").await.private);
        })
        .await;
}

#[tokio::test]
async fn a_member_who_does_not_manage_the_server_is_refused_and_nothing_changes() {
    Setup::with(collection::harbour())
        .run(async |server| {
            for call in ["/settings replies: public", "/settings"] {
                let reply = server.calls("Ben", call).await;
                insta::allow_duplicates! {
                    insta::assert_snapshot!(reply.to_string(), @"
                    (only Ben sees this)
                    `/settings` is for members with the **Manage Server** permission. Ask one of them.
                    ");
                }
            }
            assert!(server.calls("Ben", "/quote limit: 1").await.private);
            server.state(|state| state.member_permissions |= ADMINISTRATOR);
            let reply = server.calls("Ana", "/settings replies: public").await;
            assert!(reply.private);
            assert!(!server.calls("Ben", "/quote limit: 1").await.private);
        })
        .await;
}

#[tokio::test]
async fn one_server_sets_nothing_for_another() {
    let newsroom = collection::harbour();
    newsroom
        .set_guild_setting(GUILD + 1, "replies", Some("public"))
        .unwrap();
    Setup::with(newsroom)
        .run(async |server| {
            assert!(server.calls("Ana", "/quote limit: 1").await.private);
        })
        .await;
}

//! Commands and their replies.

use super::super::support::discord::{EMBED_LINKS, Kind};
use super::super::support::{Setup, collection, run};
use serde_json::json;

#[tokio::test]
async fn an_excerpt_stands_apart_with_its_citation() {
    Setup::with(collection::harbour())
        .run(async |server| {
            let reply = server.calls("Ana", "/quote limit: 3").await;
            insta::assert_snapshot!(reply.to_string(), @r"
            (only Ana sees this)
            ┃ What stands in the \*collection\*? ┃
            > **The** harbour at Norvik reopened on Tuesday after a storm had closed it for nine days.
            -# **1** · [Harbour reopens after storm](<https://coast.example/harbour>) · The Coast · 25 Jan 2022 · paragraph 1

            > **Captain** Ida Holm said the first ferry left at 6\:30.
            -# **1** · [Harbour reopens after storm](<https://coast.example/harbour>) · The Coast · 25 Jan 2022 · paragraph 1

            > **The** repairs cost 4 million crowns, the port authority said in a statement on Wednesday.
            -# **1** · [Harbour reopens after storm](<https://coast.example/harbour>) · The Coast · 25 Jan 2022 · paragraph 2
            ╰ searched everything
            [In context: choose an excerpt ▾ 1 · The harbour at Norvik reopened on Tuesday after a storm had closed it for nine days. | 1 · Captain Ida Holm said the first ferry left at 6:30. | 1 · The repairs cost 4 million crowns, the port authority said in a statement on Wednesday.]
            [More] [Share]
            ");
        })
        .await;
}

#[tokio::test]
async fn markup_in_an_article_is_shown_and_does_nothing() {
    Setup::with(collection::harbour())
        .run(async |server| {
            let reply = server.calls("Ana", "/article article: tides").await;
            insta::assert_snapshot!(reply.to_string(), @r"
            (only Ana sees this)
            ┃ Tides \[update\] ┃
            - source unknown, undated
            - `tides`, revision `67148ee2`

            -# **1**
            > \*\*Bold\*\* claims, \|\|hidden\|\| words and \@everyone stood in the notice of the tide office. It linked to https\:\/\/tides.example and \<\#1\>, and set \`code\` at \<t\:1643068800\:R\>.
            [Share]
            ");
        })
        .await;
}

#[tokio::test]
async fn without_embed_links_a_reply_is_text() {
    Setup::with(collection::harbour())
        .run(async |server| {
            server.state(|state| state.permissions &= !EMBED_LINKS);
            let reply = server.calls("Ana", "/quote limit: 1").await;
            insta::assert_snapshot!(reply.to_string(), @r"
            (only Ana sees this)
            **What stands in the \*collection\*?**
            > **The** harbour at Norvik reopened on Tuesday after a storm had closed it for nine days.
            -# **1** · [Harbour reopens after storm](<https://coast.example/harbour>) · The Coast · 25 Jan 2022 · paragraph 1
            -# searched everything
            -# Plain text, because Attaché lacks the **Embed Links** permission in this channel.
            [In context: choose an excerpt ▾ 1 · The harbour at Norvik reopened on Tuesday after a storm had closed it for nine days.]
            [More] [Share]
            ");
        })
        .await;
}

#[tokio::test]
async fn a_public_reply_is_asked_for() {
    Setup::with(collection::harbour())
        .run(async |server| {
            let reply = server.calls("Ana", "/quote limit: 1 private: False").await;
            assert!(!reply.private);
            insta::assert_snapshot!(reply.to_string(), @r"
            ┃ What stands in the \*collection\*? ┃
            > **The** harbour at Norvik reopened on Tuesday after a storm had closed it for nine days.
            -# **1** · [Harbour reopens after storm](<https://coast.example/harbour>) · The Coast · 25 Jan 2022 · paragraph 1
            ╰ searched everything
            [In context: choose an excerpt ▾ 1 · The harbour at Norvik reopened on Tuesday after a storm had closed it for nine days.]
            [More]
            ");
        })
        .await;
}

#[tokio::test]
async fn a_server_may_have_public_replies_by_default() {
    let newsroom = collection::harbour();
    let guild = super::super::support::discord::GUILD;
    newsroom
        .set_guild_setting(guild, "replies", Some("public"))
        .unwrap();
    Setup::with(newsroom)
        .run(async |server| {
            assert!(!server.calls("Ana", "/quote limit: 1").await.private);
            assert!(
                server
                    .calls("Ana", "/quote limit: 1 private: True")
                    .await
                    .private
            );
            assert!(server.calls("Ana", "/help").await.private);
        })
        .await;
}

#[tokio::test]
async fn a_mistake_is_told_to_the_reader_alone() {
    Setup::with(collection::harbour())
        .run(async |server| {
            let reply = server
                .calls("Ana", "/quote source: nobody private: False")
                .await;
            insta::assert_snapshot!(reply.to_string(), @"
            (only Ana sees this)
            Nobody publishes nothing.
            ");
            assert_eq!(server.requests("DELETE").len(), 1);
        })
        .await;
}

#[tokio::test]
async fn a_command_that_is_gone_is_explained() {
    run(async |server| {
        let data = json!({ "id": "7", "name": "helq", "type": 1, "options": [] });
        let sent = server.send(Kind::Command, "Ana", None, &data);
        let reply = server.reply_to(&sent).await;
        insta::assert_snapshot!(reply.to_string(), @"
        (only Ana sees this)
        There is no command `/helq`. Did you mean `/help`?
        ");
    })
    .await;
}

#[tokio::test]
async fn an_option_that_is_gone_is_explained() {
    run(async |server| {
        let option = json!({ "name": "sourse", "type": 3, "value": "x" });
        let data = json!({ "id": "7", "name": "quote", "type": 1, "options": [option] });
        let sent = server.send(Kind::Command, "Ana", None, &data);
        insta::assert_snapshot!(server.reply_to(&sent).await.to_string(), @"
        (only Ana sees this)
        `/quote` takes no `sourse`. Did you mean `source`?
        ");
        let option = json!({ "name": "limit", "type": 10, "value": 1.5 });
        let data = json!({ "id": "7", "name": "quote", "type": 1, "options": [option] });
        let sent = server.send(Kind::Command, "Ana", None, &data);
        insta::assert_snapshot!(server.reply_to(&sent).await.to_string(), @"
        (only Ana sees this)
        This command has changed since your Discord last learned of it. Reload Discord (`Ctrl+R`) and call it again.
        ");
    })
    .await;
}

#[tokio::test]
async fn a_message_is_looked_at_on_its_menu_and_not_kept() {
    run(async |server| {
        let reply = server
            .uses("Ana", "Echo text", "Is *this* true, @everyone?")
            .await;
        insta::assert_snapshot!(reply.to_string(), @r"
        (only Ana sees this)
        ┃ Echo ┃
        Is this true, \@everyone?
        [Share]
        ");
        // What a bot's message sets apart is its own; what Discord shows of a page that is linked to is not.
        let embeds = json!([
            { "type": "rich", "title": "Harbour **reopens**", "description": "> It \\*did\\*, says [1] [The Coast](<https://c.example>)" },
            { "type": "link", "title": "A page", "description": "of somebody else" },
        ]);
        let set_apart = server.uses_on("Ana", "Echo text", "", &embeds).await;
        insta::assert_snapshot!(set_apart.to_string(), @r"
        (only Ana sees this)
        ┃ Echo ┃
        Harbour reopens
        It \*did\*, says \[1\] The Coast
        [Share]
        ");
        let empty = server.uses("Ana", "Echo text", "").await;
        insta::assert_snapshot!(empty.to_string(), @"
        (only Ana sees this)
        That message has no text of its own to look for. Choose one that has.
        ");
    })
    .await;
}

#[tokio::test]
async fn options_are_completed_from_memory() {
    Setup::with(collection::harbour())
        .run(async |server| {
            assert_eq!(
                server.types("Ana", "/quote source: coa").await,
                ["The Coast"]
            );
            assert_eq!(server.types("Ana", "/quote source: many").await.len(), 25);
            assert_eq!(server.types("Ana", "/quote source: long").await, ["short"]);
            assert!(server.types("Ana", "/quote source: zzz").await.is_empty());
            assert!(server.types("Ana", "/quote source: panic").await.is_empty());
            assert_eq!(server.logged_errors().len(), 1);
            // What is typed need not be one of them.
            let reply = server.calls("Ana", "/quote source: Anything else").await;
            assert!(reply.private);
        })
        .await;
}

//! Questions about the collection, asked in a channel.

use super::super::support::{Setup, collection};

#[tokio::test]
async fn a_question_is_answered_with_what_was_written() {
    Setup::with(collection::harbour())
        .run(async |server| {
            let reply = server
                .calls("Ana", "/ask question: When did the Norvik harbour reopen?")
                .await;
            insta::assert_snapshot!(without_time(&reply), @r"
            (only Ana sees this)
            ┃ When did the Norvik harbour reopen? ┃
            > The **harbour** at **Norvik** **reopened** on Tuesday after a storm had closed it for nine days. Captain Ida Holm said the first ferry left at 6\:30.
            > 
            > The repairs cost 4 million crowns, the port authority said in a statement on Wednesday.
            -# **1** · [Harbour reopens after storm](<https://coast.example/harbour>) · The Coast · 25 Jan 2022 · paragraphs 1–2
            ╰ Searched 3 passages of 2 articles in 1 ms
            [In context: choose an excerpt ▾ 1 · The harbour at Norvik reopened on Tuesday after a storm had closed it for nine days. Captain Id…]
            [Share]
            ");
            let context = server.chooses("Ana", &reply, "1 · ").await;
            assert!(
                context
                    .to_string()
                    .contains("**The harbour at Norvik reopened"),
                "{context}"
            );
            let shared = server.presses("Ana", &reply, "Share").await;
            assert_eq!(shared.body["embeds"], reply.body["embeds"]);
            server.reads().await;
        })
        .await;
}

#[tokio::test]
async fn a_question_without_an_answer_gets_a_receipt() {
    Setup::with(collection::harbour())
        .run(async |server| {
            let reply = server
                .calls(
                    "Ana",
                    "/ask question: Who won the chess championship in Reykjavik?",
                )
                .await;
            insta::assert_snapshot!(without_time(&reply), @"
            (only Ana sees this)
            ┃ Who won the chess championship in Reykjavik? ┃
            Nothing was found that answers this.

            **What was searched for**
            - **won**: in no passage
            - **chess**: in no passage
            - **championship**: in no passage
            - **Reykjavik**: in no passage
            ╰ Searched 3 passages of 2 articles in 1 ms
            [Share]
            ");
        })
        .await;
}

#[tokio::test]
async fn a_day_that_is_none_is_explained() {
    Setup::with(collection::harbour())
        .run(async |server| {
            let reply = server
                .calls(
                    "Ana",
                    "/ask question: What of the ferry? since: yesterdayish private: False",
                )
                .await;
            insta::assert_snapshot!(reply.to_string(), @"
            (only Ana sees this)
            `since` cannot be read as a day: “yesterdayish”. Write it as `2022-01-25`, `25 Jan 2022`, `January 2022` or `2022`.
            ");
        })
        .await;
}

#[tokio::test]
async fn a_search_takes_phrases() {
    Setup::with(collection::harbour())
        .run(async |server| {
            let reply = server.calls("Ana", "/search query: \"first ferry\"").await;
            insta::assert_snapshot!(without_time(&reply), @r#"
            (only Ana sees this)
            ┃ "first ferry" ┃
            1 passage matches.

            > Captain Ida Holm said the **first** **ferry** left at 6\:30.
            -# **1** · [Harbour reopens after storm](<https://coast.example/harbour>) · The Coast · 25 Jan 2022 · paragraph 1
            ╰ Searched 3 passages of 2 articles in 1 ms
            [In context: choose an excerpt ▾ 1 · Captain Ida Holm said the first ferry left at 6:30.]
            [Share]
            "#);
        })
        .await;
}

#[tokio::test]
async fn the_sources_of_a_message_are_found_on_its_menu() {
    Setup::with(collection::harbour())
        .run(async |server| {
            let text = "They say the repairs of the harbour cost 4 million crowns";
            let reply = server.uses("Ana", "Find sources", text).await;
            insta::assert_snapshot!(without_time(&reply), @"
            (only Ana sees this)
            ┃ Sources for this message ┃
            **They say the repairs of the harbour cost 4 million crowns**
            > The **repairs** **cost** **4** **million** **crowns**, the port authority said in a statement on Wednesday.
            -# **1** · [Harbour reopens after storm](<https://coast.example/harbour>) · The Coast · 25 Jan 2022 · paragraph 2
            ╰ Searched 3 passages of 2 articles in 1 ms
            [In context: choose an excerpt ▾ 1 · The repairs cost 4 million crowns, the port authority said in a statement on Wednesday.]
            [Share]
            ");
        })
        .await;
}

#[tokio::test]
async fn sources_are_suggested_while_typing() {
    Setup::with(collection::harbour())
        .run(async |server| {
            let suggested = server.types("Ana", "/ask question: x source: co").await;
            assert_eq!(suggested, ["The Coast"]);
            let suggested = server.types("Ana", "/article article: harb").await;
            assert_eq!(suggested, ["Harbour reopens after storm"]);
        })
        .await;
}

/// What was read, the time that the answer took set to one that stays.
fn without_time(reply: &impl ToString) -> String {
    let text = reply.to_string();
    let took = regex::Regex::new(r"(under )?[0-9.]+ m?s\b").unwrap();
    took.replace_all(&text, "1 ms").into_owned()
}

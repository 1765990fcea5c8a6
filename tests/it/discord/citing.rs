//! Evidence cards in Discord: from an excerpt to a card, to the channel, and back for a check.

use super::super::support::{Setup, collection};

#[tokio::test]
async fn an_excerpt_is_cited_shared_and_verified() {
    Setup::with(collection::harbour())
        .run(async |server| {
            let reply = server
                .calls("Ana", "/ask question: When did the first ferry leave?")
                .await;
            let context = server.chooses("Ana", &reply, "1 · ").await;
            assert!(context.to_string().ends_with("[Cite]"), "{context}");
            server.restart().await;
            let card = server.presses("Ana", &context, "Cite").await;
            let files: Vec<&str> = card.files.iter().map(|file| file.name.as_str()).collect();
            assert_eq!(files, ["evidence.md", "evidence.bib", "evidence.csl.json"]);
            let shared = server.presses("Ana", &card, "Share").await;
            assert_eq!(shared.files, card.files);
            server.reads().await;
            // A member pastes the card into the command's one-line field.
            let markdown = String::from_utf8(card.files[0].bytes.clone()).unwrap();
            let pasted = markdown.trim().replace('\n', " ");
            let told = server
                .calls("Ben", &format!("/verify card: {pasted}"))
                .await;
            assert!(
                told.to_string()
                    .contains("**Same**: these bytes stand there"),
                "{told}"
            );
            let told = server.calls("Ben", "/verify card: nonsense").await;
            assert!(
                told.to_string().contains("That is no evidence card."),
                "{told}"
            );
        })
        .await;
}

#[tokio::test]
async fn a_card_is_shown_as_text_to_copy() {
    Setup::with(collection::harbour())
        .run(async |server| {
            let reply = server
                .calls("Ana", "/cite excerpt: harbour:0-84:c1fc3695 format: bibtex")
                .await;
            let told = reply.to_string();
            assert!(
                told.contains(
                    "```\n@misc{attache-58877f7e,\n  title = {{Harbour reopens after storm}},"
                ),
                "{told}"
            );
            assert!(
                told.contains("<file evidence.bib: The evidence card as BibTeX>"),
                "{told}"
            );
            let gone = server
                .calls("Ana", "/cite excerpt: harbour:0-84:00000000")
                .await;
            assert!(
                gone.to_string().contains("has been revised since"),
                "{gone}"
            );
        })
        .await;
}

#[tokio::test]
async fn a_card_of_a_reply_that_has_expired_says_what_to_do() {
    Setup::with(collection::harbour())
        .run(async |server| {
            let reply = server.uses("Ana", "Echo text", "words").await;
            for id in ["1:cite:77#0", "1:cite:77", "1:cite:#"] {
                let data = serde_json::json!({ "custom_id": id, "component_type": 2 });
                let kind = super::super::support::discord::Kind::Component;
                let pressed = server.send(kind, "Ana", Some(reply.message), &data);
                let answer = server.reply_to(&pressed).await;
                assert!(
                    answer.to_string().contains("This reply has expired."),
                    "{id}: {answer}"
                );
            }
        })
        .await;
}

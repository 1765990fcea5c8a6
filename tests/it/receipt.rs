//! The receipt for a question that nothing answers.

use serde_json::json;

use super::support::{collection, room};

#[test]
fn a_passage_that_has_no_word_of_the_question_is_not_called_close() {
    let article = |id: &str, body: &str| json!({ "id": id, "title": id, "source": "Tarn Post", "body": body });
    let newsroom = collection::of(&[
        article(
            "bakery",
            "A bakery has opened in the old mill of Tarn and begins to sell bread in May.",
        ),
        article(
            "school",
            "The school gets a new roof, and the work on it begins in July.",
        ),
    ]);
    // "Opened" and "begins" are other words for a launch.
    for (question, closest) in [
        ("When was the space telescope launched?", 0),
        ("Who paid for the roof of the space telescope?", 1),
    ] {
        let told = room::record(&newsroom, "ask", &[("question", question)]);
        let receipt = &told["receipt"];
        assert_eq!(
            receipt["closest"].as_array().unwrap().len(),
            closest,
            "{told:#}"
        );
    }
}

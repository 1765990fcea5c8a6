//! The stand-in is strict: what Discord refuses, or we never send, does not pass it.

use serde_json::{Value as Json, json};

use super::super::support::discord::{openapi, rules};

#[track_caller]
fn refuses(change: impl FnOnce(&mut Json)) {
    let mut message = json!({ "content": "words", "allowed_mentions": { "parse": [] } });
    assert!(rules::message(&message).is_empty());
    assert!(openapi::check("edit", &message).is_empty());
    change(&mut message);
    assert!(!rules::message(&message).is_empty(), "{message} passed");
}

#[test]
fn messages_that_discord_refuses_do_not_pass() {
    let button = json!({ "type": 2, "style": 2, "label": "More", "custom_id": "1" });
    let row = json!({ "type": 1, "components": [button] });
    refuses(|message| message["allowed_mentions"] = json!({ "parse": ["users"] }));
    refuses(|message| message["allowed_mentions"] = Json::Null);
    refuses(|message| message["content"] = json!(""));
    refuses(|message| message["content"] = json!("🦀".repeat(1_001)));
    refuses(|message| message["colour"] = json!(1));
    refuses(|message| message["flags"] = json!(1 << 15));
    refuses(|message| message["embeds"] = json!([{}]));
    refuses(|message| message["embeds"] = json!([{ "fields": [{ "name": " ", "value": "v" }] }]));
    refuses(|message| {
        message["embeds"] =
            json!([{ "description": "d".repeat(4_000) }, { "description": "d".repeat(2_001) }]);
    });
    refuses(|message| message["components"] = json!(vec![row.clone(); 6]));
    refuses(|message| message["components"] = json!([row, row]));
}

#[test]
fn commands_that_discord_refuses_do_not_pass() {
    let sound = json!({ "name": "ask", "type": 1, "description": "d" });
    assert!(rules::commands(std::slice::from_ref(&sound)).is_empty());
    for (key, value) in [
        ("name", json!("Ask me")),
        ("name", json!("a".repeat(33))),
        ("description", json!("d".repeat(101))),
        ("description", json!("")),
        ("description", Json::Null),
        ("answer", json!(1)),
        (
            "options",
            json!([{ "type": 3, "name": "a", "description": "d" }, { "type": 3, "name": "b", "description": "d", "required": true }]),
        ),
    ] {
        let mut command = sound.clone();
        command[key] = value;
        assert!(
            !rules::commands(&[command.clone()]).is_empty(),
            "{command} passed"
        );
    }
}

#[test]
fn where_there_is_a_description_it_is_held_to() {
    let wrong = json!({ "content": 7, "allowed_mentions": { "parse": [] } });
    let found = openapi::check("edit", &wrong);
    assert_eq!(found.is_empty(), openapi::path().is_none(), "{found:?}");
}

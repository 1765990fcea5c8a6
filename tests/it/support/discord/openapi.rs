//! Checks bodies against Discord's published description, where `ATTACHE_DISCORD_OPENAPI` names a copy of it.

use std::collections::HashMap;
use std::sync::LazyLock;

use jsonschema::Validator;
use serde_json::{Value as Json, json};

/// What each kind of body is called in the description.
const SCHEMAS: [(&str, &str); 6] = [
    ("commands", "ApplicationCommandUpdateRequest"),
    (
        "message callback",
        "CreateMessageInteractionCallbackRequest",
    ),
    ("update callback", "UpdateMessageInteractionCallbackRequest"),
    (
        "choices callback",
        "ApplicationCommandAutocompleteCallbackRequest",
    ),
    ("edit", "IncomingWebhookUpdateRequestPartial"),
    ("follow-up", "IncomingWebhookRequestPartial"),
];

static VALIDATORS: LazyLock<HashMap<&str, Validator>> = LazyLock::new(|| {
    let Some(path) = path() else {
        return HashMap::new();
    };
    let text = std::fs::read_to_string(&path).unwrap();
    let description: Json = serde_json::from_str(&text).unwrap();
    SCHEMAS
        .iter()
        .map(|(kind, name)| {
            let one = json!({ "$ref": format!("#/components/schemas/{name}") });
            let body = if *kind == "commands" {
                json!({ "type": "array", "items": one })
            } else {
                one
            };
            let root = json!({
                "$schema": "https://json-schema.org/draft/2020-12/schema",
                "allOf": [body],
                "components": description["components"],
            });
            (*kind, jsonschema::validator_for(&root).unwrap())
        })
        .collect()
});

#[expect(
    clippy::disallowed_methods,
    reason = "a test may be told where the description is"
)]
pub(crate) fn path() -> Option<String> {
    std::env::var("ATTACHE_DISCORD_OPENAPI")
        .ok()
        .filter(|path| !path.is_empty())
}

/// What the description has against `body`; nothing where there is no description.
pub(crate) fn check(kind: &str, body: &Json) -> Vec<String> {
    let Some(validator) = VALIDATORS.get(kind) else {
        return Vec::new();
    };
    let body = normalised(body);
    validator
        .iter_errors(&body)
        .map(|error| {
            format!(
                "{kind} is not as described: {error} at {}",
                error.instance_path()
            )
        })
        .collect()
}

/// The body with the permissions as the description wants them; Discord itself sends and takes a string.
fn normalised(body: &Json) -> Json {
    let mut body = body.clone();
    for command in body.as_array_mut().into_iter().flatten() {
        if let Some(bits) = command["default_member_permissions"].as_str() {
            command["default_member_permissions"] = json!(bits.parse::<u64>().unwrap());
        }
    }
    // The description has an attachment's id as a string; Discord takes the place of its file as a number.
    let attachments = body.get_mut("attachments").and_then(Json::as_array_mut);
    for attachment in attachments.into_iter().flatten() {
        attachment["id"] = json!(attachment["id"].to_string());
    }
    body
}

//! A message as a member reads it, in text.

use std::fmt::Write;

use serde_json::Value as Json;

use super::discord::Message;

/// What a member sees of a message.
pub(crate) fn read(message: &Message) -> String {
    let mut out = String::new();
    if message.private {
        writeln!(out, "(only {} sees this)", message.user).unwrap();
    }
    let body = &message.body;
    if let Some(content) = body["content"]
        .as_str()
        .filter(|content| !content.is_empty())
    {
        writeln!(out, "{content}").unwrap();
    }
    for embed in items(&body["embeds"]) {
        if let Some(title) = embed["title"].as_str() {
            writeln!(out, "┃ {title} ┃").unwrap();
        }
        if let Some(description) = embed["description"].as_str() {
            writeln!(out, "{description}").unwrap();
        }
        if let Some(footer) = embed["footer"]["text"].as_str() {
            writeln!(out, "╰ {footer}").unwrap();
        }
    }
    for attachment in items(&body["attachments"]) {
        let name = attachment["filename"].as_str().unwrap();
        let description = attachment["description"].as_str().unwrap();
        let shown = format!("attachment://{name}");
        let within = items(&body["embeds"])
            .iter()
            .any(|embed| embed["image"]["url"] == shown.as_str());
        let sign = if within { "picture" } else { "file" };
        writeln!(out, "<{sign} {name}: {description}>").unwrap();
    }
    for row in items(&body["components"]) {
        let shown: Vec<String> = items(&row["components"]).iter().map(component).collect();
        writeln!(out, "{}", shown.join(" ")).unwrap();
    }
    out.trim_end().to_owned()
}

fn component(component: &Json) -> String {
    if component["type"] == 3 {
        let options = items(&component["options"]).iter();
        let labels: Vec<&str> = options
            .map(|option| option["label"].as_str().unwrap())
            .collect();
        return format!(
            "[{} ▾ {}]",
            component["placeholder"].as_str().unwrap(),
            labels.join(" | ")
        );
    }
    let label = component["label"].as_str().unwrap();
    if component["disabled"] == true {
        format!("({label})")
    } else {
        format!("[{label}]")
    }
}

fn items(list: &Json) -> &[Json] {
    list.as_array().map_or(&[], Vec::as_slice)
}

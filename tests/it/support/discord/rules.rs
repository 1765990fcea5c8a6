//! What Discord refuses of a body, and its published description does not say.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use super::multipart::{Body, File};
use super::state::ATTACH_FILES;

const MESSAGE: &[&str] = &[
    "content",
    "embeds",
    "components",
    "flags",
    "allowed_mentions",
    "attachments",
];
const ATTACHMENT: &[&str] = &["id", "filename", "description"];
const EMBED: &[&str] = &[
    "title",
    "description",
    "url",
    "color",
    "fields",
    "footer",
    "author",
    "timestamp",
    "type",
    "image",
];
const BUTTON: &[&str] = &[
    "type",
    "style",
    "label",
    "custom_id",
    "disabled",
    "emoji",
    "url",
];
const MENU: &[&str] = &[
    "type",
    "custom_id",
    "placeholder",
    "options",
    "min_values",
    "max_values",
    "disabled",
];
const MENU_OPTION: &[&str] = &["label", "value", "description", "default", "emoji"];
const COMMAND: &[&str] = &[
    "name",
    "type",
    "description",
    "options",
    "default_member_permissions",
    "contexts",
    "integration_types",
    "nsfw",
    "name_localizations",
    "description_localizations",
    "dm_permission",
];
const OPTION: &[&str] = &[
    "name",
    "type",
    "description",
    "required",
    "autocomplete",
    "min_value",
    "max_value",
    "min_length",
    "max_length",
    "choices",
    "options",
    "channel_types",
    "name_localizations",
    "description_localizations",
];

/// What is wrong with a first answer.
pub(crate) fn callback(kind: u64, data: &Json) -> Vec<String> {
    match kind {
        4 | 7 => message(data),
        8 => choices(data),
        _ => Vec::new(),
    }
}

/// What is wrong with a message.
pub(crate) fn message(body: &Json) -> Vec<String> {
    let mut wrongs = unknown("message", body, MESSAGE);
    if body["allowed_mentions"] != serde_json::json!({ "parse": [] }) {
        wrongs.push(format!(
            "mentions are allowed: {}",
            body["allowed_mentions"]
        ));
    }
    length(&mut wrongs, "content", &body["content"], 0, 2000);
    if body["flags"].as_u64().unwrap_or_default() & (1 << 15) != 0 {
        wrongs.push("a second version of components beside content".to_owned());
    }
    let mut total = 0;
    count(&mut wrongs, "embeds", items(&body["embeds"]).len(), 0, 10);
    for embed in items(&body["embeds"]) {
        total += check_embed(&mut wrongs, embed);
    }
    count(&mut wrongs, "all embeds", total, 0, 6000);
    let rows = items(&body["components"]);
    count(&mut wrongs, "rows", rows.len(), 0, 5);
    let mut ids = BTreeSet::new();
    for row in rows {
        check_row(&mut wrongs, row, &mut ids);
    }
    let says_nothing = ["content", "embeds", "components"].iter().all(|part| {
        body[part].is_null() || body[part] == "" || body[part] == serde_json::json!([])
    });
    if says_nothing {
        wrongs.push("an empty message".to_owned());
    }
    wrongs
}

/// What is wrong with the files of a message, sent where the bot has those permissions.
pub(crate) fn files(body: &Body, permissions: u64) -> Vec<String> {
    let mut wrongs = Vec::new();
    let listed = items(&body.json["attachments"]);
    count(&mut wrongs, "attachments", listed.len(), 0, 10);
    if listed.len() != body.files.len() {
        wrongs.push(format!(
            "{} files listed as {}",
            body.files.len(),
            body.json["attachments"]
        ));
    }
    if !body.files.is_empty() && permissions & ATTACH_FILES == 0 {
        wrongs.push("files without the permission to attach them".to_owned());
    }
    let mut names = BTreeSet::new();
    for (place, (listed, file)) in listed.iter().zip(&body.files).enumerate() {
        wrongs.extend(unknown("attachment", listed, ATTACHMENT));
        if listed["id"] != place || listed["filename"] != file.name.as_str() {
            wrongs.push(format!(
                "{} at place {place} is listed as {listed}",
                file.name
            ));
        }
        described(&mut wrongs, "attachment", listed);
        length(&mut wrongs, "alt text", &listed["description"], 1, 1024);
        count(
            &mut wrongs,
            "bytes of a file",
            file.bytes.len(),
            1,
            10 << 20,
        );
        // Discord renames what has other characters, and an embed then does not find its picture.
        let kept = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
        if !file.name.chars().all(kept) || !names.insert(&file.name) {
            wrongs.push(format!("a file called {}", file.name));
        }
    }
    let total = body.files.iter().map(|file| file.bytes.len()).sum();
    count(&mut wrongs, "bytes of all files", total, 0, 24 << 20);
    for embed in items(&body.json["embeds"]) {
        let Some(picture) = embed["image"]["url"].as_str() else {
            continue;
        };
        let shown = picture.strip_prefix("attachment://");
        let there =
            |file: &File| Some(file.name.as_str()) == shown && file.media_type == "image/png";
        if !body.files.iter().any(there) {
            wrongs.push(format!("an embed shows {picture}, which is not sent"));
        }
    }
    wrongs
}

fn check_embed(wrongs: &mut Vec<String>, embed: &Json) -> usize {
    wrongs.extend(unknown("embed", embed, EMBED));
    let mut total = length(wrongs, "embed title", &embed["title"], 1, 256);
    total += length(wrongs, "embed description", &embed["description"], 1, 4096);
    total += length(wrongs, "embed footer", &embed["footer"]["text"], 1, 2048);
    total += length(wrongs, "embed author", &embed["author"]["name"], 1, 256);
    let fields = items(&embed["fields"]);
    count(wrongs, "fields", fields.len(), 0, 25);
    for field in fields {
        total += length(wrongs, "field name", &field["name"], 1, 256);
        total += length(wrongs, "field value", &field["value"], 1, 1024);
        for part in ["name", "value"] {
            if field[part]
                .as_str()
                .is_none_or(|text| text.trim().is_empty())
            {
                wrongs.push(format!("an embed field without a {part}"));
            }
        }
    }
    if total == 0 {
        wrongs.push("an empty embed".to_owned());
    }
    total
}

fn check_row(wrongs: &mut Vec<String>, row: &Json, ids: &mut BTreeSet<String>) {
    if row["type"] != 1 {
        wrongs.push(format!("a row of type {}", row["type"]));
    }
    let components = items(&row["components"]);
    let menus = components
        .iter()
        .filter(|component| component["type"] == 3)
        .count();
    count(
        wrongs,
        "components in a row",
        components.len(),
        1,
        if menus > 0 { 1 } else { 5 },
    );
    for component in components {
        length(wrongs, "custom id", &component["custom_id"], 1, 100);
        let id = component["custom_id"].as_str().unwrap_or_default();
        if !ids.insert(id.to_owned()) {
            wrongs.push(format!("custom id {id} twice"));
        }
        if component["type"] == 3 {
            check_menu(wrongs, component);
        } else {
            wrongs.extend(unknown("button", component, BUTTON));
            length(wrongs, "label", &component["label"], 1, 80);
        }
    }
}

fn check_menu(wrongs: &mut Vec<String>, menu: &Json) {
    wrongs.extend(unknown("menu", menu, MENU));
    length(wrongs, "placeholder", &menu["placeholder"], 0, 150);
    let options = items(&menu["options"]);
    count(wrongs, "menu options", options.len(), 1, 25);
    let mut values = BTreeSet::new();
    for option in options {
        wrongs.extend(unknown("menu option", option, MENU_OPTION));
        length(wrongs, "option label", &option["label"], 1, 100);
        length(wrongs, "option value", &option["value"], 1, 100);
        length(wrongs, "option description", &option["description"], 0, 100);
        if !values.insert(option["value"].to_string()) {
            wrongs.push(format!("menu value {} twice", option["value"]));
        }
    }
}

fn choices(data: &Json) -> Vec<String> {
    let mut wrongs = Vec::new();
    count(&mut wrongs, "choices", items(&data["choices"]).len(), 0, 25);
    for choice in items(&data["choices"]) {
        length(&mut wrongs, "choice name", &choice["name"], 1, 100);
        length(&mut wrongs, "choice value", &choice["value"], 1, 100);
    }
    wrongs
}

/// What is wrong with the commands of a scope.
pub(crate) fn commands(commands: &[Json]) -> Vec<String> {
    let mut wrongs = Vec::new();
    let slash = commands
        .iter()
        .filter(|command| command["type"] != 3 && command["type"] != 2)
        .count();
    count(&mut wrongs, "slash commands", slash, 0, 100);
    count(&mut wrongs, "menu commands", commands.len() - slash, 0, 30);
    for command in commands {
        wrongs.extend(unknown("command", command, COMMAND));
        let name = command["name"].as_str().unwrap_or_default();
        if command["type"] == 3 {
            length(&mut wrongs, "menu name", &command["name"], 1, 32);
            if command["description"]
                .as_str()
                .is_some_and(|text| !text.is_empty())
            {
                wrongs.push(format!("{name}: a command on a menu has no description"));
            }
        } else {
            described(&mut wrongs, "command", command);
            check_name(&mut wrongs, name);
            length(
                &mut wrongs,
                "command description",
                &command["description"],
                1,
                100,
            );
        }
        let mut optional = false;
        count(
            &mut wrongs,
            "options",
            items(&command["options"]).len(),
            0,
            25,
        );
        let mut size = name.len() + command["description"].as_str().unwrap_or_default().len();
        for option in items(&command["options"]) {
            described(&mut wrongs, "option", option);
            wrongs.extend(unknown("option", option, OPTION));
            check_name(&mut wrongs, option["name"].as_str().unwrap_or_default());
            size += length(
                &mut wrongs,
                "option description",
                &option["description"],
                1,
                100,
            );
            let words = items(&option["choices"]);
            count(&mut wrongs, "choices of an option", words.len(), 0, 25);
            for word in words {
                length(&mut wrongs, "choice name", &word["name"], 1, 100);
                length(&mut wrongs, "choice value", &word["value"], 1, 100);
                if !word["value"].is_string() || option["autocomplete"] == true {
                    wrongs.push(format!("{name}: a choice {word} of a completed option"));
                }
            }
            let required = option["required"] == true;
            if required && optional {
                wrongs.push(format!("{name}: a required option after one that is not"));
            }
            optional |= !required;
        }
        count(&mut wrongs, "a whole command", size, 0, 8000);
    }
    wrongs
}

/// `^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$`, in lower case.
fn check_name(wrongs: &mut Vec<String>, name: &str) {
    let fits = (1..=32).contains(&name.chars().count())
        && name
            .chars()
            .all(|c| c.is_alphanumeric() || "-_'".contains(c))
        && name == name.to_lowercase();
    if !fits {
        wrongs.push(format!("{name:?} is no name for a command or an option"));
    }
}

fn items(list: &Json) -> &[Json] {
    list.as_array().map_or(&[], Vec::as_slice)
}

fn unknown(what: &str, body: &Json, known: &[&str]) -> Vec<String> {
    let fields = body.as_object().into_iter().flat_map(|body| body.keys());
    fields
        .filter(|field| !known.contains(&field.as_str()))
        .map(|field| format!("{what} has a field {field}"))
        .collect()
}

fn count(wrongs: &mut Vec<String>, what: &str, count: usize, min: usize, max: usize) {
    if !(min..=max).contains(&count) {
        wrongs.push(format!("{what}: {count}, not {min} to {max}"));
    }
}

/// Checks that there is a description.
fn described(wrongs: &mut Vec<String>, what: &str, thing: &Json) {
    if !thing["description"].is_string() {
        wrongs.push(format!("{what} {} has no description", thing["name"]));
    }
}

/// Checks a text that is there; gives its length in UTF-16 units, the strictest way to count.
fn length(wrongs: &mut Vec<String>, what: &str, text: &Json, min: usize, max: usize) -> usize {
    let Some(text) = text.as_str() else {
        return 0;
    };
    let length = text.encode_utf16().count();
    count(wrongs, what, length, min, max);
    length
}

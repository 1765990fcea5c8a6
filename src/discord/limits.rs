//! Discord's limits on what an app sends, and the check that every outgoing body passes.
//!
//! Numbers are from Discord's documentation; lengths are counted in UTF-16 units, which is never less than what
//! Discord counts, whichever of characters and units that is in the place at hand.

use serde_json::Value as Json;

/// The most units of a message's content (resources/message).
pub const CONTENT_MAX: usize = 2_000;
/// The most embeds of a message (resources/message).
pub const EMBEDS_MAX: usize = 10;
/// The most units of an embed's title (resources/message, embed limits).
pub const TITLE_MAX: usize = 256;
/// The most units of an embed's description (resources/message, embed limits).
pub const DESCRIPTION_MAX: usize = 4_096;
/// The most fields of an embed (resources/message, embed limits).
pub const FIELDS_MAX: usize = 25;
/// The most units of an embed field's name (resources/message, embed limits).
pub const FIELD_NAME_MAX: usize = 256;
/// The most units of an embed field's value (resources/message, embed limits).
pub const FIELD_VALUE_MAX: usize = 1_024;
/// The most units of an embed's footer (resources/message, embed limits).
pub const FOOTER_MAX: usize = 2_048;
/// The most units over all embeds of one message: titles, descriptions, fields, footers and authors together.
pub const EMBEDS_TOTAL_MAX: usize = 6_000;
/// The most rows of components under a message (components/reference).
pub const ROWS_MAX: usize = 5;
/// The most buttons in a row (components/reference).
pub const BUTTONS_MAX: usize = 5;
/// The most units of a button's label (components/reference).
pub const LABEL_MAX: usize = 80;
/// The most units of a component's custom id (components/reference).
pub const CUSTOM_ID_MAX: usize = 100;
/// The most options of a select menu (components/reference).
pub const SELECT_OPTIONS_MAX: usize = 25;
/// The most units of a select option's label, value or description (components/reference).
pub const SELECT_TEXT_MAX: usize = 100;
/// The most units of a select menu's placeholder (components/reference).
pub const PLACEHOLDER_MAX: usize = 150;
/// The most autocomplete choices (interactions/receiving-and-responding).
pub const CHOICES_MAX: usize = 25;
/// The most units of an autocomplete choice's name or value (interactions/receiving-and-responding).
pub const CHOICE_TEXT_MAX: usize = 100;
/// The most files of a message (resources/message).
pub const FILES_MAX: usize = 10;
/// The most bytes of a file (resources/message, uploading files): what a server without boosts takes.
pub const FILE_BYTES_MAX: usize = 10 << 20;
/// The most bytes of all files of a message: a request may have 25 MiB (resources/message), its body included.
pub const FILES_BYTES_MAX: usize = 24 << 20;
/// The most units of a file's name: Discord takes more, but a longer one is no name of ours.
pub const FILE_NAME_MAX: usize = 100;
/// The most units of a file's description (resources/message, attachment object).
pub const FILE_DESCRIPTION_MAX: usize = 1_024;

/// How long `text` is to Discord, at most.
pub fn length(text: &str) -> usize {
    text.encode_utf16().count()
}

/// The beginning of `text` that fits in `max` units, with an ellipsis where something was left off.
///
/// For labels and titles only: an excerpt is never cut.
pub fn shortened(text: &str, max: usize) -> String {
    if length(text) <= max {
        return text.to_owned();
    }
    let mut left = max.saturating_sub(1);
    let mut short = String::new();
    for grapheme in unicode_segmentation::UnicodeSegmentation::graphemes(text, true) {
        let Some(rest) = left.checked_sub(length(grapheme)) else {
            break;
        };
        left = rest;
        short.push_str(grapheme);
    }
    short.push('…');
    short
}

/// What breaks a limit, by its place in the body.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place} is {length}, discord takes {min} to {max}")]
pub struct Breach {
    place: &'static str,
    length: usize,
    min: usize,
    max: usize,
}

fn within(place: &'static str, length: usize, min: usize, max: usize) -> Result<usize, Breach> {
    if (min..=max).contains(&length) {
        Ok(length)
    } else {
        Err(Breach {
            place,
            length,
            min,
            max,
        })
    }
}

/// The length of a text in `body`, checked when it is there.
fn text(
    place: &'static str,
    body: &Json,
    key: &str,
    min: usize,
    max: usize,
) -> Result<usize, Breach> {
    match body.get(key).and_then(Json::as_str) {
        Some(text) => within(place, length(text), min, max),
        None => Ok(0),
    }
}

fn items<'a>(body: &'a Json, key: &str) -> &'a [Json] {
    body.get(key)
        .and_then(Json::as_array)
        .map_or(&[], Vec::as_slice)
}

/// Checks a message, or the data of a callback that makes one or completes an option.
///
/// # Errors
/// The first limit it breaks.
pub fn check(body: &Json) -> Result<(), Breach> {
    text("content", body, "content", 0, CONTENT_MAX)?;
    let embeds = items(body, "embeds");
    within("embeds", embeds.len(), 0, EMBEDS_MAX)?;
    let mut total = 0;
    for embed in embeds {
        total += check_embed(embed)?;
    }
    within("all embeds together", total, 0, EMBEDS_TOTAL_MAX)?;
    let rows = items(body, "components");
    within("rows of components", rows.len(), 0, ROWS_MAX)?;
    for row in rows {
        check_row(row)?;
    }
    let files = items(body, "attachments");
    within("files", files.len(), 0, FILES_MAX)?;
    for file in files {
        text("file name", file, "filename", 1, FILE_NAME_MAX)?;
        let place = "file description";
        text(place, file, "description", 0, FILE_DESCRIPTION_MAX)?;
    }
    let choices = items(body, "choices");
    within("choices", choices.len(), 0, CHOICES_MAX)?;
    for choice in choices {
        text("choice name", choice, "name", 1, CHOICE_TEXT_MAX)?;
        text("choice value", choice, "value", 0, CHOICE_TEXT_MAX)?;
    }
    Ok(())
}

/// Checks what the files of one message hold.
///
/// # Errors
/// The first limit that they break.
pub fn check_files<'a>(files: impl IntoIterator<Item = &'a [u8]>) -> Result<(), Breach> {
    let mut total = 0;
    for file in files {
        total += within("bytes of a file", file.len(), 0, FILE_BYTES_MAX)?;
    }
    within("bytes of all files", total, 0, FILES_BYTES_MAX)?;
    Ok(())
}

fn check_embed(embed: &Json) -> Result<usize, Breach> {
    let mut total = text("embed title", embed, "title", 0, TITLE_MAX)?;
    total += text(
        "embed description",
        embed,
        "description",
        0,
        DESCRIPTION_MAX,
    )?;
    if let Some(footer) = embed.get("footer") {
        total += text("embed footer", footer, "text", 1, FOOTER_MAX)?;
    }
    let fields = items(embed, "fields");
    within("embed fields", fields.len(), 0, FIELDS_MAX)?;
    for field in fields {
        total += text("embed field name", field, "name", 1, FIELD_NAME_MAX)?;
        total += text("embed field value", field, "value", 1, FIELD_VALUE_MAX)?;
    }
    Ok(total)
}

fn check_row(row: &Json) -> Result<(), Breach> {
    let components = items(row, "components");
    within("components in a row", components.len(), 1, BUTTONS_MAX)?;
    for component in components {
        text("custom id", component, "custom_id", 1, CUSTOM_ID_MAX)?;
        text("button label", component, "label", 1, LABEL_MAX)?;
        text("placeholder", component, "placeholder", 0, PLACEHOLDER_MAX)?;
        if component.get("options").is_some() {
            let options = items(component, "options");
            within("select options", options.len(), 1, SELECT_OPTIONS_MAX)?;
            for option in options {
                text("option label", option, "label", 1, SELECT_TEXT_MAX)?;
                text("option value", option, "value", 1, SELECT_TEXT_MAX)?;
                text(
                    "option description",
                    option,
                    "description",
                    1,
                    SELECT_TEXT_MAX,
                )?;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_body_within_the_limits_passes() {
        let embeds = json!([{ "title": "t".repeat(256), "description": "d".repeat(4096), "footer": { "text": "f" } }]);
        assert_eq!(
            check(&json!({ "content": "c".repeat(2000), "embeds": embeds })),
            Ok(())
        );
    }

    #[test]
    fn the_first_broken_limit_is_named() {
        for (body, place) in [
            (json!({ "content": "🦀".repeat(1001) }), "content"),
            (
                json!({ "embeds": [{ "title": "t".repeat(257) }] }),
                "embed title",
            ),
            (
                json!({ "embeds": [{ "description": "d".repeat(4096) }, { "description": "d".repeat(1905) }] }),
                "all embeds together",
            ),
            (
                json!({ "components": [{ "components": [] }] }),
                "components in a row",
            ),
            (
                json!({ "choices": [{ "name": "n", "value": "v".repeat(101) }] }),
                "choice value",
            ),
        ] {
            assert_eq!(check(&body).unwrap_err().place, place);
        }
    }

    #[test]
    fn a_label_is_shortened_between_graphemes() {
        assert_eq!(shortened("short", 5), "short");
        assert_eq!(shortened("longer", 5), "long…");
        assert_eq!(shortened("ab👩‍👩‍👧c", 5), "ab…");
    }
}

//! Which files of a reply go with a message, and what is said of those that cannot.

use std::sync::Arc;

use super::super::limits::{
    FILE_BYTES_MAX, FILE_DESCRIPTION_MAX, FILE_NAME_MAX, FILES_BYTES_MAX, FILES_MAX, length,
    shortened,
};
use super::{Surface, words};
use crate::redaction::redact;
use crate::reply::{Attachment, Line};

/// The files that go with a message and what is said in its small print.
#[derive(Debug, Default)]
pub(super) struct Sorted {
    /// Those that go with it, named and described as Discord takes it.
    pub(super) files: Vec<Attachment>,
    /// A line of markup for each that does not.
    pub(super) notes: Vec<String>,
}

/// Sorts the files of a reply by whether they can be sent to `surface`.
pub(super) fn sorted(attachments: &[Attachment], surface: Surface) -> Sorted {
    let mut sorted = Sorted::default();
    let mut left = FILES_BYTES_MAX;
    for attachment in attachments {
        let bytes = attachment.bytes.len();
        let reason = if !surface.files {
            Line::new()
                .plain("because Attaché lacks the ")
                .strong("Attach Files")
                .plain(" permission in this channel.")
        } else if bytes > FILE_BYTES_MAX || bytes > left || sorted.files.len() == FILES_MAX {
            Line::from(format!(
                "because it is too large for Discord ({}). The command line saves it.",
                attachment.size()
            ))
        } else {
            left -= bytes;
            sorted.files.push(Attachment {
                name: name(&attachment.name),
                description: shortened(&redact(&attachment.description), FILE_DESCRIPTION_MAX),
                bytes: Arc::clone(&attachment.bytes),
            });
            continue;
        };
        sorted.notes.push(left_out(&attachment.name, reason));
    }
    // One line says it all of many, so that the notes leave room for the reply.
    if let [first, .., _] = sorted.notes.as_slice() {
        let rest = sorted.notes.len() - 1;
        let files = if rest == 1 { "file" } else { "files" };
        sorted.notes = vec![format!("{first} So for {rest} more {files}.")];
    }
    sorted
}

/// What is said of a file that is not sent.
pub(crate) fn left_out(file: &str, reason: impl Into<Line>) -> String {
    let line = Line::new().code(name(file)).plain(" is not attached, ");
    let reason: Line = reason.into();
    format!("{}{}", words::line(&line), words::line(&reason))
}

/// The name with nothing in it that Discord would change: an embed finds its picture by it.
fn name(name: &str) -> String {
    let plain = |c: char| {
        if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_') {
            c
        } else {
            '_'
        }
    };
    let name: String = name.trim_start_matches('.').chars().map(plain).collect();
    if name.is_empty() {
        return "file".to_owned();
    }
    // Cut in front: the ending says what it is.
    let from = length(&name).saturating_sub(FILE_NAME_MAX);
    name.chars().skip(from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discord::limits::check_files;

    fn file(name: &str, bytes: usize) -> Attachment {
        Attachment {
            name: name.to_owned(),
            description: "d".repeat(2_000),
            bytes: vec![0; bytes].into(),
        }
    }

    #[test]
    fn what_is_too_large_is_named_and_the_rest_is_sent() {
        let surface = Surface::FULL;
        let mut files = vec![file("über uns.png", 5), file("big.ics", FILE_BYTES_MAX + 1)];
        let told = sorted(&files, surface);
        assert_eq!(told.files.len(), 1);
        assert_eq!(told.files[0].name, "_ber_uns.png");
        assert_eq!(
            told.notes,
            [
                "`big.ics` is not attached, because it is too large for Discord (10.5 MB). The command line saves it."
            ]
        );
        files.extend((0..12).map(|n| file(&format!("{n}.md"), FILE_BYTES_MAX)));
        let told = sorted(&files, surface);
        assert!(check_files(told.files.iter().map(|file| &*file.bytes)).is_ok());
        assert_eq!(told.notes.len(), 1);
        assert!(
            told.notes[0].ends_with("So for 10 more files."),
            "{:?}",
            told.notes
        );
    }
}

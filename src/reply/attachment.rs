//! Files that go with a reply: pictures and exports.

use std::fmt::Write as _;
use std::sync::Arc;

use sha2::{Digest, Sha256};

/// A file that goes with a reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// What it is called: `timeline.png`.
    pub name: String,
    /// What it shows, for those who cannot see it.
    pub description: String,
    /// What it holds.
    pub bytes: Arc<[u8]>,
}

/// Media types by the ending of a name: those that replies are made of.
const MEDIA_TYPES: [(&str, &str); 5] = [
    ("bib", "application/x-bibtex"),
    ("ics", "text/calendar"),
    ("json", "application/json"),
    ("md", "text/markdown"),
    ("png", "image/png"),
];

impl Attachment {
    /// What kind of file it is, by the ending of its name.
    pub fn media_type(&self) -> &'static str {
        let ending = self.name.rsplit_once('.').map_or("", |(_, ending)| ending);
        MEDIA_TYPES
            .iter()
            .find(|(known, _)| *known == ending)
            .map_or("application/octet-stream", |(_, media_type)| media_type)
    }

    /// Whether it is a picture that is shown where pictures are.
    pub fn is_picture(&self) -> bool {
        self.media_type() == "image/png"
    }

    /// The SHA-256 checksum of what it holds, in hexadecimal digits.
    pub fn checksum(&self) -> String {
        let digest = Sha256::digest(&self.bytes);
        digest.iter().fold(String::new(), |mut hex, byte| {
            // Writing to a string does not fail.
            let _written = write!(hex, "{byte:02x}");
            hex
        })
    }

    /// How much it holds, as a reader is told: `812 bytes`, `12 kB`, `3.4 MB`.
    pub fn size(&self) -> String {
        let bytes = self.bytes.len();
        match bytes {
            0..1_000 => format!("{bytes} bytes"),
            1_000..1_000_000 => format!("{} kB", bytes.div_ceil(1_000)),
            _ => {
                let tenths = bytes.div_ceil(100_000);
                format!("{}.{} MB", tenths / 10, tenths % 10)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_its_ending_and_told_by_its_size() {
        for (name, length, media_type, size) in [
            ("a.png", 999, "image/png", "999 bytes"),
            ("a.b.ics", 1_001, "text/calendar", "2 kB"),
            ("png", 3_400_001, "application/octet-stream", "3.5 MB"),
        ] {
            let file = Attachment {
                name: name.to_owned(),
                description: String::new(),
                bytes: vec![0; length].into(),
            };
            assert_eq!(
                (file.media_type(), file.size().as_str()),
                (media_type, size)
            );
        }
    }
}

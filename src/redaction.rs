//! Secrets cut out of text by their shape: bot tokens, interaction tokens and webhook addresses.
//!
//! Every sink that shows words of ours passes them through [`redact`]: the log, errors, the console and the
//! replies. It knows shapes rather than values, so it also covers a token that a reader pastes into a question and
//! one that a library puts into an error. An article's own words that are printed for a program (`article --body`,
//! `export`) are not touched: there the text must be exactly what was taken in.

use std::borrow::Cow;
use std::io::{self, Write};
use std::sync::LazyLock;

use regex::Regex;

/// What stands where a secret was.
pub const REDACTED: &str = "[redacted]";

/// Shapes of secrets; what the group `secret` matches is cut out.
const SHAPES: [&str; 5] = [
    // A bot's token: its id in base64, a time and a signature.
    r"\b(?<secret>[A-Za-z0-9_-]{22,30}\.[A-Za-z0-9_-]{5,8}\.[A-Za-z0-9_-]{27,})",
    // An address with a webhook's or an interaction's token: the token, whatever it looks like.
    r"(?i)\b(?:webhooks|interactions)(?:/|%2f)[0-9]+(?:/|%2f)(?<secret>[A-Za-z0-9_%.-]{8,})",
    // An interaction's token alone: `interaction:` in base64 and more.
    r"\b(?<secret>aW50ZXJhY3Rpb24[A-Za-z0-9+/=_-]{16,})",
    // A header that authorises.
    r#"(?i)\b(?:authorization"?\s*[:=]\s*"?(?:bot|bearer)|bot)\s+(?<secret>[A-Za-z0-9_-]{20,}\.[A-Za-z0-9._-]+|[A-Za-z0-9_-]{50,})"#,
    // A field named token.
    r#"(?i)\btoken\\?"?\s*[:=]\s*(?:some\()?\\?"?(?<secret>[A-Za-z0-9+/=_.-]{20,})"#,
];

#[expect(clippy::expect_used, reason = "constants, and a test compiles them")]
static SHAPE: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    SHAPES
        .iter()
        .map(|shape| Regex::new(shape).expect("the shapes are regular expressions"))
        .collect()
});

/// The text without its secrets.
///
/// ```
/// let told = attache::redaction::redact("cannot post to /webhooks/12/abcdefgh_IJKL-3456");
/// assert_eq!(told, "cannot post to /webhooks/12/[redacted]");
/// ```
pub fn redact(text: &str) -> Cow<'_, str> {
    SHAPE.iter().fold(Cow::Borrowed(text), |text, shape| {
        let clean = cut(&text, shape);
        clean.map_or(text, Cow::Owned)
    })
}

/// The text with the shape's secrets cut out; nothing when there are none.
fn cut(text: &str, shape: &Regex) -> Option<String> {
    let mut clean: Option<String> = None;
    let mut from = 0;
    for secret in shape
        .captures_iter(text)
        .filter_map(|found| found.name("secret"))
    {
        let clean = clean.get_or_insert_default();
        clean.push_str(text.get(from..secret.start()).unwrap_or_default());
        clean.push_str(REDACTED);
        from = secret.end();
    }
    let mut clean = clean?;
    clean.push_str(text.get(from..).unwrap_or_default());
    Some(clean)
}

/// A writer that passes on whole lines, without their secrets.
#[derive(Debug)]
pub struct Redacting<W: Write> {
    inner: W,
    line: Vec<u8>,
}

impl<W: Write> Redacting<W> {
    /// The most bytes kept back in wait for the end of a line; a longer line is passed on in parts.
    const LINE_BYTES_MAX: usize = 1 << 20;

    /// Writes to `inner`.
    pub fn new(inner: W) -> Self {
        Self {
            inner,
            line: Vec::new(),
        }
    }

    fn pass_on(&mut self) -> io::Result<()> {
        let text = String::from_utf8_lossy(&self.line);
        let passed = self.inner.write_all(redact(&text).as_bytes());
        self.line.clear();
        passed
    }
}

impl<W: Write> Write for Redacting<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let whole = bytes
            .iter()
            .rposition(|byte| *byte == b'\n')
            .map_or(0, |at| at + 1);
        let (lines, rest) = bytes.split_at(whole);
        if !lines.is_empty() {
            self.line.extend_from_slice(lines);
            self.pass_on()?;
        }
        self.line.extend_from_slice(rest);
        if self.line.len() > Self::LINE_BYTES_MAX {
            self.pass_on()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.pass_on()?;
        self.inner.flush()
    }
}

impl<W: Write> Drop for Redacting<W> {
    fn drop(&mut self) {
        // A writer that is gone has nobody left to tell of a failure.
        let _unheard = self.flush();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Shaped like a bot's token, and nobody's.
    const TOKEN: &str = "MTIzNDU2Nzg5MDEyMzQ1Njc4OTA.GaBcDe.aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789_-";

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(redact(text), expected);
    }

    #[test]
    fn secrets_are_cut_out_by_shape() {
        check(TOKEN, "[redacted]");
        check(&format!("Bot {TOKEN}!"), "Bot [redacted]!");
        check(
            &format!("What of {TOKEN}, then {TOKEN}?"),
            "What of [redacted], then [redacted]?",
        );
        check(
            "error sending request for url (https://discord.com/api/v10/webhooks/123/aW50ZXJhY3Rpb246MTIzOmFiYw/messages/@original)",
            "error sending request for url (https://discord.com/api/v10/webhooks/123/[redacted]/messages/@original)",
        );
        check(
            "https://discord.com/api/v10/interactions/123/aW50ZXJhY3Rpb246MTIz/callback",
            "https://discord.com/api/v10/interactions/123/[redacted]/callback",
        );
        check(
            "token: \"aW50ZXJhY3Rpb246MTIzOmFiY2RlZmdoaWo=\"",
            "token: \"[redacted]\"",
        );
        check(
            "{\"token\":\"abcdefghijklmnopqrstuvwxyz\"}",
            "{\"token\":\"[redacted]\"}",
        );
    }

    #[test]
    fn words_are_left_alone() {
        for text in [
            "The President met Mr. Putin at www.elysee.fr on 25.01.2022.",
            "https://discord.com/oauth2/authorize?client_id=123456789012345678",
            "/webhooks/123 and the token of our esteem",
            "ask with source:\"Le Monde\"",
            "c0ffee5f0e1d2c3b4a5968778695a4b3c2d1e0f0c0ffee5f0e1d2c3b4a596877",
        ] {
            check(text, text);
        }
    }

    #[test]
    fn a_secret_in_pieces_is_still_cut_out() {
        let mut written = Vec::new();
        let mut writer = Redacting::new(&mut written);
        for piece in format!("one {TOKEN} two\nthree {TOKEN}")
            .as_bytes()
            .chunks(7)
        {
            writer.write_all(piece).unwrap();
        }
        drop(writer);
        assert_eq!(
            String::from_utf8(written).unwrap(),
            "one [redacted] two\nthree [redacted]"
        );
    }
}

//! The one normalisation: what becomes of the characters of a text before anything else reads it.
//!
//! Spans and checksums refer to the result, so what it does is a contract:
//!
//! 1. Bytes are decoded ([`decode`]): a byte order mark decides, then valid UTF-8, then detection.
//! 2. The text is brought to Unicode's composed form (NFC).
//! 3. Line ends of every kind become `\n`; a paragraph separator becomes two.
//! 4. Blanks of every width and tabs become one space; those at the ends of a line go.
//! 5. Control characters, bidirectional controls, invisible characters, noncharacters and tags go. Joiners and
//!    variation selectors stay where they do work: after a character that is not ASCII (and a selector also
//!    after a digit, `#` or `*`), one at a time.
//! 6. At most one empty line stands between lines, none at the start or the end.
//!
//! Quotation marks, dashes and spelling are never touched. The function is deterministic and idempotent.
//!
//! *Why remove characters rather than escape them when shown?* So that output never edits a quotation: what is
//! shown is the body, byte for byte.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::ReadError;

/// Share of control characters above which bytes are no text, as one in so many.
const CONTROLS_ONE_IN: usize = 50;

/// The text that `bytes` hold, its encoding detected.
///
/// # Errors
/// When the bytes are empty, binary, or not valid in the encoding they seem to be of.
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, ReadError> {
    if bytes.is_empty() {
        return Err(ReadError::Empty);
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decode_as(encoding, bytes.get(mark..).unwrap_or_default());
    }
    if looks_binary(bytes) {
        return Err(ReadError::Binary);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Cow::Borrowed(text)),
        Err(_) if is_damaged_utf8(bytes) => Err(ReadError::Encoding(UTF_8.name())),
        Err(_) => decode_as(detect(bytes), bytes),
    }
}

/// The text that `bytes` hold in a known encoding.
///
/// # Errors
/// When they are not valid in it, or binary.
pub(super) fn decode_as<'a>(
    encoding: &'static Encoding,
    bytes: &'a [u8],
) -> Result<Cow<'a, str>, ReadError> {
    let text = encoding
        .decode_without_bom_handling_and_without_replacement(bytes)
        .ok_or(ReadError::Encoding(encoding.name()))?;
    if looks_binary(text.as_bytes()) || text.chars().any(|c| matches!(c, '\u{80}'..='\u{9f}')) {
        return Err(ReadError::Binary);
    }
    Ok(text)
}

fn detect(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    // Few accented letters tell little; Western text is the likeliest by far.
    let telling = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    if telling < 4 { WINDOWS_1252 } else { guess }
}

/// Whether there is a NUL, or more control characters than stray ones.
fn looks_binary(bytes: &[u8]) -> bool {
    let controls = bytes
        .iter()
        .filter(|byte| matches!(byte, 0x01..=0x08 | 0x0e..=0x1f | 0x7f))
        .count();
    bytes.contains(&0) || controls > bytes.len() / CONTROLS_ONE_IN + 8
}

/// Whether many characters beyond ASCII are UTF-8, and some are broken: guessing another encoding would garble
/// those that are whole.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > 0 && whole * 2 >= broken
}

/// Brings a text to the form that everything else relies on; see the module's list.
pub fn normalise(text: &str) -> String {
    let composed = compose(text);
    let plain = plain(&composed);
    match compose(&plain) {
        Cow::Borrowed(_) => plain,
        Cow::Owned(again) => again,
    }
}

fn compose(text: &str) -> Cow<'_, str> {
    if is_surely_composed(text) || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

/// Whether there is nothing in a text but ASCII, Latin letters, quotation marks and dashes, signs of currencies and
/// trade marks, boxes and pictures: most texts.
fn is_surely_composed(text: &str) -> bool {
    let mut bytes = text.as_bytes();
    loop {
        // Many at once: most texts are nearly all ASCII.
        while let Some((many, rest)) = bytes.split_first_chunk::<ASCII_AT_ONCE>()
            && many.is_ascii()
        {
            bytes = rest;
        }
        let Some(at) = bytes.iter().position(|byte| !byte.is_ascii()) else {
            return true;
        };
        bytes = match bytes.get(at..).unwrap_or_default() {
            // U+0080 to U+02FF; U+2002 to U+203F, because the two before are composed of others; U+20A0 to U+20BF;
            // U+2122; U+2580 to U+25FF; U+1F300 to U+1F6FF.
            [0xc2..=0xcb, _, rest @ ..]
            | [0xe2, 0x80, 0x82..=0xbf, rest @ ..]
            | [0xe2, 0x82, 0xa0..=0xbf, rest @ ..]
            | [0xe2, 0x84, 0xa2, rest @ ..]
            | [0xe2, 0x96..=0x97, _, rest @ ..]
            | [0xf0, 0x9f, 0x8c..=0x9b, _, rest @ ..] => rest,
            _ => return false,
        };
    }
}

/// How many bytes are looked at together for one that is not ASCII.
const ASCII_AT_ONCE: usize = 32;

/// What a character is to the normalisation.
enum Kind {
    Text,
    Blank,
    LineEnd,
    ParagraphEnd,
    Joiner,
    Selector,
    Unwanted,
}

fn kind(c: char) -> Kind {
    match c {
        '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{85}' | '\u{2028}' => Kind::LineEnd,
        '\u{2029}' => Kind::ParagraphEnd,
        ' '
        | '\t'
        | '\u{a0}'
        | '\u{1680}'
        | '\u{2000}'..='\u{200a}'
        | '\u{202f}'
        | '\u{205f}'
        | '\u{3000}' => Kind::Blank,
        ' '..='~' => Kind::Text,
        '\u{200c}' | '\u{200d}' => Kind::Joiner,
        '\u{fe0e}' | '\u{fe0f}' => Kind::Selector,
        '\0'..='\u{1f}'
        | '\u{7f}'..='\u{9f}'
        | '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{17b4}'
        | '\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{2800}'
        | '\u{3164}'
        | '\u{fdd0}'..='\u{fdef}'
        | '\u{fe00}'..='\u{fe0d}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}'
        | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}' => Kind::Unwanted,
        // The last two of every plane are noncharacters.
        _ if u32::from(c) & 0xfffe == 0xfffe => Kind::Unwanted,
        _ => Kind::Text,
    }
}

fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // Line ends and blanks are owed until text follows, so none stands at an end.
    let (mut line_ends, mut blank) = (0usize, false);
    let mut previous = ' ';
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let run = printable(rest);
        let (piece, after) = rest
            .split_at_checked(run.max(c.len_utf8()))
            .unwrap_or_default();
        rest = after;
        match kind(c) {
            Kind::Text => {}
            Kind::Blank => {
                blank = true;
                previous = ' ';
                continue;
            }
            Kind::LineEnd | Kind::ParagraphEnd => {
                if c == '\r' {
                    rest = rest.strip_prefix('\n').unwrap_or(rest);
                }
                line_ends += if c == '\u{2029}' { 2 } else { 1 };
                previous = ' ';
                continue;
            }
            Kind::Joiner if !previous.is_ascii() && !is_joining(previous) => {}
            Kind::Selector
                if (!previous.is_ascii() && !is_joining(previous))
                    || matches!(previous, '0'..='9' | '#' | '*') => {}
            Kind::Joiner | Kind::Selector | Kind::Unwanted => continue,
        }
        if !out.is_empty() {
            match (line_ends, blank) {
                (0, false) => {}
                (0, true) => out.push(' '),
                (1, _) => out.push('\n'),
                _ => out.push_str("\n\n"),
            }
        }
        (line_ends, blank) = (0, false);
        out.push_str(piece);
        previous = piece.chars().next_back().unwrap_or(c);
    }
    out
}

/// The bytes of the visible ASCII characters that `text` begins with, single spaces between them included.
fn printable(text: &str) -> usize {
    let bytes = text.as_bytes();
    let visible = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_graphic);
    let mut end = 0;
    while visible(end) || (end > 0 && bytes.get(end) == Some(&b' ') && visible(end + 1)) {
        end += 1;
    }
    end
}

fn is_joining(c: char) -> bool {
    matches!(kind(c), Kind::Joiner | Kind::Selector)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(from: &str, to: &str) {
        assert_eq!(normalise(from), to);
        assert_eq!(normalise(to), to, "not idempotent");
    }

    #[test]
    fn text_is_brought_to_one_form() {
        check("one\r\ntwo\rthree\u{85}four", "one\ntwo\nthree\nfour");
        check("one\u{2029}two\u{2028}three", "one\n\ntwo\nthree");
        check("  one \t two\u{a0}\n \n\n\n  three \n", "one two\n\nthree");
        check("cafe\u{301}", "caf\u{e9}");
        check(
            "in\u{ad}visible\u{200b} \u{202e}reversed\u{202c}",
            "invisible reversed",
        );
        check("a\0b\u{1b}[31mc", "ab[31mc");
        check("“He’s” – said… «Ça»", "“He’s” – said… «Ça»");
        check(
            "\u{1f468}\u{200d}\u{1f469} 1\u{fe0f}\u{20e3}",
            "\u{1f468}\u{200d}\u{1f469} 1\u{fe0f}\u{20e3}",
        );
        check("hid\u{200d}den", "hidden");
        check("e\u{ad}\u{301}", "\u{e9}");
        check("\u{feff}mark", "mark");
        check(" \u{200b} ", "");
    }

    #[test]
    fn encodings_are_told_apart() {
        assert_eq!(decode(b"caf\xe9 society").unwrap(), "café society");
        assert_eq!(decode(b"\xff\xfeh\0i\0").unwrap(), "hi");
        assert_eq!(decode(b"\xef\xbb\xbfhi").unwrap(), "hi");
        assert_eq!(decode("Élysée".as_bytes()).unwrap(), "Élysée");
        let russian = "Президент Франции прибыл в Москву для переговоров о безопасности";
        let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(russian);
        assert_eq!(decode(&bytes).unwrap(), russian);
        assert_eq!(decode(b""), Err(ReadError::Empty));
        assert_eq!(
            decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
            Err(ReadError::Binary)
        );
        assert_eq!(decode(b"\xff\xfeh"), Err(ReadError::Encoding("UTF-16LE")));
        assert_eq!(
            decode(b"caf\xc3\xa9 na\xc3\xafve \xc3 broken"),
            Err(ReadError::Encoding("UTF-8"))
        );
    }

    #[test]
    fn what_is_surely_composed_is() {
        for c in '\u{80}'..=char::MAX {
            let text = format!("e{c}a");
            if is_surely_composed(&text) {
                assert_eq!(is_nfc_quick(text.chars()), IsNormalized::Yes, "{c:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn twice_is_once(text in any::<String>()) {
            let once = normalise(&text);
            prop_assert_eq!(normalise(&once), once);
        }

        #[test]
        fn twice_is_once_where_it_hurts(
            text in proptest::collection::vec(
                prop_oneof![
                    Just('e'), Just('\u{301}'), Just('\u{ad}'), Just('\u{200d}'), Just('\u{fe0f}'), Just('\u{212a}'),
                    Just('\r'), Just('\n'), Just(' '), Just('\u{2029}'), Just('\u{1f468}'), Just('\u{1100}'),
                    Just('\u{1161}'), Just('\u{327}'), Just('\u{2000}'), Just('\u{340}'), Just('\u{1160}'), Just('1'),
                ],
                0..24,
            )
        ) {
            let text: String = text.into_iter().collect();
            let once = normalise(&text);
            prop_assert_eq!(normalise(&once), once);
        }

        #[test]
        fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..256)) {
            let _ = decode(&bytes).map(|text| normalise(&text));
        }
    }
}

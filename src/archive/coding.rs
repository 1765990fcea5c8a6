//! How the parts of an article are written in columns, and read back.

use jiff::{Timestamp, civil::Date};

use crate::news::{Class, Paragraph, Published, Span};

/// When it was published: `2022-01-25T10:00:00Z`, `2022-01-25`, `>=2022-01-25` where inferred, nothing if unknown.
pub(super) fn published_text(published: Published) -> Option<String> {
    match published {
        Published::At(instant) => Some(instant.to_string()),
        Published::On(date) => Some(date.to_string()),
        Published::NotBefore(date) => Some(format!(">={date}")),
        Published::Unknown => None,
    }
}

/// Reads [`published_text`]; nothing when it is no such text.
pub(super) fn published(text: Option<&str>) -> Option<Published> {
    let Some(text) = text else {
        return Some(Published::Unknown);
    };
    if let Some(date) = text.strip_prefix(">=") {
        return date.parse::<Date>().ok().map(Published::NotBefore);
    }
    if text.contains('T') {
        return text.parse::<Timestamp>().ok().map(Published::At);
    }
    text.parse::<Date>().ok().map(Published::On)
}

/// Paragraphs and their sentences as bytes: of each its class, then distances and lengths as numbers of seven
/// bits a byte. About four bytes a sentence.
pub(super) fn structure_bytes(paragraphs: &[Paragraph]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut at = 0;
    for paragraph in paragraphs {
        let class = Class::ALL
            .iter()
            .position(|class| *class == paragraph.class);
        put(&mut bytes, class.unwrap_or_default());
        put_span(&mut bytes, &mut at, paragraph.span);
        put(&mut bytes, paragraph.sentences.len());
        let mut within = paragraph.span.start();
        for sentence in &paragraph.sentences {
            put_span(&mut bytes, &mut within, *sentence);
        }
    }
    bytes
}

/// Reads [`structure_bytes`] against the body they refer to; nothing when they are no such bytes.
pub(super) fn structure(mut bytes: &[u8], body: &str) -> Option<Vec<Paragraph>> {
    let bytes = &mut bytes;
    let mut paragraphs = Vec::new();
    let mut at = 0;
    while !bytes.is_empty() {
        let class = *Class::ALL.get(take(bytes)?)?;
        let span = take_span(bytes, &mut at, body)?;
        let count = take(bytes)?;
        let mut within = span.start();
        let mut sentences = Vec::new();
        for _ in 0..count {
            sentences.push(take_span(bytes, &mut within, body)?);
        }
        paragraphs.push(Paragraph {
            class,
            span,
            sentences,
        });
    }
    Some(paragraphs)
}

/// Spans come in order and apart (`Article` has checked it), so distances are never negative.
fn put_span(bytes: &mut Vec<u8>, at: &mut usize, span: Span) {
    put(bytes, span.start().saturating_sub(*at));
    put(bytes, span.len());
    *at = span.end();
}

fn take_span(bytes: &mut &[u8], at: &mut usize, body: &str) -> Option<Span> {
    let start = at.checked_add(take(bytes)?)?;
    let end = start.checked_add(take(bytes)?)?;
    *at = end;
    Span::of(body, start, end)
}

/// Writes a number, seven bits a byte.
pub(super) fn put(bytes: &mut Vec<u8>, mut number: usize) {
    loop {
        let [low, ..] = number.to_le_bytes();
        number >>= 7;
        if number == 0 {
            bytes.push(low & 0x7f);
            return;
        }
        bytes.push(low | 0x80);
    }
}

/// Reads [`put`]; nothing when it is no such number.
pub(super) fn take(bytes: &mut &[u8]) -> Option<usize> {
    let mut number = 0_usize;
    for shift in (0..35).step_by(7) {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= usize::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn a_date_is_read_as_it_was_written() {
        for value in [
            Published::Unknown,
            Published::On(date(2022, 1, 25)),
            Published::NotBefore(date(-44, 3, 15)),
            Published::At("2022-01-25T10:00:00.5Z".parse().unwrap()),
        ] {
            assert_eq!(published(published_text(value).as_deref()), Some(value));
        }
        assert_eq!(published(Some("soon")), None);
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_without_a_panic(bytes: Vec<u8>, body: String) {
            let _ = structure(&bytes, &body);
        }

        #[test]
        fn numbers_are_read_as_written(number in 0_usize..=u32::MAX as usize) {
            let mut bytes = Vec::new();
            put(&mut bytes, number);
            prop_assert_eq!(take(&mut bytes.as_slice()), Some(number));
        }
    }
}

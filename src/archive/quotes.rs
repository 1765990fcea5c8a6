//! The quotes of a text, kept as they were found when it was stored: finding them anew reads every word of it.
//!
//! Derived: where none are kept, or rules other than today's found them, the text is asked again.

use rusqlite::{OptionalExtension, params};

use super::coding::{put, take};
use super::{Archive, ArchiveError, Batch, Record, Stored};
use crate::news::{Certainty, Quote, Span, Speaker, quote};

/// How sure it is who speaks, by the number that is kept.
const CERTAINTIES: [Certainty; 4] = [
    Certainty::Named,
    Certainty::Resolved,
    Certainty::Carried,
    Certainty::Unclear,
];
/// Beside the certainty: the quote goes on with the one before it, and words name its speaker.
const CONTINUES: usize = 4;
const WRITTEN: usize = 8;

impl Archive {
    /// The quotes of a text, whose body is `body`; nothing where they are to be found anew.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn quotes(&self, stored: Stored, body: &str) -> Result<Option<Vec<Quote>>, ArchiveError> {
        self.connections.read(|connection| {
            let mut query = connection.prepare_cached(
                "SELECT found FROM quotes WHERE revision = ? AND structured = ? AND version = ?",
            )?;
            let found: Option<Vec<u8>> = query
                .query_row(
                    params![stored.revision, stored.structured, quote::VERSION],
                    |row| row.get(0),
                )
                .optional()?;
            Ok(found.and_then(|found| unpacked(&found, body)))
        })
    }
}

impl Batch<'_> {
    /// Keeps the quotes of a revision, unless those that today's rules find are kept.
    pub(super) fn keep_quotes(&self, revision: u64, record: &Record) -> Result<(), ArchiveError> {
        // Two statements: one that reads the table it writes has SQLite make a table for what it read, with pages of its
        // own, for every article.
        let lacking: Option<u64> = self
            .transaction
            .prepare_cached(
                "SELECT structured FROM revision WHERE number = ?1 AND NOT EXISTS (
                     SELECT 1 FROM quotes WHERE quotes.revision = revision.number
                     AND quotes.structured = revision.structured AND version = ?2)",
            )?
            .query_row(params![revision, quote::VERSION], |row| row.get(0))
            .optional()?;
        if let Some(structured) = lacking {
            self.transaction
                .prepare_cached(
                    "INSERT OR REPLACE INTO quotes (revision, structured, version, found)
                     VALUES (?, ?, ?, ?)",
                )?
                .execute(params![revision, structured, quote::VERSION, record.quotes])?;
        }
        Ok(())
    }
}

/// Quotes as bytes: the names of their speakers, then of each its place, who speaks and how sure that is. About ten
/// bytes a quote; none for no quotes.
pub(super) fn packed(quotes: &[Quote]) -> Vec<u8> {
    let mut names: Vec<&str> = Vec::new();
    for name in quotes
        .iter()
        .filter_map(|quote| quote.speaker.name.as_deref())
    {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let mut bytes = Vec::new();
    if quotes.is_empty() {
        return bytes;
    }
    put(&mut bytes, names.len());
    for name in &names {
        put(&mut bytes, name.len());
        bytes.extend(name.bytes());
    }
    for quote in quotes {
        let Speaker {
            name,
            written,
            certainty,
        } = &quote.speaker;
        let sure = CERTAINTIES.iter().position(|known| known == certainty);
        let flags = sure.unwrap_or_default()
            + if quote.continues { CONTINUES } else { 0 }
            + if written.is_some() { WRITTEN } else { 0 };
        put(&mut bytes, flags);
        let place = names
            .iter()
            .position(|known| name.as_deref() == Some(*known));
        put(&mut bytes, place.map_or(0, |place| place + 1));
        for span in std::iter::once(&quote.speech).chain(written) {
            put(&mut bytes, span.start());
            put(&mut bytes, span.len());
        }
    }
    bytes
}

/// Reads [`packed`] against the body it refers to; nothing when it is no such thing.
fn unpacked(mut bytes: &[u8], body: &str) -> Option<Vec<Quote>> {
    let bytes = &mut bytes;
    let mut quotes = Vec::new();
    if bytes.is_empty() {
        return Some(quotes);
    }
    let mut names = Vec::new();
    for _ in 0..take(bytes)? {
        let length = take(bytes)?;
        let (name, rest) = bytes.split_at_checked(length)?;
        names.push(std::str::from_utf8(name).ok()?);
        *bytes = rest;
    }
    while !bytes.is_empty() {
        let flags = take(bytes)?;
        let name = match take(bytes)?.checked_sub(1) {
            None => None,
            Some(place) => Some((*names.get(place)?).to_owned()),
        };
        let speech = span(bytes, body)?;
        let written = if flags & WRITTEN == 0 {
            None
        } else {
            Some(span(bytes, body)?)
        };
        quotes.push(Quote {
            speech,
            speaker: Speaker {
                name,
                written,
                certainty: *CERTAINTIES.get(flags % CONTINUES)?,
            },
            continues: flags & CONTINUES != 0,
        });
    }
    Some(quotes)
}

fn span(bytes: &mut &[u8], body: &str) -> Option<Span> {
    let start = take(bytes)?;
    let end = start.checked_add(take(bytes)?)?;
    Span::of(body, start, end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const BODY: &str = "“Zwölf Brücken sind zu”, sagte Ada Quill. Sie lachte.";

    fn place() -> impl Strategy<Value = Span> {
        let places: Vec<usize> = BODY.char_indices().map(|(at, _)| at).collect();
        let place = prop::sample::select(places);
        (place.clone(), place).prop_filter_map("in order", |(one, other)| {
            Span::of(BODY, one.min(other), one.max(other))
        })
    }

    fn any_quote() -> impl Strategy<Value = Quote> {
        let name = prop::option::of(prop::sample::select(vec![
            "Ada Quill",
            "Bran Oake",
            "the clerk",
        ]));
        let certainty = prop::sample::select(CERTAINTIES.to_vec());
        let written = prop::option::of(place());
        (place(), name, written, certainty, any::<bool>()).prop_map(
            |(speech, name, written, certainty, continues)| Quote {
                speech,
                speaker: Speaker {
                    name: name.map(str::to_owned),
                    written,
                    certainty,
                },
                continues,
            },
        )
    }

    proptest! {
        #[test]
        fn quotes_are_read_as_they_were_kept(quotes in prop::collection::vec(any_quote(), 0..9)) {
            prop_assert_eq!(unpacked(&packed(&quotes), BODY), Some(quotes));
        }

        #[test]
        fn any_bytes_are_read_without_a_panic(bytes: Vec<u8>, body: String) {
            let _ = unpacked(&bytes, &body);
        }
    }
}

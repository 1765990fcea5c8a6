//! An article made ready to be stored: compressed and encoded off the writer's thread.

use std::cell::RefCell;
use std::sync::Arc;

use sha2::{Digest, Sha256};
use zstd::bulk::Compressor;

use super::{ArchiveError, coding, quotes, speakers};
use crate::news::{Article, Class, Sketch, quote};

/// zstd's quickest: of texts of some kilobytes its default keeps a few hundredths less and costs twice the time.
const LEVEL: i32 = 1;

/// An article made ready to be stored. Making it is a pure function: do it on any thread.
#[derive(Clone, Debug)]
pub struct Record {
    pub(super) article: Arc<Article>,
    pub(super) body: Vec<u8>,
    pub(super) structure: Vec<u8>,
    pub(super) credits: Option<String>,
    pub(super) published: Option<String>,
    pub(super) day: Option<i64>,
    pub(super) passages: u64,
    pub(super) size: u64,
    /// Who is quoted, and how often.
    pub(super) speakers: Vec<(String, u64)>,
    /// What is quoted, packed.
    pub(super) quotes: Vec<u8>,
    /// By what it is told from others that carry its text.
    pub(super) sketch: Sketch,
    /// Of everything but the id and the body: tells when an article with an unchanged body is to be stored anew.
    pub(super) fingerprint: [u8; 16],
}

impl Record {
    /// Compresses and encodes `article`.
    ///
    /// # Errors
    /// When its body cannot be compressed.
    pub fn new(article: Arc<Article>) -> Result<Self, ArchiveError> {
        let metadata = article.metadata();
        let body = compressed(article.body())
            .map_err(|_| ArchiveError::TooLarge(article.id().to_string()))?;
        let credits = (!metadata.credits.is_empty())
            .then(|| serde_json::Value::from(metadata.credits.clone()).to_string());
        let found = quote::quotes(&article);
        let mut record = Self {
            body,
            structure: coding::structure_bytes(article.paragraphs()),
            credits,
            published: coding::published_text(metadata.published),
            day: metadata.published.day_number(),
            passages: article
                .paragraphs()
                .iter()
                .filter(|paragraph| paragraph.class == Class::Body)
                .count() as u64,
            size: article.body().len() as u64,
            speakers: speakers::spoken(&found),
            quotes: quotes::packed(&found),
            sketch: Sketch::of(&article),
            fingerprint: [0; 16],
            article,
        };
        record.fingerprint = record.print();
        Ok(record)
    }

    /// The article.
    pub fn article(&self) -> &Arc<Article> {
        &self.article
    }

    /// By what it is told from others that carry its text.
    pub fn sketch(&self) -> &Sketch {
        &self.sketch
    }

    fn print(&self) -> [u8; 16] {
        let metadata = self.article.metadata();
        let mut digest = Sha256::new();
        for part in [
            Some(self.article.language().code()),
            metadata.title.as_deref(),
            metadata.source.as_deref(),
            metadata.author.as_deref(),
            metadata.dateline.as_deref(),
            self.credits.as_deref(),
            self.published.as_deref(),
            metadata.url.as_deref(),
            metadata.path.as_deref(),
        ] {
            // A length before each part, so that no two lists of parts have one text.
            digest.update(
                part.map_or(u64::MAX, |part| part.len() as u64)
                    .to_le_bytes(),
            );
            digest.update(part.unwrap_or_default());
        }
        digest.update(&self.structure);
        for (name, quotes) in &self.speakers {
            digest.update((name.len() as u64).to_le_bytes());
            digest.update(name);
            digest.update(quotes.to_le_bytes());
        }
        digest.update(self.sketch.to_bytes());
        first_half(digest.finalize().into())
    }
}

/// The body, compressed by what this thread keeps for it: making that anew costs as much as using it.
fn compressed(body: &str) -> std::io::Result<Vec<u8>> {
    thread_local! {
        static COMPRESSOR: RefCell<Option<Compressor<'static>>> = const { RefCell::new(None) };
    }
    COMPRESSOR.with_borrow_mut(|kept| match kept {
        Some(compressor) => compressor.compress(body.as_bytes()),
        None => kept
            .insert(Compressor::new(LEVEL)?)
            .compress(body.as_bytes()),
    })
}

/// Sixteen bytes of a checksum: enough to tell what is changed, and half the room.
pub(super) fn first_half(checksum: [u8; 32]) -> [u8; 16] {
    let mut half = [0; 16];
    half.iter_mut()
        .zip(checksum)
        .for_each(|(to, from)| *to = from);
    half
}

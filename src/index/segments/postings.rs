//! Where the terms that stand for the words of a question are found, and their postings, read forward together.

use tantivy::postings::{Postings, SegmentPostings, TermInfo};
use tantivy::{DocId, DocSet, TERMINATED};

use super::norms::counted;
use super::{Segment, Words};
use crate::index::variants::related;

/// Where the terms of one word of a question stand in one field: looked up once, read as often as need be.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::index) struct Located {
    /// How many documents have each of the terms; withdrawn ones count until they are merged away.
    pub(in crate::index) documents: Vec<u64>,
    /// The terms that are there, by segment.
    found: Vec<Vec<Found>>,
}

/// A term that is in a segment.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::index) struct Found {
    /// Which of the terms it is.
    pub(in crate::index) term: usize,
    /// What it counts.
    pub(in crate::index) weight: f32,
    /// Where its postings are.
    pub(in crate::index) info: TermInfo,
}

impl Located {
    /// Looks up terms in the field that `words` gives of a segment.
    pub(in crate::index) fn find(
        terms: &[(String, f32)],
        segments: &[Segment],
        words: fn(&Segment) -> &Words,
    ) -> tantivy::Result<Self> {
        let mut located = Self::default();
        for (term, weight) in terms {
            located.add(term, *weight, segments, words)?;
        }
        Ok(located)
    }

    /// Adds a term, and tells how many documents have it.
    pub(in crate::index) fn add(
        &mut self,
        term: &str,
        weight: f32,
        segments: &[Segment],
        words: fn(&Segment) -> &Words,
    ) -> tantivy::Result<u64> {
        self.found.resize_with(segments.len(), Vec::new);
        let mut documents = 0;
        let number = related::number(term);
        for (segment, found) in segments.iter().zip(&mut self.found) {
            let words = words(segment);
            let info = match number {
                Some(number) => words.find_related(number, term)?,
                None => words.find(term)?,
            };
            if let Some(info) = info {
                documents += u64::from(info.doc_freq);
                let term = self.documents.len();
                found.push(Found { term, weight, info });
            }
        }
        self.documents.push(documents);
        Ok(documents)
    }

    /// How many documents have the most frequent of the terms.
    pub(in crate::index) fn most(&self) -> u64 {
        self.documents.iter().copied().max().unwrap_or_default()
    }

    /// What is found in a segment.
    pub(in crate::index) fn within(&self, segment: usize) -> &[Found] {
        self.found.get(segment).map_or(&[], Vec::as_slice)
    }
}

/// The postings of several terms in one segment, each with what it counts.
pub(in crate::index) struct Several {
    postings: Vec<(SegmentPostings, f32)>,
}

impl Several {
    /// Opens the postings of a word in a segment; nothing where no document has it.
    pub(in crate::index) fn open(
        words: &Words,
        located: &Located,
        segment: usize,
    ) -> tantivy::Result<Option<Self>> {
        let mut postings = Vec::new();
        for found in located.within(segment) {
            postings.push((words.postings(&found.info)?, found.weight));
        }
        Ok(Some(Self { postings }).filter(|several| !several.postings.is_empty()))
    }

    /// The weighted frequency in `doc`, which must not lie before one asked for earlier.
    pub(in crate::index) fn at(&mut self, doc: DocId) -> f32 {
        let mut frequency = 0.0;
        for (postings, weight) in &mut self.postings {
            if postings.doc() < doc {
                postings.seek(doc);
            }
            if postings.doc() == doc {
                frequency += *weight * counted(postings.term_freq());
            }
        }
        frequency
    }

    /// Calls `each` with the documents of `from..to` that have a term, and the weighted frequency there.
    pub(in crate::index) fn each(
        &mut self,
        from: DocId,
        to: DocId,
        mut each: impl FnMut(DocId, f32),
    ) {
        let mut at = from;
        loop {
            let mut next = TERMINATED;
            for (postings, _) in &mut self.postings {
                if postings.doc() < at {
                    postings.seek(at);
                }
                next = next.min(postings.doc());
            }
            if next >= to {
                return;
            }
            let frequency = self.at(next);
            each(next, frequency);
            at = next + 1;
        }
    }
}

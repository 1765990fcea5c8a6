//! The postings of a question's terms in one segment, and what they can give at most.

use tantivy::DocId;
use tantivy::postings::{BlockSegmentPostings, TermInfo};

use crate::index::segments::Words;
use crate::index::segments::bounds::{BOUNDLESS, Blocks, most_of};
use crate::index::segments::norms::{self, Norms, counted};
use crate::index::segments::postings::{Found, Located};

/// A unit in the whole of articles or in their titles.
#[derive(Clone, Copy)]
pub(in crate::index) struct Clause<'a> {
    words: &'a Words,
    norms: &'a Norms,
    /// The codes of the texts' lengths, by the articles' places.
    lengths: &'a [u8],
    weight: f32,
    /// Of titles, which unit it is.
    pub(in crate::index) title: Option<usize>,
}

impl<'a> Clause<'a> {
    pub(in crate::index) fn new(
        words: &'a Words,
        (norms, lengths): (&'a Norms, &'a [u8]),
        weight: f32,
        title: Option<usize>,
    ) -> Self {
        Self {
            words,
            norms,
            lengths,
            weight,
            title,
        }
    }

    /// Appends the postings of its terms, as those of the `clause`th clause.
    pub(in crate::index) fn open(
        &self,
        located: &Located,
        segment: usize,
        clause: usize,
        lists: &mut Vec<List<'a>>,
    ) -> tantivy::Result<()> {
        for found in located.within(segment) {
            lists.push(List::open(*self, clause, found)?);
        }
        Ok(())
    }

    /// What the article at a place gains that has the unit so often.
    pub(in crate::index) fn score(&self, place: usize, frequency: f32) -> f32 {
        let length = self.lengths.get(place).copied().unwrap_or_default();
        let norm = self.norms.of(length);
        self.weight * norms::saturated(frequency, norm)
    }

    /// What a document gains at most that has the unit at most so often for each unit of its norm. Of two such shares
    /// together it gains no more than of each by itself.
    pub(in crate::index) fn most(&self, share: f32) -> f32 {
        self.weight * norms::saturated(share, 1.0)
    }
}

/// The postings of one term.
pub(super) struct List<'a> {
    /// Which clause it is of.
    pub(in crate::index) clause: usize,
    /// What the term counts.
    pub(in crate::index) weight: f32,
    /// How many documents have it.
    pub(in crate::index) count: f32,
    /// The most that a document of the window has, for each unit of its norm.
    pub(in crate::index) most: f32,
    /// What the other terms of its clause have beside it.
    pub(in crate::index) beside: f32,
    /// Whether it finds articles rather than being looked up for those that others found.
    pub(in crate::index) finds: bool,
    /// The most that a document of any window so far has.
    ever: f32,
    of: Clause<'a>,
    info: TermInfo,
    blocks: Blocks,
    /// The first block that reaches into the window.
    first: usize,
    /// What comes after the whole blocks; all of a short list.
    rest: Option<Box<BlockSegmentPostings>>,
    /// What is read, the block that it is in or comes to, and where in the block.
    read: Option<Box<BlockSegmentPostings>>,
    block: usize,
    at: usize,
}

impl<'a> List<'a> {
    fn open(of: Clause<'a>, clause: usize, found: &Found) -> tantivy::Result<Self> {
        Ok(Self {
            clause,
            weight: found.weight,
            count: counted(found.info.doc_freq),
            most: 0.0,
            beside: 0.0,
            finds: false,
            ever: 0.0,
            of,
            info: found.info.clone(),
            blocks: of.words.bounds.blocks(&found.info)?,
            first: 0,
            rest: None,
            read: None,
            block: 0,
            at: 0,
        })
    }

    /// Readies it to be read from its beginning again, as one window.
    pub(super) fn rewind(&mut self) {
        (self.read, self.block, self.at, self.first) = (None, 0, 0, 0);
        self.most = self.ever;
    }

    /// Finds out what a document of `base..end` has at most; no window may lie before one asked for earlier.
    pub(in crate::index) fn bound(&mut self, base: DocId, end: DocId) -> tantivy::Result<()> {
        while self.blocks.last(self.first).is_some_and(|last| last < base) {
            self.first += 1;
        }
        let mut most = 0.0_f32;
        let mut at = self.first;
        loop {
            let Some(of_block) = self.share(at) else {
                most = most.max(self.rest(base, end)?);
                break;
            };
            most = most.max(of_block);
            let last = self.blocks.last(at).unwrap_or(DocId::MAX);
            if last.saturating_add(1) >= end {
                break;
            }
            at += 1;
        }
        self.most = most;
        self.ever = self.ever.max(most);
        Ok(())
    }

    /// What a document of a whole block has at most.
    fn share(&self, block: usize) -> Option<f32> {
        let share = self.blocks.most(block, &self.of.words.bounds)?;
        Some((self.weight * share).min(BOUNDLESS))
    }

    /// What a document of `base..end` after the whole blocks has at most.
    fn rest(&mut self, base: DocId, end: DocId) -> tantivy::Result<f32> {
        if self.blocks.rest == 0 {
            return Ok(0.0);
        }
        if self.rest.is_none() {
            let mut rest = self.of.words.blocks(&self.info)?;
            let last = self.blocks.len().checked_sub(1);
            if let Some(last) = last.and_then(|last| self.blocks.last(last)) {
                rest.seek(last.saturating_add(1));
            }
            self.rest = Some(Box::new(rest));
        }
        let Some(rest) = &self.rest else {
            return Ok(BOUNDLESS);
        };
        let docs = rest.docs();
        let from = docs.partition_point(|doc| *doc < base);
        let to = docs.partition_point(|doc| *doc < end);
        let frequencies = rest.freqs().get(from..to).unwrap_or_default();
        let most = frequencies.iter().copied().max().unwrap_or_default();
        Ok(self.weight * most_of(most, self.of.norms))
    }

    /// Calls `each` with the documents of `base..end` and how often they have the term; passes over those of blocks
    /// for which, by what a document of them has at most, `hopeless` is true.
    pub(in crate::index) fn each(
        &mut self,
        base: DocId,
        end: DocId,
        hopeless: impl Fn(f32) -> bool,
        mut each: impl FnMut(DocId, f32),
    ) -> tantivy::Result<()> {
        let mut from = base;
        while from < end {
            self.come(from);
            let last = self.blocks.last(self.block);
            let most = self.share(self.block).unwrap_or(self.most);
            if hopeless(most) {
                let Some(last) = last else { return Ok(()) };
                from = last.saturating_add(1);
                continue;
            }
            self.open_read()?;
            let Some(read) = &mut self.read else {
                return Ok(());
            };
            if read.docs().last().is_some_and(|last| *last < from) {
                self.at = read.seek(from);
            }
            let docs = read.docs().get(self.at..).unwrap_or_default();
            let before = docs.partition_point(|doc| *doc < from);
            self.at += before;
            let docs = docs.get(before..).unwrap_or_default();
            let frequencies = read.freqs().get(self.at..).unwrap_or_default();
            let within = match docs.last() {
                Some(last) if *last < end => docs.len(),
                _ => docs.partition_point(|doc| *doc < end),
            };
            for (doc, frequency) in docs.iter().zip(frequencies).take(within) {
                each(*doc, counted(*frequency));
            }
            self.at += within;
            match last {
                Some(last) if within == docs.len() => from = last.saturating_add(1),
                _ => return Ok(()),
            }
        }
        Ok(())
    }

    /// Adds to each document how often it has the term, by what that counts; the documents come in order, and none
    /// may lie before one asked for earlier.
    pub(super) fn look_up<'b>(
        &mut self,
        documents: impl Iterator<Item = (DocId, &'b mut f32)>,
    ) -> tantivy::Result<()> {
        self.open_read()?;
        let Some(read) = &mut self.read else {
            return Ok(());
        };
        for (doc, sum) in documents {
            match read.docs().last() {
                Some(last) if *last >= doc => {
                    let rest = read.docs().get(self.at..).unwrap_or_default();
                    self.at += before(rest, doc);
                }
                Some(_) => self.at = read.seek(doc),
                None => return Ok(()),
            }
            if read.docs().get(self.at) == Some(&doc) {
                let frequency = read.freqs().get(self.at).copied();
                *sum += self.weight * counted(frequency.unwrap_or_default());
            }
        }
        Ok(())
    }

    /// Comes to the block that `doc` is in.
    fn come(&mut self, doc: DocId) {
        while self.blocks.last(self.block).is_some_and(|last| last < doc) {
            self.block += 1;
        }
    }

    /// Opens the postings when they are first read.
    fn open_read(&mut self) -> tantivy::Result<()> {
        if self.read.is_none() {
            let known = self.rest.clone().filter(|_| self.blocks.len() == 0);
            self.read = Some(match known {
                Some(short) => short,
                None => Box::new(self.of.words.blocks(&self.info)?),
            });
        }
        Ok(())
    }
}

/// How many documents next are looked at one by one before their middle is: most often it is one of the next.
const NEXT: usize = 8;

/// How many of these documents, which are in order, lie before `doc`.
fn before(docs: &[DocId], doc: DocId) -> usize {
    let next = docs.iter().take(NEXT).take_while(|one| **one < doc).count();
    if next < NEXT {
        return next;
    }
    let rest = docs.get(NEXT..).unwrap_or_default();
    NEXT + rest.partition_point(|one| *one < doc)
}

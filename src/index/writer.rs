//! Changes to the index, committed together with the sequence number they come up to.

use tantivy::indexer::{LogMergePolicy, UserOperation};
use tantivy::{IndexWriter, Term};

use super::schema::{Entry, Fields};
use super::storage::Payload;
use super::{Index, IndexError, Mark};
use crate::news::ArticleNumber;

/// Threads that cut and sort documents. One: articles are read and cleaned on others meanwhile, which costs more,
/// and with one the documents stand in the order they were given, so that two builds of a collection are alike.
const THREADS: usize = 1;
/// Memory for documents not yet written: about 30 MB of text a segment, and few merges after.
const MEMORY_BYTES: usize = 160 << 20;
/// A segment with more than this part of its documents deleted is rewritten without them.
const DELETED_MAX: f32 = 0.1;

/// Writes to an index. Nothing is seen by readers, or kept, until [`Writer::commit`].
pub struct Writer<'a> {
    index: &'a Index,
    fields: Fields,
    documents: IndexWriter,
}

impl<'a> Writer<'a> {
    pub(super) fn new(
        index: &'a Index,
        tantivy: &tantivy::Index,
        fields: Fields,
    ) -> Result<Self, IndexError> {
        let writer = tantivy.writer_with_num_threads(THREADS, MEMORY_BYTES)?;
        let mut policy = LogMergePolicy::default();
        policy.set_del_docs_ratio_before_merge(DELETED_MAX);
        writer.set_merge_policy(Box::new(policy));
        Ok(Self {
            index,
            fields,
            documents: writer,
        })
    }

    /// Adds an article of which the index has nothing.
    ///
    /// # Errors
    /// When tantivy's thread has failed: the disk is full.
    pub fn add(&self, number: ArticleNumber, entry: Entry) -> Result<(), IndexError> {
        self.group(number, entry, None)
    }

    /// Puts an article in the place of what the index may have of it.
    ///
    /// # Errors
    /// As for [`Writer::add`].
    pub fn replace(&self, number: ArticleNumber, entry: Entry) -> Result<(), IndexError> {
        self.group(number, entry, Some(self.term(number)))
    }

    /// Takes an article out.
    pub fn remove(&self, number: ArticleNumber) {
        self.documents.delete_term(self.term(number));
    }

    /// Keeps what was written, on disk, and lets readers see it. The index has now taken up the changes to `sequence`.
    ///
    /// # Errors
    /// When the disk is full or a file cannot be written; readers then see what they saw before.
    pub fn commit(&mut self, sequence: u64) -> Result<(), IndexError> {
        let mark = Mark {
            sequence,
            ..self.index.mark()
        };
        let mut commit = self.documents.prepare_commit()?;
        commit.set_payload(&Payload::text(mark));
        commit.commit()?;
        self.index.publish(mark)
    }

    /// Waits for segments that are being merged, and seals the files.
    ///
    /// # Errors
    /// When a merge failed or the seal cannot be written.
    pub fn finish(self) -> Result<(), IndexError> {
        self.documents.wait_merging_threads()?;
        self.index.publish(self.index.mark())?;
        self.index.seal()
    }

    fn group(
        &self,
        number: ArticleNumber,
        entry: Entry,
        old: Option<Term>,
    ) -> Result<(), IndexError> {
        let old = old.into_iter().map(UserOperation::Delete);
        let group: Vec<_> = old
            .chain(entry.documents(self.fields, number).map(UserOperation::Add))
            .collect();
        self.documents.run(group)?;
        Ok(())
    }

    fn term(&self, number: ArticleNumber) -> Term {
        Term::from_field_u64(self.fields.article, number.0)
    }
}

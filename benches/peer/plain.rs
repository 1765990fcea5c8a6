//! The peer: tantivy as its own introduction shows it. One document an article, the default tokenizer, all words of a
//! question in OR, the ten best, and a snippet of the stored body for five of them.

use std::path::Path;

use anyhow::Result;
use tantivy::collector::TopDocs;
use tantivy::query::QueryParser;
use tantivy::schema::{Field, STORED, Schema, TEXT};
use tantivy::snippet::SnippetGenerator;
use tantivy::{Index, IndexReader, TantivyDocument, doc};

use crate::corpus::Record;

/// What the tantivy examples give a writer.
const WRITER_BYTES: usize = 50_000_000;

/// An index used plainly.
pub(crate) struct Plain {
    reader: IndexReader,
    parser: QueryParser,
    body: Field,
}

impl Plain {
    /// Indexes every record in `folder`.
    pub(crate) fn build(
        folder: &Path,
        records: impl Iterator<Item = Result<Record>>,
    ) -> Result<()> {
        std::fs::create_dir_all(folder)?;
        let mut schema = Schema::builder();
        let title = schema.add_text_field("title", TEXT | STORED);
        let body = schema.add_text_field("body", TEXT | STORED);
        let index = Index::create_in_dir(folder, schema.build())?;
        let mut writer = index.writer::<TantivyDocument>(WRITER_BYTES)?;
        for record in records {
            let record = record?;
            writer.add_document(
                doc!(title => record.title.unwrap_or_default(), body => record.body),
            )?;
        }
        writer.commit()?;
        Ok(writer.wait_merging_threads()?)
    }

    /// Opens what was built there.
    pub(crate) fn open(folder: &Path) -> Result<Self> {
        let index = Index::open_in_dir(folder)?;
        let (title, body) = (
            index.schema().get_field("title")?,
            index.schema().get_field("body")?,
        );
        let parser = QueryParser::for_index(&index, vec![title, body]);
        Ok(Self {
            reader: index.reader()?,
            parser,
            body,
        })
    }

    /// Answers as the examples do; gives the bytes of what it would show, so that nothing is optimised away.
    pub(crate) fn answer(&self, question: &str) -> Result<usize> {
        let searcher = self.reader.searcher();
        let (query, _) = self.parser.parse_query_lenient(question);
        let hits = searcher.search(&query, &TopDocs::with_limit(10).order_by_score())?;
        let snippets = SnippetGenerator::create(&searcher, &*query, self.body)?;
        let mut shown = 0;
        for (_, address) in hits.iter().take(5) {
            let document: TantivyDocument = searcher.doc(*address)?;
            shown += snippets.snippet_from_doc(&document).to_html().len();
        }
        Ok(shown)
    }
}

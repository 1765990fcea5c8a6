//! What the index holds: the fields, and the documents an article becomes.
//!
//! An article is one document for the whole of it, then one document a passage (a paragraph of its own words),
//! in reading order. They must be added as one group (`IndexWriter::run`), which keeps them together and in
//! order within a segment, through merges too: the passages of an article are the documents after its own, so
//! that ranking goes from the best articles to their passages without another search. Nothing is stored: the
//! archive has the text.

use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::{TokenStream, Tokenizer};
use tantivy::{Index, TantivyDocument};

use super::analysis::{Token, analyse};
use super::outline::outlines;
use crate::news::{Article, ArticleNumber, Class, Language};

/// Changes when documents made before no longer match what is made now: an index of another version is rebuilt.
pub const VERSION: u32 = 5;

/// The fields of a document.
#[derive(Clone, Copy, Debug)]
pub struct Fields {
    /// The article's number; every document of it has it.
    pub article: Field,
    /// Which paragraph of the article a passage is, from 0; the article's own document has none.
    pub paragraph: Field,
    /// How many passages an article has.
    pub passages: Field,
    /// The outlines of a passage's sentences, in order.
    pub outlines: Field,
    /// The terms of a passage, with their positions.
    pub text: Field,
    /// The terms of all passages and subheadings of an article.
    pub whole: Field,
    /// The terms of an article's title.
    pub title: Field,
    /// The article’s source as spelt, as one term.
    pub source: Field,
    /// The day the article was published, counted from 1 January 1970; missing where unknown or inferred.
    pub published: Field,
    /// The code of the article's language.
    pub language: Field,
}

const TOKENIZER: &str = "terms";

/// What a document has beside its text: numbers, and the names of a source and a language.
const OTHERS_BYTES: usize = 128;

impl Fields {
    /// The schema and its fields.
    pub fn schema() -> (Schema, Self) {
        let terms = |record| {
            let indexing = TextFieldIndexing::default()
                .set_tokenizer(TOKENIZER)
                .set_index_option(record);
            TextOptions::default().set_indexing_options(indexing)
        };
        let raw = || {
            let indexing = TextFieldIndexing::default()
                .set_tokenizer("raw")
                .set_fieldnorms(false)
                .set_index_option(IndexRecordOption::Basic);
            TextOptions::default().set_indexing_options(indexing)
        };
        let mut schema = Schema::builder();
        let fields = Self {
            article: schema.add_u64_field("article", INDEXED | FAST),
            paragraph: schema.add_u64_field("paragraph", FAST),
            passages: schema.add_u64_field("passages", FAST),
            outlines: schema.add_u64_field("outlines", FAST),
            text: schema.add_text_field("text", terms(IndexRecordOption::WithFreqsAndPositions)),
            whole: schema.add_text_field("whole", terms(IndexRecordOption::WithFreqs)),
            title: schema.add_text_field("title", terms(IndexRecordOption::WithFreqs)),
            source: schema.add_text_field("source", raw().set_fast("raw")),
            published: schema.add_i64_field("published", FAST),
            language: schema.add_text_field("language", raw()),
        };
        (schema.build(), fields)
    }

    /// Makes `index` know how the fields' terms are cut; needed once after it is opened or created.
    pub fn register(index: &Index) {
        index.tokenizers().register(TOKENIZER, TermList);
    }

    /// What the index takes up of an article: its own document, then one for every passage.
    pub fn entry(&self, article: &Article) -> Entry {
        let language = article.language();
        let metadata = article.metadata();
        let common = |bytes: usize| {
            let mut document = TantivyDocument::with_capacity(bytes + OTHERS_BYTES);
            if let Some(source) = &metadata.source {
                document.add_text(self.source, source);
            }
            if let Some(day) = metadata.published.day_number() {
                document.add_i64(self.published, day);
            }
            document
        };
        // Terms are about as long as their words: grown by doubling, they would be copied over and over.
        let mut whole = String::with_capacity(article.body().len());
        let mut text = String::new();
        let mut documents = vec![TantivyDocument::new()];
        for (paragraph, number) in article.paragraphs().iter().zip(0..) {
            if !paragraph.class.is_quotable() {
                continue;
            }
            if paragraph.class == Class::Body {
                text.clear();
                let found = outlines(article, number, |token, _| {
                    list(token, &mut text, &mut whole);
                });
                let mut document = common(text.len() + found.len() * size_of::<u64>());
                document.add_u64(self.paragraph, number as u64);
                document.add_text(self.text, &text);
                for outline in found {
                    document.add_u64(self.outlines, outline.packed());
                }
                documents.push(document);
            } else {
                listed(paragraph.span.slice(article.body()), language, &mut whole);
            }
        }
        let mut title = String::new();
        if let Some(stated) = &metadata.title {
            listed(stated, language, &mut title);
        }
        let mut own = common(whole.len() + title.len());
        own.add_text(self.language, language.code());
        own.add_u64(self.passages, documents.len().saturating_sub(1) as u64);
        own.add_text(self.whole, whole);
        own.add_text(self.title, title);
        if let Some(first) = documents.first_mut() {
            *first = own;
        }
        Entry { documents }
    }
}

/// What the index takes up of an article. Making it is a pure function, and the dear part of indexing: do it on
/// any thread.
#[derive(Debug)]
pub struct Entry {
    /// The article's own and one for every passage, without the article's number.
    documents: Vec<TantivyDocument>,
}

impl Entry {
    /// The documents of the article of that number, to be added as one group.
    pub(super) fn documents(
        self,
        fields: Fields,
        number: ArticleNumber,
    ) -> impl Iterator<Item = TantivyDocument> {
        self.documents.into_iter().map(move |mut document| {
            document.add_u64(fields.article, number.0);
            document
        })
    }
}

/// Bits of a number that one byte of it holds.
const BITS: u32 = 6;
/// Set in all bytes of a number but the last.
const MORE: u8 = 1 << BITS;

/// Appends a term and whether it stands at the place of the one after it: its length and that as a number of ASCII
/// characters, then the term. Nothing has to be searched for its end when it is read.
fn put(list: &mut String, term: &str, stays: bool) {
    let mut number = term.len() << 1 | usize::from(stays);
    loop {
        let [low, ..] = number.to_le_bytes();
        number >>= BITS;
        if number == 0 {
            list.push(char::from(low & (MORE - 1)));
            break;
        }
        list.push(char::from(low & (MORE - 1) | MORE));
    }
    list.push_str(term);
}

/// Appends a word's term to `placed`, or the place of one that has none, and the term alone to `bare`.
fn list(token: &Token<'_>, placed: &mut String, bare: &mut String) {
    if let Some(term) = token.term {
        put(placed, term, token.compound);
        put(bare, term, false);
    } else if !token.compound {
        put(placed, "", false);
    }
}

/// Appends the terms of `text` to `bare`, without places.
fn listed(text: &str, language: Language, bare: &mut String) {
    analyse(text, language, |token| {
        if let Some(term) = token.term {
            put(bare, term, false);
        }
    });
}

/// Reads back a list of terms: analysis depends on an article's language, which a tantivy tokenizer cannot know.
#[derive(Clone, Debug)]
struct TermList;

struct TermListStream<'a> {
    list: &'a str,
    at: usize,
    next: usize,
    token: tantivy::tokenizer::Token,
}

impl Tokenizer for TermList {
    type TokenStream<'a> = TermListStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> TermListStream<'a> {
        TermListStream {
            list: text,
            at: 0,
            next: 0,
            token: tantivy::tokenizer::Token::default(),
        }
    }
}

impl TermListStream<'_> {
    /// Reads a number of [`put`]; nothing at the end.
    fn number(&mut self) -> Option<usize> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = *self.list.as_bytes().get(self.at)?;
            self.at += 1;
            number |= usize::from(byte & (MORE - 1)) << shift;
            shift += BITS;
            if byte & MORE == 0 {
                return Some(number);
            }
        }
    }
}

impl TokenStream for TermListStream<'_> {
    fn advance(&mut self) -> bool {
        while let Some(number) = self.number() {
            self.token.position = self.next;
            self.next += usize::from(number & 1 == 0);
            let end = self.at + (number >> 1);
            if let Some(term) = self.list.get(self.at..end).filter(|term| !term.is_empty()) {
                self.at = end;
                self.token.text.clear();
                self.token.text.push_str(term);
                return true;
            }
        }
        false
    }

    fn token(&self) -> &tantivy::tokenizer::Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut tantivy::tokenizer::Token {
        &mut self.token
    }
}

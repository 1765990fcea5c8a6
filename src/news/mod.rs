//! The vocabulary: what every other module speaks of. Pure: no I/O, no clock, no async.
//!
//! # Glossary
//! This list is the law: one word per idea, in code, documents and replies.
//!
//! | word | what it is |
//! |---|---|
//! | [`Article`] | a news article as taken in; immutable |
//! | [`Revision`] | the checksum of an article's normalised body; a changed body is a new revision |
//! | body | an article's whole normalised text: what spans and checksums refer to |
//! | [`Span`] | a byte range of a body, on character boundaries |
//! | [`Paragraph`] | a classified piece of a body; paragraphs tile it |
//! | [`Class`] | headline, subheading, caption, byline, body or furniture |
//! | furniture | what stands on a page but is not the article |
//! | Passage | a paragraph of class body, as the unit of retrieval |
//! | Sentence | a span within a paragraph, cut by [`sentence`] |
//! | [`Excerpt`] | whole sentences of a paragraph, or of body paragraphs in a row, copied |
//! | [`Citation`] | where an excerpt comes from |
//! | source | the outlet that published an article |
//! | credit | an outlet, agency or person that an article's text credits |
//! | Collection | the articles taken in from one folder or file |
//! | Question | a reader's words and filters |
//! | Hit | a passage that a search found, with its score |
//! | [`Quote`] | direct speech in an article, and whom the text names as its speaker |
//! | [`Speaker`] | who spoke, as far as the text says |
//! | [verb of speaking](quote::verbs) | a verb that tells that somebody said or thought something |
//! | [`quote::Attributed`] | to what kind of source a sentence is attributed: a person, an office, a document, an outlet, somebody unnamed, nobody |
//! | evidence card | an excerpt with the bytes and the checksums that prove it; its proof is the one line of them |
//! | [`When`](time::When) | a date expression of an article, and the days it means as far as that is settled |
//! | [`Interval`](time::Interval) | days from the first to the last |
//! | Shingle | five words in a row of an article's own words |
//! | [`Sketch`] | a sample of an article's shingles, by which others that have them are found |
//! | Origin | articles that carry one text: counted as one source |
//! | Reprint | an article that carries the text of another, whole or cut |
//! | Rewrite | an article that tells most of another's sentences in other words |
//! | [`Figure`](figure::Figure) | a number that an article gives of something: with its unit, its noun and its qualifier |
//! | Voice | an origin's text, read to be set beside others |
//! | Clause | a stretch of a sentence between marks or connectives: told by itself |
//! | Verdict | whether a question was answered or nothing was found |
//! | Receipt | what was searched and what was found of each term, when there is no answer |

mod article;
mod excerpt;
pub mod figure;
mod language;
mod published;
pub mod quote;
pub mod sentence;
pub mod shingle;
mod span;
pub mod time;
mod words;

pub use article::{
    Article, ArticleId, ArticleNumber, Class, Malformed, Metadata, Paragraph, Revision,
};
pub use excerpt::{Citation, Excerpt};
pub use language::Language;
pub use published::{Published, day_number, numbered_day};
pub use quote::{Certainty, Quote, Speaker};
pub use shingle::{Overlap, Shingles, Sketch};
pub use span::Span;

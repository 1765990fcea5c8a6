//! The words that the reader of speech knows, and those of a text as it reads them.

pub(super) mod grammar;
pub(super) mod lexicon;
pub(super) mod listed;
pub(super) mod lookalikes;
pub(super) mod source_words;
pub(super) mod tokens;
pub mod verbs;

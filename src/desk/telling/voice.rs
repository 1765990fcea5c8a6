//! One text, read for what it tells: its sentences, its dates and its figures.

use std::sync::Arc;

use super::{Lexicon, Told};
use crate::news::Article;
use crate::news::figure::{self, Figure};
use crate::news::time::{self, When};

/// Of a long article, so many sentences are compared.
const SENTENCES_MAX: usize = 150;

/// One text that is set beside others.
#[derive(Clone, Debug)]
pub(in crate::desk) struct Voice {
    /// Its sentences, the first ones.
    pub(in crate::desk) told: Told,
    /// Its dates.
    pub(in crate::desk) dates: Vec<When>,
    /// Its figures.
    pub(in crate::desk) figures: Vec<Figure>,
}

impl Voice {
    /// Reads an article.
    pub(in crate::desk) fn read(article: &Arc<Article>, lexicon: &mut Lexicon) -> Self {
        let mut told = lexicon.read(article);
        told.sentences.truncate(SENTENCES_MAX);
        Self {
            told,
            dates: time::dates(article),
            figures: figure::figures(article),
        }
    }
}

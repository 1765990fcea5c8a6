//! One text, read for what it tells: its sentences, its dates and its figures.

use std::sync::Arc;

use super::{Lexicon, Told};
use crate::news::figure::{self, Figure};
use crate::news::quote::sourcing;
use crate::news::time::{self, When};
use crate::news::{Article, Span};

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
    /// The stretches that say who tells what the sentence tells, in order.
    pub(in crate::desk) telling: Vec<Span>,
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
            telling: sourcing(article, &[])
                .into_iter()
                .filter_map(|sourced| sourced.telling)
                .collect(),
        }
    }

    /// Whether what stands at a place of the body says who tells the rest of its sentence.
    pub(super) fn is_telling(&self, at: usize) -> bool {
        let after = self.telling.partition_point(|span| span.end() <= at);
        self.telling
            .get(after)
            .is_some_and(|span| span.start() <= at)
    }

    /// Whether a sentence begins with its own outlet: `The Gazette has asked the council for comment` tells how it was
    /// reported.
    pub(in crate::desk) fn is_of_itself(&self, sentence: Span) -> bool {
        let article = &self.told.article;
        let text = sentence.slice(article.body());
        let source = article.metadata().source.as_deref();
        source.is_some_and(|source| {
            let begins = text.get(..source.len());
            begins.is_some_and(|begins| begins.eq_ignore_ascii_case(source))
        })
    }
}

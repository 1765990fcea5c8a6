//! What a reader is shown, whatever shows it: a heading, blocks, a footer and actions.
//!
//! Our words and an article's are different types all the way to the renderer: ours are a [`Line`], theirs a
//! [`Quotation`]. Nothing here knows Discord or a terminal, and no string here is escaped: whoever renders it
//! escapes all of it for its own medium.

mod attachment;
mod line;

pub use attachment::Attachment;
pub use line::{Line, Part};

use crate::news::{Excerpt, Span};

/// An answer to a reader, ready to be rendered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reply {
    /// What it answers: the question, the article's title.
    pub heading: String,
    /// What it says, in order.
    pub blocks: Vec<Block>,
    /// What was searched and how long it took.
    pub footer: Line,
    /// Files that go with it: pictures and exports.
    pub attachments: Vec<Attachment>,
    /// What the reader may do with it next.
    pub actions: Vec<Action>,
}

/// One piece of a reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading of ours over the blocks that follow.
    Section(Line),
    /// A paragraph of our own words.
    Words(Line),
    /// A list of our own words.
    List(Vec<Line>),
    /// An article's words with their citation.
    Quotation(Quotation),
    /// An article's words as a numbered paragraph of that article, without a citation.
    Paragraph(Quotation),
}

/// An excerpt as it is to be shown.
///
/// It carries no number: whoever renders it numbers the articles it prints, one number an article, so that no
/// number points nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// What we say above it, such as the day it tells of; shown with it or not at all.
    pub label: Option<Line>,
    /// The words and where they come from.
    pub excerpt: Excerpt,
    /// Parts of the excerpt to set off (matched words), as spans of the body: in order, apart, within the excerpt.
    pub marks: Vec<Span>,
    /// What we add below it, such as other outlets that carry the same text.
    pub note: Option<Line>,
}

/// What a reader may do with a reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// See a quotation of the reply among the paragraphs around it.
    InContext,
    /// Ask again, passing over the first so many excerpts.
    More {
        /// How many excerpts the reader has seen.
        seen: usize,
    },
    /// Post it to the channel.
    Share,
}

impl Reply {
    /// A reply with that heading and nothing else yet.
    pub fn new(heading: impl Into<String>) -> Self {
        Self {
            heading: heading.into(),
            ..Self::default()
        }
    }

    /// Adds a block.
    #[must_use]
    pub fn with(mut self, block: Block) -> Self {
        self.blocks.push(block);
        self
    }

    /// How many excerpts the reader has seen, where there is more.
    pub fn more(&self) -> Option<usize> {
        self.actions.iter().find_map(|action| match action {
            Action::More { seen } => Some(*seen),
            Action::InContext | Action::Share => None,
        })
    }

    /// The quotations it cites, in order.
    pub fn quotations(&self) -> impl Iterator<Item = &Quotation> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Quotation(quotation) => Some(quotation),
            Block::Section(_) | Block::Words(_) | Block::List(_) | Block::Paragraph(_) => None,
        })
    }
}

//! A reply goes on after what a reader has seen of it, counted in excerpts.

use crate::reply::Block;

/// The blocks after the first `seen` quotations, under the heading that they stand under.
pub(super) fn after(blocks: Vec<Block>, seen: usize) -> Vec<Block> {
    let mut left = seen;
    let mut heading = None;
    let mut rest = Vec::new();
    for block in blocks {
        if left == 0 {
            rest.extend(heading.take());
            rest.push(block);
            continue;
        }
        match &block {
            Block::Section(_) => heading = Some(block),
            Block::Quotation(_) => left -= 1,
            Block::Words(_) | Block::List(_) | Block::Paragraph(_) => {}
        }
    }
    rest
}

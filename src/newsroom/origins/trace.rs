//! Finds, as an article is taken in, which others carry its text.

use std::cell::LazyCell;

use super::Sketches;
use crate::archive::{ArchiveError, Batch, Record};
use crate::news::{ArticleNumber, Overlap, Shingles};

/// The most articles that are compared with one, by their sketches and then word for word. Of many that carry one text, each is paired with
/// some, and all are put together by way of these.
const COMPARED_MAX: usize = 6;
/// Of the articles that carry a text, so many are noted: enough that a withdrawn one does not part the others.
const PAIRED_MAX: usize = 3;

/// Notes which articles carry the text of `record`, now stored as `article`, and has it found by those after it.
pub(in crate::newsroom) fn trace(
    article: ArticleNumber,
    record: &Record,
    sketches: &mut Sketches,
    batch: &Batch<'_>,
) -> Result<(), ArchiveError> {
    // Made when there is something to compare.
    let shingles = LazyCell::new(|| Shingles::of(record.article()));
    let mut paired = 0;
    for other in sketches.like(article, record.sketch(), COMPARED_MAX) {
        // A page of the archive, where the article is several and has to be unpacked.
        let sketch = batch.sketch_of(other)?;
        if !sketch.is_some_and(|sketch| record.sketch().may_be_one_text(&sketch)) {
            continue;
        }
        let Some(known) = batch.current(other)? else {
            continue;
        };
        let overlap = shingles.overlap(&Shingles::of(&known));
        if overlap.is_some_and(Overlap::is_one_text) {
            batch.pair(article, other)?;
            paired += 1;
        }
        if paired == PAIRED_MAX {
            break;
        }
    }
    sketches.add(article, record.sketch());
    Ok(())
}

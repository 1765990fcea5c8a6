//! Chooses which excerpts are shown.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::cut::{Cut, Run};
use super::reading::{Place, Sought};
use crate::news::{Article, ArticleNumber};
use crate::newsroom::{Met, Origins};

/// An excerpt that is shown.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// The excerpt.
    pub cut: Cut,
    /// How many other articles carry the same text, or nearly the same sentences.
    pub copies: usize,
}

/// Two texts are copies when they share so many in a hundred of the words of the longer.
const COPY_PERCENT: usize = 85;

/// What was chosen, with what tells its copies.
struct Taken<'a> {
    chosen: Chosen,
    run: Cow<'a, Run>,
    words: Words,
    /// The other articles that carry it.
    carried_by: BTreeSet<ArticleNumber>,
}

impl Taken<'_> {
    /// What was chosen, with how many others carry it: those of its origin, and those found to have its sentences.
    fn counted(mut self) -> Chosen {
        self.carried_by.remove(&self.run.number);
        self.chosen.copies = self.carried_by.len();
        self.chosen
    }
}

/// The best excerpts, at most `limit`: of copies of one text the best alone, no bytes twice. Each further excerpt
/// of an origin counts a little less than the one before, so that excerpts spread over articles where their
/// scores are close, and stay in one where it alone answers; one of a source or a day that the question names and
/// none before it is of counts more. The first is shown with more of the text around it. Only what is chosen is
/// read, and what may be a copy of it in slightly other words; `article` gives the text of one. What ends in a
/// question tells little: it counts less, and is put back once.
pub(super) fn select(
    runs: &[Run],
    limit: usize,
    sought: &Sought<'_>,
    origins: &Origins,
    article: &dyn Fn(ArticleNumber) -> Option<Arc<Article>>,
) -> Vec<Chosen> {
    let mut taken: Vec<Taken<'_>> = Vec::new();
    let mut left: Vec<(&Run, f32)> = runs.iter().map(|run| (run, run.score)).collect();
    let mut met = Met::default();
    let mut put_back: Vec<(ArticleNumber, Place)> = Vec::new();
    while taken.len() < limit {
        let value = |(run, score): &(&Run, f32)| {
            let is_new = !taken.is_empty() && run.facets.without(met) != Met::default();
            score * (1.0 + f32::from(u8::from(is_new)) * sought.method.facets)
        };
        let best = left
            .iter()
            .map(value)
            .enumerate()
            .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
        let Some((at, _)) = best else { break };
        let (run, score) = left.remove(at);
        if taken.iter().any(|other| other.run.overlaps(run)) {
            continue;
        }
        let same = |other: &&mut Taken<'_>| other.run.prints == run.prints;
        if let Some(original) = taken.iter_mut().find(same) {
            original.carried_by.insert(run.number);
            continue;
        }
        let Some(cut) = article(run.number).and_then(|article| run.cut(article, sought)) else {
            continue;
        };
        let text = cut.span.slice(cut.article.body());
        if sought.method.asks < 1.0
            && text.ends_with('?')
            && !put_back.contains(&(run.number, run.from))
        {
            put_back.push((run.number, run.from));
            left.push((run, score * sought.method.asks));
            continue;
        }
        let words = Words::of(text);
        if let Some(original) = taken
            .iter_mut()
            .find(|other| other.words.is_copy_of(&words))
        {
            original.carried_by.insert(run.number);
            continue;
        }
        for (other, score) in &mut left {
            if origins.origin(other.number) == origins.origin(run.number) {
                *score *= sought.method.again;
            }
        }
        met = met.or(run.facets);
        let (mut run, mut cut) = (Cow::Borrowed(run), cut);
        if taken.is_empty() {
            let wide = run.widened();
            if let Some(wider) = wide.cut(Arc::clone(&cut.article), sought) {
                (run, cut) = (Cow::Owned(wide), wider);
            }
        }
        let carried_by = origins.carrying(run.number).iter().copied().collect();
        let chosen = Chosen { cut, copies: 0 };
        taken.push(Taken {
            chosen,
            run,
            words,
            carried_by,
        });
    }
    taken.into_iter().map(Taken::counted).collect()
}

/// The words of a text, each once and as a checksum, in order of these: to be compared, not read.
struct Words(Vec<u64>);

impl Words {
    fn of(text: &str) -> Self {
        let mut words: Vec<u64> = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(checksum)
            .collect();
        words.sort_unstable();
        words.dedup();
        Self(words)
    }

    fn is_copy_of(&self, other: &Self) -> bool {
        let longer = self.0.len().max(other.0.len());
        let shared = self
            .0
            .iter()
            .filter(|word| other.0.binary_search(word).is_ok());
        shared.count() * 100 >= longer * COPY_PERCENT
    }
}

/// A checksum of a word without case (FNV-1a).
fn checksum(word: &str) -> u64 {
    word.chars()
        .flat_map(char::to_lowercase)
        .fold(0xcbf2_9ce4_8422_2325, |sum, c| {
            (sum ^ u64::from(u32::from(c))).wrapping_mul(0x0100_0000_01b3)
        })
}

//! Chooses which excerpts are shown.

use std::collections::HashSet;

use super::cut::Cut;
use crate::newsroom::Method;

/// An excerpt that is shown.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// The excerpt.
    pub cut: Cut,
    /// How many other articles carry nearly the same sentences.
    pub copies: usize,
}

/// Two texts are copies when they share so many in a hundred of the words of the longer.
const COPY_PERCENT: usize = 85;

/// The best excerpts, at most `limit`: of copies of one text the best alone, no bytes twice. Each further excerpt
/// of an article counts a little less than the one before, so that excerpts spread over articles where their
/// scores are close, and stay in one where it alone answers.
pub(super) fn select(cuts: &[Cut], limit: usize, method: &Method) -> Vec<Chosen> {
    let mut chosen: Vec<(Chosen, HashSet<String>)> = Vec::new();
    let mut left: Vec<(&Cut, f32)> = cuts.iter().map(|cut| (cut, cut.score)).collect();
    while chosen.len() < limit {
        let best = left
            .iter()
            .enumerate()
            .max_by(|a, b| a.1.1.total_cmp(&b.1.1).then(b.0.cmp(&a.0)));
        let Some((at, _)) = best else { break };
        let (cut, _) = left.remove(at);
        let overlaps = |(other, _): &&mut (Chosen, HashSet<String>)| {
            other.cut.number == cut.number && other.cut.span.overlaps(cut.span)
        };
        if chosen.iter_mut().find(overlaps).is_some() {
            continue;
        }
        let words = words(cut);
        if let Some((original, _)) = chosen
            .iter_mut()
            .find(|(_, known)| are_copies(known, &words))
        {
            original.copies += usize::from(original.cut.number != cut.number);
            continue;
        }
        for (other, score) in &mut left {
            if other.number == cut.number {
                *score *= method.again;
            }
        }
        let cut = cut.clone();
        chosen.push((Chosen { cut, copies: 0 }, words));
    }
    chosen.into_iter().map(|(chosen, _)| chosen).collect()
}

fn words(cut: &Cut) -> HashSet<String> {
    cut.span
        .slice(cut.article.body())
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

fn are_copies(a: &HashSet<String>, b: &HashSet<String>) -> bool {
    let longer = a.len().max(b.len());
    a.intersection(b).count() * 100 >= longer * COPY_PERCENT
}

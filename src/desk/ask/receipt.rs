//! The receipt for a question that nothing answers: every count in it can be checked with `/search`.

use super::asked::failed;
use super::select::Chosen;
use super::speaker::Heard;
use crate::desk::Refusal;
use crate::newsroom::{Clause, Filter, Question, Snapshot};

/// What was searched for, and what came closest.
#[derive(Clone, Debug)]
pub struct Receipt {
    /// The question's words, each with how many passages have it.
    pub words: Vec<(String, usize)>,
    /// Words that occur, but never in one passage.
    pub apart: Vec<(String, String)>,
    /// Whom the question cites and of whom the collection has no article.
    pub cited: Vec<String>,
    /// Whose words are asked for, and among how many excerpts there are none of theirs.
    pub unheard: Option<(String, usize)>,
    /// The closest passages, which are no answer.
    pub closest: Vec<Chosen>,
}

/// How many words are counted: the first ones.
const WORDS_MAX: usize = 12;
/// Of how many of the rarest words is told which never occur together.
const TOGETHER_MAX: usize = 4;
/// How many pairs that never do are named.
const APART_MAX: usize = 3;

/// Counts what there is of the question's words.
pub(super) fn receipt(
    question: &Question,
    heard: Heard,
    closest: Vec<Chosen>,
    snapshot: &Snapshot,
    filter: &Filter,
) -> Result<Receipt, Refusal> {
    let word = |surface: &str| Clause::Word(surface.to_owned());
    let mut words = Vec::new();
    for asked in question.words.iter().take(WORDS_MAX) {
        let count = snapshot
            .count(&word(&asked.surface), filter)
            .map_err(failed)?;
        words.push((asked.surface.clone(), count));
    }
    let mut rarest: Vec<&(String, usize)> = words.iter().filter(|(_, count)| *count > 0).collect();
    rarest.sort_by_key(|(_, count)| *count);
    rarest.truncate(TOGETHER_MAX);
    let mut apart = Vec::new();
    for (at, (one, _)) in rarest.iter().enumerate() {
        for (other, _) in rarest.iter().skip(at + 1) {
            let both = Clause::All(vec![word(one), word(other)]);
            if apart.len() < APART_MAX && snapshot.count(&both, filter).map_err(failed)? == 0 {
                apart.push((one.clone(), other.clone()));
            }
        }
    }
    let sources = snapshot.named_sources(&question.text);
    let unknown = question.cited.iter().filter(|(start, end)| {
        !sources
            .iter()
            .any(|source| source.start < *end && *start < source.end)
    });
    let cited = unknown
        .filter_map(|(start, end)| question.text.get(*start..*end))
        .map(str::to_owned)
        .collect();
    let names = question.speaker.name.iter();
    let names: Vec<&str> = names
        .filter_map(|(start, end)| question.text.get(*start..*end))
        .collect();
    let unheard = match heard {
        // Where nothing came close, the words that stand in no passage say so already.
        Heard::No(0) | Heard::NotAsked | Heard::Yes => None,
        Heard::No(among) => Some((names.join(" "), among)),
    };
    Ok(Receipt {
        words,
        apart,
        cited,
        unheard,
        closest,
    })
}

//! Articles that carry one text: what is found beside a comparison of every article with every other.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::time::Instant;

use anyhow::Result;
use attache::news::{ArticleId, ArticleNumber, Shingles};
use attache::newsroom::{Newsroom, Origins};
use serde_json::Value as Json;

/// From this share of common runs of five words two articles count as one text.
const ALIKE: f64 = 0.5;

/// Compares every article with every other, by their own words as cleaned and by the whole record, and says how
/// many of the pairs that are alike are one origin, and what else is.
pub(crate) fn measure(articles: &Path, newsroom: &Newsroom) -> Result<()> {
    let mut cleaned = Vec::new();
    let mut whole = Vec::new();
    for (id, body) in records(articles)? {
        let Some(number) = ArticleId::new(id).and_then(|id| newsroom.number(&id)) else {
            continue;
        };
        let Some(article) = newsroom.article_numbered(number) else {
            continue;
        };
        cleaned.push((number, Shingles::of(&article).hashes().to_vec()));
        whole.push((number, shingles(&body)));
    }
    let begun = Instant::now();
    let origins = newsroom.origins();
    println!(
        "origins: {} of several articles, read in {:.1} ms",
        origins.count(),
        begun.elapsed().as_secs_f64() * 1_000.0
    );
    for (name, sets) in [("own words", &cleaned), ("whole record", &whole)] {
        let shared = common(sets);
        let sizes: HashMap<ArticleNumber, usize> = sets
            .iter()
            .map(|(number, set)| (*number, set.len()))
            .collect();
        let size = |number: &ArticleNumber| sizes.get(number).copied().unwrap_or_default();
        let alike = |(one, other): &(ArticleNumber, ArticleNumber), shared: usize| {
            shared as f64 / (size(one) + size(other) - shared) as f64
        };
        let true_pairs: HashSet<_> = shared
            .iter()
            .filter(|(pair, count)| alike(pair, **count) >= ALIKE)
            .map(|(pair, _)| *pair)
            .collect();
        let is_one = |(one, other): &&(ArticleNumber, ArticleNumber)| {
            origins.origin(*one) == origins.origin(*other)
        };
        let found = true_pairs.iter().filter(is_one).count();
        println!(
            "{name}: {} pairs alike by {ALIKE} or more, {found} of them one origin: recall {:.3}",
            true_pairs.len(),
            found as f64 / true_pairs.len().max(1) as f64
        );
        for (one, other) in true_pairs.iter().filter(|pair| !is_one(pair)).take(5) {
            let title = |number: &ArticleNumber| {
                newsroom
                    .article_numbered(*number)
                    .map_or_else(String::new, |article| article.title().to_owned())
            };
            println!("  missed: {} | {}", title(one), title(other));
        }
        told_within(&origins, sets, &shared, &size);
    }
    Ok(())
}

/// Says how many pairs there are within origins, and how many of them have little in common.
fn told_within(
    origins: &Origins,
    sets: &[(ArticleNumber, Vec<u64>)],
    shared: &HashMap<(ArticleNumber, ArticleNumber), usize>,
    size: &dyn Fn(&ArticleNumber) -> usize,
) {
    let (mut all, mut low) = (0, 0);
    for (number, _) in sets {
        for other in origins
            .carrying(*number)
            .iter()
            .filter(|other| *other > number)
        {
            all += 1;
            let count = shared.get(&(*number, *other)).copied().unwrap_or_default();
            let within = count as f64 / size(number).min(size(other)).max(1) as f64;
            low += usize::from(within < ALIKE);
        }
    }
    println!(
        "  {all} pairs within origins; of {low} the shorter has less than {ALIKE} in the other"
    );
}

/// How many shingles each pair of articles has in common, where it has any.
fn common(sets: &[(ArticleNumber, Vec<u64>)]) -> HashMap<(ArticleNumber, ArticleNumber), usize> {
    let mut entries: Vec<(u64, ArticleNumber)> = sets
        .iter()
        .flat_map(|(number, set)| set.iter().map(|hash| (*hash, *number)))
        .collect();
    entries.sort_unstable();
    entries.dedup();
    let mut shared = HashMap::new();
    for run in entries.chunk_by(|one, other| one.0 == other.0) {
        for (place, (_, other)) in run.iter().enumerate() {
            for (_, one) in run.iter().take(place) {
                *shared.entry((*one, *other)).or_default() += 1;
            }
        }
    }
    shared
}

/// Every five words in a row, with the simplest cut there is.
fn shingles(text: &str) -> Vec<u64> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let mut hashes: Vec<u64> = words
        .windows(5)
        .map(|run| {
            let mut hasher = DefaultHasher::new();
            run.hash(&mut hasher);
            hasher.finish()
        })
        .collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

fn records(articles: &Path) -> Result<Vec<(String, String)>> {
    let packed = BufReader::new(std::fs::File::open(articles)?);
    let lines = BufReader::new(flate2::bufread::MultiGzDecoder::new(packed)).lines();
    let mut records = Vec::new();
    for line in lines {
        let record: Json = serde_json::from_str(&line?)?;
        if let (Some(id), Some(body)) = (record["id"].as_str(), record["body"].as_str()) {
            records.push((id.to_owned(), body.to_owned()));
        }
    }
    Ok(records)
}

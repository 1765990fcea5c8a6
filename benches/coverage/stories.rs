//! Articles of one event: what is grouped beside what answers the same questions.

use std::collections::{BTreeSet, HashSet};
use std::path::Path;
use std::time::Instant;

use anyhow::Result;
use attache::desk;
use attache::news::{ArticleId, ArticleNumber};
use attache::newsroom::Newsroom;
use jiff::civil::Date;
use serde_json::Value as Json;

/// Articles that answer one question are of one event when they are at most so many days apart.
pub(crate) const DAYS_ONE: i32 = 3;
/// Articles at most so many days apart are a pair that counts.
pub(crate) const DAYS_PAIR: i32 = 14;

/// Groups the articles that answer questions, all of them at once, and compares the pairs within groups with the
/// pairs that answer one question within three days.
pub(crate) fn measure(queries: &Path, newsroom: &Newsroom) -> Result<()> {
    let mut answering: Vec<Vec<(ArticleNumber, Date)>> = Vec::new();
    for line in std::fs::read_to_string(queries)?.lines() {
        let query: Json = serde_json::from_str(line)?;
        let ids: BTreeSet<&str> = query["relevant"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|relevant| relevant["article_id"].as_str())
            .collect();
        let dated = ids.into_iter().filter_map(|id| {
            let number = newsroom.number(&ArticleId::new(id)?)?;
            let article = newsroom.article_numbered(number)?;
            Some((number, article.metadata().published.date()?))
        });
        answering.push(dated.collect());
    }
    let all: BTreeSet<(ArticleNumber, Date)> = answering.iter().flatten().copied().collect();
    let truly: HashSet<_> = answering
        .iter()
        .flat_map(|articles| pairs(articles, DAYS_ONE))
        .collect();
    let numbers: Vec<ArticleNumber> = all.iter().map(|(number, _)| *number).collect();
    let begun = Instant::now();
    let stories = desk::stories(&numbers, newsroom);
    let took = begun.elapsed().as_secs_f64();
    let mut grouped = HashSet::new();
    for story in &stories {
        let dated: Vec<_> = all
            .iter()
            .filter(|(number, _)| story.contains(number))
            .copied()
            .collect();
        grouped.extend(pairs(&dated, DAYS_PAIR));
    }
    let right = truly.intersection(&grouped).count() as f64;
    let precision = right / grouped.len().max(1) as f64;
    let recall = right / truly.len().max(1) as f64;
    let largest = stories.iter().map(Vec::len).max().unwrap_or_default();
    println!(
        "stories: {} of {} articles in {took:.1} s, the largest of {largest}; of {} pairs {right} found, {} grouped: precision {precision:.3}, recall {recall:.3}, F1 {:.3}",
        stories.len(),
        numbers.len(),
        truly.len(),
        grouped.len(),
        2.0 * precision * recall / (precision + recall).max(f64::MIN_POSITIVE),
    );
    Ok(())
}

/// The pairs of articles at most so many days apart.
pub(crate) fn pairs(
    articles: &[(ArticleNumber, Date)],
    days: i32,
) -> Vec<(ArticleNumber, ArticleNumber)> {
    let mut pairs = Vec::new();
    for (place, (other, then)) in articles.iter().enumerate() {
        for (one, first) in articles.iter().take(place) {
            let apart = then.since(*first).map_or(i32::MAX, |span| span.get_days());
            if apart.abs() <= days {
                pairs.push((*one.min(other), *one.max(other)));
            }
        }
    }
    pairs
}

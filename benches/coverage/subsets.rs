//! Articles of one event in collections of a few articles, where how rare a word is can hardly be told.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;

use anyhow::Result;
use attache::desk;
use attache::news::{ArticleId, ArticleNumber};
use attache::newsroom::{Newsroom, Settings};
use jiff::civil::Date;
use serde_json::Value as Json;

use crate::stories::{DAYS_ONE, DAYS_PAIR, pairs};

/// A collection has so many articles.
const ARTICLES: std::ops::RangeInclusive<usize> = 5..=20;
/// One collection is made around every so many questions.
const STEP: usize = 5;
/// Of the questions asked within so many days.
const DAYS: i32 = 7;

/// A question: when it was asked, and which articles answer it.
struct Asked {
    on: Date,
    answering: BTreeSet<String>,
}

/// Makes collections of the articles that answer a question and those asked about the same time, of 5 to 20
/// articles in turn, and compares the pairs within groups with those that answer one question, as for all articles.
pub(crate) fn measure(articles: &Path, queries: &Path) -> Result<()> {
    let records = records(articles)?;
    let asked = asked(queries, &records)?;
    for are_dated in [true, false] {
        measure_all(&records, &asked, are_dated)?;
    }
    Ok(())
}

/// The same, with the articles' days as they are known, or with none.
fn measure_all(records: &Records, asked: &[Asked], are_dated: bool) -> Result<()> {
    let (mut right, mut grouped, mut truly, mut collections) = (0, 0, 0, 0);
    for (turn, at) in (0..asked.len()).step_by(STEP).enumerate() {
        let size = ARTICLES.start() + turn * 7 % (ARTICLES.end() - ARTICLES.start() + 1);
        let ids = around(asked, at, size);
        if ids.len() < *ARTICLES.start() {
            continue;
        }
        collections += 1;
        let found = compared(&ids, records, asked, are_dated)?;
        right += found[0];
        grouped += found[1];
        truly += found[2];
    }
    let precision = f64::from(right) / f64::from(grouped.max(1));
    let recall = f64::from(right) / f64::from(truly.max(1));
    println!(
        "small collections, {}: {collections} of 5 to 20 articles; of {truly} pairs {right} found, {grouped} grouped: precision {precision:.3}, recall {recall:.3}, F1 {:.3}",
        if are_dated { "dated" } else { "undated" },
        2.0 * precision * recall / (precision + recall).max(f64::MIN_POSITIVE),
    );
    Ok(())
}

/// The articles of a question and of those asked about its time, at most `size`.
fn around(asked: &[Asked], at: usize, size: usize) -> Vec<String> {
    let mut ids: Vec<String> = asked[at].answering.iter().cloned().collect();
    let near = asked.iter().filter(|other| {
        let apart = other.on.since(asked[at].on).map(|span| span.get_days());
        apart.is_ok_and(|days| days.abs() <= DAYS)
    });
    for id in near.flat_map(|other| &other.answering) {
        if ids.len() < size && !ids.contains(id) {
            ids.push(id.clone());
        }
    }
    ids.truncate(*ARTICLES.end());
    ids
}

/// How many pairs are right, how many are grouped, and how many there truly are.
fn compared(
    ids: &[String],
    records: &Records,
    asked: &[Asked],
    are_dated: bool,
) -> Result<[u32; 3]> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("few.jsonl");
    let mut file = std::fs::File::create(&path)?;
    for id in ids {
        let mut record = records[id].json.clone();
        if !are_dated {
            record["published_at"] = Json::Null;
        }
        writeln!(file, "{record}")?;
    }
    let newsroom = Newsroom::open(Settings::memory(), &mut |_| ())?;
    newsroom.take_in(&path, &mut |_| ())?;
    let dated = |id: &String| {
        let number = newsroom.number(&ArticleId::new(id.clone())?)?;
        Some((number, records[id].on?))
    };
    let all: Vec<(ArticleNumber, Date)> = ids.iter().filter_map(dated).collect();
    let truly: HashSet<_> = asked
        .iter()
        .flat_map(|question| {
            let own: Vec<_> = question
                .answering
                .iter()
                .filter(|id| ids.contains(id))
                .filter_map(dated)
                .collect();
            pairs(&own, DAYS_ONE)
        })
        .collect();
    let numbers: Vec<ArticleNumber> = all.iter().map(|(number, _)| *number).collect();
    let mut grouped = HashSet::new();
    for story in desk::stories(&numbers, &newsroom) {
        let own: Vec<_> = all
            .iter()
            .filter(|(number, _)| story.contains(number))
            .copied()
            .collect();
        grouped.extend(pairs(&own, DAYS_PAIR));
    }
    let right = truly.intersection(&grouped).count();
    Ok([right, grouped.len(), truly.len()].map(|count| u32::try_from(count).unwrap_or(u32::MAX)))
}

fn asked(queries: &Path, records: &Records) -> Result<Vec<Asked>> {
    let mut asked = Vec::new();
    for line in std::fs::read_to_string(queries)?.lines() {
        let query: Json = serde_json::from_str(line)?;
        let answering = query["relevant"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|relevant| relevant["article_id"].as_str())
            .filter(|id| records.contains_key(*id))
            .map(str::to_owned);
        let on: Option<Date> = query["asked_on"].as_str().and_then(|on| on.parse().ok());
        let answering: BTreeSet<String> = answering.collect();
        if let (Some(on), false) = (on, answering.is_empty()) {
            asked.push(Asked { on, answering });
        }
    }
    Ok(asked)
}

/// An article as it stands in the file, and its day.
struct Record {
    json: Json,
    on: Option<Date>,
}

/// The articles of the file by their ids.
type Records = HashMap<String, Record>;

fn records(articles: &Path) -> Result<Records> {
    let packed = BufReader::new(std::fs::File::open(articles)?);
    let lines = BufReader::new(flate2::bufread::MultiGzDecoder::new(packed)).lines();
    let mut records = HashMap::new();
    for line in lines {
        let line = line?;
        let record: Json = serde_json::from_str(&line)?;
        if let Some(id) = record["id"].as_str().map(str::to_owned) {
            let published = record["published_at"].as_str().and_then(|at| at.get(..10));
            let on = published.and_then(|day| day.parse().ok());
            records.insert(id, Record { json: record, on });
        }
    }
    Ok(records)
}

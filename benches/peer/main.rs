//! Attaché beside tantivy used plainly: the same articles, the same questions, one run.
//!
//! ```text
//! cargo bench --bench peer -- --articles FILE.jsonl.gz --queries FILE.jsonl [--scale COUNT] [--rounds N] [--folder DIR]
//! ```
//!
//! With `--folder`, both indexes stay there, and one that is there is asked without being made again.
//!
//! CPU time of the process per question, in paired rounds; every figure is a ratio to the peer in the same run.
//! Nothing is asserted: machines are shared and noisy.

#![expect(
    clippy::cast_precision_loss,
    clippy::print_stdout,
    reason = "a benchmark reports to whoever runs it"
)]
#![expect(
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a benchmark may stop at its own mistake"
)]

#[path = "../common/calls.rs"]
mod calls;
#[path = "../common/corpus.rs"]
mod corpus;
#[path = "../common/options.rs"]
mod given;
#[path = "../common/memory.rs"]
mod memory;
mod plain;
#[path = "../common/times.rs"]
mod times;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::Result;
use attache::newsroom::{Newsroom, Settings};
use cpu_time::ProcessTime;

use plain::Plain;
use times::{Times, millis, ratio};

/// How often every question is asked of each side; its median counts.
const ROUNDS: usize = 5;
/// How many questions of each kind are asked.
const QUESTIONS_MAX: usize = 200;

struct Options {
    articles: PathBuf,
    queries: PathBuf,
    scale: Option<usize>,
    rounds: usize,
    folder: Option<PathBuf>,
}

fn main() -> Result<()> {
    let Some(options) = options()? else {
        println!(
            "peer: give --articles FILE and --queries FILE to compare with plain tantivy; nothing was measured"
        );
        return Ok(());
    };
    let temporary = tempfile::tempdir()?;
    let folder = options.folder.as_deref().unwrap_or(temporary.path());
    let data = folder.join("data");
    if !data.exists() {
        take_in(&options, folder, &data)?;
    }
    let newsroom = Newsroom::open(Settings::folder(&data), &mut |_| ())?;
    let plain = Plain::open(&folder.join("plain"))?;
    for (kind, questions) in questions(&options.queries)? {
        compare(kind, &questions, options.rounds, &newsroom, &plain)?;
    }
    println!(
        "anonymous memory, both sides and the corpus dropped: {} MB",
        memory::anonymous()? / 1024
    );
    Ok(())
}

/// Makes both indexes in `folder` and tells what that took.
fn take_in(options: &Options, folder: &Path, data: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    let articles = corpus::file(&options.articles, options.scale, folder)?;
    let raw: usize = corpus::lines(&articles)?
        .map(|record| Ok(record?.body.len()))
        .sum::<Result<_>>()?;

    let started = (Instant::now(), ProcessTime::now());
    let newsroom = Newsroom::open(Settings::folder(data), &mut |_| ())?;
    let taken = newsroom.take_in(&articles, &mut |_| ())?;
    let ours = (started.0.elapsed(), started.1.elapsed());
    let started = (Instant::now(), ProcessTime::now());
    Plain::build(&folder.join("plain"), corpus::lines(&articles)?)?;
    let theirs = (started.0.elapsed(), started.1.elapsed());

    println!(
        "articles {}  text {} MB",
        taken.taken.count,
        raw / 1_000_000
    );
    println!(
        "taking in: {:.1} s, peer {:.1} s; throughput ratio {:.2} (CPU {:.2})",
        ours.0.as_secs_f64(),
        theirs.0.as_secs_f64(),
        ratio(theirs.0, ours.0),
        ratio(theirs.1, ours.1),
    );
    println!(
        "data folder / text: {:.2}, peer {:.2}",
        size(data)? as f64 / raw as f64,
        size(&folder.join("plain"))? as f64 / raw as f64
    );
    drop(newsroom);
    let started = Instant::now();
    let newsroom = Newsroom::open(Settings::folder(data), &mut |_| ())?;
    newsroom.take_in(&articles, &mut |_| ())?;
    ask(&newsroom, "What happened first?")?;
    println!(
        "start on the unchanged collection, to the first answer: {:.0} ms",
        started.elapsed().as_secs_f64() * 1e3
    );
    if options.scale.is_some() {
        fs::remove_file(articles)?;
    }
    Ok(())
}

fn options() -> Result<Option<Options>> {
    let Some(given) = given::Options::read(&["--scale", "--rounds", "--folder"])? else {
        return Ok(None);
    };
    Ok(Some(Options {
        scale: given.get("--scale")?,
        rounds: given.get("--rounds")?.unwrap_or(ROUNDS),
        folder: given.get("--folder")?,
        articles: given.articles,
        queries: given.queries,
    }))
}

/// The questions by kind: as judged, their longest word alone, and pairs of words in quotation marks.
fn questions(path: &Path) -> Result<Vec<(&'static str, Vec<String>)>> {
    let whole = calls::questions(path, QUESTIONS_MAX)?;
    let words = |question: &str| -> Vec<String> {
        question
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.len() > 3)
            .map(str::to_owned)
            .collect()
    };
    let single = whole
        .iter()
        .filter_map(|question| words(question).into_iter().max_by_key(String::len))
        .collect();
    let phrases = whole
        .iter()
        .filter_map(|question| {
            words(question)
                .windows(2)
                .map(|pair| format!("\"{} {}\"", pair[0], pair[1]))
                .next_back()
        })
        .collect();
    Ok(vec![
        ("questions", whole),
        ("single words", single),
        ("phrases", phrases),
    ])
}

fn ask(newsroom: &Newsroom, question: &str) -> Result<usize> {
    let reply = calls::called(calls::command("ask")?, question, newsroom);
    Ok(reply.map_or(0, |reply| reply.quotations().count()))
}

/// Asks both sides in turn and prints the quantiles of the questions' median CPU times, and their ratios.
fn compare(
    kind: &str,
    questions: &[String],
    rounds: usize,
    newsroom: &Newsroom,
    plain: &Plain,
) -> Result<()> {
    let (mut ours, mut theirs) = (Times::default(), Times::default());
    for question in questions {
        let (mut own, mut other) = (Times::default(), Times::default());
        for round in 0..=rounds {
            let started = ProcessTime::now();
            std::hint::black_box(ask(newsroom, question)?);
            let ours = started.elapsed();
            let started = ProcessTime::now();
            std::hint::black_box(plain.answer(question)?);
            // The first round warms both sides and is not counted.
            if round > 0 {
                own.push(ours);
                other.push(started.elapsed());
            }
        }
        ours.push(own.quantile(50));
        theirs.push(other.quantile(50));
    }
    print!("{kind} ({}):", questions.len());
    for percent in [50, 95, 99] {
        let (own, other) = (ours.quantile(percent), theirs.quantile(percent));
        print!(
            "  p{percent} {:.2} ms / {:.2} ms = {:.2}",
            millis(own),
            millis(other),
            ratio(own, other)
        );
    }
    println!();
    Ok(())
}

fn size(folder: &Path) -> Result<u64> {
    let mut total = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        total += if entry.file_type()?.is_dir() {
            size(&entry.path())?
        } else {
            entry.metadata()?.len()
        };
    }
    Ok(total)
}

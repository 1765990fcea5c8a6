//! What a standing collection costs: its start, completion, memory, and questions while articles are taken in.
//!
//! ```text
//! cargo bench --bench standing -- --articles FILE.jsonl.gz --queries FILE.jsonl [--scale COUNT] [--folder DIR]
//! ```
//!
//! The collection is taken in by one process that this one starts, and opened unchanged by another; both complete,
//! answer a thousand questions and look at their own memory. Wall time,
//! because that is what a reader waits. Nothing is asserted: machines are shared and noisy. With `--folder` the
//! collection stays there, and one that is there is used again.

#![expect(
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
#[path = "../common/times.rs"]
mod times;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use attache::newsroom::{Newsroom, Settings};

use times::{Times, millis, ratio};

/// How many questions are asked before memory is looked at.
const QUESTIONS: usize = 1000;
/// How many beginnings of titles and of names are typed.
const TYPED: usize = 1000;
/// How many articles are taken in beside the questions, and how often.
const BESIDE: usize = 1000;
const ROUNDS: usize = 3;
/// The seed of the articles made to be taken in beside the questions.
const SEED_BESIDE: u64 = 20_220_208;

struct Options {
    articles: PathBuf,
    queries: PathBuf,
    scale: Option<usize>,
    folder: Option<PathBuf>,
    /// Set for the process that this one starts.
    asks: bool,
}

fn main() -> Result<()> {
    let Some(options) = options()? else {
        println!(
            "standing: give --articles FILE and --queries FILE to measure a collection; nothing was measured"
        );
        return Ok(());
    };
    if options.asks {
        return asks(&options);
    }
    let temporary = tempfile::tempdir()?;
    let folder = options.folder.as_deref().unwrap_or(temporary.path());
    fs::create_dir_all(folder)?;
    let articles = corpus::file(&options.articles, options.scale, folder)?;
    let data = folder.join("standing");
    // One takes it in, the next opens it unchanged.
    for _ in 0..2 {
        let status = Command::new(std::env::current_exe()?)
            .args(["--asks", "yes", "--articles"])
            .arg(&articles)
            .arg("--queries")
            .arg(&options.queries)
            .arg("--folder")
            .arg(&data)
            .status()?;
        if !status.success() {
            bail!("the process that asks failed: {status}");
        }
    }
    beside(&options, folder, &data)
}

/// A process that opens the collection, takes in what is new, and is asked.
fn asks(options: &Options) -> Result<()> {
    let data = options.folder.as_deref().context("no --folder")?;
    let questions = calls::questions(&options.queries, QUESTIONS)?;
    let started = Instant::now();
    let newsroom = Newsroom::open(Settings::folder(data), &mut |_| ())?;
    let taken = newsroom.take_in(&options.articles, &mut |_| ())?;
    ask(&newsroom, &questions[0])?;
    println!(
        "articles taken in: {}, unchanged: {}; start to the first answer: {:.0} ms",
        taken.taken.count,
        taken.unchanged,
        millis(started.elapsed())
    );
    complete(&newsroom);
    let mut times = Times::default();
    for question in questions.iter().cycle().take(QUESTIONS) {
        took(&mut times, || ask(&newsroom, question))?;
    }
    println!("{QUESTIONS} questions: {times}");
    println!(
        "anonymous memory after them and {TYPED} completions: {} MB",
        memory::anonymous()? / 1024
    );
    Ok(())
}

/// Types the beginnings of titles and of names.
fn complete(newsroom: &Newsroom) {
    let started = Instant::now();
    newsroom.warm();
    let titles = newsroom.titles("", usize::MAX);
    println!(
        "readied for completion in {:.0} ms, {} titles",
        millis(started.elapsed()),
        titles.len()
    );
    let typed: Vec<String> = titles
        .iter()
        .step_by((titles.len() / TYPED).max(1))
        .enumerate()
        .map(|(number, (_, title))| {
            // From one letter to twenty-four, at times from the second word on.
            let begun = match title.split_once(' ') {
                Some((_, rest)) if number % 3 == 0 => rest,
                _ => title,
            };
            begun.chars().take(1 + number % 24).collect()
        })
        .collect();
    let mut times = Times::default();
    for typed in &typed {
        took(&mut times, || newsroom.titles(typed, 25));
    }
    println!("completing titles: {times}");
    let speakers = newsroom.speakers();
    let mut times = Times::default();
    for typed in &typed {
        took(&mut times, || newsroom.speaker_names(typed, 25));
    }
    println!("completing {} names: {times}", speakers.len());
}

/// Questions while articles are taken in, beside questions while none are.
fn beside(options: &Options, folder: &Path, data: &Path) -> Result<()> {
    let newsroom = Newsroom::open(Settings::folder(data), &mut |_| ())?;
    let questions = calls::questions(&options.queries, QUESTIONS)?;
    let from = corpus::read(&options.articles)?;
    for question in &questions {
        ask(&newsroom, question)?;
    }
    for round in 0..ROUNDS {
        let more = folder.join(format!("more-{round}"));
        fs::create_dir_all(&more)?;
        let made =
            corpus::remix(&from, BESIDE, SEED_BESIDE + round as u64).map(|record| corpus::Record {
                id: format!("more-{round}-{}", record.id),
                ..record
            });
        corpus::write(&more.join("more.jsonl.gz"), made)?;
        let mut idle = Times::default();
        for question in questions.iter().cycle().take(QUESTIONS) {
            took(&mut idle, || ask(&newsroom, question))?;
        }
        let is_over = AtomicBool::new(false);
        let (busy, took) = std::thread::scope(|scope| -> Result<(Times, Duration)> {
            let taking = scope.spawn(|| {
                let started = Instant::now();
                let taken = newsroom.take_in(&more, &mut |_| ());
                is_over.store(true, Ordering::Release);
                taken.map(|_| started.elapsed())
            });
            let mut busy = Times::default();
            for question in questions.iter().cycle() {
                if is_over.load(Ordering::Acquire) {
                    break;
                }
                took(&mut busy, || ask(&newsroom, question))?;
            }
            let took = taking
                .join()
                .map_err(|_| anyhow::anyhow!("taking in panicked"))??;
            Ok((busy, took))
        })?;
        println!(
            "questions while {BESIDE} articles are taken in, which took {:.1} s: {busy}; idle: {idle}; p99 ratio {:.2}",
            took.as_secs_f64(),
            ratio(busy.quantile(99), idle.quantile(99))
        );
        newsroom.withdraw(&more, &mut |_| ())?;
        fs::remove_dir_all(&more)?;
    }
    Ok(())
}

fn options() -> Result<Option<Options>> {
    let Some(given) = given::Options::read(&["--scale", "--folder", "--asks"])? else {
        return Ok(None);
    };
    Ok(Some(Options {
        scale: given.get("--scale")?,
        folder: given.get("--folder")?,
        asks: given.get::<String>("--asks")?.is_some(),
        articles: given.articles,
        queries: given.queries,
    }))
}

fn ask(newsroom: &Newsroom, question: &str) -> Result<usize> {
    let reply = calls::called(calls::command("ask")?, question, newsroom);
    Ok(reply.map_or(0, |reply| reply.quotations().count()))
}

/// Takes the time of some work.
fn took<T>(times: &mut Times, work: impl FnOnce() -> T) -> T {
    let started = Instant::now();
    let value = std::hint::black_box(work());
    times.push(started.elapsed());
    value
}

//! What a standing collection costs: its start, completion, memory, and questions while articles are taken in.
//!
//! ```text
//! cargo bench --bench standing -- --articles FILE.jsonl.gz --queries FILE.jsonl [--scale COUNT] [--folder DIR]
//! ```
//!
//! The collection is taken in by one process; another, which this one starts, opens it unchanged, completes,
//! answers a thousand questions and looks at its own memory, so that nothing of the taking in is counted. Wall time,
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
#![expect(
    clippy::cast_possible_truncation,
    reason = "its corpus draws indexes by chance"
)]

#[path = "../peer/corpus.rs"]
mod corpus;
mod timing;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use attache::desk::{self, Value, Values};
use attache::newsroom::{Newsroom, Settings};

use timing::{Times, millis};

/// How many questions are asked before memory is looked at.
const QUESTIONS: usize = 1000;
/// How many beginnings of titles and of names are typed.
const TYPED: usize = 1000;
/// How many articles are taken in beside the questions, and how often.
const BESIDE: usize = 1000;
const ROUNDS: usize = 3;
/// The seeds of the made articles: the collection's is the peer's.
const SEED: u64 = 20_220_207;
const SEED_BESIDE: u64 = 20_220_208;

struct Options {
    articles: PathBuf,
    queries: PathBuf,
    scale: Option<usize>,
    folder: Option<PathBuf>,
    /// Set for the process that this one starts.
    opened: bool,
}

fn main() -> Result<()> {
    let Some(options) = options()? else {
        println!(
            "standing: give --articles FILE and --queries FILE to measure a collection; nothing was measured"
        );
        return Ok(());
    };
    if options.opened {
        return opened(&options);
    }
    let temporary = tempfile::tempdir()?;
    let folder = options.folder.as_deref().unwrap_or(temporary.path());
    fs::create_dir_all(folder)?;
    let articles = match options.scale {
        None => options.articles.clone(),
        Some(count) => {
            let made = folder.join("made.jsonl.gz");
            if !made.exists() {
                let from = corpus::read(&options.articles)?;
                corpus::write(&made, corpus::remix(&from, count, SEED))?;
            }
            made
        }
    };
    let data = folder.join("standing");
    let started = Instant::now();
    let newsroom = Newsroom::open(Settings::folder(&data), &mut |_| ())?;
    let taken = newsroom.take_in(&articles, &mut |_| ())?;
    drop(newsroom);
    println!(
        "articles {}  taken in just now: {} in {:.1} s",
        taken.unchanged + taken.taken.count,
        taken.taken.count,
        started.elapsed().as_secs_f64()
    );
    let status = Command::new(std::env::current_exe()?)
        .args(["--opened", "yes", "--articles"])
        .arg(&articles)
        .arg("--queries")
        .arg(&options.queries)
        .arg("--folder")
        .arg(&data)
        .status()?;
    if !status.success() {
        bail!("the process that asks failed: {status}");
    }
    beside(&options, folder, &data)
}

/// The process that opens an unchanged collection.
fn opened(options: &Options) -> Result<()> {
    let data = options.folder.as_deref().context("no --folder")?;
    let questions = questions(&options.queries)?;
    let started = Instant::now();
    let newsroom = Newsroom::open(Settings::folder(data), &mut |_| ())?;
    newsroom.take_in(&options.articles, &mut |_| ())?;
    ask(&newsroom, &questions[0])?;
    println!(
        "start on the unchanged collection, to the first answer: {:.0} ms",
        millis(started.elapsed())
    );
    complete(&newsroom);
    let mut times = Times::default();
    for question in questions.iter().cycle().take(QUESTIONS) {
        times.time(|| ask(&newsroom, question))?;
    }
    println!("{QUESTIONS} questions: {times}");
    println!(
        "anonymous memory after them and {TYPED} completions: {} MB",
        anonymous_memory()? / 1024
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
        times.add(|| newsroom.titles(typed, 25));
    }
    println!("completing titles: {times}");
    let speakers = newsroom.speakers();
    let mut times = Times::default();
    for typed in &typed {
        times.add(|| newsroom.speaker_names(typed, 25));
    }
    println!("completing {} names: {times}", speakers.len());
}

/// Questions while articles are taken in, beside questions while none are.
fn beside(options: &Options, folder: &Path, data: &Path) -> Result<()> {
    let newsroom = Newsroom::open(Settings::folder(data), &mut |_| ())?;
    let questions = questions(&options.queries)?;
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
            idle.time(|| ask(&newsroom, question))?;
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
                busy.time(|| ask(&newsroom, question))?;
            }
            let took = taking
                .join()
                .map_err(|_| anyhow::anyhow!("taking in panicked"))??;
            Ok((busy, took))
        })?;
        println!(
            "questions while {BESIDE} articles are taken in, which took {:.1} s: {busy}; idle: {idle}; p99 ratio {:.2}",
            took.as_secs_f64(),
            millis(busy.quantile(99)) / millis(idle.quantile(99)).max(1e-9)
        );
        newsroom.withdraw(&more, &mut |_| ())?;
        fs::remove_dir_all(&more)?;
    }
    Ok(())
}

fn options() -> Result<Option<Options>> {
    let mut given = std::env::args().skip(1).filter(|word| word != "--bench");
    let (mut articles, mut queries, mut scale, mut folder) = (None, None, None, None);
    let mut opened = false;
    while let Some(name) = given.next() {
        let value = given
            .next()
            .with_context(|| format!("{name} needs a value"))?;
        match name.as_str() {
            "--articles" => articles = Some(value.into()),
            "--queries" => queries = Some(value.into()),
            "--scale" => scale = Some(value.parse()?),
            "--folder" => folder = Some(value.into()),
            "--opened" => opened = true,
            _ => bail!("{name} is not known: give --articles, --queries, --scale or --folder"),
        }
    }
    Ok(articles.zip(queries).map(|(articles, queries)| Options {
        articles,
        queries,
        scale,
        folder,
        opened,
    }))
}

fn questions(path: &Path) -> Result<Vec<String>> {
    let text = fs::read_to_string(path)?;
    let asked = text.lines().filter_map(|line| {
        let line: serde_json::Value = serde_json::from_str(line).ok()?;
        Some(line["query"].as_str()?.to_owned())
    });
    let asked: Vec<String> = asked.take(QUESTIONS).collect();
    if asked.is_empty() {
        bail!("no questions in {}", path.display());
    }
    Ok(asked)
}

fn ask(newsroom: &Newsroom, question: &str) -> Result<usize> {
    let command = desk::command("ask").context("there is no ask command")?;
    let values = Values::new(
        command,
        [("question".to_owned(), Value::Text(question.to_owned()))],
    );
    let reply = values.and_then(|values| (command.answer)(&values, newsroom));
    Ok(reply.map_or(0, |reply| reply.quotations().count()))
}

fn anonymous_memory() -> Result<u64> {
    let status =
        fs::read_to_string("/proc/self/status").context("memory is read where /proc is")?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("RssAnon:"))
        .context("no RssAnon")?;
    Ok(line.trim().trim_end_matches(" kB").parse()?)
}

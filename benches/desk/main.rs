//! What each command costs beside `/ask`, over one collection.
//!
//! ```text
//! cargo bench --bench desk -- --articles FILE.jsonl.gz --queries FILE.jsonl [--scale COUNT] [--data DIR] [--topics N]
//!     [--only COMMAND,COMMAND]
//! ```
//!
//! Every command of the catalog is called with texts of the collection and of the questions: whole questions, and
//! two words of each, as a reader puts a topic. Each call is timed by the clock, for that is what a reader waits, and
//! by the processor, for machines are shared and noisy; the ratio is of processor times to `/ask` in the same run.
//! Nothing is asserted. `--scale` makes a collection of that many articles from the given one; with `--data` a
//! collection taken in before is used again, or the one made now is kept.

#![expect(
    clippy::print_stdout,
    reason = "a benchmark reports to whoever runs it"
)]
#![expect(
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "its corpus is cut and drawn by chance"
)]

#[path = "../common/calls.rs"]
mod calls;
#[path = "../common/corpus.rs"]
mod corpus;
#[path = "../common/options.rs"]
mod given;
#[path = "../common/times.rs"]
mod times;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::Result;
use attache::desk::{COMMANDS, Command, ExcerptRef};
use attache::newsroom::{Newsroom, Settings};
use cpu_time::ThreadTime;

use calls::called;
use times::{Times, millis, ratio};

/// How many texts of each kind commands are called with.
const TOPICS: usize = 100;
/// What a reader waits for at most, at a hundred thousand articles.
const TARGET: Duration = Duration::from_millis(300);

struct Options {
    articles: PathBuf,
    queries: PathBuf,
    data: Option<PathBuf>,
    scale: Option<usize>,
    topics: usize,
    only: Option<String>,
}

/// Texts to call commands with, by what their main option is called.
struct Texts {
    questions: Vec<String>,
    /// The questions, and two words of each.
    topics: Vec<String>,
    speakers: Vec<String>,
    articles: Vec<String>,
    sentences: Vec<String>,
    references: Vec<String>,
    /// For commands that take no text.
    none: Vec<String>,
}

fn main() -> Result<()> {
    let Some(options) = options()? else {
        println!(
            "desk: give --articles FILE and --queries FILE to time the commands; nothing was measured"
        );
        return Ok(());
    };
    let folder = tempfile::tempdir()?;
    let data = options
        .data
        .clone()
        .unwrap_or_else(|| folder.path().join("data"));
    let newsroom = Newsroom::open(Settings::folder(&data), &mut |_| ())?;
    if newsroom.status().articles == 0 {
        let articles = corpus::file(&options.articles, options.scale, folder.path())?;
        newsroom.take_in(&articles, &mut |_| ())?;
    }
    newsroom.warm();
    let texts = texts(&options, &newsroom)?;
    let asked = timed(calls::command("ask")?, &texts.questions, &newsroom);
    println!(
        "{} articles; /ask takes {} by the processor",
        newsroom.status().articles,
        asked.processor
    );
    for command in COMMANDS {
        let wanted = |only: &String| only.split(',').any(|name| name == command.slug());
        if !options.only.as_ref().is_none_or(wanted) {
            continue;
        }
        let told = timed(command, texts.of(command), &newsroom);
        let of = |percent| {
            (
                told.processor.quantile(percent),
                told.clock.quantile(percent),
            )
        };
        let ((p50, clock50), (p99, clock99)) = (of(50), of(99));
        println!(
            "{:14} p50 {:8.2} ms  p99 {:8.2} ms{}  by the clock {:8.2} {:8.2}  ratio to /ask p50 {:6.2} p99 {:6.2}  answered {} of {}  slowest “{}”",
            command.slug(),
            millis(p50),
            millis(p99),
            if p99 > TARGET { " (over 300 ms)" } else { "" },
            millis(clock50),
            millis(clock99),
            ratio(p50, asked.processor.quantile(50)),
            ratio(p99, asked.processor.quantile(99)),
            told.answered,
            told.calls,
            told.slowest.1,
        );
    }
    Ok(())
}

fn options() -> Result<Option<Options>> {
    let Some(given) = given::Options::read(&["--data", "--scale", "--topics", "--only"])? else {
        return Ok(None);
    };
    Ok(Some(Options {
        data: given.get("--data")?,
        scale: given.get("--scale")?,
        topics: given.get("--topics")?.unwrap_or(TOPICS),
        only: given.get("--only")?,
        articles: given.articles,
        queries: given.queries,
    }))
}

fn texts(options: &Options, newsroom: &Newsroom) -> Result<Texts> {
    let questions = calls::questions(&options.queries, options.topics)?;
    let ask = calls::command("ask")?;
    let (mut articles, mut sentences, mut references) = (Vec::new(), Vec::new(), Vec::new());
    for question in &questions {
        let reply = called(ask, question, newsroom);
        let first = reply
            .iter()
            .flat_map(attache::reply::Reply::quotations)
            .next();
        if let Some(quotation) = first {
            articles.push(quotation.excerpt.article().id().to_string());
            sentences.push(quotation.excerpt.text().to_owned());
            references.push(ExcerptRef::of(&quotation.excerpt).to_string());
        }
    }
    let speakers = newsroom
        .speakers()
        .iter()
        .take(options.topics)
        .map(|speaker| speaker.name.clone())
        .collect();
    let words = questions.iter().map(|question| longest_words(question));
    Ok(Texts {
        topics: questions.iter().cloned().chain(words).collect(),
        questions,
        speakers,
        articles,
        sentences,
        references,
        none: vec![String::new(); options.topics],
    })
}

/// The two longest words, in their order.
fn longest_words(question: &str) -> String {
    let mut words: Vec<(usize, &str)> = question
        .split(|c: char| !c.is_alphanumeric())
        .enumerate()
        .collect();
    words.sort_by_key(|(place, word)| (std::cmp::Reverse(word.len()), *place));
    words.truncate(2);
    words.sort_unstable();
    let words: Vec<&str> = words.into_iter().map(|(_, word)| word).collect();
    words.join(" ")
}

impl Texts {
    fn of(&self, command: &Command) -> &[String] {
        match command.main_option().map(|option| option.name) {
            Some("speaker") => &self.speakers,
            Some("article") => &self.articles,
            Some("text") => &self.sentences,
            Some("excerpt" | "card") => &self.references,
            Some("question") => &self.questions,
            Some(_) => &self.topics,
            None => &self.none,
        }
    }
}

/// How long calls took, and how many of them were answered with an article's words.
#[derive(Default)]
struct Timed {
    clock: Times,
    processor: Times,
    calls: usize,
    answered: usize,
    slowest: (Duration, String),
}

fn timed(command: &Command, texts: &[String], newsroom: &Newsroom) -> Timed {
    let mut told = Timed::default();
    for text in texts {
        let started = (Instant::now(), ThreadTime::now());
        let reply = std::hint::black_box(called(command, text, newsroom));
        let took = (started.0.elapsed(), started.1.elapsed());
        told.clock.push(took.0);
        told.processor.push(took.1);
        told.calls += 1;
        told.answered += usize::from(reply.is_some_and(|reply| reply.quotations().count() > 0));
        if took.1 > told.slowest.0 {
            told.slowest = (took.1, text.clone());
        }
    }
    told
}

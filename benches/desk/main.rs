//! What each command costs beside `/ask`, over one collection.
//!
//! ```text
//! cargo bench --bench desk -- --articles FILE.jsonl.gz --queries FILE.jsonl [--data DIR] [--topics N]
//! ```
//!
//! Every command of the catalog that takes a text is called with texts of the collection and of the questions. Wall
//! time in process, for it is what a reader waits; the ratio is to `/ask` on the same questions in the same run.
//! Nothing is asserted: machines are shared and noisy. With `--data` a collection taken in before is used again.

#![expect(
    clippy::print_stdout,
    reason = "a benchmark reports to whoever runs it"
)]

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use attache::desk::{self, COMMANDS, Command, Value, Values};
use attache::newsroom::{Newsroom, Settings};

/// How many texts each command is called with.
const TOPICS: usize = 100;
/// What a reader waits for at most, at a hundred thousand articles.
const TARGET: Duration = Duration::from_millis(300);

struct Options {
    articles: PathBuf,
    queries: PathBuf,
    data: Option<PathBuf>,
    topics: usize,
}

/// Texts to call commands with, by what their main option is called.
struct Texts {
    questions: Vec<String>,
    speakers: Vec<String>,
    articles: Vec<String>,
    sentences: Vec<String>,
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
    newsroom.take_in(&options.articles, &mut |_| ())?;
    newsroom.warm();
    let texts = texts(&options, &newsroom)?;
    let ask = desk::command("ask").context("there is no ask command")?;
    let asked = timed(ask, &texts.questions, &newsroom);
    println!(
        "{} articles; p99 of /ask {:.2} ms",
        newsroom.status().articles,
        millis(quantile(&asked.took, 99))
    );
    for command in COMMANDS {
        let Some(texts) = texts.of(command) else {
            println!("{:14} not timed: it takes no text", command.slug());
            continue;
        };
        let told = timed(command, texts, &newsroom);
        let (p50, p99) = (quantile(&told.took, 50), quantile(&told.took, 99));
        println!(
            "{:14} p50 {:8.2} ms  p99 {:8.2} ms{}  ratio to /ask p50 {:6.2} p99 {:6.2}  answered {} of {}",
            command.slug(),
            millis(p50),
            millis(p99),
            if p99 > TARGET { " (over 300 ms)" } else { "" },
            p50.as_secs_f64() / quantile(&asked.took, 50).as_secs_f64(),
            p99.as_secs_f64() / quantile(&asked.took, 99).as_secs_f64(),
            told.answered,
            told.took.len(),
        );
    }
    Ok(())
}

fn options() -> Result<Option<Options>> {
    let mut given = std::env::args().skip(1).filter(|word| word != "--bench");
    let (mut articles, mut queries, mut data, mut topics) = (None, None, None, TOPICS);
    while let Some(name) = given.next() {
        let value = given
            .next()
            .with_context(|| format!("{name} needs a value"))?;
        match name.as_str() {
            "--articles" => articles = Some(value.into()),
            "--queries" => queries = Some(value.into()),
            "--data" => data = Some(value.into()),
            "--topics" => topics = value.parse()?,
            _ => bail!("{name} is not known: give --articles, --queries, --data or --topics"),
        }
    }
    Ok(articles.zip(queries).map(|(articles, queries)| Options {
        articles,
        queries,
        data,
        topics,
    }))
}

fn texts(options: &Options, newsroom: &Newsroom) -> Result<Texts> {
    let text = fs::read_to_string(&options.queries)?;
    let questions: Vec<String> = text
        .lines()
        .filter_map(|line| {
            let query: serde_json::Value = serde_json::from_str(line).ok()?;
            Some(query.get("query")?.as_str()?.to_owned())
        })
        .take(options.topics)
        .collect();
    let ask = desk::command("ask").context("there is no ask command")?;
    let (mut articles, mut sentences) = (Vec::new(), Vec::new());
    for question in &questions {
        for quotation in called(ask, question, newsroom)
            .iter()
            .flat_map(attache::reply::Reply::quotations)
            .take(1)
        {
            articles.push(quotation.excerpt.article().id().to_string());
            sentences.push(quotation.excerpt.text().to_owned());
        }
    }
    let speakers = newsroom
        .speakers()
        .iter()
        .take(options.topics)
        .map(|speaker| speaker.name.clone())
        .collect();
    Ok(Texts {
        questions,
        speakers,
        articles,
        sentences,
    })
}

impl Texts {
    fn of(&self, command: &Command) -> Option<&[String]> {
        match command.main_option()?.name {
            "speaker" => Some(&self.speakers),
            "article" => Some(&self.articles),
            "text" => Some(&self.sentences),
            "question" | "query" | "topic" => Some(&self.questions),
            _ => None,
        }
    }
}

/// How long calls took, and how many of them were answered with an article's words.
struct Timed {
    took: Vec<Duration>,
    answered: usize,
}

fn timed(command: &Command, texts: &[String], newsroom: &Newsroom) -> Timed {
    let mut told = Timed {
        took: Vec::new(),
        answered: 0,
    };
    for text in texts {
        let started = Instant::now();
        let reply = std::hint::black_box(called(command, text, newsroom));
        told.took.push(started.elapsed());
        told.answered += usize::from(reply.is_some_and(|reply| reply.quotations().count() > 0));
    }
    told.took.sort_unstable();
    told
}

/// The reply; nothing where the call is refused.
fn called(command: &Command, text: &str, newsroom: &Newsroom) -> Option<attache::reply::Reply> {
    let option = command.main_option()?;
    let given = [(option.name.to_owned(), Value::Text(text.to_owned()))];
    let values = Values::new(command, given).ok()?;
    (command.answer)(&values, newsroom).ok()
}

fn quantile(sorted: &[Duration], percent: usize) -> Duration {
    sorted
        .get((sorted.len() * percent / 100).min(sorted.len().saturating_sub(1)))
        .copied()
        .unwrap_or_default()
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

//! How long an answer takes: in process, and as a whole `/ask` through the stand-in for Discord.
//!
//! ```text
//! cargo bench --bench answer
//! ```
//!
//! The second is a ratio to a bare POST over loopback, measured in turns in the same run. Nothing is asserted:
//! machines are shared and noisy. The stand-in checks every body, so the whole is slower than with Discord.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a benchmark reports to whoever runs it, and may stop at its own mistake"
)]

#[expect(dead_code, unused_imports, reason = "the stories need more of it")]
#[path = "../../tests/it/support/mod.rs"]
mod support;

use std::path::Path;
use std::time::{Duration, Instant};

use attache::desk::{Value, Values, command};
use attache::newsroom::{Newsroom, Settings};
use axum::Router;
use axum::routing::post;

use support::Setup;

/// How often each question is asked.
const ROUNDS: usize = 20;

/// Questions to the shipped articles: some answered, one not.
const QUESTIONS: [&str; 5] = [
    "When will Macron call Putin?",
    "What did Peskov say about a breakthrough?",
    "How many troops are near Ukraine?",
    "Who is Marie Dumoulin?",
    "Who won the chess olympiad in Samarkand?",
];

fn main() {
    let newsroom = seeds();
    told("question to reply, in process", &mut in_process(&newsroom));

    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let (mut asks, mut posts) = over_the_wire(newsroom).await;
        let bare = told("a bare POST over loopback", &mut posts);
        let whole = told("a whole /ask over the stand-in", &mut asks);
        println!(
            "ratio of the medians: {:.1}",
            whole.as_secs_f64() / bare.as_secs_f64()
        );
    });
}

/// The shipped articles, in memory.
fn seeds() -> Newsroom {
    let newsroom = Newsroom::open(Settings::memory(), &mut |_| {}).unwrap();
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    newsroom.take_in(&seeds, &mut |_| {}).unwrap();
    newsroom
}

fn in_process(newsroom: &Newsroom) -> Vec<Duration> {
    let ask = command("ask").unwrap();
    let mut took = Vec::new();
    for question in QUESTIONS.repeat(ROUNDS) {
        let since = Instant::now();
        let given = [("question".to_owned(), Value::Text(question.to_owned()))];
        let values = Values::new(ask, given).unwrap();
        std::hint::black_box((ask.answer)(&values, newsroom).unwrap());
        took.push(since.elapsed());
    }
    took
}

/// Times of whole commands and of bare requests, taken in turns.
async fn over_the_wire(newsroom: Newsroom) -> (Vec<Duration>, Vec<Duration>) {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}/", listener.local_addr().unwrap());
    let bare = Router::new().route("/", post(|body: String| async move { body }));
    tokio::spawn(async move { axum::serve(listener, bare).await.unwrap() });
    let client = reqwest::Client::builder().no_proxy().build().unwrap();

    let (mut asks, mut posts) = (Vec::new(), Vec::new());
    Setup::with(newsroom)
        .run(async |discord| {
            for question in QUESTIONS.repeat(ROUNDS) {
                let since = Instant::now();
                discord
                    .calls("Ida", &format!("/ask question: {question}"))
                    .await;
                asks.push(since.elapsed());

                let since = Instant::now();
                let sent = client.post(&address).body(question).send().await.unwrap();
                std::hint::black_box(sent.text().await.unwrap());
                posts.push(since.elapsed());
            }
        })
        .await;
    (asks, posts)
}

/// Prints the median and the 95th percentile; gives the median.
fn told(what: &str, took: &mut [Duration]) -> Duration {
    took.sort_unstable();
    let at = |hundredths: usize| took[(took.len() - 1) * hundredths / 100];
    println!("{what:32} median {:>9.3?}, p95 {:>9.3?}", at(50), at(95));
    at(50)
}

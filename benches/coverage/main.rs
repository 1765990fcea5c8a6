//! What counts as one text, and what as one event, against what is known of the articles.
//!
//! ```text
//! cargo bench --bench coverage -- --articles FILE.jsonl.gz --queries FILE.jsonl [--data FOLDER]
//! ```
//!
//! Nothing is asserted: it reports to whoever runs it. With `--data` the articles are taken in once and kept.

#![expect(
    clippy::cast_precision_loss,
    clippy::print_stdout,
    reason = "a benchmark reports to whoever runs it"
)]
#![expect(
    clippy::indexing_slicing,
    reason = "a benchmark may stop at its own mistake"
)]

#[path = "../common/options.rs"]
mod given;
mod origins;
mod stories;
mod subsets;

use std::path::PathBuf;
use std::time::Instant;

use anyhow::Result;
use attache::newsroom::{Newsroom, Settings};

struct Options {
    articles: PathBuf,
    queries: PathBuf,
    data: Option<PathBuf>,
}

fn main() -> Result<()> {
    let Some(options) = options()? else {
        println!("coverage: give --articles FILE and --queries FILE; nothing was measured");
        return Ok(());
    };
    subsets::measure(&options.articles, &options.queries)?;
    let settings = match &options.data {
        Some(folder) => Settings::folder(folder),
        None => Settings::memory(),
    };
    let newsroom = Newsroom::open(settings, &mut |_| ())?;
    let begun = Instant::now();
    let taken = newsroom.take_in(&options.articles, &mut |_| ())?;
    println!(
        "taken in: {} new, {} as they were, in {:.1} s",
        taken.taken.count,
        taken.unchanged,
        begun.elapsed().as_secs_f64()
    );
    origins::measure(&options.articles, &newsroom)?;
    stories::measure(&options.queries, &newsroom)?;
    Ok(())
}

fn options() -> Result<Option<Options>> {
    let Some(given) = given::Options::read(&["--data"])? else {
        return Ok(None);
    };
    Ok(Some(Options {
        data: given.get("--data")?,
        articles: given.articles,
        queries: given.queries,
    }))
}

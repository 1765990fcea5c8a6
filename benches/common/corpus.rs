//! The articles that are taken in: read from a file, or made from it with a fixed seed.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use fastrand::Rng;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde::{Deserialize, Serialize};

/// The seed of the made articles.
const SEED: u64 = 20_220_207;

/// The file to take in: the given one, or `count` articles made from it in `folder`, once.
pub(crate) fn file(given: &Path, count: Option<usize>, folder: &Path) -> Result<PathBuf> {
    let Some(count) = count else {
        return Ok(given.to_owned());
    };
    let made = folder.join("made.jsonl.gz");
    if !made.exists() {
        write(&made, remix(&read(given)?, count, SEED))?;
    }
    Ok(made)
}

/// One article, as a line of JSON.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Record {
    pub(crate) id: String,
    pub(crate) title: Option<String>,
    pub(crate) source: Option<String>,
    pub(crate) author: Option<String>,
    pub(crate) published_at: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) body: String,
}

/// Reads JSON lines, packed or not.
pub(crate) fn read(path: &Path) -> Result<Vec<Record>> {
    lines(path)?.collect()
}

/// The same one after another, for a file of a million articles that memory need not hold.
pub(crate) fn lines(path: &Path) -> Result<impl Iterator<Item = Result<Record>>> {
    let file = File::open(path).with_context(|| format!("cannot open {}", path.display()))?;
    let bytes: Box<dyn Read> = match path.extension() {
        Some(ending) if ending == "gz" => Box::new(flate2::read::MultiGzDecoder::new(file)),
        _ => Box::new(file),
    };
    Ok(BufReader::new(bytes)
        .lines()
        .map(|line| Ok(serde_json::from_str(&line?)?)))
}

/// Writes JSON lines, packed lightly: a million articles would be 9 GB.
pub(crate) fn write(path: &Path, records: impl Iterator<Item = Record>) -> Result<()> {
    let packed = GzEncoder::new(File::create(path)?, Compression::fast());
    let mut out = BufWriter::new(packed);
    for record in records {
        serde_json::to_writer(&mut out, &record)?;
        out.write_all(b"\n")?;
    }
    out.into_inner()?.finish()?;
    Ok(())
}

/// Makes `count` articles of the paragraphs of `from`: each of paragraphs of one source, as many as some real
/// article has, with invented names here and there so that the vocabulary grows with the collection as a real one does.
pub(crate) fn remix(from: &[Record], count: usize, seed: u64) -> impl Iterator<Item = Record> {
    let mut by_source: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for record in from {
        let paragraphs = record
            .body
            .split('\n')
            .map(str::trim)
            .filter(|text| !text.is_empty());
        by_source
            .entry(record.source.as_deref().unwrap_or_default())
            .or_default()
            .extend(paragraphs);
    }
    let mut dice = Rng::with_seed(seed);
    (0..count).map(move |number| {
        let model = &from[dice.usize(..from.len())];
        let pool = &by_source[model.source.as_deref().unwrap_or_default()];
        let length = model
            .body
            .split('\n')
            .filter(|text| !text.trim().is_empty())
            .count()
            .max(1);
        let mut body = String::with_capacity(model.body.len());
        for _ in 0..length {
            if !body.is_empty() {
                body.push_str("\n\n");
            }
            body.push_str(pool[dice.usize(..pool.len())]);
            if dice.usize(..4) == 0 {
                let _ = write!(body, " {} said so.", name(&mut dice, number));
            }
        }
        let title = &from[dice.usize(..from.len())].title;
        Record {
            id: format!("made-{number}"),
            title: title.clone(),
            url: None,
            body,
            ..model.clone()
        }
    })
}

/// An invented name; half of the names are of people met before, so that some are common and most are rare.
fn name(dice: &mut Rng, number: usize) -> String {
    const SYLLABLES: [&str; 20] = [
        "ba", "dor", "el", "fin", "gra", "hul", "is", "jo", "kan", "lem", "mar", "nov", "or",
        "pet", "qua", "rud", "sel", "tov", "ul", "vek",
    ];
    let person = if dice.usize(..2) == 0 {
        dice.usize(..=number) / 2
    } else {
        number
    };
    let mut own = Rng::with_seed(person as u64 + 1);
    let mut word = || {
        let made: String = (0..3)
            .map(|_| SYLLABLES[own.usize(..SYLLABLES.len())])
            .collect();
        made[..1].to_uppercase() + &made[1..]
    };
    format!("{} {}", word(), word())
}

//! What a benchmark is told on the command line: options, each with a value. Articles and questions always are.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::PathBuf;
use std::str::FromStr;

use anyhow::{Context, Result, bail};

/// What was given.
pub(crate) struct Options {
    pub(crate) articles: PathBuf,
    pub(crate) queries: PathBuf,
    /// The rest, by the name of the option.
    rest: BTreeMap<String, String>,
}

const ARTICLES: &str = "--articles";
const QUERIES: &str = "--queries";

impl Options {
    /// Reads the arguments of this process; `known` are the names of the further options, with their two dashes.
    /// Nothing where there are no articles or no questions to measure with.
    pub(crate) fn read(known: &[&str]) -> Result<Option<Self>> {
        let known = [&[ARTICLES, QUERIES], known].concat();
        // Cargo adds a word of its own, which has no value.
        let mut words = std::env::args().skip(1).filter(|word| word != "--bench");
        let mut given = BTreeMap::new();
        while let Some(name) = words.next() {
            if !known.contains(&name.as_str()) {
                bail!("{name} is not known: give {}", known.join(", "));
            }
            let value = words
                .next()
                .with_context(|| format!("{name} needs a value"))?;
            given.insert(name, value);
        }
        let mut path = |name| given.remove(name).map(PathBuf::from);
        let (articles, queries) = (path(ARTICLES), path(QUERIES));
        Ok(articles.zip(queries).map(|(articles, queries)| Self {
            articles,
            queries,
            rest: given,
        }))
    }

    /// The value of a further option; nothing where it was not given.
    pub(crate) fn get<T>(&self, name: &str) -> Result<Option<T>>
    where
        T: FromStr<Err: Error + Send + Sync + 'static>,
    {
        let value = self.rest.get(name);
        value
            .map(|value| value.parse().with_context(|| format!("{name} {value}")))
            .transpose()
    }
}

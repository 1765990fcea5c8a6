//! What a benchmark is told on the command line: options, each with a value.

use std::collections::BTreeMap;
use std::error::Error;
use std::str::FromStr;

use anyhow::{Context, Result, bail};

/// What was given, by the name of the option.
pub(crate) struct Options(BTreeMap<String, String>);

impl Options {
    /// Reads the arguments of this process; `known` are the names of the options, with their two dashes.
    pub(crate) fn read(known: &[&str]) -> Result<Self> {
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
        Ok(Self(given))
    }

    /// The value of an option; nothing where it was not given.
    pub(crate) fn get<T>(&self, name: &str) -> Result<Option<T>>
    where
        T: FromStr<Err: Error + Send + Sync + 'static>,
    {
        let value = self.0.get(name);
        value
            .map(|value| value.parse().with_context(|| format!("{name} {value}")))
            .transpose()
    }
}

//! The newsroom of a call: which collection, which data folder, and what is taken in before anything is asked.

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use attache::config::{Config, Data};
use attache::news::Revision;
use attache::newsroom::{Newsroom, Settings, TakenIn};

use crate::arguments::Globals;
use crate::progress::Meter;

/// Where the articles are and where the archive of them is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) articles: PathBuf,
    pub(crate) data: Data,
}

/// The folder, in the data folder, of collections that were named for a call.
const COLLECTIONS: &str = "collections";

impl Place {
    /// What the configuration says, unless the call says otherwise.
    ///
    /// Everything in a data folder is searched, so a collection that is named for one call has a data folder of its
    /// own below the configured one: what is asked of it is answered from it alone.
    pub(crate) fn of(config: &Config, globals: &Globals) -> anyhow::Result<Self> {
        let articles = globals.articles.clone();
        let data: Option<Data> = match &globals.data {
            Some(data) => Some(
                data.parse()
                    .map_err(|problem| anyhow::anyhow!("--data {problem}"))?,
            ),
            None => None,
        };
        let data = match (data, &articles, &config.data) {
            (Some(data), _, _) => data,
            (None, Some(articles), Data::Folder(folder)) if *articles != config.articles => {
                Data::Folder(folder.join(COLLECTIONS).join(name_of(articles)))
            }
            (None, _, data) => data.clone(),
        };
        Ok(Self {
            articles: articles.unwrap_or_else(|| config.articles.clone()),
            data,
        })
    }

    /// Opens the newsroom without taking anything in.
    pub(crate) fn open(&self) -> anyhow::Result<Newsroom> {
        let settings = match &self.data {
            Data::Folder(folder) => Settings::folder(folder),
            Data::Memory => Settings::memory(),
        };
        let mut meter = Meter::new();
        Ok(Newsroom::open(settings, &mut |progress| {
            meter.show(progress);
        })?)
    }

    /// Opens the newsroom and takes the collection in; what cannot be read of it is said in one line.
    pub(crate) fn open_with_articles(&self) -> anyhow::Result<Newsroom> {
        let newsroom = self.open()?;
        let taken_in = self.take_in(&newsroom)?;
        if taken_in.skipped_count > 0 {
            tracing::warn!(
                "{} of {} could not be taken in; attache index says which and why",
                taken_in.skipped_count,
                self.articles.display()
            );
        }
        Ok(newsroom)
    }

    /// Takes in the collection itself; the one that stood in its place before is withdrawn.
    pub(crate) fn take_in(&self, newsroom: &Newsroom) -> anyhow::Result<TakenIn> {
        let mut meter = Meter::new();
        let taken_in = newsroom
            .take_in_standing(&self.articles, &mut |progress| meter.show(progress))
            .context("cannot take articles in")?;
        Ok(taken_in)
    }
}

/// Takes in what is at `path` besides, showing progress.
pub(crate) fn take_in(newsroom: &Newsroom, path: &Path) -> anyhow::Result<TakenIn> {
    let mut meter = Meter::new();
    let taken_in = newsroom.take_in(path, &mut |progress| meter.show(progress));
    taken_in.context("cannot take articles in")
}

/// A name for the data folder of a collection: the same for the same path, wherever it is called from.
fn name_of(articles: &Path) -> String {
    let path = articles.canonicalize();
    let path = path.as_deref().unwrap_or(articles);
    Revision::of(&path.to_string_lossy()).short()
}

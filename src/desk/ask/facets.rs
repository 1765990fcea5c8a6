//! The sources and days that a question names: what it asks about each of them stands in another article.

use crate::newsroom::{Candidate, Met, NamedSource, Priors};

/// The sources and days that a question names, one after another.
pub(super) struct Facets<'a> {
    priors: &'a Priors,
    /// For each of the priors' sources, which of the names in the question it goes by.
    names: Vec<usize>,
}

impl<'a> Facets<'a> {
    /// The facets of a question that names `sources`, by its priors.
    pub(super) fn new(priors: &'a Priors, sources: &[NamedSource]) -> Self {
        let start = |source: &String| {
            let named = sources.iter().find(|named| named.source == *source);
            named.map_or(0, |named| named.start)
        };
        Self {
            priors,
            names: priors.sources.iter().map(start).collect(),
        }
    }

    /// Which of them a candidate is of.
    pub(super) fn of(&self, candidate: &Candidate) -> Met {
        let mut met = Met::default();
        let name = candidate.named.and_then(|named| self.names.get(named));
        if let Some(first) = name.and_then(|name| self.names.iter().position(|one| one == name)) {
            met.note(first);
        }
        for (at, (first, last)) in self.priors.days.iter().enumerate() {
            if candidate
                .day
                .is_some_and(|day| (*first..=*last).contains(&day))
            {
                met.note(self.names.len() + at);
            }
        }
        met
    }
}

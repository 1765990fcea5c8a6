//! Titles in memory, to complete what a reader is typing.

use super::folded::Folded;
use crate::archive::{Archive, ArchiveError, Listing};
use crate::news::ArticleId;

/// The titles of the newest articles, searchable by the beginnings of their words, without case and accents.
#[derive(Debug, Default)]
pub(super) struct Titles {
    listings: Vec<Listing>,
    folded: Folded,
}

impl Titles {
    /// The most titles held: about 60 MB. Articles older than these are reached by id.
    const COUNT_MAX: usize = 250_000;

    /// Reads them from the archive.
    pub(super) fn load(archive: &Archive) -> Result<Self, ArchiveError> {
        let mut titles = Self::default();
        archive.listings(Self::COUNT_MAX, |listing| titles.push(listing))?;
        Ok(titles)
    }

    fn push(&mut self, listing: Listing) {
        self.folded.push(&listing.title);
        self.listings.push(listing);
    }

    /// Titles that begin so, then those that have such words: of each the newest first; the newest of all when
    /// nothing is typed.
    pub(super) fn matching(&self, typed: &str, max: usize) -> Vec<(ArticleId, String)> {
        let mut found = self.folded.begun(typed, max);
        if found.len() < max {
            let having = self.folded.having(typed, max);
            let begun = found.clone();
            found.extend(having.into_iter().filter(|place| !begun.contains(place)));
            found.truncate(max);
        }
        found
            .into_iter()
            .filter_map(|place| self.listings.get(place))
            .map(|listing| (listing.id.clone(), listing.title.clone()))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn titles(titles: &[&str]) -> Titles {
        let mut held = Titles::default();
        for (number, title) in titles.iter().enumerate() {
            held.push(Listing {
                id: ArticleId::new(number.to_string()).unwrap(),
                title: (*title).to_owned(),
            });
        }
        held
    }

    #[track_caller]
    fn check(typed: &str, expected: &[&str]) {
        let held = titles(&[
            "Macron speaks at the Élysée",
            "Élysée: what's next?",
            "The electric car",
            "Elys",
            "",
        ]);
        let found: Vec<_> = held
            .matching(typed, 3)
            .into_iter()
            .map(|found| found.1)
            .collect();
        assert_eq!(found, expected, "{typed}");
    }

    #[test]
    fn a_title_is_found_by_the_beginnings_of_its_words() {
        check(
            "elys",
            &[
                "Élysée: what's next?",
                "Elys",
                "Macron speaks at the Élysée",
            ],
        );
        check(
            "ÉLYSÉE",
            &["Élysée: what's next?", "Macron speaks at the Élysée"],
        );
        check("speaks mac", &["Macron speaks at the Élysée"]);
        check("whats", &["Élysée: what's next?"]);
        check("lectric", &[]);
        check(
            "  ?! ",
            &[
                "Macron speaks at the Élysée",
                "Élysée: what's next?",
                "The electric car",
            ],
        );
        check(
            "\n",
            &[
                "Macron speaks at the Élysée",
                "Élysée: what's next?",
                "The electric car",
            ],
        );
    }
}

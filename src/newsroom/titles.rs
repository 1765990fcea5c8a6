//! Titles in memory, to complete what a reader is typing.

use memchr::memmem;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::archive::{Archive, ArchiveError, Listing};
use crate::news::ArticleId;

/// The titles of the newest articles, searchable by the beginnings of their words, without case and accents.
#[derive(Debug, Default)]
pub(super) struct Titles {
    listings: Vec<Listing>,
    /// Every title folded: `\n word word word`, one after another.
    folded: String,
    /// Where each begins in `folded`.
    starts: Vec<usize>,
}

impl Titles {
    /// The most titles held: about 60 MB. Articles older than these are reached by id.
    const COUNT_MAX: usize = 250_000;

    /// The most words of what is typed that are looked at.
    const WORDS_MAX: usize = 16;
    /// A word that occurs more often than this is as good as any other to begin with.
    const OCCURRENCES_MAX: usize = 2_000;

    /// Reads them from the archive.
    pub(super) fn load(archive: &Archive) -> Result<Self, ArchiveError> {
        let mut titles = Self::default();
        archive.listings(Self::COUNT_MAX, |listing| titles.push(listing))?;
        Ok(titles)
    }

    fn push(&mut self, listing: Listing) {
        self.starts.push(self.folded.len());
        self.folded.push('\n');
        fold(&listing.title, &mut self.folded);
        self.listings.push(listing);
    }

    /// Titles that begin so, then those that have such words: of each the newest first; the newest of all when
    /// nothing is typed.
    pub(super) fn matching(&self, typed: &str, max: usize) -> Vec<(ArticleId, String)> {
        let mut words = String::new();
        fold(typed, &mut words);
        let begun = format!("\n{words}");
        let mut found = Vec::new();
        if max > 0 {
            self.each(&begun, |place| {
                found.push(place);
                found.len() < max
            });
        }
        if found.len() < max
            && let Some((rarest, others)) = self.rarest(&words)
        {
            self.each(&rarest, |place| {
                let title = self.title(place);
                if others.iter().all(|other| title.contains(other.as_str()))
                    && !found.contains(&place)
                {
                    found.push(place);
                }
                found.len() < max
            });
        }
        found
            .into_iter()
            .filter_map(|place| self.listings.get(place))
            .map(|listing| (listing.id.clone(), listing.title.clone()))
            .collect()
    }

    /// The beginnings of words to look for, the rarest apart, so that few titles are looked at; nothing when one of
    /// them occurs nowhere.
    fn rarest(&self, words: &str) -> Option<(String, Vec<String>)> {
        let mut needles = Vec::new();
        for word in words.split_ascii_whitespace().take(Self::WORDS_MAX) {
            let needle = format!(" {word}");
            let occurs = memmem::find_iter(self.folded.as_bytes(), needle.as_bytes())
                .take(Self::OCCURRENCES_MAX)
                .count();
            if occurs == 0 {
                return None;
            }
            needles.push((occurs, needle));
        }
        needles.sort();
        let mut needles = needles.into_iter().map(|(_, needle)| needle);
        Some((needles.next()?, needles.collect()))
    }

    /// Calls `each` with every title that holds `needle`, in order, until it says to stop.
    fn each(&self, needle: &str, mut each: impl FnMut(usize) -> bool) {
        for at in memmem::find_iter(self.folded.as_bytes(), needle.as_bytes()) {
            let place = self.starts.partition_point(|start| *start <= at);
            if let Some(place) = place.checked_sub(1)
                && !each(place)
            {
                return;
            }
        }
    }

    fn title(&self, place: usize) -> &str {
        let start = self.starts.get(place).copied().unwrap_or_default();
        let end = self.starts.get(place + 1).copied();
        self.folded
            .get(start..end.unwrap_or(self.folded.len()))
            .unwrap_or_default()
    }
}

/// Whether `name` has words that begin as those of `typed` do.
pub(super) fn begins(name: &str, typed: &str) -> bool {
    let (mut within, mut words) = (String::new(), String::new());
    fold(name, &mut within);
    fold(typed, &mut words);
    words
        .split_ascii_whitespace()
        .all(|word| within.contains(&format!(" {word}")))
}

/// The words of `name` in lower case, without accents.
pub(super) fn words(name: &str) -> Vec<String> {
    let mut folded = String::new();
    fold(name, &mut folded);
    folded.split_ascii_whitespace().map(str::to_owned).collect()
}

/// Appends the words of `text` in lower case, without accents, a space before each.
fn fold(text: &str, folded: &mut String) {
    let mut between = true;
    for letter in text.nfd().filter(|letter| !is_combining_mark(*letter)) {
        // An apostrophe is within a word: who types `dont` or `don't` means the same.
        if matches!(letter, '\'' | '’') {
            continue;
        }
        if !letter.is_alphanumeric() {
            between = true;
            continue;
        }
        if between {
            folded.push(' ');
            between = false;
        }
        folded.extend(letter.to_lowercase());
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

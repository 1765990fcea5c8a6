//! Everyone who is quoted, in memory: names of one person merged, to complete what a reader is typing.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::Newsroom;
use super::folded::{self, Folded};
use crate::archive::SpeakerCount;
use crate::index::{Clause, one_spelling};
use crate::news::{Article, ArticleNumber};

/// Somebody who is quoted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The fullest name.
    pub name: String,
    /// The names that articles give them, this one included.
    pub names: Vec<String>,
    /// How many quotes there are.
    pub quotes: u64,
    /// In how many articles, one that names them in two ways counted twice.
    pub articles: u64,
}

/// Everyone who is quoted, and their names folded, in the same order.
pub(super) type Named = (Arc<[Speaker]>, Arc<Folded>);

impl Newsroom {
    /// Everyone who is quoted, those with most quotes first. From memory; the first call after a change reads the
    /// names.
    pub fn speakers(&self) -> Arc<[Speaker]> {
        self.held_speakers().0
    }

    /// The same, with their names folded.
    fn held_speakers(&self) -> Named {
        let named = self.speakers.get(|| self.read_speakers());
        named.unwrap_or_default()
    }

    pub(super) fn read_speakers(&self) -> Option<Named> {
        let counts = self.or_logged(self.archive.speaker_counts())?;
        let speakers: Arc<[Speaker]> = merged(counts).into();
        let mut folded = Folded::default();
        for speaker in &*speakers {
            folded.push(&speaker.name);
        }
        Some((speakers, Arc::new(folded)))
    }

    /// Speakers whose name has words that begin as those of `typed` do: those with most quotes first, at most `max`.
    pub fn speaker_names(&self, typed: &str, max: usize) -> Vec<String> {
        let (speakers, folded) = self.held_speakers();
        let places = if typed.contains(char::is_alphanumeric) {
            folded.having(typed, max)
        } else {
            (0..speakers.len().min(max)).collect()
        };
        places
            .into_iter()
            .filter_map(|place| speakers.get(place))
            .map(|speaker| speaker.name.clone())
            .collect()
    }

    /// The articles that quote `speaker`, at most `max`, and how many there are: the newest first, the undated last;
    /// where it is to be `about` some words, those of which a passage has them all before the others.
    ///
    /// A failure of the archive or the index is logged, and nothing is found.
    pub fn quoting(
        &self,
        speaker: &Speaker,
        about: Option<&str>,
        max: usize,
    ) -> (Vec<Arc<Article>>, usize) {
        let mut dated = Vec::new();
        for name in &speaker.names {
            let quoting = self.or_logged(self.archive.quoting(name));
            dated.extend(quoting.unwrap_or_default());
        }
        let having = about.map(|about| self.having(about)).unwrap_or_default();
        dated.sort_unstable_by_key(|(day, number)| {
            (!having.contains(number), std::cmp::Reverse(*day), *number)
        });
        dated.dedup();
        let articles = dated.iter().take(max);
        let articles = articles.filter_map(|(_, number)| self.article_numbered(*number));
        (articles.collect(), dated.len())
    }

    /// The articles of which a passage has all words of `about`, or words that begin so.
    fn having(&self, about: &str) -> HashSet<ArticleNumber> {
        let words = about.split(|c: char| !c.is_alphanumeric());
        let words: Vec<Clause> = words
            .filter(|word| !word.is_empty())
            .map(|word| Clause::Prefix(word.to_owned()))
            .collect();
        if words.is_empty() {
            return HashSet::new();
        }
        self.snapshot()
            .articles_matching(&Clause::All(words))
            .inspect_err(|error| tracing::error!(error = %error, "index cannot be searched"))
            .unwrap_or_default()
    }
}

/// Merges the names of one person: those that differ in case, accents or the spelling of the surname, and a surname
/// with the one full name that ends with it.
fn merged(mut counts: Vec<SpeakerCount>) -> Vec<Speaker> {
    // Of several spellings the one that is quoted most is shown.
    counts.sort_by(|a, b| b.quotes.cmp(&a.quotes).then_with(|| a.name.cmp(&b.name)));
    let mut by_words: HashMap<Vec<String>, Speaker> = HashMap::new();
    for count in counts {
        let speaker = by_words
            .entry(spelt(&count.name))
            .or_insert_with(|| Speaker {
                name: count.name.clone(),
                names: Vec::new(),
                quotes: 0,
                articles: 0,
            });
        add(speaker, vec![count.name], count.quotes, count.articles);
    }
    let mut by_last: HashMap<String, Vec<Vec<String>>> = HashMap::new();
    for words in by_words.keys().filter(|words| words.len() > 1) {
        if let Some(last) = words.last() {
            by_last.entry(last.clone()).or_default().push(words.clone());
        }
    }
    let single: Vec<Vec<String>> = by_words
        .keys()
        .filter(|words| words.len() == 1)
        .cloned()
        .collect();
    for words in single {
        let surname = by_words
            .get(&words)
            .is_some_and(|speaker| speaker.name.starts_with(char::is_uppercase));
        let full = words
            .first()
            .and_then(|last| by_last.get(last))
            .map(Vec::as_slice);
        if surname
            && let Some([full]) = full
            && let Some(short) = by_words.remove(&words)
            && let Some(full) = by_words.get_mut(full)
        {
            add(full, short.names, short.quotes, short.articles);
        }
    }
    let mut speakers: Vec<Speaker> = by_words.into_values().collect();
    speakers.sort_by(|a, b| b.quotes.cmp(&a.quotes).then_with(|| a.name.cmp(&b.name)));
    speakers
}

/// The words of a name in one spelling: Zelensky and Zelenskyy, Sergei and Sergey are one. Other given names that end
/// alike are not: Toni is not Tony.
fn spelt(name: &str) -> Vec<String> {
    let mut words = folded::words(name);
    if let Some((surname, given)) = words.split_last_mut() {
        *surname = one_spelling(surname);
        for word in given.iter_mut().filter(|word| word.ends_with("ei")) {
            word.pop();
            word.push('y');
        }
    }
    words
}

fn add(speaker: &mut Speaker, names: Vec<String>, quotes: u64, articles: u64) {
    speaker.names.extend(names);
    speaker.quotes += quotes;
    speaker.articles += articles;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_surname_is_merged_with_the_one_full_name_that_ends_so() {
        let count = |name: &str, quotes| SpeakerCount {
            name: name.to_owned(),
            articles: 1,
            quotes,
        };
        let speakers = merged(vec![
            count("Ada Quill", 3),
            count("QUILL", 1),
            count("Ada Quíll", 1),
            count("Bran Oake", 1),
            count("Rowan Oake", 1),
            count("Oake", 1),
            count("oake", 1),
            count("Sergei Karsky", 1),
            count("Sergey Karskyy", 2),
            count("Karskiy", 1),
            count("Toni Vey", 1),
            count("Tony Vey", 1),
        ]);
        let told: Vec<_> = speakers
            .iter()
            .map(|speaker| (speaker.name.as_str(), speaker.quotes))
            .collect();
        assert_eq!(
            told,
            [
                ("Ada Quill", 5),
                ("Sergey Karskyy", 4),
                ("Oake", 2),
                ("Bran Oake", 1),
                ("Rowan Oake", 1),
                ("Toni Vey", 1),
                ("Tony Vey", 1)
            ]
        );
    }
}

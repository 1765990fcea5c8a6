//! Names in memory, to be found by the beginnings of their words, without case and accents.

use memchr::memmem;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Names folded: `\n word word word`, one after another, so that one pass over one text looks at all of them.
#[derive(Debug, Default)]
pub(super) struct Folded {
    text: String,
    /// Where each begins.
    starts: Vec<usize>,
}

impl Folded {
    /// The most words of what is typed that are looked at.
    const WORDS_MAX: usize = 16;
    /// A word that occurs more often than this is as good as any other to begin with.
    const OCCURRENCES_MAX: usize = 2_000;

    /// Adds a name after the others.
    pub(super) fn push(&mut self, name: &str) {
        self.starts.push(self.text.len());
        self.text.push('\n');
        fold(name, &mut self.text);
    }

    /// The places of the names that begin as `typed` does, the first ones; the first of all when nothing is typed.
    pub(super) fn begun(&self, typed: &str, max: usize) -> Vec<usize> {
        let mut begun = "\n".to_owned();
        fold(typed, &mut begun);
        let mut found = Vec::new();
        if max > 0 {
            self.each(&begun, |place| {
                found.push(place);
                found.len() < max
            });
        }
        found
    }

    /// The places of the names that have words that begin as those of `typed` do, the first ones; none when no word
    /// is typed.
    pub(super) fn having(&self, typed: &str, max: usize) -> Vec<usize> {
        let mut words = String::new();
        fold(typed, &mut words);
        let mut found = Vec::new();
        if max > 0
            && let Some((rarest, others)) = self.rarest(&words)
        {
            self.each(&rarest, |place| {
                let name = self.name(place);
                if found.last() != Some(&place)
                    && others.iter().all(|other| name.contains(other.as_str()))
                {
                    found.push(place);
                }
                found.len() < max
            });
        }
        found
    }

    /// The beginnings of words to look for, the rarest apart, so that few names are looked at; nothing when one of
    /// them occurs nowhere.
    fn rarest(&self, words: &str) -> Option<(String, Vec<String>)> {
        let mut needles = Vec::new();
        for word in words.split_ascii_whitespace().take(Self::WORDS_MAX) {
            let needle = format!(" {word}");
            let occurs = memmem::find_iter(self.text.as_bytes(), needle.as_bytes())
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

    /// Calls `each` with every name that holds `needle`, in order, until it says to stop.
    fn each(&self, needle: &str, mut each: impl FnMut(usize) -> bool) {
        for at in memmem::find_iter(self.text.as_bytes(), needle.as_bytes()) {
            let place = self.starts.partition_point(|start| *start <= at);
            if let Some(place) = place.checked_sub(1)
                && !each(place)
            {
                return;
            }
        }
    }

    fn name(&self, place: usize) -> &str {
        let start = self.starts.get(place).copied().unwrap_or_default();
        let end = self.starts.get(place + 1).copied();
        self.text
            .get(start..end.unwrap_or(self.text.len()))
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

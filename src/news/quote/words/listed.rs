//! In which lists of the lexicon a word is: every word of a text is looked up here, once.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::RandomState;

use super::lexicon::{ALL, Lists};

/// The lists that `word`, in lower case, is in.
pub(in crate::news::quote) fn lists(word: &str) -> Lists {
    let (place, length) = look(word);
    let lengths = LENGTHS.get(place).copied().unwrap_or_default();
    if lengths & length == 0 {
        return Lists::default();
    }
    LISTED.get(word).copied().unwrap_or_default()
}

/// A place by how a word begins, and a bit by how long it is.
fn look(word: &str) -> (usize, u32) {
    let letter = |at: usize| usize::from(word.as_bytes().get(at).copied().unwrap_or_default() % 32);
    (letter(0) * 32 + letter(1), 1 << word.len().min(31))
}

/// How long the words of all lists are that begin so: it tells most words that are in none, without their hash.
static LENGTHS: LazyLock<[u32; 32 * 32]> = LazyLock::new(|| {
    let mut lengths = [0; 32 * 32];
    for word in LISTED.keys() {
        let (place, length) = look(word);
        if let Some(known) = lengths.get_mut(place) {
            *known |= length;
        }
    }
    lengths
});

static LISTED: LazyLock<HashMap<&'static str, Lists, RandomState>> = LazyLock::new(|| {
    let mut listed: HashMap<_, Lists, _> = HashMap::default();
    for lexicon in ALL {
        for word in lexicon.words() {
            let lists = listed.entry(word).or_default();
            *lists = *lists | lexicon.bit();
        }
    }
    listed
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_in_its_lists() {
        for lexicon in ALL {
            for word in lexicon.words() {
                assert!(lists(word).meets(lexicon.bit()), "{word}");
            }
        }
        for word in ["", "t", "thx", "saidx", "zzzz"] {
            assert_eq!(lists(word), Lists::default(), "{word}");
        }
    }
}

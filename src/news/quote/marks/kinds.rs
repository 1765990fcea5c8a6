//! What stands between marks, by its look: an utterance, a fragment of one, or a term set off.

/// What marked words look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::news::quote) enum Shape {
    /// A sentence of its own.
    Utterance,
    /// Part of a sentence, in the grammar of the one around it.
    Fragment,
    /// A title or a name: `The Normandy Format`.
    Title,
}

/// Words that titles leave in lower case.
const SMALL: &[&str] = &[
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "is", "it", "of", "on", "or",
    "the", "to", "vs", "vs.", "with",
];

/// The most words that are looked at: a title has fewer.
const WORDS_MAX: usize = 14;

/// The most words of a name or a term with a capital.
const TERM_WORDS_MAX: usize = 3;

/// How the marked words `text` look.
pub(in crate::news::quote) fn shape(text: &str) -> Shape {
    let words: Vec<&str> = text.split_whitespace().take(WORDS_MAX).collect();
    let begins = text.chars().find(|c| c.is_alphanumeric());
    // "80,000 fans" is part of a sentence.
    let capital = begins.is_some_and(|c| !c.is_lowercase() && !c.is_ascii_digit());
    let ends = text.chars().next_back().unwrap_or(' ');
    if !capital {
        return Shape::Fragment;
    }
    let exclaims = "?!".contains(ends);
    if words.len() > 1 && words.len() < WORDS_MAX && !exclaims && is_title(&words) {
        return Shape::Title;
    }
    if words.len() <= TERM_WORDS_MAX && !exclaims && ends != '.' {
        return Shape::Title;
    }
    if words.len() == 1 && !exclaims {
        return Shape::Title;
    }
    Shape::Utterance
}

/// Whether a few words look like a title, whatever mark they end with.
pub(in crate::news::quote) fn is_titled(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().take(WORDS_MAX).collect();
    words.len() < WORDS_MAX && is_title(&words)
}

/// Whether all words but small ones have capitals, and more than one has.
fn is_title(words: &[&str]) -> bool {
    let mut capitals = 0;
    for word in words {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        match bare.chars().next() {
            None => {}
            Some(c) if !c.is_lowercase() && bare != "I" => capitals += 1,
            Some(_) if SMALL.contains(&bare.to_lowercase().as_str()) => {}
            Some(_) => return false,
        }
    }
    capitals > 1
}

/// Whether a speech with this text ends so that an attribution may follow: with a comma, a question, a dash.
pub(in crate::news::quote) fn hands_over(text: &str) -> bool {
    text.trim_end_matches(['\'', '’', '"', '”', ')', ']'])
        .ends_with([',', '?', '!', '–', '—', '-', '…', '.'])
}

/// Whether a speech with this text ends a sentence.
pub(super) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['\'', '’', '"', '”', ')', ']'])
        .ends_with(['.', '?', '!', '…', '。', '！', '？'])
}

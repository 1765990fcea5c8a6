//! When two texts count as the same, and when one holds the words of another.

use unicode_normalization::UnicodeNormalization;

/// So many characters in a row make a text evidence of a passage; all of them where the passage is shorter.
const SHARED_MIN: usize = 40;

/// The text in lower case with white space folded and typographic marks made plain.
pub(super) fn fold(text: &str) -> String {
    let plain: String = text
        .nfc()
        .map(|c| match c {
            '“' | '”' | '„' => '"',
            '‘' | '’' | '‚' => '\'',
            '–' | '—' | '‑' => '-',
            '\u{a0}' => ' ',
            other => other,
        })
        .collect();
    plain
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}

/// The words of a text, articles left out, with a space around each.
fn words(text: &str) -> String {
    let folded = fold(text);
    let words = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !matches!(*word, "the" | "a" | "an"));
    words.fold(" ".to_owned(), |line, word| line + word + " ")
}

/// Whether `text` holds the words of `answer` in a row.
pub(super) fn holds(text: &str, answer: &str) -> bool {
    let answer = words(answer);
    !answer.trim().is_empty() && words(text).contains(&answer)
}

/// Whether `text` shares a run of characters with `passage` that is long enough.
pub(super) fn shares(text: &str, passage: &str) -> bool {
    let (text, passage) = (fold(text), fold(passage));
    let characters: Vec<char> = passage.chars().collect();
    let run = SHARED_MIN.min(characters.len());
    run > 0
        && characters
            .windows(run)
            .any(|window| text.contains(&window.iter().collect::<String>()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_held_in_a_row() {
        assert!(holds(
            "Minnesota Gov. Tim Walz",
            "the Minnesota gov Tim Walz"
        ));
        assert!(!holds("Minnesota's Tim Walz", "Minnesota Gov. Tim Walz"));
        assert!(!holds("nothing", "the"));
        assert!(!holds("10,000", "0,000"));
    }

    #[test]
    fn forty_characters_are_shared() {
        let passage = "and so it was that forty characters in a row were shared";
        assert!(shares(
            "X: so it was that forty  characters in\na row were, Y",
            passage
        ));
        assert!(!shares("so it was that forty characters in", passage));
        assert!(shares("he said “no” — twice", "\"no\" - twice"));
        assert!(!shares("anything", ""));
    }
}

//! What a question wants counted: "how many reactors", "the number of refugees".

use super::word::words;

/// Words that the counted ones end before.
const ENDS: &[&str] = &[
    "are", "can", "could", "did", "do", "does", "had", "has", "have", "in", "is", "may", "might",
    "must", "of", "on", "should", "was", "were", "will", "would",
];
/// So many words are counted at most: "how many French nuclear power plants".
const WORDS_MAX: usize = 4;

/// The words for what `text` wants counted, as byte ranges; none where it asks for no count.
pub(super) fn counted(text: &str) -> Vec<(usize, usize)> {
    let words: Vec<(usize, &str)> = words(text).collect();
    let is = |at: usize, wanted: &str| {
        let word = words.get(at);
        word.is_some_and(|(_, word)| word.eq_ignore_ascii_case(wanted))
    };
    let asks = |at: &usize| {
        (is(*at, "how") && is(*at + 1, "many")) || (is(*at, "number") && is(*at + 1, "of"))
    };
    let Some(first) = (0..words.len()).find(asks) else {
        return Vec::new();
    };
    let counted = words.iter().skip(first + 2).take(WORDS_MAX);
    let ends = |word: &str| ENDS.iter().any(|end| end.eq_ignore_ascii_case(word));
    counted
        .take_while(|(_, word)| !ends(word))
        .map(|(start, word)| (*start, start + word.len()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = counted(text)
            .into_iter()
            .filter_map(|(start, end)| text.get(start..end))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn what_is_to_be_counted_is_told() {
        check("How many people live in Vey?", &["people", "live"]);
        check(
            "How many nuclear plants does Vey run?",
            &["nuclear", "plants"],
        );
        check("And how many of them left?", &[]);
        check("The number of refugees in Vey", &["refugees"]);
        check("How much does it cost?", &[]);
    }
}

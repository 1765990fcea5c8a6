//! Whose words a question asks for: "what did … say about", "how does … describe".

use super::word::words;
use crate::news::quote::verbs;

/// Words that begin a question for somebody's words, before an auxiliary.
const ASKING: &[&str] = &["what", "how", "why", "which", "whom"];
/// Whether a word is such a verb, in the form that stands after the auxiliaries.
type IsVerb = fn(&str) -> bool;

/// Auxiliaries that stand before whoever speaks, with what the verb of speaking after them looks like.
const AUXILIARIES: [(&[&str], IsVerb); 2] = [
    (
        &["did", "does", "do", "would", "will"],
        verbs::is_base_of_speech,
    ),
    (&["has", "have", "had"], verbs::is_participle_of_speech),
];
/// So many words from the first the auxiliary stands, and so many from it the verb.
const BEFORE_MAX: usize = 4;
const SUBJECT_MAX: usize = 6;

/// The words of a name whose words `text` asks for, as byte ranges; none where it asks for no one's.
pub(in crate::index) fn asked(text: &str) -> Vec<(usize, usize)> {
    let words: Vec<(usize, &str)> = words(text).collect();
    let is =
        |(_, word): &(usize, &str), list: &[&str]| list.contains(&word.to_lowercase().as_str());
    let Some(first) = words.iter().position(|word| is(word, ASKING)) else {
        return Vec::new();
    };
    let after = words.iter().enumerate().skip(first + 1).take(BEFORE_MAX);
    let mut auxiliaries = after.filter_map(|(at, word)| {
        let (_, is_verb) = AUXILIARIES.iter().find(|(list, _)| is(word, list))?;
        Some((at, *is_verb))
    });
    let Some((auxiliary, is_verb)) = auxiliaries.next() else {
        return Vec::new();
    };
    let subject = words.iter().skip(auxiliary + 1);
    let length = subject
        .clone()
        .take(SUBJECT_MAX + 1)
        .position(|(_, word)| is_verb(&word.to_lowercase()));
    let named = |(start, word): &(usize, &str)| {
        let begins = word.chars().next().is_some_and(char::is_uppercase);
        begins.then(|| (*start, start + bare(word).len()))
    };
    subject
        .take(length.unwrap_or_default())
        .filter_map(named)
        .collect()
}

/// A word without the mark of a possessive: what belongs to somebody may speak as they do.
fn bare(word: &str) -> &str {
    word.strip_suffix("'s")
        .or_else(|| word.strip_suffix("’s"))
        .unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = asked(text)
            .into_iter()
            .filter_map(|(start, end)| text.get(start..end))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn whose_words_are_asked_for_is_told() {
        check("What did Ada Quill say about the dam?", &["Ada", "Quill"]);
        check("what exactly has Quill told the council?", &["Quill"]);
        check(
            "How does Mayor Quill describe the flood?",
            &["Mayor", "Quill"],
        );
        check("What did the Council's spokesman say?", &["Council"]);
        check("What does Quill believe?", &["Quill"]);
        check("What has Quill proposed for the dam?", &["Quill"]);
        check("Why did Quill ask for a new dam?", &["Quill"]);
        check("What did Quill's report say?", &["Quill"]);
        check("Which new dish did Quill add to the menu?", &[]);
        check("What did the mayor say?", &[]);
        check("What did Quill do when the dam broke?", &[]);
        check("Who said that the dam would hold?", &[]);
        check("Why did Vey close the road that Quill called safe?", &[]);
    }
}

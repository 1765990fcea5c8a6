//! Whose words a question asks for: "what did … say about", "in …'s view", "according to …".

use super::word::words;
use crate::news::quote::{self, verbs};

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

/// What somebody has who holds that something is so: "in …'s view", "…'s position on".
const VIEWS: &[&str] = &[
    "assessment",
    "comments",
    "eyes",
    "judgement",
    "judgment",
    "mind",
    "opinion",
    "opinions",
    "position",
    "reaction",
    "remarks",
    "response",
    "stance",
    "statement",
    "statements",
    "take",
    "thoughts",
    "view",
    "views",
    "warning",
    "words",
];
/// Words of grammar that a name or an office does not begin with.
const SMALL: &[&str] = &[
    "a", "an", "and", "as", "at", "by", "for", "from", "in", "is", "of", "on", "or", "the", "to",
    "was", "what", "which", "with",
];

/// Whose words a question asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AskedSpeaker {
    /// The words of their name, as byte ranges of the question; none where it asks for no one's.
    pub name: Vec<(usize, usize)>,
    /// The words of their office, where it calls them by that: `French president`.
    pub office: Option<(usize, usize)>,
    /// Whether nothing but their words answers: "what did … say", not "what is …'s position".
    pub alone: bool,
    /// Where the word stands that asks for them and tells nothing else: "view" of "in …'s view".
    pub asking: Option<usize>,
}

impl AskedSpeaker {
    /// Whose words `text` asks for.
    pub(in crate::index) fn asked(text: &str) -> Self {
        let words: Vec<Said<'_>> = words(text)
            .map(|(start, word)| Said {
                start,
                word,
                lower: word.to_lowercase(),
            })
            .collect();
        let said = || {
            let asked = Self::named(said(&words)?);
            Some(Self {
                alone: true,
                ..asked
            })
        };
        let according = || Some(Self::named(according(&words)?));
        let viewed = || {
            let (subject, view) = viewed(&words)?;
            let asked = Self::named(subject);
            Some(Self {
                asking: Some(view),
                ..asked
            })
        };
        said()
            .filter(Self::is_anybody)
            .or_else(|| according().filter(Self::is_anybody))
            .or_else(|| viewed().filter(Self::is_anybody))
            .unwrap_or_default()
    }

    /// Who is called by `words`.
    fn named(words: &[Said<'_>]) -> Self {
        let from = words.iter().position(|word| !word.is_small());
        let words = words.get(from.unwrap_or_default()..).unwrap_or_default();
        let named = words.iter().filter(|word| word.is_name());
        let name = named.map(|word| (word.start, word.start + bare(word.word).len()));
        // "President of France", "the French president": a name goes on after its title.
        let of = words.iter().position(|word| word.lower == "of");
        let noun = of.unwrap_or(words.len()).checked_sub(1);
        let noun = noun.and_then(|at| words.get(at));
        let held = noun.is_some_and(|noun| quote::is_office(bare(&noun.lower)));
        let end = words.last().map(|last| last.start + bare(last.word).len());
        let office = words.first().map(|first| first.start).zip(end);
        Self {
            name: name.collect(),
            office: office.filter(|_| held),
            ..Self::default()
        }
    }

    fn is_anybody(&self) -> bool {
        !self.name.is_empty() || self.office.is_some()
    }
}

/// A word of the question.
struct Said<'a> {
    start: usize,
    word: &'a str,
    lower: String,
}

impl Said<'_> {
    fn is(&self, list: &[&str]) -> bool {
        list.contains(&self.lower.as_str())
    }

    fn is_small(&self) -> bool {
        self.is(SMALL)
    }

    fn is_name(&self) -> bool {
        self.word.starts_with(char::is_uppercase)
    }
}

/// Who is asked what they say: the words between an auxiliary and a verb of speaking.
fn said<'w, 'a>(words: &'w [Said<'a>]) -> Option<&'w [Said<'a>]> {
    let first = words.iter().position(|word| word.is(ASKING))?;
    let mut after = words.iter().enumerate().skip(first + 1).take(BEFORE_MAX);
    let (auxiliary, is_verb) = after.find_map(|(at, word)| {
        let (_, is_verb) = AUXILIARIES.iter().find(|(list, _)| word.is(list))?;
        Some((at, *is_verb))
    })?;
    let subject = words.get(auxiliary + 1..)?;
    let within = subject.iter().take(SUBJECT_MAX + 1);
    let length = within.clone().position(|word| is_verb(&word.lower))?;
    subject.get(..length)
}

/// Whom an answer is to be according to.
fn according<'w, 'a>(words: &'w [Said<'a>]) -> Option<&'w [Said<'a>]> {
    let at = words.windows(2).position(
        |pair| matches!(pair, [one, other] if one.lower == "according" && other.lower == "to"),
    )?;
    let after = words.get(at + 2..)?;
    let small = after
        .iter()
        .take_while(|word| word.is(&["the", "a"]))
        .count();
    let after = after.get(small..)?;
    // A name ends with its capitals, an office with its noun.
    let next = after.iter().zip(after.iter().skip(1));
    let together = next.take_while(|(one, other)| {
        !other.is_small() && one.start + one.word.len() + 1 == other.start
    });
    let within = after.get(..(together.count() + 1).min(SUBJECT_MAX))?;
    let called = |word: &Said<'_>| word.is_name() || quote::is_office(&word.lower);
    within.get(..=within.iter().rposition(called)?)
}

/// Whose view is asked for, and where that word stands: "in Quill's view", "the mayor's position on".
fn viewed<'w, 'a>(words: &'w [Said<'a>]) -> Option<(&'w [Said<'a>], usize)> {
    let at = words.iter().position(|word| word.is(VIEWS))?;
    let before = words.get(..at)?;
    let own = before.last().is_some_and(|word| word.lower == "own");
    let before = before.get(..at - usize::from(own))?;
    let owner = before.last()?;
    if bare(owner.word).len() == owner.word.len() {
        return None;
    }
    let from = before
        .iter()
        .rposition(Said::is_small)
        .map_or(0, |small| small + 1);
    Some((before.get(from..)?, words.get(at)?.start))
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
        let found: Vec<&str> = AskedSpeaker::asked(text)
            .name
            .into_iter()
            .filter_map(|(start, end)| text.get(start..end))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[track_caller]
    fn office(text: &str, expected: Option<&str>) {
        let office = AskedSpeaker::asked(text).office;
        let found = office.and_then(|(start, end)| text.get(start..end));
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

    #[test]
    fn a_view_is_asked_for_as_words_are() {
        check(
            "Is the dam safe, in Ada Quill's own view?",
            &["Ada", "Quill"],
        );
        check("What is Quill’s position on the dam?", &["Quill"]);
        check("Quill's words on the dam", &["Quill"]);
        check(
            "According to Quill how should the dam be mended?",
            &["Quill"],
        );
        check(
            "How was the dam mended according to Ada Quill?",
            &["Ada", "Quill"],
        );
        check("What is the best view of the Norwold dam?", &[]);
        check("In other words, is the Norwold dam safe?", &[]);
        assert!(!AskedSpeaker::asked("What is Quill's view?").alone);
        assert!(AskedSpeaker::asked("What did Quill say?").alone);
    }

    #[test]
    fn an_office_stands_for_a_name() {
        office(
            "What did the French president say?",
            Some("French president"),
        );
        office(
            "What did the president of France say?",
            Some("president of France"),
        );
        office(
            "What is safe, in the Norwold mayor's view?",
            Some("Norwold mayor"),
        );
        office(
            "According to the Kremlin spokesman, who won?",
            Some("Kremlin spokesman"),
        );
        office("What did President Quill say?", None);
        office("What did Quill say?", None);
    }
}

//! Whose words a question asks for, next to whom an excerpt quotes.

use std::collections::HashMap;

use super::cut::{self, Run};
use super::reading::Sought;
use crate::news::{ArticleNumber, Quote};
use crate::newsroom::{Newsroom, Question};

/// So many of the best excerpts are looked at; an answer shows fewer.
const RUNS_MAX: usize = 24;
/// A verb of speaking is of a name that stands so many words before it, or after it, at most.
const NEAR: (usize, usize) = (3, 5);
/// The verbs that news tells by what somebody says, as it writes them.
const SAID: &[&str] = &[
    "said",
    "says",
    "told",
    "tells",
    "warned",
    "argued",
    "claimed",
    "insisted",
    "promised",
    "suggested",
    "announced",
    "denied",
    "tweeted",
    "responded",
    "replied",
    "commented",
    "explained",
    "admitted",
    "stated",
    "predicted",
    "vowed",
    "declared",
    "added",
    "stressed",
    "reiterated",
    "emphasized",
    "emphasised",
    "underlined",
    "wrote",
    "noted",
    "acknowledged",
    "described",
];

/// What of a speaker's words there is among the best excerpts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Heard {
    /// The question asks for nobody's words.
    NotAsked,
    /// Some excerpt quotes them or tells what they said.
    Yes,
    /// None of so many does.
    No(usize),
}

/// Where a question asks for somebody's words: an excerpt that quotes them gains, however they are named there, and
/// one that quotes somebody else and does not name them loses. Tells whether there is one of theirs at all.
pub(super) fn weigh(
    runs: &mut [Run],
    question: &Question,
    sought: &Sought<'_>,
    newsroom: &Newsroom,
) -> Heard {
    let names: Vec<String> = question
        .speaker
        .iter()
        .filter_map(|(start, end)| Some(question.text.get(*start..*end)?.to_lowercase()))
        .collect();
    let Some(last) = names.last() else {
        return Heard::NotAsked;
    };
    let is_theirs = |quote: &&Quote| {
        let speaker = quote.speaker.name.as_deref().unwrap_or_default();
        let speaker = speaker.to_lowercase();
        names
            .iter()
            .all(|name| words(&speaker).any(|word| word == name))
    };
    let mut heard = Heard::No(runs.len().min(RUNS_MAX));
    let mut known: HashMap<ArticleNumber, Vec<Quote>> = HashMap::new();
    for run in runs.iter_mut().take(RUNS_MAX) {
        let Some(article) = newsroom.article_numbered(run.number) else {
            continue;
        };
        let Some(span) = run.span(&article) else {
            continue;
        };
        let quotes = known
            .entry(run.number)
            .or_insert_with(|| newsroom.quotes(&article));
        let here = || {
            let within = |quote: &&Quote| {
                quote.speech.start() < span.end() && span.start() < quote.speech.end()
            };
            quotes
                .iter()
                .filter(within)
                .filter(|quote| quote.speaker.name.is_some())
        };
        let text = span.slice(article.body()).to_lowercase();
        if here().any(|quote| is_theirs(&quote)) {
            run.score *= 1.0 + sought.method.speaker;
            heard = Heard::Yes;
        } else if is_told(&text, last) {
            heard = Heard::Yes;
        } else if here().next().is_some()
            && !words(&text).any(|word| names.iter().any(|name| word == name))
        {
            run.score *= sought.method.other_speaker;
        }
    }
    cut::sort(runs);
    heard
}

/// Whether a text tells what somebody of that name says: a verb of speaking stands near it, or "according to".
fn is_told(text: &str, name: &str) -> bool {
    let words: Vec<&str> = words(text).collect();
    let verb = |at: &usize| words.get(*at).is_some_and(|word| SAID.contains(word));
    let (before, after) = NEAR;
    let named = words.iter().enumerate().filter(|(_, word)| **word == name);
    named.map(|(at, _)| at).any(|at| {
        let from = words.get(at.saturating_sub(after)..at).unwrap_or_default();
        let according = from.windows(2).any(|two| two == ["according", "to"]);
        let says = (at + 1..=at + before).any(|at| verb(&at));
        let said = (at.saturating_sub(before)..at).any(|at| verb(&at));
        according || says || said
    })
}

/// The words of a text, without the mark of a possessive.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '\'' | '’'))
        .map(|word| {
            word.strip_suffix("'s")
                .or_else(|| word.strip_suffix("’s"))
                .unwrap_or(word)
        })
        .filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verb_of_speaking_near_a_name_tells_what_they_say() {
        for (text, expected) in [
            ("quill said that the dam would hold", true),
            ("the dam would hold, mayor quill’s office insisted", true),
            (
                "quill left the town before the dam broke, the council of vey said",
                false,
            ),
            ("the council said so", false),
        ] {
            assert_eq!(is_told(text, "quill"), expected, "{text}");
        }
    }
}

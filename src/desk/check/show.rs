//! A verdict as a reader sees it, and as a program does.

use serde_json::{Value as Json, json};

use super::verdict::{Grade, Match, Shown, Verdict};
use super::{align, compare};
use crate::desk::named::called;
use crate::desk::{record, telling};
use crate::news::{Certainty, Excerpt, Speaker};
use crate::newsroom::Newsroom;
use crate::reply::{Block, Line, Part, Quotation};

/// The most passages shown for one quotation.
const SHOWN_MAX: usize = 3;

/// The most articles named in a line.
const NAMED_MAX: usize = 4;

/// The most words named in a receipt.
const WORDS_SHOWN: usize = 12;

/// The most characters of a checked text that head its verdict.
const HEAD_MAX: usize = 90;

/// What a reader is shown of a verdict.
pub(super) fn blocks(verdict: &Verdict<'_>, newsroom: &Newsroom) -> Vec<Block> {
    let mut blocks = vec![Block::Words(told(verdict))];
    if verdict.grade == Grade::NotFound {
        blocks.push(Block::List(receipt(verdict, newsroom)));
        let closest = verdict.matches.first().filter(|found| found.shared > 0);
        if let Some(quotation) = closest.and_then(|found| quotation(found, not_it(found, verdict)))
        {
            blocks.push(Block::Quotation(quotation));
        }
        return blocks;
    }
    let shown = verdict.shown();
    for Shown { found, copies } in shown.iter().take(SHOWN_MAX) {
        if found.grade == Grade::Altered {
            blocks.push(Block::Words(difference(found, verdict)));
        }
        let mut note = attributed(found, newsroom);
        if !copies.is_empty() {
            note = note.plain(format!(
                "; the same words in {}",
                named(copies.iter().copied())
            ));
        }
        blocks.extend(quotation(found, note).map(Block::Quotation));
    }
    let further = shown.iter().skip(SHOWN_MAX).map(|shown| shown.found);
    if shown.len() > SHOWN_MAX {
        let line = format!("Also in {}.", named(further));
        blocks.push(Block::Words(line.into()));
    }
    blocks
}

/// The checked words and those of the passage, set against each other.
fn difference(found: &Match, verdict: &Verdict<'_>) -> Line {
    let checked = (verdict.text, verdict.words.as_slice());
    let there = (found.text(), found.passage.as_slice());
    let steps = align::with_ends(&found.steps, found.text(), &found.passage);
    compare::line(&steps, checked, there)
}

/// What the articles of these passages are called, each once, and how many more there are.
fn named<'m>(found: impl Iterator<Item = &'m Match>) -> String {
    let mut articles: Vec<&Match> = Vec::new();
    for found in found {
        if articles.iter().all(|known| known.number != found.number) {
            articles.push(found);
        }
    }
    let named = articles.iter().take(NAMED_MAX);
    let named: Vec<String> = named.map(|found| called(&found.article)).collect();
    match articles.len().saturating_sub(NAMED_MAX) {
        0 => named.join("; "),
        more => format!("{} and {more} more", named.join("; ")),
    }
}

/// The verdict in a sentence.
fn told(verdict: &Verdict<'_>) -> Line {
    let standing = &verdict.standing;
    let mut articles = telling::told_by(standing.articles(), standing.count());
    if verdict.capped {
        articles = format!("at least {articles}");
    }
    let line = Line::new();
    let line = match verdict.grade {
        Grade::Exact => line.strong("Exact").plain(format!(": these words stand so in {articles}.")),
        Grade::Typographic => line.strong("Typographic").plain(format!(
            ": the same words stand in {articles}; marks, dashes, spaces or capitals differ."
        )),
        Grade::Altered => line.strong("Altered").plain(format!(
            ": {articles} {} most of these words in this order. Struck: not in the article. Bold: only there.",
            if articles.starts_with("1 ") { "has" } else { "have" }
        )),
        Grade::Partial => line.strong("Partial").plain(format!(
            ": {} of these {} words stand one after another in {articles}; the rest does not stand with them.",
            part(verdict),
            verdict.words.len(),
        )),
        Grade::NotFound => line
            .strong("Not found")
            .plain(": no passage of the collection has these words, or a part of them worth showing."),
    };
    match verdict.others {
        0 => line,
        1 => line.plain(" 1 more article has most of them."),
        others => line.plain(format!(" {others} more articles have most of them.")),
    }
}

/// How many words in a row stand in a passage: `6`, or `up to 9` where some have fewer.
fn part(verdict: &Verdict<'_>) -> String {
    let mut counts = verdict.matches.iter().map(|found| found.shared);
    let most = counts.next().unwrap_or_default();
    if counts.all(|count| count == most) {
        most.to_string()
    } else {
        format!("up to {most}")
    }
}

/// To whom the article attributes what was found.
fn attributed(found: &Match, newsroom: &Newsroom) -> Line {
    match speaker(found, newsroom) {
        None => "the article's own words there, or not marked as anybody's speech".into(),
        Some(speaker) => match (&speaker.name, speaker.certainty) {
            (Some(name), Certainty::Named) => Line::new()
                .plain("attributed there to ")
                .strong(name.as_str()),
            (Some(name), _) => Line::new()
                .plain("attributed there to ")
                .strong(name.as_str())
                .plain(", as the text around it makes clear"),
            (None, _) => "quoted there; the text does not settle who speaks".into(),
        },
    }
}

/// The speaker of the speech that shares most with what was found.
fn speaker(found: &Match, newsroom: &Newsroom) -> Option<Speaker> {
    let shared = |quote: &crate::news::Quote| -> usize {
        found
            .spans
            .iter()
            .map(|span| {
                let start = span.start().max(quote.speech.start());
                span.end().min(quote.speech.end()).saturating_sub(start)
            })
            .sum()
    };
    newsroom
        .quotes(&found.article)
        .into_iter()
        .map(|quote| (shared(&quote), quote.speaker))
        .filter(|(shared, _)| *shared > 0)
        .max_by_key(|(shared, _)| *shared)
        .map(|(_, speaker)| speaker)
}

/// The whole sentences that hold what was found, with it marked.
fn quotation(found: &Match, note: Line) -> Option<Quotation> {
    Some(Quotation {
        excerpt: excerpt(found)?,
        marks: found.spans.clone(),
        label: None,
        note: Some(note),
    })
}

fn excerpt(found: &Match) -> Option<Excerpt> {
    let wanted = found.spans.first()?.cover(*found.spans.last()?);
    found
        .article
        .excerpt(found.article.sentences_around(wanted)?)
}

/// What of a text occurs, when it does not.
fn receipt(verdict: &Verdict<'_>, newsroom: &Newsroom) -> Vec<Line> {
    let occurrences = newsroom.occurrences(verdict.text);
    let named = |found: &dyn Fn(u64) -> bool| -> Vec<String> {
        let mut words: Vec<_> = occurrences
            .iter()
            .filter(|word| found(word.passages))
            .collect();
        words.sort_by_key(|word| word.passages);
        words
            .iter()
            .take(WORDS_SHOWN)
            .map(|word| match word.passages {
                0 => word.word.clone(),
                passages => format!("{} ({passages})", word.word),
            })
            .collect()
    };
    let mut lines = Vec::new();
    let missing = named(&|passages| passages == 0);
    let there = named(&|passages| passages > 0);
    if !missing.is_empty() {
        lines.push(
            Line::new()
                .plain("nowhere in the collection: ")
                .strong(missing.join(", ")),
        );
    }
    if !there.is_empty() {
        lines.push(
            Line::new()
                .plain("in so many passages, but not together: ")
                .plain(there.join(", ")),
        );
    }
    lines
}

fn not_it(found: &Match, verdict: &Verdict<'_>) -> Line {
    Line::new().strong("Not it").plain(format!(
        ": the closest passage, with {} of the {} words in order",
        found.shared,
        verdict.words.len()
    ))
}

/// The first words of a checked text.
pub(super) fn shortened(text: &str) -> String {
    let mut short: String = text.chars().take(HEAD_MAX).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    format!("“{short}”")
}

/// Words of a line of differences, by where they stand.
fn told_apart(part: &Part) -> Option<Json> {
    let (stands, text) = match part {
        Part::Plain(text) => ("both", text),
        Part::Struck(text) => ("text", text),
        Part::Added(text) => ("article", text),
        Part::Strong(_) | Part::Code(_) | Part::Link { .. } => return None,
    };
    (!text.trim().is_empty()).then(|| json!({ "in": stands, "words": text }))
}

/// A verdict for a program.
pub(super) fn record(verdict: &Verdict<'_>, newsroom: &Newsroom) -> Json {
    let found: Vec<Json> = verdict
        .matches
        .iter()
        .filter(|found| found.grade != Grade::NotFound)
        .map(|found| {
            let speaker = speaker(found, newsroom);
            let parts = difference(found, verdict);
            json!({
                "article": record::article(&found.article),
                "excerpt": excerpt(found).as_ref().map(record::excerpt),
                "spans": found
                    .spans
                    .iter()
                    .map(|span| json!({
                        "text": span.slice(found.article.body()),
                        "start": span.start(),
                        "end": span.end(),
                    }))
                    .collect::<Vec<_>>(),
                "words_shared": found.shared,
                "difference": parts.parts().iter().filter_map(told_apart).collect::<Vec<_>>(),
                "certainty": speaker.as_ref().map(|speaker| speaker.certainty.as_str()),
                "speaker": speaker.and_then(|speaker| speaker.name),
            })
        })
        .collect();
    let words: Vec<Json> = if verdict.grade == Grade::NotFound {
        newsroom
            .occurrences(verdict.text)
            .iter()
            .map(|word| json!({ "word": word.word, "passages": word.passages }))
            .collect()
    } else {
        Vec::new()
    };
    json!({
        "text": verdict.text,
        "grade": verdict.grade.as_str(),
        "words": verdict.words.len(),
        "articles": verdict.standing.articles(),
        "origins": verdict.standing.count(),
        "found": found,
        "occurrences": words,
    })
}

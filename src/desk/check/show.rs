//! A verdict as a reader sees it, and as a program does.

use serde_json::{Value as Json, json};

use super::compare;
use super::verdict::{Grade, Match, Verdict};
use crate::desk::telling;
use crate::news::{Certainty, Excerpt, Speaker};
use crate::newsroom::Newsroom;
use crate::reply::{Block, Line, Quotation};

/// The most passages shown for one quotation.
const SHOWN_MAX: usize = 3;

/// The most words named in a receipt.
const WORDS_SHOWN: usize = 12;

/// The most characters of a checked text that head its verdict.
const HEAD_MAX: usize = 90;

/// What a reader is shown of a verdict.
pub(super) fn blocks(verdict: &Verdict<'_>, newsroom: &Newsroom) -> Vec<Block> {
    let mut blocks = vec![Block::Words(told(verdict, newsroom))];
    if verdict.grade == Grade::NotFound {
        blocks.push(Block::List(receipt(verdict, newsroom)));
        let closest = verdict.matches.first().filter(|found| found.shared > 0);
        if let Some(quotation) = closest.and_then(|found| quotation(found, not_it(found, verdict)))
        {
            blocks.push(Block::Quotation(quotation));
        }
        return blocks;
    }
    for found in verdict.matches.iter().take(SHOWN_MAX) {
        if found.grade == Grade::Altered {
            let checked = (verdict.text, verdict.words.as_slice());
            let there = (found.text(), found.passage.as_slice());
            blocks.push(Block::Words(compare::line(&found.steps, checked, there)));
        }
        blocks.extend(quotation(found, attributed(found, newsroom)).map(Block::Quotation));
    }
    blocks
}

/// The verdict in a sentence.
fn told(verdict: &Verdict<'_>, newsroom: &Newsroom) -> Line {
    let (articles, origins) = origins(verdict, newsroom);
    let mut articles = telling::told_by(articles, origins);
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
            ": a part of these words stands in {articles}; the rest does not stand with it."
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

/// In how many articles it was found, and of how many origins these are.
fn origins(verdict: &Verdict<'_>, newsroom: &Newsroom) -> (usize, usize) {
    let articles = verdict.matches.iter().map(|found| &found.article);
    telling::counted_origins(articles, newsroom)
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

/// A verdict for a program.
pub(super) fn record(verdict: &Verdict<'_>, newsroom: &Newsroom) -> Json {
    let found: Vec<Json> = verdict
        .matches
        .iter()
        .filter(|found| found.grade != Grade::NotFound)
        .map(|found| {
            let speaker = speaker(found, newsroom);
            json!({
                "article": { "id": found.article.id().as_str(), "title": found.article.metadata().title },
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
        "origins": if verdict.grade == Grade::NotFound {
            0
        } else {
            origins(verdict, newsroom).1
        },
        "found": found,
        "occurrences": words,
    })
}

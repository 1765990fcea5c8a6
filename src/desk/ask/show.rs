//! An answer as readers and as programs are given it.

use std::time::Duration;

use serde_json::{Value as Json, json};

use super::select::Chosen;
use super::{Answer, Cut, Receipt};
use crate::desk::office;
use crate::desk::record;
use crate::desk::sources::counted;
use crate::desk::spelling::Respelt;
use crate::news::Excerpt;
use crate::newsroom::Scope;
use crate::reply::{Action, Block, Line, Quotation, Reply};

/// The answer for a reader who has seen the first so many excerpts.
pub(super) fn reply(answer: &Answer, seen: usize) -> Reply {
    let mut reply = Reply::new(answer.question.as_str());
    reply
        .blocks
        .extend(Respelt::told(&answer.respelt).map(Block::Words));
    let holder = answer.holder.as_ref().map(office::told);
    reply.blocks.extend(holder.map(Block::Words));
    if let Some(receipt) = &answer.receipt {
        reply = refused(reply, receipt, answer.scope);
    } else if answer.excerpts.is_empty() {
        reply = reply.with(Block::Words("There are no further excerpts.".into()));
    }
    if !answer.missing.is_empty() {
        reply = reply.with(Block::Words(lacking(answer)));
    }
    for chosen in &answer.excerpts {
        reply.blocks.extend(quotation(chosen).map(Block::Quotation));
    }
    if answer.scope.undated > 0 {
        reply = reply.with(Block::Words(left_out(answer.scope.undated).into()));
    }
    reply.footer = searched(answer.scope, answer.took);
    if reply.quotations().next().is_some() {
        reply.actions.push(Action::InContext);
    }
    if answer.more {
        reply.actions.push(Action::More {
            seen: seen + answer.excerpts.len(),
        });
    }
    reply.actions.push(Action::Share);
    reply
}

/// An excerpt with its matched words and how many articles carry the same.
pub(in crate::desk) fn quotation(chosen: &Chosen) -> Option<Quotation> {
    Some(Quotation {
        excerpt: excerpt(&chosen.cut)?,
        marks: chosen.cut.marks.clone(),
        label: None,
        note: match chosen.copies {
            0 => None,
            1 => Some("+1 other article carries this text.".into()),
            copies => Some(format!("+{copies} other articles carry this text.").into()),
        },
    })
}

fn excerpt(cut: &Cut) -> Option<Excerpt> {
    cut.article.excerpt(cut.span)
}

fn refused(reply: Reply, receipt: &Receipt, scope: Scope) -> Reply {
    let verdict = match scope.articles {
        0 => "There is no article to search within these limits.",
        _ if receipt.words.is_empty() => {
            "There is nothing to search for: no word of this tells anything. Name a person, a place or a thing."
        }
        _ => "Nothing was found that answers this.",
    };
    let mut lines = Vec::new();
    for cited in &receipt.cited {
        lines.push(
            Line::new()
                .plain("No article is known to be of ")
                .strong(cited)
                .plain("."),
        );
    }
    if let Some((speaker, among)) = &receipt.unheard {
        let among = match among {
            1 => "closest excerpt".to_owned(),
            among => format!("{among} closest excerpts"),
        };
        lines.push(Line::new().strong(speaker).plain(format!(
            ": neither quoted nor told to have said something in the {among}"
        )));
    }
    for (word, count) in &receipt.words {
        let line = Line::new().strong(word);
        lines.push(match count {
            0 => line.plain(": in no passage"),
            1 => line.plain(": in 1 passage"),
            count => line.plain(format!(": in {count} passages")),
        });
    }
    for (one, other) in &receipt.apart {
        let line = Line::new().strong(one).plain(" and ").strong(other);
        lines.push(line.plain(": never in one passage"));
    }
    let mut reply = reply.with(Block::Words(verdict.into()));
    if !lines.is_empty() {
        reply = reply
            .with(Block::Section("What was searched for".into()))
            .with(Block::List(lines));
    }
    if !receipt.closest.is_empty() {
        reply = reply.with(Block::Section(
            "The closest passages, which may not answer".into(),
        ));
        for chosen in &receipt.closest {
            if let Some(mut quotation) = quotation(chosen) {
                quotation.note = Some("May not answer.".into());
                reply = reply.with(Block::Quotation(quotation));
            }
        }
    }
    reply
}

/// What of the question the excerpts do not have.
fn lacking(answer: &Answer) -> Line {
    let mut line = Line::new().plain(match answer.excerpts.len() {
        1 => "Not in this excerpt: ",
        _ => "In none of these excerpts: ",
    });
    for (at, missing) in answer.missing.iter().enumerate() {
        let before = if at == 0 { "" } else { ", " };
        line = line.plain(before).strong(missing);
    }
    line.plain(".")
}

fn left_out(undated: u64) -> String {
    match undated {
        1 => "1 undated article is left out by the limit on days.".to_owned(),
        _ => format!("{undated} undated articles are left out by the limit on days."),
    }
}

/// What was searched, and how long it took.
pub(in crate::desk) fn searched(scope: Scope, took: Duration) -> Line {
    let articles = counted(scope.articles, "article");
    let passages = counted(scope.passages, "passage");
    let took = took.as_secs_f64() * 1_000.0;
    let took = if took < 1.0 {
        "under 1 ms".to_owned()
    } else {
        format!("{took:.0} ms")
    };
    format!("Searched {passages} of {articles} in {took}").into()
}

/// The answer for a program.
pub(in crate::desk) fn told(answer: &Answer) -> Json {
    let excerpts: Vec<Json> = answer
        .excerpts
        .iter()
        .enumerate()
        .filter_map(|(at, chosen)| {
            let excerpt = excerpt(&chosen.cut)?;
            let score = rounded(f64::from(chosen.cut.score));
            Some(record::ranked(at + 1, &excerpt, score))
        })
        .collect();
    let mut told = json!({
        "question": answer.question,
        "respelt": Respelt::record(&answer.respelt),
        "holder": answer.holder.as_ref().map(office::record),
        "verdict": if answer.receipt.is_some() { "nothing_found" } else { "answered" },
        "excerpts": excerpts,
        "missing": answer.missing,
        "searched": searched_record(answer.scope),
        "took_ms": rounded(answer.took.as_secs_f64() * 1_000.0),
    });
    if let (Some(receipt), Some(fields)) = (&answer.receipt, told.as_object_mut()) {
        fields.insert("receipt".to_owned(), receipt_record(receipt));
    }
    told
}

/// What was searched, for a program.
fn searched_record(scope: Scope) -> Json {
    json!({ "articles": scope.articles, "passages": scope.passages })
}

/// What a reader is told where nothing was found, for a program.
fn receipt_record(receipt: &Receipt) -> Json {
    let words = receipt.words.iter();
    let words = words.map(|(word, passages)| json!({ "word": word, "passages": passages }));
    let closest = receipt.closest.iter();
    let closest = closest.filter_map(|chosen| Some(record::excerpt(&excerpt(&chosen.cut)?)));
    json!({
        "words": words.collect::<Vec<_>>(),
        "never_together": receipt.apart,
        "sources_not_known": receipt.cited,
        "not_heard": receipt.unheard.as_ref().map(|(speaker, _)| speaker),
        "closest": closest.collect::<Vec<_>>(),
    })
}

/// For a program, that there is nothing on a topic: the receipt, with no `list` of what there would be.
pub(in crate::desk) fn nothing(answer: &Answer, list: &str) -> Json {
    json!({
        "topic": answer.question,
        "verdict": "nothing_found",
        "articles": 0,
        (list): [],
        "receipt": answer.receipt.as_ref().map(receipt_record),
        "searched": searched_record(answer.scope),
    })
}

fn rounded(value: f64) -> f64 {
    (value * 1_000.0).round() / 1_000.0
}

//! `/verify`: whether the collection still holds what an evidence card says, where it says.

mod outcome;

use serde_json::{Value as Json, json};

use super::cite::Given;
use super::options::PRIVATE;
use super::record;
use super::{Access, Audience, Command, CommandOption, Group, Kind, OptionKind, Refusal, Values};
use crate::news::{ArticleId, Excerpt};
use crate::newsroom::Newsroom;
use crate::reply::{Action, Block, Line, Quotation, Reply};
use outcome::{Damaged, Gone, Outcome, outcome};

/// The command.
pub(super) const COMMAND: Command = Command {
    name: "verify",
    description: "Whether the collection still holds what an evidence card says: same, moved, revised or gone",
    kind: Kind::Slash,
    group: Group::Verify,
    options: &[
        CommandOption {
            name: "card",
            description: "A card of /cite as Markdown, BibTeX or CSL-JSON, its proof line, or a reference",
            kind: OptionKind::Text { length_max: 6_000 },
            required: true,
            suggest: None,
        },
        PRIVATE,
    ],
    access: Access::Everyone,
    audience: Audience::Choice,
    example: "/verify 001_c9a8a6810d1955b3:2520-2885:aebbbac0",
    answer,
    record,
};

fn answer(values: &Values, newsroom: &Newsroom) -> Result<Reply, Refusal> {
    let given = given(values)?;
    let outcome = outcome(&given, newsroom);
    let id = &given.proof.article;
    let mut reply = Reply::new("Evidence check").with(Block::Words(told(&outcome, id)));
    let quotations = match &outcome {
        Outcome::Same { now, .. } => vec![quotation(now, None)],
        Outcome::Moved { before, now } => {
            let before = before.as_ref().map(|before| {
                format!(
                    "It stood in {}, bytes {}.",
                    before.citation().place(),
                    before.span()
                )
            });
            vec![Quotation {
                note: before.map(Line::from),
                ..quotation(now, None)
            }]
        }
        Outcome::Revised {
            before,
            now,
            difference,
        } => {
            reply = reply.with(Block::Words(difference.line.clone()));
            let before = before
                .iter()
                .map(|before| quotation(before, Some("Before")));
            before.chain([quotation(now, Some("Now"))]).collect()
        }
        Outcome::Gone { before, .. } => before
            .iter()
            .map(|before| quotation(before, Some("As it was")))
            .collect(),
        Outcome::Damaged(_) => Vec::new(),
    };
    reply
        .blocks
        .extend(quotations.into_iter().map(Block::Quotation));
    reply.footer = "This says where words stand, not whether they are true.".into();
    if matches!(outcome, Outcome::Same { .. } | Outcome::Moved { .. }) {
        reply.actions.push(Action::InContext);
    }
    reply.actions.push(Action::Share);
    Ok(reply)
}

fn given(values: &Values) -> Result<Given, Refusal> {
    Given::read(values.text("card").unwrap_or_default()).ok_or_else(|| {
        Refusal::new(
            Line::new()
                .plain("That is no evidence card. Paste one that ")
                .code("/cite")
                .plain(" made, whole, or its proof line, which begins with ")
                .code("attache:")
                .plain("."),
        )
    })
}

fn quotation(excerpt: &Excerpt, label: Option<&str>) -> Quotation {
    Quotation {
        label: label.map(Line::from),
        excerpt: excerpt.clone(),
        marks: Vec::new(),
        note: None,
    }
}

fn told(outcome: &Outcome, id: &ArticleId) -> Line {
    let line = Line::new();
    match outcome {
        Outcome::Same { elsewhere, .. } => line.strong("Same").plain(if *elsewhere {
            ": these bytes stand there still; the article has been revised elsewhere."
        } else {
            ": these bytes stand there, and the article is the same revision."
        }),
        Outcome::Moved { .. } => line
            .strong("Moved")
            .plain(": the same words stand elsewhere in the article, which has been revised."),
        Outcome::Revised { .. } => line.strong("Revised").plain(
            ": the article has been revised, and its passage reads otherwise. Struck: before. Bold: now.",
        ),
        Outcome::Gone { why, .. } => {
            let line = line.strong("Gone");
            match why {
                Gone::Withdrawn => line
                    .plain(": the article ")
                    .code(id.as_str())
                    .plain(" has been withdrawn from the collection."),
                Gone::Unknown => line
                    .plain(": no article of this collection has the id ")
                    .code(id.as_str())
                    .plain("."),
                Gone::Removed => line.plain(
                    ": the article has been revised, and has neither these words nor a passage like them.",
                ),
                Gone::OtherRevision => line.plain(
                    ": this collection never had that revision of the article. With the words on the card it could be looked for.",
                ),
            }
        }
        Outcome::Damaged(damaged) => line.strong("Damaged").plain(match damaged {
            Damaged::Words => {
                ": the words on the card are not those that its checksum was made of. It was changed after it was made."
            }
            Damaged::Bytes => {
                ": its article has other words at these bytes in this very revision. The card was changed after it was made."
            }
        }),
    }
}

fn record(values: &Values, newsroom: &Newsroom) -> Result<Json, Refusal> {
    let given = given(values)?;
    let outcome = outcome(&given, newsroom);
    let (before, now) = match &outcome {
        Outcome::Same { now, .. } => (None, Some(now)),
        Outcome::Moved { before, now } | Outcome::Revised { before, now, .. } => {
            (before.as_ref(), Some(now))
        }
        Outcome::Gone { before, .. } => (before.as_ref(), None),
        Outcome::Damaged(_) => (None, None),
    };
    let proof = &given.proof;
    Ok(json!({
        "verdict": outcome.as_str(),
        "card": {
            "article": proof.article.as_str(),
            "start": proof.bytes.0,
            "end": proof.bytes.1,
            "revision": proof.revision,
            "sha256": proof.excerpt,
        },
        "before": before.map(told_of),
        "now": now.map(told_of),
    }))
}

fn told_of(excerpt: &Excerpt) -> Json {
    let fields = json!({
        "revision": excerpt.article().revision().to_string(),
        "sha256": excerpt.checksum().to_string(),
    });
    record::told(fields, excerpt)
}

//! `/figures`: the numbers that articles on a topic give of one thing, side by side.
//!
//! What each gives is shown with its qualifier, its source and its day; where sources differ, and where a later
//! report gives another number than an earlier one of the same outlet, is said. Who is right is not.

mod gather;
mod same;
mod told;

use serde_json::{Value as Json, json};

use super::options::{PRIVATE, SINCE, SOURCE, TOPIC, UNTIL};
use super::record;
use super::sources::{counted, outlet};
use super::topic::{self, Coverage, Covered, Topic};
use super::{
    Access, Audience, Command, CommandOption, Group, Kind, OptionKind, Refusal, Values, ask,
};
use crate::news::figure::Unit;
use crate::newsroom::Newsroom;
use crate::reply::{Action, Block, Line, Quotation, Reply};

pub(super) use gather::{Agreement, Given, Ledger, ledgers};

/// The command.
pub(super) const COMMAND: Command = Command {
    name: "figures",
    description: "The numbers that articles on a topic give of one thing, side by side, and where they differ",
    kind: Kind::Slash,
    group: Group::Story,
    options: &[
        TOPIC,
        SINCE,
        UNTIL,
        SOURCE,
        CommandOption {
            name: "limit",
            description: "How many figures a page has at most, 1 to 20; 8 unless given",
            kind: OptionKind::Whole { min: 1, max: 20 },
            required: false,
            suggest: None,
        },
        PRIVATE,
    ],
    access: Access::Everyone,
    audience: Audience::Choice,
    example: "/figures troops near Ukraine",
    answer: |values, newsroom| {
        let topic = Topic::read(values, newsroom)?;
        Ok(match topic.mentioned(ARTICLES_MAX, newsroom)? {
            Covered::By(coverage) => {
                let found = ledgers(&topic, &coverage, newsroom);
                reply(&topic, &found, &coverage, values)
            }
            Covered::Nothing(answer) => topic::receipt(&answer),
        })
    },
    record,
};

/// How many figures a reply has unless more or fewer are asked for.
const FIGURES: usize = 8;

/// The most articles that are read for a reply: a command stays quick whatever the size of the collection.
const ARTICLES_MAX: usize = 40;

fn reply(topic: &Topic, found: &[Ledger], coverage: &Coverage, values: &Values) -> Reply {
    let heading = format!("Figures: {}", topic.words);
    let mut reply = topic.opened(heading, coverage.further, values.seen());
    let articles = counted(coverage.articles.len() as u64, "article");
    let rows: Vec<(&Ledger, Row<'_>)> = found
        .iter()
        .flat_map(|ledger| rows(ledger).into_iter().map(move |row| (ledger, row)))
        .collect();
    let limit = values.limit().unwrap_or(if values.is_unpaged() {
        rows.len()
    } else {
        FIGURES
    });
    let seen = values.seen();
    let mut last: Option<&Ledger> = None;
    for (ledger, row) in rows.iter().skip(seen).take(limit) {
        if last.is_none_or(|last| !std::ptr::eq(last, *ledger)) {
            reply = reply.with(Block::Section(section(ledger)));
            last = Some(ledger);
        }
        reply
            .blocks
            .extend(quotation(ledger, row).map(Block::Quotation));
    }
    let shown = rows.len().min(seen + limit);
    if seen >= rows.len() {
        let line = if seen > 0 {
            "There are no further figures.".to_owned()
        } else {
            format!(
                "No figure with what it counts stands in the passages on this; {articles} read."
            )
        };
        reply = reply.with(Block::Words(line.into()));
    } else {
        reply.actions.push(Action::InContext);
    }
    let part = if seen == 0 && shown == rows.len() {
        counted(rows.len() as u64, "figure")
    } else {
        format!(
            "Figures {}–{shown} of {}",
            (seen + 1).min(rows.len()),
            rows.len()
        )
    };
    reply.footer = Line::from(format!(
        "{part}, of {articles} on the topic. This shows what is given, not who is right"
    ));
    if shown < rows.len() {
        reply.actions.push(Action::More { seen: shown });
    }
    reply.actions.push(Action::Share);
    reply
}

/// A figure with the other articles that give it in the same words.
struct Row<'l> {
    given: &'l Given,
    also: Vec<&'l Given>,
}

/// A ledger's figures, the same sentence of several articles as one.
fn rows(ledger: &Ledger) -> Vec<Row<'_>> {
    let mut rows: Vec<Row<'_>> = Vec::new();
    let text = |given: &Given| given.sentence.slice(given.article.body()).to_owned();
    for given in &ledger.given {
        let same = rows
            .iter_mut()
            .find(|row| text(row.given) == text(given) && row.given.is_number(given));
        match same {
            Some(row) => row.also.push(given),
            None => rows.push(Row {
                given,
                also: Vec::new(),
            }),
        }
    }
    rows
}

/// What is counted, and how what is given of it lies to one another.
fn section(ledger: &Ledger) -> Line {
    let unit = match &ledger.unit {
        Unit::Count => String::new(),
        Unit::Percent => ", in percent".to_owned(),
        Unit::Points => ", in percentage points".to_owned(),
        Unit::Money(kind) => format!(", in {kind}"),
    };
    let origins = ledger.origins();
    let told = match ledger.agreement() {
        Agreement::Single => "from one origin".to_owned(),
        Agreement::Same => format!("the same from {origins} origins"),
        Agreement::Qualified => {
            format!("one number from {origins} origins, qualified in other words")
        }
        Agreement::Compatible => {
            format!("{origins} origins, whose numbers may be one as they are qualified")
        }
        Agreement::Differ => format!("{origins} origins, which differ"),
    };
    Line::new()
        .strong(ledger.noun.as_str())
        .plain(format!("{unit}: {told}"))
}

fn quotation(ledger: &Ledger, row: &Row<'_>) -> Option<Quotation> {
    let Row { given, also } = row;
    let words = |given: &Given| format!("“{}”", given.figure.span.slice(given.article.body()));
    let mut notes = Vec::new();
    if let Some(earlier) = ledger.revised_by(given) {
        let before = earlier.article.metadata().published;
        notes.push(format!(
            "the same outlet gave {} on {before}",
            words(earlier)
        ));
    }
    if !also.is_empty() {
        let names: Vec<String> = also.iter().map(|other| outlet(&other.article)).collect();
        notes.push(format!("the same sentence in {}", names.join(", ")));
    }
    let figure = &given.figure;
    let counted = figure
        .counted
        .filter(|counted| !figure.span.contains(*counted));
    let mut marks: Vec<_> = counted.into_iter().chain([figure.span]).collect();
    marks.sort_unstable();
    Some(Quotation {
        label: Some(Line::new().strong(words(given))),
        excerpt: given.article.excerpt(given.sentence)?,
        marks,
        note: (!notes.is_empty()).then(|| notes.join("; ").into()),
    })
}

fn record(values: &Values, newsroom: &Newsroom) -> Result<Json, Refusal> {
    let topic = Topic::read(values, newsroom)?;
    let coverage = match topic.mentioned(ARTICLES_MAX, newsroom)? {
        Covered::By(coverage) => coverage,
        Covered::Nothing(answer) => return Ok(ask::nothing(&answer, "things")),
    };
    let found = ledgers(&topic, &coverage, newsroom);
    let things: Vec<Json> = found.iter().map(ledger_record).collect();
    Ok(json!({
        "topic": topic.words,
        "verdict": "answered",
        "things": things,
        "articles": coverage.articles.len(),
        "further_articles": coverage.further,
    }))
}

fn ledger_record(ledger: &Ledger) -> Json {
    let figures: Vec<Json> = ledger
        .given
        .iter()
        .filter_map(|given| given_record(ledger, given))
        .collect();
    json!({
        "noun": ledger.noun,
        "unit": ledger.unit.as_str(),
        "agreement": match ledger.agreement() {
            Agreement::Differ => "differ",
            Agreement::Qualified => "qualified",
            Agreement::Compatible => "compatible",
            Agreement::Same => "same",
            Agreement::Single => "single",
        },
        "origins": ledger.origins(),
        "figures": figures,
    })
}

fn given_record(ledger: &Ledger, given: &Given) -> Option<Json> {
    let excerpt = given.article.excerpt(given.sentence)?;
    let figure = &given.figure;
    let body = given.article.body();
    let place = |span: crate::news::Span| json!({ "text": span.slice(body), "start": span.start(), "end": span.end() });
    let fields = json!({
        "figure": place(figure.span),
        "number": place(figure.number),
        "qualifier": figure.qualifier.map(place),
        "counted": figure.counted.map(place),
        "low": figure.low,
        "high": figure.high,
        "bound": figure.bound.as_str(),
        "earlier": ledger.revised_by(given).map(|earlier| earlier.figure.span.slice(earlier.article.body())),
    });
    Some(record::told(fields, &excerpt))
}

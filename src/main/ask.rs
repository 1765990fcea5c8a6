//! One command of the desk, answered once.

use std::io::Write as _;

use anyhow::Context as _;
use attache::console::{Layout, render};
use attache::desk::{Refusal, Values};
use attache::news::ArticleId;
use attache::newsroom::Newsroom;

use crate::Failure;
use crate::arguments::{Print, Request};
use crate::output;
use crate::room::Place;

/// Answers the request and prints the answer.
pub(crate) fn run(place: &Place, request: Request) -> Result<(), Failure> {
    let Request {
        command,
        given,
        print,
    } = request;
    let values = Values::new(command, given).map_err(|refusal| Failure::wrong(&refusal))?;
    let newsroom = place.open_with_articles()?;
    match print {
        Print::Record => {
            let record =
                (command.record)(&values, &newsroom).map_err(|refusal| failed(&refusal))?;
            output::record(record)?;
        }
        Print::Body => body(&values, &newsroom)?,
        Print::Reply => {
            let reply = (command.answer)(&values.unpaged(), &newsroom)
                .map_err(|refusal| failed(&refusal))?;
            let layout = Layout {
                width: output::width().unwrap_or(Layout::WIDTH_UNKNOWN),
                hints: false,
            };
            let mut out = output::page();
            out.write_all(render(&reply, layout).as_bytes())?;
            out.flush()?;
        }
    }
    Ok(())
}

/// Prints exactly the body that spans refer to.
fn body(values: &Values, newsroom: &Newsroom) -> Result<(), Failure> {
    let named = values.text("article").unwrap_or_default();
    let article = ArticleId::new(named)
        .and_then(|id| newsroom.article(&id))
        .with_context(|| {
            format!(
                "no article has the id {named}; attache sources and attache export --json name them"
            )
        })?;
    let mut out = output::exact();
    out.write_all(article.body().as_bytes())?;
    Ok(out.flush()?)
}

/// A refusal by a command that was called rightly: what was asked for cannot be given.
fn failed(refusal: &Refusal) -> Failure {
    Failure::Failed(anyhow::anyhow!("{}", refusal.message))
}

/// Prints every article as a line of JSON.
pub(crate) fn export(place: &Place) -> Result<(), Failure> {
    let newsroom = place.open_with_articles()?;
    let mut ids: Vec<ArticleId> = newsroom
        .titles("", usize::MAX)
        .into_iter()
        .map(|(id, _)| id)
        .collect();
    ids.sort();
    let mut out = output::exact();
    for article in ids.iter().filter_map(|id| newsroom.article(id)) {
        let line = attache::desk::article_record(&article);
        serde_json::to_writer(&mut out, &line).map_err(std::io::Error::from)?;
        writeln!(out)?;
    }
    Ok(out.flush()?)
}

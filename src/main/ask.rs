//! One command of the desk, answered once.

use std::io::Write as _;
use std::path::Path;

use anyhow::Context as _;
use attache::console::{Layout, Saved, render, save, told};
use attache::desk::{Refusal, Values};
use attache::news::ArticleId;
use attache::newsroom::Newsroom;
use attache::reply::Attachment;
use serde_json::{Value as Json, json};

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
        save,
    } = request;
    let values = Values::new(command, given).map_err(|refusal| Failure::wrong(&refusal))?;
    let newsroom = place.open_with_articles()?;
    match print {
        Print::Record => {
            let mut record =
                (command.record)(&values, &newsroom).map_err(|refusal| failed(&refusal))?;
            if let (Some(folder), Some(fields)) = (save, record.as_object_mut()) {
                let reply = (command.answer)(&values.unpaged(), &newsroom)
                    .map_err(|refusal| failed(&refusal))?;
                fields.insert("files".to_owned(), files(&reply.attachments, &folder)?);
            }
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
            if let Some(folder) = save {
                if reply.attachments.is_empty() {
                    writeln!(out, "\nThis reply has no files.")?;
                }
                for saved in written(&reply.attachments, &folder)? {
                    writeln!(out, "{}", told(&saved))?;
                }
            }
            out.flush()?;
        }
    }
    Ok(())
}

/// Writes the files and describes them as a record does.
fn files(attachments: &[Attachment], folder: &Path) -> Result<Json, Failure> {
    let saved = written(attachments, folder)?;
    let files = attachments.iter().zip(saved).map(|(file, saved)| {
        json!({
            "name": file.name,
            "media_type": file.media_type(),
            "description": file.description,
            "bytes": file.bytes.len(),
            "path": saved.path,
        })
    });
    Ok(files.collect())
}

fn written(attachments: &[Attachment], folder: &Path) -> Result<Vec<Saved>, Failure> {
    let saved = save(attachments, folder)
        .with_context(|| format!("cannot write files to {}", folder.display()))?;
    Ok(saved)
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

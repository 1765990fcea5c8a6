//! `attache eval`: judged questions put to the collection.

use std::fmt::Display;
use std::fs::File;
use std::io::{BufWriter, Write as _};

use anyhow::Context as _;
use attache::console::safe;
use attache::desk::Refusal;
use attache::eval::{Manner, ablate, evaluate, read};
use attache::newsroom::{IDEAS, Idea, Method};
use serde_json::Value as Json;

use crate::Failure;
use crate::arguments::Evaluation;
use crate::output;
use crate::room::Place;

/// Asks every judged question, writes what was found and prints how well it went.
pub(crate) fn run(place: &Place, evaluation: &Evaluation) -> Result<(), Failure> {
    let method = method(evaluation)?;
    let questions = read(&evaluation.queries).map_err(anyhow::Error::from)?;
    let newsroom = place.open_with_articles()?;
    let manner = Manner {
        clock: evaluation.clock,
        method,
    };
    let failed = |refusal: Refusal| Failure::Failed(anyhow::anyhow!("{}", refusal.message));
    if evaluation.ablate {
        let ablation = ablate(&newsroom, &questions, &manner).map_err(failed)?;
        return print(evaluation.json, ablation.record(), &ablation);
    }
    let evaluated = evaluate(&newsroom, questions, &manner).map_err(failed)?;
    if let Some(path) = &evaluation.predictions {
        let name = || format!("cannot write {}", path.display());
        let mut out = BufWriter::new(File::create(path).with_context(name)?);
        for prediction in &evaluated.predictions {
            writeln!(out, "{}", prediction.record()).with_context(name)?;
        }
        out.flush().with_context(name)?;
    }
    print(evaluation.json, evaluated.record(), &evaluated)
}

fn print(json: bool, record: Json, page: &impl Display) -> Result<(), Failure> {
    if json {
        output::record(record)?;
    } else {
        let mut out = output::page();
        write!(out, "{}", safe(&page.to_string()))?;
        out.flush()?;
    }
    Ok(())
}

/// The weights that are asked for.
fn method(evaluation: &Evaluation) -> Result<Method, Failure> {
    let mut method = Method::default();
    for name in &evaluation.without {
        let idea = Idea::named(name).ok_or_else(|| {
            let known: Vec<&str> = IDEAS.iter().map(|idea| idea.name).collect();
            Failure::Wrong(format!(
                "there is no idea {name}; there are: {}",
                known.join(", ")
            ))
        })?;
        method = idea.left_out_of(&method);
    }
    for setting in &evaluation.set {
        let wrong = || {
            Failure::Wrong(format!(
                "cannot set {setting}; give WEIGHT=VALUE, with a weight of docs/method.md and a number"
            ))
        };
        let (name, value) = setting.split_once('=').ok_or_else(wrong)?;
        let value = value.parse().map_err(|_| wrong())?;
        if !method.set(name, value) {
            return Err(wrong());
        }
    }
    Ok(method)
}

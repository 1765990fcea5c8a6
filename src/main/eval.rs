//! `attache eval`: judged questions put to the collection.

use std::fs::File;
use std::io::{BufWriter, Write as _};

use anyhow::Context as _;
use attache::eval::{Manner, evaluate, read};
use attache::newsroom::Method;

use crate::Failure;
use crate::arguments::Evaluation;
use crate::output;
use crate::room::Place;

/// Asks every judged question, writes what was found and prints how well it went.
pub(crate) fn run(place: &Place, evaluation: &Evaluation) -> Result<(), Failure> {
    let questions = read(&evaluation.queries).map_err(anyhow::Error::from)?;
    let newsroom = place.open_with_articles()?;
    let manner = Manner {
        clock: evaluation.clock,
        method: Method::default(),
    };
    let evaluated = evaluate(&newsroom, questions, &manner)
        .map_err(|refusal| Failure::Failed(anyhow::anyhow!("{}", refusal.message)))?;
    if let Some(path) = &evaluation.predictions {
        let name = || format!("cannot write {}", path.display());
        let mut out = BufWriter::new(File::create(path).with_context(name)?);
        for prediction in &evaluated.predictions {
            writeln!(out, "{}", prediction.record()).with_context(name)?;
        }
        out.flush().with_context(name)?;
    }
    if evaluation.json {
        output::record(evaluated.record())?;
    } else {
        let mut out = output::page();
        write!(out, "{evaluated}")?;
        out.flush()?;
    }
    Ok(())
}

//! The `attache` binary: reads the call and the configuration, wires the parts, and says how it ended.
//!
//! Exit status 0 is success, 1 a failure, 2 a wrong call; the last two with one line on standard error.

mod arguments;
mod ask;
mod doctor;
mod eval;
mod index;
mod output;
mod progress;
mod room;
mod serve;

use std::io::{self, Write as _};
use std::process::ExitCode;

use attache::config::{Config, Environment, LogLevel, token};
use attache::console::{self, Layout};
use attache::desk::Refusal;
use attache::logging;
use attache::reply::{Block, Reply};

use arguments::{Arguments, Call, Stop};
use room::Place;

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Why a call did not end well.
#[derive(Debug, thiserror::Error)]
enum Failure {
    /// The call itself is wrong.
    #[error("{0}")]
    Wrong(String),
    /// It could not be done.
    #[error("{0:#}")]
    Failed(#[from] anyhow::Error),
    /// It was done, but not all went well, and that has been said.
    #[error("not all went well")]
    Said,
}

impl Failure {
    /// The reader's mistake in how the command was called.
    fn wrong(refusal: &Refusal) -> Self {
        Self::Wrong(refusal.message.to_string())
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Failed(error.into())
    }
}

fn main() -> ExitCode {
    let failure = match run() {
        Ok(()) => return ExitCode::SUCCESS,
        Err(failure) => failure,
    };
    let (status, told) = match &failure {
        Failure::Wrong(_) => (2, true),
        Failure::Failed(error) if is_closed_pipe(error) => (0, false),
        Failure::Failed(_) => (1, true),
        Failure::Said => (1, false),
    };
    if told {
        output::tell(&failure.to_string());
    }
    ExitCode::from(status)
}

fn run() -> Result<(), Failure> {
    let arguments = match arguments::parse() {
        Ok(arguments) => arguments,
        Err(Stop::Told(text)) => {
            let mut out = output::page();
            write!(out, "{text}")?;
            return Ok(out.flush()?);
        }
        Err(Stop::Wrong(problem)) => return Err(Failure::Wrong(problem)),
    };
    let Arguments { globals, call } = arguments;
    let environment = Environment::of_process();
    let loaded = Config::load(globals.config.as_deref(), &environment);
    if let Call::Doctor = call {
        logging::start(LogLevel::Error.finer(globals.verbose), io::stderr);
        return doctor::run(loaded, &environment, &globals);
    }
    let config = loaded.map_err(anyhow::Error::from)?;
    let token = if matches!(call, Call::Serve) {
        token(&environment).map_err(anyhow::Error::from)?
    } else {
        None
    };
    let level = match (&call, &token) {
        (Call::Serve, Some(_)) => config.log,
        _ => LogLevel::Warn,
    };
    logging::start(level.finer(globals.verbose), io::stderr);

    let place = Place::of(&config, &globals).map_err(|error| Failure::Wrong(error.to_string()))?;
    match (call, token) {
        (Call::Serve, Some(token)) => Ok(serve::bot(&config, &place, token)?),
        (Call::Serve, None) => converse(&place, true),
        (Call::Console, _) => converse(&place, false),
        (Call::Ask(request), _) => ask::run(&place, request),
        (Call::Index(paths), _) => index::run(&place, &paths),
        (Call::Export, _) => ask::export(&place),
        (Call::Eval(evaluation), _) => eval::run(&place, &evaluation),
        (Call::Doctor, _) => Ok(()),
    }
}

/// The console: typed at a terminal, or line by line from a pipe.
fn converse(place: &Place, is_new: bool) -> Result<(), Failure> {
    let newsroom = place.open_with_articles()?;
    let mut out = output::page();
    if output::is_typed() {
        let articles = newsroom.status().articles;
        let what = if articles == 1 { "article" } else { "articles" };
        let place = place.articles.display();
        let mut welcome = Reply::new(format!("Attaché {VERSION}: {articles} {what} from {place}"))
            .with(Block::Words(
                "Ask a question, or type /help. TAB completes, Ctrl-D leaves.".into(),
            ));
        if is_new {
            welcome = welcome.with(Block::Words(serve::HOW_TO_CONNECT.into()));
        }
        let layout = Layout {
            width: output::width().unwrap_or(Layout::WIDTH_UNKNOWN),
            hints: true,
        };
        writeln!(out, "{}", console::render(&welcome, layout))?;
        newsroom.warm();
        let history = newsroom
            .folder()
            .map(|folder| folder.join("console-history"));
        return Ok(console::converse(&newsroom, history.as_deref(), &mut out)
            .map_err(anyhow::Error::from)?);
    }
    if is_new {
        output::tell(serve::HOW_TO_CONNECT);
    }
    let refused = console::run_lines(&newsroom, io::stdin().lock(), &mut out, |line, refusal| {
        output::tell(&format!("line {line}: {}", refusal.message));
    })?;
    if refused > 0 {
        Err(Failure::Said)
    } else {
        Ok(())
    }
}

/// Whether nobody reads the output any more, as when it is piped into `head`: no failure of ours.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause
            .downcast_ref::<io::Error>()
            .is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
    })
}

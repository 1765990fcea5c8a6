//! The command line: what was called, parsed once.
//!
//! The desk's commands come from its catalog; none is described here a second time.

use std::path::PathBuf;

use attache::desk::{COMMANDS, Command, CommandOption, OptionKind, Value};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, value_parser};

/// One call of the binary.
#[derive(Debug)]
pub(crate) struct Arguments {
    /// What holds for every call.
    pub(crate) globals: Globals,
    /// What to do.
    pub(crate) call: Call,
}

/// What may be given with every call.
#[derive(Debug, Default)]
pub(crate) struct Globals {
    /// The configuration file.
    pub(crate) config: Option<PathBuf>,
    /// The collection, instead of the configured one.
    pub(crate) articles: Option<PathBuf>,
    /// The data folder, instead of the configured one.
    pub(crate) data: Option<String>,
    /// How many times `-v` was given.
    pub(crate) verbose: u8,
}

/// What to do.
#[derive(Debug)]
pub(crate) enum Call {
    /// Be the bot, or the console where there is no token.
    Serve,
    /// Read commands from the terminal or a pipe.
    Console,
    /// Answer one command of the desk.
    Ask(Request),
    /// Take articles in.
    Index(Vec<PathBuf>),
    /// Measure on judged questions.
    Eval(Evaluation),
    /// Print every article as a line of JSON.
    Export,
    /// Look at what may be wrong.
    Doctor,
}

/// One command of the desk, with what was given for its options.
#[derive(Debug)]
pub(crate) struct Request {
    /// The command.
    pub(crate) command: &'static Command,
    /// Its options' values as given.
    pub(crate) given: Vec<(String, Value)>,
    /// How the answer is printed.
    pub(crate) print: Print,
    /// The folder that the reply's files are written to.
    pub(crate) save: Option<PathBuf>,
}

/// How an answer is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Print {
    /// For a reader.
    Reply,
    /// As one JSON object.
    Record,
    /// The article's normalised body and nothing else.
    Body,
}

/// Which questions to measure on, and what to write.
#[derive(Debug)]
pub(crate) struct Evaluation {
    /// The judged questions.
    pub(crate) queries: PathBuf,
    /// Where the predictions go.
    pub(crate) predictions: Option<PathBuf>,
    /// Whether the day a question was asked on counts as now.
    pub(crate) clock: bool,
    /// Whether the figures are printed as JSON.
    pub(crate) json: bool,
    /// The ideas of the ranking that are left out.
    pub(crate) without: Vec<String>,
    /// The weights of the ranking that are set, each as `name=value`.
    pub(crate) set: Vec<String>,
    /// Whether every idea is left out, one after another.
    pub(crate) ablate: bool,
}

/// A call that goes no further: help that was asked for, or a mistake told in one line.
#[derive(Debug)]
pub(crate) enum Stop {
    /// What was asked for: help, the version.
    Told(String),
    /// What is wrong with the call, and the mend.
    Wrong(String),
}

/// Parses the command line of this process.
pub(crate) fn parse() -> Result<Arguments, Stop> {
    let matches = binary().try_get_matches().map_err(|error| stop(&error))?;
    let globals = Globals {
        config: matches.get_one("config").cloned(),
        articles: matches.get_one("articles").cloned(),
        data: matches.get_one("data").cloned(),
        verbose: matches.get_count("verbose"),
    };
    let call = match matches.subcommand() {
        None => Call::Serve,
        Some(("console", _)) => Call::Console,
        Some(("export", _)) => Call::Export,
        Some(("doctor", _)) => Call::Doctor,
        Some(("index", given)) => Call::Index(many(given, "path")),
        Some(("eval", given)) => Call::Eval(Evaluation {
            queries: given.get_one("queries").cloned().unwrap_or_default(),
            predictions: given.get_one("predictions").cloned(),
            clock: !given.get_flag("no-clock"),
            json: given.get_flag("json"),
            without: many(given, "without"),
            set: many(given, "set"),
            ablate: given.get_flag("ablate"),
        }),
        Some((name, given)) => match attache::desk::command(name) {
            Some(command) => Call::Ask(request(command, given)),
            None => return Err(Stop::Wrong(format!("there is no command {name}"))),
        },
    };
    Ok(Arguments { globals, call })
}

fn request(command: &'static Command, matches: &ArgMatches) -> Request {
    let main = command.main_option();
    let mut given = Vec::new();
    for option in taken(command) {
        let name = option.name;
        let value = if main.is_some_and(|main| main.name == name) {
            let words: Vec<String> = many(matches, name);
            (!words.is_empty()).then(|| Value::Text(words.join(" ")))
        } else if option.kind == OptionKind::Flag {
            matches.get_flag(name).then_some(Value::Flag(true))
        } else {
            matches.get_one(name).cloned().map(Value::Text)
        };
        given.extend(value.map(|value| (name.to_owned(), value)));
    }
    let flag = |name| matches!(matches.try_get_one::<bool>(name), Ok(Some(true)));
    let print = match (flag("body"), flag("json")) {
        (true, _) => Print::Body,
        (false, true) => Print::Record,
        (false, false) => Print::Reply,
    };
    Request {
        command,
        given,
        print,
        save: matches.get_one("save").cloned(),
    }
}

/// The options that make sense here: who sees a reply is no question on a terminal.
fn taken(command: &'static Command) -> impl Iterator<Item = &'static CommandOption> {
    command
        .options
        .iter()
        .filter(|option| option.name != "private")
}

fn many<T: Clone + Send + Sync + 'static>(matches: &ArgMatches, name: &str) -> Vec<T> {
    matches
        .get_many(name)
        .map(|values| values.cloned().collect())
        .unwrap_or_default()
}

/// The whole command line as clap knows it.
pub(crate) fn binary() -> clap::Command {
    clap::Command::new("attache")
        .version(env!("CARGO_PKG_VERSION"))
        .disable_help_subcommand(true)
        .about(env!("CARGO_PKG_DESCRIPTION"))
        .after_help(
            "Without a command: the bot when DISCORD_TOKEN (or DISCORD_TOKEN_FILE) is set, else the console.",
        )
        .args(globals())
        .subcommands(COMMANDS.iter().map(subcommand))
        .subcommands([
            clap::Command::new("console")
                .about("Read commands from the terminal, or line by line from a pipe"),
            clap::Command::new("index")
                .about("Take articles in; say what was taken, updated, skipped and why")
                .arg(
                    Arg::new("path")
                        .value_name("PATH")
                        .help("A folder or file to add to the collection; none for --articles alone")
                        .value_parser(value_parser!(PathBuf))
                        .num_args(0..),
                ),
            clap::Command::new("eval")
                .about("Measure on judged questions")
                .arg(path("queries", "The judged questions, as JSON lines").required(true))
                .arg(path("predictions", "Write what was found there, as JSON lines"))
                .arg(flag("no-clock", "Ignore the day a question was asked on"))
                .arg(flag("json", "Print the figures as one JSON object"))
                .args(maintainers()),
            clap::Command::new("export")
                .about("Print every article with its classified paragraphs, as JSON lines")
                .arg(flag("json", "As JSON lines, which is the one format").required(true)),
            clap::Command::new("doctor")
                .about("Look at configuration, data folder, index, token and permissions; say what to do"),
        ])
}

/// What a maintainer may change of the ranking; docs/method.md tells of it.
fn maintainers() -> [Arg; 3] {
    let several = |name, value, help| {
        Arg::new(name)
            .long(name)
            .value_name(value)
            .help(help)
            .action(ArgAction::Append)
    };
    [
        several("without", "IDEA", "Leave an idea of the ranking out"),
        several("set", "WEIGHT=VALUE", "Set a weight of the ranking"),
        flag("ablate", "Leave every idea out, one after another"),
    ]
    .map(|arg| arg.hide(true))
}

fn globals() -> [Arg; 4] {
    [
        path(
            "config",
            "The configuration file [default: config/attache.toml]",
        )
        .global(true),
        path(
            "articles",
            "The collection: a folder of pages, or a file [default: seeds]",
        )
        .value_name("DIR|FILE")
        .global(true),
        Arg::new("data")
            .long("data")
            .value_name("DIR")
            .help("The data folder; :memory: keeps nothing [default: data]")
            .global(true),
        Arg::new("verbose")
            .short('v')
            .long("verbose")
            .help("Log more; twice for everything")
            .action(ArgAction::Count)
            .global(true),
    ]
    .map(|arg| arg.help_heading("Everywhere"))
}

fn subcommand(command: &'static Command) -> clap::Command {
    let main = command.main_option();
    let args = taken(command).map(|option| {
        let arg = Arg::new(option.name).help(option.description);
        if main.is_some_and(|main| main.name == option.name) {
            // Whether it may be left out is for the catalog to say, in the same words as everywhere.
            return arg.value_name(option.name.to_uppercase()).num_args(0..);
        }
        match option.kind {
            OptionKind::Flag => arg.long(option.name).action(ArgAction::SetTrue),
            OptionKind::Day => arg.long(option.name).value_name("DAY"),
            OptionKind::Whole { .. } => arg
                .long(option.name)
                .value_name("N")
                .allow_negative_numbers(true),
            OptionKind::Text { .. } | OptionKind::Message { .. } => {
                arg.long(option.name).value_name("TEXT")
            }
            OptionKind::Choice(words) => arg.long(option.name).value_name(words.join("|")),
        }
    });
    let mut sub = clap::Command::new(command.slug())
        .about(command.description)
        .args(args)
        .arg(flag("json", "Print one JSON object on one line"))
        .arg(
            path(
                "save",
                "Write the reply's files (pictures, exports) to this folder",
            )
            .value_name("DIR"),
        );
    if command.name == "article" {
        sub = sub.arg(flag(
            "body",
            "Print exactly the normalised body, which spans refer to",
        ));
    }
    sub
}

fn path(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name)
        .long(name)
        .value_name("FILE")
        .help(help)
        .value_parser(value_parser!(PathBuf))
}

fn flag(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name)
        .long(name)
        .help(help)
        .action(ArgAction::SetTrue)
}

/// What clap has to say, in one line where it is about a mistake.
fn stop(error: &clap::Error) -> Stop {
    let text = error.render().to_string();
    if matches!(
        error.kind(),
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
    ) {
        return Stop::Told(text);
    }
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines.next().unwrap_or("the call cannot be read");
    let mut told = first.trim_start_matches("error: ").to_owned();
    if told.ends_with(':') {
        // The arguments that are missing stand on the lines below.
        let missing = lines
            .by_ref()
            .take_while(|line| !line.starts_with("Usage:"))
            .collect::<Vec<_>>()
            .join(", ");
        told = format!("{told} {missing}");
    }
    for suggested in [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand] {
        match error.get(suggested) {
            Some(ContextValue::String(name)) => told = format!("{told}; did you mean {name}?"),
            Some(ContextValue::Strings(names)) if !names.is_empty() => {
                told = format!("{told}; did you mean {}?", names.join(" or "));
            }
            _ => {}
        }
    }
    if !told.ends_with('?') {
        told.push_str("; see attache --help");
    }
    Stop::Wrong(told)
}

//! `attache doctor`: looks at everything that may be wrong, and says what to do about each.

use attache::config::{Config, ConfigError, Data, Environment, FILE, token};
use attache::discord::{Checkup, checkup};
use attache::newsroom::Newsroom;
use secrecy::{ExposeSecret as _, SecretString};

use crate::arguments::Globals;
use crate::room::Place;
use crate::{Failure, output, serve};

/// What was found of one thing.
enum Finding {
    /// It is as it should be.
    Well(String),
    /// It is not, but nothing stops for it.
    Note(String),
    /// It must be mended.
    Ill(String),
}

use Finding::{Ill, Note, Well};

/// What was found so far, printed as it is found.
struct Findings<W> {
    out: W,
    ill: bool,
}

impl<W: std::io::Write> Findings<W> {
    fn say(&mut self, thing: &str, finding: &Finding) -> std::io::Result<()> {
        let (mark, told) = match finding {
            Well(told) => ("well", told),
            Note(told) => ("note", told),
            Ill(told) => ("ill", told),
        };
        self.ill |= matches!(finding, Ill(_));
        output::line(&mut self.out, &format!("{mark:<4}  {thing:<11} {told}"))?;
        self.out.flush()
    }
}

/// Examines everything; fails when something must be mended.
pub(crate) fn run(
    loaded: Result<Config, ConfigError>,
    environment: &Environment,
    globals: &Globals,
) -> Result<(), Failure> {
    let mut findings = Findings {
        out: output::page(),
        ill: false,
    };
    let config = match loaded {
        Ok(config) => {
            findings.say("config", &Well(read_from(globals)))?;
            config
        }
        Err(error) => {
            findings.say("config", &Ill(error.to_string()))?;
            Config::default()
        }
    };
    match Place::of(&config, globals) {
        Ok(place) => collection(&place, &mut findings)?,
        Err(error) => findings.say("data", &Ill(error.to_string()))?,
    }
    match token(environment) {
        Ok(None) => {
            let told = "not set: attache is the console; set DISCORD_TOKEN or DISCORD_TOKEN_FILE to connect to Discord";
            findings.say("token", &Note(told.to_owned()))?;
        }
        Ok(Some(token)) => {
            findings.say("token", &shape(token.expose_secret()))?;
            discord(&config, token, &mut findings)?;
        }
        Err(error) => findings.say("token", &Ill(error.to_string()))?,
    }
    if findings.ill {
        Err(Failure::Said)
    } else {
        Ok(())
    }
}

fn read_from(globals: &Globals) -> String {
    match &globals.config {
        Some(path) => format!("{} is sound", path.display()),
        None if std::path::Path::new(FILE).exists() => format!("{FILE} is sound"),
        None => format!("there is no {FILE}: every key has its default"),
    }
}

/// The data folder with its lock, the articles, the archive and the index.
fn collection<W: std::io::Write>(place: &Place, findings: &mut Findings<W>) -> std::io::Result<()> {
    let newsroom = match place.open() {
        Ok(newsroom) => newsroom,
        Err(error) => return findings.say("data", &Ill(format!("{error:#}"))),
    };
    findings.say(
        "data",
        &Well(match &place.data {
            Data::Folder(folder) => format!(
                "{} can be written, no other process uses it",
                folder.display()
            ),
            Data::Memory => "in memory: nothing is kept".to_owned(),
        }),
    )?;
    let articles = match place.take_in(&newsroom) {
        Ok(taken_in) if taken_in.skipped_count > 0 => Note(format!(
            "{} of {} could not be taken in; attache index says which and why",
            taken_in.skipped_count,
            place.articles.display()
        )),
        Ok(_) => Well(format!("{} are taken in", place.articles.display())),
        Err(error) => Ill(format!("{error:#}")),
    };
    findings.say("articles", &articles)?;
    findings.say("index", &index(&newsroom))
}

fn index(newsroom: &Newsroom) -> Finding {
    let status = newsroom.status();
    if let Err(error) = newsroom.check() {
        return Ill(format!(
            "{error}; delete the folder `index` in the data folder, it is built anew"
        ));
    }
    if status.articles == 0 {
        return Note(
            "holds no article; name some with --articles, or `articles` in the configuration"
                .to_owned(),
        );
    }
    Well(format!(
        "{} articles, {} passages",
        status.articles, status.passages
    ))
}

/// The bot as Discord knows it.
fn discord<W: std::io::Write>(
    config: &Config,
    token: SecretString,
    findings: &mut Findings<W>,
) -> std::io::Result<()> {
    let asked = || {
        let settings = serve::settings(config, token);
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        runtime.block_on(checkup(&settings))
    };
    let bot: Checkup = match asked() {
        Ok(bot) => bot,
        Err(error) => return findings.say("discord", &Ill(format!("{error:#}"))),
    };
    let found = if bot.guilds.is_empty() {
        Ill(format!(
            "{} is in no server; invite it: {}",
            bot.name, bot.invite
        ))
    } else {
        Well(format!(
            "{} answers; invite it elsewhere: {}",
            bot.name, bot.invite
        ))
    };
    findings.say("discord", &found)?;
    for (guild, lacking) in &bot.guilds {
        let found = if lacking.is_empty() {
            Well(format!("{guild}: nothing lacks"))
        } else {
            Note(format!(
                "{guild}: lacks {}; give it to the bot's role",
                lacking.join(", ")
            ))
        };
        findings.say("permissions", &found)?;
    }
    Ok(())
}

/// Whether the token looks like one; it is not repeated.
fn shape(token: &str) -> Finding {
    let parts: Vec<&str> = token.split('.').collect();
    let of_base64 = |part: &&str| {
        !part.is_empty()
            && part
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "-_".contains(c))
    };
    if parts.len() == 3 && parts.iter().all(of_base64) && token.len() >= 50 {
        Well("has the shape of a bot's token".to_owned())
    } else {
        Ill("does not look like a bot's token: three parts with dots between; copy it anew from the Developer Portal, under Bot".to_owned())
    }
}

//! What the team set: defaults, then the configuration file, then the environment.
//!
//! The shipped file lists every key with its default; [`KEYS`] lists them with the environment variable that
//! overrides each. A key that is not listed, or a value of the wrong kind, is refused where it stands: file, line
//! and column. Nothing else in Attaché reads the environment. `main` loads this once and hands the parts on: others
//! may know the type of a part, but not that there is a configuration.

mod environment;
mod file;
mod keys;
mod token;
mod values;

use std::num::{NonZeroU64, NonZeroUsize};
use std::path::{Path, PathBuf};

use serde::Deserialize;

pub use environment::Environment;
pub use keys::{KEYS, Key};
pub use token::token;
pub use values::{ApiUrl, Data, GuildId, LogLevel};

/// Where the configuration file is looked for when none is named.
pub const FILE: &str = "config/attache.toml";

/// Everything that can be set, as it stands in the file.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// The folder or file the articles are in.
    pub articles: PathBuf,
    /// Where the archive and the index are kept.
    pub data: Data,
    /// How much is logged.
    pub log: LogLevel,
    /// Seconds between two looks at the articles while the bot runs; 0 for never.
    pub rescan_seconds: u64,
    /// The connection to Discord.
    pub discord: Discord,
    /// What one process takes on.
    pub limits: Limits,
}

/// The connection to Discord.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Discord {
    /// The API that is spoken to.
    pub api_url: ApiUrl,
    /// The one server whose members get the commands; every server when not set.
    pub guild_id: GuildId,
}

/// What one process takes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// Commands answered at the same time; a further one is asked to come again.
    pub commands_max: NonZeroUsize,
    /// Seconds after which a command is given up with an apology.
    pub answer_seconds: NonZeroU64,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            articles: PathBuf::from("seeds"),
            data: Data::default(),
            log: LogLevel::default(),
            rescan_seconds: 60,
            discord: Discord::default(),
            limits: Limits::default(),
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            commands_max: NonZeroUsize::MIN.saturating_add(15),
            answer_seconds: NonZeroU64::MIN.saturating_add(9),
        }
    }
}

/// Why there is no configuration to work with.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ConfigError {
    /// A file that was named cannot be read.
    #[error("cannot read {path}: {reason}; name another file or mend this one")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        reason: std::io::Error,
    },
    /// The file says something that cannot be taken.
    #[error("{path}:{line}:{column}: {problem}")]
    Refused {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// The column in characters, from 1.
        column: usize,
        /// What is wrong there.
        problem: String,
    },
    /// A variable of the environment says something that cannot be taken.
    #[error("environment variable {variable}: {problem}")]
    Variable {
        /// Its name.
        variable: &'static str,
        /// What is wrong with it.
        problem: String,
    },
    /// The token can be none: no request could carry it.
    #[error(
        "the token in {0} holds a blank or a character that no token has; copy it anew, without `Bot ` before it"
    )]
    NoToken(String),
    /// The token was given twice.
    #[error("both DISCORD_TOKEN and DISCORD_TOKEN_FILE are set; unset one of them")]
    TwoTokens,
}

impl Config {
    /// Reads the file at `path`, or the one at [`FILE`] if there is one, and lets the environment override it.
    ///
    /// # Errors
    /// When a file that was named cannot be read, or anything in the file or the environment is refused.
    pub fn load(path: Option<&Path>, environment: &Environment) -> Result<Self, ConfigError> {
        let mut config = match path {
            Some(path) => file::read(path)?,
            None if Path::new(FILE).exists() => file::read(Path::new(FILE))?,
            None => Self::default(),
        };
        for key in KEYS {
            if let Some(value) = environment.get(key.variable)? {
                key.set(&mut config, &value)
                    .map_err(|problem| ConfigError::Variable {
                        variable: key.variable,
                        problem,
                    })?;
            }
        }
        Ok(config)
    }
}

//! Every key with the environment variable that overrides it.

use std::fmt::Display;
use std::path::PathBuf;
use std::str::FromStr;

use super::Config;

/// One thing that can be set.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// Its name in the file, with its table: `discord.api_url`.
    pub name: &'static str,
    /// The environment variable that overrides it.
    pub variable: &'static str,
    set: fn(&mut Config, &str) -> Result<(), String>,
}

impl Key {
    /// Sets it to what `value` says.
    pub(super) fn set(&self, config: &mut Config, value: &str) -> Result<(), String> {
        (self.set)(config, value)
    }
}

/// Every key, in the order of the shipped file.
pub const KEYS: &[Key] = &[
    Key {
        name: "articles",
        variable: "ATTACHE_ARTICLES",
        set: |config, value| {
            config.articles = PathBuf::from(value);
            Ok(())
        },
    },
    Key {
        name: "data",
        variable: "ATTACHE_DATA",
        set: |config, value| parse(&mut config.data, value),
    },
    Key {
        name: "log",
        variable: "ATTACHE_LOG",
        set: |config, value| parse(&mut config.log, value),
    },
    Key {
        name: "rescan_seconds",
        variable: "ATTACHE_RESCAN_SECONDS",
        set: |config, value| parse(&mut config.rescan_seconds, value),
    },
    Key {
        name: "discord.api_url",
        variable: "ATTACHE_DISCORD_API_URL",
        set: |config, value| parse(&mut config.discord.api_url, value),
    },
    Key {
        name: "discord.guild_id",
        variable: "ATTACHE_DISCORD_GUILD_ID",
        set: |config, value| parse(&mut config.discord.guild_id, value),
    },
    Key {
        name: "limits.commands_max",
        variable: "ATTACHE_LIMITS_COMMANDS_MAX",
        set: |config, value| parse(&mut config.limits.commands_max, value),
    },
    Key {
        name: "limits.answer_seconds",
        variable: "ATTACHE_LIMITS_ANSWER_SECONDS",
        set: |config, value| parse(&mut config.limits.answer_seconds, value),
    },
];

fn parse<T: FromStr<Err: Display>>(key: &mut T, value: &str) -> Result<(), String> {
    *key = value
        .trim()
        .parse()
        .map_err(|problem| format!("{problem} (it says {:?})", value.trim()))?;
    Ok(())
}

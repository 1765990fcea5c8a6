//! Values that can be wrong in more ways than their kind.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use serde::Deserialize;
use url::{Host, Url};

/// Where the archive and the index are kept.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub enum Data {
    /// In this folder.
    Folder(PathBuf),
    /// Nowhere: gone when the process ends.
    Memory,
}

/// How much is logged: each level includes those before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub enum LogLevel {
    /// What failed.
    Error,
    /// What may fail next.
    Warn,
    /// What was done.
    #[default]
    Info,
    /// How it was done.
    Debug,
    /// Every step.
    Trace,
}

/// The address of an API that speaks Discord's protocol.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct ApiUrl(Url);

/// The id of a server, if one was set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct GuildId(pub Option<u64>);

/// A value that was refused, with what would do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Unfit(&'static str);

impl Data {
    /// What is written for [`Data::Memory`].
    pub const MEMORY: &'static str = ":memory:";
}

impl Default for Data {
    fn default() -> Self {
        Self::Folder(PathBuf::from("data"))
    }
}

impl FromStr for Data {
    type Err = Unfit;

    fn from_str(text: &str) -> Result<Self, Unfit> {
        match text {
            "" => Err(Unfit("is empty; name a folder, or :memory: for none")),
            Self::MEMORY => Ok(Self::Memory),
            folder => Ok(Self::Folder(PathBuf::from(folder))),
        }
    }
}

impl fmt::Display for Data {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(folder) => write!(out, "{}", folder.display()),
            Self::Memory => out.write_str(Self::MEMORY),
        }
    }
}

impl LogLevel {
    /// The level that also shows the next finer things, `steps` times.
    #[must_use]
    pub fn finer(self, steps: u8) -> Self {
        (0..steps).fold(self, |level, _| match level {
            Self::Error => Self::Warn,
            Self::Warn => Self::Info,
            Self::Info => Self::Debug,
            Self::Debug | Self::Trace => Self::Trace,
        })
    }
}

impl FromStr for LogLevel {
    type Err = Unfit;

    fn from_str(text: &str) -> Result<Self, Unfit> {
        Ok(match text {
            "error" => Self::Error,
            "warn" => Self::Warn,
            "info" => Self::Info,
            "debug" => Self::Debug,
            "trace" => Self::Trace,
            _ => return Err(Unfit("is none of error, warn, info, debug, trace")),
        })
    }
}

impl ApiUrl {
    /// Discord's own.
    pub const DISCORD: &'static str = "https://discord.com";

    /// The address, without a slash at its end.
    pub fn as_str(&self) -> &str {
        self.0.as_str().trim_end_matches('/')
    }

    /// Whether it is Discord's own.
    pub fn is_discord(&self) -> bool {
        self.as_str() == Self::DISCORD
    }
}

impl Default for ApiUrl {
    #[expect(clippy::expect_used, reason = "a constant, and a test parses it")]
    fn default() -> Self {
        Self::DISCORD.parse().expect("Discord's own address is one")
    }
}

impl FromStr for ApiUrl {
    type Err = Unfit;

    fn from_str(text: &str) -> Result<Self, Unfit> {
        const WANTED: Unfit = Unfit("is no web address; write one such as https://discord.com");
        let url: Url = text.parse().map_err(|_| WANTED)?;
        let local = match url.host() {
            Some(Host::Domain(name)) => name == "localhost",
            Some(Host::Ipv4(address)) => address.is_loopback(),
            Some(Host::Ipv6(address)) => address.is_loopback(),
            None => return Err(WANTED),
        };
        if !url.username().is_empty() || url.password().is_some() {
            return Err(Unfit("holds a name or a password; leave them out"));
        }
        match url.scheme() {
            "https" => Ok(Self(url)),
            "http" if local => Ok(Self(url)),
            "http" => Err(Unfit(
                "plain http is for this machine alone; write https://",
            )),
            _ => Err(WANTED),
        }
    }
}

impl FromStr for GuildId {
    type Err = Unfit;

    fn from_str(text: &str) -> Result<Self, Unfit> {
        match text.parse() {
            Ok(0) => Err(Unfit("is no server's id; copy it from Discord")),
            Ok(id) => Ok(Self(Some(id))),
            Err(_) if text.is_empty() => Ok(Self(None)),
            Err(_) => Err(Unfit(
                "is no server's id; write its digits, or nothing for every server",
            )),
        }
    }
}

macro_rules! from_text {
    ($($type:ty)*) => {
        $(impl TryFrom<String> for $type {
            type Error = Unfit;

            fn try_from(text: String) -> Result<Self, Unfit> {
                text.parse()
            }
        })*
    };
}

from_text!(Data LogLevel ApiUrl GuildId);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_http_is_for_loopback_alone() {
        for taken in [
            "https://discord.com",
            "https://discord.example/proxy",
            "http://127.0.0.1:8080",
            "http://127.9.9.9/",
            "http://localhost:1",
            "http://[::1]:80",
        ] {
            assert!(taken.parse::<ApiUrl>().is_ok(), "{taken}");
        }
        for refused in [
            "",
            "discord.com",
            "http://discord.com",
            "http://127.0.0.1.example.org",
            "http://localhost@example.org",
            "https://name:word@discord.com",
            "ftp://127.0.0.1",
            "http://0.0.0.0",
        ] {
            assert!(refused.parse::<ApiUrl>().is_err(), "{refused}");
        }
        assert!(ApiUrl::default().is_discord());
    }

    #[test]
    fn a_server_is_named_by_its_digits() {
        assert_eq!("123".parse(), Ok(GuildId(Some(123))));
        assert_eq!("".parse(), Ok(GuildId(None)));
        assert!("0".parse::<GuildId>().is_err());
        assert!("my server".parse::<GuildId>().is_err());
    }
}

//! Where Discord is: its own address, or one that stands in for it.

use reqwest::Url;

/// The address that REST calls start with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    base: String,
    stand_in: bool,
}

/// Why an address is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AddressError {
    /// It does not parse, or is neither http nor https.
    #[error("`{0}` is no web address: write one such as https://discord.example")]
    Unreadable(String),
    /// It would send the token in the clear.
    #[error(
        "`{0}` is plain http to another machine, which would send the token in the clear: use https, or a loopback address"
    )]
    Plain(String),
}

impl Address {
    /// Discord itself.
    pub fn discord() -> Self {
        Self {
            base: "https://discord.com".to_owned(),
            stand_in: false,
        }
    }

    /// A server that stands in for Discord.
    ///
    /// # Errors
    /// When it is no web address, or plain http to another machine than this one.
    pub fn stand_in(address: &str) -> Result<Self, AddressError> {
        let unreadable = || AddressError::Unreadable(address.to_owned());
        let url = Url::parse(address).map_err(|_| unreadable())?;
        let host = url.host_str().ok_or_else(unreadable)?;
        match url.scheme() {
            "https" => {}
            "http" if is_loopback(host) => {}
            "http" => return Err(AddressError::Plain(address.to_owned())),
            _ => return Err(unreadable()),
        }
        Ok(Self {
            base: address.trim_end_matches('/').to_owned(),
            stand_in: true,
        })
    }

    /// Whether it is not Discord itself.
    pub fn is_stand_in(&self) -> bool {
        self.stand_in
    }

    /// The address without a path: `https://discord.com`.
    pub fn base(&self) -> &str {
        &self.base
    }
}

fn is_loopback(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost"
        || bare
            .parse::<std::net::IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_http_stays_on_this_machine() {
        for good in [
            "http://127.0.0.1:80",
            "http://[::1]:9/",
            "http://localhost:1",
            "https://x.test",
        ] {
            assert!(Address::stand_in(good).is_ok(), "{good}");
        }
        for bad in [
            "http://10.0.0.1",
            "http://127.0.0.1.x.test",
            "ftp://127.0.0.1",
            "127.0.0.1",
            "",
        ] {
            assert!(Address::stand_in(bad).is_err(), "{bad}");
        }
    }
}

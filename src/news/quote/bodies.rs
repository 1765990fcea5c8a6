//! Which body a noun alone stands for: `the paper`, `the company`.

use super::source_words;

/// Nouns for outlets.
const OUTLETS: &[&str] = &[
    "broadcaster",
    "channel",
    "daily",
    "journal",
    "magazine",
    "network",
    "newspaper",
    "outlet",
    "paper",
    "publication",
    "site",
    "tabloid",
    "website",
];

/// Nouns for other bodies that speak.
const FIRMS: &[&str] = &[
    "agency",
    "airline",
    "bank",
    "carmaker",
    "chain",
    "charity",
    "company",
    "firm",
    "foundation",
    "institute",
    "manufacturer",
    "museum",
    "nonprofit",
    "organisation",
    "organization",
    "platform",
    "regulator",
    "retailer",
    "startup",
    "studio",
    "union",
    "university",
    "watchdog",
];

/// The bodies that spoke or did something last.
#[derive(Debug, Default)]
pub(super) struct Bodies {
    outlet: Option<String>,
    firm: Option<String>,
}

impl Bodies {
    /// Takes note of what is told something, if that is an outlet.
    pub(super) fn note_outlet(&mut self, name: &str) {
        if is_outlet(name) {
            self.outlet = Some(name.to_owned());
        }
    }

    /// Takes note of a body by its name.
    pub(super) fn note(&mut self, name: &str) {
        let place = if is_outlet(name) {
            &mut self.outlet
        } else {
            &mut self.firm
        };
        *place = Some(name.to_owned());
    }

    /// The one that the noun means, where one was spoken of.
    pub(super) fn meant(&self, noun: &str) -> Option<&str> {
        let meant = if OUTLETS.contains(&noun) {
            self.outlet.as_ref().or(self.firm.as_ref())
        } else if FIRMS.contains(&noun) {
            self.firm.as_ref()
        } else {
            None
        };
        meant.map(String::as_str)
    }
}

/// Whether a name has a word that outlets' names have.
fn is_outlet(name: &str) -> bool {
    let lower = name.to_lowercase();
    lower
        .split_whitespace()
        .any(|word| source_words::OUTLETS.contains(&word))
}

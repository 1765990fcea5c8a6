//! Which body a description stands for: `the paper`, `the company`, `the commission`.

use crate::news::quote::words::lexicon;
use crate::news::quote::words::source_words;

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

/// Nouns for other bodies that speak, besides those that end in `maker`.
const FIRMS: &[&str] = &[
    "agency",
    "airline",
    "bank",
    "brand",
    "chain",
    "charity",
    "company",
    "conglomerate",
    "corporation",
    "firm",
    "giant",
    "insurer",
    "lender",
    "manufacturer",
    "nonprofit",
    "organisation",
    "organization",
    "platform",
    "publisher",
    "regulator",
    "retailer",
    "startup",
    "studio",
    "utility",
    "watchdog",
];

/// Those of them that are a state's.
const AGENCIES: &[&str] = &["agency", "regulator", "watchdog"];

/// Words of the names of such.
const OF_STATE: &[&str] = &[
    "administration",
    "agency",
    "authority",
    "board",
    "bureau",
    "cdc",
    "centers",
    "cia",
    "commission",
    "department",
    "epa",
    "faa",
    "fbi",
    "fcc",
    "fda",
    "fema",
    "ftc",
    "irs",
    "ministry",
    "nasa",
    "nhtsa",
    "noaa",
    "office",
    "ofcom",
    "sec",
    "service",
    "services",
    "survey",
    "tsa",
    "unicef",
    "usda",
];

/// Nouns for bodies that are another one with what is said of them: `the town's health department`.
const PUBLIC: &[&str] = &[
    "association",
    "club",
    "department",
    "foundation",
    "group",
    "institute",
    "ministry",
    "museum",
    "team",
    "union",
    "university",
];

/// The most nouns of which a body's name is kept.
const NOUNS_MAX: usize = 32;

/// The bodies that spoke or did something last.
#[derive(Debug, Default)]
pub(in crate::news::quote) struct Bodies {
    /// Whether whatever body speaks is an outlet, as in a review of what the papers say.
    pub(in crate::news::quote) review: bool,
    outlet: Option<String>,
    /// The one that spoke last as `The Norwolder` does.
    reporter: Option<String>,
    firm: Option<String>,
    /// The one that is a state's, by its name: `Norwold Dam Agency`.
    agency: Option<String>,
    /// The one of a state that was named last.
    of_state: Option<String>,
    /// The one that owns something, where none did anything yet: `Norwold Dams’s ties`.
    owner: Option<String>,
    /// The body that was named last by each noun: `commission` of `European Commission`.
    named: Vec<(String, String)>,
}

impl Bodies {
    /// Takes note of what is told something, if that is an outlet.
    pub(super) fn note_outlet(&mut self, name: &str) {
        if is_outlet(name) {
            self.outlet = Some(name.to_owned());
        }
    }

    /// Takes note of a body that speaks and is called by an article, as outlets are: `The Norwolder said`.
    pub(super) fn note_reporter(&mut self, name: &str) {
        let lower = name.to_lowercase();
        let body = |word: &str| lexicon::BODIES.contains(word) || word.ends_with('s');
        if !lower.split_whitespace().any(body) {
            self.reporter = Some(name.to_owned());
            self.outlet = Some(name.to_owned());
        }
    }

    /// Takes note of a body by its name; no country is one.
    pub(in crate::news::quote) fn note(&mut self, name: &str) {
        if lexicon::NATIONS.contains_key(name.to_lowercase().as_str()) {
            return;
        }
        if self.review {
            self.outlet = Some(name.to_owned());
        }
        if is_of_state(name) {
            self.agency = Some(name.to_owned());
        }
        let place = if is_outlet(name) {
            &mut self.outlet
        } else {
            &mut self.firm
        };
        *place = Some(name.to_owned());
    }

    /// Takes note of what something is told of by one word, which may be a body: `Norwold has closed`.
    pub(in crate::news::quote) fn note_subject(&mut self, name: &str) {
        let known = lexicon::NATIONS.contains_key(name.to_lowercase().as_str());
        if !known && name.chars().all(char::is_alphabetic) && !is_outlet(name) {
            self.firm = Some(name.to_owned());
        }
    }

    /// Takes note of what is told of in somebody's words, if that is no outlet.
    pub(super) fn note_topic(&mut self, name: &str) {
        let nation = lexicon::NATIONS.contains_key(name.to_lowercase().as_str());
        if !nation && !is_outlet(name) {
            self.firm = Some(name.to_owned());
        }
    }

    /// Takes note of what owns something, which may be a body.
    pub(super) fn note_owner(&mut self, name: &str) {
        if self.firm.is_none() && !lexicon::NATIONS.contains_key(name.to_lowercase().as_str()) {
            self.owner = Some(name.to_owned());
        }
    }

    /// Takes note of a body that is only named, by the noun in its name.
    pub(in crate::news::quote) fn name(&mut self, noun: &str, name: &str) {
        if is_of_state(name) {
            self.of_state = Some(name.to_owned());
        }
        if let Some((_, known)) = self.named.iter_mut().find(|(known, _)| known == noun) {
            name.clone_into(known);
        } else if self.named.len() < NOUNS_MAX {
            self.named.push((noun.to_owned(), name.to_owned()));
        }
    }

    /// Takes note of a body that is called by its kind: `Norwolder magazine`.
    pub(super) fn name_kind(&mut self, noun: &str, name: &str) {
        let outlet = OUTLETS.contains(&noun);
        if outlet || FIRMS.contains(&noun) || PUBLIC.contains(&noun) {
            self.name(noun, name);
        }
        if outlet {
            self.outlet = Some(name.to_owned());
        }
    }

    /// Whether that is the outlet that spoke last, by a name of several words: one word may be a surname.
    pub(super) fn is_outlet_at_hand(&self, name: &str) -> bool {
        let outlet = name.contains(' ') && self.outlet.as_deref() == Some(name);
        outlet || self.reporter.as_deref() == Some(name)
    }

    /// The body whose name has the noun, where one was named.
    pub(super) fn of_noun(&self, noun: &str) -> Option<&str> {
        let found = self.named.iter().find(|(known, _)| known == noun)?;
        Some(&found.1)
    }

    /// The one that the description means, where one was spoken of: one whose name has the noun, else the last of the
    /// kind.
    pub(super) fn meant(&self, words: &[String]) -> Option<&str> {
        let noun = words.last()?.as_str();
        let named = self.of_noun(noun).filter(|_| words.len() == 1);
        if named.is_some() {
            return named;
        }
        let described = words.len() > 1;
        let firm = || self.firm.as_ref().or(self.owner.as_ref());
        let other = |word: &String| word != "news" && !lexicon::NATIONS.contains_key(word.as_str());
        let meant = if OUTLETS.contains(&noun) {
            let plain = !words.iter().rev().skip(1).any(other);
            let firm = || firm().filter(|firm| !noun.ends_with("site") || firm.contains('.'));
            self.outlet.as_ref().or_else(firm).filter(|_| plain)
        } else if noun == "agency" && words.iter().any(|word| word == "news") {
            self.outlet.as_ref()
        } else if AGENCIES.contains(&noun) {
            let agency = self.agency.as_ref().or(self.of_state.as_ref());
            agency.or_else(firm)
        } else if is_firm(noun) || PUBLIC.contains(&noun) && !described {
            firm()
        } else {
            None
        };
        meant.map(String::as_str)
    }
}

/// Whether a name is of a body of the state.
fn is_of_state(name: &str) -> bool {
    let lower = name.to_lowercase();
    lower
        .split_whitespace()
        .any(|word| OF_STATE.contains(&word))
}

/// Whether a noun is one for firms and their like.
pub(super) fn is_firm(noun: &str) -> bool {
    FIRMS.contains(&noun) || noun.ends_with("maker") && noun != "filmmaker"
}

/// Whether a name has a word that outlets' names have.
pub(super) fn is_outlet(name: &str) -> bool {
    let lower = name.to_lowercase();
    lower
        .split_whitespace()
        .any(|word| source_words::OUTLETS.contains(&word))
}

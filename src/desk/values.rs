//! What a reader gave for a command's options, as it came: checked against the catalog, not yet understood.

use std::collections::BTreeMap;

use super::day;
use super::{Command, OptionKind, Refusal};
use crate::reply::Line;

/// The value of one option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Text, or a day as written.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// Yes or no.
    Flag(bool),
}

/// The values of a call, by option name; every one of its command's and of its kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Values {
    given: BTreeMap<&'static str, Value>,
    seen: usize,
    unpaged: bool,
    server: Option<u64>,
}

impl Values {
    /// Checks what was given for `command`: every name known, every value of its kind and within its range,
    /// nothing required missing.
    ///
    /// # Errors
    /// The reader's mistake, named, with the mend.
    pub fn new(
        command: &Command,
        given: impl IntoIterator<Item = (String, Value)>,
    ) -> Result<Self, Refusal> {
        let mut values = Self::default();
        for (name, value) in given {
            let Some(option) = command.option(&name) else {
                return Err(Refusal::unknown_option(command, &name));
            };
            values
                .given
                .insert(option.name, checked(option.name, option.kind, value)?);
        }
        match command
            .options
            .iter()
            .find(|option| option.required && !values.given.contains_key(option.name))
        {
            Some(missing) => Err(Refusal::missing_option(command, missing)),
            None => Ok(values),
        }
    }

    /// The same call, made in a Discord server of that id.
    #[must_use]
    pub fn in_server(mut self, server: Option<u64>) -> Self {
        self.server = server;
        self
    }

    /// The id of the Discord server that the call was made in, if it was.
    pub fn server(&self) -> Option<u64> {
        self.server
    }

    /// The same call, passing over the first `seen` excerpts.
    #[must_use]
    pub fn after(mut self, seen: usize) -> Self {
        self.seen = seen;
        self
    }

    /// How many excerpts the reader has seen already.
    pub fn seen(&self) -> usize {
        self.seen
    }

    /// The same call, all of its reply on one page: for where length does not matter.
    #[must_use]
    pub fn unpaged(mut self) -> Self {
        self.unpaged = true;
        self
    }

    /// Whether all of the reply is wanted on one page.
    pub fn is_unpaged(&self) -> bool {
        self.unpaged
    }

    /// The text given for an option.
    pub fn text(&self, name: &str) -> Option<&str> {
        match self.given.get(name)? {
            Value::Text(text) => Some(text),
            Value::Whole(_) | Value::Flag(_) => None,
        }
    }

    /// The number given for an option.
    pub fn whole(&self, name: &str) -> Option<i64> {
        match self.given.get(name)? {
            Value::Whole(number) => Some(*number),
            Value::Text(_) | Value::Flag(_) => None,
        }
    }

    /// The yes or no given for an option.
    pub fn flag(&self, name: &str) -> Option<bool> {
        match self.given.get(name)? {
            Value::Flag(flag) => Some(*flag),
            Value::Text(_) | Value::Whole(_) => None,
        }
    }

    /// How many things to show at most, where the reader says so.
    pub fn limit(&self) -> Option<usize> {
        usize::try_from(self.whole("limit")?).ok()
    }

    /// What was given, by option name.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Value)> {
        self.given.iter().map(|(name, value)| (*name, value))
    }
}

/// Characters that turn round what follows them: our own words too, where a reader's are repeated among them.
const REORDERING: [char; 9] = [
    '\u{202a}', '\u{202b}', '\u{202c}', '\u{202d}', '\u{202e}', '\u{2066}', '\u{2067}', '\u{2068}',
    '\u{2069}',
];

/// The value as the option's kind wants it; text that reads as a number or as yes or no is taken as one, so that
/// a console and a command line need not know the kinds.
fn checked(name: &str, kind: OptionKind, value: Value) -> Result<Value, Refusal> {
    let wants = |what: String| {
        Err(Refusal::new(
            Line::new().code(name).plain(format!(" takes {what}.")),
        ))
    };
    let value = match value {
        Value::Text(text) => Value::Text(text.replace(REORDERING, "")),
        value @ (Value::Whole(_) | Value::Flag(_)) => value,
    };
    match (kind, value) {
        (
            OptionKind::Text { length_max } | OptionKind::Message { length_max },
            Value::Text(text),
        ) => {
            if text.trim().is_empty() {
                return wants("some words".to_owned());
            }
            if text.chars().count() > usize::from(length_max) {
                return wants(format!("at most {length_max} characters"));
            }
            Ok(Value::Text(text))
        }
        (OptionKind::Day, Value::Text(text)) => match day::days(&text) {
            Some(_) => Ok(Value::Text(text)),
            None => Err(day::unreadable(name, &text)),
        },
        (OptionKind::Whole { min, max }, value) => {
            let number = match value {
                Value::Whole(number) => Some(number),
                Value::Text(text) => text.trim().parse().ok(),
                Value::Flag(_) => None,
            };
            match number.filter(|number| (min..=max).contains(number)) {
                Some(number) => Ok(Value::Whole(number)),
                None => wants(format!("a whole number from {min} to {max}")),
            }
        }
        (OptionKind::Choice(words), Value::Text(text)) => {
            let text = text.trim().to_lowercase();
            if words.contains(&text.as_str()) {
                return Ok(Value::Text(text));
            }
            wants(format!("one of {}", words.join(", ")))
        }
        (OptionKind::Flag, value) => match value {
            Value::Flag(flag) => Ok(Value::Flag(flag)),
            Value::Text(text) if matches!(text.trim(), "yes" | "true" | "on") => {
                Ok(Value::Flag(true))
            }
            Value::Text(text) if matches!(text.trim(), "no" | "false" | "off") => {
                Ok(Value::Flag(false))
            }
            Value::Text(_) | Value::Whole(_) => wants("yes or no".to_owned()),
        },
        (_, Value::Whole(number)) => checked(name, kind, Value::Text(number.to_string())),
        (_, Value::Flag(flag)) => checked(name, kind, Value::Text(flag.to_string())),
    }
}

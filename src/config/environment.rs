//! The variables of the environment: the one place that reads them.

use std::collections::BTreeMap;
use std::ffi::OsString;

use super::ConfigError;

/// The environment's variables as they were at one time.
#[derive(Clone, Default)]
pub struct Environment {
    variables: BTreeMap<OsString, OsString>,
}

impl Environment {
    /// The environment of this process.
    pub fn of_process() -> Self {
        Self {
            variables: std::env::vars_os().collect(),
        }
    }

    /// The value of a variable; one that is empty counts as not set.
    ///
    /// # Errors
    /// When the value is not text.
    pub(super) fn get(&self, variable: &'static str) -> Result<Option<String>, ConfigError> {
        let Some(value) = self.variables.get(&OsString::from(variable)) else {
            return Ok(None);
        };
        match value.to_str() {
            Some(value) if value.trim().is_empty() => Ok(None),
            Some(value) => Ok(Some(value.to_owned())),
            None => Err(ConfigError::Variable {
                variable,
                problem: "is not valid UTF-8".to_owned(),
            }),
        }
    }
}

/// An environment made up of these variables alone.
impl<const N: usize> From<[(&str, &str); N]> for Environment {
    fn from(variables: [(&str, &str); N]) -> Self {
        Self {
            variables: variables
                .into_iter()
                .map(|(name, value)| (name.into(), value.into()))
                .collect(),
        }
    }
}

/// The names alone: values may be secrets.
impl std::fmt::Debug for Environment {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_set().entries(self.variables.keys()).finish()
    }
}

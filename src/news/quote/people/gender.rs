//! Which pronoun stands for somebody.

/// Which pronoun stands for somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::news::quote) enum Gender {
    /// `he`
    He,
    /// `she`
    She,
}

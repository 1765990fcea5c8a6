//! Which pronoun stands for somebody.

/// Which pronoun stands for somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    /// `he`
    He,
    /// `she`
    She,
}

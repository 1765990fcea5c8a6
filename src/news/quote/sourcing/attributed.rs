//! The kinds of source.

/// The kinds of source, those that say least of where a statement comes from first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Attributed {
    /// To nobody.
    Nobody,
    /// To somebody the text does not name: `officials`, `a source`, `reportedly`.
    Unnamed,
    /// To another outlet: `Reuters reported`.
    Outlet,
    /// To a document: `the report found`.
    Document,
    /// To an office or a body: `the Kremlin`, `police`, `a spokesman for the ministry`.
    Office,
    /// To a person by name.
    Person,
}

impl Attributed {
    /// Every kind, that which says least first.
    pub const ALL: [Self; 6] = [
        Self::Nobody,
        Self::Unnamed,
        Self::Outlet,
        Self::Document,
        Self::Office,
        Self::Person,
    ];

    /// The word for it in exports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Nobody => "none",
            Self::Unnamed => "unnamed",
            Self::Outlet => "outlet",
            Self::Document => "document",
            Self::Office => "office",
            Self::Person => "person",
        }
    }
}

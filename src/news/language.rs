//! The languages whose sentences and words Attaché knows how to cut.

/// The language an article is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Danish.
    Danish,
    /// Dutch.
    Dutch,
    /// English.
    #[default]
    English,
    /// Finnish.
    Finnish,
    /// French.
    French,
    /// German.
    German,
    /// Hungarian.
    Hungarian,
    /// Italian.
    Italian,
    /// Norwegian.
    Norwegian,
    /// Portuguese.
    Portuguese,
    /// Romanian.
    Romanian,
    /// Russian.
    Russian,
    /// Spanish.
    Spanish,
    /// Swedish.
    Swedish,
    /// Turkish.
    Turkish,
    /// Any other: words are matched as written, sentences cut by common rules.
    Other,
}

impl Language {
    /// Every language, with its ISO 639-1 code.
    const CODES: [(Self, &'static str); 16] = [
        (Self::Danish, "da"),
        (Self::Dutch, "nl"),
        (Self::English, "en"),
        (Self::Finnish, "fi"),
        (Self::French, "fr"),
        (Self::German, "de"),
        (Self::Hungarian, "hu"),
        (Self::Italian, "it"),
        (Self::Norwegian, "no"),
        (Self::Portuguese, "pt"),
        (Self::Romanian, "ro"),
        (Self::Russian, "ru"),
        (Self::Spanish, "es"),
        (Self::Swedish, "sv"),
        (Self::Turkish, "tr"),
        (Self::Other, "und"),
    ];

    /// Its ISO 639-1 code, or `und`.
    pub fn code(self) -> &'static str {
        Self::CODES
            .iter()
            .find(|(language, _)| *language == self)
            .map_or("und", |(_, code)| code)
    }

    /// The language with that code; [`Language::Other`] for one that is not listed.
    pub fn from_code(code: &str) -> Self {
        Self::CODES
            .iter()
            .find(|(_, known)| *known == code)
            .map_or(Self::Other, |(language, _)| *language)
    }
}

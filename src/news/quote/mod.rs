//! Direct speech: what an article quotes, and whom it names as the speaker. Both are spans of its body.
//!
//! It reads the [`marks`] (also broken ones), the reporting verbs around them ([`attribution`]), the noun phrases beside
//! those ([`phrase`]) and the names and roles of the text ([`people`]; whom one means at a point of it, [`cast`]). It
//! knows no person and no outlet, and never judges whether somebody really said it. Where the text does not settle
//! who speaks, the speaker is unclear. Marks that only set off a term, a name or a title make no quote.
//!
//! One paragraph's speech is one quote: a speech over three paragraphs is three, the later ones marked as
//! [`Quote::continues`]. Dialogue set with dashes instead of marks is not found.

mod attribution;
mod cast;
mod marks;
mod office;
mod people;
mod phrase;
mod scene;
mod sourcing;
#[cfg(test)]
mod tests;
mod voice;
mod words;

use super::{Article, Class, Span};
use marks::Speech;
use people::People;
use scene::Scene;
use words::tokens::Token;

pub use office::{holder, is_office, office_words};
pub use sourcing::attributed::Attributed;
pub use sourcing::{Sourced, sourcing};
pub use words::verbs;

/// Changes when the rules do: what was derived of articles by older rules is derived anew.
pub const VERSION: u32 = 15;

/// Direct speech in an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The words spoken, without their outer marks.
    pub speech: Span,
    /// Who the text says spoke them.
    pub speaker: Speaker,
    /// Whether it goes on with the speech of the quote before it.
    pub continues: bool,
}

/// Who spoke, as far as the text says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The fullest name (or else the role) that the article gives; nothing when it is unclear who speaks.
    pub name: Option<String>,
    /// The words that name the speaker, as they stand: `Macron`, `he`, `the official`.
    pub written: Option<Span>,
    /// How surely the text names the speaker.
    pub certainty: Certainty,
}

/// How surely a text names a speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// The name or the role stands in the attribution itself.
    Named,
    /// A pronoun or a role stands there, and the text settles whose it is.
    Resolved,
    /// Nothing stands there: the speech goes on from one whose speaker is known.
    Carried,
    /// The text does not settle who speaks.
    Unclear,
}

impl Certainty {
    /// The word for it in exports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Named => "named",
            Self::Resolved => "resolved",
            Self::Carried => "carried",
            Self::Unclear => "unclear",
        }
    }

    /// The certainty with that word.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Named, Self::Resolved, Self::Carried, Self::Unclear]
            .into_iter()
            .find(|certainty| certainty.as_str() == word)
    }
}

impl Speaker {
    /// A speaker of whom nothing is known.
    pub const UNCLEAR: Self = Self {
        name: None,
        written: None,
        certainty: Certainty::Unclear,
    };
}

/// What stands between marks in any text, closed on both sides, in order; without the marks.
pub fn marked(text: &str) -> Vec<&str> {
    let lines = text.lines().filter_map(|line| Span::of_slice(text, line));
    lines
        .flat_map(|line| marks::speeches(text, line))
        .filter(|speech| speech.opened && speech.closed)
        .map(|speech| speech.inner.slice(text))
        .collect()
}

/// A paragraph that names people or may hold speech.
struct Paragraph<'a> {
    span: Span,
    /// Whether people are named in it.
    told: bool,
    quotable: bool,
    /// What its marks set off, where it is quotable.
    speeches: Vec<Speech>,
    /// Whether speech that is open at its end goes on in the next one.
    goes_on: bool,
    /// Its words and marks, those of speeches as well.
    tokens: Vec<Token<'a>>,
}

/// The direct speech in the quotable paragraphs of `article`, in reading order.
///
/// Takes time linear in the length of the body, and hardly any where there are no marks.
pub fn quotes(article: &Article) -> Vec<Quote> {
    let body = article.body();
    let mut paragraphs: Vec<Paragraph<'_>> = article
        .paragraphs()
        .iter()
        .map(|paragraph| Paragraph {
            span: paragraph.span,
            told: told(paragraph.class),
            quotable: paragraph.class.is_quotable(),
            speeches: if paragraph.class.is_quotable() {
                marks::speeches(body, paragraph.span)
            } else {
                Vec::new()
            },
            goes_on: false,
            tokens: Vec::new(),
        })
        .filter(|paragraph| paragraph.told || paragraph.quotable)
        .collect();
    if paragraphs
        .iter()
        .all(|paragraph| paragraph.speeches.is_empty())
    {
        return Vec::new();
    }
    marks::mend::carry(body, &mut paragraphs);
    for paragraph in &mut paragraphs {
        paragraph.tokens = words::tokens::tokens(body, paragraph.span, &[]);
    }
    let told = paragraphs.iter().filter(|paragraph| paragraph.told);
    let people = People::of(told.map(|paragraph| &*paragraph.tokens));
    let review = marks::is_review(body, paragraphs.iter().flat_map(|one| &one.speeches));
    let mut scene = Scene::new(body, &people, review);
    let quotable: Vec<&Paragraph<'_>> = paragraphs
        .iter()
        .filter(|paragraph| paragraph.quotable)
        .collect();
    let last = quotable
        .iter()
        .rposition(|paragraph| !paragraph.speeches.is_empty());
    // Nothing is said below the last marks.
    for paragraph in quotable.iter().take(last.map_or(0, |last| last + 1)) {
        scene.read(paragraph);
    }
    scene.finish()
}

/// Whether people are named in a paragraph of that class: a heading calls nobody by their full name.
fn told(class: Class) -> bool {
    matches!(class, Class::Body | Class::Caption | Class::Byline)
}

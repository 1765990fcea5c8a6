//! What ranking knows of a sentence without its text: how long it is, how many words it has, which kinds of
//! answer it may hold, and a print of its words.
//!
//! Made when an article is indexed, kept as one number a sentence beside its passage. Where the words of a question
//! stand in a passage is in the postings, so that sentences are scored without an article being read. What is shown
//! is cut from the article itself, never from what is kept here.

use super::analysis::{Token, analyse};
use super::signs::{Signs, Watch};
use crate::news::{Article, Span};

/// A sentence, without its text. Counts that are too large to keep are kept as the largest that can be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// Its characters.
    pub characters: u32,
    /// The characters between it and the sentence before, the last one of the paragraph before where it is the first.
    pub gap: u32,
    /// Its words; a hyphenated word is as many as it has parts.
    pub places: u32,
    /// Its words but for the small ones.
    pub words: u32,
    /// How many of its words have a capital, the first one aside.
    pub capitals: u32,
    /// The kinds of answer it may hold.
    pub signs: Signs,
    /// A checksum of its words: sentences of other words have the same one time in sixty-five thousand.
    pub print: u16,
}

/// How many bits each count has. What is large only in rare sentences has its upper bits at the top, where they
/// cost nothing as long as none is set: columns are packed as tight as their largest number.
const PRINT: u32 = 16;
const CAPITALS: u32 = 4;
const GAP: u32 = 3;
const WORDS: (u32, u32) = (7, 5);
const PLACES: (u32, u32) = (7, 5);
const CHARACTERS: (u32, u32) = (10, 3);

impl Outline {
    /// The number that is kept.
    pub(super) fn packed(self) -> u64 {
        let most = |number: u32, bits: u32| number.min((1 << bits) - 1);
        let words = most(self.words, WORDS.0 + WORDS.1);
        let places = most(self.places, PLACES.0 + PLACES.1);
        let characters = most(self.characters, CHARACTERS.0 + CHARACTERS.1);
        let mut bits = Bits::default();
        bits.put(u32::from(self.print), PRINT);
        bits.put(u32::from(self.signs.bits()), Signs::BITS);
        bits.put(most(self.capitals, CAPITALS), CAPITALS);
        bits.put(most(self.gap, GAP), GAP);
        bits.put(words, WORDS.0);
        bits.put(places, PLACES.0);
        bits.put(characters, CHARACTERS.0);
        bits.put(words >> WORDS.0, WORDS.1);
        bits.put(places >> PLACES.0, PLACES.1);
        bits.put(characters >> CHARACTERS.0, CHARACTERS.1);
        bits.value
    }

    /// Reads [`Outline::packed`].
    pub(super) fn unpacked(value: u64) -> Self {
        let mut bits = Bits { value, at: 0 };
        let print = u16::try_from(bits.take(PRINT)).unwrap_or_default();
        let signs = Signs::of(bits.take(Signs::BITS));
        let capitals = bits.take(CAPITALS);
        let gap = bits.take(GAP);
        let (words, places) = (bits.take(WORDS.0), bits.take(PLACES.0));
        let characters = bits.take(CHARACTERS.0);
        Self {
            words: words | (bits.take(WORDS.1) << WORDS.0),
            places: places | (bits.take(PLACES.1) << PLACES.0),
            characters: characters | (bits.take(CHARACTERS.1) << CHARACTERS.0),
            gap,
            capitals,
            signs,
            print,
        }
    }
}

#[derive(Default)]
struct Bits {
    value: u64,
    at: u32,
}

impl Bits {
    fn put(&mut self, number: u32, width: u32) {
        let low = u64::from(number) & ((1 << width) - 1);
        self.value |= low << self.at;
        self.at += width;
    }

    #[expect(
        clippy::cast_possible_truncation,
        reason = "no count has more than 16 bits"
    )]
    fn take(&mut self, width: u32) -> u32 {
        let number = (self.value >> self.at) & ((1 << width) - 1);
        self.at += width;
        number as u32
    }
}

/// The sentences of a paragraph of `article`. `each` is called with its words in order, each with the sentence it
/// belongs to, counted from 0; words after the last sentence belong to none.
pub(super) fn outlines(
    article: &Article,
    paragraph: usize,
    mut each: impl FnMut(&Token<'_>, Option<usize>),
) -> Vec<Outline> {
    let Some(of) = article.paragraphs().get(paragraph) else {
        return Vec::new();
    };
    let body = article.body();
    let text = of.span.slice(body);
    let mut found = lengths(article, paragraph);
    let mut watch = Watch::default();
    let mut print = Print::default();
    let mut at = 0;
    analyse(text, article.language(), |token| {
        let start = of.span.start() + token.start;
        while of
            .sentences
            .get(at)
            .is_some_and(|sentence| sentence.end() <= start)
        {
            at += 1;
            watch = Watch::default();
            print = Print::default();
        }
        let Some(outline) = found.get_mut(at) else {
            each(&token, None);
            return;
        };
        if !token.compound {
            let first = outline.places == 0;
            outline.places += 1;
            outline.words += u32::from(token.term.is_some());
            outline.capitals += u32::from(!first && token.surface.starts_with(char::is_uppercase));
            watch.meet(token.surface, first, &mut outline.signs);
            outline.print = print.with(token.surface);
        }
        each(&token, Some(at));
    });
    found
}

/// The sentences of a paragraph with their lengths and the signs that are no words.
fn lengths(article: &Article, paragraph: usize) -> Vec<Outline> {
    let body = article.body();
    let paragraphs = article.paragraphs();
    let Some(of) = paragraphs.get(paragraph) else {
        return Vec::new();
    };
    let before = paragraph
        .checked_sub(1)
        .and_then(|before| paragraphs.get(before));
    let mut end = before.map_or(0, |before| {
        before.sentences.last().unwrap_or(&before.span).end()
    });
    let outlines = of.sentences.iter().map(|sentence| {
        let gap =
            Span::of(body, end, sentence.start()).map_or(0, |gap| characters(gap.slice(body)));
        end = sentence.end();
        let text = sentence.slice(body);
        Outline {
            characters: characters(text),
            gap,
            signs: Signs::marked(text),
            ..Outline::default()
        }
    });
    outlines.collect()
}

fn characters(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

/// A checksum of words as they come (FNV-1a, folded to 16 bits), without case as far as ASCII goes.
struct Print(u32);

impl Default for Print {
    fn default() -> Self {
        Self(0x811c_9dc5)
    }
}

impl Print {
    fn with(&mut self, word: &str) -> u16 {
        for byte in word.bytes().chain([b' ']) {
            self.0 = (self.0 ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193);
        }
        let [a, b, c, d] = self.0.to_le_bytes();
        u16::from_le_bytes([a ^ c, b ^ d])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::news::{ArticleId, Class, Language, Metadata};
    use proptest::prelude::*;

    fn article(paragraphs: &[&str]) -> Article {
        let body = paragraphs.join("\n\n");
        let mut at = 0;
        let spans: Vec<(Class, Span)> = paragraphs
            .iter()
            .map(|text| {
                let span = Span::of(&body, at, at + text.len()).unwrap();
                at += text.len() + 2;
                (Class::Body, span)
            })
            .collect();
        Article::new(
            ArticleId::new("made").unwrap(),
            body.clone(),
            Language::English,
            Metadata::default(),
            spans,
        )
        .unwrap()
    }

    #[test]
    fn a_sentence_is_outlined() {
        let article = article(&[
            "The talks failed.",
            "“No,” Ana Ruiz said on Friday. He left after 12 well-known days.",
        ]);
        let found = outlines(&article, 1, |_, _| ());
        let counts: Vec<_> = found
            .iter()
            .map(|one| {
                (
                    one.characters,
                    one.gap,
                    one.places,
                    one.words,
                    one.capitals,
                    one.signs,
                )
            })
            .collect();
        let signs = |list: &[Signs]| list.iter().fold(Signs::default(), |all, one| all | *one);
        assert_eq!(
            counts,
            [
                (30, 2, 6, 4, 3, signs(&[Signs::TIME, Signs::SPEECH])),
                (33, 1, 7, 7, 0, signs(&[Signs::NUMBER, Signs::PRONOUN])),
            ]
        );
    }

    #[test]
    fn copies_have_one_print_whatever_stands_between_their_words() {
        let print = |text| outlines(&article(&[text]), 0, |_, _| ())[0].print;
        assert_eq!(
            print("The talks, he said, failed."),
            print("the talks – he said – failed")
        );
        assert_ne!(print("The talks failed."), print("The talks fail."));
        assert_ne!(print("The talks failed."), print("Failed the talks."));
    }

    proptest! {
        #[test]
        fn an_outline_is_read_as_it_was_kept(
            characters in 0_u32..8_192, gap in 0_u32..8, places in 0_u32..4_096, words in 0_u32..4_096,
            capitals in 0_u32..16, signs in 0_u32..16, print: u16,
        ) {
            let signs = Signs::of(signs);
            let outline = Outline { characters, gap, places, words, capitals, signs, print };
            prop_assert_eq!(Outline::unpacked(outline.packed()), outline);
        }

        #[test]
        fn what_is_too_large_is_kept_as_the_largest(words in 4_096_u32.., capitals in 16_u32..) {
            let kept = Outline::unpacked(Outline { words, capitals, ..Outline::default() }.packed());
            prop_assert_eq!((kept.words, kept.capitals), (4_095, 15));
            prop_assert_eq!((kept.places, kept.print), (0, 0));
        }

        #[test]
        fn the_sentences_of_any_paragraph_are_outlined(text in "[A-Za-z0-9 .,?“”é-]{1,300}") {
            let text = text.trim();
            prop_assume!(!text.is_empty());
            let article = article(&[text]);
            let mut places = vec![0; article.paragraphs()[0].sentences.len()];
            let found = outlines(&article, 0, |token, sentence| {
                if let (false, Some(sentence)) = (token.compound, sentence) {
                    places[sentence] += 1;
                }
            });
            let sentences = &article.paragraphs()[0].sentences;
            prop_assert_eq!(found.len(), sentences.len());
            for ((outline, span), places) in found.iter().zip(sentences).zip(places) {
                let text = span.slice(article.body());
                prop_assert_eq!(outline.characters as usize, text.chars().count());
                prop_assert_eq!(outline.places, places);
                prop_assert!(outline.words <= outline.places && outline.capitals <= outline.places);
                prop_assert_eq!(outline.signs.has(Signs::SPEECH), text.contains(['“', '”']));
            }
        }
    }
}

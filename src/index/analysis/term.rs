//! Makes a word as written the term it is searched by.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;

use foldhash::fast::RandomState;
use frostem::{Algorithm, Stemmer};
use tantivy::tokenizer::{
    Language as Listed, RawTokenizer, StopWordFilter, TextAnalyzer, TokenStream,
};
use unicode_normalization::UnicodeNormalization;

use super::recent::{Recent, Short, Standing};
use super::regional::one_region;
use crate::news::Language;

/// The most bytes of a word that tell it from others: a longer run of letters is no word.
const WORD_BYTES_MAX: usize = 64;

/// How many words a thread remembers the terms of, a language: stemming is the dear part of cutting terms, and
/// most words of an article have been met before. About 10 MB, where articles are taken in; who reads meets few.
const REMEMBERED_MAX: usize = 120_000;

/// From this length on, doubled consonants are one (Mohammed, Mohamed); shorter words differ by them.
const DOUBLED_FROM: usize = 6;

/// The terms of one language's words.
pub(super) struct Terms {
    language: Language,
    stemmer: Option<Stemmer>,
    small: Option<TextAnalyzer>,
    recent: Recent<Spelt>,
    known: HashMap<Box<str>, Spelt, RandomState>,
    /// The terms of the words known, one after another.
    spelt: String,
    /// How often all of them were forgotten.
    forgotten: usize,
}

/// What was found of a word among those met last.
#[derive(Clone, Copy, Default)]
pub(super) struct Looked {
    short: Option<Short>,
    standing: Standing<Spelt>,
    /// When that was.
    forgotten: usize,
}

/// Where a term begins and ends among those spelt; nothing for a small word.
type Spelt = Option<(u32, u32)>;

thread_local! {
    static TERMS: RefCell<HashMap<Language, Vec<Terms>, RandomState>> = RefCell::default();
}

/// Runs `work` with the terms of that language that this thread remembers.
pub(super) fn with<T>(language: Language, work: impl FnOnce(&mut Terms) -> T) -> T {
    // Taken out while it works, so that work that analyses in turn meets no borrowed cell; it takes another, which
    // is remembered too: a question is cut while it is cut.
    let mut terms = TERMS
        .with_borrow_mut(|all| all.get_mut(&language).and_then(Vec::pop))
        .unwrap_or_else(|| Terms::new(language));
    let result = work(&mut terms);
    TERMS.with_borrow_mut(|all| all.entry(language).or_default().push(terms));
    result
}

impl Terms {
    fn new(language: Language) -> Self {
        let small = listed(language)
            .and_then(StopWordFilter::new)
            .map(|filter| {
                TextAnalyzer::builder(RawTokenizer::default())
                    .filter(filter)
                    .build()
            });
        Self {
            language,
            stemmer: algorithm(language).map(Stemmer::new),
            small,
            recent: Recent::new(),
            known: HashMap::default(),
            spelt: String::new(),
            forgotten: 0,
        }
    }

    /// Looks `word` up among those met last; what is found is for [`Terms::term_looked_up`]. Nothing is decided by it, so that
    /// the processor looks several words up at once: memory is far away beside the rest of the work.
    pub(super) fn look(&self, word: &str) -> Looked {
        let short = Short::of(word);
        Looked {
            short,
            standing: short
                .map(|short| self.recent.look(short))
                .unwrap_or_default(),
            forgotten: self.forgotten,
        }
    }

    /// Has the processor fetch the terms of what was found, several at once.
    pub(super) fn fetch(&self, looked: &[Looked]) {
        let first_bytes = looked.iter().map(|looked| {
            let found = looked.short.and_then(|short| looked.standing.of(short));
            let (start, _) = found.flatten().unwrap_or_default();
            self.spelt.as_bytes().get(start as usize).copied()
        });
        std::hint::black_box(first_bytes.flatten().fold(0, u8::wrapping_add));
    }

    /// The term of `word`; nothing for a small word.
    pub(super) fn term(&mut self, word: &str) -> Option<&str> {
        let looked = self.look(word);
        self.term_looked_up(word, looked)
    }

    /// The same of a word that was looked up.
    pub(super) fn term_looked_up(&mut self, word: &str, looked: Looked) -> Option<&str> {
        let Looked {
            short,
            standing,
            forgotten,
        } = looked;
        let recent = short
            .and_then(|short| standing.of(short))
            .filter(|_| forgotten == self.forgotten);
        let spelt = recent.unwrap_or_else(|| {
            let known = self.known.get(word).copied();
            let spelt = known.unwrap_or_else(|| self.meet(word));
            if let Some(short) = short {
                self.recent.put(short, spelt);
            }
            spelt
        });
        let (start, end) = spelt?;
        self.spelt.get(start as usize..end as usize)
    }

    /// Makes the term of a word that was not known, and remembers it.
    fn meet(&mut self, word: &str) -> Spelt {
        if self.known.len() >= REMEMBERED_MAX {
            self.known.clear();
            self.recent.clear();
            self.spelt.clear();
            self.forgotten += 1;
        }
        let spelt = self.made(word).and_then(|term| {
            let start = u32::try_from(self.spelt.len()).ok()?;
            self.spelt.push_str(&term);
            Some((start, u32::try_from(self.spelt.len()).ok()?))
        });
        self.known.insert(word.into(), spelt);
        spelt
    }

    fn made(&mut self, word: &str) -> Option<String> {
        let word = word.get(..word.floor_char_boundary(WORD_BYTES_MAX))?;
        let core = without_apostrophes(word)?;
        // A word in capitals is a name: WHO is not "who", US is not "us".
        let shouted = core.chars().nth(1).is_some() && !core.chars().any(char::is_lowercase);
        let lower = lower(&core);
        if !shouted && self.is_small(&lower) {
            return None;
        }
        let folded = fold(&lower);
        let written = if self.language == Language::English {
            one_region(&folded)
        } else {
            Cow::Borrowed(&*folded)
        };
        let stem = match self.stemmer {
            Some(stemmer) => stemmer.stem(&written),
            None => written,
        };
        Some(one_spelling(&stem)).filter(|term| !term.is_empty())
    }

    fn is_small(&mut self, lower: &str) -> bool {
        // "us" would be counted as the country.
        if self.language == Language::English && lower == "us" {
            return true;
        }
        self.small
            .as_mut()
            .is_some_and(|small| !small.token_stream(lower).advance())
    }
}

/// A word in lower case, without thousands marks and the points of acronyms; decimal points stay. Most words are so
/// already.
fn lower(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Cow::Borrowed(word);
    }
    let number = word.bytes().any(|byte| byte.is_ascii_digit());
    Cow::Owned(
        word.replace(|c| c == ',' || (c == '.' && !number), "")
            .to_lowercase(),
    )
}

/// The word without what an apostrophe adds: a possessive, an elided article, a contracted verb; nothing for
/// a verb with "not". An apostrophe within a name is left out.
fn without_apostrophes(word: &str) -> Option<Cow<'_, str>> {
    if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Some(Cow::Borrowed(word));
    }
    let parts: Vec<&str> = word.split(['\'', '’', 'ʼ']).collect();
    let [first, rest @ ..] = parts.as_slice() else {
        return None;
    };
    let Some(last) = rest.last() else {
        return Some(Cow::Borrowed(first));
    };
    let (head, tail) = (first.to_lowercase(), last.to_lowercase());
    match tail.as_str() {
        "t" if head.ends_with('n') => None,
        "s" | "re" | "ve" | "ll" | "d" | "m" => {
            let kept: String = parts.iter().take(parts.len() - 1).copied().collect();
            Some(Cow::Owned(kept))
        }
        _ if tail.chars().nth(1).is_some() && ELIDED.contains(&head.as_str()) => {
            Some(Cow::Owned(rest.concat()))
        }
        _ => Some(Cow::Owned(parts.concat())),
    }
}

/// Articles and particles that lose their vowel before another.
const ELIDED: &[&str] = &[
    "all", "c", "d", "dell", "j", "l", "m", "n", "nell", "qu", "s", "sull", "t", "un",
];

/// The word without accents on Latin letters; other scripts keep theirs, which are letters of their own.
pub(super) fn fold(lower: &str) -> Cow<'_, str> {
    if lower.is_ascii() {
        return Cow::Borrowed(lower);
    }
    let mut folded = String::with_capacity(lower.len());
    for c in lower.chars() {
        match c {
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'þ' => folded.push_str("th"),
            'ı' => folded.push('i'),
            '\u{300}'..='\u{36f}' => {}
            _ => {
                let base = std::iter::once(c).nfd().next().unwrap_or(c);
                folded.push(if base.is_ascii() { base } else { c });
            }
        }
    }
    Cow::Owned(folded)
}

/// One spelling for what is spelt in several ways: endings in i, y, iy, yy and ij are one (Zelensky,
/// Zelenskyy, Zelenskiy, Zelenskij), and so are doubled consonants of longer words (Mohammed, Mohamed).
pub fn one_spelling(stem: &str) -> String {
    if !stem.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return stem.to_owned();
    }
    let base = stem.trim_end_matches(['i', 'y', 'j']);
    let mut spelt = String::with_capacity(stem.len());
    let short = base.len() < 3;
    for c in if short { stem } else { base }.chars() {
        let doubled = spelt.ends_with(c) && !"aeiou".contains(c);
        if !(doubled && stem.len() >= DOUBLED_FROM) {
            spelt.push(c);
        }
    }
    if !short && base.len() < stem.len() {
        spelt.push('i');
    }
    spelt
}

fn algorithm(language: Language) -> Option<Algorithm> {
    Some(match language {
        Language::Danish => Algorithm::Danish,
        Language::Dutch => Algorithm::Dutch,
        Language::English => Algorithm::English,
        Language::Finnish => Algorithm::Finnish,
        Language::French => Algorithm::French,
        Language::German => Algorithm::German,
        Language::Hungarian => Algorithm::Hungarian,
        Language::Italian => Algorithm::Italian,
        Language::Norwegian => Algorithm::Norwegian,
        Language::Portuguese => Algorithm::Portuguese,
        Language::Romanian => Algorithm::Romanian,
        Language::Russian => Algorithm::Russian,
        Language::Spanish => Algorithm::Spanish,
        Language::Swedish => Algorithm::Swedish,
        Language::Turkish => Algorithm::Turkish,
        Language::Other => return None,
    })
}

/// The library's name of a language, whose small words it lists.
fn listed(language: Language) -> Option<Listed> {
    Some(match language {
        Language::Danish => Listed::Danish,
        Language::Dutch => Listed::Dutch,
        Language::English => Listed::English,
        Language::Finnish => Listed::Finnish,
        Language::French => Listed::French,
        Language::German => Listed::German,
        Language::Hungarian => Listed::Hungarian,
        Language::Italian => Listed::Italian,
        Language::Norwegian => Listed::Norwegian,
        Language::Portuguese => Listed::Portuguese,
        Language::Romanian => Listed::Romanian,
        Language::Russian => Listed::Russian,
        Language::Spanish => Listed::Spanish,
        Language::Swedish => Listed::Swedish,
        Language::Turkish => Listed::Turkish,
        Language::Other => return None,
    })
}

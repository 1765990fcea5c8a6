//! Words that no article has, read as the words of the articles that they were likely meant to be.
//!
//! One letter is left out, put in too often, exchanged with the next or, in a long word, another one, which is most
//! of what is misspelt (Damerau 1964). Short words, initials, and names that would become common words are left as they
//! are: the articles may just not have them. Whoever shows what was found says what was searched for instead.

use std::collections::BTreeSet;
use std::ops::{Range, RangeInclusive};

use serde_json::{Value as Json, json};

use super::Refusal;
use super::ask::failed;
use crate::newsroom::{Clause, Filter, Method, Newsroom, Question, Snapshot, Unit, analyse};
use crate::reply::Line;

/// A word that a reader wrote, and what was searched for in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Respelt {
    /// As the reader wrote it.
    pub asked: String,
    /// As the articles write it.
    pub searched: String,
    /// Where it stands in what the reader wrote, in bytes.
    at: Range<usize>,
}

/// So many words of what a reader wrote are looked for among all others: the first.
pub(super) const RESPELT_MAX: usize = 3;
/// The least letters of a word that is written as a name, of any other, and of one that has another letter for one of
/// its own. Shorter ones are too like others.
const NAME_MIN: usize = 4;
const WORD_MIN: usize = 6;
const OTHER_LETTER_MIN: usize = 8;
/// A longer word is none: what it may have been meant to be grows with the square of its letters.
const LETTERS_MAX: usize = 24;
/// A word that some passages have is misspelt only if so many times more have the other.
const TIMES_MORE: u64 = 10;
/// So many words that it may have been meant to be are looked at: those that most passages have.
const LOOKED_AT: usize = 4;
/// In so many passages is looked how each is written.
const PASSAGES_MAX: usize = 4;

impl Respelt {
    /// What a reader wrote, as the articles spell it, and which words of it were written otherwise.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub(super) fn read(text: &str, newsroom: &Newsroom) -> Result<(String, Vec<Self>), Refusal> {
        let snapshot = newsroom.snapshot();
        let question = Question::new(text, snapshot.languages());
        let units = snapshot.weigh(&question, &Method::for_topics());
        let respelt = Self::of(&question, &units.map_err(failed)?, newsroom, &snapshot)?;
        let written = match respelt.as_slice() {
            [] => text.to_owned(),
            respelt => Self::written(&question.text, respelt),
        };
        Ok((written, respelt))
    }

    /// The words of a question that no passage has, nor a title, and that were likely meant to be others.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub(super) fn of(
        question: &Question,
        units: &[Unit],
        newsroom: &Newsroom,
        snapshot: &Snapshot,
    ) -> Result<Vec<Self>, Refusal> {
        let mut unknown = Vec::new();
        for unit in units {
            if unknown.len() < RESPELT_MAX && snapshot.lacks(unit).map_err(failed)? {
                unknown.extend(question.words.get(unit.word));
            }
        }
        let mut respelt = Vec::new();
        for word in unknown {
            let asked = bare(&word.surface);
            let meant = meant(asked, word.name, 0, newsroom, snapshot)?;
            respelt.extend(meant.map(|searched| Self {
                asked: asked.to_owned(),
                searched,
                at: word.start..word.start + asked.len(),
            }));
        }
        Ok(respelt)
    }

    /// A word that so many passages have and that was likely meant to be another.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub(super) fn of_word(
        word: &str,
        passages: u64,
        newsroom: &Newsroom,
        snapshot: &Snapshot,
    ) -> Result<Option<Self>, Refusal> {
        let is_name = word.starts_with(char::is_uppercase);
        let meant = meant(word, is_name, passages, newsroom, snapshot)?;
        Ok(meant.map(|searched| Self {
            asked: word.to_owned(),
            searched,
            at: 0..word.len(),
        }))
    }

    /// What the reader wrote, with `respelt` as the articles write them.
    pub(super) fn written(text: &str, respelt: &[Self]) -> String {
        let mut written = text.to_owned();
        for word in respelt.iter().rev() {
            if written.get(word.at.clone()).is_some() {
                written.replace_range(word.at.clone(), &word.searched);
            }
        }
        written
    }

    /// What the reader is told of them; nothing where there are none.
    pub(super) fn told(respelt: &[Self]) -> Option<Line> {
        let mut line = Line::new();
        for (at, word) in respelt.iter().enumerate() {
            let before = if at == 0 { "" } else { " " };
            line = line
                .plain(before)
                .strong(&word.asked)
                .plain(" is in no passage: searched for ")
                .strong(&word.searched)
                .plain(".");
        }
        (!respelt.is_empty()).then_some(line)
    }

    /// What a program is told of them.
    pub(super) fn record(respelt: &[Self]) -> Json {
        let each = |word: &Self| json!({ "asked": word.asked, "searched": word.searched });
        respelt.iter().map(each).collect()
    }
}

/// The word of the articles that `word` was likely meant to be: of those that it is a slip away from, the one that most
/// passages have. Where some have it as it is, `passages`, ten times as many must have that one.
fn meant(
    word: &str,
    is_name: bool,
    passages: u64,
    newsroom: &Newsroom,
    snapshot: &Snapshot,
) -> Result<Option<String>, Refusal> {
    if !may_be_misspelt(word) {
        return Ok(None);
    }
    let slips = slips(&word.to_lowercase());
    let all: Vec<&str> = slips.iter().map(String::as_str).collect();
    let mut known = Vec::new();
    for language in snapshot.languages() {
        let occurrences = snapshot.occurrences(&all.join(" "), *language);
        known.extend(occurrences.map_err(failed)?);
    }
    known.retain(|known| known.passages > passages.saturating_mul(TIMES_MORE));
    known.sort_by(|a, b| b.passages.cmp(&a.passages).then(a.word.cmp(&b.word)));
    for known in known.into_iter().take(LOOKED_AT) {
        let mut written = surfaces(&known.word, newsroom, snapshot)?;
        written.retain(|written| is_likely(word, is_name, written));
        let same = written
            .iter()
            .find(|one| slips.contains(&one.to_lowercase()));
        if let Some(meant) = same.or_else(|| written.iter().find_map(|one| form(one, &slips))) {
            return Ok(Some(meant.clone()));
        }
    }
    Ok(None)
}

/// Whether a word is neither too short nor too long to tell, initials nor a number.
fn may_be_misspelt(word: &str) -> bool {
    let is_initials = word.chars().filter(|letter| letter.is_uppercase()).count() > 1;
    let letters = word.chars().take(LETTERS_MAX + 1).count();
    (NAME_MIN..=LETTERS_MAX).contains(&letters)
        && !is_initials
        && word.chars().all(char::is_alphabetic)
}

/// The one of `slips` that is a shorter form of a word: `partner` of `partners`.
fn form<'a>(written: &str, slips: &'a BTreeSet<String>) -> Option<&'a String> {
    let written = written.to_lowercase();
    slips.iter().find(|slip| written.starts_with(*slip))
}

/// How the best passages that have a word, in whatever form, write it.
fn surfaces(word: &str, newsroom: &Newsroom, snapshot: &Snapshot) -> Result<Vec<String>, Refusal> {
    let clause = Clause::Word(word.to_owned());
    let found = snapshot.search(&clause, &Filter::default(), 0, PASSAGES_MAX);
    let mut written = Vec::new();
    for matched in found.map_err(failed)?.best {
        if let Some(article) = newsroom.article_numbered(matched.article)
            && let Some(paragraph) = article.paragraphs().get(matched.paragraph)
        {
            let mut sought = None;
            analyse(word, article.language(), |token| {
                sought = token.term.map(str::to_owned);
            });
            let text = paragraph.span.slice(article.body());
            analyse(text, article.language(), |token| {
                if token.term.is_some() && token.term == sought.as_deref() {
                    written.push(bare(token.surface).to_owned());
                }
            });
        }
    }
    Ok(written)
}

/// The word without a possessive.
fn bare(word: &str) -> &str {
    word.split(['\'', '’']).next().unwrap_or(word)
}

/// What somebody may have meant to write who wrote `word`, in lower case: all that is a slip away, their first letters
/// being the same or the first two exchanged.
fn slips(word: &str) -> BTreeSet<String> {
    let letters: Vec<char> = word.chars().collect();
    let mut slips = BTreeSet::new();
    for at in 1..letters.len() {
        let mut exchanged = letters.clone();
        exchanged.swap(at - 1, at);
        slips.insert(exchanged.into_iter().collect());
    }
    for at in 1..=letters.len() {
        let (before, after) = letters.split_at(at);
        let with = |letter: Option<char>, after: &[char]| -> String {
            before
                .iter()
                .copied()
                .chain(letter)
                .chain(after.iter().copied())
                .collect()
        };
        let without_next = after.get(1..);
        slips.extend(without_next.map(|after| with(None, after)));
        for letter in alphabet(letters.first().copied()) {
            slips.insert(with(Some(letter), after));
            if letters.len() >= OTHER_LETTER_MIN {
                slips.extend(without_next.map(|after| with(Some(letter), after)));
            }
        }
    }
    slips.remove(word);
    slips
}

/// The letters that a word may lack: those of its script, without accents, which make no difference.
fn alphabet(first: Option<char>) -> RangeInclusive<char> {
    match first {
        Some('а'..='я') => 'а'..='я',
        _ => 'a'..='z',
    }
}

/// Whether who wrote `asked` likely meant `written`, as the articles have it, which is a slip away.
fn is_likely(asked: &str, is_name: bool, written: &str) -> bool {
    let is_written_name = written.starts_with(char::is_uppercase);
    let least = match (is_name, is_written_name) {
        (true, true) => NAME_MIN,
        (true, false) => return false,
        (false, _) => WORD_MIN,
    };
    asked.chars().count() >= least
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(asked: &str, written: &str, expected: bool) {
        let is_name = asked.starts_with(char::is_uppercase);
        let is_slip = slips(&asked.to_lowercase()).contains(&written.to_lowercase());
        let likely = is_slip && is_likely(asked, is_name, written);
        assert_eq!(likely, expected, "{asked} {written}");
    }

    #[test]
    fn a_letter_left_out_put_in_or_exchanged_is_a_slip() {
        check("Putn", "Putin", true);
        check("Puttin", "Putin", true);
        check("Ptuin", "Putin", true);
        check("marcon", "Macron", true);
        check("amcron", "Macron", true);
        check("dialoge", "dialogue", true);
        check("securty", "security", true);
        check("presidnet", "president", true);
        check("diaoleg", "dialogue", false);
        check("путн", "Путин", false);
        check("Путн", "Путин", true);
    }

    #[test]
    fn another_letter_is_one_in_a_long_word_only() {
        check("elclusively", "exclusively", true);
        check("Zelinsky", "Zelensky", true);
        check("denote", "devote", false);
        check("Kepler", "Keller", false);
    }

    #[test]
    fn what_is_no_word_is_not_misspelt() {
        assert!(may_be_misspelt("Putn") && may_be_misspelt("dialoge"));
        for word in ["Ptn", "ASOS", "G20", "O'Brien", "x".repeat(4_000).as_str()] {
            assert!(!may_be_misspelt(word), "{word}");
        }
    }

    #[test]
    fn short_words_and_names_that_would_be_words_stay() {
        check("flew", "few", false);
        check("putn", "Putin", false);
        check("otder", "Oder", false);
        check("Starz", "start", false);
        check("Putin", "Putin", false);
    }

    proptest! {
        /// Who could have meant one by the other could have meant the other by the one.
        #[test]
        fn a_slip_can_be_undone(word in "[a-z]{9,14}", which in any::<prop::sample::Index>()) {
            let slips_of_word: Vec<String> = slips(&word).into_iter().collect();
            let slip = which.get(&slips_of_word);
            prop_assert!(slips(slip).contains(&word), "{slip}");
        }
    }
}

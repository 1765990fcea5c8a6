//! Signs that a sentence may hold a certain kind of answer.

use std::ops::BitOr;

/// Which kinds of answer a sentence may hold, as flags.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Signs(u8);

impl Signs {
    /// A number, in digits or in words.
    pub const NUMBER: Self = Self(1);
    /// A day, a month or a word for one.
    pub const TIME: Self = Self(2);
    /// Marks of direct speech.
    pub const SPEECH: Self = Self(4);
    /// It begins with a word that points back at what stands before.
    pub const PRONOUN: Self = Self(8);

    pub(super) const BITS: u32 = 4;

    /// The flags among these bits.
    pub(super) fn of(bits: u32) -> Self {
        let [bits, ..] = bits.to_le_bytes();
        Self(bits & 0xf)
    }

    pub(super) fn bits(self) -> u8 {
        self.0
    }

    /// Whether it has one of `other`.
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The signs of a sentence that are no words.
    pub(super) fn marked(text: &str) -> Self {
        let mut signs = Self::default();
        if text.contains('"') || (!text.is_ascii() && text.contains(['“', '”', '«'])) {
            signs = signs | Self::SPEECH;
        }
        if text.bytes().any(|byte| byte.is_ascii_digit()) {
            signs = signs | Self::NUMBER;
        }
        signs
    }
}

impl BitOr for Signs {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Looks at the words of a sentence one by one.
#[derive(Default)]
pub(super) struct Watch {
    /// Whether the word before points at a time: "last", "next".
    pointed: bool,
}

impl Watch {
    /// Notes the signs of the next word, the first one of the sentence or not.
    pub(super) fn meet(&mut self, word: &str, first: bool, signs: &mut Signs) {
        let pointed = std::mem::replace(&mut self.pointed, matches!(word, "last" | "next"));
        if first && PRONOUNS.contains(&word) {
            *signs = *signs | Signs::PRONOUN;
        }
        let word = word
            .strip_suffix("'s")
            .or_else(|| word.strip_suffix("’s"))
            .unwrap_or(word);
        let length = word.len();
        // Most words are told from all below by how they begin.
        if !(3..=9).contains(&length) || !may_tell(word) {
            return;
        }
        if is_number(word) {
            *signs = *signs | Signs::NUMBER;
        }
        let one = word.strip_suffix('s').unwrap_or(word);
        if TIMES.contains(&one) || (pointed && matches!(word, "week" | "month" | "year")) {
            *signs = *signs | Signs::TIME;
        }
    }
}

/// Whether a word begins as one of those does that are looked for.
fn may_tell(word: &str) -> bool {
    matches!(
        word.bytes().next(),
        Some(
            b'A' | b'D'
                | b'F'
                | b'J'
                | b'M'
                | b'N'
                | b'O'
                | b'S'
                | b'T'
                | b'W'
                | b'b'
                | b'd'
                | b'e'
                | b'f'
                | b'h'
                | b'm'
                | b'n'
                | b's'
                | b't'
                | b'w'
                | b'y'
        )
    )
}

fn is_number(word: &str) -> bool {
    matches!(
        word,
        "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "ten"
    ) || ["dozen", "hundred", "thousand", "million", "billion"]
        .iter()
        .any(|number| word.starts_with(number))
}

const PRONOUNS: &[&str] = &[
    "He", "She", "They", "It", "This", "That", "These", "Those", "His", "Her", "Their", "Its",
];

const TIMES: &[&str] = &[
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "yesterday",
    "today",
    "tomorrow",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[Signs]) {
        let mut signs = Signs::marked(text);
        let mut watch = Watch::default();
        for (at, word) in text.split(' ').enumerate() {
            watch.meet(word, at == 0, &mut signs);
        }
        let expected = expected
            .iter()
            .fold(Signs::default(), |all, one| all | *one);
        assert_eq!(signs, expected, "{text}");
    }

    #[test]
    fn signs_are_seen() {
        check("the talks failed", &[]);
        check("in 2022 it failed", &[Signs::NUMBER]);
        check("at least two thousands left", &[Signs::NUMBER]);
        check("the Mayor of Maytown", &[]);
        check("Monday’s talks", &[Signs::TIME]);
        check("most Mondays", &[Signs::TIME]);
        check("it met last week", &[Signs::TIME]);
        check("the last time", &[]);
        check("“No” was all", &[Signs::SPEECH]);
        check("He left", &[Signs::PRONOUN]);
        check("Then He left", &[]);
    }
}

//! The words met last, each in the one place where it may stand: most words of a text are found there by a
//! comparison of two numbers, without a look into a table of many that lies all over memory.

/// How many places, in half a megabyte: most are looked at so rarely that only the words that a text is made of stay near. With
/// few places, many a word is looked up in the large table for having given way to another.
const PLACES_BITS: u32 = 14;
const PLACES: usize = 1 << PLACES_BITS;
/// The most bytes of a word kept here; the last byte of its number is its length.
const BYTES_MAX: usize = 15;

/// Short words with what is known of them.
pub(super) struct Recent<T> {
    places: Vec<(u128, T)>,
}

/// What stands in a place.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Standing<T>((u128, T));

impl<T: Copy> Standing<T> {
    /// What is known of a word, if it is the one that stands there.
    pub(super) fn of(self, word: Short) -> Option<T> {
        let (standing, value) = self.0;
        (standing == word.0).then_some(value)
    }
}

/// A word as a number, which no other word has; no word is 0.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Short(u128);

impl Short {
    /// The number of a word that is short enough: its beginning and its end, which may overlap, and its length.
    /// Copying so few bytes one by one would cost more than all the rest.
    fn parts(word: &[u8]) -> Option<(u64, u64)> {
        if let (Some(first), Some(last)) = (word.first_chunk(), word.last_chunk()) {
            return Some((u64::from_le_bytes(*first), u64::from_le_bytes(*last)));
        }
        if let (Some(first), Some(last)) = (word.first_chunk(), word.last_chunk()) {
            let (first, last) = (u32::from_le_bytes(*first), u32::from_le_bytes(*last));
            return Some((u64::from(first) | u64::from(last) << 32, 0));
        }
        let (first, last) = (*word.first()?, *word.last()?);
        let middle = word.get(word.len() / 2)?;
        Some((u64::from_le_bytes([first, *middle, last, 0, 0, 0, 0, 0]), 0))
    }

    /// The number of a word that is short enough.
    pub(super) fn of(word: &str) -> Option<Self> {
        if word.len() > BYTES_MAX {
            return None;
        }
        let (first, last) = Self::parts(word.as_bytes())?;
        // Of sixteen bytes and fewer, those that are in both ends make room for the length.
        let shift = 8 * (16 - u32::try_from(word.len()).ok()?.max(8));
        let last = last.checked_shr(shift).unwrap_or_default();
        let length = u64::try_from(word.len()).ok()?;
        let high = last | length << 56;
        Some(Self(u128::from(high) << 64 | u128::from(first)))
    }

    #[expect(
        clippy::cast_possible_truncation,
        reason = "halves and some bits of a number are what is wanted"
    )]
    fn place(self) -> usize {
        const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
        let (low, high) = (self.0 as u64, (self.0 >> 64) as u64);
        let mixed = low.wrapping_mul(ODD) ^ high.rotate_left(29).wrapping_mul(ODD | 1 << 40);
        // The upper bits are those that depend on every letter.
        (mixed >> (u64::BITS - PLACES_BITS)) as usize
    }
}

impl<T: Copy + Default> Recent<T> {
    /// No words.
    pub(super) fn new() -> Self {
        Self { places: Vec::new() }
    }

    /// What stands in a word's place, whatever word that is of.
    pub(super) fn look(&self, word: Short) -> Standing<T> {
        let standing = self.places.get(word.place());
        Standing(standing.copied().unwrap_or_default())
    }

    /// Puts a word in its place.
    pub(super) fn put(&mut self, word: Short, value: T) {
        if self.places.is_empty() {
            self.places.resize(PLACES, (0, T::default()));
        }
        if let Some(place) = self.places.get_mut(word.place()) {
            *place = (word.0, value);
        }
    }

    /// Forgets all of them.
    pub(super) fn clear(&mut self) {
        self.places.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_or_has_given_way_and_is_never_another() {
        let mut recent = Recent::new();
        let words: Vec<String> = (0..100_000).map(|number| format!("w{number}")).collect();
        for (number, word) in words.iter().enumerate() {
            recent.put(Short::of(word).unwrap(), number);
        }
        let mut found = 0;
        for (number, word) in words.iter().enumerate() {
            if let Some(value) = {
                let short = Short::of(word).unwrap();
                recent.look(short).of(short)
            } {
                assert_eq!(value, number);
                found += 1;
            }
        }
        assert!(found > PLACES / 2, "{found}");
        let word = "abcdefghijklmno";
        let mut numbers: Vec<u128> = (0..word.len())
            .flat_map(|from| (from + 1..=word.len()).map(move |to| (from, to)))
            .map(|(from, to)| Short::of(word.get(from..to).unwrap()).unwrap().0)
            .collect();
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers.len(), 15 * 16 / 2);
        assert!(Short::of("sixteen-letters-").is_none() && Short::of("fifteen-letters").is_some());
        recent.clear();
        let short = Short::of("w1").unwrap();
        assert_eq!(recent.look(short).of(short), None);
    }
}

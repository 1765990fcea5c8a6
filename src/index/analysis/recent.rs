//! The words met last, each in the one place where it may stand: most words of a text are found there by a
//! comparison of two numbers, without a look into a table of many that lies all over memory.

/// How many places: those words that most of a text is made of, in 128 kB.
const PLACES: usize = 4096;
/// The most bytes of a word kept here; the last byte of its number is its length.
const BYTES_MAX: usize = 15;

/// Short words with what is known of them.
pub(super) struct Recent<T> {
    places: Vec<(u128, T)>,
}

/// A word as a number, which no other word has; no word is 0.
#[derive(Clone, Copy)]
pub(super) struct Short(u128);

impl Short {
    /// The number of a word that is short enough.
    pub(super) fn of(word: &str) -> Option<Self> {
        let mut bytes = [0; BYTES_MAX + 1];
        bytes
            .get_mut(..word.len())?
            .copy_from_slice(word.as_bytes());
        match bytes.last_mut() {
            Some(last) if word.len() <= BYTES_MAX => *last = u8::try_from(word.len()).ok()?,
            _ => return None,
        }
        Some(Self(u128::from_le_bytes(bytes)))
    }

    #[expect(
        clippy::cast_possible_truncation,
        reason = "halves and some bits of a number are what is wanted"
    )]
    fn place(self) -> usize {
        const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
        let (low, high) = (self.0 as u64, (self.0 >> 64) as u64);
        let mixed = low.wrapping_mul(ODD) ^ high.rotate_left(29).wrapping_mul(ODD | 1 << 40);
        (mixed >> 40) as usize % PLACES
    }
}

impl<T: Copy + Default> Recent<T> {
    /// No words.
    pub(super) fn new() -> Self {
        Self { places: Vec::new() }
    }

    /// What is known of a word, if it stands in its place.
    pub(super) fn get(&self, word: Short) -> Option<T> {
        let (standing, value) = self.places.get(word.place())?;
        (*standing == word.0).then_some(*value)
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
        let words: Vec<String> = (0..20_000).map(|number| format!("w{number}")).collect();
        for (number, word) in words.iter().enumerate() {
            recent.put(Short::of(word).unwrap(), number);
        }
        let mut found = 0;
        for (number, word) in words.iter().enumerate() {
            if let Some(value) = recent.get(Short::of(word).unwrap()) {
                assert_eq!(value, number);
                found += 1;
            }
        }
        assert!(found > PLACES / 2, "{found}");
        assert!(Short::of("sixteen-letters-").is_none() && Short::of("fifteen-letters").is_some());
        recent.clear();
        assert_eq!(recent.get(Short::of("w1").unwrap()), None);
    }
}

//! Which words of a question are met.

/// Which units of a question are met, by their places in the list of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Met(u64);

impl Met {
    /// Whether that unit is.
    pub fn has(self, unit: usize) -> bool {
        self.0 & bit(unit) != 0
    }

    /// Notes that that unit is.
    pub fn note(&mut self, unit: usize) {
        self.0 |= bit(unit);
    }

    /// Those of both.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Those of this that are of `other` too.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Those of this that are not of `other`.
    #[must_use]
    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

/// A question has at most 64 words that are searched for; what would come after is never met.
fn bit(unit: usize) -> u64 {
    u32::try_from(unit)
        .ok()
        .and_then(|unit| 1_u64.checked_shl(unit))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_noted() {
        let (mut one, mut other) = (Met::default(), Met::default());
        one.note(0);
        one.note(63);
        other.note(0);
        other.note(64);
        assert!(one.has(0) && one.has(63) && !one.has(1) && !one.has(64));
        assert!(!other.has(64));
        assert_eq!(other.or(one), one);
        assert!(one.without(other).has(63) && !one.without(other).has(0));
    }
}

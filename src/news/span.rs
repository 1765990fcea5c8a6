//! Byte ranges of an article's body.

use std::fmt;

/// A byte range `start..end` of a normalised body, on character boundaries.
///
/// The one way to cut article text. A span is made against the text it refers to, so a span that exists
/// is on character boundaries of that text; cutting another text with it yields an empty slice at worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// Makes the span `start..end` of `text`, or nothing when that is not a range on character boundaries.
    pub fn of(text: &str, start: usize, end: usize) -> Option<Self> {
        text.get(start..end)?;
        Some(Self {
            start: u32::try_from(start).ok()?,
            end: u32::try_from(end).ok()?,
        })
    }

    /// The span of `part`, which must be a slice of `text` itself (not merely equal to one).
    pub fn of_slice(text: &str, part: &str) -> Option<Self> {
        let start = (part.as_ptr() as usize).checked_sub(text.as_ptr() as usize)?;
        Self::of(text, start, start.checked_add(part.len())?)
    }

    /// The whole of `text`; nothing for a text of 4 GiB or more.
    pub fn whole(text: &str) -> Option<Self> {
        Self::of(text, 0, text.len())
    }

    /// The first byte.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// The byte after the last.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// How many bytes it covers.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it covers nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The text it covers; empty when `text` is not the text it was made of.
    pub fn slice(self, text: &str) -> &str {
        text.get(self.start()..self.end()).unwrap_or_default()
    }

    /// Whether `other` lies within it.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// What both cover; nothing when they share no byte.
    #[must_use]
    pub fn shared(self, other: Self) -> Option<Self> {
        self.overlaps(other).then(|| Self {
            start: self.start.max(other.start),
            end: self.end.min(other.end),
        })
    }

    /// From the start of the one that begins first to the end of the one that ends last.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// The same bytes, counted in a text in which this text begins at byte `offset`.
    #[must_use]
    pub fn shifted(self, offset: usize) -> Option<Self> {
        let offset = u32::try_from(offset).ok()?;
        Some(Self {
            start: self.start.checked_add(offset)?,
            end: self.end.checked_add(offset)?,
        })
    }
}

impl fmt::Display for Span {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}–{}", self.start, self.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_on_character_boundaries() {
        assert!(Span::of("é", 0, 1).is_none());
        assert!(Span::of("é", 0, 3).is_none());
        let span = Span::of("“é”", 3, 5).unwrap();
        assert_eq!(span.slice("“é”"), "é");
        assert_eq!(span.slice("x"), "");
    }

    #[test]
    fn a_slice_knows_its_place() {
        let text = "one two";
        assert_eq!(
            Span::of_slice(text, text.get(4..).unwrap()),
            Span::of(text, 4, 7)
        );
        assert_eq!(Span::of_slice(text, "elsewhere"), None);
    }
}

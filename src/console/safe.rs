//! Text made safe for a terminal: nothing in it can move the cursor, change a colour or reorder a line.

use std::borrow::Cow;

/// The text with every control character and every mark that reorders text replaced by one that can be seen.
///
/// Line ends and tabs stay: the renderer lays them out.
pub fn safe(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| visible(c) == c) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(visible).collect())
}

fn visible(c: char) -> char {
    match c {
        '\n' | '\t' => c,
        // The pictures of control characters stand in their order from U+2400 on.
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        '\u{80}'..='\u{9f}'
        | '\u{61c}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_reaches_the_terminal_as_a_command() {
        assert_eq!(safe("\x1b[31mred\x07"), "␛[31mred␇");
        assert_eq!(safe("\u{9b}2J\u{7f}\r"), "\u{fffd}2J␡␍");
        assert_eq!(safe("\u{202e}evil\u{2066}"), "\u{fffd}evil\u{fffd}");
        assert_eq!(safe("a\tb\nç 👩‍👩‍👧 שלום"), "a\tb\nç 👩‍👩‍👧 שלום");
    }
}

//! Cuts a text into words as they are written.

/// A word as written, and where.
#[derive(Clone, Copy, Debug)]
pub(super) struct Surface<'a> {
    pub(super) text: &'a str,
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether nothing but a hyphen stands between it and the word before.
    pub(super) joined: bool,
}

/// The words of `text` in order: runs of letters and digits with the apostrophes, decimal points and
/// thousands marks within them; the points of an acronym (`U.S.`); a character of a script that is written
/// without spaces is a word of its own.
pub(super) fn surfaces(text: &str) -> impl Iterator<Item = Surface<'_>> {
    let mut at = 0;
    let mut last_end = usize::MAX;
    std::iter::from_fn(move || {
        let start = next(text, at)?;
        let rest = text.get(start..)?;
        let end = start + plain_length(rest).unwrap_or_else(|| word_length(rest));
        let between = text.get(last_end..start).unwrap_or_default();
        let joined = matches!(between, "-" | "\u{2010}" | "\u{2011}");
        at = end;
        last_end = end;
        Some(Surface {
            text: text.get(start..end)?,
            start,
            end,
            joined,
        })
    })
}

/// Where the next letter or digit stands from byte `at` on.
fn next(text: &str, mut at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    loop {
        let byte = *bytes.get(at)?;
        if byte.is_ascii() {
            if byte.is_ascii_alphanumeric() {
                return Some(at);
            }
            at += 1;
        } else {
            let c = text.get(at..)?.chars().next()?;
            if c.is_alphanumeric() {
                return Some(at);
            }
            at += c.len_utf8();
        }
    }
}

/// The bytes of the word that `text` begins with, if it is of ASCII letters and digits alone and what follows it is
/// surely none of it: most words.
fn plain_length(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let length = bytes
        .iter()
        .position(|byte| !byte.is_ascii_alphanumeric())
        .unwrap_or(bytes.len());
    let goes_on = |at: usize| {
        bytes
            .get(at)
            .is_some_and(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii())
    };
    match bytes.get(length) {
        Some(b'\'' | b',' | b'.') if goes_on(length + 1) => None,
        Some(byte) if !byte.is_ascii() => None,
        _ => Some(length),
    }
}

/// The bytes of the word that `text` begins with.
fn word_length(text: &str) -> usize {
    let mut characters = text.char_indices().peekable();
    let mut end = 0;
    let mut before = ' ';
    // Letters since the last point or the beginning: an acronym has one at a time.
    let mut run = 0;
    while let Some((at, c)) = characters.next() {
        let next = characters.peek().map_or(' ', |(_, next)| *next);
        if stands_alone(c) {
            return if end == 0 { at + c.len_utf8() } else { end };
        }
        let inner = match c {
            '\'' | '’' | 'ʼ' => before.is_alphabetic() && next.is_alphabetic(),
            ',' => before.is_ascii_digit() && next.is_ascii_digit(),
            '.' => {
                (before.is_ascii_digit() && next.is_ascii_digit())
                    || (run == 1 && before.is_uppercase() && next.is_uppercase())
            }
            _ => c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c),
        };
        if !inner {
            return end;
        }
        run = if c == '.' { 0 } else { run + 1 };
        before = c;
        end = at + c.len_utf8();
    }
    end
}

/// Whether `c` is of a script that is written without spaces between words.
pub(super) fn stands_alone(c: char) -> bool {
    matches!(c, '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

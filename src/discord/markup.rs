//! The words of a message without Discord's markup: what a reader sees of it.
//!
//! Best effort, as a reader would copy it. What [`escape`](super::escape::escape) made plain comes back as it was.

use std::iter::Peekable;
use std::str::Chars;

/// What stands at the beginning of a line and is not shown: quotes, subtext and headings.
const LINE_STARTS: [&str; 6] = [">>> ", "> ", "-# ", "### ", "## ", "# "];

/// The message's words: emphasis, quote marks and mentions away, of a link its label.
pub(super) fn words(markup: &str) -> String {
    let lines: Vec<String> = markup.split('\n').map(line).collect();
    lines.join("\n")
}

fn line(markup: &str) -> String {
    let start = LINE_STARTS
        .iter()
        .find_map(|start| markup.strip_prefix(start));
    let mut rest = start.unwrap_or(markup).chars().peekable();
    let mut words = String::with_capacity(markup.len());
    while let Some(c) = rest.next() {
        match c {
            '\\' => match rest.next_if(char::is_ascii_punctuation) {
                Some(escaped) => words.push(escaped),
                None => words.push(c),
            },
            '`' => {}
            '*' | '~' | '|' => emphasis(c, &mut rest, &mut words),
            '_' if !is_within_a_word(&words, &rest) => {}
            '[' => label(&mut rest, &mut words),
            '<' => angled(&mut rest, &mut words),
            _ => words.push(c),
        }
    }
    words
}

/// Passes over a run of marks that set words off; one that stands alone between blanks, or too few of them, stays.
fn emphasis(mark: char, rest: &mut Peekable<Chars<'_>>, words: &mut String) {
    let mut count = 1;
    while rest.next_if_eq(&mark).is_some() {
        count += 1;
    }
    let is_apart = words.chars().next_back().is_none_or(char::is_whitespace)
        && rest.peek().is_none_or(|next| next.is_whitespace());
    if is_apart || (mark != '*' && count < 2) {
        words.extend(std::iter::repeat_n(mark, count));
    }
}

/// Whether a mark between these stands within a name such as `snake_case`.
fn is_within_a_word(words: &str, rest: &Peekable<Chars<'_>>) -> bool {
    let next = rest.clone().next();
    words.chars().next_back().is_some_and(char::is_alphanumeric)
        && next.is_some_and(char::is_alphanumeric)
}

/// Of `[label](address)`, the label; a bracket that begins no link stays.
fn label(rest: &mut Peekable<Chars<'_>>, words: &mut String) {
    let text: String = rest.clone().collect();
    let link = text.split_once("](").and_then(|(label, after)| {
        let (address, _) = after.split_once(')')?;
        let is_one = !label.contains(['[', ']']) && !address.contains(char::is_whitespace);
        is_one.then_some((label, address))
    });
    let Some((label, address)) = link else {
        words.push('[');
        return;
    };
    words.push_str(&line(label));
    let passed = label.chars().count() + "](".len() + address.chars().count() + 1;
    rest.by_ref().take(passed).for_each(drop);
}

/// Passes over a mention, an emoji or a timestamp; of an address in angle brackets only these.
fn angled(rest: &mut Peekable<Chars<'_>>, words: &mut String) {
    let text: String = rest.clone().take_while(|c| *c != '>').collect();
    let is_closed = rest.clone().any(|c| c == '>');
    let is_address = text.starts_with("https://") || text.starts_with("http://");
    let is_mention = ["@", "#", ":", "a:", "t:", "/"].iter().any(|sign| {
        let named = text.strip_prefix(sign);
        named.is_some_and(|named| named.ends_with(|c: char| c.is_ascii_alphanumeric()))
    });
    if !is_closed || text.contains(char::is_whitespace) || !(is_address || is_mention) {
        words.push('<');
        return;
    }
    if is_address {
        words.push_str(&text);
    }
    rest.by_ref().take(text.chars().count() + 1).for_each(drop);
}

#[cfg(test)]
mod tests {
    use super::super::escape::escape;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_message_is_read_as_it_is_seen() {
        for (markup, expected) in [
            ("> “We **are** at the table.”", "“We are at the table.”"),
            (
                "*one* __two__ ~~three~~ ||four|| `five`",
                "one two three four five",
            ),
            (r"10\:30, \*not bold\*", "10:30, *not bold*"),
            ("snake_case and _set off_", "snake_case and set off"),
            ("2 * 3 ~ 6 | 7", "2 * 3 ~ 6 | 7"),
            ("<@1> told <#2> <t:1:R> <:smile:3>!", " told   !"),
            (
                "[a title](<https://x.example>), [1] a < b",
                "a title, [1] a < b",
            ),
            ("see <https://x.example/a_b>", "see https://x.example/a_b"),
            ("-# small\n## Heading\n- item", "small\nHeading\n- item"),
        ] {
            assert_eq!(words(markup), expected, "{markup}");
        }
    }

    proptest! {
        /// What was escaped is read as it was.
        #[test]
        fn what_was_made_plain_comes_back(text in any::<String>()) {
            prop_assert_eq!(words(&escape(&text)), text);
        }
    }
}

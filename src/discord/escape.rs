//! Text made safe for Discord: shown as it stands, whatever of Discord's markup is in it.
//!
//! # Questions and answers
//! **Why not an escaping library?** They escape `CommonMark`. Discord's dialect differs: spoilers, timestamps,
//! mentions, emoji codes, subtext, bare links and invites take effect in it, and entities do not.
//!
//! **Why is there no zero-width space in it?** It would stay in what a reader copies, and a quotation would no
//! longer be its article's words. A backslash is not shown. Mentions are stopped a second time where messages are
//! sent: nothing in them may be parsed as one.

use std::iter::Peekable;

/// What has a meaning to Discord wherever it stands: emphasis, code, spoilers, links, mentions, timestamps, emoji
/// codes, addresses (`:` and `/`), invites (`/`), headings and channel names (`#`), quotes (`>`).
const ANYWHERE: &[char] = &[
    '\\', '*', '_', '~', '`', '|', '<', '>', '[', ']', ':', '@', '#', '/',
];
/// What has a meaning at the start of a line: lists, subtext, rules.
const AT_LINE_START: &[char] = &['-', '+', '='];
/// What makes a numbered list after digits at the start of a line.
const AFTER_NUMBER: &[char] = &['.', ')'];
/// What may be taken for the end of a line.
const LINE_ENDS: &[char] = &[
    '\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}',
];

/// Where in its line the next character stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Start,
    AfterNumber,
    Within,
}

/// Escapes one character after another, knowing where in its line each stands.
#[derive(Debug)]
struct Escaper {
    place: Place,
}

impl Escaper {
    fn new() -> Self {
        Self {
            place: Place::Start,
        }
    }

    /// Adds `c`, which stands before `next`.
    fn push(&mut self, c: char, next: Option<char>, out: &mut String) {
        // A colon before white space begins neither an emoji code nor an address.
        let idle = c == ':' && next.is_some_and(char::is_whitespace);
        let special = (ANYWHERE.contains(&c) && !idle)
            || (self.place == Place::Start && AT_LINE_START.contains(&c))
            || (self.place == Place::AfterNumber && AFTER_NUMBER.contains(&c));
        if special {
            out.push('\\');
        }
        out.push(c);
        self.place = match (self.place, c) {
            _ if LINE_ENDS.contains(&c) => Place::Start,
            (Place::Start, c) if c.is_whitespace() => Place::Start,
            (Place::Start | Place::AfterNumber, c) if c.is_numeric() => Place::AfterNumber,
            _ => Place::Within,
        };
    }
}

/// `text` so that Discord shows it as it stands.
///
/// ```
/// use attache::discord::escape::{escape, unescape};
///
/// assert_eq!(escape("**bold** at 10:30"), r"\*\*bold\*\* at 10\:30");
/// assert_eq!(unescape(&escape("# <@1> https://x")), "# <@1> https://x");
/// ```
pub fn escape(text: &str) -> String {
    let mut escaper = Escaper::new();
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        escaper.push(c, rest.peek().copied(), &mut out);
    }
    out
}

/// The text that [`escape`] was given.
pub fn unescape(escaped: &str) -> String {
    let mut out = String::with_capacity(escaped.len());
    let mut rest = escaped.chars();
    while let Some(c) = rest.next() {
        if c == '\\' {
            out.extend(rest.next());
        } else {
            out.push(c);
        }
    }
    out
}

/// `text` as a block quote, the bytes in `marks` (in order, apart) bold.
pub fn quote(text: &str, marks: impl IntoIterator<Item = (usize, usize)>) -> String {
    let mut marks = marks.into_iter().peekable();
    let mut escaper = Escaper::new();
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let mut bold = false;
    out.push_str("> ");
    let mut rest = text.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let next = rest.peek().map(|(_, next)| *next);
        let marked = is_marked(&mut marks, at) && c != '\n';
        if marked != bold {
            out.push_str(BOLD);
            bold = marked;
        }
        escaper.push(c, next, &mut out);
        if c == '\n' {
            out.push_str("> ");
        }
    }
    if bold {
        out.push_str(BOLD);
    }
    out
}

/// The text that [`quote`] was given.
pub fn unquote(quoted: &str) -> String {
    let mut out = String::with_capacity(quoted.len());
    let mut rest = quoted.strip_prefix("> ").unwrap_or(quoted).chars();
    while let Some(c) = rest.next() {
        match c {
            '\\' => out.extend(rest.next()),
            '*' => {}
            '\n' => {
                out.push('\n');
                rest.by_ref().take(2).for_each(drop);
            }
            _ => out.push(c),
        }
    }
    out
}

/// What begins and ends bold words.
const BOLD: &str = "**";

fn is_marked(marks: &mut Peekable<impl Iterator<Item = (usize, usize)>>, at: usize) -> bool {
    while marks.next_if(|(_, end)| *end <= at).is_some() {}
    marks.peek().is_some_and(|(start, _)| *start <= at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, escaped: &str) {
        assert_eq!(escape(text), escaped);
        assert_eq!(unescape(escaped), text);
    }

    #[test]
    fn plain_words_stay_as_they_are() {
        check(
            "It's 3.5% up, “he” said: well-known (AP) & co!",
            "It's 3.5% up, “he” said: well-known (AP) & co!",
        );
    }

    #[test]
    fn markup_is_shown_as_typed() {
        check(
            "**b** _i_ ~~s~~ ||x||",
            r"\*\*b\*\* \_i\_ \~\~s\~\~ \|\|x\|\|",
        );
        check("```rs\ncode```", "\\`\\`\\`rs\ncode\\`\\`\\`");
        check(
            "# big\n-# small\n> quoted",
            "\\# big\n\\-\\# small\n\\> quoted",
        );
        check("- a\n  + b\n1. c\n23) d", "\\- a\n  \\+ b\n1\\. c\n23\\) d");
        check("a - b, 1. c", "a - b, 1. c");
    }

    #[test]
    fn nothing_is_addressed() {
        check(
            "@everyone <@1> <@&2> <#3> </ask:4>",
            r"\@everyone \<\@1\> \<\@&2\> \<\#3\> \<\/ask\:4\>",
        );
        check(
            "<t:1643068800:R> :smile: <:x:1>",
            r"\<t\:1643068800\:R\> \:smile: \<\:x\:1\>",
        );
    }

    #[test]
    fn nothing_is_linked() {
        check("https://x.test", r"https\:\/\/x.test");
        check("[here](https://x.test)", r"\[here\](https\:\/\/x.test)");
        check("discord.gg/abc", r"discord.gg\/abc");
    }

    #[test]
    fn marks_are_bold_and_stop_at_the_end_of_a_line() {
        assert_eq!(
            quote("one two\nthree", [(4, 13)]),
            "> one **two**\n> **three**"
        );
        assert_eq!(quote("ab", [(0, 1), (1, 2)]), "> **ab**");
        assert_eq!(quote("2*3*4", [(0, 2)]), r"> **2\***3\*4");
    }

    proptest! {
        #[test]
        fn unescaping_gives_the_text_back(text in nasty()) {
            prop_assert_eq!(unescape(&escape(&text)), text);
        }

        #[test]
        fn a_quotation_gives_the_text_back(text in nasty(), cuts in proptest::collection::btree_set(0..400_usize, 0..6)) {
            let cuts: Vec<usize> = cuts.into_iter().collect();
            let marks: Vec<_> = cuts.chunks_exact(2).map(|cut| (cut[0], cut[1])).collect();
            prop_assert_eq!(unquote(&quote(&text, marks)), text);
        }

        #[test]
        fn every_special_character_is_escaped(text in nasty()) {
            let escaped = escape(&text);
            let mut rest = escaped.chars();
            while let Some(c) = rest.next() {
                if c == '\\' {
                    let next = rest.next().unwrap();
                    prop_assert!(next.is_ascii_punctuation(), "{next:?} would keep its backslash");
                } else {
                    let idle = c == ':' && rest.clone().next().is_some_and(char::is_whitespace);
                    prop_assert!(!ANYWHERE.contains(&c) || idle);
                }
            }
        }
    }

    /// Markup, right-to-left and combining characters, nulls and line ends, in any order.
    fn nasty() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            any::<char>().prop_map(String::from),
            "[-\\\\*_~`|<>:@#/.()\\[\\]0-9 \n\r]{1,6}",
            Just("https://discord.gg/x".to_owned()),
            Just("<t:1:R>".to_owned()),
            Just("שלום\u{202e}\u{301}\0".to_owned()),
            Just("\u{2028}- x".to_owned()),
        ];
        proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
    }
}

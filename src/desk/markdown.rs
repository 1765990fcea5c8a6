//! Markdown for exports: an article's words written so that they are read as they stand.

/// `text` on one line, with every character that Markdown or HTML would take for its own made plain.
pub(super) fn plain(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 8);
    let mut start = true;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        let special = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '|' | '~' | '$' | '@' => true,
            // An emoji's name, an address.
            ':' => next.is_some_and(|next| !next.is_whitespace()),
            '&' => is_entity(chars.clone()),
            // A picture.
            '!' => next == Some('['),
            // A heading, a quote, a list, a rule.
            '#' | '>' | '-' | '+' | '=' => start,
            '.' | ')' => is_number(&written),
            _ => false,
        };
        if special {
            written.push('\\');
        }
        written.push(if matches!(c, '\n' | '\r') { ' ' } else { c });
        start = start && c.is_whitespace();
    }
    written
}

/// What a reader of Markdown sees of it: a backslash before a mark taken away.
pub(super) fn read(written: &str) -> String {
    let mut read = String::with_capacity(written.len());
    let mut chars = written.chars().peekable();
    while let Some(c) = chars.next() {
        let escaped = match c {
            '\\' => chars.next_if(char::is_ascii_punctuation),
            _ => None,
        };
        read.push(escaped.unwrap_or(c));
    }
    read
}

/// Whether an ampersand before this begins an entity, such as `&amp;`.
fn is_entity(rest: impl Iterator<Item = char>) -> bool {
    const LONGEST: usize = 32;
    let mut rest = rest
        .take(LONGEST)
        .skip_while(|c| c.is_ascii_alphanumeric() || *c == '#');
    rest.next() == Some(';')
}

/// Whether what is written so far is only the number of a list.
fn is_number(written: &str) -> bool {
    let number = written.trim_start();
    !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nothing_of_an_article_formats_or_links() {
        assert_eq!(
            plain("**Bold** [x](http://y)"),
            "\\*\\*Bold\\*\\* \\[x\\](http\\://y)"
        );
        assert_eq!(plain("1. one\n- two"), "1\\. one - two");
        assert_eq!(plain("- <b>"), "\\- \\<b>");
        assert_eq!(plain("Brief: a :smile:"), "Brief: a \\:smile:");
        assert_eq!(plain("R&D! &amp; x#1 > y"), "R&D! \\&amp; x#1 > y");
    }

    proptest! {
        #[test]
        fn it_is_read_as_it_stands(text in any::<String>()) {
            let shown = text.replace(['\n', '\r'], " ");
            prop_assert_eq!(read(&plain(&text)), shown);
        }
    }
}

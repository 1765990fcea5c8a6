//! Markdown for exports: an article's words written so that they are read as they stand.

/// `text` on one line, with every character that Markdown or HTML would take for its own made plain.
pub(super) fn plain(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 8);
    let mut start = true;
    for c in text.chars() {
        match c {
            '\n' | '\r' => written.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '!' | '$'
            | '@' | ':' => {
                written.extend(['\\', c]);
            }
            // What would begin a list or a rule.
            '-' | '+' | '=' if start => written.extend(['\\', c]),
            '.' | ')' if is_number(&written) => written.extend(['\\', c]),
            _ => written.push(c),
        }
        start = start && c.is_whitespace();
    }
    written
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

    /// What a reader of Markdown sees: every backslash before a mark taken away.
    fn read(written: &str) -> String {
        let mut read = String::new();
        let mut chars = written.chars();
        while let Some(c) = chars.next() {
            read.extend(if c == '\\' { chars.next() } else { Some(c) });
        }
        read
    }

    #[test]
    fn nothing_of_an_article_formats_or_links() {
        assert_eq!(
            plain("**Bold** [x](http://y)"),
            "\\*\\*Bold\\*\\* \\[x\\](http\\://y)"
        );
        assert_eq!(plain("1. one\n- two"), "1\\. one - two");
        assert_eq!(plain("- <b>"), "\\- \\<b\\>");
    }

    proptest! {
        #[test]
        fn it_is_read_as_it_stands(text in any::<String>()) {
            let shown = text.replace(['\n', '\r'], " ");
            prop_assert_eq!(read(&plain(&text)), shown);
        }
    }
}

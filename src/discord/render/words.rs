//! Our own words in Discord's markup.

use reqwest::Url;

use super::super::escape::escape;
use super::super::limits::{length, shortened};
use crate::news::Citation;
use crate::redaction::redact;
use crate::reply::{Line, Part};

/// What is said where embeds are not allowed.
pub(super) const LACKS: &str =
    "Plain text, because Attaché lacks the **Embed Links** permission in this channel.";
/// The longest address that is linked; a longer one would leave no room for words.
const URL_MAX: usize = 500;
/// The longest title in a citation.
const TITLE_MAX: usize = 150;
/// The longest name of an outlet in a citation.
const SOURCE_MAX: usize = 80;
/// How many credits stand in for a source that is not known.
const CREDITS_MAX: usize = 3;

/// Words in small print.
pub(super) fn aside(markup: &str) -> String {
    markup
        .lines()
        .map(|line| format!("-# {line}"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// A line of ours.
pub(super) fn line(line: &Line) -> String {
    line.parts()
        .iter()
        .map(|part| match part {
            Part::Plain(words) => escape(&redact(words)),
            Part::Strong(words) | Part::Added(words) if words.is_empty() => String::new(),
            Part::Strong(words) | Part::Added(words) => format!("**{}**", escape(&redact(words))),
            Part::Struck(words) if words.is_empty() => String::new(),
            Part::Struck(words) => format!("~~{}~~", escape(&redact(words))),
            Part::Code(words) => code(&redact(words)),
            Part::Link { label, url } => link(label, url),
        })
        .collect()
}

/// A paragraph of ours: a line, or a text to be copied as it stands, fenced off.
pub(super) fn paragraph(words: &Line) -> String {
    match words.parts() {
        [Part::Code(text)] if text.contains('\n') && !text.contains("```") => {
            format!("```\n{}\n```", redact(text))
        }
        _ => line(words),
    }
}

/// What is typed or copied: code cannot be escaped, so what would end it is shown as words.
fn code(words: &str) -> String {
    let ends = words.contains(['`', '\n', '\r']) || words.trim().is_empty();
    if ends {
        escape(words)
    } else {
        format!("`{words}`")
    }
}

/// A link shown as its label; the label alone where the address is no web address.
pub(super) fn link(label: &str, url: &str) -> String {
    match address(url) {
        // Discord finds the end of a label by counting brackets, escaped or not.
        Some(url) if label.contains(['[', ']']) => format!("{} [↗](<{url}>)", escape(label)),
        Some(url) if !label.trim().is_empty() => format!("[{}](<{url}>)", escape(label)),
        _ => escape(label),
    }
}

/// The address with nothing in it that would end a link; nothing for what is no web address.
fn address(url: &str) -> Option<String> {
    let url = Url::parse(url.trim()).ok()?;
    let web = matches!(url.scheme(), "http" | "https") && url.has_host();
    let safe: String = url
        .as_str()
        .chars()
        .map(|c| match c {
            '(' => "%28".to_owned(),
            ')' => "%29".to_owned(),
            '<' => "%3C".to_owned(),
            '>' => "%3E".to_owned(),
            '\\' => "%5C".to_owned(),
            '`' => "%60".to_owned(),
            '|' => "%7C".to_owned(),
            '*' => "%2A".to_owned(),
            _ => c.to_string(),
        })
        .collect();
    (web && length(&safe) <= URL_MAX).then_some(safe)
}

/// Where an excerpt comes from: number, title, source, date, paragraph.
pub(super) fn citation(number: usize, citation: Citation<'_>, credits: &[String]) -> String {
    let title = one_line(citation.title(), TITLE_MAX);
    let title = match citation.url() {
        Some(url) => link(&title, url),
        None => escape(&title),
    };
    let source = match citation.source() {
        Some(source) => escape(&one_line(source, SOURCE_MAX)),
        None if credits.is_empty() => "source unknown".to_owned(),
        None => {
            let named: Vec<String> = credits
                .iter()
                .take(CREDITS_MAX)
                .map(|credit| escape(&one_line(credit, SOURCE_MAX)))
                .collect();
            format!("source unknown, credits {}", named.join(", "))
        }
    };
    aside(&format!(
        "**{number}** · {title} · {source} · {} · {}",
        citation.published(),
        citation.place()
    ))
}

pub(super) fn one_line(words: &str, max: usize) -> String {
    shortened(&words.split_whitespace().collect::<Vec<_>>().join(" "), max)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_are_linked() {
        assert_eq!(link("a", "https://x.test/b"), "[a](<https://x.test/b>)");
        assert_eq!(
            link("a", "https://x.test/(b)>c"),
            "[a](<https://x.test/%28b%29%3Ec>)"
        );
        assert_eq!(
            link("[AP] a", "https://x.test"),
            r"\[AP\] a [↗](<https://x.test/>)"
        );
        assert_eq!(link("a", "javascript:alert(1)"), "a");
        assert_eq!(link("a", "discord://x"), "a");
        assert_eq!(link("a", "not an address"), "a");
    }

    #[test]
    fn code_that_cannot_be_code_is_words() {
        assert_eq!(line(&Line::new().code("/ask x")), "`/ask x`");
        assert_eq!(line(&Line::new().code("a`b")), r"a\`b");
    }

    #[test]
    fn a_text_to_copy_is_fenced_off_unless_it_would_end_the_fence() {
        let code = |text: &str| paragraph(&Line::new().code(text));
        assert_eq!(code("a\nb `c`"), "```\na\nb `c`\n```");
        assert_eq!(code("a\n```"), "a\n\\`\\`\\`");
        assert_eq!(code("a"), "`a`");
    }
}

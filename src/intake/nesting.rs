//! Whether a page is worth parsing: some pages cost a parser hours or all memory.
//!
//! At each tag an HTML parser may look through all elements that are open, and each paragraph begins with a copy of
//! every element of formatting that the one before left open: both grow with the square of a page that leaves its
//! elements open. Browsers bear with that; what takes pages in from anyone must not.

use std::collections::HashMap;

/// Elements that a new paragraph takes over.
const FORMATTING: [&str; 14] = [
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
];
/// Elements that end by themselves: void ones, and those that their like or their parent ends.
const ENDING: [&str; 24] = [
    "!--", "!doctype", "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input",
    "li", "link", "meta", "option", "p", "param", "source", "td", "th", "tr", "track", "wbr",
];
/// Elements whose text holds no tags.
const RAW: [&str; 4] = ["script", "style", "textarea", "title"];

/// A copy of an element costs so many looks at one.
const COPY: u64 = 250;
/// So many looks take some seconds, or a few hundred megabytes; a long page of news is a hundredth of it.
const LOOKS_MAX: u64 = 500_000_000;

/// Whether parsing the page would cost too much.
pub(super) fn is_tangled(page: &str) -> bool {
    let page = page.to_ascii_lowercase();
    let mut open: HashMap<&str, u64> = HashMap::new();
    let (mut depth, mut formatting, mut looks) = (0_u64, 0_u64, 0_u64);
    let mut rest = page.as_str();
    while let Some((_, tag)) = rest.split_once('<') {
        rest = tag;
        let closes = tag.starts_with('/');
        let tag = tag.strip_prefix('/').unwrap_or(tag);
        let end = tag.find(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/' | '<'));
        let name = tag.get(..end.unwrap_or(tag.len())).unwrap_or_default();
        looks += depth + COPY * formatting;
        if looks > LOOKS_MAX {
            return true;
        }
        if ENDING.contains(&name) || !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let is_formatting = u64::from(FORMATTING.contains(&name));
        let count = open.entry(name).or_default();
        if closes {
            let gone = (*count).min(1);
            *count -= gone;
            depth -= gone;
            formatting -= gone * is_formatting;
        } else {
            *count += 1;
            depth += 1;
            formatting += is_formatting;
            if RAW.contains(&name)
                && let Some(end) = rest.find(&format!("</{name}"))
            {
                rest = rest.get(end..).unwrap_or_default();
            }
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_leaves_its_elements_open_is_tangled() {
        let bold: Vec<String> = (0..2_000).map(|number| format!("<b x={number}>")).collect();
        let bold = bold.concat();
        assert!(is_tangled(&"<div>".repeat(40_000)));
        assert!(is_tangled(&format!(
            "<p>{bold}</p>{}",
            "<P>x".repeat(2_000)
        )));
        assert!(!is_tangled(
            &"<div><p>One <b>two</b><br>three</DIV>".repeat(200_000)
        ));
        assert!(!is_tangled(
            &"<ul><li>One<li><font size=2>two</ul>".repeat(500)
        ));
        assert!(!is_tangled(&format!(
            "<script>{}</script>",
            "'<div>'".repeat(40_000)
        )));
        assert!(!is_tangled("1 < 2 <"));
    }
}

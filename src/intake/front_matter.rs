//! Front matter: `key: value` lines between two marks at the top of a text.

use super::Given;

/// More lines are no front matter.
const LINES_MAX: usize = 60;

/// Parts a text into what its front matter states and the rest.
///
/// Values may stand in quotation marks; keys that say nothing here, lists and comments are passed over. A text
/// that begins with a rule but not with front matter is left whole.
pub(super) fn front_matter(text: &str) -> (Given, &str) {
    let text = text.trim_start_matches('\u{feff}');
    parse(text).unwrap_or((Given::default(), text))
}

fn parse(text: &str) -> Option<(Given, &str)> {
    let mut given = Given::default();
    let mut rest = text;
    for number in 0..LINES_MAX {
        let (line, after) = rest.split_once('\n')?;
        let is_indented = line.starts_with([' ', '\t']);
        let line = line.trim_end();
        rest = after;
        match (number, line) {
            (0, "---") => {}
            (0, _) => return None,
            (_, "---" | "...") => return Some((given, rest)),
            (_, "") => {}
            _ if is_indented || line.starts_with(['#', '-']) => {}
            _ => {
                let (key, value) = line.split_once(':')?;
                if key.contains(char::is_whitespace) {
                    return None;
                }
                state(&mut given, key, value);
            }
        }
    }
    None
}

fn state(given: &mut Given, key: &str, value: &str) {
    let value = value.trim();
    let bare = ['"', '\'']
        .into_iter()
        .find_map(|mark| value.strip_prefix(mark)?.strip_suffix(mark))
        .unwrap_or(value);
    let place = match key.to_ascii_lowercase().as_str() {
        "id" => &mut given.id,
        "title" | "headline" => &mut given.title,
        "source" | "publisher" | "site_name" => &mut given.source,
        "author" | "byline" => &mut given.author,
        "published" | "published_at" | "date" => &mut given.published,
        "url" | "link" | "canonical" => &mut given.url,
        _ => return,
    };
    if !bare.is_empty() {
        *place = Some(bare.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_is_parted_from_the_text() {
        let (given, rest) = front_matter(
            "---\nid: one\ntitle: \"A: title\"\ndate: 2022-01-25\ntags:\n  - x\nlayout: post\n---\nText.\n",
        );
        assert_eq!(given.id.as_deref(), Some("one"));
        assert_eq!(given.title.as_deref(), Some("A: title"));
        assert_eq!(given.published.as_deref(), Some("2022-01-25"));
        assert_eq!(rest, "Text.\n");
    }

    #[test]
    fn a_rule_is_no_front_matter() {
        for text in [
            "---\nIt began: so.\n---\nText.",
            "---\nText.",
            "Title\n---\nid: x\n---\n",
            "---\n",
            "",
        ] {
            assert_eq!(front_matter(text), (Given::default(), text));
        }
    }
}

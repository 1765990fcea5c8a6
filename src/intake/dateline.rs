//! Datelines: where, and by which desk, a story was filed.

use super::pattern::{Pattern, fixed};
use crate::news::Class;

/// How many paragraphs may stand before the dateline.
const WITHIN: usize = 3;

/// The dateline that the first text states, as stated, without the dash after it: `PARIS: (Web Desk)`.
pub(super) fn dateline<'a>(paragraphs: impl Iterator<Item = (Class, &'a str)>) -> Option<String> {
    paragraphs
        .filter(|(class, _)| matches!(class, Class::Body | Class::Byline))
        .take(WITHIN)
        .find_map(|(class, text)| match class {
            Class::Byline => alone(text),
            Class::Headline
            | Class::Subheading
            | Class::Caption
            | Class::Body
            | Class::Furniture => opening(text),
        })
}

/// The dateline at the start of a paragraph.
fn opening(text: &str) -> Option<String> {
    /// A place in capitals (with a smaller state or country), a desk or an agency, a day, and a dash or a colon.
    static CAPITALS: Pattern = Pattern::new(|| {
        fixed(
            r"(?x)^(?<place>\p{Lu}[\p{Lu}'’.-]+(?:[\ /]\p{Lu}[\p{Lu}'’.-]*){0,4}(?:,\ (?:\p{Lu}[\p{L}.]+\ ?){1,3})?)
              (?:(?<desk>:?\ ?\([^()]{2,40}\))?\ ?[-–—]{1,2}\ (?:\p{Lu}{3,9}\.?\ \d{1,2}(?:,\ \d{4})?:\ )?
                |(?<desk2>:\ \([^()]{2,40}\))\ )",
        )
    });
    /// A place in any letters, an agency in brackets, and a dash.
    static AGENCY: Pattern = Pattern::new(|| {
        fixed(
            r"^(?<place>\p{Lu}[\p{L}'’.-]+(?: \p{Lu}[\p{L}'’.-]*){0,3}(?:, [\p{L}. ]{2,24})?,?(?: \p{Lu}\p{L}{2,8}\.? \d{1,2})?) ?(?<desk>\([^()]{2,40}\)) ?[-–—]{1,2} ",
        )
    });
    let head = text.get(..text.floor_char_boundary(120)).unwrap_or(text);
    let found = CAPITALS.captures(head).or_else(|| AGENCY.captures(head))?;
    let desk = found.name("desk").or_else(|| found.name("desk2"));
    let place = found.name("place")?.as_str().trim_end_matches([',', ' ']);
    Some(match desk.map(|desk| desk.as_str()) {
        None => place.to_owned(),
        Some(desk) if desk.starts_with('(') => format!("{place} {desk}"),
        Some(desk) => format!("{place}{desk}"),
    })
}

/// The dateline that a line is: `New York CNN —`. An outlet alone is none.
fn alone(text: &str) -> Option<String> {
    let place = text.strip_suffix(['—', '–', '-'])?.trim_end();
    (place.contains(' ') && place.chars().count() <= 60).then(|| place.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let found = dateline([(Class::Body, text)].into_iter());
        assert_eq!(found.as_deref(), expected, "{text}");
    }

    #[test]
    fn datelines_are_read_as_stated() {
        check(
            "PARIS: (Web Desk) – The president",
            Some("PARIS: (Web Desk)"),
        );
        check("WASHINGTON (AP) — The president", Some("WASHINGTON (AP)"));
        check("WASHINGTON — The president", Some("WASHINGTON"));
        check(
            "ELIZABETH CITY, N.C. – The storm",
            Some("ELIZABETH CITY, N.C."),
        );
        check("SINGAPORE -- The airport", Some("SINGAPORE"));
        check(
            "BERLIN, GERMANY - JANUARY 25: The chancellor",
            Some("BERLIN, GERMANY"),
        );
        check("London (Reuters) - The bank", Some("London (Reuters)"));
        check(
            "NEW DELHI, Jan 5 (Reuters) - The bank",
            Some("NEW DELHI, Jan 5 (Reuters)"),
        );
        check("NATO said on Friday – again – that", None);
        check("The president (again) – or so", None);
        check("US-led talks go on", None);
        check("", None);
        let alone = dateline([(Class::Byline, "New York CNN —")].into_iter());
        assert_eq!(alone.as_deref(), Some("New York CNN"));
        assert_eq!(dateline([(Class::Byline, "CNN —")].into_iter()), None);
    }
}

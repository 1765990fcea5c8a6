//! An evidence card as BibTeX: an entry of the kind that every style knows, and reading one back.

use super::card::{Card, Given, Proof};
use super::markdown::one_line;

/// What `LaTeX` reads as something else than itself, and how it is written instead.
///
/// Braces have no backslash before them: `BibTeX` counts them whether or not they have one.
const ESCAPED: [(char, &str); 11] = [
    ('\\', "\\textbackslash{}"),
    ('{', "\\textbraceleft{}"),
    ('}', "\\textbraceright{}"),
    ('^', "\\textasciicircum{}"),
    ('~', "\\textasciitilde{}"),
    ('\n', "\\newline{}"),
    ('$', "\\$"),
    ('&', "\\&"),
    ('%', "\\%"),
    ('#', "\\#"),
    ('_', "\\_"),
];

/// `BibTeX`'s own names of the months.
const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// The card.
pub(super) fn written(card: &Card) -> String {
    let citation = card.excerpt.citation();
    let article = card.excerpt.article();
    let mut fields = vec![("title", Some(braced(&one_line(article.title()), true)))];
    // A second pair of braces keeps a byline whole: it may be an agency, or several people in any order.
    let author = article.metadata().author.as_deref();
    fields.push((
        "author",
        author.map(|author| braced(&one_line(author), true)),
    ));
    let source = citation.source().map(one_line);
    fields.push(("howpublished", source.map(|source| braced(&source, false))));
    if let Some(date) = citation.published().date() {
        let month = usize::try_from(date.month()).unwrap_or_default();
        let month = MONTHS.get(month.saturating_sub(1)).copied();
        fields.push(("year", Some(date.strftime("{%Y}").to_string())));
        fields.push(("month", month.map(str::to_owned)));
        fields.push(("date", Some(date.strftime("{%Y-%m-%d}").to_string())));
    }
    fields.push(("url", citation.url().map(address)));
    let taken = card
        .taken
        .map(|taken| taken.strftime("{%Y-%m-%d}").to_string());
    fields.push(("urldate", taken));
    let note = format!("{}, {}", citation.place(), card.proof);
    fields.push(("note", Some(braced(&note, false))));
    fields.push(("annote", Some(braced(card.excerpt.text(), false))));
    let fields: Vec<String> = fields
        .into_iter()
        .filter_map(|(name, value)| Some(format!("  {name} = {}", value?)))
        .collect();
    let key: String = card
        .proof
        .excerpt
        .iter()
        .flat_map(|sum| sum.chars())
        .take(8)
        .collect();
    format!("@misc{{attache-{key},\n{}\n}}\n", fields.join(",\n"))
}

/// A card of this form; nothing where it is none.
pub(super) fn read(text: &str) -> Option<Given> {
    let fields = fields(text)?;
    let named = |wanted: &str| {
        let mut fields = fields.iter();
        fields
            .find(|(name, _)| name == wanted)
            .map(|(_, value)| value)
    };
    Some(Given {
        proof: Proof::within(named("note")?)?,
        words: named("annote").cloned(),
    })
}

/// A value in braces, with what `LaTeX` would read otherwise written so that it is shown as it stands.
fn braced(value: &str, whole: bool) -> String {
    let mut escaped = String::new();
    for c in value.chars() {
        match ESCAPED.iter().find(|(plain, _)| *plain == c) {
            Some((_, written)) => escaped.push_str(written),
            None => escaped.push(c),
        }
    }
    if whole {
        format!("{{{{{escaped}}}}}")
    } else {
        format!("{{{escaped}}}")
    }
}

/// An address, which is read to the letter: what would end it is written in percents.
fn address(url: &str) -> String {
    let url = url
        .replace('{', "%7B")
        .replace('}', "%7D")
        .replace('\\', "%5C");
    format!("{{{}}}", url.split_whitespace().collect::<String>())
}

/// The fields of the first entry: names in lower case, values as they would be shown.
fn fields(text: &str) -> Option<Vec<(String, String)>> {
    let (_, mut rest) = text.split_once('{')?;
    (_, rest) = rest.split_once(',')?;
    let mut fields = Vec::new();
    while let Some((name, after)) = rest.split_once('=') {
        let name = name.trim().trim_start_matches(',').trim().to_lowercase();
        let after = after.trim_start();
        let length = match after.strip_prefix('{') {
            Some(inside) => closing(inside)? + 2,
            None => after.find([',', '}']).unwrap_or(after.len()),
        };
        let value = after.get(..length)?;
        let value = value
            .strip_prefix('{')
            .and_then(|value| value.strip_suffix('}'))
            .unwrap_or(value);
        fields.push((name, shown(value)));
        rest = after.get(length..)?;
    }
    Some(fields)
}

/// Where the brace is that closes the one before `inside`.
fn closing(inside: &str) -> Option<usize> {
    let mut depth = 1_usize;
    inside.char_indices().find_map(|(at, c)| {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        (depth == 0).then_some(at)
    })
}

/// A value as it would be shown: braces that only group are gone.
fn shown(value: &str) -> String {
    let mut shown = String::new();
    let mut rest = value;
    while let Some(c) = rest.chars().next() {
        let written = ESCAPED
            .iter()
            .find(|(_, written)| rest.starts_with(written));
        if let Some((plain, written)) = written {
            shown.push(*plain);
            rest = rest.get(written.len()..).unwrap_or_default();
            continue;
        }
        if !matches!(c, '{' | '}') {
            shown.push(c);
        }
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
    }
    shown
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_written_reads_back(title in any::<String>(), note in "[\\\\{}%_~^$&#\"@,= \n-z]{0,40}") {
            let entry = format!("@misc{{k,\n title = {},\n note = {}\n}}", braced(&title, true), braced(&note, false));
            prop_assert_eq!(fields(&entry).unwrap(), [("title".to_owned(), title), ("note".to_owned(), note)]);
            let depth = entry.chars().fold(0, |depth, c| depth + i32::from(c == '{') - i32::from(c == '}'));
            prop_assert_eq!(depth, 0);
        }

        #[test]
        fn any_text_is_read_or_refused(text in any::<String>(), cut in 0_usize..60) {
            let entry: String = "@misc{k, note = {a{b}}, title = {{c}}, month = feb}".chars().take(cut).collect();
            let _read = (read(&text), read(&format!("{entry}{text}")));
        }
    }
}

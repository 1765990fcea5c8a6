//! The names that sources go by, and where a text names one.

use std::collections::HashMap;

/// The names of a collection's sources.
#[derive(Debug, Default)]
pub(super) struct SourceNames {
    /// The sources, as spelt, that go by a name.
    by_name: HashMap<String, Vec<String>>,
    /// The most words of a name.
    words_max: usize,
}

/// A source named in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedSource {
    /// The source, as spelt in the collection.
    pub source: String,
    /// Where its name begins, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// A name shorter than this is too likely something else.
const CHARACTERS_MIN: usize = 3;

impl SourceNames {
    /// Notes a source under the names it goes by: as spelt, without what follows a dash or a bar, without "The".
    pub(super) fn note(&mut self, source: &str) {
        let short = source.split(" - ").next().unwrap_or(source);
        let short = short.split(" | ").next().unwrap_or(short).trim();
        let bare = short.strip_prefix("The ").unwrap_or(short);
        for name in [source, short, bare] {
            let words = words_of(name).len();
            if name.chars().count() < CHARACTERS_MIN || words == 0 {
                continue;
            }
            self.words_max = self.words_max.max(words);
            let known = self.by_name.entry(name.to_owned()).or_default();
            if !known.iter().any(|known| known == source) {
                known.push(source.to_owned());
            }
        }
    }

    /// The sources that `text` names, spelt as they are: "this week" names no Week. The longest name counts.
    pub(super) fn named_in(&self, text: &str) -> Vec<NamedSource> {
        let words = words_of(text);
        let mut named = Vec::new();
        let mut from = 0;
        while let Some((start, _)) = words.get(from).copied() {
            let longest = (from..words.len().min(from + self.words_max))
                .rev()
                .find_map(|to| {
                    let end = words.get(to)?.1;
                    let sources = self.by_name.get(text.get(start..end)?)?;
                    Some((to, end, sources))
                });
            let Some((to, end, sources)) = longest else {
                from += 1;
                continue;
            };
            for source in sources {
                named.push(NamedSource {
                    source: source.clone(),
                    start,
                    end,
                });
            }
            from = to + 1;
        }
        named
    }

    /// The sources, as spelt, whose name is `name` in any case.
    pub(super) fn spelt(&self, name: &str) -> Vec<String> {
        let wanted = name.trim().to_lowercase();
        let mut found: Vec<String> = self
            .by_name
            .iter()
            .filter(|(known, _)| known.to_lowercase() == wanted)
            .flat_map(|(_, sources)| sources.iter().cloned())
            .collect();
        found.sort();
        found.dedup();
        found
    }
}

/// Where the words of `text` begin and end: runs of letters, digits and the points within names.
fn words_of(text: &str) -> Vec<(usize, usize)> {
    let mut words: Vec<(usize, usize)> = Vec::new();
    for (at, c) in text.char_indices() {
        if !c.is_alphanumeric() {
            continue;
        }
        match words.last_mut() {
            Some((_, end)) if *end == at => *end = at + c.len_utf8(),
            _ => words.push((at, at + c.len_utf8())),
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let mut names = SourceNames::default();
        for source in ["The Week", "BBC News - World", "CBSSports.com", "The Age"] {
            names.note(source);
        }
        let found: Vec<String> = names
            .named_in(text)
            .into_iter()
            .map(|named| named.source)
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn names_are_met_as_spelt() {
        check("what happened this week", &[]);
        check("what did The Week say", &["The Week"]);
        check("per the BBC News article", &["BBC News - World"]);
        check("according to CBSSports.com, who", &["CBSSports.com"]);
        check("in this day and age", &[]);
        assert_eq!(SourceNames::default().spelt("x"), Vec::<String>::new());
    }
}

//! Whom a question expects an answer from: "according to …", "the … report", "an article by …".

/// Words that a cited name stands before.
const AFTER: &[&str] = &[
    "article",
    "articles",
    "report",
    "reports",
    "reported",
    "reporting",
    "piece",
    "story",
    "coverage",
    "review",
    "interview",
    "column",
    "post",
];
/// Words that, with a preposition, a cited name stands after.
const BEFORE: &[&str] = &[
    "article",
    "articles",
    "report",
    "reports",
    "reported",
    "piece",
    "story",
    "stories",
    "coverage",
    "mentioned",
    "covered",
    "published",
    "described",
    "noted",
    "identified",
    "discussed",
    "outlined",
];
const PREPOSITIONS: &[&str] = &["by", "from", "in"];
/// Words with a capital that begin a sentence, not a name.
const LEADING: &[&str] = &[
    "the",
    "a",
    "an",
    "did",
    "does",
    "do",
    "is",
    "are",
    "was",
    "were",
    "has",
    "have",
    "had",
    "can",
    "could",
    "will",
    "would",
    "should",
    "who",
    "what",
    "when",
    "where",
    "which",
    "why",
    "how",
    "according",
    "after",
    "before",
    "between",
    "both",
    "considering",
    "based",
    "while",
    "if",
    "in",
    "on",
    "at",
    "for",
    "by",
    "as",
];
/// Small words within names.
const WITHIN: &[&str] = &["of", "and", "&", "the", "|", "-"];

/// The byte ranges of the names that `text` cites.
pub(in crate::index) fn cited(text: &str) -> Vec<(usize, usize)> {
    let words: Vec<Word<'_>> = words(text);
    let lower = |at: Option<usize>| {
        at.and_then(|at| words.get(at))
            .map_or(String::new(), |word| word.core.to_lowercase())
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if !words.get(at).is_some_and(Word::capital) || LEADING.contains(&lower(Some(at)).as_str())
        {
            at += 1;
            continue;
        }
        let first = at;
        let mut last = at;
        let mut next = at + 1;
        while let Some(word) = words.get(next) {
            let broken = words.get(next - 1).is_some_and(|word| word.stops);
            if broken {
                break;
            }
            if word.capital() {
                last = next;
            } else if !WITHIN.contains(&word.core) {
                break;
            }
            next += 1;
        }
        let before = first
            .checked_sub(1)
            .filter(|at| lower(Some(*at)) != "the")
            .or(first.checked_sub(2));
        let earlier = before.and_then(|at| at.checked_sub(1));
        let named_after = words.get(last).is_some_and(|word| !word.stops)
            && AFTER.contains(&lower(Some(last + 1)).as_str());
        let (before, earlier) = (lower(before), lower(earlier));
        let named_before = (before == "to" && earlier == "according")
            || before == "per"
            || (PREPOSITIONS.contains(&before.as_str()) && BEFORE.contains(&earlier.as_str()));
        if (named_after || named_before)
            && let (Some(first), Some(last)) = (words.get(first), words.get(last))
        {
            found.push((first.start, last.end));
        }
        at = last + 1;
    }
    found
}

struct Word<'a> {
    core: &'a str,
    start: usize,
    end: usize,
    /// Whether a clause ends after it.
    stops: bool,
}

impl Word<'_> {
    fn capital(&self) -> bool {
        self.core.chars().next().is_some_and(char::is_uppercase)
    }
}

fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut at = 0;
    for piece in text.split_inclusive(char::is_whitespace) {
        let whole = piece.trim_end();
        let core = whole.trim_matches(|c: char| !c.is_alphanumeric() && c != '&' && c != '|');
        let core = core
            .strip_suffix("'s")
            .or(core.strip_suffix("’s"))
            .unwrap_or(core);
        if let Some(lead) = whole.find(core).filter(|_| !core.is_empty()) {
            words.push(Word {
                core,
                start: at + lead,
                end: at + lead + core.len(),
                stops: whole.ends_with([',', ';', ':', '?', '!', '.', ')']),
            });
        }
        at += piece.len();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = cited(text)
            .iter()
            .map(|(start, end)| text.get(*start..*end).unwrap())
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn the_cited_are_found() {
        check("What does the Daily Planet article say?", &["Daily Planet"]);
        check(
            "according to The Times of Nowhere, who",
            &["Times of Nowhere"],
        );
        check("a Bloomberg report on Apple", &["Bloomberg"]);
        check("as reported by The Verge and others", &["Verge"]);
        check("Did Macron report to Putin?", &["Macron"]);
        check("who met Merkel in Berlin?", &[]);
    }
}

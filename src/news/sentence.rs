//! Cuts a paragraph into sentences: the library's cuts, mended where news text breaks them.
//!
//! The library knows abbreviations, quotations and ellipses of many languages. What is mended here:
//!
//! - a piece without a letter or figure (a stray stop) belongs to the sentence before it;
//! - a piece that begins with a small letter, or with a mark that begins no sentence, goes on with the one before;
//! - after an abbreviation a sentence begins with `It's` or `A man` as it does with `It` or `The man`;
//! - `3 p.m.` goes on with a day, a month or a zone after it;
//! - an opening quotation mark goes with what it opens, also when the quotation was never closed;
//! - a long quotation of several sentences is cut within, so that no excerpt has to be a page.

use super::{Language, Span};

/// A piece of more bytes is cut within its quotation marks.
const LONG: usize = 320;

/// A paragraph of more bytes is looked at in parts: the library's search for the end of a quotation grows with the
/// square of the text, and nobody writes a sentence of so many bytes.
const PART: usize = 8192;

/// The sentences of the paragraph `within` of `body`, in order, without surrounding white space.
///
/// Together they cover all of the paragraph but white space. The time taken grows with the length of the text.
pub fn sentences(body: &str, within: Span, language: Language) -> Vec<Span> {
    let text = within.slice(body);
    if text.len() <= PART && is_one(text) {
        return Vec::from_iter(trimmed(body, within.start(), text));
    }
    cut(body, within, language)
}

/// The same, whatever the text.
fn cut(body: &str, within: Span, language: Language) -> Vec<Span> {
    let text = within.slice(body);
    let code = if language == Language::Other {
        "en"
    } else {
        language.code()
    };
    let mut ends = Vec::new();
    let mut at = 0;
    while let Some(part) = text
        .get(at..part_end(text, at))
        .filter(|part| !part.is_empty())
    {
        let mut from = at;
        for piece in sentencex::segment(code, part) {
            if piece.len() > LONG && piece.contains(['"', '“', '”', '„', '«', '»']) {
                cut_within(piece, from, code, &mut ends);
            }
            after_abbreviations(piece, from, &mut ends);
            from += piece.len();
            ends.push(from);
        }
        at += part.len();
        ends.push(at);
    }
    let mut found: Vec<Span> = Vec::with_capacity(ends.len() + 1);
    let mut from = 0;
    for end in ends {
        let end = before_opening(text, from, end);
        let Some(piece) = text.get(from..end) else {
            continue;
        };
        if let Some(span) = trimmed(body, within.start() + from, piece) {
            match found.last_mut() {
                Some(last)
                    if goes_on(last.slice(body), span.slice(body))
                        || last.end() == span.start() && ends_in_initial(last.slice(body)) =>
                {
                    *last = last.cover(span);
                }
                _ => found.push(span),
            }
        }
        from = end;
    }
    found
}

/// Whether a text is surely one sentence: ASCII (but for apostrophes, quotation marks and dashes), without a stop
/// before its last letter.
fn is_one(text: &str) -> bool {
    let end = text
        .bytes()
        .rposition(|byte| byte.is_ascii_alphanumeric())
        .unwrap_or(text.len());
    let mut bytes = text.as_bytes();
    while let Some(at) = bytes
        .iter()
        .position(|byte| matches!(byte, b'.' | b'!' | b'?' | b'[' | b'\n' | 0x80..=0xff))
    {
        let stands = text.len() - bytes.len() + at;
        bytes = match bytes.get(at..).unwrap_or_default() {
            // U+2010 to U+201F.
            [0xe2, 0x80, 0x90..=0x9f, rest @ ..] => rest,
            [b'.' | b'!' | b'?', rest @ ..] if stands > end => rest,
            _ => return false,
        };
    }
    true
}

/// Where the part of `text` that begins at `at` ends: after a stop if there is one in it, else after a word.
fn part_end(text: &str, at: usize) -> usize {
    if text.len() - at <= PART {
        return text.len();
    }
    let end = text.floor_char_boundary(at + PART);
    let part = text.get(at..end).unwrap_or_default();
    let stop = part.rfind(". ").or_else(|| part.rfind(' '));
    stop.map_or(end, |stop| at + stop + 1)
}

/// The span of `piece`, which begins at byte `at` of `body`, without surrounding white space.
fn trimmed(body: &str, at: usize, piece: &str) -> Option<Span> {
    let start = at + (piece.len() - piece.trim_start().len());
    let end = start + piece.trim().len();
    (start < end).then(|| Span::of(body, start, end))?
}

/// Finds the ends of the sentences within the quotations of a long piece, by looking at it as if they were not there.
fn cut_within(piece: &str, at: usize, code: &str, ends: &mut Vec<usize>) {
    let mut bare = String::with_capacity(piece.len());
    for c in piece.chars() {
        // As many bytes for as many bytes: the ends found are ends in the piece.
        if matches!(c, '"' | '“' | '”' | '„' | '«' | '»') {
            bare.extend(std::iter::repeat_n(' ', c.len_utf8()));
        } else {
            bare.push(c);
        }
    }
    let mut end = 0;
    for part in sentencex::segment(code, &bare) {
        end += part.len();
        if end < piece.len() && piece.is_char_boundary(end) {
            ends.push(at + end);
        }
    }
}

/// Finds the ends of sentences that end in an abbreviation where the library takes what follows for more of them: a
/// pronoun run together with its verb, or `A` before a small letter. `the U.S. It's cold`.
fn after_abbreviations(piece: &str, at: usize, ends: &mut Vec<usize>) {
    for (stop, _) in piece.match_indices(". ") {
        let (Some(before), Some(after)) = (piece.get(..stop), piece.get(stop + 2..)) else {
            continue;
        };
        let last = before
            .rsplit(char::is_whitespace)
            .next()
            .unwrap_or_default();
        if ends_in_abbreviation(last) && begins_a_clause(after) {
            ends.push(at + stop + 1);
        }
    }
}

/// Whether a word before a stop is an abbreviation that may end a sentence: `U.S`, `p.m`, `Inc`.
fn ends_in_abbreviation(word: &str) -> bool {
    let letters = word.split('.').all(|part| part.chars().count() == 1);
    let dotted = word.contains('.') && letters && word.chars().any(char::is_alphabetic);
    dotted || matches!(word, "Co" | "Corp" | "Inc" | "Jr" | "Ltd" | "Sr" | "etc")
}

/// Whether a text begins as only a sentence does: `It's`, `They’re`, `A man`.
fn begins_a_clause(text: &str) -> bool {
    const WORDS: [&str; 16] = [
        "Don", "Didn", "He", "Here", "How", "I", "It", "Let", "She", "That", "There", "They", "We",
        "What", "Who", "You",
    ];
    let word = text.split(char::is_whitespace).next().unwrap_or_default();
    let run_together = word
        .split_once(['\'', '’'])
        .is_some_and(|(stem, rest)| WORDS.contains(&stem) && !rest.is_empty());
    let article = text
        .strip_prefix("A ")
        .is_some_and(|rest| rest.starts_with(char::is_lowercase));
    run_together || article
}

/// The end of a sentence that would end at `end`, moved before a mark that opens what follows.
fn before_opening(text: &str, from: usize, end: usize) -> usize {
    let Some(piece) = text.get(from..end) else {
        return end;
    };
    if end == text.len() {
        return end;
    }
    let bare = piece.trim_end();
    let Some(mark) = bare.chars().next_back() else {
        return end;
    };
    let before = bare.len() - mark.len_utf8();
    let is_apart = bare
        .get(..before)
        .is_some_and(|before| before.ends_with(char::is_whitespace));
    let opens =
        matches!(mark, '“' | '„' | '«' | '(' | '[') || matches!(mark, '"' | '‘') && is_apart;
    if opens { from + before } else { end }
}

/// Whether `next` belongs to the sentence before it.
fn goes_on(before: &str, next: &str) -> bool {
    let Some(first) = next.chars().next() else {
        return true;
    };
    first.is_lowercase()
        || matches!(
            first,
            ',' | ';' | ':' | ')' | ']' | '.' | '!' | '?' | '…' | '%' | '”' | '»'
        )
        || !next.contains(char::is_alphanumeric)
        || !before.contains(char::is_alphanumeric)
        || goes_on_from_hour(before, next)
}

/// Whether a text ends within a word, at the point of one letter: `a U.S.-Australia-U. | K. deal`.
fn ends_in_initial(before: &str) -> bool {
    let mut last = before.chars().rev();
    last.next() == Some('.')
        && last.next().is_some_and(char::is_alphabetic)
        && !last.next().is_some_and(char::is_alphanumeric)
}

/// Whether `before` ends in an hour and `next` says of which day or zone: `3 p.m. | Monday.`
fn goes_on_from_hour(before: &str, next: &str) -> bool {
    const DAYS_MONTHS_ZONES: [&str; 34] = [
        "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "Jan", "Feb", "Mar", "Apr", "May", "Jun",
        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "ET", "EST", "EDT", "CT", "CST", "CDT", "MT",
        "MST", "MDT", "PT", "PST", "PDT", "GMT", "BST", "Eastern",
    ];
    let is_hour = ["a.m.", "p.m.", "A.M.", "P.M."]
        .iter()
        .any(|hour| before.ends_with(hour));
    let word = next
        .split(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or_default();
    let is_day = word.ends_with("day")
        || DAYS_MONTHS_ZONES.iter().any(|known| {
            word == *known || (known.len() == 3 && word.len() > 3 && is_month(word, known))
        });
    is_hour && is_day
}

fn is_month(word: &str, short: &str) -> bool {
    word.starts_with(short)
        && [
            "January",
            "February",
            "March",
            "April",
            "June",
            "July",
            "August",
            "September",
            "Sept",
            "October",
            "November",
            "December",
        ]
        .contains(&word)
}

#[cfg(test)]
#[expect(clippy::string_slice, reason = "a wrong cut is what the laws look for")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cuts(text: &str) -> Vec<&str> {
        let whole = Span::whole(text).unwrap();
        sentences(text, whole, Language::English)
            .into_iter()
            .map(|span| span.slice(text))
            .collect()
    }

    /// `marked` holds a bar where a sentence is cut.
    #[track_caller]
    fn check(marked: &str) {
        let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
        let text = marked.replace(" | ", " ").replace('|', "");
        assert_eq!(cuts(&text), expected);
    }

    #[test]
    fn news_is_cut_where_a_reader_would() {
        // What the library knows.
        check("The U.S. and NATO met. | Mr. Smith left on Jan. 5. | He said so.");
        check("He lives in the U.S. | He works.");
        check("“It is so.” | He left. | “We go,” he said. | “Now.”");
        check("He is firm... | This is so. | He said... and left.");
        check("\"Stop!\" she said. | \"Why?\" he asked.");
        check("Sen. Bernie Sanders, I-Vt., voted. | Gov. Cuomo did.");
        check("St. Louis vs. Chicago on Feb. 3 at 10 a.m. ET.");
        check("It fell 3.5 percent to $1.2 billion. | Then it rose.");
        check("“We are at the table. We are not simply on the menu.”");
        // What is mended.
        check("A secret U.S.-Australia-U.K. submarine deal angered France. | It was so.");
        check("It was 3 p.m. Monday. | It was 5 p.m. | The end came.");
        check("It opens at 9 a.m. Sept. 5 in Rome.");
        check("It left the U.S. | It's cold there. | They’re in the U.S. | A man said so.");
        check("He joined Acme Inc. | He's glad. | It was 3 p.m. | A crowd came.");
        check("The U.S. President left. | The U.S. A-list came. | Vitamin B. A. Smith is here.");
        check("To give up is bad,\" he said. | \"It is.\"");
        check(
            "He is gone. | 100 came. | iPhones sold."
                .replace(" | iP", " iP")
                .as_str(),
        );
    }

    /// Every cut in the shipped pages that the library alone gets wrong.
    #[test]
    fn wrong_cuts_in_the_shipped_pages_are_mended() {
        check("Peskov said on a call with reporters on Monday. .");
        check(
            "tone down its efforts to destabilize Ukraine. , and finally to forge a new arrangement.",
        );
        check("recent conversations with Putin have given him grounds. for hope.");
        check(
            "To give up is to acknowledge that it is no longer on the table,\" Macron said, who is optimistic.",
        );
    }

    #[test]
    fn a_long_quotation_is_cut_within() {
        let long = "We have been here for a very long time and will stay, whatever is said of us elsewhere in the country. ";
        let text = format!("“{}” He left. “{}”", long.repeat(5).trim(), long.trim());
        let found = cuts(&text);
        assert_eq!(found.len(), 7, "{found:#?}");
        assert!(found[0].starts_with('“') && found[4].ends_with('”'));
        assert_eq!(found[5], "He left.");
        assert!(found[6].starts_with('“') && found[6].ends_with('”'));
    }

    #[test]
    fn a_hundred_kilobytes_are_cut_in_no_time() {
        for unit in [
            "a ",
            "\"",
            "(",
            ". ",
            "Mr. ",
            "“a. ",
            "a.\" ",
            "«",
            "! ",
            "é",
            "1. ",
            "…",
            "' ",
            "\"a. B\" ",
        ] {
            let text = unit.repeat(100_000 / unit.len());
            let from = std::time::Instant::now();
            cuts(&text);
            let took = from.elapsed();
            assert!(took.as_secs() < 30, "{unit:?} took {took:?}");
        }
    }

    proptest! {
        #[test]
        fn one_sentence_is_what_the_library_takes_for_one(
            text in "[A-Za-z“”‘’\"'—–()é:;,0-9 ]{0,40}[A-Za-z]?[\"'”’.!?)… ]{0,6}"
        ) {
            if let Some(whole) = Span::whole(&text) {
                prop_assert_eq!(
                    sentences(&text, whole, Language::English),
                    cut(&text, whole, Language::English)
                );
            }
        }

        #[test]
        fn sentences_cover_all_but_white_space(
            text in prop_oneof![any::<String>(), "([A-Za-z“”\"'.!?… ,]{0,12}(Mr\\.|U\\.S\\.|p\\.m\\.|\\.\\.\\.)? ?){0,60}"]
        ) {
            let body = format!("before\n{text}\nafter");
            let within = Span::of(&body, 7, 7 + text.len()).unwrap();
            let mut at = within.start();
            for span in sentences(&body, within, Language::English) {
                prop_assert!(within.contains(span) && !span.is_empty());
                prop_assert!(span.start() >= at);
                prop_assert!(body[at..span.start()].trim().is_empty());
                prop_assert_eq!(span.slice(&body).trim(), span.slice(&body));
                at = span.end();
            }
            prop_assert!(body[at..within.end()].trim().is_empty());
        }
    }
}

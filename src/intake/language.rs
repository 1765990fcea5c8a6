//! Tells the language of a text.

use whatlang::Lang;

use crate::news::Language;

/// How many bytes are looked at: more do not change the answer, and detection is slow.
const SAMPLE_BYTES: usize = 1200;

/// The language most of `text` is written in; [`Language::Other`] when it is none of ours, English when nothing tells.
pub(super) fn language(text: &str) -> Language {
    // From the middle: the top of a page is where navigation and names stand.
    let from = text.floor_char_boundary(text.len().saturating_sub(SAMPLE_BYTES) / 2);
    let sample = text.get(from..).unwrap_or(text);
    let sample = sample
        .get(..sample.floor_char_boundary(SAMPLE_BYTES))
        .unwrap_or(sample);
    if is_english(sample) {
        return Language::English;
    }
    let Some(found) = whatlang::detect(sample) else {
        return Language::default();
    };
    let language = ours(found.lang());
    if found.is_reliable() || sample.len() > SAMPLE_BYTES / 2 {
        language
    } else {
        Language::default()
    }
}

/// Whether a text is surely English, by the words that every English text is full of and no other: it saves most
/// texts the detection, which is slow.
fn is_english(sample: &str) -> bool {
    const SMALL: [&str; 12] = [
        "the", "of", "and", "to", "that", "is", "was", "with", "for", "by", "from", "have",
    ];
    let (mut words, mut small, mut seen) = (0, 0, [false; SMALL.len()]);
    for word in sample.split(' ') {
        words += 1;
        if let Some(place) = SMALL.iter().position(|known| *known == word)
            && let Some(seen) = seen.get_mut(place)
        {
            small += 1;
            *seen = true;
        }
    }
    let kinds = seen.iter().filter(|seen| **seen).count();
    matches!(seen, [true, ..]) && kinds >= KINDS_MIN && small * SMALL_ONE_IN >= words
}

/// How many of the words a text has that is surely English: others borrow two or three.
const KINDS_MIN: usize = 5;
/// How many of its words they are: one in so many. In news it is one in five.
const SMALL_ONE_IN: usize = 10;

fn ours(lang: Lang) -> Language {
    match lang.code() {
        "dan" => Language::Danish,
        "nld" => Language::Dutch,
        "eng" => Language::English,
        "fin" => Language::Finnish,
        "fra" => Language::French,
        "deu" => Language::German,
        "hun" => Language::Hungarian,
        "ita" => Language::Italian,
        "nob" => Language::Norwegian,
        "por" => Language::Portuguese,
        "ron" => Language::Romanian,
        "rus" => Language::Russian,
        "spa" => Language::Spanish,
        "swe" => Language::Swedish,
        "tur" => Language::Turkish,
        _ => Language::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_told_apart() {
        let check = |text, expected| assert_eq!(language(text), expected, "{text}");
        check("", Language::English);
        check("OK", Language::English);
        check(
            "The president said on Friday that talks with the government would go on.",
            Language::English,
        );
        check(
            "Le président français a déclaré vendredi que les discussions se poursuivraient.",
            Language::French,
        );
        check(
            "Der Bundeskanzler sagte am Freitag, die Gespräche würden fortgesetzt.",
            Language::German,
        );
        check(
            "Президент заявил в пятницу, что переговоры будут продолжены.",
            Language::Russian,
        );
    }
}

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

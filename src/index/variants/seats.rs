//! Capitals and seats of government for their countries: what "Warsaw" refused is told of Poland, and of the Poles.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::index::analysis::terms;
use crate::index::question::Word;
use crate::news::Language;

/// The terms of the country that a seat of government stands for, and of its people. A country is not met by its
/// capital: much is told of Moscow that is not of Russia.
pub(super) fn country(word: &Word) -> &'static [String] {
    static KNOWN: OnceLock<HashMap<String, Vec<String>>> = OnceLock::new();
    let known = KNOWN.get_or_init(|| {
        let line = |line: &&str| {
            let mut terms = terms(line, Language::English).into_iter();
            terms.next().map(|seat| (seat, terms.collect()))
        };
        SEATS.iter().filter_map(line).collect()
    });
    let is_name = word.surface.starts_with(char::is_uppercase);
    let term = word.terms.first().filter(|_| is_name);
    let country = term.and_then(|term| known.get(term));
    country.map_or(&[], Vec::as_slice)
}

/// Each line a seat of government, the country and its people.
const SEATS: &[&str] = &[
    "Abuja Nigeria Nigerian",
    "Amman Jordan Jordanian",
    "Ankara Turkey Turkish Türkiye",
    "Athens Greece Greek",
    "Baghdad Iraq Iraqi",
    "Baku Azerbaijan Azerbaijani",
    "Beijing China Chinese",
    "Beirut Lebanon Lebanese",
    "Belgrade Serbia Serbian",
    "Berlin Germany German",
    "Bern Switzerland Swiss",
    "Bratislava Slovakia Slovak",
    "Brasilia Brazil Brazilian",
    "Brussels EU European Europe",
    "Bucharest Romania Romanian",
    "Budapest Hungary Hungarian",
    "Cairo Egypt Egyptian",
    "Canberra Australia Australian",
    "Caracas Venezuela Venezuelan",
    "Chisinau Moldova Moldovan",
    "Copenhagen Denmark Danish",
    "Damascus Syria Syrian",
    "Delhi India Indian",
    "Doha Qatar Qatari",
    "Dublin Ireland Irish",
    "Elysee Élysée France French Paris",
    "Hanoi Vietnam Vietnamese",
    "Havana Cuba Cuban",
    "Helsinki Finland Finnish",
    "Islamabad Pakistan Pakistani",
    "Jakarta Indonesia Indonesian",
    "Jerusalem Israel Israeli",
    "Kabul Afghanistan Afghan",
    "Khartoum Sudan Sudanese",
    "Kremlin Moscow Russia Russian",
    "Kyiv Kiev Ukraine Ukrainian",
    "Lisbon Portugal Portuguese",
    "London Britain British U.K.",
    "Madrid Spain Spanish",
    "Manila Philippines Philippine",
    "Minsk Belarus Belarusian",
    "Nairobi Kenya Kenyan",
    "Nicosia Cyprus Cypriot",
    "Oslo Norway Norwegian",
    "Ottawa Canada Canadian",
    "Paris France French",
    "Pentagon Washington American U.S.",
    "Prague Czech Czechia",
    "Pretoria African",
    "Pyongyang Korea Korean",
    "Riga Latvia Latvian Baltic",
    "Riyadh Saudi",
    "Rome Italy Italian",
    "Sarajevo Bosnia Bosnian",
    "Seoul Korea Korean",
    "Sofia Bulgaria Bulgarian",
    "Stockholm Sweden Swedish",
    "Taipei Taiwan Taiwanese",
    "Tallinn Estonia Estonian Baltic",
    "Tbilisi Georgia Georgian",
    "Tehran Iran Iranian",
    "Tokyo Japan Japanese",
    "Tripoli Libya Libyan",
    "Tunis Tunisia Tunisian",
    "Vienna Austria Austrian",
    "Vilnius Lithuania Lithuanian Baltic",
    "Warsaw Poland Polish",
    "Washington American U.S. America",
    "Yerevan Armenia Armenian",
    "Zagreb Croatia Croatian",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::Question;

    #[test]
    fn a_seat_stands_for_its_country_and_not_the_other_way_round() {
        let question = Question::new("Why did Warsaw object to Poland?", &[Language::English]);
        let found = question.words.iter().map(country);
        let expected: [&[&str]; 3] = [&["poland", "polish"], &[], &[]];
        assert_eq!(found.collect::<Vec<_>>(), expected);
    }
}

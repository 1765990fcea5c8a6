//! Forms of a word that stemming keeps apart: irregular verbs and plurals. "When did it begin?" is answered by "it
//! began", which is the same word and counts nearly as much.
//!
//! English only, and everyday words only: what a name may be met by is in [`derive`](super::derive).

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::index::analysis::terms;
use crate::news::Language;

/// The other terms of its group, or of its groups, by term.
pub(in crate::index) type Others = HashMap<String, Vec<String>>;

/// The terms of the same word in another form.
pub(in crate::index) fn inflected(term: &str) -> &'static [String] {
    static INFLECTED: OnceLock<Others> = OnceLock::new();
    let inflected = INFLECTED.get_or_init(|| others(IRREGULAR));
    inflected.get(term).map_or(&[], Vec::as_slice)
}

/// What each term of these groups may also be met by: each group a line, of words in any of their forms.
pub(in crate::index) fn others(groups: &[&str]) -> Others {
    let mut all = Others::new();
    for group in groups {
        let group = terms(group, Language::English);
        for term in &group {
            let known = all.entry(term.clone()).or_default();
            known.extend(group.iter().filter(|other| *other != term).cloned());
            known.sort();
            known.dedup();
        }
    }
    all
}

/// The lines whose words are one term already, which say nothing.
#[cfg(test)]
pub(super) fn idle(groups: &[&'static str]) -> Vec<&'static str> {
    let is_idle = |line: &&str| {
        let mut terms = terms(line, Language::English);
        terms.sort();
        terms.dedup();
        terms.len() < 2
    };
    groups.iter().copied().filter(is_idle).collect()
}

/// Forms of one verb or noun.
const IRREGULAR: &[&str] = &[
    "arise arose arisen",
    "awake awoke awoken",
    "beat beaten",
    "become became",
    "begin began begun",
    "bend bent",
    "bid bade bidden",
    "bind bound",
    "bite bit bitten",
    "bleed bled",
    "blow blew blown",
    "break broke broken",
    "breed bred",
    "bring brought",
    "build built",
    "burn burnt",
    "buy bought",
    "catch caught",
    "child children",
    "choose chose chosen",
    "cling clung",
    "come came",
    "creep crept",
    "crisis crises",
    "deal dealt",
    "dig dug",
    "draw drew drawn",
    "dream dreamt",
    "drink drank drunk",
    "drive drove driven",
    "eat ate eaten",
    "fall fell fallen",
    "feed fed",
    "feel felt",
    "fight fought",
    "find found",
    "flee fled",
    "fly flew flown flight",
    "foot feet",
    "forbid forbade forbidden",
    "foresee foresaw foreseen",
    "forget forgot forgotten",
    "forgive forgave forgiven",
    "freeze froze frozen",
    "get got gotten",
    "give gave given",
    "go went gone",
    "goose geese",
    "grow grew grown",
    "half halves",
    "hang hung",
    "hear heard",
    "hide hid hidden",
    "hold held",
    "keep kept",
    "kneel knelt",
    "knife knives",
    "know knew known",
    "lead led",
    "leaf leaves",
    "learn learnt",
    "leave left",
    "lend lent",
    "life lives",
    "light lit",
    "lose lost",
    "make made",
    "man men",
    "mean meant",
    "meet met",
    "mistake mistook mistaken",
    "mouse mice",
    "overcome overcame",
    "oversee oversaw overseen",
    "overtake overtook overtaken",
    "overthrow overthrew overthrown",
    "pay paid",
    "person people",
    "plead pled",
    "prove proven",
    "rebuild rebuilt",
    "ride rode ridden",
    "ring rang rung",
    "run ran",
    "say said",
    "see saw seen",
    "seek sought",
    "sell sold",
    "send sent",
    "shake shook shaken",
    "shine shone",
    "shoot shot",
    "show shown",
    "shrink shrank shrunk",
    "sing sang sung",
    "sink sank sunk",
    "sit sat",
    "sleep slept",
    "slide slid",
    "speak spoke spoken",
    "speed sped",
    "spell spelt",
    "spend spent",
    "spill spilt",
    "spin spun",
    "stand stood",
    "steal stole stolen",
    "stick stuck",
    "sting stung",
    "strike struck stricken",
    "strive strove striven",
    "swear swore sworn",
    "sweep swept",
    "swim swam swum",
    "swing swung",
    "take took taken",
    "teach taught",
    "tear tore torn",
    "tell told",
    "thief thieves",
    "think thought",
    "throw threw thrown",
    "tooth teeth",
    "undergo underwent undergone",
    "understand understood",
    "undertake undertook undertaken",
    "uphold upheld",
    "wake woke woken",
    "wear wore worn",
    "weave wove woven",
    "weep wept",
    "wife wives",
    "win won",
    "withdraw withdrew withdrawn",
    "withhold withheld",
    "withstand withstood",
    "wolf wolves",
    "woman women",
    "write wrote written",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(found: &[String], expected: &str) {
        assert_eq!(found.join(" "), expected);
    }

    #[test]
    fn forms_that_stemming_keeps_apart_are_known() {
        check(inflected("win"), "won");
        check(inflected("won"), "win");
        check(inflected("began"), "begin begun");
        check(inflected("talk"), "");
    }

    #[test]
    fn every_line_is_of_use() {
        assert_eq!(idle(IRREGULAR), Vec::<&str>::new());
    }
}

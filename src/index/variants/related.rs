//! Words that news uses for one another: a question often has another word than the article that answers it.
//!
//! A short list of everyday groups, English only, that counts less than the word itself. It knows no names and no
//! topic: what is rare must be met as it is asked.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::index::analysis::terms;
use crate::news::Language;

/// The terms that `term` of English may also be met by, at less weight.
pub(in crate::index) fn related(term: &str) -> &'static [String] {
    entries().get(term).map_or(&[], |(_, others)| others)
}

/// The number of a term that is in the list: what is found of these terms in an index is worth keeping.
pub(in crate::index) fn number(term: &str) -> Option<usize> {
    entries().get(term).map(|(number, _)| *number)
}

/// How many terms are in the list.
pub(in crate::index) fn count() -> usize {
    entries().len()
}

/// The terms of the list, each with its number and those it may also be met by.
fn entries() -> &'static HashMap<String, (usize, Vec<String>)> {
    static RELATED: OnceLock<HashMap<String, (usize, Vec<String>)>> = OnceLock::new();
    RELATED.get_or_init(|| {
        let mut related: HashMap<String, (usize, Vec<String>)> = HashMap::new();
        for group in GROUPS {
            let group = terms(group, Language::English);
            for term in &group {
                let number = related.len();
                let others = group.iter().filter(|other| *other != term).cloned();
                let (_, known) = related.entry(term.clone()).or_insert((number, Vec::new()));
                known.extend(others);
                known.sort();
                known.dedup();
            }
        }
        related
    })
}

/// Each line a group, of words in any of their forms.
const GROUPS: &[&str] = &[
    "accuse allege blame charge",
    "accord agreement deal pact treaty",
    "aid assistance help relief support",
    "aide adviser envoy emissary representative delegate",
    "aim goal objective purpose intention",
    "answer reply respond response",
    "appoint name nominate pick select choose",
    "arrest detain custody",
    "attack assault strike raid offensive",
    "ban bar outlaw prohibit forbid",
    "begin start launch commence",
    "believe think view opinion consider doubt skeptical",
    "buy purchase acquire acquisition",
    "call phone telephone",
    "car vehicle automobile",
    "ceasefire truce armistice peace",
    "change alter shift influence",
    "child kid children",
    "city town",
    "climb rise increase grow surge jump",
    "company firm business corporation",
    "cost price expense",
    "court judge tribunal",
    "criticize criticism condemn denounce",
    "cut reduce decrease lower slash",
    "damage harm destroy destruction",
    "dead die death kill toll fatality",
    "decision ruling verdict",
    "decline drop fall decrease",
    "deny reject refuse dismiss",
    "disagree differ dispute",
    "doctor physician",
    "election vote ballot poll",
    "employee worker staff",
    "end finish conclude",
    "expert analyst scholar specialist",
    "fight battle combat conflict war",
    "film movie",
    "fire blaze wildfire",
    "flee escape evacuate refugee",
    "found establish create",
    "gun firearm weapon shooting",
    "hurt injure wound",
    "illness disease sickness",
    "invade invasion incursion",
    "job employment work",
    "law legislation bill act",
    "lawmaker legislator parliament congress",
    "leader president premier",
    "leave quit resign depart exit",
    "mandate requirement rule",
    "meet meeting summit talks",
    "minister secretary",
    "money fund cash",
    "murder homicide kill",
    "negotiation talks dialogue discussion",
    "oppose against reject resist opposition",
    "own possess",
    "pay salary wage",
    "plan proposal scheme",
    "police officer authorities",
    "prison jail",
    "promise pledge vow commitment",
    "protest demonstration rally",
    "quake earthquake",
    "ready willing prepare readiness willingness",
    "reason cause why because",
    "record highest",
    "remark comment statement",
    "say tell state declare",
    "sell sale",
    "sick ill",
    "soldier troop military force army",
    "speak talk conversation discuss",
    "spokesman spokesperson spokeswoman",
    "storm hurricane typhoon cyclone",
    "study research survey",
    "team club side",
    "threat threaten warn warning",
    "trip visit travel journey tour",
    "try attempt effort seek",
    "win victory triumph defeat beat",
    "worry concern fear",
];

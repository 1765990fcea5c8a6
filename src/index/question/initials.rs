//! The initials of a name of several words: the United States are the U.S. elsewhere.

use super::word::Word;
use crate::index::analysis::terms;
use crate::news::Language;

/// A name of more words is a line of names.
const WORDS_MAX: usize = 5;

/// What a name of two words ends in that is known by its initials: those of people seldom are.
const BODIES: &[&str] = &[
    "Authority",
    "Bank",
    "Commission",
    "Council",
    "Court",
    "Federation",
    "Kingdom",
    "Nations",
    "Party",
    "Republic",
    "States",
    "Union",
];

/// Gives the words of each name that is known by its initials the term of its initials; but for those that the question
/// `cited`: who is quoted must be named.
pub(in crate::index) fn note(words: &mut [Word], cited: &[(usize, usize)], language: Language) {
    let mut from = 0;
    while from < words.len() {
        let follows = |at: usize| {
            let (Some(one), Some(next)) = (words.get(at), words.get(at + 1)) else {
                return false;
            };
            one.name && next.name && next.position == one.position + 1
        };
        let mut to = from;
        while follows(to) {
            to += 1;
        }
        let name = words.get_mut(from..=to).unwrap_or_default();
        let is_cited = |word: &Word| {
            let within = |(start, end): &(usize, usize)| *start <= word.start && word.end <= *end;
            cited.iter().any(within)
        };
        let is_body = |word: &Word| BODIES.contains(&word.surface.as_str());
        let is_known = match &*name {
            [] | [_] => false,
            [_, last] => is_body(last),
            _ => name.len() <= WORDS_MAX,
        };
        if is_known && !name.iter().any(is_cited) {
            let firsts = name.iter().filter_map(|word| word.surface.chars().next());
            let term = terms(&firsts.collect::<String>(), language).pop();
            for word in name {
                word.initials.clone_from(&term);
            }
        }
        from = to + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::Question;

    /// The initials of each word of a question that has some.
    #[track_caller]
    fn check(question: &str, expected: &str) {
        let question = Question::new(question, &[Language::English]);
        let found = question.words.iter().filter_map(|word| {
            let initials = word.initials.as_ref()?;
            Some(format!("{} {initials}", word.surface))
        });
        assert_eq!(found.collect::<Vec<_>>().join(", "), expected);
    }

    #[test]
    fn names_of_several_words_have_initials() {
        check("Who leads the United States?", "United us, States us");
        check(
            "What does the European Central Bank do?",
            "European ecb, Central ecb, Bank ecb",
        );
        check("Where is Paris, in France?", "");
        check("What did Mary Ross say?", "");
        check("What did he say, according to the New York Times?", "");
    }
}

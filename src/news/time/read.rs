//! Reads date expressions as they are written, before any is settled.

use super::super::Language;
use super::super::words::{Kind, Token};
use super::lexicon::BEGINS;
use super::line::{Line, Read};
use super::said::Said;
use super::{Relation, relative};

/// A date expression: its tokens, what it says and how what is told of lies to it.
#[derive(Clone, Debug)]
pub(super) struct Expression {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) said: Said,
    pub(super) relation: Relation,
}

/// Every date expression of a sentence, in order.
pub(super) fn all(tokens: &[Token<'_>], language: Language) -> Vec<Expression> {
    let line = Line::new(tokens, language);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match line.expression(at) {
            Some((said, to)) => {
                found.push(Expression {
                    from: at,
                    to,
                    relation: line.relation(at, to, &said),
                    said,
                });
                at = to;
            }
            None => at += 1,
        }
    }
    found
}

impl Line<'_, '_> {
    /// The expression that begins there, a range as one.
    fn expression(&self, at: usize) -> Read {
        let (said, to) = self.single(at)?;
        let joined = self.is(to, &["to", "through", "until", "till"])
            || self.at(to).is_some_and(Token::is_dash)
            || (self.is(to, &["and"]) && self.is_before(at, 1, &["between"]));
        if joined
            && !matches!(said, Said::Between(..))
            && let Some((end, after)) = self.single(to + 1)
            && is_alike(&said, &end)
        {
            return Some((Said::Between(Box::new(said), Box::new(end)), after));
        }
        Some((said, to))
    }

    /// One expression that begins there.
    fn single(&self, at: usize) -> Read {
        let first = self.at(at)?;
        // Where the language is not known, months of any may begin one.
        let is_plain = first.kind == Kind::Word && self.language == Language::English;
        if is_plain && !BEGINS.has(first.text) {
            return None;
        }
        self.any(at)
    }

    /// The same, whatever word stands there.
    fn any(&self, at: usize) -> Read {
        let first = self.at(at)?;
        match first.kind {
            Kind::Number => self
                .iso(at)
                .or_else(|| self.day_first(at))
                .or_else(|| relative::counted(self, at))
                .or_else(|| self.year(at)),
            // "every June 19" is of no year.
            Kind::Word if self.is_before(at, 1, &["every", "each"]) => None,
            Kind::Word if self.is_english() => self
                .parted(at)
                .or_else(|| self.weekday(at))
                .or_else(|| self.month(at))
                .or_else(|| self.season(at))
                .or_else(|| self.quarter(at))
                .or_else(|| relative::relative(self, at))
                .or_else(|| relative::counted(self, at)),
            Kind::Word => self.month_in_other(at),
            Kind::Mark => None,
        }
    }

    /// How what is told of lies to the expression that begins there, by the word before it.
    fn relation(&self, at: usize, to: usize, said: &Said) -> Relation {
        if matches!(said, Said::Between(..) | Said::Lately { .. }) {
            return Relation::Within;
        }
        let is_of_noun = matches!(
            said,
            Said::Day { .. } | Said::Month { .. } | Said::Year { .. }
        );
        if is_of_noun && self.is_before(at, 1, &["the", "his", "her", "its", "their"]) {
            // "since the February 2022 invasion": since the invasion, which was then.
            return Relation::Within;
        }
        let the = at.saturating_sub(usize::from(self.is_before(at, 1, &["the"])));
        match self
            .before(the, 1)
            .map(|token| token.text.to_ascii_lowercase())
            .as_deref()
        {
            Some("since" | "starting" | "beginning") => Relation::Since,
            Some("from") if self.is(to, &["on", "onward", "onwards"]) => Relation::Since,
            Some("until" | "till" | "through") => Relation::Until,
            Some("by") => Relation::By,
            Some("before") => Relation::Before,
            Some("after") => Relation::After,
            _ => Relation::Within,
        }
    }
}

/// Whether two expressions can be the ends of one range.
fn is_alike(one: &Said, other: &Said) -> bool {
    matches!(
        (one, other),
        (Said::Day { .. }, Said::Day { .. })
            | (Said::Month { .. }, Said::Month { .. })
            | (Said::Year { .. }, Said::Year { .. })
            | (Said::Weekday { .. }, Said::Weekday { .. })
            | (Said::Season { .. }, Said::Season { .. })
            | (Said::Days(..), Said::Days(..))
    )
}

#[cfg(test)]
mod tests {
    use super::super::super::words;
    use super::*;
    use crate::news::Span;
    use proptest::prelude::*;

    fn word() -> impl Strategy<Value = String> {
        let known = "a an and 25 2022 ago april april's before black by coming day days decade early enero every \
            fall few first five following former fourth friday from in januar last late later mai March May maya \
            mid month months monday Monday morning next night now of one ours past prior q quarter same second \
            Sept since spring summer ten that the this to today tomorrow Tuesday twenty until week weekend weekends weeks \
            winter year years yesterday - . ,";
        words::made::word(known)
    }

    proptest! {
        #[test]
        fn no_word_that_begins_an_expression_is_passed_over(words in prop::collection::vec(word(), 1..12)) {
            let text = words.join(" ");
            let tokens = words::tokens(&text, Span::whole(&text).unwrap());
            let line = Line::new(&tokens, Language::English);
            for at in 0..tokens.len() {
                prop_assert_eq!(line.single(at), line.any(at), "{} of {}", at, text);
            }
        }
    }
}

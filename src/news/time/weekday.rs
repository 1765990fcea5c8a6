//! Days of the week.

use super::super::words::Token;
use super::lexicon::{self, Turn};
use super::line::{Line, Read};
use super::said::Said;

impl Line<'_, '_> {
    /// `Tuesday`, `last Friday`, `Monday, Jan. 25`
    pub(super) fn weekday(&self, at: usize) -> Read {
        const OUTLETS: &str = "Times Telegraph Mirror Post Express Mail Star Independent Herald \
            Mercury Tribune World Live Lights Fever School Service";
        const NAMED: &[&str] = &[
            "Black", "Super", "Cyber", "Good", "Giving", "Ash", "Palm", "Easter", "Bloody",
            "Shrove", "Freaky", "every", "each",
        ];
        // "the following Saturday", but "following Saturday's attack" is after it.
        let the = self.is_before(at, 1, &["the"]);
        let turned = lexicon::turn(self.text(at)).filter(|turn| match turn {
            Turn::Same => false,
            Turn::Previous | Turn::Following => the,
            Turn::Last | Turn::This | Turn::Next => true,
        });
        let place = at + usize::from(turned.is_some());
        let weekday = lexicon::weekday(self.text(place))?;
        // "at home that Saturday", but "said that Saturday was cold".
        let is_told =
            self.is_before(place, 1, &["that"]) && !self.before(place, 2).is_none_or(is_claim);
        let turned = turned.or(is_told.then_some(Turn::Same));
        let next = place + 1;
        // "Saturday Night Live", but "Saturday night".
        let show =
            self.is(next, &["Night", "Morning"]) && self.at(next).is_some_and(Token::is_capital);
        if show
            || self.is_before(place, 1, NAMED)
            || self
                .at(next)
                .is_some_and(|next| OUTLETS.split(' ').any(|outlet| next.text == outlet))
        {
            return None;
        }
        // "Sunday morning, May 28"
        let of_day = self.is(next, &["morning", "afternoon", "evening", "night"]);
        let date = next + usize::from(of_day);
        let date = date + usize::from(self.is(date, &[","]));
        let date = date + usize::from(self.is(date, &["the"]));
        let full = self.month(date).or_else(|| self.day_first(date));
        if let Some((
            Said::Day {
                month, day, year, ..
            },
            to,
        )) = full
        {
            let weekday = Some(weekday);
            return Some((
                Said::Day {
                    month,
                    day,
                    weekday,
                    year,
                },
                to,
            ));
        }
        Some((
            Said::Weekday {
                weekday,
                turn: turned,
            },
            next,
        ))
    }
}

/// Whether a word is followed by what somebody holds: `said that`, `hopes that`, `so that`.
fn is_claim(token: &Token<'_>) -> bool {
    let is_verb = token.is_lower() && (token.text.ends_with("ed") || token.text.ends_with('s'));
    is_verb
        || token.is_one(&[
            "said", "say", "told", "think", "thought", "know", "knew", "so", "believe", "hope",
            "expect", "warn", "fear", "is", "was", "given", "such", "saw", "see", "found",
            "saying", "telling", "adding", "noting", "and", ",",
        ])
}

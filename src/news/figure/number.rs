//! Numbers as news writes them: `100,000`, `$3.5 billion`, `15 %`, `one million`, `dozens`, `10 to 15`.

use super::super::words::{Kind, Token};
use super::Unit;
use super::lexicon::{self, is_among};

/// A number: its tokens, what it is and in what it is counted.
#[derive(Clone, Debug)]
pub(super) struct Number {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) unit: Unit,
    /// Whether it is a word for many (`dozens`) rather than a number.
    pub(super) vague: bool,
    /// Whether it is written in words.
    pub(super) in_words: bool,
    /// Whether it has a scale or thousands, so that it is no year, age or number of a thing.
    pub(super) is_large: bool,
}

/// The number that begins at a place, with its currency and percent; nothing where none does or it counts nothing.
pub(super) fn number(tokens: &[Token<'_>], at: usize) -> Option<Number> {
    let mark = tokens
        .get(at)
        .and_then(|token| lexicon::currency_mark(token.text));
    let begin = at + usize::from(mark.is_some());
    if mark.is_some() && !tokens.get(begin)?.glued {
        return None;
    }
    let mut number = range(tokens, begin)?;
    number.from = at;
    if let Some(kind) = mark {
        number.unit = Unit::Money(kind.to_owned());
        number.is_large = true;
        return Some(number);
    }
    let next = tokens.get(number.to);
    let word = |at: usize| tokens.get(at).map_or("", |token| token.text);
    if next.is_some_and(|next| next.is_one(&["%", "percent", "pct"])) {
        number.unit = Unit::Percent;
        number.to += 1;
        if is_among(word(number.to), "point points") {
            number.unit = Unit::Points;
            number.to += 1;
        }
    } else if next.is_some_and(|next| next.is("per")) && is_among(word(number.to + 1), "cent") {
        number.unit = Unit::Percent;
        number.to += 2;
    } else if next.is_some_and(|next| next.is("percentage")) {
        let points = is_among(word(number.to + 1), "point points");
        number.unit = if points { Unit::Points } else { Unit::Percent };
        number.to += 1 + usize::from(points);
    } else if let Some((kind, to)) = money_after(tokens, number.to) {
        number.unit = Unit::Money(kind.to_owned());
        number.is_large = true;
        number.to = to;
    } else if is_called(tokens, &number) || !is_count(tokens, &number) {
        return None;
    }
    Some(number)
}

/// The kind of money after a number: `million US dollars`, `euros`.
fn money_after(tokens: &[Token<'_>], at: usize) -> Option<(&'static str, usize)> {
    for skip in 0..2 {
        let token = tokens.get(at + skip)?;
        if let Some(kind) = lexicon::currency(token.text).filter(|_| token.is_lower()) {
            return Some((kind, at + skip + 1));
        }
        if !token.is_capital() {
            return None;
        }
    }
    None
}

/// A number or two of them with `to` between.
fn range(tokens: &[Token<'_>], at: usize) -> Option<Number> {
    let first = single(tokens, at)?;
    let joint = tokens.get(first.to);
    let between = at.checked_sub(1).and_then(|at| tokens.get(at));
    let is_range = joint.is_some_and(|joint| {
        joint.is_dash()
            || joint.is("to")
            || (joint.is("and") && between.is_some_and(|word| word.is("between")))
    });
    if is_range && !first.vague {
        let mark = tokens
            .get(first.to + 1)
            .and_then(|token| lexicon::currency_mark(token.text));
        let second = single(tokens, first.to + 1 + usize::from(mark.is_some()));
        if let Some(mut second) = second.filter(|second| !second.vague) {
            // "$3 to $5 billion", "10-15 million": what the second is counted in, the first is.
            let scale = second.high / second.base;
            let low = if first.low < second.low && first.low * scale <= second.low {
                first.low * scale
            } else {
                first.low
            };
            if low < second.high {
                second.from = first.from;
                second.low = low;
                second.is_large |= first.is_large;
                return Some(second.into());
            }
            // "3-2" is a score.
            if joint.is_some_and(Token::is_dash) {
                return None;
            }
        }
    }
    Some(first.into())
}

/// One number, before its unit is known.
struct Single {
    from: usize,
    to: usize,
    low: f64,
    high: f64,
    /// The number without its scale.
    base: f64,
    vague: bool,
    in_words: bool,
    is_large: bool,
}

impl From<Single> for Number {
    fn from(single: Single) -> Self {
        Self {
            from: single.from,
            to: single.to,
            low: single.low,
            high: single.high,
            unit: Unit::Count,
            vague: single.vague,
            in_words: single.in_words,
            is_large: single.is_large,
        }
    }
}

fn single(tokens: &[Token<'_>], at: usize) -> Option<Single> {
    let token = tokens.get(at)?;
    match token.kind {
        Kind::Number => digits(tokens, at),
        Kind::Word if !lexicon::BEGINS.has(token.text) => None,
        Kind::Word => many(tokens, at).or_else(|| in_words(tokens, at)),
        Kind::Mark => None,
    }
}

/// `100,000`, `3.5bn`, `20 million`
fn digits(tokens: &[Token<'_>], at: usize) -> Option<Single> {
    let token = tokens.get(at)?;
    let base: f64 = token.text.replace(',', "").parse().ok()?;
    let mut to = at + 1;
    let mut value = base;
    let mut is_large = token.text.contains(',');
    let mark = at.checked_sub(1).and_then(|at| tokens.get(at));
    let is_money = mark.is_some_and(|mark| lexicon::currency_mark(mark.text).is_some());
    while let Some(next) = tokens.get(to) {
        // A letter after a number is a scale only where it is joined: "$5m", "100k".
        let short = next.glued.then_some(match next.text {
            "m" | "M" => Some(1e6),
            "b" | "B" => Some(1e9),
            "k" | "K" if is_money => Some(1e3),
            _ => None,
        });
        let dash = usize::from(next.is_dash() && next.glued);
        let scale = short.flatten().or_else(|| {
            let word = tokens.get(to + dash)?;
            lexicon::scale(word.text).filter(|_| !word.is("dozen") && (dash == 0 || word.glued))
        });
        let Some(scale) = scale else { break };
        value *= scale;
        is_large = true;
        to += 1 + if short.flatten().is_some() { 0 } else { dash };
    }
    Some(Single {
        from: at,
        to,
        low: value,
        high: value,
        base,
        vague: false,
        in_words: false,
        is_large,
    })
}

/// `two`, `twenty-five`, `one million`, `a dozen`, `half a million`, `a hundred`
fn in_words(tokens: &[Token<'_>], at: usize) -> Option<Single> {
    let word = |at: usize| tokens.get(at).map_or("", |token| token.text);
    let half = is_among(word(at), "half") && is_among(word(at + 1), "a");
    let begin = at + usize::from(half);
    let (mut value, mut to) =
        if is_among(word(begin), "a an") && lexicon::scale(word(begin + 1)).is_some() {
            (if half { 0.5 } else { 1.0 }, begin + 1)
        } else {
            (lexicon::cardinal(word(at))?, at + 1)
        };
    // "twenty-five"
    if value >= 20.0
        && tokens
            .get(to)
            .is_some_and(|dash| dash.is_dash() && dash.glued)
        && let Some(ones) = lexicon::cardinal(word(to + 1)).filter(|ones| *ones < 10.0)
    {
        value += ones;
        to += 2;
    }
    let base = value;
    let mut is_large = false;
    while let Some(scale) = lexicon::scale(word(to)).filter(|_| word(to).len() > 2) {
        value *= scale;
        is_large = true;
        to += 1;
    }
    Some(Single {
        from: at,
        to,
        low: value,
        high: value,
        base,
        vague: false,
        in_words: true,
        is_large,
    })
}

/// `dozens`, `hundreds of thousands`
fn many(tokens: &[Token<'_>], at: usize) -> Option<Single> {
    let word = |at: usize| tokens.get(at).map_or("", |token| token.text);
    let (low, high, mut to) = if is_among(word(at), "tens") && is_among(word(at + 1), "of") {
        (10.0, 99.0, at + 2)
    } else {
        let (low, high) = lexicon::vague(word(at))?;
        (low, high, at + 1)
    };
    let (mut low, mut high) = (low, high);
    let of = to + usize::from(is_among(word(to), "of"));
    if let Some((scale, _)) =
        lexicon::vague(word(of)).filter(|_| of > to || word(to.saturating_sub(1)) == "of")
    {
        low *= scale;
        high *= scale;
        to = of + 1;
    } else if is_among(word(at), "tens") {
        return None;
    }
    Some(Single {
        from: at,
        to,
        low,
        high,
        base: low,
        vague: true,
        in_words: true,
        is_large: true,
    })
}

/// `911 calls`: a number that is called.
fn is_called(tokens: &[Token<'_>], number: &Number) -> bool {
    const CALLS: [&str; 6] = [
        "call",
        "calls",
        "caller",
        "callers",
        "dispatchers",
        "operators",
    ];
    let is = |at: usize, of: &[&str]| tokens.get(at).is_some_and(|token| token.is_one(of));
    is(number.from, &["911", "999", "112"]) && is(number.to, &CALLS)
}

/// Whether a number without currency and percent counts things, by what stands around it.
fn is_count(tokens: &[Token<'_>], number: &Number) -> bool {
    let Some(first) = tokens.get(number.from) else {
        return false;
    };
    let before = |back: usize| number.from.checked_sub(back).and_then(|at| tokens.get(at));
    let after = tokens.get(number.to);
    if first.glued
        && before(1)
            .is_some_and(|before| !matches!(before.text, "(" | "“" | "\"" | "‘" | "—" | "–" | "["))
    {
        return false;
    }
    if let Some(after) = after {
        let digit = tokens
            .get(number.to + 1)
            .is_some_and(|next| next.glued && next.kind == Kind::Number);
        if after.glued
            && (matches!(after.text, ":" | "/" | "'" | "’" | "°" | ".") && digit
                || lexicon::NOT_COUNTED.has(after.text))
        {
            return false;
        }
        if after.glued && after.kind == Kind::Word && !lexicon::SHORT_UNITS.has(after.text) {
            return false;
        }
        if is_among(after.text, "am pm")
            || (is_among(after.text, "a p")
                && tokens.get(number.to + 1).is_some_and(|dot| dot.text == "."))
        {
            return false;
        }
    }
    if let Some(before) = before(1) {
        let named = lexicon::NAMES.has(before.text)
            || before.text == "#"
            || (before.is_capital() && number.from > 1);
        if named && !number.is_large && !number.in_words {
            return false;
        }
        if before.text == "."
            && is_among(
                tokens
                    .get(number.from.saturating_sub(2))
                    .map_or("", |token| token.text),
                "no nos",
            )
        {
            return false;
        }
    }
    // "2026 holidays": a year, whose thousands have no comma.
    let year = first.text.len() == 4 && (1900.0..2100.0).contains(&number.low);
    if year && number.to == number.from + 1 {
        return false;
    }
    // "Ida Holm, 42, said": an age.
    let age = before(1).is_some_and(|before| before.text == ",")
        && after.is_none_or(|after| matches!(after.text, "," | "."))
        && !number.is_large;
    !age
}

#[cfg(test)]
mod tests {
    use super::super::super::words;
    use super::*;
    use crate::news::Span;
    use proptest::prelude::*;

    fn word() -> impl Strategy<Value = String> {
        let known = "a an and billion billions bn dozen dozens eleven five half hundred hundreds many million \
            million-dollar millions nine of one scores several six ten tens thousand thousands three twelve twenty \
            two-thirds twenty-five - no nought zero Two";
        words::made::word(known)
    }

    proptest! {
        #[test]
        fn no_word_that_begins_a_number_is_passed_over(words in prop::collection::vec(word(), 1..10)) {
            let text = words.join(" ");
            let tokens = words::tokens(&text, Span::whole(&text).unwrap());
            for (at, token) in tokens.iter().enumerate() {
                let begins = many(&tokens, at).or_else(|| in_words(&tokens, at)).is_some();
                let listed = lexicon::BEGINS.has(token.text);
                prop_assert!(listed || token.kind != Kind::Word || !begins, "{} of {}", at, text);
            }
        }
    }
}

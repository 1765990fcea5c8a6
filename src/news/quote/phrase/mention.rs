//! Noun phrases beside a reporting verb: who stands before it, after it, or is the subject of its sentence.

pub(in crate::news::quote) use super::forward::after;
use super::heads;
pub(in crate::news::quote) use super::subject::subject;
pub(in crate::news::quote) use super::{Mention, Words, chain};
use super::{REACH, core, introduced, is_cited, starts_clause};
pub(in crate::news::quote) use crate::news::quote::words::grammar::{
    are_people, is_adverb, is_function_word, is_name_word, is_passive, is_time, name_start,
    past_nickname, run,
};
use crate::news::quote::words::lexicon;
use crate::news::quote::words::tokens::{Kind, Token};

/// The noun phrase that ends before token `end`, over adverbs, auxiliaries, times and insertions between commas.
pub(in crate::news::quote) fn before(
    tokens: &[Token<'_>],
    end: usize,
    floor: usize,
) -> Option<Mention> {
    before_within(tokens, end, floor, 3)
}

fn before_within(tokens: &[Token<'_>], end: usize, floor: usize, depth: usize) -> Option<Mention> {
    let depth = depth.checked_sub(1)?;
    let end = strip(tokens, end, floor);
    let last = tokens.get(end.checked_sub(1).filter(|at| *at >= floor)?)?;
    if last.is_mark(',') || last.is_mark_of("–—") {
        return apposed(tokens, end - 1, floor);
    }
    if last.is_mark(')') {
        let open = (floor..end)
            .rev()
            .take(REACH)
            .find(|at| tokens.get(*at).is_some_and(|token| token.is_mark('(')))?;
        return before_within(tokens, open, floor, depth);
    }
    // "According to the firm, which said".
    if last.is_in(&["who", "which"])
        && let Some(comma) = end.checked_sub(2).filter(|at| *at > floor)
        && tokens.get(comma).is_some_and(|token| token.is_mark(','))
        && let Some(cited) = core(tokens, comma, floor)
        && is_cited(tokens, cited)
    {
        return Some(cited);
    }
    // "The commissioner, Ada Quill, who said": whoever stands before the comma.
    if last.is("who")
        && let Some(comma) = end.checked_sub(2).filter(|at| *at > floor)
        && tokens.get(comma).is_some_and(|token| token.is_mark(','))
        && let Some(named) = chain(tokens, comma, floor).filter(|named| named.kind == Words::Name)
    {
        let of = named
            .first
            .checked_sub(1)
            .and_then(|at| tokens.get(at))
            .is_some_and(|token| token.is_of(&lexicon::TIES));
        return apposed(tokens, comma, floor).filter(|_| of).or(Some(named));
    }
    if last.is("who") || last.is("which") {
        let whole = before_within(tokens, end - 1, floor, depth)?;
        // "It got the attention of Quill who said": Quill did.
        let human = |word: &Token<'_>| {
            word.is_of(&lexicon::PERSONS)
                || word.is_of(&lexicon::PEOPLE)
                || word.is_of(&lexicon::TITLES)
                || word.is_of(&lexicon::BODIES)
        };
        let named = core(tokens, end - 1, floor).filter(|named| {
            let words = tokens.get(whole.first..named.end).unwrap_or_default();
            named.kind == Words::Name
                && whole.kind == Words::Role
                && last.is("who")
                && !words.iter().any(human)
        });
        return Some(named.unwrap_or(whole));
    }
    let found = chain(tokens, end, floor)?;
    Some(
        heads::head(tokens, found, floor)
            .or_else(|| introduced(tokens, found, floor))
            .unwrap_or(found),
    )
}

/// The end without adverbs, auxiliaries and times before it.
fn strip(tokens: &[Token<'_>], mut end: usize, floor: usize) -> usize {
    for _ in 0..12 {
        let Some(last) = end
            .checked_sub(1)
            .filter(|at| *at >= floor)
            .and_then(|at| tokens.get(at))
        else {
            break;
        };
        // "Reuters first reported".
        let named = end
            .checked_sub(2)
            .filter(|at| *at >= floor)
            .and_then(|at| tokens.get(at));
        let first =
            last.is("first") && named.is_some_and(|named| is_name_word(named) && !named.possessive);
        let skipped = first
            || last.is_in(&["jr.", "sr."]) && !last.is_capital()
            || is_adverb(last) && !last.is("who")
            || last.is_in(&["began", "continued", "kept", "started"])
                && tokens
                    .get(end)
                    .is_some_and(|next| next.lower.ends_with("ing"))
            || last.is_of(&lexicon::AUXILIARIES)
            || (is_time(last) && !is_surname(last, named))
            || (last.is_in(&[
                "on", "in", "this", "that", "the", "at", "quoted", "as", "heard", "seen",
            ]) && tokens
                .get(end)
                .is_some_and(|next| is_time(next) || next.is("as") || next.lower.ends_with("ing")));
        if !skipped || last.possessive {
            break;
        }
        end -= 1;
    }
    end
}

/// Whether a word of time is somebody's name, by what stands before it: `Judge Carla Winter said`, `“…,” Day said`.
fn is_surname(last: &Token<'_>, before: Option<&Token<'_>>) -> bool {
    let begins = before.is_none_or(|before| is_name_word(before) || before.kind != Kind::Word);
    is_name_word(last) && (last.text == "May" || begins)
}

/// The noun phrase before an insertion that ends with the comma (or dash) at `close`.
fn apposed(tokens: &[Token<'_>], close: usize, floor: usize) -> Option<Mention> {
    let mut seen = 0;
    for at in (floor..close).rev().take(REACH) {
        let token = tokens.get(at)?;
        if token.is_speech() || token.is_mark_of(";:") {
            return None;
        }
        if token.is_mark(',') || token.is_mark_of("–—") {
            seen += 1;
            if let Some(mention) = chain(tokens, strip(tokens, at, floor), floor)
                && mention.kind != Words::Nobody
                && (opens_clause(tokens, mention, floor)
                    // "The ways Ada Quill, a miller, feels".
                    || seen == 1
                        && mention.kind == Words::Name
                        && mention.end - mention.first > 1
                        && tokens
                            .get(at + 1)
                            .is_some_and(|token| token.is_in(&["a", "an"]))
                    // "Earlier in the evening Quill, who sang, said".
                    || mention.kind == Words::Name
                        && tokens.get(at + 1).is_some_and(|token| token.is("who"))
                        && !tokens.get(floor..mention.first)?.iter().any(|verb| {
                            verb.is_of(&lexicon::SAYS) && !verb.is_of(&lexicon::NOUNS_TOO)
                        }))
            {
                // "Nasa’s director of science, Lori Smith, said": the name is what stands between the commas.
                let name = chain(tokens, close, floor).filter(|name| {
                    name.kind == Words::Name
                        && (name.first == at + 1 || offices(tokens, at + 1, *name))
                });
                // "Ada Quill, CEO of Norwold Dams, which shut, said".
                if let Some(named) = office_holder(tokens, mention, floor) {
                    return Some(named);
                }
                // "Ada Quill, a professor at the University of Norwold, Westport, said".
                if let Some(named) = introduced(tokens, mention, floor) {
                    return Some(named);
                }
                // "The Chief of Dams, Ada Quill, said": an office alone is a role.
                let office = tokens
                    .get(mention.first.saturating_sub(4).max(floor)..mention.end)
                    .is_some_and(|words| {
                        let chief = words.iter().rposition(|word| word.is_of(&lexicon::TITLES));
                        chief.is_some_and(|at| {
                            at + 1 == words.len()
                                || words.get(at + 1).is_some_and(|next| next.is("of"))
                        })
                    });
                let kind = if office { Words::Role } else { mention.kind };
                return match (kind, name) {
                    (Words::Role, Some(name)) if seen == 1 => Some(name),
                    _ => Some(mention),
                };
            }
            if seen == 4 {
                break;
            }
        }
    }
    // "After the flood, Ada Quill from Norwold, said".
    chain(tokens, close, floor)
        .filter(|named| named.kind == Words::Name && starts_clause(tokens, named.first, floor))
}

/// Whose office is of the body that a mention names: `Ada Quill, CEO of Norwold Dams`, `Quill, head of the dam`.
fn office_holder(tokens: &[Token<'_>], mention: Mention, floor: usize) -> Option<Mention> {
    const OFFICE_MAX: usize = 4;
    let is_office = |at: usize| {
        tokens
            .get(at)
            .is_some_and(|token| token.is_of(&lexicon::TITLES) || token.is_of(&lexicon::PEOPLE))
    };
    let from = if mention.kind == Words::Role {
        mention
            .first
            .checked_sub(1)
            .filter(|_| is_office(mention.first))?
    } else {
        let the = tokens.get(mention.first.checked_sub(1)?)?.is("the");
        let of = mention.first.checked_sub(1 + usize::from(the))?;
        let tied = tokens.get(of)?.is_in(&["of", "at", "for"]);
        of.checked_sub(1).filter(|at| tied && is_office(*at))?
    };
    let comma = (floor..=from)
        .rev()
        .take(OFFICE_MAX)
        .find(|at| tokens.get(*at).is_some_and(|token| token.is_mark(',')))?;
    chain(tokens, comma, floor).filter(|holder| holder.kind == Words::Name && holder.end == comma)
}

/// Whether what stands from `first` before a name are its bearer's offices: `the former judge and lawyer Ada Quill`.
fn offices(tokens: &[Token<'_>], first: usize, name: Mention) -> bool {
    let before = tokens.get(first..name.first).unwrap_or_default();
    let office = before.last().is_some_and(|noun| {
        noun.is_of(&lexicon::PEOPLE)
            || noun.is_of(&lexicon::PERSONS)
            || noun.is_of(&lexicon::TITLES)
    });
    let joined = before
        .iter()
        .any(|word| word.kind != Kind::Word || word.is_of(&lexicon::PREPOSITIONS));
    office && !joined && name.end - name.first > 1
}

/// Whether a clause begins with a mention, the offices before a name taken with it: `State Secretary of Dams Quill`.
fn opens_clause(tokens: &[Token<'_>], mention: Mention, floor: usize) -> bool {
    let mut at = mention.first;
    while mention.kind == Words::Name
        && at > floor
        && tokens
            .get(at - 1)
            .is_some_and(|token| is_name_word(token) || token.is_in(&["of", "for", "and", "the"]))
    {
        at -= 1;
    }
    // "…, and Quill, her deputy, said".
    if at < mention.first && tokens.get(at).is_some_and(|token| token.is("and")) {
        at += 1;
    }
    // "Council member Ada Quill, of Norwold": whatever office stands before the name.
    while mention.kind == Words::Name
        && at > floor
        && tokens.get(at - 1).is_some_and(|token| {
            let office = token.is_of(&lexicon::PEOPLE) || token.is_of(&lexicon::TITLES);
            office && !token.is_capital() || at < mention.first && is_name_word(token)
        })
    {
        at -= 1;
    }
    // "Ada Quill, of the University of Norwold": said of her.
    let said_of = tokens
        .get(at)
        .is_some_and(|token| at < mention.first && !is_name_word(token) && !token.is("the"));
    !said_of && starts_clause(tokens, at, floor)
}

//! Names in two stretches that tell the same, where each text has another one.

use super::matching::Match;
use super::{Lexicon, Told, Voice};
use crate::news::Span;
use crate::newsroom::analyse;

/// A name: capitalised words in a row, by their ids, with the words beside them.
struct Name {
    ids: Vec<u32>,
    span: Span,
    before: Option<u32>,
    after: Option<u32>,
}

/// Each has a name with words that the other's whole article has not, and both stand between the same two words; or
/// after the same one, where they share words: Anton Bell, Anton Beck.
pub(super) fn differing(
    one: &Voice,
    other: &Voice,
    near: &Match,
    lexicon: &mut Lexicon,
) -> Option<(Span, Span)> {
    // `January 6` and `Jan. 6` are days, and compared as such.
    let of = |voice: &Voice, stretch: Span, lexicon: &mut Lexicon| {
        let mut names = named(&voice.told, stretch, lexicon);
        names.retain(|name| !voice.dates.iter().any(|when| when.span.overlaps(name.span)));
        names
    };
    let own = of(one, near.own, lexicon);
    let theirs = of(other, near.their, lexicon);
    let unknown = |name: &Name, shared: &Name, voice: &Voice| {
        let mut own = name.ids.iter().filter(|id| !shared.ids.contains(id));
        let is_any = own.clone().next().is_some();
        is_any && !own.any(|id| voice.told.has(*id))
    };
    let beside = |one: Option<u32>, other: Option<u32>| one.is_some() && one == other;
    let placed = |own: &Name, their: &Name| {
        let pairs = own.ids.iter().zip(&their.ids);
        let is_alike = own.ids.len() == their.ids.len()
            && own.ids.len() > 1
            && pairs.filter(|(own, their)| own != their).count() == 1;
        is_alike && own.before == their.before
            || beside(own.before, their.before) && beside(own.after, their.after)
    };
    own.iter().find_map(|own| {
        let their = theirs.iter().find(|their| {
            unknown(own, their, other) && unknown(their, own, one) && placed(own, their)
        })?;
        Some((own.span, their.span))
    })
}

/// The names of a stretch of a sentence; a word that it begins with is of one only before another.
fn named(told: &Told, stretch: Span, lexicon: &mut Lexicon) -> Vec<Name> {
    let body = told.article.body();
    let mut names: Vec<Name> = Vec::new();
    let mut before = None;
    let mut first = None;
    let mut within = false;
    let mut end = 0;
    let text = stretch.slice(body);
    analyse(text, told.article.language(), |token| {
        let between = text.get(end..token.start).unwrap_or_default();
        let goes_on = between.chars().all(|c| matches!(c, ' ' | '.'));
        end = token.end;
        within &= goes_on;
        let (Some(term), false) = (token.term, token.compound) else {
            within = false;
            return;
        };
        let id = lexicon.word(term).id;
        let offset = stretch.start();
        let span = Span::of(body, offset + token.start, offset + token.end);
        let begins = token.position > 0 && token.surface.starts_with(char::is_uppercase);
        match (span.filter(|_| begins), names.last_mut()) {
            (Some(span), Some(name)) if within => {
                name.ids.push(id);
                name.span = name.span.cover(span);
            }
            (Some(span), _) => {
                names.push(match first.filter(|_| goes_on && token.position == 1) {
                    Some((beginning, whole)) => Name {
                        ids: vec![beginning, id],
                        span: span.cover(whole),
                        before: None,
                        after: None,
                    },
                    None => Name {
                        ids: vec![id],
                        span,
                        before,
                        after: None,
                    },
                });
                within = true;
            }
            (None, Some(name)) if within => {
                name.after = Some(id);
                within = false;
            }
            (None, _) => {}
        }
        if token.position == 0 && token.surface.starts_with(char::is_uppercase) {
            first = span.map(|span| (id, span));
        }
        before = Some(id);
    });
    names
}

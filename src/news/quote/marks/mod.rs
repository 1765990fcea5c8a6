//! Where the marks of a paragraph open and close, whatever their style, and what to make of broken ones.

pub(super) mod breaks;
pub(super) mod kinds;
pub(super) mod mend;
pub(super) mod spoken;

use crate::news::Span;

/// A stretch between marks: direct speech perhaps, or a term set off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::news::quote) struct Speech {
    /// With its marks.
    pub(in crate::news::quote) outer: Span,
    /// Without them and without surrounding white space.
    pub(in crate::news::quote) inner: Span,
    /// Whether a mark opens it.
    pub(in crate::news::quote) opened: bool,
    /// Whether a mark closes it.
    pub(in crate::news::quote) closed: bool,
}

/// Which way a mark faces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Facing {
    Opens,
    Closes,
    /// Either: as what came before wants it.
    Either,
}

/// Marks that can close one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Double,
    Single,
    Angle,
    Corner,
}

#[derive(Clone, Copy, Debug)]
struct Mark {
    at: usize,
    end: usize,
    family: Family,
    facing: Facing,
    /// Whether what it closes ends in a stop, so that it is surely no apostrophe.
    after_stop: bool,
    /// Whether it follows a letter that may take an apostrophe of its own.
    after_s: bool,
}

/// The marked stretches of the paragraph `span`, in order and apart; what is opened or closed on one side only
/// reaches to the end or from the start of the paragraph.
pub(in crate::news::quote) fn speeches(body: &str, span: Span) -> Vec<Speech> {
    let marks = marks(span.slice(body), span.start());
    let doubles = pair(
        body,
        span,
        marks.iter().filter(|mark| mark.family != Family::Single),
    );
    let singles = singles(
        body,
        marks.iter().filter(|mark| mark.family == Family::Single),
    );
    merge(doubles, singles)
}

/// Whether several of the speeches end within a sentence that goes on with a comma outside: `“a ruin”, said Quill`.
pub(in crate::news::quote) fn is_review<'s>(
    body: &str,
    speeches: impl Iterator<Item = &'s Speech>,
) -> bool {
    const MANY: usize = 4;
    let woven = |speech: &&Speech| {
        let after = body.get(speech.outer.end()..);
        let ends = speech.inner.slice(body).ends_with(char::is_alphanumeric);
        speech.opened && speech.closed && ends && after.is_some_and(|after| after.starts_with(','))
    };
    speeches.filter(woven).nth(MANY - 1).is_some()
}

/// Whether `text` begins with a mark that opens.
pub(super) fn begins_with_mark(text: &str) -> bool {
    let (_, mark) = mark(text, 0, None);
    mark.is_some_and(|(_, facing)| facing != Facing::Closes)
}

fn marks(text: &str, offset: usize) -> Vec<Mark> {
    let mut found: Vec<Mark> = Vec::new();
    let mut from = 0;
    while let Some(at) = next(text, from) {
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let (end, mark) = mark(text, at, before);
        if let Some((family, facing)) = mark {
            found.push(Mark {
                at: offset + at,
                end: offset + end,
                family,
                facing,
                after_stop: before.is_some_and(|c| ".,?!…".contains(c)),
                after_s: before.is_some_and(|c| matches!(c, 's' | 'S' | 'n' | 'z' | 'x')),
            });
        }
        from = end;
    }
    found
}

/// The next character from byte `from` on that may be a mark.
fn next(text: &str, from: usize) -> Option<usize> {
    let found = text
        .as_bytes()
        .get(from..)?
        .iter()
        // What every mark that is not ASCII begins with.
        .position(|byte| matches!(byte, b'"' | b'\'' | b'`' | 0xc2 | 0xe2 | 0xe3 | 0xef))?;
    Some(from + found)
}

/// Where the character at byte `at` ends, two that are typed for one taken together, and what mark it is.
fn mark(text: &str, at: usize, before: Option<char>) -> (usize, Option<(Family, Facing)>) {
    let mut chars = text.get(at..).unwrap_or_default().chars();
    let Some(c) = chars.next() else {
        return (text.len(), None);
    };
    let mut end = at + c.len_utf8();
    let mut family = family(c);
    let mut after = chars.next();
    // Two single marks or two grave accents are typed for a double one.
    if matches!(c, '\'' | '`' | '‘' | '’') && after == Some(c) {
        end += c.len_utf8();
        family = Some(Family::Double);
        after = chars.next();
    }
    let mark = family.and_then(|family| Some((family, facing(c, family, before, after)?)));
    (end, mark)
}

fn family(c: char) -> Option<Family> {
    match c {
        '"' | '“' | '”' | '„' | '‟' | '＂' | '〝' | '〞' => Some(Family::Double),
        '\'' | '‘' | '’' | '‚' | '‛' => Some(Family::Single),
        '«' | '»' => Some(Family::Angle),
        '「' | '」' | '『' | '』' => Some(Family::Corner),
        _ => None,
    }
}

/// Which way the mark `c` faces between its neighbours; nothing where it is no mark at all.
fn facing(c: char, family: Family, before: Option<char>, after: Option<char>) -> Option<Facing> {
    let left_free = before
        .is_none_or(|c| c.is_whitespace() || "([{—–-/‒―:".contains(c) || self::family(c).is_some());
    let right_free = after.is_none_or(|c| {
        c.is_whitespace() || ".,;:!?)]}—–…/-".contains(c) || self::family(c).is_some()
    });
    match family {
        Family::Double if matches!(c, '„' | '‟' | '`' | '〝') => Some(Facing::Opens),
        Family::Double if matches!(c, '“' | '‘') => {
            if !left_free && right_free {
                Some(Facing::Closes)
            } else {
                Some(Facing::Opens)
            }
        }
        Family::Double if matches!(c, '”' | '’' | '〞') => {
            let free = |c: Option<char>| c.is_some_and(char::is_whitespace);
            if left_free && !right_free {
                Some(Facing::Opens)
            } else if free(before) && free(after) {
                Some(Facing::Either)
            } else {
                Some(Facing::Closes)
            }
        }
        // Inches: 6'2".
        Family::Double if c == '"' && before.is_some_and(|c| c.is_ascii_digit()) && right_free => {
            Some(Facing::Closes)
        }
        Family::Double => Some(match (left_free, right_free) {
            (true, false) => Facing::Opens,
            (false, true) => Facing::Closes,
            _ => Facing::Either,
        }),
        Family::Single if c == '‚' => Some(Facing::Opens),
        Family::Single => {
            let elision = after.is_none_or(|c| c.is_ascii_digit()) || (c == '’' && left_free);
            if left_free && !right_free && !elision {
                Some(Facing::Opens)
            } else if !left_free && right_free && c != '‘' {
                Some(Facing::Closes)
            } else {
                None
            }
        }
        Family::Angle => Some(Facing::Either),
        Family::Corner if matches!(c, '「' | '『') => Some(Facing::Opens),
        Family::Corner => Some(Facing::Closes),
    }
}

/// Pairs marks that are no apostrophes.
fn pair<'a>(body: &str, span: Span, marks: impl Iterator<Item = &'a Mark>) -> Vec<Speech> {
    let marks = settled(marks);
    let mut found = Vec::new();
    let mut open: Option<Mark> = None;
    let mut at = span.start();
    let mut number = 0;
    while let Some(mark) = marks.get(number).copied() {
        let facing = match (mark.facing, &open) {
            (Facing::Either, None) => Facing::Opens,
            (Facing::Either, Some(_)) => Facing::Closes,
            (facing, _) => facing,
        };
        match (facing, open) {
            (Facing::Opens | Facing::Either, None) => open = Some(mark),
            (Facing::Opens | Facing::Either, Some(before)) => {
                if nested(&marks, number) {
                    number += 2;
                    continue;
                }
                // The first speech was never closed; where it ends is settled by the words.
                found.extend(speech(body, Some(before), mark.at, mark.at, false));
                open = Some(mark);
            }
            (Facing::Closes, Some(before)) => {
                if before.family == mark.family {
                    found.extend(speech(body, Some(before), mark.at, mark.end, true));
                    open = None;
                    at = mark.end;
                }
            }
            (Facing::Closes, None) => {
                if mark.family == Family::Double && !is_inch(body, mark) {
                    found.extend(unopened(body, at, mark));
                }
                at = mark.end;
            }
        }
        number += 1;
    }
    if let Some(before) = open {
        found.extend(speech(body, Some(before), span.end(), span.end(), false));
    }
    found
}

/// The marks with guillemets facing one way: as the first of them does, and only when they come in pairs.
fn settled<'a>(marks: impl Iterator<Item = &'a Mark>) -> Vec<Mark> {
    let marks: Vec<Mark> = marks.copied().collect();
    let angles = marks
        .iter()
        .filter(|mark| mark.family == Family::Angle)
        .count();
    let mut seen = 0;
    marks
        .into_iter()
        .filter_map(|mut mark| {
            if mark.family == Family::Angle {
                seen += 1;
                if seen == angles && angles % 2 == 1 {
                    return None;
                }
                mark.facing = if seen % 2 == 1 {
                    Facing::Opens
                } else {
                    Facing::Closes
                };
            }
            Some(mark)
        })
        .collect()
}

/// Whether the mark of that number opens a quotation within the one that is open: two closing marks follow.
fn nested(marks: &[Mark], number: usize) -> bool {
    let closes = |number: usize| {
        marks
            .get(number)
            .is_some_and(|mark| mark.facing == Facing::Closes)
    };
    closes(number + 1) && closes(number + 2)
}

fn is_inch(body: &str, mark: Mark) -> bool {
    body.get(..mark.at)
        .and_then(|before| before.chars().next_back())
        .is_some_and(|c| c.is_ascii_digit())
}

fn speech(
    body: &str,
    open: Option<Mark>,
    end: usize,
    outer_end: usize,
    closed: bool,
) -> Option<Speech> {
    let (outer_start, start) = open.map(|mark| (mark.at, mark.end))?;
    let text = body.get(start..end)?;
    let inner = Span::of_slice(body, text.trim())?;
    let trimmed = if closed {
        outer_end
    } else {
        inner.end().max(start)
    };
    Some(Speech {
        outer: Span::of(body, outer_start, trimmed)?,
        inner,
        opened: true,
        closed,
    })
    .filter(|_| !inner.is_empty())
}

/// Speech that a mark closes and none opened: from `at` on, until the words settle where it starts.
fn unopened(body: &str, at: usize, mark: Mark) -> Option<Speech> {
    let text = body.get(at..mark.at)?;
    let inner = Span::of_slice(body, text.trim())?;
    Some(Speech {
        outer: Span::of(body, inner.start(), mark.end)?,
        inner,
        opened: false,
        closed: true,
    })
    .filter(|_| !inner.is_empty())
}

/// Pairs single marks, which may be apostrophes: a closing one after a stop is surely a mark, one after a letter
/// only when no surer one comes before the next opening.
fn singles<'a>(body: &str, marks: impl Iterator<Item = &'a Mark>) -> Vec<(Speech, bool)> {
    let mut found = Vec::new();
    let mut open: Option<Mark> = None;
    let mut doubtful: Option<Mark> = None;
    for mark in marks.copied() {
        match (mark.facing, open) {
            (Facing::Opens | Facing::Either, None) => open = Some(mark),
            (Facing::Opens | Facing::Either, Some(_)) => {
                if let Some(end) = doubtful.take() {
                    found.extend(
                        speech(body, open, end.at, end.end, true).map(|speech| (speech, false)),
                    );
                }
                open = Some(mark);
            }
            (Facing::Closes, Some(_)) if mark.after_s && !mark.after_stop => {
                doubtful.get_or_insert(mark);
            }
            (Facing::Closes, Some(_)) => {
                found.extend(
                    speech(body, open, mark.at, mark.end, true)
                        .map(|speech| (speech, mark.after_stop)),
                );
                (open, doubtful) = (None, None);
            }
            (Facing::Closes, None) => {}
        }
    }
    if let (Some(_), Some(end)) = (open, doubtful) {
        found.extend(speech(body, open, end.at, end.end, true).map(|speech| (speech, false)));
    }
    // Rock 'n' roll.
    found.retain(|(speech, _)| speech.inner.len() > 2);
    found
}

/// Both kinds in order and apart: the outer of two wins, the double where they cross.
fn merge(doubles: Vec<Speech>, singles: Vec<(Speech, bool)>) -> Vec<Speech> {
    let mut singles = singles.into_iter().peekable();
    let mut found: Vec<Speech> = Vec::new();
    for double in doubles {
        while let Some((single, sure)) =
            singles.next_if(|(single, _)| single.outer.start() < double.outer.start())
        {
            let apart = single.outer.end() <= double.outer.start();
            if found
                .last()
                .is_none_or(|last| last.outer.end() <= single.outer.start())
                && (apart || (sure && single.outer.contains(double.outer) && double.closed))
            {
                found.push(single);
            }
        }
        if found
            .last()
            .is_none_or(|last| last.outer.end() <= double.outer.start())
        {
            found.push(double);
        }
    }
    for (single, _) in singles {
        if found
            .last()
            .is_none_or(|last| last.outer.end() <= single.outer.start())
        {
            found.push(single);
        }
    }
    found
}

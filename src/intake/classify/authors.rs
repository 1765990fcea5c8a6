//! Notes on the authors below a story: somebody of whom the story has not spoken, and what they are.

use super::line::Line;
use crate::intake::pattern::{Pattern, fixed};
use crate::news::Class;

/// How many of a page's last paragraphs are looked at.
const LAST: usize = 3;
/// A page of fewer paragraphs has no notes below it.
const LINES_MIN: usize = 6;
/// More words than a note has.
const WORDS_MAX: usize = 70;

/// Marks the notes on authors among the last paragraphs.
pub(super) fn authors(lines: &[Line<'_>], classes: &mut [Option<Class>]) {
    if lines.len() < LINES_MIN {
        return;
    }
    let last: Vec<usize> = (0..lines.len())
        .rev()
        .filter(|number| classes.get(*number) == Some(&None))
        .take(LAST)
        .collect();
    for number in last {
        let Some(line) = lines.get(number) else {
            continue;
        };
        let is_note = line.words <= WORDS_MAX
            && surname(line.text).is_some_and(|surname| {
                let mut above = (0..number)
                    .filter(|above| classes.get(*above) == Some(&None))
                    .filter_map(|above| lines.get(above));
                !above.any(|above| above.text.contains(surname))
            });
        if is_note && let Some(class) = classes.get_mut(number) {
            *class = Some(Class::Byline);
        }
    }
}

/// The last name of whom a paragraph introduces in its first words as somebody of a calling.
fn surname(text: &str) -> Option<&str> {
    let name = NOTE.captures(text)?.get(1)?.as_str();
    let (first, last) = (name.split(' ').next()?, name.rsplit(' ').next()?);
    (!["The", "As", "In", "At", "A"].contains(&first)).then_some(last)
}

static NOTE: Pattern = Pattern::new(|| {
    fixed(
        r"(?x)^(?:(?:Dr|Rev|Prof|Sen|Rep)\.\ )?(\p{Lu}[\p{L}.’'-]*(?:\ \p{Lu}[\p{L}.’'-]*){1,3})(?:,?\ (?:M\.?D|Ph\.?D|J\.?D|R\.?N|Jr|Sr)\.?)*,?
          (?:\ and\ (?:\p{Lu}[\p{L}.’'-]*\ ?){2,4})?\ (?:is|are|has\ been)\ (?:an?\ |the\ |our\ |in\ )?(?:[^.!?;]|\.\p{L}|\.\S\.){0,90}?
          \b(?:professors?|authors?|director|president|CEO|executive|chair(?:man|woman|person|s)?|editor|fellow|members?|historian|journalist|reporter|librarian|analyst|expert|specialist|attorney|lawyer|partner|founder|co-founder|columnist|writer|producer|student|headmaster|principal|physician|doctor|economist|scientist|consultant|strategist|pastor|teacher|senior|historian|humanitarian|correspondent|critic|contributor|lecturer|researcher|psychologist|therapist|photographer|storyteller|host|coordinator|manager|officer|secretary|mayor|senator|captain)\b",
    )
});

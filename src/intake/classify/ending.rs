//! The end of a page: where the story stops and the rest of the site begins.

use super::line::Line;
use crate::intake::pattern::{Pattern, fixed};
use crate::news::Class;

/// Marks what follows a heading of tags or of other stories.
pub(super) fn ending(lines: &[Line<'_>], classes: &mut [Option<Class>]) {
    let prose = |number: usize| lines.get(number).is_some_and(Line::is_prose);
    for (number, line) in lines.iter().enumerate() {
        if classes.get(number).is_some_and(Option::is_some) || line.words > 8 || line.is_stopped {
            continue;
        }
        let is_over = is_after_the_story(lines, classes, number);
        let is_late = is_over || number * 2 >= lines.len();
        if is_late && TAGS.is_match(line.text) {
            set(classes, number);
            // Tags are a line of words; text may go on after them.
            for below in number + 1..lines.len() {
                if prose(below) {
                    break;
                }
                set(classes, below);
            }
        } else if number > 0 && STORIES.is_match(line.text) {
            set(classes, number);
            for below in number + 1..lines.len() {
                // While the story has not ended, the list ends where text goes on.
                if prose(below) && !is_over {
                    break;
                }
                set(classes, below);
            }
        }
    }
}

/// Whether a line of contributors or a rule stands shortly before paragraph `number`: the story has ended.
fn is_after_the_story(lines: &[Line<'_>], classes: &[Option<Class>], number: usize) -> bool {
    let is_end = |number: usize| {
        let is_rule = lines
            .get(number)
            .is_some_and(|line| !line.text.contains(char::is_alphanumeric));
        is_rule || classes.get(number) == Some(&Some(Class::Byline))
    };
    number > 5 && (number - 3..number).any(is_end)
}

/// Tags, topics, keywords.
static TAGS: Pattern = Pattern::new(|| {
    fixed(
        r"(?xi)^\W*(?:tags?|topics?|keywords?|filed\ (?:under|in)|categor(?:y|ies)|labels?|posted\ in|tagged(?:\ (?:with|in|as))?)\W*(?::.*)?$",
    )
});

/// Headings over lists of other stories.
static STORIES: Pattern = Pattern::new(|| {
    fixed(
        r"(?xi)^\W*(?:[\p{L}\d.]+\s){0,3}(?:top\ stories|most\ (?:read|popular|viewed|shared|watched)(?:\ \w+)?|related\ (?:stor(?:y|ies)|articles?|posts?|news|content|links?|topics?|coverage|reading)|(?:more|other|further|latest|recent|popular|recommended|trending|featured|today's)\ (?:stories|headlines|articles|posts|news\ stories)|you\ (?:may|might)\ (?:also\ )?(?:like|be\ interested\ in)|(?:recommended|suggested)(?:\ (?:for\ you|reading))?|trending(?:\ (?:now|news|topics|stories))?|editor'?s'?\ (?:picks|choice)|read\ next|up\ next|what\ to\ read\ next|from\ (?:around\ )?the\ web|more\ (?:from|in|on)\ .{2,40}|more\ (?:top\ )?(?:reads|stories|articles|headlines)\ from\ .{2,40}|stories\ you(?:'|’)re\ .{2,30}|read\ more\ (?:commentary|columns|opinion|coverage|stories)|related|more\ like\ this|don'?t\ miss|in\ other\ news)\W*$",
    )
});

fn set(classes: &mut [Option<Class>], number: usize) {
    if let Some(place) = classes.get_mut(number)
        && matches!(place, None | Some(Class::Caption))
    {
        *place = Some(Class::Furniture);
    }
}

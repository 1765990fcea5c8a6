//! The top of a page: its headline, said once or again, and the names beneath it.

use super::line::{Line, Roots};
use crate::intake::pattern::{Pattern, fixed};
use crate::news::Class;

/// How far down a page says its headline again.
const HEADLINES_WITHIN: usize = 5;
/// How many lines of names and times stand at the top.
const NAMES_MAX: usize = 5;

/// The title of a page.
pub(super) struct Title {
    /// The paragraph that states it, when it was not stated beside the text.
    pub(super) paragraph: Option<usize>,
    /// Its words.
    pub(super) words: Option<String>,
}

/// Finds the headlines and the names at the top.
pub(super) fn opening(
    lines: &[Line<'_>],
    classes: &mut [Option<Class>],
    stated: Option<&str>,
) -> Title {
    let paragraph = match stated {
        Some(_) => None,
        None => headline(lines, classes),
    };
    let words = stated.map(str::to_owned).or_else(|| {
        let line = lines.get(paragraph?)?;
        Some(line.text.to_owned())
    });
    if let Some(words) = &words {
        repeats(lines, classes, words, stated.is_some());
    }
    names(lines, classes);
    Title { paragraph, words }
}

/// The paragraph that is the headline: the first line, unless it is navigation that leads to the same words below.
fn headline(lines: &[Line<'_>], classes: &mut [Option<Class>]) -> Option<usize> {
    let first = lines.first()?;
    if lines.len() < 2 || first.is_stopped && first.words > 20 || first.words >= 40 {
        return None;
    }
    for (number, line) in lines.iter().enumerate().take(HEADLINES_WITHIN).skip(1) {
        let is_repeated = line.words >= 4 && first.text.ends_with(line.text);
        if is_repeated && first.text != line.text {
            set(classes, 0, Class::Furniture);
            set(classes, number, Class::Headline);
            return Some(number);
        }
    }
    set(classes, 0, Class::Headline);
    Some(0)
}

/// Marks the lines near the top that say the title again, in the same words or nearly so.
fn repeats(lines: &[Line<'_>], classes: &mut [Option<Class>], title: &str, is_stated: bool) {
    let bare = fold(title);
    let wanted = Roots::of(title);
    for (number, line) in lines.iter().enumerate().take(HEADLINES_WITHIN) {
        let is_free = classes.get(number).is_some_and(Option::is_none);
        if !is_free || !line.is_heading_like() || line.words < 3 {
            continue;
        }
        let found = line.roots();
        let shared = found.shared(&wanted).count();
        let is_again = fold(line.text) == bare
            || (!is_stated
                && wanted.len() >= 4
                && shared >= 3
                && shared * 2 >= wanted.len().max(found.len()));
        if is_again {
            set(classes, number, Class::Headline);
        }
    }
}

/// Marks the lines of names, outlets and times that stand before the first text.
fn names(lines: &[Line<'_>], classes: &mut [Option<Class>]) {
    let mut found = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        match classes.get(number) {
            Some(Some(Class::Headline | Class::Furniture | Class::Caption)) => continue,
            Some(Some(Class::Byline)) => {}
            _ if is_name(line, !found.is_empty()) => {}
            // A line of figures among them is the head of a fixture or an address.
            _ if line.words <= 8 && line.text.contains(|c: char| c.is_ascii_digit()) => return,
            _ => break,
        }
        found.push(number);
        if found.len() > NAMES_MAX {
            return;
        }
    }
    // Names alone are no page.
    if found.len() < lines.len() {
        for number in found {
            set(classes, number, Class::Byline);
        }
    }
}

/// Whether a line is a person's name or, below one, an outlet's.
fn is_name(line: &Line<'_>, is_below_one: bool) -> bool {
    let fewest = if is_below_one { 1 } else { 2 };
    (fewest..=7).contains(&line.words)
        && !line.is_stopped
        && NAME.is_match(line.text)
        && !line
            .text
            .split(' ')
            .skip(1)
            .any(|word| IN_TITLES.contains(&word))
        || line.words <= 2 && OFFICE.is_match(line.text)
}

/// Small words that are capitalised in titles, never within names.
const IN_TITLES: [&str; 14] = [
    "And", "As", "At", "By", "For", "From", "In", "Is", "Of", "On", "Or", "Over", "To", "With",
];

static NAME: Pattern = Pattern::new(|| {
    fixed(
        r"(?x)^\p{Lu}[\p{L}.’'-]*(?:,?\ (?:\p{Lu}[\p{L}.’'&|-]*|and|of|the|for|van|von|de|der|den|al|bin|el|la|le|da|di|du|del|&|\|)|,\ special\ (?:for|to)|\ \|){0,6}(?:\ \|\ [\w.]+|,\ (?:Jr|Sr)\.)?$",
    )
});

static OFFICE: Pattern = Pattern::new(|| {
    fixed(r"^(?:(?:News |Opinion )?Editors?|Staff|Newsroom|Correspondents?|Web Desk|News Desk)$")
});

/// Letters and figures only, without what an outlet adds after a bar or a dash.
fn fold(title: &str) -> String {
    let title = title.split(" | ").next().unwrap_or(title);
    title
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

fn set(classes: &mut [Option<Class>], number: usize, class: Class) {
    if let Some(place) = classes.get_mut(number) {
        *place = Some(class);
    }
}

//! Says what each paragraph of one page is, from that page alone.
//!
//! The rules are ideas about pages, not lists of outlets: what asks the reader to do something is furniture, what
//! carries a label before a headline is a teaser, what names who wrote it is a byline, what ends in a picture's
//! credit is a caption, and a line that reads as a headline is a subheading only when the text below takes it up.
//! Losing an article's own words is worse than keeping a teaser: what no rule claims is body.
//!
//! The order matters: [`marks`] judges each paragraph by its own words, then [`opening`] finds the headlines and
//! bylines at the top, [`ending`] the tail of the page, and [`headings`] tells teasers from subheadings.

mod byline;
mod caption;
mod ending;
mod headings;
mod line;
mod notice;
mod opening;
mod teaser;

use std::collections::HashMap;

use self::line::Line;
use crate::news::{Class, Span};

/// The classes of a page's paragraphs, and the title found in it.
pub(super) struct Classified {
    /// One for each paragraph.
    pub(super) classes: Vec<Class>,
    /// The paragraph that states the title, when it was not stated beside the text.
    pub(super) title: Option<usize>,
}

/// Classifies the `paragraphs` of `body`; `title` and `author` are what was stated beside it.
pub(super) fn classify(
    body: &str,
    paragraphs: &[Span],
    title: Option<&str>,
    author: Option<&str>,
) -> Classified {
    let lines: Vec<Line<'_>> = paragraphs
        .iter()
        .map(|span| Line::new(span.slice(body)))
        .collect();
    let mut classes: Vec<Option<Class>> = lines.iter().map(|line| marks(line, author)).collect();
    lists(&lines, &mut classes);
    caption::titles(&lines, &mut classes);
    let title = opening::opening(&lines, &mut classes, title);
    ending::ending(&lines, &mut classes);
    headings::headings(&lines, &mut classes, title.words.as_deref());
    Classified {
        classes: classes
            .into_iter()
            .map(|class| class.unwrap_or(Class::Body))
            .collect(),
        title: title.paragraph,
    }
}

/// How often a label comes before the page is a list of it.
const LABELS_MIN: usize = 3;

/// Gives back the lines of a list whose items all carry one label, which alone look like teasers.
fn lists(lines: &[Line<'_>], classes: &mut [Option<Class>]) {
    let mut labels: HashMap<&str, Vec<usize>> = HashMap::new();
    for (number, line) in lines.iter().enumerate() {
        if classes.get(number) == Some(&Some(Class::Furniture))
            && teaser::is_labelled(line)
            && let Some(label) = teaser::own_label(line)
        {
            labels.entry(label).or_default().push(number);
        }
    }
    for number in labels
        .into_values()
        .filter(|found| found.len() >= LABELS_MIN)
        .flatten()
    {
        if let Some(class) = classes.get_mut(number) {
            *class = None;
        }
    }
}

/// What a paragraph is by its own words, if they tell.
fn marks(line: &Line<'_>, author: Option<&str>) -> Option<Class> {
    if !line.text.contains(char::is_alphanumeric) {
        return Some(Class::Furniture);
    }
    if author.is_some_and(|author| line.text == author) || byline::is_byline(line) {
        return Some(Class::Byline);
    }
    if notice::is_notice(line) || teaser::is_labelled(line) {
        return Some(Class::Furniture);
    }
    caption::is_caption(line).then_some(Class::Caption)
}

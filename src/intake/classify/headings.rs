//! Lines that read as headlines: over this story's text, or of another story.
//!
//! A subheading is taken up by the text below it; a teaser is not, or has no text below it at all. Lists, verses
//! and fixtures are lines of the same kind in a row and stay body.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::line::{Line, Roots};
use crate::news::Class;

/// Fewer words are a heading, a name or a place rather than a teaser.
const TEASER_WORDS_MIN: usize = 6;

/// Judges the lines that no other rule claimed, but for those of a `sheet` of facts.
pub(super) fn headings(
    lines: &[Line<'_>],
    classes: &mut [Option<Class>],
    title: Option<&str>,
    sheet: &[usize],
) {
    let free: Vec<usize> = (0..lines.len())
        .filter(|number| classes.get(*number).is_some_and(Option::is_none))
        .collect();
    let mut page = Page::new(lines, &free, title);
    for at in 0..free.len() {
        let Some(number) = page.number(at) else {
            continue;
        };
        if sheet.binary_search(&number).is_ok() {
            continue;
        }
        if let Some(class) = page.judge(at)
            && let Some(place) = classes.get_mut(number)
        {
            *place = Some(class);
        }
    }
}

/// The paragraphs that no other rule claimed, in order.
struct Page<'a, 'b> {
    lines: &'b [Line<'a>],
    free: &'b [usize],
    title: Option<&'b str>,
    /// Words that much of the page is about; made when first asked for.
    subject: Option<Roots>,
}

impl<'a, 'b> Page<'a, 'b> {
    fn new(lines: &'b [Line<'a>], free: &'b [usize], title: Option<&'b str>) -> Self {
        Self {
            lines,
            free,
            title,
            subject: None,
        }
    }

    fn number(&self, at: usize) -> Option<usize> {
        self.free.get(at).copied()
    }

    fn line(&self, at: usize) -> Option<&'b Line<'a>> {
        self.lines.get(self.number(at)?)
    }

    fn judge(&mut self, at: usize) -> Option<Class> {
        let line = self.line(at)?;
        if !line.is_heading_like() || line.is_item() {
            return None;
        }
        let above = at.checked_sub(1).and_then(|above| self.line(above));
        // What is led in by a colon is what was announced.
        if above.is_some_and(|above| above.text.ends_with(':')) {
            return None;
        }
        let below = self.line(at + 1);
        let is_heading = |other: Option<&Line<'_>>| {
            other.is_some_and(|other| other.is_heading_like() && !other.is_prose())
        };
        if line.is_numbered() || line.is_capitals() || line.is_timed() || line.is_quoted() {
            let has_text = below.is_some_and(Line::is_prose) && !self.is_in_a_row(at);
            return has_text.then_some(Class::Subheading);
        }
        // Addresses, scores and results are no headlines; nor is text that carries its writer's name.
        let is_text = line.numbers() >= 2 || line.has_stop_within();
        if is_text {
            return None;
        }
        match below {
            None => {
                let is_teaser = !is_heading(above)
                    && line.words >= TEASER_WORDS_MIN
                    && !self.is_taken_up(line, at.checked_sub(1), 3);
                is_teaser.then_some(Class::Furniture)
            }
            Some(below) if below.is_prose() => {
                if is_heading(above) && self.is_in_a_row(at) {
                    return None;
                }
                let is_teaser = line.words >= TEASER_WORDS_MIN && self.is_teaser(line, at);
                Some(if is_teaser {
                    Class::Furniture
                } else {
                    Class::Subheading
                })
            }
            // A heading below a heading that is no list: only the lower one has text.
            Some(below) => {
                let is_teaser = line.words >= TEASER_WORDS_MIN
                    && !is_heading(above)
                    && (below.is_numbered() || below.is_heading_like())
                    && self.line(at + 2).is_some_and(Line::is_prose);
                is_teaser.then_some(Class::Furniture)
            }
        }
    }

    /// Whether the lines above make a list of which this is the last.
    fn is_in_a_row(&self, at: usize) -> bool {
        let is_heading = |at: Option<usize>| {
            at.and_then(|at| self.line(at))
                .is_some_and(|line| line.is_heading_like() && !line.is_prose())
        };
        is_heading(at.checked_sub(1)) && is_heading(at.checked_sub(2))
    }

    /// Whether the text below goes on as if the line were not there.
    fn is_teaser(&mut self, line: &Line<'_>, at: usize) -> bool {
        let is_question = line.text.ends_with('?');
        // A bare question is the text's own, whether an interview's, an explainer's or a column's: the answer seldom
        // takes up its words. Teasers that ask
        // carry a label, which is more than the name of who asks.
        let label = line.text.split_once(':').map(|(label, _)| label);
        if is_question && label.is_none_or(|label| !label.contains(' ')) {
            return false;
        }
        let found = line.roots();
        let below = self.roots_below(at);
        let shared: Roots = found.shared(&below).collect();
        if shared.len() == 0 {
            return line.words >= if is_question { 10 } else { 7 };
        }
        // What the page is about takes all of its words: it is asked for last.
        if line.words < if is_question { 12 } else { 9 } || found.len() < 3 {
            return false;
        }
        let subject = self.subject();
        shared.missing_in(subject) == 0 && found.missing_in(subject) >= 3
    }

    /// Whether any of `count` paragraphs up from `at` speaks of what the line says.
    fn is_taken_up(&self, line: &Line<'_>, at: Option<usize>, count: usize) -> bool {
        let found = line.roots();
        let Some(at) = at else {
            return false;
        };
        let most = (at.saturating_sub(count)..=at)
            .filter_map(|above| self.line(above))
            .map(|above| above.roots().shared(found).count())
            .max();
        most.is_some_and(|most| most * 2 > found.len())
    }

    /// The words of the text below, up to the next heading.
    fn roots_below(&self, at: usize) -> Roots {
        (at + 1..at + 3)
            .map_while(|next| self.line(next).filter(|line| line.is_prose()))
            .flat_map(|line| line.roots().iter())
            .collect()
    }

    /// What the page is about: the words of the title and those in many paragraphs.
    fn subject(&mut self) -> &Roots {
        let (lines, free, title) = (self.lines, self.free, self.title);
        self.subject.get_or_insert_with(|| {
            let mut counts: HashMap<u64, usize, RandomState> = HashMap::default();
            for line in free.iter().filter_map(|number| lines.get(*number)) {
                for root in line.roots().iter() {
                    *counts.entry(root).or_default() += 1;
                }
            }
            let many = (free.len() / 6).max(3);
            counts
                .into_iter()
                .filter(|(_, count)| *count >= many)
                .map(|(root, _)| root)
                .chain(title.map(Roots::of).unwrap_or_default().iter())
                .collect()
        })
    }
}

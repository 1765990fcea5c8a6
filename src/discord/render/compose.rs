//! Fits a reply's blocks into so many units: our words first, then as many excerpts as go in whole, in order.

use super::super::escape::quote;
use super::super::limits::length;
use super::words::{self, aside, one_line};
use crate::desk::ExcerptRef;
use crate::news::ArticleId;
use crate::reply::{Block, Line, Quotation, Reply};

/// Room kept for saying what was left out.
const NOTE_MAX: usize = 220;
/// What stands between two blocks.
const BETWEEN: &str = "\n\n";

/// An excerpt that stands in the message with its citation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    /// What names it.
    pub reference: ExcerptRef,
    /// The number of its article in this reply.
    pub number: usize,
    /// Where in its article it stands: `paragraph 4`.
    pub place: String,
    /// Its article's title.
    pub title: String,
    /// How it begins, for telling it from others.
    pub opening: String,
}

/// The text of a message and what is in it.
#[derive(Debug, Default)]
pub(super) struct Composed {
    pub(super) text: String,
    pub(super) printed: Vec<Printed>,
    /// Where to go on, when an excerpt was left out for length.
    pub(super) resume: Option<usize>,
}

/// How the units left are spent.
struct Layout {
    left: usize,
    whole: usize,
    seen: usize,
    shown: usize,
    left_out: usize,
    lines_left_out: usize,
    resume: Option<usize>,
    numbers: Vec<ArticleId>,
    printed: Vec<Printed>,
    parts: Vec<(String, bool)>,
}

/// Lays out the blocks of `reply` in at most `budget` units.
pub(super) fn compose(reply: &Reply, budget: usize, seen: usize) -> Composed {
    let whole = composed(&reply.blocks, budget, seen);
    let mark_lost = whole.left_out > 0 && reply.blocks.iter().any(is_marked_paragraph);
    if mark_lost {
        // What the reader asked to see comes before what stands around it.
        let kept: Vec<Block> = reply
            .blocks
            .iter()
            .filter(|block| !matches!(block, Block::Paragraph(_)) || is_marked_paragraph(block))
            .cloned()
            .collect();
        let mut alone = composed(&kept, budget, seen);
        alone.left_out += reply.blocks.len() - kept.len();
        return alone.finish(budget);
    }
    whole.finish(budget)
}

fn is_marked_paragraph(block: &Block) -> bool {
    matches!(block, Block::Paragraph(quotation) if !quotation.marks.is_empty())
}

fn composed(blocks: &[Block], budget: usize, seen: usize) -> Layout {
    let room = budget.saturating_sub(NOTE_MAX);
    let (ours, lines_left_out) = trimmed(blocks, room);
    let spent: usize = ours
        .iter()
        .flatten()
        .map(|text| length(text) + BETWEEN.len())
        .sum();
    let mut layout = Layout {
        left: room.saturating_sub(spent),
        whole: room,
        seen,
        shown: 0,
        left_out: 0,
        lines_left_out,
        resume: None,
        numbers: Vec::new(),
        printed: Vec::new(),
        parts: Vec::new(),
    };
    for (block, ours) in blocks.iter().zip(ours) {
        match (block, ours) {
            (Block::Quotation(quotation), _) => layout.cite(quotation),
            (Block::Paragraph(quotation), _) => layout.read(quotation),
            (Block::Section(_), Some(text)) => layout.parts.push((text, true)),
            (Block::Words(_) | Block::List(_), Some(text)) => layout.parts.push((text, false)),
            (Block::Section(_) | Block::Words(_) | Block::List(_), None) => {}
        }
    }
    layout
}

/// Our own words, block for block, and how many lines of them were left out because they alone are too long.
fn trimmed(blocks: &[Block], room: usize) -> (Vec<Option<String>>, usize) {
    let mut left = room;
    let mut cut = 0;
    let mut take = |markup: String| {
        let cost = length(&markup) + BETWEEN.len();
        if cut > 0 || cost > left {
            cut += 1;
            return None;
        }
        left -= cost;
        Some(markup)
    };
    let ours = blocks
        .iter()
        .map(|block| match block {
            Block::Quotation(_) | Block::Paragraph(_) => None,
            Block::Section(line) => take(format!("**{}**", words::line(&bare(line)))),
            Block::Words(line) => take(words::paragraph(line)),
            Block::List(lines) => {
                let lines = lines.iter();
                let items = lines
                    .filter_map(|line| take(format!("- {}", words::line(line).replace('\n', " "))));
                let items: Vec<String> = items.collect();
                (!items.is_empty()).then(|| items.join("\n"))
            }
        })
        .collect();
    (ours, cut)
}

/// A heading's words with nothing set off: the heading is set off as a whole.
fn bare(line: &Line) -> Line {
    Line::from(line.to_string())
}

impl Layout {
    /// Prints an excerpt with its citation, if it goes in.
    fn cite(&mut self, quotation: &Quotation) {
        let article = quotation.excerpt.article();
        let known = self.numbers.iter().position(|id| id == article.id());
        let number = known.unwrap_or(self.numbers.len()) + 1;
        let citation = words::citation(
            number,
            quotation.excerpt.citation(),
            &article.metadata().credits,
        );
        let label = match &quotation.label {
            Some(label) => format!("{}\n", words::line(label)),
            None => String::new(),
        };
        let mut text = format!("{label}{}\n{citation}", quoted(quotation));
        if let Some(note) = &quotation.note {
            text = format!("{text}\n{}", aside(&words::line(note)));
        }
        let unshown = format!(
            "{label}{}\n{citation}",
            too_long(quotation, &format!("/article article:{}", article.id()))
        );
        let resume = self.seen + self.shown;
        if self.fit(text, unshown, resume) {
            if known.is_none() {
                self.numbers.push(article.id().clone());
            }
            self.printed.push(printed(quotation, number));
        }
    }

    /// Prints a paragraph with its number, if it goes in.
    fn read(&mut self, quotation: &Quotation) {
        let number = quotation.excerpt.citation().paragraph();
        let mut above = format!("**{number}**");
        if let Some(note) = &quotation.note {
            above = format!("{above} · {}", words::line(note));
        }
        let above = aside(&above);
        let text = format!("{above}\n{}", quoted(quotation));
        let typed = format!("attache article {}", quotation.excerpt.article().id());
        let unshown = format!("{above}\n{}", too_long(quotation, &typed));
        self.fit(text, unshown, quotation.excerpt.paragraph());
    }

    /// Takes `text` if it goes in; `unshown` if it would go in nowhere; else nothing more from here on.
    fn fit(&mut self, text: String, unshown: String, resume: usize) -> bool {
        let fits_alone = length(&text) + BETWEEN.len() <= self.whole;
        let text = if fits_alone { text } else { unshown };
        let cost = length(&text) + BETWEEN.len();
        if self.left_out > 0 || cost > self.left {
            self.resume.get_or_insert(resume);
            self.left_out += 1;
            return false;
        }
        self.left -= cost;
        self.shown += 1;
        self.parts.push((text, false));
        true
    }

    fn finish(self, budget: usize) -> Composed {
        let mut text = String::new();
        let mut parts = self.parts.into_iter().peekable();
        while let Some((part, is_section)) = parts.next() {
            let heads_nothing = is_section && parts.peek().is_none_or(|(_, section)| *section);
            if heads_nothing {
                continue;
            }
            text.push_str(&part);
            if parts.peek().is_some() {
                text.push_str(if is_section { "\n" } else { BETWEEN });
            }
        }
        for (count, what) in [(self.left_out, "excerpt"), (self.lines_left_out, "line")] {
            let note = match count {
                0 => continue,
                1 => format!("1 more {what} does not fit in this message."),
                _ => format!("{count} more {what}s do not fit in this message."),
            };
            text = format!("{}{BETWEEN}{}", text.trim_end(), aside(&note));
        }
        debug_assert!(length(&text) <= budget, "{} of {budget}", length(&text));
        Composed {
            text: text.trim().to_owned(),
            printed: self.printed,
            resume: self.resume,
        }
    }
}

/// The excerpt as a block quote, its marks bold.
fn quoted(quotation: &Quotation) -> String {
    let start = quotation.excerpt.span().start();
    quote(
        quotation.excerpt.text(),
        quotation.marks.iter().map(|mark| {
            (
                mark.start().saturating_sub(start),
                mark.end().saturating_sub(start),
            )
        }),
    )
}

fn too_long(quotation: &Quotation, typed: &str) -> String {
    let characters = quotation.excerpt.text().chars().count();
    aside(&words::line(
        &Line::new()
            .plain(format!(
                "An excerpt of {characters} characters is too long for a message. Read it with "
            ))
            .code(typed)
            .plain("."),
    ))
}

fn printed(quotation: &Quotation, number: usize) -> Printed {
    let citation = quotation.excerpt.citation();
    Printed {
        reference: ExcerptRef::of(&quotation.excerpt),
        number,
        place: citation.place(),
        title: one_line(citation.title(), 100),
        opening: one_line(quotation.excerpt.text().get(..).unwrap_or_default(), 100),
    }
}

//! A reply on a terminal: the articles' words as block quotes, ours dim beside them.
//!
//! Always rendered with styles; whoever owns the output strips them where there is no terminal to show them.

use anstyle::{AnsiColor, Style};

use super::safe::safe;
use super::wrap::{Run, paint, wrap};
use crate::news::{Article, Excerpt, Span};
use crate::redaction::redact;
use crate::reply::{Attachment, Block, Line, Part, Quotation, Reply};

/// The fewest columns a reply is laid out for: narrower terminals break its lines themselves.
const WIDTH_MIN: usize = 30;
/// The most: longer lines are hard to read.
const WIDTH_MAX: usize = 100;

const PLAIN: Style = Style::new();
const STRONG: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
const CODE: Style = AnsiColor::Cyan.on_default();
const BAR: Style = AnsiColor::Blue.on_default();

/// How a reply is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The columns there are.
    pub width: usize,
    /// Whether there is somebody to type what is hinted at, such as `/context 2`.
    pub hints: bool,
}

impl Layout {
    /// The columns where nobody says how many there are.
    pub const WIDTH_UNKNOWN: usize = 80;
}

/// The reply as lines of text with ANSI styles.
pub fn render(reply: &Reply, layout: Layout) -> String {
    Page {
        width: layout.width.clamp(WIDTH_MIN, WIDTH_MAX),
        hints: layout.hints,
        beside_quotations: reply.quotations().next().is_some(),
        cited: Vec::new(),
        excerpts: 0,
        out: String::new(),
    }
    .render(reply)
}

/// A page in the making.
struct Page<'a> {
    width: usize,
    hints: bool,
    /// Whether articles' words stand on the page, which ours must not be taken for.
    beside_quotations: bool,
    /// The articles cited so far, in the order of their numbers.
    cited: Vec<&'a Article>,
    /// How many excerpts were printed.
    excerpts: usize,
    out: String,
}

impl<'a> Page<'a> {
    fn render(mut self, reply: &'a Reply) -> String {
        if !reply.heading.is_empty() {
            self.lines(&[ours(&reply.heading, STRONG)], "", "");
        }
        for block in &reply.blocks {
            if !self.out.is_empty() {
                self.out.push('\n');
            }
            self.block(block);
        }
        self.files(&reply.attachments);
        let mut foot = runs(&reply.footer, DIM);
        if self.hints && reply.more().is_some() {
            let separator = if foot.is_empty() { "" } else { "  " };
            foot.extend([Run::new(separator, DIM), Run::new("/more", CODE)]);
        }
        if !foot.is_empty() {
            self.out.push('\n');
            self.lines(&foot, "", "");
        }
        self.out
    }

    /// What files there are, with what they show.
    fn files(&mut self, attachments: &[Attachment]) {
        if !attachments.is_empty() && !self.out.is_empty() {
            self.out.push('\n');
        }
        for (place, file) in attachments.iter().enumerate() {
            let mut line = vec![
                ours("File ", DIM),
                ours(&file.name, CODE),
                ours(&format!(" ({}): {}", file.size(), file.description), DIM),
            ];
            if self.hints && place == 0 {
                line.push(ours("  ", DIM));
                line.push(ours("/save", CODE));
            }
            self.lines(&line, "", "  ");
        }
    }

    fn block(&mut self, block: &'a Block) {
        let words = if self.beside_quotations { DIM } else { PLAIN };
        match block {
            Block::Section(line) => self.lines(&runs(line, STRONG), "", ""),
            Block::Words(line) => match line.parts() {
                [Part::Code(text)] if text.contains('\n') => self.verbatim(text),
                _ => self.lines(&runs(line, words), "", ""),
            },
            Block::List(lines) => {
                for line in lines {
                    self.lines(&runs(line, words), "• ", "  ");
                }
            }
            Block::Quotation(quotation) => self.quotation(quotation),
            Block::Paragraph(quotation) => self.paragraph(quotation),
        }
    }

    /// What is to be copied as it stands: in its own lines, however long.
    fn verbatim(&mut self, text: &str) {
        for line in text.lines() {
            paint(&mut self.out, &[ours(line, CODE)]);
            self.out.push('\n');
        }
    }

    fn quotation(&mut self, quotation: &'a Quotation) {
        if let Some(label) = &quotation.label {
            self.lines(&runs(label, PLAIN), "", "");
        }
        let bar = Run::new("│ ", BAR);
        wrap(&marked(quotation), self.width, &bar, &bar, &mut self.out);
        self.excerpts += 1;
        let citation = self.citation(&quotation.excerpt);
        self.lines(&citation, "  ", "  ");
        if let Some(note) = &quotation.note {
            self.lines(&runs(note, DIM), "  ", "  ");
        }
    }

    fn paragraph(&mut self, quotation: &Quotation) {
        let number = format!("{:>3} ", quotation.excerpt.paragraph() + 1);
        let blank = Run::new(" ".repeat(number.chars().count()), PLAIN);
        let number = Run::new(number, DIM);
        let mut words = marked(quotation);
        if let Some(note) = &quotation.note {
            words.push(Run::new("  (", DIM));
            words.extend(runs(note, DIM));
            words.push(Run::new(")", DIM));
        }
        wrap(&words, self.width, &number, &blank, &mut self.out);
    }

    /// The number of the excerpt's article, what it is called and where the words stand in it.
    fn citation(&mut self, excerpt: &'a Excerpt) -> Vec<Run> {
        let article: &Article = excerpt.article();
        let known = self.cited.iter().position(|cited| *cited == article);
        let number = known.unwrap_or_else(|| {
            self.cited.push(article);
            self.cited.len() - 1
        });
        let citation = excerpt.citation();
        let mut rest = format!(
            ", {}, {}, {}",
            citation.source().unwrap_or("source unknown"),
            citation.published(),
            citation.place()
        );
        if let Some(url) = citation.url() {
            rest.push_str(", ");
            rest.push_str(url);
        }
        let mut line = vec![
            ours(&format!("[{}] ", number + 1), DIM),
            ours(citation.title(), PLAIN),
            ours(&rest, DIM),
        ];
        if self.hints {
            line.push(ours("  ", DIM));
            line.push(ours(&format!("/context {}", self.excerpts), CODE));
        }
        line
    }

    fn lines(&mut self, runs: &[Run], first: &str, next: &str) {
        let (first, next) = (Run::new(first, DIM), Run::new(next, DIM));
        if runs.iter().all(|run| run.text.is_empty()) {
            paint(&mut self.out, &[first]);
            self.out.push('\n');
        } else {
            wrap(runs, self.width, &first, &next, &mut self.out);
        }
    }
}

/// The excerpt's words, the marked ones bold.
fn marked(quotation: &Quotation) -> Vec<Run> {
    let body = quotation.excerpt.article().body();
    let whole = quotation.excerpt.span();
    let mut runs = Vec::new();
    let mut at = whole.start();
    let mut push = |from: usize, to: usize, style| {
        if let Some(span) = Span::of(body, from, to).filter(|span| !span.is_empty()) {
            runs.push(Run::new(safe(span.slice(body)), style));
        }
    };
    for mark in &quotation.marks {
        if whole.contains(*mark) && mark.start() >= at {
            push(at, mark.start(), PLAIN);
            push(mark.start(), mark.end(), STRONG);
            at = mark.end();
        }
    }
    push(at, whole.end(), PLAIN);
    runs
}

/// A line of ours.
fn runs(line: &Line, style: Style) -> Vec<Run> {
    let mut runs = Vec::new();
    for part in line.parts() {
        match part {
            Part::Plain(words) => runs.push(ours(words, style)),
            Part::Strong(words) => runs.push(ours(words, style.bold())),
            // Told apart without colours too, as in Discord.
            Part::Struck(words) => runs.push(ours(&format!("~~{words}~~"), style.strikethrough())),
            Part::Added(words) => runs.push(ours(&format!("**{words}**"), style.bold())),
            Part::Code(code) => runs.push(ours(code, CODE)),
            Part::Link { label, url } => {
                runs.push(ours(label, style.underline()));
                if label != url {
                    runs.push(ours(&format!(" <{url}>"), DIM));
                }
            }
        }
    }
    runs
}

/// Words that are not an excerpt: made safe, and without secrets.
fn ours(words: &str, style: Style) -> Run {
    Run::new(safe(&redact(words)), style)
}

//! The picture of a timeline: a scale with every event on it, and the events of the reply with their sentences.
//!
//! Its words are ours (dates, counts) or an article's whole sentences and titles: they are wrapped, never cut. The
//! same stands in the reply and in the file's description, for who cannot see it. Its own light ground makes it
//! readable in dark and in light.

use jiff::civil::Date;

use super::super::sources::counted;
use super::event::{Event, Mention};
use super::events::Chronicle;
use super::{Asked, line};
use crate::news::time::{Basis, Interval};
use crate::picture::{Ink, Layout, Picture, Type, Weight};
use crate::reply::Attachment;

/// As wide as a phone shows it sharply.
const WIDTH: f32 = 1080.0;
/// Higher, and a phone would have to shrink the words to show it.
const HEIGHT_MAX: f32 = 2_500.0;
const MARGIN: f32 = 56.0;
/// Where the words of an event begin, right of its mark.
const INDENT: f32 = MARGIN + 52.0;
/// Where words end.
const RIGHT: f32 = WIDTH - MARGIN;

const GROUND: Ink = (252, 251, 248);
const BLACK: Ink = (26, 29, 36);
const GREY: Ink = (92, 98, 110);
const PALE: Ink = (205, 208, 214);
const BLUE: Ink = (18, 84, 160);

const TITLE: Type = kind(60.0, Weight::Bold, BLACK);
const COUNT: Type = kind(38.0, Weight::Regular, GREY);
const DATE: Type = kind(52.0, Weight::Bold, BLUE);
const HOW: Type = kind(37.0, Weight::Regular, GREY);
const TEXT: Type = kind(46.0, Weight::Regular, BLACK);
const SOURCE: Type = kind(37.0, Weight::Regular, GREY);
const TICK: Type = kind(36.0, Weight::Regular, GREY);

const fn kind(size: f32, weight: Weight, ink: Ink) -> Type {
    Type { size, weight, ink }
}

/// The most characters of a description: what Discord takes.
const DESCRIPTION_MAX: usize = 1_000;

/// The picture of the events of a reply; nothing where there is none, or no memory for it.
pub(super) fn picture(asked: &Asked, found: &Chronicle, page: &[&Event]) -> Option<Attachment> {
    let layout = Layout::new()?;
    let mut plan = Plan::new(&layout, asked, found, page)?;
    // Where they do not all fit it shows those that a shorter reply would, not those that happen to come first.
    let mut shown = page.len();
    while plan.rows.len() < shown {
        shown = plan.rows.len();
        let page = found.page(asked.seen, shown);
        let events: Vec<&Event> = page.iter().map(|(_, event)| *event).collect();
        plan = Plan::new(&layout, asked, found, &events)?;
    }
    plan.further = page.len() - plan.rows.len();
    let png = plan.drawn(&layout)?;
    Some(Attachment {
        name: "timeline.png".to_owned(),
        description: plan.description(asked),
        bytes: png.into(),
    })
}

/// A line of words and how it is set.
type Set<'a> = (&'a str, Type);

/// An event with its lines.
struct Row<'a> {
    event: &'a Event,
    lines: Vec<(String, Type)>,
}

impl<'a> Row<'a> {
    fn new(layout: &Layout, event: &'a Event) -> Option<Self> {
        let lines = lines(layout, event)?;
        Some(Self { event, lines })
    }

    fn height(&self) -> f32 {
        height(&self.lines) + GAP
    }
}

/// The events that fit into a height, each with its sentence; one is shown however high it is.
fn fitting<'a>(layout: &Layout, page: &[&'a Event], room: f32) -> Vec<Row<'a>> {
    let mut rows: Vec<Row<'a>> = Vec::new();
    let mut used = line_height(COUNT);
    for event in page {
        let Some(row) = Row::new(layout, event) else {
            continue;
        };
        used += row.height();
        if used > room && !rows.is_empty() {
            break;
        }
        rows.push(row);
    }
    rows
}

/// What goes where.
struct Plan<'a> {
    head: Vec<(String, Type)>,
    scale: Option<Scale>,
    rows: Vec<Row<'a>>,
    /// How many events of the reply did not fit.
    further: usize,
    height: f32,
}

/// Room above a line of words, by its size.
fn line_height(set: Type) -> f32 {
    set.size * 1.28
}

fn height(lines: &[(String, Type)]) -> f32 {
    lines.iter().map(|(_, set)| line_height(*set)).sum()
}

const GAP: f32 = 34.0;
const SCALE_HEIGHT: f32 = 128.0;

impl<'a> Plan<'a> {
    fn new(
        layout: &Layout,
        asked: &Asked,
        found: &'a Chronicle,
        page: &[&'a Event],
    ) -> Option<Self> {
        let title = Some(asked.topic.words.as_str()).filter(|words| layout.can_write(words));
        let title = title.unwrap_or("Timeline");
        let mut head = wrapped(layout, title, TITLE, RIGHT - MARGIN);
        let all = found.events.len();
        let events = if page.len() == all {
            counted(all as u64, "event")
        } else {
            format!("{} of {all} events", page.len())
        };
        let articles = counted(found.articles as u64, "article");
        head.push((format!("{events}, from {articles} on the topic"), COUNT));
        let scale = Scale::new(found);
        let mut used = MARGIN + height(&head) + GAP;
        used += scale.as_ref().map_or(0.0, |_| SCALE_HEIGHT + GAP);
        let rows = fitting(layout, page, HEIGHT_MAX - used - MARGIN);
        used += rows.iter().map(Row::height).sum::<f32>();
        let height = used + MARGIN - GAP / 2.0;
        (!rows.is_empty()).then_some(Self {
            head,
            scale,
            rows,
            further: 0,
            height,
        })
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a height of some thousand pixels"
    )]
    fn drawn(&self, layout: &Layout) -> Option<Vec<u8>> {
        let last = if self.further > 0 {
            line_height(COUNT)
        } else {
            0.0
        };
        let height = (self.height + last).ceil();
        let mut picture = Picture::new(WIDTH as u32, height as u32, GROUND).ok()?;
        picture.rectangle((0.0, 0.0), (WIDTH, 14.0), BLUE);
        let mut top = MARGIN;
        top = set(&mut picture, MARGIN, top, &self.head) + GAP;
        if let Some(scale) = &self.scale {
            let shown = self.rows.iter().filter_map(|row| row.event.days());
            let mut shown: Vec<Interval> = shown.collect();
            // A day is seen on the year that it lies in.
            shown.sort_by_key(|days| std::cmp::Reverse(days.length()));
            scale.draw(&mut picture, layout, top, &shown);
            top += SCALE_HEIGHT + GAP;
        }
        let begin = top;
        for (at, row) in self.rows.iter().enumerate() {
            let mark = (MARGIN + 16.0, top + line_height(DATE) * 0.55);
            let needed = row.height();
            if at + 1 < self.rows.len() {
                picture.rectangle((mark.0 - 2.0, mark.1), (4.0, needed), PALE);
            }
            let first = row.event.first()?;
            match first.when.basis {
                Basis::Stated => picture.disc(mark, 15.0, BLUE),
                Basis::Published | Basis::Text => {
                    picture.disc(mark, 15.0, BLUE);
                    picture.disc(mark, 9.0, GROUND);
                }
                Basis::Open => {
                    picture.disc(mark, 15.0, GROUND);
                    picture.ring(mark, 13.0, 3.0, GREY);
                }
            }
            set(&mut picture, INDENT, top, &row.lines);
            top += needed;
        }
        debug_assert!(top >= begin, "rows go down");
        if self.further > 0 {
            let line = format!("{} in the text of the reply", self.more());
            set(&mut picture, INDENT, top, &[(line, COUNT)]);
        }
        picture.png()
    }

    fn more(&self) -> String {
        format!("+ {} more", self.further)
    }

    /// What the picture shows, for who cannot see it.
    fn description(&self, asked: &Asked) -> String {
        let mut told = format!("Timeline: {}. ", asked.topic.words);
        for row in &self.rows {
            let Some(first) = row.event.first() else {
                continue;
            };
            let line = format!("{}: {}. ", line::told(first), outlet(first));
            if told.chars().count() + line.chars().count() > DESCRIPTION_MAX {
                told.push('…');
                break;
            }
            told.push_str(&line);
        }
        told.chars()
            .take(DESCRIPTION_MAX)
            .collect::<String>()
            .trim_end()
            .to_owned()
    }
}

/// Writes lines one below another; gives where the last ends.
fn set(picture: &mut Picture, left: f32, mut top: f32, lines: &[(String, Type)]) -> f32 {
    for (words, set) in lines {
        top += line_height(*set);
        picture.words((left, top - set.size * 0.34), words, *set);
    }
    top
}

fn wrapped(layout: &Layout, words: &str, set: Type, width: f32) -> Vec<(String, Type)> {
    let lines = layout.wrap(words, set.size, set.weight, width);
    lines
        .into_iter()
        .map(|line| (line.to_owned(), set))
        .collect()
}

/// The lines of an event: when, how that is known, its sentence and where that stands.
fn lines(layout: &Layout, event: &Event) -> Option<Vec<(String, Type)>> {
    let first = event.first()?;
    let width = RIGHT - INDENT;
    let text = first.sentence.slice(first.article.body());
    let unwritten = "The sentence has signs that the picture cannot write; it stands in the reply.";
    let outlet = match line::others(event).len() {
        0 => outlet(first),
        1 => format!("{}, and 1 other", outlet(first)),
        others => format!("{}, and {others} others", outlet(first)),
    };
    let mut sets: Vec<Set<'_>> = Vec::new();
    let (told, how) = (line::told(first), line::how(first));
    sets.push((&told, DATE));
    let own = |words| {
        if layout.can_write(words) {
            words
        } else {
            unwritten
        }
    };
    sets.extend(how.as_deref().map(|how| (how, HOW)));
    sets.push((own(text), TEXT));
    let published = first.article.metadata().published.to_string();
    let named = layout.can_write(&outlet);
    sets.push((if named { &outlet } else { &published }, SOURCE));
    let mut lines = Vec::new();
    for (words, set) in sets {
        lines.extend(wrapped(layout, words, set, width));
    }
    Some(lines)
}

/// The source and the day of an article; its title where the source is not known.
fn outlet(mention: &Mention) -> String {
    let known = mention.article.metadata();
    let named = known
        .source
        .clone()
        .unwrap_or_else(|| mention.article.title().to_owned());
    format!("{named}, {}", known.published)
}

/// A line of time with every event on it.
struct Scale {
    first: Date,
    last: Date,
    all: Vec<Interval>,
}

impl Scale {
    /// The scale of the settled events; nothing where they are not of different times.
    fn new(found: &Chronicle) -> Option<Self> {
        let all: Vec<Interval> = found.events.iter().filter_map(Event::days).collect();
        let first = all.iter().map(|days| days.first()).min()?;
        let last = all.iter().map(|days| days.last()).max()?;
        let several = all.iter().any(|days| Some(days) != all.first());
        several.then_some(Self { first, last, all })
    }

    fn draw(&self, picture: &mut Picture, layout: &Layout, top: f32, shown: &[Interval]) {
        let axis = top + 46.0;
        picture.rectangle((MARGIN, axis - 2.0), (RIGHT - MARGIN, 4.0), PALE);
        let mut free = 0.0;
        for (day, words) in self.ticks() {
            let x = self.place(day);
            let width = layout.width(&words, TICK.size, TICK.weight);
            let left = (x - width / 2.0).clamp(MARGIN, RIGHT - width);
            if left < free {
                continue;
            }
            free = left + width + 28.0;
            picture.rectangle((x - 1.5, axis + 2.0), (3.0, 16.0), GREY);
            picture.words((left, axis + 58.0), &words, TICK);
        }
        for (days, ink) in self
            .all
            .iter()
            .map(|days| (days, PALE))
            .chain(shown.iter().map(|days| (days, BLUE)))
        {
            let (from, to) = (self.place(days.first()), self.place(days.last()));
            if to - from > 2.0 * DOT {
                // A gap keeps one year apart from the next.
                picture.rectangle((from + 2.0, axis - 9.0), (to - from - 4.0, 18.0), ink);
            } else {
                picture.disc((f32::midpoint(from, to), axis), DOT + 3.0, GROUND);
                picture.disc((f32::midpoint(from, to), axis), DOT, ink);
            }
        }
    }

    /// Where a day lies.
    #[expect(clippy::cast_precision_loss, reason = "days of some centuries")]
    fn place(&self, day: Date) -> f32 {
        let length = |from: Date, to: Date| from.until(to).map_or(0, |span| span.get_days()) as f32;
        let share = length(self.first, day) / length(self.first, self.last).max(1.0);
        MARGIN + DOT + share * (RIGHT - MARGIN - 2.0 * DOT)
    }

    /// Days that are named below the line: its ends, and what lies between in years or months.
    fn ticks(&self) -> Vec<(Date, String)> {
        let days = self
            .first
            .until(self.last)
            .map_or(0, |span| span.get_days());
        let (format, step) = match days {
            0..=70 => ("%-d %b %Y", None),
            71..=1_200 => ("%b %Y", Some(1)),
            _ => ("%Y", Some(12)),
        };
        // The ends lie within a year: named by it alone, they would pass for its beginning.
        let end = if step == Some(12) { "%b %Y" } else { format };
        let mut ticks = vec![(self.first, self.first.strftime(end).to_string())];
        let mut between = Vec::new();
        if let Some(months) = step {
            let mut day = if months == 12 {
                self.first.first_of_year()
            } else {
                self.first.first_of_month()
            };
            // A scale of centuries has as many ticks as fit.
            for _ in 0..TICKS_MAX {
                let Ok(next) = day.checked_add(jiff::Span::new().months(months)) else {
                    break;
                };
                day = next;
                if day >= self.last {
                    break;
                }
                between.push((day, day.strftime(format).to_string()));
            }
        }
        // The last is named first, so that it has its room.
        ticks.extend(spread(between));
        ticks.push((self.last, self.last.strftime(end).to_string()));
        let last = ticks.last().map_or(RIGHT, |(day, _)| self.place(*day)) - 270.0;
        let at_end = ticks.len().saturating_sub(1);
        let kept = ticks
            .iter()
            .enumerate()
            .filter(|(at, (day, _))| *at == 0 || *at == at_end || self.place(*day) < last);
        kept.map(|(_, tick)| tick.clone()).collect()
    }
}

/// Half the width of the mark of a short time.
const DOT: f32 = 13.0;

/// The most ticks looked at.
const TICKS_MAX: usize = 2_000;

/// At most six ticks, evenly apart.
fn spread(ticks: Vec<(Date, String)>) -> Vec<(Date, String)> {
    const MOST: usize = 6;
    let step = ticks.len().div_ceil(MOST).max(1);
    ticks.into_iter().skip(step - 1).step_by(step).collect()
}

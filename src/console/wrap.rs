//! Lines of styled words, wrapped to a width.

use std::fmt::Write as _;

use anstyle::Style;
use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

/// Text of one style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) text: String,
    pub(super) style: Style,
}

impl Run {
    pub(super) fn new(text: impl Into<String>, style: Style) -> Self {
        Self {
            text: text.into(),
            style,
        }
    }
}

/// Lays runs out in lines of at most `width` columns: `first` before the first line, `next` before the others.
///
/// Breaks at white space; a word longer than a line is broken between characters as a reader sees them.
pub(super) fn wrap(runs: &[Run], width: usize, first: &Run, next: &Run, out: &mut String) {
    let room = width
        .saturating_sub(first.text.width().max(next.text.width()))
        .max(1);
    let mut lines = Lines::new(room);
    for run in runs {
        for piece in run.text.split_word_bounds() {
            lines.take(piece, run.style);
        }
    }
    for (number, line) in lines.finished().iter().enumerate() {
        let prefix = if number == 0 { first } else { next };
        if line.is_empty() {
            paint(out, &[Run::new(prefix.text.trim_end(), prefix.style)]);
        } else {
            paint(out, std::slice::from_ref(prefix));
            paint(out, line);
        }
        out.push('\n');
    }
}

/// Writes runs with their styles.
pub(super) fn paint(out: &mut String, runs: &[Run]) {
    for run in runs {
        if run.style == Style::new() {
            out.push_str(&run.text);
        } else {
            let (on, off) = (run.style.render(), run.style.render_reset());
            // Writing to a string cannot fail.
            let _written = write!(out, "{on}{}{off}", run.text);
        }
    }
}

/// Lines in the making.
struct Lines {
    room: usize,
    done: Vec<Vec<Run>>,
    line: Vec<Run>,
    line_width: usize,
    /// The word at the end, which may yet turn out too long for the line.
    word: Vec<Run>,
    word_width: usize,
    /// The white space before that word.
    space: Option<Run>,
}

impl Lines {
    fn new(room: usize) -> Self {
        Self {
            room,
            done: Vec::new(),
            line: Vec::new(),
            line_width: 0,
            word: Vec::new(),
            word_width: 0,
            space: None,
        }
    }

    fn take(&mut self, piece: &str, style: Style) {
        if piece.contains('\n') {
            self.end_word();
            self.end_line();
        } else if piece.chars().all(char::is_whitespace) && !piece.contains('\u{a0}') {
            self.end_word();
            let blank = piece.replace('\t', "    ");
            match &mut self.space {
                Some(space) => space.text.push_str(&blank),
                None => self.space = Some(Run::new(blank, style)),
            }
        } else {
            for part in piece.graphemes(true) {
                if self.word_width + part.width() > self.room {
                    self.end_word();
                    self.end_line();
                }
                self.word_width += part.width();
                push(&mut self.word, part, style);
            }
        }
    }

    fn end_word(&mut self) {
        if self.word.is_empty() {
            return;
        }
        let space = self.space.take();
        let space_width = space.as_ref().map_or(0, |space| space.text.width());
        if self.line_width > 0 && self.line_width + space_width + self.word_width > self.room {
            self.end_line();
        } else if let Some(space) = space.filter(|_| self.line_width > 0) {
            self.line_width += space_width;
            push(&mut self.line, &space.text, space.style);
        }
        self.line_width += self.word_width;
        for run in self.word.drain(..) {
            push(&mut self.line, &run.text, run.style);
        }
        self.word_width = 0;
    }

    fn end_line(&mut self) {
        self.space = None;
        self.line_width = 0;
        self.done.push(std::mem::take(&mut self.line));
    }

    fn finished(mut self) -> Vec<Vec<Run>> {
        self.end_word();
        if !self.line.is_empty() || self.done.is_empty() {
            self.end_line();
        }
        self.done
    }
}

/// Adds text to the last run where it has the same style.
fn push(runs: &mut Vec<Run>, text: &str, style: Style) {
    match runs.last_mut() {
        Some(last) if last.style == style => last.text.push_str(text),
        _ => runs.push(Run::new(text, style)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, width: usize, expected: &str) {
        let mut out = String::new();
        let plain = |text| Run::new(text, Style::new());
        wrap(&[plain(text)], width, &plain("> "), &plain("| "), &mut out);
        assert_eq!(out, expected);
    }

    #[test]
    fn lines_break_at_white_space() {
        check("one two three", 9, "> one two\n| three\n");
        check("one  two", 20, "> one  two\n");
        check("", 20, ">\n");
        check("one\ntwo", 20, "> one\n| two\n");
        check("“Yes,” he said.", 10, "> “Yes,”\n| he said.\n");
    }

    #[test]
    fn a_word_longer_than_a_line_breaks_between_characters() {
        check("abcdefgh", 6, "> abcd\n| efgh\n");
        check("日本語です", 6, "> 日本\n| 語で\n| す\n");
        check(
            "e\u{301}e\u{301}e\u{301}",
            4,
            "> e\u{301}e\u{301}\n| e\u{301}\n",
        );
    }

    #[test]
    fn a_style_is_closed_before_the_line_ends() {
        let mut out = String::new();
        let plain = Run::new("", Style::new());
        let bold = Run::new("one two", Style::new().bold());
        wrap(&[bold], 4, &plain, &plain, &mut out);
        assert_eq!(out, "\x1b[1mone\x1b[0m\n\x1b[1mtwo\x1b[0m\n");
    }
}

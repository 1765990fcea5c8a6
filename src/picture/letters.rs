//! The letters that pictures are written with.

use ab_glyph::{Font, FontRef, Glyph, PxScale, ScaleFont, point};

/// How heavy letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// As running text.
    Regular,
    /// As what is set off.
    Bold,
}

/// Noto Sans in two weights.
pub(super) struct Letters {
    regular: FontRef<'static>,
    bold: FontRef<'static>,
}

impl Letters {
    /// Reads the two fonts.
    pub(super) fn new() -> Option<Self> {
        Some(Self {
            regular: FontRef::try_from_slice(notosans::REGULAR_TTF).ok()?,
            bold: FontRef::try_from_slice(notosans::BOLD_TTF).ok()?,
        })
    }

    fn font(&self, weight: Weight) -> &FontRef<'static> {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }

    /// How far a character moves the pen.
    pub(super) fn advance(&self, c: char, size: f32, weight: Weight) -> f32 {
        let font = self.font(weight).as_scaled(PxScale::from(size));
        font.h_advance(font.glyph_id(c))
    }

    /// How wide a line of words is.
    pub(super) fn width(&self, words: &str, size: f32, weight: Weight) -> f32 {
        words.chars().map(|c| self.advance(c, size, weight)).sum()
    }

    /// Whether both weights have a letter for every character that is not white space.
    pub(super) fn can_write(&self, words: &str) -> bool {
        let mut shown = words.chars().filter(|c| !c.is_whitespace());
        shown.all(|c| {
            [&self.regular, &self.bold]
                .iter()
                .all(|font| font.glyph_id(c).0 != 0)
        })
    }

    /// Calls `dot` for each pixel of the words: where it lies from the begin of the base line, and how much of it is
    /// covered.
    pub(super) fn draw(
        &self,
        words: &str,
        size: f32,
        weight: Weight,
        mut dot: impl FnMut(f32, f32, f32),
    ) {
        let font = self.font(weight);
        let scale = PxScale::from(size);
        let mut pen = 0.0;
        for c in words.chars() {
            let id = font.glyph_id(c);
            let glyph = Glyph {
                id,
                scale,
                position: point(pen, 0.0),
            };
            pen += font.as_scaled(scale).h_advance(id);
            let Some(outline) = font.outline_glyph(glyph) else {
                continue;
            };
            let bounds = outline.px_bounds();
            outline.draw(|x, y, cover| {
                dot(bounds.min.x + place(x), bounds.min.y + place(y), cover);
            });
        }
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a letter is some hundred pixels wide"
)]
fn place(at: u32) -> f32 {
    at as f32
}

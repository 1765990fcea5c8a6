//! Pictures: shapes and words on an opaque ground, as PNG.
//!
//! What a reply draws with. It knows nothing of news: whoever draws brings the words, and words are wrapped, never
//! cut. Noto Sans writes Latin, Cyrillic and Greek; what it cannot write, [`Layout::can_write`] says beforehand.

mod letters;

pub use letters::Weight;

use letters::Letters;
use tiny_skia::{Color, FillRule, Paint, PathBuilder, Pixmap, Rect, Stroke, Transform};

/// A colour: red, green, blue.
pub type Ink = (u8, u8, u8);

/// How words are written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Type {
    /// The height of a line's letters in pixels.
    pub size: f32,
    /// How heavy.
    pub weight: Weight,
    /// In which colour.
    pub ink: Ink,
}

/// A picture as it is drawn.
pub struct Picture {
    pixels: Pixmap,
    letters: Letters,
}

/// Why there is no picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a picture of {0} by {1} pixels cannot be made")]
pub struct NoPicture(u32, u32);

impl Picture {
    /// A picture of that size in pixels, all of one colour.
    ///
    /// # Errors
    /// When a side is 0 or there is no memory for it.
    pub fn new(width: u32, height: u32, ground: Ink) -> Result<Self, NoPicture> {
        let none = NoPicture(width, height);
        let mut pixels = Pixmap::new(width, height).ok_or(none)?;
        pixels.fill(colour(ground));
        let letters = Letters::new().ok_or(none)?;
        Ok(Self { pixels, letters })
    }

    /// A filled rectangle.
    pub fn rectangle(&mut self, (left, top): (f32, f32), (width, height): (f32, f32), ink: Ink) {
        if let Some(rect) = Rect::from_xywh(left, top, width, height) {
            self.pixels
                .fill_rect(rect, &paint(ink), Transform::identity(), None);
        }
    }

    /// A filled disc.
    pub fn disc(&mut self, (x, y): (f32, f32), radius: f32, ink: Ink) {
        if let Some(circle) = PathBuilder::from_circle(x, y, radius) {
            let (rule, as_it_is) = (FillRule::Winding, Transform::identity());
            self.pixels
                .fill_path(&circle, &paint(ink), rule, as_it_is, None);
        }
    }

    /// A ring: the outline of a disc.
    pub fn ring(&mut self, (x, y): (f32, f32), radius: f32, width: f32, ink: Ink) {
        let stroke = Stroke {
            width,
            ..Stroke::default()
        };
        if let Some(circle) = PathBuilder::from_circle(x, y, radius) {
            let as_it_is = Transform::identity();
            self.pixels
                .stroke_path(&circle, &paint(ink), &stroke, as_it_is, None);
        }
    }

    /// A line of words that begins at a point of its base line.
    pub fn words(&mut self, (x, base): (f32, f32), words: &str, set: Type) {
        let width = self.pixels.width();
        let height = self.pixels.height();
        let pixels = self.pixels.pixels_mut();
        self.letters
            .draw(words, set.size, set.weight, |dx, dy, cover| {
                let (left, top) = (x + dx, base + dy);
                let place = whole(left, width).zip(whole(top, height));
                let at = place.and_then(|(left, top)| usize::try_from(top * width + left).ok());
                if let Some(pixel) = at.and_then(|at| pixels.get_mut(at)) {
                    *pixel = blend(*pixel, set.ink, cover);
                }
            });
    }

    /// The picture as a PNG file; nothing when it cannot be written.
    ///
    /// Packed fast: at its usual care a picture took longer to pack than everything else about its reply.
    pub fn png(&self) -> Option<Vec<u8>> {
        // The ground is opaque, and so is all that is drawn on it.
        let pixels = self.pixels.pixels().iter();
        let colours: Vec<u8> = pixels
            .flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()])
            .collect();
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, self.pixels.width(), self.pixels.height());
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_compression(png::Compression::Fast);
        let mut writer = encoder.write_header().ok()?;
        writer.write_image_data(&colours).ok()?;
        writer.finish().ok()?;
        Some(file)
    }
}

/// How words are laid out, before there is a picture.
pub struct Layout {
    letters: Letters,
}

impl Layout {
    /// Measures by the letters that pictures are written with; nothing where they cannot be read.
    pub fn new() -> Option<Self> {
        Some(Self {
            letters: Letters::new()?,
        })
    }

    /// How wide a line of words is.
    pub fn width(&self, words: &str, size: f32, weight: Weight) -> f32 {
        self.letters.width(words, size, weight)
    }

    /// Whether there is a letter for every character of `words`.
    pub fn can_write(&self, words: &str) -> bool {
        self.letters.can_write(words)
    }

    /// The words cut into lines no wider than `width`, at white space and within a word only where it alone is wider.
    pub fn wrap<'w>(&self, words: &'w str, size: f32, weight: Weight, width: f32) -> Vec<&'w str> {
        let mut lines = Vec::new();
        for paragraph in words.split('\n') {
            let mut rest = paragraph.trim();
            while !rest.is_empty() {
                let cut = self.line(rest, size, weight, width);
                let (line, after) = rest.split_at_checked(cut).unwrap_or((rest, ""));
                lines.push(line.trim_end());
                rest = after.trim_start();
            }
        }
        lines
    }

    /// How many bytes of `rest` fit on a line: whole words, else as many characters as fit, at least one.
    fn line(&self, rest: &str, size: f32, weight: Weight, width: f32) -> usize {
        let mut used = 0.0;
        let mut space = None;
        for (at, c) in rest.char_indices() {
            if c.is_whitespace() {
                space = Some(at);
            }
            used += self.letters.advance(c, size, weight);
            if used > width && !c.is_whitespace() {
                return match (space, at) {
                    (Some(space), _) => space,
                    (None, 0) => c.len_utf8(),
                    (None, at) => at,
                };
            }
        }
        rest.len()
    }
}

fn colour((red, green, blue): Ink) -> Color {
    Color::from_rgba8(red, green, blue, u8::MAX)
}

fn paint(ink: Ink) -> Paint<'static> {
    let mut paint = Paint::default();
    paint.set_color(colour(ink));
    paint.anti_alias = true;
    paint
}

/// The pixel a coordinate lies in; nothing outside the picture.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "checked to lie within the picture"
)]
fn whole(at: f32, most: u32) -> Option<u32> {
    let at = at.floor();
    (at >= 0.0 && f64::from(at) < f64::from(most)).then_some(at as u32)
}

/// A pixel with so much of `ink` over it.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a mean of two bytes is a byte"
)]
fn blend(
    under: tiny_skia::PremultipliedColorU8,
    (red, green, blue): Ink,
    cover: f32,
) -> tiny_skia::PremultipliedColorU8 {
    let cover = cover.clamp(0.0, 1.0);
    let mix = |under: u8, over: u8| {
        (f32::from(under) + (f32::from(over) - f32::from(under)) * cover).round() as u8
    };
    tiny_skia::PremultipliedColorU8::from_rgba(
        mix(under.red(), red),
        mix(under.green(), green),
        mix(under.blue(), blue),
        u8::MAX,
    )
    .unwrap_or(under)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_picture_is_a_png_of_its_size() {
        let mut picture = Picture::new(64, 32, (255, 255, 255)).unwrap();
        let set = Type {
            size: 20.0,
            weight: Weight::Bold,
            ink: (0, 0, 0),
        };
        let blank = picture.png().unwrap();
        picture.words((4.0, 24.0), "Ждёт", set);
        picture.words((-100.0, 900.0), "outside", set);
        let drawn = picture.png().unwrap();
        assert!(drawn.starts_with(b"\x89PNG"));
        assert_eq!(&drawn[16..24], &[0, 0, 0, 64, 0, 0, 0, 32]);
        assert_ne!(blank, drawn);
        assert_eq!(Picture::new(0, 32, (0, 0, 0)).err(), Some(NoPicture(0, 32)));
    }

    #[test]
    fn it_is_known_what_cannot_be_written() {
        let layout = Layout::new().unwrap();
        for words in ["“Éàü ğşő – Ждёт, Αθήνα”", "€ 3.5 % £"] {
            assert!(layout.can_write(words), "{words}");
        }
        for words in ["東京", "שלום", "🙂"] {
            assert!(!layout.can_write(words), "{words}");
        }
    }

    proptest! {
        /// Wrapping loses nothing but white space, and no line is wider than asked but of one letter.
        #[test]
        fn words_are_wrapped_never_cut(words in "[a-zA-Zé .,Ж“”-]{0,80}|[a-z]{40,90}", width in 20.0_f32..300.0) {
            let layout = Layout::new().unwrap();
            let lines = layout.wrap(&words, 20.0, Weight::Regular, width);
            let bare = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(bare(&lines.concat()), bare(&words));
            for line in lines {
                let fits = layout.width(line, 20.0, Weight::Regular) <= width + 0.01;
                prop_assert!(fits || line.chars().count() == 1, "{} is too wide", line);
            }
        }
    }
}

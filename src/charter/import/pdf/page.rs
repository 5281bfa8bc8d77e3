//! The glyphs of a page with their places, and the lines drawn between them.

use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect, Shape as _};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache, InterpreterSettings, SoftMask,
    TransformExt as _, interpret_page,
};

/// Most glyphs of a page: ten times a page of small print.
const MOST_GLYPHS: usize = 60_000;
/// Thicker than this, in points, a filled box is a background and no line.
const THICKEST: f64 = 3.0;

/// What is on a page. Places are in points, from the upper left corner.
#[derive(Default)]
pub struct Page {
    /// In the order in which they are drawn.
    pub glyphs: Vec<Placed>,
    /// Heights at which lines are drawn from left to right, with both ends.
    pub rules: Vec<(f64, f64, f64)>,
    /// Whether pictures are on it.
    pub has_pictures: bool,
    /// Its height.
    pub height: f64,
}

/// A glyph.
pub struct Placed {
    /// Left end of its base line.
    pub x: f64,
    /// Right end, where the font says it.
    pub end: f64,
    /// Height of its base line.
    pub y: f64,
    /// Height of its font.
    pub size: f64,
    /// Its letters.
    pub text: String,
}

/// The first pages of a document.
pub fn read(pdf: &Pdf, most: usize) -> Vec<Page> {
    let cache = InterpreterCache::new();
    let mut pages = Vec::new();
    for page in pdf.pages().iter().take(most) {
        let (width, height) = page.render_dimensions();
        let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let mut context = Context::new(page.initial_transform(true).to_kurbo(), bounds, &cache, pdf.xref(), InterpreterSettings::default());
        let mut device = Taker { page: Page { height: f64::from(height), ..Page::default() } };
        interpret_page(page, &mut context, &mut device);
        pages.push(device.page);
    }
    pages
}

/// Takes down what a page draws.
struct Taker {
    page: Page,
}

impl Taker {
    /// A flat box or line is a rule between rows.
    fn rule(&mut self, bounds: Rect) {
        if bounds.height() <= THICKEST && bounds.width() > 20.0 {
            self.page.rules.push((bounds.center().y, bounds.x0, bounds.x1));
        } else if bounds.width() > 20.0 && bounds.height() > 8.0 && bounds.height() < self.page.height / 2.0 {
            // A box around a cell or row has an upper and a lower rule.
            self.page.rules.extend([(bounds.y0, bounds.x0, bounds.x1), (bounds.y1, bounds.x0, bounds.x1)]);
        }
    }
}

impl Device<'_> for Taker {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'_>, _: &DrawMode) {
        self.rule((props.transform * path).bounding_box());
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, _: &DrawMode) {
        for glyph in run.glyphs() {
            let Some(letters) = glyph.as_unicode() else { continue };
            if self.page.glyphs.len() >= MOST_GLYPHS {
                return;
            }
            let transform: Affine = props.transform * glyph.transform();
            let advance = match &**glyph {
                Glyph::Outline(outline) => outline.advance_width(),
                Glyph::Type3(drawn) => drawn.advance_width(),
            };
            let (start, end, up) = (
                transform * Point::ZERO,
                transform * Point::new(f64::from(advance.unwrap_or(500.0)), 0.0),
                transform * Point::new(0.0, 1_000.0),
            );
            let text = match letters {
                BfString::Char(letter) => letter.to_string(),
                BfString::String(letters) => letters,
            };
            let size = (up - start).hypot();
            if start.is_finite() && end.is_finite() && size.is_finite() && size > 0.5 {
                self.page.glyphs.push(Placed { x: start.x, end: end.x.max(start.x), y: start.y, size, text });
            }
        }
    }

    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {
        self.page.has_pictures = true;
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}

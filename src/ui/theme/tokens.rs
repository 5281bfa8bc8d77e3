//! The palette as egui's colours, spacing and radii.

use egui::{Color32, Visuals};

use crate::charter::Category;
use crate::palette::{self, Palette, Shade};

/// One meaning in three strengths: text on a surface, a quiet background, a solid fill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shades {
    /// Text and icons, at least 4.5 : 1 on [`Self::tint`] and on panels.
    pub ink: Color32,
    /// A quiet background behind [`Self::ink`].
    pub tint: Color32,
    /// Bars. Never the only carrier of a number.
    pub fill: Color32,
}

/// Every colour of the window in one theme.
#[derive(Clone, Debug)]
pub struct Tokens {
    /// Behind everything.
    pub background: Color32,
    /// Panels and cards.
    pub panel: Color32,
    /// Buttons and fields.
    pub raised: Color32,
    /// Lines between things.
    pub line: Color32,
    /// The edge of fields, buttons and chips.
    pub border: Color32,
    /// Text.
    pub text: Color32,
    /// Secondary text.
    pub weak: Color32,
    /// A row or button under the pointer.
    pub hover: Color32,
    /// A chosen row.
    pub selected: Color32,
    /// The one primary button, links, focus.
    pub accent: Color32,
    /// Text on [`Self::accent`].
    pub on_accent: Color32,
    /// Something to look at.
    pub warning: Shades,
    /// Behind a dialog.
    pub veil: Color32,
    /// Under menus and dialogs.
    pub shadow: Color32,
    /// The four categories, in the order of [`Category::ALL`].
    categories: [Shades; 4],
}

impl Tokens {
    /// The shades of a category.
    #[must_use]
    pub fn category(&self, category: Category) -> Shades {
        self.categories[category.index()]
    }

    /// Good news; the shades of "necessary".
    #[must_use]
    pub fn good(&self) -> Shades {
        self.category(Category::Necessary)
    }

    /// The ground of what is set apart without a colour of its own; with high contrast the panel itself, as all tints are then: edges set apart.
    #[must_use]
    pub fn quiet(&self) -> Color32 {
        if self.warning.tint == self.panel { self.panel } else { self.hover }
    }

    /// The tokens of a theme.
    #[must_use]
    pub fn of(dark: bool) -> &'static Self {
        if dark { &DARK } else { &LIGHT }
    }

    /// The tokens of a theme, with more contrast where it is asked for.
    #[must_use]
    pub fn with_contrast(dark: bool, is_high: bool) -> &'static Self {
        match (dark, is_high) {
            (_, false) => Self::of(dark),
            (false, true) => &HIGH_LIGHT,
            (true, true) => &HIGH_DARK,
        }
    }

    /// The tokens that a style was made of: its lines tell, so that the one choice of the theme is not kept in two places.
    #[must_use]
    pub fn of_style(visuals: &Visuals) -> &'static Self {
        let all = [&LIGHT, &DARK, &HIGH_LIGHT, &HIGH_DARK];
        let found = all.into_iter().find(|t| t.line == visuals.window_stroke.color && t.panel == visuals.panel_fill);
        found.unwrap_or_else(|| Self::of(visuals.dark_mode))
    }
}

/// A colour that is written as `0xrrggbb`.
const fn rgb(hex: u32) -> Color32 {
    let [_, r, g, b] = hex.to_be_bytes();
    Color32::from_rgb(r, g, b)
}

/// The same of all three strengths.
const fn shades(shade: Shade) -> Shades {
    Shades { ink: rgb(shade.ink), tint: rgb(shade.tint), fill: rgb(shade.fill) }
}

static LIGHT: Tokens = tokens(palette::LIGHT, 115, 28);
static DARK: Tokens = tokens(palette::DARK, 150, 110);
static HIGH_LIGHT: Tokens = tokens(palette::HIGH_LIGHT, 160, 0);
static HIGH_DARK: Tokens = tokens(palette::HIGH_DARK, 190, 0);

/// The tokens of a palette; veil and shadow are black, of a strength from 0, which is none, to 255.
const fn tokens(palette: Palette, veil: u8, shadow: u8) -> Tokens {
    let [necessary, statistics, first_party, third_party] = palette.categories;
    Tokens {
        background: rgb(palette.background),
        panel: rgb(palette.panel),
        raised: rgb(palette.raised),
        line: rgb(palette.line),
        border: rgb(palette.border),
        text: rgb(palette.text),
        weak: rgb(palette.weak),
        hover: rgb(palette.hover),
        selected: rgb(palette.selected),
        accent: rgb(palette.accent),
        on_accent: rgb(palette.on_accent),
        warning: shades(palette.warning),
        veil: Color32::from_rgba_premultiplied(0, 0, 0, veil),
        shadow: Color32::from_rgba_premultiplied(0, 0, 0, shadow),
        categories: [shades(necessary), shades(statistics), shades(first_party), shades(third_party)],
    }
}

/// Distances, in points.
pub mod space {
    /// Between an icon and its text.
    pub const XS: f32 = 4.0;
    /// Between related things.
    pub const S: f32 = 8.0;
    /// Inside panes.
    pub const M: f32 = 12.0;
    /// Inside cards.
    pub const L: f32 = 16.0;
    /// Between groups.
    pub const XL: f32 = 24.0;
    /// Around pages.
    pub const XXL: f32 = 32.0;
    /// Height of buttons and fields.
    pub const CONTROL: f32 = 32.0;
}

/// Corner radii, in points.
pub mod radius {
    /// Buttons, fields.
    pub const CONTROL: u8 = 6;
    /// Cards.
    pub const CARD: u8 = 10;
    /// Dialogs.
    pub const DIALOG: u8 = 12;
    /// Badges, chips.
    pub const FULL: u8 = 255;
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance, WCAG 2.2.
    fn luminance(color: Color32) -> f64 {
        let linear = |c: u8| {
            let c = f64::from(c) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(color.r()) + 0.7152 * linear(color.g()) + 0.0722 * linear(color.b())
    }

    /// From 1, no contrast, to 21 (WCAG 2.2, "contrast ratio").
    fn contrast(a: Color32, b: Color32) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_text_pair_can_be_read() {
        for dark in [false, true] {
            let t = Tokens::of(dark);
            let mut pairs = vec![("on accent", t.on_accent, t.accent), ("warning", t.warning.ink, t.warning.tint)];
            for (surface, color) in
                [("background", t.background), ("panel", t.panel), ("raised", t.raised), ("hover", t.hover), ("selected", t.selected)]
            {
                pairs.push((surface, t.text, color));
                pairs.push((surface, t.weak, color));
                for category in Category::ALL {
                    pairs.push((category.code(), t.category(category).ink, t.category(category).tint));
                }
            }
            for surface in [t.background, t.panel, t.raised] {
                pairs.push(("accent", t.accent, surface));
                pairs.push(("warning", t.warning.ink, surface));
                pairs.extend(Category::ALL.map(|c| (c.code(), t.category(c).ink, surface)));
            }
            for (name, ink, surface) in pairs {
                let ratio = contrast(ink, surface);
                assert!(ratio >= 4.5, "{name}, dark: {dark}: {ratio:.2}");
            }
        }
    }

    /// WCAG 1.4.11: what tells that a control is one, that a row is chosen, how long a bar is.
    #[test]
    fn every_edge_mark_and_bar_can_be_seen() {
        for (dark, is_high) in [(false, false), (true, false), (false, true), (true, true)] {
            let t = Tokens::with_contrast(dark, is_high);
            let mut pairs = Vec::new();
            for (surface, color) in
                [("background", t.background), ("panel", t.panel), ("raised", t.raised), ("hover", t.hover), ("selected", t.selected)]
            {
                pairs.push((format!("border on {surface}"), t.border, color));
                pairs.push((format!("focus and mark of selection on {surface}"), t.accent, color));
                pairs.extend(
                    Category::ALL.map(|category| (format!("bar {} on {surface}", category.code()), t.category(category).fill, color)),
                );
            }
            for (name, mark, surface) in pairs {
                let ratio = contrast(mark, surface);
                assert!(ratio >= 3.0, "{name}, dark: {dark}, high: {is_high}: {ratio:.2}");
            }
        }
    }

    #[test]
    fn with_high_contrast_every_tint_is_the_panel() {
        for dark in [false, true] {
            let t = Tokens::with_contrast(dark, true);
            let tints = t.categories.iter().map(|shades| shades.tint).chain([t.warning.tint, t.good().tint, t.quiet()]);
            assert!(tints.into_iter().all(|tint| tint == t.panel), "dark: {dark}");
            assert_ne!(Tokens::of(dark).quiet(), Tokens::of(dark).panel, "dark: {dark}");
        }
    }

    #[test]
    fn high_contrast_is_seven_to_one() {
        for dark in [false, true] {
            let t = Tokens::with_contrast(dark, true);
            for surface in [t.background, t.panel, t.raised, t.hover, t.selected] {
                let mut inks = vec![("text", t.text), ("weak", t.weak), ("accent", t.accent)];
                if surface == t.panel {
                    inks.extend(Category::ALL.map(|category| (category.code(), t.category(category).ink)));
                    inks.push(("warning", t.warning.ink));
                }
                for (name, ink) in inks {
                    let ratio = contrast(ink, surface);
                    assert!(ratio >= 7.0, "{name}, dark: {dark}: {ratio:.2}");
                }
            }
        }
    }
}

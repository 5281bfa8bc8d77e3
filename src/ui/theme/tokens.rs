//! The palette, spacing and radii: the only place where a colour is written down.

use egui::Color32;

use crate::charter::Category;

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
    /// Lines of one pixel.
    pub line: Color32,
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

    /// The tokens of a theme.
    #[must_use]
    pub fn of(dark: bool) -> &'static Self {
        if dark { &DARK } else { &LIGHT }
    }
}

const fn rgb(hex: u32) -> Color32 {
    let [_, r, g, b] = hex.to_be_bytes();
    Color32::from_rgb(r, g, b)
}

const fn shades(ink: u32, tint: u32, fill: u32) -> Shades {
    Shades { ink: rgb(ink), tint: rgb(tint), fill: rgb(fill) }
}

static LIGHT: Tokens = Tokens {
    background: rgb(0x00F6_F7F9),
    panel: rgb(0x00FF_FFFF),
    raised: rgb(0x00FF_FFFF),
    line: rgb(0x00E2_E5EA),
    text: rgb(0x001B_1F27),
    weak: rgb(0x005A_6372),
    hover: rgb(0x00EE_F1F6),
    selected: rgb(0x00E5_ECFE),
    accent: rgb(0x002F_5BEA),
    on_accent: rgb(0x00FF_FFFF),
    warning: shades(0x008A_5A00, 0x00FF_F6E0, 0x00E6_9F00),
    veil: Color32::from_rgba_premultiplied(0, 0, 0, 115),
    shadow: Color32::from_rgba_premultiplied(0, 0, 0, 28),
    categories: [
        shades(0x0000_785A, 0x00DD_F3EB, 0x0000_9E73),
        shades(0x000B_66AB, 0x00DD_EDFA, 0x003D_8FD1),
        shades(0x008A_5A00, 0x00FC_EBC8, 0x00E6_9F00),
        shades(0x00B1_3F00, 0x00FC_E1D4, 0x00D5_5E00),
    ],
};

static DARK: Tokens = Tokens {
    background: rgb(0x0014_161B),
    panel: rgb(0x001B_1E25),
    raised: rgb(0x0023_2731),
    line: rgb(0x0031_3641),
    text: rgb(0x00E8_EAEF),
    weak: rgb(0x00A2_ABBA),
    hover: rgb(0x0026_2B35),
    selected: rgb(0x0027_345E),
    accent: rgb(0x007C_9BFF),
    on_accent: rgb(0x000E_1220),
    warning: shades(0x00F2_BD4B, 0x0035_2B12, 0x00E6_9F00),
    veil: Color32::from_rgba_premultiplied(0, 0, 0, 150),
    shadow: Color32::from_rgba_premultiplied(0, 0, 0, 110),
    categories: [
        shades(0x005C_D6B0, 0x0014_3A2F, 0x0000_9E73),
        shades(0x007D_BBEE, 0x0015_324A, 0x003D_8FD1),
        shades(0x00F2_BD4B, 0x0040_300A, 0x00E6_9F00),
        shades(0x00FF_9D6B, 0x0047_2312, 0x00D5_5E00),
    ],
};

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
}

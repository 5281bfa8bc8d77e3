//! The colours of the window and of documents for people, as sRGB numbers (`0xRRGGBB`): the only place where a colour is written down.
//! `ui::theme::tokens` makes them egui's and tests that every pair that carries text can be read.

/// One meaning in three strengths.
#[derive(Clone, Copy, Debug)]
pub struct Shade {
    /// Text and icons, at least 4.5 : 1 on [`Self::tint`] and on panels.
    pub ink: u32,
    /// A quiet background behind [`Self::ink`].
    pub tint: u32,
    /// Bars. Never the only carrier of a number.
    pub fill: u32,
}

/// Every colour of one theme.
#[derive(Clone, Copy, Debug)]
pub struct Palette {
    /// Behind everything.
    pub background: u32,
    /// Panels, cards, pages.
    pub panel: u32,
    /// Buttons and fields.
    pub raised: u32,
    /// Lines between things, which nobody needs to see.
    pub line: u32,
    /// The edge of fields, buttons and chips, at least 3 : 1 on every surface (WCAG 1.4.11).
    pub border: u32,
    /// Text.
    pub text: u32,
    /// Secondary text.
    pub weak: u32,
    /// A row or button under the pointer.
    pub hover: u32,
    /// A chosen row.
    pub selected: u32,
    /// Links, focus, the one primary button.
    pub accent: u32,
    /// Text on [`Self::accent`].
    pub on_accent: u32,
    /// Something to look at.
    pub warning: Shade,
    /// The four categories, in the order of `Category::ALL`.
    pub categories: [Shade; 4],
}

const fn shade(ink: u32, tint: u32, fill: u32) -> Shade {
    Shade { ink, tint, fill }
}

/// Dark on light; also what is printed.
pub const LIGHT: Palette = Palette {
    background: 0x00F6_F7F9,
    panel: 0x00FF_FFFF,
    raised: 0x00FF_FFFF,
    line: 0x00E2_E5EA,
    border: 0x007F_8897,
    text: 0x001B_1F27,
    weak: 0x005A_6372,
    hover: 0x00EE_F1F6,
    selected: 0x00E5_ECFE,
    accent: 0x002F_5BEA,
    on_accent: 0x00FF_FFFF,
    warning: shade(0x008A_5A00, 0x00FF_F6E0, 0x00E6_9F00),
    categories: [
        shade(0x0000_785A, 0x00DD_F3EB, 0x0000_926A),
        shade(0x000B_66AB, 0x00DD_EDFA, 0x0033_84C5),
        shade(0x008A_5A00, 0x00FC_EBC8, 0x00B6_7A00),
        shade(0x00B1_3F00, 0x00FC_E1D4, 0x00D5_5E00),
    ],
};

/// Light on dark.
pub const DARK: Palette = Palette {
    background: 0x0014_161B,
    panel: 0x001B_1E25,
    raised: 0x0023_2731,
    line: 0x0031_3641,
    border: 0x007D_8798,
    text: 0x00E8_EAEF,
    weak: 0x00A2_ABBA,
    hover: 0x0026_2B35,
    selected: 0x0027_345E,
    accent: 0x007C_9BFF,
    on_accent: 0x000E_1220,
    warning: shade(0x00F2_BD4B, 0x0035_2B12, 0x00E6_9F00),
    categories: [
        shade(0x005C_D6B0, 0x0014_3A2F, 0x0000_9E73),
        shade(0x007D_BBEE, 0x0015_324A, 0x003D_8FD1),
        shade(0x00F2_BD4B, 0x0040_300A, 0x00E6_9F00),
        shade(0x00FF_9D6B, 0x0047_2312, 0x00D5_5E00),
    ],
};

/// Black on white, for who needs more than [`LIGHT`] gives: text at 7 : 1 (WCAG 1.4.6), every edge drawn.
pub const HIGH_LIGHT: Palette = Palette {
    background: 0x00FF_FFFF,
    panel: 0x00FF_FFFF,
    raised: 0x00FF_FFFF,
    line: 0x0000_0000,
    border: 0x0000_0000,
    text: 0x0000_0000,
    weak: 0x0026_2B33,
    hover: 0x00E8_ECF4,
    selected: 0x00D6_E2FF,
    accent: 0x0000_2AA8,
    on_accent: 0x00FF_FFFF,
    warning: shade(0x005A_3A00, 0x00FF_FFFF, 0x0080_5400),
    categories: [
        shade(0x0000_4A37, 0x00FF_FFFF, 0x0000_6B4E),
        shade(0x0000_3F73, 0x00FF_FFFF, 0x0000_5FA8),
        shade(0x005A_3A00, 0x00FF_FFFF, 0x0080_5400),
        shade(0x0078_2A00, 0x00FF_FFFF, 0x00A8_4300),
    ],
};

/// White on black, the same.
pub const HIGH_DARK: Palette = Palette {
    background: 0x0000_0000,
    panel: 0x0000_0000,
    raised: 0x0000_0000,
    line: 0x00FF_FFFF,
    border: 0x00FF_FFFF,
    text: 0x00FF_FFFF,
    weak: 0x00DD_E2EA,
    hover: 0x0026_2B35,
    selected: 0x0000_3A7A,
    accent: 0x00FF_E14D,
    on_accent: 0x0000_0000,
    warning: shade(0x00FF_D37A, 0x0000_0000, 0x00F2_B32E),
    categories: [
        shade(0x007D_F0CB, 0x0000_0000, 0x0036_C99B),
        shade(0x009F_D2FF, 0x0000_0000, 0x0062_B1F2),
        shade(0x00FF_D37A, 0x0000_0000, 0x00F2_B32E),
        shade(0x00FF_B48C, 0x0000_0000, 0x00FF_8A4A),
    ],
};

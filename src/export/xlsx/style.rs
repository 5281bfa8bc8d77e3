use rust_xlsxwriter::{Color, Format, FormatAlign};

use crate::charter::{Category, Language};
use crate::palette::LIGHT;

/// The formats of all cells.
pub(in crate::export) struct Styles {
    pub(in crate::export) plain: Format,
    /// Several lines in one cell.
    pub(in crate::export) wrapped: Format,
    pub(in crate::export) title: Format,
    pub(in crate::export) heading: Format,
    pub(in crate::export) label: Format,
    pub(in crate::export) number: Format,
    /// Days with one decimal.
    pub(in crate::export) days: Format,
    /// Days that are an upper bound: still a number, shown with its sign.
    pub(in crate::export) days_at_most: Format,
    pub(in crate::export) time: Format,
    categories: [Format; 4],
}

impl Styles {
    pub(in crate::export) fn new(language: Language) -> Self {
        let plain = Format::new().set_align(FormatAlign::Top);
        let date = match language {
            Language::En => "yyyy-mm-dd hh:mm:ss",
            Language::Fr => "dd/mm/yyyy hh:mm:ss",
        };
        let categories =
            LIGHT.categories.map(|shade| plain.clone().set_background_color(Color::RGB(shade.tint)).set_font_color(Color::RGB(shade.ink)));
        Self {
            wrapped: plain.clone().set_text_wrap(),
            title: Format::new().set_bold().set_font_size(16),
            heading: Format::new()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Top)
                .set_background_color(Color::RGB(LIGHT.hover))
                .set_font_color(Color::RGB(LIGHT.text)),
            label: plain.clone().set_font_color(Color::RGB(LIGHT.weak)).set_text_wrap(),
            number: plain.clone().set_num_format("#,##0").set_align(FormatAlign::Right),
            days: plain.clone().set_num_format("0.0"),
            days_at_most: plain.clone().set_num_format("\"≤ \"0.0;-0.0"),
            time: plain.clone().set_num_format(date),
            categories,
            plain,
        }
    }

    /// The colour of a category; its word always stands in the cell as well.
    pub(in crate::export) fn category(&self, category: Category) -> &Format {
        self.categories.get(category.index()).unwrap_or(&self.plain)
    }
}

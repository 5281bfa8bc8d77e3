//! The type scale.

use egui::{FontFamily, FontId, RichText};

/// A weight of the one family.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// Running text.
    Regular,
    /// Names in tables, badges.
    Medium,
    /// Headings.
    Semibold,
}

/// A font of the scale.
#[must_use]
pub fn font(size: f32, weight: Weight) -> FontId {
    let family = match weight {
        Weight::Regular => FontFamily::Proportional,
        Weight::Medium => FontFamily::Name("medium".into()),
        Weight::Semibold => FontFamily::Name("semibold".into()),
    };
    FontId::new(size, family)
}

fn rich(text: impl Into<String>, size: f32, line: f32, weight: Weight) -> RichText {
    RichText::new(text).font(font(size, weight)).line_height(Some(line))
}

/// 24/32: one on a page.
pub fn title(text: impl Into<String>) -> RichText {
    rich(text, 24.0, 32.0, Weight::Semibold)
}

/// 17/24: a section of a page, a dialog.
pub fn section(text: impl Into<String>) -> RichText {
    rich(text, 17.0, 24.0, Weight::Semibold)
}

/// 14/20: running text.
pub fn body(text: impl Into<String>) -> RichText {
    rich(text, 14.0, 20.0, Weight::Regular)
}

/// 14/20, medium.
pub fn medium(text: impl Into<String>) -> RichText {
    rich(text, 14.0, 20.0, Weight::Medium)
}

/// 14/20, semibold: the head of a card or group.
pub fn strong(text: impl Into<String>) -> RichText {
    rich(text, 14.0, 20.0, Weight::Semibold)
}

/// 12/16: notes.
pub fn small(text: impl Into<String>) -> RichText {
    rich(text, 12.0, 16.0, Weight::Regular)
}

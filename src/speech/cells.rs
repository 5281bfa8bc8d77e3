use crate::charter::Category;
use crate::column::{Cell, ColumnId};
use crate::cookie::{Expiry, Scope};
use crate::i18n::Words;
use crate::inventory::CookieView;
use crate::site;

/// What a cell of the window's table shows.
#[derive(Debug, PartialEq)]
pub enum CellText {
    /// Words.
    Text(String),
    /// Something secondary.
    Weak(String),
    /// The badge of a category.
    Category(Category),
}

impl CellText {
    /// The same as a text.
    #[must_use]
    pub fn into_text(self, words: &Words) -> String {
        match self {
            Self::Text(text) | Self::Weak(text) => text,
            Self::Category(category) => super::category(words, category),
        }
    }
}

/// The word at the head of a column.
#[must_use]
pub fn column_label(words: &Words, column: ColumnId) -> String {
    words.text(column.label_id()).into_owned()
}

/// The text of a cell, for copying and for screen readers.
#[must_use]
pub fn cell(words: &Words, column: ColumnId, view: &CookieView<'_>) -> String {
    shown(words, column, view).into_text(words)
}

/// A cell as the window shows it: words instead of codes, local times, spans instead of numbers of days.
#[must_use]
pub fn shown(words: &Words, column: ColumnId, view: &CookieView<'_>) -> CellText {
    match column {
        ColumnId::Category => return CellText::Category(view.verdict.category),
        ColumnId::Host if view.cookie.host().is_empty() => return CellText::Weak("—".to_owned()),
        ColumnId::Host => {
            let dot = if view.cookie.host.scope() == Scope::Domain { "." } else { "" };
            return CellText::Weak(format!("{dot}{}", site::display(view.cookie.host())));
        }
        ColumnId::Site => return CellText::Text(super::site(words, view.site).into_owned()),
        ColumnId::SeenOn => {
            return view
                .seen_on()
                .map_or_else(|| CellText::Weak("—".to_owned()), |site| CellText::Text(super::site(words, site).into_owned()));
        }
        ColumnId::Container => return super::container(words, view).map_or_else(|| CellText::Weak("—".to_owned()), CellText::Text),
        ColumnId::LifetimeDays => return CellText::Text(lifetime(words, view)),
        ColumnId::Evidence => return CellText::Text(words.count("evidence-count", view.evidence().len() as u64)),
        _ => {}
    }
    CellText::Text(match column.cell(view, words.language()) {
        Cell::Empty => return CellText::Weak("—".to_owned()),
        Cell::Text(text) | Cell::Codes(text) => text.to_owned(),
        Cell::Code(code) => words.text(&format!("{}-{code}", family(column))).into_owned(),
        Cell::Findings(findings) if findings.is_empty() => return CellText::Weak("—".to_owned()),
        Cell::Findings(findings) => super::all_sentences(words, findings.iter().map(|finding| super::finding(words, finding))),
        Cell::Time(moment) => words.moment(moment),
        Cell::Life { micros } => words.span_short(micros / 1_000_000),
        Cell::Bool(value) => words.text(if value { "yes" } else { "no" }).into_owned(),
    })
}

/// How the messages for the codes of a column begin.
fn family(column: ColumnId) -> &'static str {
    match column {
        ColumnId::SameSite => "same-site",
        other => other.code(),
    }
}

/// How long a cookie lasts, short.
#[must_use]
pub fn lifetime(words: &Words, view: &CookieView<'_>) -> String {
    match (view.cookie.expiry, view.cookie.lifetime_seconds()) {
        (Expiry::Session, _) => words.text("life-session").into_owned(),
        (Expiry::FarFuture, _) => words.text("life-forever").into_owned(),
        (Expiry::At(_), Some(seconds)) => words.span_short(seconds),
        (Expiry::At(_), None) | (Expiry::Unknown, _) => "—".to_owned(),
    }
}

use jiff::tz::TimeZone;

use super::{Format, Options, write};
use crate::column::ColumnId;
use crate::i18n::Words;
use crate::inventory::{CookieId, Inventory};
use crate::speech;

/// What a document for people shows of a cookie in one line.
const COLUMNS: [ColumnId; 7] =
    [ColumnId::Site, ColumnId::Host, ColumnId::Name, ColumnId::Category, ColumnId::Consent, ColumnId::Provider, ColumnId::LifetimeDays];

/// The first `rows` cookies as text: what the export dialog shows before anything is written. A workbook is no text and a page begins with
/// its style, so of these the words of the table are shown.
#[must_use]
pub fn preview(inventory: &Inventory, ids: &[CookieId], options: Options, rows: usize) -> String {
    let shown = ids.get(..rows.min(ids.len())).unwrap_or(ids);
    if options.format.is_binary() || options.format == Format::Html {
        return in_words(inventory, shown, options);
    }
    let mut bytes = Vec::new();
    // Writing to memory cannot fail.
    let _ = write(inventory, shown, options, &mut bytes);
    String::from_utf8_lossy(&bytes).trim_start_matches('\u{feff}').to_owned()
}

fn in_words(inventory: &Inventory, ids: &[CookieId], options: Options) -> String {
    let words = Words::new(options.language, TimeZone::UTC);
    let head = COLUMNS.map(|column| speech::column_label(&words, column)).join(" · ");
    let rows = ids.iter().filter_map(|id| inventory.get(*id));
    let lines = rows.map(|view| COLUMNS.map(|column| speech::cell(&words, column, &view)).join(" · "));
    std::iter::once(head).chain(lines).collect::<Vec<_>>().join("\n")
}

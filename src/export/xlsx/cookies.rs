use rust_xlsxwriter::{Worksheet, XlsxError};

use super::{Book, Cells};
use crate::column::{COLUMNS, Cell, Column, ColumnId};
use crate::cookie::ValueState;
use crate::export::cells;
use crate::inventory::CookieView;
use crate::speech;

/// The columns of the CSV in their order, in words. Gives how many texts were cut.
pub(super) fn fill(book: &Book<'_>, sheet: &mut Worksheet) -> Result<u64, XlsxError> {
    sheet.set_name(book.words.text("xlsx-sheet-cookies"))?;
    let mut cells = Cells::new(sheet);
    head(book, &mut cells)?;
    for view in book.content.views() {
        cells.row += 1;
        for (index, column) in (0u16..).zip(&COLUMNS) {
            write_cell(book, &mut cells, index, column, &view)?;
        }
        if let Some((value, ValueState::Clear | ValueState::Opened)) = view.value().filter(|_| book.content.options.with_values) {
            cells.text(last_column(book), &String::from_utf8_lossy(value.reveal()), &book.styles.plain)?;
        }
    }
    let (last_row, last_column) = (cells.row, last_column(book));
    let cut = cells.cut;
    sheet.autofilter(0, 0, last_row, last_column)?;
    Ok(cut)
}

fn head(book: &Book<'_>, cells: &mut Cells<'_>) -> Result<(), XlsxError> {
    let words = &book.words;
    for (index, column) in (0u16..).zip(&COLUMNS) {
        let label = speech::column_label(words, column.id);
        let label = match column.id {
            ColumnId::CreatedAt | ColumnId::LastAccessedAt | ColumnId::ExpiresAt => {
                words.with("document-in-utc", &[("column", label.into())])
            }
            ColumnId::LifetimeDays => words.with("document-in-days", &[("column", label.into())]),
            _ => label,
        };
        cells.text(index, &label, &book.styles.heading)?;
        cells.sheet.set_column_width(index, width(column.id))?;
    }
    if book.content.options.with_values {
        cells.text(last_column(book), &words.text("details-value"), &book.styles.heading)?;
        cells.sheet.set_column_width(last_column(book), 40)?;
    }
    cells.sheet.set_freeze_panes(1, 0)?;
    cells.sheet.set_repeat_rows(0, 0)?;
    cells.sheet.set_landscape();
    Ok(())
}

fn last_column(book: &Book<'_>) -> u16 {
    let columns = u16::try_from(COLUMNS.len()).unwrap_or(u16::MAX);
    if book.content.options.with_values { columns } else { columns - 1 }
}

fn write_cell(book: &Book<'_>, out: &mut Cells<'_>, index: u16, column: &Column, view: &CookieView<'_>) -> Result<(), XlsxError> {
    let styles = &book.styles;
    match (column.id, book.content.cell(column, view)) {
        (ColumnId::Category, _) => out.text(index, &speech::category(&book.words, view.category()), styles.category(view.category())),
        (ColumnId::Site, Cell::Text(site)) => out.text(index, &speech::site(&book.words, site), &styles.plain),
        (ColumnId::Host, Cell::Text(host)) => out.text(index, &crate::site::display(host), &styles.plain),
        (ColumnId::Container, _) => out.text(index, &speech::container(&book.words, view).unwrap_or_default(), &styles.plain),
        (ColumnId::Evidence, _) => out.text(index, &reasons(book, view), &styles.plain),
        (_, Cell::Empty) => Ok(()),
        (_, Cell::Findings(findings)) if findings.is_empty() => Ok(()),
        (_, Cell::Text(text) | Cell::Codes(text)) => out.text(index, text, &styles.plain),
        (_, Cell::Time(moment)) => out.moment(index, moment, styles),
        (_, Cell::Life { micros }) => {
            let format = if view.cookie.lifetime_is_upper_bound() { &styles.days_at_most } else { &styles.days };
            out.sheet.write_number_with_format(out.row, index, cells::days(micros), format)?;
            Ok(())
        }
        (id, Cell::Code(_) | Cell::Findings(_) | Cell::Bool(_)) => out.text(index, &speech::cell(&book.words, id, view), &styles.plain),
    }
}

/// Why the verdict is what it is, in sentences.
fn reasons(book: &Book<'_>, view: &CookieView<'_>) -> String {
    let told = speech::evidence_in_order(view.evidence(), view.verdict);
    let sentences = told.into_iter().map(|evidence| speech::plain(&speech::reason(&book.words, view, evidence).text));
    sentences.collect::<Vec<_>>().join(" · ")
}

/// In letters of the usual font.
fn width(column: ColumnId) -> u16 {
    match column {
        ColumnId::Evidence | ColumnId::Findings | ColumnId::Description => 60,
        ColumnId::Store => 40,
        ColumnId::Site | ColumnId::Host | ColumnId::Name | ColumnId::TopLevelSite => 28,
        ColumnId::Provider | ColumnId::Service | ColumnId::Party | ColumnId::CreatedAt | ColumnId::LastAccessedAt | ColumnId::ExpiresAt => {
            20
        }
        ColumnId::Session
        | ColumnId::Secure
        | ColumnId::HttpOnly
        | ColumnId::HostOnly
        | ColumnId::Partitioned
        | ColumnId::LifetimeDays
        | ColumnId::Confidence => 12,
        _ => 16,
    }
}

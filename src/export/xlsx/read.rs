use rust_xlsxwriter::{Worksheet, XlsxError};

use super::{Book, Cells};
use crate::charter::Category;
use crate::inventory::OpenStore;
use crate::speech;

/// The cover: what this file holds, what each read looked for and could not have, and what proves it.
pub(super) fn fill(book: &Book<'_>, cut: u64, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let (words, styles) = (&book.words, &book.styles);
    sheet.set_column_width(0, 28)?;
    sheet.set_column_width(1, 100)?;
    let mut cells = Cells::new(sheet);
    cells.text(0, &words.text("document-title"), &styles.title)?;
    cells.row += 2;
    for (store, name) in book.content.stores() {
        write_store(book, &mut cells, store, name)?;
    }
    cells.text(0, &words.text("document-summary"), &styles.heading)?;
    cells.text(1, &words.count("cookies", book.summary.total()), &styles.heading)?;
    for category in Category::ALL {
        cells.row += 1;
        cells.text(0, &speech::category(words, category), styles.category(category))?;
        cells.count(1, book.summary.counts.get(category.index()).copied().unwrap_or_default(), &left(book))?;
    }
    cells.row += 2;
    cells.text(0, &words.text("document-note"), &styles.label)?;
    if let Some(part) = book.content.part(words) {
        cells.text(1, &part, &styles.wrapped)?;
        cells.row += 1;
    }
    cells.text(1, &words.text("document-note-text"), &styles.wrapped)?;
    if cut > 0 {
        cells.row += 1;
        cells.text(1, &words.count("xlsx-cut", cut), &styles.wrapped)?;
    }
    cells.sheet.set_landscape();
    cells.sheet.set_print_fit_to_pages(1, 0);
    Ok(())
}

/// A number that stands below texts.
fn left(book: &Book<'_>) -> rust_xlsxwriter::Format {
    book.styles.number.clone().set_align(rust_xlsxwriter::FormatAlign::Left)
}

/// First what could not be had, then the proof, then every remark that was kept.
fn write_store(book: &Book<'_>, out: &mut Cells<'_>, store: &OpenStore, name: &str) -> Result<(), XlsxError> {
    let (words, styles, record) = (&book.words, &book.styles, &store.report.record);
    out.text(0, &words.text("column-store"), &styles.heading)?;
    out.text(1, &book.content.heading(words, store, name), &styles.heading)?;
    let mut rows = speech::completeness(words, record);
    rows.extend(speech::record(words, record, book.content.options.paths));
    let remarks = speech::remarks(words, &store.report, book.content.options.paths, store.report.warnings.len());
    rows.extend(remarks.into_iter().map(|remark| (words.text("read-remarks").into_owned(), remark)));
    for (key, value) in rows {
        out.row += 1;
        out.text(0, &key, &styles.label)?;
        out.text(1, &value, &styles.wrapped)?;
    }
    out.row += 2;
    Ok(())
}

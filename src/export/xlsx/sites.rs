use rust_xlsxwriter::{Worksheet, XlsxError};

use super::{Book, Cells};
use crate::charter::Category;
use crate::export::cells;
use crate::export::summary::SiteSum;
use crate::speech;

/// One row a site. Gives how many texts were cut.
pub(super) fn fill(book: &Book<'_>, sheet: &mut Worksheet) -> Result<u64, XlsxError> {
    let words = &book.words;
    sheet.set_name(words.text("xlsx-sheet-sites"))?;
    let mut cells = Cells::new(sheet);
    let life = words.with("document-in-days", &[("column", words.text("document-longest-life").into_owned().into())]);
    let mut heads = vec![words.text("column-site").into_owned(), words.text("document-own-cookies").into_owned()];
    heads.extend(Category::ALL.map(|category| speech::category(words, category)));
    heads.extend(["document-consent-asked", "document-findings"].map(|id| words.text(id).into_owned()));
    heads.push(life);
    heads.extend(
        ["document-foreign-cookies", "document-third-party-count", "document-third-party-names"].map(|id| words.text(id).into_owned()),
    );
    for ((index, head), width) in (0u16..).zip(&heads).zip([32, 12, 14, 14, 14, 14, 14, 14, 14, 14, 12, 80]) {
        cells.text(index, head, &book.styles.heading)?;
        cells.sheet.set_column_width(index, width)?;
    }
    for (name, site) in &book.summary.sites {
        cells.row += 1;
        write_site(book, &mut cells, name, site)?;
    }
    let (last_row, cut) = (cells.row, cells.cut);
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_landscape();
    sheet.autofilter(0, 0, last_row, u16::try_from(heads.len() - 1).unwrap_or(u16::MAX))?;
    Ok(cut)
}

fn write_site(book: &Book<'_>, out: &mut Cells<'_>, name: &str, site: &SiteSum<'_>) -> Result<(), XlsxError> {
    let styles = &book.styles;
    out.text(0, &speech::site(&book.words, name), &styles.plain)?;
    out.count(1, site.total(), &styles.number)?;
    for (index, count) in (2u16..).zip(site.counts) {
        out.count(index, count, &styles.number)?;
    }
    out.count(6, site.consent, &styles.number)?;
    out.count(7, site.findings, &styles.number)?;
    if let Some(micros) = site.longest {
        out.sheet.write_number_with_format(out.row, 8, cells::days(micros), &styles.days)?;
    }
    out.count(9, site.foreign, &styles.number)?;
    out.count(10, site.third_parties.len() as u64, &styles.number)?;
    out.text(11, &site.third_parties.iter().copied().collect::<Vec<_>>().join(", "), &styles.plain)
}

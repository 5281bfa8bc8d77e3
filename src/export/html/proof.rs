use std::io::{self, Write};

use super::Head::{Number, Text};
use super::Report;
use super::page::Page;
use crate::inventory::OpenStore;
use crate::speech;

/// What each read looked for, and what could not be had: before any result.
pub(super) fn looked_for(report: &Report<'_>, page: &mut Page<impl Write>) -> io::Result<()> {
    report.section(page, "completeness-title")?;
    for (store, name) in report.content.stores() {
        page.element("h3", &report.content.heading(&report.words, store, name))?;
        page.raw("\n")?;
        page.pairs(&speech::completeness(&report.words, &store.report.record))?;
    }
    page.raw("</section>\n")
}

/// Files with their sums, counts, and every remark that was kept.
pub(in crate::export) fn write(report: &Report<'_>, page: &mut Page<impl Write>) -> io::Result<()> {
    let headings = report.content.stores().map(|(store, name)| report.content.heading(&report.words, store, name));
    write_under(report, page, &headings.collect::<Vec<_>>())
}

/// The same under other headings, one a store.
pub(in crate::export) fn write_under(report: &Report<'_>, page: &mut Page<impl Write>, headings: &[String]) -> io::Result<()> {
    let words = &report.words;
    report.section(page, "read-title")?;
    for ((store, _), heading) in report.content.stores().zip(headings) {
        page.element("h3", heading)?;
        page.raw("\n")?;
        let record = &store.report.record;
        page.pairs_at(&speech::read_facts(words, record), &words.text("read-when"), record.read_at)?;
        files(report, page, store)?;
        let remarks = speech::remarks(words, &store.report, report.content.options.paths, store.report.warnings.len());
        if remarks.is_empty() {
            page.paragraph("weak", &words.text("read-no-remarks"))?;
            continue;
        }
        page.raw("<ul>\n")?;
        for remark in remarks {
            page.element("li", &remark)?;
            page.raw("\n")?;
        }
        page.raw("</ul>\n")?;
    }
    page.raw("</section>\n")
}

/// The files that were read, with their sums.
fn files(report: &Report<'_>, page: &mut Page<impl Write>, store: &OpenStore) -> io::Result<()> {
    let [path, size, sum] = speech::FILE_LABELS;
    report.table(page, &report.words.text("document-files"), &[Text(path), Number(size), Text(sum)])?;
    for [path, size, sum] in speech::files(&report.words, &store.report.record, report.content.options.paths) {
        page.raw("<tr><th scope=\"row\">")?;
        page.text(&path)?;
        page.raw("</th>")?;
        page.number(&size)?;
        page.raw("<td><code>")?;
        page.text(&sum)?;
        page.raw("</code></td></tr>\n")?;
    }
    page.raw("</tbody></table>\n")
}

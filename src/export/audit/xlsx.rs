//! An audit as a workbook: a summary that begins with what could not be seen, the findings, the cookies, the reads, the sources.

use std::fs::File;
use std::io::{self, BufWriter, Write};

use jiff::tz::TimeZone;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::html::{COUNTS, column};
use super::{AuditReport, sources};
use crate::audit::{Label, Life, MomentSum, Row, moments};
use crate::charter::Category;
use crate::export::cells;
use crate::export::xlsx::{Cells, Styles, through_a_file};
use crate::i18n::Words;
use crate::notes::Note;
use crate::speech;
use crate::store::Paths;

/// What each sheet is written with.
struct Book<'a> {
    report: &'a AuditReport<'a>,
    words: Words,
    styles: Styles,
}

/// The name of a sheet, and what fills it.
type Sheet = (&'static str, fn(&Book<'_>, &mut Cells<'_>) -> Result<(), XlsxError>);

const SHEETS: [Sheet; 6] = [
    ("audit-sheet-summary", summary),
    ("audit-sheet-moments", moments_beside),
    ("audit-sheet-findings", findings),
    ("audit-sheet-cookies", cookies),
    ("audit-sheet-reads", reads),
    ("audit-sheet-sources", law_and_catalogue),
];

pub(super) fn write(report: &AuditReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let words = Words::new(report.language, TimeZone::UTC);
    let book = Book { report, words, styles: Styles::new(report.language) };
    through_a_file(out, |file| save(&book, file))
}

fn save(book: &Book<'_>, file: &mut File) -> Result<(), XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(book));
    for (name, fill) in SHEETS {
        let sheet = workbook.add_worksheet();
        sheet.set_name(book.words.text(name))?;
        sheet.set_landscape();
        sheet.set_print_fit_to_pages(1, 0);
        fill(book, &mut Cells::new(sheet))?;
    }
    workbook.save_to_writer(BufWriter::with_capacity(256 * 1024, file))
}

/// The time is that of the newest read, so that the same read gives the same bytes.
fn properties(book: &Book<'_>) -> DocProperties {
    let mut properties = DocProperties::new().set_title(book.title());
    let read_at = book.report.subject.inventory.stores().iter().map(|store| store.report.record.read_at).max().unwrap_or_default();
    if let Ok(at) = ExcelDateTime::from_timestamp(read_at.as_second()) {
        properties = properties.set_creation_datetime(&at);
    }
    properties
}

impl Book<'_> {
    fn title(&self) -> String {
        let site = speech::site(&self.words, self.report.subject.asked());
        self.words.with("audit-title", &[("site", site.as_ref().into())])
    }

    /// The heading of a table, frozen, repeated on each printed page, and with filters over `rows` below it.
    fn head(&self, cells: &mut Cells<'_>, heads: &[(String, u16)], rows: usize) -> Result<(), XlsxError> {
        for (index, (head, width)) in (0u16..).zip(heads) {
            cells.text(index, head, &self.styles.heading)?;
            cells.sheet.set_column_width(index, *width)?;
        }
        let last = u16::try_from(heads.len().saturating_sub(1)).unwrap_or(u16::MAX);
        let bottom = u32::try_from(rows).unwrap_or(u32::MAX).max(1);
        cells.sheet.set_freeze_panes(1, 0)?;
        cells.sheet.set_repeat_rows(0, 0)?;
        cells.sheet.autofilter(0, 0, bottom, last)?;
        Ok(())
    }

    fn word(&self, id: &str) -> String {
        self.words.text(id).into_owned()
    }

    /// The columns of notes, where they are asked for.
    fn note_heads(&self) -> impl Iterator<Item = (&'static str, u16)> {
        let is_asked_for = self.report.notes.is_some();
        [("note-column-labels", 24), ("note-part", 60)].into_iter().filter(move |_| is_asked_for)
    }

    /// A note in its two columns, which begin at `first`.
    fn note(&self, cells: &mut Cells<'_>, first: u16, note: Option<&Note>) -> Result<(), XlsxError> {
        let Some(note) = note else { return Ok(()) };
        cells.text(first, &note.typed_labels(), &self.styles.plain)?;
        cells.text(first + 1, &note.text, &self.styles.wrapped)?;
        Ok(())
    }

    fn labels(&self) -> Vec<Label> {
        Label::ALL.into_iter().filter(|label| self.report.subject.labels.contains(label)).collect()
    }

    fn pairs(&self, cells: &mut Cells<'_>, pairs: &[(String, String)]) -> Result<(), XlsxError> {
        for (key, value) in pairs {
            cells.text(0, key, &self.styles.label)?;
            cells.text(1, value, &self.styles.wrapped)?;
            fit(cells, &[(key, 34), (value, 90)])?;
            cells.row += 1;
        }
        Ok(())
    }
}

/// Makes a row as high as its texts in columns of these widths need. Spreadsheets would do so themselves, but not every one does when it opens a file.
fn fit(cells: &mut Cells<'_>, texts: &[(&str, u16)]) -> Result<(), XlsxError> {
    const LINE: u32 = 15;
    let lines = |(text, width): &(&str, u16)| {
        let width = usize::from(*width).max(1);
        text.lines().map(|line| line.chars().count().div_ceil(width).max(1)).sum::<usize>()
    };
    let most = texts.iter().map(lines).max().unwrap_or(1);
    if most > 1 {
        // Excel knows no row over 409 points.
        let height = u32::try_from(most).unwrap_or(u32::MAX).saturating_mul(LINE).min(405);
        cells.sheet.set_row_height(cells.row, height)?;
    }
    Ok(())
}

fn summary(book: &Book<'_>, cells: &mut Cells<'_>) -> Result<(), XlsxError> {
    let (words, styles, report) = (&book.words, &book.styles, book.report);
    cells.sheet.set_column_width(0, 34)?;
    cells.sheet.set_column_width(1, 90)?;
    cells.text(0, &book.title(), &styles.title)?;
    cells.row += 2;
    cells.text(0, &words.text("audit-unseen-title"), &styles.heading)?;
    for sentence in speech::audit_unseen(words, &report.subject, report.audit) {
        cells.text(1, &sentence, &styles.wrapped)?;
        fit(cells, &[(&sentence, 90)])?;
        cells.row += 1;
    }
    cells.row += 1;
    cells.text(0, &words.text("audit-scope-title"), &styles.heading)?;
    cells.row += 1;
    book.pairs(cells, &super::scope(report, words))?;
    cells.row += 1;
    cells.text(0, &words.text("audit-counts-title"), &styles.heading)?;
    cells.row += 1;
    book.pairs(cells, &speech::audit_counts(words, report.audit))
}

/// The moments side by side.
fn moments_beside(book: &Book<'_>, cells: &mut Cells<'_>) -> Result<(), XlsxError> {
    let (words, styles, report) = (&book.words, &book.styles, book.report);
    let sums = moments(report.audit, report.subject.labels, report.subject.law);
    let heads = std::iter::once(("audit-count", 44)).chain(sums.iter().map(|sum| (column(sum.label), 16)));
    for (index, (head, width)) in (0u16..).zip(heads) {
        cells.text(index, &words.text(head), &styles.heading)?;
        cells.sheet.set_column_width(index, width)?;
    }
    for (id, count) in COUNTS {
        cells.row += 1;
        cells.text(0, &words.text(id), &styles.label)?;
        for (index, sum) in (1u16..).zip(&sums) {
            count_at(book, cells, (index, sum), count(sum))?;
        }
    }
    for category in Category::ALL {
        cells.row += 1;
        cells.text(0, &speech::category(words, category), styles.category(category))?;
        for (index, sum) in (1u16..).zip(&sums) {
            count_at(book, cells, (index, sum), sum.categories.get(category.index()).copied().unwrap_or_default())?;
        }
    }
    for sentence in sums.iter().filter_map(|sum| speech::audit_since_moment(words, sum)) {
        cells.row += 1;
        cells.text(0, &sentence, &styles.wrapped)?;
        fit(cells, &[(&sentence, 40)])?;
    }
    Ok(())
}

/// A count of a moment: where not everything of that could be had it is no number to reckon with.
fn count_at(book: &Book<'_>, cells: &mut Cells<'_>, (index, sum): (u16, &MomentSum), count: usize) -> Result<(), XlsxError> {
    if sum.is_lacking {
        return cells.text(index, &speech::audit_number(&book.words, count, true), &book.styles.plain);
    }
    cells.count(index, count as u64, &book.styles.number)
}

fn findings(book: &Book<'_>, cells: &mut Cells<'_>) -> Result<(), XlsxError> {
    let (words, styles, report) = (&book.words, &book.styles, book.report);
    let heads = [
        ("audit-severity", 14),
        ("audit-finding", 30),
        ("document-cookie", 26),
        ("column-host", 28),
        ("audit-moments", 26),
        ("audit-sentence", 70),
        ("audit-what-to-do", 60),
        ("audit-reference", 60),
    ];
    let heads: Vec<_> = heads.into_iter().chain(book.note_heads()).map(|(id, width)| (book.word(id), width)).collect();
    book.head(cells, &heads, report.audit.findings.len())?;
    for group in speech::audit_groups(words, &report.subject, report.audit) {
        for (finding, sentence) in &group.findings {
            cells.row += 1;
            let texts = [
                speech::audit_severity(words, finding.severity),
                group.title.clone(),
                finding.name.clone(),
                finding.host.clone(),
                speech::audit_moments(words, finding.labels),
                sentence.clone(),
                group.what_to_do.clone(),
                group.reference.clone(),
            ];
            for (index, text) in (0u16..).zip(&texts) {
                cells.text(index, text, if index < 4 { &styles.plain } else { &styles.wrapped })?;
            }
            let [.., moments, sentence, what_to_do, reference] = &texts;
            let note = report.note_on_finding(finding);
            book.note(cells, 8, note)?;
            let text = note.map_or("", |note| &note.text);
            fit(cells, &[(moments, 24), (sentence, 65), (what_to_do, 55), (reference, 55), (text, 55)])?;
        }
    }
    Ok(())
}

fn cookies(book: &Book<'_>, cells: &mut Cells<'_>) -> Result<(), XlsxError> {
    let (words, report) = (&book.words, book.report);
    let labels = book.labels();
    let heads = [
        ("document-cookie", 26),
        ("column-host", 28),
        ("column-path", 12),
        ("audit-apart-for", 24),
        ("column-category", 14),
        ("fact-purpose", 16),
        ("column-provider", 20),
        ("audit-declared-line", 20),
    ];
    let in_days = |label: &Label| {
        let moment = words.text(column(*label)).into_owned();
        (words.with("document-in-days", &[("column", moment.into())]), 16)
    };
    let noted = book.note_heads().map(|(id, width)| (book.word(id), width));
    let heads: Vec<(String, u16)> =
        heads.map(|(id, width)| (book.word(id), width)).into_iter().chain(labels.iter().map(in_days)).chain(noted).collect();
    book.head(cells, &heads, report.audit.rows.len())?;
    for row in &report.audit.rows {
        cells.row += 1;
        one_cookie(book, cells, row, &labels)?;
    }
    Ok(())
}

fn one_cookie(book: &Book<'_>, cells: &mut Cells<'_>, row: &Row, labels: &[Label]) -> Result<(), XlsxError> {
    let (words, styles) = (&book.words, &book.styles);
    let line = row.declaration.and_then(|place| book.report.subject.charter?.declarations.get(place));
    cells.text(0, &row.name, &styles.plain)?;
    cells.text(1, &row.host, &styles.plain)?;
    cells.text(2, &row.path, &styles.plain)?;
    let container = row.container.as_deref().map(|container| speech::container_code(words, container, row.is_built_in_container));
    cells.text(3, &speech::asides(words, row.partition.iter().cloned().chain(container)), &styles.plain)?;
    cells.text(4, &speech::category(words, row.said.category), styles.category(row.said.category))?;
    cells.text(5, &speech::purpose(words, row.purpose), &styles.plain)?;
    cells.text(6, &row.organisation, &styles.plain)?;
    cells.text(7, line.map_or("", |line| line.name()), &styles.plain)?;
    for (index, label) in (8u16..).zip(labels) {
        match row.at(*label).map(|seen| seen.life) {
            Some(Life::Seconds(seconds)) => {
                cells.sheet.write_number_with_format(cells.row, index, cells::days(seconds.saturating_mul(1_000_000)), &styles.days)?;
            }
            _ => cells.text(index, &speech::audit_seen(words, book.report.audit, row, *label), &styles.plain)?,
        }
    }
    let after = u16::try_from(labels.len()).map_or(u16::MAX, |moments| 8 + moments);
    let note = book.report.note(&row.topic());
    book.note(cells, after, note)?;
    fit(cells, &[(note.map_or("", |note| &note.text), 55)])
}

/// Each read: the proof, and what else is to be said of it.
fn reads(book: &Book<'_>, cells: &mut Cells<'_>) -> Result<(), XlsxError> {
    let (words, styles, subject) = (&book.words, &book.styles, &book.report.subject);
    cells.sheet.set_column_width(0, 28)?;
    cells.sheet.set_column_width(1, 100)?;
    for (store, heading) in subject.inventory.stores().iter().zip(speech::audit_stores(words, subject)) {
        cells.text(0, &heading, &styles.heading)?;
        fit(cells, &[(&heading, 24)])?;
        cells.row += 1;
        let record = &store.report.record;
        book.pairs(cells, &speech::completeness(words, record))?;
        book.pairs(cells, &speech::record(words, record, Paths::Whole))?;
        let remarks = speech::remarks(words, &store.report, Paths::Whole, store.report.warnings.len());
        book.pairs(cells, &remarks.into_iter().map(|remark| (book.word("read-remarks"), remark)).collect::<Vec<_>>())?;
        cells.row += 1;
    }
    Ok(())
}

/// What the verdicts rest on.
fn law_and_catalogue(book: &Book<'_>, cells: &mut Cells<'_>) -> Result<(), XlsxError> {
    let (words, styles, law) = (&book.words, &book.styles, book.report.subject.law);
    let known = sources::known_from(book.report.audit);
    let heads = [("audit-source", 60), ("audit-source-cookies", 40), ("audit-source-page", 80), ("audit-source-date", 16)];
    book.head(cells, &heads.map(|(id, width)| (book.word(id), width)), law.references.len() + known.len())?;
    for reference in &law.references {
        cells.row += 1;
        cells.text(0, reference.text.get(words.language()), &styles.wrapped)?;
        cells.text(2, &reference.page, &styles.wrapped)?;
        cells.text(3, &words.civil_date(&reference.date), &styles.plain)?;
        fit(cells, &[(reference.text.get(words.language()), 55), (&reference.page, 75)])?;
    }
    for (source, names) in &known {
        cells.row += 1;
        cells.text(0, &source.service, &styles.wrapped)?;
        cells.text(1, &names.join(", "), &styles.wrapped)?;
        cells.text(2, &source.page, &styles.wrapped)?;
        cells.text(3, &speech::audit_source_read(words, source), &styles.plain)?;
        fit(cells, &[(&source.service, 55), (&names.join(", "), 36), (&source.page, 75)])?;
    }
    Ok(())
}

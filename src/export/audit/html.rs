//! An audit as one page, in the order in which it is to be read: what could not be seen; what was audited, how, from which reads; the findings by
//! severity; third parties; the moments side by side; every cookie by category; what the verdicts rest on. Built with the pieces of the page of cookies:
//! no script, nothing from elsewhere.

mod cookies;
mod findings;
mod scope;
mod sources;

pub(super) use cookies::{COUNTS, column};

use std::io::{self, BufWriter, Write};

use super::AuditReport;
use crate::export::content::Content;
use crate::export::html::page::Page;
use crate::export::html::{Report, foot, head, proof};
use crate::export::{Format, Options, Paths};
use crate::sealed::{SealedForm, Sealing};
use crate::speech;

/// The sections in their order: the heading's message and the place in the page.
const SECTIONS: [(&str, &str); 10] = [
    ("audit-unseen-title", "unseen"),
    ("audit-scope-title", "scope"),
    ("audit-method-title", "method"),
    ("read-title", "proof"),
    ("audit-findings-title", "found"),
    ("consent-records-title", CONSENT_RECORDS),
    ("audit-parties-title", "parties"),
    ("audit-moments-title", "moments"),
    ("audit-rows-title", "cookies"),
    ("audit-sources-title", "sources"),
];
/// The section that is there only where values were asked for.
const CONSENT_RECORDS: &str = "consent-records";

/// The page, with what is written on it.
struct Writer<'a, 'p, W: Write> {
    report: &'a Report<'a>,
    audited: &'a AuditReport<'a>,
    page: &'p mut Page<W>,
}

pub(super) fn write(audited: &AuditReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let options = Options {
        format: Format::Html,
        language: audited.language,
        with_values: false,
        with_notes: false,
        paths: Paths::Whole,
        site: None,
    };
    let content = Content::new(audited.subject.inventory, &[], options);
    let report = Report::of(&content);
    let mut sealing = Sealing::new(SealedForm::Page, out);
    let mut page = Page::new(BufWriter::new(&mut sealing));
    let site = speech::site(&report.words, audited.subject.asked());
    let title = report.words.with("audit-title", &[("site", site.as_ref().into())]);
    head(&report, &mut page, &title)?;
    let mut writer = Writer { report: &report, audited, page: &mut page };
    writer.opening(&title)?;
    writer.page.raw("<main>\n")?;
    writer.unseen()?;
    writer.scope()?;
    writer.method()?;
    proof::write_under(&report, writer.page, &speech::audit_stores(&report.words, &audited.subject))?;
    writer.findings()?;
    writer.records()?;
    writer.parties()?;
    writer.moments()?;
    writer.cookies()?;
    writer.sources()?;
    foot(&report, &mut page)?;
    page.finish()?;
    sealing.finish()
}

impl<W: Write> Writer<'_, '_, W> {
    /// What this is, and the contents; no result stands before what could not be seen.
    fn opening(&mut self, title: &str) -> io::Result<()> {
        self.page.raw("<header>\n")?;
        self.page.element("h1", title)?;
        self.page.raw("\n")?;
        self.page.raw("</header>\n<nav")?;
        self.page.attribute("aria-label", &self.report.words.text("document-contents"))?;
        self.page.raw("><ol>\n")?;
        let is_without_records = self.audited.audit.records.is_none();
        for (title, place) in SECTIONS.into_iter().filter(|(_, place)| !(is_without_records && *place == CONSENT_RECORDS)) {
            self.page.link(place, &self.report.words.text(title))?;
        }
        self.page.raw("</ol></nav>\n")
    }

    /// Begins a section with its heading.
    fn section(&mut self, title: &str) -> io::Result<()> {
        let place = SECTIONS.iter().find(|(id, _)| *id == title).map_or("", |(_, place)| place);
        self.page.raw("<section")?;
        self.page.attribute("id", place)?;
        self.page.raw(">\n")?;
        self.page.element("h2", &self.report.words.text(title))?;
        self.page.raw("\n")
    }

    fn end_section(&mut self) -> io::Result<()> {
        self.page.raw("</section>\n")
    }

    fn list(&mut self, lines: impl Iterator<Item = String>) -> io::Result<()> {
        self.page.raw("<ul>\n")?;
        for line in lines {
            self.page.element("li", &line)?;
            self.page.raw("\n")?;
        }
        self.page.raw("</ul>\n")
    }

    fn word(&self, id: &str) -> String {
        self.report.words.text(id).into_owned()
    }
}

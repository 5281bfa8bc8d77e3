//! An audit as one page: what could not be seen, what it was made from, the findings by severity, third parties, every cookie with its moments, and the
//! proof of the reads. Built with the pieces of the page of cookies: no script, nothing from elsewhere.

use std::io::{self, BufWriter, Write};

use super::AuditReport;
use crate::audit::{Finding, Row, Severity};
use crate::export::content::Content;
use crate::export::html::Head::{Number, Text};
use crate::export::html::page::Page;
use crate::export::html::{Report, foot, head, proof};
use crate::export::{Format, Options, Paths};
use crate::sealed::{SealedForm, Sealing};
use crate::speech::{self, AuditGroup};

/// The sections in their order: the heading's message and the place in the page.
const SECTIONS: [(&str, &str); 6] = [
    ("audit-unseen-title", "unseen"),
    ("audit-findings-title", "found"),
    ("consent-records-title", "consent-records"),
    ("audit-parties-title", "parties"),
    ("audit-rows-title", "cookies"),
    ("read-title", "proof"),
];
/// Cookies that are listed one by one; the JSON and the CSV hold them all.
const MOST_ROWS: usize = 10_000;

pub(super) fn write(audited: &AuditReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let options = Options { format: Format::Html, language: audited.language, with_values: false, paths: Paths::Whole, site: None };
    let content = Content::new(audited.subject.inventory, &[], options);
    let report = Report::of(&content);
    let mut sealing = Sealing::new(SealedForm::Page, out);
    let mut page = Page::new(BufWriter::new(&mut sealing));
    let site = speech::site(&report.words, audited.subject.site);
    let title = report.words.with("audit-title", &[("site", site.as_ref().into())]);
    head(&report, &mut page, &title)?;
    opening(&report, audited, &mut page, &title)?;
    page.raw("<main>\n")?;
    unseen(&report, audited, &mut page)?;
    findings(&report, audited, &mut page)?;
    records(&report, audited, &mut page)?;
    parties(&report, audited, &mut page)?;
    rows(&report, audited, &mut page)?;
    proof::write(&report, &mut page)?;
    foot(&report, &mut page)?;
    page.finish()?;
    sealing.finish()
}

/// What was audited, with its sums, and the contents.
fn opening(report: &Report<'_>, audited: &AuditReport<'_>, page: &mut Page<impl Write>, title: &str) -> io::Result<()> {
    page.raw("<header>\n")?;
    page.element("h1", title)?;
    page.raw("\n")?;
    page.pairs(&super::scope(audited, &report.words))?;
    page.pairs(&speech::audit_counts(&report.words, audited.audit))?;
    page.raw("</header>\n<nav")?;
    page.attribute("aria-label", &report.words.text("document-contents"))?;
    page.raw("><ol>\n")?;
    let is_empty = audited.audit.records.is_none();
    for (title, place) in SECTIONS.into_iter().filter(|(_, place)| !(is_empty && *place == "consent-records")) {
        page.link(place, &report.words.text(title))?;
    }
    page.raw("</ol></nav>\n")
}

fn section(report: &Report<'_>, page: &mut Page<impl Write>, title: &str) -> io::Result<()> {
    let place = SECTIONS.iter().find(|(id, _)| *id == title).map_or("", |(_, place)| place);
    page.raw("<section")?;
    page.attribute("id", place)?;
    page.raw(">\n")?;
    page.element("h2", &report.words.text(title))?;
    page.raw("\n")
}

fn list(page: &mut Page<impl Write>, lines: impl Iterator<Item = String>) -> io::Result<()> {
    page.raw("<ul>\n")?;
    for line in lines {
        page.element("li", &line)?;
        page.raw("\n")?;
    }
    page.raw("</ul>\n")
}

fn unseen(report: &Report<'_>, audited: &AuditReport<'_>, page: &mut Page<impl Write>) -> io::Result<()> {
    section(report, page, "audit-unseen-title")?;
    list(page, speech::audit_unseen(&report.words, &audited.subject, audited.audit).into_iter())?;
    page.raw("</section>\n")
}

fn findings(report: &Report<'_>, audited: &AuditReport<'_>, page: &mut Page<impl Write>) -> io::Result<()> {
    section(report, page, "audit-findings-title")?;
    if audited.audit.findings.is_empty() {
        let id = if audited.audit.site_was_seen { "audit-no-findings" } else { "audit-nothing-to-audit" };
        page.paragraph("lead", &report.words.text(id))?;
    }
    let mut severity: Option<Severity> = None;
    for group in speech::audit_groups(&report.words, &audited.subject, audited.audit) {
        if severity.replace(group.severity) != Some(group.severity) {
            page.element("h3", &speech::audit_severity(&report.words, group.severity))?;
            page.raw("\n")?;
        }
        one_group(report, audited, page, &group)?;
    }
    page.raw("</section>\n")
}

/// A kind of finding: each with its sentence and its rows, then what to do and the reference, once.
fn one_group(report: &Report<'_>, audited: &AuditReport<'_>, page: &mut Page<impl Write>, group: &AuditGroup<'_>) -> io::Result<()> {
    page.element("h4", &group.title)?;
    page.raw("\n<ul>\n")?;
    for (finding, sentence) in &group.findings {
        page.raw("<li>")?;
        page.text(sentence)?;
        for row in rows_of(audited, finding) {
            page.raw("<br><span class=\"weak\">")?;
            page.text(&speech::audit_row(&report.words, row))?;
            page.raw("</span>")?;
        }
        page.raw("</li>\n")?;
    }
    page.raw("</ul>\n")?;
    let word = |id: &str| report.words.text(id).into_owned();
    page.pairs(&[(word("audit-what-to-do"), group.what_to_do.clone()), (word("audit-reference"), group.reference.clone())])
}

fn rows_of<'a>(audited: &'a AuditReport<'_>, finding: &'a Finding) -> impl Iterator<Item = &'a Row> {
    finding.rows.iter().filter_map(|place| audited.audit.rows.get(*place))
}

/// What the consent tools noted, where values were asked for.
fn records(report: &Report<'_>, audited: &AuditReport<'_>, page: &mut Page<impl Write>) -> io::Result<()> {
    if audited.audit.records.is_none() {
        return Ok(());
    }
    section(report, page, "consent-records-title")?;
    page.paragraph("lead", &report.words.text("consent-records-caption"))?;
    page.pairs(&super::records(audited, &report.words))?;
    page.raw("</section>\n")
}

fn parties(report: &Report<'_>, audited: &AuditReport<'_>, page: &mut Page<impl Write>) -> io::Result<()> {
    section(report, page, "audit-parties-title")?;
    let caption = report.words.text("audit-parties-caption").into_owned();
    let columns = [Text("document-third-party"), Number("document-cookies"), Text("audit-moments"), Text("audit-named-by")];
    report.table(page, &caption, &columns)?;
    for [name, cookies, moments, named_by] in super::parties(audited, &report.words) {
        page.raw("<tr><th scope=\"row\">")?;
        page.text(name.as_deref().unwrap_or(""))?;
        page.raw("</th>")?;
        page.number(cookies.as_deref().unwrap_or(""))?;
        page.raw("<td>")?;
        page.text(moments.as_deref().unwrap_or(""))?;
        page.raw("</td><td>")?;
        page.text(named_by.as_deref().unwrap_or(""))?;
        page.raw("</td></tr>\n")?;
    }
    page.raw("</tbody></table>\n</section>\n")
}

fn rows(report: &Report<'_>, audited: &AuditReport<'_>, page: &mut Page<impl Write>) -> io::Result<()> {
    section(report, page, "audit-rows-title")?;
    let caption = report.words.text("audit-rows-caption").into_owned();
    report.table(page, &caption, &[Text("document-cookie"), Text("column-host"), Text("fact-purpose"), Text("audit-moments")])?;
    for row in audited.audit.rows.iter().take(MOST_ROWS) {
        page.raw("<tr><th scope=\"row\"><code>")?;
        page.text(&row.name)?;
        page.raw("</code></th><td>")?;
        page.text(&row.host)?;
        page.raw("</td><td>")?;
        page.text(&speech::purpose(&report.words, row.purpose))?;
        page.raw("</td><td>")?;
        page.text(&speech::audit_labels(&report.words, row.labels()))?;
        page.raw("</td></tr>\n")?;
    }
    page.raw("</tbody></table>\n")?;
    let rest = audited.audit.rows.len().saturating_sub(MOST_ROWS);
    if rest > 0 {
        page.paragraph("notice", &report.words.count("document-more", rest as u64))?;
    }
    page.raw("</section>\n")
}

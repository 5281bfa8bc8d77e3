use std::io::{self, Write};

use super::Writer;
use crate::audit::Severity;
use crate::export::html::Head::{Number, Text};
use crate::notes::Note;
use crate::speech::{self, AuditGroup};

/// Findings of one kind that are told one by one, and cookies of one finding; the workbook, the JSON and the CSV hold them all. A page with every one of
/// 10,000 was tried: a browser needed three seconds to open it.
const MOST_TOLD: usize = 500;

impl<W: Write> Writer<'_, '_, W> {
    pub(super) fn findings(&mut self) -> io::Result<()> {
        self.section("audit-findings-title")?;
        let audit = self.audited.audit;
        self.page.pairs(&speech::audit_counts(&self.report.words, audit))?;
        if audit.findings.is_empty() {
            let words = &self.report.words;
            let sentence = if audit.site_was_seen { speech::audit_no_findings(words, audit) } else { self.word("audit-nothing-to-audit") };
            self.page.paragraph("lead", &sentence)?;
        }
        let mut severity: Option<Severity> = None;
        for group in speech::audit_groups(&self.report.words, &self.audited.subject, audit) {
            if severity.replace(group.severity) != Some(group.severity) {
                self.page.element("h3", &speech::audit_severity(&self.report.words, group.severity))?;
                self.page.raw("\n")?;
            }
            self.one_group(&group)?;
        }
        self.end_section()
    }

    /// A kind of finding: each with its sentence and its rows, then what to do and the reference, once.
    fn one_group(&mut self, group: &AuditGroup<'_>) -> io::Result<()> {
        self.page.raw("<div class=\"kind\">\n")?;
        self.page.element("h4", &group.title)?;
        self.page.raw("\n<ul>\n")?;
        for (finding, sentence) in group.findings.iter().take(MOST_TOLD) {
            self.page.raw("<li>")?;
            self.page.text(sentence)?;
            self.note(self.audited.note_on_finding(finding))?;
            for row in finding.rows.iter().take(MOST_TOLD).filter_map(|place| self.audited.audit.rows.get(*place)) {
                self.page.raw("<br><span class=\"weak\">")?;
                self.page.text(&speech::audit_row(&self.report.words, row))?;
                self.page.raw("</span>")?;
                self.note(self.audited.note(&row.topic()))?;
            }
            self.page.raw("</li>\n")?;
        }
        self.page.raw("</ul>\n")?;
        let cut = |all: usize| all.saturating_sub(MOST_TOLD);
        let more =
            cut(group.findings.len()) + group.findings.iter().take(MOST_TOLD).map(|(finding, _)| cut(finding.rows.len())).sum::<usize>();
        if more > 0 {
            let more = self.report.words.count("audit-more-told", more as u64);
            self.page.paragraph("notice", &more)?;
        }
        let pairs = [(self.word("audit-what-to-do"), group.what_to_do.clone()), (self.word("audit-reference"), group.reference.clone())];
        self.page.pairs(&pairs)?;
        self.page.raw("</div>\n")
    }

    /// What the person wrote on what stands above it.
    fn note(&mut self, note: Option<&Note>) -> io::Result<()> {
        for line in note.into_iter().flat_map(|note| speech::note(&self.report.words, note)) {
            self.page.raw("<br><em>")?;
            self.page.text(&line)?;
            self.page.raw("</em>")?;
        }
        Ok(())
    }

    /// What the consent tools noted, where values were asked for.
    pub(super) fn records(&mut self) -> io::Result<()> {
        if self.audited.audit.records.is_none() {
            return Ok(());
        }
        self.section("consent-records-title")?;
        let caption = self.word("consent-records-caption");
        self.page.paragraph("lead", &caption)?;
        self.page.pairs(&super::super::records(self.audited, &self.report.words))?;
        self.end_section()
    }

    pub(super) fn parties(&mut self) -> io::Result<()> {
        self.section("audit-parties-title")?;
        let parties = super::super::parties(self.audited, &self.report.words);
        if parties.is_empty() {
            let none = self.word("audit-parties-none");
            self.page.paragraph("weak", &none)?;
            return self.end_section();
        }
        let caption = self.word("audit-parties-caption");
        let columns = [Text("document-third-party"), Number("document-cookies"), Text("audit-moments"), Text("audit-named-by")];
        self.report.table(self.page, &caption, &columns)?;
        for [name, cookies, moments, named_by] in parties {
            self.page.raw("<tr><th scope=\"row\">")?;
            self.page.text(name.as_deref().unwrap_or(""))?;
            self.page.raw("</th>")?;
            self.page.number(cookies.as_deref().unwrap_or(""))?;
            self.page.element("td", moments.as_deref().unwrap_or(""))?;
            self.page.element("td", named_by.as_deref().unwrap_or(""))?;
            self.page.raw("</tr>\n")?;
        }
        self.page.raw("</tbody></table>\n")?;
        self.end_section()
    }
}

use std::io::{self, Write};

use super::Writer;
use crate::export::audit::sources;
use crate::export::html::Head::{Number, Text};
use crate::speech;

impl<W: Write> Writer<'_, '_, W> {
    /// What the verdicts rest on: the texts of law with their dates, and the pages that describe the cookies.
    pub(super) fn sources(&mut self) -> io::Result<()> {
        self.section("audit-sources-title")?;
        let words = &self.report.words;
        let law = self.audited.subject.law;
        let heads = [Text("audit-reference"), Number("audit-source-date"), Text("audit-source-page")];
        self.report.table(self.page, law.title.get(words.language()), &heads)?;
        for reference in law.references.iter().filter(|reference| !reference.date.is_empty()) {
            self.page.raw("<tr><th scope=\"row\">")?;
            self.page.text(reference.text.get(words.language()))?;
            self.page.raw("</th>")?;
            self.page.number(&words.civil_date(&reference.date))?;
            self.page.element("td", &reference.page)?;
            self.page.raw("</tr>\n")?;
        }
        self.page.raw("</tbody></table>\n")?;
        let known = sources::known_from(self.audited.audit);
        if !known.is_empty() {
            let heads = [Text("column-service"), Text("audit-source-cookies"), Text("audit-source-page"), Number("audit-source-read")];
            self.report.table(self.page, &words.text("audit-catalogue-caption"), &heads)?;
        }
        for (source, names) in &known {
            self.page.raw("<tr><th scope=\"row\">")?;
            self.page.text(&source.service)?;
            self.page.raw("</th><td><code>")?;
            self.page.text(&names.join(", "))?;
            self.page.raw("</code></td>")?;
            self.page.element("td", &source.page)?;
            self.page.number(&speech::audit_source_read(words, source))?;
            self.page.raw("</tr>\n")?;
        }
        if !known.is_empty() {
            self.page.raw("</tbody></table>\n")?;
        }
        self.end_section()
    }
}

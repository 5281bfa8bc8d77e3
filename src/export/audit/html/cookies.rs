use std::io::{self, Write};

use super::Writer;
use crate::audit::{Label, MomentSum, Row, moments};
use crate::charter::Category;
use crate::export::html::Head::{Number, Text};
use crate::i18n::Words;
use crate::speech;

/// Cookies that are listed one by one; the JSON, the CSV and the workbook hold them all.
const MOST_ROWS: usize = 10_000;

/// The message of a moment at the head of a column.
pub(in crate::export::audit) fn column(label: Label) -> &'static str {
    match label {
        Label::Observed => "audit-head-observed",
        Label::Before => "audit-head-before",
        Label::Refused => "audit-head-refused",
        Label::Accepted => "audit-head-accepted",
        Label::Withdrawn => "audit-head-withdrawn",
    }
}

/// What a row of the sums of moments counts.
type Count = fn(&MomentSum) -> usize;

/// The sums of moments beside those per category: the message, what it counts.
pub(in crate::export::audit) const COUNTS: [(&str, Count); 3] =
    [("audit-count-own", |sum| sum.own), ("audit-count-third", |sum| sum.third_party), ("audit-count-consent", |sum| sum.need_consent)];

fn number(words: &Words, sum: &MomentSum, count: usize) -> String {
    speech::audit_number(words, count, sum.is_lacking)
}

impl<W: Write> Writer<'_, '_, W> {
    /// The moments side by side: sums, and what came, stayed and went.
    pub(super) fn moments(&mut self) -> io::Result<()> {
        self.section("audit-moments-title")?;
        let (subject, words) = (&self.audited.subject, &self.report.words);
        let sums = moments(self.audited.audit, subject.labels, subject.law);
        let heads: Vec<_> = std::iter::once(Text("audit-count")).chain(sums.iter().map(|sum| Number(column(sum.label)))).collect();
        self.report.table(self.page, &words.text("audit-moments-caption"), &heads)?;
        for (id, count) in COUNTS {
            let counts = sums.iter().map(|sum| number(words, sum, count(sum))).collect::<Vec<_>>();
            self.sums(&words.text(id), None, &counts)?;
        }
        for category in Category::ALL {
            let count = |sum: &MomentSum| sum.categories.get(category.index()).copied().unwrap_or_default();
            self.sums("", Some(category), &sums.iter().map(|sum| number(words, sum, count(sum))).collect::<Vec<_>>())?;
        }
        self.page.raw("</tbody></table>\n")?;
        self.list(sums.iter().filter_map(|sum| speech::audit_since_moment(words, sum)))?;
        self.end_section()
    }

    fn sums(&mut self, name: &str, category: Option<Category>, counts: &[String]) -> io::Result<()> {
        self.page.raw("<tr><th scope=\"row\">")?;
        match category {
            Some(category) => self.page.badge(&self.report.words, category)?,
            None => self.page.text(name)?,
        }
        self.page.raw("</th>")?;
        for count in counts {
            self.page.number(count)?;
        }
        self.page.raw("</tr>\n")
    }

    /// Every cookie by category, with its life at each moment side by side.
    pub(super) fn cookies(&mut self) -> io::Result<()> {
        self.section("audit-rows-title")?;
        let labels: Vec<Label> = Label::ALL.into_iter().filter(|label| self.audited.subject.labels.contains(label)).collect();
        let mut left = MOST_ROWS;
        for category in Category::ALL {
            let rows: Vec<&Row> = self.audited.audit.rows.iter().filter(|row| row.said.category == category).collect();
            if rows.is_empty() {
                continue;
            }
            self.page.raw("<h3>")?;
            self.page.badge(&self.report.words, category)?;
            self.page.raw("</h3>\n")?;
            self.of_category(category, rows.get(..left.min(rows.len())).unwrap_or_default(), rows.len(), &labels)?;
            left = left.saturating_sub(rows.len());
        }
        self.end_section()
    }

    fn of_category(&mut self, category: Category, rows: &[&Row], all: usize, labels: &[Label]) -> io::Result<()> {
        let words = &self.report.words;
        let args = [("category", speech::category(words, category).into()), ("count", all.into())];
        let caption = words.with("audit-rows-of", &args);
        let heads = [Text("document-cookie"), Text("fact-purpose"), Text("audit-declared-line")];
        let heads: Vec<_> = heads.into_iter().chain(labels.iter().map(|label| Text(column(*label)))).collect();
        self.page.raw("<div class=\"rows\">\n")?;
        self.report.table(self.page, &caption, &heads)?;
        for row in rows {
            self.row(row, labels)?;
        }
        self.page.raw("</tbody></table>\n</div>\n")?;
        if all > rows.len() {
            let more = words.count("document-more", (all - rows.len()) as u64);
            self.page.paragraph("notice", &more)?;
        }
        Ok(())
    }

    fn row(&mut self, row: &Row, labels: &[Label]) -> io::Result<()> {
        let words = &self.report.words;
        self.page.raw("<tr><th scope=\"row\"><code>")?;
        self.page.text(&row.name)?;
        self.page.raw("</code><span class=\"weak\">")?;
        self.page.text(&speech::audit_place(words, row))?;
        self.page.raw("</span></th><td>")?;
        self.page.text(&speech::purpose(words, row.purpose))?;
        if !row.organisation.is_empty() {
            self.page.raw("<span class=\"weak\">")?;
            self.page.text(&row.organisation)?;
            self.page.raw("</span>")?;
        }
        self.page.raw("</td>")?;
        let line = row.declaration.and_then(|place| self.audited.subject.charter?.declarations.get(place));
        self.page.element("td", line.map_or("", |line| line.name()))?;
        for label in labels {
            self.page.element("td", &speech::audit_seen(words, self.audited.audit, row, *label))?;
        }
        self.page.raw("</tr>\n")
    }
}

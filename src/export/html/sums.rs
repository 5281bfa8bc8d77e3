use std::io::{self, Write};

use super::Head::{Number, Text};
use super::page::Page;
use super::{MOST_NAMED, Report};
use crate::charter::{Category, Consent};
use crate::inventory::CookieId;
use crate::speech;

/// Cookies per category and per consent, and the third parties on most sites.
pub(super) fn summary(report: &Report<'_>, page: &mut Page<impl Write>) -> io::Result<()> {
    let (words, summary) = (&report.words, &report.summary);
    report.section(page, "document-summary")?;
    report.table(
        page,
        &words.text("document-categories"),
        &[Text("column-category"), Number("document-cookies"), Number("document-share"), Text("document-meaning")],
    )?;
    for category in Category::ALL {
        let count = summary.counts.get(category.index()).copied().unwrap_or_default();
        page.raw("<tr><th scope=\"row\">")?;
        page.badge(words, category)?;
        page.raw("</th>")?;
        page.number(&words.number(count))?;
        page.number(&words.percent(count, summary.total()))?;
        page.element("td", &words.text(&format!("charter-{}", category.code())))?;
        page.raw("</tr>\n")?;
    }
    page.raw("</tbody></table>\n")?;
    report.table(
        page,
        &words.text("document-consents"),
        &[Text("column-consent"), Number("document-cookies"), Number("document-share")],
    )?;
    for (consent, count) in Consent::ALL.into_iter().zip(summary.consent) {
        page.raw("<tr><th scope=\"row\">")?;
        page.text(&speech::consent(words, consent))?;
        page.raw("</th>")?;
        page.number(&words.number(count))?;
        page.number(&words.percent(count, summary.total()))?;
        page.raw("</tr>\n")?;
    }
    page.raw("</tbody></table>\n")?;
    third_parties(report, page)?;
    page.raw("</section>\n")
}

fn third_parties(report: &Report<'_>, page: &mut Page<impl Write>) -> io::Result<()> {
    let words = &report.words;
    let mut parties: Vec<_> = report.summary.third_parties.iter().collect();
    if parties.is_empty() {
        return page.paragraph("weak", &words.text("overview-no-third"));
    }
    // Stable, so that equal ones keep the order of names.
    parties.sort_by_key(|(_, party)| std::cmp::Reverse((party.sites.len(), party.cookies)));
    report.table(
        page,
        &words.text("overview-third-parties"),
        &[Text("document-third-party"), Number("document-sites"), Number("document-cookies")],
    )?;
    for (name, party) in parties.iter().take(MOST_NAMED) {
        page.raw("<tr><th scope=\"row\">")?;
        page.text(&speech::site(words, name))?;
        page.raw("</th>")?;
        let sites = party.sites.len() as u64;
        page.number(&if party.at_least { words.count("document-at-least", sites) } else { words.number(sites) })?;
        page.number(&words.number(party.cookies))?;
        page.raw("</tr>\n")?;
    }
    page.raw("</tbody></table>\n")?;
    report.and_more(page, parties.len())
}

/// What to look at: a sentence each, and the cookies that it is about.
pub(super) fn findings(report: &Report<'_>, page: &mut Page<impl Write>) -> io::Result<()> {
    let (words, summary) = (&report.words, &report.summary);
    report.section(page, "document-findings")?;
    if summary.findings.is_empty() && summary.unknown_purpose == 0 {
        page.paragraph("weak", &words.text("overview-look-none"))?;
    }
    for (finding, cookies) in &summary.findings {
        page.element("h3", &words.count(&format!("look-{}", finding.code()), cookies.len() as u64))?;
        page.raw("\n<ul class=\"names\">\n")?;
        for id in cookies.iter().take(MOST_NAMED) {
            named(report, page, *id)?;
        }
        page.raw("</ul>\n")?;
        report.and_more(page, cookies.len())?;
    }
    if summary.unknown_purpose > 0 {
        page.paragraph("", &words.count("look-unknown", summary.unknown_purpose))?;
    }
    page.raw("</section>\n")
}

fn named(report: &Report<'_>, page: &mut Page<impl Write>, id: CookieId) -> io::Result<()> {
    let Some(view) = report.content.inventory.get(id) else { return Ok(()) };
    page.raw("<li><code>")?;
    page.text(report.name(&view).as_ref())?;
    page.raw("</code> ")?;
    page.text(&report.whole_place(&view))?;
    page.raw("</li>\n")
}

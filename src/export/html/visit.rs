use std::io::{self, Write};

use super::Report;
use super::page::Page;
use crate::inventory::SiteId;
use crate::speech;
use crate::visit::Visit;

/// Where it stands in the page.
pub(super) const PLACE: &str = "visit";

/// Its heading.
pub(super) fn title(report: &Report<'_>, site: SiteId) -> String {
    let name = report.content.inventory.site(site).map_or("", |site| &site.name);
    report.words.with("visit-title", &[("site", speech::site(&report.words, name).into_owned().into())])
}

/// The page of the site that was asked for: what a visit to it leaves.
pub(super) fn write(report: &Report<'_>, page: &mut Page<impl Write>, site: SiteId) -> io::Result<()> {
    let (words, inventory) = (&report.words, report.content.inventory);
    let Some(visit) = Visit::to(inventory, site) else { return Ok(()) };
    page.raw("<section")?;
    page.attribute("id", PLACE)?;
    page.raw(">\n")?;
    page.element("h2", &title(report, site))?;
    page.raw("\n")?;
    for part in speech::visit(words, &visit, inventory) {
        page.element("h3", &part.title)?;
        page.raw("\n<ul>\n")?;
        for line in part.lines {
            page.element("li", &line)?;
            page.raw("\n")?;
        }
        page.raw("</ul>\n")?;
    }
    page.raw("</section>\n")
}

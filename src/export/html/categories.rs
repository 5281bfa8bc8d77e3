use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use super::Head::{Number, Text};
use super::page::Page;
use super::{MOST_NAMED, Report};
use crate::charter::Category;
use crate::speech;

/// Who is behind the cookies of a category: its cookies, and the sites they stand under.
type Providers<'a> = BTreeMap<&'a str, (u64, BTreeSet<&'a str>)>;

/// Each category: what the charter means by it, and who is behind its cookies.
pub(super) fn write(report: &Report<'_>, page: &mut Page<impl Write>) -> io::Result<()> {
    let words = &report.words;
    let providers = providers(report);
    report.section(page, "document-by-category")?;
    for (category, providers) in Category::ALL.into_iter().zip(&providers) {
        let count = report.summary.counts.get(category.index()).copied().unwrap_or_default();
        let title = [("key", speech::category(words, category).into()), ("value", words.count("cookies", count).into())];
        page.element("h3", &words.with("key-value", &title))?;
        page.raw("\n")?;
        page.paragraph("", &words.text(&format!("charter-{}", category.code())))?;
        if !providers.is_empty() {
            table(report, page, category, providers)?;
        }
    }
    page.raw("</section>\n")
}

fn providers<'a>(report: &Report<'a>) -> [Providers<'a>; 4] {
    let mut found: [Providers<'a>; 4] = Default::default();
    for view in report.content.views() {
        if let Some(providers) = found.get_mut(view.category().index()) {
            let (cookies, sites) = providers.entry(view.provider()).or_default();
            *cookies += 1;
            sites.insert(view.site);
        }
    }
    found
}

fn table(report: &Report<'_>, page: &mut Page<impl Write>, category: Category, providers: &Providers<'_>) -> io::Result<()> {
    let words = &report.words;
    let mut sorted: Vec<_> = providers.iter().collect();
    // Stable, so that equal ones keep the order of names.
    sorted.sort_by_key(|(_, (cookies, _))| std::cmp::Reverse(*cookies));
    let caption = words.with("document-providers-of", &[("category", speech::category(words, category).into())]);
    report.table(page, &caption, &[Text("column-provider"), Number("document-cookies"), Number("document-sites")])?;
    for (provider, (cookies, sites)) in sorted.iter().take(MOST_NAMED) {
        page.raw("<tr><th scope=\"row\">")?;
        match **provider {
            "" => page.text(&words.text("document-no-provider"))?,
            provider => page.text(provider)?,
        }
        page.raw("</th>")?;
        page.number(&words.number(*cookies))?;
        page.number(&words.number(sites.len() as u64))?;
        page.raw("</tr>\n")?;
    }
    page.raw("</tbody></table>\n")?;
    report.and_more(page, sorted.len())
}

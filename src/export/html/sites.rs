use std::borrow::Cow;
use std::io::{self, Write};

use super::Head::{Number, Text};
use super::page::Page;
use super::{MOST_COOKIES, MOST_NAMED, Report};
use crate::cookie::{Expiry, ValueState};
use crate::export::summary::SiteSum;
use crate::inventory::CookieView;
use crate::{site, speech};

/// The table of sites, then each site with its cookies.
pub(super) fn write(report: &Report<'_>, page: &mut Page<impl Write>) -> io::Result<()> {
    report.section(page, "document-by-site")?;
    let sites = &report.summary.sites;
    let listed = listed_sites(report);
    if sites.len() > MOST_COOKIES || report.summary.total() > MOST_COOKIES as u64 {
        let args = [("most", MOST_COOKIES.into()), ("count", report.summary.total().into())];
        page.paragraph("notice", &report.words.with("document-too-long", &args))?;
    }
    if sites.is_empty() {
        page.paragraph("weak", &report.words.text("document-empty"))?;
        return page.raw("</section>\n");
    }
    table(report, page, listed)?;
    let mut room = MOST_COOKIES;
    for ((name, sum), number) in sites.iter().zip(1u64..).take(listed) {
        let shown = room.min(sum.cookies.len());
        if shown > 0 {
            one_site(report, page, (name, sum), number, shown)?;
        }
        room -= shown;
    }
    page.raw("</section>\n")
}

/// As many sites as hold the cookies that are listed.
fn listed_sites(report: &Report<'_>) -> usize {
    let mut before = 0;
    let sites = report.summary.sites.values().take(MOST_COOKIES);
    let full = |sum: &&SiteSum<'_>| {
        let starts_within = before < MOST_COOKIES;
        before += sum.cookies.len();
        starts_within
    };
    sites.take_while(full).count()
}

fn table(report: &Report<'_>, page: &mut Page<impl Write>, listed: usize) -> io::Result<()> {
    let words = &report.words;
    let columns = [
        Text("column-site"),
        Number("document-cookies"),
        Number("category-necessary"),
        Number("category-statistics"),
        Number("category-first-party"),
        Number("category-third-party"),
        Number("document-foreign-cookies"),
        Number("document-third-party-count"),
    ];
    report.table(page, &words.text("document-sites-caption"), &columns)?;
    for ((name, sum), number) in report.summary.sites.iter().zip(1u64..).take(listed) {
        page.raw("<tr><th scope=\"row\">")?;
        let shown = speech::site(words, name);
        if sum.cookies.is_empty() {
            page.text(&shown)?;
        } else {
            page.raw("<a")?;
            page.attribute("href", &format!("#site-{number}"))?;
            page.raw(">")?;
            page.text(&shown)?;
            page.raw("</a>")?;
        }
        page.raw("</th>")?;
        for count in std::iter::once(sum.total()).chain(sum.counts).chain([sum.foreign, sum.third_parties.len() as u64]) {
            page.number(&words.number(count))?;
        }
        page.raw("</tr>\n")?;
    }
    page.raw("</tbody></table>\n")
}

fn one_site(
    report: &Report<'_>,
    page: &mut Page<impl Write>,
    (name, sum): (&str, &SiteSum<'_>),
    number: u64,
    shown: usize,
) -> io::Result<()> {
    let words = &report.words;
    page.raw("<div class=\"site\"><h3")?;
    page.attribute("id", &format!("site-{number}"))?;
    page.raw(">")?;
    let title = speech::site(words, name);
    page.text(&title)?;
    page.raw("</h3>\n")?;
    if !sum.third_parties.is_empty() {
        let mut names: Vec<_> = sum.third_parties.iter().take(MOST_NAMED).copied().collect();
        let more = words.count("document-more", (sum.third_parties.len().saturating_sub(names.len())) as u64);
        names.extend((sum.third_parties.len() > MOST_NAMED).then_some(more.as_str()));
        let pair = [("key", words.text("document-third-parties").into_owned().into()), ("value", names.join(", ").into())];
        page.paragraph("", &words.with("key-value", &pair))?;
    }
    let caption = words.with("document-cookies-of", &[("site", title.as_ref().into())]);
    report.table(page, &caption, &[Text("document-cookie"), Text("document-category-and-life"), Text("document-what-and-why")])?;
    for view in sum.cookies.iter().take(shown).filter_map(|id| report.content.inventory.get(*id)) {
        cookie(report, page, &view)?;
    }
    page.raw("</tbody></table></div>\n")
}

fn cookie(report: &Report<'_>, page: &mut Page<impl Write>, view: &CookieView<'_>) -> io::Result<()> {
    let words = &report.words;
    page.raw("<tr><th scope=\"row\"><code>")?;
    page.text(&report.name(view))?;
    page.raw("</code><span class=\"weak\">")?;
    page.text(&place(view))?;
    page.raw("</span>")?;
    let apart = report.apart(view);
    if !apart.is_empty() {
        page.raw("<span class=\"weak\">")?;
        page.text(&speech::asides(words, apart))?;
        page.raw("</span>")?;
    }
    page.raw("</th><td>")?;
    page.badge(words, view.category())?;
    page.raw("<span class=\"weak\">")?;
    page.text(&speech::confidence(words, view.verdict.confidence))?;
    page.raw("</span><p>")?;
    let life = speech::lifetime(words, view);
    let is_a_span = matches!(view.cookie.expiry, Expiry::At(_));
    page.text(&if is_a_span { speech::at_most(words, view.cookie.row(), life) } else { life })?;
    page.raw("</p>")?;
    if let Some(end) = view.cookie.expiry.at() {
        page.raw("<span class=\"weak\">")?;
        page.text(&words.with("document-until", &[("time", words.moment(end).into())]))?;
        page.raw("</span>")?;
    }
    page.raw("</td><td>")?;
    what_and_why(report, page, view)?;
    page.raw("</td></tr>\n")
}

/// Host and path; a path that is the whole host goes without saying.
fn place(view: &CookieView<'_>) -> String {
    let path = if view.cookie.path() == "/" { "" } else { view.cookie.path() };
    format!("{}{path}", site::display(view.cookie.host()))
}

/// The verdict in sentences, what to look at, the reasons, and the value where values are written.
fn what_and_why(report: &Report<'_>, page: &mut Page<impl Write>, view: &CookieView<'_>) -> io::Result<()> {
    let words = &report.words;
    page.element("p", &speech::sentence(words, view))?;
    for finding in view.verdict.findings.iter() {
        page.paragraph("notice", &speech::finding(words, finding))?;
    }
    let reasons = speech::evidence_in_order(view.evidence(), view.verdict);
    let reasons: Vec<_> = reasons.into_iter().map(|evidence| speech::plain(&speech::reason(words, view, evidence).text)).collect();
    page.paragraph("weak", &reasons.join(" "))?;
    if report.content.options.with_values {
        page.raw("<p>")?;
        page.text(&words.text("details-value"))?;
        page.raw(" <code>")?;
        match view.value() {
            Some((value, ValueState::Clear | ValueState::Opened)) => page.text(&String::from_utf8_lossy(value.reveal()))?,
            Some((_, ValueState::Encrypted(why))) => page.text(&speech::closed(words, why))?,
            Some((_, ValueState::Missing)) | None => page.text(&words.text("value-missing"))?,
        }
        page.raw("</code></p>")?;
    }
    Ok(())
}

impl Report<'_> {
    /// The name of a cookie, which may be empty.
    pub(super) fn name<'s>(&'s self, view: &CookieView<'s>) -> Cow<'s, str> {
        match view.cookie.name() {
            "" => self.words.text("no-name"),
            name => Cow::Borrowed(name),
        }
    }

    /// By what rows of one name and place are told apart: the site for which one is kept apart, its container, and its store where there are several.
    pub(super) fn apart(&self, view: &CookieView<'_>) -> Vec<String> {
        let words = &self.words;
        let said = |id: &str, text: &str| speech::key_value(words, &words.text(id), &speech::visible(text));
        let site = view.top_level_site().map(|site| said("audit-apart-for", site));
        let container = speech::container(words, view).map(|container| said("fact-container", &container));
        let has_several = self.content.inventory.stores().len() > 1;
        let store = has_several.then(|| said("column-store", self.content.store_name(usize::from(view.store_index.0))));
        [site, container, store].into_iter().flatten().collect()
    }

    /// The same with the place.
    pub(super) fn whole_place(&self, view: &CookieView<'_>) -> String {
        speech::asides(&self.words, std::iter::once(place(view)).chain(self.apart(view)))
    }

    /// How many more there are than are named.
    pub(super) fn and_more(&self, page: &mut Page<impl Write>, all: usize) -> io::Result<()> {
        match all.saturating_sub(MOST_NAMED) {
            0 => Ok(()),
            more => page.paragraph("weak", &self.words.count("document-more", more as u64)),
        }
    }
}

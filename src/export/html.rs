//! One page for people, to read and to print: what the read looked for and could not have, the sums, what to look at, each category, each
//! site with its cookies and the reasons of each verdict, the proof of the read. No script, nothing from elsewhere.
//!
//! Cookies are listed one by one up to [`MOST_COOKIES`]; beyond that the page says so and names the formats that hold them all. A page with
//! everything was tried: browsers open 100,000 rows in many seconds and print thousands of sheets that nobody reads.

mod categories;
pub(super) mod page;
pub(super) mod proof;
mod sites;
mod sums;
mod visit;

use std::io::{self, BufWriter, Write};

use jiff::tz::TimeZone;

use self::page::Page;
use super::content::Content;
use super::json;
use super::summary::Summary;
use crate::dossier::PROGRAM;
use crate::i18n::Words;
use crate::palette::{DARK, LIGHT, Palette};
use crate::sealed::{SealedForm, Sealing};
use crate::speech;

/// Cookies that are listed one by one, and sites in the table of sites.
const MOST_COOKIES: usize = 10_000;
/// Cookies that are named under each thing to look at, and organisations in a table.
const MOST_NAMED: usize = 50;
/// Nothing may be loaded or run, whatever slipped into the page.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";
const STYLE: &str = include_str!("html/style.css");

/// What each section is written with.
pub(super) struct Report<'a> {
    pub(super) content: &'a Content<'a>,
    summary: Summary<'a>,
    pub(super) words: Words,
}

/// A column of a table, by the message at its head.
pub(super) enum Head {
    Text(&'static str),
    /// Stands to the right.
    Number(&'static str),
}

/// The sections in their order: id of the heading's message and of the place in the page.
const SECTIONS: [(&str, &str); 6] = [
    ("completeness-title", "looked-for"),
    ("document-summary", "summary"),
    ("document-findings", "findings"),
    ("document-by-category", "categories"),
    ("document-by-site", "sites"),
    ("read-title", "proof"),
];

pub(super) fn write(content: &Content<'_>, out: &mut dyn Write) -> io::Result<()> {
    let report = Report::of(content);
    let mut sealing = Sealing::new(SealedForm::Page, out);
    let mut page = Page::new(BufWriter::new(&mut sealing));
    head(&report, &mut page, &report.words.text("document-title"))?;
    opening(&report, &mut page)?;
    page.raw("<main>\n")?;
    proof::looked_for(&report, &mut page)?;
    if let Some(site) = content.options.site {
        visit::write(&report, &mut page, site)?;
    }
    sums::summary(&report, &mut page)?;
    sums::findings(&report, &mut page)?;
    categories::write(&report, &mut page)?;
    sites::write(&report, &mut page)?;
    proof::write(&report, &mut page)?;
    foot(&report, &mut page)?;
    page.finish()?;
    sealing.finish()
}

/// Ends what is read of the page; the seal ends the page.
pub(super) fn foot(report: &Report<'_>, page: &mut Page<impl Write>) -> io::Result<()> {
    page.raw("</main>\n<footer><p>")?;
    let written = report.words.with("document-written-by", &[("program", PROGRAM.into())]);
    page.text(&speech::sentences(&report.words, &written, &report.words.text("document-note-text")))?;
    page.raw("</p></footer>\n")
}

/// Begins a page with this title, in the colours of the reader's theme.
pub(super) fn head(report: &Report<'_>, page: &mut Page<impl Write>, title: &str) -> io::Result<()> {
    begin(&report.words, page)?;
    reads(report, page)?;
    title_and_style(page, title)
}

/// The same of a page that shows no read.
pub(super) fn head_in(words: &Words, page: &mut Page<impl Write>, title: &str) -> io::Result<()> {
    begin(words, page)?;
    title_and_style(page, title)
}

fn begin(words: &Words, page: &mut Page<impl Write>) -> io::Result<()> {
    page.raw("<!DOCTYPE html>\n<html")?;
    page.attribute("lang", words.language().tag())?;
    page.raw(">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")?;
    page.raw("<meta http-equiv=\"Content-Security-Policy\"")?;
    page.attribute("content", POLICY)?;
    page.raw(">\n<meta name=\"generator\"")?;
    page.attribute("content", PROGRAM)?;
    page.raw(">\n")
}

fn title_and_style(page: &mut Page<impl Write>, title: &str) -> io::Result<()> {
    page.element("title", title)?;
    page.raw("\n<style>\n")?;
    page.colours(":root", &LIGHT)?;
    page.raw("@media (prefers-color-scheme: dark) {\n")?;
    page.colours(":root", &DARK)?;
    page.raw("}\n@media print {\n")?;
    page.colours(":root", &LIGHT)?;
    page.raw("}\n")?;
    page.raw(STYLE)?;
    page.raw("</style>\n</head>\n<body>\n")
}

/// The files of each read for programs: `verify` compares them with the stores.
fn reads(report: &Report<'_>, page: &mut Page<impl Write>) -> io::Result<()> {
    for (store, name) in report.content.stores() {
        let files = json::file_records(report.content, store);
        page.raw("<meta name=\"cookie-charter-read\"")?;
        page.attribute("content", &serde_json::json!({ "store": name, "files": files }).to_string())?;
        page.raw(">\n")?;
    }
    Ok(())
}

/// What this page is, how many cookies of when, and its sections.
fn opening(report: &Report<'_>, page: &mut Page<impl Write>) -> io::Result<()> {
    let words = &report.words;
    page.raw("<header>\n")?;
    page.element("h1", &words.text("document-title"))?;
    page.raw("\n<p class=\"lead\">")?;
    report.lead(page)?;
    page.raw("</p>\n")?;
    if let Some(part) = report.content.part(words) {
        page.paragraph("notice", &part)?;
    }
    page.raw("</header>\n<nav")?;
    page.attribute("aria-label", &words.text("document-contents"))?;
    page.raw("><ol>\n")?;
    for (title, place) in SECTIONS {
        page.link(place, &words.text(title))?;
        if let (true, Some(site)) = (title == SECTIONS[0].0, report.content.options.site) {
            page.link(visit::PLACE, &visit::title(report, site))?;
        }
    }
    page.raw("</ol></nav>\n")
}

impl<'a> Report<'a> {
    pub(super) fn of(content: &'a Content<'a>) -> Self {
        let words = Words::new(content.options.language, TimeZone::UTC);
        Self { content, summary: Summary::of(content), words }
    }

    /// Cookies, sites, and when they were read.
    fn lead(&self, page: &mut Page<impl Write>) -> io::Result<()> {
        let words = &self.words;
        let counts = [words.count("cookies", self.summary.total()), words.count("sites", self.summary.sites_with_cookies())];
        let read_at = self.content.inventory.stores().iter().map(|store| store.report.record.read_at).max().unwrap_or_default();
        let [cookies, sites] = counts;
        // What no text holds keeps the place of the time.
        let args = [("cookies", cookies.into()), ("sites", sites.into()), ("time", "\u{1}".into())];
        let lead = words.with("document-lead", &args);
        let (before, behind) = lead.split_once('\u{1}').unwrap_or((&lead, ""));
        page.text(before)?;
        page.time(read_at, &words.date_time(read_at))?;
        page.text(behind)
    }

    /// Begins a section with its heading.
    fn section(&self, page: &mut Page<impl Write>, title: &str) -> io::Result<()> {
        let place = SECTIONS.iter().find(|(id, _)| *id == title).map_or("", |(_, place)| place);
        page.raw("<section")?;
        page.attribute("id", place)?;
        page.raw(">\n")?;
        page.element("h2", &self.words.text(title))?;
        page.raw("\n")
    }

    /// The heading of a table: its caption, then a column each.
    pub(super) fn table(&self, page: &mut Page<impl Write>, caption: &str, columns: &[Head]) -> io::Result<()> {
        page.raw("<table>\n<caption>")?;
        page.text(caption)?;
        page.raw("</caption>\n<thead><tr>")?;
        for column in columns {
            let id = match column {
                Head::Text(id) => {
                    page.raw("<th scope=\"col\">")?;
                    id
                }
                Head::Number(id) => {
                    page.raw("<th scope=\"col\" class=\"number\">")?;
                    id
                }
            };
            page.text(&self.words.text(id))?;
            page.raw("</th>")?;
        }
        page.raw("</tr></thead>\n<tbody>\n")
    }
}

/// The variables that the style sheet uses.
fn variables(palette: &Palette) -> Vec<(&'static str, u32)> {
    let [necessary, statistics, first_party, third_party] = palette.categories;
    vec![
        ("background", palette.background),
        ("panel", palette.panel),
        ("line", palette.line),
        ("text", palette.text),
        ("weak", palette.weak),
        ("accent", palette.accent),
        ("warning-ink", palette.warning.ink),
        ("warning-tint", palette.warning.tint),
        ("necessary-ink", necessary.ink),
        ("necessary-tint", necessary.tint),
        ("statistics-ink", statistics.ink),
        ("statistics-tint", statistics.tint),
        ("first-party-ink", first_party.ink),
        ("first-party-tint", first_party.tint),
        ("third-party-ink", third_party.ink),
        ("third-party-tint", third_party.tint),
    ]
}

#[cfg(test)]
mod tests;

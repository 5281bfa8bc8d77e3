use std::path::Path;

use super::sniff::Content;
use crate::store::format::chromium;
use crate::store::format::firefox;
use crate::store::sqlite::database::open_for_rows;
use crate::store::sqlite::snapshot::Snapshot;
use crate::store::sqlite::table::{SchemaEntry, ordinary_columns, schema};
use crate::store::{Foreign, FormatId, Progress, ReadError};

/// Tables that tell another database of a browser; all of a line must be there.
const OTHERS: [(&[&str], Foreign); 23] = [
    (&["javascript_cookies"], Foreign::OpenWpm),
    (&["moz_places"], Foreign::FirefoxHistory),
    (&["urls", "hosts", "visits"], Foreign::OtherHistory),
    (&["urls", "visits"], Foreign::ChromiumHistory),
    (&["history_items"], Foreign::OtherHistory),
    (&["completedhistory"], Foreign::OtherHistory),
    (&["logins"], Foreign::Passwords),
    (&["moz_logins"], Foreign::Passwords),
    (&["metadata", "nssprivate"], Foreign::Keys),
    (&["autofill"], Foreign::FormData),
    (&["credit_cards"], Foreign::FormData),
    (&["keywords"], Foreign::FormData),
    (&["moz_formhistory"], Foreign::FormData),
    (&["favicons"], Foreign::Favicons),
    (&["moz_icons"], Foreign::Favicons),
    (&["icon_mapping"], Foreign::Favicons),
    (&["moz_perms"], Foreign::OtherBrowserData),
    (&["webappsstore2"], Foreign::OtherBrowserData),
    (&["top_sites"], Foreign::OtherBrowserData),
    (&["bounces"], Foreign::OtherBrowserData),
    (&["quota"], Foreign::OtherBrowserData),
    (&["groups", "prefs", "settings"], Foreign::OtherBrowserData),
    (&["trust_tokens"], Foreign::OtherBrowserData),
];

/// Tables that are named when none of them is known.
const SHOWN: usize = 5;

/// Recognises a database by its tables. Only its beginning is copied where that is enough.
pub(super) fn content(path: &Path) -> Result<Content, ReadError> {
    let progress = Progress::default();
    let browser = "the browser";
    match recognise(&Snapshot::glance(path, browser, &progress)?) {
        Err(ReadError::Damaged { .. }) => recognise(&Snapshot::take(path, browser, &progress)?),
        result => result,
    }
}

fn recognise(snapshot: &Snapshot) -> Result<Content, ReadError> {
    let path = || snapshot.source().to_path_buf();
    let refused = |what| Err(ReadError::NotAStore { what, path: path() });
    let db = open_for_rows(snapshot)?;
    let entries = schema(&db).map_err(|_| ReadError::Damaged { path: path() })?;
    let (firefox_entry, chromium_entry) = (find(&entries, "moz_cookies"), find(&entries, "cookies"));
    if let Some(entry) = [firefox_entry, chromium_entry].into_iter().flatten().find(|entry| !entry.is_table) {
        let table = if entry.name == "cookies" { "cookies" } else { "moz_cookies" };
        return Err(ReadError::NotATable { table, path: path() });
    }
    let columns = |table| ordinary_columns(&db, table).map_err(|_| ReadError::Damaged { path: path() });
    match (firefox_entry, chromium_entry) {
        (Some(_), Some(_)) => return refused(Foreign::TwoStores),
        (Some(_), None) => {
            let version = db.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap_or(0);
            let is_firefox = firefox::is_firefox(&columns("moz_cookies")?, version);
            return if is_firefox { Ok(Content::Store(FormatId::Firefox)) } else { refused(Foreign::GnomeCookies) };
        }
        (None, Some(_)) if chromium::is_chromium(&columns("cookies")?) => return Ok(Content::Store(FormatId::Chromium)),
        (None, _) => {}
    }
    let tables: Vec<&str> = entries.iter().filter(|entry| entry.kind == "table").map(|entry| entry.name.as_str()).collect();
    if let Some((_, what)) = OTHERS.iter().find(|(names, _)| names.iter().all(|name| tables.contains(name))) {
        return refused(*what);
    }
    if tables.is_empty() {
        return refused(Foreign::EmptyDatabase);
    }
    let more = if tables.len() > SHOWN { ", …" } else { "" };
    let shown: Vec<String> = tables.iter().take(SHOWN).map(|name| name.chars().filter(|c| !c.is_control()).take(40).collect()).collect();
    Err(ReadError::OtherDatabase { tables: shown.join(", ") + more, path: path() })
}

fn find<'a>(entries: &'a [SchemaEntry], name: &str) -> Option<&'a SchemaEntry> {
    entries.iter().find(|entry| entry.name == name && entry.kind != "index" && entry.kind != "trigger")
}

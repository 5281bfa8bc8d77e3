use std::path::Path;

use crate::store::format::{FORMATS, Format, Recognise};
use crate::store::sqlite::table::TableSpec;

use super::sniff::Content;
use crate::store::sqlite::database::open_for_rows;
use crate::store::sqlite::rows::OpenCopy;
use crate::store::sqlite::snapshot::Snapshot;
use crate::store::sqlite::table::{SchemaEntry, ordinary_columns};
use crate::store::{Foreign, FormatId, Progress, ReadError, ReadNote};

/// Tables that tell another database of a browser; all of a line must be there.
const OTHERS: [(&[&str], Foreign); 23] = [
    (&["moz_places"], Foreign::FirefoxHistory),
    (&["urls", "hosts", "visits"], Foreign::OtherHistory),
    (&["urls", "visits"], Foreign::ChromiumHistory),
    (&["history_items"], Foreign::OtherHistory),
    // qutebrowser's and Falkon's.
    (&["history", "completionhistory"], Foreign::OtherHistory),
    (&["history", "search_engines"], Foreign::OtherHistory),
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
    for beginning in BEGINNINGS {
        match recognise(&Snapshot::glance(path, beginning, &progress)?) {
            Err(ReadError::Damaged { .. }) => {}
            result => return result,
        }
    }
    recognise(&Snapshot::take(path, &progress)?)
}

/// Bytes of a database that are copied to see its tables. They nearly always stand in its first pages, but may be anywhere.
const BEGINNINGS: [u64; 2] = [128 << 10, 2 << 20];

fn recognise(snapshot: &Snapshot) -> Result<Content, ReadError> {
    let path = || snapshot.source().to_path_buf();
    let refused = |what| Err(ReadError::NotAStore { what, path: path() });
    let db = open_for_rows(snapshot)?;
    let entries = db.schema().map_err(|error| error.of_file(&path()))?;
    let known: Vec<(FormatId, &TableSpec, Recogniser)> = FORMATS.iter().copied().filter_map(database_format).collect();
    let found: Vec<_> = known.iter().filter_map(|(id, spec, is_it)| Some((id, spec, is_it, find(&entries, spec.name)?))).collect();
    if let Some((_, spec, ..)) = found.iter().find(|(.., entry)| !entry.is_table) {
        return Err(ReadError::NotATable { table: spec.name.into(), path: path() });
    }
    // Several formats may have a table of one name, and then its columns decide.
    if found.iter().any(|(_, spec, ..)| found.iter().any(|(_, other, ..)| spec.name != other.name)) {
        return refused(Foreign::TwoStores);
    }
    let version = db.user_version();
    for (id, spec, is_it, _) in found {
        let columns = ordinary_columns(&db, spec.name)?;
        // Every table has columns: what says which was overwritten.
        if columns.is_empty() {
            return Err(ReadError::Damaged { path: path() });
        }
        if is_it(&columns, version) {
            return Ok(Content::Store(*id));
        }
    }
    let tables: Vec<&str> = entries.iter().filter(|entry| entry.kind == "table").map(|entry| entry.name.as_str()).collect();
    if let Some((_, what)) = OTHERS.iter().find(|(names, _)| names.iter().all(|name| tables.contains(name))) {
        return refused(*what);
    }
    if tables.is_empty() {
        // Of a glance that is said too, and then more of the file is looked at.
        let is_cut = snapshot.notes.contains(&ReadNote::TruncatedFile);
        return if is_cut || has_lost_pages(&db) { Err(ReadError::Damaged { path: path() }) } else { refused(Foreign::EmptyDatabase) };
    }
    let more = if tables.len() > SHOWN { ", …" } else { "" };
    let shown: Vec<String> = tables.iter().take(SHOWN).map(|name| name.chars().filter(|c| !c.is_control()).take(40).collect()).collect();
    Err(ReadError::OtherDatabase { tables: shown.join(", ") + more, path: path() })
}

/// Whether a database without tables has pages in use: then it was not empty before something overwrote its schema. The first page is always in use,
/// and of a hundred pages one may hold nothing but the places of the others (`auto_vacuum`).
fn has_lost_pages(db: &OpenCopy) -> bool {
    let count = |pragma: &str| db.first(pragma, &[], |cells| cells.number(0)).unwrap_or(0);
    let (pages, free) = (count("PRAGMA page_count"), count("PRAGMA freelist_count"));
    pages.saturating_sub(free) > 2_i64.saturating_add(pages / 100)
}

type Recogniser = fn(&[String], i64) -> bool;

fn database_format(format: &Format) -> Option<(FormatId, &'static TableSpec, Recogniser)> {
    match format.recognise {
        Recognise::Table(spec, is_it) => Some((format.id, spec, is_it)),
        Recognise::Magic { .. } | Recognise::Content(_) | Recognise::Place { .. } => None,
    }
}

fn find<'a>(entries: &'a [SchemaEntry], name: &str) -> Option<&'a SchemaEntry> {
    entries.iter().find(|entry| entry.name == name && entry.kind != "index" && entry.kind != "trigger")
}

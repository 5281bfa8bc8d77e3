//! Cookies of Android: those of the web views of applications, which are Chromium's since 2013, and the table before that (docs/formats/android.md).

use std::borrow::Cow;
use std::path::{Component, Path};

use super::collect::Collector;
use super::epoch::Epoch;
use super::plain::Said;
use super::report::report;
use super::{Format, Layout, Recognise, Traits, chromium};
use crate::cookie::Expiry;
use crate::store::location::Family;
use crate::store::sqlite::cell::Cells;
use crate::store::sqlite::database::Database;
use crate::store::sqlite::parts::{Part, read_rows};
use crate::store::sqlite::scan::RowSink;
use crate::store::sqlite::table::{ColumnSpec, TableSpec};
use crate::store::{FormatId, Progress, ReadError, ReadOptions, ReadReport, RowProblem, StoreLocation};

/// The folder in which an application keeps what its web views write; more of them have a name behind it.
const FOLDER: &str = "app_webview";
/// How the first web views of Chromium called their file.
const FIRST_NAME: &str = "webviewCookiesChromium";

/// Whether a file lies where the web views of an application keep their cookies.
fn is_there(file: &Path) -> bool {
    let is_first = file.file_name().is_some_and(|name| name.to_string_lossy().starts_with(FIRST_NAME));
    is_first || package_of(file).is_some()
}

/// The application whose web view a file is of: `com.example.reader/app_webview/Default/Cookies`.
pub(crate) fn package_of(file: &Path) -> Option<String> {
    let file = std::path::absolute(file).ok()?;
    let names: Vec<&str> =
        file.components().filter_map(|part| if let Component::Normal(name) = part { name.to_str() } else { None }).collect();
    // In the folder itself, in that of a profile, or in the one that Chromium has since 2021.
    let folder = names.iter().rev().skip(1).take(3).position(|name| *name == FOLDER || name.starts_with("app_webview_"))?;
    names.iter().rev().nth(folder + 2).map(|package| (*package).to_owned())
}

/// The web views of applications in the table of formats.
pub(crate) const WEBVIEW: Format = Format {
    id: FormatId::AndroidWebView,
    code: "android-webview",
    written_by: "Android WebView",
    family: Family::Jar(FormatId::AndroidWebView),
    layout: Layout::ALONE,
    recognise: Recognise::Place { of: FormatId::Chromium, is_there },
    traits: chromium::TRAITS,
    times: None,
    read: chromium::read,
};

/// `webview.db` and `browser.db` of Android up to 4.3.
pub(crate) const OLD: Format = Format {
    id: FormatId::AndroidOld,
    code: "android-old",
    written_by: "Android",
    family: Family::Jar(FormatId::AndroidOld),
    layout: Layout::ALONE,
    recognise: Recognise::Table(&COOKIES, |columns, _| {
        ["domain", "name", "expires"].iter().all(|name| columns.iter().any(|column| column.eq_ignore_ascii_case(name)))
    }),
    traits: Traits::NO_SESSIONS,
    times: None,
    read,
};

/// Positions of the columns in [`COOKIES`].
mod column {
    pub(super) const ID: usize = 0;
    pub(super) const NAME: usize = 1;
    pub(super) const VALUE: usize = 2;
    pub(super) const DOMAIN: usize = 3;
    pub(super) const PATH: usize = 4;
    pub(super) const EXPIRES: usize = 5;
    pub(super) const SECURE: usize = 6;
}

/// The table of `android.webkit.WebViewDatabase`.
static COOKIES: TableSpec = TableSpec {
    name: "cookies",
    columns: &[
        ColumnSpec::known(&["_id"]),
        ColumnSpec::required(&["name"]),
        ColumnSpec::known(&["value"]),
        ColumnSpec::required(&["domain"]),
        ColumnSpec::known(&["path"]),
        ColumnSpec::known(&["expires"]),
        ColumnSpec::known(&["secure"]),
    ],
    identity: &[column::ID],
    cookie: &[column::DOMAIN, column::NAME, column::PATH],
    unused: &[],
    heavy: &[column::VALUE],
};

fn read(location: &StoreLocation, options: &ReadOptions, progress: &Progress) -> Result<ReadReport, ReadError> {
    let database = Database::open(location, &COOKIES, progress)?;
    let version = database.db.user_version();
    let make = || OldRows { out: Collector::new(options) };
    let (rows, scanned) = read_rows(&database, [column::DOMAIN, column::NAME], progress, &make)?;
    report(database, location, options, Some(version), rows.out, scanned)
}

/// Turns rows of the old table into cookies.
struct OldRows {
    out: Collector,
}

impl OldRows {
    /// Milliseconds; a session cookie has none.
    fn expiry(&mut self, cells: Cells<'_>) -> Expiry {
        match self.out.integer(cells, &COOKIES, column::EXPIRES) {
            None | Some(-1) => Expiry::Session,
            Some(raw) => self.out.expiry_of("expires", Epoch::UnixMillis.instant(raw)),
        }
    }
}

impl Part for OldRows {
    fn absorb(&mut self, next: Self) {
        self.out.absorb(next.out);
    }
}

impl RowSink for OldRows {
    fn row(&mut self, cells: Cells<'_>) -> bool {
        let spec = &COOKIES;
        self.out.begin(cells.rowid());
        // A dot is the mark of a domain cookie.
        let Some(host) = self.out.host(cells, spec, column::DOMAIN, |_| false) else { return false };
        let mut text = |column| self.out.text(cells, spec, column).unwrap_or(Cow::Borrowed(""));
        let (name, path) = (text(column::NAME), text(column::PATH));
        // HttpOnly and SameSite have no place in it.
        let said = Said { secure: self.out.flag(cells, spec, column::SECURE), ..Said::only(self.expiry(cells)) };
        let value = self.out.value(cells, spec, column::VALUE);
        self.out.add(&host, &name, &path, value, said);
        true
    }

    fn problem(&mut self, rowid: Option<i64>, problem: RowProblem, kept: bool) {
        self.out.problem(rowid, "value", problem, kept);
    }

    fn restart(&mut self) {
        self.out.restart();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn web_views_are_told_by_their_folder() {
        for (file, package) in [
            ("/data/data/com.example.reader/app_webview/Cookies", Some("com.example.reader")),
            ("/backup/com.example.reader/app_webview/Default/Cookies", Some("com.example.reader")),
            ("/backup/com.example.reader/app_webview/Default/Network/Cookies", Some("com.example.reader")),
            ("/backup/com.example.reader/app_webview_second/Default/Cookies", Some("com.example.reader")),
            ("/backup/app_chrome/Default/Cookies", None),
            ("/app_webview/a/b/c/Cookies", None),
        ] {
            assert_eq!(package_of(Path::new(file)).as_deref(), package, "{file}");
        }
        assert!(is_there(Path::new("/x/databases/webviewCookiesChromiumPrivate.db")));
        assert!(!is_there(Path::new("/home/a/.config/chromium/Default/Cookies")));
    }
}

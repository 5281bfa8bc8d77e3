//! What the bytes mean: one file or folder for each format that is read.

pub(crate) mod android;
pub(crate) mod chromium;
mod cnil_csv;
mod collect;
mod columns;
mod elinks;
mod ends;
pub(crate) mod epoch;
pub(crate) mod firefox;
mod har;
pub(crate) mod head;
mod http_library;
mod ie_text;
pub(crate) mod json;
mod json_cookie;
mod json_list;
mod kcookiejar;
mod local_date;
mod lwp;
mod netscape;
mod openwpm;
pub(crate) mod own;
mod plain;
pub(crate) mod qtwebengine;
mod report;
mod safari;
mod same_site;
mod set_cookie;
mod table;
pub(crate) mod text;
pub(crate) mod url;
mod visits;
mod w3m;
mod wat;
pub(crate) mod webkitgtk;
mod wec;

use std::path::{Path, PathBuf};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use epoch::Epoch;
use head::Head;

use crate::files::place_below;
use crate::store::location::Family;
use crate::store::sqlite::table::TableSpec;
use crate::store::{Progress, ReadError, ReadOptions, ReadReport, StoreLocation};

/// Reads one location of a format.
type Reader = fn(&StoreLocation, &ReadOptions, &Progress) -> Result<ReadReport, ReadError>;

/// Everything there is to know about a format: who asks for something that differs between formats asks this table.
pub(crate) struct Format {
    pub(crate) id: FormatId,
    /// The id used in exports and documents.
    pub(crate) code: &'static str,
    /// What is shown as the browser of a file of this format that lies in the folder of no browser that is known: a name, the same in every language.
    pub(crate) written_by: &'static str,
    /// Whose folders it is found in.
    pub(crate) family: Family,
    pub(crate) layout: Layout,
    pub(crate) recognise: Recognise,
    pub(crate) traits: Traits,
    /// The columns that tell how new a store is; none where a profile has only one place for it.
    pub(crate) times: Option<Times>,
    pub(crate) read: Reader,
}

/// Where a file of a format lies.
pub(crate) struct Layout {
    /// Its places in a profile folder, the newest first; none for a file that is only ever opened by itself.
    pub(crate) places: &'static [&'static str],
    /// A folder in the profile folder in which the file may lie.
    pub(crate) inner: Option<&'static str>,
    /// Where the browsing history may lie, seen from the profile folder; `../` is the folder above.
    pub(crate) histories: &'static [&'static str],
}

impl Layout {
    /// That of a file that needs no folder around it.
    pub(crate) const ALONE: Self = Self { places: &[], inner: None, histories: &[] };
}

/// How a file of a format is told, whatever it is called.
pub(crate) enum Recognise {
    /// By a table of a database: its columns and `PRAGMA user_version` decide.
    Table(&'static TableSpec, fn(&[String], i64) -> bool),
    /// By the first bytes, or, where those are of JSON, by all of it.
    Magic {
        /// What it begins with.
        first: &'static [u8],
        /// Whether a text file is of this format too.
        or_text: fn(&Path) -> bool,
    },
    /// By what its beginning says: bytes, the form of its lines, the keys of its JSON.
    Content(fn(&Head<'_>) -> bool),
    /// By its place: byte by byte it is a file of another format, and only who wrote it differs.
    Place {
        /// The format that its bytes tell.
        of: FormatId,
        /// Whether a file of that format lies where programs of this one put theirs.
        is_there: fn(&Path) -> bool,
    },
}

/// Columns of a table that hold times which are never in the future: made, changed, used.
pub(crate) struct Times {
    /// Their positions in the table.
    pub(crate) columns: &'static [usize],
    /// How they count.
    pub(crate) epoch: Epoch,
}

/// What a browser that writes this format means by what it does not write.
pub(crate) struct Traits {
    /// Whether session cookies are written too; where another file holds them, that is said by what became of it.
    pub(crate) keeps_session_cookies: bool,
    /// Whether `Lax` in a file was sent by the site; some programs write it for an absent attribute, and it then says nothing.
    pub(crate) lax_is_sent: bool,
    /// The schema version since which a missing `SameSite` means `Lax`.
    pub(crate) lax_by_default_since: Option<i64>,
}

impl Traits {
    /// Of a file in which everything stands as it was, session cookies too.
    const ALL_KEPT: Self = Self { keeps_session_cookies: true, lax_is_sent: true, lax_by_default_since: None };
    /// Of the jar of a program that drops its session cookies when it ends.
    const NO_SESSIONS: Self = Self { keeps_session_cookies: false, ..Self::ALL_KEPT };
}

/// Declares the formats, one line each: the id, and where its description is.
macro_rules! formats {
    ($($(#[$doc:meta])+ $id:ident = $format:path;)+) => {
        /// An on-disk format, by the id of `docs/formats`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum FormatId {
            $($(#[$doc])+ $id,)+
        }

        /// Every format that is read. Where several fit a file, the first one counts.
        pub(crate) static FORMATS: &[&Format] = &[$(&$format,)+];

        impl FormatId {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$id,)+];

            pub(crate) fn format(self) -> &'static Format {
                match self {
                    $(Self::$id => &$format,)+
                }
            }
        }
    };
}

formats! {
    /// Firefox family, `cookies.sqlite`.
    Firefox = firefox::FORMAT;
    /// Firefox family, a session file opened by itself.
    FirefoxSession = firefox::session::FORMAT;
    /// Chromium family, `Cookies`.
    Chromium = chromium::FORMAT;
    /// Programs made with QtWebEngine: Chromium's table, in places of their own.
    QtWebEngine = qtwebengine::FORMAT;
    /// Web views of applications for Android: Chromium's table, in places of their own.
    AndroidWebView = android::WEBVIEW;
    /// Android before version 4.4, `webview.db`.
    AndroidOld = android::OLD;
    /// GNOME Web and other programs made with WebKitGTK, `cookies.sqlite`; also jars of old Mozilla browsers without a version.
    WebKitGtk = webkitgtk::FORMAT;
    /// Safari, and what else uses the network library of macOS and iOS: `Cookies.binarycookies`.
    Safari = safari::FORMAT;
    /// Netscape's `cookies.txt`, in every dialect.
    Netscape = netscape::FORMAT;
    /// The jar of libwww-perl and of Python's `LWPCookieJar`.
    Lwp = lwp::FORMAT;
    /// `~/.w3m/cookie`.
    W3m = w3m::FORMAT;
    /// `~/.elinks/cookies`.
    Elinks = elinks::FORMAT;
    /// The jar of Konqueror 3 to 5.
    Kcookiejar = kcookiejar::FORMAT;
    /// A text file of Internet Explorer up to 9.
    IeText = ie_text::FORMAT;
    /// The list of the CNIL's extension "Cookies List".
    CnilCsv = cnil_csv::FORMAT;
    /// Cookies as the DevTools Protocol gives them: Puppeteer, Playwright.
    Cdp = json_list::CDP;
    /// Playwright's `storageState`.
    PlaywrightState = json_list::PLAYWRIGHT;
    /// Selenium's `get_cookies()`.
    Selenium = json_list::SELENIUM;
    /// `EditThisCookie`, Cookie-Editor and other extensions.
    ExtensionJson = json_list::EXTENSION;
    /// Jars that libraries of HTTP keep in JSON: tough-cookie, Guzzle, persistent-cookiejar, `cookie_store`.
    HttpLibrary = http_library::FORMAT;
    /// Tables of cookies in CSV, TSV or JSON, in the words of a database or of developer tools.
    CookieTable = table::FORMAT;
    /// HAR, what developer tools recorded.
    Har = har::FORMAT;
    /// Inspections of the EDPS Website Evidence Collector.
    Wec = wec::WEC;
    /// Inspections of Blacklight.
    Blacklight = wec::BLACKLIGHT;
    /// Analyses of the EDPB Website Auditing Tool.
    Wat = wat::FORMAT;
    /// Crawls of `OpenWPM`, `crawl-data.sqlite`.
    OpenWpm = openwpm::FORMAT;
    /// What this program exported, read back.
    OwnExport = own::FORMAT;
    /// Tables of others with the columns of this program's exports, and its own.
    Parquet = own::parquet::FORMAT;
}

impl Serialize for FormatId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for FormatId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::written::by_code(deserializer, Self::ALL, Self::code)
    }
}

impl FormatId {
    /// Whether `SameSite=Lax` in a store of this format was sent by the site.
    #[must_use]
    pub fn lax_is_sent(self) -> bool {
        self.format().traits.lax_is_sent
    }

    /// The id used in exports and documents.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.format().code
    }

    /// Whether it is a database, which its program changes in place; other files are written anew each time.
    #[must_use]
    pub fn is_database(self) -> bool {
        match self.format().recognise {
            Recognise::Table(..) => true,
            Recognise::Magic { .. } | Recognise::Content(_) => false,
            Recognise::Place { of, .. } => of.is_database(),
        }
    }

    /// Whether a cookie without `SameSite` in a store of this schema version cannot come from a cross-site subrequest.
    #[must_use]
    pub fn is_lax_by_default(self, schema_version: Option<i64>) -> bool {
        self.format().traits.lax_by_default_since.zip(schema_version).is_some_and(|(since, version)| version >= since)
    }
}

impl Format {
    /// A file that is opened by itself and told by its beginning, with what differs between such formats. Nearly all of them keep session cookies
    /// and say `Lax` only of what was sent; the others say otherwise in `traits`.
    const fn jar(id: FormatId, names: [&'static str; 2], is_it: fn(&Head<'_>) -> bool, traits: Traits, read: Reader) -> Self {
        let [code, written_by] = names;
        Self {
            id,
            code,
            written_by,
            family: Family::Jar(id),
            layout: Layout::ALONE,
            recognise: Recognise::Content(is_it),
            traits,
            times: None,
            read,
        }
    }

    /// The format that profiles of a family keep their cookies in.
    pub(crate) fn of_family(family: Family) -> &'static Self {
        match family {
            Family::Firefox => &firefox::FORMAT,
            Family::Chromium => &chromium::FORMAT,
            Family::QtWebEngine => &qtwebengine::FORMAT,
            Family::WebKitGtk => &webkitgtk::FORMAT,
            Family::Jar(id) => id.format(),
        }
    }

    /// The files of this format in a profile folder, the newest place first.
    pub(crate) fn files_in(&self, profile: &Path) -> impl DoubleEndedIterator<Item = PathBuf> {
        self.layout.places.iter().map(move |place| place_below(profile, place)).filter(|file| file.is_file())
    }

    /// The profile folder of a file: its own folder, or the one above an inner one.
    pub(crate) fn profile_folder(&self, file: &Path) -> PathBuf {
        let folder = file.parent().unwrap_or(Path::new(""));
        // A bare file name lies in the current folder, whose name and parents are wanted.
        let folder = if folder.as_os_str().is_empty() { std::fs::canonicalize(".").unwrap_or_default() } else { folder.to_path_buf() };
        match folder.parent() {
            Some(parent) if self.layout.inner.is_some_and(|inner| folder.ends_with(inner)) => parent.to_path_buf(),
            _ => folder,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_is_in_the_table_once_under_its_own_id() {
        assert_eq!(FORMATS.iter().map(|format| format.id).collect::<Vec<_>>(), FormatId::ALL);
        for format in FORMATS {
            assert_eq!(format.id.format().code, format.code);
            assert_eq!(FORMATS.iter().filter(|other| other.code == format.code).count(), 1, "{}", format.code);
        }
    }
}

//! A small store of each format from plain facts, whatever a format is made of: tables, JSON, text.

pub mod databases;
mod json;
pub mod parquet;

use std::path::{Path, PathBuf};

use cookie_charter::store::FormatId;
use rusqlite::types::Value;
use serde_json::json;

use super::built::{CHROMIUM, FIREFOX, Family, WEBKITGTK, text};
use super::sessions::{compressed, session, write};

/// A cookie as any format can hold it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plain {
    pub host: String,
    pub name: String,
    pub path: String,
    pub value: String,
    pub secure: bool,
    pub http_only: bool,
}

/// Builds stores of one format.
pub trait Builder {
    /// A store of these cookies in `folder`.
    fn build(&self, folder: &Path, cookies: &[Plain]) -> PathBuf;

    /// A cookie as the format can hold it.
    fn held(&self, cookie: Plain) -> Plain {
        cookie
    }

    /// Whether a file without cookies still tells its format.
    fn can_be_empty(&self) -> bool {
        true
    }

    /// What the bytes alone tell the store as, where only its place says more.
    fn told_as(&self) -> Option<FormatId> {
        None
    }
}

/// The builder of a format. A format without one does not compile here.
pub fn builder(format: FormatId) -> &'static dyn Builder {
    match format {
        FormatId::Firefox => &Firefox,
        FormatId::Chromium => &Chromium,
        FormatId::FirefoxSession => &FirefoxSession,
        FormatId::Netscape => &Netscape,
        FormatId::Lwp => &Lwp,
        FormatId::W3m => &W3m,
        FormatId::Elinks => &Elinks,
        FormatId::Kcookiejar => &Kcookiejar,
        FormatId::IeText => &IeText,
        FormatId::CnilCsv => &CnilCsv,
        FormatId::CookieTable => &CookieTable,
        FormatId::Cdp => &json::Cdp,
        FormatId::PlaywrightState => &json::PlaywrightState,
        FormatId::Selenium => &json::Selenium,
        FormatId::ExtensionJson => &json::ExtensionJson,
        FormatId::HttpLibrary => &json::HttpLibrary,
        FormatId::Har => &json::Har,
        FormatId::Wec => &json::Wec,
        FormatId::Blacklight => &json::Blacklight,
        FormatId::Wat => &json::Wat,
        FormatId::QtWebEngine => &QtWebEngine,
        FormatId::WebKitGtk => &WebKitGtk,
        FormatId::AndroidWebView => &databases::AndroidWebView,
        FormatId::AndroidOld => &databases::AndroidOld,
        FormatId::OpenWpm => &databases::OpenWpm,
        FormatId::OwnExport => &json::OwnExport,
        FormatId::Parquet => &parquet::Parquet,
        FormatId::Safari => &Safari,
    }
}

struct Firefox;
struct Chromium;
struct FirefoxSession;
struct Netscape;
struct Lwp;
struct W3m;
struct Elinks;
struct Kcookiejar;
struct IeText;
struct CnilCsv;
struct CookieTable;
struct QtWebEngine;
struct WebKitGtk;
struct Safari;

fn in_table(family: &Family, folder: &Path, cookies: &[Plain], flags: [&'static str; 2]) -> PathBuf {
    let rows = cookies.iter().map(|cookie| {
        vec![
            (family.host, text(&cookie.host)),
            (family.name, text(&cookie.name)),
            ("path", text(&cookie.path)),
            (family.value, text(&cookie.value)),
            (flags[0], Value::Integer(cookie.secure.into())),
            (flags[1], Value::Integer(cookie.http_only.into())),
        ]
    });
    family.build(folder, family.newest(), &rows.collect::<Vec<_>>())
}

impl Builder for Firefox {
    fn build(&self, folder: &Path, cookies: &[Plain]) -> PathBuf {
        in_table(&FIREFOX, folder, cookies, ["isSecure", "isHttpOnly"])
    }
}

/// What `sqlite3 -csv -header` writes of Chromium's table, in part.
impl Builder for CookieTable {
    fn build(&self, folder: &Path, cookies: &[Plain]) -> PathBuf {
        let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
        let row = |cookie: &Plain| {
            let texts = [&cookie.host, &cookie.name, &cookie.value, &cookie.path].map(|text| quoted(text));
            format!("{},{},{}\n", texts.join(","), u8::from(cookie.secure), u8::from(cookie.http_only))
        };
        let rows: String = cookies.iter().map(row).collect();
        write(folder, "cookies.csv", format!("host_key,name,value,path,is_secure,is_httponly\n{rows}").as_bytes());
        folder.join("cookies.csv")
    }
}

impl Builder for Chromium {
    fn build(&self, folder: &Path, cookies: &[Plain]) -> PathBuf {
        in_table(&CHROMIUM, folder, cookies, ["is_secure", "is_httponly"])
    }
}

impl Builder for QtWebEngine {
    fn build(&self, folder: &Path, cookies: &[Plain]) -> PathBuf {
        let profile = folder.join("Reader/QtWebEngine/Default");
        std::fs::create_dir_all(&profile).unwrap();
        in_table(&CHROMIUM, &profile, cookies, ["is_secure", "is_httponly"])
    }

    fn told_as(&self) -> Option<FormatId> {
        Some(FormatId::Chromium)
    }
}

impl Builder for WebKitGtk {
    fn build(&self, folder: &Path, cookies: &[Plain]) -> PathBuf {
        in_table(&WEBKITGTK, folder, cookies, ["isSecure", "isHttpOnly"])
    }
}

impl Builder for Safari {
    fn build(&self, folder: &Path, cookies: &[Plain]) -> PathBuf {
        let path = folder.join("Cookies.binarycookies");
        std::fs::write(&path, super::binarycookies::of_plain(cookies)).unwrap();
        path
    }
}

impl Builder for FirefoxSession {
    fn build(&self, folder: &Path, cookies: &[Plain]) -> PathBuf {
        let cookies: Vec<_> = cookies
            .iter()
            .map(|c| json!({ "host": c.host, "name": c.name, "path": c.path, "value": c.value, "secure": c.secure, "httponly": c.http_only }))
            .collect();
        write(folder, "sessionstore.jsonlz4", compressed(&session(&cookies)));
        folder.join("sessionstore.jsonlz4")
    }
}

/// Writes the text of a jar.
fn jar(folder: &Path, lines: impl IntoIterator<Item = String>) -> PathBuf {
    let path = folder.join("cookies.txt");
    std::fs::write(&path, lines.into_iter().map(|line| line + "\n").collect::<String>()).unwrap();
    path
}

fn upper(flag: bool) -> &'static str {
    if flag { "TRUE" } else { "FALSE" }
}

impl Builder for Netscape {
    fn build(&self, folder: &Path, cookies: &[Plain]) -> PathBuf {
        let line = |c: &Plain| {
            let mark = if c.http_only { "#HttpOnly_" } else { "" };
            let (tail, secure) = (upper(c.host.starts_with('.')), upper(c.secure));
            format!("{mark}{}\t{tail}\t{}\t{secure}\t2000000000\t{}\t{}", c.host, c.path, c.name, c.value)
        };
        jar(folder, std::iter::once("# Netscape HTTP Cookie File".to_owned()).chain(cookies.iter().map(line)))
    }
}

impl Builder for Lwp {
    fn build(&self, folder: &Path, cookies: &[Plain]) -> PathBuf {
        let line = |c: &Plain| {
            let value = c.value.replace('\\', "\\\\").replace('"', "\\\"");
            let (secure, http_only) = (if c.secure { " secure;" } else { "" }, if c.http_only { " HttpOnly=None;" } else { "" });
            let (name, path, domain) = (&c.name, &c.path, &c.host);
            format!(
                "Set-Cookie3: {name}=\"{value}\"; path=\"{path}\"; domain=\"{domain}\"; path_spec;{secure} expires=\"2033-05-18 03:33:20Z\";{http_only} version=0"
            )
        };
        jar(folder, std::iter::once("#LWP-Cookies-2.0".to_owned()).chain(cookies.iter().map(line)))
    }
}

impl Builder for W3m {
    fn build(&self, folder: &Path, cookies: &[Plain]) -> PathBuf {
        let line = |c: &Plain| {
            let flags = 9 + if c.secure { 2 } else { 0 } + if c.host.starts_with('.') { 4 } else { 0 };
            format!("http://a.example/\t{}\t{}\t2000000000\t{}\t{}\t{flags}\t0\t\t\t", c.name, c.value, c.host, c.path)
        };
        jar(folder, cookies.iter().map(line))
    }

    fn held(&self, cookie: Plain) -> Plain {
        Plain { http_only: false, ..cookie }
    }

    fn can_be_empty(&self) -> bool {
        false
    }
}

impl Builder for Elinks {
    fn build(&self, folder: &Path, cookies: &[Plain]) -> PathBuf {
        let line = |c: &Plain| {
            let domain = c.host.trim_start_matches('.');
            let server = if c.host.starts_with('.') { format!("www{}", c.host) } else { domain.to_owned() };
            format!(
                "{}\t{}\t{server}\t{}\t{domain}\t2000000000\t{}\t{}",
                c.name,
                c.value,
                c.path,
                u8::from(c.secure),
                u8::from(c.http_only)
            )
        };
        jar(folder, cookies.iter().map(line))
    }

    fn can_be_empty(&self) -> bool {
        false
    }
}

impl Builder for Kcookiejar {
    fn build(&self, folder: &Path, cookies: &[Plain]) -> PathBuf {
        let line = |c: &Plain| {
            let (host, domain) = (c.host.trim_start_matches('.'), if c.host.starts_with('.') { &*c.host } else { "" });
            let flags = 4 + u8::from(c.secure) + 2 * u8::from(c.http_only);
            let (path, domain) = (format!("\"{}\"", c.path), format!("\"{domain}\""));
            format!("{host:<20} {domain:<20} {path:<12} {:>10} {:>3} {:<20} {flags:<4} {}", 2_000_000_000, 3, c.name, c.value)
        };
        jar(folder, std::iter::once("# KDE Cookie File v2\n#\n[a.example]".to_owned()).chain(cookies.iter().map(line)))
    }

    /// An empty name takes a flag and a value without blanks (`kcookiejar` in the tests of formats).
    fn held(&self, cookie: Plain) -> Plain {
        Plain { name: if cookie.name.is_empty() { "n".to_owned() } else { cookie.name }, ..cookie }
    }
}

impl Builder for IeText {
    fn build(&self, folder: &Path, cookies: &[Plain]) -> PathBuf {
        let record = |c: &Plain| {
            let flags = u16::from(c.secure) + 0x2000 * u16::from(c.http_only);
            format!("{}\n{}\n{}{}\n{flags}\n1234567890\n32000000\n987654321\n30500000\n*", c.name, c.value, c.host, c.path)
        };
        jar(folder, cookies.iter().map(record))
    }

    /// Nothing tells a domain cookie.
    fn held(&self, cookie: Plain) -> Plain {
        Plain { host: cookie.host.trim_start_matches('.').to_owned(), ..cookie }
    }

    fn can_be_empty(&self) -> bool {
        false
    }
}

impl Builder for CnilCsv {
    fn build(&self, folder: &Path, cookies: &[Plain]) -> PathBuf {
        let word = |flag: bool| if flag { "oui" } else { "non" };
        let line = |(number, c): (usize, &Plain)| {
            let host_only = word(!c.host.starts_with('.'));
            let (http_only, secure) = (word(c.http_only), word(c.secure));
            format!("{number};{};{};{};{};25/11/2027 10:15:00;lax;{http_only};{host_only};{secure}\r", c.host, c.path, c.name, c.value)
        };
        let header = "Num;Domaine;Chemin;Nom;Valeur;Expiration;sameSite;httpOnly;hostOnly;isSecure\r".to_owned();
        jar(folder, std::iter::once(header).chain(cookies.iter().enumerate().map(line)))
    }
}

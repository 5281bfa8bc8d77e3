//! A small store of each format from plain facts, whatever a format is made of: tables, JSON, text.

use std::path::{Path, PathBuf};

use cookie_charter::store::FormatId;
use rusqlite::types::Value;
use serde_json::json;

use super::built::{CHROMIUM, FIREFOX, Family, text};
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
}

/// The builder of a format. A format without one does not compile here.
pub fn builder(format: FormatId) -> &'static dyn Builder {
    match format {
        FormatId::Firefox => &Firefox,
        FormatId::Chromium => &Chromium,
        FormatId::FirefoxSession => &FirefoxSession,
        FormatId::Netscape => &Netscape,
    }
}

struct Firefox;
struct Chromium;
struct FirefoxSession;
struct Netscape;

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

impl Builder for Chromium {
    fn build(&self, folder: &Path, cookies: &[Plain]) -> PathBuf {
        in_table(&CHROMIUM, folder, cookies, ["is_secure", "is_httponly"])
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

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
}

/// The builder of a format. A format without one does not compile here.
pub fn builder(format: FormatId) -> &'static dyn Builder {
    match format {
        FormatId::Firefox => &Firefox,
        FormatId::Chromium => &Chromium,
        FormatId::FirefoxSession => &FirefoxSession,
    }
}

struct Firefox;
struct Chromium;
struct FirefoxSession;

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

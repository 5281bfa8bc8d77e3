//! Databases that are no browser's own, from plain facts.

use std::path::{Path, PathBuf};

use cookie_charter::store::FormatId;
use rusqlite::{Connection, params};

use super::{Builder, Plain, in_table};
use crate::support::built::CHROMIUM;

pub struct AndroidWebView;
pub struct AndroidOld;
pub struct OpenWpm;

/// As `android.webkit.WebViewDatabase` makes it.
pub const ANDROID_OLD: &str = "CREATE TABLE android_metadata(locale TEXT);
    CREATE TABLE cookies(_id INTEGER PRIMARY KEY, name TEXT, value TEXT, domain TEXT, path TEXT, expires INTEGER, secure INTEGER);
    CREATE INDEX cookiesIndex ON cookies (path); PRAGMA user_version = 10";

/// The tables of a crawl that matter here, as OpenWPM makes them.
pub const OPENWPM: &str = "CREATE TABLE site_visits(visit_id INTEGER PRIMARY KEY, browser_id INTEGER NOT NULL, site_url VARCHAR(500) NOT NULL, site_rank INTEGER);
    CREATE TABLE javascript_cookies(id INTEGER PRIMARY KEY ASC, browser_id INTEGER NOT NULL, visit_id INTEGER NOT NULL, extension_session_uuid TEXT,
    event_ordinal INTEGER, record_type TEXT, change_cause TEXT, expiry DATETIME, is_http_only INTEGER, is_host_only INTEGER, is_session INTEGER, host TEXT,
    is_secure INTEGER, name TEXT, path TEXT, value TEXT, same_site TEXT, first_party_domain TEXT, store_id STRING, time_stamp DATETIME)";

/// The same of its first versions.
pub const OPENWPM_FIRST: &str = "CREATE TABLE site_visits(visit_id INTEGER PRIMARY KEY, crawl_id INTEGER NOT NULL, site_url VARCHAR(500) NOT NULL);
    CREATE TABLE javascript_cookies(id INTEGER PRIMARY KEY ASC, crawl_id INTEGER, visit_id INTEGER, change TEXT, creationTime DATETIME, expiry DATETIME,
    is_http_only INTEGER, is_session INTEGER, last_accessed DATETIME, raw_host TEXT, expires INTEGER, host TEXT, is_domain INTEGER, is_secure INTEGER, name TEXT,
    path TEXT, policy INTEGER, status INTEGER, value TEXT)";

impl Builder for AndroidWebView {
    fn build(&self, folder: &Path, cookies: &[Plain]) -> PathBuf {
        let profile = folder.join("com.example.reader/app_webview/Default");
        std::fs::create_dir_all(&profile).unwrap();
        in_table(&CHROMIUM, &profile, cookies, ["is_secure", "is_httponly"])
    }

    fn told_as(&self) -> Option<FormatId> {
        Some(FormatId::Chromium)
    }
}

impl Builder for AndroidOld {
    fn build(&self, folder: &Path, cookies: &[Plain]) -> PathBuf {
        let path = folder.join("webview.db");
        let db = Connection::open(&path).unwrap();
        db.execute_batch(ANDROID_OLD).unwrap();
        for c in cookies {
            let sql = "INSERT INTO cookies(name, value, domain, path, expires, secure) VALUES(?1, ?2, ?3, ?4, 2000000000000, ?5)";
            db.execute(sql, params![c.name, c.value, c.host, c.path, c.secure]).unwrap();
        }
        path
    }

    fn held(&self, cookie: Plain) -> Plain {
        Plain { http_only: false, ..cookie }
    }
}

impl Builder for OpenWpm {
    fn build(&self, folder: &Path, cookies: &[Plain]) -> PathBuf {
        let path = folder.join("crawl-data.sqlite");
        let db = Connection::open(&path).unwrap();
        db.execute_batch(OPENWPM).unwrap();
        db.execute("INSERT INTO site_visits VALUES(7, 1, 'https://www.a.fr/', 1)", []).unwrap();
        for (ordinal, c) in (0i64..).zip(cookies) {
            let sql = "INSERT INTO javascript_cookies(browser_id, visit_id, event_ordinal, record_type, expiry, is_http_only, is_host_only, is_session,
                host, is_secure, name, path, value, same_site, store_id, time_stamp)
                VALUES(1, 7, ?1, 'added-or-changed', '2033-05-18T03:33:20.000Z', ?2, ?3, 0, ?4, ?5, ?6, ?7, ?8, 'lax', 'firefox-default', '2026-11-24T10:00:00.000Z')";
            db.execute(sql, params![ordinal, c.http_only, !c.host.starts_with('.'), c.host, c.secure, c.name, c.path, c.value]).unwrap();
        }
        path
    }
}

//! Stores in JSON from plain facts.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::{Builder, Plain};

pub struct Cdp;
pub struct PlaywrightState;
pub struct Selenium;
pub struct ExtensionJson;
pub struct HttpLibrary;
pub struct Har;
pub struct Wec;
pub struct Blacklight;
pub struct Wat;
pub struct OwnExport;

fn write(folder: &Path, json: &Value) -> PathBuf {
    let path = folder.join("cookies.json");
    std::fs::write(&path, json.to_string()).unwrap();
    path
}

/// Cookies in the words of the DevTools Protocol, with more that a format has.
fn list(cookies: &[Plain], more: &Value) -> Vec<Value> {
    let one = |c: &Plain| {
        let mut cookie =
            json!({ "name": c.name, "value": c.value, "domain": c.host, "path": c.path, "secure": c.secure, "httpOnly": c.http_only });
        cookie.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        cookie
    };
    cookies.iter().map(one).collect()
}

impl Builder for Cdp {
    fn build(&self, folder: &Path, cookies: &[Plain]) -> PathBuf {
        let more = json!({ "expires": 2_000_000_000.5, "size": 9, "session": false, "priority": "Medium" });
        write(folder, &json!({ "cookies": list(cookies, &more) }))
    }

    fn can_be_empty(&self) -> bool {
        false
    }
}

impl Builder for PlaywrightState {
    fn build(&self, folder: &Path, cookies: &[Plain]) -> PathBuf {
        write(folder, &json!({ "cookies": list(cookies, &json!({ "expires": -1, "sameSite": "Lax" })), "origins": [] }))
    }
}

impl Builder for Selenium {
    fn build(&self, folder: &Path, cookies: &[Plain]) -> PathBuf {
        write(folder, &json!(list(cookies, &json!({ "expiry": 2_000_000_000, "sameSite": "Lax" }))))
    }

    fn can_be_empty(&self) -> bool {
        false
    }
}

impl Builder for ExtensionJson {
    fn build(&self, folder: &Path, cookies: &[Plain]) -> PathBuf {
        let mut cookies =
            list(cookies, &json!({ "expirationDate": 2_000_000_000.5, "session": false, "storeId": "0", "sameSite": "unspecified" }));
        for cookie in &mut cookies {
            cookie["hostOnly"] = json!(!cookie["domain"].as_str().unwrap().starts_with('.'));
        }
        write(folder, &json!(cookies))
    }

    fn can_be_empty(&self) -> bool {
        false
    }
}

/// In the words of tough-cookie, as its store in memory is written.
impl Builder for HttpLibrary {
    fn build(&self, folder: &Path, cookies: &[Plain]) -> PathBuf {
        let one = |c: &Plain| {
            let times = "2026-11-24T10:00:00.000Z";
            let mut cookie = json!({
                "key": c.name, "value": c.value, "expires": "2033-05-18T03:33:20.000Z", "domain": c.host.trim_start_matches('.'), "path": c.path,
                "hostOnly": !c.host.starts_with('.'), "creation": times, "lastAccessed": times,
            });
            for (flag, is_set) in [("secure", c.secure), ("httpOnly", c.http_only)] {
                if is_set {
                    cookie[flag] = json!(true);
                }
            }
            cookie
        };
        let cookies: Vec<Value> = cookies.iter().map(one).collect();
        write(
            folder,
            &json!({ "version": "tough-cookie@5.1.2", "storeType": "MemoryCookieStore", "rejectPublicSuffixes": true, "cookies": cookies }),
        )
    }
}

impl Builder for Har {
    fn build(&self, folder: &Path, cookies: &[Plain]) -> PathBuf {
        let entry = |c: &Plain| {
            let host = c.host.trim_start_matches('.');
            let (own, domain) = if c.host.starts_with('.') {
                (format!("www{}", c.host), format!("; Domain={host}"))
            } else {
                (host.to_owned(), String::new())
            };
            let (secure, http_only) = (if c.secure { "; Secure" } else { "" }, if c.http_only { "; HttpOnly" } else { "" });
            let header = format!("{}={}; Path={}; Max-Age=60{domain}{secure}{http_only}", c.name, c.value, c.path);
            json!({
                "startedDateTime": "2026-11-24T10:00:00.000Z", "time": 12.5,
                "request": { "method": "GET", "url": format!("https://{own}/x"), "headers": [], "cookies": [] },
                "response": { "status": 200, "headers": [{ "name": "set-cookie", "value": header }], "cookies": [], "content": { "text": "{\"a\": [1]}" } },
            })
        };
        let entries: Vec<Value> = cookies.iter().map(entry).collect();
        write(folder, &json!({ "log": { "version": "1.2", "creator": { "name": "x", "version": "1" }, "pages": [], "entries": entries } }))
    }

    /// A header ends its value at a semicolon.
    fn held(&self, cookie: Plain) -> Plain {
        Plain { value: cookie.value.split(';').next().unwrap().to_owned(), ..cookie }
    }
}

impl Builder for Wec {
    fn build(&self, folder: &Path, cookies: &[Plain]) -> PathBuf {
        let log = json!({ "type": "Cookie.HTTP", "timestamp": "2026-11-24T10:00:00.000Z", "location": "https://a.example/" });
        let more = json!({ "expires": 2_000_000_000.5, "expiresUTC": "2033-05-18T03:33:20.000Z", "size": 9, "firstPartyStorage": true, "log": log });
        write(folder, &json!({ "title": "x", "uri_ins": "https://a.example/", "script": {}, "cookies": list(cookies, &more), "hosts": {} }))
    }
}

impl Builder for Blacklight {
    fn build(&self, folder: &Path, cookies: &[Plain]) -> PathBuf {
        let cookies = list(cookies, &json!({ "expires": 2_000_000_000.5, "size": 9, "third_party": false }));
        write(folder, &json!({ "title": "x", "uri_ins": "https://a.example/", "reports": { "cookies": cookies, "key_logging": {} } }))
    }
}

impl Builder for Wat {
    fn build(&self, folder: &Path, cookies: &[Plain]) -> PathBuf {
        let lines = list(cookies, &json!({ "expiresUTC": "2033-05-18T03:33:20.000Z", "status": "TBD" }));
        let cards = json!([{ "kind": "cookie_requests", "cookieLines": lines }, { "kind": "beacons" }]);
        write(folder, &json!({ "name": "x", "url": "https://a.example/", "tags": [{ "name": "before", "cards": cards }] }))
    }
}

impl Builder for OwnExport {
    fn build(&self, folder: &Path, cookies: &[Plain]) -> PathBuf {
        let row = |c: &Plain| {
            json!({ "host": c.host.trim_start_matches('.'), "name": c.name, "path": c.path, "value": c.value, "secure": c.secure, "http_only": c.http_only,
                "host_only": !c.host.starts_with('.'), "expires_at": "2033-05-18T03:33:20Z", "session": false, "same_site": "lax", "partitioned": false })
        };
        let rows: Vec<Value> = cookies.iter().map(row).collect();
        write(folder, &json!({ "format": "cookie-charter-report", "version": 1, "creator": "x", "reads": [], "cookies": rows }))
    }
}

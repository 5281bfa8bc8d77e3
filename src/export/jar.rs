//! Cookies as other programs load them: Netscape's `cookies.txt` (curl, wget, yt-dlp) and Playwright's `storageState`. Nothing but the cookies and
//! their values is in them, so that a cookie whose value nobody could read has no place.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::json;

use super::Format;
use super::content::Content;
use crate::cookie::{CookieRef, Expiry, HostKind, PartitionKind, SameSite, Scope};
use crate::inventory::{CookieId, CookieView, Inventory};

/// The last second of the calendar, which programs take for "never".
const NEVER: i64 = 253_402_300_799;
/// What curl and yt-dlp want to see first, and a word for whoever opens the file.
const HEADER: &str = "# Netscape HTTP Cookie File\n# https://curl.se/docs/http-cookies.html\n# Written by Cookie Charter. The values in this file open accounts: \
                      keep it to yourself and delete it after use.\n\n";

/// How many of these cookies a file of this format cannot hold: without a value that could be read or that is no UTF-8, of a container, of a page on
/// disk; in Netscape's form also those of a partition, and texts with tabs or line ends.
#[must_use]
pub fn left_out(inventory: &Inventory, ids: &[CookieId], format: Format) -> usize {
    if !format.needs_values() {
        return 0;
    }
    inventory.views(ids.iter().copied()).filter(|view| held(view, format).is_none()).count()
}

/// The value of a cookie that the format can hold: as stored, or opened because values were asked for. Readers in Python, yt-dlp's among them, give up the
/// whole file at the first byte that is no UTF-8.
fn held<'a>(view: &CookieView<'a>, format: Format) -> Option<&'a str> {
    let cookie = view.cookie;
    let value = std::str::from_utf8(view.value().filter(|(_, state)| state.is_readable())?.0.reveal()).ok()?;
    if cookie.container().is_some() || cookie.host.kind() == HostKind::File {
        return None;
    }
    let is_held = match format {
        Format::Netscape => {
            let is_plain = |text: &str| !text.bytes().any(|byte| byte < 0x20 || byte == 0x7f);
            cookie.partition().is_none() && [cookie.host(), cookie.name(), cookie.path(), value].into_iter().all(is_plain)
        }
        _ => cookie.partition().is_none_or(|key| key.kind == PartitionKind::Chips),
    };
    is_held.then_some(value)
}

/// Writes Netscape's form: seven fields between tabs.
pub(super) fn write_netscape(content: &Content<'_>, out: &mut dyn Write) -> io::Result<()> {
    begin_netscape(out)?;
    write_netscape_rows(content, out)
}

pub(super) fn begin_netscape(out: &mut dyn Write) -> io::Result<()> {
    out.write_all(HEADER.as_bytes())
}

pub(super) fn write_netscape_rows(content: &Content<'_>, out: &mut dyn Write) -> io::Result<()> {
    for view in content.views() {
        let Some(value) = held(&view, Format::Netscape) else { continue };
        let cookie = view.cookie;
        let flag = |flag: bool| if flag { "TRUE" } else { "FALSE" };
        let mark = if cookie.http_only == Some(true) { "#HttpOnly_" } else { "" };
        let (tail, secure) = (flag(cookie.host.scope() == Scope::Domain), flag(cookie.secure == Some(true)));
        let end = seconds(cookie.expiry).map_or(0, |end| end.max(1));
        writeln!(out, "{mark}{}\t{tail}\t{}\t{secure}\t{end}\t{}\t{value}", domain(cookie), path(cookie), cookie.name())?;
    }
    Ok(())
}

/// Writes Playwright's state, without anything of `localStorage`.
pub(super) fn write_storage_state(content: &Content<'_>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"{\"cookies\":[")?;
    let mut comma = "\n";
    for view in content.views() {
        let Some(value) = held(&view, Format::StorageState) else { continue };
        let cookie = view.cookie;
        out.write_all(comma.as_bytes())?;
        serde_json::to_writer(&mut *out, &StateCookie::of(cookie, value))?;
        comma = ",\n";
    }
    out.write_all(b"\n],\"origins\":[]}\n")
}

/// A cookie as Playwright's `addCookies` takes it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct StateCookie<'a> {
    name: &'a str,
    value: &'a str,
    domain: String,
    path: &'a str,
    expires: serde_json::Value,
    http_only: bool,
    secure: bool,
    /// Left out where it was absent, or cannot be told.
    #[serde(skip_serializing_if = "Option::is_none")]
    same_site: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    partition_key: Option<String>,
    #[serde(rename = "_crHasCrossSiteAncestor", skip_serializing_if = "Option::is_none")]
    crosses: Option<bool>,
}

impl<'a> StateCookie<'a> {
    fn of(cookie: CookieRef<'a>, value: &'a str) -> Self {
        let expires = match cookie.expiry {
            // Playwright loads nothing of a state with an end before 1970, and takes 0 for no end; a second later is as long over.
            Expiry::At(moment) => json!(exact(moment.unix_micros()).max(1.0)),
            other => seconds(other).map_or(json!(-1), |end| json!(end)),
        };
        let same_site = match cookie.same_site {
            Some(SameSite::Strict) => Some("Strict"),
            Some(SameSite::Lax) => Some("Lax"),
            Some(SameSite::None) => Some("None"),
            Some(SameSite::Unset | SameSite::NoneOrUnset) | None => None,
        };
        let partition = cookie.partition();
        Self {
            name: cookie.name(),
            value,
            domain: domain(cookie),
            path: path(cookie),
            expires,
            http_only: cookie.http_only == Some(true),
            secure: cookie.secure == Some(true),
            same_site,
            partition_key: partition.map(crate::cookie::PartitionKey::top_level_site),
            crosses: partition.map(|key| key.cross_site_ancestor),
        }
    }
}

/// Seconds with a fraction.
#[expect(clippy::cast_precision_loss, reason = "exact below 2⁵³ µs, which is the year 2255")]
fn exact(micros: i64) -> f64 {
    micros as f64 / 1e6
}

fn domain(cookie: CookieRef<'_>) -> String {
    if cookie.host.scope() == Scope::Domain { format!(".{}", cookie.host()) } else { cookie.host().to_owned() }
}

/// A path is asked for by whoever loads the file.
fn path(cookie: CookieRef<'_>) -> &str {
    if cookie.path().is_empty() { "/" } else { cookie.path() }
}

/// None for the session, and for an end that is not known: the shorter life is the safer guess.
fn seconds(expiry: Expiry) -> Option<i64> {
    match expiry {
        Expiry::At(moment) => Some(moment.unix_micros().div_euclid(1_000_000)),
        Expiry::FarFuture => Some(NEVER),
        Expiry::Session | Expiry::Unknown => None,
    }
}

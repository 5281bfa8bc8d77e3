use std::io;
use std::path::Path;

use jiff::Timestamp;
use zeroize::Zeroizing;

use super::cookies::FIELDS as COOKIE_FIELDS;
use super::json::{each_field, elements, fields, text};
use crate::cookie::Moment;
use crate::store::format::epoch::Epoch;
use crate::store::format::text::kind::decode;
use crate::store::passed_over::WhyPassedOver;
use crate::store::sqlite::snapshot::{head_of, modified};
use crate::store::{FileRecord, FileRole};
use crate::sum::sha256;

/// `mozLz40\0`, then the size when decompressed, then one LZ4 block.
pub(crate) const MAGIC: &[u8; 8] = b"mozLz40\0";
/// Sessions are a few megabytes; the size in the file may be anything.
pub(super) const LARGEST: u64 = 64 << 20;
/// Firefox keeps at most some thousand cookies.
const MOST_COOKIES: usize = 200_000;

/// A file that holds a session, read and found whole.
pub(super) struct SessionFile {
    pub(super) record: FileRecord,
    /// Overwritten when it goes: what a session holds is what a thief would want most.
    json: Zeroizing<String>,
    /// When Firefox last wrote it, by what is inside: times of files are those of the last copy.
    pub(super) updated: Option<Moment>,
}

/// The cookies of a session, each as JSON.
pub(super) struct SessionCookies<'a> {
    pub(super) kept: Vec<&'a str>,
    /// How many more there are.
    pub(super) beyond: u64,
}

/// Why a file gives no session.
#[derive(Debug)]
pub(super) enum SessionError {
    Io(io::Error),
    TooLarge,
    Empty,
    /// It is cut or damaged.
    Damaged,
    /// It is whole and something else.
    NotASession,
}

impl SessionError {
    pub(super) fn why_passed_over(&self) -> WhyPassedOver {
        match self {
            Self::Io(_) => WhyPassedOver::Unreadable,
            Self::TooLarge => WhyPassedOver::TooLarge,
            Self::Empty => WhyPassedOver::Empty,
            Self::Damaged => WhyPassedOver::Damaged,
            Self::NotASession => WhyPassedOver::NotASession,
        }
    }
}

impl SessionFile {
    /// Reads a file. `now` tells a time of writing that cannot be true.
    pub(super) fn load(path: &Path, now: Timestamp) -> Result<Self, SessionError> {
        let bytes = head_of(path, LARGEST + 1).map_err(SessionError::Io)?;
        if bytes.is_empty() {
            return Err(SessionError::Empty);
        }
        if bytes.len() as u64 > LARGEST {
            return Err(SessionError::TooLarge);
        }
        let (size, sum) = (bytes.len() as u64, sha256(&bytes));
        let record = FileRecord { path: path.to_path_buf(), role: FileRole::SessionFile, size, sha256: sum, modified: modified(path) };
        let json = json_of(bytes)?;
        let [session] = fields(&json, ["session"]).ok_or(SessionError::Damaged)?;
        if !is_session(&json) {
            return Err(SessionError::NotASession);
        }
        let updated = session.and_then(|session| last_update(session, now));
        Ok(Self { record, json, updated })
    }

    /// Its cookies: those of the session, and those of each window, where they were before Firefox 50.
    pub(super) fn cookies(&self) -> SessionCookies<'_> {
        cookies_of(&self.json)
    }
}

fn cookies_of(json: &str) -> SessionCookies<'_> {
    let mut found = SessionCookies { kept: Vec::new(), beyond: 0 };
    let Some([cookies, windows]) = fields(json, ["cookies", "windows"]) else { return found };
    let windows = windows.and_then(|windows| elements(windows, MOST_COOKIES)).map_or_else(Vec::new, |windows| windows.kept);
    let in_windows = windows.into_iter().filter_map(|window| fields(window, ["cookies"])?[0]);
    for list in cookies.into_iter().chain(in_windows) {
        if let Some(list) = elements(list, MOST_COOKIES.saturating_sub(found.kept.len())) {
            found.kept.extend(list.kept);
            found.beyond += list.beyond;
        }
    }
    found
}

/// Whether a text file that was opened by itself is a session, as Firefox wrote them before version 56 and its sisters still do. Other programs
/// write objects with `cookies` too: it takes Firefox's own mark, windows beside the cookies or with tabs or cookies in them, or cookies with Firefox's
/// word for the host, which hardly anybody else uses. Without the mark the cookies must be Firefox's throughout: those of a dump may last, and would all
/// become cookies of the session.
pub(crate) fn is_plain_session(path: &Path) -> bool {
    let Some(json) = head_of(path, LARGEST).ok().and_then(|bytes| json_of(bytes).ok()) else { return false };
    let Some([version, windows, cookies]) = fields(&json, ["version", "windows", "cookies"]) else { return false };
    let is_list = |json: Option<&str>| json.is_some_and(is_array);
    let first_of = |list: Option<&str>, keys: [&str; 2]| {
        let list = elements(list?, 1)?;
        Some(fields(list.kept.first()?, keys)?.map(|value| value.map(str::to_owned)))
    };
    if version.is_some_and(has_mark) {
        return true;
    }
    let [has_tabs, has_cookies] =
        first_of(windows, ["tabs", "cookies"]).map_or([false; 2], |found| found.map(|list| is_list(list.as_deref())));
    let is_of_windows = has_tabs || has_cookies || (is_list(windows) && is_list(cookies));
    let is_of_hosts = || first_of(cookies, ["host", "value"]).is_some_and(|found| found.iter().all(Option::is_some));
    (is_of_windows || is_of_hosts()) && cookies_of(&json).kept.iter().all(|cookie| is_firefox_s(cookie, has_tabs))
}

/// Whether a cookie says nothing but what Firefox writes of one; old versions may have added the end, beside the tabs that no dump has.
fn is_firefox_s(cookie: &str, has_tabs: bool) -> bool {
    let mut is_known = true;
    let is_object = each_field(cookie, &mut |key, value| {
        is_known &= match &*key {
            "sameSite" => text(value).is_none(),
            "expiry" => has_tabs,
            key => COOKIE_FIELDS.contains(&key),
        };
    });
    // One that is damaged costs itself when it is read.
    is_known || is_object.is_none()
}

/// An object with Firefox's mark, or with a list of windows or cookies.
fn is_session(json: &str) -> bool {
    let Some([version, windows, cookies]) = fields(json, ["version", "windows", "cookies"]) else { return false };
    version.is_some_and(has_mark) || windows.is_some_and(is_array) || cookies.is_some_and(is_array)
}

/// `["sessionrestore", 1]`.
fn has_mark(version: &str) -> bool {
    let first = elements(version, 1).and_then(|version| version.kept.first().and_then(|first| text(first)));
    first.is_some_and(|first| first == "sessionrestore")
}

fn is_array(json: &str) -> bool {
    json.starts_with('[')
}

/// `lastUpdate` in milliseconds. One that lies beyond tomorrow comes from a wrong clock and says nothing.
fn last_update(session: &str, now: Timestamp) -> Option<Moment> {
    let [updated] = fields(session, ["lastUpdate"])?;
    let updated = Epoch::UnixMillis.instant(updated?.parse().ok()?).moment()?;
    (updated.seconds_since(now.into()) <= 86_400).then_some(updated)
}

/// The JSON in a session file. Before Firefox 56 it was not compressed, and before 3.5 it stood in brackets.
fn json_of(bytes: Zeroizing<Vec<u8>>) -> Result<Zeroizing<String>, SessionError> {
    let Some(rest) = bytes.strip_prefix(MAGIC) else {
        let text = match bytes.as_slice() {
            // Who looks into a session with a tool of Windows saves it so.
            [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => Zeroizing::new(decode(&bytes).unwrap_or_default().into_owned()),
            _ => into_text(bytes),
        };
        let bare = text.trim_start_matches('\u{feff}').trim();
        let bare = bare.strip_prefix('(').and_then(|rest| rest.trim_end_matches(';').strip_suffix(')')).unwrap_or(bare);
        return if bare.starts_with('{') { Ok(Zeroizing::new(bare.to_owned())) } else { Err(SessionError::NotASession) };
    };
    let (size, block) = rest.split_first_chunk::<4>().ok_or(SessionError::Damaged)?;
    let size = u32::from_le_bytes(*size);
    if u64::from(size) > LARGEST {
        return Err(SessionError::TooLarge);
    }
    let mut json = Zeroizing::new(vec![0; usize::try_from(size).unwrap_or(0)]);
    let length = lz4_flex::block::decompress_into(block, &mut json).map_err(|_| SessionError::Damaged)?;
    json.truncate(length);
    // Any other value is whole, and no session.
    if json.first().is_some_and(|first| matches!(first, b'[' | b'"' | b'0'..=b'9' | b'n' | b't' | b'f')) {
        return Err(SessionError::NotASession);
    }
    Ok(into_text(json))
}

fn into_text(mut bytes: Zeroizing<Vec<u8>>) -> Zeroizing<String> {
    match String::from_utf8(std::mem::take(&mut *bytes)) {
        Ok(text) => Zeroizing::new(text),
        Err(error) => {
            let bytes = Zeroizing::new(error.into_bytes());
            Zeroizing::new(String::from_utf8_lossy(&bytes).into_owned())
        }
    }
}

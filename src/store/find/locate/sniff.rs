use std::path::Path;

use super::{database, text};
use crate::store::archive::Kind;
use crate::store::format::head::Head;
use crate::store::format::json::outline::JsonKind;
use crate::store::format::text::kind::{TextKind, decode};
use crate::store::format::{FORMATS, Format, Recognise};
use crate::store::sqlite::pages::has_schema;
use crate::store::sqlite::snapshot::{COMPANIONS, DATABASE_MAGIC, JOURNAL_MAGIC, LARGEST, LOG_MAGIC, companion_of, head_of, with_suffix};
use crate::store::{Foreign, FormatId, ReadError};

/// What a file is, when it leads to stores.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// A store.
    Store(FormatId),
    /// Firefox's list of profiles.
    FirefoxProfiles,
    /// Chromium's `Local State`.
    ChromiumProfiles,
}

/// Bytes that are looked at.
const HEAD: u64 = 64 << 10;

/// How files begin that macOS puts beside others.
pub(super) const APPLE_DOUBLE: &[u8] = b"\x00\x05\x16\x07";

/// First bytes that tell a file that is no store.
const MAGICS: [(&[u8], Foreign); 38] = [
    (b"\x89PNG\r\n\x1a\n", Foreign::Picture),
    (b"\xff\xd8\xff", Foreign::Picture),
    (b"GIF8", Foreign::Picture),
    (b"%PDF-", Foreign::Pdf),
    (b"7z\xbc\xaf\x27\x1c", Foreign::Archive),
    (b"\x28\xb5\x2f\xfd", Foreign::Archive),
    (b"\xfd7zXZ\0", Foreign::Archive),
    (b"BZh", Foreign::Archive),
    (b"Rar!\x1a\x07", Foreign::Archive),
    (b"MSCF\0\0\0\0", Foreign::Archive),
    (b"\x04\x22\x4d\x18", Foreign::Archive),
    (b"LZIP\x01", Foreign::Archive),
    (b"\x1f\x9d", Foreign::Archive),
    (b"xar!", Foreign::Archive),
    (b"!<arch>\n", Foreign::Archive),
    (b"-----BEGIN PGP MESSAGE-----", Foreign::Encrypted),
    (b"age-encryption.org/", Foreign::Encrypted),
    (b"Salted__", Foreign::Encrypted),
    // KeePass.
    (b"\x03\xd9\xa2\x9a", Foreign::Passwords),
    (b"bplist00", Foreign::PropertyList),
    (APPLE_DOUBLE, Foreign::AppleDouble),
    (&LOG_MAGIC, Foreign::LoneLog),
    (b"\x37\x7f\x06\x83", Foreign::LoneLog),
    (&JOURNAL_MAGIC, Foreign::LoneJournal),
    (b"\x18\xe2\x2d\x00", Foreign::LoneSharedMemory),
    (b"\x80\x02", Foreign::Pickle),
    (b"\x80\x03", Foreign::Pickle),
    (b"\x80\x04", Foreign::Pickle),
    (b"\x80\x05", Foreign::Pickle),
    // Lists, dictionaries and objects of the first two protocols, which say no number.
    (b"(lp0\n", Foreign::Pickle),
    (b"(lp1\n", Foreign::Pickle),
    (b"(dp0\n", Foreign::Pickle),
    (b"(dp1\n", Foreign::Pickle),
    (b"ccopy_reg\n", Foreign::Pickle),
    (b"]q\x00", Foreign::Pickle),
    (b"}q\x00", Foreign::Pickle),
    (b"Client UrlCache MMF Ver", Foreign::InternetExplorer),
    (b"\x00\x00\x10\x00\x00\x00\x20", Foreign::OldOpera),
];

/// Recognises a file that must be a store.
pub(in crate::store::find) fn store(path: &Path) -> Result<FormatId, ReadError> {
    match content(path)? {
        Content::Store(format) => Ok(format),
        Content::FirefoxProfiles => Err(ReadError::NotAStore { what: Foreign::Text, path: path.to_path_buf() }),
        Content::ChromiumProfiles => Err(ReadError::NotAStore { what: Foreign::Json, path: path.to_path_buf() }),
    }
}

/// Recognises a regular file: by its bytes, and where these leave open who wrote it, by its place.
pub(super) fn content(path: &Path) -> Result<Content, ReadError> {
    let by_place = |told: FormatId| {
        let is_it = |format: &&&Format| matches!(format.recognise, Recognise::Place { of, is_there } if of == told && is_there(path));
        FORMATS.iter().find(is_it).map_or(told, |format| format.id)
    };
    by_bytes(path).map(|content| if let Content::Store(told) = content { Content::Store(by_place(told)) } else { content })
}

fn by_bytes(path: &Path) -> Result<Content, ReadError> {
    let io = |error| ReadError::from_io(error, path);
    let size = std::fs::metadata(path).map_err(io)?.len();
    if size > LARGEST {
        return Err(ReadError::TooLarge { most: LARGEST, path: path.to_path_buf() });
    }
    let head = head_of(path, HEAD).map_err(io)?;
    if head.is_empty() {
        let has_twin =
            ["-wal", "-journal"].iter().any(|suffix| std::fs::metadata(with_suffix(path, suffix)).is_ok_and(|meta| meta.len() > 0));
        return if has_twin { database::content(path) } else { Err(ReadError::Empty { path: path.to_path_buf() }) };
    }
    if head.starts_with(DATABASE_MAGIC) {
        return database::content(path);
    }
    // What was copied without its database may hold all of it, or enough to read some rows.
    if companion_of(&head).is_some()
        && is_alone(path)
        && let Ok(content) = database::content(path)
    {
        return Ok(content);
    }
    // Whoever can look into archives has done so before.
    if let Some(kind) = Kind::of(&head) {
        return Err(ReadError::NotAStore { what: kind.as_foreign(), path: path.to_path_buf() });
    }
    let begins = Head::of(path, &head);
    // Old Firefox put brackets around its JSON.
    let text_of_head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&head).trim_ascii_start();
    let may_be_session = text_of_head.starts_with(b"(") || matches!(begins.json, Some(JsonKind::Other)) || text_of_head.starts_with(b"{");
    let is_of = |format: &&&Format| match format.recognise {
        Recognise::Content(is_it) => is_it(&begins),
        Recognise::Magic { first, or_text } => head.starts_with(first) || (may_be_session && or_text(path)),
        Recognise::Table(..) | Recognise::Place { .. } => false,
    };
    // Those first that need no more than the head.
    let (by_head, by_all): (Vec<&Format>, Vec<&Format>) =
        FORMATS.iter().partition(|format| matches!(format.recognise, Recognise::Content(_)));
    if let Some(format) = by_head.iter().chain(&by_all).find(is_of) {
        return Ok(Content::Store(format.id));
    }
    if !begins.is_text() && foreign_binary(&head).is_none() && has_schema(&head) {
        // What has no schema when all was mended is another binary file in which its words occur.
        match database::content(path) {
            Err(ReadError::Damaged { .. }) => {}
            result => return result,
        }
    }
    let found = match foreign_binary(&head) {
        Some(Foreign::InternetExplorer) if !head.starts_with(b"Client") && !is_web_cache(path) => Err(Foreign::EseDatabase),
        Some(Foreign::PropertyList) if is_safari_plist(&head) => Err(Foreign::SafariPlist),
        Some(what) => Err(what),
        None if begins.is_text() => text(&begins, &head),
        None => Err(binary(&head, size)),
    };
    found.map_err(|what| ReadError::NotAStore { what, path: path.to_path_buf() })
}

/// Whether the database of a log or a journal does not lie beside it.
fn is_alone(path: &Path) -> bool {
    // The path may have any bytes; a name that is no UTF-8 is not looked for without its end.
    let Some(name) = path.file_name().and_then(|name| name.to_str()) else { return false };
    let main = COMPANIONS.iter().filter(|suffix| !suffix.is_empty()).find_map(|suffix| name.strip_suffix(suffix));
    main.is_none_or(|main| std::fs::metadata(path.with_file_name(main)).map_or(true, |meta| meta.len() == 0))
}

fn foreign_binary(head: &[u8]) -> Option<Foreign> {
    let at = |offset: usize, bytes: &[u8]| head.get(offset..).is_some_and(|rest| rest.starts_with(bytes));
    if let Some((_, what)) = MAGICS.iter().find(|(magic, _)| head.starts_with(magic)) {
        return Some(*what);
    }
    if at(0, b"RIFF") && at(8, b"WEBP") {
        return Some(Foreign::Picture);
    }
    if at(4, b"\xef\xcd\xab\x89") {
        return Some(Foreign::InternetExplorer);
    }
    (at(0, b"\x00\xbf") && at(6, b"TCSO")).then_some(Foreign::FlashObject)
}

/// A text without cookies that are read.
fn text(begins: &Head<'_>, head: &[u8]) -> Result<Content, Foreign> {
    if let Some(json) = begins.json {
        return match json {
            JsonKind::LocalState => Ok(Content::ChromiumProfiles),
            JsonKind::WatKnowledge => Err(Foreign::AuditKnowledge),
            JsonKind::Dossier => Err(Foreign::Dossier),
            JsonKind::OfMessages => Err(Foreign::HttpMessages),
            _ => Err(Foreign::Json),
        };
    }
    match begins.text {
        Some(TextKind::QtWebKit) => Err(Foreign::QtWebKitJar),
        Some(TextKind::HstsList) => Err(Foreign::HstsList),
        _ => text::kind(&decode(head).unwrap_or_default()),
    }
}

/// Whether an ESE database is the one in which Internet Explorer and the first Edge kept cookies: it names their tables in its catalogue.
fn is_web_cache(path: &Path) -> bool {
    const CATALOGUE: u64 = 4 << 20;
    const TABLES: [&[u8]; 2] = [b"CookieEntryEx", b"Containers"];
    let beginning = head_of(path, CATALOGUE).unwrap_or_default();
    TABLES.iter().any(|name| beginning.windows(name.len()).any(|window| window == *name))
}

/// Whether a binary property list holds cookies, by the keys of Safari's old one.
fn is_safari_plist(head: &[u8]) -> bool {
    let keys: [&[u8]; 4] = [b"Domain", b"Name", b"Path", b"Value"];
    keys.iter().all(|key| head.windows(key.len()).any(|window| window == *key))
}

/// Nothing fits: random bytes are encrypted, the rest is unknown.
fn binary(head: &[u8], size: u64) -> Foreign {
    if head.iter().all(|byte| *byte == 0) {
        return Foreign::Zeros;
    }
    // A small sample of random bytes does not fill all 256 values evenly.
    let threshold = if head.len() >= 16_384 { 7.9 } else { 7.2 };
    if size.is_multiple_of(512) && bits_per_byte(head) > threshold { Foreign::Encrypted } else { Foreign::Unknown }
}

#[expect(clippy::cast_precision_loss, reason = "counts of at most 65,536")]
fn bits_per_byte(bytes: &[u8]) -> f64 {
    let mut counts = [0usize; 256];
    for byte in bytes {
        if let Some(count) = counts.get_mut(usize::from(*byte)) {
            *count += 1;
        }
    }
    let total = bytes.len().max(1) as f64;
    counts.iter().filter(|count| **count > 0).map(|count| *count as f64 / total).map(|share| -share * share.log2()).sum()
}

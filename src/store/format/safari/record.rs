use super::bytes::Bytes;

/// The head of a record, before its texts.
const HEAD: usize = 56;
const SECURE: u32 = 1;
const HTTP_ONLY: u32 = 4;
const LAX: u32 = 0x08;
const STRICT: u32 = 0x10;
const BY_SCRIPT: u32 = 0x40;

/// A cookie as a page holds it. Times in seconds since 2001-01-01 UTC.
pub(super) struct Record<'a> {
    flags: u32,
    pub(super) domain: &'a [u8],
    pub(super) name: &'a [u8],
    pub(super) path: &'a [u8],
    pub(super) value: &'a [u8],
    pub(super) expires: f64,
    pub(super) created: f64,
    /// There is something behind the last text, which a newer Safari may have put there.
    pub(super) has_more: bool,
}

impl<'a> Record<'a> {
    /// The record at the beginning of what is left of a page; none where it is longer than that, or its texts begin before they can.
    pub(super) fn of(rest: &'a [u8]) -> Option<Self> {
        let size = Bytes(rest).u32(0)? as usize;
        let record = Bytes(rest.get(..size).filter(|_| size >= HEAD)?);
        let mut end = HEAD;
        let mut text = |at: usize| {
            let offset = record.u32(at)? as usize;
            let text = record.text(offset).filter(|_| offset >= HEAD)?;
            end = end.max(offset + text.len() + 1);
            Some(text)
        };
        let (domain, name, path, value) = (text(16)?, text(20)?, text(24)?, text(28)?);
        for comment in [32, 36] {
            if record.u32(comment)? != 0 {
                text(comment)?;
            }
        }
        let has_more = record.0.get(end..).unwrap_or_default().iter().any(|byte| *byte != 0);
        Some(Self { flags: record.u32(8)?, domain, name, path, value, expires: record.f64(40)?, created: record.f64(48)?, has_more })
    }

    pub(super) fn is_secure(&self) -> bool {
        self.flags & SECURE != 0
    }

    pub(super) fn is_http_only(&self) -> bool {
        self.flags & HTTP_ONLY != 0
    }

    pub(super) fn has_lax(&self) -> bool {
        self.flags & LAX != 0
    }

    pub(super) fn has_strict(&self) -> bool {
        self.flags & STRICT != 0
    }

    pub(super) fn is_set_by_script(&self) -> bool {
        self.flags & BY_SCRIPT != 0
    }
}

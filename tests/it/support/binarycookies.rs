//! Safari's `Cookies.binarycookies`, put together by hand.

use super::builder::Plain;

/// A cookie: its texts, its flags, and when it ends and was made in seconds since 2001-01-01.
pub struct Made<'a> {
    pub texts: [&'a str; 4],
    pub version: u32,
    pub flags: u32,
    pub ends: f64,
    pub created: f64,
}

/// 2027-11-24T14:32:00Z and a year before.
const ENDS: f64 = 848_759_520.0;
const MADE: f64 = 817_223_520.0;

impl<'a> Made<'a> {
    /// `texts`: domain, name, path, value.
    pub fn new(texts: [&'a str; 4], flags: u32) -> Self {
        Self { texts, version: 0, flags, ends: ENDS, created: MADE }
    }

    pub fn record(&self) -> Vec<u8> {
        let mut offset = 56;
        let mut starts = Vec::new();
        for text in self.texts {
            starts.push(u32::try_from(offset).unwrap());
            offset += text.len() + 1;
        }
        let mut record = Vec::new();
        for number in [u32::try_from(offset).unwrap(), self.version, self.flags, 0] {
            record.extend(number.to_le_bytes());
        }
        starts.extend([0, 0]);
        record.extend(starts.into_iter().flat_map(u32::to_le_bytes));
        record.extend([self.ends, self.created].into_iter().flat_map(f64::to_le_bytes));
        record.extend(self.texts.into_iter().flat_map(|text| text.bytes().chain([0])));
        record
    }
}

pub fn page(records: &[Vec<u8>]) -> Vec<u8> {
    let mut page = vec![0, 0, 1, 0];
    page.extend(u32::try_from(records.len()).unwrap().to_le_bytes());
    let mut at = 12 + records.len() * 4;
    for record in records {
        page.extend(u32::try_from(at).unwrap().to_le_bytes());
        at += record.len();
    }
    page.extend([0; 4]);
    page.extend(records.concat());
    page
}

pub fn file(pages: &[Vec<u8>]) -> Vec<u8> {
    let mut file = b"cook".to_vec();
    file.extend(u32::try_from(pages.len()).unwrap().to_be_bytes());
    file.extend(pages.iter().flat_map(|page| u32::try_from(page.len()).unwrap().to_be_bytes()));
    file.extend(pages.concat());
    let sum = pages.iter().flat_map(|page| page.iter().step_by(4)).fold(0u32, |sum, byte| sum.wrapping_add((*byte).into()));
    file.extend(sum.to_be_bytes());
    file.extend([7, 0x17, 0x20, 5]);
    file
}

/// One page for all, without further flags.
pub fn of_plain(cookies: &[Plain]) -> Vec<u8> {
    let record = |cookie: &Plain| {
        let flags = u32::from(cookie.secure) | (u32::from(cookie.http_only) << 2);
        Made::new([&cookie.host, &cookie.name, &cookie.path, &cookie.value], flags).record()
    };
    file(&[page(&cookies.iter().map(record).collect::<Vec<_>>())])
}

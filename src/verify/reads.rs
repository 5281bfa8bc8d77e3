//! The reads of a report, without the rest of it.

use std::fmt;
use std::io::{self, BufRead, Read};

use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::ClaimedRead;

/// Bytes of the longest line of a read: its warnings are limited, its files are few.
pub(super) const LONGEST_LINE: u64 = 16 << 20;
/// Bytes in which a page names its reads.
const HEAD_OF_PAGE: u64 = 16 << 20;
/// What stands before a read in a page.
const META: &str = "<meta name=\"cookie-charter-read\" content=\"";

/// Of a JSON report or audit. What is not JSON to its end gives what stood before that: the seal tells that it was altered.
pub(super) fn of_json(input: impl Read) -> Vec<ClaimedRead> {
    let mut found = Vec::new();
    let mut json = serde_json::Deserializer::from_reader(input);
    // A million cookies behind the reads are not gone through: they end the search as an error would.
    let _ = Report(&mut found).deserialize(&mut json);
    found
}

/// The whole report; the reads go to the list.
struct Report<'a>(&'a mut Vec<ClaimedRead>);

impl<'de> DeserializeSeed<'de> for Report<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Report<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a report")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "reads" => map.next_value_seed(Reads { into: &mut *self.0, of: read_itself })?,
                "stores" => map.next_value_seed(Reads { into: &mut *self.0, of: read_inside })?,
                "cookies" => return Ok(()),
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }
}

/// A list of reads, each of which stands by itself or inside something.
struct Reads<'a> {
    into: &'a mut Vec<ClaimedRead>,
    of: fn(Element) -> ClaimedRead,
}

/// A read of an export, or a store of an audit that holds one.
#[derive(Deserialize)]
struct Element {
    #[serde(flatten)]
    itself: Option<ClaimedRead>,
    read: Option<ClaimedRead>,
}

fn read_itself(element: Element) -> ClaimedRead {
    element.itself.unwrap_or_default()
}

fn read_inside(element: Element) -> ClaimedRead {
    element.read.unwrap_or_default()
}

impl<'de> DeserializeSeed<'de> for Reads<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Reads<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of reads")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while let Some(element) = list.next_element::<Element>()? {
            self.into.push((self.of)(element));
        }
        Ok(())
    }
}

/// How the line of a cookie begins. Most lines are those, and none of them is taken apart.
const COOKIE: &[u8] = b"{\"type\":\"cookie\"";

/// Of an NDJSON report: the lines of reads, wherever they stand. A report that was written while stores were found has each before its cookies.
pub(super) fn of_lines(mut input: impl BufRead) -> io::Result<Vec<ClaimedRead>> {
    #[derive(Deserialize)]
    struct Line {
        r#type: String,
        #[serde(flatten)]
        read: Option<ClaimedRead>,
    }
    let (mut found, mut line) = (Vec::new(), Vec::new());
    loop {
        line.clear();
        if (&mut input).take(LONGEST_LINE).read_until(b'\n', &mut line)? == 0 {
            return Ok(found);
        }
        if line.starts_with(COOKIE) {
            continue;
        }
        // What is no line of this program is passed over: the seal tells that it was added.
        if let Ok(Line { r#type, read: Some(read) }) = serde_json::from_slice::<Line>(&line)
            && r#type == "read"
        {
            found.push(read);
        }
    }
}

/// Of a page: what its head names.
pub(super) fn of_page(mut input: impl BufRead) -> io::Result<Vec<ClaimedRead>> {
    let mut found = Vec::new();
    let mut left = HEAD_OF_PAGE;
    loop {
        let mut line = Vec::new();
        let read = (&mut input).take(left).read_until(b'\n', &mut line)? as u64;
        let line = String::from_utf8_lossy(&line);
        left -= read.min(left);
        if read == 0 || left == 0 || line.starts_with("</head>") {
            return Ok(found);
        }
        let content = line.trim_end().strip_prefix(META).and_then(|rest| rest.strip_suffix("\">"));
        found.extend(content.and_then(|content| serde_json::from_str::<ClaimedRead>(&unescaped(content)).ok()));
    }
}

/// A text without what a page escapes.
fn unescaped(text: &str) -> String {
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    entities.iter().fold(text.to_owned(), |text, (entity, letter)| text.replace(entity, letter))
}

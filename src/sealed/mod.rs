//! Reports that carry a seal at their end: the SHA-256 of everything before it, without the times of the read.
//!
//! The times are left out because the same store read twice must give the same report, byte for byte, in all but those times; a seal over them
//! would differ as well. So the seal does not show that a time was edited, which the documentation says. A seal shows changes by accident or without care:
//! it is no signature. It stands at the end, so that a report of a million cookies is sealed and checked as it streams by.

mod timeless;

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

use self::timeless::Timeless;

/// The form of a sealed report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SealedForm {
    /// One JSON object; the seal is its last field.
    Json,
    /// JSON objects, one a line; the seal is the last field of the last one, so that it needs no line of its own.
    Lines,
    /// A page; the seal is a comment at its end.
    Page,
}

/// What became of a report since it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seal {
    /// It is as it was written.
    Intact,
    /// Something in it was changed.
    Altered,
    /// It carries none.
    Missing,
}

/// Letters of a SHA-256 in hex.
const SUM: usize = 64;

impl SealedForm {
    /// What stands before and behind the sum.
    fn around(self) -> (&'static str, &'static str) {
        match self {
            Self::Json => (",\n\"seal\":\"", "\"}\n"),
            Self::Lines => (",\"seal\":\"", "\"}\n"),
            Self::Page => ("<!-- seal ", " -->\n</body>\n</html>\n"),
        }
    }

    /// Bytes of the seal.
    fn length(self) -> usize {
        let (before, behind) = self.around();
        before.len() + SUM + behind.len()
    }
}

/// Passes on what is written and works out its seal.
pub(crate) struct Sealing<'a> {
    out: &'a mut dyn Write,
    form: SealedForm,
    sum: Timeless,
}

impl<'a> Sealing<'a> {
    pub(crate) fn new(form: SealedForm, out: &'a mut dyn Write) -> Self {
        Self { out, form, sum: Timeless::new(form) }
    }

    /// Writes the seal and what ends the report: the closing brace of a JSON object or of the last
    /// line, the closing tags of a page.
    pub(crate) fn finish(self) -> io::Result<()> {
        let (before, behind) = self.form.around();
        write!(self.out, "{before}{}{behind}", self.sum.finish())
    }
}

impl Write for Sealing<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.sum.add(bytes.get(..written).unwrap_or(bytes));
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Bytes read at a time.
const CHUNK: usize = 256 << 10;

/// Checks the seal of a report, which is never in memory as a whole.
///
/// # Errors
/// Those of the file.
pub(crate) fn check(path: &Path, form: SealedForm) -> io::Result<Seal> {
    let mut file = File::open(path)?;
    let length = file.metadata()?.len();
    let Some(sealed) = length.checked_sub(form.length() as u64) else { return Ok(Seal::Missing) };
    file.seek(SeekFrom::Start(sealed))?;
    let mut end = Vec::with_capacity(form.length());
    (&mut file).take(form.length() as u64).read_to_end(&mut end)?;
    let (before, behind) = form.around();
    let told = String::from_utf8_lossy(&end);
    let Some(told) = told.strip_prefix(before).and_then(|told| told.strip_suffix(behind)) else {
        // A report that was cut, or that somebody added to, once had a seal where now something else stands.
        return Ok(if has_seal_elsewhere(&mut file, form, length)? { Seal::Altered } else { Seal::Missing });
    };
    file.seek(SeekFrom::Start(0))?;
    let (mut sum, mut left, mut chunk) = (Timeless::new(form), sealed, vec![0; CHUNK]);
    while left > 0 {
        let wanted = usize::try_from(left).unwrap_or(CHUNK).min(CHUNK);
        let Some(place) = chunk.get_mut(..wanted) else { break };
        let read = file.read(place)?;
        if read == 0 {
            break;
        }
        sum.add(place.get(..read).unwrap_or_default());
        left -= read as u64;
    }
    Ok(if sum.finish() == told { Seal::Intact } else { Seal::Altered })
}

/// Whether a seal stands near the end, where an editor that adds a line or lays the end out anew has moved it.
fn has_seal_elsewhere(file: &mut File, form: SealedForm, length: u64) -> io::Result<bool> {
    const NEAR: u64 = 4_096;
    file.seek(SeekFrom::Start(length.saturating_sub(NEAR)))?;
    let mut end = Vec::new();
    file.take(NEAR).read_to_end(&mut end)?;
    let mark = match form {
        SealedForm::Json | SealedForm::Lines => "\"seal\"",
        SealedForm::Page => "<!-- seal ",
    };
    Ok(String::from_utf8_lossy(&end).contains(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sealed(form: SealedForm, text: &str) -> String {
        let mut out = Vec::new();
        let mut sealing = Sealing::new(form, &mut out);
        for piece in text.as_bytes().chunks(7) {
            sealing.write_all(piece).unwrap();
        }
        sealing.finish().unwrap();
        String::from_utf8(out).unwrap()
    }

    fn checked(form: SealedForm, text: &str) -> Seal {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("report");
        std::fs::write(&file, text).unwrap();
        check(&file, form).unwrap()
    }

    const ALL: [(SealedForm, &str, &str); 3] = [
        (SealedForm::Json, "{\"read_at\":\"2026-11-26T21:00:00Z\",\n\"cookies\":[1,2]", "2027-01-01T00:00:00Z"),
        (SealedForm::Lines, "{\"type\":\"read\",\"read_at\": \"2026-11-26T21:00:00Z\"}\n{\"cookie\":\"read_at\"", "2027-01-01T00:00:00Z"),
        (SealedForm::Page, "<p>at <time datetime=\"2026-11-26T21:00:00Z\">26 Nov 2026 21:00</time>, 3 cookies</p>\n", "1 Jan 2027 00:00"),
    ];

    #[test]
    fn what_was_written_is_intact_and_every_other_byte_counts() {
        for (form, text, _) in ALL {
            let whole = sealed(form, text);
            assert_eq!(checked(form, &whole), Seal::Intact, "{whole}");
            let (before, behind) = whole.split_at(whole.rfind("ook").unwrap_or(5));
            assert_eq!(checked(form, &format!("{before}x{behind}")), Seal::Altered, "{form:?}");
            assert_eq!(checked(form, &format!("{whole}\n")), Seal::Altered, "{form:?}");
            let (before, sum) = whole.split_at(whole.len() - 50);
            let other = if sum.starts_with('0') { "1" } else { "0" };
            assert_eq!(checked(form, &format!("{before}{other}{}", &sum[1..])), Seal::Altered, "{form:?}");
            assert_eq!(checked(form, text), Seal::Missing);
            assert_eq!(checked(form, ""), Seal::Missing);
        }
    }

    #[test]
    fn the_time_of_the_read_is_not_under_the_seal() {
        for (form, text, other) in ALL {
            let time = if form == SealedForm::Page { "26 Nov 2026 21:00" } else { "2026-11-26T21:00:00Z" };
            let later = text.replace(time, other);
            assert_ne!(later, text);
            let end = |text: &str| sealed(form, text)[text.len()..].to_owned();
            assert_eq!(end(text), end(&later), "{form:?}");
        }
    }

    #[test]
    fn a_name_that_looks_like_a_mark_hides_nothing() {
        // In JSON quotes inside a text are escaped, and in a page what opens an element is.
        let hostile = |name: &str| format!("{{\"name\":\"<time x\\\"read_at\\\":\\\"\",\"other\":\"{name}\"");
        assert_ne!(sealed(SealedForm::Json, &hostile("a")), sealed(SealedForm::Json, &hostile("b")).replace("\"b\"", "\"a\""));
    }
}

//! One profile, two stores: Chromium moved its file into `Network/`, and an old one may stay behind.

use std::cmp::Reverse;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::cookie::Moment;
use crate::store::format::{Format, Recognise, Times};
use crate::store::location::{Twin, TwinReason};
use crate::store::sqlite::database::open_for_rows;
use crate::store::sqlite::snapshot::{Snapshot, is_unwritten};
use crate::store::sqlite::table::{Table, TableSpec};
use crate::store::{Progress, ReadError};

const DAY: Duration = Duration::from_hours(24);

/// The store of a profile that was taken, and the one that was not.
pub(crate) struct Chosen {
    pub(crate) file: PathBuf,
    pub(crate) twin: Option<Twin>,
}

/// How new a store is by what it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Content {
    Unreadable,
    Empty,
    /// The newest time in it, if any row has one.
    Newest(Option<Moment>),
}

/// The file that holds the cookies of a profile.
///
/// Of two stores the one with the later content is taken. Deciding by the times of the files was no good: a copy of a profile has them in the
/// order in which the files were copied. Reading both was no good either: every cookie that did not change would be counted twice.
pub(crate) fn choose(profile: &Path, format: &Format) -> Option<Chosen> {
    let mut files = format.files_in(profile);
    let first = files.next()?;
    let Some(other) = files.next() else { return Some(Chosen { file: first, twin: None }) };
    let [content, other_content] = [&first, &other].map(|file| content(file, format));
    Some(decide((first, content), (other, other_content), profile))
}

/// What is to be known about a file that was named itself while its profile has another store.
pub(super) fn beside_named(file: &Path, profile: &Path, format: &Format) -> Option<Twin> {
    // A bare name lies in a profile folder that is written whole.
    let file = profile.join(below(&std::path::absolute(file).ok()?, &std::path::absolute(profile).ok()?));
    if !format.files_in(profile).any(|place| place == file) {
        return None;
    }
    let other = format.files_in(profile).find(|place| *place != file)?;
    let newest = |file: &Path| if let Content::Newest(newest) = content(file, format) { newest } else { None };
    let (newest, other_newest) = (newest(&file), newest(&other));
    Some(Twin { why: TwinReason::Named, taken: below(&file, profile), newest, other_newest, file: other })
}

fn below(file: &Path, profile: &Path) -> PathBuf {
    file.strip_prefix(profile).unwrap_or(file).to_path_buf()
}

/// `first` lies in the newer place.
fn decide(first: (PathBuf, Content), other: (PathBuf, Content), profile: &Path) -> Chosen {
    let rank = |content: Content| match content {
        Content::Unreadable => (0, None),
        Content::Empty => (1, None),
        Content::Newest(newest) => (2, newest),
    };
    let mut both = [first, other];
    // Stable: of equals the first stays first.
    both.sort_by_key(|(_, content)| Reverse(rank(*content)));
    let [(file, content), (other, other_content)] = both;
    let why = match other_content {
        Content::Unreadable => TwinReason::OtherUnreadable,
        Content::Empty => TwinReason::OtherEmpty,
        Content::Newest(_) if other_content == content => TwinReason::NewerPlace,
        Content::Newest(_) => TwinReason::LaterContent,
    };
    let newest = |content| if let Content::Newest(newest) = content { newest } else { None };
    let taken = below(&file, profile);
    Chosen { file, twin: Some(Twin { file: other, taken, why, newest: newest(content), other_newest: newest(other_content) }) }
}

fn content(file: &Path, format: &Format) -> Content {
    if is_unwritten(file) {
        return Content::Empty;
    }
    let (Recognise::Table(spec, _), Some(times)) = (&format.recognise, &format.times) else { return Content::Newest(None) };
    newest(file, spec, times).map_or(Content::Unreadable, Content::Newest)
}

/// The newest time in a store. A row of tomorrow comes from a clock that was wrong, and says nothing about the store.
fn newest(file: &Path, spec: &'static TableSpec, times: &Times) -> Result<Option<Moment>, ReadError> {
    let snapshot = Snapshot::take(file, &Progress::default())?;
    let db = open_for_rows(&snapshot)?;
    let table = Table::find(&db, spec, file)?;
    let names: Vec<&str> = times.columns.iter().filter_map(|column| table.name_of(*column)).collect();
    if names.is_empty() {
        return Ok(None);
    }
    // The caller's clock is for what is shown; whether a time has come is a question to the system's own.
    let tomorrow = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default() + DAY;
    let tomorrow = i64::try_from(tomorrow.as_micros()).unwrap_or(i64::MAX);
    let mut newest = None;
    let sql = format!("SELECT {} FROM {}", names.join(", "), spec.name);
    // A pass that ends at damage has seen what a read would see first.
    db.rows(&sql, &[], &mut |cells| {
        let read = (0..names.len()).filter_map(|column| cells.number(column)).filter(|raw| *raw > 0);
        let moments = read.filter_map(|raw| times.epoch.instant(raw).moment());
        newest = newest.max(moments.filter(|moment| moment.unix_micros() <= tomorrow).max());
    })?;
    Ok(newest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decided(first: Content, other: Content) -> (bool, TwinReason) {
        let chosen = decide((PathBuf::from("p/first"), first), (PathBuf::from("p/other"), other), Path::new("p"));
        let twin = chosen.twin.unwrap();
        assert_ne!(chosen.file, twin.file);
        assert_eq!(chosen.file, Path::new("p").join(&twin.taken));
        (chosen.file.ends_with("first"), twin.why)
    }

    #[test]
    fn content_decides_and_then_the_place() {
        let at = |micros| Content::Newest(Moment::from_unix_micros(micros));
        assert_eq!(decided(at(2), at(1)), (true, TwinReason::LaterContent));
        assert_eq!(decided(at(1), at(2)), (false, TwinReason::LaterContent));
        assert_eq!(decided(at(1), at(1)), (true, TwinReason::NewerPlace));
        assert_eq!(decided(Content::Newest(None), Content::Newest(None)), (true, TwinReason::NewerPlace));
        assert_eq!(decided(Content::Newest(None), at(1)), (false, TwinReason::LaterContent));
        assert_eq!(decided(Content::Empty, Content::Newest(None)), (false, TwinReason::OtherEmpty));
        assert_eq!(decided(at(1), Content::Empty), (true, TwinReason::OtherEmpty));
        assert_eq!(decided(Content::Unreadable, at(1)), (false, TwinReason::OtherUnreadable));
        assert_eq!(decided(Content::Unreadable, Content::Empty), (false, TwinReason::OtherUnreadable));
    }
}

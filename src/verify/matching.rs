use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet, VecDeque};
use std::path::PathBuf;

use super::{ClaimedFile, ClaimedRead, lies_at, places_of};
use crate::files::place_of;
use crate::store::{FileRole, ReadRecord};

/// For each read of a report the store that it is of, by its place: the one at the same place, else the one with the same bytes, else, each once, one with files
/// of the same names. A store may be that of two reads, because one may stand for two moments. A crawl has thousands of both, so that each is looked up and
/// none is held against all others.
pub(super) fn matched(reads: &[ClaimedRead], records: &[&ReadRecord]) -> Vec<Option<usize>> {
    let (at_places, with_sums) = (at_places(records), with_sums(records));
    let in_place = |read: &ClaimedRead| {
        let claimed = read.files.first().filter(|claimed| says_where(claimed))?;
        places_of(claimed.path.as_ref()).iter().filter_map(|place| at_places.get(&place_of(place)).copied()).min()
    };
    let same_bytes = |read: &ClaimedRead| {
        let claimed = read.files.iter().find(|file| file.role != FileRole::History)?;
        let may_be = with_sums.get(&(claimed.role, claimed.sha256.as_str()))?;
        may_be.iter().copied().find(|number| records.get(*number).is_some_and(|record| has_same_bytes(read, record)))
    };
    let mut found: Vec<Option<usize>> = reads.iter().map(|read| in_place(read).or_else(|| same_bytes(read))).collect();
    let taken: HashSet<usize> = found.iter().flatten().copied().collect();
    let mut free: HashMap<String, VecDeque<usize>> = HashMap::new();
    for (number, record) in records.iter().enumerate().filter(|(number, _)| !taken.contains(number)) {
        if let Some(name) = record.files.first().and_then(|file| file.path.file_name()) {
            free.entry(name.to_string_lossy().into_owned()).or_default().push_back(number);
        }
    }
    for (cell, read) in found.iter_mut().zip(reads).filter(|(cell, _)| cell.is_none()) {
        *cell = read.files.first().and_then(|file| file.names().into_iter().find_map(|name| free.get_mut(name)?.pop_front()));
    }
    found
}

/// Where the stores lie; of several at one place the first.
fn at_places(records: &[&ReadRecord]) -> HashMap<PathBuf, usize> {
    let mut places = HashMap::new();
    for (number, record) in records.iter().enumerate() {
        if let Some(Entry::Vacant(free)) = record.files.first().map(|file| places.entry(place_of(&file.path))) {
            free.insert(number);
        }
    }
    places
}

/// The stores that have a file of some bytes, in their order.
fn with_sums<'r>(records: &[&'r ReadRecord]) -> HashMap<(FileRole, &'r str), Vec<usize>> {
    let mut sums: HashMap<(FileRole, &str), Vec<usize>> = HashMap::new();
    for (number, record) in records.iter().enumerate() {
        for file in &record.files {
            sums.entry((file.role, &file.sha256)).or_default().push(number);
        }
    }
    sums
}

/// All that the report names of the store itself is there, byte for byte.
fn has_same_bytes(read: &ClaimedRead, record: &ReadRecord) -> bool {
    let mut claimed = read.files.iter().filter(|file| file.role != FileRole::History);
    claimed.all(|file| record.files.iter().any(|now| now.role == file.role && now.sha256 == file.sha256))
}

/// Whether a store is the one at the place that the report names.
pub(super) fn lies_in_same_place(read: &ClaimedRead, record: &ReadRecord) -> bool {
    let (Some(claimed), Some(now)) = (read.files.first(), record.files.first()) else { return false };
    says_where(claimed) && lies_at(claimed, &now.path)
}

/// Whether a report tells the folder of a file as well.
fn says_where(claimed: &ClaimedFile) -> bool {
    claimed.path.contains(['/', '\\'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{self, FileRecord, HistoryChoice, KeepValues, Progress, ReadOptions};

    #[test]
    fn each_read_of_a_crawl_of_thousands_has_its_own() {
        let folder = tempfile::tempdir().unwrap();
        let path = |number: usize| folder.path().join(format!("{number}/cookies.sqlite"));
        let sum = |number: usize| format!("{:064x}", number / 2);
        let file = |number| FileRecord { path: path(number), role: FileRole::Store, size: 1, sha256: sum(number), modified: None };
        let options = ReadOptions { values: KeepValues::None, history: HistoryChoice::Ignore, now: jiff::Timestamp::UNIX_EPOCH };
        let sample = store::read_sample(&options, &Progress::default()).unwrap().record;
        let records: Vec<ReadRecord> = (0..2_000).map(|number| ReadRecord { files: vec![file(number)], ..sample.clone() }).collect();
        let claimed = |number: usize, path: String, sha256: String| ClaimedRead {
            store: format!("store {number}"),
            files: vec![ClaimedFile { path, role: FileRole::Store, sha256 }],
        };
        let records: Vec<&ReadRecord> = records.iter().collect();
        let in_place: Vec<ClaimedRead> =
            (0..2_000).map(|number| claimed(number, path(number).display().to_string(), "other".into())).collect();
        assert_eq!(matched(&in_place, &records), (0..2_000).map(Some).collect::<Vec<_>>());
        let elsewhere: Vec<ClaimedRead> = (0..2_000).map(|number| claimed(number, "cookies.sqlite".into(), sum(number))).collect();
        assert_eq!(matched(&elsewhere, &records), (0..2_000).map(|number| Some(number / 2 * 2)).collect::<Vec<_>>());
        let named: Vec<ClaimedRead> = (0..2_001).map(|number| claimed(number, "cookies.sqlite".into(), "other".into())).collect();
        assert_eq!(matched(&named, &records), (0..2_000).map(Some).chain([None]).collect::<Vec<_>>());
    }
}

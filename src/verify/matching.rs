use super::{ClaimedRead, lies_at};
use crate::store::{FileRole, ReadRecord};

/// For each read of a report the store that it is of, by its place: the one at the same place, else the one with the same bytes, else, each once, one with files
/// of the same names. A store may be that of two reads, because one may stand for two moments.
pub(super) fn matched(reads: &[ClaimedRead], records: &[&ReadRecord]) -> Vec<Option<usize>> {
    let mut found: Vec<Option<usize>> = reads
        .iter()
        .map(|read| {
            let by = |is_it: fn(&ClaimedRead, &ReadRecord) -> bool| records.iter().position(|record| is_it(read, record));
            by(lies_in_same_place).or_else(|| by(has_same_bytes))
        })
        .collect();
    for (place, read) in reads.iter().enumerate() {
        if found.get(place).is_some_and(Option::is_some) {
            continue;
        }
        let free = records.iter().enumerate().find(|(number, record)| !found.contains(&Some(*number)) && has_same_names(read, record));
        if let (Some(cell), Some((number, _))) = (found.get_mut(place), free) {
            *cell = Some(number);
        }
    }
    found
}

/// All that the report names of the store itself is there, byte for byte.
fn has_same_bytes(read: &ClaimedRead, record: &ReadRecord) -> bool {
    let mut claimed = read.files.iter().filter(|file| file.role != FileRole::History).peekable();
    claimed.peek().is_some() && claimed.all(|file| record.files.iter().any(|now| now.role == file.role && now.sha256 == file.sha256))
}

/// Whether a store is the one at the place that the report names.
pub(super) fn lies_in_same_place(read: &ClaimedRead, record: &ReadRecord) -> bool {
    let (Some(claimed), Some(now)) = (read.files.first(), record.files.first()) else { return false };
    claimed.path.contains(['/', '\\']) && lies_at(claimed, &now.path)
}

fn has_same_names(read: &ClaimedRead, record: &ReadRecord) -> bool {
    let (Some(claimed), Some(now)) = (read.files.first(), record.files.first()) else { return false };
    claimed.has_name_of(&now.path)
}

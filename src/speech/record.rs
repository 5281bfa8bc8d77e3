use std::collections::BTreeSet;

use super::errors::{SentenceAndPath, read_error, with_path};
use super::joined::{key_value, name_detail};
use super::row_remarks::row_remarks;
use super::visible;
use crate::cookie::Moment;
use crate::i18n::Words;
use crate::store::{
    Completeness, ExportedRead, LeftOut, Omission, Part, PassedOver, Paths, ReadNote, ReadRecord, ReadReport, Reason, Twin, Unavailable,
};

/// The record of a read, as rows of key and value: files with their sums, when, what, how many rows.
#[must_use]
pub fn record(words: &Words, record: &ReadRecord, paths: Paths) -> Vec<(String, String)> {
    let labels = FILE_LABELS.map(|id| words.text(id).into_owned());
    let files = files(words, record, paths).into_iter().flat_map(|file| labels.clone().into_iter().zip(file));
    files.chain(read_facts(words, record)).collect()
}

/// The messages that name what is told of a file.
pub const FILE_LABELS: [&str; 3] = ["read-file", "read-size", "read-sha"];

/// The files that were read: path, size, SHA-256.
#[must_use]
pub fn files(words: &Words, record: &ReadRecord, paths: Paths) -> Vec<[String; 3]> {
    let shown = record.files.iter().map(|file| [visible(&file.written(paths)), words.bytes(file.size), file.sha256.clone()]);
    shown.collect()
}

/// The record of a read in few lines: one a file, then the rest in one.
#[must_use]
pub fn proof(words: &Words, record: &ReadRecord, paths: Paths) -> Vec<String> {
    let file = |[path, size, sum]: [String; 3]| {
        words.with("read-proof-file", &[("path", path.into()), ("size", size.into()), ("sum", sum.into())])
    };
    let facts = read_facts(words, record).into_iter().map(|(key, value)| key_value(words, &key, &value));
    let facts = super::asides(words, facts);
    files(words, record, paths).into_iter().map(file).chain([facts]).collect()
}

/// The record of a read without its files.
#[must_use]
pub fn read_facts(words: &Words, record: &ReadRecord) -> Vec<(String, String)> {
    let number = |count: u64| words.number(count);
    let mut rows: Vec<(&str, String)> = Vec::new();
    rows.push(("read-when", words.date_time(record.read_at)));
    let version = record.browser_version.as_deref().map(|version| format!(" {version}")).unwrap_or_default();
    rows.push(("read-browser", visible(&format!("{}{version}", record.browser))));
    rows.extend(record.schema_version.map(|schema| ("read-schema", schema.to_string())));
    rows.push(("read-rows", number(record.rows_read)));
    rows.push(("read-skipped", number(record.rows_skipped)));
    if record.rows_lost > 0 {
        rows.push(("read-lost", number(record.rows_lost)));
    }
    rows.extend(record.rows_from_log.map(|rows| ("read-log", number(rows))));
    if record.rows_from_session_file > 0 {
        rows.push(("read-session", number(record.rows_from_session_file)));
    }
    if record.rows_merged > 0 {
        rows.push(("read-merged", number(record.rows_merged)));
    }
    if let Some((from, to)) = record.history_reaches {
        let span = [("from", words.moment(from).into()), ("to", words.moment(to).into())];
        rows.push(("read-history", words.with("read-history-span", &span)));
    }
    if !record.unknown_columns.is_empty() {
        rows.push(("read-unknown-columns", visible(&record.unknown_columns.join(", "))));
    }
    if !record.seen_in_request.is_empty() {
        let named =
            record.seen_in_request.iter().take(MOST_SEEN).map(|seen| name_detail(words, &visible(&seen.name), &visible(&seen.host)));
        let rest = (record.seen_in_request.len() > MOST_SEEN).then(|| "…".to_owned());
        rows.push(("read-seen-in-requests", named.chain(rest).collect::<Vec<_>>().join(", ")));
    }
    rows.into_iter().map(|(id, value)| (words.text(id).into_owned(), value)).collect()
}

/// Names that only requests carry, of which so many are told; reports have them all.
const MOST_SEEN: usize = 100;

/// What a search left out that is said one by one.
const MOST_LEFT_OUT: usize = 50;

/// What is to be said of a read beside its numbers: its notes, then its rows with a remark, one line a kind and at most `most` of them.
#[must_use]
pub fn remarks(words: &Words, report: &ReadReport, paths: Paths, most: usize) -> Vec<String> {
    let record = &report.record;
    let notes = record.notes.iter().map(|note| words.text(&format!("note-{}", note.code())).into_owned());
    let twin = record.twin.iter().map(|other| with_path(words, twin(words, other, paths)));
    let exported = record.exported_from.iter().take(MOST_LEFT_OUT).map(|read| with_path(words, exported_from(words, read, paths)));
    let passed_over = record.session_files_passed_over.iter().map(|file| with_path(words, passed_over(words, file, paths)));
    let search = &record.search;
    let left_out = search.left_out.iter().take(MOST_LEFT_OUT).map(|left| with_path(words, left_out(words, left, paths)));
    let more_left_out = search.left_out.len().saturating_sub(MOST_LEFT_OUT) + search.more_left_out;
    let more_left_out = (more_left_out > 0).then(|| words.count("read-more", more_left_out as u64));
    let not_unpacked = (search.not_unpacked > 0).then(|| words.count("read-not-unpacked", search.not_unpacked as u64));
    notes
        .chain(twin)
        .chain(exported)
        .chain(passed_over)
        .chain(left_out)
        .chain(more_left_out)
        .chain(not_unpacked)
        .chain(row_remarks(words, report, most))
        .collect()
}

/// Why one of two stores of a profile was read, and the path of the other.
#[must_use]
pub fn twin(words: &Words, twin: &Twin, paths: Paths) -> SentenceAndPath {
    let date = |moment: Option<Moment>| moment.map_or_else(|| words.text("twin-undated").into_owned(), |moment| words.moment(moment));
    let taken = visible(&twin.taken.display().to_string());
    let args = [("taken", taken.into()), ("newest", date(twin.newest).into()), ("other", date(twin.other_newest).into())];
    (words.with(&format!("twin-{}", twin.why.code()), &args), Some(visible(&paths.write(&twin.file))))
}

/// A read that a report which was read back was made from, and its store.
fn exported_from(words: &Words, read: &ExportedRead, paths: Paths) -> SentenceAndPath {
    let when = read.read_at.map_or_else(|| words.text("exported-undated").into_owned(), |time| words.date_time(time));
    let sum = read.files.first().map_or("–", |file| file.sha256.as_str());
    let args = [("browser", visible(&read.browser).into()), ("when", when.into()), ("sum", visible(sum).into())];
    (words.with("exported-from", &args), Some(visible(&paths.write(read.store.as_ref()))))
}

/// Why a file or folder was left out of a search.
#[must_use]
pub fn left_out(words: &Words, left: &LeftOut, paths: Paths) -> SentenceAndPath {
    let sentence = match &left.why {
        Omission::Refused(error) => read_error(words, error).0,
        why => words.text(&format!("left-out-{}", why.code())).into_owned(),
    };
    (sentence, Some(visible(&left.written(paths))))
}

/// Why a session file was passed over, and its path.
#[must_use]
pub fn passed_over(words: &Words, file: &PassedOver, paths: Paths) -> SentenceAndPath {
    (words.text(&format!("session-file-{}", file.why.code())).into_owned(), Some(visible(&paths.write(&file.path))))
}

/// That rows are missing from what is shown: how many could not be read, and how many damage has taken, each once and of all reads together. None
/// where every row is there.
#[must_use]
pub fn losses<'a>(words: &Words, records: impl Iterator<Item = &'a ReadRecord>) -> Option<String> {
    let (mut skipped, mut lost, mut is_damaged) = (0, 0, false);
    for record in records {
        (skipped, lost) = (skipped + record.rows_skipped, lost + record.rows_lost);
        is_damaged |= record.notes.iter().any(|note| matches!(note, ReadNote::CorruptPages | ReadNote::TruncatedFile));
    }
    let count = |id: &str, rows: u64| (rows > 0).then(|| words.count(id, rows));
    let mut parts: Vec<String> = count("lack-rows-lost", lost).into_iter().chain(count("lack-rows-skipped", skipped)).collect();
    if parts.is_empty() && !is_damaged {
        return None;
    }
    parts.extend(is_damaged.then(|| words.text("lack-file-damaged").into_owned()));
    Some(super::all_sentences(words, parts))
}

/// Cookies that requests of recordings carried and no answer set: the first of their names. None where all that was sent was also set.
#[must_use]
pub fn sent_only<'a>(words: &Words, records: impl Iterator<Item = &'a ReadRecord>) -> Option<String> {
    let names: BTreeSet<&str> = records.flat_map(|record| &record.seen_in_request).map(|seen| seen.name.as_str()).collect();
    let shown = names.iter().take(FIRST_SENT).map(|name| visible(name));
    let rest = (names.len() > FIRST_SENT).then(|| "…".to_owned());
    let listed = shown.chain(rest).collect::<Vec<_>>().join(", ");
    (!names.is_empty()).then(|| words.with("sent-only", &[("count", names.len().into()), ("names", listed.into())]))
}

/// Names that are told where nothing else stands beside them.
const FIRST_SENT: usize = 8;

/// What is known where there are no cookies: names that were sent, and what the reads noted, each once.
#[must_use]
pub fn why_empty(words: &Words, records: &[&ReadRecord]) -> Vec<String> {
    let mut sentences: Vec<String> = sent_only(words, records.iter().copied()).into_iter().collect();
    // The sentence with the names says it already.
    for note in records.iter().flat_map(|record| &record.notes).filter(|note| **note != ReadNote::SeenInRequests) {
        let sentence = words.text(&format!("note-{}", note.code())).into_owned();
        if !sentences.contains(&sentence) {
            sentences.push(sentence);
        }
    }
    sentences
}

/// What was looked for, read, not there and could not be had, as rows of key and value; the last has a sentence per reason.
#[must_use]
pub fn completeness(words: &Words, record: &ReadRecord) -> Vec<(String, String)> {
    let found = Completeness::of(record);
    let parts = |parts: &[Part]| match parts {
        [] => words.text("completeness-nothing").into_owned(),
        parts => parts.iter().map(|one| part(words, *one)).collect::<Vec<_>>().join(", "),
    };
    let lacks: Vec<String> = found.unavailable.iter().map(|lack| lacking(words, lack)).collect();
    [
        ("completeness-attempted", parts(&found.attempted)),
        ("completeness-read", parts(&found.read)),
        ("completeness-absent", parts(&found.absent)),
        ("completeness-unavailable", lacks.join(" ")),
    ]
    .map(|(id, value)| (words.text(id).into_owned(), value))
    .into()
}

fn part(words: &Words, part: Part) -> String {
    words.text(&format!("part-{}", part.code())).into_owned()
}

/// Why something could not be had, in one sentence.
#[must_use]
pub fn lacking(words: &Words, lack: &Unavailable) -> String {
    let id = match (lack.part, lack.reason) {
        (Part::Values | Part::History, Reason::NotAskedFor) => format!("lack-{}-{}", lack.reason.code(), lack.part.code()),
        _ => format!("lack-{}", lack.reason.code()),
    };
    words.count(&id, lack.rows.unwrap_or_default())
}

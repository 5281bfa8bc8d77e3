//! The verdicts of a table whose rows are one store or many.

use std::collections::{BTreeSet, HashMap};
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use arrow_array::ffi_stream::RecordBatchStreamReader;
use arrow_array::{Array as _, Int32Array, RecordBatch};
use arrow_data::ArrayData;
use arrow_pyarrow::PyArrowType;
use arrow_schema::ArrowError;
use cookie_charter::charter::Language;
use cookie_charter::classify::Knowledge;
use cookie_charter::export::VerdictColumns;
use cookie_charter::inventory::{CookieId, Inventory, OpenStore};
use cookie_charter::store::{Beside, CookieRows, HistoryChoice, Progress, ReadError, ReadOptions, StoreSource};
use pyo3::prelude::*;

use crate::interrupt::interruptible;
use crate::memory;
use crate::options::{Charter, failure, history_unreadable, knowledge, read_options, unread, words};

/// Rows of small stores that are classified as one piece of work.
const PIECE_ROWS: usize = 16_384;
/// An inventory numbers its stores with two bytes.
const PIECE_STORES: usize = 8_192;
/// What stands for the table where a sentence ends with the path of a file.
const TABLE: &str = "table";

/// A store that was left out: its group and its rows.
type TooLarge = (Option<i32>, usize);

/// What came of a table: its verdicts, the stores that were left out, how many stores there are, and a sentence for each history that could not be used.
type Judged = (PyArrowType<RecordBatch>, Vec<TooLarge>, usize, Vec<String>);

/// The columns of verdicts, a row for each row of the table; nothing where a row is no cookie, or where its store takes more than `memory` bytes.
#[pyfunction]
#[pyo3(signature = (rows, *, groups, histories, values, threads, memory, charter, lang))]
pub fn classify(
    py: Python<'_>,
    rows: PyArrowType<RecordBatchStreamReader>,
    groups: Option<PyArrowType<ArrayData>>,
    histories: HashMap<i32, PathBuf>,
    values: bool,
    threads: Option<usize>,
    memory: Option<u64>,
    charter: Option<&Charter>,
    lang: &str,
) -> PyResult<Judged> {
    let words = words(lang)?;
    let language = words.language();
    let (options, knowledge) = (read_options(values, None, false), knowledge(charter));
    let groups = groups.map(|groups| Int32Array::from(groups.0));
    let progress = Progress::default();
    let found = interruptible(py, &progress, || {
        let table = CookieRows::of(rows.0, TABLE, &options).map_err(Failed::Read)?;
        let count = u32::try_from(table.len()).map_err(|_| Failed::TooLong)?;
        let stores = stores(count, groups.as_ref(), &histories);
        let all = stores.len();
        let memory = memory.unwrap_or(u64::MAX);
        let (stores, too_large): (Vec<_>, Vec<_>) = stores.into_iter().partition(|store| store.bytes() <= memory);
        let work = Work { table: &table, options: &options, knowledge: &knowledge, language, memory, progress: &progress };
        let (verdicts, unused) = work.classify(stores, table.len(), threads)?;
        Ok((PyArrowType(verdicts), too_large.iter().map(|store| (store.group, store.rows.len())).collect(), all, unused))
    })?;
    let told = |(verdicts, too_large, all, unused): (_, _, _, BTreeSet<PathBuf>)| {
        (verdicts, too_large, all, unused.iter().map(|history| history_unreadable(&words, history)).collect())
    };
    found.map(told).map_err(|failed| match failed {
        Failed::Read(error) => unread(&words, &error),
        Failed::Arrow(error) => failure("arrow", error.to_string()),
        Failed::TooLong => failure("too-many-rows", words.text("table-too-many-rows").into_owned()),
    })
}

enum Failed {
    Read(ReadError),
    Arrow(ArrowError),
    TooLong,
}

/// Rows that are one store, and its history.
struct StoreRows {
    group: Option<i32>,
    rows: Vec<u32>,
    history: Option<PathBuf>,
}

impl StoreRows {
    /// What it takes while it is judged.
    fn bytes(&self) -> u64 {
        memory::of_judged(self.rows.len())
    }
}

/// The rows of each group in their order; without groups all are one store. Rows without a group are a store as well.
fn stores(count: u32, groups: Option<&Int32Array>, histories: &HashMap<i32, PathBuf>) -> Vec<StoreRows> {
    let Some(groups) = groups else {
        return vec![StoreRows { group: None, rows: (0..count).collect(), history: histories.get(&0).cloned() }];
    };
    let (mut places, mut stores) = (HashMap::new(), Vec::new());
    for row in 0..count {
        let at = row as usize;
        let group = (at < groups.len() && groups.is_valid(at)).then(|| groups.value(at));
        let place = *places.entry(group).or_insert_with(|| {
            stores.push(StoreRows { group, rows: Vec::new(), history: group.and_then(|group| histories.get(&group).cloned()) });
            stores.len() - 1
        });
        if let Some(store) = stores.get_mut(place) {
            store.rows.push(row);
        }
    }
    stores
}

/// Stores in pieces of about the same number of rows, so that what a piece costs whatever is in it is paid a few times only.
fn pieces(stores: &[StoreRows]) -> Vec<&[StoreRows]> {
    let (mut pieces, mut rest) = (Vec::new(), stores);
    while !rest.is_empty() {
        let mut rows = 0;
        let full = |store: &StoreRows| {
            rows += store.rows.len();
            rows >= PIECE_ROWS
        };
        let end = rest.iter().position(full).map_or(rest.len(), |last| last + 1).min(PIECE_STORES);
        let (piece, others) = rest.split_at(end);
        pieces.push(piece);
        rest = others;
    }
    pieces
}

struct Work<'a> {
    table: &'a CookieRows,
    options: &'a ReadOptions,
    knowledge: &'a Arc<Knowledge>,
    language: Language,
    /// Bytes that may be taken.
    memory: u64,
    /// Tells when nobody wants the verdicts any more.
    progress: &'a Progress,
}

/// What a thread has found.
struct Found {
    columns: VerdictColumns,
    /// For rows of the table the number of what is said of them.
    numbers: Vec<(u32, u32)>,
    /// Histories that could not be used.
    unused: BTreeSet<PathBuf>,
}

impl Work<'_> {
    fn classify(&self, stores: Vec<StoreRows>, count: usize, threads: Option<usize>) -> Result<(RecordBatch, BTreeSet<PathBuf>), Failed> {
        let threads = threads.unwrap_or_else(|| thread::available_parallelism().map_or(1, NonZeroUsize::get)).max(1);
        // A store that leaves the others no room waits until they are done.
        let share = self.memory / threads as u64;
        let (beside, alone): (Vec<_>, Vec<_>) = stores.into_iter().partition(|store| store.bytes() <= share);
        let mut all = self.in_threads(&pieces(&beside), threads);
        all.extend(self.in_threads(&pieces(&alone), 1));
        let mut columns = VerdictColumns::new(self.language);
        let (mut numbers, mut unused) = (vec![None; count], BTreeSet::new());
        for found in all {
            let found = found?;
            unused.extend(found.unused);
            let here = columns.absorb(found.columns).map_err(Failed::Arrow)?;
            for (row, number) in found.numbers {
                if let Some(place) = numbers.get_mut(row as usize) {
                    *place = here.get(number as usize).copied();
                }
            }
        }
        Ok((columns.rows(&numbers).map_err(Failed::Arrow)?, unused))
    }

    /// What each thread has found. Each takes the next piece when it has done one: a large store beside many small ones holds nobody up.
    fn in_threads(&self, pieces: &[&[StoreRows]], threads: usize) -> Vec<Result<Found, Failed>> {
        let next = AtomicUsize::new(0);
        let work = || self.take_pieces(pieces, &next);
        thread::scope(|scope| {
            let others = 1..threads.min(pieces.len());
            let others: Vec<_> = others.map_while(|_| thread::Builder::new().spawn_scoped(scope, work).ok()).collect();
            let mut all = vec![work()];
            all.extend(others.into_iter().map(|other| other.join().unwrap_or_else(|died| std::panic::resume_unwind(died))));
            all
        })
    }

    fn take_pieces(&self, pieces: &[&[StoreRows]], next: &AtomicUsize) -> Result<Found, Failed> {
        let mut found = Found { columns: VerdictColumns::new(self.language), numbers: Vec::new(), unused: BTreeSet::new() };
        while let Some(piece) = pieces.get(next.fetch_add(1, Ordering::Relaxed)).filter(|_| !self.progress.is_cancelled()) {
            self.piece(piece, &mut found)?;
        }
        Ok(found)
    }

    fn piece(&self, stores: &[StoreRows], found: &mut Found) -> Result<(), Failed> {
        let (mut open, mut rows) = (Vec::new(), Vec::new());
        for store in stores {
            let history = store.history.clone().map_or(HistoryChoice::Ignore, HistoryChoice::File);
            let options = ReadOptions { history, ..self.options.clone() };
            let read = self.table.read(&store.rows, &options, self.progress).map_err(Failed::Read)?;
            if read.report.record.history_file != Beside::Read {
                found.unused.extend(store.history.clone());
            }
            // Of the rows that became cookies, which have the numbers of the report one after the other.
            rows.extend(store.rows.iter().zip(&read.rows).filter_map(|(row, number)| number.map(|_| *row)));
            open.push(Arc::new(OpenStore::classify(read.report, StoreSource::file(TABLE.as_ref()), self.knowledge)));
        }
        let inventory = Inventory::new(open, Knowledge::clone(self.knowledge));
        let count = u32::try_from(inventory.len()).unwrap_or(u32::MAX);
        let numbers = found.columns.add(&inventory, (0..count).map(CookieId)).map_err(Failed::Arrow)?;
        found.numbers.extend(rows.into_iter().zip(numbers));
        Ok(())
    }
}

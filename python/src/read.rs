//! What stores hold, as a table.

use std::path::PathBuf;
use std::sync::Arc;

use arrow_array::{RecordBatchIterator, RecordBatchReader};
use arrow_pyarrow::PyArrowType;
use cookie_charter::export::{Format, Options, Paths, Preset, record_batch, record_schema_of};
use cookie_charter::inventory::{CookieId, Inventory};
use cookie_charter::store::{Beside, HistoryChoice, Progress};
use cookie_charter::work::{self, Asked};
use pyo3::prelude::*;

use crate::interrupt::interruptible;
use crate::memory;
use crate::options::{Charter, failure, history_unreadable, knowledge, read_options, source, told, unread, words};
use crate::sentences::too_large_for_memory;

/// Rows of a batch that is handed over.
const BATCH: usize = 65_536;
/// An inventory numbers its stores with two bytes.
const MOST_STORES: usize = 8_192;

type Reader = Box<dyn RecordBatchReader + Send>;

/// Every cookie that a path holds (`sample:` is the built-in sample), read and classified, with the columns of the exports; and a sentence for each
/// store of a folder that could not be read, and for what was lost of one that was.
#[pyfunction]
#[pyo3(signature = (path, *, recursive, values, history, use_history, memory, charter, lang))]
pub fn read(
    py: Python<'_>,
    path: PathBuf,
    recursive: bool,
    values: bool,
    history: Option<PathBuf>,
    use_history: bool,
    memory: Option<u64>,
    charter: Option<&Charter>,
    lang: &str,
) -> PyResult<(PyArrowType<Reader>, Vec<String>)> {
    let words = words(lang)?;
    let asked = Asked { options: read_options(values, history, use_history), knowledge: knowledge(charter) };
    let progress = Progress::default();
    let sources = vec![source(path.clone())];
    let open = || if recursive { work::open_below(sources, &asked, &progress, &mut |_| {}) } else { work::open(sources, &asked, &progress) };
    let (round, stopped_at) = interruptible(py, &progress, || memory::within(memory, &progress, open))?;
    let read: u64 = round.stores.iter().map(|opened| opened.store.report.record.rows_read).sum();
    if let Some(rows) = stopped_at.or(Some(read).filter(|rows| memory::is_over(*rows, memory))) {
        let sentence = too_large_for_memory(path.to_str(), rows, memory.unwrap_or_default(), lang)?;
        return Err(failure("too-large-for-memory", sentence));
    }
    if let (true, Some((_, error))) = (round.stores.is_empty(), round.failures.last()) {
        return Err(unread(&words, error));
    }
    if let HistoryChoice::File(history) = &asked.options.history
        && !round.stores.is_empty()
        && round.stores.iter().all(|opened| opened.store.report.record.history_file != Beside::Read)
    {
        return Err(failure("history-unreadable", history_unreadable(&words, history)));
    }
    let unread = told(&words, &round);
    let stores: Vec<_> = round.stores.into_iter().map(|opened| opened.store).collect();
    let inventories = stores.chunks(MOST_STORES).map(|stores| Inventory::new(stores.to_vec(), (*asked.knowledge).clone()));
    let inventories: Vec<Arc<Inventory>> = inventories.map(Arc::new).collect();
    let format = Format::Csv(Preset::Rfc);
    let options = Options { format, language: words.language(), with_values: values, with_notes: false, paths: Paths::Whole, site: None };
    let schema = record_schema_of(inventories.iter().map(AsRef::as_ref), options);
    // Made while they are handed over, so that a table is never there twice.
    let batches = inventories.into_iter().flat_map(move |inventory| {
        let count = u32::try_from(inventory.len()).unwrap_or(u32::MAX);
        let ids: Vec<CookieId> = (0..count).map(CookieId).collect();
        (0..ids.len().div_ceil(BATCH)).map(move |part| {
            let ids = ids.get(part * BATCH..ids.len().min((part + 1) * BATCH)).unwrap_or_default();
            record_batch(&inventory, ids, options)
        })
    });
    Ok((PyArrowType(Box::new(RecordBatchIterator::new(batches, schema))), unread))
}

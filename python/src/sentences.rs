//! What is said of tables and their stores, in the person's language: the rest of what is said is the program's.

use cookie_charter::speech;
use pyo3::prelude::*;

use crate::options::words;

/// That a table has no column of this name to tell its stores by.
#[pyfunction]
#[pyo3(signature = (column, *, lang))]
pub fn no_group_column(column: &str, lang: &str) -> PyResult<String> {
    Ok(words(lang)?.with("table-no-group-column", &[("column", speech::visible(column).into())]))
}

/// That a table has two columns of this name, of which one would have to be meant.
#[pyfunction]
#[pyo3(signature = (column, *, lang))]
pub fn column_twice(column: &str, lang: &str) -> PyResult<String> {
    Ok(words(lang)?.with("table-column-twice", &[("column", speech::visible(column).into())]))
}

/// That the cells of a column are of a type by which nothing is told apart.
#[pyfunction]
#[pyo3(signature = (column, *, lang))]
pub fn no_group_type(column: &str, lang: &str) -> PyResult<String> {
    Ok(words(lang)?.with("table-no-group-type", &[("column", speech::visible(column).into())]))
}

/// That an audit was asked for of no store.
#[pyfunction]
#[pyo3(signature = (*, lang))]
pub fn no_stores(lang: &str) -> PyResult<String> {
    Ok(words(lang)?.text("table-no-stores").into_owned())
}

/// That one browsing history was given for several stores.
#[pyfunction]
#[pyo3(signature = (*, lang))]
pub fn history_of_several(lang: &str) -> PyResult<String> {
    Ok(words(lang)?.text("table-history-of-several").into_owned())
}

/// That a store, which has at least so many rows, takes more than `memory` bytes; its name at the end, where it has one.
#[pyfunction]
#[pyo3(signature = (name, rows, memory, *, lang))]
pub fn too_large_for_memory(name: Option<&str>, rows: u64, memory: u64, lang: &str) -> PyResult<String> {
    let words = words(lang)?;
    let sentence = words.with("table-too-large-for-memory", &[("count", rows.into()), ("memory", words.bytes(memory).into())]);
    Ok(speech::with_path(&words, (sentence, name.map(speech::visible))))
}

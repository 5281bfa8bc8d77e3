//! What Python gets of Cookie Charter: tables in and out over Arrow's C data interface, the rest as plain values. The package `cookie_charter` around it
//! says how it is used.

mod answer;
mod classify;
mod interrupt;
mod memory;
mod options;
mod read;
mod sentences;

use std::path::PathBuf;

use pyo3::prelude::*;

use self::options::Charter;

/// The native part of `cookie_charter`.
#[pymodule]
mod _native {
    use super::{Bound, PyModule, PyModuleMethods, PyResult};

    #[pymodule_export]
    use super::answer::{audit, explain};
    #[pymodule_export]
    use super::classify::classify;
    #[pymodule_export]
    use super::load_charter;
    #[pymodule_export]
    use super::options::{Charter, CookieCharterError};
    #[pymodule_export]
    use super::read::read;
    #[pymodule_export]
    use super::sentences::{column_twice, history_of_several, no_group_column, no_group_type, no_stores, too_large_for_memory};

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}

/// A charter that a site publishes, from a file of any form that the program understands.
#[pyfunction]
#[pyo3(signature = (path, *, lang = "en"))]
fn load_charter(path: PathBuf, lang: &str) -> PyResult<Charter> {
    Charter::load(&path, lang)
}

use std::path::{Path, PathBuf};
use std::sync::Arc;

use cookie_charter::charter::{self, Charter as Declared, Language};
use cookie_charter::classify::Knowledge;
use cookie_charter::dossier::AuditedCharter;
use cookie_charter::i18n::Words;
use cookie_charter::speech;
use cookie_charter::store::{HistoryChoice, KeepValues, Paths, ReadError, ReadOptions, SAMPLE};
use cookie_charter::work::{self, Round, Source};
use jiff::tz::TimeZone;
use pyo3::create_exception;
use pyo3::exceptions::{PyException, PyValueError};
use pyo3::prelude::*;

create_exception!(
    cookie_charter,
    CookieCharterError,
    PyException,
    "What could not be read, in the sentence of the program; `code` is the stable name of the reason."
);

/// What a published charter declares.
#[pyclass(frozen, module = "cookie_charter")]
pub struct Charter {
    audited: AuditedCharter,
    language: Language,
}

impl Charter {
    pub fn load(path: &Path, lang: &str) -> PyResult<Self> {
        let words = words(lang)?;
        let loaded =
            charter::load(path).map_err(|error| failure("charter", speech::with_path(&words, speech::charter_error(&words, &error))))?;
        let file = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        Ok(Self { audited: AuditedCharter::loaded(loaded, file), language: words.language() })
    }

    /// With the name of its file, as an audit tells it.
    pub fn audited(&self) -> &AuditedCharter {
        &self.audited
    }

    fn declared(&self) -> &Declared {
        &self.audited.charter
    }
}

#[pymethods]
impl Charter {
    /// The title, in the language it was loaded for.
    #[getter]
    fn title(&self) -> &str {
        self.declared().title.get(self.language)
    }

    /// The domains that it speaks for.
    #[getter]
    fn scope(&self) -> Vec<String> {
        self.declared().scope.clone()
    }

    /// The names that it declares; `*` stands for any text.
    #[getter]
    fn names(&self) -> Vec<String> {
        self.declared().declarations.iter().filter_map(|line| line.pattern.as_ref()).map(|pattern| pattern.text().to_owned()).collect()
    }

    /// How many lines were not understood.
    #[getter]
    fn not_understood(&self) -> usize {
        self.audited.not_understood.len()
    }

    fn __len__(&self) -> usize {
        self.declared().declarations.len()
    }

    fn __repr__(&self) -> String {
        format!("<Charter {:?}: {} declarations>", self.title(), self.declared().declarations.len())
    }
}

/// What verdicts rest on: the built-in charter, behind the one that was given.
pub fn knowledge(charter: Option<&Charter>) -> Arc<Knowledge> {
    let mut knowledge = work::knowledge();
    if let Some(charter) = charter {
        knowledge.charters.insert(0, Arc::new(charter.declared().clone()));
    }
    Arc::new(knowledge)
}

/// What a path names; `sample:` is the built-in sample.
pub fn source(path: PathBuf) -> Source {
    if path.as_os_str() == SAMPLE { Source::Sample } else { Source::Path(path) }
}

/// How a store is read now.
pub fn read_options(values: bool, history: Option<PathBuf>, use_history: bool) -> ReadOptions {
    let history = match history {
        Some(file) => HistoryChoice::File(file),
        None if use_history => HistoryChoice::Beside,
        None => HistoryChoice::Ignore,
    };
    ReadOptions { values: if values { KeepValues::All } else { KeepValues::None }, history, now: jiff::Timestamp::now() }
}

/// The words of a language.
pub fn words(lang: &str) -> PyResult<Words> {
    let language = match lang {
        "en" => Language::En,
        "fr" => Language::Fr,
        other => return Err(PyValueError::new_err(format!("lang is \"en\" or \"fr\", not {other:?}"))),
    };
    Ok(Words::new(language, TimeZone::UTC))
}

/// The exception of a sentence.
pub fn failure(code: &str, sentence: String) -> PyErr {
    Python::attach(|py| {
        let error = CookieCharterError::new_err(sentence);
        // An exception without its code still says what happened.
        let _ = error.value(py).setattr("code", code);
        error
    })
}

/// Why a store cannot be read.
pub fn sentence(words: &Words, error: &ReadError) -> String {
    speech::with_path(words, speech::read_error(words, error))
}

/// The exception of a store that cannot be read.
pub fn unread(words: &Words, error: &ReadError) -> PyErr {
    failure(error.code(), sentence(words, error))
}

/// That a history which was named could not be used.
pub fn history_unreadable(words: &Words, path: &Path) -> String {
    words.with("cli-history-unreadable", &[("path", speech::visible(&path.display().to_string()).into())])
}

/// What of a round could not be read, and what was lost of what was, in the sentences of the command line.
pub fn told(words: &Words, round: &Round) -> Vec<String> {
    let failed = round.failures.iter().map(|(_, error)| sentence(words, error));
    let left_out = round.left_out.iter().filter(|left| left.why.is_a_loss());
    let left_out = left_out.map(|left| speech::with_path(words, speech::left_out(words, left, Paths::Whole)));
    let lost = round.stores.iter().flat_map(|opened| speech::store_losses(words, &opened.store));
    failed.chain(left_out).chain(lost).collect()
}

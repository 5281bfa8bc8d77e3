use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Env, Failure, output};
use crate::charter;
use crate::classify::{Knowledge, KnowledgeBase, parse_knowledge};
use crate::corrections::Corrections;
use crate::inventory::OpenStore;
use crate::store::{self, HistoryChoice, Progress, ReadError, ReadOptions, StoreLocation};

/// What `STORE` arguments mean and how they are read.
pub(super) struct Opening<'a> {
    pub env: &'a Env,
    pub options: ReadOptions,
    pub knowledge: &'a Knowledge,
}

/// Reads every store that the arguments name. What cannot be read is told on standard error; it is a failure only when nothing could be read.
pub(super) fn open_all(arguments: &[String], opening: &Opening<'_>) -> Result<Vec<Arc<OpenStore>>, Failure> {
    let mut open = Vec::new();
    let mut failures = Vec::new();
    for argument in arguments {
        match open_one(argument, opening) {
            Ok(stores) => open.extend(stores),
            Err(error) => failures.push(error.to_string()),
        }
    }
    // When nothing was read, the last sentence is the failure itself; the others are told before it.
    let fatal = if open.is_empty() { failures.pop() } else { None };
    for sentence in &failures {
        output::complain(sentence);
    }
    fatal.map_or(Ok(open), |sentence| Err(Failure::nothing_read(sentence)))
}

fn open_one(argument: &str, opening: &Opening<'_>) -> Result<Vec<Arc<OpenStore>>, ReadError> {
    if argument == store::SAMPLE {
        let report = store::read_sample(&opening.options, &Progress::default())?;
        return Ok(vec![classified(report, argument.to_owned(), opening)]);
    }
    let locations = locations(argument, opening.env)?;
    let (mut open, mut failure) = (Vec::new(), None);
    for location in &locations {
        match store::read(location, &opening.options, &Progress::default()) {
            Ok(report) => open.push(classified(report, location.file.display().to_string(), opening)),
            Err(error) => {
                // One of several profiles: say so and go on with the rest.
                if let Some(earlier) = failure.replace(error) {
                    output::complain(&earlier.to_string());
                }
            }
        }
    }
    match failure {
        Some(error) if open.is_empty() => Err(error),
        Some(error) => {
            output::complain(&error.to_string());
            Ok(open)
        }
        None => Ok(open),
    }
}

/// A path wins over an id of the same name, because it is what a shell completes.
fn locations(argument: &str, env: &Env) -> Result<Vec<StoreLocation>, ReadError> {
    let path = Path::new(argument);
    if !path.exists() {
        let found = store::discover(&env.places);
        if let Some(location) = found.into_iter().find(|location| location.id == argument) {
            return Ok(vec![location]);
        }
    }
    store::locate(path)
}

fn classified(report: store::ReadReport, source: String, opening: &Opening<'_>) -> Arc<OpenStore> {
    Arc::new(OpenStore::classify(report, source, opening.knowledge))
}

/// The built-in charter after the one that was asked for, and the knowledge bases that were asked for. What a base could not be understood in
/// is counted on standard error.
pub(super) fn knowledge(charter_file: Option<&PathBuf>, bases: &[PathBuf]) -> Result<Knowledge, Failure> {
    let mut charters = Vec::new();
    if let Some(path) = charter_file {
        let loaded = charter::load(path).map_err(|error| Failure::nothing_read(error.to_string()))?;
        charters.push(Arc::new(loaded));
    }
    charters.push(Arc::new(charter::builtin().clone()));
    let imports = bases.iter().map(|path| load_base(path).map(Arc::new)).collect::<Result<_, _>>()?;
    Ok(Knowledge { user: None, charters, imports })
}

/// The corrections that the user made in the window, unless they are left out.
pub(super) fn corrections(env: &Env, none: bool) -> Result<Option<Arc<KnowledgeBase>>, Failure> {
    let Some(folder) = env.settings.as_ref().filter(|_| !none) else { return Ok(None) };
    let loaded = Corrections::load(&Corrections::file_in(folder));
    let corrections = loaded.map_err(|error| Failure::nothing_read(error.to_string()))?;
    Ok(corrections.base().map(Arc::new))
}

fn load_base(path: &Path) -> Result<KnowledgeBase, Failure> {
    let unreadable = |error: std::io::Error| {
        Failure::nothing_read(format!(
            "The knowledge base could not be read ({error}). Check the name and that you may read it: {}",
            path.display()
        ))
    };
    let text = charter::read_text(path).map_err(unreadable)?;
    let id = path.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().replace([':', ';', '/'], "-"));
    let base = parse_knowledge(&text, &id).map_err(|error| Failure::nothing_read(format!("{error}: {}", path.display())))?;
    if let Some(first) = base.problems.first() {
        output::complain(&format!("{} lines were not understood, the first: {first}: {}", base.problems.len(), path.display()));
    }
    Ok(base)
}

pub(super) fn history_choice(file: Option<&PathBuf>, none: bool) -> HistoryChoice {
    match file {
        _ if none => HistoryChoice::Ignore,
        Some(path) => HistoryChoice::File(path.clone()),
        None => HistoryChoice::Beside,
    }
}

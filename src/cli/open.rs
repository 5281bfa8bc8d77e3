use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::KnowledgeArgs;
use super::{Env, Failure, output};
use crate::charter::{self, LoadedCharter};
use crate::classify::{Knowledge, KnowledgeBase, parse_knowledge};
use crate::corrections::Corrections;
use crate::files::{TextError, read_text};
use crate::i18n::Words;
use crate::inventory::OpenStore;
use crate::notes::Notes;
use crate::portals::Portals;
use crate::speech::{self, with_path};
use crate::store::{self, Beside, HistoryChoice, IdError, LeftOut, Omission, Paths, Progress, ReadError, StoreLocation};
use crate::work::{self, Asked, Opened, Source};

/// What `STORE` arguments mean and how they are read.
pub(super) struct Opening<'a> {
    pub env: &'a Env,
    pub asked: Asked,
    pub words: &'a Words,
}

/// Reads every store that the arguments name, each file once. What cannot be read is told on standard error; it is a failure only when
/// nothing could be read.
pub(super) fn open_all(arguments: &[OsString], opening: &Opening<'_>) -> Result<Vec<Arc<OpenStore>>, Failure> {
    Ok(open_with_records(arguments, opening)?.into_iter().map(|opened| opened.store).collect())
}

/// The same, with what consent tools noted in each store where that was asked for.
pub(super) fn open_with_records(arguments: &[OsString], opening: &Opening<'_>) -> Result<Vec<Opened>, Failure> {
    let words = opening.words;
    let (sources, ambiguous) = sources(arguments, opening);
    let mut round = work::open(sources, &opening.asked, &Progress::default());
    round.remember_unread(&ambiguous);
    for path in &round.repeated {
        output::complain(&words.with("cli-named-twice", &[("path", path.display().to_string().into())]));
    }
    let refused = round.failures.iter().map(|(source, error)| refusal(source, error, words));
    let mut failures: Vec<String> = ambiguous.iter().map(|left| unclear(left, words)).chain(refused).collect();
    for left in round.left_out.iter().filter(|left| left.why.is_a_loss()) {
        output::complain(&with_path(words, speech::left_out(words, left, Paths::Whole)));
    }
    // When nothing was read, the last sentence is the failure itself; the others are told before it.
    let fatal = if round.stores.is_empty() { failures.pop() } else { None };
    for sentence in &failures {
        output::complain(sentence);
    }
    if let Some(sentence) = fatal {
        return Err(Failure::nothing_read(sentence));
    }
    // First: that a history which was named cannot be used ends the command, and each store would say it again.
    history_was_read(round.stores.iter(), opening)?;
    for sentence in round.stores.iter().flat_map(|opened| speech::store_losses(words, &opened.store)) {
        output::complain(&sentence);
    }
    Ok(round.stores)
}

/// A history that was named and could not be used is a mistake to hear of, not a detail.
pub(super) fn history_was_read<'a>(mut open: impl Iterator<Item = &'a Opened>, opening: &Opening<'_>) -> Result<(), Failure> {
    let HistoryChoice::File(path) = &opening.asked.options.history else { return Ok(()) };
    // Not whether there is a history: recordings have one of their own.
    if open.any(|opened| opened.store.report.record.history_file == Beside::Read) {
        return Ok(());
    }
    Err(Failure::nothing_read(opening.words.with("cli-history-unreadable", &[("path", path.display().to_string().into())])))
}

/// What nothing stands behind and what looks like an id was meant as one.
pub(super) fn refusal(source: &Source, error: &ReadError, words: &Words) -> String {
    let id = match (source, error) {
        (Source::Path(path), ReadError::NotFound { .. }) => path.to_str().filter(|argument| looks_like_id(argument)),
        _ => None,
    };
    with_path(
        words,
        match id {
            Some(id) => (words.text("cli-no-such-id").into_owned(), Some(id.to_owned())),
            None => speech::read_error(words, error),
        },
    )
}

/// `firefox:default-release`, but no drive of Windows and no other path.
fn looks_like_id(argument: &str) -> bool {
    let browser = argument.split_once(':').filter(|(_, profile)| !profile.is_empty()).map_or("", |(browser, _)| browser);
    browser.len() > 1 && browser.chars().all(|c| c.is_alphanumeric() || c == '-') && !argument.contains(['/', '\\'])
}

/// What the arguments name, and each of them that could mean several stores.
pub(super) fn sources(arguments: &[OsString], opening: &Opening<'_>) -> (Vec<Source>, Vec<LeftOut>) {
    let mut ambiguous = Vec::new();
    let mut sources = Vec::new();
    for argument in arguments {
        if let Some(source) = source(argument, opening.env) {
            sources.push(source);
        } else {
            ambiguous.push(LeftOut { path: argument.into(), why: Omission::AmbiguousId });
        }
    }
    (sources, ambiguous)
}

/// The sentence on an argument that could mean several stores.
pub(super) fn unclear(left: &LeftOut, words: &Words) -> String {
    with_path(words, speech::left_out(words, left, Paths::Whole))
}

/// What an argument names; none when it is an id that several stores share. A path wins over an id of the same name, because it is what a
/// shell completes.
fn source(argument: &OsStr, env: &Env) -> Option<Source> {
    if argument == store::SAMPLE {
        return Some(Source::Sample);
    }
    let path = Path::new(argument);
    if let Some(id) = argument.to_str().filter(|argument| !path.exists() && looks_like_id(argument)) {
        match by_id(id, env) {
            Ok(location) => return Some(Source::Found(Box::new(location))),
            Err(IdError::Ambiguous) => return None,
            Err(IdError::Unknown) => {}
        }
    }
    Some(Source::Path(path.to_owned()))
}

/// The store with an id that `stores` prints, with `--apps` or without. Those of applications are only looked for when no browser has it, because that
/// takes longer.
fn by_id(id: &str, env: &Env) -> Result<StoreLocation, IdError> {
    let of_browser = store::find_by_id(&store::discover(&env.places).stores, id).cloned();
    if of_browser != Err(IdError::Unknown) {
        return of_browser;
    }
    store::find_by_id(&store::discover_apps(&env.places, &Progress::default()).stores, id).cloned()
}

/// What was asked for beside the built-in catalogue: the user's corrections, the built-in charter after the one that was named, and the knowledge
/// bases. What a base could not be understood in is counted on standard error.
pub(super) fn knowledge(args: &KnowledgeArgs, env: &Env, words: &Words) -> Result<Knowledge, Failure> {
    let portals = portals(env, args.no_corrections, words)?;
    let mut charters = Vec::new();
    if let Some(path) = &args.charter {
        charters.push(Arc::new(portals.widen(&load_charter(path, words)?.charter)));
    }
    charters.push(Arc::new(portals.widen(charter::builtin())));
    Ok(Knowledge { charters, ..knowledge_without_charters(&args.knowledge, args.no_corrections, env, words)? })
}

/// What is known beside charters: the user's corrections and the knowledge bases.
pub(super) fn knowledge_without_charters(bases: &[PathBuf], no_corrections: bool, env: &Env, words: &Words) -> Result<Knowledge, Failure> {
    let imports = bases.iter().map(|path| load_base(path, words).map(Arc::new)).collect::<Result<_, _>>()?;
    Ok(Knowledge { user: corrections(env, no_corrections, words)?, charters: Vec::new(), imports, ..Knowledge::default() })
}

pub(super) fn load_charter(path: &Path, words: &Words) -> Result<LoadedCharter, Failure> {
    charter::load(path).map_err(|error| Failure::nothing_read(with_path(words, speech::charter_error(words, &error))))
}

/// What the user has written of cookies and sites.
pub(super) fn notes(env: &Env, words: &Words) -> Result<Notes, Failure> {
    let Some(folder) = env.settings.as_ref() else { return Ok(Notes::default()) };
    let loaded = Notes::load(&Notes::file_in(folder));
    loaded.map_err(|error| Failure::nothing_read(with_path(words, speech::notes_error(words, &error))))
}

/// The hosts that the user has named as portals of charters, unless they are left out.
pub(super) fn portals(env: &Env, none: bool, words: &Words) -> Result<Portals, Failure> {
    let Some(folder) = env.settings.as_ref().filter(|_| !none) else { return Ok(Portals::default()) };
    let loaded = Portals::load(&Portals::file_in(folder));
    loaded.map_err(|error| Failure::nothing_read(with_path(words, speech::portals_error(words, &error))))
}

/// The corrections that the user made in the window, unless they are left out.
fn corrections(env: &Env, none: bool, words: &Words) -> Result<Option<Arc<KnowledgeBase>>, Failure> {
    let Some(folder) = env.settings.as_ref().filter(|_| !none) else { return Ok(None) };
    let loaded = Corrections::load(&Corrections::file_in(folder));
    let corrections = loaded.map_err(|error| Failure::nothing_read(with_path(words, speech::corrections_error(words, &error))))?;
    Ok(corrections.base().map(Arc::new))
}

fn load_base(path: &Path, words: &Words) -> Result<KnowledgeBase, Failure> {
    let shown = Some(path.display().to_string());
    let failure = |sentence: String| Failure::nothing_read(with_path(words, (sentence, shown.clone())));
    let unreadable = |error: TextError| {
        let reason = speech::text_error(words, &error);
        failure(words.with("cli-knowledge-unreadable", &[("reason", reason.into())]))
    };
    let text = read_text(path).map_err(unreadable)?;
    let id = path.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().replace([':', ';', '/'], "-"));
    let base = parse_knowledge(&text, &id).map_err(|error| failure(speech::knowledge_error(words, &error)))?;
    if let Some(first) = base.problems.first() {
        let args = [("count", base.problems.len().into()), ("first", speech::line_problem(words, first).into())];
        output::complain(&with_path(words, (words.with("cli-knowledge-problems", &args), shown.clone())));
    }
    if let Some(first) = base.too_short().next() {
        let args = [("count", base.too_short().count().into()), ("first", first.pattern.text().to_owned().into())];
        output::complain(&with_path(words, (words.with("knowledge-too-short", &args), shown)));
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

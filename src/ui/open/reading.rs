//! Reading, one round after the other, and what a round has given.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use egui::Context;

use super::Own;
use super::state::{Reading, ToRead, Why};
use super::update::keep_shown_valid;
use crate::charter::{self, CharterError};
use crate::dossier;
use crate::jobs::Job;
use crate::private_folder;
use crate::speech::SentenceAndPath;
use crate::store::{HistoryChoice, KeepValues, Progress, ReadError, ReadOptions, StoreSource};
use crate::ui::kit::{Ask, Preference, ReadCharter, Screen, ShownStores, Source, State, speech, wake};
use crate::work::{self, Asked, Opened, Round};

impl Own {
    pub(super) fn read(&mut self, asked: ToRead, state: &State, ctx: &Context) {
        if asked.sources.is_empty() {
            return;
        }
        // A second press asks for nothing new; a second reload may find something new, but only one needs to wait.
        let is_known = self.waiting.contains(&asked) || (asked.why == Why::Named && self.reading_now.as_ref() == Some(&asked));
        if !is_known {
            self.waiting.push_back(asked);
        }
        self.read_next(state, ctx);
    }

    /// Starts the next round of reading, once the one before has ended.
    fn read_next(&mut self, state: &State, ctx: &Context) {
        if self.reading.is_running() {
            return;
        }
        self.reading_now = self.waiting.pop_front();
        let Some(ToRead { sources, why }) = self.reading_now.clone() else { return };
        let options = ReadOptions { values: KeepValues::None, history: HistoryChoice::Beside, now: state.now() };
        let asked = Asked { options, knowledge: Arc::clone(&state.judged_by.knowledge) };
        let known = state.stores.clone();
        let progress = Arc::new(Progress::default());
        let read = move |progress: &Progress| {
            let (dossiers, sources) = dossiers_among(sources);
            let mut round = work::open_again(sources, &asked, &known, progress);
            let (charters, no_charters) = charters_among(&mut round);
            let beside = beside(&round);
            Ok(Reading { round, charters, dossiers, beside, no_charters, why })
        };
        self.reading.start("read", progress, wake(ctx), read);
    }

    /// A round of reading has ended.
    pub(super) fn arrived(&mut self, state: &mut State, ctx: &Context) {
        let ended = match self.reading.job() {
            Job::Done(reading) => Ok(Arc::clone(reading)),
            Job::Failed { failure, .. } => Err(speech::stopped(&state.words, failure)),
            Job::Idle | Job::Running { .. } => return,
        };
        // The slot would otherwise keep a second reference to stores that are closed later.
        self.reading.clear();
        match ended {
            Ok(reading) => {
                match reading.why {
                    Why::Named | Why::Again => complain(&reading, state, ctx),
                    Why::Last => say_what_is_gone(&reading, state),
                    Why::Written => {}
                }
                if !reading.why.joins() {
                    remember_unread(&reading, state);
                }
                if !reading.charters.is_empty() {
                    state.ask(Ask::OpenCharters(reading.charters.clone()));
                }
                for path in &reading.dossiers {
                    state.ask(Ask::OpenDossier(path.clone()));
                }
                if !reading.round.stores.is_empty() {
                    let has_changed = take_in(&reading, state);
                    keep_shown_valid(state);
                    if state.screen == Screen::Start && state.has_stores() {
                        state.screen = Screen::Overview;
                    }
                    if has_changed {
                        self.show_stores(state, ctx);
                    } else if reading.round.failures.is_empty() && reading.why != Why::Written {
                        state.say(state.words.text("toast-nothing-changed").into_owned());
                    }
                }
            }
            Err(sentence) => state.dialogs.show_error(sentence, None, Vec::new(), ctx),
        }
        self.read_next(state, ctx);
    }
}

/// Takes out what says of itself that it is the dossier of an audit.
fn dossiers_among(sources: Vec<Source>) -> (Vec<PathBuf>, Vec<Source>) {
    let mut dossiers = Vec::new();
    let rest = sources.into_iter().filter(|source| match source {
        Source::Path(path) if dossier::is_dossier(path) => {
            dossiers.push(path.clone());
            false
        }
        _ => true,
    });
    let rest = rest.collect();
    (dossiers, rest)
}

/// Takes out of what could not be read the charters that are among it, and what is called one and is not. What a file is, its content decides.
fn charters_among(round: &mut Round) -> (Vec<ReadCharter>, Vec<CharterError>) {
    let (mut charters, mut wrong) = (Vec::new(), Vec::new());
    round.failures.retain(|(source, error)| {
        let Source::Path(path) = source else { return true };
        if !matches!(**error, ReadError::NotAStore { .. }) {
            return true;
        }
        let is_called_one = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"));
        match charter::preview_file(path) {
            Ok(preview) => charters.push(ReadCharter { path: Some(path.clone()), preview: Arc::new(preview) }),
            Err(error) if is_called_one => wrong.push(error),
            Err(_) => return true,
        }
        false
    });
    (charters, wrong)
}

/// The cookies of the profile that a single file which is none lies in: its history, its keys, whatever was picked by mistake.
fn beside(round: &Round) -> Option<PathBuf> {
    let [(Source::Path(path), _)] = round.failures.as_slice() else { return None };
    let folder = path.parent().filter(|_| path.is_file())?;
    let files = ["cookies.sqlite", "Cookies", "Network/Cookies"].map(|name| folder.join(name));
    files.into_iter().find(|file| file != path && file.is_file())
}

/// Which stores could not be read again, until they can.
fn remember_unread(reading: &Reading, state: &mut State) {
    let Round { stores, failures, .. } = &reading.round;
    let is_told =
        |source: &Source| stores.iter().any(|opened| opened.source == *source) || failures.iter().any(|(failed, _)| failed == source);
    state.unread.retain(|(source, _)| !is_told(source));
    let told = failures.iter().filter(|(_, error)| !matches!(**error, ReadError::Cancelled));
    state.unread.extend(told.cloned());
}

/// Puts the stores of a round among the open ones; false where that changes nothing.
fn take_in(reading: &Reading, state: &mut State) -> bool {
    let mut files = Vec::new();
    let (shown, mut has_changed) = (state.shown, false);
    // Tens of thousands may come at once: none is looked for among all.
    let place = |(at, known): (usize, &Opened)| (known.store.source.clone(), at);
    let mut places: HashMap<StoreSource, usize> = state.stores.iter().enumerate().rev().map(place).collect();
    for opened in &reading.round.stores {
        let at = places.get(&opened.store.source).copied();
        if let Some(known) = at.and_then(|at| state.stores.get_mut(at)) {
            // One that was not read again keeps its verdicts, which may have become newer ones meanwhile.
            if Arc::ptr_eq(&known.store.report, &opened.store.report) {
                known.fingerprint = opened.fingerprint.clone();
                continue;
            }
            *known = opened.clone();
        } else if reading.why.joins() {
            places.insert(opened.store.source.clone(), state.stores.len());
            state.stores.push(opened.clone());
            // What was just opened is what one wants to see.
            state.shown = ShownStores::One(state.stores.len() - 1);
        } else {
            // Closed while it was read again.
            continue;
        }
        has_changed = true;
        if let Source::Found(location) = &opened.source
            && !private_folder::leads_into_one(&location.file)
        {
            files.push(location.file.clone());
        }
    }
    if reading.round.stores.len() > 1 && reading.why.joins() {
        state.shown = ShownStores::All;
    }
    if reading.why != Why::Written {
        state.ask(Ask::Prefer(Preference::Opened(files)));
    }
    has_changed || state.shown != shown
}

/// Says in one sentence which of the stores that were open last could not be opened again.
fn say_what_is_gone(reading: &Reading, state: &mut State) {
    let names: Vec<String> = reading.round.failures.iter().map(|(source, _)| speech::source_name(&state.words, source)).collect();
    if !names.is_empty() {
        let args = [("count", names.len().into()), ("names", names.join(", ").into())];
        let sentence = state.words.with("toast-last-gone", &args);
        state.warn(sentence);
    }
}

/// Says what could not be opened: all of it by name, each with its reason.
fn complain(reading: &Reading, state: &mut State, ctx: &Context) {
    let words = &state.words;
    let failures: Vec<_> = reading.round.failures.iter().filter(|(_, error)| !matches!(**error, ReadError::Cancelled)).collect();
    let wrong = reading.no_charters.iter().map(|error| speech::charter_error(words, error));
    let mut told: Vec<SentenceAndPath> = failures.iter().map(|(_, error)| speech::read_error(words, error)).chain(wrong).collect();
    let retry = failures.iter().map(|(source, _)| source.clone()).collect();
    let (sentence, path) = match told.len() {
        0 => {
            if !reading.round.failures.is_empty() {
                let id = if reading.round.stores.is_empty() { "toast-cancelled" } else { "toast-cancelled-kept" };
                state.say(words.text(id).into_owned());
            }
            return;
        }
        1 => told.remove(0),
        many => {
            let lines = told.into_iter().map(|one| speech::with_path(words, one)).collect::<Vec<_>>().join("\n");
            (words.count("error-several", many as u64), Some(lines))
        }
    };
    state.dialogs.show_error_beside(sentence, path, (retry, reading.beside.clone()), ctx);
}

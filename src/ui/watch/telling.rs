//! What became of cookies in words.

use super::Own;
use crate::compare::Became;
use crate::ui::kit::watching::RecentCookie;
use crate::ui::kit::{Source, State, speech};

/// “Followed since 14:32: 3 new, 1 changed, none gone.”
#[must_use]
pub fn summary(state: &State) -> String {
    let words = &state.words;
    let Some(base) = &state.watching.base else { return String::new() };
    let id = if base.is_following { "watch-following" } else { "watch-since" };
    words.with(id, &[("time", words.time(base.at).into()), ("what", brief(state).into())])
}

/// “3 new, 1 changed”: as much of it as a small window has room for.
#[must_use]
pub fn brief(state: &State) -> String {
    let words = &state.words;
    let [new, changed, gone] = state.watching.recent.value().map(|recent| recent.counts).unwrap_or_default();
    if new + changed + gone == 0 {
        return words.text(unchanged(state)).into_owned();
    }
    let parts = [("watch-new", new), ("watch-changed", changed), ("watch-gone", gone)];
    let parts = parts.into_iter().filter(|(_, count)| *count > 0).map(|(id, count)| words.count(id, count as u64));
    parts.collect::<Vec<_>>().join(", ")
}

/// What is said where no cookie differs, by the id of its message: of a store that could not be read again nobody knows whether one does.
fn unchanged(state: &State) -> &'static str {
    let is_unread = |source: &Source| state.unread.iter().any(|(unread, _)| unread == source);
    match state.stores.iter().filter(|opened| is_unread(&opened.source)).count() {
        0 => "watch-nothing",
        unread if unread == state.stores.len() => "watch-not-known",
        _ => "watch-nothing-read",
    }
}

/// What became of a cookie, in one word.
#[must_use]
pub fn fate(state: &State, became: &Became) -> String {
    let id = match became {
        Became::New(_) => "watch-mark-new",
        Became::Changed { .. } => "watch-mark-changed",
        Became::Gone(_) => "watch-mark-gone",
    };
    state.words.text(id).into_owned()
}

/// The same in whole: what it is, or was, or what differs.
#[must_use]
pub fn details(state: &State, cookie: &RecentCookie) -> String {
    speech::news(&state.words, &cookie.news)
}

/// The list as text: what became of a cookie, name, host and path, what it is, and its store where several are open.
#[must_use]
pub fn text(state: &State) -> String {
    let Some(recent) = state.watching.recent.value() else { return String::new() };
    let mut lines = vec![summary(state)];
    for cookie in &recent.cookies {
        let key = speech::compare_key(&state.words, &cookie.news.key);
        let mut cells = vec![fate(state, &cookie.news.became), key, details(state, cookie)];
        cells.extend((state.stores.len() > 1).then(|| speech::visible(cookie.source.shown())));
        lines.push(cells.join("\t"));
    }
    lines.join("\n")
}

impl Own {
    /// What happened, in a sentence for who does not see it; none while nothing is compared, or is being compared.
    #[must_use]
    pub fn spoken(&self, state: &State) -> Option<String> {
        state.watching.base.as_ref().filter(|_| !state.watching.recent.is_running())?;
        let told = [Some(summary(state)), self.trouble(state)].into_iter().flatten();
        told.reduce(|one, more| speech::sentences(&state.words, &one, &more))
    }

    /// Why stores are not followed now, or that another file was put in the place of one.
    #[must_use]
    pub fn trouble(&self, state: &State) -> Option<String> {
        let words = &state.words;
        if self.has_failed && state.watching.is_following() {
            return Some(words.text("error-no-thread").into_owned());
        }
        let is_open = |source: &Source| state.stores.iter().any(|opened| opened.source == *source);
        if let Some((source, error)) = state.unread.iter().find(|(source, _)| is_open(source)) {
            let (reason, _) = speech::read_error(words, error);
            let id = if state.watching.is_following() { "watch-lost" } else { "watch-old" };
            let store = speech::source_name(words, source);
            return Some(words.with(id, &[("store", store.into()), ("reason", reason.into())]));
        }
        let replaced =
            state.stores.iter().find(|opened| super::files::database(opened).is_some_and(|file| self.replaced.contains(&file)))?;
        let store = speech::opened_name(words, &state.browsing.store_names, replaced);
        Some(words.with("watch-replaced", &[("store", store.into())]))
    }
}

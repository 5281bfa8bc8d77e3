//! What the window is called: the program, then the page and what is open. Whoever has several windows tells them apart by it.

use crate::ui::kit::{Command, Place, Screen, ShownStores, State, speech};

/// The title for what is shown.
#[must_use]
pub fn of(state: &State) -> String {
    let words = &state.words;
    let app = words.text("app-name").into_owned();
    let command = match state.screen {
        Screen::Site => Some(Command::SitePage),
        screen => Command::ALL.iter().copied().find(|command| command.place() == Place::Tab(screen)),
    };
    let page = command.map(|command| words.text(command.label_id()).into_owned());
    let stores = &state.stores;
    let store = match state.shown {
        ShownStores::One(index) => stores.get(index),
        ShownStores::All => stores.first().filter(|_| stores.len() == 1),
    };
    let open = match store {
        Some(opened) => Some(speech::opened_name(words, &state.browsing.store_names, opened)),
        None => (!stores.is_empty()).then(|| words.count("store-all-count", stores.len() as u64)),
    };
    page.into_iter().chain(open).fold(app, |before, part| speech::name_detail(words, &before, &part))
}
